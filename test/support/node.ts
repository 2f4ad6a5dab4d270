// Runs the program on Node as npm start and npm run demo do, in a process of its own, on loopback.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { endProcess, freePort, untilAnswers } from '../../src/tools/processes.ts';

const PROGRAM = join(import.meta.dirname, '../../src/entry/node.ts');

/** Now, for every test of the demonstration: two days after its last entry. */
export const DEMO_CLOCK = '2026-11-22T09:30:00Z';

export type NodeSettings = { folder: string; flags?: string[]; env?: Record<string, string>; port?: number };

/** The program in its own process. */
export type RunningNode = {
  url: string;
  port: number;
  /** What it has written so far. */
  output(): string;
  /** Asks it to stop, and answers with its exit code once it has. */
  stop(): Promise<number | null>;
  /** Ends it in the middle of whatever it does, as a power cut would. */
  kill(): Promise<void>;
};

/** What every service and world of the tests signs cookies with, so that a session is one at all of them. */
export const TEST_SECRET = 'the-secret-of-every-test-of-sign-in';

const SETTINGS = ['PORT', 'BASE_URL', 'MAIL_FROM', 'DATA_FOLDER', 'SMTP_URL', 'LIBSQL_URL', 'SCHEDULE', 'CLOCK'];

/** The environment without what the program is set up by: vitest sets a BASE_URL of its own, and a developer may too. */
export function withoutSettings(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !SETTINGS.includes(name)));
}

/** A process of the program that may never come to answer: what it says, and how it ends. */
export function spawnNode({ folder, flags = [], env = {}, port }: NodeSettings) {
  const settings = {
    ...withoutSettings(),
    SIGN_IN_SECRET: TEST_SECRET,
    DATA_FOLDER: folder,
    ...(port === undefined ? {} : { PORT: String(port) }),
  };
  const child = spawn(process.execPath, [PROGRAM, ...flags], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...settings, ...env },
  });
  const dieWithUs = () => child.kill('SIGKILL');
  process.once('exit', dieWithUs);
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => said.push(text));
  const ended = new Promise<number | null>((done) =>
    child.once('close', (code) => {
      process.off('exit', dieWithUs);
      done(code);
    }),
  );
  return { child, ended, output: () => said.join('') };
}

/** Starts the program and waits until it answers. */
export async function startNode(settings: NodeSettings): Promise<RunningNode> {
  const port = settings.port ?? (await freePort());
  const { child, ended, output } = spawnNode({ ...settings, port });
  const url = `http://127.0.0.1:${port}`;
  await untilAnswers(`${url}/ready`, child, 60_000).catch(async (error) => {
    await endProcess(child, 0);
    throw new Error(`${error instanceof Error ? error.message : error}\n${output()}`);
  });
  return {
    url,
    port,
    output,
    stop: async () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** Starts the demonstration at the fixed clock of the tests. */
export function startDemonstration(folder: string, env: Record<string, string> = {}): Promise<RunningNode> {
  return startNode({ folder, flags: ['--demo'], env: { CLOCK: DEMO_CLOCK, ...env } });
}
