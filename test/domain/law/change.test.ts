// Rows of law recorded at run time: what is accepted, what it makes of a row, and what is refused with which path.
import { describe, expect, test } from 'vitest';
import { END_OF_TIME } from '../../../src/domain/calendar.ts';
import { Failure } from '../../../src/domain/failures.ts';
import { decideLaw, type LawSaid } from '../../../src/domain/law/change.ts';
import { registerOn } from '../../../src/domain/register.ts';
import { day, journal, lawEnding, told } from '../../support/journal.ts';

const TODAY = day('2026-11-23');
const CHECKED = { note: null, source: 'C-703/25 P', certainty: 'H' as const, checkedOn: TODAY };

const decide = (said: LawSaid, ...recorded: Parameters<typeof journal>) =>
  decideLaw(said, registerOn(journal(...recorded), END_OF_TIME), TODAY);

const end = (row: string, more: Partial<Extract<LawSaid, { kind: 'end' }>>): LawSaid => ({
  kind: 'end',
  row,
  validTo: null,
  lastSigningDay: null,
  settledOn: null,
  eeaIncorporatedOn: null,
  ...CHECKED,
  ...more,
});

const decision = (more: Partial<Extract<LawSaid, { kind: 'adequacy' }>> = {}): LawSaid => ({
  kind: 'adequacy',
  id: 'IN',
  country: 'IN',
  instrument: '2027/500',
  scope: null,
  listed: false,
  eeaIncorporatedOn: null,
  validFrom: day('2027-03-01'),
  validTo: null,
  ...CHECKED,
  ...more,
});

/** The path and message of what is refused. */
function refused(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (error instanceof Failure) return error.errors.map(({ path, message }) => `${path}: ${message}`).join('; ');
    throw error;
  }
  return 'accepted';
}

describe('an adequacy decision that falls', () => {
  test('keeps all it was but its last day, and is known of from today', () => {
    const { row, differs, effectiveOn } = decide(end('US-DPF', { validTo: day('2027-02-28') }));
    expect(row).toMatchObject({ kind: 'adequacy', id: 'US-DPF', country: 'US', instrument: '2023/1795', listed: true });
    expect(row).toMatchObject({ validFrom: '2023-07-10', validTo: '2027-02-28', source: 'C-703/25 P' });
    expect({ differs, effectiveOn }).toEqual({ differs: '2027-03-01', effectiveOn: TODAY });
  });

  test('is known of from its first bad day where that has passed', () => {
    const { differs, effectiveOn } = decide(end('US-DPF', { validTo: day('2026-10-31') }));
    expect({ differs, effectiveOn }).toEqual({ differs: '2026-11-01', effectiveOn: '2026-11-01' });
  });

  test('can be given another last day again, earlier or later', () => {
    const fallen = told('law', 'law', '2026-11-20', { added: { rows: lawEnding('US-DPF', '2027-02-28') } });
    expect(decide(end('US-DPF', { validTo: day('2027-06-30') }), fallen).differs).toBe('2027-03-01');
    expect(decide(end('US-DPF', { validTo: day('2026-12-31') }), fallen).differs).toBe('2027-01-01');
    expect(refused(() => decide(end('US-DPF', { validTo: day('2027-02-28') }), fallen))).toBe(
      'validTo: expected something that changes: the row ends so already',
    );
  });
});

test('an adequacy decision is given the day it was incorporated into the EEA Agreement, and goes on as it was', () => {
  const { row, differs, effectiveOn } = decide(end('BR', { eeaIncorporatedOn: day('2026-11-20') }));
  expect(row).toMatchObject({ id: 'BR', validFrom: '2026-01-26', validTo: null, eeaIncorporatedOn: '2026-11-20' });
  expect({ differs, effectiveOn }).toEqual({ differs: '2026-11-20', effectiveOn: '2026-11-20' });
  expect(refused(() => decide(end('BR', { eeaIncorporatedOn: day('2026-01-25') })))).toBe(
    'eeaIncorporatedOn: expected a day on or after 2026-01-26, when it begins',
  );
  expect(refused(() => decide(end('SCC-2021', { eeaIncorporatedOn: day('2026-11-20') })))).toBe(
    'eeaIncorporatedOn: expected validTo or lastSigningDay: a row of this kind has no other last day',
  );
});

test('a set of clauses gets a last signing day, and with it a last day', () => {
  const { row, differs } = decide(
    end('SCC-2021', { lastSigningDay: day('2027-06-30'), validTo: day('2028-12-31'), note: 'Replaced' }),
  );
  expect(row).toMatchObject({ lastSigningDay: '2027-06-30', validTo: '2028-12-31', note: 'Replaced' });
  expect(differs).toBe('2027-07-01');
});

