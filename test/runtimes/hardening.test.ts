// The doors of both runtimes over a real connection: what is too large, bent or addressed to somebody else, and the headers.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startNode } from '../support/node.ts';
import { openSqld } from '../support/sqld.ts';
import { bundleWorker, startWorker } from '../support/workerd.ts';

type Running = { url: string; stop: () => Promise<unknown> };

const onNode = async (): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-doors-'));
  const node = await startNode({ folder });
  const stop = async () => {
    await node.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: node.url, stop };
};

const onWorkerd = async (): Promise<Running> => {
  const [sqld, bundle] = await Promise.all([openSqld(), bundleWorker()]);
  execFileSync('npm', ['run', '--silent', 'migrate'], { env: { ...process.env, BASE_URL: '', LIBSQL_URL: sqld.url } });
  const worker = await startWorker(bundle, { LIBSQL_URL: sqld.url, BASE_URL: 'https://avtalevakt.example' });
  const stop = async () => {
    await worker.stop();
    await sqld.stop();
    bundle.remove();
  };
  return { url: worker.url, stop };
};

type Answered = { status: number; headers: Record<string, string | string[] | undefined>; text: string };
type Asked = { method?: string; path?: string; headers?: Record<string, string>; pieces?: string[] };

/** Sends as a program would that follows no rules of fetch: any Host, any method, a body in pieces. */
function send(url: string, { method = 'GET', path = '/api/v1/entities', headers = {}, pieces = [] }: Asked) {
  return new Promise<Answered>((done, failed) => {
    const asking = request(`${url}${path}`, { method, headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (part) => {
        text += part;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, text }));
      response.on('error', failed);
    });
    asking.on('error', failed);
    for (const piece of pieces) asking.write(piece);
    asking.end();
  });
}

/** Writes the head of a request and no byte of its body: who answers has not waited for it. */
function headOnly(url: string, length: number): Promise<string> {
  const { hostname, port, host } = new URL(url);
  return new Promise((done, failed) => {
    const socket = connect(Number(port), hostname);
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer before the body')));
    socket.on('error', failed);
    socket.once('data', (data) => {
      done(String(data).split('\r\n')[0] ?? '');
      socket.destroy();
    });
    const head = ['POST /api/v1/entities HTTP/1.1', `Host: ${host}`, 'Content-Type: application/json'];
    socket.write(`${[...head, `Content-Length: ${length}`].join('\r\n')}\r\n\r\n`);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };

describe.each([
  ['on Node', onNode],
  ['on workerd', onWorkerd],
])('%s', (_, start) => {
  let running: Running;
  beforeAll(async () => {
    running = await start();
  }, 60_000);
  afterAll(() => running.stop());

  test('a body told to be too large is refused before any of it is sent', async () => {
    expect(await headOnly(running.url, 2_000_000)).toMatch(/^HTTP\/1\.1 413/);
  });

  test('a body in pieces is refused once it has grown too large', async () => {
    const pieces = Array.from({ length: 30 }, () => ' '.repeat(50_000));
    const headers = { ...JSON_TYPE, 'transfer-encoding': 'chunked' };
    const answered = await send(running.url, { method: 'POST', headers, pieces });
    expect([answered.status, JSON.parse(answered.text).title]).toEqual([413, 'Too large']);
  });

  test('a host that is not ours gets nothing, and a forwarded one is not believed', async () => {
    expect((await send(running.url, { path: '/health', headers: { host: 'evil.example' } })).status).toBe(400);
    const forwarded = {
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
      'x-forwarded-for': '1.2.3.4',
    };
    const page = await send(running.url, { path: '/', headers: forwarded });
    expect(page.text).not.toContain('evil.example');
  });

  test.each(['TRACE', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'])(
    '%s finds nothing, and nothing is echoed',
    async (method) => {
      const headers = { 'x-told': 'secret-of-mine' };
      const answered = await send(running.url, { method, headers }).catch(() => ({ status: 405, text: '' }));
      expect([400, 404, 405, 501]).toContain(answered.status);
      expect(answered.text).not.toContain('secret-of-mine');
    },
  );

  test('a name said twice and a field nobody asked for are refused', async () => {
    for (const text of [
      '{"name":"A","name":"B","country":"US"}',
      '{"name":"A","country":"US","__proto__":{"role":"x"}}',
    ]) {
      const answered = await send(running.url, { method: 'POST', headers: JSON_TYPE, pieces: [text] });
      expect([401, 422]).toContain(answered.status);
    }
  });

  test('a key that is none is refused as such', async () => {
    const answered = await send(running.url, { headers: { authorization: 'Bearer avk_nothing' } });
    expect([answered.status, answered.headers['www-authenticate']]).toEqual([401, 'Bearer']);
  });

  test('every answer carries the headers', async () => {
    for (const path of ['/', '/api/v1/bodies', '/nowhere', '/health']) {
      const { headers } = await send(running.url, { path });
      expect(headers['content-security-policy']).toMatch(/^default-src 'none'.*frame-ancestors 'none'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
      expect(headers['cache-control']).toBe('no-store');
      expect(headers['permissions-policy']).toContain('camera=()');
      expect(headers['cross-origin-resource-policy']).toBe('same-origin');
    }
  });
});

/** Opens a connection and sends the beginning of a request, never its end: how long until the server hangs up, in ms. */
function heldOpen(url: string, sent: string): Promise<number> {
  const { hostname, port } = new URL(url);
  const begun = performance.now();
  return new Promise((done) => {
    const socket = connect(Number(port), hostname, () => socket.write(sent));
    socket.on('error', () => undefined);
    socket.resume();
    socket.once('close', () => done(performance.now() - begun));
  });
}

describe('many who send a request byte by byte, on Node', () => {
  test('keep nobody else waiting, and are hung up on', async () => {
    const { url, stop } = await onNode();
    const head = `POST /sign-in HTTP/1.1\r\nHost: ${new URL(url).host}\r\nContent-Length: 900\r\n`;
    const slow = Array.from({ length: 200 }, () => heldOpen(url, head));
    const begun = performance.now();
    expect((await fetch(`${url}/health`)).status).toBe(200);
    expect((await fetch(`${url}/sign-in`)).status).toBe(200);
    expect(performance.now() - begun).toBeLessThan(9_000);
    expect(Math.max(...(await Promise.all(slow)))).toBeLessThan(25_000);
    await stop();
  });
});
