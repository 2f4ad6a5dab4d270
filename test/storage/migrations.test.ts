// Migrations: an empty file becomes what the code expects, once, whoever comes first, and whole or not at all.
import { join } from 'node:path';
import { type Client, createClient } from '@libsql/client';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { instant } from '../../src/domain/calendar.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { commitmentTo, GENESIS, sha256 } from '../../src/domain/log.ts';
import { openFile } from '../../src/entry/file-database.ts';
import { bringUpToDate, readMigrations } from '../../src/entry/migrating.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { appliedMigrations, migrate } from '../../src/storage/migrations.ts';
import { savedViewsOf, saveView } from '../../src/storage/saved-views.ts';
import * as documents from '../../src/storage/schema-documents.ts';
import * as journal from '../../src/storage/schema-journal.ts';
import * as outbox from '../../src/storage/schema-outbox.ts';
import * as register from '../../src/storage/schema-register.ts';
import * as search from '../../src/storage/schema-search.ts';
import * as security from '../../src/storage/schema-security.ts';
import * as signIn from '../../src/storage/schema-sign-in.ts';
import * as views from '../../src/storage/schema-views.ts';
import { noteAttempt } from '../../src/storage/security-log.ts';
import { verifiedExport } from '../support/exporting.ts';
import { temporaryFolder } from '../support/folders.ts';
import { ask, worldOver } from '../support/world.ts';

const NOW = '2026-11-23T08:00:00.000Z';
const tables = Object.values({
  ...documents,
  ...journal,
  ...outbox,
  ...register,
  ...search,
  ...security,
  ...signIn,
  ...views,
}) as SQLiteTable[];

function clientsOn(count: number): Client[] {
  const url = `file:${join(temporaryFolder(), 'empty.db')}`;
  const clients = Array.from({ length: count }, () => createClient({ url, timeout: 1_000 }));
  onTestFinished(() => {
    for (const client of clients) client.close();
  });
  return clients;
}

const textsOf = async (client: Client, sql: string): Promise<string[]> =>
  (await client.execute(sql)).rows.map((row) => String(row[0])).sort();

/** A table as the file has it: each column with whether it may be empty and its place in the primary key. */
async function columnsInFile(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.execute(`SELECT name, lower(type), "notnull", pk FROM pragma_table_info('${table}')`);
  const all = rows.map((row) => Array.from(row as unknown as ArrayLike<string | number>));
  return all
    .map(([name, type, required, key]) => `${name} ${type}${required ? ' required' : ''}${key ? ' key' : ''}`)
    .sort();
}

/** The same as the schema says it. */
function columnsInSchema(table: SQLiteTable): string[] {
  const { columns, primaryKeys } = getTableConfig(table);
  const keys = new Set(primaryKeys.flatMap((key) => key.columns.map(({ name }) => name)));
  return columns
    .map(({ name, notNull, primary, getSQLType }) => {
      const key = primary || keys.has(name);
      return `${name} ${getSQLType.call(columns.find((c) => c.name === name))}${notNull ? ' required' : ''}${key ? ' key' : ''}`;
    })
    .sort();
}

