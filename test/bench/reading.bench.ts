// Reading: a list of fifty agreements, as an operation and over HTTP, and a region's findings, beside hand-written SQL.
import { type Client, createClient } from '@libsql/client';
import { Hono } from 'hono';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import { type Actor, EVERYTHING } from '../../src/domain/permissions.ts';
import { agreementsOf } from '../../src/operations/agreement-list.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { findingsOf, listFindings } from '../../src/operations/findings.ts';
import type { World } from '../../src/operations/world.ts';
import { assessmentsOf } from '../../src/storage/caches.ts';
import { createApp } from '../../src/web/app.ts';
import { ids, OFFICER } from './content.ts';
import { type BenchRegister, generate, SIZES, TODAY } from './generate.ts';
import { type Listed, listBySql, listForSession, namedOutcomesBySql, outcomesBySql } from './listing.ts';
import type { Job } from './measure.ts';

const PAGE = 50;
const AGREEMENTS = SIZES.region.bodies * SIZES.region.agreements;
const opened: { close: () => void }[] = [];

/** Jobs over one region: the list as an operation and over HTTP, outcomes as kept, and findings in words. */
export async function jobs(): Promise<Job[]> {
  const register = await generate(SIZES.region);
  const client = createClient({ url: `file:${register.file}` });
  opened.push(register, client);
  const officer = await actorFor(register.world, OFFICER);
  if (!officer) throw new Error('the officer is not in the register');
  return [
    list(register, client, officer),
    await listOverHttp(register.world, client),
    await outcomes(register, client),
    await findingsPage(register, client, officer),
    await findings(register, client, officer),
  ];
}

/** Closes and removes what the jobs opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}

function list({ world, bodies }: BenchRegister, client: Client, officer: Actor): Job {
  const asked: Listed = { bodies, status: 'needs_update', q: 'avtale', limit: PAGE };
  return {
    job: 'list 50 agreements that need an update, text filter, twelve bodies / hand-written SQL',
    n: PAGE,
    goal: 2,
    ours: async () => {
      const { items } = await agreementsOf(world, officer, bodies, {
        limit: PAGE,
        status: 'needs_update',
        q: 'avtale',
      });
      mustBe(items.length, PAGE);
      return JSON.stringify(items);
    },
    reference: () => listBySql(client, asked),
    repeats: 41,
  };
}

async function listOverHttp(world: World, client: Client): Promise<Job> {
  const [body, person] = [ids.body(1), ids.manager(1)];
  const asked: Listed = { bodies: [body], status: 'in_force', q: 'avtale', limit: PAGE };
  const app = createApp(() => world);
  const bare = new Hono();
  bare.get('/list', async (c) => c.body(await listForSession(client, person, asked), 200, JSON_TYPE));
  const set = await world.signIn.open(new Headers(), person, 'time_code');
  const headers = { cookie: set.map((cookie) => cookie.split(';')[0]).join('; ') };
  const url = `http://localhost/api/v1/bodies/${body}/agreements?limit=${PAGE}&status=in_force&q=avtale`;
  const ours = async (): Promise<string> => textOf(await app.fetch(new Request(url, { headers })));
  const reference = async (): Promise<string> => textOf(await bare.fetch(new Request('http://localhost/list')));
  mustBe((JSON.parse(await ours()) as { items: [] }).items.length, PAGE);
  const job = 'list 50 agreements of one body over HTTP, text filter / bare Hono with hand-written SQL';
  return { job, n: PAGE, goal: 2, ours, reference, repeats: 41 };
}

const JSON_TYPE = { 'content-type': 'application/json' };

async function textOf(response: Response): Promise<string> {
  mustBe(response.status, 200);
  return response.text();
}

async function outcomes({ world, bodies }: BenchRegister, client: Client): Promise<Job> {
  const ours = () => assessmentsOf(EVERYTHING, world.database, bodies, [TODAY, TODAY], RULES_REVISION);
  const reference = () => outcomesBySql(client, bodies);
  mustBe((await ours()).length, (await reference()).length);
  const job = 'outcomes of a region as kept / the same rows by hand-written SQL';
  return { job, n: AGREEMENTS, goal: 2, ours, reference, repeats: 21 };
}

async function findings({ world, bodies }: BenchRegister, client: Client, officer: Actor): Promise<Job> {
  const ours = () => findingsOf(world, officer, bodies, {}, 'nb', false);
  const reference = () => namedOutcomesBySql(client, bodies);
  const said = (await reference()) as [unknown[]][];
  mustBe((await ours()).findings.length, said.flatMap(([own]) => own).length);
  const job =
    'findings of a region in words, with causes, owners and decisions / outcomes and names by hand-written SQL';
  return { job, n: AGREEMENTS, goal: 8, aim: 2, ours, reference, repeats: 21 };
}

/** What the matrix and every list of findings ask: the first page, of all bodies of one officer. */
async function findingsPage({ world, bodies }: BenchRegister, client: Client, officer: Actor): Promise<Job> {
  const query = { limit: PAGE, outcome: 'found' as const };
  const ours = () => listFindings(world, officer, { params: {}, query, body: undefined });
  const reference = () => namedOutcomesBySql(client, bodies);
  mustBe((await ours()).items.length, PAGE);
  const job = 'a page of findings of a region in words / outcomes and names of the region by hand-written SQL';
  return { job, n: AGREEMENTS, goal: 2, ours, reference, repeats: 21 };
}

function mustBe(is: number, expected: number): void {
  if (is !== expected) throw new Error(`expected ${expected}, got ${is}: the two do not do the same work`);
}
