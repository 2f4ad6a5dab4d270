// The Worker by itself: how large it is, what it says before it is set up, whom it answers, and how it is developed on.
import { execFileSync, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { readMigrations } from '../../src/entry/migrating.ts';
import { Problem } from '../../src/operations/shapes/values.ts';
import { endProcess, freePort } from '../../src/tools/processes.ts';
import { over } from '../support/asking.ts';
import { temporaryFolder } from '../support/folders.ts';
import { withoutSettings } from '../support/node.ts';
import { administrator, beFirst } from '../support/signing-in.ts';
import { openSqld, type TestSqld } from '../support/sqld.ts';
import { bundleWorker, type RunningWorker, startWorker, type WorkerBundle } from '../support/workerd.ts';
import { openWorld } from '../support/world.ts';

/** The smallest plan takes 3 MB compressed; what grows past this is to be looked at first. */
const LARGEST = 1_250_000;
const expected = readMigrations().length;
let bundle: WorkerBundle;
beforeAll(async () => {
  bundle = await bundleWorker();
});
afterAll(() => bundle.remove());

async function started(vars: Record<string, string>): Promise<RunningWorker> {
  const worker = await startWorker(bundle, vars);
  onTestFinished(() => worker.stop());
  return worker;
}

async function database(): Promise<TestSqld> {
  const sqld = await openSqld();
  onTestFinished(() => sqld.stop());
  return sqld;
}

const migrate = (url: string) =>
  execFileSync('npm', ['run', '--silent', 'migrate'], {
    encoding: 'utf8',
    env: { ...withoutSettings(), LIBSQL_URL: url },
  });

test('the bundle is small enough for the smallest plan', () => {
  const modules = readdirSync(bundle.folder).filter(
    (name) => /\.(js|mjs|wasm|bin|txt)$/.test(name) && !name.startsWith('test-'),
  );
  const size = modules.reduce((sum, name) => sum + gzipSync(readFileSync(join(bundle.folder, name))).length, 0);
  console.info(`The Worker is ${Math.round(size / 1000)} kB compressed.`);
  expect(size).toBeGreaterThan(100_000);
  expect(size).toBeLessThan(LARGEST);
});

describe('a Worker that is not set up', () => {
  test.each([
    ['without a database', {}, /LIBSQL_URL: expected the address/],
    ['with an address that is none', { LIBSQL_URL: 'file:data.db' }, /LIBSQL_URL: expected the address/],
    ['with another time than now', { LIBSQL_URL: 'http://127.0.0.1:1', CLOCK: '2026-11-22T09:30:00Z' }, /CLOCK/],
  ])('%s says so with 503, and shows nothing of its inside', async (_, vars, said) => {
    const worker = await started(vars);
    for (const path of ['/', '/ready', '/api/v1/bodies']) {
      const response = await fetch(`${worker.url}${path}`);
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      const problem = Problem.parse(await response.json());
      expect(problem.detail).toMatch(said);
      expect(problem.detail).not.toMatch(/\bat \w|\.ts|\.js/);
    }
    const scheduled = await worker.runScheduled();
    expect([scheduled.status, await scheduled.text()]).toEqual([500, expect.stringMatching(said)]);
  });

  test('whose database is out of reach is alive, not ready, and says when to try again', async () => {
    const worker = await started({ LIBSQL_URL: `http://127.0.0.1:${await freePort()}` });
    expect((await fetch(`${worker.url}/health`)).status).toBe(200);
    const ready = await fetch(`${worker.url}/ready`);
    expect([ready.status, await ready.json()]).toEqual([
      503,
      expect.objectContaining({ status: 'not_ready', database: 'out of reach' }),
    ]);
    const asked = await fetch(`${worker.url}/api/v1/bodies`, { headers: await administrator(await openWorld()) });
    expect([asked.status, asked.headers.get('retry-after')]).toEqual([503, '2']);
  });

  test('is ready once its database is brought up to date, and not before', async () => {
    const sqld = await database();
    const worker = await started({ LIBSQL_URL: sqld.url });
    const ready = async () => {
      const response = await fetch(`${worker.url}/ready`);
      const { status, migrations } = (await response.json()) as { status: string; migrations: object };
      return [response.status, status, migrations];
    };
    expect(await ready()).toEqual([503, 'not_ready', { applied: 0, expected }]);
    expect(migrate(sqld.url)).toMatch(/^Applied: 0000_register/);
    expect(await ready()).toEqual([200, 'ready', { applied: expected, expected }]);
    expect(migrate(sqld.url)).toMatch(/^The database is up to date\.\nNobody administers this register yet\. /);
  });
});

describe('a Worker', () => {
  test('answers only who asks for localhost', async () => {
    const sqld = await database();
    migrate(sqld.url);
    const worker = await started({ LIBSQL_URL: sqld.url });
    expect(await statusFor(worker.url, 'localhost')).toBe(401);
    expect(await statusFor(worker.url, new URL(worker.url).host)).toBe(401);
    expect(await statusFor(worker.url, 'avtalevakt.workers.dev')).toBe(400);
    expect(await statusFor(worker.url, 'localhost.evil.example')).toBe(400);
  });

  test('answers many at once, each with a client of its own', async () => {
    const sqld = await database();
    const said = migrate(sqld.url);
    const worker = await started({ LIBSQL_URL: sqld.url });
    const who = (await beFirst(over(worker.url), said)).who.headers();
    const headers = { 'content-type': 'application/json', ...who };
    const write = (nth: number) =>
      fetch(`${worker.url}/api/v1/entities`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ name: `Nr ${nth}`, country: 'US' }),
      });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, nth) => write(nth)));
    const saved = answers.filter(({ status }) => status === 201).length;
    expect(answers.filter(({ status }) => ![201, 503].includes(status))).toEqual([]);
    expect(saved).toBeGreaterThan(0);
    const { items } = (await (await fetch(`${worker.url}/api/v1/entities`, { headers: who })).json()) as {
      items: object[];
    };
    expect(items).toHaveLength(saved);
  });

  test('refuses too much, and goes on answering', async () => {
    const sqld = await database();
    const said = migrate(sqld.url);
    const worker = await started({ LIBSQL_URL: sqld.url });
    const who = (await beFirst(over(worker.url), said)).who.headers();
    const headers = { 'content-type': 'application/json', ...who };
    const large = await fetch(`${worker.url}/api/v1/entities`, {
      method: 'POST',
      headers,
      body: 'x'.repeat(1_500_000),
    });
    expect(large.status).toBe(413);
    expect((await fetch(`${worker.url}/api/v1/bodies`, { headers: who })).status).toBe(200);
  });
});

