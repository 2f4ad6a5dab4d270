// Fills a register of any size for the benches: the journal by the statements operations write with, then every cache.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { type CalendarDate, instant, osloDay } from '../../src/domain/calendar.ts';
import { copyFile, openFile } from '../../src/entry/file-database.ts';
import { readSettings } from '../../src/entry/settings.ts';
import { worldFrom } from '../../src/entry/world.ts';
import { assessDue, rebuildTables } from '../../src/operations/upkeep.ts';
import type { World } from '../../src/operations/world.ts';
import type { Database } from '../../src/storage/database.ts';
import { appendRevisions, readHead } from '../../src/storage/journal.ts';
import { insertPerson } from '../../src/storage/people.ts';
import { recorded, type Told } from '../support/journal.ts';
import { TEST_SECRET } from '../support/node.ts';
import { TEST_KEY_PEM } from '../support/signing.ts';
import { bodyFacts, ids, OFFICER, sharedFacts } from './content.ts';
import { randomFrom } from './random.ts';

/** How large a register is: municipalities, agreements in each, and vendors that serve all of them. */
export type Size = { bodies: number; agreements: number; vendors: number };

/** One municipality, a region of twelve, and the country as issue 3 counts it. */
export const SIZES = {
  one: { bodies: 1, agreements: 300, vendors: 30 },
  region: { bodies: 12, agreements: 300, vendors: 100 },
  country: { bodies: 360, agreements: 300, vendors: 3000 },
} as const satisfies Record<string, Size>;

/** What every bench's clock shows, so that outcomes are the same in every run. */
export const NOW = instant('2026-11-22T08:00:00.000Z');
export const TODAY: CalendarDate = osloDay(NOW);
const RECORDED = '2026-01-02T08:00:00.000Z';
const SEED = 20_261_122;

/** A filled register in a file of its own. */
export type BenchRegister = { world: World; file: string; bodies: string[]; close: () => void };

/** The bodies of a register, by id and in order. */
export function bodiesOf({ bodies }: Size): string[] {
  return Array.from({ length: bodies }, (_, i) => ids.body(i + 1));
}

/** What a register of a size is told, shared facts first and then a body at a time; the same for the same size. */
export function* toldOf({ bodies, agreements, vendors }: Size): Generator<Told[]> {
  yield sharedFacts(vendors);
  const random = randomFrom(SEED);
  for (let of = 1; of <= bodies; of += 1) yield bodyFacts(of, agreements, vendors, random);
}

/** A world over a database whose clock stands still at `NOW`. */
export function benchWorld(database: Database): World {
  const settings = { ...readSettings({ SIGN_IN_SECRET: TEST_SECRET }, false), auditKey: TEST_KEY_PEM };
  return { ...worldFrom(database, null, settings), now: () => NOW };
}

/** Makes a register of a size in a new folder, its caches made from its journal; `close` removes it. */
export async function generate(size: Size): Promise<BenchRegister> {
  const register = await generateTables(size);
  await assessDue(register.world);
  return register;
}

/** The same without any outcomes. */
export async function generateTables(size: Size): Promise<BenchRegister> {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-bench-'));
  const file = join(folder, 'register.db');
  const world = benchWorld(await openFile(file));
  await fill(world, size);
  return {
    world,
    file,
    bodies: bodiesOf(size),
    close: () => {
      world.database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function fill(world: World, size: Size): Promise<void> {
  const { database } = world;
  for (const told of toldOf(size)) {
    const head = await readHead(database);
    const revisions = recorded(
      told.map((one) => ({ ...one, at: RECORDED })),
      head.seq,
    );
    await database.write(appendRevisions({ ...head, projectedOn: TODAY }, revisions));
    // Only in a pause does the driver let go of what it was given.
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  await database.write([OFFICER, ...bodiesOf(size).map((_, i) => ids.manager(i + 1))].flatMap(personOf));
  await rebuildTables(world);
}

function personOf(id: string) {
  return insertPerson({ id, name: `Person ${id}`, email: `${id}@kommune.example`, language: 'nb' });
}

/** A copy of a register's file as it stands, beside it; two that are given the same writes in the same order stay the same. */
export async function copyOf({ file }: BenchRegister, name: string): Promise<string> {
  const path = join(dirname(file), name);
  await copyFile(file, path);
  return path;
}
