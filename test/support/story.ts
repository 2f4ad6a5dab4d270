// One small register most tests begin with: Fræna's contract and agreement with Fjordsky on the system Oppvekst.
import { assess, assessOn, segments } from '../../src/domain/assessment/assess.ts';
import type { AssessedKind, Outcome } from '../../src/domain/assessment/rule.ts';
import { addDays } from '../../src/domain/calendar.ts';
import type { Journal } from '../../src/domain/register.ts';
import type { FieldsOf, Location, SetsOf } from '../../src/domain/subjects.ts';

import { BODIES, COMPANIES, everybody, PEOPLE } from './cast.ts';
import {
  annexed,
  categories,
  clauses,
  dataSubjects,
  day,
  evidence,
  holding,
  link,
  party,
  place,
  type Told,
  told,
  vendor,
} from './journal.ts';

const { frana } = BODIES;
const { fjordsky, bergdata } = COMPANIES;

/** Ids of the story's subjects. */
export const IDS = {
  vendor: 'ven_fjordsky',
  product: 'pro_oppvekst',
  system: 'sys_oppvekst',
  contract: 'con_oppvekst',
  agreement: 'agr_oppvekst',
  version: 'ver_1',
} as const;

/** The day everything in the story begins. */
export const BEGINS = '2019-01-01';

/** What of the story a test tells otherwise. */
export type Otherwise = {
  system?: Partial<FieldsOf<'system'>>;
  systemSets?: Partial<{ [S in keyof SetsOf<'system'>]: Record<string, SetsOf<'system'>[S]> }>;
  product?: Partial<{ [S in keyof SetsOf<'product'>]: Record<string, SetsOf<'product'>[S]> }>;
  contract?: Partial<FieldsOf<'contract'>>;
  agreement?: Partial<FieldsOf<'agreement'>>;
  version?: Partial<FieldsOf<'version'>>;
  versionSets?: Partial<{ [S in keyof SetsOf<'version'>]: Record<string, SetsOf<'version'>[S]> }>;
  /** Evidence told instead of the story's own. */
  proofs?: Told[];
  /** The day the version is recorded from; the story's first day when left out. */
  versionOn?: string;
};

/** Everything that fits: no rule finds anything from 2019-01-01 on until a test tells something more. */
export function story(otherwise: Otherwise = {}): Told[] {
  return [
    ...everybody(),
    vendor(IDS.vendor, fjordsky.id),
    told('product', IDS.product, '2015-01-01', {
      fields: { vendor: IDS.vendor, name: 'Oppvekst', description: null },
      added: {
        subProcessors: link(bergdata.id, 'NO', KNOWN),
        locations: place('NO', 'storage'),
        ...otherwise.product,
      },
    }),
    system(otherwise),
    contract(otherwise),
    agreement(otherwise),
    version(otherwise),
    otherwise.proofs ?? proofs(),
  ].flat();
}

/** A link of which all is known that must be. */
export const KNOWN = { service: 'Drift', address: 'Storgata 1, Molde', contact: 'Berg', children: 'none' } as const;

const PRODUCT = { kind: 'product', id: IDS.product } as const;

/** The proofs the story needs: the chain confirmed every year, the flow-down shown, the processor verified. */
export function proofs(): Told[] {
  const years = Array.from({ length: 11 }, (_, year) => addDays(day(BEGINS), year * 364));
  return [
    ...years.map((on) => evidence('chain_confirmation', PRODUCT, on)),
    evidence('flow_down', PRODUCT, BEGINS),
    ...['2019-01-01', '2021-12-01', '2024-11-01', '2027-10-01'].map((on) => evidence('verification', PRODUCT, on)),
  ];
}

/** Fræna's system on its own: in use since 2019 with pupils' identity and contact data. */
export function system({ system: fields, systemSets }: Otherwise = {}): Told[] {
  const all: FieldsOf<'system'> = {
    name: 'Oppvekst',
    product: IDS.product,
    edition: null,
    processor: null,
    purpose: 'Skule og barnehage',
    personalData: true,
    operatingModel: 'saas',
    zone: 'internal',
    twoFactor: 'enforced',
    owner: PEOPLE.odd,
    goLive: day(BEGINS),
    endedOn: null,
    highRisk: false,
    inRecord: true,
    recipientCategories: 'Ingen',
    retention: 'Så lenge eleven går på skulen',
    securityMeasures: 'Tilgangsstyring',
    ...fields,
  };
  const sets = {
    dataCategories: categories('identity', 'contact'),
    dataSubjects: dataSubjects('pupils'),
    ...systemSets,
  };
  return [
    told('system', IDS.system, BEGINS, { fields: all, added: sets }, { body: frana.id }),
    holding('system', IDS.system, frana.id, BEGINS),
  ];
}

function contract({ contract: fields }: Otherwise): Told[] {
  const all: FieldsOf<'contract'> = {
    title: 'Oppvekst, SSA-L',
    customer: frana.entity,
    vendor: fjordsky.id,
    form: 'SSA-L',
    caseReference: null,
    startOn: day(BEGINS),
    endOn: null,
    noticeMonths: 3,
    ...fields,
  };
  return [
    told('contract', IDS.contract, BEGINS, { fields: all }, { body: frana.id }),
    holding('contract', IDS.contract, frana.id, BEGINS),
  ];
}

