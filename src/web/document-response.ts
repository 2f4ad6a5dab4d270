// A document as a response: to be saved and never shown, under its own name, in a page's sandbox if it is shown after all.
import type { DocumentFile } from '../operations/shapes/documents.ts';

/** Nothing may run, load or be asked for out of what somebody uploaded. */
const SANDBOX = "default-src 'none'; sandbox; frame-ancestors 'none'";

/**
 * The bytes of a document as they are read. Kept by a browser only to ask whether they still stand; a restricted one not at
 * all. Answers 304 where the asker holds these bytes already.
 */
export function documentResponse(file: DocumentFile, ifNoneMatch: string | undefined): Response {
  const etag = `"${file.sha256}"`;
  const headers = new Headers({
    'content-type': file.mediaType,
    'content-disposition': attachmentNamed(file.name),
    'content-security-policy': SANDBOX,
    'x-content-type-options': 'nosniff',
    'cache-control': file.restricted ? 'no-store' : 'private, no-cache',
  });
  if (!file.restricted) headers.set('etag', etag);
  const known = (ifNoneMatch ?? '').split(',').some((one) => [etag, `W/${etag}`].includes(one.trim()));
  if (known && !file.restricted) return new Response(null, { status: 304, headers });
  headers.set('content-length', String(file.size));
  return new Response(streamOf(file), { headers });
}

/** What a browser saves it as (RFC 6266): letters outside ASCII by RFC 8187, and a plain name for programs that know none. */
export function attachmentNamed(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** The bytes as they are asked for; one that is erased meanwhile is broken off, since its length was told. */
function streamOf({ bytes, size }: DocumentFile): ReadableStream<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]();
  let left = size;
  return new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await iterator.next();
      if (!done) {
        left -= value.byteLength;
        controller.enqueue(value);
      } else if (left === 0) controller.close();
      else controller.error(new Error('the document was erased while it was read'));
    },
    cancel: async () => {
      await iterator.return?.();
    },
  });
}
