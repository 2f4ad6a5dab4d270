// Searching on disk: what is kept of each subject that can be found by name, and the questions to the full-text index over it.
import type { ResultSet } from '@libsql/client';
import type { CalendarDate } from '../domain/calendar.ts';
import type { Scope } from '../domain/permissions.ts';
import {
  type AlsoKnown,
  indexedNumbers,
  indexedText,
  MATCHES,
  type Match,
  nameQueries,
  type Question,
  SEARCH_REVISION,
  type SearchItem,
  type SearchKind,
} from '../domain/search.ts';
import type { AgreementStatus } from '../domain/vocabulary.ts';
import { type Statement, sql } from './database.ts';
import { scopeArguments } from './journal.ts';

/** An item as it is put: with the body that holds it, null for what all bodies share. */
export type SearchRow = SearchItem & { body: string | null };

const json = (value: unknown): string => JSON.stringify(value);

/** Statements that replace what is searched of the subjects by the rows given. */
export function putSearch(subjects: readonly string[], rows: readonly SearchRow[]): Statement[] {
  if (subjects.length === 0) return [];
  const ids = json(subjects);
  const gone = 'SELECT i.id FROM json_each(?) j CROSS JOIN search_items i ON i.subject = j.value';
  const dropped = [
    { sql: `DELETE FROM search_names WHERE rowid IN (${gone})`, args: [ids] },
    { sql: `DELETE FROM search_items WHERE id IN (${gone})`, args: [ids] },
  ];
  if (rows.length === 0) return dropped;
  const cells = rows.map((r) => [r.subject, r.kind, r.body, r.name, json(r.also)]);
  const said = rows.map((r) => [r.subject, indexedText(r), indexedNumbers(r), signOf(r.body), signOf(r.kind)]);
  return [
    ...dropped,
    {
      sql: `INSERT INTO search_items (subject, kind, body, name, also)
        SELECT value ->> 0, value ->> 1, value ->> 2, value ->> 3, value ->> 4 FROM json_each(?)`,
      args: [json(cells)],
    },
    {
      sql: `INSERT INTO search_names (rowid, said, number, body, kind)
        SELECT i.id, value ->> 1, value ->> 2, value ->> 3, value ->> 4
        FROM json_each(?) j CROSS JOIN search_items i ON i.subject = j.value ->> 0`,
      args: [json(said)],
    },
  ];
}

/** Statements that empty what is searched by name, for a rebuild. */
export function dropSearch(): Statement[] {
  return [
    sql`INSERT INTO search_names (search_names) VALUES ('delete-all')`,
    sql`DELETE FROM search_items`,
    sql`UPDATE journal_head SET searched = NULL WHERE id = 1`,
  ];
}

/** The statement that notes that all there is can be found. */
export const SEARCHED_NOW: Statement = sql`UPDATE journal_head SET searched = ${SEARCH_REVISION} WHERE id = 1`;

/** Three letters for a text, which the index holds as one: it passes over others by them. Two texts may share theirs. */
export function signOf(text: string | null): string {
  if (text === null) return '***';
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  return ((hash >>> 0) % 36 ** 3).toString(36).padStart(3, '0');
}

/** A scope of more bodies than this is not looked for by their letters: asking each row for its body costs less. */
const MOST_SIGNS = 3;

function within(scope: Scope, kinds: readonly SearchKind[], said: string): string {
  const signs = scope.bodies === 'all' || scope.bodies.size > MOST_SIGNS ? [] : [null, ...scope.bodies].map(signOf);
  const bodies = [...new Set(signs)].map((sign) => `"${sign}"`);
  const [kind, ...others] = kinds;
  return [
    ...(bodies.length > 0 ? [`body : (${bodies.join(' OR ')})`] : []),
    ...(kind !== undefined && others.length === 0 ? [`kind : "${signOf(kind)}"`] : []),
    `(${said})`,
  ].join(' AND ');
}

/** Something found by name. */
export type FoundName = {
  id: string;
  kind: SearchKind;
  body: string | null;
  bodyName: string | null;
  name: string;
  also: AlsoKnown[];
  match: Match;
  /** The company behind it: a product's or system's vendor, the other party of a contract, an agreement's processor. */
  company: string | null;
  /** An agreement's status today, where it is worked out already. */
  status: AgreementStatus | null;
  /** The body whose company it is, for a company that is a body of the scope. */
  bodyOf: string | null;
};

const COMPANY_NAME = `SELECT e.name FROM entities e WHERE e.id =`;
const VENDOR_NAME = `SELECT e.name FROM products p CROSS JOIN vendors v ON v.id = p.vendor CROSS JOIN entities e ON e.id = v.entity
  WHERE p.id =`;
const COMPANY = `CASE i.kind WHEN 'product' THEN (${VENDOR_NAME} i.subject)
  WHEN 'system' THEN (${VENDOR_NAME} (SELECT y.product FROM systems y WHERE y.id = i.subject))
  WHEN 'contract' THEN (${COMPANY_NAME} (SELECT c.vendor FROM contracts c WHERE c.id = i.subject))
  WHEN 'agreement' THEN (${COMPANY_NAME} COALESCE((SELECT v.processor FROM agreement_versions v WHERE v.id = z.version),
    (SELECT c.vendor FROM agreements a CROSS JOIN contracts c ON c.id = a.contract WHERE a.id = i.subject))) END`;

/** The question to the index for each way of matching by name, the best first; kinds only help it to pass over others. */
export function nameMatches(scope: Scope, kinds: readonly SearchKind[], question: Question): string[] {
  const { exact, start, part } = nameQueries(question);
  return [exact, start, part].map((said) => within(scope, kinds, said));
}

