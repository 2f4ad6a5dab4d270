// One write path: many writers in two processes on one file, and in two Workers on one libSQL server, with random kills.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { describe, expect, onTestFinished, test } from 'vitest';
import { addDays, instant, osloDay } from '../../src/domain/calendar.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { bringUpToDate } from '../../src/entry/migrating.ts';
import { COMING_DAYS } from '../../src/operations/planning.ts';
import { fresh, rebuild } from '../../src/operations/upkeep.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { freePort } from '../../src/tools/processes.ts';
import { between, currentTables, keptOutcomes } from '../support/dump.ts';
import { startNode } from '../support/node.ts';
import { smallRegister } from '../support/register.ts';
import { administrator, signedIn } from '../support/signing-in.ts';
import { openSqld } from '../support/sqld.ts';
import {
  blow,
  figuresOf,
  forgotten,
  type Service,
  type Weather,
  wrongInJournal,
  wrongInLog,
  wronglySaved,
} from '../support/storm.ts';
import { bundleWorker, startWorker } from '../support/workerd.ts';
import { type TestWorld, worldOver } from '../support/world.ts';

/** A long storm: STORM_SECONDS=180, and STORM_SEED to make the same choices again. Its figures are printed. */
const SECONDS = Number(process.env.STORM_SECONDS ?? 4);
const SEED = Number(process.env.STORM_SEED ?? Date.now() % 1_000_000);
const WRITERS = 32;
const LIVES = [0.8, 3] as const;
const PATIENCE = 120_000 + SECONDS * 4_000;

const now = () => instant(new Date());

async function expectAllWell(world: TestWorld, weather: Weather, url: string): Promise<void> {
  expect(weather.unexpected).toEqual([]);
  expect(weather.acknowledged.length).toBeGreaterThan(0);
  expect(await wrongInLog(world)).toEqual([]);
  expect(await wrongInJournal(world)).toEqual([]);
  expect(await wronglySaved(world, weather)).toEqual([]);
  expect(await forgotten(weather, url, await administrator(world))).toEqual([]);
  await fresh(world, 'all');
  const [tables, kept] = [await currentTables(world), await keptOutcomes(world)];
  await rebuild(world);
  expect(await currentTables(world)).toEqual(tables);
  const today = osloDay(now());
  const days = [today, addDays(today, COMING_DAYS)] as const;
  expect(between(await keptOutcomes(world), ...days)).toEqual(between(kept, ...days));
}

function tell(what: string, weather: Weather): void {
  if (process.env.STORM_SECONDS) console.log(JSON.stringify({ what, seed: SEED, ...figuresOf(weather, SECONDS) }));
}

/** A service that is killed and started again at the same address. */
async function serviceOf(
  start: (port: number) => Promise<{ url: string; kill: () => Promise<void> }>,
): Promise<Service> {
  const port = await freePort();
  let running = await start(port);
  onTestFinished(() => running.kill());
  return {
    url: running.url,
    kill: () => running.kill(),
    start: async () => {
      running = await start(port);
    },
  };
}

describe('a storm of 32 writers at each of two', () => {
  test('Node processes on one file, killed at random', { timeout: PATIENCE }, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-storm-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const path = join(folder, 'avtalevakt.db');
    const database = await openFile(path);
    onTestFinished(() => database.close());
    const world = { ...worldOver(database, path), now };
    const register = await smallRegister(world);
    const services = [
      await serviceOf((port) => startNode({ folder, port })),
      await serviceOf((port) => startNode({ folder, port })),
    ];
    const who = {
      administrator: await administrator(world),
      [register.people.kari]: await signedIn(world, register.people.kari),
    };
    const weather = await blow({
      services,
      register,
      who,
      writers: WRITERS,
      seconds: SECONDS,
      lives: LIVES,
      seed: SEED,
    });
    tell('node', weather);
    await expectAllWell(world, weather, services[0]?.url ?? '');
  });

  test('Workers on one libSQL server, killed at random', { timeout: PATIENCE }, async () => {
    const [sqld, bundle] = await Promise.all([openSqld(), bundleWorker()]);
    onTestFinished(async () => {
      bundle.remove();
      await sqld.stop();
    });
    const connect = () => createClient({ url: sqld.url });
    const client = connect();
    await bringUpToDate(client);
    client.close();
    const database = openDatabase(connect);
    onTestFinished(() => database.close());
    const world = { ...worldOver(database, ''), now };
    const register = await smallRegister(world);
    const start = (port: number) => startWorker(bundle, { LIBSQL_URL: sqld.url }, port);
    const services = [await serviceOf(start), await serviceOf(start)];
    const who = {
      administrator: await administrator(world),
      [register.people.kari]: await signedIn(world, register.people.kari),
    };
    const weather = await blow({
      services,
      register,
      who,
      writers: WRITERS,
      seconds: SECONDS,
      lives: LIVES,
      seed: SEED,
    });
    tell('workers', weather);
    await expectAllWell(world, weather, services[0]?.url ?? '');
  });
});
