// Calendar dates in Europe/Oslo and UTC instants: two types that never mix, and all arithmetic on them.
// Each function by its own path: the package's index is three hundred files, which took five sixths of starting.
import { addMonths as addMonthsToDate } from 'date-fns/addMonths';
import { isValid } from 'date-fns/isValid';
import { parseISO } from 'date-fns/parseISO';

/** An Oslo calendar day, `YYYY-MM-DD`. Compares correctly as text. */
export type CalendarDate = string & { readonly __brand: 'CalendarDate' };

/** A UTC instant with milliseconds, `YYYY-MM-DDTHH:mm:ss.sssZ`. Compares correctly as text. */
export type Instant = string & { readonly __brand: 'Instant' };

/** The last day a journal can speak of: by then, all that is registered to come has come. */
export const END_OF_TIME = '2999-12-31' as CalendarDate;

const DAY_MS = 86_400_000;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

/** Whether the text is a day that exists (2023-02-29 is not one), from 1900 to 2999. */
export function isCalendarDate(text: string): text is CalendarDate {
  if (!DATE.test(text) || text < '1900-01-01' || text > '2999-12-31') return false;
  return isValid(parseISO(text)) && fromEpochDay(epochDay(text as CalendarDate)) === text;
}

/** The text as a calendar date; throws RangeError when no such day exists. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`"${text}" is not a day that exists (YYYY-MM-DD)`);
  return text;
}

/** Whether the text is a UTC instant in the one form used here. */
export function isInstant(text: string): text is Instant {
  return INSTANT.test(text) && isValid(parseISO(text)) && new Date(text).toISOString() === text;
}

/** The text (or Date) as an instant; throws RangeError when it is not one. */
export function instant(value: string | Date): Instant {
  const text = typeof value === 'string' ? value : value.toISOString();
  if (!isInstant(text)) throw new RangeError(`"${text}" is not a UTC instant (YYYY-MM-DDTHH:mm:ss.sssZ)`);
  return text;
}

const osloParts = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Oslo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar day it is in Europe/Oslo at an instant, summer time included. */
export function osloDay(at: Instant): CalendarDate {
  return osloParts.format(new Date(at)) as CalendarDate;
}

/** Days since 1970-01-01; a whole number, no time zone in it. */
export function epochDay(date: CalendarDate): number {
  const year = Number(date.slice(0, 4));
  return Date.UTC(year, Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

// Assessing asks for the same few thousand days again and again: writing each once takes a fifth off its time.
const written = new Map<number, CalendarDate>();

/** The day that is so many days since 1970-01-01. */
export function fromEpochDay(days: number): CalendarDate {
  let day = written.get(days);
  if (day === undefined) {
    day = new Date(days * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
    written.set(days, day);
  }
  return day;
}

/** The day `days` later (earlier when negative). */
export function addDays(date: CalendarDate, days: number): CalendarDate {
  return fromEpochDay(epochDay(date) + days);
}

/** The first day of the month a date is in. */
export function startOfMonth(date: CalendarDate): CalendarDate {
  return `${date.slice(0, 7)}-01` as CalendarDate;
}

/** The day `months` later; the last day of a shorter month where the day does not exist there. */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const local = new Date(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10)), 12);
  const moved = addMonthsToDate(local, months);
  return fromEpochDay(Date.UTC(moved.getFullYear(), moved.getMonth(), moved.getDate()) / DAY_MS);
}

/** How many days from one day to another; negative when `to` lies before `from`. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return epochDay(to) - epochDay(from);
}

/** The later of the days given; null ones do not count. Throws RangeError when none is given. */
export function latest(...dates: (CalendarDate | null | undefined)[]): CalendarDate {
  const known = dates.filter((date): date is CalendarDate => date != null);
  if (known.length === 0) throw new RangeError('latest() needs at least one day');
  return known.reduce((a, b) => (a > b ? a : b));
}

/** The instant one millisecond later; what keeps recorded instants strictly rising. */
export function nextInstant(at: Instant): Instant {
  return new Date(Date.parse(at) + 1).toISOString() as Instant;
}
