// The endpoints of documents: upload to a subject, list, download, and erase.

import * as z from 'zod';
import { MEDIA_TYPES } from '../../../domain/documents.ts';
import * as documents from '../../../operations/shapes/documents.ts';
import { Id } from '../../../operations/shapes/values.ts';
import { get, post } from './endpoint.ts';

export const documentEndpoints = {
  createDocument: post('createDocument', '/documents', {
    tag: 'Documents',
    summary: 'Attach a file to a subject of a body: its bytes, or the one file of a form',
    query: documents.DocumentCreateQuery,
    body: documents.UploadBody,
    reads: 'file',
    answer: documents.Attachment,
  }),
  getDocument: get('getDocument', '/documents/{sha256}', {
    tag: 'Documents',
    summary: 'A document, through an attachment you may read; reading a restricted one is logged',
    params: documents.DocumentParams,
    query: documents.DocumentQuery,
    answer: documents.DocumentBody,
    media: Object.keys(MEDIA_TYPES),
  }),
  listAttachments: get('listAttachments', '/bodies/{body}/attachments', {
    tag: 'Documents',
    summary: 'What is attached in a body, newest first, erased documents too',
    params: z.strictObject({ body: Id }),
    query: documents.AttachmentQuery,
    answer: documents.AttachmentPage,
  }),
  eraseDocument: post('eraseDocument', '/bodies/{body}/documents/{sha256}/erasure', {
    tag: 'Documents',
    summary: 'Turn a document into a tombstone: name and content go for good, attachments and the log stay',
    params: documents.DocumentInBody,
    body: documents.DocumentErasure,
    answer: documents.ErasedDocument,
  }),
};
