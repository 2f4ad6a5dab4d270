// F04: the version in force runs out within ninety days and no later signed version follows on.
import { describe, expect, test } from 'vitest';
import { addDays } from '../../../../src/domain/calendar.ts';
import { day, dayAfter, dayBefore, journal, told } from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdicts, version } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F04', days);
const ends = (validTo: string) => story({ version: { validTo: day(validTo) } });

describe('an agreement about to run out', () => {
  test.each(['2020-05-29', '2020-12-31', '2024-02-29', '2026-11-22'])(
    'on %s is found from ninety days before to its last day',
    (last) => {
      const warned = addDays(day(last), -90);
      const register = journal(ends(last));
      expect(on(register, dayBefore(warned), warned, last, dayAfter(last))).toEqual([
        `${dayBefore(warned)} clear`,
        `${warned} found`,
        `${last} found`,
        `${dayAfter(last)} clear`,
      ]);
    },
  );

  test('is due thirty days before its last day, and is not stale for it', () => {
    const register = journal(ends('2020-03-31'));
    expect(outcomes(register, 'F04', '2020-01-01')[0]).toMatchObject({
      severity: 'medium',
      since: '2020-01-01',
      dueOn: '2020-03-01',
      makesStale: false,
      says: { version: IDS.version, validTo: '2020-03-31' },
      truth: { systems: ['Oppvekst'] },
      cause: `time:${IDS.agreement}`,
    });
    expect(statusOn(register, '2020-01-01')).toBe('in_force');
  });

  test('is found since it came into force, when it was made for less than ninety days', () => {
    const register = journal(ends('2019-02-28'));
    expect(outcomes(register, 'F04', '2019-01-31')[0]).toMatchObject({ since: '2019-01-01' });
  });

  test('is found because of the change that shortened it', () => {
    const cut = told(
      'version',
      IDS.version,
      '2020-03-01',
      { fields: { validTo: day('2020-03-31') } },
      { root: IDS.agreement, cause: 'change:c1' },
    );
    expect(outcomes(journal(story(), cut), 'F04', '2020-03-01')[0]).toMatchObject({
      since: '2020-01-01',
      cause: 'change:c1',
    });
  });
});

describe('a version that follows on', () => {
  const follows = (from: string, state: 'signed' | 'draft' = 'signed') =>
    journal(
      ends('2020-03-31'),
      version({ version: { validFrom: day(from), state }, versionOn: '2020-02-01' }, 'ver_2'),
    );

  test.each([
    ['the day after', '2020-04-01', 'clear'],
    ['the same day', '2020-03-31', 'clear'],
    ['with a day between', '2020-04-02', 'found'],
  ])('clears it: %s', (_, from, expected) => {
    expect(on(follows(from), '2020-01-31', '2020-02-01')).toEqual(['2020-01-31 found', `2020-02-01 ${expected}`]);
  });

  test('does not clear it while it is a draft', () => {
    expect(on(follows('2020-04-01', 'draft'), '2020-03-31')).toEqual(['2020-03-31 found']);
  });
});

test('an agreement without a last day, or to be terminated, is not expiring', () => {
  const ended = told(
    'version',
    IDS.version,
    '2020-01-15',
    { fields: { state: 'terminated', terminatedOn: day('2020-03-01') } },
    { root: IDS.agreement },
  );
  expect(on(journal(story()), '2026-11-22')).toEqual(['2026-11-22 clear']);
  expect(on(journal(ends('2020-03-31'), ended), '2020-01-14', '2020-01-15', '2020-02-29')).toEqual([
    '2020-01-14 found',
    '2020-01-15 clear',
    '2020-02-29 clear',
  ]);
  expect(statusOn(journal(ends('2020-03-31'), ended), '2020-02-29')).toBe('in_force');
});
