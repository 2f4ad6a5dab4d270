// Documents and what ties them to a register: shapes in and out.
import * as z from 'zod';
import { ATTACHED_TO, type KnownFile, MEDIA_TYPES, type MediaType } from '../../domain/documents.ts';
import { Id, ListQuery, Moment, NullableId, NullableText, pageOf, Text } from './values.ts';

/** What is uploaded, not read before it is asked for; the name is empty where it came without one. */
export type Upload = { read: () => Promise<{ name: string; bytes: Uint8Array<ArrayBuffer> }> };
/** A document as it is given out: its attachment's name and kind, and the bytes a few at a time. */
export type DocumentFile = KnownFile & {
  sha256: string;
  /** In bytes. */
  size: number;
  restricted: boolean;
  bytes: AsyncIterable<Uint8Array>;
};

export const UploadBody = z.custom<Upload>();
export const DocumentBody = z.custom<DocumentFile>();

const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'expected a SHA-256 as 64 lower-case hexadecimal digits')
  .meta({ description: 'SHA-256 of the bytes' });
const Flag = z.enum(['true', 'false']).default('false');
const Subject = {
  subjectKind: z.enum(ATTACHED_TO).meta({ description: 'The kind of what it is attached to' }),
  subject: Id.meta({ description: 'The id of what it is attached to' }),
  part: Id.optional().meta({ description: 'Of a contract: the id of the amendment it is about' }),
};

export const DocumentCreateQuery = z.strictObject({
  body: Id,
  ...Subject,
  restricted: Flag.meta({ description: 'Whether only roles that may read what is restricted are given it' }),
  name: z.string().max(1000).optional().meta({ description: 'The name of a file that is sent as plain bytes' }),
});
export const DocumentParams = z.strictObject({ sha256: Sha256 });
export const DocumentQuery = z.strictObject({
  body: Id.optional().meta({
    description: 'The body through whose attachment it is read; any you may read when left out',
  }),
});
export const DocumentInBody = z.strictObject({ body: Id, sha256: Sha256 });
export const AttachmentQuery = ListQuery.extend({
  subject: Id.optional().meta({ description: 'Only those attached to this' }),
  sha256: Sha256.optional().meta({ description: 'Only those of this document' }),
  under: Id.optional().meta({ description: 'Only those attached to this or to what stands under it' }),
});

export const Attachment = z
  .strictObject({
    id: Id,
    bodyId: Id,
    subject: z.strictObject({ kind: z.enum(ATTACHED_TO), id: Id, part: NullableId }),
    rootId: Id.meta({ description: 'What that stands under: an agreement, a contract, a system, a change' }),
    sha256: Sha256,
    name: NullableText.meta({ description: 'Null when it is restricted and not for you, and once it is erased' }),
    mediaType: z.enum(Object.keys(MEDIA_TYPES) as [MediaType, ...MediaType[]]),
    size: z.int().meta({ description: 'In bytes' }),
    restricted: z.boolean(),
    mayRead: z.boolean().meta({ description: 'Whether you are given the document' }),
    text: z.enum(['read', 'empty', 'failed', 'unread', 'none']).nullable().meta({
      description:
        'Whether it is searched by its text: read; empty (a scan); could not be read; not read yet; of a kind without. Null for whoever may not read it',
    }),
    attachedAt: Moment,
    attachedById: Id,
    erasedAt: Moment.nullable(),
    erasedById: NullableId,
  })
  .meta({ id: 'Attachment', description: 'A document attached to a subject in a body’s register' });

export const AttachmentPage = pageOf('AttachmentPage', Attachment);

export const DocumentErasure = z
  .strictObject({ reason: Text.meta({ description: 'Why; kept with the log' }) })
  .meta({ id: 'DocumentErasure' });

export const ErasedDocument = z
  .strictObject({ sha256: Sha256, erasedAt: Moment, attachments: z.array(Attachment) })
  .meta({ id: 'ErasedDocument', description: 'A tombstone: the body’s attachments stay, name and content do not' });

export type AttachmentValue = z.output<typeof Attachment>;
