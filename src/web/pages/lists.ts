// The pages of lists: a list as its address asks, the same as a file, and views saved of it.
import { Failure, notFound } from '../../domain/failures.ts';
import { isList, LIST_COLUMNS, type ListName } from '../../domain/lists.ts';
import { dropView, keepView, type ListAsked, listRows, MOST_ROWS, viewsOf } from '../../operations/lists.ts';
import { firstColumns, listName, listTable, renderList } from '../../views/lists.ts';
import { problemText } from '../../views/wording/problems.ts';
import { wordsOf } from '../../views/words.ts';
import { renderer } from '../renderer.ts';
import { tableFile } from './files.ts';
import type { PageContext, Reader } from './framing.ts';
import { leaveFlash } from './framing.ts';
import { formValues } from './saving.ts';

const PAGE = 50;

/** GET /lists/{list}?q=&f.{column}=&sort=&order=&columns=&column=&cursor= */
export function listPage(c: PageContext, reader: Reader): Promise<Response> {
  return showList(c, reader, null);
}

async function showList(
  c: PageContext,
  reader: Reader,
  nameError: string | null,
  given?: URLSearchParams,
): Promise<Response> {
  const { world, actor, frame } = reader;
  const list = listIn(c);
  const query = given ?? new URL(c.req.url).searchParams;
  const asked = askedIn(query, list, reader);
  const cursor = query.get('cursor') || null;
  const page = await listRows(world, actor, list, asked, { limit: PAGE, cursor: cursor ?? undefined });
  const views = await viewsOf(world, actor, list);
  const input = {
    list,
    asked,
    rows: page.rows,
    total: page.total,
    cursor,
    nextCursor: page.nextCursor,
    views,
    nameError,
  };
  return c.html(renderList(renderer(), frame, input).html, nameError === null ? 200 : 422);
}

function listIn(c: PageContext): ListName {
  const list = c.req.param('list');
  if (!isList(list)) throw notFound('list');
  return list;
}

/** What the address asks; columns and filters the list has not are left out. */
function askedIn(query: URLSearchParams, list: ListName, { bodies }: Reader): ListAsked {
  const known = LIST_COLUMNS[list];
  const has = (name: string) => Object.hasOwn(known, name);
  const ticked = query.getAll('column');
  const named = (ticked.length > 0 ? ticked : (query.get('columns') ?? '').split(',')).filter(has);
  const columns = named.length > 0 ? [...new Set(named)] : [...firstColumns(list)];
  const filters = Object.entries(known).flatMap(([name, column]) => {
    const value = query.get(`f.${name}`) ?? '';
    return column.kind === 'code' && column.codes.includes(value) ? [[name, value] as const] : [];
  });
  const sort = query.get('sort') ?? '';
  return {
    bodies,
    q: query.get('q')?.trim() ?? '',
    filters: Object.fromEntries(filters),
    sort: has(sort) ? sort : 'name',
    descending: query.get('order') === 'desc',
    columns,
  };
}

/** GET /lists/{list}/file?format=csv|xlsx&…: every row that matches, in the same order and columns. */
export async function listFile(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const list = listIn(c);
  const query = new URL(c.req.url).searchParams;
  const asked = askedIn(query, list, reader);
  const { rows } = await listRows(world, actor, list, asked, { limit: MOST_ROWS });
  const words = wordsOf(frame.language);
  const table = listTable(words, { list, asked, rows });
  const title = listName(words, list);
  return tableFile(c, frame, title, table);
}

/** POST /lists/{list}/views: saves how the list was shown under a name. */
export async function saveListView(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const list = listIn(c);
  const { name = '', query = '' } = await formValues(c);
  const asked = new URLSearchParams(String(query));
  try {
    await keepView(world, actor, list, { name: String(name), query: asked.toString() });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid' && error.errors[0])) throw error;
    const words = wordsOf(frame.language);
    return showList(c, reader, problemText(words, error.errors[0], words.text('lists.saveAs')), asked);
  }
  leaveFlash(c, { code: 'view_saved' });
  return c.redirect(`/lists/${list}?${asked}`, 303);
}

/** POST /lists/{list}/views/{view}/removal */
export async function forgetListView(c: PageContext, { world, actor }: Reader): Promise<Response> {
  const list = listIn(c);
  await dropView(world, actor, c.req.param('view') ?? '');
  return c.redirect(`/lists/${list}`, 303);
}
