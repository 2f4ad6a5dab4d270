// Outcomes counted where they are kept: how many of each rule and severity a body has, without reading one of them out.
import type { CalendarDate } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import type { OutcomeKind, Severity } from '../domain/vocabulary.ts';
import type { Database } from './database.ts';
import { scopeArguments } from './journal.ts';

/** Outcomes of a body alike in rule, outcome and severity: how many, and how many of them are overdue. */
export type OutcomeCount = {
  body: string;
  code: string;
  outcome: OutcomeKind;
  severity: Severity;
  n: number;
  overdue: number;
};

const HELD = `FROM json_each(?1) j CROSS JOIN assessments z ON z.body = j.value AND z.outcomes <> '[]' AND z.to_on >= ?2
  AND z.from_on <= ?2 AND z.rules = ?3 AND (?4 OR z.body IN (SELECT value FROM json_each(?5)))`;

/** The outcomes kept for a day counted, and of how many subjects of each body something cannot be told. */
export async function outcomeCounts(
  scope: Scope,
  database: Database,
  bodies: readonly string[],
  day: CalendarDate,
  rules: number,
): Promise<{ counts: OutcomeCount[]; unknown: Map<string, number> }> {
  const [all, allowed] = scopeArguments(scope);
  const args = [JSON.stringify(bodies), day, rules, all, allowed];
  const [counted, unsure] = await database.read([
    {
      sql: `SELECT z.body, o.value ->> 'code', o.value ->> 'outcome', o.value ->> 'severity', COUNT(*),
          SUM(COALESCE(o.value ->> 'dueOn' < ?2, 0)) ${HELD} CROSS JOIN json_each(z.outcomes) o GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`,
      args,
    },
    {
      sql: `SELECT z.body, COUNT(DISTINCT z.subject) ${HELD} AND instr(z.outcomes, '"outcome":"cannot_tell"') > 0 GROUP BY z.body`,
      args,
    },
  ]);
  return {
    counts: (counted?.rows ?? []).map((row) => ({
      body: String(row[0]),
      code: String(row[1]),
      outcome: row[2] as OutcomeKind,
      severity: row[3] as Severity,
      n: Number(row[4]),
      overdue: Number(row[5] ?? 0),
    })),
    unknown: new Map((unsure?.rows ?? []).map((row) => [String(row[0]), Number(row[1])])),
  };
}
