// What can happen to a register, made from a few numbers each: for property tests that let anything happen in any order.
import fc from 'fast-check';
import { addDays, type CalendarDate, osloDay } from '../../src/domain/calendar.ts';
import type { Revision, RevisionContent } from '../../src/domain/revisions.ts';
import type { SubjectKind } from '../../src/domain/subjects.ts';
import { EVIDENCE_KINDS } from '../../src/domain/vocabulary.ts';
import { BODIES, COMPANIES, PEOPLE } from './cast.ts';
import {
  amendment,
  annexed,
  clauses,
  day,
  holding,
  lawEnding,
  link,
  party,
  place,
  type Told,
  told,
  vendor,
} from './journal.ts';
import { IDS, story, version } from './story.ts';
import { correction, takenBack, tell, wholeJournal } from './told.ts';
import type { TestWorld } from './world.ts';

/** One thing that happens: which, to what, with what, and how many days from today it takes effect. */
export type Doing = { what: (typeof WHATS)[number]; one: number; other: number; third: number; days: number };

const WHATS = [
  'record',
  'record',
  'record',
  'record',
  'two at once',
  'correct',
  'withdraw',
  'withdraw a cause',
  'end',
  'pass days',
] as const;

/** Anything that may happen: half of it takes effect today, the rest years back or up to a year ahead. */
export const doings: fc.Arbitrary<Doing> = fc.record({
  what: fc.constantFrom(...WHATS),
  one: fc.nat(10_000),
  other: fc.nat(10_000),
  third: fc.nat(10_000),
  days: fc.oneof(fc.constant(0), fc.integer({ min: -3000, max: 360 })),
});

const { frana, eide, hustadvika, orkide, ika } = BODIES;
const SECOND = { system: 'sys_skule', contract: 'con_skule', agreement: 'agr_skule', version: 'ver_2' } as const;
const PRODUCTS = [IDS.product, 'pro_skule'] as const;
const SYSTEMS = [IDS.system, SECOND.system] as const;
const CONTRACTS = [IDS.contract, SECOND.contract] as const;
const AGREEMENTS = [IDS.agreement, SECOND.agreement] as const;
const VERSIONS = [IDS.version, SECOND.version] as const;
const ENTITIES = Object.values(COMPANIES).map(({ id }) => id);
const HOLDERS = [frana.id, eide.id, hustadvika.id, orkide.id] as const;
const ROOT_OF: Record<string, string> = { [IDS.version]: IDS.agreement, [SECOND.version]: SECOND.agreement };

const at = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

/** The register everything begins with: the story in Fræna, and the same vendor's second product in Eide. */
export function beginning(): Told[] {
  const second = story({ system: { product: PRODUCTS[1], name: 'Skule' } })
    .filter((one) => ['system', 'contract', 'agreement', 'holding'].includes(one.kind))
    .map((one) => JSON.parse(renamed(JSON.stringify(one))) as Told);
  const product = told('product', PRODUCTS[1], '2015-01-01', {
    fields: { vendor: IDS.vendor, name: 'Skule', description: null },
    added: { subProcessors: link(COMPANIES.thames.id, 'GB'), locations: place('NO', 'storage') },
  });
  const own = { ...version({ version: { agreement: SECOND.agreement, authorisation: 'general' } }, SECOND.version) };
  return [
    ...story(),
    vendor('ven_skoleportal', COMPANIES.skoleportal.id),
    product,
    ...second,
    { ...own, root: SECOND.agreement, body: eide.id },
    told('membership', 'mem_1', '2019-01-01', {
      fields: { body: frana.id, cooperative: orkide.id, active: true },
    }),
    told('mandate', 'man_1', '2019-01-01', {
      fields: {
        office: ika.id,
        body: frana.id,
        decidedOn: day('2019-01-01'),
        notifiedOn: null,
        publishedUrl: null,
        capacityPercent: null,
        active: true,
      },
    }),
  ];
}

/** How many revisions everything begins with. */
const BEGINNING = beginning().length;

