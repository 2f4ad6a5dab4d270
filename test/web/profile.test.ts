// One's own profile: language, ways in and sessions; what opens doors asks for the second factor once more, and ends the rest.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { firstAdministratorLink } from '../../src/operations/first-administrator.ts';
import { askerAt } from '../support/asking.ts';
import { smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { codeAt, PASSWORD, signedIn, takeUp, type Visitor, visitor } from '../support/signing-in.ts';
import { openWorld, type TestWorld } from '../support/world.ts';

const MINUTE = 60_000;
const EMAIL = 'sigrun@register.example';
afterEach(() => vi.useRealTimers());

/** The machine's clock, stopped at now, and the register's beside it. */
function stopClock(world: TestWorld): (ms: number) => void {
  vi.useFakeTimers({ toFake: ['Date'] });
  return (ms) => {
    vi.setSystemTime(Date.now() + ms);
    world.clock.at = new Date(Date.parse(world.clock.at) + ms).toISOString() as never;
  };
}

/** Sigrun, the first administrator, at her desk; and the time that may pass. */
async function atHerDesk() {
  const world = await openWorld();
  const pass = stopClock(world);
  const link = (await firstAdministratorLink(world)) ?? '';
  const letIn = await takeUp(into(world), link, { name: 'Sigrun Fjell', email: EMAIL });
  return { world, pass, ...letIn };
}

/** Signs in with password and code in another browser, half a minute on so that the code is a new one. */
async function elsewhere(world: TestWorld, pass: (ms: number) => void, secret: string): Promise<Visitor> {
  pass(MINUTE);
  const other = visitor(into(world));
  await other.post('/sign-in', { email: EMAIL, password: PASSWORD });
  expect((await other.post('/sign-in/code', { code: codeAt(secret, Date.now()) })).status).toBe(303);
  expect((await other.get('/profile')).status).toBe(200);
  return other;
}

const actionsIn = async (world: TestWorld, who: Visitor): Promise<string[]> =>
  (await askerAt(into(world), who.headers()).ask('listLog', { query: { limit: '200' } })).items.map(
    ({ action }) => action,
  );

describe('the language', () => {
  test('is kept on the person by page and by interface, and on record', async () => {
    const { world, who } = await atHerDesk();
    const saved = await who.post('/profile/language', { language: 'nn' });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/profile']);
    const asker = askerAt(into(world), who.headers());
    expect(await asker.ask('getProfile')).toMatchObject({ name: 'Sigrun Fjell', email: EMAIL, language: 'nn' });
    expect(await asker.ask('changeLanguage', { body: { language: 'en' } })).toMatchObject({ language: 'en' });
    expect(await (await who.get('/profile')).text()).toContain('<option value="en" lang="en" selected>');
    expect((await actionsIn(world, who)).filter((action) => action === 'language_changed')).toHaveLength(2);
  });

  test.each(['se', '', '__proto__'])('is none called %j: refused, and nothing is changed', async (language) => {
    const { world, who } = await atHerDesk();
    expect((await who.post('/profile/language', { language })).status).toBe(422);
    const asker = askerAt(into(world), who.headers());
    expect((await asker.send('changeLanguage', { body: { language } })).status).toBe(422);
    expect((await asker.ask('getProfile')).language).toBe('nb');
  });

  test('of a person is recorded where their own municipality reads, and nobody else', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const kari = askerAt(into(world), await signedIn(world, register.people.kari));
    await kari.ask('changeLanguage', { body: { language: 'nn' } });
    const actions = async (body?: string) =>
      (await kari.ask('listLog', { query: body ? { body } : {} })).items.map(({ action }) => action);
    expect(await actions(register.frana.id)).toContain('language_changed');
    expect(await actions()).not.toContain('language_changed');
  });
});

