// Documents: attached to a subject of one's own body, read only through that, restricted ones not unlogged, and erased.
import type { z } from 'zod';
import type { Instant } from '../domain/calendar.ts';
import { hasText } from '../domain/document-texts.ts';
import { knownFile } from '../domain/documents.ts';
import { forbidden, gone, notFound } from '../domain/failures.ts';
import { sha256Of } from '../domain/log.ts';
import { type Actor, inScope, may, mustBeAllowed, mustSee, scopeOf } from '../domain/permissions.ts';
import {
  type AttachmentRow,
  attachmentPage,
  attachUpload,
  bytesBehind,
  discardUpload,
  eraseDocument,
  forgetErased,
  writePieces,
} from '../storage/documents.ts';
import { putSearch } from '../storage/search.ts';
import { rootAttachedTo } from './attaching.ts';
import { inTurnUntilThrough, isPassing } from './attempts.ts';
import { readText } from './document-texts.ts';
import { carryOut } from './operation.ts';
import { cursorOf, cursorValue } from './paging.ts';
import type { Input } from './reading.ts';
import { recordRead } from './restricted-reads.ts';
import type {
  AttachmentQuery,
  AttachmentValue,
  DocumentCreateQuery,
  DocumentErasure,
  DocumentFile,
  DocumentQuery,
  Upload,
} from './shapes/documents.ts';
import { mustWrite } from './systems.ts';
import type { World } from './world.ts';

/** More attachments of one document in one body than anybody makes. */
const OF_ONE_DOCUMENT = 1_000;

/** An attachment in its interface shape, with its name where the asker may read it. */
function present(actor: Actor, row: AttachmentRow): AttachmentValue {
  const { id, body, subjectKind, subject, part, sha256, mediaType, size, restricted } = row;
  const mayRead = mayReadIt(actor, row);
  return {
    ...{ id, bodyId: body, subject: { kind: subjectKind, id: subject, part }, rootId: row.root, sha256 },
    ...{ name: mayRead ? row.name : null, mediaType, size, restricted, mayRead: mayRead && row.erasedAt === null },
    text: mayRead && row.erasedAt === null ? textStateOf(row) : null,
    ...{ attachedAt: row.attachedAt, attachedById: row.attachedBy, erasedAt: row.erasedAt, erasedById: row.erasedBy },
  };
}

function textStateOf({ mediaType, text }: AttachmentRow): AttachmentValue['text'] {
  return hasText(mediaType) ? (text ?? 'unread') : 'none';
}

function mayReadIt(actor: Actor, { restricted, body }: AttachmentRow): boolean {
  return !restricted || may(actor, 'read_restricted', body);
}

/**
 * Attaches a file to a subject of the body: an agreement, version, contract or amendment, notice, evidence or change. Nothing
 * of the file is read before the asker is known to be allowed, and nobody can read it before all of it is there. Throws 422
 * or unsupported for a file that is not taken, not_found for a subject that is not the body's.
 */
export async function createDocument(
  world: World,
  actor: Actor,
  { query, body: upload }: Input<unknown, z.output<typeof DocumentCreateQuery>, Upload>,
): Promise<AttachmentValue> {
  const { body, subjectKind, subject, part = null } = query;
  mustWrite(actor, body);
  const restricted = query.restricted === 'true';
  if (restricted) mustBeAllowed(actor, 'read_restricted', body);
  await rootAttachedTo(world, actor, { body, kind: subjectKind, id: subject, part });
  const { name: given, bytes } = await upload.read();
  const { name, mediaType } = knownFile(query.name ?? given, bytes);
  const sha256 = await sha256Of(bytes);
  const [id, pieces] = [world.newId('att'), world.newId('upl')];
  const own = { id, body, subjectKind, subject, part, sha256, name, mediaType, size: bytes.length, restricted };
  try {
    for (const batch of writePieces(pieces, bytes, world.now()))
      await inTurnUntilThrough(world.database, () => world.database.write(batch));
    const attachment = await attached(world, actor, pieces, own);
    await readText(world, { sha256, mediaType, bytes });
    return attachment;
  } catch (error) {
    // A write in doubt may stand yet, and needs its pieces; the next run forgets them if it does not.
    if (!isPassing(error)) await forget(world, discardUpload(pieces));
    throw error;
  }
}

type Own = Omit<AttachmentRow, 'root' | 'attachedAt' | 'attachedBy' | 'erasedAt' | 'erasedBy' | 'text'>;

function attached(world: World, actor: Actor, upload: string, own: Own): Promise<AttachmentValue> {
  const { id, body, subjectKind, subject, part, sha256, mediaType, size, restricted } = own;
  return carryOut(world, actor, async ({ at }) => {
    const root = await rootAttachedTo(world, actor, { body, kind: subjectKind, id: subject, part });
    const row = { ...own, root, attachedAt: at, attachedBy: actor.id, erasedAt: null, erasedBy: null, text: null };
    return {
      drafts: [],
      log: {
        ...{ action: 'document_attached', chain: body },
        about: [...new Set([root, subject, id])],
        // The name may be personal, and what the log commits to is not erased with it.
        note: { sha256, mediaType, size, restricted, part },
      },
      rows: [
        ...attachUpload(upload, row),
        ...putSearch([id], [{ subject: id, kind: 'document', body, name: own.name ?? sha256, also: [] }]),
      ],
      answer: () => present(actor, row),
    };
  });
}

