// The tables of documents: bytes under their SHA-256, uploads that have not come through yet, and what ties them to a register.
import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

/** Bytes that are held, whoever attached them; those of one upload, in pieces. */
export const documents = sqliteTable(
  'documents',
  {
    sha256: text('sha256').primaryKey(),
    upload: text('upload').notNull(),
    size: integer('size').notNull(),
    pieces: integer('pieces').notNull(),
  },
  (t) => [uniqueIndex('documents_upload').on(t.upload)],
);

/** The bytes, piece by piece from 0 on. */
export const documentPieces = sqliteTable(
  'document_pieces',
  {
    upload: text('upload').notNull(),
    place: integer('place').notNull(),
    bytes: blob('bytes', { mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.upload, t.place] })],
);

/** Uploads whose pieces are being written; one that is left here was broken off. */
export const uploads = sqliteTable('uploads', { id: text('id').primaryKey(), startedAt: text('started_at').notNull() });

/**
 * What ties a document to a subject of one body's register. `root` is what the subject stands under. Once erased the name is
 * gone, and the row says that something was there.
 */
export const attachments = sqliteTable(
  'attachments',
  {
    id: text('id').primaryKey(),
    body: text('body').notNull(),
    subjectKind: text('subject_kind').notNull(),
    subject: text('subject').notNull(),
    part: text('part'),
    root: text('root').notNull(),
    sha256: text('sha256').notNull(),
    name: text('name'),
    mediaType: text('media_type').notNull(),
    size: integer('size').notNull(),
    restricted: integer('restricted', { mode: 'boolean' }).notNull(),
    attachedAt: text('attached_at').notNull(),
    attachedBy: text('attached_by').notNull(),
    erasedAt: text('erased_at'),
    erasedBy: text('erased_by'),
  },
  (t) => [
    index('attachments_document').on(t.sha256, t.body),
    index('attachments_held').on(t.sha256).where(sql`erased_at IS NULL`),
    index('attachments_root').on(t.root, t.body),
    index('attachments_body').on(t.body, t.attachedAt, t.id),
  ],
);

/**
 * The text of documents, to search them by: what came of reading each, and the text. Made from the bytes, and gone with them.
 * Beside it stands `search_texts`, the full-text index over it.
 */
export const documentTexts = sqliteTable(
  'document_texts',
  {
    id: integer('id').primaryKey(),
    sha256: text('sha256').notNull(),
    state: text('state').notNull(),
    text: text('text').notNull(),
  },
  (t) => [
    uniqueIndex('document_texts_document').on(t.sha256),
    index('document_texts_gone').on(t.state).where(sql`state = 'gone'`),
  ],
);
