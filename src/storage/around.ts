// What a write needs to know of the register in one statement: whom it reaches, and what their outcomes depend on.
import type { ResultSet } from '@libsql/client';
import type { AssessedKind } from '../domain/assessment/rule.ts';
import type { Revision } from '../domain/revisions.ts';
import { UPWARD } from './caches.ts';
import type { Statement } from './database.ts';
import { REVISION_CELL, revisionsIn } from './journal.ts';

/** Assessed subjects, and the revisions their outcomes may depend on. */
export type Around = { reached: { id: string; kind: AssessedKind }[]; revisions: Revision[] };

/**
 * The statement that reads the assessed subjects whose outcomes may depend on one of `from`, at most `named` of them, and
 * every revision that the first `refilled` of them, and the subjects `beside` them, may depend on.
 */
export function around(from: readonly string[], beside: readonly string[], named: number, refilled: number): Statement {
  return {
    sql: `${UPWARD}, upward(id, kind) AS MATERIALIZED (
        SELECT s.id, s.kind FROM (SELECT id FROM up) x CROSS JOIN subjects s ON s.id = x.id
        WHERE s.kind IN ('system', 'contract', 'agreement', 'body') LIMIT ?),
      reached(id) AS (
        SELECT s.root FROM (SELECT id FROM (SELECT id FROM upward LIMIT ?) UNION SELECT value FROM json_each(?)) j
          CROSS JOIN subjects s ON s.id = j.id
        UNION SELECT l.to_id FROM reached CROSS JOIN links l ON l.from_id = reached.id)
      SELECT (SELECT json_group_array(json_array(id, kind)) FROM upward),
        (SELECT ${REVISION_CELL} FROM (SELECT id FROM reached) x CROSS JOIN revisions r ON r.root = x.id)`,
    args: [JSON.stringify(from), named, refilled, JSON.stringify(beside)],
  };
}

/** What `around` read. */
export function aroundFrom(result: ResultSet | undefined): Around {
  const [upward, cell] = [result?.rows[0]?.[0], result?.rows[0]?.[1]];
  const reached = JSON.parse(String(upward ?? '[]')) as [string, AssessedKind][];
  return { reached: reached.map(([id, kind]) => ({ id, kind })), revisions: revisionsIn(cell) };
}
