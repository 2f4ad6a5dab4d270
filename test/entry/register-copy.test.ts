// Backup and restore as an administrator runs them: whole, verified, and never over a register in use or a newer one.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openFile } from '../../src/entry/file-database.ts';
import { largePdf, pdf } from '../support/files.ts';
import { temporaryFolder } from '../support/folders.ts';
import { smallRegister } from '../support/register.ts';
import { ask, type TestWorld, worldOver } from '../support/world.ts';

const FOLDER = join(import.meta.dirname, '../../src/entry');

/** Runs a command of the program on a folder; no service answers at its port. */
function run(command: 'backup' | 'restore', folder: string, ...given: string[]) {
  const env = { ...process.env, DATA_FOLDER: folder, PORT: '1' };
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(FOLDER, `${command}.ts`), ...given], {
    env,
    encoding: 'utf8',
  });
  return { status, said: `${stdout}${stderr}` };
}

async function openRegister(folder = temporaryFolder()): Promise<{ folder: string; world: TestWorld }> {
  const path = join(folder, 'avtalevakt.db');
  const database = await openFile(path);
  onTestFinished(() => database.close());
  return { folder, world: worldOver(database, path) };
}

describe('a backup', () => {
  it('is made while the register is open, for its owner only, and says what is in it', async () => {
    const { folder, world } = await openRegister();
    await smallRegister(world);
    const { status, said } = run('backup', folder);
    expect(said).toMatch(/avtalevakt-.*\.db: \d+ revisions, 0 documents, \d+ log entries in 5 chains/);
    expect(status).toBe(0);
    const [name = ''] = readdirSync(join(folder, 'backups'));
    expect(statSync(join(folder, 'backups', name)).mode & 0o777).toBe(0o600);
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1);
  });

  it('is refused of a register whose log is not whole, and leaves nothing behind', async () => {
    const { folder, world } = await openRegister();
    await smallRegister(world);
    await world.database.write([
      { sql: "UPDATE log_entries SET actor = 'x' WHERE chain = 'shared' AND position = 3", args: [] },
    ]);
    const to = join(folder, 'copy.db');
    const { status, said } = run('backup', folder, to);
    expect(said).toMatch(/the log is not whole: chain shared, position 3: expected hash [0-9a-f]{64}/);
    expect(status).toBe(1);
    expect(existsSync(to)).toBe(false);
  });

  it('never overwrites a file', async () => {
    const { folder, world } = await openRegister();
    await smallRegister(world);
    expect(run('backup', folder, join(folder, 'copy.db')).status).toBe(0);
    expect(run('backup', folder, join(folder, 'copy.db'))).toMatchObject({ status: 1, said: /is there already/ });
  });
});

describe('documents', () => {
  it('go with a backup, and are there to be read in the register it is put back as', async () => {
    const { folder, world } = await openRegister();
    const { frana, held, people } = await smallRegister(world);
    const bytes = largePdf(1_200_000);
    const query = { body: frana.id, subjectKind: 'agreement', subject: held.agreement };
    const upload = { read: async () => ({ name: 'Avtale.pdf', bytes }) };
    const { sha256 } = await ask(world, people.kari, 'createDocument', { query, body: upload });
    expect(run('backup', folder, join(folder, 'copy.db'))).toMatchObject({ status: 0, said: /, 1 documents, / });
    const elsewhere = temporaryFolder();
    expect(run('restore', elsewhere, join(folder, 'copy.db')).status).toBe(0);
    const restored = await openRegister(elsewhere);
    const file = await ask(restored.world, people.per, 'getDocument', { params: { sha256 } });
    const digest = createHash('sha256');
    for await (const part of file.bytes) digest.update(part);
    expect([file.name, digest.digest('hex')]).toEqual(['Avtale.pdf', sha256]);
  });

  it('that are not what they were when they were attached make no backup', async () => {
    const { folder, world } = await openRegister();
    const { frana, held, people } = await smallRegister(world);
    const query = { body: frana.id, subjectKind: 'agreement', subject: held.agreement };
    const upload = { read: async () => ({ name: 'Avtale.pdf', bytes: pdf('x') }) };
    const { sha256 } = await ask(world, people.kari, 'createDocument', { query, body: upload });
    await world.database.write([{ sql: "UPDATE document_pieces SET bytes = x'25504446'", args: [] }]);
    const { status, said } = run('backup', folder, join(folder, 'copy.db'));
    expect([status, existsSync(join(folder, 'copy.db'))]).toEqual([1, false]);
    expect(said).toContain(`the document ${sha256} is not whole`);
  });
});

describe('restoring', () => {
  it('puts the backup where no register is', async () => {
    const { folder, world } = await openRegister();
    await smallRegister(world);
    run('backup', folder, join(folder, 'copy.db'));
    const elsewhere = temporaryFolder();
    const { status, said } = run('restore', elsewhere, join(folder, 'copy.db'));
    expect(said).toMatch(/avtalevakt\.db: \d+ revisions/);
    expect(status).toBe(0);
    const restored = await openRegister(elsewhere);
    const bodies = await ask(restored.world, null, 'listBodies');
    expect(bodies.items.map(({ name }) => name)).toContain('Fræna kommune');
  });

  it('is refused while the register is open', async () => {
    const { folder, world } = await openRegister();
    await smallRegister(world);
    run('backup', folder, join(folder, 'copy.db'));
    const refused = run('restore', folder, join(folder, 'copy.db'), '--force');
    expect(refused).toMatchObject({ status: 1, said: expect.stringContaining('is in use: stop the service first') });
    expect((await ask(world, null, 'listBodies')).items).toHaveLength(4);
  });

  it('is refused over a newer register unless forced, and then keeps that one beside', async () => {
    const { folder, world } = await openRegister();
    await smallRegister(world);
    run('backup', folder, join(folder, 'copy.db'));
    await ask(world, null, 'createRun', { body: {} });
    const elsewhere = temporaryFolder();
    run('backup', folder, join(elsewhere, 'avtalevakt.db'));
    const refused = run('restore', elsewhere, join(folder, 'copy.db'));
    expect(refused).toMatchObject({ status: 1, said: expect.stringContaining('is newer than the backup') });
    expect(readdirSync(elsewhere)).toEqual(['avtalevakt.db']);
    expect(run('restore', elsewhere, join(folder, 'copy.db'), '--force').status).toBe(0);
    expect(readdirSync(elsewhere).filter((name) => name.includes('.replaced-'))).toHaveLength(1);
  });

  it('is refused of what is no register, is damaged, or is not there', async () => {
    const folder = temporaryFolder();
    const client = createClient({ url: `file:${join(folder, 'other.db')}` });
    await client.execute('CREATE TABLE t (a)');
    client.close();
    copyFileSync(join(FOLDER, 'restore.ts'), join(folder, 'text.db'));
    expect(run('restore', folder, join(folder, 'other.db'))).toMatchObject({ status: 1, said: /not a register/ });
    expect(run('restore', folder, join(folder, 'text.db'))).toMatchObject({ status: 1, said: /cannot be copied/ });
    expect(run('restore', folder, join(folder, 'none.db'))).toMatchObject({ status: 1, said: /no such file/ });
    expect(run('restore', folder)).toMatchObject({ status: 1, said: /expected one backup/ });
    expect(existsSync(join(folder, 'avtalevakt.db'))).toBe(false);
  });
});
