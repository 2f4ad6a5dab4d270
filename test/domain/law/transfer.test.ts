// Transfers by date: the days on which adequacy decisions, clause sets and EEA membership begin and end.
import { describe, expect, test } from 'vitest';
import { ADEQUACY } from '../../../src/domain/law/adequacy.ts';
import { CLAUSE_SETS } from '../../../src/domain/law/clauses.ts';
import { EEA } from '../../../src/domain/law/eea.ts';
import { lawOf, rowNamed } from '../../../src/domain/law/law.ts';
import { evaluateTransfer, isInEea, leftEea, type Transfer } from '../../../src/domain/law/transfer.ts';
import { type Horizon, watchOn } from '../../../src/domain/watch.ts';
import { day } from '../../support/journal.ts';

const to = (country: string, more: Partial<Transfer> = {}): Transfer => ({
  country,
  basis: null,
  instrument: null,
  basisSignedOn: null,
  ...more,
});
/** What the law says on a day, in a word: the result, with the row and day where it has them. */
const says = (transfer: Transfer, on: string): string => {
  const evaluation = evaluateTransfer(transfer, watchOn(day(on)));
  if (evaluation.result === 'cannot_tell') return `cannot_tell ${evaluation.missing}`;
  if (evaluation.result === 'lapsed') return `lapsed ${evaluation.law} ${evaluation.firstBadDay}`;
  return evaluation.law === null ? evaluation.result : `${evaluation.result} ${evaluation.law}`;
};

describe('the EEA', () => {
  test.each([
    ['NO', '1994-01-01', true],
    ['LI', '1995-04-30', false],
    ['LI', '1995-05-01', true],
    ['HU', '2004-04-30', false],
    ['HU', '2004-05-01', true],
    ['SK', '2004-05-01', true],
    ['BG', '2006-12-31', false],
    ['BG', '2007-01-01', true],
    ['HR', '2013-06-30', false],
    ['HR', '2013-07-01', true],
    ['GB', '1993-12-31', false],
    ['GB', '1994-01-01', true],
    ['GB', '2020-12-31', true],
    ['GB', '2021-01-01', true],
    ['GB', '2021-06-30', true],
    ['GB', '2021-07-01', false],
    ['AX', '2026-11-22', true],
    ['RE', '2026-11-22', true],
    ['SJ', '2026-11-22', true],
    ['CH', '2026-11-22', false],
    ['GL', '2026-11-22', false],
    ['FO', '2026-11-22', false],
    ['GI', '2026-11-22', false],
    ['PF', '2026-11-22', false],
    ['US', '2026-11-22', false],
  ])('%s on %s: %s', (country, on, expected) => {
    expect(isInEea(country, watchOn(day(on)))).toBe(expected);
  });

  test('was left by the United Kingdom, after the bridge, and by nobody else', () => {
    expect(leftEea('GB', watchOn(day('2021-06-30')))).toEqual({ on: '2021-01-01', law: 'EEA-GB' });
    expect(leftEea('GB', watchOn(day('2021-07-01')))).toEqual({ on: '2021-07-01', law: 'UK-TCA' });
    expect(leftEea('NO', watchOn(day('2026-11-22')))).toBeNull();
    expect(leftEea('IN', watchOn(day('2026-11-22')))).toBeNull();
  });

  test('needs no basis', () => {
    expect(says(to('DE'), '2026-11-22')).toBe('ok');
    expect(says(to('GB', { basis: 'A45' }), '2021-06-30')).toBe('ok');
  });
});

