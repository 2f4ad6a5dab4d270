// Municipalities beside each other: how many findings of each group every one has, and how bad the worst of them is.
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import { FINDING_GROUPS, type FindingGroup, groupOf } from '../domain/assessment/groups.ts';
import { type Actor, mustBeAllowedSomewhere, mustSee, scopeOf } from '../domain/permissions.ts';
import { SEVERITIES, type Severity } from '../domain/vocabulary.ts';
import { type OutcomeCount, outcomeCounts } from '../storage/figures.ts';
import { type BodyFigures, type Counted, figuresFrom } from './figures.ts';
import { fromKept, journalFindings } from './findings.ts';
import type { TimeAsked } from './operation.ts';
import type { TimeQuery } from './reading.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { World } from './world.ts';

/** What a body has of one group: findings, the worst severity among them, those overdue, and what cannot be told. */
export type MatrixCell = { group: FindingGroup; found: number; worst: Severity | null; overdue: number; gaps: number };
export type MatrixRow = BodyFigures & { cells: readonly MatrixCell[] };

type Tally = { counts: readonly OutcomeCount[]; unknown: ReadonlyMap<string, number> };

/**
 * A row for each body, with a cell for each group of findings, on the day asked for: counted where outcomes are kept for
 * today, from the journal for other days. Throws not_found on a body out of sight.
 */
export async function matrixOf(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
): Promise<{ rows: MatrixRow[]; time: TimeAsked }> {
  mustBeAllowedSomewhere(actor, 'report');
  const { figures, counts, time } = await counted(world, actor, bodies, query);
  return { rows: figures.map((row) => ({ ...row, cells: cellsOf(counts.get(row.bodyId) ?? []) })), time };
}

/** The figures of each body on the day asked for, counted as the matrix counts. Throws not_found on a body out of sight. */
export async function bodyFigures(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
): Promise<BodyFigures[]> {
  return (await counted(world, actor, bodies, query)).figures;
}

async function counted(world: World, actor: Actor, bodies: readonly string[], query: TimeQuery) {
  for (const body of bodies) mustSee(actor, body);
  const { time, answer } = await fromKept(world, bodies, query, (time) =>
    outcomeCounts(scopeOf(actor), world.database, bodies, time.today, RULES_REVISION),
  );
  const tally: Tally = answer ?? tallied(await journalFindings(world, actor, bodies, time, world.language, false));
  const counts = Map.groupBy(tally.counts, ({ body }) => body);
  const figures = await figuresFrom(world, actor, bodies, query, (body) =>
    countedOf(counts.get(body) ?? [], tally.unknown.get(body) ?? 0),
  );
  return { figures, counts, time };
}

/** Findings counted as storage counts them. */
function tallied(findings: readonly FindingValue[]): Tally {
  const counts = new Map<string, OutcomeCount>();
  for (const { bodyId: body, code, outcome, severity, overdue } of findings) {
    const key = `${body} ${code} ${outcome} ${severity}`;
    const count = counts.get(key) ?? { body, code, outcome, severity, n: 0, overdue: 0 };
    counts.set(key, { ...count, n: count.n + 1, overdue: count.overdue + (overdue ? 1 : 0) });
  }
  const gaps = Map.groupBy(
    findings.filter(({ outcome }) => outcome === 'cannot_tell'),
    ({ bodyId }) => bodyId,
  );
  const unknown = new Map([...gaps].map(([body, own]) => [body, new Set(own.map((f) => f.subjectId)).size]));
  return { counts: [...counts.values()], unknown };
}

function countedOf(counts: readonly OutcomeCount[], unknown: number): Counted {
  const found = counts.filter(({ outcome }) => outcome === 'found');
  return {
    found: found.map(({ code, severity, n, overdue }) => ({ code, severity, n, overdue: overdue > 0 })),
    gaps: sum(counts.filter(({ outcome }) => outcome === 'cannot_tell')),
    unknown,
  };
}

/** The cells of a row, one for each group, in the order groups are shown. */
export function cellsOf(counts: readonly Omit<OutcomeCount, 'body'>[]): MatrixCell[] {
  const by = Map.groupBy(counts, ({ code }) => groupOf(code));
  return FINDING_GROUPS.map((group) => {
    const own = by.get(group) ?? [];
    const found = own.filter(({ outcome }) => outcome === 'found');
    const worst = Math.max(-1, ...found.map(({ severity }) => SEVERITIES.indexOf(severity)));
    return {
      group,
      found: sum(found),
      worst: SEVERITIES[worst] ?? null,
      overdue: found.reduce((total, { overdue }) => total + overdue, 0),
      gaps: sum(own) - sum(found),
    };
  });
}

function sum(counts: readonly { n: number }[]): number {
  return counts.reduce((total, { n }) => total + n, 0);
}
