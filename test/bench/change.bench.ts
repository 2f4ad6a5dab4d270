// One amendment of one contract: its cost on a register twelve times as large, and beside a raw transaction.
import { createClient, type InStatement } from '@libsql/client';
import { openFile } from '../../src/entry/file-database.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { createAmendment } from '../../src/operations/contracts.ts';
import type { World } from '../../src/operations/world.ts';
import { keepDurable } from '../../src/storage/database.ts';
import { ids } from './content.ts';
import { benchWorld, copyOf, generate, SIZES, TODAY } from './generate.ts';
import type { Job } from './measure.ts';

const REPEATS = 31;
const opened: { close: () => void }[] = [];

/** Two jobs: the same amendment on 3,600 and on 300 agreements, and on 3,600 beside the bare writing of its rows. */
export async function jobs(): Promise<Job[]> {
  const [region, one] = [await generate(SIZES.region), await generate(SIZES.one)];
  opened.push(region, one);
  const [large, small] = [await amending(region.world), await amending(one.world)];
  const database = await openFile(await copyOf(region, 'ours.db'));
  const { world, written } = recording(benchWorld(database));
  const twin = createClient({ url: `file:${await copyOf(region, 'raw.db')}` });
  await keepDurable(twin);
  opened.push(database, twin);
  const recorded = await amending(world);
  return [
    {
      job: 'register an amendment among 3,600 agreements / among 300',
      n: 1,
      goal: 1.3,
      ours: large,
      reference: small,
      repeats: REPEATS,
    },
    {
      job: 'register an amendment / a raw transaction that writes the same rows',
      n: 1,
      goal: 2.5,
      aim: 2,
      ours: recorded,
      reference: async () => {
        for (const statements of written.splice(0)) await twin.batch(statements, 'write');
      },
      repeats: REPEATS,
    },
  ];
}

/** Closes and removes what the jobs opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}

/** Registers an amendment, each time of the next contract of the first body, so that none grows from run to run. */
export async function amending(world: World): Promise<() => Promise<unknown>> {
  const actor = await actorFor(world, ids.manager(1));
  if (!actor) throw new Error('the contract manager is not in the register');
  let n = 20;
  return () => {
    const params = { body: ids.body(1), id: ids.contract(1, n++) };
    const none = { signedOn: null, materialReason: null, summary: null, documentReference: null };
    const body = { number: '5', kinds: ['new_module' as const], effectiveOn: TODAY, ...none };
    return createAmendment(world, actor, { params, query: undefined, body });
  };
}

/** The world with every batch it writes kept, less the statements that changed no row: what a raw writer would send. */
function recording(world: World): { world: World; written: InStatement[][] } {
  const written: InStatement[][] = [];
  const { database } = world;
  const write: typeof database.write = async (statements) => {
    const results = await database.write(statements);
    written.push(statements.filter((_, i) => results[i]?.rowsAffected !== 0));
    return results;
  };
  return { world: { ...world, database: { ...database, write } }, written };
}
