// The caches on disk: subjects, current tables and dated outcome segments; all of them can be dropped and made again.

import type { AssessedKind, Outcome } from '../domain/assessment/rule.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import { CURRENT_TABLES, type ProjectedRows, TABLES_OF } from '../domain/projection.ts';
import type { SubjectKind } from '../domain/subjects.ts';
import type { AgreementStatus } from '../domain/vocabulary.ts';
import { NONE_KEPT, noteKept, UNCOVERED } from './coverage.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

/** What is true of one assessed subject from one day to another (both included). */
export type AssessmentRow = {
  subject: string;
  kind: AssessedKind;
  body: string | null;
  from: CalendarDate;
  to: CalendarDate;
  status: AgreementStatus | null;
  /** The version in force, for an agreement. */
  version: string | null;
  /** 0 none, 1 low … 4 critical, of what is found. */
  worst: number;
  outcomes: readonly Outcome[];
  seq: number;
  rules: number;
};

export type SubjectRow = { id: string; kind: SubjectKind; root: string; body: string | null };

const json = (value: unknown): string => JSON.stringify(value);

/** Statements that put the subjects' rows right. */
export function putSubjects(rows: readonly SubjectRow[]): Statement[] {
  if (rows.length === 0) return [];
  return [
    {
      sql: `INSERT INTO subjects (id, kind, root, body)
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?) WHERE true
        ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, root = excluded.root, body = excluded.body`,
      args: [json(rows.map((r) => [r.id, r.kind, r.root, r.body]))],
    },
  ];
}

/**
 * Statements that replace the current rows of the subjects by those given. A subject that lacks what a row cannot be without
 * (the revision that registered it was withdrawn, later ones stand) has no row until it is said again.
 */
