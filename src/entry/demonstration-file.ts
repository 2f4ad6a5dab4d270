// The demonstration's file: loaded when it is not there, and never seen before it is whole.
import { existsSync, renameSync, rmSync } from 'node:fs';
import type { Database } from '../storage/database.ts';
import { openFile } from './file-database.ts';

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
  if (!existsSync(path)) {
    const loading = `${path}.loading`;
    removeFile(loading);
    const database = await openFile(loading);
    try {
      await fill(database);
    } finally {
      database.close();
    }
    removeFile(path);
    renameSync(loading, path);
  }
  return openFile(path);
}

/** Removes a libSQL file with what lies beside it while it is open, or lay when it was last closed. */
function removeFile(path: string): void {
  for (const part of ['', '-wal', '-shm']) rmSync(`${path}${part}`, { force: true });
}
