// The tables of the journal and the log: the truth; never updated, never deleted from.
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/**
 * One row: the last committed seq and instant, the Oslo day the current tables were last projected for, and the days on
 * which every assessed subject is known to have kept outcomes of one revision of the rules. `searched` is the revision of
 * the index for searching that all is known to be in; null when not all is.
 */
export const journalHead = sqliteTable('journal_head', {
  id: integer('id').primaryKey(),
  seq: integer('seq').notNull(),
  recordedAt: text('recorded_at'),
  projectedOn: text('projected_on'),
  coveredFrom: text('covered_from'),
  coveredTo: text('covered_to'),
  coveredRules: integer('covered_rules'),
  searched: integer('searched'),
});

/** The journal. Never updated, never deleted from. `root` is the subject it stands under, itself when none. */
export const revisions = sqliteTable(
  'revisions',
  {
    seq: integer('seq').primaryKey(),
    id: text('id').notNull(),
    kind: text('kind').notNull(),
    subject: text('subject').notNull(),
    root: text('root').notNull(),
    body: text('body'),
    effectiveOn: text('effective_on').notNull(),
    recordedAt: text('recorded_at').notNull(),
    operation: text('operation').notNull(),
    cause: text('cause'),
    corrects: text('corrects'),
    withdraws: text('withdraws'),
    content: text('content').notNull(),
  },
  (t) => [
    uniqueIndex('revisions_id').on(t.id),
    index('revisions_root').on(t.root),
    index('revisions_subject').on(t.subject),
    index('revisions_cause').on(t.cause),
    index('revisions_effective').on(t.effectiveOn),
    index('revisions_changes').on(t.seq).where(sql`kind = 'change'`),
  ],
);

/** Who reads whom: `fromId`'s outcomes may depend on `toId`. Grows only; made from the journal alone. */
export const links = sqliteTable('links', { fromId: text('from_id').notNull(), toId: text('to_id').notNull() }, (t) => [
  primaryKey({ columns: [t.fromId, t.toId] }),
  index('links_to').on(t.toId),
]);

/**
 * Every subject: its kind, what it stands under, and the body that holds it on the projected day; of an assessed one the days
 * its kept outcomes cover and the revision of the rules they are of, all null while none are kept.
 */
export const subjects = sqliteTable(
  'subjects',
  {
    id: text('id').primaryKey(),
    kind: text('kind').notNull(),
    root: text('root').notNull(),
    body: text('body'),
    assessedFrom: text('assessed_from'),
    assessedTo: text('assessed_to'),
    assessedRules: integer('assessed_rules'),
  },
  (t) => [
    index('subjects_body').on(t.body, t.kind),
    index('subjects_assessed')
      .on(t.body, t.assessedRules, t.assessedFrom, t.assessedTo)
      .where(sql`kind IN ('system', 'contract', 'agreement', 'body')`),
    index('subjects_root').on(t.root),
    index('subjects_bodies').on(t.body).where(sql`kind = 'body'`),
  ],
);

/** One hash chain per body and one named `shared`. */
export const logEntries = sqliteTable(
  'log_entries',
  {
    chain: text('chain').notNull(),
    position: integer('position').notNull(),
    at: text('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    subjects: text('subjects').notNull(),
    revisions: text('revisions').notNull(),
    commitment: text('commitment').notNull(),
    before: text('before'),
    origin: text('origin'),
    previous: text('previous').notNull(),
    hash: text('hash').notNull(),
  },
  (t) => [primaryKey({ columns: [t.chain, t.position] }), index('log_entries_at').on(t.chain, t.at)],
);

/** What an entry commits to, with its salts; may be erased without breaking the chain. */
export const logTexts = sqliteTable(
  'log_texts',
  {
    chain: text('chain').notNull(),
    position: integer('position').notNull(),
    salt: text('salt').notNull(),
    body: text('body').notNull(),
    beforeSalt: text('before_salt'),
    beforeBody: text('before_body'),
  },
  (t) => [primaryKey({ columns: [t.chain, t.position] })],
);

/** Signed statements of where every chain ended at an instant. Never updated, never deleted from. */
export const checkpoints = sqliteTable('checkpoints', {
  number: integer('number').primaryKey(),
  at: text('at').notNull(),
  key: text('key').notNull(),
  previous: text('previous'),
  heads: text('heads').notNull(),
  signature: text('signature').notNull(),
});

/** The public halves of the keys that sign checkpoints, each vouched for by the one before it. Only added to. */
export const auditKeys = sqliteTable('audit_keys', {
  id: text('id').primaryKey(),
  publicKey: text('public_key').notNull(),
  since: text('since').notNull(),
  predecessor: text('predecessor'),
  signedBy: text('signed_by').notNull(),
  signature: text('signature').notNull(),
});
