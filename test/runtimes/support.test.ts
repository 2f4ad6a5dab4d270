// The servers other tests stand on: a real libSQL server and a real workerd, started, killed and brought back.
import { createClient } from '@libsql/client/http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSqld, type TestSqld } from '../support/sqld.ts';
import { bundleWorker, startWorker, type WorkerBundle } from '../support/workerd.ts';

let database: TestSqld;
beforeAll(async () => {
  database = await openSqld();
});
afterAll(() => database.stop());

describe('the libSQL server', () => {
  test('writes a batch as a whole or not at all, and reads JSON', async () => {
    const client = createClient({ url: database.url });
    const fill = { sql: 'INSERT INTO t SELECT value, value FROM json_each(?)', args: ['[1, 2]'] };
    await client.batch(['CREATE TABLE t (id INTEGER PRIMARY KEY, v INTEGER UNIQUE)', fill], 'write');
    const clash = ['INSERT INTO t VALUES (9, 9)', 'INSERT INTO t VALUES (3, 1)'];
    await expect(client.batch(clash, 'write')).rejects.toThrow(/UNIQUE/);
    const { rows } = await client.execute('SELECT json_group_array(v) AS held FROM t');
    expect(rows[0]?.held).toBe('[1,2]');
    client.close();
  });

  test('keeps what it acknowledged when it is killed, and comes back where it was', async () => {
    const client = createClient({ url: database.url });
    await client.execute('CREATE TABLE kept (id INTEGER PRIMARY KEY)');
    await client.execute('INSERT INTO kept VALUES (7)');
    await database.kill();
    await expect(client.execute('SELECT id FROM kept')).rejects.toThrow();
    await database.start();
    expect((await client.execute('SELECT id FROM kept')).rows[0]?.id).toBe(7);
    client.close();
  });
});

describe('workerd', () => {
  let bundle: WorkerBundle;
  const start = (greeting: string) => startWorker(bundle, { LIBSQL_URL: database.url, GREETING: greeting });
  beforeAll(async () => {
    bundle = await bundleWorker('test/support/workers/probe.ts');
  });
  afterAll(() => bundle.remove());

  test('sees its settings, the database and its alarm', async () => {
    const worker = await start('Hei "du" \\ på\ndeg');
    expect((await worker.runScheduled('5 * * * *')).status).toBe(200);
    const answer = await (await fetch(`${worker.url}/numbers`)).json();
    expect(answer).toMatchObject({ sum: 42, greeting: 'Hei "du" \\ på\ndeg', alarms: ['5 * * * *'] });
    await worker.stop();
  });

  test('an alarm that fails says why', async () => {
    const worker = await start('');
    const answer = await worker.runScheduled('broken');
    expect([answer.status, await answer.text()]).toEqual([500, expect.stringContaining('the alarm broke')]);
    await worker.stop();
  });

  test('serves the assets compressed, once', async () => {
    const worker = await start('');
    const { stylesheet } = (await (await fetch(`${worker.url}/numbers`)).json()) as { stylesheet: string };
    const response = await fetch(`${worker.url}${stylesheet}`, { headers: { 'accept-encoding': 'gzip' } });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect((await response.text()).slice(0, 6)).toBe('@layer');
    await worker.stop();
  });

  test('two of them run at once, and one goes on when the other is killed', async () => {
    const [one, other] = await Promise.all([start('one'), start('other')]);
    await one.kill();
    await expect(fetch(`${one.url}/health`)).rejects.toThrow();
    expect((await fetch(`${other.url}/health`)).status).toBe(200);
    await other.stop();
  });
});
