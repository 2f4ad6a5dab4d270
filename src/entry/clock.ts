// The clock of a runtime: the machine's own, or for the demonstration one that was set to another time when it started.
import { type Instant, instant } from '../domain/calendar.ts';

/** A clock that shows `start` now and goes on from there; the machine's own when null. */
export function clockFrom(start: Instant | null): () => Instant {
  const ahead = start === null ? 0 : Date.parse(start) - Date.now();
  return () => instant(new Date(Date.now() + ahead));
}
