// Ports and processes for whoever starts a real server on loopback: the tests and the Worker in development.
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';

/** A loopback port that nothing listens on just now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no loopback port was given');
  return address.port;
}

/** Throws when something listens on the loopback port, so that a server is not taken for one that stood there before. */
export async function mustBeFree(port: number): Promise<void> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', () => reject(new Error(`PORT: something listens on ${port} already; choose another`)));
    server.listen(port, '127.0.0.1', resolve);
  });
  await new Promise((resolve) => server.close(resolve));
}

/** Ends one process by its own id: asks first, and kills when it has not gone after a while, or at once for 0. */
export async function endProcess(child: ChildProcess, patienceMs = 5_000): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill(patienceMs > 0 ? 'SIGTERM' : 'SIGKILL');
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(timer);
}

/** Asks a URL until it answers; gives up when the time is over or the process behind it has ended. */
export async function untilAnswers(url: string, child: ChildProcess, patienceMs = 30_000): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`the server behind ${url} ended with ${child.exitCode ?? child.signalCode}`);
    }
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`${url} did not answer within ${patienceMs} ms`);
}
