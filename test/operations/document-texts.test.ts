// Documents found by what stands in them: read in a thread at upload or by the run, by those who may read them, until erased.
import { readFileSync } from 'node:fs';
import { createClient } from '@libsql/client';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MediaType } from '../../src/domain/documents.ts';
import { createDocument, eraseDocumentIn, listAttachments } from '../../src/operations/documents.ts';
import { scheduledRun } from '../../src/operations/runs.ts';
import { rebuild } from '../../src/operations/upkeep.ts';
import { readInThread } from '../../src/outside/document-texts.ts';
import { pdf, pdfSaying, zip } from '../support/files.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { ask, openWorld, type TestWorld, whoIs } from '../support/world.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const WORD = (text: string) =>
  zip({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<w:document><w:p><w:t>${text}</w:t></w:p></w:document>`,
  });

let world: TestWorld;
let register: SmallRegister;
beforeEach(async () => {
  world = { ...(await openWorld()), textReader: readInThread };
  register = await smallRegister(world);
});

async function attach(name: string, bytes: Uint8Array<ArrayBuffer>, more: object = {}, on: TestWorld = world) {
  const own = { body: register.frana.id, subjectKind: 'agreement' as const, subject: register.held.agreement };
  const query = { restricted: 'false' as const, ...own, ...more };
  const upload = { read: async () => ({ name, bytes }) };
  return createDocument(on, await whoIs(on, null), { params: {}, query, body: upload });
}
const find = async (by: string | null, q: string) => {
  const { items, groups } = await ask(world, by, 'search', { query: { q } });
  return { titles: items.map(({ title }) => title), items, groups };
};
async function states(): Promise<(string | null)[]> {
  const given = { params: { body: register.frana.id }, query: { limit: 50 }, body: undefined };
  const { items } = await listAttachments(world, await whoIs(world, null), given);
  return items.map(({ text }) => text);
}

describe('the text of a document', () => {
  it.each([
    ['a PDF', 'Avtale.pdf', pdfSaying('Slettes ved Fjellsenteret i B\xf8')],
    ['a Word document', 'Avtale.docx', WORD('Slettes ved Fjellsenteret i Bø')],
    ['a text', 'Avtale.txt', bytesOf('Slettes ved Fjellsenteret i Bø')],
    ['a table of values', 'Avtale.csv', bytesOf('hva;hvor\nSlettes;ved Fjellsenteret i Bø')],
    [
      'a mail',
      'Varsel.eml',
      bytesOf(
        'From: a@b.example\nDate: Mon, 23 Nov 2026 08:00:00 +0000\nSubject: Varsel\nContent-Type: text/plain; charset=utf-8\n\nSlettes ved Fjellsenteret i Bø\n',
      ),
    ],
  ])('of %s is found by the beginning of any of its words, with the place shown', async (_, name, bytes) => {
    await attach(name, new Uint8Array(bytes));
    const { items } = await find(register.people.kari, 'fjellsent SLETTES');
    expect(items).toMatchObject([{ kind: 'document', title: name, match: 'text', bodyId: register.frana.id }]);
    expect(items[0]?.document?.excerpt).toContain('Fjellsenteret i Bø');
    expect(await states()).toEqual(['read']);
  });

  it('is one’s own only: another municipality finds neither text nor name, nor how many there are', async () => {
    await attach('Vedlegg om Fjellsenteret.txt', bytesOf('Slettes ved Fjellsenteret'));
    for (const q of ['fjellsenteret', 'slettes', 'vedlegg'])
      expect(await find(register.people.synnove, q), q).toMatchObject({ items: [], groups: [] });
    expect((await find(register.people.magne, 'slettes')).titles).toHaveLength(1);
  });

  it('that both have is found by each through its own attachment', async () => {
    const bytes = bytesOf('Felles vilkår for alle');
    await attach('Hos Fræna.txt', bytes);
    await attach('Hos Eide.txt', bytes, { body: register.eide.id, subject: register.other.agreement });
    expect((await find(register.people.kari, 'vilkår')).titles).toEqual(['Hos Fræna.txt']);
    expect((await find(register.people.synnove, 'vilkår')).titles).toEqual(['Hos Eide.txt']);
  });

  it('that is restricted is not searched, and its name only by those who may read it', async () => {
    await attach('Gradert vurdering.txt', bytesOf('Slettes ved Fjellsenteret'), { restricted: 'true' });
    const { kari, per } = register.people;
    expect((await find(kari, 'slettes')).titles).toEqual([]);
    expect((await find(kari, 'gradert')).titles).toEqual(['Gradert vurdering.txt']);
    expect((await find(per, 'gradert')).titles).toEqual([]);
  });

  it('is gone from the search with the document, and nothing of it stays in the table', async () => {
    const { sha256 } = await attach('Feil fil.txt', bytesOf('Tilhører Synstadbakken'));
    const given = { params: { body: register.frana.id, sha256 }, query: {}, body: { reason: 'Feil fil' } };
    await eraseDocumentIn(world, await whoIs(world, null), given);
    expect((await find(null, 'synstadbakken')).titles).toEqual([]);
    expect((await find(null, 'feil fil')).titles).toEqual([]);
    const left = [
      'SELECT COUNT(*) FROM document_texts',
      "SELECT COUNT(*) FROM search_texts WHERE search_texts MATCH 'tilhører'",
    ];
    const results = await world.database.read(left.map((sql) => ({ sql, args: [] })));
    expect(results.map((result) => Number(result.rows[0]?.[0]))).toEqual([0, 0]);
    const client = createClient({ url: `file:${world.path}` });
    await client.execute('PRAGMA wal_checkpoint(TRUNCATE)');
    client.close();
    expect(readFileSync(world.path).includes('Tilhører Synstadbakken')).toBe(false);
  });

  it('stays for the body that still needs it when another erases it', async () => {
    const bytes = bytesOf('Felles vilkår for alle');
    const { sha256 } = await attach('Hos Fræna.txt', bytes);
    await attach('Hos Eide.txt', bytes, { body: register.eide.id, subject: register.other.agreement });
    const given = { params: { body: register.frana.id, sha256 }, query: {}, body: { reason: 'Feil fil' } };
    await eraseDocumentIn(world, await whoIs(world, null), given);
    expect((await find(null, 'vilkår')).titles).toEqual(['Hos Eide.txt']);
  });

  it('is found again after the caches are dropped and made again', async () => {
    await attach('Vedlegg.txt', bytesOf('Slettes ved Fjellsenteret'));
    await rebuild(world);
    expect((await find(null, 'fjellsent')).titles).toEqual(['Vedlegg.txt']);
    expect((await find(null, 'vedlegg')).titles).toEqual(['Vedlegg.txt']);
  });
});

describe('a document nobody could read', () => {
  it('is kept, found by its name, and said to be unread: a broken PDF, a scan, and what was uploaded where nothing reads', async () => {
    await attach('Uten side.pdf', pdf('tom'));
    await attach('Ødelagt.docx', zip({ '[Content_Types].xml': '', 'word/document.xml': '' }));
    await attach('Ulest.txt', bytesOf('Slettes senere'), {}, { ...world, textReader: null });
    expect(await states()).toEqual(expect.arrayContaining(['empty', 'unread']));
    expect((await find(null, 'uten side')).titles).toEqual(['Uten side.pdf']);
    expect((await find(null, 'senere')).titles).toEqual([]);
    await scheduledRun(world);
    expect((await find(null, 'senere')).titles).toEqual(['Ulest.txt']);
  });

  it.each<[string, MediaType, Uint8Array]>([
    ['bytes after the head of a PDF', 'application/pdf', bytesOf(`%PDF-1.7\n${'x'.repeat(50_000)}`)],
    [
      'a Word document without its part',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      zip({ a: 'b' }),
    ],
    [
      'a workbook that is none',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      zip({ 'xl/workbook.xml': '<' }),
    ],
  ])('%s has failed and nothing else', async (_, type, bytes) => {
    expect((await readInThread(type, bytes)).state).not.toBe('read');
  });
});
