// What stands of decisions on a day: the latest of each kind, until its last day, and nothing of it after.
import { describe, expect, test } from 'vitest';
import { type Decided, NOTHING_STANDS, standingOn } from '../../src/domain/decisions.ts';
import { day, dayAfter, dayBefore } from '../support/journal.ts';

const took = (kind: Decided['kind'], on: string, more: Partial<Decided> = {}): Decided => ({
  kind,
  decidedOn: day(on),
  ownerId: null,
  dueOn: null,
  until: null,
  ...more,
});
const stands = (on: string, ...decisions: Decided[]) => standingOn(decisions, day(on));

test('nothing stands where nothing was decided, nor of advice and what management said', () => {
  expect(stands('2026-11-23')).toEqual(NOTHING_STANDS);
  expect(stands('2026-11-23', took('advice', '2026-11-01'), took('management', '2026-11-02'))).toEqual(NOTHING_STANDS);
});

describe.each([
  ['snooze', 'snoozedUntil'],
  ['accept_risk', 'acceptedUntil'],
] as const)('%s', (kind, field) => {
  const until = '2026-11-30';
  const decision = took(kind, '2026-11-10', { until: day(until) });

  test.each([
    [dayBefore('2026-11-10'), null],
    ['2026-11-10', until],
    [dayBefore(until), until],
    [until, until],
    [dayAfter(until), null],
  ])('on %s stands until %s', (on, expected) => {
    expect(stands(on, decision)[field]).toBe(expected);
  });

  test('gives way to a later one, also to one that ends sooner', () => {
    const shorter = took(kind, '2026-11-12', { until: day('2026-11-15') });
    expect(stands('2026-11-15', decision, shorter)[field]).toBe('2026-11-15');
    expect(stands('2026-11-16', decision, shorter)[field]).toBeNull();
  });

  test('ends when the finding is opened again, and stands again when it is decided anew', () => {
    const reopened = took('reopen', '2026-11-12');
    expect(stands('2026-11-11', decision, reopened)[field]).toBe(until);
    expect(stands('2026-11-12', decision, reopened)[field]).toBeNull();
    const again = took(kind, '2026-11-13', { until: day(until) });
    expect(stands('2026-11-13', decision, reopened, again)[field]).toBe(until);
  });
});

test('a leap day and a month’s end are days like others', () => {
  const decision = took('snooze', '2028-02-01', { until: day('2028-02-29') });
  expect(stands('2028-02-29', decision).snoozedUntil).toBe('2028-02-29');
  expect(stands('2028-03-01', decision).snoozedUntil).toBeNull();
});

test('who it was assigned to last has it, by the last day that was given', () => {
  const first = took('assign', '2026-11-01', { ownerId: 'per_kari', dueOn: day('2026-12-01') });
  const handed = took('assign', '2026-11-10', { ownerId: 'per_odd' });
  expect(stands('2026-11-09', first, handed)).toMatchObject({ ownerId: 'per_kari', dueOn: '2026-12-01' });
  expect(stands('2026-11-10', first, handed)).toMatchObject({ ownerId: 'per_odd', dueOn: '2026-12-01' });
  expect(stands('2026-11-10', first, handed, took('reopen', '2026-11-10'))).toMatchObject({ ownerId: 'per_odd' });
});
