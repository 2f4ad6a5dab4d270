// The log on disk: heads of its chains, statements that add entries, pages to read.
import type { ResultSet } from '@libsql/client';
import type { ChainHead } from '../domain/checkpoints.ts';
import { GENESIS, type LogEntry } from '../domain/log.ts';
import { inScope, type Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';

/** What an entry commits to, each part with its salt; `before` is null where the entry commits to nothing before. */
export type LogText = { salt: string; text: string; before: { salt: string; text: string } | null };

/** The statement that reads where each chain ends. */
export function chainEnds(chains: readonly string[]): Statement {
  return {
    sql: `SELECT c.value, e.position, e.hash FROM json_each(?) c
      LEFT JOIN log_entries e ON e.chain = c.value AND e.position = (SELECT MAX(position) FROM log_entries WHERE chain = c.value)`,
    args: [JSON.stringify(chains)],
  };
}

/** Where each chain ends, out of `chainEnds`' result; a chain without entries stands at position 0. */
export function chainHeadsFrom(result: ResultSet | undefined): ChainHead[] {
  return (result?.rows ?? []).map((row) => ({
    chain: String(row[0]),
    position: Number(row[1] ?? 0),
    hash: String(row[2] ?? GENESIS),
  }));
}

/** Statements that add one entry and the texts it commits to; a taken position fails the batch. */
export function appendLog(entry: LogEntry, { salt, text, before }: LogText): Statement[] {
  const { chain, position } = entry;
  return [
    sql`INSERT INTO log_entries (chain, position, at, actor, action, subjects, revisions, commitment, "before", origin, previous, hash)
      VALUES (${chain}, ${position}, ${entry.at}, ${entry.actor}, ${entry.action}, ${JSON.stringify(entry.subjects)},
        ${JSON.stringify(entry.revisions)}, ${entry.commitment}, ${entry.before}, ${entry.origin}, ${entry.previous}, ${entry.hash})`,
    sql`INSERT INTO log_texts (chain, position, salt, body, before_salt, before_body)
      VALUES (${chain}, ${position}, ${salt}, ${text}, ${before?.salt ?? null}, ${before?.text ?? null})`,
  ];
}

/** The statement that reads the hashes of those of the entries that stand in their chains as they are. */
export function entriesThatStand(entries: readonly LogEntry[]): Statement {
  return {
    sql: `SELECT e.hash FROM json_each(?) j CROSS JOIN log_entries e
      ON e.chain = j.value ->> 0 AND e.position = j.value ->> 1 AND e.hash = j.value ->> 2`,
    args: [JSON.stringify(entries.map(({ chain, position, hash }) => [chain, position, hash]))],
  };
}

const COLUMNS =
  'e.chain, e.position, e.at, e.actor, e.action, e.subjects, e.revisions, e.commitment, e.previous, e.hash, e."before", e.origin';

/** Which entries of a chain: those of an action, those someone wrote, or all. */
export type LogFilter = { action?: string; actor?: string };

const FILTERED = '(?3 IS NULL OR e.action = ?3) AND (?4 IS NULL OR e.actor = ?4)';

/** A page of one chain in order of position, after `after`; a chain outside the scope has no entries. */
export async function logPage(
  scope: Scope,
  database: Database,
  chain: string,
  after: number,
  limit: number,
  only: LogFilter = {},
): Promise<LogEntry[]> {
  if (chain !== 'shared' && !inScope(scope, chain)) return [];
  const [result] = await database.read([
    {
      sql: `SELECT ${COLUMNS} FROM log_entries e WHERE e.chain = ?1 AND e.position > ?2 AND ${FILTERED} ORDER BY e.position LIMIT ?5`,
      args: [chain, after, only.action ?? null, only.actor ?? null, limit],
    },
  ]);
  return (result?.rows ?? []).map(toEntry);
}

/** A page of one chain, newest first, before a position; a chain outside the scope has no entries. */
export async function logPageBefore(
  scope: Scope,
  database: Database,
  chain: string,
  before: number | null,
  limit: number,
  only: LogFilter = {},
): Promise<LogEntry[]> {
  if (chain !== 'shared' && !inScope(scope, chain)) return [];
  const [result] = await database.read([
    {
      sql: `SELECT ${COLUMNS} FROM log_entries e WHERE e.chain = ?1 AND e.position < ?2 AND ${FILTERED}
        ORDER BY e.position DESC LIMIT ?5`,
      args: [chain, before ?? Number.MAX_SAFE_INTEGER, only.action ?? null, only.actor ?? null, limit],
    },
  ]);
  return (result?.rows ?? []).map(toEntry);
}

/** How many of a chain's newest entries say who has been writing there. */
const RECENT = 2_000;

/** Ids of those who wrote the newest entries of a chain, in order; none of a chain outside the scope. */
export async function recentActors(scope: Scope, database: Database, chain: string): Promise<string[]> {
  if (chain !== 'shared' && !inScope(scope, chain)) return [];
  const [result] = await database.read([
    sql`SELECT DISTINCT actor FROM (SELECT actor FROM log_entries WHERE chain = ${chain} ORDER BY position DESC LIMIT ${RECENT})
      ORDER BY actor`,
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}

/** The texts behind entries of a chain after one position and up to another, by position; erased ones are left out. */
export async function logTextsOf(
  scope: Scope,
  database: Database,
  chain: string,
  after: number,
  upTo: number,
): Promise<Map<number, LogText>> {
  if (chain !== 'shared' && !inScope(scope, chain)) return new Map();
  const [result] = await database.read([
    sql`SELECT position, salt, body, before_salt, before_body FROM log_texts
      WHERE chain = ${chain} AND position > ${after} AND position <= ${upTo}`,
  ]);
  return new Map(
    (result?.rows ?? []).map((row) => {
      const before = row[3] === null ? null : { salt: String(row[3]), text: String(row[4]) };
      return [Number(row[0]), { salt: String(row[1]), text: String(row[2]), before }];
    }),
  );
}

/** The entries that wrote about a subject or what stands under it, newest first; what a page shows as history. */
export async function historyOf(scope: Scope, database: Database, root: string, limit: number): Promise<LogEntry[]> {
  const [result] = await database.read([
    {
      sql: `SELECT ${COLUMNS} FROM (SELECT DISTINCT COALESCE(body, 'shared') AS chain, recorded_at FROM revisions WHERE root = ?) r
        CROSS JOIN log_entries e ON e.chain = r.chain AND e.at = r.recorded_at ORDER BY e.at DESC LIMIT ?`,
      args: [root, limit],
    },
  ]);
  return (result?.rows ?? []).map(toEntry).filter((entry) => entry.chain === 'shared' || inScope(scope, entry.chain));
}

function toEntry(row: ResultSet['rows'][number]): LogEntry {
  return {
    chain: String(row[0]),
    position: Number(row[1]),
    at: row[2] as LogEntry['at'],
    actor: String(row[3]),
    action: String(row[4]),
    subjects: JSON.parse(String(row[5])) as string[],
    revisions: JSON.parse(String(row[6])) as string[],
    commitment: String(row[7]),
    before: row[10] as string | null,
    origin: row[11] as string | null,
    previous: String(row[8]),
    hash: String(row[9]),
  };
}
