// Under load: 32 connections that read a list or write an amendment, beside a bare server that does the same by hand.
import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { dirname, join } from 'node:path';
import type { InStatement } from '@libsql/client';
import { openFile } from '../../src/entry/file-database.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { createAmendment } from '../../src/operations/contracts.ts';
import type { World } from '../../src/operations/world.ts';
import { endProcess, freePort, untilAnswers } from '../../src/tools/processes.ts';
import { ids } from './content.ts';
import { benchWorld, copyOf, generate, SIZES, TODAY } from './generate.ts';
import type { Job } from './measure.ts';

const CONNECTIONS = 32;
const LISTS = 512;
const WRITES = 256;
const REPEATS = 7;
const PAGE = 50;
/** What one server of a job is: where it listens, its process, and the cookie of each body's contract manager. */
type Served = { port: number; child: ChildProcess; cookies: readonly string[] };

const closing: (() => unknown)[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });

/** Two jobs, each with both servers in processes of their own and this process as the client of both. */
export async function jobs(): Promise<Job[]> {
  const register = await generate(SIZES.region);
  closing.push(register.close);
  const [ours, raw] = [await copyOf(register, 'ours.db'), await copyOf(register, 'raw.db')];
  const script = join(dirname(register.file), 'writes.json');
  writeFileSync(script, JSON.stringify(await recordedWrites(await copyOf(register, 'recorded.db'))));
  const cookies = await signedIn(ours);
  const app = { ...(await serve('test/bench/our-server.ts', { REGISTER: ours })), cookies };
  const bare = { ...(await serve('test/bench/bare-register.ts', { REGISTER: raw, WRITES: script })), cookies };
  return [await listing(app, bare), writing(app, bare)];
}

/** Ends both servers and removes the register. */
export async function cleanUp(): Promise<void> {
  agent.destroy();
  for (const close of closing.reverse()) await close();
}

/** A session for the contract manager of each body, as sign-in opens it: the cookie that sends it, by body from 0. */
async function signedIn(path: string): Promise<string[]> {
  const database = await openFile(path);
  const { signIn } = benchWorld(database);
  const cookies: string[] = [];
  for (let of = 1; of <= SIZES.region.bodies; of += 1) {
    const set = await signIn.open(new Headers(), ids.manager(of), 'time_code');
    cookies.push(set.map((cookie) => cookie.split(';')[0]).join('; '));
  }
  database.close();
  return cookies;
}

async function serve(script: string, env: Record<string, string>): Promise<Omit<Served, 'cookies'>> {
  const port = await freePort();
  const child = spawn(process.execPath, [script], {
    cwd: join(import.meta.dirname, '../..'),
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  closing.push(() => endProcess(child, 0));
  await untilAnswers(`http://127.0.0.1:${port}/ready`, child);
  return { port, child };
}

async function listing(app: Served, bare: Served): Promise<Job> {
  const person = ids.manager(1);
  const query = `limit=${PAGE}&status=in_force&q=avtale`;
  const path = `/api/v1/bodies/${ids.body(1)}/agreements?${query}`;
  const ours = (): Promise<string> => ask(app, 'GET', path, 1);
  const reference = (): Promise<string> => ask(bare, 'GET', `/list?body=${ids.body(1)}&person=${person}`, 1);
  const [a, b] = [JSON.parse(await ours()), JSON.parse(await reference())] as { items: { id: string }[] }[];
  const idsOf = (answer: typeof a): string[] => (answer?.items ?? []).slice(0, PAGE).map(({ id }) => id);
  if (idsOf(a).length !== PAGE || idsOf(a).join() !== idsOf(b).join()) throw new Error('the two lists differ');
  return {
    job: `list ${PAGE} agreements over HTTP, ${CONNECTIONS} connections / bare Hono with hand-written SQL`,
    n: LISTS,
    goal: 1.43,
    ours: () => underLoad(LISTS, ours),
    reference: () => underLoad(LISTS, reference),
    repeats: REPEATS,
  };
}

function writing(app: Served, bare: Served): Job {
  let [own, raw] = [0, 0];
  const ours = (): Promise<string> => {
    const { of, contract } = placeOf(own++);
    const path = `/api/v1/bodies/${ids.body(of)}/contracts/${contract}/amendments`;
    return ask(app, 'POST', path, of, JSON.stringify(AMENDMENT));
  };
  const reference = (): Promise<string> => {
    const { of } = placeOf(raw++);
    return ask(bare, 'POST', '/write', of, JSON.stringify(AMENDMENT));
  };
  return {
    job: `register amendments over HTTP, ${CONNECTIONS} connections / bare Hono with raw batches of the same rows`,
    n: WRITES,
    goal: 1.67,
    ours: () => underLoad(WRITES, ours),
    reference: () => underLoad(WRITES, reference),
    repeats: REPEATS,
  };
}

const AMENDMENT = { number: '5', kinds: ['new_module' as const], effectiveOn: TODAY };

/** By turns a contract of each body, so that none gets more than one. */
function placeOf(n: number): { of: number; contract: string } {
  const of = 1 + (n % SIZES.region.bodies);
  return { of, contract: ids.contract(of, 20 + Math.floor(n / SIZES.region.bodies)) };
}

/** What the service writes for each amendment of the job, in order: the statements that changed a row. */
async function recordedWrites(path: string): Promise<InStatement[][]> {
  const database = await openFile(path);
  const written: InStatement[][] = [];
  const write: typeof database.write = async (statements) => {
    const results = await database.write(statements);
    written.push(statements.filter((_, i) => results[i]?.rowsAffected !== 0));
    return results;
  };
  const world = { ...benchWorld(database), database: { ...database, write } };
  for (let n = 0; n < WRITES * (REPEATS + 1); n += 1) await amend(world, n);
  database.close();
  return written;
}

async function amend(world: World, n: number): Promise<void> {
  const { of, contract } = placeOf(n);
  const actor = await actorFor(world, ids.manager(of));
  if (!actor) throw new Error('the contract manager is not in the register');
  const none = { signedOn: null, materialReason: null, summary: null, documentReference: null };
  const params = { body: ids.body(of), id: contract };
  await createAmendment(world, actor, { params, query: undefined, body: { ...AMENDMENT, ...none } });
}

/** So many requests, by as many at a time as there are connections. */
async function underLoad(count: number, one: () => Promise<string>): Promise<void> {
  let left = count;
  const connection = async (): Promise<void> => {
    for (; left > 0; ) {
      left -= 1;
      await one();
    }
  };
  await Promise.all(Array.from({ length: CONNECTIONS }, connection));
}

/** The text of a good answer; Node's own client, which costs the machine less than fetch. */
function ask({ port, cookies }: Served, method: string, path: string, of: number, body?: string): Promise<string> {
  const headers = {
    cookie: cookies[of - 1] ?? '',
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, method, path, headers, agent }, (response) => {
      const parts: string[] = [];
      response.setEncoding('utf8').on('data', (part: string) => parts.push(part));
      response.once('end', () => {
        const text = parts.join('');
        if ((response.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`${method} ${path}: ${response.statusCode} ${text}`));
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
