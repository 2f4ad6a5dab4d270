// The handle on the database: what a file promises on every connection, and what errors mean.
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/domain/failures.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { type Database, openDatabase, sql, turnstile, WriteConflict } from '../../src/storage/database.ts';
import { temporaryFolder } from '../support/folders.ts';

const one = async (database: Database, text: string): Promise<unknown> =>
  (await database.read([{ sql: text, args: [] }]))[0]?.rows[0]?.[0];

async function opened(): Promise<{ database: Database; path: string }> {
  const path = join(temporaryFolder(), 'register.db');
  const database = await openFile(path);
  onTestFinished(() => database.close());
  return { database, path };
}

function lockOn(path: string): Promise<{ release: () => Promise<void> }> {
  const client = createClient({ url: `file:${path}` });
  return client.transaction('write').then((transaction) => ({
    release: async () => {
      await transaction.rollback();
      client.close();
    },
  }));
}

const HEAD = (seq: number) =>
  sql`INSERT INTO journal_head (id, seq, recorded_at) VALUES (1, ${seq}, NULL) ON CONFLICT (id) DO UPDATE SET seq = excluded.seq`;

describe('a file', () => {
  it('is written ahead and reaches the disk before a commit is acknowledged', async () => {
    const { database } = await opened();
    expect(await one(database, 'PRAGMA journal_mode')).toBe('wal');
    expect(await one(database, 'PRAGMA synchronous')).toBe(2);
  });

  it('promises the same on every connection of a pool, and on those opened after a busy one was thrown away', async () => {
    const { database, path } = await opened();
    const client = createClient({ url: `file:${path}` });
    onTestFinished(() => client.close());
    const held = await Promise.all([1, 2, 3].map(() => client.transaction('read')));
    for (const transaction of held) {
      expect((await transaction.execute('PRAGMA synchronous')).rows[0]?.[0]).toBe(2);
      expect((await transaction.execute('PRAGMA journal_mode')).rows[0]?.[0]).toBe('wal');
      await transaction.rollback();
    }
    const lock = await lockOn(path);
    await expect(database.write([HEAD(1)])).rejects.toMatchObject({ kind: 'busy' });
    await lock.release();
    expect(await one(database, 'PRAGMA synchronous')).toBe(2);
  });

  it('that another process writes to is waited for a moment, so that short writes do not meet', async () => {
    const { database, path } = await opened();
    const other = await openFile(path);
    onTestFinished(() => other.close());
    const writes = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? database : other).write([HEAD(i)]));
    expect((await Promise.allSettled(writes)).filter(({ status }) => status === 'rejected')).toEqual([]);
  });

  it('takes writes again after one met a lock, and gives back what the refused ones opened but a handle each', async () => {
    const { database, path } = await opened();
    const handles = (): number =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).includes(path);
        } catch {
          return false;
        }
      }).length;
    await database.write([HEAD(0)]);
    const before = handles();
    for (let i = 1; i <= 5; i += 1) {
      const lock = await lockOn(path);
      await expect(database.write([HEAD(i)])).rejects.toBeInstanceOf(Failure);
      await lock.release();
      await database.write([HEAD(i)]);
    }
    expect(await one(database, 'SELECT seq FROM journal_head')).toBe(5);
    expect(handles() - before).toBeLessThanOrEqual(20);
  });
});

describe('an error of the database', () => {
  const failing = (error: Error): Database => {
    const client = { batch: () => Promise.reject(error), close: () => undefined } as unknown as Client;
    return openDatabase(() => client);
  };
  const named = (mode: 'read' | 'write', message: string): Promise<unknown> =>
    failing(new Error(message))
      [mode]([])
      .then(
        () => null,
        (error: unknown) => error,
      );

  it.each([
    ['the head has moved', 'SQLITE_CONSTRAINT: NOT NULL constraint failed: journal_head.seq'],
    [
      'a place in a chain is taken',
      'SQLITE_CONSTRAINT_PRIMARYKEY: UNIQUE constraint failed: log_entries.chain, log_entries.position',
    ],
    ['a key is in use', 'UNIQUE constraint failed: idempotency_keys.actor, idempotency_keys.key'],
    ['an alert is open already', 'UNIQUE constraint failed: alerts.finding, alerts.cause'],
  ])('that means "%s" is another writer who was first', async (_, message) => {
    expect(await named('write', message)).toBeInstanceOf(WriteConflict);
  });

  it.each([
    'SQLITE_CONSTRAINT: NOT NULL constraint failed: systems.name',
    'SQLITE_ERROR: no such table: timeouts',
    'SQLITE_ERROR: near "SELEC": syntax error',
  ])('that is an error of ours stays what it is: %s', async (message) => {
    for (const mode of ['read', 'write'] as const) expect(await named(mode, message)).toMatchObject({ message });
  });

  it.each([
    'SQLITE_BUSY: database is locked',
    'fetch failed',
    'connect ECONNREFUSED 127.0.0.1:8080',
    'Network connection lost.',
  ])('that passes is told as busy: %s', async (message) => {
    for (const mode of ['read', 'write'] as const) expect(await named(mode, message)).toMatchObject({ kind: 'busy' });
  });
});

describe('the queue', () => {
  it('lets one piece of work in at a time, in the order they came, whatever becomes of it', async () => {
    const { inTurn, waiting } = turnstile();
    const seen: string[] = [];
    const work = (name: string, fails = false) =>
      inTurn(async () => {
        seen.push(`${name} in`);
        await new Promise((resolve) => setTimeout(resolve, 5));
        seen.push(`${name} out`);
        if (fails) throw new Error(name);
      });
    const all = Promise.allSettled([work('Kari'), work('Odd', true), work('Liv')]);
    expect(waiting()).toBe(3);
    await all;
    expect(seen).toEqual(['Kari in', 'Kari out', 'Odd in', 'Odd out', 'Liv in', 'Liv out']);
    expect(waiting()).toBe(0);
  });
});
