// Documents: read only through an attachment in one's own body, restricted ones not unlogged, erased ones for good.
import { describe, expect, it } from 'vitest';
import type { AttachedTo } from '../../src/domain/documents.ts';
import type { Actor } from '../../src/domain/permissions.ts';
import { createDocument, eraseDocumentIn, getDocument, listAttachments } from '../../src/operations/documents.ts';
import { writePieces } from '../../src/storage/documents.ts';
import { exportedLines, verifiedExport } from '../support/exporting.ts';
import { largePdf, pdf, sha256OfBytes, sha256OfPdf } from '../support/files.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { ask, openWorld, type TestWorld, whoIs } from '../support/world.ts';

type By = string | Actor | null;
type To = { body: string; subjectKind: AttachedTo; subject: string; part?: string };

/** Attaches bytes as somebody. */
async function attach(world: TestWorld, by: By, to: To, bytes: Uint8Array<ArrayBuffer>, more: object = {}) {
  world.clock.at = new Date(Date.parse(world.clock.at) + 1_000).toISOString() as never;
  const query = { restricted: 'false' as const, ...to, ...more };
  const upload = { read: async () => ({ name: 'Avtale.pdf', bytes }) };
  return createDocument(world, await whoIs(world, by), { params: {}, query, body: upload });
}

/** The document as somebody is given it, with all its bytes. */
async function read(world: TestWorld, by: By, sha256: string, query: { body?: string } = {}) {
  const { bytes, ...file } = await getDocument(world, await whoIs(world, by), {
    params: { sha256 },
    query,
    body: undefined,
  });
  const parts: Uint8Array[] = [];
  for await (const part of bytes) parts.push(part);
  return { ...file, bytes: new Uint8Array(Buffer.concat(parts)) };
}

async function erase(world: TestWorld, by: By, body: string, sha256: string) {
  return eraseDocumentIn(world, await whoIs(world, by), {
    params: { body, sha256 },
    query: {},
    body: { reason: 'Feil fil' },
  });
}

async function listed(world: TestWorld, by: By, body: string, query: object = {}) {
  const { items } = await listAttachments(world, await whoIs(world, by), {
    params: { body },
    query: { limit: 50, ...query },
    body: undefined,
  });
  return items;
}

const administratorOf = (body: string): Actor => ({
  id: 'per_admin',
  name: 'A',
  roles: [{ role: 'administrator', body }],
});
const agreementOf = ({ frana, held }: SmallRegister): To => ({
  body: frana.id,
  subjectKind: 'agreement',
  subject: held.agreement,
});
const inEide = ({ eide, other }: SmallRegister): To => ({
  body: eide.id,
  subjectKind: 'agreement',
  subject: other.agreement,
});

async function rowsIn(world: TestWorld, table: string): Promise<number> {
  const [result] = await world.database.read([{ sql: `SELECT COUNT(*) FROM ${table}`, args: [] }]);
  return Number(result?.rows[0]?.[0]);
}

/** What the last entry of a chain about documents says. */
async function entries(world: TestWorld, body: string) {
  const { items } = await ask(world, null, 'listLog', { query: { body, limit: 200 } });
  return items
    .filter(({ action }) => /document/.test(action))
    .map(({ action, actor, subjects }) => ({ action, actor, subjects }));
}

