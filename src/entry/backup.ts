// npm run backup [-- file]: copies the register, also while the service runs, and verifies the copy.
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { copyVerified, described } from './register-copy.ts';

try {
  const { positionals } = parseArgs({ allowPositionals: true, options: {} });
  if (positionals.length > 1) throw new Error('expected at most one file to write: npm run backup -- file.db');
  const folder = resolve(process.env.DATA_FOLDER ?? './data');
  const stamp = new Date().toISOString().replaceAll(/[:.]/g, '-');
  const to = resolve(positionals[0] ?? join(folder, 'backups', `avtalevakt-${stamp}.db`));
  const state = await copyVerified(join(folder, 'avtalevakt.db'), to);
  console.log(`${to}: ${described(state)}. The key that signs checkpoints is not in it: keep that file apart.`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
