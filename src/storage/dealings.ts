// What bodies of a scope have to do with companies and products: what they hold that names them.
import type { Scope } from '../domain/permissions.ts';
import type { Database } from './database.ts';
import { scopeArguments } from './journal.ts';

/** A held subject that names something, and the body that holds it today. */
export type Naming = { id: string; kind: 'contract' | 'system' | 'agreement'; body: string };

/** What the bodies (null: all of the scope) hold today that ever named one of the subjects, by body and id; at most `limit`. */
export async function heldNaming(
  scope: Scope,
  database: Database,
  bodies: readonly string[] | null,
  subjects: readonly string[],
  limit: number,
): Promise<Naming[]> {
  if (subjects.length === 0) return [];
  const [all, allowed] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT DISTINCT s.id, s.kind, s.body FROM json_each(?1) j CROSS JOIN links l ON l.to_id = j.value
          CROSS JOIN subjects s ON s.id = l.from_id
        WHERE s.kind IN ('contract', 'system', 'agreement') AND (?2 IS NULL OR s.body IN (SELECT value FROM json_each(?2)))
          AND (?3 OR s.body IN (SELECT value FROM json_each(?4))) ORDER BY s.body, s.id LIMIT ?5`,
      args: [JSON.stringify(subjects), bodies === null ? null : JSON.stringify(bodies), all, allowed, limit],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({
    id: String(row[0]),
    kind: row[1] as Naming['kind'],
    body: String(row[2]),
  }));
}

/** Subjects of a kind that ever named a company: others of its group and those merged into it, or the body it is. */
export async function subjectsNaming(database: Database, entity: string, kind: 'entity' | 'body'): Promise<string[]> {
  const [result] = await database.read([
    {
      sql: `SELECT s.id FROM links l CROSS JOIN subjects s ON s.id = l.from_id WHERE l.to_id = ? AND s.kind = ?
        ORDER BY s.id LIMIT 200`,
      args: [entity, kind],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}
