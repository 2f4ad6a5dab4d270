// The program on Node as a process: how it starts, what it says when it cannot, and that nothing is lost when it ends.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { readMigrations } from '../../src/entry/migrating.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { freePort } from '../../src/tools/processes.ts';
import { type Asker, askerAt, over } from '../support/asking.ts';
import { temporaryFolder } from '../support/folders.ts';
import { type NodeSettings, type RunningNode, spawnNode, startDemonstration, startNode } from '../support/node.ts';
import { as, beFirst } from '../support/signing-in.ts';

async function started(settings: Partial<NodeSettings> = {}): Promise<RunningNode & { folder: string }> {
  const folder = settings.folder ?? temporaryFolder();
  const node = await startNode({ ...settings, folder });
  onTestFinished(() => node.kill());
  return { ...node, folder };
}

/** What a start that must fail said, and how soon. */
async function refused(
  settings: Partial<NodeSettings>,
): Promise<{ code: number | null; said: string; folder: string }> {
  const folder = settings.folder ?? temporaryFolder();
  const { ended, output, child } = spawnNode({ ...settings, folder });
  onTestFinished(() => void child.kill('SIGKILL'));
  return { code: await ended, said: output(), folder };
}

const ENTITY = { name: 'Atea Inc.', country: 'US' };
const names = async (asker: Asker) => (await asker.ask('listEntities')).items.map(({ name }) => name);

/** The first administrator of a service that has just been started on nothing, let in by the link it printed. */
const administratorOf = async ({ url, output }: RunningNode): Promise<{ cookie: string }> =>
  (await beFirst(over(url), output())).who.headers();

describe('a start that cannot be', () => {
  test('because the port is taken names PORT, and has opened nothing', async () => {
    const taken = createServer();
    const port = await freePort();
    await new Promise<void>((resolve) => taken.listen(port, '127.0.0.1', resolve));
    onTestFinished(() => void taken.close());
    for (const flags of [[], ['--demo']]) {
      const { code, said, folder } = await refused({ port, flags });
      expect([code, said]).toEqual([
        1,
        `PORT: cannot listen on ${port}: something listens there already; choose another\n`,
      ]);
      expect(readdirSync(folder)).toEqual([]);
    }
  });

  test.each([
    ['settings that are wrong', { env: { PORT: 'x', SMTP_URL: 'mail' } }, /^PORT: expected.*\nSMTP_URL: expected.*\n$/],
    ['a schedule that is none', { env: { SCHEDULE: 'daily' } }, /^SCHEDULE: expected a cron expression.*\n$/],
    ['a flag it does not know', { flags: ['--dmeo'] }, /^Unknown option '--dmeo'.*\n$/],
    ['a new beginning outside the demonstration', { flags: ['--fresh'] }, /^--fresh: only the demonstration.*\n$/],
    ['another time outside the demonstration', { env: { CLOCK: '2026-11-22T09:30:00Z' } }, /^CLOCK: only.*\n$/],
  ])('because of %s says so in a line, without a stack', async (_, settings, expected) => {
    const { code, said } = await refused(settings);
    expect(code).toBe(1);
    expect(said).toMatch(expected);
  });

  test('because the data folder or what lies in it is no use names DATA_FOLDER', async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    mkdirSync(join(folder, 'other'));
    writeFileSync(
      join(folder, 'other/avtalevakt.db'),
      'this is no database, though it is long enough to look like one',
    );
    for (const name of ['file', 'other']) {
      const { code, said } = await refused({ folder: join(folder, name), port: await freePort() });
      expect([name, code]).toEqual([name, 1]);
      expect(said).toMatch(/^DATA_FOLDER: cannot (?:open|keep) .*\n$/);
    }
  });
});

describe('a start', () => {
  test('on any free port says which, and mails and pages name it', async () => {
    const { child, output, ended } = spawnNode({ folder: temporaryFolder(), port: 0 });
    onTestFinished(() => void child.kill('SIGKILL'));
    await expect.poll(output, { timeout: 10_000 }).toMatch(/http:\/\/localhost:\d+\n/);
    const url = /http:\/\/localhost:(\d+)/.exec(output())?.[0] ?? '';
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
  });

  test('listens on this machine only', async () => {
    const node = await started();
    const outside = connect(node.port, '127.0.0.2');
    const met = await new Promise((resolve) =>
      outside.once('connect', () => resolve('met')).once('error', () => resolve('refused')),
    );
    outside.destroy();
    expect(met).toBe('refused');
  });
});