describe('adequacy decisions', () => {
  test.each([
    ['CH', '2000-07-25', 'no_basis CH'],
    ['CH', '2000-07-26', 'ok CH'],
    ['HU', '2000-07-26', 'ok HU'],
    ['HU', '2004-04-30', 'ok HU'],
    ['HU', '2004-05-01', 'ok'],
    ['US', '2000-07-25', 'no_basis US-SH'],
    ['US', '2000-07-26', 'ok US-SH'],
    ['US', '2015-10-05', 'ok US-SH'],
    ['US', '2015-10-06', 'lapsed US-SH 2015-10-06'],
    ['US', '2016-07-11', 'lapsed US-SH 2015-10-06'],
    ['US', '2016-07-12', 'ok US-PS'],
    ['US', '2020-07-15', 'ok US-PS'],
    ['US', '2020-07-16', 'lapsed US-PS 2020-07-16'],
    ['US', '2023-07-09', 'lapsed US-PS 2020-07-16'],
    ['US', '2023-07-10', 'ok US-DPF'],
    ['US', '2026-11-22', 'ok US-DPF'],
    ['GB', '2021-07-01', 'ok UK'],
    ['GB', '2031-12-27', 'ok UK'],
    ['GB', '2031-12-28', 'lapsed UK 2031-12-28'],
    ['JP', '2019-01-22', 'no_basis JP'],
    ['JP', '2019-01-23', 'ok JP'],
    ['KR', '2021-12-16', 'no_basis KR'],
    ['KR', '2021-12-17', 'ok KR'],
    ['BR', '2026-01-25', 'no_basis BR'],
    ['BR', '2026-01-26', 'ok BR'],
    ['IN', '2026-11-22', 'no_basis'],
  ])('%s on %s: %s', (country, on, expected) => {
    expect(says(to(country, { basis: 'A45' }), on)).toBe(expected);
  });

  test('one that is named is the only one asked, by id or number', () => {
    expect(says(to('US', { basis: 'A45', instrument: 'US-SH' }), '2016-08-01')).toBe('lapsed US-SH 2015-10-06');
    expect(says(to('US', { basis: 'A45', instrument: ' 2023/1795 ' }), '2023-07-10')).toBe('ok US-DPF');
    expect(says(to('US', { basis: 'A45', instrument: 'us-dpf' }), '2023-07-09')).toBe('no_basis US-DPF');
  });

  test('one of another country is no basis, one nobody knows cannot be judged', () => {
    expect(says(to('IN', { basis: 'A45', instrument: 'US-DPF' }), '2024-01-01')).toBe('no_basis US-DPF');
    expect(says(to('IN', { basis: 'A45', instrument: '2099/1' }), '2024-01-01')).toBe('cannot_tell instrument');
  });

  test('the one for an international organisation holds wherever it sits', () => {
    expect(says(to('CH', { basis: 'A45', instrument: 'EPO' }), '2025-07-14')).toBe('no_basis EPO');
    expect(says(to('US', { basis: 'A45', instrument: 'EPO' }), '2025-07-15')).toBe('ok EPO');
  });
});

