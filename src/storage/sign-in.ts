// Sign-in: one-time links, counted codes, and sessions of a person.
import type { Instant } from '../domain/calendar.ts';
import { type Database, type Statement, sql } from './database.ts';

/** What a one-time link opens: the first administrator's door, or that of a person who was invited. */
export type LinkPurpose = 'first_administrator' | 'invitation';

/** Statements that make a link the only one of its purpose (and person) that still opens anything. */
export function putLink(hash: string, purpose: LinkPurpose, person: string | null, expiresAt: Instant): Statement[] {
  return [
    sql`DELETE FROM one_time_links WHERE purpose = ${purpose} AND person IS ${person} AND used_at IS NULL`,
    sql`INSERT INTO one_time_links (hash, purpose, person, expires_at) VALUES (${hash}, ${purpose}, ${person}, ${expiresAt})`,
  ];
}

/** What the link with the hash opens at an instant; null for one that is unknown, used or too old. */
export async function openLink(
  database: Database,
  hash: string,
  now: Instant,
): Promise<{ purpose: LinkPurpose; person: string | null } | null> {
  const [result] = await database.read([
    sql`SELECT purpose, person FROM one_time_links WHERE hash = ${hash} AND used_at IS NULL AND expires_at > ${now}`,
  ]);
  const row = result?.rows[0];
  return row ? { purpose: row[0] as LinkPurpose, person: row[1] === null ? null : String(row[1]) } : null;
}

/** Uses a link up; true for the one who was first with it. */
export async function useLink(database: Database, hash: string, now: Instant): Promise<boolean> {
  const statement = sql`UPDATE one_time_links SET used_at = ${now} WHERE hash = ${hash} AND used_at IS NULL AND expires_at > ${now}`;
  const [result] = await database.inTurn(() => database.write([statement]));
  return (result?.rowsAffected ?? 0) === 1;
}

/** Whether somebody who may administer the whole register can sign in: has a password, a provider or a passkey. */
export async function hasAdministrator(database: Database): Promise<boolean> {
  const [result] = await database.read([
    sql`SELECT 1 FROM roles r WHERE r.role = 'administrator' AND r.at_body IS NULL AND r.active = 1
      AND EXISTS (SELECT 1 FROM accounts a WHERE a.person = r.person) LIMIT 1`,
  ]);
  return (result?.rows.length ?? 0) > 0;
}

/**
 * Counts a code before it is looked at, as if it were wrong: many at once are counted one by one. From `most` in a row on,
 * none is looked at until `lockedUntil`. Answers how many they are; null when this one is not to be looked at.
 */
export async function countCode(
  database: Database,
  person: string,
  { most, now, lockedUntil }: { most: number; now: Instant; lockedUntil: Instant },
): Promise<number | null> {
  const statement = sql`INSERT INTO wrong_codes (person, count, locked_until) VALUES (${person}, 1, NULL)
    ON CONFLICT (person) DO UPDATE SET count = CASE WHEN count >= ${most} THEN 1 ELSE count + 1 END,
      locked_until = CASE WHEN count + 1 = ${most} THEN ${lockedUntil} ELSE NULL END
      WHERE locked_until IS NULL OR locked_until <= ${now} RETURNING count`;
  const [result] = await database.inTurn(() => database.write([statement]));
  const row = result?.rows[0];
  return row ? Number(row[0]) : null;
}

/** Forgets a person's wrong codes, once one was right. */
export async function forgetWrongCodes(database: Database, person: string): Promise<void> {
  await database.inTurn(() => database.write([sql`DELETE FROM wrong_codes WHERE person = ${person}`]));
}

/** Claims a time code for one use; false when it was given before and is remembered still. */
export async function claimCode(
  database: Database,
  person: string,
  code: string,
  now: Instant,
  until: Instant,
): Promise<boolean> {
  const [, result] = await database.inTurn(() =>
    database.write([
      sql`DELETE FROM used_codes WHERE until < ${now}`,
      sql`INSERT INTO used_codes (person, code, until) VALUES (${person}, ${code}, ${until}) ON CONFLICT DO NOTHING`,
    ]),
  );
  return (result?.rowsAffected ?? 0) === 1;
}

/** The statement that gives a person a password, as it is kept hashed, in place of any before. */
export function putPassword(id: string, person: string, hash: string, now: Instant): Statement {
  const at = Date.parse(now);
  return sql`INSERT INTO accounts (id, person, provider, subject, password, created_at, updated_at)
    VALUES (${id}, ${person}, 'credential', ${person}, ${hash}, ${at}, ${at})
    ON CONFLICT (provider, subject) DO UPDATE SET password = excluded.password, updated_at = excluded.updated_at`;
}

/** Statements that end sessions of a person: all of them, or all but one. */
export function endSessions(person: string, except: string | null = null): Statement {
  return sql`DELETE FROM sessions WHERE person = ${person} AND id IS NOT ${except}`;
}

/** The statement that ends one session of a person. */
export function endSession(person: string, id: string): Statement {
  return sql`DELETE FROM sessions WHERE person = ${person} AND id = ${id}`;
}

