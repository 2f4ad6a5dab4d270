// How much of a request is read: never more than a page or program of ours has reason to send.
import { Failure } from '../domain/failures.ts';

/** Uploads come with a door of their own (uploads.ts). */
const LARGEST_BODY = 1_000_000;

/** The request with its body in memory; one that is too large is refused by its length, or as soon as it has grown so. */
export async function withBody(request: Request): Promise<Request> {
  if (Number(request.headers.get('content-length') ?? 0) > LARGEST_BODY) throw tooLarge(LARGEST_BODY);
  if (request.body === null) return request;
  const body = await readWhole(request.body, LARGEST_BODY, LARGEST_BODY);
  return new Request(request.url, { method: request.method, headers: request.headers, body });
}

/** All that a stream brings. Throws too_large, which tells of `told` bytes, as soon as it has brought more than `largest`. */
export async function readWhole(
  stream: ReadableStream<Uint8Array>,
  largest: number,
  told: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const reader = stream.getReader();
  const parts: Uint8Array[] = [];
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return joined(parts, length);
    length += value.byteLength;
    if (length > largest) {
      await reader.cancel();
      throw tooLarge(told);
    }
    parts.push(value);
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.byteLength;
  }
  return whole;
}

/** More came than is taken, in bytes. */
export function tooLarge(largest: number): Failure {
  return new Failure('too_large', `expected at most ${largest} bytes`);
}
