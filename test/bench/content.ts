// What the benches' register holds: companies with their products, and a municipality's systems, contracts and agreements.
import type { FieldsOf } from '../../src/domain/subjects.ts';
import { type AmendmentKind, DATA_CATEGORIES, type DataCategory } from '../../src/domain/vocabulary.ts';
import {
  amendment,
  annexed,
  categories,
  clauses,
  dataSubjects,
  day,
  entity,
  holding,
  link,
  party,
  place,
  type Told,
  told,
  vendor,
} from '../support/journal.ts';
import { knownLink, ownDuties, productDuties, systemDuties } from './duties.ts';
import type { Random } from './random.ts';

const COMPANIES_BENEATH = 60;
const SUB_PROCESSORS = 5;
const CATEGORIES = 6;
const FIELDS_OF_WORK = ['Oppvekst', 'Sak og arkiv', 'Lønn', 'Kart', 'Helse', 'Økonomi', 'Plan', 'Kultur', 'Renovasjon'];
const OFFICE = 'bod_ika';

const two = (n: number): string => String(n).padStart(2, '0');
const four = (n: number): string => String(n).padStart(4, '0');

/** Ids of the n-th things; `of` is the number of the body. */
export const ids = {
  company: (n: number) => `ent_v${four(n)}`,
  beneath: (n: number) => `ent_u${two(n)}`,
  vendor: (n: number) => `ven_${four(n)}`,
  product: (n: number) => `pro_${four(n)}`,
  body: (of: number) => `bod_${four(of)}`,
  bodyEntity: (of: number) => `ent_b${four(of)}`,
  manager: (of: number) => `per_${four(of)}`,
  system: (of: number, n: number) => `sys_${four(of)}_${four(n)}`,
  contract: (of: number, n: number) => `con_${four(of)}_${four(n)}`,
  agreement: (of: number, n: number) => `agr_${four(of)}_${four(n)}`,
  version: (of: number, n: number, label: number) => `ver_${four(of)}_${four(n)}_${label}`,
} as const;

/** The one data protection officer of all the bodies. */
export const OFFICER = 'per_officer';

const inUsa = (n: number): boolean => n % 12 === 0;
const inBritain = (n: number): boolean => n % 12 === 6;

function linksOf(product: number): ReturnType<typeof link> {
  const links: ReturnType<typeof link> = {};
  for (let i = 0; i < SUB_PROCESSORS; i += 1) {
    const n = (product * 7 + i * 11) % COMPANIES_BENEATH;
    const country = inUsa(n) ? 'US' : inBritain(n) ? 'GB' : 'NO';
    const instrument = country === 'US' ? 'US-DPF' : 'UK';
    const basis = country === 'NO' ? {} : { basis: 'A45' as const, instrument, basisSignedOn: day('2023-09-01') };
    const service = i === 0 ? 'Drift' : 'Støtte';
    Object.assign(links, link(ids.beneath(n), country, { service, ...basis, ...knownLink(country) }));
  }
  return links;
}

/** Vendors with a product each, the companies beneath them, and the office of the data protection officer. */
export function sharedFacts(vendors: number): Told[] {
  const facts: Told[] = [];
  for (let n = 0; n < COMPANIES_BENEATH; n += 1) {
    const country = inUsa(n) ? 'US' : inBritain(n) ? 'GB' : 'NO';
    const name = `Underleverandør ${two(n)} AS`;
    facts.push(entity(ids.beneath(n), { name, country, address: `Industrivegen ${n}` }));
  }
  for (let n = 0; n < vendors; n += 1) {
    facts.push(entity(ids.company(n), { name: `Leverandør ${four(n)} AS` }), vendor(ids.vendor(n), ids.company(n)));
    const name = `${FIELDS_OF_WORK[n % FIELDS_OF_WORK.length]} ${four(n)}`;
    const links = linksOf(n);
    const added = { subProcessors: links, locations: place('NO', 'storage') };
    facts.push(
      told('product', ids.product(n), '2015-01-01', {
        fields: { vendor: ids.vendor(n), name, description: null },
        added,
      }),
      ...productDuties(ids.product(n), n, links),
    );
  }
  facts.push(entity('ent_ika', { name: 'Interkommunalt arkiv' }));
  facts.push(bodyOf(OFFICE, 'ent_ika', 'dpo_office', 'Interkommunalt arkiv', null));
  facts.push(roleOf(OFFICER, 'data_protection_officer', OFFICE));
  return facts;
}

