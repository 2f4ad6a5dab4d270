// F08 clause by clause: what must be there, what depends on the authorisation, and how many hours are too many.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import { CLAUSES, type ClauseResult } from '../../../../src/domain/vocabulary.ts';
import { annexed, categories, clauses, day, journal, told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, statusOn, story, verdict, verdicts } from '../../../support/story.ts';

const ON = '2020-06-01';
const MANDATORY = [
  ...['K02', 'K10', 'K11', 'K12', 'K13', 'K14', 'K15', 'K16', 'K19', 'K21', 'K22', 'K23', 'K24', 'K25', 'K26'],
  ...['K28', 'K29', 'K30', 'K31', 'K32'],
];
const checked = (otherwise: Record<string, ClauseResult>, version: Otherwise['version'] = {}) =>
  journal(story({ version, versionSets: { clauses: clauses('fulfilled', otherwise) } }));

describe('a clause', () => {
  test.each(CLAUSES)('%s that is missing is found where it is mandatory', (code) => {
    const expected = MANDATORY.includes(code) ? `found ${code}` : 'clear';
    expect(verdict(checked({ [code]: 'missing' }), 'F08', ON)).toBe(expected);
  });

  test.each([
    ['fulfilled', 'clear'],
    ['not_applicable', 'clear'],
    ['missing', 'found K28'],
    ['partial', 'found K28'],
    ['unknown', 'cannot_tell gap:version.clauses'],
  ] as const)('K28 assessed as %s: %s', (result, expected) => {
    expect(verdict(checked({ K28: result }), 'F08', ON)).toBe(expected);
  });

  test('missing is graver than one that is there in part', () => {
    const severity = (result: ClauseResult) => outcomes(checked({ K28: result }), 'F08', '2019-02-01')[0]?.severity;
    expect([severity('missing'), severity('partial')]).toEqual(['high', 'medium']);
  });

  test('is found from the version’s first day, because of it, and makes the agreement stale', () => {
    const register = checked({ K28: 'missing' });
    expect(outcomes(register, 'F08', '2019-03-02')[0]).toMatchObject({
      since: '2019-01-01',
      dueOn: '2019-03-02',
      severity: 'high',
      says: { version: IDS.version, label: IDS.version, code: 'K28', result: 'missing', clauseRef: null },
      truth: { code: 'K28' },
    });
    expect(outcomes(register, 'F08', '2019-03-03')[0]?.severity).toBe('critical');
    expect(statusOn(register, ON)).toBe('needs_update');
  });

  test('rises for sensitive data', () => {
    const health = { dataCategories: categories('health') };
    const register = journal(
      story({
        systemSets: health,
        versionSets: {
          dataCategories: annexed(health.dataCategories),
          clauses: clauses('fulfilled', { K28: 'partial' }),
        },
      }),
    );
    expect(outcomes(register, 'F08', '2019-02-01')[0]?.severity).toBe('high');
  });

  test('nobody has assessed is one gap, however many there are, beside what is found', () => {
    const none = journal(story({ versionSets: { clauses: {} } }));
    expect(outcomes(none, 'F08', ON)).toMatchObject([
      { outcome: 'cannot_tell', missing: { fact: 'version.clauses', kind: 'version', id: IDS.version } },
    ]);
    expect(verdict(checked({ K10: 'unknown', K11: 'unknown', K28: 'missing' }), 'F08', ON)).toBe(
      'cannot_tell gap:version.clauses, found K28',
    );
  });

  test('is asked for from the GDPR’s first day, of a version in force', () => {
    const early = story({
      version: { validFrom: day('2018-07-01') },
      versionSets: { clauses: clauses('fulfilled', { K28: 'missing' }) },
      versionOn: '2018-07-01',
    }).map((one) => ({ ...one, on: one.on === '2019-01-01' ? '2018-07-01' : one.on }));
    const parties = early.map((one) => {
      if (one.kind !== 'version') return one;
      return JSON.parse(JSON.stringify(one).replaceAll('"signedOn":"2019-01-01"', '"signedOn":"2018-07-01"'));
    });
    const register = journal(parties);
    expect(verdicts(register, 'F08', ['2018-07-19', '2018-07-20', '2018-07-21'])).toEqual([
      '2018-07-19 clear',
      '2018-07-20 found K28',
      '2018-07-21 found K28',
    ]);
    expect(outcomes(register, 'F08', '2018-07-21')[0]).toMatchObject({ since: '2018-07-20', cause: 'law:GDPR-EEA' });
    expect(verdict(checked({ K28: 'missing' }, { validTo: day('2020-02-29') }), 'F08', '2020-03-01')).toBe('clear');
  });
});

