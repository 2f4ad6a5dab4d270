// F03: the last version in force has run out while a covered system is in use.
import { describe, expect, test } from 'vitest';
import { day, dayAfter, dayBefore, journal, told } from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdicts, version } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F03', days);

describe('an agreement that has run out', () => {
  test.each(['2020-02-29', '2020-04-30', '2020-12-31', '2020-03-28', '2020-10-25'])(
    'is found from the day after %s',
    (last) => {
      const register = journal(story({ version: { validTo: day(last) } }));
      expect(on(register, dayBefore(last), last, dayAfter(last))).toEqual([
        `${dayBefore(last)} clear`,
        `${last} clear`,
        `${dayAfter(last)} found`,
      ]);
      expect([statusOn(register, last), statusOn(register, dayAfter(last))]).toEqual(['in_force', 'expired']);
    },
  );

  test('says which version, until when, and that time did it', () => {
    const register = journal(story({ version: { validTo: day('2020-02-29') } }));
    expect(outcomes(register, 'F03', '2020-03-10')[0]).toMatchObject({
      severity: 'critical',
      since: '2020-03-01',
      dueOn: '2020-03-15',
      says: { version: IDS.version, label: IDS.version, validTo: '2020-02-29' },
      truth: { systems: ['Oppvekst'] },
      cause: `time:${IDS.agreement}`,
    });
  });

  test('is found since its system came into use, when that was later', () => {
    const register = journal(story({ version: { validTo: day('2020-02-29') }, system: { goLive: day('2020-06-01') } }));
    expect(on(register, '2020-05-31', '2020-06-01')).toEqual(['2020-05-31 clear', '2020-06-01 found']);
    expect(outcomes(register, 'F03', '2020-06-02')[0]).toMatchObject({
      since: '2020-06-01',
      cause: `time:${IDS.system}`,
    });
  });

  test('names the revision that cut it short after the day', () => {
    const cut = told(
      'version',
      IDS.version,
      '2020-05-01',
      { fields: { validTo: day('2020-02-29') } },
      { root: IDS.agreement, id: 'rev_cut' },
    );
    const register = journal(story(), cut);
    expect(on(register, '2020-04-30', '2020-05-01')).toEqual(['2020-04-30 clear', '2020-05-01 found']);
    expect(outcomes(register, 'F03', '2020-05-01')[0]?.cause).toBe('revision:rev_cut');
  });
});

describe('an agreement is clear', () => {
  test('when it was terminated, not run out', () => {
    const ended = told(
      'version',
      IDS.version,
      '2020-02-01',
      { fields: { state: 'terminated', terminatedOn: day('2020-02-01') } },
      { root: IDS.agreement },
    );
    const register = journal(story({ version: { validTo: day('2020-02-29') } }), ended);
    expect(on(register, '2020-02-01', '2020-03-01')).toEqual(['2020-02-01 clear', '2020-03-01 clear']);
    expect(statusOn(register, '2020-03-01')).toBe('terminated');
  });

  test('when a later version is in force, and found again when that one has run out', () => {
    const next = version(
      { version: { validFrom: day('2020-03-01'), validTo: day('2021-02-28') }, versionOn: '2020-02-01' },
      'ver_2',
    );
    const register = journal(story({ version: { validTo: day('2020-02-29') } }), next);
    expect(on(register, '2020-03-01', '2021-02-28', '2021-03-01')).toEqual([
      '2020-03-01 clear',
      '2021-02-28 clear',
      '2021-03-01 found',
    ]);
    expect(outcomes(register, 'F03', '2021-03-01')[0]?.says).toMatchObject({ version: 'ver_2' });
  });

  test('when its system is no longer in use', () => {
    const register = journal(
      story({ version: { validTo: day('2020-02-29') }, system: { endedOn: day('2020-03-01') } }),
    );
    expect(on(register, '2020-03-01')).toEqual(['2020-03-01 clear']);
  });
});
