// What stands at every door before anything is done: whose host, from where, how much, and how the answer is wrapped.
import { describe, expect, test } from 'vitest';
import { Problem } from '../../src/operations/shapes/values.ts';
import type { Send } from '../support/asking.ts';
import { form, inPieces, into } from '../support/serving.ts';
import { administrator, sendingAs } from '../support/signing-in.ts';
import { openWorld } from '../support/world.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const open = async (): Promise<Send> => {
  const world = await openWorld();
  return sendingAs(into(world), await administrator(world));
};
const body = JSON.stringify({ name: 'Atea AS', country: 'NO', number: '310504548' });
const post = (headers: Record<string, string> = {}, content: string = body): RequestInit => ({
  method: 'POST',
  headers: { ...JSON_TYPE, ...headers },
  body: content,
});

async function problemIn(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const problem = Problem.parse(await response.json());
  expect(problem.status).toBe(response.status);
  return problem;
}

describe('who may ask', () => {
  test.each(['localhost', 'localhost:8787', '127.0.0.1:8787', '[::1]:8787', 'LOCALHOST'])(
    '%s is ours',
    async (host) => {
      expect((await (await open())('/health', { headers: { host } })).status).toBe(200);
    },
  );

  test.each(['evil.example', 'localhost.evil.example', '127.0.0.1.nip.io', 'localhost:8787@evil.example', ''])(
    'a request for "%s" is refused, page and interface alike',
    async (host) => {
      const send = await open();
      for (const path of ['/', '/health', '/api/v1/bodies', '/assets/app.css']) {
        const response = await send(path, { headers: { host } });
        expect([path, response.status]).toEqual([path, 400]);
        await problemIn(response);
      }
    },
  );

  test.each([
    [
      'from our own page',
      { host: 'localhost:8787', origin: 'http://localhost:8787', 'sec-fetch-site': 'same-origin' },
      true,
    ],
    ['from a program, which names no page', {}, true],
    ['typed by the person', { 'sec-fetch-site': 'none' }, true],
    ['from another site', { host: 'localhost:8787', origin: 'https://evil.example' }, false],
    ['from another port of this machine', { host: 'localhost:8787', origin: 'http://localhost:3000' }, false],
    ['from a page without an origin', { host: 'localhost:8787', origin: 'null' }, false],
    ['from another site that hides its origin', { 'sec-fetch-site': 'cross-site' }, false],
    ['from a sister site', { 'sec-fetch-site': 'same-site' }, false],
  ])('a write %s', async (_, headers, taken) => {
    const send = await open();
    expect((await send('/api/v1/entities', post(headers))).status).toBe(taken ? 201 : 400);
    const page = await send('/sign-in/as', { ...form({ person: 'x' }), headers });
    expect(page.status).toBe(taken ? 404 : 400);
  });
});

describe('what is read of a request', () => {
  test.each([
    ['none', ''],
    ['a form', 'application/x-www-form-urlencoded'],
    ['text that happens to be JSON', 'text/plain'],
    ['a patch', 'application/json-patch+json'],
  ])('a body that is %s is no JSON', async (_, type) => {
    const response = await (await open())('/api/v1/entities', post({ 'content-type': type }));
    expect(response.status).toBe(415);
    expect((await problemIn(response)).detail).toContain('application/json');
  });

  test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON'])('%s is', async (type) => {
    expect((await (await open())('/api/v1/entities', post({ 'content-type': type }))).status).toBe(201);
  });

  test.each(['{', '', 'null', '[]', '"text"', '{"name": "a"} x'])('%j is refused, and nothing breaks', async (text) => {
    const response = await (await open())('/api/v1/entities', post({}, text));
    expect([400, 422]).toContain(response.status);
    await problemIn(response);
  });

  test.each(['/api/v1/entities', '/changes/preview', '/sign-in'])(
    'more than a million bytes to %s are refused before they are read',
    async (path) => {
      const { body: large, pulled } = inPieces('x'.repeat(10_000), 200);
      const told = { 'content-length': '2000000', ...JSON_TYPE };
      const response = await (await open())(path, {
        method: 'POST',
        headers: told,
        body: large,
        duplex: 'half',
      } as RequestInit);
      expect([response.status, pulled()]).toEqual([413, 0]);
    },
  );

  test.each(['/api/v1/entities', '/changes/preview', '/sign-in'])(
    'more than a million bytes to %s that come piece by piece are not read to their end',
    async (path) => {
      const { body: large, pulled } = inPieces('x'.repeat(10_000), 1_000);
      const response = await (await open())(path, {
        method: 'POST',
        headers: JSON_TYPE,
        body: large,
        duplex: 'half',
      } as RequestInit);
      expect(response.status).toBe(413);
      expect(pulled()).toBeLessThan(150);
    },
  );

  test('a long but allowed text is taken, its bytes counted and not its letters', async () => {
    const send = await open();
    const note = (letters: number) => JSON.stringify({ name: 'ø'.repeat(letters) });
    expect((await send('/api/v1/entities', post({}, note(490_000)))).status).toBe(422);
    expect((await send('/api/v1/entities', post({}, note(510_000)))).status).toBe(413);
  });
});

