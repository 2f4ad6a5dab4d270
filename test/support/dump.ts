// What a register's tables hold, as text that can be compared: the caches, and the log with its chains.
import type { AssessedKind } from '../../src/domain/assessment/rule.ts';
import { CURRENT_TABLES } from '../../src/domain/projection.ts';
import type { World } from '../../src/operations/world.ts';

export type Row = (string | number | null)[];
export type Dump = Record<string, string[]>;
export type Kept = { subject: string; kind: AssessedKind; from: string; to: string; said: string };

/** The rows of a table, columns as named. */
export async function rowsOf(world: World, table: string, columns: string): Promise<Row[]> {
  const [result] = await world.database.read([{ sql: `SELECT ${columns} FROM ${table}`, args: [] }]);
  return (result?.rows ?? []).map((row) => Array.from(row as unknown as ArrayLike<Row[number]>));
}

/** Rows as sorted lines of text. */
export const asText = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).sort();

/** Subjects, links and every current table. */
export async function currentTables(world: World): Promise<Dump> {
  const dump: Dump = {
    subjects: asText(await rowsOf(world, 'subjects', 'id, kind, root, body')),
    links: asText(await rowsOf(world, 'links', 'from_id, to_id')),
  };
  for (const [table, columns] of Object.entries(CURRENT_TABLES))
    dump[table] = asText(await rowsOf(world, table, columns.join(', ')));
  return dump;
}

/** The kept outcomes in order of subject and day; `said` is all the rest of a row. */
export async function keptOutcomes(world: World): Promise<Kept[]> {
  const columns = 'subject, kind, from_on, to_on, body, status, version, worst, codes, outcomes, seq, rules';
  const rows = await rowsOf(world, 'assessments', columns);
  return rows
    .map(([subject, kind, from, to, ...said]) => ({
      subject: String(subject),
      kind: kind as AssessedKind,
      from: String(from),
      to: String(to),
      said: JSON.stringify(said),
    }))
    .sort((a, b) => (a.subject + a.from < b.subject + b.from ? -1 : 1));
}

/** Kept outcomes cut to the days from one to another, for caches that were filled on different days. */
export function between(kept: readonly Kept[], first: string, last: string): string[] {
  return kept
    .filter(({ from, to }) => to >= first && from <= last)
    .map(
      ({ subject, from, to, said }) => `${subject} ${from < first ? first : from}..${to > last ? last : to} ${said}`,
    );
}
