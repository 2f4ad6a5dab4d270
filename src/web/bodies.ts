// How much of a request is read: never more than a page or program of ours has reason to send.
import { Failure } from '../domain/failures.ts';

/** Uploads come with a door of their own. */
const LARGEST_BODY = 1_000_000;

/** The request with its body in memory; one that is too large is refused by its length, or as soon as it has grown so. */
export async function withBody(request: Request): Promise<Request> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge();
  if (request.body === null) return request;
  const body = await readWhole(request.body);
  return new Request(request.url, { method: request.method, headers: request.headers, body });
}

async function readWhole(stream: ReadableStream<Uint8Array>): Promise<Blob> {
  const reader = stream.getReader();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Blob(parts);
    length += value.byteLength;
    if (length > LARGEST_BODY) {
      await reader.cancel();
      throw tooLarge();
    }
    parts.push(new Uint8Array(value));
  }
}

function tooLarge(): Failure {
  return new Failure('too_large', `expected at most ${LARGEST_BODY} bytes`);
}
