// Whatever is recorded, back-dated, corrected, withdrawn or ended, and however days pass: caches are the journal replayed.
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assessOn } from '../../src/domain/assessment/assess.ts';
import { addDays, type CalendarDate, osloDay } from '../../src/domain/calendar.ts';
import { CURRENT_TABLES, projectedRows } from '../../src/domain/projection.ts';
import { journalOf, type Register, registerOn } from '../../src/domain/register.ts';
import type { Revision } from '../../src/domain/revisions.ts';
import { searchItems } from '../../src/domain/search.ts';
import type { Ref } from '../../src/domain/subjects.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { COMING_DAYS } from '../../src/operations/planning.ts';
import { fresh, rebuild } from '../../src/operations/upkeep.ts';
import { type Remembered, rememberAnswers } from '../support/answers.ts';
import { ASKED, beginning, type Doing, doings, happen } from '../support/doings.ts';
import {
  asText,
  between,
  currentTables,
  type Dump,
  type Kept,
  keptOutcomes,
  type Row,
  rowsOf,
} from '../support/dump.ts';
import { temporaryFolder } from '../support/folders.ts';
import { entity, told } from '../support/journal.ts';
import { IDS } from '../support/story.ts';
import { takenBack, tell, wholeJournal } from '../support/told.ts';
import { anotherProcess, copyOf, openWorld, type TestWorld, worldOver } from '../support/world.ts';

/** A long campaign is the same test with more runs: CAMPAIGN_RUNS=2000, and CAMPAIGN_SEED to repeat one. */
const RUNS = Number(process.env.CAMPAIGN_RUNS ?? 25);
const SEED = process.env.CAMPAIGN_SEED ? { seed: Number(process.env.CAMPAIGN_SEED) } : {};
const PATIENCE = 20_000 + RUNS * 4_000;
const campaign = { numRuns: RUNS, ...SEED };

/**
 * The current tables as the whole journal, folded to today, would have them. A subject whose first revision was taken
 * back may lack what its row cannot be without: it has none until that is said again.
 */
async function foldedTables(world: TestWorld): Promise<Dump> {
  const revisions = await wholeJournal(world);
  const register = registerOn(journalOf(revisions), osloDay(world.now()));
  const subjects = new Map(revisions.map(({ subject, kind }) => [subject, { id: subject, kind }]));
  const dump: Dump = Object.fromEntries(Object.keys(CURRENT_TABLES).map((table) => [table, []]));
  for (const { table, columns, rows } of projectedRows(register, subjects.values())) {
    const required = (await rowsOf(world, `pragma_table_info('${table}') WHERE "notnull" = 1`, 'name')).flat();
    const whole = rows.filter((row) => columns.every((name, i) => row[i] !== null || !required.includes(name)));
    dump[table] = asText(whole);
  }
  return { ...dump, ...(await foldedSearch(world, register, subjects.values())) };
}

/** What is searched as the folded journal would have it; whoever holds it is the subjects' own row. */
async function foldedSearch(world: TestWorld, register: Register, subjects: Iterable<Ref>): Promise<Dump> {
  const bodies = new Map((await rowsOf(world, 'subjects', 'id, body')).map(([id, body]) => [String(id), body ?? null]));
  const items = searchItems(register, subjects).map(({ subject, kind, name, also }): Row => {
    return [subject, kind, bodies.get(subject) ?? null, name, JSON.stringify(also)];
  });
  return { search_items: asText(items), search_strays: ['0'] };
}

/** The days that kept outcomes must cover however they were filled: a year, for what is told as coming. */
const covered = (world: TestWorld): [CalendarDate, CalendarDate] => {
  const today = osloDay(world.now());
  return [today, addDays(today, COMING_DAYS)];
};

/**
 * What kept outcomes say otherwise than a fresh assessment of the whole journal: on the first and last day of each segment
 * and on days spread over a year. That nothing turns inside a fresh segment is held by segments.test.ts, day by day.
 */
async function wronglyKept(world: TestWorld, kept: readonly Kept[]): Promise<string[]> {
  const journal = journalOf(await wholeJournal(world));
  const today = osloDay(world.now());
  const wrong: string[] = [];
  for (const { subject, kind } of new Map(kept.map((one) => [one.subject, one])).values()) {
    const ends = kept.filter((one) => one.subject === subject).flatMap(({ from, to }) => [from, to] as CalendarDate[]);
    const spread = [0, 1, 13, 40, 97, 200, 300, COMING_DAYS].map((ahead) => addDays(today, ahead));
    for (const day of new Set([...spread, ...ends])) {
      const said = kept.find((one) => one.subject === subject && one.from <= day && one.to >= day)?.said;
      const { body, status, version, outcomes } = assessOn(journal, { kind, id: subject }, day, { next: null });
      const [keptBody, keptStatus, keptVersion, , , keptOutcomes] = JSON.parse(said ?? '[]') as Row;
      const [is, was] = [
        JSON.stringify([body, status, version, outcomes]),
        JSON.stringify([keptBody, keptStatus, keptVersion, JSON.parse(String(keptOutcomes ?? 'null'))]),
      ];
      if (is !== was) wrong.push(`${subject} on ${day}: kept ${was}, assessed ${is}`);
    }
  }
  return wrong;
}

const everyAssessed = async (world: TestWorld): Promise<string[]> =>
  (await rowsOf(world, 'subjects', 'id, kind'))
    .filter(([, kind]) => ['system', 'contract', 'agreement', 'body'].includes(String(kind)))
    .map(([id]) => String(id))
    .sort();

