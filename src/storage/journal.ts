// The journal on disk: its head, what a question needs of it, and the statements that add to it.
import type { ResultSet } from '@libsql/client';
import type { CalendarDate, Instant } from '../domain/calendar.ts';
import { notFound } from '../domain/failures.ts';
import type { Scope } from '../domain/permissions.ts';
import { type Edge, edgesOf } from '../domain/reach.ts';
import type { Revision, RevisionContent } from '../domain/revisions.ts';
import { SEARCH_REVISION } from '../domain/search.ts';
import type { SubjectKind } from '../domain/subjects.ts';
import { type Database, type Statement, sql } from './database.ts';

/** The days, both inclusive, on which every assessed subject has kept outcomes of one revision of the rules. */
export type Covered = { from: CalendarDate; to: CalendarDate; rules: number };

/** The last committed seq and instant (UTC), the Oslo day the current tables stand for, and what outcomes are known to cover. */
export type Head = {
  seq: number;
  recordedAt: Instant | null;
  projectedOn: CalendarDate | null;
  covered: Covered | null;
  /** The revision of the index for searching that all is known to be in. */
  searched: number | null;
};

/** The columns of a revision before its content. */
export const REVISION_COLUMNS = `r.seq, r.id, r.kind, r.subject, r.root, r.body, r.effective_on, r.recorded_at, r.operation,
  r.cause, r.corrects, r.withdraws`;

/** Revisions in one cell: of each its columns, then its content as it was written, which SQLite need not parse. */
export const REVISION_CELL = `'[' || group_concat(json_array(${REVISION_COLUMNS}) || ',' || r.content) || ']'`;

type RevisionColumns = [
  seq: number,
  id: string,
  kind: SubjectKind,
  subject: string,
  root: string,
  body: string | null,
  effectiveOn: CalendarDate,
  recordedAt: Instant,
  operation: string,
  cause: string | null,
  corrects: string | null,
  withdraws: string | null,
  /** 1 where a part of its content was left out. */
  cut?: number,
];

/** The statement that reads the head. */
export const HEAD: Statement = sql`SELECT seq, recorded_at, projected_on, covered_from, covered_to, covered_rules, searched
  FROM journal_head WHERE id = 1`;

/** The head out of `HEAD`'s result; an empty register stands at seq 0. */
export function headFrom(result: ResultSet | undefined): Head {
  const row = result?.rows[0];
  if (!row) return { seq: 0, recordedAt: null, projectedOn: null, covered: null, searched: SEARCH_REVISION };
  const [from, to] = [row[3] as CalendarDate | null, row[4] as CalendarDate | null];
  return {
    seq: Number(row[0]),
    recordedAt: row[1] as Instant | null,
    projectedOn: row[2] as CalendarDate | null,
    covered: from !== null && to !== null ? { from, to, rules: Number(row[5]) } : null,
    searched: row[6] === null ? null : Number(row[6]),
  };
}

/** The last committed seq and instant. */
export async function readHead(database: Database): Promise<Head> {
  return headFrom((await database.read([HEAD]))[0]);
}

/** Whether rows of the scope: 1 and '[]' for all, else 0 and the bodies as JSON. */
export function scopeArguments(scope: Scope): [number, string] {
  return scope.bodies === 'all' ? [1, '[]'] : [0, JSON.stringify([...scope.bodies])];
}

/** The statement that reads every revision the outcomes of `ids` may depend on; ids outside the scope read as unknown. */
export function revisionsReachedFrom(scope: Scope, ids: readonly string[]): Statement {
  const [all, bodies] = scopeArguments(scope);
  return {
    sql: `WITH RECURSIVE reached(id) AS (
        SELECT s.root FROM json_each(?) j CROSS JOIN subjects s ON s.id = j.value CROSS JOIN subjects o ON o.id = s.root
        WHERE ? OR o.body IS NULL OR o.body IN (SELECT value FROM json_each(?))
        UNION SELECT l.to_id FROM reached CROSS JOIN links l ON l.from_id = reached.id)
      SELECT ${REVISION_CELL} FROM (SELECT id FROM reached) x CROSS JOIN revisions r ON r.root = x.id`,
    args: [JSON.stringify(ids), all, bodies],
  };
}

