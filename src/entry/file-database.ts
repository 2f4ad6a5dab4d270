// The embedded libSQL file on Node: one client, every write in turn, each commit on disk before it is acknowledged.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { type Database, keepDurable, openDatabase, turnstile } from '../storage/database.ts';
import { bringUpToDate } from './migrating.ts';

/** Opens (or makes) the file, brings it up to date, and gives a database over it. */
export async function openFile(path: string): Promise<Database> {
  mkdirSync(dirname(path), { recursive: true });
  const connect = (): Client => createClient({ url: `file:${path}` });
  const client = connect();
  await keepDurable(client);
  await bringUpToDate(client);
  client.close();
  return openDatabase(connect, turnstile());
}
