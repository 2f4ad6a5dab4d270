// F19 on its boundary days: an assessment is good for a year, unless the law about the country moved in between.
import { describe, expect, test } from 'vitest';
import { assess } from '../../../../src/domain/assessment/assess.ts';
import { ADEQUACY } from '../../../../src/domain/law/adequacy.ts';
import { CLAUSE_SETS } from '../../../../src/domain/law/clauses.ts';
import { EEA } from '../../../../src/domain/law/eea.ts';
import { lawOf } from '../../../../src/domain/law/law.ts';
import { POLICY } from '../../../../src/domain/policy.ts';
import { BODIES, COMPANIES } from '../../../support/cast.ts';
import { annexed, day, evidence, journal, link, place, type Told, told } from '../../../support/journal.ts';
import { ABROAD, abroad, IDS, KNOWN, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { frana, eide } = BODIES;
const { prairie } = COMPANIES;
const PRODUCT = { kind: 'product', id: IDS.product } as const;
const SCC = { basis: 'A46_2_c', instrument: 'SCC-2021' } as const;
const INDIA = { ...SCC, country: 'IN' } as const;
const found = `found ${ABROAD.part}`;
const indian = 'found location:IN:support';
const assessed = (on: string, more: object = {}): Told => evidence('tia', PRODUCT, on, more);

describe('a transfer on a basis of art. 46', () => {
  test.each([
    ['to a leap day', '2023-03-01', ['2024-02-28', '2024-02-29', '2024-03-01']],
    ['over a leap day', '2023-06-01', ['2024-05-30', '2024-05-31', '2024-06-01']],
    ['to the day clocks go forward', '2023-04-01', ['2024-03-30', '2024-03-31', '2024-04-01']],
    ['to the day clocks go back', '2023-10-28', ['2024-10-26', '2024-10-27', '2024-10-28']],
  ])('is assessed for 365 days: %s', (_, on, days) => {
    const register = journal(abroad(INDIA, '2022-01-01'), assessed(on));
    expect(verdicts(register, 'F19', days)).toEqual([`${days[0]} clear`, `${days[1]} clear`, `${days[2]} ${indian}`]);
    expect(outcomes(register, 'F19', days[2] ?? '')[0]).toMatchObject({
      since: days[2],
      cause: `time:${IDS.agreement}`,
    });
  });

  test('that nobody has assessed is found from its own day, because of it', () => {
    const register = journal(abroad(SCC, '2022-02-28'));
    expect(verdicts(register, 'F19', ['2022-02-27', '2022-02-28', '2022-03-01'])).toEqual([
      '2022-02-27 clear',
      `2022-02-28 ${found}`,
      `2022-03-01 ${found}`,
    ]);
    expect(outcomes(register, 'F19', '2022-04-29')[0]).toMatchObject({
      severity: 'high',
      since: '2022-02-28',
      dueOn: '2022-04-29',
      makesStale: false,
      cause: 'revision:rev_abroad',
      says: { version: IDS.version, basis: 'A46_2_c', instrument: 'SCC-2021', basisSignedOn: null },
      truth: {
        country: 'US',
        activity: 'support',
        assessedOn: null,
        result: null,
        validTo: null,
        event: null,
        systems: ['Oppvekst'],
      },
    });
  });

  test('is asked about from the judgement in Schrems II', () => {
    const clauses = { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2019-01-01') } as const;
    const register = journal(abroad(clauses));
    expect(verdicts(register, 'F19', ['2020-07-15', '2020-07-16', '2020-07-17'])).toEqual([
      '2020-07-15 clear',
      `2020-07-16 ${found}`,
      `2020-07-17 ${found}`,
    ]);
    expect(outcomes(register, 'F19', '2020-07-17')[0]).toMatchObject({ since: '2020-07-16', cause: 'law:SCHREMS-II' });
  });

  test('is the matter of other rules once it has lapsed or never held, and is asked about where nobody can tell', () => {
    const signed = (basisSignedOn: string | null) =>
      journal(
        abroad({
          basis: 'A46_2_c',
          instrument: 'SCC-C2P-1',
          basisSignedOn: basisSignedOn && day(basisSignedOn),
        } as never),
      );
    expect(verdicts(signed('2019-01-01'), 'F19', ['2022-12-27', '2022-12-28'])).toEqual([
      `2022-12-27 ${found}`,
      '2022-12-28 clear',
    ]);
    expect(verdict(signed(null), 'F19', '2022-01-01')).toBe(found);
    expect(verdict(journal(abroad({ basis: 'A46_2_c', instrument: 'SCC-ART28' })), 'F19', '2022-01-01')).toBe('clear');
  });

  test.each(['A46_2_a', 'A46_2_b', 'A46_2_d', 'A46_2_e', 'A46_2_f', 'A46_3_a', 'A46_3_b'] as const)(
    '%s is one',
    (basis) => {
      expect(verdict(journal(abroad({ basis, instrument: 'Godkjenning 7' })), 'F19', '2022-01-01')).toBe(found);
    },
  );

  test.each(['A45', 'A49_1_d'] as const)('%s is none', (basis) => {
    const country = basis === 'A45' ? 'JP' : 'US';
    expect(
      verdict(journal(abroad({ basis, country, instrument: basis === 'A45' ? 'JP' : 'x' })), 'F19', '2022-01-01'),
    ).toBe('clear');
  });

  test('of a company in the chain, on the annex row’s basis, is assessed by name or with the whole', () => {
    const chain = (...told: Told[]) =>
      journal(
        story({
          product: { subProcessors: link(prairie.id, 'US', KNOWN) },
          versionSets: { subProcessors: annexed(link(prairie.id, 'US', SCC)) },
        }),
        told,
      );
    expect(verdict(chain(), 'F19', '2024-01-01')).toBe(`found ${prairie.id}`);
    expect(verdict(chain(assessed('2023-06-01', { part: prairie.id })), 'F19', '2024-01-01')).toBe('clear');
    expect(verdict(chain(assessed('2023-06-01')), 'F19', '2024-01-01')).toBe('clear');
    expect(verdict(chain(assessed('2023-06-01', { part: 'US:support' })), 'F19', '2024-01-01')).toBe(
      `found ${prairie.id}`,
    );
  });

  test('goes by the policy’s days', () => {
    const policy = { ...POLICY, transferAssessedDays: 30 };
    const register = journal(abroad(INDIA, '2022-01-01'), assessed('2024-01-30'));
    const on = (text: string) =>
      assess(register, { kind: 'agreement', id: IDS.agreement }, day(text), undefined, policy).filter(
        ({ code }) => code === 'F19',
      ).length;
    expect([on('2024-02-29'), on('2024-03-01')]).toEqual([0, 1]);
  });
});

describe('an assessment', () => {
  const american = (...told: Told[]) => journal(abroad(SCC, '2022-01-01'), told);

  test('older than an event in the law about the country is stale from the event on', () => {
    const register = american(assessed('2022-06-01'));
    expect(verdicts(register, 'F19', ['2022-10-06', '2022-10-07', '2022-10-08'])).toEqual([
      '2022-10-06 clear',
      `2022-10-07 ${found}`,
      `2022-10-08 ${found}`,
    ]);
    expect(outcomes(register, 'F19', '2022-10-08')[0]).toMatchObject({
      since: '2022-10-07',
      cause: 'law:US-EO-14086',
      truth: { assessedOn: '2022-06-01', event: 'US-EO-14086' },
    });
  });

  test('made on the day of the event, or about another country, is not', () => {
    expect(verdict(american(assessed('2022-10-07')), 'F19', '2022-10-08')).toBe('clear');
    expect(verdict(journal(abroad(INDIA, '2022-01-01'), assessed('2022-06-01')), 'F19', '2022-10-08')).toBe('clear');
  });

  test('is stale by what came first: its age, or the event', () => {
    const young = american(assessed('2024-06-01'));
    expect(outcomes(young, 'F19', '2025-03-01')[0]).toMatchObject({
      since: '2025-01-01',
      cause: 'law:US-PCLOB-QUORUM',
    });
    const aged = american(assessed('2023-06-01'));
    expect(outcomes(aged, 'F19', '2025-03-01')[0]).toMatchObject({
      since: '2024-06-01',
      cause: `time:${IDS.agreement}`,
      truth: { event: null },
    });
  });

  test('is stale when an adequacy decision on the country falls', () => {
    const adequacy = ADEQUACY.map((row) => (row.id === 'US-DPF' ? { ...row, validTo: day('2025-06-30') } : row));
    const law = lawOf({ adequacy, clauses: CLAUSE_SETS, eea: EEA });
    const register = american(assessed('2025-02-01'));
    const on = (text: string) =>
      assess(register, { kind: 'agreement', id: IDS.agreement }, day(text), law).filter(({ code }) => code === 'F19');
    expect(on('2025-06-30')).toEqual([]);
    expect(on('2025-07-01')[0]).toMatchObject({ since: '2025-07-01', cause: 'law:US-DPF', truth: { event: 'US-DPF' } });
  });

  test('that says no is found from its day, and ends on its own last day', () => {
    const no = american(assessed('2023-01-01'), { ...assessed('2023-02-28', { result: 'negative' }), id: 'rev_no' });
    expect(verdicts(no, 'F19', ['2023-02-27', '2023-02-28'])).toEqual(['2023-02-27 clear', `2023-02-28 ${found}`]);
    expect(outcomes(no, 'F19', '2023-03-01')[0]).toMatchObject({
      cause: 'revision:rev_no',
      truth: { result: 'negative' },
    });
    const short = american(assessed('2023-01-01', { validTo: day('2023-02-28') }));
    expect(verdicts(short, 'F19', ['2023-02-28', '2023-03-01'])).toEqual(['2023-02-28 clear', `2023-03-01 ${found}`]);
  });

  test('about a shared product is the recording body’s own', () => {
    expect(verdict(american(assessed('2023-01-01', { body: eide.id })), 'F19', '2023-02-01')).toBe(found);
    expect(verdict(american(assessed('2023-01-01', { body: frana.id })), 'F19', '2023-02-01')).toBe('clear');
    const own = evidence('tia', { kind: 'system', id: IDS.system }, '2023-01-01', { body: eide.id });
    expect(verdict(american(own), 'F19', '2023-02-01')).toBe('clear');
  });

  test('of the whole does not reach a place that came later', () => {
    const later = told('product', IDS.product, '2023-02-01', { added: { locations: place('US', 'access', SCC) } });
    const register = american(assessed('2023-01-01'), later);
    expect(verdicts(register, 'F19', ['2023-01-31', '2023-02-01'])).toEqual([
      '2023-01-31 clear',
      '2023-02-01 found location:US:access',
    ]);
  });
});