/** Does what nobody waits for; a busy register is no failure of it. */
async function forget(world: World, statements: ReturnType<typeof discardUpload>): Promise<void> {
  await inTurnUntilThrough(world.database, () => world.database.write(statements)).catch((error: unknown) => {
    if (!isPassing(error)) console.error(error);
  });
}

/** A body's attachments, newest first, those that were erased too; names of restricted ones only for those who may. */
export async function listAttachments(
  world: World,
  actor: Actor,
  { params, query }: Input<{ body: string }, z.output<typeof AttachmentQuery>>,
) {
  mustSee(actor, params.body);
  const { subject, sha256, under, limit } = query;
  const asked = {
    ...(subject ? { subject } : {}),
    ...(under ? { roots: [under] } : {}),
    ...(sha256 ? { sha256 } : {}),
  };
  const filter = { body: params.body, ...asked };
  const before = cursorValue(query.cursor, { at: '', id: '' });
  const rows = await attachmentPage(scopeOf(actor), world.database, filter, before, limit + 1);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  const nextCursor = cursorOf(last ? { at: last.attachedAt, id: last.id } : null);
  return { items: rows.slice(0, limit).map((row) => present(actor, row)), nextCursor };
}

/** Attachments of several bodies, newest first, and those of the bodies the asker may not see left out. */
export async function attachmentsOf(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  { limit, cursor }: { limit: number; cursor?: string },
) {
  const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
  const seen = bodies.filter((body) => inScope(scopeOf(actor), body));
  const pages = await Promise.all(
    seen.map((body) => listAttachments(world, actor, { params: { body }, query, body: undefined })),
  );
  const items = pages.flatMap((page) => page.items).sort(newestFirst);
  const more = items.length > limit || pages.some(({ nextCursor }) => nextCursor !== null);
  const last = items[Math.min(limit, items.length) - 1];
  const next = more && last ? { at: last.attachedAt, id: last.id } : null;
  return { items: items.slice(0, limit), nextCursor: cursorOf(next) };
}

function newestFirst(a: AttachmentValue, b: AttachmentValue): number {
  if (a.attachedAt !== b.attachedAt) return a.attachedAt < b.attachedAt ? 1 : -1;
  return a.id < b.id ? 1 : -1;
}

/** What is attached to subjects and to what stands under them, in every body the asker may see; newest first. */
export async function attachmentsUnder(
  world: World,
  actor: Actor,
  roots: readonly string[],
): Promise<AttachmentValue[]> {
  const found = await attachmentPage(scopeOf(actor), world.database, { roots }, null, OF_ONE_DOCUMENT);
  return found.map((row) => present(actor, row));
}

/**
 * A document through an attachment in a body the asker may read. Throws not_found where there is none, gone where all are
 * erased, forbidden where it is restricted and not for the asker. Reading a restricted one is in the log before it is given.
 */
export async function getDocument(
  world: World,
  actor: Actor,
  { params, query }: Input<{ sha256: string }, z.output<typeof DocumentQuery>>,
): Promise<DocumentFile> {
  if (query.body !== undefined) mustSee(actor, query.body);
  const scope = scopeOf(actor);
  const filter = { sha256: params.sha256, ...(query.body === undefined ? {} : { body: query.body }) };
  const rows = await attachmentPage(scope, world.database, filter, null, OF_ONE_DOCUMENT);
  if (rows.length === 0) throw notFound('document');
  const held = rows.filter(({ erasedAt }) => erasedAt === null);
  if (held.length === 0) throw gone('document');
  const row = held.find(({ restricted }) => !restricted) ?? held.find((one) => mayReadIt(actor, one));
  if (!row) throw forbidden('read_restricted');
  const { id, body, root, subject, sha256, mediaType, size, restricted } = row;
  if (restricted)
    await recordRead(world, actor, {
      ...{ chain: body, action: 'restricted_document_read', about: [...new Set([root, subject, id])] },
      note: { sha256 },
    });
  return {
    name: row.name ?? sha256,
    mediaType,
    sha256,
    size,
    restricted,
    bytes: bytesBehind(scope, world.database, id),
  };
}

/**
 * Turns a document into a tombstone in one body: nobody reads it through this body any more, its attachments stay without
 * their names, and its bytes are destroyed unless another body's attachment needs them. Needs an administrator and a reason.
 */
export async function eraseDocumentIn(
  world: World,
  actor: Actor,
  { params, body: { reason } }: Input<{ body: string; sha256: string }, unknown, z.output<typeof DocumentErasure>>,
): Promise<{ sha256: string; erasedAt: Instant; attachments: AttachmentValue[] }> {
  const { body, sha256 } = params;
  mustBeAllowed(actor, 'administer', body);
  const erased = await carryOut(world, actor, async ({ at }) => {
    const rows = await attachmentPage(scopeOf(actor), world.database, params, null, OF_ONE_DOCUMENT);
    if (rows.length === 0) throw notFound('document');
    const held = rows.filter(({ erasedAt }) => erasedAt === null);
    if (held.length === 0) throw gone('document');
    const about = [...new Set(held.flatMap(({ root, subject, id }) => [root, subject, id]))];
    const after = held.map((row) => ({ ...row, name: null, erasedAt: at, erasedBy: actor.id }));
    return {
      drafts: [],
      log: { action: 'document_erased', chain: body, about, note: { sha256, reason } },
      rows: [
        ...eraseDocument({ sha256, body, at, by: actor.id }),
        ...putSearch(
          held.map(({ id }) => id),
          [],
        ),
      ],
      answer: () => ({ sha256, erasedAt: at, attachments: after.map((row) => present(actor, row)) }),
    };
  });
  await forget(world, forgetErased());
  return erased;
}
