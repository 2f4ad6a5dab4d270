// What better-auth answers: the cookies it sets, and its refusals told from what is broken.
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

/** What a refusal gives instead of throwing; anything else is thrown on. */
export async function unlessRefused<T>(work: Promise<T>): Promise<T | null> {
  return work.catch((error: unknown) => {
    if (isRefusal(error)) return null;
    throw error;
  });
}
