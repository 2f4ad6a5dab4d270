// A libSQL file on Node with statements that are prepared once: preparing is a quarter of what a short question costs.
import type { InStatement, InValue, ResultSet, Row } from '@libsql/client';
import Sqlite from 'libsql';
import type { Connection } from '../storage/database.ts';
import type { Transaction } from '../storage/turns.ts';

type Prepared = ReturnType<InstanceType<typeof Sqlite>['prepare']> & { reader: boolean };
type Handle = { run: (statement: InStatement) => ResultSet; inTransaction: () => boolean; close: () => void };

/** The program's statements are some hundreds; more texts than this mean that one is made anew for each question. */
const MOST_PREPARED = 1_000;

/**
 * One connection that reads and one that writes, each opened when first used: the driver works through a batch without a
 * pause, so no two batches meet on one. `lockPatienceMs` is how long a write waits for another process.
 */
export function connectFile(path: string, lockPatienceMs: number): Connection {
  const open: { read?: Handle; write?: Handle } = {};
  const handle = (mode: 'read' | 'write'): Handle => {
    open[mode] ??= openHandle(path, lockPatienceMs);
    return open[mode];
  };
  return {
    batch: async (statements, mode) => {
      const own = handle(mode);
      own.run(BEGIN[mode]);
      try {
        const results = statements.map(own.run);
        own.run('COMMIT');
        return results;
      } finally {
        if (own.inTransaction()) own.run('ROLLBACK');
      }
    },
    transaction: async () => transactionOn(handle('write')),
    // What was refused is reset when it is run again; only a statement that is left to the collector stays open.
    outlastsBusy: true,
    close: () => {
      open.read?.close();
      open.write?.close();
    },
  };
}

const BEGIN = { read: 'BEGIN', write: 'BEGIN IMMEDIATE' } as const;

function transactionOn(handle: Handle): Transaction {
  handle.run(BEGIN.write);
  const close = (): void => {
    if (handle.inTransaction()) handle.run('ROLLBACK');
  };
  return {
    execute: async (statement) => handle.run(statement),
    batch: async (statements) => statements.map(handle.run),
    commit: async () => {
      try {
        handle.run('COMMIT');
      } finally {
        close();
      }
    },
    close,
    get closed() {
      return !handle.inTransaction();
    },
  };
}

function openHandle(path: string, lockPatienceMs: number): Handle {
  const database = new Sqlite(path, { timeout: lockPatienceMs });
  const prepared = new Map<string, Prepared>();
  const prepare = (sql: string): Prepared => {
    const known = prepared.get(sql);
    if (known) return known;
    const statement = database.prepare(sql) as unknown as Prepared;
    if (statement.reader) statement.raw(true);
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    prepared.set(sql, statement);
    return statement;
  };
  return {
    run: (statement) => {
      const { sql, args = [] } = typeof statement === 'string' ? { sql: statement } : statement;
      const own = prepare(sql);
      const values = (args as InValue[]).map(toSql);
      if (own.reader) return resultOf(own.all(values) as unknown as Row[], 0);
      return resultOf([], own.run(values).changes);
    },
    inTransaction: () => database.open && database.inTransaction,
    close: () => {
      prepared.clear();
      if (database.open) database.close();
    },
  };
}

/** A value as SQLite takes it. Throws TypeError for one that is missing, which would be taken for null. */
function toSql(value: InValue): InValue {
  if (value === undefined) throw new TypeError('undefined cannot be passed to the database');
  if (value instanceof ArrayBuffer) return Buffer.from(value);
  return typeof value === 'boolean' ? Number(value) : value;
}

/** Rows are read by place alone. */
function resultOf(rows: Row[], rowsAffected: number): ResultSet {
  const unnamed = { columns: [], columnTypes: [], lastInsertRowid: undefined };
  return { ...unnamed, rows, rowsAffected, toJSON: () => ({ rows, rowsAffected }) };
}
