// Runs wrangler from npm so that it stays offline and quiet: no account, no metrics, no look for a newer version.
import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAM = join(ROOT, 'node_modules/wrangler/bin/wrangler.js');

const QUIET = {
  CI: '1',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  WRANGLER_LOG_PATH: join(ROOT, '.wrangler/logs'),
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_SEND_METRICS: 'false',
};

/** Starts one wrangler command with the project's wrangler.toml. */
export function runWrangler(command: string[], stdio: SpawnOptions['stdio']): ChildProcess {
  const [verb = '', ...rest] = command;
  return spawn(process.execPath, [PROGRAM, verb, '--config', join(ROOT, 'wrangler.toml'), ...rest], {
    cwd: ROOT,
    stdio,
    env: { ...process.env, ...QUIET },
  });
}
