// F26: a system in the secure zone, or with personal data, can be signed in to without two factors.
import { describe, expect, test } from 'vitest';
import type { TwoFactor, Zone } from '../../../../src/domain/vocabulary.ts';
import { categories, day, dayAfter, dayBefore, journal, told } from '../../../support/journal.ts';
import { IDS, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F26', days, 'system');
const of = (twoFactor: TwoFactor, zone: Zone | null, personalData: boolean | null) =>
  story({ system: { twoFactor, zone, personalData }, systemSets: { dataCategories: {} } });

describe('which systems must have two factors', () => {
  test.each([
    ['available', 'secure', false, 'found'],
    ['absent', 'secure', null, 'found'],
    ['absent', 'internal', true, 'found'],
    ['available', null, true, 'found'],
    ['enforced', 'secure', true, 'clear'],
    ['enforced', null, null, 'clear'],
    ['absent', 'open', false, 'clear'],
    ['unknown', 'internal', false, 'clear'],
    ['unknown', 'secure', false, 'system.twoFactor'],
    ['unknown', 'open', true, 'system.twoFactor'],
    ['absent', 'open', null, 'system.personalData'],
    ['absent', null, false, 'system.zone'],
    ['absent', null, null, 'system.personalData'],
    ['unknown', null, null, 'system.personalData'],
  ] as const)('two-factor %s, zone %s, personal data %s: %s', (twoFactor, zone, personalData, expected) => {
    const [outcome] = outcomes(journal(of(twoFactor, zone, personalData)), 'F26', '2019-06-01', 'system');
    expect(outcome ? (outcome.missing?.fact ?? outcome.outcome) : 'clear').toBe(expected);
  });
});

describe('a system without two factors', () => {
  test.each(['2020-02-29', '2020-04-30', '2021-03-28', '2021-10-31'])(
    'is found from the day it goes live, %s',
    (goLive) => {
      const register = journal(story({ system: { twoFactor: 'absent', goLive: day(goLive) } }));
      expect(on(register, dayBefore(goLive), goLive, dayAfter(goLive))).toEqual([
        `${dayBefore(goLive)} clear`,
        `${goLive} found`,
        `${dayAfter(goLive)} found`,
      ]);
    },
  );

  test('is found until the day it is enforced, and again from the day it no longer is', () => {
    const set = (from: string, twoFactor: TwoFactor) =>
      told('system', IDS.system, from, { fields: { twoFactor } }, { cause: `change:${twoFactor}` });
    const register = journal(
      story({ system: { twoFactor: 'absent' } }),
      set('2020-03-01', 'enforced'),
      set('2021-01-01', 'available'),
    );
    expect(on(register, '2020-02-29', '2020-03-01', '2020-12-31', '2021-01-01')).toEqual([
      '2020-02-29 found',
      '2020-03-01 clear',
      '2020-12-31 clear',
      '2021-01-01 found',
    ]);
    expect(outcomes(register, 'F26', '2021-02-01', 'system')[0]?.severity).toBe('critical');
    expect(outcomes(register, 'F26', '2021-01-31', 'system')[0]).toMatchObject({
      severity: 'high',
      since: '2021-01-01',
      dueOn: '2021-01-31',
      makesStale: false,
      agreement: IDS.agreement,
      truth: {
        system: IDS.system,
        name: 'Oppvekst',
        twoFactor: 'available',
        zone: 'internal',
        personalData: true,
        from: '2021-01-01',
      },
      cause: 'change:available',
    });
  });

  test('is found since it came into the secure zone, or came to hold personal data, and rises with sensitive data', () => {
    const zoned = journal(
      of('absent', 'internal', false),
      told('system', IDS.system, '2020-05-01', { fields: { zone: 'secure' } }),
    );
    expect(on(zoned, '2020-04-30', '2020-05-01')).toEqual(['2020-04-30 clear', '2020-05-01 found']);
    expect(outcomes(zoned, 'F26', '2020-05-01', 'system')[0]?.since).toBe('2020-05-01');
    const health = told('system', IDS.system, '2020-06-01', { added: { dataCategories: categories('health') } });
    expect(outcomes(journal(of('absent', 'internal', false), health), 'F26', '2020-06-01', 'system')[0]).toMatchObject({
      since: '2020-06-01',
      severity: 'critical',
    });
  });

  test('is clear from the day it is no longer in use', () => {
    expect(
      on(journal(story({ system: { twoFactor: 'absent', endedOn: day('2020-03-01') } })), '2020-02-29', '2020-03-01'),
    ).toEqual(['2020-02-29 found', '2020-03-01 clear']);
  });
});

test('a system that is never used is clear whatever is unknown', () => {
  expect(
    verdict(
      journal(story({ system: { twoFactor: 'unknown', goLive: day('2030-01-01') } })),
      'F26',
      '2020-01-01',
      'system',
    ),
  ).toBe('clear');
});
