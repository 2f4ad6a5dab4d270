// The table of saved views: how someone likes to see a list. A matter of taste, so it stands beside the journal.
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const savedViews = sqliteTable(
  'saved_views',
  {
    id: text('id').primaryKey(),
    person: text('person').notNull(),
    list: text('list').notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
  },
  (t) => [index('saved_views_person').on(t.person, t.list, t.name)],
);
