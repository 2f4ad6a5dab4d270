// Turns of writing: one piece of work at a time in this process; those that wait together share one commit.
import type { Transaction as ClientTransaction } from '@libsql/client';
import { busy } from '../domain/failures.ts';

/** A writing transaction that stays open between statements. */
export type Transaction = Pick<ClientTransaction, 'batch' | 'commit' | 'close' | 'closed'> & {
  execute: (statement: string) => Promise<unknown>;
};

/** What the reads and writes of a turn go through: the transaction it shares, or batches of their own. */
export type Turn = Transaction | 'alone';

/**
 * What a runtime needs so that turns can share a commit: a place that holds the turn for all that one piece of work calls,
 * and for nothing that runs beside it; a clock in milliseconds; and a pause that lets what has come in be taken.
 */
export type Sharing = {
  run: <T>(turn: Turn, work: () => Promise<T>) => Promise<T>;
  current: () => Turn | undefined;
  clock: () => number;
  pause: (ms: number) => Promise<void>;
};

export type Turns = {
  /** Runs one piece of work at a time in this process, so that writers here do not race each other. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /**
   * The same for short work, which may share its commit with others that wait: all it reads and writes goes through one
   * transaction, and it is settled once that is on disk. A write that fails takes only itself back.
   */
  inSharedTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** The same before all others that wait: for what somebody waits for already. */
  inNextTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** How many pieces of work wait for their turn or have it. */
  waiting: () => number;
};

/** So many turns share a commit at most, and none begins when this long has passed since the transaction was opened. */
const MOST_TURNS = 64;
const LONGEST_MS = 25;
/** Another process writes too when the lock was waited for this long; it is then left free for a while. */
const CONTENDED_MS = 4;
const LEFT_FREE_MS = 20;

/** What is said when a transaction that others shared came to nothing. */
export const UNDONE = 'The register could not be written to; nothing was saved';

type Waiting = {
  shares: boolean;
  work: () => Promise<unknown>;
  resolve: (value: unknown) => void;
  reject: (error: unknown) => void;
};

/** How a turn that was run ends: told to whoever waits once its commit is on disk, or once it is known that it never will be. */
type Ran = { committed: () => void; undone: (error: unknown) => void };

/** Opens a writing transaction, and names the errors of a commit. */
type Commits = { begin: () => Promise<Transaction>; named: (error: unknown) => unknown };
type Queue = { waiting: Waiting[]; running: number; drained: boolean };

/** Turns over a database; without `sharing` every turn is taken alone. */
export function turnsOver(commits: Commits, sharing: Sharing | null = null): Turns {
  const queue: Queue = { waiting: [], running: 0, drained: true };
  const enter =
    (shares: boolean, put: 'push' | 'unshift') =>
    <T>(work: () => Promise<T>): Promise<T> => {
      // Work that has its turn already is in the midst of it: waiting for another it would wait for itself.
      if (sharing?.current() !== undefined) return work();
      return new Promise<T>((resolve, reject) => {
        queue.waiting[put]({ shares, work, resolve: resolve as Waiting['resolve'], reject });
        if (queue.drained) void drain(queue, commits, sharing);
      });
    };
  return {
    inTurn: enter(false, 'push'),
    inSharedTurn: enter(true, 'push'),
    inNextTurn: enter(true, 'unshift'),
    waiting: () => queue.waiting.length + queue.running,
  };
}

async function drain(queue: Queue, commits: Commits, sharing: Sharing | null): Promise<void> {
  queue.drained = false;
  for (let next = queue.waiting.shift(); next; next = queue.waiting.shift()) {
    queue.running = 1;
    // Who waits alone holds no lock while it reads and decides: that is worth it only where a commit is saved.
    if (sharing && next.shares && queue.waiting[0]?.shares) await share(queue, commits, sharing, next);
    else (await outcomeOf(next, sharing, 'alone')).committed();
    queue.running = 0;
  }
  queue.drained = true;
}

async function share(queue: Queue, { begin, named }: Commits, sharing: Sharing, first: Waiting): Promise<void> {
  const asked = sharing.clock();
  const transaction = await begin().catch((error: unknown) => first.reject(error));
  if (!transaction) return;
  const begun = sharing.clock();
  const ran: Ran[] = [];
  for (let next: Waiting | undefined = first; next; next = joining(queue, sharing.clock() - begun, ran.length)) {
    queue.running = ran.length + 1;
    ran.push(await outcomeOf(next, sharing, transaction));
  }
  await settle(transaction, ran, named);
  queue.running = 0;
  await sharing.pause(begun - asked > CONTENDED_MS ? LEFT_FREE_MS : 0);
}

/** The next turn that joins a transaction: the first that waits, if it shares. */
function joining({ waiting }: Queue, sinceMs: number, turns: number): Waiting | undefined {
  const joins = turns < MOST_TURNS && sinceMs < LONGEST_MS && waiting[0]?.shares;
  return joins ? waiting.shift() : undefined;
}

async function outcomeOf({ work, resolve, reject }: Waiting, sharing: Sharing | null, turn: Turn): Promise<Ran> {
  try {
    const value = await (sharing ? sharing.run(turn, work) : work());
    return { committed: () => resolve(value), undone: reject };
  } catch (error) {
    const refused = (): void => reject(error);
    return { committed: refused, undone: refused };
  }
}

/** Commits, and only then tells everyone: what one found, it may have found in what another had not committed yet. */
async function settle(
  transaction: Transaction,
  ran: readonly Ran[],
  named: (error: unknown) => unknown,
): Promise<void> {
  const undone = transaction.closed;
  try {
    if (undone) transaction.close();
    else await transaction.commit();
  } catch (error) {
    const told = named(error);
    for (const one of ran) one.undone(told);
    return;
  }
  for (const one of ran) undone ? one.undone(busy(UNDONE)) : one.committed();
}

/** Runs a turn's statements in its transaction, with a savepoint before them: those of one that fails are taken back. */
export async function inSavepoint<T>(transaction: Transaction, work: () => Promise<T>): Promise<T> {
  await transaction.execute('SAVEPOINT turn');
  try {
    const value = await work();
    await transaction.execute('RELEASE turn');
    return value;
  } catch (error) {
    if (!transaction.closed) await transaction.batch(['ROLLBACK TO turn', 'RELEASE turn']);
    throw error;
  }
}
