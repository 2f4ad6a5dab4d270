// Documents that are attached: as a part of any page, as a list of their own, and the form that erases one.
import type { AttachmentView } from './document-types.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { problemText } from './wording/problems.ts';
import type { Words } from './words.ts';

/** Where an upload goes: the subject it is attached to, and the page that shows it afterwards. */
export type UploadTarget = {
  body: string;
  subjectKind: string;
  subject: string;
  part: string | null;
  returnTo: string;
  /** Whether whoever uploads may read what is restricted, and so may restrict. */
  mayRestrict: boolean;
  idempotencyKey: string;
};

/** What a page shows of the documents of its subject. `erasable` names the bodies in which the reader may erase. */
export type DocumentsInput = {
  attachments: readonly AttachmentView[];
  /** Names of people. */
  names: Names;
  erasable: ReadonlySet<string>;
  /** Null where the reader may attach nothing. */
  upload: UploadTarget | null;
};

/** The part `documents` of a page: `{{> documents documents}}`. */
export function documentsPart(setting: Setting, { attachments, names, erasable, upload }: DocumentsInput): object {
  return {
    rows: attachments.map((one) => rowOf(setting, one, names, erasable)),
    upload: upload === null ? null : uploadForm(setting, upload, []),
  };
}

function rowOf({ words, links }: Setting, one: AttachmentView, names: Names, erasable: ReadonlySet<string>): object {
  const erased = one.erasedAt !== null;
  const name = one.name ?? words.text(erased ? 'documents.erased' : 'documents.hidden');
  return {
    name,
    url: one.mayRead ? links.document(one.sha256, one.bodyId) : null,
    about: words.text(`documents.to.${one.subject.kind}`),
    size: sizeText(words, one.size),
    at: words.moment(one.attachedAt),
    by: names[one.attachedById] ?? words.text('common.someone'),
    restricted: one.restricted && !erased,
    note:
      one.erasedAt !== null
        ? words.text('documents.erasedAt', { at: words.moment(one.erasedAt) })
        : one.mayRead
          ? textNote(words, one)
          : words.text('documents.hiddenText'),
    eraseUrl: !erased && erasable.has(one.bodyId) ? links.documentErasure(one.sha256, one.bodyId) : null,
  };
}

/** Why it is not found by its text, where it is of a kind that has one; null where it is. */
function textNote(words: Words, { text, restricted }: AttachmentView): string | null {
  if (text === null || text === 'none' || restricted) return null;
  return text === 'read' ? null : words.text(`documents.text.${text}`);
}

/** A size as people read it: `820 kB`, `1,4 MB`. */
export function sizeText(words: Words, bytes: number): string {
  if (bytes < 1_000_000) return `${words.number(Math.max(1, Math.round(bytes / 1_000)))} kB`;
  return `${words.number(Math.round(bytes / 100_000) / 10)} MB`;
}

function uploadForm({ words, links }: Setting, target: UploadTarget, errors: readonly FieldError[]): object {
  const { body, subjectKind, subject, part, returnTo, idempotencyKey } = target;
  const fields = { body, subjectKind, subject, ...(part === null ? {} : { part }), returnTo, idempotencyKey };
  const [error] = errors;
  return {
    action: links.newDocument(),
    hidden: Object.entries(fields).map(([name, value]) => ({ name, value })),
    mayRestrict: target.mayRestrict,
    error: error ? problemText(words, error, words.text('documents.file')) : null,
  };
}

/** POST /documents that was refused: the form again, on a page of its own, with what was wrong (422). */
export type DocumentFormInput = { target: UploadTarget; errors: readonly FieldError[] };

/** The form on a page of its own. */
export function renderDocumentForm(renderer: Renderer, frame: Frame, { target, errors }: DocumentFormInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const upload = uploadForm(setting, target, errors);
  const summary = errors.map((error) => ({
    text: problemText(words, error, words.text('documents.file')),
    href: '#felt-file',
  }));
  const content = { upload, errors: summary, backUrl: target.returnTo };
  const title = words.text('documents.add');
  return printPage(renderer, setting, 'document-form', { title, section: 'documents' }, content);
}

/** GET /documents. */
export type DocumentListInput = {
  attachments: readonly AttachmentView[];
  names: Names;
  erasable: ReadonlySet<string>;
  /** What roots are called, by id. */
  titles: Names;
  nextCursor: string | null;
};

/** The documents of the bodies one reads, newest first. */
export function renderDocuments(renderer: Renderer, frame: Frame, input: DocumentListInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const bodies = new Map(frame.bodies.map(({ id, name }) => [id, name]));
  const content = {
    rows: input.attachments.map((one) => ({
      ...rowOf(setting, one, input.names, input.erasable),
      subject: input.titles[one.rootId] ?? null,
      subjectUrl: subjectUrl(setting, one),
      body: frame.body === null && bodies.size > 1 ? (bodies.get(one.bodyId) ?? null) : null,
    })),
    nextUrl: input.nextCursor === null ? null : links.documents({ cursor: input.nextCursor }),
  };
  const heading = { title: words.text('documents.title'), section: 'documents', choosesBody: true } as const;
  return printPage(renderer, setting, 'documents', heading, content);
}

function subjectUrl({ links }: Setting, { rootId }: AttachmentView): string | null {
  if (rootId.startsWith('agr_')) return links.agreement(rootId);
  if (rootId.startsWith('sys_')) return links.system(rootId);
  if (rootId.startsWith('con_')) return links.contract(rootId);
  if (rootId.startsWith('ven_')) return links.vendor(rootId);
  if (rootId.startsWith('prod_')) return links.product(rootId);
  return rootId.startsWith('chg_') ? links.change(rootId) : null;
}

/** GET and, with errors, POST /documents/{sha256}/erasure. */
export type ErasureInput = {
  attachment: AttachmentView;
  reason: string;
  errors: readonly FieldError[];
};

/** The form that erases a document for good. */
export function renderErasure(renderer: Renderer, frame: Frame, { attachment, reason, errors }: ErasureInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const label = words.text('documents.reason');
  const told = errors.map((error) => problemText(words, error, label));
  const content = {
    action: links.documentErasure(attachment.sha256, attachment.bodyId),
    facts: [
      { label: words.text('documents.file'), value: attachment.name ?? words.text('documents.hidden') },
      { label: words.text('documents.size'), value: sizeText(words, attachment.size) },
      { label: words.text('documents.at'), value: words.moment(attachment.attachedAt) },
    ],
    reason,
    error: told[0] ?? null,
    errors: told.map((text) => ({ text, href: '#felt-reason' })),
    backUrl: links.documents(),
  };
  const crumbs = [{ title: words.text('documents.title'), href: links.documents() }];
  const title = words.text('documents.eraseTitle');
  return printPage(renderer, setting, 'document-erasure', { title, section: 'documents', crumbs }, content);
}