export function putCurrent(
  subjects: readonly { kind: SubjectKind; id: string }[],
  projected: readonly ProjectedRows[],
): Statement[] {
  const statements: Statement[] = [];
  for (const [kind, own] of Map.groupBy(subjects, (subject) => subject.kind)) {
    const ids = json(own.map(({ id }) => id));
    for (const table of TABLES_OF[kind]) {
      statements.push({ sql: `DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, args: [ids] });
    }
  }
  for (const { table, columns, rows } of projected) {
    if (rows.length === 0) continue;
    const values = columns.map((_, i) => `value ->> ${i}`).join(', ');
    statements.push({
      sql: `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) SELECT ${values} FROM json_each(?)`,
      args: [json(rows)],
    });
  }
  return statements;
}

/** Statements that drop the dated outcomes of the subjects and put those given in their place. */
export function putAssessments(dropped: readonly string[], rows: readonly AssessmentRow[]): Statement[] {
  const statements: Statement[] = [];
  if (dropped.length > 0) {
    statements.push({
      sql: 'DELETE FROM assessments WHERE subject IN (SELECT value FROM json_each(?))',
      args: [json(dropped)],
    });
  }
  if (rows.length > 0) {
    const cells = rows.map((r) => [
      r.subject,
      r.from,
      r.to,
      r.kind,
      r.body,
      r.status,
      r.version,
      r.worst,
      codesOf(r),
      json(r.outcomes),
      r.seq,
      r.rules,
    ]);
    statements.push({
      sql: `INSERT OR REPLACE INTO assessments (subject, from_on, to_on, kind, body, status, version, worst, codes, outcomes, seq, rules)
        SELECT ${Array.from({ length: 12 }, (_, i) => `value ->> ${i}`).join(', ')} FROM json_each(?)`,
      args: [json(cells)],
    });
  }
  if (statements.length === 0) return [];
  return [...statements, ...noteKept(dropped, rows)];
}

function codesOf(row: AssessmentRow): string {
  const codes = new Set(row.outcomes.filter((o) => o.outcome === 'found').map((o) => o.code));
  return [...codes].sort().join(' ');
}

/** Statements that empty every cache, for a rebuild. */
export function dropCaches(): Statement[] {
  const tables = ['subjects', 'links', 'assessments', ...Object.keys(CURRENT_TABLES)];
  return [...tables.map((table) => ({ sql: `DELETE FROM ${table}`, args: [] })), UNCOVERED];
}

/** Statements that empty the kept outcomes only. */
export function dropAssessments(): Statement[] {
  return [
    sql`DELETE FROM assessments`,
    { sql: `UPDATE subjects SET ${NONE_KEPT} WHERE assessed_rules IS NOT NULL`, args: [] },
    UNCOVERED,
  ];
}

/** The statement that notes the Oslo day the current tables now stand for. */
export function projectedFor(today: CalendarDate): Statement {
  return sql`UPDATE journal_head SET projected_on = ${today} WHERE id = 1`;
}

/** Whatever reads one of the ids, directly or through others, and the ids themselves: `up`. */
export const UPWARD = `WITH RECURSIVE up(id) AS (
  SELECT value FROM json_each(?) UNION SELECT l.from_id FROM up CROSS JOIN links l ON l.to_id = up.id)`;

/**
 * Every assessed subject, held today by a body of the scope, whose outcomes may depend on one of the ids, with its kind;
 * at most `limit`.
 */
export async function reachOf(
  scope: Scope,
  database: Database,
  ids: readonly string[],
  limit = 1_000_000,
): Promise<{ id: string; kind: AssessedKind }[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `${UPWARD} SELECT s.id, s.kind FROM (SELECT id FROM up) x CROSS JOIN subjects s ON s.id = x.id
        WHERE s.kind IN ('system', 'contract', 'agreement', 'body') AND (? OR s.body IN (SELECT value FROM json_each(?)))
        LIMIT ?`,
      args: [json(ids), all, bodies, limit],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({ id: String(row[0]), kind: row[1] as AssessedKind }));
}

/** The statements that drop the dated outcomes of whatever depends on one of the ids, however much that is. */
export function dropReached(ids: readonly string[]): Statement[] {
  const args = [json(ids)];
  return [
    { sql: `${UPWARD} DELETE FROM assessments WHERE subject IN (SELECT id FROM up)`, args },
    { sql: `${UPWARD} UPDATE subjects SET ${NONE_KEPT} WHERE id IN (SELECT id FROM up)`, args },
    UNCOVERED,
  ];
}

const ASSESSED = `SELECT json_group_array(json_array(a.subject, a.kind, a.body, a.from_on, a.to_on, a.status, a.version, a.worst,
  json(a.outcomes), a.seq, a.rules))`;

/** From which day to which, both included. */
type Days = readonly [CalendarDate, CalendarDate];

/**
 * The outcomes between two days (both included) of the present rules, of subjects one of the bodies answers for on any of
 * those days: whole, so that what passes from one body to another is seen as one. Segments without any are left out.
 */
export function assessmentsOf(
  scope: Scope,
  database: Database,
  bodies: readonly string[],
  days: Days,
  rules: number,
): Promise<AssessmentRow[]> {
  return assessmentsWhere('body', scope, database, bodies, days, rules);
}

/** The same of subjects by id that a body of the scope answers for on any of those days. */
export function assessmentsAbout(
  scope: Scope,
  database: Database,
  subjects: readonly string[],
  days: Days,
  rules: number,
): Promise<AssessmentRow[]> {
  return assessmentsWhere('subject', scope, database, subjects, days, rules);
}

async function assessmentsWhere(
  column: 'body' | 'subject',
  scope: Scope,
  database: Database,
  ids: readonly string[],
  [from, to]: Days,
  rules: number,
): Promise<AssessmentRow[]> {
  const [all, allowed] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `${ASSESSED} FROM (SELECT DISTINCT z.subject FROM json_each(?1) j CROSS JOIN assessments z ON z.${column} = j.value
          WHERE z.outcomes <> '[]' AND z.to_on >= ?2 AND z.from_on <= ?3 AND z.rules = ?4
            AND (?5 OR z.body IN (SELECT value FROM json_each(?6)))) x
        CROSS JOIN assessments a ON a.subject = x.subject
        WHERE a.from_on <= ?3 AND a.to_on >= ?2 AND a.rules = ?4 AND a.outcomes <> '[]'`,
      args: [json(ids), from, to, rules, all, allowed],
    },
  ]);
  return assessmentsFrom(result?.rows[0]?.[0]);
}

function assessmentsFrom(cell: unknown): AssessmentRow[] {
  if (!cell) return [];
  type Cells = [
    string,
    AssessedKind,
    string | null,
    CalendarDate,
    CalendarDate,
    AgreementStatus | null,
    string | null,
    number,
    Outcome[],
    number,
    number,
  ];
  return (JSON.parse(String(cell)) as Cells[]).map(
    ([subject, kind, body, from, to, status, version, worst, outcomes, seq, rules]) => ({
      subject,
      kind,
      body,
      from,
      to,
      status,
      version,
      worst,
      outcomes,
      seq,
      rules,
    }),
  );
}
