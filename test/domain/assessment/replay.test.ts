// Eleven years of transfers replayed day by day: on which days the law, and nothing else, turned an agreement.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../src/domain/assessment/assess.ts';
import { addDays } from '../../../src/domain/calendar.ts';
import type { Location } from '../../../src/domain/subjects.ts';
import { amendment, annexed, day, evidence, journal, place, type Told, told } from '../../support/journal.ts';
import { abroad, IDS, story } from '../../support/story.ts';

const TRANSFERS = ['F15', 'F16', 'F17', 'F18', 'F19', 'F20'];

/** The story as if all of it, the place abroad included, began in 2015. */
function since2015(place: Partial<Location>, ...more: Told[]): Told[] {
  const told = abroad(place).map((one) => JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2015-01-01')));
  return [...told, ...more];
}

/** What is said of the transfer on every day from 2016 to 2026, each asked alone: the days on which it turns. */
function replayed(told: Told[]): string[] {
  const register = journal(told);
  const turns: string[] = [];
  let before = '';
  for (let on = day('2016-01-01'); on <= '2026-12-31'; on = addDays(on, 1)) {
    const said = assess(register, { kind: 'agreement', id: IDS.agreement }, on)
      .filter(({ code }) => TRANSFERS.includes(code))
      .map(({ code, outcome, cause }) => (outcome === 'found' ? `${code} ${cause}` : `${code}?`))
      .join(', ');
    if (said !== before) turns.push(`${on} ${said || 'clear'}`);
    before = said;
  }
  return turns;
}

const looked = (...days: string[]): Told[] =>
  days.map((on) => evidence('dpf_list_check', { kind: 'product', id: IDS.product }, on));

describe('a transfer to the United States', () => {
  test('on whatever decision holds: Safe Harbour, Privacy Shield, the Data Privacy Framework', () => {
    expect(replayed(since2015({ basis: 'A45' }, ...looked('2023-07-10')))).toEqual([
      '2016-01-01 F16 law:US-SH',
      '2016-07-12 clear',
      '2020-01-17 F17 law:US-PS',
      '2020-07-16 F16 law:US-PS',
      '2023-07-10 clear',
      '2023-10-09 F18 time:agr_oppvekst',
      '2025-10-31 F17 law:LATOMBE-C-703-25, F18 time:agr_oppvekst',
    ]);
  });

  test('on Safe Harbour', () => {
    expect(replayed(since2015({ basis: 'A45', instrument: 'US-SH' }))).toEqual(['2016-01-01 F16 law:US-SH']);
  });

  test('on Privacy Shield', () => {
    expect(replayed(since2015({ basis: 'A45', instrument: 'US-PS' }))).toEqual([
      '2016-01-01 F15 revision:rev_abroad',
      '2016-07-12 clear',
      '2020-01-17 F17 law:US-PS',
      '2020-07-16 F16 law:US-PS',
    ]);
  });

  test('on the clauses of 2010, through the end of their tail', () => {
    const clauses = { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2015-01-01') } as const;
    expect(replayed(since2015(clauses))).toEqual([
      '2020-07-16 F19 law:SCHREMS-II',
      '2022-06-30 F17 law:SCC-C2P-1, F19 law:SCHREMS-II',
      '2022-12-28 F16 law:SCC-C2P-1',
    ]);
  });

  test('on the clauses of 2021, assessed every year', () => {
    const years = Array.from({ length: 6 }, (_, year) => addDays(day('2021-06-27'), year * 360));
    const tia = years.map((on) => evidence('tia', { kind: 'product', id: IDS.product }, on));
    expect(
      replayed(since2015({ basis: 'A46_2_c', instrument: 'SCC-2021', basisSignedOn: day('2021-06-27') }, ...tia)),
    ).toEqual([
      '2016-01-01 F15 revision:rev_abroad',
      '2021-06-27 clear',
      '2022-10-07 F19 law:US-EO-14086',
      '2023-06-17 clear',
      '2025-01-01 F19 law:US-PCLOB-QUORUM',
      '2025-06-06 clear',
    ]);
  });

  test('on nothing', () => {
    expect(replayed(since2015({ basis: null }))).toEqual(['2016-01-01 F15 revision:rev_abroad']);
  });
});

describe('a transfer to the United Kingdom', () => {
  test('needs no basis before 2021-07-01, and has the decision after', () => {
    expect(replayed(since2015({ country: 'GB', basis: 'A45', instrument: 'UK' }))).toEqual([]);
  });

  test('on nothing is without a basis when the bridge ends', () => {
    expect(replayed(since2015({ country: 'GB', basis: null }))).toEqual(['2021-07-01 F15 law:UK-TCA']);
  });

  test('on a derogation is asked about when the bridge ends', () => {
    expect(replayed(since2015({ country: 'GB', basis: 'A49_1_d', instrument: 'Notat' }))).toEqual(['2021-07-01 F20?']);
    expect(replayed(since2015({ country: 'GB', basis: 'A49_1_d', instrument: 'Notat', recurring: true }))).toEqual([
      '2021-07-01 F20 revision:rev_abroad',
    ]);
  });
});

describe('a transfer to Brazil', () => {
  test('on the decision of 2026 has no basis before it', () => {
    expect(replayed(since2015({ country: 'BR', basis: 'A45', instrument: 'BR' }))).toEqual([
      '2016-01-01 F15 revision:rev_abroad',
      '2026-01-26 clear',
    ]);
  });

  test('on the clauses of 2010 never assessed ends with them', () => {
    const clauses = {
      country: 'BR',
      basis: 'A46_2_c',
      instrument: '2010/87/EU',
      basisSignedOn: day('2015-01-01'),
    } as const;
    expect(replayed(since2015(clauses))).toEqual([
      '2020-07-16 F19 law:SCHREMS-II',
      '2022-06-30 F17 law:SCC-C2P-1, F19 law:SCHREMS-II',
      '2022-12-28 F16 law:SCC-C2P-1',
    ]);
  });
});

describe('one agreement with transfers to the United States, the United Kingdom and Brazil', () => {
  const OLD = { basis: 'A46_2_c', instrument: '2010/87/EU', basisSignedOn: day('2015-01-01') } as const;
  const PLACES = {
    ...place('US', 'support', { basis: 'A45' }),
    ...place('US', 'backup', OLD),
    ...place('GB', 'support', { basis: 'A45' }),
    ...place('GB', 'access'),
    ...place('BR', 'support', { basis: 'A45' }),
    ...place('BR', 'backup', OLD),
  };
  /** The agreement as if it began in 2015, looked up in the list and assessed on the days given. */
  const agreement = (...more: Told[]): Told[] => [
    ...story({ product: { locations: PLACES }, versionSets: { locations: annexed(PLACES) } }).map((one) =>
      JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2015-01-01')),
    ),
    ...looked('2023-07-10', '2023-10-08', '2024-01-06', '2024-04-05', '2024-07-04', '2024-10-02', '2024-12-31'),
    ...looked('2025-03-31', '2025-06-29', '2025-09-27', '2025-12-26', '2026-03-26', '2026-06-24', '2026-09-22'),
    ...more,
  ];

  /** The days on which what is said of a place turns: `day place codes`. */
  function turnsOf(told: Told[]): string[] {
    const register = journal(told);
    const before = new Map(Object.keys(PLACES).map((key) => [key, 'clear']));
    const turns: string[] = [];
    for (let on = day('2016-01-01'); on <= '2026-12-20'; on = addDays(on, 1)) {
      const outcomes = assess(register, { kind: 'agreement', id: IDS.agreement }, on);
      for (const [key, was] of before) {
        const own = outcomes.filter(({ code, part }) => TRANSFERS.includes(code) && part === `location:${key}`);
        const codes = own.map(({ code }) => code).join(' ') || 'clear';
        if (codes !== was) turns.push(`${on} ${key} ${codes}`);
        before.set(key, codes);
      }
    }
    return turns;
  }

  test('turns on the days of the law, and on no other', () => {
    expect(turnsOf(agreement())).toEqual([
      '2016-01-01 US:support F16', // Safe Harbour fell on 2015-10-06
      '2016-01-01 BR:support F15',
      '2016-07-12 US:support clear', // Privacy Shield
      '2020-01-17 US:support F17', // 180 days before its last day
      '2020-07-16 US:support F16', // Schrems II, no grace
      '2020-07-16 US:backup F19', // and assessments are asked for
      '2020-07-16 BR:backup F19',
      '2021-07-01 GB:access F15', // the bridge ended on 2021-06-30; support goes on under the decision
      '2022-06-30 US:backup F17 F19', // 180 days before the last day of the clauses of 2010
      '2022-06-30 BR:backup F17 F19',
      '2022-12-28 US:backup F16', // which was 2022-12-27
      '2022-12-28 BR:backup F16',
      '2023-07-10 US:support clear', // the Data Privacy Framework
      '2025-10-31 US:support F17', // the appeal C-703/25 P, and no fallback
      '2026-01-26 BR:support clear', // the decision on Brazil
    ]);
  });

  test('loses the old clauses on the day its processing changes inside their tail, and not by a change before it', () => {
    const changes = (on: string): Told =>
      told('contract', IDS.contract, on, {
        added: { amendments: amendment(on, on, { kinds: ['sub_processor'] }) },
      });
    const backups = turnsOf(agreement(changes('2021-09-26'), changes('2021-11-15'))).filter((turn) =>
      turn.includes('backup'),
    );
    expect(backups).toEqual([
      '2020-07-16 US:backup F19',
      '2020-07-16 BR:backup F19',
      '2021-11-15 US:backup F16',
      '2021-11-15 BR:backup F16',
    ]);
  });
});
