// Companies as processors over several bodies: who has an agreement with which, from the current tables.

import type { CalendarDate } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import type { Database } from './database.ts';
import { scopeArguments } from './journal.ts';

/** The processor of an agreement: its version in force names it, else it is the contract's vendor. */
export type ProcessorRow = { entity: string; name: string; agreement: string; body: string };

/** The agreements of the bodies with their processors on a day, in order of the processor's name; those without one are left out. */
export async function processorsOf(
  scope: Scope,
  database: Database,
  bodies: readonly string[],
  day: CalendarDate,
  rules: number,
): Promise<ProcessorRow[]> {
  const [all, allowed] = scopeArguments(scope);
  const [result] = await database.read([
    {
      sql: `SELECT e.id, e.name, a.id, z.body
        FROM json_each(?1) j CROSS JOIN assessments z ON z.body = j.value AND z.kind = 'agreement' AND z.to_on >= ?2
        CROSS JOIN agreements a ON a.id = z.subject
        LEFT JOIN agreement_versions v ON v.id = z.version LEFT JOIN contracts c ON c.id = a.contract
        CROSS JOIN entities e ON e.id = COALESCE(v.processor, c.vendor)
        WHERE z.from_on <= ?2 AND z.rules = ?3 AND (?4 OR z.body IN (SELECT value FROM json_each(?5)))
        ORDER BY e.name, e.id, z.body, a.id`,
      args: [JSON.stringify(bodies), day, rules, all, allowed],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({
    entity: String(row[0]),
    name: String(row[1]),
    agreement: String(row[2]),
    body: String(row[3]),
  }));
}
