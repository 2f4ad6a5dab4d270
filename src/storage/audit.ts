// Checkpoints of the log and the keys that sign them, on disk: added to, never changed.
import type { Instant } from '../domain/calendar.ts';
import { type ChainHead, type Checkpoint, type KeyRecord, leafText } from '../domain/checkpoints.ts';
import { sha256 } from '../domain/log.ts';
import type { Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';

const CHECKPOINT_COLUMNS = 'number, at, key, previous, heads, signature';

/** What the next checkpoint stands on: the last one, every key so far, and where every chain ends, in one picture. */
export type Ground = { last: Checkpoint | null; keys: KeyRecord[]; heads: ChainHead[] };

/** Reads what the next checkpoint stands on; chains are leapt over by their index, however long they are. */
export async function groundOf(database: Database): Promise<Ground> {
  const [last, keys, heads] = await database.read([
    { sql: `SELECT ${CHECKPOINT_COLUMNS} FROM checkpoints ORDER BY number DESC LIMIT 1`, args: [] },
    KEYS,
    sql`WITH RECURSIVE chains(chain) AS (
        SELECT MIN(chain) FROM log_entries
        UNION ALL SELECT (SELECT MIN(e.chain) FROM log_entries e WHERE e.chain > chains.chain) FROM chains WHERE chain IS NOT NULL)
      SELECT e.chain, e.position, e.hash FROM chains c CROSS JOIN log_entries e
        ON e.chain = c.chain AND e.position = (SELECT MAX(position) FROM log_entries WHERE chain = c.chain)`,
  ]);
  const [row] = last?.rows ?? [];
  return {
    last: row ? await toCheckpoint(row) : null,
    keys: (keys?.rows ?? []).map(toKey),
    heads: (heads?.rows ?? []).map((one) => ({
      chain: String(one[0]),
      position: Number(one[1]),
      hash: String(one[2]),
    })),
  };
}

const KEYS: Statement = sql`SELECT id, public_key, since, predecessor, signed_by, signature FROM audit_keys ORDER BY since, rowid`;

/** Every key that ever signed, in the order they began. */
export async function auditKeys(database: Database): Promise<KeyRecord[]> {
  const [result] = await database.read([KEYS]);
  return (result?.rows ?? []).map(toKey);
}

/** Checkpoints, newest first, older than a number. */
export async function checkpointPage(database: Database, before: number | null, limit: number): Promise<Checkpoint[]> {
  const [result] = await database.read([
    {
      sql: `SELECT ${CHECKPOINT_COLUMNS} FROM checkpoints WHERE number < ? ORDER BY number DESC LIMIT ?`,
      args: [before ?? Number.MAX_SAFE_INTEGER, limit],
    },
  ]);
  return Promise.all((result?.rows ?? []).map(toCheckpoint));
}

/** Checkpoints that speak of a chain, oldest first, after a number; none of a chain outside the scope. */
export async function checkpointsOf(
  scope: Scope,
  database: Database,
  chain: string,
  after: number,
  limit: number,
): Promise<Checkpoint[]> {
  if (chain !== 'shared' && scope.bodies !== 'all' && !scope.bodies.has(chain)) return [];
  const [result] = await database.read([
    {
      sql: `SELECT ${CHECKPOINT_COLUMNS} FROM checkpoints
        WHERE number > ? AND instr(heads, ?) > 0 ORDER BY number LIMIT ?`,
      args: [after, memberOf(chain), limit],
    },
  ]);
  return Promise.all((result?.rows ?? []).map(toCheckpoint));
}

/** A chain as it stands among the heads of a checkpoint that speaks of it: faster found as text than as JSON. */
const memberOf = (chain: string): string => `"chain":${JSON.stringify(chain)},`;

/** How many checkpoints up to a number speak of a chain. */
export async function checkpointCount(database: Database, chain: string, upTo: number): Promise<number> {
  const [result] = await database.read([
    sql`SELECT COUNT(*) FROM checkpoints WHERE number <= ${upTo} AND instr(heads, ${memberOf(chain)}) > 0`,
  ]);
  return Number(result?.rows[0]?.[0] ?? 0);
}

/** The statement that adds a checkpoint; a taken number fails the batch. */
export function insertCheckpoint({ number, at, key, previous, heads, signature }: Checkpoint): Statement {
  return sql`INSERT INTO checkpoints (number, at, key, previous, heads, signature)
    VALUES (${number}, ${at}, ${key}, ${previous}, ${JSON.stringify(heads)}, ${signature})`;
}

/** The statement that adds a key; a known id fails the batch. */
export function insertKey({ id, publicKey, since, predecessor, signedBy, signature }: KeyRecord): Statement {
  return sql`INSERT INTO audit_keys (id, public_key, since, predecessor, signed_by, signature)
    VALUES (${id}, ${publicKey}, ${since}, ${predecessor}, ${signedBy}, ${signature})`;
}

/** Of the heads given, those whose entries still stand in the log as they stood then. */
export async function headsThatStand(database: Database, heads: readonly ChainHead[]): Promise<Set<string>> {
  const [result] = await database.read([
    {
      sql: `SELECT e.hash FROM json_each(?) j CROSS JOIN log_entries e
        ON e.chain = j.value ->> 0 AND e.position = j.value ->> 1 AND e.hash = j.value ->> 2`,
      args: [JSON.stringify(heads.map(({ chain, position, hash }) => [chain, position, hash]))],
    },
  ]);
  return new Set((result?.rows ?? []).map((row) => String(row[0])));
}

async function toCheckpoint(row: { [index: number]: unknown }): Promise<Checkpoint> {
  const heads = JSON.parse(String(row[4])) as ChainHead[];
  return {
    number: Number(row[0]),
    at: row[1] as Instant,
    key: String(row[2]),
    previous: row[3] as string | null,
    leaves: (await Promise.all(heads.map((head) => sha256(leafText(head))))).sort(),
    heads,
    signature: String(row[5]),
  };
}

function toKey(row: { [index: number]: unknown }): KeyRecord {
  return {
    id: String(row[0]),
    publicKey: String(row[1]),
    since: row[2] as Instant,
    predecessor: row[3] as string | null,
    signedBy: String(row[4]),
    signature: String(row[5]),
  };
}