function renamed(text: string): string {
  return text
    .replaceAll('hold_sys_oppvekst', `hold_${SECOND.system}`)
    .replaceAll('hold_con_oppvekst', `hold_${SECOND.contract}`)
    .replaceAll('hold_agr_oppvekst', `hold_${SECOND.agreement}`)
    .replaceAll(IDS.system, SECOND.system)
    .replaceAll(IDS.contract, SECOND.contract)
    .replaceAll(IDS.agreement, SECOND.agreement)
    .replaceAll(frana.id, eide.id)
    .replaceAll(frana.entity, eide.entity);
}

/** Does one thing to a world's register; days pass on its clock. */
export async function happen(world: TestWorld, doing: Doing): Promise<void> {
  const { what, one, third } = doing;
  if (what === 'pass days') {
    world.clock.at = new Date(Date.parse(world.clock.at) + (1 + (one % 75)) * 86_400_000).toISOString() as never;
    return;
  }
  world.clock.at = new Date(Date.parse(world.clock.at) + 60_000 + third).toISOString() as never;
  await tell(world, await toldNow(world, doing), what.replaceAll(' ', '_'));
}

async function toldNow(world: TestWorld, doing: Doing): Promise<Told[]> {
  const { what, one, other, third, days } = doing;
  const today = osloDay(world.now());
  const on = addDays(today, days);
  if (what === 'record') return [fact(one, other, third, on)];
  if (what === 'two at once') {
    const cause = `change:chg_${one}`;
    return [
      { ...fact(one, other, third, on), cause },
      { ...fact(third, one, other, on), cause },
    ];
  }
  if (what === 'end') return [ending(one, other, on)];
  const journal = await wholeJournal(world);
  const target = at(journal, one * 31 + other);
  // What a subject was registered with is corrected, never taken back on its own: the rest would hang in the air.
  if (target.seq <= BEGINNING) return [corrected(target, other, third, target.effectiveOn)];
  if (what === 'correct')
    return target.withdraws === null ? [corrected(target, other, third, on)] : [takenBack(target)];
  if (what === 'withdraw') return [takenBack(target)];
  return withdrawnCause(journal, one) ?? [takenBack(target)];
}

function withdrawnCause(journal: readonly Revision[], n: number): Told[] | null {
  const causes = [...new Set(journal.flatMap((r) => (r.cause === null ? [] : [r.cause])))];
  if (causes.length === 0) return null;
  const cause = at(causes, n);
  return journal.filter((r) => r.cause === cause && r.withdraws === null).map(takenBack);
}

function corrected(target: Revision, other: number, third: number, on: CalendarDate): Told {
  const again = FACTS.map((make) => make(other, third, on)).filter(
    (one) => one.kind === target.kind && one.subject === target.subject,
  );
  const content = again.length > 0 ? merged(target.content, at(again, third).content) : target.content;
  return correction(target, content, other % 2 === 0 ? target.effectiveOn : on);
}

function merged(was: RevisionContent, is: RevisionContent): RevisionContent {
  return { ...was, ...is, fields: { ...was.fields, ...is.fields }, added: { ...was.added, ...is.added } };
}

/** One thing that may be recorded, made from three numbers, from a day. */
export function fact(one: number, other: number, third: number, on: CalendarDate): Told {
  return at(FACTS, one)(other, third, on);
}

function ending(one: number, other: number, on: CalendarDate): Told {
  return at(ENDINGS, one)(other, on);
}

type Make = (a: number, b: number, on: CalendarDate) => Told;

const rooted = (kind: SubjectKind, subject: string, on: string, content: RevisionContent): Told => {
  const root = ROOT_OF[subject];
  return told(kind, subject, on, content, root ? { root, body: frana.id } : {});
};

