// The calendar an answer is asked through: it notes the next day on which the answer may turn.
import { addDays, type CalendarDate } from './calendar.ts';

/** The earliest later day on which something that was read or compared may answer otherwise; null when none is known. */
export type Horizon = { next: CalendarDate | null };

/** Notes a later day in a horizon; only the earliest is kept. */
export function note(horizon: Horizon, day: CalendarDate | null): void {
  if (day !== null && (horizon.next === null || day < horizon.next)) horizon.next = day;
}

/** The calendar of one assessment: comparing through it notes the days on which an answer may turn. */
export type Watch = {
  readonly asOf: CalendarDate;
  /** Whether `day` has come (day <= asOf); a null day never comes. */
  readonly reached: (day: CalendarDate | null | undefined) => boolean;
  /** Whether `day` is over (day < asOf); a null day is never over. */
  readonly passed: (day: CalendarDate | null | undefined) => boolean;
};

/** A watch on a day that notes in `horizon` the earliest later day on which one of its answers changes. */
export function watchOn(asOf: CalendarDate, horizon: Horizon = { next: null }): Watch {
  return {
    asOf,
    reached: (day) => {
      if (day == null) return false;
      if (day <= asOf) return true;
      note(horizon, day);
      return false;
    },
    passed: (day) => {
      if (day == null) return false;
      if (day < asOf) return true;
      if (horizon.next === null || day < horizon.next) note(horizon, addDays(day, 1));
      return false;
    },
  };
}

/** An answer, and the first later day on which it may be another; null when none is known. */
export type Noted<T> = { value: T; until: CalendarDate | null };

/** An answer that was given on an earlier day while it stands, else what `make` now gives; the horizon learns until when. */
export function again<T>(earlier: Noted<T> | undefined, asOf: CalendarDate, horizon: Horizon, make: () => T): Noted<T> {
  if (earlier && (earlier.until === null || asOf < earlier.until)) {
    note(horizon, earlier.until);
    return earlier;
  }
  const others = horizon.next;
  horizon.next = null;
  const value = make();
  const until = horizon.next;
  note(horizon, others);
  return { value, until };
}
