// The one handle on the database: batches that are read or written whole, in turn, with errors given a name.
import type { Client, InStatement, InValue, ResultSet } from '@libsql/client';
import { busy, Failure } from '../domain/failures.ts';

export type Statement = { sql: string; args: InValue[] };

/** Thrown inside a write when another writer was first: the operation runs again on what is true now. */
export class WriteConflict extends Error {
  constructor(cause: unknown) {
    super('another writer was first', { cause });
    this.name = 'WriteConflict';
  }
}

/** Thrown inside a write to which no answer came: what was sent may have been saved, or may be yet. */
export class Unanswered extends Failure {
  constructor(cause: unknown) {
    super('busy', 'The register went out of reach while it was written to');
    this.name = 'Unanswered';
    this.cause = cause;
  }
}

export type Database = {
  /** Runs statements in one read transaction: one consistent picture. Throws Failure busy when out of reach. */
  read: (statements: Statement[]) => Promise<ResultSet[]>;
  /** Runs statements in one write transaction. Throws WriteConflict on a broken guard, Failure busy when out of reach. */
  write: (statements: Statement[]) => Promise<ResultSet[]>;
  /** Runs one piece of work at a time in this process, so that writers here do not race each other. */
  inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  /** How many pieces of work wait for their turn. */
  waiting: () => number;
  close: () => void;
};

/** A statement with its values; the only form in which SQL reaches the database. */
export function sql(strings: TemplateStringsArray, ...values: InValue[]): Statement {
  return { sql: strings.join('?'), args: values };
}

/** Makes a queue that runs one piece of work at a time. */
export function turnstile(): Pick<Database, 'inTurn' | 'waiting'> {
  let last: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  return {
    inTurn: <T>(work: () => Promise<T>): Promise<T> => {
      waiting += 1;
      const mine = last.then(work, work).finally(() => {
        waiting -= 1;
      });
      last = mine.catch(() => undefined);
      return mine;
    },
    waiting: () => waiting,
  };
}

/**
 * A database over libSQL clients made by `connect`. A client that met SQLITE_BUSY is replaced, since its later batches
 * can fail too. `queue` is shared by all handles of one process on one file; a Worker passes a fresh one for each request.
 */
export function openDatabase(
  connect: () => Client,
  queue: Pick<Database, 'inTurn' | 'waiting'> = turnstile(),
): Database {
  let client: Client | undefined;
  const run = async (statements: Statement[], mode: 'read' | 'write'): Promise<ResultSet[]> => {
    client ??= connect();
    try {
      return await client.batch(statements as InStatement[], mode);
    } catch (error) {
      const named = nameError(error, mode);
      if (named instanceof Failure) {
        client?.close();
        client = undefined;
      }
      throw named;
    }
  };
  return {
    read: (statements) => run(statements, 'read'),
    write: (statements) => run(statements, 'write'),
    ...queue,
    close: () => {
      client?.close();
      client = undefined;
    },
  };
}

const LOCKED = /SQLITE_BUSY|SQLITE_LOCKED|database is locked/i;
const OUT_OF_REACH =
  /ECONNREFUSED|ECONNRESET|EPIPE|fetch failed|HRANA|SERVER_ERROR|CLIENT_CLOSED|STREAM|network|socket|timeout|terminated/i;
/** The tables whose constraints are guards: breaking one means another writer was first. Any other is an error of ours. */
const GUARD =
  /constraint failed: (?:journal_head|revisions|log_entries|log_texts|idempotency_keys|people|alerts|deliveries|checkpoints|audit_keys)\b/i;

function nameError(error: unknown, mode: 'read' | 'write'): unknown {
  const text = describe(error);
  if (mode === 'write' && GUARD.test(text)) return new WriteConflict(error);
  if (LOCKED.test(text) && mode === 'write') return named('The register is busy; nothing was saved', error);
  const passes = LOCKED.test(text) || OUT_OF_REACH.test(text);
  if (!passes || /constraint failed|no such (?:table|column)/i.test(text)) return error;
  return mode === 'write' ? new Unanswered(error) : named('The register cannot be read just now; try again', error);
}

function named(message: string, cause: unknown): Failure {
  const failure = busy(message);
  failure.cause = cause;
  return failure;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = (error as { code?: unknown }).code;
  return `${String(code ?? '')} ${error.message} ${error.cause ? describe(error.cause) : ''}`;
}

/** Sets a file to write-ahead logging; each commit reaches the disk before it is acknowledged (`synchronous` stays FULL). */
export async function keepDurable(client: Client): Promise<void> {
  await client.execute('PRAGMA journal_mode = WAL');
}

/** Writes a file's whole content, as it stands now, to a new file that no connection holds. */
export async function writeCopy(client: Client, path: string): Promise<void> {
  await client.execute({ sql: 'VACUUM INTO ?', args: [path] });
}

/** What SQLite finds wrong with the pages of a file, null when nothing is. */
export async function whatIsDamaged(database: Database): Promise<string | null> {
  const [result] = await database.read([sql`PRAGMA integrity_check(1)`]);
  const said = String(result?.rows[0]?.[0] ?? '');
  return said === 'ok' ? null : said;
}

/** Takes a file out of write-ahead logging, which only succeeds when no other connection has it open; throws otherwise. */
export async function holdAlone(client: Client): Promise<void> {
  await client.execute('PRAGMA busy_timeout = 500');
  const { rows } = await client.execute('PRAGMA journal_mode = DELETE');
  if (String(rows[0]?.[0]) !== 'delete') throw new Error('another connection is open');
}