describe('migrating an empty file', () => {
  it('gives every table, column and index the code expects, and no other', async () => {
    const [client] = clientsOn(1) as [Client];
    await bringUpToDate(client);
    const names = tables.map((table) => getTableConfig(table).name).sort();
    const made = await textsOf(
      client,
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'",
    );
    // A full-text index and the tables SQLite keeps it in.
    const index = ['names', 'texts'].flatMap((of) =>
      ['', '_config', '_data', '_docsize', '_idx'].map((part) => `search_${of}${part}`),
    );
    expect(made).toEqual([...names, ...index, 'migrations'].sort());
    for (const table of tables)
      expect(await columnsInFile(client, getTableConfig(table).name)).toEqual(columnsInSchema(table));
    const indexes = tables.flatMap((table) => getTableConfig(table).indexes.map((index) => index.config.name)).sort();
    expect(await textsOf(client, "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL")).toEqual(
      indexes,
    );
  });

  it('a second time does nothing', async () => {
    const [client] = clientsOn(1) as [Client];
    const applied = await bringUpToDate(client);
    expect(applied).toEqual(readMigrations().map(({ name }) => name));
    const before = await textsOf(client, 'SELECT name || applied_at FROM migrations');
    expect(await bringUpToDate(client)).toEqual([]);
    expect(await textsOf(client, 'SELECT name || applied_at FROM migrations')).toEqual(before);
  });

  it('by several processes at once is done once, and none of them fails', async () => {
    const clients = clientsOn(4);
    const applied = await Promise.all(clients.map((client) => bringUpToDate(client)));
    expect(applied.flat().sort()).toEqual(
      readMigrations()
        .map(({ name }) => name)
        .sort(),
    );
  });

  it('says how many are applied: none in a new file', async () => {
    const url = `file:${join(temporaryFolder(), 'empty.db')}`;
    const database = openDatabase(() => createClient({ url }));
    onTestFinished(() => database.close());
    expect(await appliedMigrations(database)).toBe(0);
    const client = createClient({ url });
    await bringUpToDate(client);
    client.close();
    expect(await appliedMigrations(database)).toBe(readMigrations().length);
  });
});

describe('noting which days outcomes cover, in a file that has outcomes', () => {
  it('is as if it had been noted when they were put', async () => {
    const [client] = clientsOn(1) as [Client];
    const all = readMigrations();
    const before = all.findIndex(({ name }) => name.includes('assessed_days'));
    await migrate(client, all.slice(0, before), NOW);
    await client.executeMultiple(`INSERT INTO subjects (id, kind, root, body) VALUES
        ('agr_kept', 'agreement', 'agr_kept', 'bod_a'), ('agr_bare', 'agreement', 'agr_bare', 'bod_a'), ('ver', 'version', 'agr_kept', 'bod_a');
      INSERT INTO assessments (subject, from_on, to_on, kind, worst, codes, outcomes, seq, rules) VALUES
        ('agr_kept', '2026-11-22', '2027-02-01', 'agreement', 0, '', '[]', 1, 2),
        ('agr_kept', '2027-02-02', '2027-12-27', 'agreement', 0, '', '[]', 1, 2);`);
    await migrate(client, all, NOW);
    const { rows } = await client.execute(
      'SELECT id, assessed_from, assessed_to, assessed_rules FROM subjects ORDER BY id',
    );
    expect(rows.map((row) => [row[0], row[1], row[2], row[3]])).toEqual([
      ['agr_bare', null, null, null],
      ['agr_kept', '2026-11-22', '2027-12-27', 2],
      ['ver', null, null, null],
    ]);
  });
});

describe('a migration that fails', () => {
  it('leaves nothing of itself, keeps those before it, and is applied once it is mended', async () => {
    const [client] = clientsOn(1) as [Client];
    const good = { name: '0000_good', statements: ['CREATE TABLE kept (id INTEGER)'] };
    const bad = { name: '0001_bad', statements: ['CREATE TABLE lost (id INTEGER)', 'CREATE TABLE kept (id INTEGER)'] };
    await expect(migrate(client, [good, bad], NOW)).rejects.toThrow(/already exists/);
    expect(await textsOf(client, "SELECT name FROM sqlite_master WHERE type = 'table'")).toEqual([
      'kept',
      'migrations',
    ]);
    const mended = { ...bad, statements: ['CREATE TABLE lost (id INTEGER)'] };
    expect(await migrate(client, [good, mended], NOW)).toEqual(['0001_bad']);
  });
});

