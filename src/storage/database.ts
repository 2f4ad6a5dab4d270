// The one handle on the database: batches that are read or written whole, in turn, with errors given a name.
import type { Client, InStatement, InValue, ResultSet } from '@libsql/client';
import { busy, Failure } from '../domain/failures.ts';
import { inSavepoint, type Sharing, type Transaction, type Turns, turnsOver, UNDONE } from './turns.ts';

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

export type Database = Turns & {
  /** Runs statements in one read transaction: one consistent picture. Throws Failure busy when out of reach. */
  read: (statements: Statement[]) => Promise<ResultSet[]>;
  /**
   * Runs statements in one write transaction, or in that of the turn it is called in. Throws WriteConflict on a broken
   * guard, Failure busy when out of reach.
   */
  write: (statements: Statement[]) => Promise<ResultSet[]>;
  close: () => void;
};

/** What is asked of a libSQL client: one batch or transaction at a time for each way of using it. */
export type Connection = {
  batch: (statements: InStatement[], mode: 'read' | 'write') => Promise<ResultSet[]>;
  transaction: (mode: 'write') => Promise<Transaction>;
  /** Whether it can be used again after it met SQLITE_BUSY. */
  outlastsBusy?: boolean;
  close: () => void;
};

/** A statement with its values; the only form in which SQL reaches the database. */
export function sql(strings: TemplateStringsArray, ...values: InValue[]): Statement {
  return { sql: strings.join('?'), args: values };
}

/**
 * A database over connections made by `connect`. One that met SQLITE_BUSY is replaced, unless it outlasts that, since its
 * later batches can fail too. Where `sharing` is given, writes that wait together share one commit, and one that comes out
 * of turn waits for its own: a second connection would meet the lock of the first. On a libSQL server each writes for itself.
 */
export function openDatabase(connect: () => Connection, sharing: Sharing | null = null): Database {
  const { batch, begin, naming, close } = connecting(connect);
  const turns = turnsOver({ begin, named: (error) => nameError(error, 'write') }, sharing);
  const current = () => {
    const turn = sharing?.current();
    if (turn !== undefined && turn !== 'alone' && turn.closed) throw busy(UNDONE);
    return turn;
  };
  const write: Database['write'] = async (statements) => {
    const turn = current();
    if (turn === undefined && sharing) return turns.inTurn(() => write(statements));
    if (turn === undefined || turn === 'alone') return batch(statements, 'write');
    return naming('write', () => inSavepoint(turn, () => turn.batch(statements as InStatement[])));
  };
  const read: Database['read'] = async (statements) => {
    const turn = current();
    if (turn === undefined || turn === 'alone') return batch(statements, 'read');
    return naming('read', () => turn.batch(statements as InStatement[]));
  };
  return { read, write, ...turns, close };
}

/** The connection in use, made when first asked for, and again after it was dropped; its errors get a name. */
function connecting(connect: () => Connection) {
  let connection: Connection | undefined;
  const connected = (): Connection => {
    connection ??= connect();
    return connection;
  };
  const close = (): void => {
    connection?.close();
    connection = undefined;
  };
  const naming = async <T>(mode: 'read' | 'write', work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      const named = nameError(error, mode);
      if (named instanceof Failure && !connection?.outlastsBusy) close();
      throw named;
    }
  };
  return {
    batch: (statements: Statement[], mode: 'read' | 'write') => naming(mode, () => connected().batch(statements, mode)),
    begin: () => naming('write', () => connected().transaction('write')),
    naming,
    close,
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
