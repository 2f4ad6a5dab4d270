// Documents in the file itself: what is erased is in none of its pages, and an earlier release's file takes documents in.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { expect, it, onTestFinished } from 'vitest';
import { instant } from '../../src/domain/calendar.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { bringUpToDate, readMigrations } from '../../src/entry/migrating.ts';
import {
  attachmentPage,
  attachUpload,
  bytesBehind,
  eraseDocument,
  forgetErased,
  writePieces,
} from '../../src/storage/documents.ts';
import { migrate } from '../../src/storage/migrations.ts';
import { temporaryFolder } from '../support/folders.ts';
import { copyOf, openWorld, type TestWorld } from '../support/world.ts';

const AT = instant('2026-11-23T08:00:00.000Z');
const MARK = 'Denne teksten skal ikke finnes noe sted';
const EVERYWHERE = { bodies: 'all' } as const;

const row = (sha256: string, size: number, body = 'bod_frana') => ({
  ...{
    id: `att_${body}_${sha256}`,
    body,
    subjectKind: 'agreement' as const,
    subject: 'agr_1',
    part: null,
    root: 'agr_1',
  },
  ...{ sha256, name: 'Avtale.pdf', mediaType: 'application/pdf' as const, size, restricted: false },
  ...{ attachedAt: AT, attachedBy: 'per_kari', erasedAt: null, erasedBy: null, text: null },
});

async function put(
  { database }: Pick<TestWorld, 'database'>,
  sha256: string,
  bytes: Uint8Array,
  body?: string,
): Promise<void> {
  for (const batch of writePieces(`upl_${sha256}`, bytes, AT)) await database.write(batch);
  await database.write(attachUpload(`upl_${sha256}`, row(sha256, bytes.length, body)));
}

/** Bytes in which the mark stands once in each thousand. */
function marked(size: number): Uint8Array {
  const bytes = new Uint8Array(size).fill(46);
  for (let at = 0; at + 1_000 <= size; at += 1_000) bytes.set(new TextEncoder().encode(MARK), at);
  return bytes;
}

it('what is erased stands in no page of the file, nor in a copy of it, and what stays is untouched', async () => {
  const world = await openWorld();
  await put(world, 'aa', marked(1_300_000));
  await put(world, 'bb', new Uint8Array(900_000).fill(66));
  const client = createClient({ url: `file:${world.path}` });
  const emptied = async () => {
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    return readFileSync(world.path).includes(MARK);
  };
  expect(await emptied()).toBe(true);
  await world.database.write(eraseDocument({ sha256: 'aa', body: 'bod_frana', at: AT, by: 'per_admin' }));
  await world.database.write(forgetErased());
  expect(await emptied()).toBe(false);
  client.close();
  const copy = join(temporaryFolder(), 'copy.db');
  await copyOf(world, copy);
  expect(readFileSync(copy).includes(MARK)).toBe(false);
  let size = 0;
  for await (const part of bytesBehind(EVERYWHERE, world.database, 'att_bod_frana_bb'))
    size += part.filter((b) => b === 66).length;
  expect(size).toBe(900_000);
});

it('bytes are given only within the scope, and rows likewise', async () => {
  const world = await openWorld();
  await put(world, 'aa', marked(2_000));
  const scope = { bodies: new Set(['bod_eide']) };
  const parts: Uint8Array[] = [];
  for await (const part of bytesBehind(scope, world.database, 'att_bod_frana_aa')) parts.push(part);
  expect([parts, await attachmentPage(scope, world.database, { sha256: 'aa' }, null, 9)]).toEqual([[], []]);
  expect(await attachmentPage(EVERYWHERE, world.database, { sha256: 'aa' }, null, 9)).toEqual([row('aa', 2_000)]);
});

it('one that is erased while it is read ends early', async () => {
  const world = await openWorld();
  await put(world, 'aa', marked(3_000_000));
  const sizes: number[] = [];
  for await (const part of bytesBehind(EVERYWHERE, world.database, 'att_bod_frana_aa')) {
    if (sizes.length === 0) {
      await world.database.write(eraseDocument({ sha256: 'aa', body: 'bod_frana', at: AT, by: 'per_admin' }));
    }
    sizes.push(part.length);
  }
  expect(sizes).toHaveLength(4);
});

it('a file of the release before has its rows kept, and takes documents in', async () => {
  const path = join(temporaryFolder(), 'older.db');
  const client = createClient({ url: `file:${path}` });
  onTestFinished(() => client.close());
  const own = readMigrations().findIndex(({ name }) => name.endsWith('_documents'));
  await migrate(client, readMigrations().slice(0, own), AT);
  await client.execute(
    "INSERT INTO people (id, name, email, language) VALUES ('per_kari', 'Kari Malme', 'kari@x.example', 'nb')",
  );
  expect(await bringUpToDate(client)).toContain(readMigrations()[own]?.name);
  expect((await client.execute('SELECT name FROM people')).rows[0]?.name).toBe('Kari Malme');
  const database = await openFile(path);
  onTestFinished(() => database.close());
  await put({ database }, 'aa', marked(2_000));
  expect(await attachmentPage(EVERYWHERE, database, { body: 'bod_frana' }, null, 9)).toHaveLength(1);
});
