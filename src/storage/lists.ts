// Lists over the current tables: rows by chosen columns, filtered and sorted by one of them, a page at a time by key.
import type { ResultSet } from '@libsql/client';
import type { CalendarDate } from '../domain/calendar.ts';
import { LIST_COLUMNS, type ListName } from '../domain/lists.ts';
import type { Scope } from '../domain/permissions.ts';
import type { Statement } from './database.ts';
import { scopeArguments } from './journal.ts';

/** What is asked of a list. `filters` are by column of a code; `columns` and `sort` are columns of the list. */
export type ListAsked = {
  bodies: readonly string[];
  q: string;
  filters: Readonly<Record<string, string>>;
  sort: string;
  descending: boolean;
  columns: readonly string[];
};

/** The key of the last row of a page. */
export type ListKey = { key: string; id: string } | null;
export type ListRow = {
  id: string;
  key: string;
  cells: readonly (string | number | null)[];
  /** The ids of what columns name: by column, of the columns asked for. */
  named: Readonly<Record<string, string | null>>;
};

/** Where the rows of a list come from, the SQL of each column, and the text it is searched in. */
type Source = {
  from: string;
  columns: Readonly<Record<string, string>>;
  searched: string;
  /** The SQL of the id of what a column names, where that has a page of its own. */
  named?: Readonly<Record<string, string>>;
};

const HELD = (kind: string, table: string) =>
  `json_each(?1) j CROSS JOIN subjects s ON s.body = j.value AND s.kind = '${kind}' AND (?2 OR s.body IN (SELECT value FROM json_each(?3)))
    CROSS JOIN ${table} t ON t.id = s.id CROSS JOIN bodies b ON b.id = s.body`;
/** The outcomes kept for today; a list stands though they are not there yet. */
const OUTCOMES = `LEFT JOIN assessments z ON z.subject = t.id AND z.from_on <= ?4 AND z.to_on >= ?4 AND z.rules = ?5`;
const OWNER = `(SELECT name FROM people WHERE id = t.owner)`;

const SOURCES: Readonly<Record<ListName, Source>> = {
  agreements: {
    from: `${HELD('agreement', 'agreements')} ${OUTCOMES} LEFT JOIN agreement_versions v ON v.id = z.version
      LEFT JOIN contracts c ON c.id = t.contract LEFT JOIN entities e ON e.id = COALESCE(v.processor, c.vendor)`,
    columns: {
      name: 't.title',
      body: 'b.name',
      processor: 'e.name',
      status: 'z.status',
      severity: 'z.worst',
      findings: 'z.codes',
      validFrom: 'v.valid_from',
      validTo: 'v.valid_to',
      version: 'v.label',
      form: 't.form',
      caseReference: 't.case_reference',
      contract: 'c.title',
      owner: OWNER,
    },
    searched: `t.title || ' ' || COALESCE(t.case_reference, '') || ' ' || COALESCE(e.name, '')`,
    named: { processor: 'e.id' },
  },
  systems: {
    from: `${HELD('system', 'systems')} ${OUTCOMES} LEFT JOIN products p ON p.id = t.product LEFT JOIN vendors v ON v.id = p.vendor
      LEFT JOIN entities e ON e.id = v.entity`,
    columns: {
      name: 't.name',
      body: 'b.name',
      product: 'p.name',
      vendor: 'e.name',
      zone: 't.zone',
      twoFactor: 't.two_factor',
      severity: 'z.worst',
      findings: 'z.codes',
      goLive: 't.go_live',
      endedOn: 't.ended_on',
      owner: OWNER,
    },
    searched: `t.name || ' ' || COALESCE(p.name, '') || ' ' || COALESCE(e.name, '')`,
    named: { product: 'p.id', vendor: 'v.id' },
  },
  contracts: {
    from: `${HELD('contract', 'contracts')} LEFT JOIN entities e ON e.id = t.vendor`,
    columns: {
      name: 't.title',
      body: 'b.name',
      vendor: 'e.name',
      caseReference: 't.case_reference',
      startOn: 't.start_on',
      endOn: 't.end_on',
      agreements: '(SELECT COUNT(*) FROM agreements a WHERE a.contract = t.id)',
    },
    searched: `t.title || ' ' || COALESCE(t.case_reference, '') || ' ' || COALESCE(e.name, '')`,
    named: { vendor: 'e.id' },
  },
  vendors: {
    from: 'vendors t CROSS JOIN entities e ON e.id = t.entity',
    columns: {
      name: 'e.name',
      number: 'e.number',
      country: 'e.country',
      registryStatus: 'e.registry_status',
      contact: 't.contact_email',
      products: '(SELECT COUNT(*) FROM products p WHERE p.vendor = t.id)',
      systems: `(SELECT COUNT(*) FROM products p CROSS JOIN systems y ON y.product = p.id CROSS JOIN subjects s ON s.id = y.id
        WHERE p.vendor = t.id AND s.body IN (SELECT value FROM json_each(?1))
          AND (?2 OR s.body IN (SELECT value FROM json_each(?3))))`,
    },
    searched: `e.name || ' ' || COALESCE(e.number, '')`,
  },
};

