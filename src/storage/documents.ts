// Documents on disk: pieces of an upload, the one batch that makes them a document of a body, reading, and erasing.
import type { Instant } from '../domain/calendar.ts';
import type { ReadText } from '../domain/document-texts.ts';
import type { AttachedTo, MediaType } from '../domain/documents.ts';
import type { Scope } from '../domain/permissions.ts';
import { type Database, type Statement, sql } from './database.ts';
import { eraseText, forgetTexts } from './document-texts.ts';
import { scopeArguments } from './journal.ts';

/** What ties a document to a subject; `name` is null once it is erased. */
export type AttachmentRow = {
  id: string;
  body: string;
  subjectKind: AttachedTo;
  subject: string;
  /** The amendment of a contract it is about; null when it is about the whole subject. */
  part: string | null;
  root: string;
  sha256: string;
  name: string | null;
  mediaType: MediaType;
  /** In bytes. */
  size: number;
  restricted: boolean;
  attachedAt: Instant;
  attachedBy: string;
  erasedAt: Instant | null;
  erasedBy: string | null;
  /** What came of reading its text; null while nobody has. */
  text: ReadText['state'] | null;
};

/** Bytes of one piece: small enough for every libSQL server, and for a Worker's memory. */
const PIECE = 512 * 1024;
/** Pieces written or read at a time. */
const AT_ONCE = 4;

const COLUMNS = `a.id, a.body, a.subject_kind, a.subject, a.part, a.root, a.sha256, a.name, a.media_type, a.size, a.restricted,
  a.attached_at, a.attached_by, a.erased_at, a.erased_by, (SELECT t.state FROM document_texts t WHERE t.sha256 = a.sha256)`;

/** How many pieces bytes make. */
export function piecesOf(size: number): number {
  return Math.ceil(size / PIECE);
}

/** The batches that write an upload's pieces, a few at a time; until it is attached nobody can read them. */
export function* writePieces(upload: string, bytes: Uint8Array, at: Instant): Generator<Statement[]> {
  const begun = sql`INSERT OR IGNORE INTO uploads (id, started_at) VALUES (${upload}, ${at})`;
  for (let place = 0; place < piecesOf(bytes.length); place += AT_ONCE) {
    const pieces = Array.from({ length: Math.min(AT_ONCE, piecesOf(bytes.length) - place) }, (_, i) => {
      const piece = bytes.slice((place + i) * PIECE, (place + i + 1) * PIECE).buffer;
      return sql`INSERT OR REPLACE INTO document_pieces (upload, place, bytes) VALUES (${upload}, ${place + i}, ${piece})`;
    });
    yield [begun, ...pieces];
  }
}

/**
 * The statements that turn an upload into a document of a body: its pieces are kept unless the same bytes are held already.
 * They fail as a whole when neither these nor those are there.
 */
export function attachUpload(upload: string, row: AttachmentRow): Statement[] {
  const pieces = piecesOf(row.size);
  return [
    sql`INSERT INTO documents (sha256, upload, size, pieces) SELECT ${row.sha256}, ${upload}, ${row.size}, ${pieces}
      WHERE (SELECT COUNT(*) FROM document_pieces WHERE upload = ${upload}) = ${pieces} ON CONFLICT (sha256) DO NOTHING`,
    ...discardUpload(upload),
    // Without the document there is no sha256 to insert, which the column does not take.
    sql`INSERT INTO attachments (id, body, subject_kind, subject, part, root, sha256, name, media_type, size, restricted,
        attached_at, attached_by)
      VALUES (${row.id}, ${row.body}, ${row.subjectKind}, ${row.subject}, ${row.part}, ${row.root},
        (SELECT sha256 FROM documents WHERE sha256 = ${row.sha256}), ${row.name}, ${row.mediaType}, ${row.size},
        ${Number(row.restricted)}, ${row.attachedAt}, ${row.attachedBy})`,
  ];
}

/** The statements that forget an upload; pieces that have become a document stay. */
export function discardUpload(upload: string): Statement[] {
  return [
    sql`DELETE FROM document_pieces WHERE upload = ${upload} AND NOT EXISTS (SELECT 1 FROM documents WHERE upload = ${upload})`,
    sql`DELETE FROM uploads WHERE id = ${upload}`,
  ];
}

/** The statements that forget uploads broken off before an instant. */
export function forgetUploads(before: Instant): Statement[] {
  return [
    sql`DELETE FROM document_pieces WHERE upload IN (SELECT id FROM uploads WHERE started_at < ${before})
      AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.upload = document_pieces.upload)`,
    sql`DELETE FROM uploads WHERE started_at < ${before}`,
  ];
}

/** Which attachments of the scope: of a body, of a document, of what stands under subjects; newest first. */
export type AttachmentFilter = { body?: string; sha256?: string; subject?: string; roots?: readonly string[] };

