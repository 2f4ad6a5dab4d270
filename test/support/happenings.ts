// Anything that may happen to the story, for property tests: facts, versions, notices, moves, corrections, withdrawals.
import fc from 'fast-check';
import { addDays, type CalendarDate, latest } from '../../src/domain/calendar.ts';
import type { FieldsOf } from '../../src/domain/subjects.ts';
import type { TransferBasis } from '../../src/domain/vocabulary.ts';
import { BODIES, COMPANIES } from './cast.ts';
import { duties, withoutProofs } from './happenings-duties.ts';
import {
  amendment,
  annexed,
  categories,
  dataSubjects,
  day,
  holding,
  lawEnding,
  link,
  party,
  place,
  type Told,
  told,
} from './journal.ts';
import { IDS, type Otherwise, story, version } from './story.ts';
import { TURNS } from './turning.ts';

/** The first day on which something may happen; a leap day, a month's end and both clock changes follow. */
export const OPENS = day('2020-02-20');
/** How many days after it the last may. */
export const SPAN = 260;

const { frana, hustadvika, orkide } = BODIES;
const { fjordsky, prairie, thames, bergdata, skoleportal, deccan } = COMPANIES;

const someDay = fc.nat(SPAN).map((days): CalendarDate => addDays(OPENS, days));
const dayOrNone = fc.option(someDay, { freq: 2 });
const company = fc.constantFrom(prairie, thames, bergdata, deccan, skoleportal);
const basis = fc.constantFrom<[TransferBasis | null, string | null]>(
  [null, null],
  ['A45', null],
  ['A45', 'US-PS'],
  ['A46_2_c', 'SCC-C2P-1'],
  ['A46_2_c', null],
);

const facts: fc.Arbitrary<Told>[] = [
  fc
    .tuple(someDay, company, basis, dayOrNone, fc.option(company))
    .map(([on, { id, country }, [named, instrument], basisSignedOn, above]) =>
      told('product', IDS.product, on, {
        added: {
          subProcessors: link(id, country, { basis: named, instrument, basisSignedOn, parent: above?.id ?? null }),
        },
      }),
    ),
  fc
    .tuple(someDay, company)
    .map(([on, { id }]) => told('product', IDS.product, on, { ended: { subProcessors: [id] } })),
  fc.tuple(someDay, fc.constantFrom('US', 'GB', 'IN', 'DE'), basis).map(([on, country, [named, instrument]]) =>
    told('product', IDS.product, on, {
      added: { locations: place(country, 'support', { basis: named, instrument }) },
    }),
  ),
  fc
    .tuple(someDay, fc.constantFrom('US:support', 'NO:storage'))
    .map(([on, key]) => told('product', IDS.product, on, { ended: { locations: [key] } })),
  fc
    .tuple(someDay, fc.constantFrom('health' as const, 'economy' as const))
    .map(([on, category]) => told('product', IDS.product, on, { added: { dataCategories: categories(category) } })),
  fc.tuple(someDay, systemFields()).map(([on, fields]) => told('system', IDS.system, on, { fields })),
  fc
    .tuple(someDay, fc.constantFrom('health' as const, 'logs' as const), fc.boolean())
    .map(([on, category, adds]) =>
      told(
        'system',
        IDS.system,
        on,
        adds
          ? { added: { dataCategories: categories(category), dataSubjects: dataSubjects('guardians') } }
          : { ended: { dataCategories: [category] } },
      ),
    ),
  fc.tuple(someDay, company).map(([on, { id }]) => {
    const deviation = { of: 'sub_processor' as const, key: id, reason: 'Ikkje i bruk', evidence: null };
    return told('system', IDS.system, on, { added: { deviations: { [id]: deviation } } });
  }),
];

function systemFields(): fc.Arbitrary<Partial<FieldsOf<'system'>>> {
  return fc.oneof(
    fc.record({ goLive: dayOrNone }),
    fc.record({ endedOn: dayOrNone }),
    fc.record({ twoFactor: fc.constantFrom('enforced', 'available', 'unknown') }),
    fc.record({ personalData: fc.constantFrom(true, false, null), zone: fc.constantFrom('secure', 'open', null) }),
    fc.record({
      processor: fc.constantFrom(orkide.entity, null),
      operatingModel: fc.constantFrom('on_prem', 'saas', null),
    }),
  );
}

