// Which systems and agreements may depend on a company or a country: the upward closure of who names it, in one statement.
import type { Scope } from '../domain/permissions.ts';
import type { Database, Statement } from './database.ts';
import { scopeArguments } from './journal.ts';

/** What depends on a company by its legal entity, or on a country by its ISO code. */
export type DependedOn = { entity: string } | { country: string };

/** A held subject that may depend on it, and the body that holds it today. */
export type Dependent = { id: string; kind: 'system' | 'agreement'; body: string };

/** The company and every company it is the same as, merged with or grouped under; which of them count, the fold decides. */
const COMPANIES = `seeds(id) AS (SELECT ?3 UNION SELECT l.to_id FROM seeds CROSS JOIN links l ON l.from_id = seeds.id)`;

/** Whatever names the country: shared facts of anybody, and what bodies of the scope hold. */
const COUNTRIES = `holders(id) AS (SELECT value FROM json_each(?2) UNION SELECT id FROM bodies WHERE ?1),
  seeds(id) AS (
    SELECT s.id FROM subjects s CROSS JOIN revisions r ON r.root = s.id
      WHERE s.body IS NULL AND s.kind IN ('product', 'entity') AND instr(r.content, ?3)
    UNION SELECT s.id FROM holders h CROSS JOIN subjects s ON s.body = h.id AND s.kind IN ('system', 'agreement')
      CROSS JOIN revisions r ON r.root = s.id WHERE instr(r.content, ?3))`;

/** The statement that finds, in the scope, what may depend on a company or country at any depth and on any day. */
export function dependentsOn(scope: Scope, on: DependedOn): Statement {
  const [all, bodies] = scopeArguments(scope);
  const [seeds, key] = 'entity' in on ? [COMPANIES, on.entity] : [COUNTRIES, `"country":${JSON.stringify(on.country)}`];
  return {
    sql: `WITH RECURSIVE ${seeds},
        up(id) AS (SELECT id FROM seeds UNION SELECT l.from_id FROM up CROSS JOIN links l ON l.to_id = up.id)
      SELECT s.id, s.kind, s.body FROM (SELECT id FROM up) x CROSS JOIN subjects s ON s.id = x.id
      WHERE s.kind IN ('system', 'agreement') AND (?1 OR s.body IN (SELECT value FROM json_each(?2))) ORDER BY s.body, s.id`,
    args: [all, bodies, key],
  };
}

/** What may depend on a company or country, in order of body. */
export async function findDependents(scope: Scope, database: Database, on: DependedOn): Promise<Dependent[]> {
  const [result] = await database.read([dependentsOn(scope, on)]);
  return (result?.rows ?? []).map((row) => ({
    id: String(row[0]),
    kind: row[1] as Dependent['kind'],
    body: String(row[2]),
  }));
}

/** Ids of the vendors behind legal entities. */
export async function vendorsOf(database: Database, entities: readonly string[]): Promise<string[]> {
  const [result] = await database.read([
    {
      sql: 'SELECT id FROM vendors WHERE entity IN (SELECT value FROM json_each(?)) ORDER BY id',
      args: [JSON.stringify(entities)],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}
