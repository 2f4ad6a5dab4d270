// The tables of searching: caches. Beside them stands `search_names`, a full-text index that drizzle has no word for.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * What can be found by its name, one row for each subject. Its number is that of the row in `search_names`, so it is a column
 * of its own: a copy of the file may number rows anew where they have none.
 */
export const searchItems = sqliteTable(
  'search_items',
  {
    id: integer('id').primaryKey(),
    subject: text('subject').notNull(),
    kind: text('kind').notNull(),
    body: text('body'),
    name: text('name').notNull(),
    also: text('also').notNull(),
  },
  (t) => [uniqueIndex('search_items_subject').on(t.subject)],
);

/** The companies products and systems name as sub-processors today. */
export const subProcessors = sqliteTable(
  'sub_processors',
  { id: text('id').notNull(), entity: text('entity').notNull() },
  (t) => [primaryKey({ columns: [t.id, t.entity] }), index('sub_processors_entity').on(t.entity)],
);
