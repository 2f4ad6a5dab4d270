// What an operation that must be refused says.
import { Failure } from '../../src/domain/failures.ts';

/** The failure something is refused with; whatever else comes of it is thrown on. */
export async function refusal(act: Promise<unknown>): Promise<Failure> {
  const error = await act.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (!(error instanceof Failure)) throw error ?? new Error('it was accepted');
  return error;
}

/** What kind of failure something is refused with, and the fields it names. */
export async function refused(act: Promise<unknown>): Promise<string[]> {
  const { kind, errors } = await refusal(act);
  return [kind, ...errors.map(({ path }) => path)];
}