describe('standard contractual clauses', () => {
  const clauses = (instrument: string | null, signed: string | null, changedOn: string[] = []): Transfer =>
    to('IN', {
      basis: 'A46_2_c',
      instrument,
      basisSignedOn: signed === null ? null : day(signed),
      processingChangedOn: changedOn.map(day),
    });

  test.each([
    ['SCC-C2P-1', '2010-05-14', '2015-01-01', 'no_basis SCC-C2P-1'],
    ['SCC-C2P-1', '2010-05-15', '2015-01-01', 'ok SCC-C2P-1'],
    ['SCC-C2P-1', '2021-09-26', '2021-09-26', 'ok SCC-C2P-1'],
    ['SCC-C2P-1', '2021-09-27', '2021-09-27', 'lapsed SCC-C2P-1 2021-09-27'],
    ['SCC-C2P-1', '2018-03-01', '2022-12-27', 'ok SCC-C2P-1'],
    ['SCC-C2P-1', '2018-03-01', '2022-12-28', 'lapsed SCC-C2P-1 2022-12-28'],
    ['SCC-C2C-1', '2005-01-01', '2022-12-28', 'lapsed SCC-C2C-1 2022-12-28'],
    ['SCC-C2C-2', '2005-03-31', '2010-01-01', 'no_basis SCC-C2C-2'],
    ['SCC-C2C-2', '2005-04-01', '2010-01-01', 'ok SCC-C2C-2'],
    ['SCC-C2P-0', '2010-05-14', '2012-01-01', 'ok SCC-C2P-0'],
    ['SCC-C2P-0', '2010-05-15', '2012-01-01', 'lapsed SCC-C2P-0 2010-05-15'],
    ['2010/87/EU', '2018-03-01', '2020-01-01', 'ok SCC-C2P-1'],
    ['SCC-2021', '2021-06-26', '2021-07-01', 'no_basis SCC-2021'],
    ['SCC-2021', '2021-06-27', '2021-06-27', 'ok SCC-2021'],
    ['SCC-2021', '2021-06-27', '2026-11-22', 'ok SCC-2021'],
    ['SCC-2021', '2025-01-02', '2025-01-01', 'no_basis SCC-2021'],
    ['SCC-ART28', '2022-01-01', '2022-01-01', 'no_basis SCC-ART28'],
    ['SCC-DK28', '2022-01-01', '2022-01-01', 'no_basis SCC-DK28'],
    ['clauses of our own', '2022-01-01', '2022-01-01', 'cannot_tell instrument'],
  ])('%s signed %s, on %s: %s', (instrument, signed, on, expected) => {
    expect(says(clauses(instrument, signed), on)).toBe(expected);
  });

  test.each([
    ['SCC-2021', '2021-06-26', 'no_basis SCC-2021'],
    ['SCC-2021', '2021-06-27', 'ok SCC-2021'],
    ['SCC-C2P-1', '2021-09-26', 'ok SCC-C2P-1'],
    ['SCC-C2P-1', '2021-09-27', 'cannot_tell basisSignedOn'],
    ['SCC-C2P-1', '2022-12-27', 'cannot_tell basisSignedOn'],
    ['SCC-C2P-1', '2022-12-28', 'lapsed SCC-C2P-1 2022-12-28'],
  ])('%s, nobody knows when signed, on %s: %s', (instrument, on, expected) => {
    expect(says(clauses(instrument, null), on)).toBe(expected);
  });

  test.each([
    ['2001-09-02', '2010-01-01', 'no_basis'],
    ['2012-01-01', '2022-12-27', 'ok SCC-C2P-1'],
    ['2012-01-01', '2022-12-28', 'lapsed SCC-C2P-1 2022-12-28'],
    ['2021-07-15', '2022-12-27', 'ok SCC-2021'],
    ['2021-07-15', '2022-12-28', 'cannot_tell instrument'],
    ['2021-09-27', '2022-12-28', 'ok SCC-2021'],
  ])('no set named, signed %s, on %s: %s', (signed, on, expected) => {
    expect(says(clauses(null, signed), on)).toBe(expected);
  });

  test('no set named and nobody knows when signed', () => {
    expect(says(clauses(null, null), '2026-01-01')).toBe('cannot_tell basisSignedOn');
  });

  test.each([
    ['a change on the last signing day does not count', ['2021-09-26'], '2022-06-01', 'ok SCC-C2P-1'],
    ['a change the day after ends them on its day', ['2021-09-27'], '2021-09-27', 'lapsed SCC-C2P-1 2021-09-27'],
    ['the day before the change they hold', ['2022-02-28'], '2022-02-27', 'ok SCC-C2P-1'],
    ['the first of two changes ends them', ['2022-06-01', '2022-02-28'], '2022-07-01', 'lapsed SCC-C2P-1 2022-02-28'],
    ['a change after their end moves nothing', ['2023-06-01'], '2023-07-01', 'lapsed SCC-C2P-1 2022-12-28'],
  ])('in the tail: %s', (_, changedOn, on, expected) => {
    expect(says(clauses('SCC-C2P-1', '2018-03-01', changedOn), on)).toBe(expected);
  });

  test('of 2021 have no tail: a change moves nothing', () => {
    expect(says(clauses('SCC-2021', '2022-03-01', ['2023-01-01']), '2024-01-01')).toBe('ok SCC-2021');
  });

  test('whose tail is uncertain say so', () => {
    const evaluation = evaluateTransfer(clauses('SCC-C2P-0', '2009-01-01'), watchOn(day('2012-01-01')));
    expect(evaluation).toEqual({ result: 'ok', law: 'SCC-C2P-0', certainty: 'M' });
  });
});

