// Searching over a libSQL server: the indexes are made, written, asked and emptied there as in a file.
import { createClient } from '@libsql/client/web';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringUpToDate } from '../../src/entry/migrating.ts';
import { createDocument, eraseDocumentIn } from '../../src/operations/documents.ts';
import { rebuild } from '../../src/operations/upkeep.ts';
import { readInThread } from '../../src/outside/document-texts.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { organisationNumber, smallRegister } from '../support/register.ts';
import { openSqld, type TestSqld } from '../support/sqld.ts';
import { ask, whoIs, worldOver } from '../support/world.ts';

let server: TestSqld;
beforeAll(async () => {
  server = await openSqld();
});
afterAll(() => server?.stop());

test('a name, a number and the text of a document are found, by whoever may see them, until the document is erased', async () => {
  const client = createClient({ url: server.url });
  await bringUpToDate(client);
  client.close();
  const database = openDatabase(() => createClient({ url: server.url }));
  const world = { ...worldOver(database, ''), textReader: readInThread };
  const { frana, held, people } = await smallRegister(world);
  const find = async (by: string | null, q: string): Promise<string[]> =>
    (await ask(world, by, 'search', { query: { q } })).items.map(({ kind, title }) => `${kind} ${title}`);
  expect(await find(people.kari, 'FRÆNA')).toEqual(['body Fræna kommune']);
  expect(await find(people.kari, organisationNumber(10))).toEqual(['company Fjordsky AS']);
  expect(await find(people.kari, 'opp')).toContain('agreement Databehandleravtale Oppvekst');

  const query = {
    body: frana.id,
    subjectKind: 'agreement' as const,
    subject: held.agreement,
    restricted: 'false' as const,
  };
  const bytes = new TextEncoder().encode('Slettes ved Fjellsenteret');
  const upload = { read: async () => ({ name: 'Vedlegg.txt', bytes }) };
  const { sha256 } = await createDocument(world, await whoIs(world, null), { params: {}, query, body: upload });
  expect(await find(people.kari, 'fjellsent')).toEqual(['document Vedlegg.txt']);
  expect(await find(people.synnove, 'fjellsent')).toEqual([]);
  await rebuild(world);
  expect(await find(people.kari, 'vedlegg')).toEqual(['document Vedlegg.txt']);

  const given = { params: { body: frana.id, sha256 }, query: {}, body: { reason: 'Feil fil' } };
  await eraseDocumentIn(world, await whoIs(world, null), given);
  expect(await find(null, 'fjellsent')).toEqual([]);
  expect(await find(null, 'vedlegg')).toEqual([]);
  database.close();
});
