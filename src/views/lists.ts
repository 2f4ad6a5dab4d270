// Lists as people read them: a table with the columns one chose, ways to sort, filter, save and take it out as a file.

import { FIRST_COLUMNS, LIST_COLUMNS, LISTS, type ListColumn, type ListName } from '../domain/lists.ts';
import { SEVERITIES } from '../domain/vocabulary.ts';
import { statusTag } from './agreements.ts';
import { fileLinks } from './files.ts';
import { severityTag } from './findings.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { findingTitle } from './wording/findings.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

type Cell = string | number | null;
export type ListRowView = {
  id: string;
  cells: readonly Cell[];
  /** The ids of what columns name, by column. */
  named: Readonly<Record<string, string | null>>;
};

/** What was asked of a list, as its address says it. */
export type ListQuery = {
  q: string;
  filters: Readonly<Record<string, string>>;
  sort: string;
  descending: boolean;
  columns: readonly string[];
};

/** What the page is made of. */
export type ListInput = {
  list: ListName;
  asked: ListQuery;
  rows: readonly ListRowView[];
  total: number;
  cursor: string | null;
  nextCursor: string | null;
  views: readonly { id: string; name: string; query: string }[];
  /** What was wrong with the name of a view to be saved. */
  nameError: string | null;
};

/** The address of a list as asked, for links, files and saved views. */
export function listQuery({ q, filters, sort, descending, columns }: ListQuery): Record<string, string | null> {
  const by = Object.fromEntries(Object.entries(filters).map(([name, value]) => [`f.${name}`, value]));
  return { q: q || null, ...by, sort, order: descending ? 'desc' : null, columns: columns.join(',') };
}

/** A list: GET /lists/{list}. */
export function renderList(renderer: Renderer, frame: Frame, input: ListInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { list, asked, cursor, nextCursor } = input;
  const query = listQuery(asked);
  const all = LIST_COLUMNS[list];
  const content = {
    lists: LISTS.map((one) => ({ title: listName(words, one), href: links.list(one), current: one === list })),
    newUrl: newUrl(setting, list),
    q: asked.q,
    hidden: hiddenOf(setting),
    sort: asked.sort,
    order: asked.descending ? 'desc' : '',
    filters: Object.entries(all).flatMap(([name, column]) => filterOf(words, name, column, asked.filters[name])),
    columns: Object.keys(all).map((name) => ({
      name,
      label: columnName(words, name),
      chosen: asked.columns.includes(name),
    })),
    heads: asked.columns.map((name) => headOf(setting, input, name)),
    rows: input.rows.map((row) => rowOf(setting, input, row)),
    shown: words.text('findings.total', { shown: input.rows.length, total: input.total }),
    resetUrl: links.list(list),
    files: fileLinks(words, (format) => links.listFile(list, { ...query, format })),
    paging:
      cursor === null && nextCursor === null
        ? null
        : {
            first: cursor === null ? null : links.list(list, query),
            next: nextCursor === null ? null : links.list(list, { ...query, cursor: nextCursor }),
          },
    ...viewsOf(setting, input, new URLSearchParams(pairsOf(query)).toString()),
  };
  const heading = { title: listName(words, list), section: 'lists', choosesBody: list !== 'vendors' } as const;
  return printPage(renderer, setting, 'list', heading, content);
}

/** The way to a new row of the list, for whoever may write one; in the body chosen. */
function newUrl({ words, links, frame }: Setting, list: ListName): { url: string; text: string } | null {
  if (list === 'vendors')
    return frame.may.writeShared ? { url: links.newVendor(), text: words.text('vendor.new') } : null;
  const may = frame.body === null ? frame.writes.length > 0 : frame.writes.includes(frame.body);
  const query = { body: frame.body };
  if (!may) return null;
  if (list === 'contracts') return { url: links.newContract(query), text: words.text('contract.new') };
  if (list === 'systems') return { url: links.newSystem(query), text: words.text('newSystem.new') };
  return list === 'agreements' ? { url: links.newAgreement(query), text: words.text('newAgreement.new') } : null;
}

function pairsOf(query: Record<string, string | null>): [string, string][] {
  return Object.entries(query).flatMap(([name, value]) => (value === null ? [] : [[name, value] as [string, string]]));
}

function hiddenOf({ frame }: Setting): { name: string; value: string }[] {
  return frame.body === null ? [] : [{ name: 'body', value: frame.body }];
}

