// The embedded libSQL file on Node: every write in turn, each commit on disk before it is acknowledged.
import { AsyncLocalStorage } from 'node:async_hooks';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type Client, createClient } from '@libsql/client';
import { type Database, keepDurable, openDatabase, writeCopy } from '../storage/database.ts';
import type { Sharing, Turn } from '../storage/turns.ts';
import { connectFile } from './file-connection.ts';
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
  return openDatabase(() => connectFile(path, LOCK_PATIENCE_MS), sharing());
}

/** What lets writes that wait together share a commit: each piece of work carries its turn with it through all it awaits. */
function sharing(): Sharing {
  const turns = new AsyncLocalStorage<Turn>();
  return {
    run: (turn, work) => turns.run(turn, work),
    current: () => turns.getStore(),
    clock: () => performance.now(),
    pause: (ms) => (ms > 0 ? setTimeout(ms) : setImmediate()),
  };
}

/** Copies a file that may be open to a new one; a file that was ever opened here cannot simply be given another name. */
export async function copyFile(from: string, to: string): Promise<void> {
  const client = createClient({ url: `file:${from}` });
  await writeCopy(client, to);
  client.close();
}