test('an event that casts doubt is settled', () => {
  expect(decide(end('LATOMBE-C-703-25', { settledOn: day('2026-11-20') })).row).toMatchObject({
    kind: 'event',
    doubts: 'US-DPF',
    settledOn: '2026-11-20',
  });
});

describe('a new row', () => {
  test('is known of from today when it begins later, else from the day it began', () => {
    expect(decide(decision()).effectiveOn).toBe(TODAY);
    expect(decide(decision({ validFrom: day('2026-11-01') })).effectiveOn).toBe('2026-11-01');
  });

  test('may follow on the day after one of the same country and instrument', () => {
    const ended = told('law', 'law', '2026-11-20', { added: { rows: lawEnding('US-DPF', '2027-02-28') } });
    const again = {
      id: 'US-DPF-2',
      country: 'US',
      instrument: '2023/1795',
      scope: 'Entities on the Data Privacy Framework list',
    };
    expect(refused(() => decide(decision({ ...again, validFrom: day('2027-03-01') }), ended))).toBe('accepted');
    expect(refused(() => decide(decision({ ...again, validFrom: day('2027-02-28') }), ended))).toBe(
      'validFrom: expected a validity that does not overlap a row of the same country, instrument and scope: US-DPF holds from 2023-07-10 to 2027-02-28',
    );
    expect(refused(() => decide(decision({ ...again, scope: 'Health data' }), ended))).toBe('accepted');
  });

  test.each<[string, LawSaid, string]>([
    ['of an id that is taken', decision({ id: 'BR' }), 'id: expected an id no row has yet'],
    [
      'that ends before it begins',
      decision({ validTo: day('2027-02-28') }),
      'validTo: expected a day on or after 2027-03-01',
    ],
    [
      'that meets one of the same country and instrument, whatever the case of the letters',
      decision({ id: 'BR-2', country: 'BR', instrument: ' 2026/179 ', scope: 'processing under the lgpd' }),
      'validFrom: expected a validity that does not overlap a row of the same country, instrument and scope: BR holds from 2026-01-26 on',
    ],
    [
      'of a country that is in the EEA already',
      { kind: 'eea', id: 'EEA-NO-2', country: 'NO', validFrom: day('2027-01-01'), validTo: null, ...CHECKED },
      'validFrom: expected a validity that does not overlap a row of the same country, instrument and scope: EEA-NO',
    ],
    [
      'checked on a day to come',
      decision({ checkedOn: day('2026-11-24') }),
      'checkedOn: expected a day that has come, not later than 2026-11-23',
    ],
  ])('%s is refused', (_, said, expected) => {
    expect(refused(() => decide(said))).toContain(expected);
  });
});

describe('an end', () => {
  test.each<[string, LawSaid, string]>([
    [
      'of a row nobody knows',
      end('US-XYZ', { validTo: day('2027-01-01') }),
      'row: expected the id of a known row of law',
    ],
    ['without a last day', end('US-DPF', {}), 'validTo: expected the last day'],
    [
      'before the row began',
      end('US-DPF', { validTo: day('2023-07-09') }),
      'validTo: expected a day on or after 2023-07-10',
    ],
    [
      'of signing of what nobody signs',
      end('US-DPF', { lastSigningDay: day('2027-01-01') }),
      'lastSigningDay: expected validTo',
    ],
    [
      'of signing after the set’s last day',
      end('SCC-2021', { lastSigningDay: day('2028-01-01'), validTo: day('2027-01-01') }),
      'lastSigningDay: expected a day not later than 2027-01-01',
    ],
    [
      'that lets a row run into the next of its kind',
      end('EEA-GB', { validTo: day('2021-03-01') }),
      'validTo: expected a validity that does not overlap a row of the same country, instrument and scope: UK-TCA',
    ],
  ])('%s is refused', (_, said, expected) => {
    expect(refused(() => decide(said))).toContain(expected);
  });
});