describe('a document', () => {
  it('is attached with its log entry in the same write, and given back byte by byte', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const bytes = largePdf(1_700_000);
    const made = await attach(world, r.people.kari, agreementOf(r), bytes);
    expect(made).toMatchObject({
      ...{ bodyId: r.frana.id, subject: { kind: 'agreement', id: r.held.agreement, part: null } },
      ...{ sha256: sha256OfBytes(bytes), name: 'Avtale.pdf', mediaType: 'application/pdf', size: 1_700_000 },
      ...{ restricted: false, mayRead: true, attachedById: r.people.kari, erasedAt: null },
    });
    const given = await read(world, r.people.per, made.sha256);
    expect(given).toMatchObject({ name: 'Avtale.pdf', mediaType: 'application/pdf', size: 1_700_000 });
    expect(sha256OfBytes(given.bytes)).toBe(made.sha256);
    expect(await entries(world, r.frana.id)).toEqual([
      { action: 'document_attached', actor: r.people.kari, subjects: [r.held.agreement, made.id] },
    ]);
    expect(await rowsIn(world, 'uploads')).toBe(0);
  });

  it('hangs on a version, a contract, one of its amendments, a notice, evidence or a change', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const params = { body: r.frana.id };
    const amendment = await ask(world, r.people.kari, 'createAmendment', {
      params: { ...params, id: r.held.contract },
      body: { number: '1', kinds: ['price'], effectiveOn: '2026-11-01' },
    });
    const notice = await ask(world, r.people.kari, 'createNotice', {
      params: { ...params, id: r.held.agreement },
      body: { entity: { name: 'Varslet Ltd', country: 'GB' }, receivedOn: '2026-11-20', how: 'letter' },
    });
    const evidence = await ask(world, r.people.kari, 'createEvidence', {
      params,
      body: { kind: 'audit_report', subject: { kind: 'product', id: r.product.id }, issuedOn: '2026-11-20' },
    });
    const change = await ask(world, r.people.kari, 'createChange', {
      body: {
        ...{ kind: 'locations_changed', scope: { kind: 'product', id: r.product.id }, effectiveOn: '2026-12-01' },
        details: { add: [{ country: 'SE', activity: 'storage' }] },
      },
    });
    const to: [AttachedTo, string, string?][] = [
      ['version', r.held.version],
      ['contract', r.held.contract],
      ['contract', r.held.contract, amendment.id],
      ['notice', notice.id],
      ['evidence', evidence.id],
      ['change', change.id ?? ''],
    ];
    for (const [subjectKind, subject, part] of to)
      await attach(world, r.people.kari, { ...params, subjectKind, subject, ...(part ? { part } : {}) }, pdf(subject));
    const all = await listed(world, r.people.kari, r.frana.id);
    expect(all.map(({ subject }) => [subject.kind, subject.id, subject.part])).toEqual(
      to.map(([kind, id, part]) => [kind, id, part ?? null]).reverse(),
    );
    const under = await listed(world, r.people.kari, r.frana.id, { under: r.held.agreement });
    expect(under.map(({ subject }) => subject.kind)).toEqual(['notice', 'version']);
  });

  it.each([
    ['another body’s agreement', (r: SmallRegister) => ({ ...agreementOf(r), subject: r.other.agreement }), 'subject'],
    ['one that nobody has', (r: SmallRegister) => ({ ...agreementOf(r), subject: 'agr_0000000000000000' }), 'subject'],
    ['one of another kind', (r: SmallRegister) => ({ ...agreementOf(r), subject: r.held.contract }), 'subject'],
    [
      'an amendment the contract has not',
      (r: SmallRegister) => ({
        ...agreementOf(r),
        subjectKind: 'contract' as const,
        subject: r.held.contract,
        part: 'amd_x',
      }),
      'part',
    ],
  ])('is not attached to %s, and nothing of it is kept', async (_, to, path) => {
    const world = await openWorld();
    const r = await smallRegister(world);
    let asked = false;
    const upload = {
      read: async () => {
        asked = true;
        return { name: 'x.pdf', bytes: pdf('x') };
      },
    };
    const given = { params: {}, query: { restricted: 'false' as const, ...to(r) }, body: upload };
    await expect(createDocument(world, await whoIs(world, r.people.kari), given)).rejects.toMatchObject({
      errors: [{ path }],
    });
    expect([asked, await rowsIn(world, 'document_pieces'), await rowsIn(world, 'attachments')]).toEqual([false, 0, 0]);
  });

  it('that is refused leaves nothing', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const page = new TextEncoder().encode('<!doctype html>');
    await expect(attach(world, r.people.kari, agreementOf(r), page)).rejects.toMatchObject({ kind: 'unsupported' });
    for (const table of ['uploads', 'document_pieces', 'documents', 'attachments'])
      expect(await rowsIn(world, table)).toBe(0);
    expect(await entries(world, r.frana.id)).toEqual([]);
  });

  it('is another body’s only where that body has attached it itself', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const { sha256 } = await attach(world, r.people.kari, agreementOf(r), pdf('felles'));
    await expect(read(world, r.people.synnove, sha256)).rejects.toThrow('No such document here');
    await expect(read(world, r.people.synnove, sha256, { body: r.frana.id })).rejects.toThrow('No such body here');
    await attach(world, r.people.synnove, inEide(r), pdf('felles'), { name: 'Eides eksemplar.pdf' });
    expect((await read(world, r.people.synnove, sha256)).name).toBe('Eides eksemplar.pdf');
    expect((await read(world, r.people.kari, sha256)).name).toBe('Avtale.pdf');
    expect(await rowsIn(world, 'documents')).toBe(1);
    expect(await rowsIn(world, 'document_pieces')).toBe(1);
  });

  it('that comes in twice at once is held once and attached twice', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const bytes = largePdf(3_000_000);
    const both = await Promise.all([
      attach(world, r.people.kari, agreementOf(r), bytes),
      attach(world, r.people.synnove, inEide(r), bytes),
    ]);
    expect(new Set(both.map(({ sha256 }) => sha256)).size).toBe(1);
    expect(await rowsIn(world, 'documents')).toBe(1);
    expect(await rowsIn(world, 'document_pieces')).toBe(6);
    expect(await rowsIn(world, 'attachments')).toBe(2);
    expect(sha256OfBytes((await read(world, r.people.synnove, both[0].sha256)).bytes)).toBe(both[0].sha256);
  });

  it('whose upload was broken off is nowhere to be read, and is forgotten by the run of the next day', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const bytes = largePdf(5_000_000);
    const [first = []] = writePieces('upl_broken', bytes, world.now());
    await world.database.write(first);
    expect(await rowsIn(world, 'document_pieces')).toBe(4);
    await expect(read(world, null, sha256OfBytes(bytes))).rejects.toThrow('No such document here');
    await ask(world, null, 'createRun', { body: {} });
    expect(await rowsIn(world, 'document_pieces')).toBe(4);
    const made = await attach(world, r.people.kari, agreementOf(r), bytes);
    world.clock.at = '2026-11-24T09:00:00.000Z' as never;
    await ask(world, null, 'createRun', { body: {} });
    expect([await rowsIn(world, 'uploads'), await rowsIn(world, 'document_pieces')]).toEqual([0, 10]);
    expect(sha256OfBytes((await read(world, r.people.kari, made.sha256)).bytes)).toBe(made.sha256);
  });

  it('whose pieces are gone when it is to be attached is not attached', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const { database } = world;
    const losing = {
      ...database,
      write: async (statements: Parameters<typeof database.write>[0]) => {
        const result = await database.write(statements);
        if (statements.some(({ sql }) => sql.includes('INTO document_pieces')))
          await database.write([{ sql: 'DELETE FROM document_pieces', args: [] }]);
        return result;
      },
    };
    await expect(attach({ ...world, database: losing }, r.people.kari, agreementOf(r), pdf('x'))).rejects.toThrow(
      /attachments/,
    );
    expect([
      await rowsIn(world, 'documents'),
      await rowsIn(world, 'attachments'),
      await rowsIn(world, 'uploads'),
    ]).toEqual([0, 0, 0]);
    expect(await entries(world, r.frana.id)).toEqual([]);
  });
});

