// What the head says outcomes cover, they cover: whoever believes it and does not look misses none.
import { createClient } from '@libsql/client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import { addDays, osloDay } from '../../src/domain/calendar.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { COMING_DAYS } from '../../src/operations/planning.ts';
import { assessDue, fresh } from '../../src/operations/upkeep.ts';
import { dropAssessments, unassessed } from '../../src/storage/caches.ts';
import { readHead } from '../../src/storage/journal.ts';
import { beginning, type Doing, doings, happen } from '../support/doings.ts';
import { tell } from '../support/told.ts';
import { openWorld, type TestWorld, worldOver } from '../support/world.ts';

const BEGUN = '2026-03-02T08:00:00.000Z';

/** The subjects that lack outcomes of a day the head says are covered, looked for one day at a time. */
async function lacking(world: TestWorld): Promise<string[]> {
  const { covered } = await readHead(world.database);
  if (covered === null) return [];
  const { from, to, rules } = covered;
  const missing: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1))
    missing.push(...(await unassessed(world.database, 'all', [day, day], rules, 100)));
  return [...new Set(missing)];
}

async function begun(): Promise<TestWorld> {
  const world = await openWorld(BEGUN);
  await tell(world, beginning(), 'begun');
  await assessDue(world);
  return world;
}

test('after anything in any order', { timeout: 60_000 }, async () => {
  const first = await begun();
  const source = createClient({ url: `file:${first.path}` });
  let nth = 0;
  const property = fc.asyncProperty(fc.array(doings, { minLength: 1, maxLength: 8 }), async (all: Doing[]) => {
    nth += 1;
    const path = `${first.path}.${nth}`;
    await source.execute({ sql: 'VACUUM INTO ?', args: [path] });
    const database = await openFile(path);
    try {
      const world = worldOver(database, path, '2026-03-02T09:00:00.000Z');
      for (const doing of all) await happen(world, doing);
      expect(await lacking(world)).toEqual([]);
      await fresh(world, 'all');
      const today = osloDay(world.now());
      const days = [today, addDays(today, COMING_DAYS)] as const;
      expect(await unassessed(database, 'all', days, RULES_REVISION, 100)).toEqual([]);
    } finally {
      database.close();
    }
  });
  await fc.assert(property, { numRuns: 12 });
  source.close();
});

test('from the nightly run on, for as long as nobody need look again', async () => {
  const world = await begun();
  const { covered } = await readHead(world.database);
  expect(covered).toEqual({ from: '2026-03-02', to: addDays(osloDay(world.now()), 379), rules: RULES_REVISION });
});

test('nothing, once outcomes are dropped and not put back', async () => {
  const world = await begun();
  await world.database.write(dropAssessments());
  expect((await readHead(world.database)).covered).toBeNull();
  await fresh(world, 'all');
  expect((await readHead(world.database)).covered).toBeNull();
  await assessDue(world);
  expect((await readHead(world.database)).covered).not.toBeNull();
});

test('no day before one on which some were put', async () => {
  const world = await begun();
  world.clock.at = '2026-03-05T08:00:00.000Z' as typeof world.clock.at;
  await tell(world, beginning().slice(0, 40), 'told again');
  expect((await readHead(world.database)).covered?.from).toBe('2026-03-05');
});