describe('a new event', () => {
  const event = (more: Partial<Extract<LawSaid, { kind: 'event' }>> = {}): LawSaid => ({
    kind: 'event',
    id: 'APPEAL-2027',
    on: day('2027-02-28'),
    reassess: null,
    doubts: null,
    settledOn: null,
    ...CHECKED,
    ...more,
  });

  test('is recorded with the marks it has, and without those it has not', () => {
    const { kind, id, on, ...checked } = event() as Extract<LawSaid, { kind: 'event' }>;
    const { reassess: _r, doubts: _d, settledOn: _s, ...rest } = checked;
    expect(decide(event())).toEqual({
      row: { kind, id, on, ...rest },
      differs: '2027-02-28',
      effectiveOn: TODAY,
    });
    const marks = { reassess: 'US', doubts: 'US-DPF', settledOn: day('2027-02-28') };
    expect(decide(event(marks)).row).toEqual({ kind, id, on, ...rest, ...marks });
  });

  test.each<[string, LawSaid, string]>([
    ['that doubts a row nobody knows', event({ doubts: 'US-XYZ' }), 'doubts: expected the id of a known row of law'],
    [
      'settled before it happened',
      event({ settledOn: day('2027-02-27') }),
      'settledOn: expected a day on or after 2027-02-28, when it begins',
    ],
    ['of an id that is taken', event({ id: 'GDPR-EU' }), 'id: expected an id no row has yet'],
  ])('%s is refused', (_, said, expected) => {
    expect(refused(() => decide(said))).toContain(expected);
  });

  test('may be settled, but not before it happened', () => {
    expect(refused(() => decide(end('LATOMBE-C-703-25', { settledOn: day('2025-10-30') })))).toBe(
      'settledOn: expected a day on or after 2025-10-31, when it begins',
    );
    expect(decide(end('LATOMBE-C-703-25', { settledOn: day('2025-10-31') })).differs).toBe('2025-11-01');
    expect(refused(() => decide(end('LATOMBE-C-703-25', { validTo: day('2027-01-01') })))).toBe(
      'validTo: expected settledOn: a row of this kind has no other last day',
    );
    expect(refused(() => decide(end('LATOMBE-C-703-25', {})))).toBe('settledOn: expected the last day');
  });
});

describe('a new set of clauses', () => {
  const clauses = (more: Partial<Extract<LawSaid, { kind: 'clauses' }>> = {}): LawSaid => ({
    kind: 'clauses',
    id: 'SCC-2027',
    instrument: '2027/914',
    scope: null,
    validFrom: day('2027-03-01'),
    validTo: null,
    lastSigningDay: null,
    transferTool: true,
    unchangedFrom: null,
    ...CHECKED,
    ...more,
  });
  const lasts = { validTo: day('2029-12-31'), lastSigningDay: day('2029-12-31'), unchangedFrom: day('2027-03-01') };

  test('may be signed to its very last day, and have a tail from its first', () => {
    expect(decide(clauses(lasts)).row).toMatchObject(lasts);
    expect(refused(() => decide(clauses({ ...lasts, lastSigningDay: day('2030-01-01') })))).toBe(
      'lastSigningDay: expected a day not later than 2029-12-31, the last day it holds',
    );
    expect(refused(() => decide(clauses({ lastSigningDay: day('2030-01-01') })))).toBe('accepted');
    expect(refused(() => decide(clauses({ validTo: day('2029-12-31') })))).toBe('accepted');
    expect(refused(() => decide(clauses({ unchangedFrom: day('2027-02-28') })))).toBe(
      'unchangedFrom: expected a day on or after 2027-03-01, when it begins',
    );
  });

  test('is refused beside one of the same number that still holds, and not beside an adequacy decision of it', () => {
    expect(refused(() => decide(clauses({ instrument: '2021/914' })))).toContain('SCC-2021 holds from 2021-06-27 on');
    expect(refused(() => decide(clauses({ instrument: '2023/1795' })))).toBe('accepted');
  });

  test('may end the day another begins to meet it, and not a day later', () => {
    const before = { instrument: '2021/914', validFrom: day('2020-01-01') };
    expect(refused(() => decide(clauses({ ...before, validTo: day('2021-06-26') })))).toBe('accepted');
    expect(refused(() => decide(clauses({ ...before, validTo: day('2021-06-27') })))).toContain('SCC-2021 holds');
  });
});

test('a row that ended is given an earlier or later last day, or none', () => {
  expect(decide(end('UK', { validTo: day('2027-06-27') })).differs).toBe('2027-06-28');
  expect(decide(end('UK', { validTo: day('2033-06-27') })).differs).toBe('2031-12-28');
  const both = decide(end('SCC-C2P-1', { lastSigningDay: day('2021-09-26'), validTo: day('2023-12-27') }));
  expect([both.differs, both.effectiveOn]).toEqual(['2022-12-28', '2022-12-28']);
});