/** The statement that reads all a body's register stands on: what it ever held, itself, and the shared facts beneath. */
export function revisionsOfBody(scope: Scope, body: string): Statement {
  const [all, bodies] = scopeArguments(scope);
  return {
    sql: `WITH RECURSIVE reached(id) AS (
        SELECT id FROM subjects WHERE id = ? AND (? OR id IN (SELECT value FROM json_each(?)))
        UNION SELECT l.from_id FROM links l CROSS JOIN subjects s ON s.id = l.from_id
          WHERE l.to_id = ? AND s.kind IN ('system', 'contract', 'agreement') AND (? OR ? IN (SELECT value FROM json_each(?)))
        UNION SELECT l.to_id FROM reached CROSS JOIN links l ON l.from_id = reached.id)
      SELECT ${REVISION_CELL} FROM (SELECT id FROM reached) x CROSS JOIN revisions r ON r.root = x.id`,
    args: [body, all, bodies, body, all, body, bodies],
  };
}

/** The statement that reads every revision that names the cause, of whatever body. */
export function revisionsOfCause(cause: string): Statement {
  return { sql: `SELECT ${REVISION_CELL} FROM revisions r WHERE r.cause = ?`, args: [cause] };
}

/** The statement that reads the subjects whose current rows turn between two days (first excluded, last included). */
export function revisionsTurning(after: CalendarDate, until: CalendarDate): Statement {
  return {
    sql: `SELECT ${REVISION_CELL} FROM (SELECT DISTINCT root FROM revisions WHERE effective_on > ? AND effective_on <= ?) x
      CROSS JOIN revisions r ON r.root = x.root`,
    args: [after, until],
  };
}

/** The revisions out of a result that holds them as one JSON cell, in order of seq; tells of those read in part. */
export function revisionsFrom(result: ResultSet | undefined, onCut?: (revision: Revision) => unknown): Revision[] {
  return revisionsIn(result?.rows[0]?.[0], onCut);
}

/** The revisions out of one JSON cell, in order of seq; tells of those read in part. */
export function revisionsIn(cell: unknown, onCut?: (revision: Revision) => unknown): Revision[] {
  if (!cell) return [];
  const cells = JSON.parse(String(cell)) as (RevisionColumns | RevisionContent)[];
  const revisions: Revision[] = [];
  for (let i = 0; i < cells.length; i += 2) {
    const columns = cells[i] as RevisionColumns;
    const revision = toRevision(columns, cells[i + 1] as RevisionContent);
    revisions.push(revision);
    if (columns[12] === 1) onCut?.(revision);
  }
  return revisions.sort((a, b) => a.seq - b.seq);
}

function toRevision(c: RevisionColumns, content: RevisionContent): Revision {
  return {
    seq: c[0],
    id: c[1],
    kind: c[2],
    subject: c[3],
    root: c[4],
    body: c[5],
    effectiveOn: c[6],
    recordedAt: c[7],
    operation: c[8],
    cause: c[9],
    corrects: c[10],
    withdraws: c[11],
    content,
  };
}

/** Reads every revision the outcomes of `ids` may depend on. Throws not_found when an id is unknown or out of scope. */
export async function gather(
  scope: Scope,
  database: Database,
  ids: readonly string[],
  what: string,
): Promise<{ head: Head; revisions: Revision[] }> {
  const [head, revisions] = await database.read([HEAD, revisionsReachedFrom(scope, ids)]);
  const found = revisionsFrom(revisions);
  const known = new Set(found.flatMap((r) => [r.subject, r.root ?? r.subject]));
  if (ids.some((id) => !known.has(id))) throw notFound(what);
  return { head: headFrom(head), revisions: found };
}

/** Reads the whole register of one body. Throws not_found when the body is unknown or out of scope. */
export async function gatherBody(
  scope: Scope,
  database: Database,
  body: string,
): Promise<{ head: Head; revisions: Revision[] }> {
  const [head, revisions] = await database.read([HEAD, revisionsOfBody(scope, body)]);
  const found = revisionsFrom(revisions);
  if (!found.some((r) => r.kind === 'body' && r.subject === body)) throw notFound('body');
  return { head: headFrom(head), revisions: found };
}

