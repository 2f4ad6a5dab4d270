// The tables beside the register: people, repeated requests, runs, alerts and the outbox of mail.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Names and addresses live here only, never in the journal or the chains, so that a person can be erased. */
export const people = sqliteTable(
  'people',
  {
    id: text('id').primaryKey(),
    name: text('name').notNull(),
    /** What one signs in with. Where another had the address first: a made-up one, and the address stands in `address`. */
    email: text('email').notNull(),
    address: text('address'),
    /** The person whose sign-in this one has taken up by mail sent to the address both have. */
    sameAs: text('same_as'),
    language: text('language').notNull(),
    emailVerified: integer('email_verified', { mode: 'boolean' }).notNull().default(false),
    twoFactorEnabled: integer('two_factor_enabled', { mode: 'boolean' }).notNull().default(false),
    createdAt: integer('created_at', { mode: 'timestamp_ms' }).notNull().default(new Date(0)),
    updatedAt: integer('updated_at', { mode: 'timestamp_ms' }).notNull().default(new Date(0)),
  },
  (t) => [
    uniqueIndex('people_email').on(t.email),
    index('people_name').on(t.name, t.id),
    index('people_address').on(t.address),
    index('people_same_as').on(t.sameAs),
  ],
);

/** Who has been erased: an opaque id and when; nothing of the person is left but what others must be able to read. */
export const erasedPeople = sqliteTable('erased_people', { id: text('id').primaryKey(), at: text('at').notNull() });

export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    actor: text('actor').notNull(),
    key: text('key').notNull(),
    requestHash: text('request_hash').notNull(),
    answer: text('answer').notNull(),
    at: text('at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.actor, t.key] }), index('idempotency_at').on(t.at)],
);

export const runs = sqliteTable('runs', {
  id: text('id').primaryKey(),
  trigger: text('trigger').notNull(),
  startedAt: text('started_at').notNull(),
  finishedAt: text('finished_at'),
  assessed: integer('assessed').notNull(),
  newAlerts: integer('new_alerts').notNull(),
  clearedAlerts: integer('cleared_alerts').notNull(),
  deliveriesCreated: integer('deliveries_created').notNull(),
  deliveriesSent: integer('deliveries_sent').notNull(),
  error: text('error'),
});

/** What has been alerted about: one open row for each finding and cause. */
export const alerts = sqliteTable(
  'alerts',
  {
    id: text('id').primaryKey(),
    finding: text('finding').notNull(),
    cause: text('cause').notNull(),
    body: text('body').notNull(),
    subject: text('subject').notNull(),
    outcome: text('outcome').notNull(),
    state: text('state').notNull(),
    firstRun: text('first_run').notNull(),
    clearedRun: text('cleared_run'),
    acknowledgedAt: text('acknowledged_at'),
    acknowledgedBy: text('acknowledged_by'),
  },
  (t) => [
    index('alerts_body').on(t.body, t.state),
    index('alerts_cause').on(t.cause),
    uniqueIndex('alerts_open').on(t.finding, t.cause).where(sql`state = 'open'`),
  ],
);

/** The outbox: rows hold the final bytes of the mail and are sent from here, once. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: text('id').primaryKey(),
    run: text('run').notNull(),
    person: text('person').notNull(),
    kind: text('kind').notNull(),
    messageId: text('message_id').notNull(),
    recipient: text('recipient').notNull(),
    subject: text('subject').notNull(),
    textBody: text('text_body').notNull(),
    htmlBody: text('html_body').notNull(),
    attachments: text('attachments'),
    createdAt: text('created_at').notNull(),
    claimedUntil: text('claimed_until'),
    sentAt: text('sent_at'),
    attempts: integer('attempts').notNull(),
    lastError: text('last_error'),
  },
  (t) => [
    uniqueIndex('deliveries_message_id').on(t.messageId),
    index('deliveries_sent').on(t.sentAt, t.createdAt),
    index('deliveries_created').on(t.createdAt, t.id),
    index('deliveries_run').on(t.run),
  ],
);

/** Which alerts a delivery told of: who must hear when one is taken back. */
export const deliveryAlerts = sqliteTable(
  'delivery_alerts',
  { delivery: text('delivery').notNull(), alert: text('alert').notNull() },
  (t) => [primaryKey({ columns: [t.delivery, t.alert] }), index('delivery_alerts_alert').on(t.alert)],
);
