// Runs, alerts and deliveries: what has been told to whom, and the outbox that mail leaves from.
import type { Instant } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

export type RunRow = {
  id: string;
  trigger: 'schedule' | 'request';
  startedAt: Instant;
  finishedAt: Instant | null;
  assessed: number;
  newAlerts: number;
  clearedAlerts: number;
  deliveriesCreated: number;
  deliveriesSent: number;
  error: string | null;
};

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

export type DeliveryRow = {
  id: string;
  run: string;
  person: string;
  kind: 'digest' | 'correction';
  messageId: string;
  recipient: string;
  subject: string;
  textBody: string;
  htmlBody: string;
  createdAt: Instant;
  sentAt: Instant | null;
  attempts: number;
  lastError: string | null;
};

const RUN_COLUMNS =
  'id, trigger, started_at, finished_at, assessed, new_alerts, cleared_alerts, deliveries_created, deliveries_sent, error';

/** The statement that adds a run, or puts its figures right when it is done. */
export function putRun(run: RunRow): Statement {
  return {
    sql: `INSERT OR REPLACE INTO runs (${RUN_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      run.id,
      run.trigger,
      run.startedAt,
      run.finishedAt,
      run.assessed,
      run.newAlerts,
      run.clearedAlerts,
      run.deliveriesCreated,
      run.deliveriesSent,
      run.error,
    ],
  };
}

/** Runs, newest first, older than the id given. */
export async function runPage(database: Database, before: string | null, limit: number): Promise<RunRow[]> {
  const [result] = await database.read([
    {
      sql: `SELECT ${RUN_COLUMNS} FROM runs WHERE ? IS NULL OR started_at || id < ? ORDER BY started_at || id DESC LIMIT ?`,
      args: [before, before, limit],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({
    id: String(row[0]),
    trigger: row[1] as RunRow['trigger'],
    startedAt: row[2] as Instant,
    finishedAt: row[3] as Instant | null,
    assessed: Number(row[4]),
    newAlerts: Number(row[5]),
    clearedAlerts: Number(row[6]),
    deliveriesCreated: Number(row[7]),
    deliveriesSent: Number(row[8]),
    error: row[9] === null ? null : String(row[9]),
  }));
}

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

/** The statement that closes alerts in a run. */
export function closeAlerts(ids: readonly string[], state: 'cleared' | 'withdrawn', run: string): Statement {
  return {
    sql: 'UPDATE alerts SET state = ?, cleared_run = ? WHERE id IN (SELECT value FROM json_each(?))',
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

const DELIVERY_COLUMNS =
  'id, run, person, kind, message_id, recipient, subject, text_body, html_body, created_at, sent_at, attempts, last_error';

/** The statements that put a delivery in the outbox with the alerts it tells of. */
export function insertDelivery(delivery: DeliveryRow, alerts: readonly string[]): Statement[] {
  const d = delivery;
  return [
    {
      sql: `INSERT INTO deliveries (${DELIVERY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      args: [
        d.id,
        d.run,
        d.person,
        d.kind,
        d.messageId,
        d.recipient,
        d.subject,
        d.textBody,
        d.htmlBody,
        d.createdAt,
        d.sentAt,
        d.attempts,
        d.lastError,
      ],
    },
    {
      sql: 'INSERT INTO delivery_alerts (delivery, alert) SELECT ?, value FROM json_each(?)',
      args: [d.id, JSON.stringify(alerts)],
    },
  ];
}

/**
 * Claims up to `limit` unsent deliveries until an instant, so that two senders do not send the same one; a claim whose
 * sender died lapses and the mail goes again under the same Message-ID.
 */
export async function claimUnsent(
  database: Database,
  now: Instant,
  until: Instant,
  limit: number,
): Promise<DeliveryRow[]> {
  const [result] = await database.write([
    {
      sql: `UPDATE deliveries SET claimed_until = ?, attempts = attempts + 1 WHERE id IN (
          SELECT id FROM deliveries WHERE sent_at IS NULL AND (claimed_until IS NULL OR claimed_until < ?) ORDER BY created_at, id LIMIT ?)
        RETURNING ${DELIVERY_COLUMNS}`,
      args: [until, now, limit],
    },
  ]);
  return (result?.rows ?? []).map(toDelivery).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The statement that notes that a delivery was taken by the mail server. */
export function markSent(id: string, at: Instant): Statement {
  return sql`UPDATE deliveries SET sent_at = ${at}, claimed_until = NULL, last_error = NULL WHERE id = ${id}`;
}

/** The statement that notes why a delivery was not taken; it is tried again after `until`. */
export function markFailed(id: string, error: string, until: Instant): Statement {
  return sql`UPDATE deliveries SET claimed_until = ${until}, last_error = ${error} WHERE id = ${id}`;
}

/** Deliveries, newest first, before a key. */
export async function deliveryPage(database: Database, before: string | null, limit: number): Promise<DeliveryRow[]> {
  const [result] = await database.read([
    {
      sql: `SELECT ${DELIVERY_COLUMNS} FROM deliveries WHERE ? IS NULL OR created_at || id < ? ORDER BY created_at || id DESC LIMIT ?`,
      args: [before, before, limit],
    },
  ]);
  return (result?.rows ?? []).map(toDelivery);
}

/** How many deliveries wait to be sent. */
export async function deliveriesWaiting(database: Database): Promise<number> {
  const [result] = await database.read([sql`SELECT COUNT(*) FROM deliveries WHERE sent_at IS NULL`]);
  return Number(result?.rows[0]?.[0] ?? 0);
}

function toDelivery(row: { [index: number]: unknown }): DeliveryRow {
  return {
    id: String(row[0]),
    run: String(row[1]),
    person: String(row[2]),
    kind: row[3] as DeliveryRow['kind'],
    messageId: String(row[4]),
    recipient: String(row[5]),
    subject: String(row[6]),
    textBody: String(row[7]),
    htmlBody: String(row[8]),
    createdAt: row[9] as Instant,
    sentAt: row[10] as Instant | null,
    attempts: Number(row[11]),
    lastError: row[12] === null ? null : String(row[12]),
  };
}
