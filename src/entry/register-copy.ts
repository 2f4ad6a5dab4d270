// Copies of a register's file: made whole, only for their owner to read, and verified before anyone relies on them.
import { createHash, hash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { createClient } from '@libsql/client';
import { type VerifiedLog, verifyLog } from '../operations/log-verification.ts';
import { type Database, openDatabase, whatIsDamaged, writeCopy } from '../storage/database.ts';
import { everyDocument, everyPiece } from '../storage/documents.ts';
import { readHead } from '../storage/journal.ts';
import { appliedMigrations } from '../storage/migrations.ts';
import { bringUpToDate, readMigrations } from './migrating.ts';

/** What a register's file holds: its last seq, how many migrations it has had, and its log. */
export type FileState = { seq: number; migrations: number; log: VerifiedLog; documents: number };

/** A copy that cannot be made or relied on: whoever asked for it reads why. */
export class NoCopy extends Error {
  constructor(why: string) {
    super(why);
    this.name = 'NoCopy';
  }
}

/** Verifies a register's file: its pages, its version, every chain of its log, every document. Throws NoCopy that says what is wrong. */
export async function verifyRegister(path: string): Promise<FileState> {
  if (!existsSync(path)) throw new NoCopy(`${path}: there is no such file`);
  const database = openDatabase(() => createClient({ url: `file:${path}` }));
  try {
    const damage = await whatIsDamaged(database);
    if (damage !== null) throw new NoCopy(`${path}: damaged: ${damage}`);
    const migrations = await appliedMigrations(database);
    if (migrations === 0) throw new NoCopy(`${path}: not a register of Avtalevakt`);
    const known = readMigrations().length;
    if (migrations > known)
      throw new NoCopy(`${path}: made by a newer version (${migrations} migrations, ${known} known here)`);
    if (migrations < known)
      throw new NoCopy(`${path}: made by an older version; start that register once with this version`);
    const [{ seq }, log] = [await readHead(database), await verifyLog(database, (text) => hash('sha256', text))];
    if (log.bad.length > 0) throw new NoCopy(`${path}: the log is not whole: ${log.bad.join('; ')}`);
    return { seq, migrations, log, documents: await verifyDocuments(database, path) };
  } catch (error) {
    if (error instanceof NoCopy) throw error;
    throw new NoCopy(`${path}: cannot be read: ${error instanceof Error ? error.message : error}`);
  } finally {
    database.close();
  }
}

/** How many documents are held. Throws NoCopy that names one whose bytes are not those it was attached with. */
async function verifyDocuments(database: Database, path: string): Promise<number> {
  let count = 0;
  for await (const { sha256, upload } of everyDocument(database)) {
    const digest = createHash('sha256');
    for await (const piece of everyPiece(database, upload)) digest.update(piece);
    if (digest.digest('hex') !== sha256) throw new NoCopy(`${path}: the document ${sha256} is not whole`);
    count += 1;
  }
  return count;
}

/**
 * Writes a register's whole content to a new file and verifies it there; nothing is left of one that fails. With `current`
 * the copy of an older version's register is brought up to date first.
 */
export async function copyVerified(from: string, to: string, current = false): Promise<FileState> {
  if (!existsSync(from)) throw new NoCopy(`${from}: there is no such file`);
  if (existsSync(to)) throw new NoCopy(`${to}: is there already`);
  const making = `${to}.making`;
  rmSync(making, { force: true });
  mkdirSync(dirname(to), { recursive: true });
  try {
    const client = createClient({ url: `file:${from}` });
    await writeCopy(client, making);
    client.close();
    chmodSync(making, 0o600);
    if (current) await update(making);
    const state = await verifyRegister(making);
    renameSync(making, to);
    return state;
  } catch (error) {
    if (error instanceof NoCopy) throw error;
    throw new NoCopy(`${from}: cannot be copied: ${error instanceof Error ? error.message : error}`);
  } finally {
    for (const part of ['', '-wal', '-shm']) rmSync(`${making}${part}`, { force: true });
  }
}

/** Brings a register of an older version up to date; a file that is no register is left as it is. */
async function update(path: string): Promise<void> {
  const client = createClient({ url: `file:${path}` });
  const database = openDatabase(() => createClient({ url: `file:${path}` }));
  try {
    if ((await appliedMigrations(database)) > 0) await bringUpToDate(client);
  } finally {
    database.close();
    client.close();
  }
}

/** What was found, in one line. */
export function described({ seq, documents, log: { chains, entries, checkpoint } }: FileState): string {
  return `${seq} revisions, ${documents} documents, ${entries} log entries in ${chains} chains, ${checkpoint === null ? 'no checkpoint yet' : `checkpoint ${checkpoint}`}`;
}
