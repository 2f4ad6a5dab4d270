// Turns of writing: one piece of work at a time in this process; those that wait together share one commit.
import type { Transaction } from '@libsql/client';
import { busy } from '../domain/failures.ts';

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

/**
 * Turns over a database. `begin` opens a writing transaction, with errors given a name, and `named` names those of a
 * commit. Without `sharing` every turn is taken alone.
 */
export function turnsOver(
  begin: () => Promise<Transaction>,
  named: (error: unknown) => unknown,
  sharing: Sharing | null = null,
): Turns {
  const queue: Waiting[] = [];
  let running = 0;
  let open = false;
  const drain = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      // Who waits alone holds no lock while it reads and decides: that is worth it only where a commit is saved.
      if (sharing && next.shares && queue[0]?.shares) await share(sharing, next);
      else await alone(next);
    }
    open = false;
  };
  const alone = async (waiting: Waiting): Promise<void> => {
    running = 1;
    const ran = await outcomeOf(waiting, sharing, 'alone');
    running = 0;
    ran.committed();
  };
  const share = async (own: Sharing, first: Waiting): Promise<void> => {
    const asked = own.clock();
    running = 1;
    const transaction = await begin().catch((error: unknown) => {
      running = 0;
      first.reject(error);
    });
    if (!transaction) return;
    const begun = own.clock();
    const ran: Ran[] = [];
    for (let next: Waiting | undefined = first; next; next = taken(queue, own.clock() - begun, ran.length)) {
      running = ran.length + 1;
      ran.push(await outcomeOf(next, own, transaction));
    }
    await settle(transaction, ran, named);
    running = 0;
    await own.pause(begun - asked > CONTENDED_MS ? LEFT_FREE_MS : 0);
  };
  const enter =
    (shares: boolean, first: boolean) =>
    <T>(work: () => Promise<T>): Promise<T> => {
      // Work that has its turn already is in the midst of it: waiting for another it would wait for itself.
      if (sharing?.current() !== undefined) return work();
      return new Promise<T>((resolve, reject) => {
        const waiting = { shares, work, resolve: resolve as Waiting['resolve'], reject };
        if (first) queue.unshift(waiting);
        else queue.push(waiting);
        if (open) return;
        open = true;
        void drain();
      });
    };
  return {
    inTurn: enter(false, false),
    inSharedTurn: enter(true, false),
    inNextTurn: enter(true, true),
    waiting: () => queue.length + running,
  };
}

/** The next turn that may join a transaction: the first that waits, if it shares. */
function taken(queue: Waiting[], sinceMs: number, turns: number): Waiting | undefined {
  const joins = turns < MOST_TURNS && sinceMs < LONGEST_MS && queue[0]?.shares;
  return joins ? queue.shift() : undefined;
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
