// Not let in: how often one may try under a name, and what is written down of password, code and passkey that do not fit.
import { describe, expect, test } from 'vitest';
import { askerAt } from '../support/asking.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { administrator, codeAt, type LetIn, PASSWORD, takeUp, visitor } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const HALF_MINUTE = 30_000;
const EMAIL = 'kari.malme@post.example';
const WRONG = 'Noe helt annet her';

/** Kari, let in with a password and time codes. */
async function withKari(): Promise<LetIn & { world: TestWorld; register: SmallRegister }> {
  const world = await openWorld();
  const register = await smallRegister(world);
  await ask(world, null, 'invitePerson', { params: { id: register.people.kari }, body: {} });
  const [result] = await world.database.read([{ sql: 'SELECT text_body FROM deliveries', args: [] }]);
  const link = /http\S+\/invitation\/\w+/.exec(String(result?.rows[0]?.[0]))?.[0] ?? '';
  return { world, register, ...(await takeUp(into(world), link)) };
}

/** What was written down, oldest first. */
async function written(world: TestWorld) {
  const { items } = await askerAt(into(world), await administrator(world)).ask('listSecurityEvents');
  return items
    .map(({ actor, via, kind, route, target, times }) => ({ actor, via, kind, route, target, times }))
    .sort((a, b) => (a.route + a.target < b.route + b.target ? -1 : 1));
}

describe('a wrong password', () => {
  test('is written down once for the hour, under whoever has the address, else under nobody', async () => {
    const { world, register } = await withKari();
    for (const email of [EMAIL, EMAIL, 'nobody@post.example'])
      expect((await into(world)('/sign-in', form({ email, password: WRONG }))).status).toBe(401);
    const refused = { via: 'nobody', kind: 'sign_in_refused', route: 'POST /sign-in', target: 'wrong_password' };
    expect(new Set(await written(world))).toEqual(
      new Set([
        { ...refused, actor: register.people.kari, times: 2 },
        { ...refused, actor: '', times: 1 },
      ]),
    );
  });

  test('leaves neither itself nor the address in what is written down', async () => {
    const { world } = await withKari();
    await into(world)('/sign-in', form({ email: 'nobody@post.example', password: WRONG }));
    const [all] = await world.database.read([{ sql: 'SELECT * FROM security_events', args: [] }]);
    const text = JSON.stringify(all?.rows);
    expect(text).toContain('wrong_password');
    expect(text).not.toMatch(/nobody@post|Noe helt/);
  });
});

describe('a password', () => {
  test('is kept as a hash of scrypt with a salt of its own, and nothing of it elsewhere', async () => {
    const { world } = await withKari();
    const [kept] = await world.database.read([{ sql: 'SELECT password FROM accounts', args: [] }]);
    expect(kept?.rows.map((row) => String(row[0]))).toEqual([expect.stringMatching(/^[0-9a-f]{32}:[0-9a-f]{128}$/)]);
  });

  test('counts to the letter: neither cut short nor in other letters does it open anything', async () => {
    const { world } = await withKari();
    for (const password of [PASSWORD.toLowerCase(), PASSWORD.slice(0, -1), `${PASSWORD} `, ` ${PASSWORD}`])
      expect((await into(world)('/sign-in', form({ email: EMAIL, password }))).status).toBe(401);
  });
});

describe('a wrong code', () => {
  test('is written down under whom it was asked of, by what it was, until none is looked at', async () => {
    const { world, register } = await withKari();
    const who = visitor(into(world));
    await who.post('/sign-in', { email: EMAIL, password: PASSWORD });
    await who.post('/sign-in/code', { code: 'aaaaa-bbbbb', kind: 'recovery_code' });
    for (const code of ['000000', '111111', '222222', '333333', '444444']) await who.post('/sign-in/code', { code });
    expect((await written(world)).map(({ actor, target, times }) => [actor, target, times])).toEqual([
      [register.people.kari, 'locked', 2],
      [register.people.kari, 'wrong_recovery_code', 1],
      [register.people.kari, 'wrong_time_code', 3],
    ]);
  });
});

describe('a passkey that is none', () => {
  test('is written down under nobody', async () => {
    const { world } = await withKari();
    const who = visitor(into(world));
    await who.get('/sign-in/passkey');
    const headers = { ...who.headers(), 'content-type': 'application/json' };
    const response = { id: 'x', rawId: 'x', type: 'public-key', response: {}, clientExtensionResults: {} };
    const answer = await into(world)('/sign-in/passkey', { method: 'POST', headers, body: JSON.stringify(response) });
    expect(answer.status).toBe(404);
    expect((await written(world)).map(({ actor, target }) => [actor, target])).toEqual([['', 'wrong_passkey']]);
  });
});

describe('attempts under one name', () => {
  test('are ten, and then one a minute, right or wrong; others sign in meanwhile', async () => {
    const { world, register, secret } = await withKari();
    const attempt = async (email: string, password: string) =>
      (await into(world)('/sign-in', form({ email, password }))).status;
    for (let n = 0; n < 10; n += 1) expect(await attempt(EMAIL.toUpperCase(), WRONG)).toBe(401);
    const eleventh = await into(world)('/sign-in', form({ email: EMAIL, password: PASSWORD }));
    expect([eleventh.status, eleventh.headers.getSetCookie()]).toEqual([429, []]);
    expect(await eleventh.text()).toContain('vente noen minutter før du prøver igjen');
    expect(await attempt('nobody@post.example', WRONG)).toBe(401);
    const events = await written(world);
    expect(events.filter(({ kind }) => kind === 'too_many')).toEqual([
      {
        ...{ actor: register.people.kari, via: 'nobody', kind: 'too_many' },
        ...{ route: 'POST /sign-in', target: 'too_many', times: 1 },
      },
    ]);
    world.clock.at = '2026-11-23T08:01:01.000Z' as never;
    const who = visitor(into(world));
    expect((await who.post('/sign-in', { email: EMAIL, password: PASSWORD })).status).toBe(303);
    expect((await who.post('/sign-in/code', { code: codeAt(secret, Date.now() + HALF_MINUTE) })).status).toBe(303);
    expect((await who.get('/')).status).toBe(200);
  });

  test('shut nobody out who has a passkey or a session', async () => {
    const { world, who } = await withKari();
    for (let n = 0; n < 12; n += 1) await into(world)('/sign-in', form({ email: EMAIL, password: WRONG }));
    expect((await who.get('/')).status).toBe(200);
    expect((await into(world)('/sign-in/passkey', {})).status).toBe(200);
  });

  test('count for codes too, beside the five that lock', async () => {
    const { world } = await withKari();
    const who = visitor(into(world));
    await who.post('/sign-in', { email: EMAIL, password: PASSWORD });
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await who.post('/sign-in/code', { code: '000000' })).status);
    expect(statuses).toEqual([401, 401, 401, 401, 429, 429, 429, 429, 429, 429, 429]);
    expect((await written(world)).filter(({ kind }) => kind === 'too_many')).toMatchObject([
      { route: 'POST /sign-in/code', times: 1 },
    ]);
  });
});
