// Keys of programs: made and shown once, what they open and what they never do, how they end, and how often they may ask.
import { describe, expect, test } from 'vitest';
import { isSecret } from '../../../src/domain/api-keys.ts';
import { sha256 } from '../../../src/domain/log.ts';
import { Problem } from '../../../src/operations/shapes/values.ts';
import { type Asker, askerAt } from '../../support/asking.ts';
import { smallRegister } from '../../support/register.ts';
import { into } from '../../support/serving.ts';
import { administrator, signedIn } from '../../support/signing-in.ts';
import { openWorld } from '../../support/world.ts';

const KEY = { name: 'Saksarkiv', role: 'contract_manager', expiresOn: '2027-06-30' };

async function opened() {
  const world = await openWorld();
  const register = await smallRegister(world);
  const send = into(world);
  const admin = askerAt(send, await administrator(world));
  const params = { body: register.frana.id };
  const made = (body: object = KEY) => admin.ask('createApiKey', { params, body });
  const withKey = (secret: string): Asker => {
    const asker = askerAt((path, init) => {
      const headers = { ...(init.headers as Record<string, string>), authorization: `Bearer ${secret}` };
      return send(path, { ...init, headers });
    });
    return asker;
  };
  const at = (instant: string) => {
    world.clock.at = instant as never;
  };
  return { world, register, send, admin, params, made, withKey, at };
}

const problemOf = async (response: Response) => Problem.parse(await response.json());

describe('a key', () => {
  test('is shown once, is known by its prefix and check, and is kept as its hash alone', async () => {
    const { world, made, admin, params } = await opened();
    const { secret, ...key } = await made();
    expect(secret).toMatch(/^avk_/);
    expect(await isSecret(secret)).toBe(true);
    expect(await isSecret(`${secret.slice(0, 10)}${secret[10] === 'A' ? 'B' : 'A'}${secret.slice(11)}`)).toBe(false);
    const { items } = await admin.ask('listApiKeys', { params });
    expect(items).toEqual([key]);
    expect(items[0]?.ending).toBe(secret.slice(-4));
    const tables = ['api_keys', 'log_texts', 'log_entries', 'idempotency_keys', 'revisions'];
    const rows = await world.database.read(tables.map((table) => ({ sql: `SELECT * FROM ${table}`, args: [] })));
    const stored = JSON.stringify(rows.map((one) => one.rows.map((row) => Object.values(row))));
    expect(stored).toContain(await sha256(secret));
    expect(stored).not.toContain(secret.slice(4, 40));
  });

  test('opens the interface with its role in its body, and is named where it wrote', async () => {
    const { made, withKey, register, params, admin } = await opened();
    const { secret, id } = await made();
    const program = withKey(secret);
    const system = await program.ask('createSystem', { params, body: { name: 'Kart' } });
    expect(system.name).toBe('Kart');
    const log = await admin.ask('listLog', { query: { body: register.frana.id } });
    expect(log.items.map(({ action, actor }) => [action, actor]).slice(-2)).toEqual([
      ['api_key_made', 'per_administrator'],
      ['system_registered', id],
    ]);
    expect((await program.send('listSystems', { params: { body: register.eide.id } })).status).toBe(404);
    expect((await program.send('createBody', { body: {} })).status).toBe(403);
  });

  test('of a reading role writes nothing', async () => {
    const { made, withKey, params } = await opened();
    const program = withKey((await made({ ...KEY, role: 'auditor' })).secret);
    expect((await program.ask('listSystems', { params })).items).toHaveLength(1);
    expect((await program.send('createSystem', { params, body: { name: 'Kart' } })).status).toBe(403);
  });

  test('opens no page', async () => {
    const { made, send, world } = await opened();
    const demonstration = into({ ...world, settings: { ...world.settings, demonstration: false } });
    const { secret } = await made();
    const headers = { authorization: `Bearer ${secret}` };
    for (const door of [send, demonstration]) {
      const [plain, keyed] = await Promise.all([door('/log', {}), door('/log', { headers })]);
      expect([keyed.status, await keyed.text()]).toEqual([plain.status, await plain.text()]);
    }
  });

  test.each([
    ['administrator', 'role'],
    ['management', 'role'],
    ['data_protection_officer', 'role'],
    ['vendor_contact', 'role'],
  ])('cannot be made for %s', async (role, path) => {
    const { admin, params } = await opened();
    const response = await admin.send('createApiKey', { params, body: { ...KEY, role } });
    expect([response.status, (await problemOf(response)).errors[0]?.path]).toEqual([422, path]);
  });

  test.each(['2026-11-22', '2027-11-25', '2027-02-29'])('cannot expire on %s', async (expiresOn) => {
    const { admin, params } = await opened();
    const response = await admin.send('createApiKey', { params, body: { ...KEY, expiresOn } });
    expect([response.status, (await problemOf(response)).errors[0]?.path]).toEqual([422, 'expiresOn']);
    expect((await admin.ask('listApiKeys', { params })).items).toEqual([]);
  });

  test('is made without an idempotency key, under which its secret would be kept', async () => {
    const { admin, params } = await opened();
    const response = await admin.send('createApiKey', { params, body: KEY, headers: { 'idempotency-key': 'k1' } });
    expect([response.status, (await problemOf(response)).errors[0]?.path]).toEqual([422, 'Idempotency-Key']);
    expect((await admin.ask('listApiKeys', { params })).items).toEqual([]);
  });

  test('is neither made nor listed by who does not administer its body', async () => {
    const { world, send, params, register } = await opened();
    for (const person of ['kari', 'gunn', 'per', 'magne'] as const) {
      const asker = askerAt(send, await signedIn(world, register.people[person]));
      expect((await asker.send('createApiKey', { params, body: KEY })).status).toBe(403);
      expect((await asker.send('listApiKeys', { params })).status).toBe(403);
    }
  });
});

