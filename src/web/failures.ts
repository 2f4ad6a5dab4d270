// Expected failures in their HTTP form: problem details (RFC 9457) for the interface, a status for pages.
import { Failure, type FailureKind, type FieldError } from '../domain/failures.ts';

const STATUS: Record<FailureKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  unconfirmed: 403,
  not_found: 404,
  gone: 410,
  stale: 412,
  conflict: 409,
  unreadable: 400,
  too_large: 413,
  unsupported: 415,
  too_many: 429,
  busy: 503,
};
const TITLE: Record<number, string> = {
  400: 'The request cannot be read',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  409: 'Being saved already',
  410: 'Erased',
  412: 'Somebody saved meanwhile',
  413: 'Too large',
  415: 'Not of a kind that is read',
  422: 'A field is wrong',
  429: 'Too many requests',
  500: 'Something went wrong here',
  503: 'Busy or out of reach',
};
/** After how many seconds a busy register is worth another try. */
export const RETRY_AFTER = 2;

export type Problem = { type: string; title: string; status: number; detail: string; errors: FieldError[] };

/** The status and problem of whatever was thrown; what was not expected is told nothing of. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Failure) return problem(STATUS[error.kind], error.message, [...error.errors]);
  return problem(500, 'Something went wrong here. Nothing was saved unless you were told so.');
}

/** A problem with a status. */
export function problem(status: number, detail: string, errors: FieldError[] = []): Problem {
  return { type: 'about:blank', title: TITLE[status] ?? 'Error', status, detail, errors };
}

/** A problem as a response. */
export function problemResponse(given: Problem): Response {
  const headers: Record<string, string> = { 'content-type': 'application/problem+json', 'cache-control': 'no-store' };
  if (given.status === 503) headers['retry-after'] = String(RETRY_AFTER);
  if (given.status === 401) headers['www-authenticate'] = 'Bearer';
  return new Response(JSON.stringify(given), { status: given.status, headers });
}

/** In how many seconds asking again is worth it after what was thrown; null where waiting does not help. */
export function waitAfter(error: unknown): number | null {
  if (!(error instanceof Failure)) return null;
  return error.retryAfter ?? (error.kind === 'busy' ? RETRY_AFTER : null);
}

/** Whatever was thrown as a response; what nobody expected is written down for whoever runs the service. */
export function failureResponse(error: unknown): Response {
  if (!(error instanceof Failure)) console.error(error);
  const response = problemResponse(problemOf(error));
  const wait = waitAfter(error);
  if (wait !== null) response.headers.set('retry-after', String(wait));
  return response;
}