function viewsOf({ links }: Setting, { list, views, nameError }: ListInput, query: string): object {
  return {
    nameError,
    viewQuery: query,
    saveUrl: links.saveView(list),
    views: views.map((view) => ({
      name: view.name,
      url: `${links.list(list).split('?')[0]}?${view.query}`,
      forgetUrl: links.forgetView(list, view.id),
    })),
  };
}

/** What a list is called. */
export function listName(words: Words, list: ListName): string {
  return words.text(`lists.${list}`);
}

function columnName(words: Words, name: string): string {
  return words.text(`column.${name}` as TextKey);
}

function filterOf(words: Words, name: string, column: ListColumn, chosen: string | undefined): object[] {
  if (column.kind !== 'code') return [];
  const options = column.codes.map((code) => ({
    value: code,
    label: words.label(column.vocabulary, code),
    selected: code === chosen,
  }));
  return [{ name: `f.${name}`, id: `f-${name}`, label: columnName(words, name), options }];
}

function headOf({ words, links }: Setting, { list, asked }: ListInput, name: string): object {
  const isSort = asked.sort === name;
  const descending = isSort && !asked.descending;
  return {
    label: columnName(words, name),
    url: links.list(list, listQuery({ ...asked, sort: name, descending })),
    sorted: isSort ? (asked.descending ? 'descending' : 'ascending') : null,
    mark: isSort ? (asked.descending ? '▼' : '▲') : '',
  };
}

/** The page of what a row is about. */
function pageOf({ links }: Setting, list: ListName, id: string): string {
  const pages = {
    agreements: links.agreement,
    systems: links.system,
    contracts: links.contract,
    vendors: links.vendor,
  };
  return pages[list](id);
}

/** The page of what a cell names; a system's vendor is one, a contract's and a processor are legal entities. */
function namedUrl({ links }: Setting, list: ListName, column: string, id: string | null | undefined): string | null {
  if (id == null) return null;
  if (column === 'product') return links.product(id);
  return list === 'systems' ? links.vendor(id) : links.company(id);
}

function rowOf(setting: Setting, { list, asked }: ListInput, row: ListRowView): object {
  const { words } = setting;
  const cells = asked.columns.map((name, i) => {
    const column = LIST_COLUMNS[list][name] as ListColumn;
    const value = row.cells[i] ?? null;
    const worst = column.kind === 'severity' ? SEVERITIES[Number(value ?? 0) - 1] : undefined;
    return {
      label: columnName(words, name),
      text: cellText(words, column, value) || '–',
      url: name === 'name' ? pageOf(setting, list, row.id) : namedUrl(setting, list, name, row.named[name]),
      severity: worst ? severityTag(words, worst) : null,
      status:
        column.kind === 'code' && column.vocabulary === 'status' && value ? statusTag(words, String(value)) : null,
    };
  });
  return { head: cells[0], cells: cells.slice(1) };
}

/** A cell in words; empty for nothing. */
export function cellText(words: Words, column: ListColumn, value: Cell): string {
  if (value === null || value === '') return '';
  if (column.kind === 'day') return words.shortDay(String(value));
  if (column.kind === 'country') return words.country(String(value));
  if (column.kind === 'code') return words.label(column.vocabulary, String(value));
  if (column.kind === 'severity') {
    const severity = SEVERITIES[Number(value) - 1];
    return severity ? words.label('severity', severity) : '';
  }
  if (column.kind === 'findings')
    return words.list(
      String(value)
        .split(' ')
        .map((code) => findingTitle(code, words.language)),
    );
  return String(value);
}

/** The list as a table of texts and numbers: the heads, then a row each; for files. */
export function listTable(
  words: Words,
  { list, asked, rows }: Pick<ListInput, 'list' | 'asked' | 'rows'>,
): (string | number)[][] {
  const columns = asked.columns.map((name) => LIST_COLUMNS[list][name] as ListColumn);
  const heads = asked.columns.map((name) => columnName(words, name));
  const body = rows.map(({ cells }) =>
    columns.map((column, i) => {
      const value = cells[i] ?? null;
      return column.kind === 'number'
        ? Number(value ?? 0)
        : column.kind === 'day'
          ? String(value ?? '')
          : cellText(words, column, value);
    }),
  );
  return [heads, ...body];
}

/** The columns a list begins with. */
export function firstColumns(list: ListName): readonly string[] {
  return FIRST_COLUMNS[list];
}
