// Migrations from the drizzle folder, for a file or a libSQL server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from '@libsql/client';
import { instant } from '../domain/calendar.ts';
import { type Migration, migrate, migrationFrom } from '../storage/migrations.ts';

const FOLDER = join(import.meta.dirname, '../../drizzle');

/** Every numbered migration, in order. */
export function readMigrations(): Migration[] {
  const journal = JSON.parse(readFileSync(join(FOLDER, 'meta/_journal.json'), 'utf8')) as {
    entries: { tag: string }[];
  };
  return journal.entries.map(({ tag }) => migrationFrom(tag, readFileSync(join(FOLDER, `${tag}.sql`), 'utf8')));
}

/** Applies the migrations the database does not have yet; answers their names. */
export function bringUpToDate(client: Client): Promise<string[]> {
  return migrate(client, readMigrations(), instant(new Date()));
}