describe('JSON that means two things, or too much', () => {
  test.each([
    ['a name twice', '{"name":"A","name":"B","country":"US"}', 'name'],
    ['a name twice, once in disguise', '{"name":"A","\\u006eame":"B","country":"US"}', 'name'],
    ['a name twice, further in', '{"entity":{"name":"A","country":"US","country":"NO"}}', 'country'],
    ['lists in lists', `{"name":${'['.repeat(40)}${']'.repeat(40)}}`, ''],
    ['objects in objects', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`, ''],
  ])('%s is refused with 422 and nothing is saved', async (_, text, path) => {
    const send = await open();
    const response = await send('/api/v1/vendors', post({}, text));
    const problem = await problemIn(response);
    expect([response.status, problem.errors[0]?.path]).toEqual([422, path]);
    const { items } = (await (await send('/api/v1/entities', {})).json()) as { items: unknown[] };
    expect(items).toEqual([]);
  });

  test('but brackets, quotes and colons within texts are only texts', async () => {
    const name = 'A "B": [[[[{{{{ \\ "name": x';
    const response = await (await open())('/api/v1/entities', post({}, JSON.stringify({ name, country: 'US' })));
    expect([response.status, ((await response.json()) as { name: string }).name]).toEqual([201, name]);
  });

  test.each(['role', 'body', 'id', '__proto__', 'constructor', 'bodyId', 'createdById', 'seq'])(
    'a field called %s that was not asked for is refused by its name, and nothing is changed',
    async (field) => {
      const send = await open();
      const text = `{"name":"Atea Inc.","country":"US","${field}":{"role":"administrator"}}`;
      const response = await send('/api/v1/entities', post({}, text));
      const problem = await problemIn(response);
      expect([response.status, problem.errors.map(({ path }) => path)]).toEqual([422, [field]]);
      expect((await (await send('/api/v1/entities', {})).json()) as object).toMatchObject({ items: [] });
      expect(Object.hasOwn(Object.prototype, 'role')).toBe(false);
    },
  );
});

describe('what every answer carries', () => {
  test.each(['/', '/changes/new', '/nowhere', '/api/v1/bodies', '/api/v1/nowhere', '/api/v1/docs', '/health'])(
    '%s is guarded by headers',
    async (path) => {
      const { headers } = await (await open())(path, {});
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
      expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
      expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; .*form-action 'self'/);
      expect(headers.get('content-security-policy')).not.toContain('unsafe');
      expect(headers.get('content-security-policy')).toMatch(
        /base-uri 'none'; object-src 'none'; frame-ancestors 'none'$/,
      );
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*geolocation=\(\).*microphone=\(\)/);
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect([headers.get('server'), headers.get('x-powered-by')]).toEqual([null, null]);
    },
  );

  test.each([
    ['https://avtalevakt.example', 'max-age=63072000; includeSubDomains'],
    ['http://localhost:8787', null],
  ])('where people come by %s, browsers are told %s about coming by https', async (baseUrl, told) => {
    const world = await openWorld();
    const send = into({ ...world, settings: { ...world.settings, baseUrl } });
    for (const path of ['/', '/api/v1/bodies', '/nowhere', '/health'])
      expect((await send(path, {})).headers.get('strict-transport-security')).toBe(told);
  });

  test('an asset may be kept, and nothing else', async () => {
    const send = await open();
    const [, path = ''] = /href="(\/assets\/app[^"]+)"/.exec(await (await send('/', {})).text()) ?? [];
    expect((await send(path, {})).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await send('/assets/nothing.css', {})).headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ['GET', '/api/v1/nowhere'],
    ['DELETE', '/api/v1/bodies'],
    ['PUT', '/api/v1/vendors/ven_x'],
    ['GET', '/api/v1/bodies/bod_x'],
    ['GET', '/api/v1/bodies/..%2f..'],
    ['GET', '/api/v1/bodies/%00'],
  ])('%s %s answers with a problem', async (method, path) => {
    const response = await (await open())(path, { method });
    expect([404, 422]).toContain(response.status);
    await problemIn(response);
  });

  test('a page that does not exist is helpful and in bokmål', async () => {
    const response = await (await open())('/finnes-ikke', {});
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).toMatch(/lang="nb"[\s\S]*finnes ikke/);
  });

  test('a cookie that was bent does no harm', async () => {
    const send = await open();
    for (const cookie of [
      'avtalevakt_flash=%',
      'avtalevakt_flash=%7B',
      'avtalevakt_flash=null',
      'avtalevakt_flash=42',
    ]) {
      const response = await send('/sign-in', { headers: { cookie: `${cookie}; avtalevakt.session_token=%00` } });
      expect([cookie, response.status]).toEqual([cookie, 200]);
    }
  });
});
