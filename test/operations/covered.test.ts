// What the head says outcomes cover, they cover: whoever believes it and does not look misses none.
import { createClient } from '@libsql/client';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import { addDays, type CalendarDate, osloDay } from '../../src/domain/calendar.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { COMING_DAYS } from '../../src/operations/planning.ts';
import { assessDue, fresh } from '../../src/operations/upkeep.ts';
import { dropAssessments } from '../../src/storage/caches.ts';
import { bodiesLacking, unassessed } from '../../src/storage/coverage.ts';
import type { Database } from '../../src/storage/database.ts';
import { readHead } from '../../src/storage/journal.ts';
import { beginning, type Doing, doings, happen } from '../support/doings.ts';
import { tell } from '../support/told.ts';
import { openWorld, type TestWorld, worldOver } from '../support/world.ts';

const BEGUN = '2026-03-02T08:00:00.000Z';

const KEPT =
  'SELECT 1 FROM assessments a WHERE a.subject = s.id AND a.rules = ?1 AND a.from_on <= ?2 AND a.to_on >= ?2';

/** The assessed subjects without kept outcomes on a day, looked for among the outcomes themselves. */
async function lackingOn(database: Database, day: CalendarDate, rules: number): Promise<string[]> {
  const [result] = await database.read([
    {
      sql: `SELECT s.id FROM subjects s WHERE s.kind IN ('system', 'contract', 'agreement', 'body') AND NOT EXISTS (${KEPT})
        ORDER BY s.id`,
      args: [rules, day],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** The subjects that lack outcomes of a day the head says are covered, looked for one day at a time. */
async function lacking(world: TestWorld): Promise<string[]> {
  const { covered } = await readHead(world.database);
  if (covered === null) return [];
  const { from, to, rules } = covered;
  const missing: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) missing.push(...(await lackingOn(world.database, day, rules)));
  return [...new Set(missing)];
}

/** Those that are said to lack outcomes on a day, whoever holds them. */
async function saidToLack(database: Database, day: CalendarDate): Promise<string[]> {
  const days = [day, day] as const;
  const bodies = (await bodiesLacking(database, 'all', days, RULES_REVISION)).map(({ body }) => body);
  return (await unassessed(database, bodies, days, RULES_REVISION, 10_000)).sort();
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
      const today = osloDay(world.now());
      for (const day of [addDays(today, -1), today, addDays(today, 10), addDays(today, COMING_DAYS)])
        expect(await saidToLack(database, day)).toEqual(await lackingOn(database, day, RULES_REVISION));
      await fresh(world, 'all');
      for (const day of [today, addDays(today, COMING_DAYS)])
        expect(await lackingOn(database, day, RULES_REVISION)).toEqual([]);
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
