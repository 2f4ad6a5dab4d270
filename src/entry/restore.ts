// npm run restore -- file [--force]: puts a backup in the register's place; what stood there is kept beside it.
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createClient } from '@libsql/client';
import { holdAlone } from '../storage/database.ts';
import { copyVerified, described, type FileState, NoCopy, verifyRegister } from './register-copy.ts';

const USAGE = 'npm run restore -- backup.db [--force]';

/** Whether a service answers where this register's would. */
async function isServed(port: string): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/health`, { signal: AbortSignal.timeout(2_000) }).catch(
    () => null,
  );
  return answer?.ok === true;
}

/** Throws NoCopy while anybody has the register open; its write-ahead log is emptied into it on the way. */
async function mustBeAlone(register: string): Promise<void> {
  const client = createClient({ url: `file:${register}` });
  try {
    await holdAlone(client);
  } catch {
    throw new NoCopy(`${register} is in use: stop the service first`);
  } finally {
    client.close();
  }
}

/** Throws NoCopy when what stands there is in use, or holds more than the backup and is not to be put aside by force. */
async function mayReplace(register: string, { seq, log }: FileState, force: boolean): Promise<void> {
  await mustBeAlone(register);
  if (force) return;
  const present = await verifyRegister(register).catch((error: unknown) => {
    if (error instanceof NoCopy) return null;
    throw error;
  });
  if (present && (present.seq > seq || present.log.entries > log.entries))
    throw new NoCopy(`${register} is newer than the backup (${described(present)}); give --force to put it aside`);
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { force: { type: 'boolean' } } });
  const [backup, ...more] = positionals;
  if (backup === undefined || more.length > 0) throw new NoCopy(`expected one backup\n${USAGE}`);
  const register = resolve(join(process.env.DATA_FOLDER ?? './data', 'avtalevakt.db'));
  if (resolve(backup) === register) throw new NoCopy('expected a backup, not the register itself');
  if (await isServed(process.env.PORT ?? '8787')) throw new NoCopy('the service is running: stop it first');
  const ready = `${register}.restored`;
  rmSync(ready, { force: true });
  const state = await copyVerified(resolve(backup), ready, true);
  const aside = `${register}.replaced-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  try {
    if (existsSync(register)) await mayReplace(register, state, values.force === true);
    if (existsSync(register)) renameSync(register, aside);
    // What lies beside a file that is gone would be taken for its newest pages.
    for (const part of ['-wal', '-shm']) rmSync(`${register}${part}`, { force: true });
    renameSync(ready, register);
  } finally {
    rmSync(ready, { force: true });
  }
  console.log(`${register}: ${described(await verifyRegister(register))}.`);
  if (existsSync(aside)) console.log(`What stood there is kept as ${aside}.`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