describe('a register from before checkpoints were kept', () => {
  it('keeps its chain whole, goes on with it, and exports both', async () => {
    const path = join(temporaryFolder(), 'older.db');
    const client = createClient({ url: `file:${path}` });
    const older = readMigrations().filter(({ name }) => name < '0004');
    await migrate(client, older, NOW);
    const entry = {
      ...{ chain: 'shared', position: 1, at: NOW, actor: 'per_kari', action: 'vendor_registered' },
      ...{ subjects: ['ven_1'], revisions: ['rev_1'], previous: GENESIS },
      commitment: await commitmentTo('salt_1', '{"note":{},"revisions":[]}'),
    };
    const hash = await sha256(canonicalJson(entry));
    await client.batch(
      [
        {
          sql: `INSERT INTO log_entries (chain, position, at, actor, action, subjects, revisions, commitment, previous, hash)
            VALUES ('shared', 1, ?, 'per_kari', 'vendor_registered', '["ven_1"]', '["rev_1"]', ?, ?, ?)`,
          args: [NOW, entry.commitment, GENESIS, hash],
        },
        `INSERT INTO log_texts (chain, position, salt, body) VALUES ('shared', 1, 'salt_1', '{"note":{},"revisions":[]}')`,
        `INSERT INTO deliveries (id, run, person, kind, message_id, recipient, subject, text_body, html_body, created_at, attempts)
          VALUES ('dlv_1', 'run_1', 'per_kari', 'digest', '<1@x>', 'kari@x.example', 'Varsel', 't', 'h', '${NOW}', 0)`,
      ],
      'write',
    );
    client.close();
    const database = await openFile(path);
    onTestFinished(() => database.close());
    const world = worldOver(database, path);
    const { items } = await ask(world, null, 'listLog');
    expect(items).toMatchObject([{ position: 1, hash, before: null, origin: null }]);
    expect((await ask(world, null, 'listDeliveries')).items).toMatchObject([{ id: 'dlv_1' }]);
    expect(await verifiedExport(world, null, { texts: 'true' })).toMatchObject({
      entries: 2,
      texts: 2,
      checkpoints: 1,
    });
  });
});

describe('a file of an earlier release with a register in it', () => {
  it('keeps what it holds, and its people can be found at fault and its programs be given keys', async () => {
    const [client] = clientsOn(1) as [Client];
    const earlier = readMigrations().filter(({ name }) => name < '0006');
    expect(await migrate(client, earlier, NOW)).toHaveLength(6);
    await client.batch([
      "INSERT INTO people (id, name, email, language) VALUES ('per_kari', 'Kari Malme', 'kari@frana.example', 'nb')",
      "INSERT INTO subjects (id, kind, root, body) VALUES ('sys_kart', 'system', 'sys_kart', 'bod_frana')",
    ]);
    const applied = await bringUpToDate(client);
    expect(applied[0]).toBe('0006_doors');
    expect(await textsOf(client, 'SELECT name FROM people')).toEqual(['Kari Malme']);
    const database = openDatabase(() => client);
    const attempt = {
      id: 'sec_1',
      actor: 'per_synnove',
      via: 'session',
      kind: 'out_of_sight',
      route: 'GET /x',
    } as const;
    await database.write([
      noteAttempt({ bodies: new Set(['bod_eide']) }, { ...attempt, targets: ['sys_kart'], at: instant(NOW) }),
    ]);
    expect(await textsOf(client, "SELECT target || ' ' || body FROM security_events")).toEqual(['sys_kart bod_frana']);
    expect(await textsOf(client, 'SELECT id FROM api_keys')).toEqual([]);
  });
});

describe('the migration of people', () => {
  it('keeps everybody as they were, and wipes the links of invitations that have been sent', async () => {
    const [client] = clientsOn(1) as [Client];
    await migrate(
      client,
      readMigrations().filter(({ name }) => name < '0007'),
      NOW,
    );
    const mail = (id: string, kind: string, sent: string | null) => ({
      sql: `INSERT INTO deliveries (id, run, person, kind, message_id, recipient, subject, text_body, html_body, created_at, sent_at, attempts)
        VALUES (?1, '', 'per_kari', ?2, ?1, 'kari@frana.example', 'Emne', ?1, ?1, '2026-11-20', ?3, 1)`,
      args: [id, kind, sent],
    });
    await client.batch([
      "INSERT INTO people (id, name, email, language) VALUES ('per_kari', 'Kari Malme', 'kari@frana.example', 'nb')",
      mail('sent', 'invitation', NOW),
      mail('waits', 'invitation', null),
      mail('digest', 'digest', NOW),
    ]);
    expect(await bringUpToDate(client)).toContain('0007_people');
    const texts = await textsOf(client, 'SELECT text_body || html_body FROM deliveries ORDER BY id');
    expect(texts).toEqual(['', 'digestdigest', 'waitswaits']);
    const people = await textsOf(client, "SELECT email || COALESCE(address, same_as, ' alone') FROM people");
    expect(people).toEqual(['kari@frana.example alone']);
  });
});

