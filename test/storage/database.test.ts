// The handle on the database: what a file promises on every connection, and what errors mean.
import { readdirSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { Failure } from '../../src/domain/failures.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { type Database, openDatabase, sql, WriteConflict } from '../../src/storage/database.ts';
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

  it('promises the same on every connection of a pool, and on one that met a lock', async () => {
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

  it('takes writes again after one met a lock, on the connection that met it', async () => {
    const { database, path } = await opened();
    const handles = (): number =>
      readdirSync('/proc/self/fd').filter((fd) => {
        try {
          return readlinkSync(`/proc/self/fd/${fd}`).includes(path);
        } catch {
          return false;
        }
      }).length;
    const other = createClient({ url: `file:${path}` });
    onTestFinished(() => other.close());
    await database.write([HEAD(0)]);
    await other.execute('SELECT 1');
    await one(database, 'SELECT seq FROM journal_head');
    const before = handles();
    for (let i = 1; i <= 5; i += 1) {
      const lock = await other.transaction('write');
      await expect(database.write([HEAD(i)])).rejects.toBeInstanceOf(Failure);
      await lock.rollback();
      await database.write([HEAD(i)]);
    }
    expect(await one(database, 'SELECT seq FROM journal_head')).toBe(5);
    expect(handles() - before).toBeLessThanOrEqual(2);
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

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

describe('the queue', () => {
  it.each(['inTurn', 'inSharedTurn'] as const)(
    'lets one piece of work in at a time, in the order they came, whatever becomes of it: %s',
    async (turn) => {
      const { database } = await opened();
      const seen: string[] = [];
      const work = (name: string, fails = false) =>
        database[turn](async () => {
          seen.push(`${name} in`);
          await sleep(5);
          seen.push(`${name} out`);
          if (fails) throw new Error(name);
        });
      const all = Promise.allSettled([work('Kari'), work('Odd', true), work('Liv')]);
      expect(database.waiting()).toBe(3);
      expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(seen).toEqual(['Kari in', 'Kari out', 'Odd in', 'Odd out', 'Liv in', 'Liv out']);
      await sleep(5);
      expect(database.waiting()).toBe(0);
    },
  );

  it('lets a write that comes out of turn wait for its own, between two turns and not in the midst of one', async () => {
    const { database } = await opened();
    const seqs: unknown[] = [];
    const noting = async (): Promise<void> => {
      seqs.push(await one(database, 'SELECT seq FROM journal_head'));
      await sleep(5);
      seqs.push(await one(database, 'SELECT seq FROM journal_head'));
    };
    await database.write([HEAD(1)]);
    await Promise.all([database.inTurn(noting), database.write([HEAD(2)]), database.inTurn(noting)]);
    expect(seqs).toEqual([1, 1, 2, 2]);
  });
});

describe('turns that share a commit', () => {
  const KEY = (key: string) =>
    sql`INSERT INTO idempotency_keys (actor, key, request_hash, answer, at) VALUES ('per_kari', ${key}, '', '', '2026-11-23')`;
  /** A turn that is under way, so that those after it wait together. */
  const occupied = (database: Database): Promise<void> => database.inTurn(() => sleep(2));
  const COUNT = 'SELECT COUNT(*) FROM idempotency_keys';

  it('see what those before them wrote, while who reads beside them sees it once it is committed', async () => {
    const { database } = await opened();
    const seen: unknown[] = [];
    const before = occupied(database);
    const writing = (key: string) =>
      database.inSharedTurn(async () => {
        await database.write([KEY(key)]);
        await sleep(3);
        seen.push(await one(database, COUNT));
      });
    const all = Promise.all([writing('a'), writing('b'), writing('c')]);
    await before;
    await sleep(5);
    expect(await one(database, COUNT)).toBe(0);
    await all;
    expect(seen).toEqual([1, 2, 3]);
    expect(await one(database, COUNT)).toBe(3);
  });

  it('are answered once all of it is on disk, by one commit', async () => {
    const { database, path } = await opened();
    const other = createClient({ url: `file:${path}` });
    onTestFinished(() => other.close());
    const onDisk = async (): Promise<unknown> => (await other.execute(COUNT)).rows[0]?.[0];
    void occupied(database);
    const keys = ['a', 'b', 'c', 'd'];
    const answered = keys.map((key) => database.inSharedTurn(() => database.write([KEY(key)])).then(onDisk));
    expect(await Promise.all(answered)).toEqual([4, 4, 4, 4]);
  });

  it('take only their own back when a guard of theirs fails, however much of it was written', async () => {
    const { database } = await opened();
    await database.write([KEY('taken')]);
    void occupied(database);
    const writing = (...keys: string[]) => database.inSharedTurn(() => database.write(keys.map(KEY)));
    const all = await Promise.allSettled([writing('a'), writing('b', 'taken'), writing('c')]);
    expect(all.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((all[1] as PromiseRejectedResult).reason).toBeInstanceOf(WriteConflict);
    const [kept] = await database.read([sql`SELECT key FROM idempotency_keys ORDER BY key`]);
    expect(kept?.rows.map((row) => row[0])).toEqual(['a', 'c', 'taken']);
  });

  it('are all told that nothing was saved when their transaction came to nothing, and the next come through', async () => {
    const { database } = await opened();
    const writing = (key: string, after: () => Promise<unknown> = async () => undefined) =>
      database.inSharedTurn(async () => {
        await database.write([KEY(key)]);
        await after();
      });
    void occupied(database);
    const undoing = () => database.write([{ sql: 'ROLLBACK', args: [] }]);
    const all = await Promise.allSettled([writing('a'), writing('b', undoing), writing('c')]);
    expect(all.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
    expect((all[0] as PromiseRejectedResult).reason).toMatchObject({ kind: 'busy' });
    expect(await one(database, COUNT)).toBe(0);
    await writing('d');
    expect(await one(database, COUNT)).toBe(1);
  });

  it('refuse nobody but the first when another process holds the lock, who may try again', async () => {
    const { database, path } = await opened();
    const lock = await lockOn(path);
    const first = database.inSharedTurn(() => database.write([KEY('a')]));
    const second = first
      .catch(() => lock.release())
      .then(() => database.inSharedTurn(() => database.write([KEY('b')])));
    await expect(first).rejects.toMatchObject({ kind: 'busy' });
    await second;
    expect(await one(database, COUNT)).toBe(1);
  });

  it('that turn to the queue in the midst of their own go on at once', async () => {
    const { database } = await opened();
    await database.inSharedTurn(() => database.inTurn(() => database.inSharedTurn(() => database.write([KEY('a')]))));
    expect(await one(database, COUNT)).toBe(1);
  });
});
