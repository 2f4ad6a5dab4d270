// Lists to choose from in a form: subjects with a hint of which one it is, and known companies.
import type { Scope } from '../domain/permissions.ts';
import type { ChangeScope } from '../domain/vocabulary.ts';
import { type Database, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

export type ChoosableRow = { id: string; title: string; hint: string | null };

const OWN = 's.body IN (SELECT value FROM json_each(?2))';

/** Who uses a product, or has a contract with a vendor, may say what changed in it; what nobody uses yet, anyone may. */
const PRODUCT_IS_OURS = `(SELECT COUNT(*) FILTER (WHERE ${OWN}) > 0 OR COUNT(*) = 0
  FROM systems y CROSS JOIN subjects s ON s.id = y.id WHERE y.product = p.id)`;
const VENDOR_IS_OURS = `(SELECT COUNT(*) FILTER (WHERE ${OWN}) > 0 OR COUNT(*) = 0 FROM subjects s WHERE s.id IN (
  SELECT y.id FROM products p CROSS JOIN systems y ON y.product = p.id WHERE p.vendor = v.id
  UNION ALL SELECT c.id FROM contracts c WHERE c.vendor = v.entity))`;

const LISTS: Record<ChangeScope, string> = {
  vendor: `SELECT v.id, e.name, e.number FROM vendors v CROSS JOIN entities e ON e.id = v.entity
    WHERE ?1 OR ${VENDOR_IS_OURS} ORDER BY e.name, v.id`,
  product: `SELECT p.id, p.name, e.name FROM products p CROSS JOIN vendors v ON v.id = p.vendor CROSS JOIN entities e ON e.id = v.entity
    WHERE ?1 OR ${PRODUCT_IS_OURS} ORDER BY p.name, p.id`,
  system: `SELECT y.id, y.name, b.name FROM bodies b CROSS JOIN subjects s ON s.body = b.id AND s.kind = 'system'
    CROSS JOIN systems y ON y.id = s.id WHERE ?1 OR b.id IN (SELECT value FROM json_each(?2)) ORDER BY y.name, y.id`,
  contract: `SELECT c.id, c.title, b.name FROM bodies b CROSS JOIN subjects s ON s.body = b.id AND s.kind = 'contract'
    CROSS JOIN contracts c ON c.id = s.id WHERE ?1 OR b.id IN (SELECT value FROM json_each(?2)) ORDER BY c.title, c.id`,
};

/** Subjects of a kind of scope, in order of title: shared ones that a body of the scope uses, others in its bodies. */
export async function choosable(scope: Scope, database: Database, kind: ChangeScope): Promise<ChoosableRow[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([{ sql: LISTS[kind], args: [all, bodies] }]);
  return (result?.rows ?? []).map((row) => ({
    id: String(row[0]),
    title: String(row[1]),
    hint: row[2] === null ? null : String(row[2]),
  }));
}

/** Versions that are drafts, wait for approval or are out for signature, in order of the agreement's title. */
export async function unsigned(scope: Scope, database: Database): Promise<ChoosableRow[]> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT v.id, a.title || ', ' || v.label, b.name FROM bodies b CROSS JOIN subjects s ON s.body = b.id AND s.kind = 'agreement'
        CROSS JOIN agreements a ON a.id = s.id CROSS JOIN agreement_versions v ON v.agreement = a.id
        WHERE v.state NOT IN ('signed', 'terminated') AND (?1 OR b.id IN (SELECT value FROM json_each(?2)))
        ORDER BY a.title, v.label, v.id LIMIT 500`,
      args: [all, bodies],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({ id: String(row[0]), title: String(row[1]), hint: String(row[2]) }));
}

/** Whether shared facts of the product or vendor are the scope's to write: a body of it uses it, or nobody does yet. */
export async function isOurs(
  scope: Scope,
  database: Database,
  kind: 'vendor' | 'product',
  id: string,
): Promise<boolean> {
  const [all, bodies] = scopeArguments(scope);
  const ours =
    kind === 'vendor'
      ? `SELECT ${VENDOR_IS_OURS} FROM vendors v WHERE v.id = ?3`
      : `SELECT ${PRODUCT_IS_OURS} FROM products p WHERE p.id = ?3`;
  const [result] = await database.read([{ sql: `SELECT ?1 OR COALESCE((${ours}), 1)`, args: [all, bodies, id] }]);
  return Number(result?.rows[0]?.[0]) === 1;
}

/** Legal entities by name, at most 2,000. */
export async function knownEntities(
  database: Database,
): Promise<{ id: string; name: string; number: string | null; country: string }[]> {
  const [result] = await database.read([
    sql`SELECT id, name, number, country FROM entities ORDER BY name, id LIMIT 2000`,
  ]);
  return (result?.rows ?? []).map((row) => ({
    id: String(row[0]),
    name: String(row[1]),
    number: row[2] === null ? null : String(row[2]),
    country: String(row[3]),
  }));
}
