// Findings as pages show them: those of a group, the most urgent first, and one by its key.
import { CODES_OF, type FindingGroup } from '../domain/assessment/groups.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { notFound } from '../domain/failures.ts';
import { type Actor, mustSee } from '../domain/permissions.ts';
import { type Language, type OutcomeKind, SEVERITIES, type Severity } from '../domain/vocabulary.ts';
import { placeOfFinding } from './decisions.ts';
import { fromKept, inWords, journalFindings, keptOutcomes } from './findings.ts';
import { slicePage } from './paging.ts';
import type { TimeQuery } from './reading.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { World } from './world.ts';

/** Which findings are wanted; null wants all. */
export type Wanted = { outcome: OutcomeKind; group: FindingGroup | null; severity: Severity | null; overdue: boolean };

type Urgent = Pick<Outcome, 'severity' | 'key'> & { dueOn: string | null };
type Fitting = Urgent & Pick<Outcome, 'outcome' | 'code'>;

/** The worst first, then the one due first, then by key. */
function byUrgency(a: Urgent, b: Urgent): number {
  const worse = SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity);
  if (worse !== 0) return worse;
  const [one, other] = [a.dueOn ?? '9999', b.dueOn ?? '9999'];
  if (one !== other) return one < other ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** A page of the findings of bodies that hold on the day, the most urgent first; only those on it are put into words. */
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
  const fits = (one: Fitting, asOf: string): boolean =>
    one.outcome === wanted.outcome &&
    (codes === null || codes.has(one.code)) &&
    (wanted.severity === null || one.severity === wanted.severity) &&
    (!wanted.overdue || (one.dueOn !== null && one.dueOn < asOf));
  const { time, answer } = await fromKept(world, bodies, query, async (time) => {
    const { asOf } = time;
    const kept = await keptOutcomes(world, actor, bodies, time, false);
    const found = kept.filter(({ outcome }) => fits(outcome, asOf)).sort((a, b) => byUrgency(a.outcome, b.outcome));
    const page = slicePage(found, limit, cursor);
    return { ...page, items: await inWords(world, bodies, page.items, asOf, language), total: found.length };
  });
  if (answer) return answer;
  const all = await journalFindings(world, actor, bodies, time, language, false);
  const found = all.filter((one) => fits(one, time.asOf)).sort(byUrgency);
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
    const kept = await keptOutcomes(world, actor, [body], time, true);
    const own = kept.filter(({ outcome }) => outcome.key === key).slice(0, 1);
    return inWords(world, [body], own, time.asOf, language);
  });
  const all = answer ?? (await journalFindings(world, actor, [body], time, language, true));
  const finding = all.find((one) => one.key === key);
  if (!finding) throw notFound('finding');
  return finding;
}