/** A row of law ends on another day than the release has it, is said to be open again, or ended long ago. */
const law: fc.Arbitrary<Told> = fc
  .tuple(someDay, fc.constantFrom('US-PS', 'SCC-C2P-1', 'EEA-DE', 'EEA-GB'), dayOrNone)
  .map(([on, id, validTo]) => told('law', 'law', on, { added: { rows: lawEnding(id, validTo) } }));

const agreements: fc.Arbitrary<Told>[] = [
  fc
    .tuple(someDay, fc.constantFrom('E1', 'E2'), fc.boolean(), someDay)
    .map(([on, number, material, effective]) =>
      told('contract', IDS.contract, on, { added: { amendments: amendment(number, effective, { material }) } }),
    ),
  fc
    .tuple(someDay, fc.constantFrom(skoleportal.id, fjordsky.id))
    .map(([on, vendor]) => told('contract', IDS.contract, on, { fields: { vendor } })),
  fc.tuple(someDay, someDay, someDay).map(([on, contractOn, reviewedOn]) =>
    told('agreement', IDS.agreement, on, {
      added: { reviews: { [on]: { version: IDS.version, contractOn, reviewedOn, by: 'per_kari', note: null } } },
    }),
  ),
  fc
    .tuple(someDay, fc.boolean())
    .map(([on, adds]) =>
      told(
        'agreement',
        IDS.agreement,
        on,
        adds ? { added: { systems: { [IDS.system]: { system: IDS.system } } } } : { ended: { systems: [IDS.system] } },
      ),
    ),
  fc
    .tuple(someDay, fc.constantFrom('ver_1', 'ver_2', 'ver_3'), versionOf())
    .map(([on, id, otherwise]) => version({ ...otherwise, versionOn: on }, id)),
  fc
    .tuple(someDay, someDay)
    .map(([on, terminatedOn]) =>
      told('version', IDS.version, on, { fields: { state: 'terminated', terminatedOn } }, { root: IDS.agreement }),
    ),
  fc.tuple(someDay, company, someDay, fc.option(someDay)).map(([on, { id }, receivedOn, respondedOn]) => {
    const response = respondedOn ? ('objected' as const) : ('none' as const);
    const fields = {
      agreement: IDS.agreement,
      entity: id,
      receivedOn,
      how: 'e_mail',
      evidence: null,
      response,
      respondedOn,
    };
    return told('notice', `ntc_${id}`, on, { fields }, { root: IDS.agreement });
  }),
];

function versionOf(): fc.Arbitrary<Otherwise> {
  return fc
    .record({
      validFrom: someDay,
      lasts: fc.option(fc.nat(200), { freq: 4 }),
      signedOn: fc.option(someDay, { freq: 6 }),
      state: fc.constantFrom('signed', 'signed', 'signed', 'out_for_signature', 'draft'),
      authorisation: fc.constantFrom('general', 'general', 'specific', null),
      lists: fc.boolean(),
    })
    .map(({ validFrom, lasts, signedOn, state, authorisation, lists }) => ({
      version: {
        validFrom,
        validTo: lasts === null ? null : addDays(validFrom, lasts),
        state,
        authorisation,
        contractOn: validFrom,
      },
      versionSets: {
        parties: {
          ...party(frana.entity, 'controller', '2020-02-01'),
          ...party(fjordsky.id, 'processor', signedOn),
          ...party(orkide.entity, 'on_behalf_of', null, false),
        },
        subProcessors: annexed(link(lists ? prairie.id : bergdata.id, 'NO')),
      },
    }));
}

