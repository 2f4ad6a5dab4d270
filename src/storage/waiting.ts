// What a body waits for: versions on their way to being signed, and notices that nobody has answered.
import type { Scope } from '../domain/permissions.ts';
import type { Database } from './database.ts';
import { scopeArguments } from './journal.ts';

/** A version or notice that waits, with the agreement it is under. */
export type WaitingRow = { kind: 'version' | 'notice'; id: string; agreement: string; body: string };

/** What waits under the agreements of the bodies, at most `limit` of each kind. */
export async function waitingUnder(
  scope: Scope,
  database: Database,
  bodies: readonly string[],
  limit: number,
): Promise<WaitingRow[]> {
  const [all, allowed] = scopeArguments(scope);
  const args = [JSON.stringify(bodies), all, allowed, limit];
  const held = `FROM json_each(?1) j CROSS JOIN subjects s ON s.body = j.value AND s.kind = 'agreement'
    AND (?2 OR s.body IN (SELECT value FROM json_each(?3)))`;
  const results = await database.read([
    {
      sql: `SELECT v.id, s.id, s.body ${held} CROSS JOIN agreement_versions v ON v.agreement = s.id
        WHERE v.state IN ('pending_approval', 'out_for_signature') LIMIT ?4`,
      args,
    },
    {
      sql: `SELECT n.id, s.id, s.body ${held} CROSS JOIN notices n ON n.agreement = s.id WHERE n.response = 'none' LIMIT ?4`,
      args,
    },
  ]);
  return results.flatMap(({ rows }, i) =>
    rows.map((row) => ({
      kind: i === 0 ? ('version' as const) : ('notice' as const),
      id: String(row[0]),
      agreement: String(row[1]),
      body: String(row[2]),
    })),
  );
}