/** The statement that closes what a person was invited with and has not taken up. */
export function closeInvitations(person: string): Statement {
  return sql`DELETE FROM one_time_links WHERE person = ${person} AND used_at IS NULL`;
}

/** Statements that take from a person every way to sign in, and all that is open. */
export function shutOut(person: string): Statement[] {
  return [
    endSessions(person),
    sql`DELETE FROM accounts WHERE person = ${person}`,
    sql`DELETE FROM passkeys WHERE person = ${person}`,
    sql`DELETE FROM two_factors WHERE person = ${person}`,
    sql`DELETE FROM one_time_links WHERE person = ${person}`,
    sql`DELETE FROM wrong_codes WHERE person = ${person}`,
    sql`DELETE FROM used_codes WHERE person = ${person}`,
    sql`UPDATE people SET two_factor_enabled = 0 WHERE id = ${person}`,
  ];
}

/** A session as its person is shown it. */
export type SessionRow = {
  id: string;
  userAgent: string | null;
  /** The network address it was opened from; null where the runtime did not know it. */
  address: string | null;
  createdAt: number;
  updatedAt: number;
  secondFactor: string | null;
};

/** What a person signs in with, and where they are signed in. Instants are milliseconds since 1970. */
export type WaysIn = {
  password: boolean;
  providers: string[];
  timeCodes: boolean;
  passkeys: { id: string; name: string | null; createdAt: number | null }[];
  sessions: SessionRow[];
};

/** What a person signs in with, and their sessions open at an instant (ms since 1970; all that are kept when left out), the one last used first. */
export async function waysIn(database: Database, person: string, nowMs = 0): Promise<WaysIn> {
  const [account, totp, keys, open] = await database.read([
    sql`SELECT provider FROM accounts WHERE person = ${person} ORDER BY provider`,
    sql`SELECT 1 FROM two_factors WHERE person = ${person} AND verified = 1`,
    sql`SELECT id, name, created_at FROM passkeys WHERE person = ${person} ORDER BY created_at, id`,
    sql`SELECT id, user_agent, created_at, updated_at, second_factor, ip_address FROM sessions
      WHERE person = ${person} AND expires_at > ${nowMs} AND second_factor IS NOT NULL ORDER BY updated_at DESC, id`,
  ]);
  const providers = (account?.rows ?? []).map((row) => String(row[0]));
  return {
    password: providers.includes('credential'),
    providers: providers.filter((id) => id !== 'credential'),
    timeCodes: (totp?.rows.length ?? 0) > 0,
    passkeys: (keys?.rows ?? []).map((row) => ({
      id: String(row[0]),
      name: row[1] === null ? null : String(row[1]),
      createdAt: row[2] === null ? null : Number(row[2]),
    })),
    sessions: (open?.rows ?? []).map((row) => ({
      id: String(row[0]),
      userAgent: row[1] === null ? null : String(row[1]),
      createdAt: Number(row[2]),
      updatedAt: Number(row[3]),
      secondFactor: row[4] === null ? null : String(row[4]),
      address: row[5] ? String(row[5]) : null,
    })),
  };
}

/** The statement that takes a passkey from a person. */
export function removePasskey(person: string, id: string): Statement {
  return sql`DELETE FROM passkeys WHERE person = ${person} AND id = ${id}`;
}

/** The statement that gives one of a person's passkeys a name. */
export function namePasskey(person: string, id: string, name: string): Statement {
  return sql`UPDATE passkeys SET name = ${name} WHERE person = ${person} AND id = ${id}`;
}

/** Whose passkey a browser answers with, by its credential id; null when nobody's. */
export async function passkeyOwner(database: Database, credential: string): Promise<string | null> {
  const [result] = await database.read([sql`SELECT person FROM passkeys WHERE credential = ${credential}`]);
  return result?.rows[0] ? String(result.rows[0][0]) : null;
}

/** Statements that note that the second factor of a session was given again, which counts until an instant (ms). */
export function noteConfirmed(id: string, session: string, nowMs: number, untilMs: number): Statement[] {
  const name = `confirmed ${session}`;
  return [
    sql`DELETE FROM verifications WHERE identifier = ${name}`,
    sql`INSERT INTO verifications (id, identifier, value, created_at, updated_at, expires_at)
      VALUES (${id}, ${name}, '', ${nowMs}, ${nowMs}, ${untilMs})`,
  ];
}

/** Whether the second factor of a session was given again, so lately that it counts still. */
export async function isConfirmed(database: Database, session: string, nowMs: number): Promise<boolean> {
  const [result] = await database.read([
    sql`SELECT 1 FROM verifications WHERE identifier = ${`confirmed ${session}`} AND expires_at > ${nowMs}`,
  ]);
  return (result?.rows.length ?? 0) > 0;
}

/** The statement that forgets what sign-in is past and done with. */
export function forgetPast(nowMs: number): Statement[] {
  return [
    sql`DELETE FROM sessions WHERE expires_at < ${nowMs}`,
    sql`DELETE FROM verifications WHERE expires_at < ${nowMs}`,
  ];
}
