// A secret that was not given: made once, and kept beside the register where only the one who runs it may read it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secret of sign-in kept in a folder; made when there is none. */
export function keptSecret(folder: string): string {
  const path = join(folder, 'sign-in.secret');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true });
    const random = Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url');
    writeFileSync(path, `${random}\n`, { mode: 0o600, flag: 'wx' });
  }
  return readFileSync(path, 'utf8').trim();
}
