// Pages of documents: the list, a file to download, uploading one from a form, erasing one for good.
import type { AttachedTo } from '../../domain/documents.ts';
import { Failure, type FieldError, notFound } from '../../domain/failures.ts';
import { sha256Of } from '../../domain/log.ts';
import { bodiesFor, may } from '../../domain/permissions.ts';
import {
  attachmentsOf,
  attachmentsUnder,
  createDocument,
  eraseDocumentIn,
  getDocument,
  listAttachments,
} from '../../operations/documents.ts';
import { namesFromTables } from '../../operations/naming.ts';
import { namesOfPeople } from '../../operations/people.ts';
import {
  type AttachmentValue,
  DocumentCreateQuery,
  DocumentErasure,
  DocumentInBody,
  DocumentParams,
  DocumentQuery,
} from '../../operations/shapes/documents.ts';
import {
  type DocumentsInput,
  renderDocumentForm,
  renderDocuments,
  renderErasure,
  type UploadTarget,
} from '../../views/documents.ts';
import { check } from '../api/api.ts';
import { documentResponse } from '../document-response.ts';
import { renderer } from '../renderer.ts';
import { ownPath } from '../session.ts';
import { fileIn, formIn } from '../uploads.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { savedOnce } from './saving.ts';

const PAGE = 50;

/** What a page shows of documents under its subjects; `target` is where its form attaches, where the reader may write. */
export async function documentsUnder(
  { world, actor, frame }: Reader,
  roots: readonly string[],
  target: { body: string; subjectKind: AttachedTo; subject: string } | null,
): Promise<DocumentsInput> {
  const attachments = await attachmentsUnder(world, actor, roots);
  const mayWrite = target !== null && may(actor, 'write_register', target.body);
  const own = { part: null, returnTo: `${ownPath(frame.path)}#dokumenter`, idempotencyKey: world.newId('form') };
  const mayRestrict = target !== null && may(actor, 'read_restricted', target.body);
  return {
    ...(await aboutPeople({ world, actor, frame }, attachments)),
    attachments,
    upload: mayWrite ? { ...target, ...own, mayRestrict } : null,
  };
}

async function aboutPeople(
  { world, actor, frame }: Pick<Reader, 'world' | 'actor' | 'frame'>,
  attachments: readonly AttachmentValue[],
) {
  const administered = bodiesFor(actor, 'administer');
  const erasable = administered === 'all' ? new Set(frame.bodies.map(({ id }) => id)) : administered;
  return { names: await namesOfPeople(world, [...new Set(attachments.map((one) => one.attachedById))]), erasable };
}

/** GET /documents?body=&cursor= */
export async function documentsPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, frame } = reader;
  const { cursor } = c.req.query();
  const page = await attachmentsOf(world, actor, bodies, { limit: PAGE, ...(cursor ? { cursor } : {}) });
  const roots = [...new Set(page.items.map(({ rootId }) => rootId))];
  const { nameOf } = await namesFromTables(world, [], roots);
  const titles = Object.fromEntries(roots.map((id) => [id, nameOf(id) ?? '']).filter(([, title]) => title !== ''));
  const input = {
    ...(await aboutPeople(reader, page.items)),
    attachments: page.items,
    titles,
    nextCursor: page.nextCursor,
  };
  return c.html(renderDocuments(renderer(), frame, input).html);
}

/** GET /documents/{sha256}?body=: the file, to be saved. */
export async function documentFile(c: PageContext, { world, actor }: Reader): Promise<Response> {
  const params = check(DocumentParams, c.req.param(), '');
  const { body } = c.req.query();
  const query = check(DocumentQuery, body ? { body } : {}, '');
  const file = await getDocument(world, actor, { params, query, body: undefined });
  return documentResponse(file, c.req.header('if-none-match'));
}

/** POST /documents: attaches the file of a form once, however often the button is pressed, and goes back to the page. */
export async function saveDocument(c: PageContext, reader: Reader): Promise<Response> {
  const form = await formIn(c.req.raw);
  const text = (name: string) => String(form.get(name) ?? '');
  const target = targetOf(reader, text);
  try {
    await attachFrom(reader, form, target, text('restricted') === 'true');
  } catch (error) {
    const shown = error instanceof Failure && ['invalid', 'unsupported', 'too_large'].includes(error.kind);
    if (!shown) throw error;
    return c.html(renderDocumentForm(renderer(), reader.frame, { target, errors: errorsOf(error) }).html, 422);
  }
  leaveFlash(c, { code: 'document_attached' });
  return c.redirect(target.returnTo, 303);
}

function targetOf({ world, actor }: Reader, text: (name: string) => string): UploadTarget {
  const [path = '', anchor] = text('returnTo').split('#');
  const body = text('body');
  return {
    ...{ body, subjectKind: text('subjectKind'), subject: text('subject'), part: text('part') || null },
    returnTo: `${ownPath(path)}${anchor === 'dokumenter' ? '#dokumenter' : ''}`,
    mayRestrict: may(actor, 'read_restricted', body),
    idempotencyKey: text('idempotencyKey') || world.newId('form'),
  };
}

async function attachFrom({ world, actor }: Reader, form: FormData, target: UploadTarget, restricted: boolean) {
  const { body, subjectKind, subject, part, idempotencyKey } = target;
  const given = { body, subjectKind, subject, ...(part === null ? {} : { part }), restricted: String(restricted) };
  const query = check(DocumentCreateQuery, given, '');
  const file = await fileIn(form);
  const told = { ...given, name: file.name, sha256: await sha256Of(file.bytes) };
  await savedOnce(world, actor, idempotencyKey, told, (w) =>
    createDocument(w, actor, { params: {}, query, body: { read: async () => file } }),
  );
}

function errorsOf({ errors, message }: Failure): readonly FieldError[] {
  return errors.length > 0 ? errors : [{ path: 'file', message }];
}

/** GET /documents/{sha256}/erasure?body= */
export function documentErasurePage(c: PageContext, reader: Reader): Promise<Response> {
  return showErasure(c, reader, '', []);
}

async function showErasure(
  c: PageContext,
  { world, actor, frame }: Reader,
  reason: string,
  errors: readonly FieldError[],
): Promise<Response> {
  const { body, sha256 } = erasureParams(c);
  const { items } = await listAttachments(world, actor, {
    params: { body },
    query: { limit: 1, sha256 },
    body: undefined,
  });
  const [attachment] = items;
  if (!attachment) throw notFound('document');
  return c.html(renderErasure(renderer(), frame, { attachment, reason, errors }).html, errors.length > 0 ? 422 : 200);
}

function erasureParams(c: PageContext): { body: string; sha256: string } {
  return check(DocumentInBody, { body: c.req.query('body') ?? '', sha256: c.req.param('sha256') }, '');
}

/** POST /documents/{sha256}/erasure?body= */
export async function saveDocumentErasure(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = erasureParams(c);
  const reason = String((await c.req.parseBody()).reason ?? '');
  try {
    const body = check(DocumentErasure, { reason }, '');
    await eraseDocumentIn(world, actor, { params, query: {}, body });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showErasure(c, reader, reason, error.errors);
  }
  leaveFlash(c, { code: 'document_erased' });
  return c.redirect(`/documents?${new URLSearchParams({ body: params.body })}`, 303);
}
