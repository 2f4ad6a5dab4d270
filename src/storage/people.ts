// People's names and addresses: outside the journal and the chains, so that a person can be erased.
import type { Instant } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import type { Language, Role } from '../domain/vocabulary.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';
import { forgetForms } from './kept-forms.ts';
import type { After, IdPage } from './lookup.ts';

export type PersonRow = { id: string; name: string; email: string; language: Language };

/** Statements that add a person; a taken address fails the batch. */
export function insertPerson(person: PersonRow): Statement[] {
  return [
    sql`INSERT INTO people (id, name, email, language) VALUES (${person.id}, ${person.name}, ${person.email}, ${person.language})`,
  ];
}

/**
 * Statements that erase a person: the row, the mail they had and what was kept of their requests, and what the log says of
 * them outside its chains. The opaque id is left, with the instant, so that others can read what it once stood for.
 */
export function erasePersonRows(id: string, at: Instant): Statement[] {
  return [
    sql`DELETE FROM people WHERE id = ${id}`,
    sql`UPDATE people SET same_as = NULL WHERE same_as = ${id}`,
    sql`INSERT INTO erased_people (id, at) VALUES (${id}, ${at})`,
    sql`UPDATE deliveries SET recipient = '', subject = '', text_body = '', html_body = '', attachments = NULL,
      sent_at = COALESCE(sent_at, ${at}), last_error = NULL WHERE person = ${id}`,
    sql`DELETE FROM saved_views WHERE person = ${id}`,
    forgetForms(id),
    sql`DELETE FROM idempotency_keys WHERE actor = ${id} OR instr(answer, ${JSON.stringify(id)}) > 0`,
    sql`DELETE FROM log_texts WHERE (chain, position) IN (SELECT e.chain, e.position FROM log_entries e
      WHERE e.action = 'person_registered' AND EXISTS (SELECT 1 FROM json_each(e.subjects) WHERE value = ${id}))`,
  ];
}

/** The statement that notes in which language a person reads. */
export function setLanguage(id: string, language: Language): Statement {
  return sql`UPDATE people SET language = ${language} WHERE id = ${id}`;
}

/** Of the ids given, those of people who were erased. */
export async function erasedAmong(database: Database, ids: readonly string[]): Promise<string[]> {
  const [result] = await database.read([
    sql`SELECT e.id FROM json_each(${JSON.stringify(ids)}) j CROSS JOIN erased_people e ON e.id = j.value`,
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** The person with the address, if any. */
export async function personByEmail(database: Database, email: string): Promise<string | null> {
  const [result] = await database.read([sql`SELECT id FROM people WHERE email = ${email}`]);
  return result?.rows[0] ? String(result.rows[0][0]) : null;
}

/** How far people have come: able to sign in, and until when an invitation opens something. */
export type WayIn = { mayEnter: boolean; invitedUntil: Instant | null };

/** How far people have come on the way in, by id. */
export async function waysInOf(database: Database, ids: readonly string[]): Promise<Map<string, WayIn>> {
  const [result] = await database.read([
    {
      sql: `SELECT p.id, p.same_as IS NOT NULL OR EXISTS (SELECT 1 FROM accounts a WHERE a.person = p.id)
            OR EXISTS (SELECT 1 FROM passkeys k WHERE k.person = p.id),
          (SELECT MAX(l.expires_at) FROM one_time_links l WHERE l.person = p.id AND l.used_at IS NULL)
        FROM people p WHERE p.id IN (SELECT value FROM json_each(?))`,
      args: [JSON.stringify(ids)],
    },
  ]);
  return new Map(
    (result?.rows ?? []).map((row) => [
      String(row[0]),
      { mayEnter: Number(row[1]) === 1, invitedUntil: row[2] as Instant | null },
    ]),
  );
}

/** People by id; unknown ids are left out. */
export async function peopleById(database: Database, ids: readonly string[]): Promise<Map<string, PersonRow>> {
  const [result] = await database.read([
    {
      sql: 'SELECT id, name, COALESCE(address, email), language FROM people WHERE id IN (SELECT value FROM json_each(?))',
      args: [JSON.stringify(ids)],
    },
  ]);
  return new Map((result?.rows ?? []).map((row) => [String(row[0]), toPerson(row)]));
}

function toPerson(row: { [index: number]: unknown }): PersonRow {
  return { id: String(row[0]), name: String(row[1]), email: String(row[2]), language: row[3] as Language };
}

/**
 * Ids of people with a role in a body of the scope (all people for a scope over everything) whose name or address holds
 * `q`, in order of name.
 */
export async function personIds(
  scope: Scope,
  database: Database,
  q: string,
  after: After,
  limit: number,
): Promise<IdPage> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT p.id, p.name FROM people p WHERE (p.name, p.id) > (?, ?)
          AND (? = '' OR instr(lower(p.name || ' ' || COALESCE(p.address, p.email)), lower(?)) > 0) AND (? OR EXISTS (SELECT 1 FROM roles r WHERE r.person = p.id AND r.at_body IN (SELECT value FROM json_each(?))))
        ORDER BY p.name, p.id LIMIT ?`,
      args: [after?.name ?? '', after?.id ?? '', q, q, all, bodies, limit + 1],
    },
  ]);
  const rows = result?.rows ?? [];
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return { ids: kept.map((row) => String(row[0])), next: last ? { name: String(last[1]), id: String(last[0]) } : null };
}

/** Whether the person exists and has, or had, a role in a body of the scope. */
export async function isSeen(scope: Scope, database: Database, person: string): Promise<boolean> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT 1 FROM people p WHERE p.id = ? AND
        (? OR EXISTS (SELECT 1 FROM roles r WHERE r.person = p.id AND r.at_body IN (SELECT value FROM json_each(?))))`,
      args: [person, all, bodies],
    },
  ]);
  return (result?.rows.length ?? 0) > 0;
}

/** People who hold a role at a body today. */
export async function peopleWithRole(
  database: Database,
  role: Role,
  bodies: readonly string[],
): Promise<{ person: string; body: string }[]> {
  const [result] = await database.read([
    {
      sql: 'SELECT DISTINCT person, at_body FROM roles WHERE role = ? AND active = 1 AND at_body IN (SELECT value FROM json_each(?)) ORDER BY person',
      args: [role, JSON.stringify(bodies)],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({ person: String(row[0]), body: String(row[1]) }));
}

/** People with any role at a body today, in order of name. */
export async function peopleAt(
  scope: Scope,
  database: Database,
  body: string,
): Promise<{ id: string; name: string }[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT DISTINCT p.id, p.name FROM roles r CROSS JOIN people p ON p.id = r.person
        WHERE r.at_body = ? AND r.active = 1 AND (? OR r.at_body IN (SELECT value FROM json_each(?))) ORDER BY p.name, p.id`,
      args: [body, all, bodies],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({ id: String(row[0]), name: String(row[1]) }));
}
