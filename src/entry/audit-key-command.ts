// npm run audit-key: prints a new key for a Worker's secret (--print), or rotates the key beside the register (--rotate).
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { newPrivateKey } from '../domain/signing.ts';
import { rotateAuditKey } from './audit-key.ts';

const USAGE = 'expected --print (a new key for the secret AUDIT_KEY) or --rotate (a new key beside the register)';

try {
  const flag = { type: 'boolean', default: false } as const;
  const { values } = parseArgs({ options: { print: flag, rotate: flag } });
  if (values.print === values.rotate) throw new Error(USAGE);
  if (values.print) process.stdout.write(await newPrivateKey());
  else {
    const register = resolve(join(process.env.DATA_FOLDER ?? './data', 'avtalevakt.db'));
    await rotateAuditKey(register);
    console.log('A new key is in place. Restart the service; the old key vouches for it at the next checkpoint.');
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(2);
}
