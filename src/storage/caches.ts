// The caches on disk: subjects, current tables and dated outcome segments; all of them can be dropped and made again.

import type { AssessedKind, Outcome } from '../domain/assessment/rule.ts';
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import { CURRENT_TABLES, type ProjectedRows, TABLES_OF } from '../domain/projection.ts';
import type { SubjectKind } from '../domain/subjects.ts';
import type { AgreementStatus } from '../domain/vocabulary.ts';
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
      sql: `INSERT OR REPLACE INTO subjects (id, kind, root, body)
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3 FROM json_each(?)`,
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
  return statements.length === 0 ? [] : [...statements, coveredBy(dropped, rows)];
}

/** The statement that cuts what outcomes are known to cover down to what those put cover too; to nothing when one is not put. */
function coveredBy(dropped: readonly string[], rows: readonly AssessmentRow[]): Statement {
  const first = new Map<string, CalendarDate>();
  const last = new Map<string, CalendarDate>();
  for (const { subject, from, to } of rows) {
    if (from < (first.get(subject) ?? END_OF_TIME)) first.set(subject, from);
    if (to > (last.get(subject) ?? '')) last.set(subject, to);
  }
  if (dropped.some((id) => !last.has(id))) return UNCOVERED;
  const from = [...first.values()].reduce((a, b) => (a > b ? a : b), '');
  const to = [...last.values()].reduce((a, b) => (a < b ? a : b), END_OF_TIME);
  const rules = rows[0]?.rules ?? null;
  return {
    sql: `UPDATE journal_head SET covered_from = CASE WHEN covered_rules = ?1 THEN MAX(covered_from, ?2) END,
      covered_to = CASE WHEN covered_rules = ?1 THEN MIN(covered_to, ?3) END WHERE id = 1 AND covered_from IS NOT NULL AND ?1 IS NOT NULL`,
    args: [rules, from, to],
  };
}

const UNCOVERED: Statement = sql`UPDATE journal_head SET covered_from = NULL, covered_to = NULL WHERE id = 1`;

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
  return [sql`DELETE FROM assessments`, UNCOVERED];
}

/** The statement that notes the Oslo day the current tables now stand for. */
export function projectedFor(today: CalendarDate): Statement {
  return sql`UPDATE journal_head SET projected_on = ${today} WHERE id = 1`;
}

const UPWARD = `WITH RECURSIVE up(id) AS (
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

/** The statement that drops the dated outcomes of whatever depends on one of the ids, however much that is. */
export function dropReached(ids: readonly string[]): Statement {
  return { sql: `${UPWARD} DELETE FROM assessments WHERE subject IN (SELECT id FROM up)`, args: [json(ids)] };
}

const ASSESSED = `SELECT json_group_array(json_array(a.subject, a.kind, a.body, a.from_on, a.to_on, a.status, a.version, a.worst,
  json(a.outcomes), a.seq, a.rules))`;

/**
 * The outcomes between two days (both included) of the present rules, of subjects one of the bodies answers for on any of
 * those days: whole, so that what passes from one body to another is seen as one. Segments without any are left out.
 */
export async function assessmentsOf(
  scope: Scope,
  database: Database,
  bodies: readonly string[],
  [from, to]: readonly [CalendarDate, CalendarDate],
  rules: number,
): Promise<AssessmentRow[]> {
  const [all, allowed] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `${ASSESSED} FROM (SELECT DISTINCT z.subject FROM json_each(?1) j CROSS JOIN assessments z ON z.body = j.value
          WHERE z.outcomes <> '[]' AND z.to_on >= ?2 AND z.from_on <= ?3 AND z.rules = ?4
            AND (?5 OR z.body IN (SELECT value FROM json_each(?6)))) x
        CROSS JOIN assessments a ON a.subject = x.subject
        WHERE a.from_on <= ?3 AND a.to_on >= ?2 AND a.rules = ?4 AND a.outcomes <> '[]'`,
      args: [json(bodies), from, to, rules, all, allowed],
    },
  ]);
  return assessmentsFrom(result?.rows[0]?.[0]);
}

const KEPT = 'SELECT 1 FROM assessments a WHERE a.subject = s.id AND a.rules = ?3';
const UNASSESSED = `s.kind IN ('system', 'contract', 'agreement', 'body')
  AND CASE WHEN EXISTS (${KEPT} AND a.from_on <= ?2 AND a.to_on >= ?4) THEN 0
    ELSE NOT (EXISTS (${KEPT} AND a.from_on <= ?2 AND a.to_on >= ?2) AND EXISTS (${KEPT} AND a.from_on <= ?4 AND a.to_on >= ?4)) END`;

/** The statement that notes that the outcomes of every assessed subject cover the days, if they do. */
export function coveredNow([from, to]: readonly [CalendarDate, CalendarDate], rules: number): Statement {
  return {
    sql: `UPDATE journal_head SET covered_from = ?2, covered_to = ?4, covered_rules = ?3
      WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM subjects s WHERE ${UNASSESSED})`,
    args: [1, from, rules, to],
  };
}

/** The assessed subjects whose kept outcomes, under the present rules, do not cover every day from one to another. */
export async function unassessed(
  database: Database,
  bodies: readonly string[] | 'all',
  [from, to]: readonly [CalendarDate, CalendarDate],
  rules: number,
  limit: number,
): Promise<string[]> {
  const among = bodies === 'all' ? 'subjects s' : 'json_each(?1) j CROSS JOIN subjects s ON s.body = j.value';
  const [result] = await database.read([
    {
      sql: `SELECT s.id FROM ${among} WHERE ${UNASSESSED} LIMIT ?5`,
      args: [json(bodies), from, rules, to, limit],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
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
