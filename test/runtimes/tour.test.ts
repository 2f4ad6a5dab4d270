// The main job from end to end on both runtimes: Node with its file, and workerd with a libSQL server.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { type CapturedMailbox, openMailbox } from '../../src/outside/captured-mailbox.ts';
import type { Asker } from '../support/asking.ts';
import { type RunningNode, startNode, withoutSettings } from '../support/node.ts';
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
  onTestFinished(() => node.kill());
  const { url, port } = node;
  let ticking = false;
  const finishedSince = async (local: Asker, at: string) =>
    (await local.ask('listRuns')).items.some(
      ({ trigger, startedAt, finishedAt }) => trigger === 'schedule' && finishedAt && startedAt > at,
    );
  /** The schedule comes each second from the first time on, in a program started again on the same file. */
  const runScheduled = async (local: Asker) => {
    const now = new Date().toISOString();
    if (!ticking) {
      ticking = true;
      expect(await node.stop()).toBe(0);
      node = await startNode({ folder, port, env: { ...env, SCHEDULE: '* * * * * *' } });
    }
    await expect.poll(() => finishedSince(local, now), { timeout: 10_000, interval: 200 }).toBe(true);
  };
  await takeTheTour({ url, said: node.output(), runScheduled, mails: mailbox.list });
  expect(await node.stop()).toBe(0);
});

test('on Workers, with a libSQL server', async () => {
  const database = await openSqld();
  onTestFinished(() => database.stop());
  const said = execFileSync('npm', ['run', '--silent', 'migrate'], {
    encoding: 'utf8',
    env: { ...withoutSettings(), LIBSQL_URL: database.url },
  });
  const bundle = await bundleWorker();
  onTestFinished(() => bundle.remove());
  const worker = await startWorker(bundle, { LIBSQL_URL: database.url, SMTP_URL: mailbox.url });
  onTestFinished(() => worker.stop());
  const runScheduled = async () => {
    const answer = await worker.runScheduled('15 4 * * *');
    expect([answer.status, await answer.text()]).toEqual([200, 'ran']);
  };
  const earlier = mailbox.list().length;
  const mails = () => mailbox.list().slice(0, mailbox.list().length - earlier);
  await takeTheTour({ url: worker.url, said, runScheduled, mails });
  expect(worker.output()).toBe('');
});