function bodyOf(
  id: string,
  of: string,
  kind: 'municipality' | 'dpo_office',
  name: string,
  number: string | null,
): Told {
  const fields = { entity: of, kind, name, municipalityNumber: number, language: 'nb' as const, ceased: false };
  return told('body', id, '1994-01-01', { fields }, { body: id });
}

function roleOf(person: string, role: 'contract_manager' | 'data_protection_officer', body: string): Told {
  return told('role', `rol_${person}`, '2018-01-01', { fields: { person, role, body, active: true } });
}

/** What has moved under an agreement since its version was signed; null is the ninety-odd in a hundred that still fit. */
type Moved = 'contract' | 'category' | 'company' | 'coming_contract' | 'coming_place' | null;

const STALE: readonly Moved[] = ['contract', 'category', 'company'];
const COMING: readonly Moved[] = ['coming_contract', 'coming_place'];

/** Two in a hundred have moved, by turns in their contract, data and chain; one more in two hundred will. */
function movedAt(n: number): Moved {
  if (n % 50 === 7) return STALE[Math.floor(n / 50) % STALE.length] ?? null;
  if (n % 200 === 11) return COMING[Math.floor(n / 200) % COMING.length] ?? null;
  return null;
}

/** One agreement with what it stands on: where it is, whose product, and what of it has moved. */
type Plan = { of: number; n: number; product: number; moved: Moved; categories: DataCategory[]; random: Random };

/** A municipality with its person and mandate, and `agreements` systems, contracts and agreements. */
export function bodyFacts(of: number, agreements: number, vendors: number, random: Random): Told[] {
  const id = ids.body(of);
  const name = `Kommune ${four(of)}`;
  const mandate: FieldsOf<'mandate'> = {
    office: OFFICE,
    body: id,
    decidedOn: day('2018-06-01'),
    notifiedOn: day('2018-06-15'),
    publishedUrl: 'https://kommune.example/personvernombud',
    capacityPercent: 20,
    active: true,
  };
  const facts: Told[] = [
    entity(ids.bodyEntity(of), { name }),
    bodyOf(id, ids.bodyEntity(of), 'municipality', name, String(1000 + of)),
    told('mandate', `man_${four(of)}`, '2018-07-01', { fields: mandate }, { body: id }),
    roleOf(ids.manager(of), 'contract_manager', id),
  ];
  for (let n = 0; n < agreements; n += 1) {
    const product = random.below(vendors);
    const first = random.below(DATA_CATEGORIES.length);
    const own = Array.from({ length: CATEGORIES }, (_, i) => DATA_CATEGORIES[(first + i * 3) % DATA_CATEGORIES.length]);
    const plan: Plan = { of, n, product, moved: movedAt(n), categories: own as DataCategory[], random };
    const mine = { body: id, agreement: ids.agreement(of, n), system: ids.system(of, n) };
    facts.push(...systemFacts(plan), ...contractFacts(plan), ...agreementFacts(plan), ...ownDuties(mine, n));
  }
  return facts;
}

const named = ({ product, n }: Plan): string => `${FIELDS_OF_WORK[product % FIELDS_OF_WORK.length]} ${four(n)}`;

function systemFacts(plan: Plan): Told[] {
  const { of, n, moved } = plan;
  const id = ids.system(of, n);
  const fields: FieldsOf<'system'> = {
    name: named(plan),
    product: ids.product(plan.product),
    edition: null,
    processor: null,
    purpose: 'Kommunale oppgaver',
    personalData: true,
    operatingModel: 'saas',
    zone: 'internal',
    twoFactor: 'enforced',
    owner: ids.manager(of),
    goLive: day('2018-09-01'),
    endedOn: null,
    ...systemDuties(n),
  };
  const added = {
    dataCategories: categories(...plan.categories),
    dataSubjects: dataSubjects('residents', 'employees'),
  };
  const on = { body: ids.body(of) };
  const facts = [
    told('system', id, '2018-09-01', { fields, added }, on),
    holding('system', id, ids.body(of), '2018-09-01'),
  ];
  const spare = DATA_CATEGORIES.find((category) => !plan.categories.includes(category)) ?? 'health';
  if (moved === 'category') {
    facts.push(told('system', id, '2026-05-01', { added: { dataCategories: categories(spare) } }, on));
  }
  if (moved === 'company') {
    facts.push(told('system', id, '2026-03-01', { added: { subProcessors: link('ent_u00', 'US') } }, on));
  }
  if (moved === 'coming_place') {
    facts.push(told('system', id, '2027-02-01', { added: { locations: place('IN', 'access') } }, on));
  }
  return facts;
}

