// Assessing a region from its journal, coming segments included, beside six rules as plain SQL over the same data.
import { type Client, createClient } from '@libsql/client';
import { assessDue } from '../../src/operations/upkeep.ts';
import { dropAssessments } from '../../src/storage/caches.ts';
import { onePercentDue } from './due.ts';
import { type BenchRegister, generate, SIZES, toldOf } from './generate.ts';
import type { Job } from './measure.ts';
import { assessBySql, makeReference } from './reference.ts';

const AGREEMENTS = SIZES.region.bodies * SIZES.region.agreements;
const opened: (BenchRegister | Client)[] = [];

/** Two jobs: every agreement, system, contract and body of the region, journal to rows; and one in a hundred of them. */
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
      goal: 12,
      ours: assessAll,
      reference: () => assessBySql(client),
      repeats: 5,
    },
    {
      job: 'a night with one subject in a hundred due / assessing a region',
      n: AGREEMENTS,
      goal: 0.02,
      before: () => onePercentDue(client),
      ours: () => assessDue(world),
      reference: assessAll,
      repeats: 3,
    },
  ];
}

/** Closes and removes what the job opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}
