// What holds on a day and what is coming, out of dated segments.
import type { Outcome } from '../domain/assessment/rule.ts';
import { addDays, type CalendarDate } from '../domain/calendar.ts';
import type { AssessmentRow } from '../storage/caches.ts';
import { COMING_DAYS } from './planning.ts';

/** An outcome on a day, and whether it begins later. */
export type Dated = { outcome: Outcome; coming: boolean };

/** What holds on a day in kept or fresh segments, and of each later spell the first day it begins. */
export function datedOutcomes(
  rows: readonly Pick<AssessmentRow, 'from' | 'to' | 'outcomes'>[],
  day: CalendarDate,
  coming: boolean,
): Dated[] {
  const now = rows.filter((row) => row.from <= day && row.to >= day).flatMap((row) => row.outcomes);
  const dated: Dated[] = now.map((outcome) => ({ outcome, coming: false }));
  if (!coming) return dated;
  const seen = new Set(now.filter((o) => o.outcome === 'found').map(spellOf));
  const last = addDays(day, COMING_DAYS);
  const later = rows.filter((row) => row.from > day && row.from <= last).sort((a, b) => (a.from < b.from ? -1 : 1));
  for (const outcome of later.flatMap((row) => row.outcomes)) {
    if (outcome.outcome !== 'found' || seen.has(spellOf(outcome))) continue;
    seen.add(spellOf(outcome));
    dated.push({ outcome, coming: true });
  }
  return dated;
}

/** What a finding is about whoever holds it: one that passes to a successor goes on, it does not begin anew. */
function spellOf({ code, subject, part }: Outcome): string {
  return `${code}.${subject}.${part ?? ''}`;
}

/** What holds before what is coming, each in order of its key. */
export function inOrder(a: Dated, b: Dated): number {
  if (a.coming !== b.coming) return a.coming ? 1 : -1;
  return a.outcome.key < b.outcome.key ? -1 : a.outcome.key > b.outcome.key ? 1 : 0;
}
