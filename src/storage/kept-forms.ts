// Forms that wait for their person to sign in again, among what browsers are in the middle of; sealed when they get here.
import { type Database, type Statement, sql } from './database.ts';

/** So many forms wait for one person at most: the oldest gives way. */
const MOST = 10;

const nameOf = (person: string, id: string): string => `form ${person} ${id}`;

/** Between what names the names of a person's forms lie: ids have no spaces, and `!` is the letter after one. */
const namesOf = (person: string): [string, string] => [nameOf(person, ''), `form ${person}!`];

/** Keeps a sealed form for a person until an instant (milliseconds since 1970). */
export async function keepForm(
  database: Database,
  form: { row: string; person: string; id: string; data: string; now: number; until: number },
): Promise<void> {
  const { row, person, id, data, now, until } = form;
  const [from, to] = namesOf(person);
  const statements = [
    sql`INSERT INTO verifications (id, identifier, value, created_at, updated_at, expires_at)
      VALUES (${row}, ${nameOf(person, id)}, ${data}, ${now}, ${now}, ${until})`,
    sql`DELETE FROM verifications WHERE identifier > ${from} AND identifier < ${to} AND id NOT IN (
      SELECT id FROM verifications WHERE identifier > ${from} AND identifier < ${to}
      ORDER BY created_at DESC, id LIMIT ${MOST})`,
  ];
  await database.inTurn(() => database.write(statements));
}

/** The sealed form that waits for a person under an id at an instant; null when none does. */
export async function keptForm(database: Database, person: string, id: string, now: number): Promise<string | null> {
  const [result] = await database.read([
    sql`SELECT value FROM verifications WHERE identifier = ${nameOf(person, id)} AND expires_at > ${now}`,
  ]);
  return result?.rows[0] ? String(result.rows[0][0]) : null;
}

/** The statement that forgets every form that waits for a person. */
export function forgetForms(person: string): Statement {
  const [from, to] = namesOf(person);
  return sql`DELETE FROM verifications WHERE identifier > ${from} AND identifier < ${to}`;
}
