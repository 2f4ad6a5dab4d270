// How soon the service is ready after it is started, beside a bare Hono server over a libSQL file.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { endProcess, freePort } from '../../src/tools/processes.ts';
import type { Job } from './measure.ts';

const ROOT = join(import.meta.dirname, '../..');
const PATIENCE_MS = 20_000;
const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-start-'));

/** One job; the register is there already, and what was compiled is kept, as on any start but the first. */
export async function jobs(): Promise<Job[]> {
  await untilReady('src/entry/node.ts', 20_000);
  return [
    {
      job: 'start until ready / a bare Hono server over a libSQL file',
      n: 1,
      goal: 2,
      ours: () => untilReady('src/entry/node.ts'),
      reference: () => untilReady('test/bench/bare-server.ts'),
      repeats: 9,
    },
  ];
}

/** Removes the register that was started on. */
export async function cleanUp(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
}

/** Starts it until it is ready and ends it: at once, or when it has put its things in order. */
async function untilReady(script: string, patienceMs = 0): Promise<void> {
  const port = await freePort();
  const env = { ...process.env, PORT: String(port), DATA_FOLDER: folder };
  const child = spawn(process.execPath, [script], { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  try {
    await answering(`http://127.0.0.1:${port}/ready`, child);
  } finally {
    await endProcess(child, patienceMs);
  }
}

/** Asks until it answers, more often than tests do: here every millisecond counts. */
async function answering(url: string, child: ChildProcess): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  throw new Error(`${url} was not ready within ${PATIENCE_MS} ms (exit code ${child.exitCode})`);
}