describe('npm run dev:worker', () => {
  const program = join(import.meta.dirname, '../../src/tools/dev-worker.ts');

  test('brings its database up to date, serves the Worker, lets its alarm be rung, and leaves nothing behind', async () => {
    const port = await freePort();
    const env = { ...withoutSettings(), PORT: String(port), DATA_FOLDER: temporaryFolder() };
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'pipe'], env });
    onTestFinished(() => endProcess(child, 0));
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    await expect.poll(() => said, { timeout: 60_000, interval: 200 }).toContain('The Worker is at');
    const url = `http://localhost:${port}`;
    expect(await (await fetch(`${url}/ready`)).json()).toMatchObject({
      status: 'ready',
      migrations: { applied: expected },
    });
    const who = (await beFirst(over(url), said)).who.headers();
    expect((await fetch(url, { headers: who })).status).toBe(200);
    expect(await (await fetch(`${url}/__scheduled?cron=15+4+*+*+*`)).text()).toBe('Ran scheduled event');
    const { items } = (await (await fetch(`${url}/api/v1/runs`, { headers: who })).json()) as {
      items: { trigger: string }[];
    };
    expect(items.map(({ trigger }) => trigger)).toEqual(['schedule']);
    const database = /libSQL server at (\S+)/.exec(said)?.[1] ?? '';
    await endProcess(child, 15_000);
    for (const gone of [url, database]) await expect(fetch(gone)).rejects.toThrow();
  });

  test('whose port is taken says so, and is not mistaken for what stands there', async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    const env = { ...withoutSettings(), PORT: String(port), DATA_FOLDER: temporaryFolder() };
    const child = spawn(process.execPath, [program], { stdio: ['ignore', 'ignore', 'pipe'], env });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text) => (said += text));
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, said]).toEqual([1, `PORT: something listens on ${port} already; choose another\n`]);
  });
});

/** The status for a request that names a host of its own: fetch names the one of the address. */
function statusFor(url: string, host: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(`${url}/api/v1/bodies`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.once('error', reject).end();
  });
}
