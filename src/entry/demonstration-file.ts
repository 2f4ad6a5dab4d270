// The demonstration's file: loaded when it is not there, and never seen before it is whole.
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database } from '../storage/database.ts';
import { copyFile, openFile } from './file-database.ts';

/**
 * Opens the demonstration's file. One that is missing (or with `anew` any) is filled beside it and gets its name once it
 * is whole, so that loading that was cut short leaves nothing behind that would be served.
 */
export async function openDemonstration(
  path: string,
  anew: boolean,
  fill: (database: Database) => Promise<void>,
): Promise<Database> {
  if (anew) removeFile(path);
  if (!existsSync(path)) await load(path, fill);
  return openFile(path);
}

async function load(path: string, fill: (database: Database) => Promise<void>): Promise<void> {
  const [loading, whole] = [`${path}.loading`, `${path}.whole`];
  for (const leftover of [loading, whole]) removeFile(leftover);
  const database = await openFile(loading);
  try {
    await fill(database);
    await copyFile(loading, whole);
  } finally {
    database.close();
  }
  // What lies beside a file that is gone would be taken for its newest pages.
  removeFile(path);
  renameSync(whole, path);
  removeFile(loading);
}

/** Removes a libSQL file with what lies beside it while it is open, or lay when it was last closed. */
function removeFile(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}
