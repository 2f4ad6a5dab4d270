// Pages as the server makes them, HTML and all: a list, an agreement and the officer's matrix, beside their data by hand.
import { type Client, createClient } from '@libsql/client';
import type { Database, Statement } from '../../src/storage/database.ts';
import { createApp } from '../../src/web/app.ts';
import { ids, OFFICER } from './content.ts';
import { type BenchRegister, generate, SIZES } from './generate.ts';
import { listForSession } from './listing.ts';
import type { Job } from './measure.ts';
import { matrixBySql, replayed } from './pages-by-hand.ts';

const PAGE = 50;
const GOAL = 3;
const opened: { close: () => void }[] = [];

/** Three jobs over a region: what a page takes, beside hand-written SQL for the same data without any page. */
export async function jobs(): Promise<Job[]> {
  const register = await generate(SIZES.region);
  const client = createClient({ url: `file:${register.file}` });
  opened.push(register, client);
  const [manager, officer] = [await visitor(register, ids.manager(1)), await visitor(register, OFFICER)];
  return [
    listPage(client, manager),
    await agreementPage(register, client),
    matrixPage(client, officer, register.bodies),
  ];
}

/** Closes and removes what the jobs opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}

/** Asks for pages as someone who is signed in; the text of each, or an error where the page is another than was asked for. */
export async function visitor({ world }: BenchRegister, person: string): Promise<(path: string) => Promise<string>> {
  const app = createApp(() => world);
  const set = await world.signIn.open(new Headers(), person, 'time_code');
  const headers = { cookie: set.map((cookie) => cookie.split(';')[0]).join('; ') };
  return async (path) => {
    const response = await app.fetch(new Request(`http://localhost${path}`, { headers }));
    if (response.status !== 200) throw new Error(`${path}: ${response.status}`);
    return response.text();
  };
}

function listPage(client: Client, ask: (path: string) => Promise<string>): Job {
  const asked = { bodies: [ids.body(1)], status: 'in_force', q: 'avtale', limit: PAGE };
  return {
    job: 'the page of 50 agreements of a body, text filter / who asks and the list by hand-written SQL',
    n: PAGE,
    goal: GOAL,
    ours: () => ask('/lists/agreements?f.status=in_force&q=avtale'),
    reference: () => listForSession(client, ids.manager(1), asked),
    repeats: 41,
  };
}

async function agreementPage(register: BenchRegister, client: Client): Promise<Job> {
  const path = `/agreements/${ids.agreement(1, 7)}`;
  const batches: Statement[][] = [];
  const { database } = register.world;
  const read: Database['read'] = (statements) => {
    batches.push([...statements]);
    return database.read(statements);
  };
  const recorded = await visitor(
    { ...register, world: { ...register.world, database: { ...database, read } } },
    ids.manager(1),
  );
  await recorded(path);
  batches.length = 0;
  await recorded(path);
  const ask = await visitor(register, ids.manager(1));
  return {
    job: 'the page of an agreement / the statements it asks, by the plain client',
    n: 1,
    goal: GOAL,
    ours: () => ask(path),
    reference: () => replayed(client, batches),
    repeats: 41,
  };
}

function matrixPage(client: Client, ask: (path: string) => Promise<string>, bodies: readonly string[]): Job {
  return {
    job: 'the matrix of twelve municipalities / who asks and the counts by hand-written SQL',
    n: bodies.length,
    goal: GOAL,
    ours: () => ask('/workplace'),
    reference: () => matrixBySql(client, OFFICER, bodies),
    repeats: 41,
  };
}
