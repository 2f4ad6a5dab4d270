// Roles and mandates by whom they are of: ended ones and ones to come too.
import type { Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

/** Role ids of people, ended ones included. */
export async function roleIdsOf(database: Database, people: readonly string[]): Promise<string[]> {
  const [result] = await database.read([
    {
      sql: 'SELECT id FROM roles WHERE person IN (SELECT value FROM json_each(?)) ORDER BY id',
      args: [JSON.stringify(people)],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** Ids of the roles of those who administer the whole register, ones to come included. */
export async function administratorRoleIds(database: Database): Promise<string[]> {
  const [result] = await database.read([
    sql`SELECT id FROM roles WHERE role = 'administrator' AND at_body IS NULL ORDER BY id`,
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** Ids of the mandates of offices, ended ones and ones to come included. */
export async function mandateIdsOf(database: Database, offices: readonly string[]): Promise<string[]> {
  const [result] = await database.read([
    {
      sql: 'SELECT id FROM mandates WHERE office IN (SELECT value FROM json_each(?)) ORDER BY id',
      args: [JSON.stringify(offices)],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** Who is, was or will be a data protection officer at an office. */
export async function officersOf(database: Database, office: string): Promise<string[]> {
  const [result] = await database.read([
    sql`SELECT DISTINCT person FROM roles WHERE at_body = ${office} AND role = 'data_protection_officer' ORDER BY person`,
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** People with a role today in a body, or over the whole register. */
export async function holdersOfRoles(database: Database, body: string): Promise<Set<string>> {
  const [result] = await database.read([
    sql`SELECT DISTINCT person FROM roles WHERE active = 1 AND (at_body = ${body} OR at_body IS NULL)`,
  ]);
  return new Set((result?.rows ?? []).map((row) => String(row[0])));
}

/** The bodies of a scope in which a person has, had or will have a role, or is named as who answers for something. */
export async function bodiesOwnedIn(scope: Scope, database: Database, person: string): Promise<string[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT body FROM (SELECT at_body AS body FROM roles WHERE person = ?1
          UNION SELECT s.body FROM systems t CROSS JOIN subjects s ON s.id = t.id WHERE t.owner = ?1
          UNION SELECT s.body FROM agreements t CROSS JOIN subjects s ON s.id = t.id WHERE t.owner = ?1
          UNION SELECT s.body FROM decisions d CROSS JOIN revisions r ON r.subject = d.id CROSS JOIN subjects s ON s.id = r.root
            WHERE d.kind = 'assign' AND json_extract(r.content, '$.fields.owner') = ?1)
        WHERE body IS NOT NULL AND (?2 OR body IN (SELECT value FROM json_each(?3))) ORDER BY body`,
      args: [person, all, bodies],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** The statement that ends sessions of people without any role today: what they could do has ended. */
export function endSessionsWithoutRole(): Statement {
  return sql`DELETE FROM sessions WHERE NOT EXISTS (SELECT 1 FROM people p CROSS JOIN roles r ON r.person = p.id AND r.active = 1
    WHERE p.id = sessions.person OR p.same_as = sessions.person)`;
}
