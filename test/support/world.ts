// A world for tests over a real libSQL file in a folder of its own: everything real but the clock.
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { onTestFinished } from 'vitest';
import type { z } from 'zod';
import { type Instant, instant } from '../../src/domain/calendar.ts';
import type { Actor } from '../../src/domain/permissions.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { type Environment, readSettings } from '../../src/entry/settings.ts';
import { worldFrom } from '../../src/entry/world.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { PROGRAM_ITSELF } from '../../src/operations/first-administrator.ts';
import { fresh } from '../../src/operations/upkeep.ts';
import type { World } from '../../src/operations/world.ts';
import type { Database } from '../../src/storage/database.ts';
import { check } from '../../src/web/api/api.ts';
import { endpoints } from '../../src/web/api/contract/document.ts';
import { handlers } from '../../src/web/api/handlers.ts';
import { temporaryFolder } from './folders.ts';
import { TEST_SECRET } from './node.ts';
import { TEST_KEY_PEM } from './signing.ts';

/** A world whose clock a test sets, and the file beneath it. */
export type TestWorld = World & { clock: { at: Instant }; path: string };

/** The instant tests begin at unless they say otherwise: a Monday morning. */
export const MORNING = '2026-11-23T08:00:00.000Z';

/** The world over a database, with a clock that stands until it is set. */
export function worldOver(
  database: Database,
  path: string,
  at: string = MORNING,
  environment: Environment = {},
): TestWorld {
  const clock = { at: instant(at) };
  const read = readSettings({ SIGN_IN_SECRET: TEST_SECRET, ...environment }, false);
  const settings = { ...read, auditKey: TEST_KEY_PEM };
  const world = worldFrom(database, null, settings);
  return { ...world, now: () => clock.at, clock, path };
}

/** A world over a new, empty file that lives as long as the running test, with settings beside those every test has. */
export async function openWorld(at: string = MORNING, environment: Environment = {}): Promise<TestWorld> {
  const path = join(temporaryFolder(), 'register.db');
  const database = await openFile(path);
  onTestFinished(() => database.close());
  return worldOver(database, path, at, environment);
}

/** A second process's view of the same file: a database with a queue and connections of its own. */
export async function anotherProcess(world: TestWorld): Promise<TestWorld> {
  const database = await openFile(world.path);
  onTestFinished(() => database.close());
  const clock = world.clock;
  return { ...world, database, clock };
}

/** Writes the file beneath a world, whole, to another path: closing a file does not yet empty its write-ahead log. */
export async function copyOf(world: TestWorld, path: string): Promise<void> {
  const client = createClient({ url: `file:${world.path}` });
  await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
  client.close();
}

type Endpoints = typeof endpoints;
type Handler = (world: World, actor: Actor, asked: object) => Promise<unknown>;
type Given = { params?: object; query?: object; body?: object; ifMatch?: string };

/**
 * Asks an endpoint's operation as the interface does: input checked against the endpoint's shape, the handler run as the
 * person of that id, or as the local administrator for null.
 */
export async function ask<N extends keyof Endpoints>(
  world: World,
  by: string | Actor | null,
  name: N,
  { params = {}, query = {}, body, ifMatch }: Given = {},
): Promise<z.output<Endpoints[N]['answer']>> {
  const endpoint = endpoints[name];
  const asked = {
    params: check(endpoint.params as z.ZodType, params, ''),
    query: check(endpoint.query as z.ZodType, query, ''),
    body: endpoint.body ? check(endpoint.body as z.ZodType, body, '') : undefined,
    ...(ifMatch === undefined ? {} : { ifMatch }),
  };
  const handler = handlers[name] as unknown as Handler;
  return (await handler(world, await whoIs(world, by), asked)) as z.output<Endpoints[N]['answer']>;
}

/** Who a person is today; the local administrator for null. The current tables are brought to today, as at the door. */
export async function whoIs(world: World, by: string | Actor | null): Promise<Actor> {
  await fresh(world, []);
  if (by === null) return PROGRAM_ITSELF;
  if (typeof by !== 'string') return by;
  const actor = await actorFor(world, by);
  if (!actor) throw new Error(`nobody has the id ${by}`);
  return actor;
}