/** What the rules about duties read: of systems, texts, companies and ended contracts. */
const DUTIES: readonly Make[] = [
  (a, b, on) =>
    rooted('system', at(SYSTEMS, a), on, {
      fields: { highRisk: at([true, false, null], b), inRecord: at([true, false, null], b >> 2) },
    }),
  (a, b, on) =>
    rooted('system', at(SYSTEMS, a), on, {
      fields: { normenApplies: at([true, false, null], b), publicPowers: at([true, false, null], b >> 2) },
    }),
  (a, b, on) =>
    rooted('version', at(VERSIONS, a), on, {
      fields: { normen: at([false, true, null], b), breachHours: at([24, 48, 96, null], b >> 2) },
    }),
  (a, b, on) =>
    rooted('version', at(VERSIONS, a), on, {
      fields: { purpose: at(['Skule', null], b) },
      added: { clauses: clauses('fulfilled', { K10: at(['missing', 'partial', 'unknown', 'fulfilled'], b >> 1) }) },
    }),
  (a, b, on) => {
    const signedOn = at(['2018-05-01', '2018-07-01'], b);
    const controller = at([frana, eide], a).entity;
    return rooted('version', at(VERSIONS, a), on, {
      fields: { gdpr: at([false, true], b >> 1) },
      added: {
        parties: {
          ...party(controller, 'controller', signedOn),
          ...party(COMPANIES.fjordsky.id, 'processor', signedOn),
        },
      },
    });
  },
  (a, b, on) =>
    rooted('entity', at([COMPANIES.fjordsky.id, COMPANIES.skoleportal.id], a), on, {
      fields: { registryStatus: at(['bankrupt', 'active', 'deleted', 'winding_up'], b) },
    }),
  (a, b, on) =>
    rooted('contract', at(CONTRACTS, a), on, { fields: { endOn: at([addDays(on, -60), addDays(on, 20), null], b) } }),
  (a, b, on) =>
    rooted('product', at(PRODUCTS, a), on, {
      added: {
        locations: place('US', 'support', {
          basis: at(['A49_1_a', 'A49_1_d', 'A45', 'A46_2_c'], b),
          instrument: at(['Notat', 'Notat', 'US-DPF', 'SCC-2021'], b),
          basisSignedOn: day('2022-01-01'),
          recurring: at([true, false, null], a >> 1),
        }),
      },
    }),
];

