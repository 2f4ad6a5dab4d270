// Documents on both runtimes: large ones whole, pieces of a broken upload nowhere, and a tombstone for good.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClient } from '@libsql/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Asker, askerAt, over } from '../support/asking.ts';
import { FILES, largePdf, pdf, sha256OfBytes } from '../support/files.ts';
import { temporaryFolder } from '../support/folders.ts';
import { startNode, withoutSettings } from '../support/node.ts';
import { organisationNumber } from '../support/register.ts';
import { beFirst } from '../support/signing-in.ts';
import { openSqld } from '../support/sqld.ts';
import { bundleWorker, startWorker } from '../support/workerd.ts';

type Running = {
  url: string;
  said: string;
  /** Where the database is. */
  database: string;
  /** Ends the program as a power cut would, and brings it back over the same database; answers with its address. */
  again: () => Promise<string>;
  stop: () => Promise<unknown>;
};

const onNode = async (): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-documents-'));
  let node = await startNode({ folder });
  const { port } = node;
  return {
    ...{ url: node.url, said: node.output(), database: `file:${join(folder, 'avtalevakt.db')}` },
    again: async () => {
      await node.kill();
      node = await startNode({ folder, port });
      return node.url;
    },
    stop: async () => {
      await node.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const onWorkerd = async (): Promise<Running> => {
  const [sqld, bundle] = await Promise.all([openSqld(), bundleWorker()]);
  const env = { ...withoutSettings(), LIBSQL_URL: sqld.url };
  const said = execFileSync('npm', ['run', '--silent', 'migrate'], { encoding: 'utf8', env });
  let worker = await startWorker(bundle, { LIBSQL_URL: sqld.url });
  return {
    ...{ url: worker.url, said, database: sqld.url },
    again: async () => {
      await worker.kill();
      worker = await startWorker(bundle, { LIBSQL_URL: sqld.url });
      return worker.url;
    },
    stop: async () => {
      await worker.stop();
      await sqld.stop();
      bundle.remove();
    },
  };
};

/** Sends the head of an upload and a part of what it promises, then hangs up. */
function breakOff(url: string, path: string, headers: Record<string, string>, bytes: Uint8Array): Promise<void> {
  const { hostname, port, host } = new URL(url);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), hostname);
    socket.on('error', failed);
    const lines = [
      `POST ${path} HTTP/1.1`,
      `Host: ${host}`,
      ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ];
    socket.write(`${[...lines, `Content-Length: ${bytes.length}`].join('\r\n')}\r\n\r\n`);
    socket.write(bytes.subarray(0, bytes.length / 2), () => {
      socket.destroy();
      done();
    });
  });
}

describe.each([
  ['on Node', onNode],
  ['on workerd', onWorkerd],
])('documents %s', (_, start) => {
  let running: Running;
  let url: string;
  let headers: Record<string, string>;
  let query: Record<string, string>;
  const asker = (): Asker => askerAt(over(url), headers);
  beforeAll(async () => {
    running = await start();
    url = running.url;
    headers = (await beFirst(over(url), running.said)).who.headers();
    const body = await asker().ask('createBody', {
      body: { kind: 'municipality', name: 'Fræna', number: organisationNumber(1) },
    });
    const vendor = { name: 'Fjordsky AS', number: organisationNumber(10) };
    const contract = await asker().ask('createContract', {
      params: { body: body.id },
      body: { title: 'Oppvekst', vendor, startOn: '2026-01-01' },
    });
    query = { body: body.id, subjectKind: 'contract', subject: contract.id };
  }, 90_000);
  afterAll(() => running.stop());

  const upload = (bytes: Uint8Array, name: string) =>
    asker().ask('createDocument', { query: { ...query, name }, body: bytes });
  const read = async (sha256: string) => {
    const response = await asker().send('getDocument', { params: { sha256 } });
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) };
  };
  const rowsIn = async (table: string): Promise<number> => {
    const client = createClient({ url: running.database });
    const { rows } = await client.execute(`SELECT COUNT(*) FROM ${table}`);
    client.close();
    return Number(rows[0]?.[0]);
  };

  test('of every kind go in and come out as they were', async () => {
    for (const [ending, bytes] of Object.entries(FILES)) {
      const made = await upload(bytes, `Vedlegg æøå.${ending}`);
      const given = await read(made.sha256);
      expect([ending, given.bytes]).toEqual([ending, bytes]);
      expect(given.headers.get('content-type')).toBe(made.mediaType);
      expect(given.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
      expect(given.headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  test('of 24 megabytes go in and come out whole, and what they took is told', async () => {
    const bytes = largePdf(24_000_000);
    const began = performance.now();
    const made = await upload(bytes, 'Stor.pdf');
    const between = performance.now();
    const given = await read(made.sha256);
    const told = [between - began, performance.now() - between].map((ms) => `${Math.round(ms)} ms`);
    console.info(`24 MB ${_}: in ${told[0]}, out ${told[1]}`);
    expect([made.sha256, sha256OfBytes(given.bytes)]).toEqual([sha256OfBytes(bytes), sha256OfBytes(bytes)]);
  });

  test('broken off on their way in, or cut off by a power cut, leave nothing that can be read', async () => {
    const before = [await rowsIn('attachments'), await rowsIn('documents')];
    const path = `/api/v1/documents?${new URLSearchParams({ ...query, name: 'Avbrutt.pdf' })}`;
    const bytes = largePdf(20_000_000, 7);
    await breakOff(url, path, { ...headers, 'Content-Type': 'application/octet-stream' }, bytes);
    const sending = over(url)(path, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/octet-stream' },
      body: bytes,
    }).then(
      ({ status }) => status,
      () => 0,
    );
    await expect.poll(() => rowsIn('uploads'), { timeout: 20_000, interval: 5 }).toBeGreaterThan(0);
    url = await running.again();
    expect(await sending).not.toBe(201);
    expect([await rowsIn('attachments'), await rowsIn('documents')]).toEqual(before);
    expect((await read(sha256OfBytes(bytes))).status).toBe(404);
    expect((await upload(bytes, 'Igjen.pdf')).size).toBe(20_000_000);
  });

  test('erased are gone for good, and the log that tells of them is whole', async () => {
    const made = await upload(pdf('slettes'), 'Ola Nordmann.pdf');
    const params = { body: query.body ?? '', sha256: made.sha256 };
    await asker().ask('eraseDocument', { params, body: { reason: 'Feil fil' } });
    expect((await read(made.sha256)).status).toBe(410);
    const lines = await (await asker().send('exportLog', { query: { body: params.body, texts: 'true' } })).text();
    expect(lines).toContain('document_erased');
    expect(lines).not.toContain('Ola Nordmann');
    const file = join(temporaryFolder(), 'export.jsonl');
    writeFileSync(file, lines);
    const verified = execFileSync('npm', ['run', '--silent', 'verify-audit', '--', file], { encoding: 'utf8' });
    expect(verified).toMatch(/^Whole: \d+ entries/);
  });
});
