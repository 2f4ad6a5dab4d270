// What a person is at providers: the subject each knows them as, and which bodies a provider speaks for.
import { type Database, type Statement, sql } from './database.ts';

/** Of whom a provider speaks: the person its subject is, and who has the address it told. Null where there is nobody. */
export type Known = { linked: string | null; addressed: string | null };

/** Whom a provider's subject stands for, and who has the address, in any letters of it. */
export async function knownBy(
  database: Database,
  provider: string,
  subject: string,
  email: string | null,
): Promise<Known> {
  const addresses = JSON.stringify(email === null ? [] : [email, email.toLowerCase()]);
  const [linked, addressed] = await database.read([
    sql`SELECT person FROM accounts WHERE provider = ${provider} AND subject = ${subject}`,
    sql`SELECT DISTINCT id FROM people WHERE email IN (SELECT value FROM json_each(${addresses}))`,
  ]);
  const only = addressed?.rows.length === 1 ? addressed.rows[0] : undefined;
  return { linked: linked?.rows[0] ? String(linked.rows[0][0]) : null, addressed: only ? String(only[0]) : null };
}

/** The subject a provider knows a person as; null while it knows none. */
export async function subjectAt(database: Database, person: string, provider: string): Promise<string | null> {
  const [result] = await database.read([
    sql`SELECT subject FROM accounts WHERE person = ${person} AND provider = ${provider}`,
  ]);
  return result?.rows[0] ? String(result.rows[0][0]) : null;
}

/** The statement by which a provider's subject is a person from now on; nothing that the provider gave is kept. */
export function linkSubject(
  account: { id: string; person: string; provider: string; subject: string },
  nowMs: number,
): Statement {
  const { id, person, provider, subject } = account;
  return sql`INSERT INTO accounts (id, person, provider, subject, created_at, updated_at)
    VALUES (${id}, ${person}, ${provider}, ${subject}, ${nowMs}, ${nowMs}) ON CONFLICT (provider, subject) DO NOTHING`;
}

/** Of the bodies given, those named by id or by organisation number, or whose successor is, however many there were since. */
export async function bodiesNamed(
  database: Database,
  bodies: readonly string[],
  named: readonly string[],
): Promise<Set<string>> {
  const [found] = await database.read([
    sql`WITH RECURSIVE heirs (id, heir) AS (SELECT value, value FROM json_each(${JSON.stringify(bodies)})
        UNION SELECT heirs.id, l.to_id FROM heirs CROSS JOIN bodies f ON f.id = heirs.heir AND f.ceased = 1
          CROSS JOIN links l ON l.from_id = f.id)
      SELECT heirs.id, b.id, e.number FROM heirs CROSS JOIN bodies b ON b.id = heirs.heir
        CROSS JOIN entities e ON e.id = b.entity`,
  ]);
  const rows = (found?.rows ?? []).map((row) => [String(row[0]), String(row[1]), String(row[2])] as const);
  return new Set(rows.flatMap(([id, ...names]) => (names.some((name) => named.includes(name)) ? [id] : [])));
}
