// Which days kept outcomes cover: each subject's, all of them together, and who lacks any.
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import { type Database, type Statement, sql } from './database.ts';

/** The days a row of outcomes holds on, both inclusive, and the revision of the rules it is of. */
type Dated = { subject: string; from: CalendarDate; to: CalendarDate; rules: number };

/** What a subject's row says while none of its outcomes are kept. */
export const NONE_KEPT = 'assessed_from = NULL, assessed_to = NULL, assessed_rules = NULL';

/** The statement that takes back what all outcomes were known to cover. */
export const UNCOVERED: Statement = sql`UPDATE journal_head SET covered_from = NULL, covered_to = NULL WHERE id = 1`;

/** The days a subject's kept outcomes cover, and the revision of the rules they are of; null when none are kept. */
type Kept = { from: CalendarDate; to: CalendarDate; rules: number } | null;

function keptOf(dropped: readonly string[], rows: readonly Dated[]): ReadonlyMap<string, Kept> {
  const kept = new Map<string, Kept>(dropped.map((id) => [id, null]));
  for (const { subject, from, to, rules } of rows) {
    const known = kept.get(subject);
    if (!known) kept.set(subject, { from, to, rules });
    else if (from < known.from) known.from = from;
    else if (to > known.to) known.to = to;
  }
  return kept;
}

/** The statements that note what the rows put in the place of those dropped cover, each subject's and all of them. */
export function noteKept(dropped: readonly string[], rows: readonly Dated[]): Statement[] {
  const kept = keptOf(dropped, rows);
  const cells = [...kept].map(([id, days]) => [id, days?.from ?? null, days?.to ?? null, days?.rules ?? null]);
  const own = {
    sql: `UPDATE subjects SET assessed_from = j.value ->> 1, assessed_to = j.value ->> 2, assessed_rules = j.value ->> 3
      FROM json_each(?) j WHERE subjects.id = j.value ->> 0`,
    args: [JSON.stringify(cells)],
  };
  return [own, coveredBy(kept)];
}

/** The statement that cuts what outcomes are known to cover down to what those put cover too; to nothing when one is not put. */
function coveredBy(kept: ReadonlyMap<string, Kept>): Statement {
  let [from, to]: [string, string] = ['', END_OF_TIME];
  let rules: number | null = null;
  for (const days of kept.values()) {
    if (days === null) return UNCOVERED;
    if (days.from > from) from = days.from;
    if (days.to < to) to = days.to;
    rules = days.rules;
  }
  return {
    sql: `UPDATE journal_head SET covered_from = CASE WHEN covered_rules = ?1 THEN MAX(covered_from, ?2) END,
      covered_to = CASE WHEN covered_rules = ?1 THEN MIN(covered_to, ?3) END WHERE id = 1 AND covered_from IS NOT NULL AND ?1 IS NOT NULL`,
    args: [rules, from, to],
  };
}

const UNASSESSED = `s.kind IN ('system', 'contract', 'agreement', 'body')
  AND NOT (s.assessed_rules IS ?3 AND s.assessed_from <= ?2 AND s.assessed_to >= ?4)`;

/** The statement that notes that the outcomes of every assessed subject cover the days, if they do. */
export function coveredNow([from, to]: readonly [CalendarDate, CalendarDate], rules: number): Statement {
  return {
    sql: `UPDATE journal_head SET covered_from = ?2, covered_to = ?4, covered_rules = ?3
      WHERE id = ?1 AND NOT EXISTS (SELECT 1 FROM subjects s INDEXED BY subjects_assessed WHERE ${UNASSESSED})`,
    args: [1, from, rules, to],
  };
}

/** Which bodies hold assessed subjects whose kept outcomes do not cover the days, and how many; null is held by none. */
export async function bodiesLacking(
  database: Database,
  bodies: readonly string[] | 'all',
  [from, to]: readonly [CalendarDate, CalendarDate],
  rules: number,
): Promise<{ body: string | null; count: number }[]> {
  const among = bodies === 'all' ? 'subjects s INDEXED BY subjects_assessed' : AMONG;
  const [result] = await database.read([
    {
      sql: `SELECT s.body, COUNT(*) FROM ${among} WHERE ${UNASSESSED} GROUP BY s.body`,
      args: [JSON.stringify(bodies), from, rules, to],
    },
  ]);
  return (result?.rows ?? []).map((row) => ({ body: row[0] as string | null, count: Number(row[1]) }));
}

const AMONG = 'json_each(?1) j CROSS JOIN subjects s INDEXED BY subjects_assessed ON s.body IS j.value';

/** Beside an agreement, what it stands on: what is read for the one is read for the other. */
const BESIDE_ITS_AGREEMENT = `COALESCE((SELECT MIN(x.id) FROM agreement_systems x WHERE x.system = s.id),
  (SELECT MIN(a.id) FROM agreements a WHERE a.contract = s.id), s.id)`;

/**
 * The assessed subjects held by the bodies whose kept outcomes, under the present rules, do not cover every one of the days;
 * a system and a contract beside an agreement that stands on it.
 */
export async function unassessed(
  database: Database,
  bodies: readonly (string | null)[],
  [from, to]: readonly [CalendarDate, CalendarDate],
  rules: number,
  limit: number,
): Promise<string[]> {
  const [result] = await database.read([
    {
      sql: `SELECT s.id FROM ${AMONG} WHERE ${UNASSESSED} ORDER BY ${BESIDE_ITS_AGREEMENT}, s.id LIMIT ?5`,
      args: [JSON.stringify(bodies), from, rules, to, limit],
    },
  ]);
  return (result?.rows ?? []).map((row) => String(row[0]));
}
