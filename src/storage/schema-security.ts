// The tables that guard the doors: attempts at what is not theirs, keys of programs, and how much has been asked.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * Attempts, outside every body's chain: one row for each actor, hour, kind, route and target, with how often it was tried.
 * `actor` is '' where nobody made themselves known, `target` '' where there is none or were too many to name.
 */
export const securityEvents = sqliteTable(
  'security_events',
  {
    id: text('id').primaryKey(),
    actor: text('actor').notNull(),
    via: text('via').notNull(),
    hour: text('hour').notNull(),
    kind: text('kind').notNull(),
    route: text('route').notNull(),
    target: text('target').notNull(),
    body: text('body'),
    times: integer('times').notNull(),
    firstAt: text('first_at').notNull(),
    lastAt: text('last_at').notNull(),
  },
  (t) => [
    uniqueIndex('security_events_attempt').on(t.actor, t.hour, t.kind, t.route, t.target),
    index('security_events_first_at').on(t.firstAt, t.id),
  ],
);

/** Keys of programs: what opens is held as its hash alone. `expiresOn` is the last day it opens anything. */
export const apiKeys = sqliteTable(
  'api_keys',
  {
    id: text('id').primaryKey(),
    body: text('body').notNull(),
    role: text('role').notNull(),
    name: text('name').notNull(),
    hash: text('hash').notNull(),
    ending: text('ending').notNull(),
    createdAt: text('created_at').notNull(),
    createdBy: text('created_by').notNull(),
    expiresOn: text('expires_on').notNull(),
    lastUsedAt: text('last_used_at'),
    revokedAt: text('revoked_at'),
    revokedBy: text('revoked_by'),
  },
  (t) => [
    uniqueIndex('api_keys_hash').on(t.hash),
    index('api_keys_body').on(t.body, t.createdAt, t.id),
    index('api_keys_created_by').on(t.createdBy),
  ],
);

/** How much of an allowance is spent: the instant, in milliseconds, at which all of it will be there again. */
export const allowances = sqliteTable(
  'allowances',
  { name: text('name').notNull(), freeAt: integer('free_at').notNull() },
  (t) => [primaryKey({ columns: [t.name] }), index('allowances_free_at').on(t.freeAt)],
);