describe('an end', () => {
  test('when asked lets requests under way finish, and takes no new ones', async () => {
    const node = await started();
    const cookie = await administratorOf(node);
    const local = askerAt(over(node.url), cookie);
    const asked = Array.from({ length: 40 }, (_, nth) =>
      local.send('createEntity', { body: { ...ENTITY, name: `Nr ${nth}` } }),
    );
    await Promise.race(asked);
    const before = Date.now();
    const ended = node.stop();
    const statuses = (await Promise.allSettled(asked)).map((one) =>
      one.status === 'fulfilled' ? one.value.status : 'none',
    );
    expect(await ended).toBe(0);
    expect(Date.now() - before).toBeLessThan(4_000);
    const saved = statuses.filter((status) => status === 201).length;
    expect(saved).toBeGreaterThan(0);
    // What was acknowledged is there; what was not acknowledged was refused before it began.
    const again = await started({ folder: node.folder });
    expect((await names(askerAt(over(again.url), cookie))).length).toBe(saved);
    await expect(fetch(`${node.url}/health`)).rejects.toThrow();
  });

  test('waits for nobody who only holds a connection, and not for ever for one who does not finish', async () => {
    const node = await started();
    const idle = connect(node.port, '127.0.0.1');
    const slow = connect(node.port, '127.0.0.1');
    for (const socket of [idle, slow]) socket.on('error', () => undefined);
    slow.write(
      'POST /api/v1/entities HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\ncontent-length: 99\r\n\r\n{',
    );
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = Date.now();
    expect(await node.stop()).toBe(0);
    expect(Date.now() - before).toBeLessThan(8_000);
  });

  test('in the middle of everything loses nothing that was acknowledged', async () => {
    const node = await started();
    const cookie = await administratorOf(node);
    const local = askerAt(over(node.url), cookie);
    const acknowledged: string[] = [];
    const write = async (nth: number): Promise<void> => {
      const response = await local.send('createEntity', { body: { ...ENTITY, name: `Nr ${nth}` } });
      if (response.status === 201) acknowledged.push(`Nr ${nth}`);
    };
    const writing = Promise.allSettled(Array.from({ length: 60 }, (_, nth) => write(nth)));
    await expect.poll(() => acknowledged.length, { timeout: 10_000, interval: 5 }).toBeGreaterThan(5);
    await node.kill();
    await writing;
    const again = await started({ folder: node.folder });
    const kept = await names(askerAt(over(again.url), cookie));
    expect(acknowledged.filter((name) => !kept.includes(name))).toEqual([]);
    expect(await again.stop()).toBe(0);
  });
});

describe('the demonstration', () => {
  test('whose loading is cut short begins anew, and is never served by half', async () => {
    const folder = temporaryFolder();
    const { child, ended, output } = spawnNode({ folder, flags: ['--demo'], port: await freePort() });
    await expect.poll(output, { timeout: 10_000 }).toContain('Loading the demonstration register');
    await expect.poll(() => existsSync(join(folder, 'demo.db.loading')), { timeout: 10_000 }).toBe(true);
    await new Promise((resolve) => setTimeout(resolve, 700));
    child.kill('SIGKILL');
    await ended;
    expect(existsSync(join(folder, 'demo.db'))).toBe(false);
    const demo = await startDemonstration(folder);
    onTestFinished(() => demo.kill());
    const beside = readdirSync(folder).filter((name) => !/^demo\.db(-wal|-shm)?$/.test(name));
    expect(beside).toEqual(['demo.audit-key.pem']);
    const page = await (await fetch(demo.url)).text();
    expect(page).toContain('Prøv som en av disse');
    await changeAndStartAnew(folder, demo);
  });

  /** A second start shows what was done in the first; one that is to be fresh shows it no more. */
  async function changeAndStartAnew(folder: string, first: RunningNode) {
    const cast = await (await fetch(`${first.url}/sign-in`)).text();
    const sigrun = /value="(per_\w+)"><strong>Sigrun/.exec(cast)?.[1] ?? '';
    const made = await askerAt(over(first.url), await as(over(first.url), sigrun)).ask('createEntity', {
      body: ENTITY,
    });
    expect(await first.stop()).toBe(0);
    const before = Date.now();
    const second = await startDemonstration(folder);
    expect(Date.now() - before).toBeLessThan(10_000);
    const still = askerAt(over(second.url), await as(over(second.url), sigrun));
    expect((await still.send('getEntity', { params: { id: made.id } })).status).toBe(200);
    expect(await second.stop()).toBe(0);
    const anew = await startNode({ folder, flags: ['--demo', '--fresh'] });
    onTestFinished(() => anew.kill());
    const list = await (await fetch(`${anew.url}/sign-in`)).text();
    const again = await as(over(anew.url), /value="(per_\w+)"><strong>Sigrun/.exec(list)?.[1] ?? '');
    const gone = await askerAt(over(anew.url), again).send('getEntity', { params: { id: made.id } });
    expect(gone.status).toBe(404);
    expect(await anew.stop()).toBe(0);
  }

  test('from an earlier version is brought up to date and served', async () => {
    const folder = temporaryFolder();
    const client = createClient({ url: `file:${join(folder, 'demo.db')}` });
    await migrate(client, readMigrations().slice(0, -1), '2026-01-01T00:00:00.000Z');
    client.close();
    const demo = await startDemonstration(folder);
    onTestFinished(() => demo.kill());
    expect(await (await fetch(`${demo.url}/ready`)).json()).toMatchObject({ status: 'ready' });
    expect((await fetch(demo.url)).status).toBe(200);
    expect(demo.output()).not.toContain('Loading');
  });
});
