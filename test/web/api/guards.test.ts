// What guards every endpoint: unknown fields, pages of lists, times asked about, stale saves, repeated and failed requests.
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { busy } from '../../../src/domain/failures.ts';
import { Problem } from '../../../src/operations/shapes/values.ts';
import type { World } from '../../../src/operations/world.ts';
import type { Statement } from '../../../src/storage/database.ts';
import { type Asker, askerAt } from '../../support/asking.ts';
import { smallRegister } from '../../support/register.ts';
import { into } from '../../support/serving.ts';
import { administrator, signedIn } from '../../support/signing-in.ts';
import { openWorld, type TestWorld } from '../../support/world.ts';

const ENTITY = { name: 'Atea Inc.', country: 'US' };

async function opened() {
  const world = await openWorld();
  const register = await smallRegister(world);
  const send = into(world);
  return {
    world,
    register,
    send,
    admin: askerAt(send, await administrator(world)),
    kari: askerAt(send, await signedIn(world, register.people.kari)),
  };
}

async function errorsOf(response: Response) {
  const problem = Problem.parse(await response.json());
  return { status: response.status, paths: problem.errors.map(({ path }) => path), messages: problem.errors };
}

const post = (asker: Asker, body: unknown) => asker.send('createEntity', { body });

describe('a body', () => {
  test('with fields that are wrong, missing or unknown names each of them, and nothing is saved', async () => {
    const { admin, world } = await opened();
    const before = await world.database.read([{ sql: 'SELECT seq FROM journal_head', args: [] }]);
    const body = {
      entity: { name: 'A', country: 'XX', number: '123', extra: 1 },
      contactEmail: 'nobody',
      website: 'javascript:alert(1)',
      effectiveOn: '2023-02-29',
      surprise: true,
    };
    const { status, paths, messages } = await errorsOf(await admin.send('createVendor', { body }));
    expect(status).toBe(422);
    expect(paths.sort()).toEqual(
      ['contactEmail', 'effectiveOn', 'entity.country', 'entity.extra', 'entity.number', 'surprise', 'website'].sort(),
    );
    expect(messages.every(({ message }) => message.length > 5)).toBe(true);
    const after = await world.database.read([{ sql: 'SELECT seq FROM journal_head', args: [] }]);
    expect(after[0]?.rows[0]?.[0]).toBe(before[0]?.rows[0]?.[0]);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])('takes no field called %s', async (name) => {
    const { world, admin, send } = await opened();
    const text = `{"name":"A","country":"US","${name}":{"polluted":true}}`;
    const response = await send('/api/v1/entities', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(await administrator(world)) },
      body: text,
    });
    expect((await errorsOf(response)).paths).toEqual([name]);
    expect(response.status).toBe(422);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((await admin.ask('listEntities', { query: { q: 'A' } })).items.map((one) => one.name)).not.toContain('A');
  });

  test.each([
    ['a list too long', { ...ENTITY, aliases: Array.from({ length: 51 }, () => 'x') }, 'aliases'],
    ['a name too long', { ...ENTITY, name: 'x'.repeat(201) }, 'name'],
    ['a name of spaces', { ...ENTITY, name: '   ' }, 'name'],
    ['a number for a name', { ...ENTITY, name: 7 }, 'name'],
    ['an organisation number that fails its check', { ...ENTITY, country: 'NO', number: '310504549' }, 'number'],
    ['a parent that is no id', { ...ENTITY, groupParentId: "x' OR 1=1 --" }, 'groupParentId'],
  ])('with %s is refused', async (_, body, path) => {
    const { admin } = await opened();
    const { status, paths } = await errorsOf(await post(admin, body));
    expect([status, paths]).toEqual([422, [path]]);
  });
});