describe('ten minutes after the second factor was given', () => {
  const ACTS: readonly (readonly [string, Record<string, string>])[] = [
    ['/profile/password', { current: PASSWORD, password: 'En helt annen setning' }],
    ['/profile/time-codes', { code: '123456' }],
    ['/profile/recovery-codes', {}],
    ['/profile/passkeys/x/name', { name: 'Min' }],
    ['/profile/passkeys/x/removal', {}],
    ['/profile/sessions/x/end', {}],
  ];

  test('whoever changes a way in, or ends a session, is led to give it again, and nothing is done', async () => {
    const { world, who, pass, recovery } = await atHerDesk();
    pass(10 * MINUTE);
    for (const [path, fields] of ACTS) {
      const answer = await who.post(path, fields);
      expect([path, answer.status, answer.headers.get('location')]).toEqual([path, 303, '/profile/confirm']);
    }
    for (const path of ['/profile/password', '/profile/time-codes', '/profile/passkeys/new'])
      expect([path, (await who.get(path)).headers.get('location')]).toEqual([path, '/profile/confirm']);
    expect(await (await who.get('/profile')).text()).toContain('href="/profile/confirm"');
    const anew = visitor(into(world));
    await anew.post('/sign-in', { email: EMAIL, password: PASSWORD });
    expect((await anew.post('/sign-in/code', { code: recovery[0] ?? '', kind: 'recovery_code' })).status).toBe(303);
  });

  test('a code given once more opens it for ten minutes, in a session with a new id', async () => {
    const { world, who, pass, secret } = await atHerDesk();
    pass(11 * MINUTE);
    const before = who.headers().cookie;
    const given = await who.post('/profile/confirm', { code: codeAt(secret, Date.now()), kind: 'time_code' });
    expect([given.status, given.headers.get('location')]).toEqual([303, '/profile']);
    expect(who.headers().cookie).not.toBe(before);
    expect((await into(world)('/api/v1/bodies', { headers: { cookie: before } })).status).toBe(401);
    pass(9 * MINUTE);
    expect((await who.get('/profile/password')).status).toBe(200);
    pass(2 * MINUTE);
    expect((await who.get('/profile/password')).status).toBe(303);
  });

  test('a wrong code opens nothing, five lock it, and the one used at sign-in is not taken twice', async () => {
    const { who, pass, secret } = await atHerDesk();
    const used = codeAt(secret, Date.now());
    expect((await who.post('/profile/confirm', { code: used })).status).toBe(401);
    pass(11 * MINUTE);
    const statuses: number[] = [];
    for (const code of ['000000', '111111', '222222', '333333'])
      statuses.push((await who.post('/profile/confirm', { code })).status);
    expect(statuses).toEqual([401, 401, 401, 429]);
    expect((await who.post('/profile/confirm', { code: codeAt(secret, Date.now()) })).status).toBe(429);
    expect((await who.get('/profile/password')).status).toBe(303);
  });

  test('a recovery code does it too, and is used up by it', async () => {
    const { who, pass, recovery } = await atHerDesk();
    pass(11 * MINUTE);
    const code = recovery[0] ?? '';
    expect((await who.post('/profile/confirm', { code, kind: 'recovery_code' })).status).toBe(303);
    expect(await (await who.get('/profile')).text()).toContain('Du har 9 koder igjen.');
    expect((await who.post('/profile/confirm', { code, kind: 'recovery_code' })).status).toBe(401);
  });
});

describe('the password', () => {
  test('is exchanged for another; what is open elsewhere ends, and the old one opens nothing', async () => {
    const { world, who, pass, secret } = await atHerDesk();
    const other = await elsewhere(world, pass, secret);
    const changed = await who.post('/profile/password', { current: PASSWORD, password: 'Fjellet er hvitt i mars' });
    expect([changed.status, changed.headers.get('location')]).toEqual([303, '/profile']);
    expect((await who.get('/profile')).status).toBe(200);
    expect((await other.get('/profile')).status).toBe(303);
    const anew = visitor(into(world));
    expect((await anew.post('/sign-in', { email: EMAIL, password: PASSWORD })).status).toBe(401);
    expect((await anew.post('/sign-in', { email: EMAIL, password: 'Fjellet er hvitt i mars' })).status).toBe(303);
    expect(await actionsIn(world, who)).toContain('password_changed');
  });

  test.each([
    ['the old one is wrong', { current: 'Noe helt annet', password: 'Fjellet er hvitt i mars' }, 'ikke riktig'],
    ['the new one is short', { current: PASSWORD, password: 'kort' }, 'minst 12 tegn'],
    ['the new one is easily guessed', { current: PASSWORD, password: EMAIL }, 'lett å gjette'],
    ['the new one is the old one', { current: PASSWORD, password: PASSWORD }, 'et annet enn det du har'],
  ])('stays as it is where %s, and the page says so without telling either', async (_, fields, said) => {
    const { world, who } = await atHerDesk();
    const refused = await who.post('/profile/password', fields);
    const page = await refused.text();
    expect(refused.status).toBe(422);
    expect(page).toContain(said);
    for (const secret of Object.values(fields)) expect(page).not.toContain(`value="${secret}"`);
    expect((await visitor(into(world)).post('/sign-in', { email: EMAIL, password: PASSWORD })).status).toBe(303);
  });

  test('is not guessed by whoever found the session open: ten tries, and then a pause', async () => {
    const { who } = await atHerDesk();
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1)
      statuses.push(
        (await who.post('/profile/password', { current: `gjett ${n}`, password: 'Uansett hva det er' })).status,
      );
    expect(statuses).toEqual([...Array.from({ length: 10 }, () => 422), 429]);
  });
});

