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

/**
 * What is searched, by subject and never by the number of a row, which is another after a rebuild: the items as they are shown,
 * and each three letters the full-text index holds of them with their place.
 */
async function searchedRows(world: World): Promise<Dump> {
  const items = await rowsOf(world, 'search_items', 'subject, kind, body, name, also');
  const results = await world.database.write(
    [
      "CREATE VIRTUAL TABLE searched_terms USING fts5vocab('search_names', 'instance')",
      `SELECT i.subject, t.col, t."offset", t.term FROM searched_terms t JOIN search_items i ON i.id = t.doc`,
      'SELECT COUNT(*) FROM searched_terms t WHERE t.doc NOT IN (SELECT id FROM search_items)',
      'DROP TABLE searched_terms',
    ].map((sql) => ({ sql, args: [] })),
  );
  const [terms, strays] = [results[1]?.rows ?? [], results[2]?.rows ?? []];
  const rows = terms.map((row) => Array.from(row as unknown as ArrayLike<Row[number]>));
  return { search_items: asText(items), search_names: asText(rows), search_strays: [String(strays[0]?.[0])] };
}

/** Subjects, links, what is searched and every current table. */
export async function currentTables(world: World): Promise<Dump> {
  const dump: Dump = {
    subjects: asText(await rowsOf(world, 'subjects', 'id, kind, root, body')),
    links: asText(await rowsOf(world, 'links', 'from_id, to_id')),
    ...(await searchedRows(world)),
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
