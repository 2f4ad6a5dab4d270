// Small questions to the current tables: known entities by number, names to sort and search by, pages of ids.
import type { Scope } from '../domain/permissions.ts';
import type { CurrentTable } from '../domain/projection.ts';
import { type Database, type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

/** Ids of the known entities an input names, best match first. */
export async function findEntities(
  database: Database,
  by: { id?: string; number: string | null; foreignId: string | null; name?: string; country: string },
): Promise<string[]> {
  const statement =
    by.id !== undefined
      ? sql`SELECT id FROM entities WHERE id = ${by.id}`
      : by.number !== null
        ? sql`SELECT id FROM entities WHERE number = ${by.number}`
        : by.foreignId !== null
          ? sql`SELECT id FROM entities WHERE foreign_id = ${by.foreignId} AND country = ${by.country}`
          : sql`SELECT id FROM entities WHERE name = ${by.name ?? ''} AND country = ${by.country} AND number IS NULL`;
  const [result] = await database.read([statement]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** Whether an organisation number belongs to a body already. */
export async function bodyWithNumber(database: Database, number: string): Promise<string | null> {
  const [result] = await database.read([
    sql`SELECT b.id FROM bodies b JOIN entities e ON e.id = b.entity WHERE e.number = ${number}`,
  ]);
  return result?.rows[0] ? String(result.rows[0][0]) : null;
}

/** A page of ids in order of name then id, after a cursor. */
export type IdPage = { ids: string[]; next: { name: string; id: string } | null };
export type After = { name: string; id: string } | null;

const SORTED: Partial<Record<CurrentTable, { name: string; from: string; search: string }>> = {
  entities: { name: 't.name', from: 'entities t', search: "t.name || ' ' || COALESCE(t.number, '')" },
  bodies: { name: 't.name', from: 'bodies t', search: 't.name' },
  vendors: {
    name: 'e.name',
    from: 'entities e CROSS JOIN vendors t ON t.entity = e.id',
    search: "e.name || ' ' || COALESCE(e.number, '')",
  },
  systems: { name: 't.name', from: 'systems t', search: 't.name' },
  contracts: { name: 't.title', from: 'contracts t', search: "t.title || ' ' || COALESCE(t.case_reference, '')" },
};

/** Ids of a shared table, in order of name, whose searched text holds `q`. */
export async function sharedIds(
  database: Database,
  table: 'entities' | 'vendors' | 'bodies',
  q: string,
  after: After,
  limit: number,
): Promise<IdPage> {
  const { name, from, search } = SORTED[table] as { name: string; from: string; search: string };
  const [result] = await database.read([
    {
      sql: `SELECT t.id, ${name} FROM ${from} WHERE (${name}, t.id) > (?, ?) AND (? = '' OR instr(lower(${search}), lower(?)) > 0)
        ORDER BY ${name}, t.id LIMIT ?`,
      args: [after?.name ?? '', after?.id ?? '', q, q, limit + 1],
    },
  ]);
  return idPage(result?.rows ?? [], limit);
}

/** Ids of a body's systems or contracts, in order of name, whose searched text holds `q`. */
export async function heldIds(
  scope: Scope,
  database: Database,
  table: 'systems' | 'contracts',
  body: string,
  q: string,
  after: After,
  limit: number,
): Promise<IdPage> {
  const { name, from, search } = SORTED[table] as { name: string; from: string; search: string };
  const [all, allowed] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT t.id, ${name} FROM subjects s CROSS JOIN ${from} ON t.id = s.id WHERE s.body = ? AND s.kind = ?
          AND (? OR s.body IN (SELECT value FROM json_each(?))) AND (${name}, t.id) > (?, ?)
          AND (? = '' OR instr(lower(${search}), lower(?)) > 0)
        ORDER BY ${name}, t.id LIMIT ?`,
      args: [
        body,
        table === 'systems' ? 'system' : 'contract',
        all,
        allowed,
        after?.name ?? '',
        after?.id ?? '',
        q,
        q,
        limit + 1,
      ],
    },
  ]);
  return idPage(result?.rows ?? [], limit);
}

function idPage(rows: readonly { [index: number]: unknown }[], limit: number): IdPage {
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return { ids: kept.map((row) => String(row[0])), next: last ? { name: String(last[1]), id: String(last[0]) } : null };
}

/** Ids of the products of a vendor, in order of name. */
export function productsOf(vendor: string): Statement {
  return sql`SELECT id FROM products WHERE vendor = ${vendor} ORDER BY name, id`;
}

/** Ids of every body that was ever registered, those to come and those that have ceased included. */
export async function everyBody(database: Database): Promise<string[]> {
  const [result] = await database.read([sql`SELECT body FROM subjects WHERE kind = 'body' ORDER BY body`]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** The root a subject stands under, or null when it is unknown. */
export async function rootOf(database: Database, id: string): Promise<string | null> {
  const [result] = await database.read([sql`SELECT root FROM subjects WHERE id = ${id}`]);
  return result?.rows[0] ? String(result.rows[0][0]) : null;
}

/** Ids of registered changes, newest first, before a seq: on shared subjects, and in the bodies of the scope. */
export async function changeIds(
  scope: Scope,
  database: Database,
  before: number | null,
  limit: number,
): Promise<{ ids: string[]; next: number | null }> {
  const [all, bodies] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT r.root, r.seq FROM revisions r WHERE r.kind = 'change' AND r.withdraws IS NULL AND (?1 IS NULL OR r.seq < ?1)
        AND (?2 OR r.body IS NULL OR r.body IN (SELECT value FROM json_each(?3))) ORDER BY r.seq DESC LIMIT ?4`,
      args: [before, all, bodies, limit + 1],
    },
  ]);
  const rows = result?.rows ?? [];
  const kept = rows.slice(0, limit);
  return { ids: kept.map((row) => String(row[0])), next: rows.length > limit ? Number(kept.at(-1)?.[1]) : null };
}
