// Runs the Worker in development: `wrangler dev` against a real libSQL server from npm, both stopped together.
import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { keptSecret } from '../entry/kept-secret.ts';
import { endProcess, freePort, mustBeFree, untilAnswers } from './processes.ts';
import { type Sqld, startSqld } from './sqld.ts';
import { runWrangler } from './wrangler.ts';

const PORT = process.env.PORT ?? '8787';
const DATA = resolve(process.env.DATA_FOLDER ?? 'data', 'sqld');
const MIGRATE = join(import.meta.dirname, '../entry/migrate.ts');

/** Starts both, says where the Worker is, and stops both when either ends or a signal comes. */
async function main(): Promise<void> {
  await mustBeFree(Number(PORT));
  mkdirSync(DATA, { recursive: true });
  const database = await startSqld(DATA);
  try {
    bringUpToDate(database);
    process.exitCode = await serve(database);
  } finally {
    await database.stop();
  }
}

function bringUpToDate({ url }: Sqld): void {
  const { status } = spawnSync(process.execPath, [MIGRATE], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, LIBSQL_URL: url, BASE_URL: `http://localhost:${PORT}` },
  });
  if (status !== 0) throw new Error('The database could not be brought up to date');
}

async function serve(database: Sqld): Promise<number> {
  const inspector = await freePort();
  const secrets = [`SIGN_IN_SECRET:${keptSecret(DATA)}`, `AUDIT_KEY:${auditKey()}`];
  const settings = [`LIBSQL_URL:${database.url}`, ...secrets, ...mailSettings()];
  const wrangler = runWrangler(
    [
      'dev',
      ...['--ip', '127.0.0.1', '--port', PORT, '--inspector-port', String(inspector)],
      ...settings.flatMap((setting) => ['--var', setting]),
      ...['--test-scheduled', '--show-interactive-dev-session=false'],
    ],
    ['ignore', 'inherit', 'inherit'],
  );
  const ended = new Promise<number>((done) => {
    wrangler.once('exit', (code) => done(code ?? 1));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done(0));
  });
  const url = `http://localhost:${PORT}`;
  untilAnswers(`${url}/ready`, wrangler, 60_000).then(
    () => console.log(`\nThe Worker is at ${url}, its libSQL server at ${database.url} (data in ${DATA}).`),
    (error) => console.error(error instanceof Error ? error.message : error),
  );
  const code = await ended;
  await endProcess(wrangler);
  return code;
}

/** The key that signs checkpoints, kept with the data: on one line, since a setting is given on the command line. */
function auditKey(): string {
  const path = join(DATA, '..', 'worker.audit-key.pem');
  if (!existsSync(path)) {
    const { privateKey } = generateKeyPairSync('ed25519');
    writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  }
  return readFileSync(path, 'utf8').trim().replaceAll('\n', '\\n');
}

/** Where mail goes, if anywhere; and pages and mails name the address the Worker is really at. */
function mailSettings(): string[] {
  const { SMTP_URL, MAIL_FROM } = process.env;
  return [
    `BASE_URL:http://localhost:${PORT}`,
    ...(SMTP_URL ? [`SMTP_URL:${SMTP_URL}`] : []),
    ...(MAIL_FROM ? [`MAIL_FROM:${MAIL_FROM}`] : []),
  ];
}

if (import.meta.main) {
  await main().catch((error) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  });
}
