// Alerts: what has been told of which finding and cause, and to whom.
import type { Instant } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

export type AlertRow = {
  id: string;
  finding: string;
  cause: string;
  body: string;
  subject: string;
  /** The outcome as it was told, as JSON. */
  outcome: string;
  state: 'open' | 'cleared' | 'withdrawn';
  firstRun: string;
  clearedRun: string | null;
  acknowledgedAt: Instant | null;
  acknowledgedBy: string | null;
};

const ALERT_COLUMNS =
  'id, finding, cause, body, subject, outcome, state, first_run, cleared_run, acknowledged_at, acknowledged_by';

/** Alerts that are open, of the bodies in scope. */
export async function openAlerts(scope: Scope, database: Database): Promise<AlertRow[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT ${ALERT_COLUMNS} FROM alerts WHERE state = 'open' AND (? OR body IN (SELECT value FROM json_each(?))) ORDER BY id`,
      args: [all, bodies],
    },
  ]);
  return (result?.rows ?? []).map(toAlert);
}

/** Alerts about changes that were withdrawn since, of the bodies in scope: those still open, and those closed as mended. */
export async function alertsOfWithdrawn(scope: Scope, database: Database): Promise<AlertRow[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT ${ALERT_COLUMNS} FROM alerts WHERE state <> 'withdrawn' AND (? OR body IN (SELECT value FROM json_each(?)))
        AND cause IN (SELECT 'change:' || subject FROM revisions WHERE kind = 'change' AND withdraws IS NOT NULL) ORDER BY id`,
      args: [all, bodies],
    },
  ]);
  return (result?.rows ?? []).map(toAlert);
}

/** A page of a body's alerts in order of id. */
export async function alertPage(
  scope: Scope,
  database: Database,
  body: string,
  after: string,
  limit: number,
): Promise<AlertRow[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT ${ALERT_COLUMNS} FROM alerts WHERE body = ? AND (? OR body IN (SELECT value FROM json_each(?))) AND id > ? ORDER BY id LIMIT ?`,
      args: [body, all, bodies, after, limit],
    },
  ]);
  return (result?.rows ?? []).map(toAlert);
}

/** One alert of the scope, or null. */
export async function alertById(scope: Scope, database: Database, id: string): Promise<AlertRow | null> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT ${ALERT_COLUMNS} FROM alerts WHERE id = ? AND (? OR body IN (SELECT value FROM json_each(?)))`,
      args: [id, all, bodies],
    },
  ]);
  return result?.rows[0] ? toAlert(result.rows[0]) : null;
}

function toAlert(row: { [index: number]: unknown }): AlertRow {
  return {
    id: String(row[0]),
    finding: String(row[1]),
    cause: String(row[2]),
    body: String(row[3]),
    subject: String(row[4]),
    outcome: String(row[5]),
    state: row[6] as AlertRow['state'],
    firstRun: String(row[7]),
    clearedRun: row[8] === null ? null : String(row[8]),
    acknowledgedAt: row[9] as Instant | null,
    acknowledgedBy: row[10] === null ? null : String(row[10]),
  };
}

/** The statements that open alerts. */
export function insertAlerts(alerts: readonly AlertRow[]): Statement[] {
  return alerts.map((a) => ({
    sql: `INSERT INTO alerts (${ALERT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      a.id,
      a.finding,
      a.cause,
      a.body,
      a.subject,
      a.outcome,
      a.state,
      a.firstRun,
      a.clearedRun,
      a.acknowledgedAt,
      a.acknowledgedBy,
    ],
  }));
}

/** The statement that closes alerts in a run; it fails the batch when another run was first with one of them. */
export function closeAlerts(ids: readonly string[], state: 'cleared' | 'withdrawn', run: string): Statement {
  return {
    sql: `UPDATE alerts SET state = CASE WHEN state = 'open' OR (state = 'cleared' AND ?1 = 'withdrawn') THEN ?1 ELSE NULL END,
      cleared_run = ?2 WHERE id IN (SELECT value FROM json_each(?3))`,
    args: [state, run, JSON.stringify(ids)],
  };
}

/** The statement that notes who has seen an alert. */
export function acknowledge(id: string, at: Instant, by: string): Statement {
  return sql`UPDATE alerts SET acknowledged_at = ${at}, acknowledged_by = ${by} WHERE id = ${id} AND acknowledged_at IS NULL`;
}

/** Who had mail about the alerts: by alert. */
export async function toldAbout(
  database: Database,
  alerts: readonly string[],
): Promise<{ alert: string; person: string }[]> {
  const [result] = await database.read([
    {
      sql: `SELECT DISTINCT da.alert, d.person FROM delivery_alerts da CROSS JOIN deliveries d ON d.id = da.delivery
        WHERE da.alert IN (SELECT value FROM json_each(?)) AND d.kind = 'digest' ORDER BY d.person, da.alert`,
      args: [JSON.stringify(alerts)],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({ alert: String(row[0]), person: String(row[1]) }));
}
