// Assessing: every outcome of a subject on a day, and the dated segments in which they do not change.
import { addDays, type CalendarDate } from '../calendar.ts';
import type { Law } from '../law/law.ts';
import type { Policy } from '../policy.ts';
import type { Journal } from '../register.ts';
import { sameValue } from '../revisions.ts';
import type { Horizon } from '../watch.ts';
import { type AssessedRef, type Assessment, judgeOf } from './judging.ts';
import type { Outcome } from './rule.ts';

export type { AssessedRef, Assessment } from './judging.ts';

/** Rises whenever a rule, or what it stands on, answers otherwise than before: kept outcomes of another number are void. */
export const RULES_REVISION = 4;

/** An assessment that holds on every day from `from` to `to`, both inclusive. */
export type Segment = Assessment & { from: CalendarDate; to: CalendarDate };

/** The outcomes of a subject on a day; empty when it does not exist then, or every rule is clear. */
export function assess(
  journal: Journal,
  subject: AssessedRef,
  asOf: CalendarDate,
  law?: Law,
  policy?: Policy,
): readonly Outcome[] {
  return assessOn(journal, subject, asOf, { next: null }, law, policy).outcomes;
}

/**
 * The assessments of a subject on every day from `from` to `to`, as segments in order that leave no day out. It looks only
 * at days on which an answer may turn, and gives what assessing each day would.
 */
export function segments(
  journal: Journal,
  subject: AssessedRef,
  from: CalendarDate,
  to: CalendarDate,
  law?: Law,
  policy?: Policy,
): Segment[] {
  const found: Segment[] = [];
  const judge = judgeOf(journal, subject, law, policy);
  let day: CalendarDate | null = from;
  while (day !== null && day <= to) {
    const horizon: Horizon = { next: null };
    const assessment = judge(day, horizon);
    const next: CalendarDate | null = horizon.next;
    const last: CalendarDate = next === null || next > to ? to : addDays(next, -1);
    const before = found.at(-1);
    if (before && isSame(before, assessment)) before.to = last;
    else found.push({ from: day, to: last, ...assessment });
    day = next;
  }
  return found;
}

function isSame(a: Assessment, b: Assessment): boolean {
  return a.body === b.body && a.status === b.status && a.version === b.version && sameOutcomes(a.outcomes, b.outcomes);
}

function sameOutcomes(some: readonly Outcome[], others: readonly Outcome[]): boolean {
  return some === others || (some.length === others.length && some.every((one, i) => sameValue(one, others[i])));
}

/**
 * The assessment of a subject on a day; `horizon` is given the next day on which it may differ. The law is the journal's
 * own, and the policy the holder's, unless another is given.
 */
export function assessOn(
  journal: Journal,
  subject: AssessedRef,
  asOf: CalendarDate,
  horizon: Horizon,
  law?: Law,
  policy?: Policy,
): Assessment {
  return judgeOf(journal, subject, law, policy)(asOf, horizon);
}
