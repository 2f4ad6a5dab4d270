// Searching: what a person of one municipality and the officer of twelve find, beside hand-written SQL over the same index.
import { type Client, createClient } from '@libsql/client';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import type { Actor } from '../../src/domain/permissions.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { search } from '../../src/operations/search.ts';
import { ids, OFFICER } from './content.ts';
import { type BenchRegister, generate, SIZES, TODAY } from './generate.ts';
import type { Job } from './measure.ts';

const SHOWN = 50;
const opened: { close: () => void }[] = [];

/** Jobs over one region: a word that every agreement holds, and one that few things do. */
export async function jobs(): Promise<Job[]> {
  const register = await generate(SIZES.region);
  const client = createClient({ url: `file:${register.file}` });
  opened.push(register, client);
  const [officer, manager] = [await actorFor(register.world, OFFICER), await actorFor(register.world, ids.manager(1))];
  if (!(officer && manager)) throw new Error('the people are not in the register');
  const { bodies } = register;
  return [
    job(register, client, 'a word of every agreement, twelve bodies', officer, bodies, 'avtale'),
    job(register, client, 'a word of every agreement, one body', manager, bodies.slice(0, 1), 'avtale'),
    job(register, client, 'a word of few things, twelve bodies', officer, bodies, 'leverandør 77'),
  ];
}

/** Closes and removes what the jobs opened. */
export async function cleanUp(): Promise<void> {
  for (const one of opened.reverse()) one.close();
}

function job({ world }: BenchRegister, client: Client, name: string, by: Actor, bodies: string[], q: string): Job {
  return {
    job: `search ${name} / hand-written SQL over the same index`,
    n: SHOWN,
    // Of half a millisecond most is finding out that all is as of today.
    goal: 4,
    ours: async () =>
      JSON.stringify(await search(world, by, { params: {}, query: { q, limit: SHOWN }, body: undefined })),
    reference: () => searchBySql(client, bodies, q),
    repeats: 41,
  };
}

/** What somebody would write by hand: every match of the scope, the best fifty with their status and their body. */
async function searchBySql(client: Client, bodies: readonly string[], q: string): Promise<string> {
  const match = q.split(' ').map((word) => (word.length > 2 ? `said : "${word}"` : `said : "··${word}"`));
  const { rows } = await client.execute({
    sql: `SELECT i.kind, i.subject, i.name, i.also, b.name, z.status FROM search_names f JOIN search_items i ON i.id = f.rowid
        LEFT JOIN bodies b ON b.id = i.body
        LEFT JOIN assessments z ON z.subject = i.subject AND z.from_on <= ? AND z.to_on >= ? AND z.rules = ?
      WHERE search_names MATCH ? AND (i.body IS NULL OR i.body IN (SELECT value FROM json_each(?)))
      ORDER BY i.name LIKE ? DESC, i.kind, i.name LIMIT ${SHOWN}`,
    args: [TODAY, TODAY, RULES_REVISION, match.join(' AND '), JSON.stringify(bodies), `${q}%`],
  });
  return JSON.stringify(rows.map((row) => Array.from(row as unknown as ArrayLike<unknown>)));
}
