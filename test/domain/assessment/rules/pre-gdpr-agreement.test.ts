// F05: the version in force was signed under the act before the GDPR.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { day, journal, party, type Told } from '../../../support/journal.ts';
import { IDS, outcomes, statusOn, story, verdicts, version } from '../../../support/story.ts';

const on = (register: ReturnType<typeof journal>, ...days: string[]) => verdicts(register, 'F05', days);
const signedOn = (last: string | null, gdpr = true, required = true) => ({
  version: { gdpr, validFrom: day('2015-01-01'), contractOn: day('2019-01-01') },
  versionOn: '2015-01-01',
  versionSets: {
    parties: {
      ...party(BODIES.frana.entity, 'controller', last && '2015-01-01', required),
      ...party(COMPANIES.fjordsky.id, 'processor', last, required),
    },
  },
});
/** The story with everything known since 2015, so that the years before the GDPR can be asked about. */
const since2015 = (otherwise: Parameters<typeof story>[0]): Told[] =>
  story(otherwise).map((one) => (one.on === '2019-01-01' ? { ...one, on: '2015-01-01' } : one));

describe('an agreement from before the GDPR', () => {
  test('is found from the GDPR’s first day in Norway, not in the EU', () => {
    const register = journal(since2015(signedOn('2015-03-01', false)));
    expect(on(register, '2018-05-25', '2018-07-19', '2018-07-20', '2018-07-21')).toEqual([
      '2018-05-25 clear',
      '2018-07-19 clear',
      '2018-07-20 found',
      '2018-07-21 found',
    ]);
    expect([statusOn(register, '2018-07-19'), statusOn(register, '2018-07-20')]).toEqual(['in_force', 'needs_update']);
    expect(outcomes(register, 'F05', '2018-08-20')[0]?.severity).toBe('critical');
    expect(outcomes(register, 'F05', '2018-08-19')[0]).toMatchObject({
      severity: 'high',
      since: '2018-07-20',
      dueOn: '2018-08-19',
      says: { version: IDS.version, signedOn: '2015-03-01', gdpr: false },
      truth: { law: 'GDPR-EEA', appliesFrom: '2018-07-20' },
      cause: 'law:GDPR-EEA',
    });
  });

  test.each([
    ['2018-05-24', true, 'found'],
    ['2018-05-24', false, 'found'],
    ['2018-05-25', true, 'clear'],
    ['2018-05-25', false, 'found'],
    ['2018-07-19', true, 'clear'],
    ['2018-07-19', false, 'found'],
    ['2018-07-20', true, 'clear'],
    ['2018-07-20', false, 'clear'],
  ])('signed %s, written under the GDPR: %s, is %s', (last, gdpr, expected) => {
    expect(on(journal(since2015(signedOn(last, gdpr))), '2018-12-31')).toEqual([`2018-12-31 ${expected}`]);
  });

  test('is found since it came into force, when that was later than the law', () => {
    const late = signedOn('2018-05-01');
    const register = journal(since2015({ ...late, version: { ...late.version, validFrom: day('2019-02-01') } }));
    expect(on(register, '2019-01-31', '2019-02-01')).toEqual(['2019-01-31 clear', '2019-02-01 found']);
    expect(outcomes(register, 'F05', '2019-02-01')[0]).toMatchObject({ since: '2019-02-01', cause: 'law:GDPR-EEA' });
  });

  test('is clear once a later version has replaced it', () => {
    const next = version({ version: { validFrom: day('2019-02-01') }, versionOn: '2019-01-15' }, 'ver_2');
    expect(on(journal(since2015(signedOn('2015-03-01')), next), '2019-01-31', '2019-02-01')).toEqual([
      '2019-01-31 found',
      '2019-02-01 clear',
    ]);
  });

  test('cannot be told when no day of signing is recorded', () => {
    const register = journal(since2015(signedOn(null, true, false)));
    expect(on(register, '2018-07-19', '2018-07-20')).toEqual(['2018-07-19 clear', '2018-07-20 cannot_tell']);
    expect(outcomes(register, 'F05', '2018-07-20')[0]).toMatchObject({
      missing: { fact: 'version.parties.signedOn', kind: 'version', id: IDS.version },
      cause: `gap:version:${IDS.version}`,
    });
  });
});
