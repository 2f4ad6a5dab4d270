// The yardstick of reading: the best hand-written SQL over the same tables on the same client, one cell a page.
import type { Client, InStatement, InValue } from '@libsql/client';
import { TODAY } from './generate.ts';

/** What the benches ask of the list: bodies, a status, part of a text, and how many. */
export type Listed = { bodies: readonly string[]; status: string; q: string; limit: number };

const SYSTEMS = 'agreement_systems x CROSS JOIN systems y ON y.id = x.system WHERE x.id = a.id';

/** The list as one cell of JSON: driven by the index of the bodies' outcomes, names looked up for the page alone. */
function listed({ bodies, status, q, limit }: Listed, counted: boolean): InStatement {
  const args: InValue[] = [JSON.stringify(bodies), TODAY, status, q.toLowerCase(), limit + 1];
  return {
    sql: `WITH hits AS MATERIALIZED (
        SELECT a.id, a.title, z.body, z.version, z.codes, z.worst, z.status FROM json_each(?1) j
          CROSS JOIN assessments z INDEXED BY assessments_body ON z.body = j.value AND z.kind = 'agreement' AND z.to_on >= ?2
          CROSS JOIN agreements a ON a.id = z.subject
          LEFT JOIN agreement_versions v ON v.id = z.version LEFT JOIN contracts c ON c.id = a.contract
          LEFT JOIN entities e ON e.id = COALESCE(v.processor, c.vendor)
        WHERE z.from_on <= ?2 AND z.status = ?3 AND (instr(lower(a.title), ?4) > 0 OR instr(lower(COALESCE(a.case_reference, '')), ?4) > 0
          OR instr(lower(COALESCE(e.name, '')), ?4) > 0 OR EXISTS (SELECT 1 FROM ${SYSTEMS} AND instr(lower(y.name), ?4) > 0)))
      SELECT json_group_array(json_object('id', id, 'bodyId', body, 'bodyName', body_name, 'title', title, 'processorName', processor,
        'systemNames', json(systems), 'status', status, 'validFrom', valid_from, 'validTo', valid_to, 'ownerId', owner,
        'findingCodes', codes, 'worstSeverity', worst))${counted ? ', (SELECT COUNT(*) FROM hits)' : ''} FROM (
        SELECT a.id, h.body, b.name AS body_name, a.title, e.name AS processor, h.status, v.valid_from, v.valid_to, a.owner, h.codes, h.worst,
          (SELECT json_group_array(y.name) FROM ${SYSTEMS}) AS systems
        FROM (SELECT * FROM hits ORDER BY title, id LIMIT ?5) h CROSS JOIN agreements a ON a.id = h.id CROSS JOIN bodies b ON b.id = h.body
          LEFT JOIN agreement_versions v ON v.id = h.version LEFT JOIN contracts c ON c.id = a.contract
          LEFT JOIN entities e ON e.id = COALESCE(v.processor, c.vendor))`,
    args,
  };
}

/** The list and how many match in all. */
export async function listBySql(client: Client, asked: Listed): Promise<{ json: string; total: number }> {
  const { rows } = await client.execute(listed(asked, true));
  return { json: String(rows[0]?.[0]), total: Number(rows[0]?.[1]) };
}

/** Who asks and what may be read: what every request over HTTP has to read first. */
export function asking(person: string): InStatement[] {
  const args: InValue[] = [person];
  return [
    { sql: 'SELECT id, name FROM people WHERE id = ?', args },
    { sql: 'SELECT role, at_body FROM roles WHERE person = ? AND active = 1', args },
    {
      sql: `SELECT m.office, m.for_body FROM roles r CROSS JOIN mandates m ON m.office = r.at_body
        WHERE r.person = ? AND r.active = 1 AND r.role = 'data_protection_officer' AND m.active = 1`,
      args,
    },
    'SELECT seq, recorded_at, projected_on FROM journal_head WHERE id = 1',
  ];
}

/** Who asks, then the list, in one batch. */
export async function listForSession(client: Client, person: string, asked: Listed): Promise<string> {
  const results = await client.batch([...asking(person), listed(asked, false)], 'read');
  return `{"items":${results.at(-1)?.rows[0]?.[0]},"nextCursor":null}`;
}

const FOUND = `json_each(?1) j CROSS JOIN assessments z ON z.body = j.value AND z.outcomes <> '[]' AND z.to_on >= ?2`;

/** Every outcome kept for the bodies today, as it was kept. */
export function outcomesBySql(client: Client, bodies: readonly string[]): Promise<unknown[]> {
  return oneCell(client, `SELECT json_group_array(json(z.outcomes)) FROM ${FOUND} WHERE z.from_on <= ?2`, bodies);
}

/** The same with the names of its subject and body and who answers for it. */
export function namedOutcomesBySql(client: Client, bodies: readonly string[]): Promise<unknown[]> {
  const sql = `SELECT json_group_array(json_array(json(z.outcomes), b.name, COALESCE(a.title, y.name, c.title, b.name),
      COALESCE(a.owner, y.owner)))
    FROM ${FOUND} CROSS JOIN bodies b ON b.id = z.body LEFT JOIN agreements a ON a.id = z.subject
      LEFT JOIN systems y ON y.id = z.subject LEFT JOIN contracts c ON c.id = z.subject WHERE z.from_on <= ?2`;
  return oneCell(client, sql, bodies);
}

async function oneCell(client: Client, sql: string, bodies: readonly string[]): Promise<unknown[]> {
  const { rows } = await client.execute({ sql, args: [JSON.stringify(bodies), TODAY] });
  return JSON.parse(String(rows[0]?.[0])) as unknown[];
}
