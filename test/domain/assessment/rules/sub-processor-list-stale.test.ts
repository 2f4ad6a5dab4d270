// F12 on its boundary days: a list confirmed a year ago, half a year where the risk is high, or never.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import { BODIES } from '../../../support/cast.ts';
import { day, evidence, journal, type Told } from '../../../support/journal.ts';
import { IDS, type Otherwise, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { eide } = BODIES;
const PRODUCT = { kind: 'product', id: IDS.product } as const;
const confirmed = (
  on: string,
  more: object = {},
  about: { kind: 'product' | 'system' | 'vendor' | 'agreement' | 'contract'; id: string } = PRODUCT,
): Told => evidence('chain_confirmation', about, on, more);
const register = (otherwise: Otherwise, ...proofs: Told[]) => journal(story({ ...otherwise, proofs }));
const found = `found ${IDS.product}`;

describe('a list of sub-processors', () => {
  test.each([
    ['over a leap day', '2019-06-01', ['2020-05-30', '2020-05-31', '2020-06-01']],
    ['to a leap day', '2019-03-01', ['2020-02-28', '2020-02-29', '2020-03-01']],
    ['to the day clocks go forward', '2019-03-30', ['2020-03-28', '2020-03-29', '2020-03-30']],
    ['to the day clocks go back', '2019-10-26', ['2020-10-24', '2020-10-25', '2020-10-26']],
  ])('is good for 365 days: %s', (_, on, days) => {
    expect(verdicts(register({}, confirmed(on)), 'F12', days)).toEqual([
      `${days[0]} clear`,
      `${days[1]} clear`,
      `${days[2]} ${found}`,
    ]);
  });

  test('is good for 180 days where the risk is high', () => {
    const high = register({ system: { highRisk: true } }, confirmed('2020-02-29'));
    expect(verdicts(high, 'F12', ['2020-08-26', '2020-08-27', '2020-08-28'])).toEqual([
      '2020-08-26 clear',
      '2020-08-27 clear',
      `2020-08-28 ${found}`,
    ]);
    expect(outcomes(high, 'F12', '2020-08-28')[0]?.truth).toMatchObject({ days: 180 });
  });

  test('is found from the day after, because of time, with what was confirmed when', () => {
    expect(outcomes(register({}, confirmed('2019-03-01')), 'F12', '2020-03-01')[0]).toMatchObject({
      severity: 'medium',
      since: '2020-03-01',
      dueOn: '2020-03-31',
      makesStale: false,
      says: { version: IDS.version, label: IDS.version },
      truth: { of: 'product', name: 'Oppvekst', confirmedOn: '2019-03-01', days: 365, systems: ['Oppvekst'] },
      cause: `time:${IDS.agreement}`,
    });
  });

  test('never confirmed is a gap of the product, else of the system', () => {
    expect(outcomes(register({}), 'F12', '2020-03-01')).toMatchObject([
      { outcome: 'cannot_tell', missing: { fact: 'evidence.chain_confirmation', kind: 'product', id: IDS.product } },
    ]);
    expect(outcomes(register({ system: { product: null } }), 'F12', '2020-03-01')).toMatchObject([
      { outcome: 'cannot_tell', missing: { fact: 'evidence.chain_confirmation', kind: 'system', id: IDS.system } },
    ]);
  });

  test('cannot be told between the two where nobody knows the risk', () => {
    const unknown = register({ system: { highRisk: null }, systemSets: { dataSubjects: {} } }, confirmed('2020-02-29'));
    const gap = 'cannot_tell gap:system.highRisk:sys_oppvekst';
    expect(verdicts(unknown, 'F12', ['2020-08-27', '2020-08-28', '2021-02-28', '2021-03-01'])).toEqual([
      '2020-08-27 clear',
      `2020-08-28 ${gap}`,
      `2021-02-28 ${gap}`,
      `2021-03-01 ${found}`,
    ]);
    expect(outcomes(unknown, 'F12', '2020-08-28')[0]?.missing).toEqual({
      fact: 'system.highRisk',
      kind: 'system',
      id: IDS.system,
    });
  });

  test('of a system without a product is the system’s own', () => {
    const own = register(
      { system: { product: null } },
      confirmed('2019-03-01', {}, { kind: 'system', id: IDS.system }),
    );
    expect(outcomes(own, 'F12', '2020-03-01')[0]).toMatchObject({
      part: IDS.system,
      truth: { of: 'system', name: 'Oppvekst', confirmedOn: '2019-03-01' },
    });
  });

  test('is not asked for where the system holds no personal data, is not in use, or no version is in force', () => {
    const none = { system: { personalData: false }, systemSets: { dataCategories: {} } };
    expect(verdict(register(none), 'F12', '2020-03-01')).toBe('clear');
    expect(verdict(register({ system: { endedOn: day('2020-03-01') } }), 'F12', '2020-03-01')).toBe('clear');
    expect(verdict(register({ version: { validTo: day('2020-02-29') } }), 'F12', '2020-03-01')).toBe('clear');
  });

  test('goes by the policy’s days', () => {
    const policy = { ...POLICY, listConfirmedDays: { normal: 30, high: 10 } };
    const on = (text: string) =>
      assess(
        register({}, confirmed('2020-01-30')),
        { kind: 'agreement', id: IDS.agreement },
        day(text),
        undefined,
        policy,
      )
        .filter(({ code }) => code === 'F12')
        .map(({ truth }) => truth.days);
    expect([on('2020-02-29'), on('2020-03-01')]).toEqual([[], [30]]);
  });
});

describe('a confirmation', () => {
  test.each([
    ['product', IDS.product],
    ['vendor', IDS.vendor],
    ['system', IDS.system],
    ['agreement', IDS.agreement],
    ['contract', IDS.contract],
  ] as const)('about the %s counts', (kind, id) => {
    expect(verdict(register({}, confirmed('2020-01-01', {}, { kind, id })), 'F12', '2020-03-01')).toBe('clear');
  });

  test('by another body counts: it says how the world is', () => {
    expect(verdict(register({}, confirmed('2020-01-01', { body: eide.id })), 'F12', '2020-03-01')).toBe('clear');
  });

  test('that the list is wrong counts against it from its day, until a better one', () => {
    const wrong = { ...confirmed('2020-02-29', { result: 'negative' }), id: 'rev_wrong' };
    const all = register({}, confirmed('2020-01-01'), wrong, confirmed('2020-03-02', { result: 'positive' }));
    expect(verdicts(all, 'F12', ['2020-02-28', '2020-02-29', '2020-03-01', '2020-03-02'])).toEqual([
      '2020-02-28 clear',
      `2020-02-29 ${found}`,
      `2020-03-01 ${found}`,
      '2020-03-02 clear',
    ]);
    expect(outcomes(all, 'F12', '2020-03-01')[0]).toMatchObject({ since: '2020-02-29', cause: 'revision:rev_wrong' });
  });

  test('ends on its own last day where that comes first', () => {
    const short = register({}, confirmed('2020-01-01', { validTo: day('2020-02-29') }));
    expect(verdicts(short, 'F12', ['2020-02-29', '2020-03-01'])).toEqual(['2020-02-29 clear', `2020-03-01 ${found}`]);
    const long = register({}, confirmed('2020-01-01', { validTo: day('2022-01-01') }));
    expect(verdicts(long, 'F12', ['2020-12-31', '2021-01-01'])).toEqual(['2020-12-31 clear', `2021-01-01 ${found}`]);
  });

  test('of one link is not one of the list', () => {
    expect(verdict(register({}, confirmed('2020-01-01', { part: 'ent_bergdata' })), 'F12', '2020-03-01')).toBe(
      `cannot_tell gap:evidence.chain_confirmation:${IDS.product}`,
    );
  });
});
