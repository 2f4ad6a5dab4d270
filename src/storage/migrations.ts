// Migrations: how many are applied, and applying those that are missing, on a file or a libSQL server alike.
import type { Client } from '@libsql/client';
import { type Database, sql } from './database.ts';

/** One numbered migration: its name and its statements. Once landed it never changes. */
export type Migration = { name: string; statements: string[] };

const TABLE = 'CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, applied_at TEXT NOT NULL)';

/** How many migrations the database has; 0 for a new one. Throws Failure busy when it is out of reach. */
export async function appliedMigrations(database: Database): Promise<number> {
  const [table] = await database.read([
    sql`SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = 'migrations'`,
  ]);
  if (Number(table?.rows[0]?.[0] ?? 0) === 0) return 0;
  const [count] = await database.read([sql`SELECT COUNT(*) FROM migrations`]);
  return Number(count?.rows[0]?.[0] ?? 0);
}

/**
 * Applies, each in one transaction and in order, the migrations the database does not have yet; answers the names of those
 * it applied. Where several come at once, each migration is applied by one of them.
 */
export async function migrate(client: Client, migrations: readonly Migration[], now: string): Promise<string[]> {
  await client.execute(TABLE);
  const { rows } = await client.execute('SELECT name FROM migrations');
  const applied = new Set(rows.map((row) => String(row[0])));
  const done: string[] = [];
  for (const migration of migrations) {
    if (!applied.has(migration.name) && (await isOurs(client, migration, now))) done.push(migration.name);
  }
  return done;
}

/** Applies one migration; false when another was first with it. */
async function isOurs(client: Client, { name, statements }: Migration, now: string): Promise<boolean> {
  const note = { sql: 'INSERT INTO migrations (name, applied_at) VALUES (?, ?)', args: [name, now] };
  try {
    await client.batch([note, ...statements], 'write');
    return true;
  } catch (error) {
    if (error instanceof Error && /constraint failed: migrations\.name/.test(error.message)) return false;
    throw error;
  }
}

/** A migration out of the text drizzle-kit writes. */
export function migrationFrom(name: string, text: string): Migration {
  return {
    name,
    statements: text
      .split('--> statement-breakpoint')
      .map((statement) => statement.trim())
      .filter(Boolean),
  };
}
