// One address registered twice: bodies that do not see each other's people may each have somebody with it.
import type { Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';
import type { PersonRow } from './people.ts';

/**
 * Statements that add a person with an address somebody out of sight has already: by themselves they cannot sign in; by
 * mail to the address they are joined to the one who can.
 */
export function insertNamesake(person: PersonRow): Statement[] {
  return [
    sql`INSERT INTO people (id, name, email, address, language)
      VALUES (${person.id}, ${person.name}, ${`${person.id}@namesake.invalid`}, ${person.email}, ${person.language})`,
  ];
}

/** Whose sign-in a namesake is to be joined to; `main` is null where nobody has the address any more. Null for others. */
export async function namesakeOf(database: Database, id: string): Promise<{ main: string | null } | null> {
  const [result] = await database.read([
    sql`SELECT (SELECT m.id FROM people m WHERE m.email = p.address) FROM people p WHERE p.id = ${id} AND p.address IS NOT NULL`,
  ]);
  const row = result?.rows[0];
  return row ? { main: row[0] === null ? null : String(row[0]) } : null;
}

/** The statement that joins a namesake to whoever signs in with the address; with nobody, they have it for themselves. */
export function joinNamesake(id: string, main: string | null): Statement {
  return main === null
    ? sql`UPDATE people SET email = address, address = NULL WHERE id = ${id}`
    : sql`UPDATE people SET same_as = ${main} WHERE id = ${id}`;
}

/**
 * The same human beings: everyone registered with the address of one of the people, or with the one given, and the address
 * by which they are known to be the same.
 */
export async function namesakesOf(
  database: Database,
  people: readonly string[],
  address: string | null,
): Promise<Map<string, string>> {
  const [result] = await database.read([
    {
      sql: `WITH known AS MATERIALIZED (SELECT COALESCE(address, email) AS address FROM people
            WHERE id IN (SELECT value FROM json_each(?1)) UNION SELECT ?2)
        SELECT q.id, k.address FROM known k CROSS JOIN people q ON q.email = k.address OR q.address = k.address`,
      args: [JSON.stringify(people), address],
    },
  ]);
  const found = (result?.rows ?? []).map((row) => [String(row[0]), String(row[1])] as const);
  return new Map([...people.map((id) => [id, address ?? id] as const), ...found]);
}

/** Whether somebody has the address, and whether it is somebody of the scope; null where nobody has. */
export async function whoHasAddress(
  scope: Scope,
  database: Database,
  email: string,
): Promise<{ inSight: boolean } | null> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT MAX(?1 OR EXISTS (SELECT 1 FROM roles r WHERE r.person = p.id
          AND r.at_body IN (SELECT value FROM json_each(?2)))) FROM people p WHERE p.email = ?3 OR p.address = ?3`,
      args: [all, bodies, email],
    },
  ]);
  const seen = result?.rows[0]?.[0] ?? null;
  return seen === null ? null : { inSight: Number(seen) === 1 };
}

/** The person and everyone joined to them: whose roles they hold when they sign in. */
export async function joinedTo(database: Database, person: string): Promise<string[]> {
  const [result] = await database.read([sql`SELECT id FROM people WHERE id = ${person} OR same_as = ${person}`]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}