const FACTS: readonly Make[] = [
  (a, b, on) =>
    rooted('system', at(SYSTEMS, a), on, { fields: { twoFactor: at(['enforced', 'absent', 'unknown'], b) } }),
  (a, b, on) => rooted('system', at(SYSTEMS, a), on, { fields: { zone: at(['open', 'internal', 'secure', null], b) } }),
  (a, b, on) => rooted('system', at(SYSTEMS, a), on, { fields: { personalData: at([true, false, null], b) } }),
  (a, b, on) => rooted('system', at(SYSTEMS, a), on, { fields: { goLive: at([on, null, addDays(on, 40)], b) } }),
  (a, b, on) => rooted('system', at(SYSTEMS, a), on, { fields: { endedOn: at([addDays(on, 20), null, on], b) } }),
  (a, b, on) => rooted('system', at(SYSTEMS, a), on, { fields: { product: at([...PRODUCTS, null], b) } }),
  (a, b, on) => rooted('system', at(SYSTEMS, a), on, { fields: { processor: at([null, ...ENTITIES], b) } }),
  (a, b, on) =>
    rooted('system', at(SYSTEMS, a), on, {
      fields: { name: `Oppvekst ${b % 7}`, owner: at([PEOPLE.odd, PEOPLE.kari, null], b) },
    }),
  (a, b, on) => {
    const category = at(['health', 'children', 'logs', 'economy'] as const, b);
    return rooted('system', at(SYSTEMS, a), on, { added: { dataCategories: { [category]: { category } } } });
  },
  (a, b, on) => rooted('product', at(PRODUCTS, a), on, { added: { subProcessors: aLink(b) } }),
  (a, b, on) => rooted('product', at(PRODUCTS, a), on, { added: { locations: aPlace(b) } }),
  (a, b, on) => rooted('system', at(SYSTEMS, a), on, { added: { subProcessors: aLink(b) } }),
  (a, b, on) => rooted('version', at(VERSIONS, a), on, { added: { subProcessors: annexed(aLink(b)) } }),
  (a, b, on) => rooted('version', at(VERSIONS, a), on, { added: { locations: annexed(aPlace(b)) } }),
  (a, b, on) =>
    rooted('version', at(VERSIONS, a), on, {
      fields: { validFrom: at([on, day('2019-01-01')], b), validTo: at([null, addDays(on, 120)], a) },
    }),
  (a, b, on) =>
    rooted('version', at(VERSIONS, a), on, {
      fields: at([{ state: 'signed' }, { state: 'terminated', terminatedOn: on }, { state: 'draft' }] as const, b),
    }),
  (a, b, on) =>
    rooted('version', at(VERSIONS, a), on, {
      fields: { authorisation: at(['specific', 'general', null], b), objectionDays: at([14, 30, null], b) },
    }),
  (a, b, on) =>
    rooted('version', at(VERSIONS, a), on, {
      added: { parties: party(at(ENTITIES, b), at(['processor', 'on_behalf_of'], a), at([on, null], b)) },
    }),
  (a, b, on) => newVersion(a, b, on),
  (a, b, on) => rooted('agreement', at(AGREEMENTS, a), on, { fields: { contract: at([...CONTRACTS, null], b) } }),
  (a, b, on) => {
    const system = at(SYSTEMS, b);
    return rooted('agreement', at(AGREEMENTS, a), on, { added: { systems: { [system]: { system } } } });
  },
  (a, b, on) =>
    rooted('agreement', at(AGREEMENTS, a), on, {
      added: {
        reviews: {
          [`rvw_${b % 3}`]: { version: at(VERSIONS, a), contractOn: on, reviewedOn: on, by: PEOPLE.kari, note: null },
        },
      },
    }),
  (a, b, on) => rooted('contract', at(CONTRACTS, a), on, { added: { amendments: amendment(String(b % 5), on) } }),
  (a, b, on) => rooted('contract', at(CONTRACTS, a), on, { fields: { customer: at([frana, eide, orkide], b).entity } }),
  (a, b, on) =>
    rooted('contract', at(CONTRACTS, a), on, { fields: { vendor: at(ENTITIES, b), endOn: at([null, on], a) } }),
  (a, b, on) =>
    rooted('entity', at(ENTITIES, a), on, { fields: { name: `Nytt namn ${b % 9}`, country: at(['NO', 'US'], b) } }),
  (a, b, on) => rooted('entity', at(ENTITIES, a), on, { fields: { mergedInto: at([null, ...ENTITIES], b) } }),
  (a, b, on) => rooted('entity', at(ENTITIES, a), on, { fields: { groupParent: at([null, ...ENTITIES], b) } }),
  (a, b, on) =>
    rooted('vendor', IDS.vendor, on, { fields: { entity: at(ENTITIES, b), contactEmail: `v${a % 5}@v.example` } }),
  (a, b, on) => holding('system', at(SYSTEMS, a), at(HOLDERS, b), on),
  (a, b, on) => holding('agreement', at(AGREEMENTS, a), at(HOLDERS, b), on),
  (a, b, on) => holding('contract', at(CONTRACTS, a), at(HOLDERS, b), on),
  (a, b, on) =>
    rooted('body', frana.id, on, {
      fields: { ceased: at([true, false], a) },
      added: { successors: { [hustadvika.id]: { body: hustadvika.id, kind: at(['merger', 'split'], b) } } },
    }),
  (a, b, on) =>
    rooted('membership', `mem_${a % 3}`, on, {
      fields: { body: at(HOLDERS, b), cooperative: orkide.id, active: true },
    }),
  (a, b, on) => rooted('membership', 'mem_1', on, { fields: { active: at([false, true], a + b) } }),
  (a, b, on) =>
    rooted('mandate', 'man_1', on, { fields: { active: at([true, false], a), notifiedOn: at([on, null], b) } }),
  (_a, b, on) => rooted('mandate', 'man_1', on, { fields: { publishedUrl: at(['https://ika.example', null], b) } }),
  (a, b, on) =>
    told('law', 'law', on, {
      added: { rows: lawEnding(at(['US-DPF', 'SCC-2021', 'EEA-NO', 'UK'], a), at([null, addDays(on, 20), on], b)) },
    }),
  ...DUTIES,
  (a, b, on) => aNotice(a, b, on),
  (a, b, on) => someEvidence(a, b, on),
  (a, b, on) => aDecision(a, b, on),
  (a, b, on) =>
    rooted('role', `role_${a % 3}`, on, {
      fields: { person: PEOPLE.kari, role: 'contract_manager', body: at(HOLDERS, b), active: at([true, false], a) },
    }),
];

