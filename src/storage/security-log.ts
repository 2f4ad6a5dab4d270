// Attempts at what is not theirs, on disk: counted by actor, hour and target, and never many rows for one actor.
import type { Instant } from '../domain/calendar.ts';
import type { Via } from '../domain/identity.ts';
import type { Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

export type SecurityEventKind = 'out_of_sight' | 'forbidden' | 'bad_key' | 'too_many' | 'sign_in_refused';

export type SecurityEventRow = {
  id: string;
  /** A person's or key's id; '' where nobody made themselves known. */
  actor: string;
  via: Via['kind'] | 'nobody';
  kind: SecurityEventKind;
  route: string;
  /** The id asked about; '' where there is none, or were too many to name. */
  target: string;
  /** The body that holds the target; null where nobody does. */
  body: string | null;
  times: number;
  firstAt: Instant;
  lastAt: Instant;
};

/** What is written down of an attempt; `targets` may be empty. */
export type Attempt = Pick<SecurityEventRow, 'id' | 'actor' | 'via' | 'kind' | 'route'> & {
  targets: readonly string[];
  at: Instant;
};

/** Rows an actor may fill in an hour; what comes after is counted in a row without a target. */
const ROWS_AN_HOUR = 50;
/** Attempts a row counts; more in the same hour are written nowhere. */
const COUNTED = 1_000;

/**
 * The statement that notes an attempt: each target that is out of the scope, or the attempt itself where it names none.
 * A target nobody has is noted in the same way as another body's, so that both take the same work.
 */
export function noteAttempt(scope: Scope, attempt: Attempt): Statement {
  const [all, bodies] = scopeArguments(scope);
  const hour = attempt.at.slice(0, 13);
  const targets = attempt.targets.length === 0 ? [''] : attempt.targets;
  return {
    sql: `INSERT INTO security_events (id, actor, via, hour, kind, route, target, body, times, first_at, last_at)
      SELECT ?1 || j.key, ?2, ?3, ?4, ?5, ?6,
        CASE WHEN (SELECT COUNT(*) FROM security_events WHERE actor = ?2 AND hour = ?4) < ${ROWS_AN_HOUR} THEN j.value ELSE '' END,
        COALESCE(s.body, a.body, k.body), 1, ?7, ?7
      FROM json_each(?8) j LEFT JOIN subjects s ON s.id = j.value LEFT JOIN alerts a ON a.id = j.value
        LEFT JOIN api_keys k ON k.id = j.value LEFT JOIN people p ON p.id = j.value
      WHERE j.value = '' OR COALESCE(s.id, a.id, k.id, p.id) IS NULL OR NOT (?9 OR COALESCE(s.body, a.body, k.body) IS NULL
        OR COALESCE(s.body, a.body, k.body) IN (SELECT value FROM json_each(?10)))
      ON CONFLICT (actor, hour, kind, route, target) DO UPDATE SET times = times + 1, last_at = excluded.last_at
        WHERE times < ${COUNTED}`,
    args: [
      ...[attempt.id, attempt.actor, attempt.via, hour, attempt.kind, attempt.route, attempt.at],
      ...[JSON.stringify(targets), all, bodies],
    ],
  };
}

/** Which attempts are wanted; null for all. */
export type WantedEvents = { kind: SecurityEventKind | null; actor: string | null; body: string | null };

/** Attempts, newest first, older than the first instant and id given. */
export async function securityEventPage(
  database: Database,
  { kind, actor, body }: WantedEvents,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<SecurityEventRow[]> {
  const { at, id } = before ?? { at: '9999', id: '' };
  const [result] = await database.read([
    sql`SELECT id, actor, via, kind, route, target, body, times, first_at, last_at FROM security_events
      WHERE (first_at, id) < (${at}, ${id}) AND (${kind} IS NULL OR kind = ${kind})
        AND (${actor} IS NULL OR actor = ${actor}) AND (${body} IS NULL OR body = ${body}) ORDER BY first_at DESC, id DESC LIMIT ${limit}`,
  ]);
  return (result?.rows ?? []).map((row) => ({
    id: String(row[0]),
    actor: String(row[1]),
    via: row[2] as SecurityEventRow['via'],
    kind: row[3] as SecurityEventKind,
    route: String(row[4]),
    target: String(row[5]),
    body: row[6] === null ? null : String(row[6]),
    times: Number(row[7]),
    firstAt: row[8] as Instant,
    lastAt: row[9] as Instant,
  }));
}

/** The statement that forgets attempts first made before an instant. */
export function forgetAttempts(before: Instant): Statement {
  return sql`DELETE FROM security_events WHERE first_at < ${before}`;
}
