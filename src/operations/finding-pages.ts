// Findings as pages show them: those of a group, the most urgent first, and one by its key.
import { CODES_OF, type FindingGroup } from '../domain/assessment/groups.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { byUrgency } from '../domain/causes.ts';
import { notFound } from '../domain/failures.ts';
import { type Actor, mustSee } from '../domain/permissions.ts';
import type { Language, OutcomeKind, Severity } from '../domain/vocabulary.ts';
import { decisionsIn, placeOfFinding } from './decisions.ts';
import { fromKept, inWords, journalFindings, keptOutcomes } from './findings.ts';
import { slicePage } from './paging.ts';
import { COMING_DAYS } from './planning.ts';
import type { TimeQuery } from './reading.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { World } from './world.ts';

/** Which findings are wanted; null wants all. `coming` wants those that begin in the days to come, and no others. */
export type Wanted = {
  outcome: OutcomeKind;
  coming: boolean;
  group: FindingGroup | null;
  severity: Severity | null;
  cause: string | null;
  overdue: boolean;
};

type Fitting = Pick<Outcome, 'outcome' | 'code' | 'severity' | 'key'> & { dueOn: string | null; since: string | null };

/** What begins first, then the most urgent. */
function bySince(a: Fitting, b: Fitting): number {
  const [one, other] = [a.since ?? '', b.since ?? ''];
  return one < other ? -1 : one > other ? 1 : byUrgency(a, b);
}

/**
 * A page of the findings of bodies that hold on the day, the most urgent first, or of those that are coming, the first to
 * begin first; only those on it are put into words.
 */
export async function urgentFindings(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery & { limit: number; cursor?: string },
  wanted: Wanted,
  language: Language,
): Promise<{ items: FindingValue[]; nextCursor: string | null; total: number }> {
  for (const body of bodies) mustSee(actor, body);
  const { limit, cursor } = query;
  const codes = wanted.group === null ? null : new Set(CODES_OF[wanted.group]);
  const order = wanted.coming ? bySince : byUrgency;
  const fits = (one: Fitting, cause: string, coming: boolean, asOf: string): boolean =>
    coming === wanted.coming &&
    one.outcome === wanted.outcome &&
    (codes === null || codes.has(one.code)) &&
    (wanted.severity === null || one.severity === wanted.severity) &&
    (wanted.cause === null || cause === wanted.cause) &&
    (!wanted.overdue || (one.dueOn !== null && one.dueOn < asOf));
  const { time, answer } = await fromKept(world, bodies, query, async (time) => {
    const { asOf } = time;
    const kept = await keptOutcomes(world, actor, bodies, time, wanted.coming ? COMING_DAYS : 0);
    const found = kept
      .filter(({ outcome, coming }) => fits(outcome, outcome.cause, coming, asOf))
      .sort((a, b) => order(a.outcome, b.outcome));
    const page = slicePage(found, limit, cursor);
    const items = await inWords(world, page.items, asOf, language, decisionsIn(world, bodies, null));
    return { ...page, items, total: found.length };
  });
  if (answer) return answer;
  const all = await journalFindings(world, actor, bodies, time, language, wanted.coming);
  const found = all.filter((one) => fits(one, one.cause.key, one.coming, time.asOf)).sort(order);
  return { ...slicePage(found, limit, cursor), total: found.length };
}

/**
 * One finding by its key, as it is on the day or will begin; throws not_found where it does not hold and is not coming.
 */
export async function findingByKey(
  world: World,
  actor: Actor,
  key: string,
  query: TimeQuery,
  language: Language,
): Promise<FindingValue> {
  const { body } = placeOfFinding(actor, key);
  const { time, answer } = await fromKept(world, [body], query, async (time) => {
    const kept = await keptOutcomes(world, actor, [body], time, COMING_DAYS);
    const own = kept.filter(({ outcome }) => outcome.key === key).slice(0, 1);
    return inWords(world, own, time.asOf, language, decisionsIn(world, [body], null));
  });
  const all = answer ?? (await journalFindings(world, actor, [body], time, language, true));
  const finding = all.find((one) => one.key === key);
  if (!finding) throw notFound('finding');
  return finding;
}