/** Attachments of the scope, newest first, older than the instant and id given. */
export async function attachmentPage(
  scope: Scope,
  database: Database,
  { body, sha256, subject, roots }: AttachmentFilter,
  before: { at: string; id: string } | null,
  limit: number,
): Promise<AttachmentRow[]> {
  const [all, bodies] = scopeArguments(scope);
  const { at, id } = before ?? { at: '9999', id: '' };
  const chosen: [string, string | undefined][] = [
    ['a.sha256 = ?', sha256],
    ['a.root IN (SELECT value FROM json_each(?))', roots && JSON.stringify(roots)],
    ['a.subject = ?', subject],
    ['a.body = ?', body],
  ];
  const given = chosen.filter(([, value]) => value !== undefined) as [string, string][];
  const [result] = await database.read([
    {
      sql: `SELECT ${COLUMNS} FROM attachments a WHERE ${given.map(([text]) => `${text} AND `).join('')}
        (? OR a.body IN (SELECT value FROM json_each(?))) AND (a.attached_at, a.id) < (?, ?)
        ORDER BY a.attached_at DESC, a.id DESC LIMIT ?`,
      args: [...given.map(([, value]) => value), all, bodies, at, id, limit],
    },
  ]);
  return (result?.rows ?? []).map(toRow);
}

function toRow(row: { [index: number]: unknown }): AttachmentRow {
  return {
    id: String(row[0]),
    body: String(row[1]),
    subjectKind: row[2] as AttachedTo,
    subject: String(row[3]),
    part: row[4] as string | null,
    root: String(row[5]),
    sha256: String(row[6]),
    name: row[7] as string | null,
    mediaType: row[8] as MediaType,
    size: Number(row[9]),
    restricted: row[10] === 1,
    attachedAt: row[11] as Instant,
    attachedBy: String(row[12]),
    erasedAt: row[13] as Instant | null,
    erasedBy: row[14] as string | null,
    text: row[15] as AttachmentRow['text'],
  };
}

/** The bytes behind an attachment of the scope, a few pieces at a time; ends early when it is erased meanwhile. */
export async function* bytesBehind(scope: Scope, database: Database, id: string): AsyncGenerator<Uint8Array> {
  const [all, bodies] = scopeArguments(scope);
  for (let place = 0; ; place += AT_ONCE) {
    const [result] = await database.read([
      sql`SELECT p.bytes FROM attachments a CROSS JOIN documents d ON d.sha256 = a.sha256
        CROSS JOIN document_pieces p ON p.upload = d.upload
        WHERE a.id = ${id} AND a.erased_at IS NULL AND (${all} OR a.body IN (SELECT value FROM json_each(${bodies})))
          AND p.place >= ${place} AND p.place < ${place + AT_ONCE} ORDER BY p.place`,
    ]);
    const rows = result?.rows ?? [];
    for (const row of rows) yield new Uint8Array(row[0] as ArrayBuffer);
    if (rows.length < AT_ONCE) return;
  }
}

/** Of a document and of the body that erases it. */
type Erasing = { sha256: string; body: string; at: Instant; by: string };

/**
 * The statements that erase a document in a body: names are taken out of its attachments, and where no other body's
 * attachment needs the bytes, they are written over. What is left of them is forgotten by `forgetErased`, in a batch of its
 * own: SQLite writes nothing to a page that is freed in the same transaction, and the file would go on holding them.
 */
export function eraseDocument({ sha256, body, at, by }: Erasing): Statement[] {
  const unneeded = `FROM documents WHERE sha256 = ?1 AND NOT EXISTS
    (SELECT 1 FROM attachments WHERE sha256 = ?1 AND erased_at IS NULL)`;
  return [
    sql`UPDATE attachments SET name = NULL, erased_at = ${at}, erased_by = ${by}
      WHERE sha256 = ${sha256} AND body = ${body} AND erased_at IS NULL`,
    { sql: `INSERT OR REPLACE INTO uploads (id, started_at) SELECT upload, '' ${unneeded}`, args: [sha256] },
    {
      sql: `UPDATE document_pieces SET bytes = zeroblob(length(bytes)) WHERE upload IN (SELECT upload ${unneeded})`,
      args: [sha256],
    },
    ...eraseText(sha256),
    { sql: `DELETE ${unneeded}`, args: [sha256] },
    sql`DELETE FROM idempotency_keys WHERE instr(answer, ${sha256}) > 0`,
  ];
}

/** The statements that forget what is left of erased documents. */
export function forgetErased(): Statement[] {
  return [...forgetUploads('1' as Instant), forgetTexts()];
}

/** Every document that is held, and the upload its pieces are of; for whoever verifies a whole register. */
export async function* everyDocument(database: Database): AsyncGenerator<{ sha256: string; upload: string }> {
  for (let after = ''; ; ) {
    const [result] = await database.read([
      sql`SELECT sha256, upload FROM documents WHERE sha256 > ${after} ORDER BY sha256 LIMIT 500`,
    ]);
    const rows = result?.rows ?? [];
    for (const row of rows) yield { sha256: String(row[0]), upload: String(row[1]) };
    if (rows.length < 500) return;
    after = String(rows.at(-1)?.[0]);
  }
}

/** The pieces of an upload, one at a time: for whoever verifies a whole register, and for who brought it. */
export async function* everyPiece(database: Database, upload: string): AsyncGenerator<Uint8Array> {
  for (let place = 0; ; place += 1) {
    const [result] = await database.read([
      sql`SELECT bytes FROM document_pieces WHERE upload = ${upload} AND place = ${place}`,
    ]);
    const row = result?.rows[0];
    if (!row) return;
    yield new Uint8Array(row[0] as ArrayBuffer);
  }
}
