// A hundred agreements mended at once on both runtimes: one write, which nobody finds half done.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { expect, onTestFinished, test } from 'vitest';
import { openFile } from '../../src/entry/file-database.ts';
import { bringUpToDate } from '../../src/entry/migrating.ts';
import { type Database, openDatabase } from '../../src/storage/database.ts';
import { askerAt, over } from '../support/asking.ts';
import { COMPANIES } from '../support/cast.ts';
import { beginning } from '../support/doings.ts';
import { more } from '../support/many.ts';
import { startNode } from '../support/node.ts';
import { administrator } from '../support/signing-in.ts';
import { openSqld } from '../support/sqld.ts';
import { IDS } from '../support/story.ts';
import { tell } from '../support/told.ts';
import { bundleWorker, startWorker } from '../support/workerd.ts';
import { type TestWorld, worldOver } from '../support/world.ts';

const MANY = 100;
const now = () => new Date().toISOString() as never;

/** Registers a change that touches a hundred agreements and mends them all; answers with how long each took. */
async function mendAll(world: TestWorld, url: string): Promise<string[]> {
  await tell(world, [...beginning(), ...more(MANY)], 'begun');
  const { ask } = askerAt(over(url), await administrator(world));
  const timed = async <T>(what: string, act: () => Promise<T>): Promise<T> => {
    const began = performance.now();
    const answer = await act();
    times.push(`${what} ${Math.round(performance.now() - began)} ms`);
    return answer;
  };
  const times: string[] = [];
  const change = await timed('change', () =>
    ask('createChange', {
      body: {
        ...{ kind: 'sub_processor_added', scope: { kind: 'product', id: IDS.product }, effectiveOn: '2026-11-01' },
        details: { entity: { id: COMPANIES.prairie.id, country: 'US' }, service: 'Brukerstøtte' },
      },
    }),
  );
  const params = { id: String(change.id) };
  const preview = await timed('preview', () =>
    ask('createChangeDrafts', { params, query: { preview: 'true' }, body: {} }),
  );
  const made = await timed('mend', () => ask('createChangeDrafts', { params, body: {} }));
  expect([preview.items.length, made.items.length]).toEqual([MANY, MANY]);
  expect(made.items.every(({ outcome }) => outcome === 'started')).toBe(true);
  const agreementIds = made.items.map(({ agreementId }) => agreementId);
  const sent = await timed('send', () =>
    ask('moveChangeDrafts', { params, body: { agreementIds, to: 'pending_approval' } }),
  );
  expect(sent.items.every(({ outcome }) => outcome === 'moved')).toBe(true);
  const { items } = await timed('follow-up', () => ask('getFollowUp', { params, query: { limit: '200' } }));
  expect([items.length, new Set(items.map(({ state }) => state))]).toEqual([MANY, new Set(['sent'])]);
  return times;
}

function worldFor(database: Database, path: string): TestWorld {
  onTestFinished(() => database.close());
  return { ...worldOver(database, path), now };
}

test('a hundred agreements are mended at once on Node', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-mending-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'avtalevakt.db');
  const world = worldFor(await openFile(path), path);
  const node = await startNode({ folder });
  onTestFinished(() => node.kill());
  console.info(`${MANY} agreements on Node: ${(await mendAll(world, node.url)).join(', ')}`);
});

test('a hundred agreements are mended at once on workerd, over a libSQL server', { timeout: 180_000 }, async () => {
  const [sqld, bundle] = await Promise.all([openSqld(), bundleWorker()]);
  onTestFinished(async () => {
    bundle.remove();
    await sqld.stop();
  });
  const connect = () => createClient({ url: sqld.url });
  const client = connect();
  await bringUpToDate(client);
  client.close();
  const world = worldFor(openDatabase(connect), '');
  const worker = await startWorker(bundle, { LIBSQL_URL: sqld.url });
  onTestFinished(() => worker.stop());
  console.info(`${MANY} agreements on workerd: ${(await mendAll(world, worker.url)).join(', ')}`);
});