describe('a restricted document', () => {
  it('is read by those who may, each time with an entry in the body’s chain first', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const made = await attach(world, r.people.kari, agreementOf(r), pdf('hemmeleg'), { restricted: 'true' });
    for (const by of [r.people.kari, r.people.gunn, r.people.magne]) await read(world, by, made.sha256);
    const log = (await entries(world, r.frana.id)).filter(({ action }) => action === 'restricted_document_read');
    expect(log).toEqual(
      [r.people.kari, r.people.gunn, r.people.magne].map((actor) => ({
        ...{ action: 'restricted_document_read', actor },
        subjects: [r.held.agreement, made.id],
      })),
    );
    expect(await verifiedExport(world, null, { body: r.frana.id, texts: 'true' })).toMatchObject({ sealedBy: /./ });
  });

  it('is neither named nor given to the system owner, the archive and the auditor', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const made = await attach(world, r.people.kari, agreementOf(r), pdf('hemmeleg'), { restricted: 'true' });
    for (const by of [r.people.odd, r.people.liv, r.people.per]) {
      await expect(read(world, by, made.sha256)).rejects.toMatchObject({ kind: 'forbidden' });
      const [seen] = await listed(world, by, r.frana.id);
      expect(seen).toMatchObject({ id: made.id, name: null, restricted: true, mayRead: false });
    }
    await expect(read(world, r.people.synnove, made.sha256)).rejects.toMatchObject({ kind: 'not_found' });
    await expect(attach(world, r.people.odd, agreementOf(r), pdf('x'), { restricted: 'true' })).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('is not given out while the register cannot be written to', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const made = await attach(world, r.people.kari, agreementOf(r), pdf('hemmeleg'), { restricted: 'true' });
    const kari = await whoIs(world, r.people.kari);
    const { database } = world;
    const stuck = { ...database, inSharedTurn: () => Promise.reject(new Error('no writing')) };
    const asked = { params: { sha256: made.sha256 }, query: {}, body: undefined };
    await expect(getDocument({ ...world, database: stuck }, kari, asked)).rejects.toThrow('no writing');
  });
});

