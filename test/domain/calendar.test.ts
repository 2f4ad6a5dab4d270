// Days and instants: where an instant becomes a day in Oslo, both clock changes included, and arithmetic on days.
import { describe, expect, test } from 'vitest';
import {
  addDays,
  addMonths,
  calendarDate,
  daysBetween,
  epochDay,
  fromEpochDay,
  instant,
  isCalendarDate,
  isInstant,
  latest,
  nextInstant,
  osloDay,
} from '../../src/domain/calendar.ts';
import { day } from '../support/journal.ts';

describe('an instant becomes a day in Oslo', () => {
  test.each([
    ['in winter at 23:00 UTC', '2026-01-31T22:59:59.999Z', '2026-01-31'],
    ['in winter at 23:00 UTC', '2026-01-31T23:00:00.000Z', '2026-02-01'],
    ['in summer at 22:00 UTC', '2026-06-30T21:59:59.999Z', '2026-06-30'],
    ['in summer at 22:00 UTC', '2026-06-30T22:00:00.000Z', '2026-07-01'],
    ['before the clocks go forward', '2026-03-28T22:59:59.999Z', '2026-03-28'],
    ['before the clocks go forward', '2026-03-28T23:00:00.000Z', '2026-03-29'],
    ['the second before two o’clock, and three right after', '2026-03-29T00:59:59.999Z', '2026-03-29'],
    ['the second before two o’clock, and three right after', '2026-03-29T01:00:00.000Z', '2026-03-29'],
    ['the day the clocks went forward has 23 hours', '2026-03-29T21:59:59.999Z', '2026-03-29'],
    ['the day the clocks went forward has 23 hours', '2026-03-29T22:00:00.000Z', '2026-03-30'],
    ['before the clocks go back', '2026-10-24T21:59:59.999Z', '2026-10-24'],
    ['before the clocks go back', '2026-10-24T22:00:00.000Z', '2026-10-25'],
    ['the hour that comes twice', '2026-10-25T00:30:00.000Z', '2026-10-25'],
    ['the hour that comes twice', '2026-10-25T01:30:00.000Z', '2026-10-25'],
    ['the day the clocks went back has 25 hours', '2026-10-25T22:59:59.999Z', '2026-10-25'],
    ['the day the clocks went back has 25 hours', '2026-10-25T23:00:00.000Z', '2026-10-26'],
    ['the night before a leap day', '2024-02-28T23:00:00.000Z', '2024-02-29'],
    ['the night after a leap day', '2024-02-29T23:00:00.000Z', '2024-03-01'],
    ['New Year’s Eve', '2026-12-31T22:59:59.999Z', '2026-12-31'],
    ['New Year’s Eve', '2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s: %s is %s', (_, at, expected) => {
    expect(osloDay(instant(at))).toBe(expected);
  });
});

describe('a day', () => {
  test.each(['2024-02-29', '2000-02-29', '1900-01-01', '2999-12-31', '2026-03-29'])('%s exists', (text) => {
    expect(isCalendarDate(text)).toBe(true);
    expect(calendarDate(text)).toBe(text);
    expect(fromEpochDay(epochDay(day(text)))).toBe(text);
  });

  test.each(['2023-02-29', '2100-02-29', '2026-04-31', '1899-12-31', '3000-01-01', '2026-1-1', '2026-01-01T00:00', ''])(
    '“%s” does not',
    (text) => {
      expect(isCalendarDate(text)).toBe(false);
      expect(() => calendarDate(text)).toThrow(RangeError);
    },
  );

  test.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2023-02-28', 1, '2023-03-01'],
    ['2026-03-28', 1, '2026-03-29'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-10-24', 2, '2026-10-26'],
    ['2026-10-26', -1, '2026-10-25'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-01-01', 400, '2027-02-05'],
  ])('%s and %d days is %s', (from, days, expected) => {
    expect(addDays(day(from), days)).toBe(expected);
    expect(daysBetween(day(from), day(expected))).toBe(days);
  });

  test.each([
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-01-31', 1, '2026-02-28'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2026-03-29', 7, '2026-10-29'],
    ['2026-10-25', -7, '2026-03-25'],
  ])('%s and %d months is %s', (from, months, expected) => {
    expect(addMonths(day(from), months)).toBe(expected);
  });

  test('is the latest of several, where there is one', () => {
    expect(latest(null, day('2026-01-01'), undefined, day('2026-03-29'), day('2025-12-31'))).toBe('2026-03-29');
    expect(() => latest(null, undefined)).toThrow(RangeError);
  });
});

describe('an instant', () => {
  test.each(['2026-03-29T01:00:00.000Z', '2024-02-29T23:59:59.999Z'])('%s is one', (text) => {
    expect(isInstant(text)).toBe(true);
    expect(instant(new Date(text))).toBe(text);
  });

  test.each(['2026-03-29T01:00:00Z', '2026-03-29T02:00:00.000+01:00', '2023-02-29T00:00:00.000Z', '2026-03-29'])(
    '“%s” is not',
    (text) => {
      expect(isInstant(text)).toBe(false);
      expect(() => instant(text)).toThrow(RangeError);
    },
  );

  test('has one a millisecond later', () => {
    expect(nextInstant(instant('2026-12-31T22:59:59.999Z'))).toBe('2026-12-31T23:00:00.000Z');
  });
});
