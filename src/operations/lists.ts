// Lists of agreements, systems, contracts and vendors: filtered, sorted and paged as asked; and views saved of them.
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import { osloDay } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import { LIST_COLUMNS, type ListName } from '../domain/lists.ts';
import { type Actor, mustBeAllowedSomewhere, mustSee, scopeOf } from '../domain/permissions.ts';
import { type ListAsked, type ListRow, listFrom, listPage } from '../storage/lists.ts';
import { forgetView, type SavedView, savedViewsOf, saveView } from '../storage/saved-views.ts';
import { cursorOf, cursorValue } from './paging.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

export type { ListAsked, ListRow } from '../storage/lists.ts';

/** So many views of one list may someone keep. */
const MOST_VIEWS = 30;
/** So many rows at most go into one file. */
export const MOST_ROWS = 50_000;

/**
 * A page of a list as it stands today, and how many rows match in all; one row for each of `asked.columns`. Throws 422 on a
 * column the list has not, and not_found on a body out of sight.
 */
export async function listRows(
  world: World,
  actor: Actor,
  list: ListName,
  asked: ListAsked,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
): Promise<{ rows: ListRow[]; total: number; nextCursor: string | null }> {
  mustBeAllowedSomewhere(actor, 'read');
  for (const body of asked.bodies) mustSee(actor, body);
  mustHaveColumns(list, asked);
  await fresh(world, asked.bodies);
  const after = cursorValue(cursor, { key: '', id: '' });
  const today = osloDay(world.now());
  const [result] = await world.database.read([
    listPage(scopeOf(actor), list, asked, [today, RULES_REVISION], after, limit + 1),
  ]);
  const { rows, total } = listFrom(result, list, asked);
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  return { rows: kept, total, nextCursor: cursorOf(last ? { key: last.key, id: last.id } : null) };
}

function mustHaveColumns(list: ListName, { columns, sort, filters }: ListAsked): void {
  const known = LIST_COLUMNS[list];
  const has = (name: string) => Object.hasOwn(known, name);
  const expected = `expected columns of the list: ${Object.keys(known).join(', ')}`;
  if (columns.length === 0 || !columns.every(has)) throw invalid('columns', expected);
  if (!has(sort)) throw invalid('sort', expected);
  for (const name of Object.keys(filters)) if (!has(name)) throw invalid(name, expected);
}

/** The views the actor has saved of a list. */
export async function viewsOf(world: World, actor: Actor, list: ListName): Promise<SavedView[]> {
  mustBeAllowedSomewhere(actor, 'read');
  return savedViewsOf(world.database, actor.id, list);
}

/** Saves a view under a name, in place of one of that name; throws 422 without a name, and where there are too many. */
export async function keepView(
  world: World,
  actor: Actor,
  list: ListName,
  given: { name: string; query: string },
): Promise<void> {
  mustBeAllowedSomewhere(actor, 'read');
  const name = given.name.trim();
  if (name === '' || name.length > 80) throw invalid('name', 'expected 1 to 80 characters');
  if (given.query.length > 2_000) throw invalid('query', 'expected at most 2000 characters');
  const views = await viewsOf(world, actor, list);
  if (views.length >= MOST_VIEWS && !views.some((view) => view.name === name))
    throw invalid('name', `expected at most ${MOST_VIEWS} saved views; take one away first`);
  await world.database.write(saveView(actor.id, list, { id: world.newId('view'), name, query: given.query }));
}

/** Forgets one of the actor's own views; one that is not there is gone already. */
export async function dropView(world: World, actor: Actor, id: string): Promise<void> {
  mustBeAllowedSomewhere(actor, 'read');
  await world.database.write([forgetView(actor.id, id)]);
}