function agreement({ agreement: fields }: Otherwise): Told[] {
  const all: FieldsOf<'agreement'> = {
    title: 'Databehandleravtale Oppvekst',
    contract: IDS.contract,
    form: 'vendor_form',
    framework: false,
    caseReference: null,
    owner: PEOPLE.kari,
    ...fields,
  };
  const systems = { [IDS.system]: { system: IDS.system } };
  return [
    told('agreement', IDS.agreement, BEGINS, { fields: all, added: { systems } }, { body: frana.id }),
    holding('agreement', IDS.agreement, frana.id, BEGINS),
  ];
}

/** The story's version, or another of the same agreement under another id. */
export function version(
  { version: fields, versionSets, versionOn = BEGINS }: Otherwise = {},
  id: string = IDS.version,
): Told {
  const all: FieldsOf<'version'> = {
    agreement: IDS.agreement,
    label: id,
    state: 'signed',
    validFrom: day(BEGINS),
    validTo: null,
    terminatedOn: null,
    contractRevision: null,
    contractOn: day(BEGINS),
    gdpr: true,
    authorisation: 'specific',
    noticeDays: 30,
    objectionDays: 14,
    breachHours: 24,
    subjectMatter: 'Oppvekst',
    nature: 'Lagring',
    purpose: 'Skule',
    duration: 'Avtaletida',
    retention: null,
    deletion: null,
    document: null,
    ...fields,
  };
  const sets = {
    parties: { ...party(frana.entity, 'controller', BEGINS), ...party(fjordsky.id, 'processor', BEGINS) },
    dataCategories: annexed(categories('identity', 'contact')),
    dataSubjects: annexed(dataSubjects('pupils')),
    locations: annexed(place('NO', 'storage')),
    subProcessors: annexed(link(bergdata.id, 'NO')),
    clauses: clauses(),
    ...versionSets,
  };
  return told('version', id, versionOn, { fields: all, added: sets }, { root: IDS.agreement, body: frana.id });
}

const SUBJECTS = { agreement: IDS.agreement, system: IDS.system, body: frana.id, contract: IDS.contract } as const;

/** Outcomes of one code for the story's subject of a kind on a day. */
export function outcomes(
  of: Journal,
  code: string,
  on: string,
  kind: AssessedKind = 'agreement',
  id: string = SUBJECTS[kind],
): Outcome[] {
  return assess(of, { kind, id }, day(on)).filter((outcome) => outcome.code === code);
}

/** What one code says on a day: `found` or `cannot_tell` with its part, or `clear`. */
export function verdict(of: Journal, code: string, on: string, kind: AssessedKind = 'agreement'): string {
  const said = outcomes(of, code, on, kind).map(({ outcome, part }) =>
    part === null ? outcome : `${outcome} ${part}`,
  );
  return said.length === 0 ? 'clear' : said.sort().join(', ');
}

/** What one code says on each of several days. */
export function verdicts(
  of: Journal,
  code: string,
  days: readonly string[],
  kind: AssessedKind = 'agreement',
): string[] {
  return days.map((on) => `${on} ${verdict(of, code, on, kind)}`);
}

/** The status of the story's agreement on a day. */
export function statusOn(of: Journal, on: string, id: string = IDS.agreement): string | null {
  return assessOn(of, { kind: 'agreement', id }, day(on), { next: null }).status;
}

/**
 * The codes found for a subject over a period, with the days they begin and end: `2019-01-01..2019-03-01 F06`; a code
 * that cannot be told has a question mark. `only` leaves other codes out.
 */
export function found(
  of: Journal,
  from: string,
  to: string,
  { kind = 'agreement', only }: { kind?: AssessedKind; only?: readonly string[] } = {},
): string[] {
  const said: { from: string; to: string; codes: string }[] = [];
  for (const segment of segments(of, { kind, id: SUBJECTS[kind] }, day(from), day(to))) {
    const counted = segment.outcomes.filter(({ code }) => !only || only.includes(code));
    const codes = counted.map(({ code, outcome }) => (outcome === 'found' ? code : `${code}?`)).join(' ') || 'clear';
    const before = said.at(-1);
    if (before?.codes === codes) before.to = segment.to;
    else said.push({ from: segment.from, to: segment.to, codes });
  }
  return said.map((one) => `${one.from}..${one.to} ${one.codes}`);
}

/** The part of the place `abroad` puts data in. */
export const ABROAD = { key: 'US:support', part: 'location:US:support' } as const;

/** The story with support from the United States on some basis, told of the product from a day, and listed in the annex. */
export function abroad(basis: Partial<Location>, on = '2019-01-01', otherwise: Otherwise = {}): Told[] {
  const { country = 'US', activity = 'support' } = basis;
  const listed = annexed({ ...place('NO', 'storage'), ...place(country, activity) });
  return [
    ...story({ ...otherwise, versionSets: { locations: listed, ...otherwise.versionSets } }),
    told('product', IDS.product, on, { added: { locations: place(country, activity, basis) } }, { id: 'rev_abroad' }),
  ];
}
