// Runs the Worker in development: `wrangler dev` against a real libSQL server from npm, both stopped together.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { endProcess, freePort, untilAnswers } from './processes.ts';
import { startSqld } from './sqld.ts';
import { runWrangler } from './wrangler.ts';

const PORT = process.env.PORT ?? '8787';
const DATA = resolve('data/sqld');

/** Starts both, says where the Worker is, and stops both when either ends or a signal comes. */
async function main(): Promise<void> {
  mkdirSync(DATA, { recursive: true });
  const database = await startSqld(DATA);
  const inspector = await freePort();
  const wrangler = runWrangler(
    [
      'dev',
      ...['--ip', '127.0.0.1', '--port', PORT, '--inspector-port', String(inspector)],
      ...['--var', `LIBSQL_URL:${database.url}`, '--test-scheduled', '--show-interactive-dev-session=false'],
    ],
    ['ignore', 'inherit', 'inherit'],
  );
  const ended = new Promise<number>((done) => {
    wrangler.once('exit', (code) => done(code ?? 1));
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => done(0));
  });
  const url = `http://127.0.0.1:${PORT}`;
  untilAnswers(`${url}/health`, wrangler, 60_000).then(
    () => console.log(`\nThe Worker is at ${url}, its libSQL server at ${database.url} (data in ${DATA}).`),
    (error) => console.error(error instanceof Error ? error.message : error),
  );
  process.exitCode = await ended;
  await endProcess(wrangler);
  await database.stop();
}

if (import.meta.main) await main();
