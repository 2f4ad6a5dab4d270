// What may happen to duties and their proofs: evidence, risk, clauses, notices of insolvency, splits and ended contracts.
import fc from 'fast-check';
import { addDays, type CalendarDate } from '../../src/domain/calendar.ts';
import { ADEQUACY } from '../../src/domain/law/adequacy.ts';
import type { SubProcessor } from '../../src/domain/subjects.ts';
import { CHAIN_CHILDREN, EVIDENCE_KINDS, REGISTRY_STATUSES } from '../../src/domain/vocabulary.ts';
import { BODIES, COMPANIES } from './cast.ts';
import { categories, clauses, dataSubjects, day, evidence, link, place, type Told, told } from './journal.ts';
import { IDS, KNOWN } from './story.ts';

const { frana, eide, hustadvika } = BODIES;
const { fjordsky, bergdata, prairie, skoleportal } = COMPANIES;

type Days = fc.Arbitrary<CalendarDate>;
const flag = fc.constantFrom(true, false, null);
const perhaps = (of: fc.Arbitrary<string>): fc.Arbitrary<string | null> => fc.option(of, { freq: 2 });

function proofs(someDay: Days): fc.Arbitrary<Told> {
  return fc
    .record({
      kind: fc.constantFrom(...EVIDENCE_KINDS),
      about: fc.constantFrom('product', 'vendor', 'system', 'agreement', 'contract'),
      // Some are a year or two old, so that they run out while the story happens.
      on: fc.tuple(someDay, fc.constantFrom(0, -100, -200, -400, -800)).map(([on, days]) => addDays(on, days)),
      lasts: fc.option(fc.nat(300), { freq: 2 }),
      result: fc.constantFrom('positive', 'negative', null, null, null),
      part: fc.constantFrom(null, null, bergdata.id, prairie.id, 'US:support'),
      coversHr: flag,
      body: fc.constantFrom(frana.id, eide.id),
      number: fc.nat(5),
    })
    .map(({ kind, about, on, lasts, number, ...more }) =>
      evidence(kind, { kind: about, id: IDS[about] }, on, {
        ...more,
        validTo: lasts === null ? null : addDays(on, lasts),
        id: `evi_${about}_${number}`,
      }),
    );
}

function listed(someDay: Days): fc.Arbitrary<Told> {
  const [shield] = ADEQUACY.filter(({ id }) => id === 'US-PS');
  return fc.tuple(someDay, fc.boolean()).map(([on, isListed]) => {
    const row = { kind: 'adequacy' as const, ...(shield as NonNullable<typeof shield>), listed: isListed };
    return told('law', 'law', on, { added: { rows: { 'US-PS': row } } });
  });
}

function systems(someDay: Days): fc.Arbitrary<Told>[] {
  const duties = fc.record({
    highRisk: flag,
    normenApplies: flag,
    publicPowers: flag,
    inRecord: flag,
    retention: perhaps(fc.constant('Fem år')),
    recipientCategories: perhaps(fc.constant('Ingen')),
  });
  return [
    fc.tuple(someDay, duties).map(([on, fields]) => told('system', IDS.system, on, { fields })),
    fc.tuple(someDay, fc.constantFrom('employment', 'children', 'location')).map(([on, category]) =>
      told('system', IDS.system, on, {
        added: { dataCategories: categories(category), dataSubjects: dataSubjects('employees') },
      }),
    ),
  ];
}

function chains(someDay: Days): fc.Arbitrary<Told>[] {
  const facts: fc.Arbitrary<Partial<SubProcessor>> = fc.record({
    children: fc.constantFrom(...CHAIN_CHILDREN, null),
    address: perhaps(fc.constant('Kaia 1')),
    contact: perhaps(fc.constant('Berg')),
    recurring: flag,
    fallbackBasis: fc.constantFrom('A46_2_c', null),
    basis: fc.constantFrom('A45', 'A46_2_b', 'A49_1_b', 'A49_1_d'),
    instrument: fc.constantFrom('US-PS', null),
  });
  return [
    fc
      .tuple(someDay, fc.constantFrom(prairie, bergdata), facts)
      .map(([on, { id, country }, more]) =>
        told('product', IDS.product, on, { added: { subProcessors: link(id, country, { ...KNOWN, ...more }) } }),
      ),
    fc.tuple(someDay, flag, fc.constantFrom('A45', 'A46_2_a', 'A49_1_a')).map(([on, recurring, basis]) =>
      told('product', IDS.product, on, {
        added: { locations: place('US', 'support', { basis, instrument: basis === 'A45' ? 'US-PS' : 'x', recurring }) },
      }),
    ),
  ];
}

function terms(someDay: Days): fc.Arbitrary<Told>[] {
  const results = fc.constantFrom('fulfilled' as const, 'partial' as const, 'missing' as const, 'unknown' as const);
  return [
    fc
      .tuple(someDay, results, results, fc.constantFrom(24, 48, 96, null), flag)
      .map(([on, one, other, hours, normen]) =>
        told(
          'version',
          IDS.version,
          on,
          {
            fields: { breachHours: hours, normen, objectionDays: hours === 48 ? null : 20, noticeDays: null },
            added: { clauses: clauses('fulfilled', { K10: one, K17: other, K27: other }) },
          },
          { root: IDS.agreement },
        ),
      ),
    fc
      .tuple(someDay, fc.option(someDay))
      .map(([on, endOn]) => told('contract', IDS.contract, on, { fields: { endOn } })),
  ];
}

function others(someDay: Days): fc.Arbitrary<Told>[] {
  return [
    fc
      .tuple(someDay, fc.constantFrom(fjordsky.id, skoleportal.id), fc.constantFrom(...REGISTRY_STATUSES))
      .map(([on, id, registryStatus]) => told('entity', id, on, { fields: { registryStatus, address: 'Kaia 2' } })),
    fc
      .tuple(someDay, fc.constantFrom('merger', 'split'), fc.constantFrom(eide.id, hustadvika.id), fc.boolean())
      .map(([on, kind, body, ceased]) =>
        told('body', frana.id, on, { fields: { ceased }, added: { successors: { [body]: { body, kind } } } }),
      ),
    fc.tuple(someDay, fc.constantFrom(eide.id, hustadvika.id)).map(([on, body]) =>
      told('agreement', IDS.agreement, on, {
        added: { accessions: { [body]: { body, version: null, deviations: null } } },
      }),
    ),
  ];
}

/** Anything of these, on the days given. */
export function duties(someDay: Days): fc.Arbitrary<Told>[] {
  const proof = proofs(someDay);
  return [
    ...[proof, proof, proof, proof, proof, proof],
    listed(someDay),
    ...systems(someDay),
    ...chains(someDay),
    ...terms(someDay),
    ...others(someDay),
  ];
}

/** Proofs of the story that are left out, so that what happens decides. */
export function withoutProofs(told: readonly Told[]): Told[] {
  return told.filter(({ kind, on }) => kind !== 'evidence' || on > day('2021-01-01'));
}