const ENDINGS: readonly ((n: number, on: CalendarDate) => Told)[] = [
  (n, on) => rooted('product', at(PRODUCTS, n), on, { ended: { subProcessors: [at(ENTITIES, n)] } }),
  (n, on) => rooted('version', at(VERSIONS, n), on, { ended: { subProcessors: [COMPANIES.bergdata.id] } }),
  (n, on) => rooted('version', at(VERSIONS, n), on, { ended: { parties: [COMPANIES.fjordsky.id] } }),
  (n, on) => rooted('agreement', at(AGREEMENTS, n), on, { ended: { systems: [at(SYSTEMS, n + 1)] } }),
  (n, on) => rooted('system', at(SYSTEMS, n), on, { ended: { dataCategories: ['identity', 'health'] } }),
  (n, on) => rooted('membership', 'mem_1', addDays(on, n % 2), { fields: { active: false } }),
  (n, on) => rooted('mandate', 'man_1', addDays(on, n % 2), { fields: { active: false } }),
  (n, on) => rooted('contract', at(CONTRACTS, n), on, { ended: { amendments: ['amd_1'] } }),
  (n, on) => rooted('system', at(SYSTEMS, n), on, { fields: { endedOn: on } }),
];

function aLink(n: number) {
  const { id, country } = at(Object.values(COMPANIES), n);
  const basis = at(
    [{}, { basis: 'A45', instrument: 'US-DPF' }, { basis: 'A46_2_c', instrument: 'SCC-2021' }] as const,
    n,
  );
  return link(id, country, basis);
}

function aPlace(n: number) {
  return place(at(['NO', 'US', 'GB', 'IN'], n), at(['storage', 'support'] as const, n >> 2));
}

function newVersion(a: number, b: number, on: CalendarDate): Told {
  const agreement = at(AGREEMENTS, a);
  const id = `ver_${agreement}_${b % 3}`;
  const made = version({ version: { agreement, label: id, validFrom: on }, versionOn: on }, id);
  return { ...made, root: agreement };
}

function aNotice(a: number, b: number, on: CalendarDate): Told {
  const agreement = at(AGREEMENTS, a);
  const fields = {
    agreement,
    entity: at(ENTITIES, b),
    receivedOn: on,
    how: 'e_mail',
    evidence: null,
    response: at(['none', 'objected', 'accepted'] as const, b),
    respondedOn: null,
  };
  return told('notice', `not_${a % 4}_${agreement}`, on, { fields }, { root: agreement, body: frana.id });
}

function someEvidence(a: number, b: number, on: CalendarDate): Told {
  const subject = at(PRODUCTS, b);
  const fields = {
    kind: at(EVIDENCE_KINDS, a >> 2),
    subjectKind: 'product' as const,
    subject,
    issuer: null,
    issuedOn: on,
    validTo: at([addDays(on, 90), null], b >> 1),
    scope: null,
    conclusion: null,
    reference: null,
  };
  return told('evidence', `evi_${a % 4}_${subject}`, on, { fields }, { root: subject, body: frana.id });
}

function aDecision(a: number, b: number, on: CalendarDate): Told {
  const system = at(SYSTEMS, b);
  const fields = {
    finding: `F26.${frana.id}.${system}`,
    kind: 'assign' as const,
    by: PEOPLE.kari,
    owner: PEOPLE.odd,
    dueOn: on,
    until: null,
    reason: null,
  };
  return told('decision', `dec_${a % 4}_${system}`, on, { fields }, { root: system, body: frana.id });
}

/** The ids answers are asked about. */
export const ASKED = { bodies: [frana.id, eide.id, hustadvika.id], agreements: AGREEMENTS } as const;
