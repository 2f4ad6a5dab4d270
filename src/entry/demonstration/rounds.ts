// The days on which somebody diligent comes back to the same question: regular, on working days, up to today.
import { addDays, addMonths, type CalendarDate, calendarDate, epochDay } from '../../domain/calendar.ts';

/** The last day the demonstration register was written in. */
export const WRITTEN_TO = '2026-11-20';
/** From when the follow-up the GDPR asks for is on record. */
export const FOLLOWED_FROM = '2018-09-03';

/** Every so many months from a day on, never later than the last. */
export function everyMonths(months: number, first: string, last = WRITTEN_TO): string[] {
  return days(first, last, (from, nth) => addMonths(from, nth * months));
}

/** Every so many days from a day on, never later than the last. */
export function everyDays(apart: number, first: string, last = WRITTEN_TO): string[] {
  return days(first, last, (from, nth) => addDays(from, nth * apart));
}

/** A first day some time after what it follows, another for each row of a table, so that not all falls due at once. */
export function staggered(after: string, nth: number): string {
  const from = after < FOLLOWED_FROM ? FOLLOWED_FROM : after;
  return addDays(calendarDate(from), 14 + ((nth * 53) % 120));
}

function days(first: string, last: string, nthFrom: (from: CalendarDate, nth: number) => CalendarDate): string[] {
  const found: string[] = [];
  for (let nth = 0; ; nth += 1) {
    const day = nthFrom(calendarDate(first), nth);
    if (day > last) return found;
    found.push(workingDay(day));
  }
}

/** The day itself, or the Friday before a weekend. */
function workingDay(day: CalendarDate): CalendarDate {
  const weekday = (epochDay(day) + 3) % 7;
  return weekday < 5 ? day : addDays(day, 4 - weekday);
}