const AMENDED: readonly [on: string, kind: AmendmentKind][] = [
  ['2019-05-01', 'price'],
  ['2021-05-01', 'new_module'],
  ['2023-05-01', 'renewal'],
  ['2024-11-01', 'retention'],
];

function contractFacts(plan: Plan): Told[] {
  const { of, n, moved } = plan;
  const id = ids.contract(of, n);
  const fields: FieldsOf<'contract'> = {
    title: `Avtale om ${named(plan)}`,
    customer: ids.bodyEntity(of),
    vendor: ids.company(plan.product),
    form: 'SSA-L',
    caseReference: `${2018 + (n % 8)}/${n}`,
    startOn: day('2018-08-01'),
    endOn: null,
    noticeMonths: 6,
  };
  const on = { body: ids.body(of) };
  const last = moved === 'contract' ? '2026-02-01' : moved === 'coming_contract' ? '2027-01-15' : null;
  const amendments = AMENDED.map(([day, kind], i) => {
    const effectiveOn = i === AMENDED.length - 1 && last !== null ? last : day;
    const added = { amendments: amendment(String(i + 1), effectiveOn, { kinds: [kind], material: kind !== 'price' }) };
    return told('contract', id, effectiveOn, { added }, on);
  });
  return [
    told('contract', id, '2018-08-01', { fields }, on),
    holding('contract', id, ids.body(of), '2018-08-01'),
    ...amendments,
  ];
}

const SIGNED = ['2018-09-01', '2020-09-01', '2022-09-01', '2025-03-01'] as const;

function agreementFacts(plan: Plan): Told[] {
  const { of, n } = plan;
  const id = ids.agreement(of, n);
  const fields: FieldsOf<'agreement'> = {
    title: `Databehandleravtale ${named(plan)}`,
    contract: ids.contract(of, n),
    form: 'ssa',
    framework: false,
    caseReference: `${2018 + (n % 8)}/${n}`,
    owner: ids.manager(of),
  };
  const systems = { [ids.system(of, n)]: { system: ids.system(of, n) } };
  const on = { body: ids.body(of) };
  return [
    told('agreement', id, '2018-09-01', { fields, added: { systems } }, on),
    holding('agreement', id, ids.body(of), '2018-09-01'),
    ...SIGNED.map((signed, i) => versionOf(plan, i + 1, signed)),
  ];
}

function versionOf({ of, n, product, categories: own, random }: Plan, label: number, signed: string): Told {
  const runsOut = label === SIGNED.length && n % 5 === 3;
  const fields: FieldsOf<'version'> = {
    agreement: ids.agreement(of, n),
    label: `${label}.0`,
    state: 'signed',
    validFrom: day(signed),
    validTo: runsOut ? day(`${2027 + random.below(3)}-${two(1 + random.below(12))}-15`) : null,
    terminatedOn: null,
    contractRevision: null,
    contractOn: day(signed),
    gdpr: true,
    authorisation: 'specific',
    noticeDays: 30,
    objectionDays: 14,
    breachHours: 24,
    subjectMatter: 'Levering av fagsystem',
    nature: 'Lagring og drift',
    purpose: 'Kommunale oppgaver',
    duration: 'Avtalens løpetid',
    retention: null,
    deletion: null,
    document: null,
  };
  const added = {
    parties: {
      ...party(ids.bodyEntity(of), 'controller', signed),
      ...party(ids.company(product), 'processor', signed),
    },
    dataCategories: annexed(categories(...own)),
    dataSubjects: annexed(dataSubjects('residents', 'employees')),
    locations: annexed(place('NO', 'storage')),
    subProcessors: annexed(linksOf(product)),
    // Nobody reads the clauses of texts that were superseded before the register was taken into use.
    ...(label === SIGNED.length ? { clauses: clauses() } : {}),
  };
  const under = { root: ids.agreement(of, n), body: ids.body(of) };
  return told('version', ids.version(of, n, label), signed, { fields, added }, under);
}
