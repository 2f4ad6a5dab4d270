// The main job from end to end on both runtimes: Node with its file, and workerd with a libSQL server.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CapturedMailbox, openMailbox } from '../../src/outside/captured-mailbox.ts';
import { askerAt, over } from '../support/asking.ts';
import { type RunningNode, startNode } from '../support/node.ts';
import { openSqld } from '../support/sqld.ts';
import { takeTheTour } from '../support/tour.ts';
import { bundleWorker, startWorker } from '../support/workerd.ts';

let mailbox: CapturedMailbox;
let folder: string;
beforeAll(async () => {
  mailbox = await openMailbox();
  folder = mkdtempSync(join(tmpdir(), 'avtalevakt-tour-'));
});
afterAll(async () => {
  await mailbox.close();
  rmSync(folder, { recursive: true, force: true });
});

test('on Node, with its own file', async () => {
  const env = { SMTP_URL: mailbox.url };
  let node: RunningNode = await startNode({ folder, env });
  const { url, port } = node;
  /** The schedule comes while the program runs again on the same file: what was registered is still there. */
  const runScheduled = async () => {
    expect(await node.stop()).toBe(0);
    node = await startNode({ folder, port, env: { ...env, SCHEDULE: '* * * * * *' } });
    const local = askerAt(over(url));
    const done = async () =>
      (await local.ask('listRuns')).items.filter((run) => run.finishedAt && run.trigger === 'schedule').length;
    const before = await done();
    await expect.poll(done, { timeout: 10_000 }).toBeGreaterThan(before + 1);
    expect(await node.stop()).toBe(0);
    node = await startNode({ folder, port, env });
  };
  await takeTheTour({ url, runScheduled, mails: mailbox.list });
  expect(await node.stop()).toBe(0);
});

test('on Workers, with a libSQL server', async () => {
  const database = await openSqld();
  execFileSync('npm', ['run', '--silent', 'migrate'], { env: { ...process.env, LIBSQL_URL: database.url } });
  const bundle = await bundleWorker();
  const worker = await startWorker(bundle, { LIBSQL_URL: database.url, SMTP_URL: mailbox.url });
  const runScheduled = async () => {
    const answer = await worker.runScheduled('15 4 * * *');
    expect([answer.status, await answer.text()]).toEqual([200, 'ran']);
  };
  const earlier = mailbox.list().length;
  const mails = () => mailbox.list().slice(0, mailbox.list().length - earlier);
  await takeTheTour({ url: worker.url, runScheduled, mails });
  expect(worker.output()).toBe('');
  await worker.stop();
  bundle.remove();
  await database.stop();
});
