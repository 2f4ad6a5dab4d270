// Keys of programs on disk: found by the hash of what opens, listed by body; never the secret itself.
import type { CalendarDate, Instant } from '../domain/calendar.ts';
import { inScope, type Scope } from '../domain/permissions.ts';
import type { Role } from '../domain/vocabulary.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

export type ApiKeyRow = {
  id: string;
  body: string;
  role: Role;
  name: string;
  /** The last letters of the secret, by which its owner knows it again. */
  ending: string;
  createdAt: Instant;
  createdBy: string;
  /** The last day, in Oslo, on which it opens anything. */
  expiresOn: CalendarDate;
  /** To the hour or so: written when an hour has passed since the last time. */
  lastUsedAt: Instant | null;
  revokedAt: Instant | null;
  revokedBy: string | null;
};

const COLUMNS =
  'id, body, role, name, ending, created_at, created_by, expires_on, last_used_at, revoked_at, revoked_by';

/** The statement that adds a key under the SHA-256 of its secret. */
export function insertApiKey(key: ApiKeyRow, hash: string): Statement {
  return {
    sql: `INSERT INTO api_keys (${COLUMNS}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    args: [
      ...[key.id, key.body, key.role, key.name, key.ending, key.createdAt, key.createdBy, key.expiresOn],
      ...[key.lastUsedAt, key.revokedAt, key.revokedBy, hash],
    ],
  };
}

/** The key whose secret has the hash, in force or not; null when there is none. */
export async function apiKeyByHash(database: Database, hash: string): Promise<ApiKeyRow | null> {
  const [result] = await database.read([{ sql: `SELECT ${COLUMNS} FROM api_keys WHERE hash = ?`, args: [hash] }]);
  return result?.rows[0] ? toKey(result.rows[0]) : null;
}

/** A body's keys, newest first, older than the instant and id given; none for a body outside the scope. */
export async function apiKeyPage(
  scope: Scope,
  database: Database,
  body: string,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<ApiKeyRow[]> {
  if (!inScope(scope, body)) return [];
  const { at, id } = before ?? { at: '9999', id: '' };
  const [result] = await database.read([
    {
      sql: `SELECT ${COLUMNS} FROM api_keys WHERE body = ? AND (created_at, id) < (?, ?)
        ORDER BY created_at DESC, id DESC LIMIT ?`,
      args: [body, at, id, limit],
    },
  ]);
  return (result?.rows ?? []).map(toKey);
}

/** One of a body's keys; null when it is unknown, another body's, or the body is outside the scope. */
export async function apiKeyById(
  scope: Scope,
  database: Database,
  body: string,
  id: string,
): Promise<ApiKeyRow | null> {
  const [result] = await database.read([
    { sql: `SELECT ${COLUMNS} FROM api_keys WHERE id = ? AND body = ?`, args: [id, body] },
  ]);
  return result?.rows[0] && inScope(scope, body) ? toKey(result.rows[0]) : null;
}

/** Names of keys by id, for whoever wrote under one; unknown ids are left out. */
export async function apiKeyNames(database: Database, ids: readonly string[]): Promise<Map<string, string>> {
  const [result] = await database.read([
    {
      sql: 'SELECT id, name FROM api_keys WHERE id IN (SELECT value FROM json_each(?))',
      args: [JSON.stringify(ids)],
    },
  ]);
  return new Map((result?.rows ?? []).map((row) => [String(row[0]), String(row[1])]));
}

/** The statement that revokes a key; the first time counts. */
export function revokeKey(id: string, at: Instant, by: string): Statement {
  return sql`UPDATE api_keys SET revoked_at = ${at}, revoked_by = ${by} WHERE id = ${id} AND revoked_at IS NULL`;
}

/** Keys of the scope's bodies made by any of the people that open something after a day. */
export async function keysMadeBy(
  scope: Scope,
  database: Database,
  people: readonly string[],
  day: CalendarDate,
): Promise<string[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT id FROM api_keys WHERE created_by IN (SELECT value FROM json_each(?)) AND revoked_at IS NULL
        AND expires_on > ? AND (? OR body IN (SELECT value FROM json_each(?))) ORDER BY id`,
      args: [JSON.stringify(people), day, all, bodies],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** The statement that lets keys open nothing after a day. */
export function endKeys(ids: readonly string[], day: CalendarDate): Statement {
  return sql`UPDATE api_keys SET expires_on = MIN(expires_on, ${day}) WHERE id IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

/** The statement that notes a key's use. */
export function noteUse(id: string, at: Instant): Statement {
  return sql`UPDATE api_keys SET last_used_at = ${at} WHERE id = ${id}`;
}

function toKey(row: { [index: number]: unknown }): ApiKeyRow {
  const text = (i: number): string | null => (row[i] === null ? null : String(row[i]));
  return {
    id: String(row[0]),
    body: String(row[1]),
    role: row[2] as Role,
    name: String(row[3]),
    ending: String(row[4]),
    createdAt: row[5] as Instant,
    createdBy: String(row[6]),
    expiresOn: row[7] as CalendarDate,
    lastUsedAt: text(8) as Instant | null,
    revokedAt: text(9) as Instant | null,
    revokedBy: text(10),
  };
}