describe('the right to object, K17,', () => {
  test.each([
    ['general', 'missing', 'found K17'],
    ['general', 'partial', 'found K17'],
    ['general', 'unknown', 'cannot_tell gap:version.clauses'],
    ['general', 'fulfilled', 'clear'],
    ['specific', 'missing', 'clear'],
    ['specific', 'unknown', 'clear'],
    [null, 'missing', 'cannot_tell gap:version.authorisation'],
    [null, 'partial', 'cannot_tell gap:version.authorisation'],
    [null, 'fulfilled', 'clear'],
    [null, 'not_applicable', 'clear'],
  ] as const)('under authorisation %s, assessed as %s: %s', (authorisation, result, expected) => {
    expect(verdict(checked({ K17: result }, { authorisation }), 'F08', ON)).toBe(expected);
  });
});

describe('the hours within which a breach is told of, K27,', () => {
  test.each([
    [0, 'fulfilled', null],
    [23, 'fulfilled', null],
    [24, 'fulfilled', null],
    [24, 'missing', null],
    [25, 'fulfilled', 'medium'],
    [72, 'fulfilled', 'medium'],
    [73, 'fulfilled', 'high'],
    [73, 'unknown', 'high'],
    [null, 'fulfilled', 'medium'],
    [null, 'partial', 'medium'],
    [null, 'missing', 'medium'],
    [null, 'not_applicable', null],
  ] as const)('%s hours, assessed as %s: %s', (breachHours, result, severity) => {
    const found = outcomes(checked({ K27: result }, { breachHours }), 'F08', '2019-02-01');
    expect(found.map((one) => one.severity)).toEqual(severity === null ? [] : [severity]);
    if (severity !== null) expect(found[0]).toMatchObject({ part: 'K27', says: { breachHours }, truth: { hours: 24 } });
  });

  test('cannot be told where there are none and nobody has looked', () => {
    expect(verdict(checked({ K27: 'unknown' }, { breachHours: null }), 'F08', ON)).toBe(
      'cannot_tell gap:version.breachHours',
    );
  });

  test('go by the policy', () => {
    const subject = { kind: 'agreement' as const, id: IDS.agreement };
    const policy = { ...POLICY, breachHours: { most: 36, grave: 48 } };
    const of = (breachHours: number) =>
      assess(checked({}, { breachHours }), subject, day('2019-02-01'), undefined, policy).map(
        ({ severity }) => severity,
      );
    expect([of(36), of(37), of(48), of(49)]).toEqual([[], ['medium'], ['medium'], ['high']]);
  });
});

test('a clause mended in a later version is clear from that version’s first day', () => {
  const next = story({ versionOn: '2020-02-29', version: { validFrom: day('2020-02-29'), label: 'v2' } }).find(
    ({ kind }) => kind === 'version',
  );
  const register = journal(
    story({ versionSets: { clauses: clauses('fulfilled', { K28: 'missing' }) } }),
    told('version', 'ver_2', '2020-02-29', next?.content ?? {}, { root: IDS.agreement }),
  );
  expect(verdicts(register, 'F08', ['2020-02-28', '2020-02-29', '2020-03-01'])).toEqual([
    '2020-02-28 found K28',
    '2020-02-29 clear',
    '2020-03-01 clear',
  ]);
});
