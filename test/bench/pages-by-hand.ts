// The yardstick of pages: what they tell of, by hand-written SQL or the very same statements, on the plain client.
import type { Client, InStatement, InValue } from '@libsql/client';
import { RULES_REVISION } from '../../src/domain/assessment/assess.ts';
import type { Statement } from '../../src/storage/database.ts';
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

/** The statements a page asks, in the batches it asks them in, sent by the plain client and nothing made of them. */
export async function replayed(client: Client, batches: readonly (readonly Statement[])[]): Promise<unknown[][]> {
  const answers: unknown[][] = [];
  for (const statements of batches) {
    const sent = statements.map(({ sql, args }) => ({ sql, args: [...args] as InValue[] }));
    const results = await client.batch(sent, 'read');
    answers.push(results.map(({ rows }) => [...rows]));
  }
  return answers;
}

async function cells(client: Client, person: string, statements: InStatement[]): Promise<string> {
  const results = await client.batch([...asking(person), ...statements], 'read');
  return JSON.stringify(results.slice(-statements.length).map(({ rows }) => JSON.parse(String(rows[0]?.[0]))));
}
