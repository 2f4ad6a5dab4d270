// How findings have gone month by month: each subject judged at the end of every month, as known now.
import { judgeOf } from '../domain/assessment/judging.ts';
import { addDays, type CalendarDate, startOfMonth } from '../domain/calendar.ts';
import { type Actor, mustBeAllowedSomewhere, mustSee } from '../domain/permissions.ts';
import type { Severity } from '../domain/vocabulary.ts';
import { assessedIn } from './findings.ts';
import { type Reading, readBody, type TimeQuery } from './reading.ts';
import type { World } from './world.ts';

/** The findings of a body at the end of a month, by severity; the last point is the day asked about itself. */
export type TrendPoint = { on: CalendarDate; found: Readonly<Record<Severity, number>> };
export type Trend = { bodyId: string; points: readonly TrendPoint[] };

/** How many points a trend has. */
export const TREND_MONTHS = 13;

/** The ends of the months before a day, and the day itself. */
export function monthEnds(day: CalendarDate, count = TREND_MONTHS): CalendarDate[] {
  const ends = [day];
  while (ends.length < count) ends.unshift(addDays(startOfMonth(ends[0] as CalendarDate), -1));
  return ends;
}

/** The trend of one body up to the day asked about, from its journal: what held at each month's end as known at the instant. */
export async function trendOf(world: World, actor: Actor, body: string, query: TimeQuery): Promise<Trend> {
  mustBeAllowedSomewhere(actor, 'report');
  mustSee(actor, body);
  const read = await readBody(world, actor, body, query);
  const days = monthEnds(read.time.asOf);
  const points = days.map((on) => ({ on, found: { low: 0, medium: 0, high: 0, critical: 0 } }));
  for (const subject of subjectsThen(read, body, days)) {
    const judge = judgeOf(read.journal, subject);
    for (const point of points) {
      const assessment = judge(point.on, { next: null });
      if (assessment.body !== body) continue;
      for (const { outcome, severity } of assessment.outcomes) if (outcome === 'found') point.found[severity] += 1;
    }
  }
  return { bodyId: body, points };
}

/** Everything the body answered for on any of the days. */
function subjectsThen({ register }: Reading, body: string, days: readonly CalendarDate[]) {
  return new Map(
    days.flatMap((day) => assessedIn(register.on(day), body)).map((subject) => [subject.id, subject]),
  ).values();
}
