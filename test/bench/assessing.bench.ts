// Assessing a region from its journal, coming segments included, beside six rules as plain SQL over the same data.
import { type Client, createClient } from '@libsql/client';
import { assessDue } from '../../src/operations/upkeep.ts';
import { dropAssessments } from '../../src/storage/caches.ts';
import { type BenchRegister, generate, SIZES, toldOf } from './generate.ts';
import { assessBySql, makeReference } from './reference.ts';
import type { Job } from './run.ts';

const AGREEMENTS = SIZES.region.bodies * SIZES.region.agreements;
const opened: (BenchRegister | Client)[] = [];

/** One job: every agreement, system, contract and body of the region, journal to rows. */
export async function jobs(): Promise<Job[]> {
  const { world, file, close } = await generate(SIZES.region);
  const client = createClient({ url: `file:${file}` });
  opened.push({ world, file, close, bodies: [] }, client);
  await makeReference(client, toldOf(SIZES.region));
  const assessAll = async (): Promise<void> => {
    await world.database.write(dropAssessments());
    await assessDue(world);
  };
  return [
    {
      job: 'assess a region for 400 days, journal to rows / six rules in SQL for one day',
      n: AGREEMENTS,
      goal: 40,
      ours: assessAll,
      reference: () => assessBySql(client),
      repeats: 5,
    },
  ];
}

/** Closes and removes what the job opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}
