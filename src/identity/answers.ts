// What better-auth answers: the cookies it sets, and its refusals told from what is broken.
import { Failure } from '../domain/failures.ts';
import type { Cookies } from '../operations/signing-in.ts';

/** The cookies of an answer of better-auth. */
export function cookiesOf(headers: Headers | null | undefined): Cookies {
  return headers?.getSetCookie() ?? [];
}

/** Whether better-auth refused, rather than broke: a wrong code or password, a link that is spent. */
export function isRefusal(error: unknown): boolean {
  const status = (error as { statusCode?: unknown }).statusCode;
  return typeof status === 'number' && status < 500;
}

/** The failure of ours that libraries in between have wrapped, however often; the error itself where there is none. */
function unwrapped(error: unknown): unknown {
  for (let inner = error; inner instanceof Error; inner = inner.cause) if (inner instanceof Failure) return inner;
  return error;
}

/** The work, with a busy register told as one. */
export async function orBusy<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: unknown) => {
    throw unwrapped(error);
  });
}

/** What a refusal gives instead of throwing; anything else is thrown on. */
export async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw unwrapped(error);
  });
}
