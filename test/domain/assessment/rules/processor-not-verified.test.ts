// F21 on its boundary days: twelve, twenty-four or thirty-six months after a processor was verified, by risk.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { annexed, categories, day, evidence, journal, type Told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { frana, eide } = BODIES;
const { fjordsky } = COMPANIES;
const VENDOR = { kind: 'vendor', id: IDS.vendor } as const;
const verified = (
  on: string,
  more: object = {},
  kind: 'verification' | 'audit_report' | 'certification' = 'verification',
): Told => evidence(kind, VENDOR, on, more);
const register = (otherwise: Otherwise, ...proofs: Told[]) => journal(story({ ...otherwise, proofs }));
const RISK: Record<string, Otherwise> = {
  high: { system: { highRisk: true } },
  normal: {
    systemSets: { dataCategories: categories('identity', 'economy') },
    versionSets: { dataCategories: annexed(categories('identity', 'economy')) },
  },
  low: {},
  unknown: { system: { highRisk: null }, systemSets: { dataSubjects: {} } },
};

describe('a processor', () => {
  test.each([
    ['high', 12, '2020-02-29', ['2021-02-27', '2021-02-28', '2021-03-01']],
    ['high', 12, '2019-03-29', ['2020-03-28', '2020-03-29', '2020-03-30']],
    ['normal', 24, '2019-08-31', ['2021-08-30', '2021-08-31', '2021-09-01']],
    ['normal', 24, '2019-10-31', ['2021-10-30', '2021-10-31', '2021-11-01']],
    ['low', 36, '2019-02-28', ['2022-02-27', '2022-02-28', '2022-03-01']],
  ] as const)('of %s risk is verified for %s months from %s', (risk, months, on, days) => {
    const of = register(RISK[risk] ?? {}, verified(on));
    expect(verdicts(of, 'F21', days)).toEqual([`${days[0]} clear`, `${days[1]} clear`, `${days[2]} found`]);
    expect(outcomes(of, 'F21', days[2])[0]).toMatchObject({
      severity: 'high',
      since: days[2],
      cause: `time:${IDS.agreement}`,
      makesStale: false,
      says: { version: IDS.version, label: IDS.version },
      truth: {
        processor: fjordsky.id,
        name: fjordsky.name,
        risk,
        months,
        verifiedOn: on,
        result: null,
        validTo: null,
        systems: ['Oppvekst'],
      },
    });
  });

  test('of a risk nobody knows cannot be told of between the shortest and the longest time', () => {
    const of = register(RISK.unknown ?? {}, verified('2020-02-29'));
    const gap = `cannot_tell gap:system.highRisk:${IDS.system}`;
    expect(verdicts(of, 'F21', ['2021-02-28', '2021-03-01', '2023-02-28', '2023-03-01'])).toEqual([
      '2021-02-28 clear',
      `2021-03-01 ${gap}`,
      `2023-02-28 ${gap}`,
      '2023-03-01 found',
    ]);
    expect(outcomes(of, 'F21', '2023-03-01')[0]?.truth).toMatchObject({ risk: null, months: null });
  });

  test('never verified is found from the version’s first day, or that of the system where that is later', () => {
    const never = register({});
    expect(outcomes(never, 'F21', '2019-03-02')[0]).toMatchObject({
      since: '2019-01-01',
      dueOn: '2019-03-02',
      truth: { verifiedOn: null },
    });
    const later = register({ system: { goLive: day('2020-02-29') } });
    expect(verdicts(later, 'F21', ['2020-02-28', '2020-02-29'])).toEqual(['2020-02-28 clear', '2020-02-29 found']);
    expect(outcomes(later, 'F21', '2020-03-01')[0]).toMatchObject({ since: '2020-02-29', cause: `time:${IDS.system}` });
  });

  test('is verified from the day of the verification', () => {
    expect(verdicts(register({}, verified('2020-02-29')), 'F21', ['2020-02-28', '2020-02-29'])).toEqual([
      '2020-02-28 found',
      '2020-02-29 clear',
    ]);
  });

  test('is not asked about without a system in use that may hold personal data, or a version in force', () => {
    expect(verdict(register({ system: { endedOn: day('2020-03-01') } }), 'F21', '2020-03-01')).toBe('clear');
    expect(
      verdict(register({ system: { personalData: false }, systemSets: { dataCategories: {} } }), 'F21', '2020-03-01'),
    ).toBe('clear');
    expect(verdict(register({ version: { validTo: day('2020-02-29') } }), 'F21', '2020-03-01')).toBe('clear');
  });

  test('is asked about from the GDPR’s first day', () => {
    const early = journal(
      story({ proofs: [] }).map((one) => JSON.parse(JSON.stringify(one).replaceAll('2019-01-01', '2018-01-01'))),
    );
    expect(verdicts(early, 'F21', ['2018-07-19', '2018-07-20'])).toEqual(['2018-07-19 clear', '2018-07-20 found']);
    expect(outcomes(early, 'F21', '2018-07-21')[0]).toMatchObject({ since: '2018-07-20', cause: 'law:GDPR-EEA' });
  });

  test('goes by the policy’s months', () => {
    const policy = { ...POLICY, verifiedMonths: { high: 1, normal: 2, low: 3 } };
    const on = (text: string) =>
      assess(
        register({}, verified('2020-11-30')),
        { kind: 'agreement', id: IDS.agreement },
        day(text),
        undefined,
        policy,
      ).filter(({ code }) => code === 'F21').length;
    expect([on('2021-02-28'), on('2021-03-01')]).toEqual([0, 1]);
  });
});

describe('a verification', () => {
  test.each([
    ['verification', 'clear'],
    ['audit_report', 'clear'],
    ['certification', 'found'],
  ] as const)('by %s: %s', (kind, expected) => {
    expect(verdict(register({}, verified('2020-01-01', {}, kind)), 'F21', '2020-03-01')).toBe(expected);
  });

  test('about a shared vendor is the recording body’s own', () => {
    expect(verdict(register({}, verified('2020-01-01', { body: eide.id })), 'F21', '2020-03-01')).toBe('found');
    expect(verdict(register({}, verified('2020-01-01', { body: frana.id })), 'F21', '2020-03-01')).toBe('clear');
  });

  test('that failed counts against the processor from its day', () => {
    const failed = { ...verified('2020-02-29', { result: 'negative' }), id: 'rev_failed' };
    const of = register({}, verified('2019-06-01'), failed);
    expect(verdicts(of, 'F21', ['2020-02-28', '2020-02-29'])).toEqual(['2020-02-28 clear', '2020-02-29 found']);
    expect(outcomes(of, 'F21', '2020-03-01')[0]).toMatchObject({
      since: '2020-02-29',
      cause: 'revision:rev_failed',
      truth: { verifiedOn: '2020-02-29', result: 'negative' },
    });
  });

  test('of a link of the chain is not one of the processor', () => {
    expect(verdict(register({}, verified('2020-01-01', { part: 'ent_bergdata' })), 'F21', '2020-03-01')).toBe('found');
  });
});