describe('the authenticator', () => {
  test('is exchanged by the first code of the new one; until then the old one works', async () => {
    const { world, who, pass, secret, recovery } = await atHerDesk();
    const page = await (await who.get('/profile/time-codes')).text();
    const fresh = /class="av-secret">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
    expect(fresh).not.toBe(secret);
    const other = await elsewhere(world, pass, secret);
    expect((await who.post('/profile/time-codes', { code: '000000' })).status).toBe(401);
    const done = await who.post('/profile/time-codes', { code: codeAt(fresh, Date.now()) });
    const codes = [...(await done.text()).matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code = '']) => code);
    expect([done.status, codes.length]).toEqual([200, 10]);
    expect((await other.get('/profile')).status).toBe(303);
    pass(MINUTE);
    const anew = visitor(into(world));
    await anew.post('/sign-in', { email: EMAIL, password: PASSWORD });
    expect((await anew.post('/sign-in/code', { code: codeAt(secret, Date.now()) })).status).toBe(401);
    expect((await anew.post('/sign-in/code', { code: recovery[1] ?? '', kind: 'recovery_code' })).status).toBe(401);
    expect((await anew.post('/sign-in/code', { code: codeAt(fresh, Date.now()) })).status).toBe(303);
  });

  test('gives new recovery codes when asked; the old ones open nothing any more', async () => {
    const { world, who, recovery } = await atHerDesk();
    const page = await who.post('/profile/recovery-codes', {});
    const [first = ''] = [...(await page.text()).matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code = '']) => code);
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store, no-transform']);
    const anew = visitor(into(world));
    await anew.post('/sign-in', { email: EMAIL, password: PASSWORD });
    expect((await anew.post('/sign-in/code', { code: recovery[0] ?? '', kind: 'recovery_code' })).status).toBe(401);
    expect((await anew.post('/sign-in/code', { code: first, kind: 'recovery_code' })).status).toBe(303);
  });
});

describe('sessions', () => {
  const idsIn = (page: string): string[] =>
    [...page.matchAll(/action="\/profile\/sessions\/([^/"]+)\/end"/g)].map(([, id = '']) => id);

  test('are listed with device, address and time, this one marked; another is ended by its id alone', async () => {
    const { world, who, pass, secret } = await atHerDesk();
    const from = { ...world, origin: { ...world.origin, address: '192.0.2.7' } };
    pass(MINUTE);
    const other = visitor(into(from));
    const firefox = { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0' };
    await other.post('/sign-in', { email: EMAIL, password: PASSWORD }, firefox);
    const told = { ...firefox, 'x-forwarded-for': '203.0.113.9', 'x-avtalevakt-address': '203.0.113.9' };
    await other.post('/sign-in/code', { code: codeAt(secret, Date.now()) }, told);
    const page = await (await who.get('/profile')).text();
    expect(page).toContain('Firefox, Windows');
    expect(page).toContain('192.0.2.7');
    expect(page).not.toContain('203.0.113.9');
    const [id = '', ...more] = idsIn(page);
    expect(more).toEqual([]);
    expect((await who.post(`/profile/sessions/${id}/end`, {})).headers.get('location')).toBe('/profile');
    expect((await other.get('/profile')).status).toBe(303);
    expect((await who.get('/profile')).status).toBe(200);
    expect((await who.post(`/profile/sessions/${id}/end`, {})).status).toBe(404);
  });

  test('of somebody else are ended by nobody, and answer as unknown ones', async () => {
    const { world, who, pass } = await atHerDesk();
    pass(MINUTE);
    const register = await smallRegister(world);
    const theirs = await world.signIn.open(new Headers(), register.people.kari, 'time_code');
    const cookie = theirs.map((set) => set.split(';')[0]).join('; ');
    const { session } = await world.signIn.session(new Headers({ cookie }));
    const [known, unknown] = [
      await who.post(`/profile/sessions/${session?.id}/end`, {}),
      await who.post('/profile/sessions/xxxxxxxx/end', {}),
    ];
    expect([known.status, unknown.status]).toEqual([404, 404]);
    expect((await into(world)('/api/v1/bodies', { headers: { cookie } })).status).toBe(200);
  });

  test('are all ended at once, this one too, and nothing is left of it in the browser', async () => {
    const { world, who, pass, secret } = await atHerDesk();
    const other = await elsewhere(world, pass, secret);
    const before = who.headers().cookie;
    expect((await who.post('/profile/sessions/end', {})).headers.get('location')).toBe('/sign-in');
    expect((await other.get('/profile')).status).toBe(303);
    expect((await into(world)('/api/v1/bodies', { headers: { cookie: before } })).status).toBe(401);
    expect([...who.cookies.keys()].filter((name) => name.includes('session'))).toEqual([]);
  });
});