describe('a list', () => {
  test.each(['0', '201', '-1', '1.5', 'many', ''])('of %j rows is refused', async (limit) => {
    const { admin } = await opened();
    const response = await admin.send('listEntities', { query: { limit } });
    expect(await errorsOf(response)).toMatchObject({ status: 422, paths: ['limit'] });
  });

  test.each([
    'x',
    '%',
    btoa('{'),
    btoa('null'),
    btoa('[]'),
    btoa('{}'),
    btoa('{"at":-1}'),
    btoa('{"name":1,"id":{},"before":{},"seq":"1","position":1.5,"at":null}'),
    'a'.repeat(501),
  ])('does not start at a cursor that is not ours: %s', async (cursor) => {
    const { admin, register } = await opened();
    const params = { body: register.frana.id, id: register.held.agreement };
    for (const name of [
      'listEntities',
      'listPeople',
      'listVersions',
      'listRuns',
      'listChanges',
      'listLog',
      'listDeliveries',
      'listAlerts',
    ] as const) {
      const response = await admin.send(name, { params, query: { cursor } });
      expect([name, response.status]).toEqual([name, 422]);
      expect((await errorsOf(response)).paths).toEqual(['cursor']);
    }
  });

  test('comes whole, page by page, each row once', async () => {
    const { admin } = await opened();
    const whole = (await admin.ask('listEntities', { query: { limit: '200' } })).items.map(({ id }) => id);
    const paged: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: Record<string, string> = { limit: '2', ...(cursor ? { cursor } : {}) };
      const page: { items: { id: string }[]; nextCursor: string | null } = await admin.ask('listEntities', { query });
      expect(page.items.length).toBeLessThanOrEqual(2);
      paged.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(paged).toEqual(whole);
    expect(whole.length).toBeGreaterThan(4);
  });

  test('takes no question it does not know', async () => {
    const { admin } = await opened();
    const response = await admin.send('listEntities', { query: { q: 'a', order: 'name' } });
    expect(await errorsOf(response)).toMatchObject({ status: 422, paths: ['order'] });
  });
});

describe('a time asked about', () => {
  test.each([
    ['knownAt', '2099-01-01T00:00:00.000Z'],
    ['knownAt', '2026-11-22'],
    ['knownAt', '2026-11-22T09:30:00Z'],
    ['asOf', '2023-02-29'],
    ['asOf', '22.11.2026'],
  ])('%s=%s is refused', async (name, value) => {
    const { kari, register } = await opened();
    const params = { body: register.frana.id, id: register.held.agreement };
    for (const endpoint of ['getAgreement', 'listBodyFindings', 'getReport'] as const) {
      const response = await kari.send(endpoint, { params, query: { [name]: value } });
      expect(await errorsOf(response)).toMatchObject({ status: 422, paths: [name] });
    }
  });

  test('on a page gives a page that says so', async () => {
    const { world, send, register } = await opened();
    const headers = await signedIn(world, register.people.kari);
    for (const query of ['knownAt=2099-01-01T00:00:00.000Z', 'asOf=2023-02-29']) {
      const response = await send(`/?${query}`, { headers });
      expect([query, response.status]).toEqual([query, 422]);
      expect(await response.text()).toMatch(/<html lang="nb"/);
    }
  });
});

