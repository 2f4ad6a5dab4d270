// The country: 108,000 agreements rebuilt as a stream, in how much memory, one night's work, and one change among them.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Client, createClient } from '@libsql/client';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import { dropAssessments } from '../../src/storage/caches.ts';
import { amending } from './change.bench.ts';
import { onePercentDue } from './due.ts';
import { type BenchRegister, bodiesOf, generate, generateTables, SIZES, toldOf } from './generate.ts';
import { inTurn, type Job, median, timed } from './measure.ts';
import { assessBySql, makeReference } from './reference.ts';

const SIZE = SIZES.country;
const AGREEMENTS = SIZE.bodies * SIZE.agreements;
const MEGABYTES = 300;
const HALF = bodiesOf(SIZE)[SIZE.bodies / 2 - 1] ?? '';
const opened: { close: () => void }[] = [];

type Run = { milliseconds: number; megabytes: number };
/** What is measured once and told of by several jobs. */
type Country = { client: Client; register: BenchRegister; half?: Run; whole?: Run };

/** Five jobs over one register of 360 municipalities. */
export async function jobs(): Promise<Job[]> {
  const register = await generateTables(SIZE);
  const client = createClient({ url: `file:${register.file}` });
  opened.push(register, client);
  const country: Country = { register, client };
  return [rebuilding(country), ...remembering(country), nightly(country), changing(country)];
}

/** Closes and removes what the jobs opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}

/** Assesses what is due in a process of its own. */
async function assessed({ file }: BenchRegister): Promise<Run> {
  const args = [...process.execArgv, join(import.meta.dirname, 'peak.ts'), file];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as Run;
}

/** Half the municipalities first, the others held to be assessed; then all of them. */
async function measured(country: Country): Promise<Required<Country>> {
  const { register, client } = country;
  if (!country.half) {
    const others = `UPDATE subjects SET assessed_from = '2000-01-01', assessed_to = '2999-12-31', assessed_rules = ?
      WHERE body > ?`;
    await client.execute({ sql: others, args: [RULES_REVISION, HALF] });
    country.half = await assessed(register);
  }
  if (!country.whole) {
    await client.batch(dropAssessments(), 'write');
    country.whole = await assessed(register);
  }
  return country as Required<Country>;
}

function rebuilding(country: Country): Job {
  return {
    job: 'assess the country for 400 days, journal to rows / six rules in SQL for one day',
    n: AGREEMENTS,
    goal: 12,
    unit: 'ms',
    figures: async () => {
      const { whole, client } = await measured(country);
      await makeReference(client, toldOf(SIZE));
      const times: number[] = [];
      for (let run = 0; run < 4; run += 1) times.push(await timed(() => assessBySql(client)));
      return { ours: whole.milliseconds, reference: median(times.slice(1)) };
    },
  };
}

function remembering(country: Country): Job[] {
  return [
    {
      job: 'peak memory of assessing the country / what it may take',
      n: AGREEMENTS,
      goal: 1,
      unit: 'MB',
      figures: async () => ({ ours: (await measured(country)).whole.megabytes, reference: MEGABYTES }),
    },
    {
      job: 'peak memory of assessing the country / half of it',
      n: AGREEMENTS,
      goal: 1.1,
      unit: 'MB',
      figures: async () => {
        const { whole, half } = await measured(country);
        return { ours: whole.megabytes, reference: half.megabytes };
      },
    },
  ];
}

function nightly(country: Country): Job {
  return {
    job: 'a night with one subject in a hundred due / assessing the country',
    n: AGREEMENTS,
    goal: 0.02,
    unit: 'ms',
    figures: async () => {
      const { whole, client, register } = await measured(country);
      await onePercentDue(client);
      return { ours: (await assessed(register)).milliseconds, reference: whole.milliseconds };
    },
  };
}

function changing({ register }: Country): Job {
  return {
    job: 'register an amendment among 108,000 agreements / among 300',
    n: 1,
    goal: 1.3,
    unit: 'ms',
    figures: async () => {
      const one = await generate(SIZES.one);
      opened.push(one);
      return inTurn({ ours: await amending(register.world), reference: await amending(one.world), repeats: 31 });
    },
  };
}
