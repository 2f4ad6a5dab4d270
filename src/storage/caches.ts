// The caches on disk: subjects, current tables and dated outcome segments; all of them can be dropped and made again.

import type { AssessedKind, Outcome } from '../domain/assessment/rule.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import { CURRENT_TABLES, type ProjectedRows } from '../domain/projection.ts';
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
  outcomes: Outcome[];
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
 * Statements that replace the current rows of the ids by those given. A subject that lacks what a row cannot be without
 * (the revision that registered it was withdrawn, later ones stand) has no row until it is said again.
 */
export function putCurrent(ids: readonly string[], projected: readonly ProjectedRows[]): Statement[] {
  const statements: Statement[] = [];
  if (ids.length > 0) {
    for (const table of Object.keys(CURRENT_TABLES)) {
      statements.push({ sql: `DELETE FROM ${table} WHERE id IN (SELECT value FROM json_each(?))`, args: [json(ids)] });
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
  return statements;
}

function codesOf(row: AssessmentRow): string {
  const codes = new Set(row.outcomes.filter((o) => o.outcome === 'found').map((o) => o.code));
  return [...codes].sort().join(' ');
}

/** Statements that empty every cache, for a rebuild. */
export function dropCaches(): Statement[] {
  return ['subjects', 'links', 'assessments', ...Object.keys(CURRENT_TABLES)].map((table) => ({
    sql: `DELETE FROM ${table}`,
    args: [],
  }));
}

/** Statements that empty the kept outcomes only. */
export function dropAssessments(): Statement[] {
  return [sql`DELETE FROM assessments`];
}

/** The statement that notes the Oslo day the current tables now stand for. */
export function projectedFor(today: CalendarDate): Statement {
  return sql`UPDATE journal_head SET projected_on = ${today} WHERE id = 1`;
}

/** Every assessed subject whose outcomes may depend on one of the ids, with its kind; at most `limit`. */
export async function reachOf(
  database: Database,
  ids: readonly string[],
  limit = 100_000,
): Promise<{ id: string; kind: AssessedKind }[]> {
  const [result] = await database.read([
    {
      sql: `WITH RECURSIVE up(id) AS (
          SELECT value FROM json_each(?) UNION SELECT l.from_id FROM up CROSS JOIN links l ON l.to_id = up.id)
        SELECT s.id, s.kind FROM (SELECT id FROM up) x CROSS JOIN subjects s ON s.id = x.id
        WHERE s.kind IN ('system', 'contract', 'agreement', 'body') LIMIT ?`,
      args: [json(ids), limit],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({ id: String(row[0]), kind: row[1] as AssessedKind }));
}

const ASSESSED = `SELECT json_group_array(json_array(a.subject, a.kind, a.body, a.from_on, a.to_on, a.status, a.version, a.worst,
  json(a.outcomes), a.seq, a.rules))`;

/** The dated outcomes of bodies from a day on (segments that end on or after it), of the present rules only. */
export async function assessmentsOf(
  scope: Scope,
  database: Database,
  bodies: readonly string[],
  from: CalendarDate,
  rules: number,
): Promise<AssessmentRow[]> {
  const [all, allowed] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `${ASSESSED} FROM assessments a WHERE a.body IN (SELECT value FROM json_each(?)) AND a.to_on >= ? AND a.rules = ?
        AND (? OR a.body IN (SELECT value FROM json_each(?)))`,
      args: [json(bodies), from, rules, all, allowed],
    },
  ]);
  return assessmentsFrom(result?.rows[0]?.[0]);
}

/** The assessed subjects whose kept outcomes, under the present rules, do not cover every day from one to another. */
export async function unassessed(
  database: Database,
  bodies: readonly string[] | 'all',
  [from, to]: readonly [CalendarDate, CalendarDate],
  rules: number,
  limit: number,
): Promise<string[]> {
  const everywhere = bodies === 'all';
  const [result] = await database.read([
    {
      sql: `SELECT s.id FROM subjects s WHERE s.kind IN ('system', 'contract', 'agreement', 'body')
        AND (? OR s.body IN (SELECT value FROM json_each(?)))
        AND NOT (EXISTS (SELECT 1 FROM assessments a WHERE a.subject = s.id AND a.from_on <= ? AND a.to_on >= ? AND a.rules = ?)
          AND EXISTS (SELECT 1 FROM assessments a WHERE a.subject = s.id AND a.from_on <= ? AND a.to_on >= ?))
        LIMIT ?`,
      args: [everywhere ? 1 : 0, json(everywhere ? [] : bodies), from, from, rules, to, to, limit],
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
