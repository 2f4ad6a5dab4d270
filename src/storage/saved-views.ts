// Saved views of lists: each person's own, by list, in order of name.
import { type Database, type Statement, sql } from './database.ts';

export type SavedView = { id: string; name: string; query: string };

/** A person's saved views of a list. */
export async function savedViewsOf(database: Database, person: string, list: string): Promise<SavedView[]> {
  const [result] = await database.read([
    sql`SELECT id, name, query FROM saved_views WHERE person = ${person} AND list = ${list} ORDER BY name, id LIMIT 100`,
  ]);
  return (result?.rows ?? []).map((row) => ({ id: String(row[0]), name: String(row[1]), query: String(row[2]) }));
}

/** The statements that save a view, in place of one of the same name. */
export function saveView(person: string, list: string, { id, name, query }: SavedView): Statement[] {
  return [
    sql`DELETE FROM saved_views WHERE person = ${person} AND list = ${list} AND name = ${name}`,
    sql`INSERT INTO saved_views (id, person, list, name, query) VALUES (${id}, ${person}, ${list}, ${name}, ${query})`,
  ];
}

/** The statement that forgets one of a person's views. */
export function forgetView(person: string, id: string): Statement {
  return sql`DELETE FROM saved_views WHERE id = ${id} AND person = ${person}`;
}