describe('other bases', () => {
  test.each(['A46_2_a', 'A46_2_b', 'A46_3_a', 'A49_1_d', 'A49_1_subpara2'] as const)(
    '%s stands on its reference',
    (basis) => {
      expect(says(to('IN', { basis, instrument: 'Sak 2024/117' }), '2024-01-01')).toBe('ok');
      expect(says(to('IN', { basis }), '2024-01-01')).toBe('cannot_tell instrument');
    },
  );

  test('no basis named is none', () => {
    expect(says(to('IN'), '2024-01-01')).toBe('no_basis');
  });
});

describe('days on which an answer may turn are noted', () => {
  const turns = (transfer: Transfer, on: string): string | null => {
    const horizon: Horizon = { next: null };
    evaluateTransfer(transfer, watchOn(day(on), horizon));
    return horizon.next;
  };

  test.each([
    ['the bridge’s end', to('GB'), '2021-05-01', '2021-07-01'],
    ['a decision’s end', to('GB', { basis: 'A45', instrument: 'UK' }), '2026-11-22', '2031-12-28'],
    ['a decision to come', to('BR', { basis: 'A45' }), '2025-01-01', '2026-01-26'],
    [
      'the clauses’ end',
      to('IN', { basis: 'A46_2_c', instrument: 'SCC-C2P-1', basisSignedOn: day('2018-01-01') }),
      '2022-01-01',
      '2022-12-28',
    ],
    [
      'a signature to come',
      to('IN', { basis: 'A46_2_c', instrument: 'SCC-2021', basisSignedOn: day('2024-02-29') }),
      '2024-01-01',
      '2024-02-29',
    ],
  ] as const)('%s', (_, transfer, on, expected) => {
    expect(turns(transfer, on)).toBe(expected);
  });
});

describe('a book of law', () => {
  test('with a decision ended answers by it', () => {
    const fallen = ADEQUACY.map((row) => (row.id === 'US-DPF' ? { ...row, validTo: day('2027-03-31') } : row));
    const law = lawOf({ adequacy: fallen, clauses: CLAUSE_SETS, eea: EEA });
    const transfer = to('US', { basis: 'A45', instrument: 'US-DPF' });
    expect(evaluateTransfer(transfer, watchOn(day('2027-03-31')), law).result).toBe('ok');
    expect(evaluateTransfer(transfer, watchOn(day('2027-04-01')), law)).toEqual({
      result: 'lapsed',
      firstBadDay: '2027-04-01',
      law: 'US-DPF',
    });
  });

  test('finds a row by id or number, and nothing by another text', () => {
    expect(rowNamed(CLAUSE_SETS, '2021/914')?.id).toBe('SCC-2021');
    expect(rowNamed(CLAUSE_SETS, 'scc-c2c-1')?.instrument).toBe('2001/497/EC');
    expect(rowNamed(CLAUSE_SETS, '2021')).toBeUndefined();
  });

  test('has rows that begin before they end, each id once, checked on a day', () => {
    const rows = [...ADEQUACY, ...CLAUSE_SETS, ...EEA];
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
    for (const row of rows) {
      if (row.validTo !== null) expect(row.validFrom < row.validTo, row.id).toBe(true);
      expect(row.checkedOn).toBe('2026-11-22');
    }
    expect(ADEQUACY).toHaveLength(20);
    expect(CLAUSE_SETS).toHaveLength(7);
  });
});