const bodies: fc.Arbitrary<Told>[] = [
  fc
    .tuple(someDay, fc.boolean())
    .map(([on, active]) =>
      told('membership', 'mem_1', on, { fields: { body: frana.id, cooperative: orkide.id, active } }),
    ),
  fc.tuple(someDay, dayOrNone, dayOrNone, fc.boolean()).map(([on, decidedOn, notifiedOn, active]) =>
    told('mandate', 'man_1', on, {
      fields: {
        office: BODIES.ika.id,
        body: frana.id,
        decidedOn,
        notifiedOn,
        publishedUrl: 'https://x.no',
        capacityPercent: null,
        active,
      },
    }),
  ),
  fc
    .tuple(someDay, fc.constantFrom('agreement' as const, 'system' as const), fc.constantFrom(frana.id, hustadvika.id))
    .map(([on, kind, to]) => holding(kind, IDS[kind], to, on)),
  someDay.map((on) =>
    told('body', frana.id, on, { added: { successors: { x: { body: hustadvika.id, kind: 'merger' } } } }),
  ),
  fc
    .tuple(someDay, fc.constantFrom('Fjordsky AS', 'Fjordsky Norge AS'))
    .map(([on, name]) => told('entity', fjordsky.id, on, { fields: { name } })),
  fc
    .tuple(someDay, fc.constantFrom(prairie.id, null))
    .map(([on, mergedInto]) => told('entity', thames.id, on, { fields: { mergedInto } })),
];

/** Fræna is a member of the co-operative until something else happens. */
const member = told('membership', 'mem_1', '2012-01-01', {
  fields: { body: frana.id, cooperative: orkide.id, active: true },
});

type Mending = { target: number; how: 'corrects' | 'withdraws' };

/** The story with its proofs, without them, or told so that one of the rules turns on some day. */
const beginnings: fc.Arbitrary<Told[]> = fc.oneof(
  fc.constant(null).map(() => story()),
  fc.constant(null).map(() => withoutProofs(story())),
  ...Array.from({ length: 2 }, () => turning()),
);

function turning(): fc.Arbitrary<Told[]> {
  return fc
    .tuple(fc.constantFrom(...Object.values(TURNS)), fc.boolean(), someDay)
    .map(([{ found, unknown }, known, on]) => (known ? found : (unknown ?? found))(on));
}

/** The story and up to `max` things that happen to it, some of them mending an earlier one. */
export function happenings(max = 20): fc.Arbitrary<Told[]> {
  const versions = agreements.slice(4);
  const one = fc.oneof(...facts, law, ...agreements, ...versions, ...bodies, ...duties(someDay));
  const mending = fc.option(fc.record({ target: fc.nat(max), how: fc.constantFrom('corrects', 'withdraws') }), {
    freq: 3,
  });
  const things = fc.array(fc.tuple(one, mending as fc.Arbitrary<Mending | null>), {
    minLength: 3,
    maxLength: max,
    size: 'max',
  });
  return fc.tuple(beginnings, things).map(([begins, all]) => {
    const happened: Told[] = [];
    for (const [i, [event, mends]] of all.entries())
      happened.push({ ...mended(event, mends, happened), id: `hap_${i}`, cause: i % 3 ? null : `change:${i}` });
    return [...begins, member, ...happened];
  });
}

/** The event as a correction or withdrawal of an earlier one, where there is one of the same subject. */
function mended(event: Told, mends: Mending | null, earlier: readonly Told[]): Told {
  const same = earlier.filter(({ subject }) => subject === event.subject);
  const target = mends && same.length > 0 ? same[mends.target % same.length] : undefined;
  return mends && target?.id ? { ...event, [mends.how]: target.id } : event;
}

/** Something that is told to hold from a day after everything else. */
export const afterwards: fc.Arbitrary<Told> = fc
  .oneof(...facts, law, ...agreements, ...bodies, ...duties(someDay))
  .map((event) => ({ ...event, id: 'hap_later', on: addDays(latest(day(event.on), OPENS), SPAN + 100) }));

/** A day in the time the story happens, or a little before or after. */
export const anyDay: fc.Arbitrary<CalendarDate> = fc
  .integer({ min: -20, max: SPAN + 90 })
  .map((days) => addDays(OPENS, days));