describe('a tombstone', () => {
  it('ends reading at once, keeps attachment and chain, and leaves neither name nor content', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const made = await attach(world, r.people.kari, agreementOf(r), pdf('Ola Nordmann'), { name: 'Ola Nordmann.pdf' });
    const erased = await erase(world, administratorOf(r.frana.id), r.frana.id, made.sha256);
    expect(erased).toMatchObject({
      sha256: made.sha256,
      attachments: [{ id: made.id, name: null, erasedById: 'per_admin' }],
    });
    await expect(read(world, r.people.kari, made.sha256)).rejects.toMatchObject({ kind: 'gone' });
    await expect(read(world, r.people.synnove, made.sha256)).rejects.toMatchObject({ kind: 'not_found' });
    const [seen] = await listed(world, r.people.kari, r.frana.id);
    expect(seen).toMatchObject({ id: made.id, name: null, mayRead: false, erasedAt: erased.erasedAt, size: made.size });
    for (const table of ['documents', 'document_pieces', 'uploads']) expect(await rowsIn(world, table)).toBe(0);
    expect((await entries(world, r.frana.id)).map(({ action }) => action)).toEqual([
      'document_attached',
      'document_erased',
    ]);
    const lines = await exportedLines(world, null, { body: r.frana.id, texts: 'true' });
    expect(lines.join('\n')).not.toContain('Ola Nordmann');
    expect(await verifiedExport(world, null, { body: r.frana.id, texts: 'true' })).toMatchObject({ sealedBy: /./ });
  });

  it('in one body leaves another’s copy alone; the bytes go with the last', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const { sha256 } = await attach(world, r.people.kari, agreementOf(r), pdf('felles'));
    await attach(world, r.people.synnove, inEide(r), pdf('felles'));
    await erase(world, administratorOf(r.frana.id), r.frana.id, sha256);
    await expect(read(world, r.people.kari, sha256)).rejects.toMatchObject({ kind: 'gone' });
    expect((await read(world, r.people.synnove, sha256)).bytes).toEqual(pdf('felles'));
    await erase(world, administratorOf(r.eide.id), r.eide.id, sha256);
    await expect(read(world, r.people.synnove, sha256)).rejects.toMatchObject({ kind: 'gone' });
    expect(await rowsIn(world, 'document_pieces')).toBe(0);
  });

  it('is made by an administrator of the body alone, and once', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const { sha256 } = await attach(world, r.people.kari, agreementOf(r), pdf('x'));
    for (const by of [r.people.kari, r.people.gunn, r.people.magne])
      await expect(erase(world, by, r.frana.id, sha256)).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(erase(world, administratorOf(r.eide.id), r.frana.id, sha256)).rejects.toMatchObject({
      kind: 'not_found',
    });
    await expect(erase(world, administratorOf(r.eide.id), r.eide.id, sha256)).rejects.toThrow('No such document here');
    await erase(world, administratorOf(r.frana.id), r.frana.id, sha256);
    await expect(erase(world, administratorOf(r.frana.id), r.frana.id, sha256)).rejects.toMatchObject({ kind: 'gone' });
  });

  it('does not stand in the way of attaching the same bytes again on purpose', async () => {
    const world = await openWorld();
    const r = await smallRegister(world);
    const { sha256 } = await attach(world, r.people.kari, agreementOf(r), pdf('x'));
    await erase(world, administratorOf(r.frana.id), r.frana.id, sha256);
    await attach(world, r.people.kari, agreementOf(r), pdf('x'), { name: 'Sladdet.pdf' });
    expect((await read(world, r.people.kari, sha256)).name).toBe('Sladdet.pdf');
    expect((await listed(world, r.people.kari, r.frana.id)).map(({ name }) => name)).toEqual(['Sladdet.pdf', null]);
    expect(sha256).toBe(sha256OfPdf('x'));
  });
});
