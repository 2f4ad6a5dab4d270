// The private keys that sign checkpoints on Node: files beside the register that only its owner may read.
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { newPrivateKey } from '../domain/signing.ts';
import { WrongSettings } from './settings.ts';

/** The keys as PEM; the retiring one is there while it has yet to vouch for the one that took over. */
export type KeptKeys = { auditKey: string; retiringAuditKey: string | null };

const ONLY_OWNER = 0o600;
const current = (register: string): string => register.replace(/(\.db)?$/, '.audit-key.pem');
const retiring = (register: string): string => register.replace(/(\.db)?$/, '.audit-key.retiring.pem');

/**
 * The keys beside a register's file; the first one is made when there is none. Throws WrongSettings when others than the
 * owner may read them: what anybody can sign proves nothing.
 */
export async function keepAuditKey(register: string): Promise<KeptKeys> {
  const path = current(register);
  if (!existsSync(path)) await makeKey(path);
  return { auditKey: read(path), retiringAuditKey: existsSync(retiring(register)) ? read(retiring(register)) : null };
}

/** Makes a new key; the one in use retires and vouches for it. Throws WrongSettings while an earlier one still retires. */
export async function rotateAuditKey(register: string): Promise<void> {
  const [now, before] = [current(register), retiring(register)];
  if (!existsSync(now)) throw new WrongSettings([`AUDIT_KEY: there is no key at ${now} yet; start the service once`]);
  if (existsSync(before))
    throw new WrongSettings([
      `AUDIT_KEY: ${before} is still there; delete it once a checkpoint was made with the key now`,
    ]);
  renameSync(now, before);
  await makeKey(now);
}

/** Put in place whole, and only where there is nothing: of two that start at once, both go on with the key of the first. */
async function makeKey(path: string): Promise<void> {
  const own = `${path}.${process.pid}`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(own, await newPrivateKey(), { mode: ONLY_OWNER });
    putUnlessThere(own, path);
  } catch (error) {
    const { message } = error as Error;
    throw new WrongSettings([`DATA_FOLDER: cannot keep the log's key at ${path}: ${message}`]);
  }
}

function putUnlessThere(own: string, path: string): void {
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function read(path: string): string {
  const readable = process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0;
  if (readable) throw new WrongSettings([`AUDIT_KEY: others may read ${path}; expected mode 0600 (chmod 600)`]);
  return readFileSync(path, 'utf8');
}
