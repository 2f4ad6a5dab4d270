// Trying again: work that lost a race to another writer, or met a busy database, is done anew on what is true then.
import { busy, Failure } from '../domain/failures.ts';
import { type Database, WriteConflict } from '../storage/database.ts';

/** Lost races in a row before work is given up; each one means that somebody else came through. */
const RACES = 16;
/** Times the database may be busy or out of reach before work is given up. */
const REFUSALS = 6;
const FIRST_PAUSE_MS = 15;
const LONGEST_PAUSE_MS = 2_000;

/** Whether an error passes: another writer was first, or the database was busy or out of reach. */
export function isPassing(error: unknown): boolean {
  return error instanceof WriteConflict || (error instanceof Failure && error.kind === 'busy');
}

/** Does a piece of work in its turn among the writers of this process, again and again until it comes through. */
export function inTurnUntilThrough<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return untilThrough(() => database.inTurn(work));
}

/** The same for short work, which may share its commit with others that wait. */
export function inSharedTurnUntilThrough<T>(database: Database, work: () => Promise<T>): Promise<T> {
  return untilThrough(() => database.inSharedTurn(work));
}

/**
 * Does a piece of work until it comes through, after longer and longer pauses of random length so that writers do not
 * meet again. Throws Failure busy when it never did, with the last error as its cause; any other error at once.
 */
export async function untilThrough<T>(work: () => Promise<T>): Promise<T> {
  let [races, refusals] = [0, 0];
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!isPassing(error)) throw error;
      if (error instanceof WriteConflict) races += 1;
      else refusals += 1;
      if (races >= RACES || refusals >= REFUSALS) throw givenUp(error);
      await pause(races + refusals);
    }
  }
}

function givenUp(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const failure = busy('Others were writing at the same time; nothing was saved, try again');
  failure.cause = error;
  return failure;
}

async function pause(attempt: number): Promise<void> {
  const longest = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** attempt);
  const random = crypto.getRandomValues(new Uint16Array(1))[0] ?? 0;
  await new Promise((resolve) => setTimeout(resolve, random % longest));
}