/** The columns storage has for a list. */
export function storedColumns(list: ListName): string[] {
  return Object.keys(SOURCES[list].columns);
}

/**
 * The statement that reads a page of a list after a key, and how many match in all. Empty cells come first; texts are
 * sorted as SQLite's NOCASE has them, numbers by size.
 */
export function listPage(
  scope: Scope,
  list: ListName,
  asked: ListAsked,
  [today, rules]: readonly [CalendarDate, number],
  after: ListKey,
  limit: number,
): Statement {
  const { from, columns, searched } = SOURCES[list];
  const column = (name: string): string => columns[name] ?? 'NULL';
  const isNumber =
    LIST_COLUMNS[list][asked.sort]?.kind === 'number' || LIST_COLUMNS[list][asked.sort]?.kind === 'severity';
  const sort = isNumber ? `printf('%09d', COALESCE(${column(asked.sort)}, 0))` : `COALESCE(${column(asked.sort)}, '')`;
  const [all, allowed] = scopeArguments(scope);
  const filters = Object.entries(asked.filters);
  const where = filters.map(([name], i) => `AND ${column(name)} = ?${11 + i}`).join(' ');
  const [than, order] = asked.descending ? ['<', 'DESC'] : ['>', 'ASC'];
  const cells = [...asked.columns.map(column), ...namedBy(list, asked).map(([, id]) => id)].join(', ');
  return {
    sql: `WITH hits AS MATERIALIZED (SELECT t.id AS id, ${sort} AS key, json_array(${cells}) AS cells FROM ${from}
        WHERE (?6 = '' OR instr(lower(${searched}), lower(?6)) > 0) ${where})
      SELECT json_group_array(json_array(id, key, json(cells))), (SELECT COUNT(*) FROM hits) FROM (
        SELECT id, key, cells FROM hits WHERE ?7 OR (key COLLATE NOCASE, id) ${than} (?8, ?9)
        ORDER BY key COLLATE NOCASE ${order}, id ${order} LIMIT ?10)`,
    args: [
      JSON.stringify(asked.bodies),
      all,
      allowed,
      today,
      rules,
      asked.q,
      after === null ? 1 : 0,
      after?.key ?? '',
      after?.id ?? '',
      limit,
      ...filters.map(([, value]) => value),
    ],
  };
}

/** The columns asked for that name something with a page of its own, each with the SQL of its id. */
function namedBy(list: ListName, { columns }: Pick<ListAsked, 'columns'>): [string, string][] {
  const { named = {} } = SOURCES[list];
  return columns.flatMap((name) => (named[name] === undefined ? [] : [[name, named[name]] as [string, string]]));
}

/** The rows `listPage` read of a list and how many match in all. */
export function listFrom(
  result: ResultSet | undefined,
  list: ListName,
  asked: Pick<ListAsked, 'columns'>,
): { rows: ListRow[]; total: number } {
  const [cell, total] = result?.rows[0] ? [result.rows[0][0], result.rows[0][1]] : ['[]', 0];
  const rows = JSON.parse(String(cell)) as [string, string, (string | number | null)[]][];
  const names = namedBy(list, asked).map(([name]) => name);
  const shown = asked.columns.length;
  return {
    rows: rows.map(([id, key, cells]) => ({
      ...{ id, key, cells: cells.slice(0, shown) },
      named: Object.fromEntries(names.map((name, i) => [name, (cells[shown + i] ?? null) as string | null])),
    })),
    total: Number(total),
  };
}
