// A real libSQL server for a test, over a folder of its own.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSqld } from '../../src/tools/sqld.ts';

/** A libSQL server that a test started. */
export type TestSqld = {
  url: string;
  stop(): Promise<void>;
  /** Ends the server as a power cut would; `start` brings it back over the same data and port. */
  kill(): Promise<void>;
  start(): Promise<void>;
};

/** Starts a libSQL server over an empty folder on a free loopback port; `stop` removes the folder. */
export async function openSqld(): Promise<TestSqld> {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-sqld-'));
  const data = join(folder, 'data');
  let server = await startSqld(data);
  const { url, port } = server;
  return {
    url,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
    kill: () => server.kill(),
    async start() {
      server = await startSqld(data, port);
    },
  };
}