/** So many of each way of matching are looked at; ways that match better come first. */
export const MOST_LOOKED_AT = 2_000;

/**
 * The statement that finds what is of the kinds, in the scope, and matches a question by name: of each kind the best `limit`,
 * with how many of it were found in all, and whether there may be more than were looked at.
 */
export function foundByName(
  scope: Scope,
  kinds: readonly SearchKind[],
  question: Question,
  [today, rules]: readonly [CalendarDate, number],
  limit: number,
): Statement {
  const [all, bodies] = scopeArguments(scope);
  const looked = [0, 1, 2].map(
    (
      way,
    ) => `SELECT * FROM (SELECT i.id, i.kind, i.name, ${way} FROM search_names f CROSS JOIN search_items i ON i.id = f.rowid
      WHERE search_names MATCH ?${way + 6} AND (?1 OR i.body IS NULL OR i.body IN (SELECT value FROM json_each(?2)))
        AND i.kind IN (SELECT value FROM json_each(?9)) LIMIT ${MOST_LOOKED_AT})`,
  );
  return {
    sql: `WITH looked(id, kind, name, way) AS MATERIALIZED (${looked.join(' UNION ALL ')}),
      found(id, kind, name, way) AS MATERIALIZED (SELECT id, kind, name, MIN(way) FROM looked GROUP BY id),
      placed(id, way, n, place) AS MATERIALIZED (SELECT id, way, COUNT(*) OVER (PARTITION BY kind),
        ROW_NUMBER() OVER (PARTITION BY kind ORDER BY way, name COLLATE NOCASE, id) FROM found)
      SELECT (SELECT COUNT(*) FROM looked WHERE way = 2) >= ${MOST_LOOKED_AT}, json_group_array(json_array(i.subject, i.kind, i.body,
        i.name, json(i.also), placed.way, (SELECT b.name FROM bodies b WHERE b.id = i.body), ${COMPANY}, z.status,
        CASE i.kind WHEN 'company' THEN (SELECT b.id FROM bodies b WHERE b.entity = i.subject
          AND (?1 OR b.id IN (SELECT value FROM json_each(?2))) LIMIT 1) END, placed.n))
      FROM placed CROSS JOIN search_items i ON i.id = placed.id
      LEFT JOIN assessments z ON z.subject = i.subject AND z.from_on <= ?3 AND z.to_on >= ?3 AND z.rules = ?4
      WHERE placed.place <= ?5`,
    args: [all, bodies, today, rules, limit, ...nameMatches(scope, kinds, question), json(kinds)],
  };
}

type Cells = [
  string,
  SearchKind,
  string | null,
  string,
  AlsoKnown[],
  number,
  string | null,
  string | null,
  AgreementStatus | null,
  string | null,
  number,
];

/** What `foundByName` read: the best of each kind, how many of it there are, and whether there may be more. */
export function foundNames(result: ResultSet | undefined): {
  found: FoundName[];
  counts: Map<SearchKind, number>;
  more: boolean;
} {
  const row = result?.rows[0];
  const cells = JSON.parse(String(row?.[1] ?? '[]')) as Cells[];
  const found = cells.map(([id, kind, body, name, also, way, bodyName, company, status, bodyOf]) => {
    return { id, kind, body, bodyName, name, also, match: MATCHES[way] ?? 'part', company, status, bodyOf };
  });
  return { found, counts: new Map(cells.map((cell) => [cell[1], cell[10]])), more: Number(row?.[0] ?? 0) === 1 };
}

/** How many things of the scope a company has to do with today. */
export type CompanyPart = { entity: string; processorIn: number; subProcessorIn: number };

/**
 * The statement that tells, of companies, in how many agreements in force today each is the processor, and in how many
 * systems in use it is a sub-processor, in the bodies of the scope.
 */
export function companyParts(
  scope: Scope,
  entities: readonly string[],
  [today, rules]: readonly [CalendarDate, number],
): Statement {
  const [all, bodies] = scopeArguments(scope);
  const seen = '(?2 OR s.body IN (SELECT value FROM json_each(?3)))';
  const used = "COALESCE(y.go_live, '') <= ?4 AND COALESCE(y.ended_on, '9999') > ?4";
  return {
    sql: `SELECT j.value, (SELECT COUNT(*) FROM agreement_versions v CROSS JOIN subjects s ON s.id = v.agreement
        CROSS JOIN assessments z ON z.subject = v.agreement AND z.from_on <= ?4 AND z.to_on >= ?4 AND z.rules = ?5
        WHERE v.processor = j.value AND z.version = v.id AND ${seen}),
      (SELECT COUNT(*) FROM (
        SELECT y.id FROM sub_processors x CROSS JOIN systems y ON y.product = x.id CROSS JOIN subjects s ON s.id = y.id
          WHERE x.entity = j.value AND ${used} AND ${seen}
        UNION SELECT y.id FROM sub_processors x CROSS JOIN systems y ON y.id = x.id CROSS JOIN subjects s ON s.id = y.id
          WHERE x.entity = j.value AND ${used} AND ${seen}))
      FROM json_each(?1) j`,
    args: [json(entities), all, bodies, today, rules],
  };
}

/** What `companyParts` read. */
export function partsFrom(result: ResultSet | undefined): CompanyPart[] {
  return (result?.rows ?? []).map((row) => ({
    entity: String(row[0]),
    processorIn: Number(row[1]),
    subProcessorIn: Number(row[2]),
  }));
}
