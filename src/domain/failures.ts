// What is expected to go wrong: named failures with the paths they are about; their HTTP form is in web/failures.ts.

export type FieldError = { path: string; message: string };

export type FailureKind =
  | 'invalid' // a field is wrong; errors name each path and what was expected
  | 'unauthenticated' // nobody is signed in, or the key is not known
  | 'forbidden' // the person's roles do not allow it
  | 'unconfirmed' // the second factor must be given again first
  | 'not_found' // unknown, or another tenant's
  | 'gone' // was here and has been erased for good
  | 'stale' // somebody saved meanwhile (ETag)
  | 'conflict' // the same idempotency key is in use right now
  | 'unreadable' // what came is not JSON, or not from our own pages
  | 'too_large' // larger than what is read
  | 'unsupported' // of a media type that is not read
  | 'too_many' // asked too often; retryAfter says when to ask again
  | 'busy'; // the register is busy or out of reach; try again

/** An expected failure. Thrown by operations, returned by pure decisions; never a programming error. */
export class Failure extends Error {
  readonly kind: FailureKind;
  readonly errors: readonly FieldError[];
  /** In how many seconds asking again is worth it, where that is known. */
  retryAfter: number | null = null;

  constructor(kind: FailureKind, message: string, errors: readonly FieldError[] = []) {
    super(message);
    this.name = 'Failure';
    this.kind = kind;
    this.errors = errors;
  }
}

/** A field is wrong: its path and what was expected. */
export function invalid(path: string, message: string): Failure {
  return new Failure('invalid', `${path}: ${message}`, [{ path, message }]);
}

/** Several fields are wrong. */
export function invalidFields(errors: readonly FieldError[]): Failure {
  return new Failure('invalid', errors.map((e) => `${e.path}: ${e.message}`).join('; '), errors);
}

/** There is no such thing here; the same answer for an unknown id and for another tenant's. */
export function notFound(what: string): Failure {
  return new Failure('not_found', `No such ${what} here`);
}

/** It was here, and has been erased for good. */
export function gone(what: string): Failure {
  return new Failure('gone', `This ${what} has been erased`);
}

/** Nobody is signed in here, the session has ended, or the key is not one that opens anything. */
export function unauthenticated(): Failure {
  return new Failure('unauthenticated', 'Sign in, or give an API key that is in force');
}

/** The person's roles do not allow the action. */
export function forbidden(action: string): Failure {
  return new Failure('forbidden', `Your roles do not allow this: ${action}`);
}

/** Somebody saved meanwhile: what was read is no longer the state. */
export function stale(): Failure {
  return new Failure('stale', 'Somebody saved meanwhile: read again and decide anew');
}

/** The register is busy or out of reach: nothing was written; try again. */
export function busy(message = 'The register is busy or out of reach; nothing was saved'): Failure {
  return new Failure('busy', message);
}

/** The same failure with a prefix taken off its paths: for an input that is a part of the one the rule speaks of. */
export function withoutPrefix(failure: Failure, prefix: string): Failure {
  const errors = failure.errors.map((e) => ({
    ...e,
    path: e.path.startsWith(prefix) ? e.path.slice(prefix.length) : e.path,
  }));
  return new Failure(failure.kind, failure.message, errors);
}

/** The same failure with a prefix put before its paths: for a part of a larger input. */
export function withPrefix(failure: Failure, prefix: string): Failure {
  const errors = failure.errors.map((e) => ({ ...e, path: `${prefix}${e.path}` }));
  return new Failure(failure.kind, `${prefix}${failure.message}`, errors);
}
