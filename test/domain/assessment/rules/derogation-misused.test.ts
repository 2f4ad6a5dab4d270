// F20 basis by basis: derogations are for single cases, and some of them are not for public powers.
import { describe, expect, test } from 'vitest';
import { TRANSFER_BASES } from '../../../../src/domain/vocabulary.ts';
import { COMPANIES } from '../../../support/cast.ts';
import { annexed, day, journal, link, place, told } from '../../../support/journal.ts';
import { ABROAD, abroad, IDS, KNOWN, outcomes, story, verdict, verdicts } from '../../../support/story.ts';

const { prairie } = COMPANIES;
const ON = '2020-06-01';
const found = `found ${ABROAD.part}`;
const RESTRICTED = ['A49_1_a', 'A49_1_b', 'A49_1_c', 'A49_1_subpara2'];
const derogated = (basis: (typeof TRANSFER_BASES)[number], recurring: boolean | null, publicPowers: boolean | null) =>
  journal(
    abroad({ basis, instrument: 'Notat 4', ...(recurring === null ? {} : { recurring }) }, '2019-01-01', {
      system: { publicPowers },
    }),
  );

describe('a basis', () => {
  test.each(TRANSFER_BASES)('%s, not recurring, in the exercise of public powers', (basis) => {
    expect(verdict(derogated(basis, false, true), 'F20', ON)).toBe(RESTRICTED.includes(basis) ? found : 'clear');
  });

  test.each(TRANSFER_BASES)('%s, recurring, without public powers', (basis) => {
    expect(verdict(derogated(basis, true, false), 'F20', ON)).toBe(basis.startsWith('A49') ? found : 'clear');
  });

  test.each(TRANSFER_BASES)('%s, of which nobody knows more', (basis) => {
    const gaps = [`cannot_tell ${ABROAD.part}`];
    const powers = `cannot_tell gap:system.publicPowers:${IDS.system}`;
    const expected = RESTRICTED.includes(basis) ? [powers, ...gaps] : basis.startsWith('A49') ? gaps : ['clear'];
    expect(verdict(derogated(basis, null, null), 'F20', ON)).toBe(expected.join(', '));
  });
});

describe('a derogation', () => {
  test.each([
    [false, false, 'clear'],
    [false, true, found],
    [true, false, found],
    [true, null, found],
    [null, true, found],
    [null, false, `cannot_tell ${ABROAD.part}`],
    [false, null, `cannot_tell gap:system.publicPowers:${IDS.system}`],
  ] as const)('for a contract, recurring %s, public powers %s: %s', (recurring, powers, expected) => {
    expect(verdict(derogated('A49_1_b', recurring, powers), 'F20', ON)).toBe(expected);
  });

  test('is found from its own day, because of it, with what is true', () => {
    const register = journal(abroad({ basis: 'A49_1_d', instrument: 'Notat 4', recurring: true }, '2020-02-29'));
    expect(verdicts(register, 'F20', ['2020-02-28', '2020-02-29', '2020-03-01'])).toEqual([
      '2020-02-28 clear',
      `2020-02-29 ${found}`,
      `2020-03-01 ${found}`,
    ]);
    expect(outcomes(register, 'F20', '2020-03-30')[0]).toMatchObject({
      severity: 'high',
      since: '2020-02-29',
      dueOn: '2020-03-30',
      makesStale: false,
      cause: 'revision:rev_abroad',
      says: { version: IDS.version, basis: 'A49_1_d', instrument: 'Notat 4' },
      truth: { country: 'US', activity: 'support', recurring: true, publicPowers: null, systems: ['Oppvekst'] },
    });
  });

  test('is found from the day the system came to exercise public powers', () => {
    const powers = told('system', IDS.system, '2020-03-29', { fields: { publicPowers: true } }, { id: 'rev_powers' });
    const of = (recurring: boolean) =>
      journal(
        abroad({ basis: 'A49_1_a', instrument: 'x', recurring }, '2019-01-01', { system: { publicPowers: false } }),
        powers,
      );
    expect(verdicts(of(false), 'F20', ['2020-03-28', '2020-03-29'])).toEqual([
      '2020-03-28 clear',
      `2020-03-29 ${found}`,
    ]);
    expect(outcomes(of(false), 'F20', ON)[0]).toMatchObject({ since: '2020-03-29', cause: 'revision:rev_powers' });
    expect(outcomes(of(true), 'F20', ON)[0]).toMatchObject({ since: '2019-01-01', truth: { publicPowers: true } });
  });

  test('of a company in the chain, as the annex row has it, goes by the fact for what the row leaves out', () => {
    const row = { basis: 'A49_1_d', instrument: 'x' } as const;
    const chain = (said: { recurring?: boolean }, fact: { recurring?: boolean }) =>
      journal(
        story({
          product: { subProcessors: link(prairie.id, 'US', { ...KNOWN, ...fact }) },
          versionSets: { subProcessors: annexed(link(prairie.id, 'US', { ...row, ...said })) },
        }),
      );
    expect(verdict(chain({ recurring: true }, {}), 'F20', ON)).toBe(`found ${prairie.id}`);
    expect(verdict(chain({ recurring: false }, { recurring: true }), 'F20', ON)).toBe('clear');
    expect(verdict(chain({}, { recurring: true }), 'F20', ON)).toBe(`found ${prairie.id}`);
    expect(outcomes(chain({}, {}), 'F20', ON)[0]?.missing).toEqual({
      fact: 'transfer.recurring',
      kind: 'version',
      id: IDS.version,
    });
  });

  test('names the page that takes what is missing', () => {
    expect(outcomes(derogated('A49_1_d', null, null), 'F20', ON)[0]?.missing).toEqual({
      fact: 'transfer.recurring',
      kind: 'product',
      id: IDS.product,
    });
    const own = journal(
      story({
        systemSets: { locations: place('US', 'support', { basis: 'A49_1_d', instrument: 'x' }) },
        versionSets: { locations: annexed({ ...place('NO', 'storage'), ...place('US', 'support') }) },
      }),
    );
    expect(outcomes(own, 'F20', ON)[0]?.missing).toMatchObject({ kind: 'system', id: IDS.system });
  });

  test('is nothing without a version in force', () => {
    const over = abroad({ basis: 'A49_1_d', instrument: 'x', recurring: true }, '2019-01-01', {
      version: { validTo: day('2020-02-29') },
    });
    expect(verdicts(journal(over), 'F20', ['2020-02-29', '2020-03-01'])).toEqual([
      `2020-02-29 ${found}`,
      '2020-03-01 clear',
    ]);
  });
});