describe('a save of what was read', () => {
  test('is refused when somebody saved meanwhile', async () => {
    const { kari, register } = await opened();
    const params = { body: register.frana.id, id: register.held.system };
    const read = await kari.send('getSystem', { params });
    const etag = read.headers.get('etag') ?? '';
    expect(etag).toMatch(/^"?\w+/);
    const save = (purpose: string, headers: Record<string, string>) =>
      kari.send('reviseSystem', { params, body: { purpose }, headers });
    expect((await save('Første', { 'if-match': etag })).status).toBe(201);
    const second = await save('Andre', { 'if-match': etag });
    expect([second.status, Problem.parse(await second.json()).status]).toEqual([412, 412]);
    expect((await kari.ask('getSystem', { params })).purpose).toBe('Første');
    const fresh = (await kari.send('getSystem', { params })).headers.get('etag') ?? '';
    expect(fresh).not.toBe(etag);
    expect((await save('Tredje', { 'if-match': fresh })).status).toBe(201);
    expect((await save('Fjerde', {})).status).toBe(201);
  });
});

describe('a request sent again under its key', () => {
  test('gets the first answer, and nothing is saved twice', async () => {
    const { admin } = await opened();
    const headers = { 'idempotency-key': 'k1' };
    const [first, second] = [
      await admin.send('createEntity', { body: ENTITY, headers }),
      await admin.send('createEntity', { body: ENTITY, headers }),
    ];
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(await second.text()).toBe(await first.text());
    expect([first.headers.get('idempotency-replayed'), second.headers.get('idempotency-replayed')]).toEqual([
      null,
      'true',
    ]);
    expect((await admin.ask('listEntities', { query: { q: 'Atea' } })).items).toHaveLength(1);
  });

  test('at the same time is saved once', async () => {
    const { admin } = await opened();
    const headers = { 'idempotency-key': 'k2' };
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => admin.send('createEntity', { body: ENTITY, headers })),
    );
    const statuses = answers.map(({ status }) => status);
    expect(statuses).toContain(201);
    expect(statuses.filter((status) => ![201, 409].includes(status))).toEqual([]);
    expect((await admin.ask('listEntities', { query: { q: 'Atea' } })).items).toHaveLength(1);
  });

  test('but with another body is refused, and another person’s key is another key', async () => {
    const { admin, kari } = await opened();
    const headers = { 'idempotency-key': 'k3' };
    await admin.ask('createEntity', { body: ENTITY, headers });
    const other = await admin.send('createEntity', { body: { ...ENTITY, name: 'B' }, headers });
    expect(await errorsOf(other)).toMatchObject({ status: 422, paths: ['Idempotency-Key'] });
    expect((await kari.send('createEntity', { body: { ...ENTITY, name: 'C' }, headers })).status).toBe(201);
  });

  test.each(['', 'x'.repeat(201)])('needs a key of a sensible length', async (key) => {
    const { admin } = await opened();
    const response = await admin.send('createEntity', { body: ENTITY, headers: { 'idempotency-key': key } });
    expect(await errorsOf(response)).toMatchObject({ status: 422, paths: ['Idempotency-Key'] });
  });
});

describe('when the register is out of reach', () => {
  const unreachable = (world: TestWorld): World => {
    const refuse = (_: Statement[]) => Promise.reject(busy());
    return { ...world, database: { ...world.database, read: refuse, write: refuse } };
  };

  test.each(['/api/v1/bodies', '/api/v1/reports/compliance', '/', '/agreements', '/ready'])(
    '%s answers 503 and says when to try again',
    async (path) => {
      const world = await openWorld();
      const headers = await administrator(world);
      const response = await into(unreachable(world))(path, { headers });
      expect([response.status, response.headers.get('retry-after')]).toEqual([503, '2']);
      const text = await response.text();
      expect(text).toMatch(path.startsWith('/api') ? /^\{"type":"about:blank"/ : /opptatt|not_ready/);
    },
  );

  test('the service is alive all the same', async () => {
    expect((await into(unreachable(await openWorld()))('/health', {})).status).toBe(200);
  });

  test('what nobody expected tells nothing of itself', async () => {
    const spoken = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => spoken.mockRestore());
    const world = await openWorld();
    const fail = () => Promise.reject(new Error('secret at /srv/app/x.ts'));
    const headers = await administrator(world);
    const send = into({ ...world, database: { ...world.database, read: fail } });
    for (const path of ['/api/v1/bodies', '/', '/ready']) {
      const response = await send(path, { headers });
      const text = await response.text();
      expect([path, response.status]).toEqual([path, 500]);
      expect(text).not.toMatch(/secret|srv|\.ts/);
    }
    expect(spoken).toHaveBeenCalled();
  });
});