describe('the migration of saved views', () => {
  it('leaves everybody as they were, and each can save views of their own', async () => {
    const [client] = clientsOn(1) as [Client];
    await migrate(
      client,
      readMigrations().filter(({ name }) => name < '0009'),
      NOW,
    );
    await client.execute(
      "INSERT INTO people (id, name, email, language) VALUES ('per_kari', 'Kari Malme', 'kari@frana.example', 'nb')",
    );
    expect(await bringUpToDate(client)).toContain('0009_saved_views');
    expect(await textsOf(client, 'SELECT name FROM people')).toEqual(['Kari Malme']);
    const database = openDatabase(() => client);
    const view = { id: 'view_1', name: 'Sikker sone', query: 'f.zone=secure' };
    await database.write(saveView('per_kari', 'systems', view));
    expect(await savedViewsOf(database, 'per_kari', 'systems')).toEqual([view]);
    expect(await savedViewsOf(database, 'per_ola', 'systems')).toEqual([]);
  });
});

describe('the migration of what lists choose by', () => {
  it('keeps what stood in a register of the schema before it, and serves the same from its indexes', async () => {
    const [client] = clientsOn(1) as [Client];
    const all = readMigrations();
    const own = all.findIndex(({ name }) => name.endsWith('_assessments_indexes'));
    await migrate(client, all.slice(0, own), NOW);
    const row = "'2026-01-01', '2027-12-31', 'agreement', 'bod_frana', 'in_force', 'ver_1', 0, '', '[]', 1, 2";
    for (const subject of ['agr_1', 'agr_2'])
      await client.execute(
        `INSERT INTO assessments (subject, from_on, to_on, kind, body, status, version, worst, codes, outcomes, seq, rules)
          VALUES ('${subject}', ${row})`,
      );
    const asked = `SELECT subject FROM assessments WHERE body = 'bod_frana' AND kind = 'agreement' AND to_on >= '2026-11-23'
      AND from_on <= '2026-11-23' AND rules = 2`;
    const before = await textsOf(client, asked);
    await migrate(client, all, NOW);
    expect(before).toEqual(['agr_1', 'agr_2']);
    expect(await textsOf(client, asked)).toEqual(before);
    const [plan] = (await client.execute(`EXPLAIN QUERY PLAN ${asked}`)).rows;
    expect(plan?.detail).toContain('USING INDEX assessments_body');
  });
});

describe('the migration of searching', () => {
  it('finds nothing in a register of the schema before it, until it is searched: then all that is there', async () => {
    const path = join(temporaryFolder(), 'before.db');
    const client = createClient({ url: `file:${path}` });
    onTestFinished(() => client.close());
    await migrate(
      client,
      readMigrations().filter(({ name }) => name < '0010'),
      NOW,
    );
    const content = { fields: { name: 'Fjordsky AS', number: '312206498', country: 'NO', registryStatus: 'active' } };
    await client.batch(
      [
        'INSERT INTO journal_head (id, seq, recorded_at, projected_on) VALUES (1, 1, NULL, NULL)',
        {
          sql: `INSERT INTO revisions (seq, id, kind, subject, root, effective_on, recorded_at, operation, content)
            VALUES (1, 'rev_1', 'entity', 'ent_1', 'ent_1', '2020-01-01', '2020-01-01T08:00:00.000Z', 'op_1', ?)`,
          args: [JSON.stringify(content)],
        },
      ],
      'write',
    );
    expect(await bringUpToDate(client)).toContain('0010_search');
    expect(await textsOf(client, 'SELECT subject FROM search_items')).toEqual([]);
    const database = await openFile(path);
    onTestFinished(() => database.close());
    const { items } = await ask(worldOver(database, path), null, 'search', { query: { q: 'fjord' } });
    expect(items.map(({ title }) => title)).toEqual(['Fjordsky AS']);
    expect(await textsOf(client, 'SELECT subject FROM search_items')).toEqual(['ent_1']);
  });
});
