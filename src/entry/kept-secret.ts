// A secret that was not given: made once, and kept beside the register where only the one who runs it may read it.
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WrongSettings } from './settings.ts';

const SHORTEST = 32;

/**
 * The secret of sign-in kept in a folder; made when there is none. Throws WrongSettings for one that is too short, as a
 * file that was cut off is, and for one that others may read: who has it can make any session.
 */
export function keptSecret(folder: string): string {
  const path = join(folder, 'sign-in.secret');
  try {
    if (!existsSync(path)) make(folder, path);
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw new WrongSettings([`SIGN_IN_SECRET: others may read ${path}; expected mode 0600 (chmod 600)`]);
    const secret = readFileSync(path, 'utf8').trim();
    if (secret.length >= SHORTEST) return secret;
    throw new WrongSettings([
      `SIGN_IN_SECRET: expected at least ${SHORTEST} characters in ${path}; delete it, and one is made`,
    ]);
  } catch (error) {
    if (error instanceof WrongSettings) throw error;
    throw new WrongSettings([`DATA_FOLDER: cannot keep the secret of sign-in at ${path}: ${(error as Error).message}`]);
  }
}

/** Put in place whole: of two that start at once, both go on with the secret of the first. */
function make(folder: string, path: string): void {
  mkdirSync(folder, { recursive: true });
  const own = `${path}.${process.pid}`;
  const random = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
  writeFileSync(own, `${random}\n`, { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(own, { force: true });
  }
}
