// What views are told of a document that is attached.
import type { AttachedTo } from '../domain/documents.ts';

/** An attachment; its name is null where it is restricted and not for the reader, and once it is erased. */
export type AttachmentView = {
  id: string;
  bodyId: string;
  subject: { kind: AttachedTo; id: string; part: string | null };
  /** What the subject stands under: an agreement, a contract, a change. */
  rootId: string;
  sha256: string;
  name: string | null;
  mediaType: string;
  /** In bytes. */
  size: number;
  restricted: boolean;
  mayRead: boolean;
  text: 'read' | 'empty' | 'failed' | 'unread' | 'none' | null;
  attachedAt: string;
  attachedById: string;
  erasedAt: string | null;
};
