// The embedded libSQL file on Node: one client, every write in turn, each commit on disk before it is acknowledged.
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { type Database, keepDurable, openDatabase, turnstile, writeCopy } from '../storage/database.ts';
import { bringUpToDate } from './migrating.ts';
import { WrongSettings } from './settings.ts';

/**
 * How long a write waits for another process to finish its own: a refused one costs its whole client, and a file handle
 * that is not given back. Nothing else runs here meanwhile, so it is kept short; a commit takes a few milliseconds.
 */
const LOCK_PATIENCE_MS = 250;

/** Opens (or makes) the file, brings it up to date, and gives a database over it. Throws WrongSettings when it cannot. */
export async function openFile(path: string): Promise<Database> {
  const connect = (): Client => createClient({ url: `file:${path}`, timeout: LOCK_PATIENCE_MS });
  try {
    mkdirSync(dirname(path), { recursive: true });
    const client = connect();
    await keepDurable(client);
    await bringUpToDate(client);
    client.close();
  } catch (error) {
    throw new WrongSettings([`DATA_FOLDER: cannot open ${path}: ${error instanceof Error ? error.message : error}`]);
  }
  return openDatabase(connect, turnstile());
}

/** Copies a file that may be open to a new one; a file that was ever opened here cannot simply be given another name. */
export async function copyFile(from: string, to: string): Promise<void> {
  const client = createClient({ url: `file:${from}` });
  await writeCopy(client, to);
  client.close();
}
