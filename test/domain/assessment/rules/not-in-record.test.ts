// F27 field by field: what a system's entry in the record of processing must have.
import { describe, expect, test } from 'vitest';
import { categories, dataSubjects, day, journal, type Told, told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const ON = '2020-03-01';
const of = (otherwise: Otherwise, ...more: Told[]) => journal(story(otherwise), more);
const says = (otherwise: Otherwise, on = ON) => verdict(of(otherwise), 'F27', on, 'system');

describe('a system', () => {
  test.each([
    [true, 'clear'],
    [false, 'found'],
    [null, 'cannot_tell'],
  ] as const)('in the record: %s, %s', (inRecord, expected) => {
    expect(says({ system: { inRecord } })).toBe(expected);
  });

  test('of which nobody has said so names what is missing', () => {
    expect(outcomes(of({ system: { inRecord: null } }), 'F27', ON, 'system')[0]?.missing).toEqual({
      fact: 'system.inRecord',
      kind: 'system',
      id: IDS.system,
    });
  });

  test.each([
    ['purpose', { system: { purpose: null } }, 'medium'],
    ['recipientCategories', { system: { recipientCategories: null } }, 'medium'],
    ['dataSubjects', { systemSets: { dataSubjects: {} } }, 'medium'],
    ['dataCategories', { systemSets: { dataCategories: {} } }, 'medium'],
    ['retention', { system: { retention: null } }, 'low'],
    ['securityMeasures', { system: { securityMeasures: null } }, 'low'],
  ] as const)('in the record without %s is found so', (field, otherwise, severity) => {
    expect(outcomes(of(otherwise), 'F27', '2019-03-02', 'system')).toMatchObject([
      {
        part: `field:${field}`,
        severity,
        since: '2019-01-01',
        dueOn: '2019-03-02',
        makesStale: false,
        says: {},
        truth: { system: IDS.system, name: 'Oppvekst', field },
      },
    ]);
  });

  test('without several fields is found for each, and rises for sensitive data', () => {
    const bare = { system: { purpose: null, retention: null }, systemSets: { dataCategories: categories('health') } };
    expect(says(bare)).toBe('found field:purpose, found field:retention');
    expect(outcomes(of(bare), 'F27', '2019-02-01', 'system').map(({ severity }) => severity)).toEqual([
      'high',
      'medium',
    ]);
  });

  test('that is not in the record is not asked about its fields', () => {
    expect(says({ system: { inRecord: false, purpose: null } })).toBe('found');
  });

  test.each([
    ['a leap day', ['2020-02-28', '2020-02-29', '2020-03-01']],
    ['clocks go forward', ['2020-03-28', '2020-03-29', '2020-03-30']],
    ['clocks go back', ['2020-10-24', '2020-10-25', '2020-10-26']],
    ['a month’s end', ['2020-04-29', '2020-04-30', '2020-05-01']],
  ])('is found from the day it goes live: %s', (_, days) => {
    const register = of({ system: { inRecord: false, goLive: day(days[1] ?? '') } });
    expect(verdicts(register, 'F27', days, 'system')).toEqual([
      `${days[0]} clear`,
      `${days[1]} found`,
      `${days[2]} found`,
    ]);
    expect(outcomes(register, 'F27', days[2] ?? '', 'system')[0]).toMatchObject({
      since: days[1],
      cause: `time:${IDS.system}`,
    });
  });

  test('taken out of the record is found from that day, because of it', () => {
    const out = told('system', IDS.system, '2020-02-29', { fields: { inRecord: false } }, { id: 'rev_out' });
    expect(verdicts(of({}, out), 'F27', ['2020-02-28', '2020-02-29'], 'system')).toEqual([
      '2020-02-28 clear',
      '2020-02-29 found',
    ]);
    expect(outcomes(of({}, out), 'F27', ON, 'system')[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'revision:rev_out',
    });
  });

  test('that came to hold personal data is found from that day', () => {
    const none: Otherwise = { system: { inRecord: false, personalData: false }, systemSets: { dataCategories: {} } };
    const comes = told(
      'system',
      IDS.system,
      '2020-02-29',
      {
        fields: { personalData: true },
        added: { dataCategories: categories('contact'), dataSubjects: dataSubjects('pupils') },
      },
      { id: 'rev_holds' },
    );
    const register = of(none, comes);
    expect(verdicts(register, 'F27', ['2020-02-28', '2020-02-29'], 'system')).toEqual([
      '2020-02-28 clear',
      '2020-02-29 found',
    ]);
    expect(outcomes(register, 'F27', ON, 'system')[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'revision:rev_holds',
    });
  });

  test('out of use is not asked about', () => {
    const ends = { system: { inRecord: false, endedOn: day('2020-03-01') } };
    expect([says(ends, '2020-02-29'), says(ends)]).toEqual(['found', 'clear']);
  });

  test('of which nobody knows whether it holds personal data cannot be told of', () => {
    const unknown = { system: { inRecord: false, personalData: null }, systemSets: { dataCategories: {} } };
    expect(outcomes(of(unknown), 'F27', ON, 'system')[0]).toMatchObject({
      outcome: 'cannot_tell',
      missing: { fact: 'system.personalData', kind: 'system', id: IDS.system },
    });
  });

  test('is asked about from the GDPR’s first day', () => {
    const early = journal(
      story({ system: { inRecord: false } }).map((one) =>
        JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2018-01-01')),
      ),
    );
    expect(verdicts(early, 'F27', ['2018-07-19', '2018-07-20'], 'system')).toEqual([
      '2018-07-19 clear',
      '2018-07-20 found',
    ]);
    expect(outcomes(early, 'F27', '2018-07-21', 'system')[0]).toMatchObject({
      since: '2018-07-20',
      cause: 'law:GDPR-EEA',
    });
  });
});