describe('a key ends', () => {
  test('at midnight in Oslo after its last day', async () => {
    const { made, withKey, at, params } = await opened();
    const program = withKey((await made({ ...KEY, expiresOn: '2026-11-30' })).secret);
    at('2026-11-30T22:59:59.999Z');
    expect((await program.send('listSystems', { params })).status).toBe(200);
    at('2026-11-30T23:00:00.000Z');
    const response = await program.send('listSystems', { params });
    expect([response.status, (await problemOf(response)).title]).toEqual([401, 'Not signed in']);
  });

  test('when it is revoked, once and on record', async () => {
    const { made, withKey, admin, params, register } = await opened();
    const { secret, id } = await made();
    const revoked = await admin.ask('revokeApiKey', { params: { ...params, id }, body: {} });
    expect(revoked).toMatchObject({ id, inForce: false, revokedById: 'per_administrator' });
    expect((await withKey(secret).send('listSystems', { params })).status).toBe(401);
    expect((await admin.send('revokeApiKey', { params: { ...params, id }, body: {} })).status).toBe(422);
    const elsewhere = { body: register.eide.id, id };
    expect((await admin.send('revokeApiKey', { params: elsewhere, body: {} })).status).toBe(404);
    const { items } = await admin.ask('listLog', { query: { body: register.frana.id } });
    expect(items.filter(({ action }) => action === 'api_key_revoked')).toHaveLength(1);
  });
});

describe('what is no key', () => {
  test.each(['', 'Bearer', 'Bearer ', 'Bearer x', 'Basic YTpi', 'Bearer a b', `Bearer avk_${'A'.repeat(49)}`])(
    'opens nothing: %j',
    async (authorization) => {
      const { send } = await opened();
      const response = await send('/api/v1/bodies', { headers: { authorization } });
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toBe('Bearer');
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    },
  );

  test('and is written down, under nobody, however often', async () => {
    const { send, admin } = await opened();
    for (let i = 0; i < 3; i += 1) await send('/api/v1/bodies', { headers: { authorization: 'Bearer x' } });
    const { items } = await admin.ask('listSecurityEvents');
    expect(items).toMatchObject([{ kind: 'bad_key', actor: '', via: 'nobody', route: 'GET /api/v1/bodies', times: 3 }]);
  });
});

describe('use', () => {
  test('is noted once an hour at most', async () => {
    const { made, withKey, admin, at, params } = await opened();
    const program = withKey((await made()).secret);
    const noted = async () => (await admin.ask('listApiKeys', { params })).items[0]?.lastUsedAt;
    expect(await noted()).toBeNull();
    for (const instant of ['2026-11-23T08:10:00.000Z', '2026-11-23T09:09:59.000Z']) {
      at(instant);
      await program.ask('listSystems', { params });
      expect(await noted()).toBe('2026-11-23T08:10:00.000Z');
    }
    at('2026-11-23T09:10:00.000Z');
    await program.ask('listSystems', { params });
    expect(await noted()).toBe('2026-11-23T09:10:00.000Z');
  });

  test('beyond what is allowed answers 429 with when to ask again, and comes back by itself', async () => {
    const { made, withKey, admin, at } = await opened();
    const [busy, calm] = [withKey((await made()).secret), withKey((await made()).secret)];
    const asked = () => busy.send('listVendors', { query: { limit: '1' } });
    const statuses: number[] = [];
    for (let i = 0; i < 302; i += 1) statuses.push((await asked()).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(300);
    const refused = await asked();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await problemOf(refused)).title).toBe('Too many requests');
    expect((await calm.send('listVendors')).status).toBe(200);
    at('2026-11-23T08:00:01.000Z');
    expect([(await asked()).status, (await asked()).status]).toEqual([200, 200]);
    expect((await admin.ask('listSecurityEvents')).items).toMatchObject([
      { kind: 'too_many', via: 'api_key', times: 3 },
    ]);
  }, 60_000);
});