async function eachFromACopy(check: (world: TestWorld, all: readonly Doing[]) => Promise<void>): Promise<void> {
  const folder = temporaryFolder();
  const begun = join(folder, 'begun.db');
  const first = await openWorld('2026-03-02T08:00:00.000Z');
  await tell(first, beginning(), 'begun');
  await copyOf(first, begun);
  let nth = 0;
  const property = fc.asyncProperty(
    fc.array(doings, { minLength: 1, maxLength: RUNS > 100 ? 40 : 14 }),
    async (all) => {
      nth += 1;
      const path = join(folder, `${nth}.db`);
      copyFileSync(begun, path);
      const database = await openFile(path);
      try {
        await check(worldOver(database, path, '2026-03-02T09:00:00.000Z'), all);
      } finally {
        database.close();
      }
    },
  );
  await fc.assert(property, campaign);
}

describe('the caches, after anything in any order', () => {
  it('equal the journal replayed, and a rebuild changes nothing', { timeout: PATIENCE }, async () => {
    await eachFromACopy(async (world, all) => {
      for (const doing of all) await happen(world, doing);
      await fresh(world, 'all');
      const [before, kept] = [await currentTables(world), await keptOutcomes(world)];
      const notFolded = { subjects: [], links: [], search_names: [] };
      expect({ ...before, ...notFolded }).toEqual({ ...(await foldedTables(world)), ...notFolded });
      expect([...new Set(kept.map((one) => one.subject))].sort()).toEqual(await everyAssessed(world));
      expect(await wronglyKept(world, kept)).toEqual([]);
      await rebuild(world);
      expect(await currentTables(world)).toEqual(before);
      expect(between(await keptOutcomes(world), ...covered(world))).toEqual(between(kept, ...covered(world)));
    });
  });
});

/** Expects what is kept to be what a rebuild would make of the journal. */
async function expectRight(world: TestWorld): Promise<void> {
  await fresh(world, 'all');
  const [tables, kept] = [await currentTables(world), await keptOutcomes(world)];
  await rebuild(world);
  expect(await currentTables(world)).toEqual(tables);
  expect(between(await keptOutcomes(world), ...covered(world))).toEqual(between(kept, ...covered(world)));
}

describe('a rebuild', () => {
  it('while others write and read, in this process and another, leaves the caches right', async () => {
    const world = await openWorld('2026-03-02T08:00:00.000Z');
    await tell(world, beginning(), 'begun');
    // So many companies that a rebuild is made in several pieces.
    const companies = Array.from({ length: 900 }, (_, i) => entity(`ent_nr_${i}`, { name: `Selskap ${i}` }));
    await tell(world, companies);
    const other = await anotherProcess(world);
    const writing = async (at: TestWorld, first: number): Promise<void> => {
      for (let one = first; one < 60; one += 2)
        await happen(at, { what: 'record', one, other: one, third: 61 - one, days: one - 30 });
    };
    let rebuilding = true;
    const rebuilt = rebuild(world).then(() => {
      rebuilding = false;
    });
    const reading = async (): Promise<void> => {
      for (; rebuilding; await new Promise((resolve) => setTimeout(resolve))) await fresh(other, 'all');
    };
    await Promise.all([rebuilt, writing(world, 0), writing(other, 1), reading()]);
    await expectRight(world);
  });
});

describe('a subject whose registration alone was taken back', () => {
  it('has no row while it lacks what a row needs, and whatever else is written goes on', async () => {
    const world = await openWorld('2026-03-02T08:00:00.000Z');
    const begun = await tell(world, beginning(), 'begun');
    const registration = begun.find((r) => r.kind === 'system' && r.subject === IDS.system);
    await tell(world, [told('system', IDS.system, '2026-01-01', { fields: { zone: 'secure' } })]);
    const [withdrawal] = await tell(world, [takenBack(registration as Revision)]);
    const ids = async (): Promise<unknown[]> => (await rowsOf(world, 'systems', 'id')).flat();
    expect(await ids()).not.toContain(IDS.system);
    await tell(world, [told('system', IDS.system, '2026-02-01', { fields: { zone: 'open' } })]);
    await expectRight(world);
    await tell(world, [takenBack(withdrawal as Revision)]);
    expect(await ids()).toContain(IDS.system);
    await expectRight(world);
  });
});

describe('answers given before', () => {
  it('are given again, word for word, for the same day and instant', { timeout: PATIENCE }, async () => {
    await eachFromACopy(async (world, all) => {
      const remembered: Remembered[] = [];
      for (const [i, doing] of all.entries()) {
        await happen(world, doing);
        if (i % 4 !== 0) continue;
        const asOf: CalendarDate | undefined = i % 8 === 0 ? undefined : addDays(osloDay(world.now()), doing.days);
        remembered.push(...(await rememberAnswers(world, await asked(world), asOf)));
      }
      for (const { what, again, answer } of remembered) expect(firstDifference(await again(), answer), what).toBeNull();
    });
  });
});

/** Where two texts part, with a little of what stands around it; null when they do not. */
function firstDifference(now: string, before: string): { now: string; before: string } | null {
  if (now === before) return null;
  let at = 0;
  while (now[at] === before[at]) at += 1;
  const around = (text: string): string => text.slice(Math.max(0, at - 120), at + 120);
  return { now: around(now), before: around(before) };
}

async function asked(world: TestWorld) {
  const held = await rowsOf(world, 'subjects', 'id, body');
  const holderOf = (id: string): string => String(held.find(([own]) => own === id)?.[1]);
  return { bodies: ASKED.bodies, agreements: ASKED.agreements.map((id) => ({ id, body: holderOf(id) })) };
}
