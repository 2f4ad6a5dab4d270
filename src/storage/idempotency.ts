// Idempotency keys: kept for 24 hours in the batch that wrote, with the answer once it is known.
import type { Instant } from '../domain/calendar.ts';
import { type Database, type Statement, sql } from './database.ts';

/** What is kept of a request: the hash of what it asked, and its answer as JSON once there is one. */
export type KeptRequest = { hash: string; answer: string | null };

/** What is kept of an actor's earlier request under the key, or null. */
export async function keptAnswer(database: Database, actor: string, key: string): Promise<KeptRequest | null> {
  const row = (await database.read([requestUnder(actor, key)]))[0]?.rows[0];
  return row ? { hash: String(row[0]), answer: row[1] === '' ? null : String(row[1]) } : null;
}

/** The statement that reads what is kept of a request: one row when there is anything. */
export function requestUnder(actor: string, key: string): Statement {
  return sql`SELECT request_hash, answer FROM idempotency_keys WHERE actor = ${actor} AND key = ${key}`;
}

/** The statement that keeps a request in the batch of what it writes; a second one under the same key fails the batch. */
export function keepRequest(actor: string, request: { key: string; hash: string }, at: Instant): Statement[] {
  return [
    sql`INSERT INTO idempotency_keys (actor, key, request_hash, answer, at) VALUES (${actor}, ${request.key}, ${request.hash}, '', ${at})`,
  ];
}

/** The statement that keeps the answer for those who ask again. */
export function keepAnswer(actor: string, key: string, answer: string): Statement {
  return sql`UPDATE idempotency_keys SET answer = ${answer} WHERE actor = ${actor} AND key = ${key}`;
}

/** The statement that forgets keys older than an instant. */
export function forgetRequests(before: Instant): Statement {
  return sql`DELETE FROM idempotency_keys WHERE at < ${before}`;
}
