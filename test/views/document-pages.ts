// The pages of documents in every state that matters, by name.
import { renderDocumentForm, renderDocuments, renderErasure } from '../../src/views/documents.ts';
import type { Renderer } from '../../src/views/render.ts';
import * as sample from './sample.ts';

const { frame, dpoFrame, bareFrame, NAMES } = sample;
const AT = '2026-11-20T09:30:00.000Z';
const ATTACHED = {
  ...{
    id: 'att_1',
    bodyId: 'bod_hustadvika',
    subject: { kind: 'agreement' as const, id: 'agr_1', part: null },
    rootId: 'agr_1',
  },
  ...{ sha256: 'a'.repeat(64), name: 'Avtale <signert> & "lest".pdf', mediaType: 'application/pdf', size: 1_440_000 },
  ...{
    restricted: false,
    mayRead: true,
    text: 'read' as const,
    attachedAt: AT,
    attachedById: 'per_kari',
    erasedAt: null,
  },
};
const HIDDEN = { ...ATTACHED, id: 'att_2', name: null, restricted: true, mayRead: false, size: 120, rootId: 'con_1' };
const ERASED = {
  ...ATTACHED,
  id: 'att_3',
  name: null,
  mayRead: false,
  erasedAt: AT,
  rootId: 'chg_1',
  attachedById: 'per_x',
};
const TARGET = {
  ...{ body: 'bod_hustadvika', subjectKind: 'change', subject: 'chg_1', part: null },
  ...{ returnTo: '/changes/chg_1#dokumenter', mayRestrict: true, idempotencyKey: 'form_1' },
};

/** What a page shows of documents, with all there may be. */
export const DOCUMENTS = {
  attachments: [ATTACHED, { ...ATTACHED, id: 'att_4', restricted: true }, HIDDEN, ERASED],
  names: NAMES,
  erasable: new Set(['bod_hustadvika']),
  upload: TARGET,
};

/** The same with nothing. */
export const NO_DOCUMENTS = { attachments: [], names: {}, erasable: new Set<string>(), upload: null };

/** Every page of documents by what it shows. */
export const DOCUMENT_PAGES: Readonly<Record<string, (renderer: Renderer) => string>> = {
  'documents, some': (r) =>
    renderDocuments(r, dpoFrame(), {
      ...DOCUMENTS,
      titles: { agr_1: 'Databehandleravtale Office 365', con_1: 'Office 365, SSA-L' },
      nextCursor: 'x',
    }).html,
  'documents, none': (r) => renderDocuments(r, bareFrame(), { ...NO_DOCUMENTS, titles: {}, nextCursor: null }).html,
  'document, refused': (r) =>
    renderDocumentForm(r, frame(), {
      target: { ...TARGET, part: 'amd_1' },
      errors: [{ path: 'file', message: 'expected a file of one of the kinds pdf, png' }],
    }).html,
  'document, erased for good?': (r) => renderErasure(r, frame(), { attachment: ATTACHED, reason: '', errors: [] }).html,
  'document, erased without a reason': (r) =>
    renderErasure(r, frame(), {
      attachment: HIDDEN,
      reason: ' ',
      errors: [{ path: 'reason', message: 'expected text, or leave it out' }],
    }).html,
};
