// The yardstick of pages: who asks and what the page tells of, by the best hand-written SQL on the plain client, in one batch.
import type { Client, InStatement, InValue } from '@libsql/client';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import { TODAY } from './generate.ts';
import { asking } from './listing.ts';

/** What a matrix is made of: outcomes counted by body, rule and severity, agreements by body and status, names. */
export async function matrixBySql(client: Client, person: string, bodies: readonly string[]): Promise<string> {
  const args: InValue[] = [JSON.stringify(bodies), TODAY, RULES_REVISION];
  return cells(client, person, [
    {
      sql: `SELECT json_group_array(json_array(body, code, outcome, severity, n, late)) FROM (
        SELECT z.body, o.value ->> 'code' AS code, o.value ->> 'outcome' AS outcome, o.value ->> 'severity' AS severity,
          COUNT(*) AS n, SUM(COALESCE(o.value ->> 'dueOn' < ?2, 0)) AS late
        FROM json_each(?1) j CROSS JOIN assessments z ON z.body = j.value AND z.outcomes <> '[]' AND z.to_on >= ?2
          AND z.from_on <= ?2 AND z.rules = ?3 CROSS JOIN json_each(z.outcomes) o GROUP BY 1, 2, 3, 4)`,
      args,
    },
    {
      sql: `SELECT json_group_array(json_array(body, kind, status, n)) FROM (SELECT z.body, z.kind, z.status, COUNT(*) AS n
        FROM json_each(?1) j CROSS JOIN assessments z ON z.body = j.value AND z.to_on >= ?2 AND z.from_on <= ?2 AND z.rules = ?3
        GROUP BY 1, 2, 3)`,
      args,
    },
    {
      sql: 'SELECT json_group_array(json_array(b.id, b.name)) FROM json_each(?1) j JOIN bodies b ON b.id = j.value',
      args: args.slice(0, 1),
    },
  ]);
}

const BENEATH = `WITH RECURSIVE beneath(id) AS (SELECT ?1 UNION SELECT l.to_id FROM beneath CROSS JOIN links l ON l.from_id = beneath.id)`;

/** What the page of an agreement is made of: the revisions of it and of all it stands on, its outcomes, its log, decisions. */
export async function agreementBySql(client: Client, person: string, agreement: string): Promise<string> {
  const args: InValue[] = [agreement];
  return cells(client, person, [
    {
      sql: `${BENEATH} SELECT json_group_array(json_array(r.id, r.subject, r.kind, r.effective_on, r.recorded_at, r.content))
        FROM beneath CROSS JOIN revisions r ON r.root = beneath.id`,
      args,
    },
    {
      sql: `${BENEATH} SELECT json_group_array(json(a.outcomes)) FROM beneath CROSS JOIN assessments a ON a.subject = beneath.id
        WHERE a.to_on >= ?2 AND a.rules = ?3 AND a.outcomes <> '[]'`,
      args: [...args, TODAY, RULES_REVISION],
    },
    {
      sql: `SELECT json_group_array(json_array(e.at, e.actor, e.action)) FROM revisions r CROSS JOIN log_entries e
        ON e.chain = r.body AND e.at = r.recorded_at WHERE r.root = ?1`,
      args,
    },
  ]);
}

async function cells(client: Client, person: string, statements: InStatement[]): Promise<string> {
  const results = await client.batch([...asking(person), ...statements], 'read');
  return JSON.stringify(results.slice(-statements.length).map(({ rows }) => JSON.parse(String(rows[0]?.[0]))));
}