/** The statements that add revisions behind `expected`: they fail as a whole when another writer was first. */
export function appendRevisions(expected: Head, added: readonly Revision[]): Statement[] {
  const last = added.at(-1);
  if (!last) return [];
  const rows = added.map((r) => [
    r.seq,
    r.id,
    r.kind,
    r.subject,
    r.root ?? r.subject,
    r.body,
    r.effectiveOn,
    r.recordedAt,
    r.operation,
    r.cause,
    r.corrects,
    r.withdraws,
    JSON.stringify(r.content),
  ]);
  return [
    {
      // The check fails the batch when the head has moved: seq is then not the one this decision was made on.
      sql: `INSERT INTO journal_head (id, seq, recorded_at, projected_on, searched) VALUES (1, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET seq = CASE WHEN journal_head.seq = ? THEN excluded.seq ELSE NULL END,
          recorded_at = excluded.recorded_at, projected_on = COALESCE(journal_head.projected_on, excluded.projected_on)`,
      args: [last.seq, last.recordedAt, expected.projectedOn, expected.searched, expected.seq],
    },
    {
      sql: `INSERT INTO revisions (seq, id, kind, subject, root, body, effective_on, recorded_at, operation, cause, corrects, withdraws, content)
        SELECT ${Array.from({ length: 13 }, (_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?)`,
      args: [JSON.stringify(rows)],
    },
    ...linksFrom(added),
  ];
}

/** The statements that keep the edges revisions make. */
export function linksFrom(added: readonly Revision[]): Statement[] {
  const edges: Edge[] = added.flatMap(edgesOf);
  if (edges.length === 0) return [];
  return [
    {
      sql: 'INSERT OR IGNORE INTO links (from_id, to_id) SELECT value ->> 0, value ->> 1 FROM json_each(?)',
      args: [JSON.stringify(edges.map((e) => [e.from, e.to]))],
    },
  ];
}

/** The statement that fails a batch when something was recorded after the head was read. */
export function unmoved(head: Head): Statement {
  return sql`UPDATE journal_head SET seq = CASE WHEN seq = ${head.seq} THEN seq ELSE NULL END WHERE id = 1`;
}

/** Ids of roots in the journal after one, in order. */
export async function rootsAfter(database: Database, after: string, limit: number): Promise<string[]> {
  const [result] = await database.read([
    sql`SELECT DISTINCT root FROM revisions WHERE root > ${after} ORDER BY root LIMIT ${limit}`,
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** The statement that reads every revision that stands under the roots, and nothing beneath them. */
export function revisionsOfRoots(roots: readonly string[]): Statement {
  return {
    sql: `SELECT ${REVISION_CELL} FROM revisions r WHERE r.root IN (SELECT value FROM json_each(?))`,
    args: [JSON.stringify(roots)],
  };
}

/** The statement that reads every revision of the subjects themselves. */
export function revisionsOfSubjects(subjects: readonly string[]): Statement {
  return {
    sql: `SELECT ${REVISION_CELL} FROM json_each(?) j CROSS JOIN revisions r ON r.subject = j.value`,
    args: [JSON.stringify(subjects)],
  };
}

/** The statement that reads the decisions recorded in bodies and in those they have taken over from. */
export function decisionRevisions(bodies: readonly string[]): Statement {
  return {
    sql: `WITH RECURSIVE succession(old, new) AS MATERIALIZED (SELECT l.from_id, l.to_id
        FROM bodies o CROSS JOIN links l ON l.from_id = o.id CROSS JOIN bodies n ON n.id = l.to_id),
      was(id) AS (SELECT value FROM json_each(?) UNION SELECT x.old FROM was CROSS JOIN succession x ON x.new = was.id)
      SELECT ${REVISION_CELL} FROM was CROSS JOIN subjects s ON s.body = was.id AND s.kind = 'decision'
      CROSS JOIN revisions r ON r.subject = s.id`,
    args: [JSON.stringify(bodies)],
  };
}
