// F18 on its boundary days: a look-up in the list is good for ninety days, for the company it names, and for what it covers.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import {
  annexed,
  categories,
  dataSubjects,
  day,
  evidence,
  journal,
  link,
  type Told,
  told,
} from '../../../support/journal.ts';
import {
  ABROAD,
  abroad,
  IDS,
  KNOWN,
  type Otherwise,
  outcomes,
  story,
  verdict,
  verdicts,
} from '../../../support/story.ts';

const { eide } = BODIES;
const { prairie } = COMPANIES;
const PRODUCT = { kind: 'product', id: IDS.product } as const;
const DPF = { basis: 'A45', instrument: 'US-DPF', fallbackBasis: 'A46_2_c' } as const;
const found = `found ${ABROAD.part}`;
const checked = (on: string, more: object = {}): Told => evidence('dpf_list_check', PRODUCT, on, more);
const register = (...told: Told[]) => journal(abroad(DPF, '2023-09-01'), told);

describe('a transfer by the Data Privacy Framework', () => {
  test.each([
    ['a leap day', '2023-12-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['clocks go forward', '2024-01-01', ['2024-03-30', '2024-03-31', '2024-04-01']],
    ['clocks go back', '2024-07-29', ['2024-10-26', '2024-10-27', '2024-10-28']],
    ['a month’s end', '2024-03-02', ['2024-05-30', '2024-05-31', '2024-06-01']],
  ])('is confirmed for ninety days: %s', (_, on, days) => {
    expect(verdicts(register(checked(on)), 'F18', days)).toEqual([
      `${days[0]} clear`,
      `${days[1]} clear`,
      `${days[2]} ${found}`,
    ]);
  });

  test('that nobody has looked up is found from its own day, because of it', () => {
    expect(verdicts(register(), 'F18', ['2023-08-31', '2023-09-01'])).toEqual([
      '2023-08-31 clear',
      `2023-09-01 ${found}`,
    ]);
    expect(outcomes(register(), 'F18', '2023-09-15')[0]).toMatchObject({
      severity: 'high',
      since: '2023-09-01',
      dueOn: '2023-09-15',
      makesStale: false,
      cause: 'revision:rev_abroad',
      says: { version: IDS.version, label: IDS.version, basis: 'A45', instrument: 'US-DPF' },
      truth: {
        country: 'US',
        activity: 'support',
        law: 'US-DPF',
        checkedOn: null,
        validTo: null,
        systems: ['Oppvekst'],
      },
    });
  });

  test('told of before the decision is found from its first day', () => {
    const early = journal(abroad(DPF, '2023-01-01'));
    expect(verdicts(early, 'F18', ['2023-07-09', '2023-07-10', '2023-07-11'])).toEqual([
      '2023-07-09 clear',
      `2023-07-10 ${found}`,
      `2023-07-11 ${found}`,
    ]);
    expect(outcomes(early, 'F18', '2023-07-11')[0]).toMatchObject({ since: '2023-07-10', cause: 'law:US-DPF' });
  });

  test('looked up too long ago is found from the day after, because of time', () => {
    expect(outcomes(register(checked('2023-12-01')), 'F18', '2024-03-02')[0]).toMatchObject({
      since: '2024-03-01',
      cause: `time:${IDS.agreement}`,
      truth: { checkedOn: '2023-12-01' },
    });
  });

  test('is confirmed by anybody’s look-up, until its own last day', () => {
    expect(verdict(register(checked('2023-12-01', { body: eide.id })), 'F18', '2024-01-01')).toBe('clear');
    const short = register(checked('2023-12-01', { validTo: day('2023-12-31') }));
    expect(verdicts(short, 'F18', ['2023-12-31', '2024-01-01'])).toEqual(['2023-12-31 clear', `2024-01-01 ${found}`]);
  });

  test('is looked up again where the place is told of later than the look-up', () => {
    expect(verdict(register(checked('2023-08-31')), 'F18', '2023-09-01')).toBe(found);
    expect(verdict(register(checked('2023-09-01')), 'F18', '2023-09-01')).toBe('clear');
    expect(verdict(register(checked('2023-08-31', { part: ABROAD.key })), 'F18', '2023-09-01')).toBe('clear');
  });

  test('goes by the policy’s days', () => {
    const policy = { ...POLICY, listCheckDays: 30 };
    const on = (text: string) =>
      assess(
        register(checked('2024-01-30')),
        { kind: 'agreement', id: IDS.agreement },
        day(text),
        undefined,
        policy,
      ).filter(({ code }) => code === 'F18').length;
    expect([on('2024-02-29'), on('2024-03-01')]).toEqual([0, 1]);
  });
});

describe('a company of the chain', () => {
  const chain = (...told: Told[]) =>
    journal(
      story({
        product: { subProcessors: link(prairie.id, 'US', { ...KNOWN, ...DPF }) },
        versionSets: { subProcessors: annexed(link(prairie.id, 'US')) },
      }),
      told,
    );

  test('is confirmed by a look-up that names it, and by no other', () => {
    expect(verdict(chain(checked('2024-01-01', { part: prairie.id })), 'F18', '2024-02-01')).toBe('clear');
    expect(verdict(chain(checked('2024-01-01')), 'F18', '2024-02-01')).toBe(`found ${prairie.id}`);
    expect(verdict(chain(checked('2024-01-01', { part: 'ent_bergdata' })), 'F18', '2024-02-01')).toBe(
      `found ${prairie.id}`,
    );
  });
});

describe('other bases', () => {
  test.each([
    [{ basis: 'A45', instrument: 'US-PS' }, '2020-01-01'],
    [{ basis: 'A46_2_c', instrument: 'SCC-2021' }, '2024-01-01'],
    [{ basis: 'A45', instrument: 'JP', country: 'JP' }, '2024-01-01'],
    [{ basis: null }, '2024-01-01'],
  ] as const)('are not asked about: %s', (basis, on) => {
    expect(verdict(journal(abroad(basis)), 'F18', on)).toBe('clear');
  });

  test('without a decision named, the one that holds is asked about', () => {
    expect(verdict(journal(abroad({ basis: 'A45' })), 'F18', '2024-01-01')).toBe(found);
  });
});

describe('human resources data', () => {
  const staff: Otherwise[] = [
    { systemSets: { dataSubjects: dataSubjects('employees') } },
    { systemSets: { dataCategories: categories('employment') } },
    { systemSets: { dataCategories: categories('employment'), dataSubjects: dataSubjects('employees') } },
  ];
  const with_ = (otherwise: Otherwise, more: object) =>
    journal(abroad(DPF, '2023-09-01', otherwise), { ...checked('2023-12-01', more), id: 'rev_check' });

  test.each(staff)('are asked about where the system holds them: %#', (otherwise) => {
    expect(outcomes(with_(otherwise, {}), 'F18', '2024-01-01')).toMatchObject([
      {
        outcome: 'cannot_tell',
        part: ABROAD.part,
        missing: { fact: 'evidence.coversHr', kind: 'product', id: IDS.product },
      },
    ]);
    expect(verdict(with_(otherwise, { coversHr: true }), 'F18', '2024-01-01')).toBe('clear');
    expect(verdict(with_(otherwise, {}), 'F18', '2024-03-01')).toBe(found);
  });

  test('are not asked about where it holds none', () => {
    expect(verdict(with_({}, {}), 'F18', '2024-01-01')).toBe('clear');
    expect(verdict(with_({}, { coversHr: false }), 'F16', '2024-01-01')).toBe('clear');
  });

  test('that the listing does not cover have no basis from the day of the look-up', () => {
    const register = with_(staff[0] ?? {}, { coversHr: false });
    expect(verdicts(register, 'F16', ['2023-11-30', '2023-12-01'])).toEqual([
      '2023-11-30 clear',
      `2023-12-01 ${found}`,
    ]);
    expect(verdict(register, 'F18', '2024-01-01')).toBe('clear');
    expect(outcomes(register, 'F16', '2023-12-15')[0]).toMatchObject({
      since: '2023-12-01',
      cause: 'revision:rev_check',
      truth: { law: 'US-DPF', lapsedOn: '2023-12-01', checkedOn: '2023-12-01', refuted: 'hr_not_covered' },
    });
  });

  test('that came later than the look-up have none from their own day', () => {
    const comes = told(
      'system',
      IDS.system,
      '2023-12-20',
      { added: { dataSubjects: dataSubjects('employees') } },
      { id: 'rev_staff' },
    );
    const register = journal(abroad(DPF, '2023-09-01'), checked('2023-12-01', { coversHr: false }), comes);
    expect(verdicts(register, 'F16', ['2023-12-19', '2023-12-20'])).toEqual([
      '2023-12-19 clear',
      `2023-12-20 ${found}`,
    ]);
    expect(outcomes(register, 'F16', '2023-12-21')[0]).toMatchObject({
      since: '2023-12-20',
      cause: 'revision:rev_staff',
    });
  });
});

test('a company that is not in the list has no basis from the day of the look-up until it is found there', () => {
  const gone = { ...checked('2024-02-29', { result: 'negative' }), id: 'rev_gone' };
  const all = register(checked('2024-01-01'), gone, checked('2024-04-01', { result: 'positive' }));
  expect(verdicts(all, 'F16', ['2024-02-28', '2024-02-29', '2024-03-31', '2024-04-01'])).toEqual([
    '2024-02-28 clear',
    `2024-02-29 ${found}`,
    `2024-03-31 ${found}`,
    '2024-04-01 clear',
  ]);
  expect(verdicts(all, 'F18', ['2024-02-29', '2024-04-01'])).toEqual(['2024-02-29 clear', '2024-04-01 clear']);
  expect(outcomes(all, 'F16', '2024-03-01')[0]).toMatchObject({
    cause: 'revision:rev_gone',
    makesStale: true,
    truth: { lapsedOn: '2024-02-29', checkedOn: '2024-02-29', refuted: 'not_listed' },
  });
});
