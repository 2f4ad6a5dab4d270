// Runs and deliveries: when what was told to whom, and the outbox that mail leaves from.
import type { Instant } from '../domain/calendar.ts';
import { type Database, type Statement, sql } from './database.ts';

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

/** A text file that goes with a mail. */
export type DeliveryAttachment = { name: string; type: string; text: string };

export type DeliveryRow = {
  id: string;
  run: string;
  person: string;
  kind: 'digest' | 'correction' | 'checkpoint' | 'invitation';
  messageId: string;
  recipient: string;
  subject: string;
  textBody: string;
  htmlBody: string;
  attachments: DeliveryAttachment[];
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

const DELIVERY_COLUMNS =
  'id, run, person, kind, message_id, recipient, subject, text_body, html_body, created_at, sent_at, attempts, last_error, attachments';

/** The statements that put a delivery in the outbox with the alerts it tells of. */
export function insertDelivery(delivery: DeliveryRow, alerts: readonly string[]): Statement[] {
  const d = delivery;
  return [
    {
      sql: `INSERT INTO deliveries (${DELIVERY_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
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
        d.attachments.length === 0 ? null : JSON.stringify(d.attachments),
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

/** The statement that notes that a delivery was taken by the mail server; an invitation's link is kept no longer. */
export function markSent(id: string, at: Instant): Statement {
  return sql`UPDATE deliveries SET sent_at = ${at}, claimed_until = NULL, last_error = NULL,
    text_body = CASE kind WHEN 'invitation' THEN '' ELSE text_body END,
    html_body = CASE kind WHEN 'invitation' THEN '' ELSE html_body END WHERE id = ${id}`;
}

/** The statement that takes a person's invitations out of the outbox that have not left it: their links open nothing. */
export function dropUnsentInvitations(person: string): Statement {
  return sql`DELETE FROM deliveries WHERE person = ${person} AND kind = 'invitation' AND sent_at IS NULL`;
}

/** The statement that notes why a delivery was not taken; it is tried again after `until`. */
export function markFailed(id: string, error: string, until: Instant): Statement {
  return sql`UPDATE deliveries SET claimed_until = ${until}, last_error = ${error} WHERE id = ${id}`;
}

const INSTANT_LENGTH = '2026-01-01T00:00:00.000Z'.length;

/** Deliveries, newest first, before a key: the instant of one, then its id. */
export async function deliveryPage(database: Database, before: string | null, limit: number): Promise<DeliveryRow[]> {
  const [result] = await database.read([
    {
      sql: `SELECT ${DELIVERY_COLUMNS} FROM deliveries
        WHERE ?1 IS NULL OR (created_at, id) < (substr(?1, 1, ${INSTANT_LENGTH}), substr(?1, ${INSTANT_LENGTH + 1}))
        ORDER BY created_at DESC, id DESC LIMIT ?2`,
      args: [before, limit],
    },
  ]);
  return (result?.rows ?? []).map(toDelivery);
}

/** Of the ids given, those that are deliveries. */
export async function deliveriesOf(database: Database, ids: readonly string[]): Promise<Set<string>> {
  const [result] = await database.read([
    sql`SELECT d.id FROM json_each(${JSON.stringify(ids)}) j CROSS JOIN deliveries d ON d.id = j.value`,
  ]);
  return new Set((result?.rows ?? []).map((row) => String(row[0])));
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
    attachments: row[13] === null ? [] : (JSON.parse(String(row[13])) as DeliveryAttachment[]),
  };
}
