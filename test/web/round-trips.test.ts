// How often a page goes to the database: each time is a journey where the database is a server elsewhere.
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { actorFor, askerFor } from '../../src/operations/asking.ts';
import { currentBodies } from '../../src/operations/bodies.ts';
import type { Database } from '../../src/storage/database.ts';
import { DEMO_MORNING, type Demonstration, idIn, loadedDemonstration } from '../support/demonstration.ts';
import { into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { type TestWorld, worldOver } from '../support/world.ts';

let demonstration: Demonstration;
let world: TestWorld;
const made = { reads: 0, writes: 0 };

beforeAll(async () => {
  demonstration = await loadedDemonstration();
  const { database, path } = demonstration.world;
  const counted: Database = {
    ...database,
    read: (statements) => {
      made.reads += 1;
      return database.read(statements);
    },
    write: (statements) => {
      made.writes += 1;
      return database.write(statements);
    },
  };
  world = worldOver(counted, path, DEMO_MORNING);
});
afterAll(() => {
  vi.useRealTimers();
  demonstration.close();
});

/** How often the database is asked and written to for an address, by somebody whose session has been used before. */
async function journeys(person: string, path: string, headers?: { cookie: string }) {
  const who = headers ?? (await signedIn(world, idIn(demonstration.answers, person)));
  const send = into(world);
  if (!headers) await send(path, { headers: who });
  Object.assign(made, { reads: 0, writes: 0 });
  const { status } = await send(path, { headers: who });
  return { status, ...made };
}

describe('for a page the database is asked', () => {
  test.each([
    ['once for who asks and all that frames the page', '/help', 1],
    ['four times for a list with its saved views', '/lists/agreements', 4],
    ['four times for a list of vendors', '/lists/vendors', 4],
    ['eight times for the matrix of findings', '/workplace', 8],
  ])('%s', async (_, path, most) => {
    const { status, reads, writes } = await journeys('ingvild', path);
    expect([status, writes]).toEqual([200, 0]);
    expect(reads).toBeLessThanOrEqual(most);
  });

  test('at most fifteen times for a whole agreement, with its evidence, chain and history', async () => {
    const [result] = await world.database.read([{ sql: 'SELECT id FROM agreements ORDER BY id', args: [] }]);
    for (const row of result?.rows ?? []) {
      const { status, reads } = await journeys('ingvild', `/agreements/${row[0]}`);
      expect([row[0], status, reads]).toEqual([row[0], 200, Math.min(reads, 15)]);
    }
  });

  test('once for who asks by the interface, whatever else it is asked', async () => {
    const { status, reads } = await journeys('ingvild', '/api/v1/bodies');
    expect([status, reads]).toEqual([200, 3]);
  });
});

describe('a session that was not used for a minute', () => {
  test('is prolonged by one write, and read in one look again after that', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const headers = await signedIn(world, idIn(demonstration.answers, 'ingvild'));
    await into(world)('/help', { headers });
    vi.setSystemTime(Date.now() + 61_000);
    expect(await journeys('ingvild', '/help', headers)).toMatchObject({ status: 200, writes: 1 });
    expect(await journeys('ingvild', '/help', headers)).toEqual({ status: 200, reads: 1, writes: 0 });
  });
});

describe('the bodies a page is framed with', () => {
  test('are those its reader may choose among on that day, for everybody in the demonstration', async () => {
    const [people] = await world.database.read([{ sql: 'SELECT id FROM people ORDER BY id', args: [] }]);
    const day = '2026-11-23' as never;
    const chosen: Record<string, number> = {};
    for (const row of people?.rows ?? []) {
      const id = String(row[0]);
      const actor = await actorFor(world, id);
      if (!actor) throw new Error(`nobody is ${id}`);
      const { around } = await askerFor(world, { person: id }, true);
      expect([actor.name, around?.bodies]).toEqual([actor.name, await currentBodies(world, actor, day)]);
      chosen[actor.name] = around?.bodies.length ?? 0;
    }
    expect(chosen).toMatchObject({
      'Sigrun Fjellvangen': 3,
      'Ingvild Havnåsen': 2,
      'Marit Rokneset': 1,
      'Solveig Visneslid': 0,
    });
  });
});
