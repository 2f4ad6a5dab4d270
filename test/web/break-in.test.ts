// Breaking in: what somebody hostile would try at sign-in, with accounts of their own or without.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { firstAdministratorLink } from '../../src/operations/first-administrator.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { codeAt, type LetIn, PASSWORD, signedIn, takeUp, type Visitor, visitor } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld, worldOver } from '../support/world.ts';

const HALF_MINUTE = 30_000;
afterEach(() => vi.useRealTimers());

/** The machine's clock, stopped at now; nothing but the date is pretended. */
function stopClock(): { pass: (ms: number) => void } {
  vi.useFakeTimers({ toFake: ['Date'] });
  return { pass: (ms) => void vi.setSystemTime(Date.now() + ms) };
}

async function opened(): Promise<{ world: TestWorld; register: SmallRegister }> {
  const world = await openWorld();
  return { world, register: await smallRegister(world) };
}

/** The link of an invitation that was just sent to somebody. */
async function invitationOf(world: TestWorld, person: string): Promise<string> {
  await ask(world, null, 'invitePerson', { params: { id: person }, body: {} });
  const [result] = await world.database.read([
    { sql: 'SELECT text_body FROM deliveries WHERE person = ? ORDER BY rowid DESC LIMIT 1', args: [person] },
  ]);
  return /http\S+\/invitation\/\w+/.exec(String(result?.rows[0]?.[0]))?.[0] ?? '';
}

/** Somebody of the register, invited and let in with a password and time codes; and their address. */
async function letIn(world: TestWorld, person: string): Promise<LetIn & { email: string }> {
  const done = await takeUp(into(world), await invitationOf(world, person));
  const [result] = await world.database.read([{ sql: 'SELECT email FROM people WHERE id = ?', args: [person] }]);
  return { ...done, email: String(result?.rows[0]?.[0]) };
}

/** Gives name and password in a new browser. */
async function begin(world: TestWorld, email: string, password = PASSWORD): Promise<Visitor> {
  const who = visitor(into(world));
  await who.post('/sign-in', { email, password });
  return who;
}

/** Whose name stands in the header of the pages a browser is shown; null where it is led to sign-in. */
async function signedInAs(who: Visitor, names: readonly string[]): Promise<string | null> {
  const response = await who.get('/');
  if (response.status !== 200) return null;
  const page = await response.text();
  return names.find((name) => page.includes(name)) ?? '';
}

describe('with a colleague’s password and an account of one’s own', () => {
  test('one’s own code does not sign in as the colleague', async () => {
    const { world, register } = await opened();
    const kari = await letIn(world, register.people.kari);
    const gunn = await letIn(world, register.people.gunn);
    const who = await begin(world, kari.email);
    for (const [name, value] of gunn.who.cookies) who.cookies.set(name, value);
    const answer = await who.post('/sign-in/code', { code: codeAt(gunn.secret, Date.now() + HALF_MINUTE) });
    expect(answer.status).toBe(401);
    for (const [name] of gunn.who.cookies) who.cookies.delete(name);
    expect(await signedInAs(who, ['Kari Malme'])).toBeNull();
    const right = await begin(world, kari.email);
    for (const [name, value] of gunn.who.cookies) right.cookies.set(name, value);
    expect((await right.post('/sign-in/code', { code: codeAt(kari.secret, Date.now() + HALF_MINUTE) })).status).toBe(
      303,
    );
    expect(await signedInAs(right, ['Kari Malme'])).toBe('Kari Malme');
  });

  test('a session from before they set up time codes puts none of one’s own in their place', async () => {
    const { world, register } = await opened();
    const link = new URL(await invitationOf(world, register.people.kari)).pathname;
    const kari = visitor(into(world));
    expect((await kari.post(link, { password: PASSWORD })).status).toBe(303);
    const thief = await begin(world, 'kari.malme@post.example');
    const waiting = await (await thief.get('/sign-in/enrol')).text();
    const secret = /class="av-secret">([A-Z2-7 ]+)</.exec(waiting)?.[1] ?? '';
    expect(secret).not.toBe('');
    const own = /class="av-secret">([A-Z2-7 ]+)</.exec(await (await kari.get('/sign-in/enrol')).text())?.[1] ?? '';
    expect((await kari.post('/sign-in/enrol', { code: codeAt(own, Date.now()) })).status).toBe(200);
    expect((await thief.get('/sign-in/enrol')).headers.get('location')).toBe('/sign-in');
    const code = codeAt(secret, Date.now() + HALF_MINUTE);
    expect((await thief.post('/sign-in/enrol', { code })).headers.get('location')).toBe('/sign-in');
    expect(await signedInAs(thief, ['Kari Malme'])).toBeNull();
  });
});

describe('guessing', () => {
  test('many codes at once are no more than five in a row', async () => {
    const { world, register } = await opened();
    const { email, secret } = await letIn(world, register.people.kari);
    const browsers = await Promise.all(Array.from({ length: 9 }, () => begin(world, email)));
    const right = codeAt(secret, Date.now() + HALF_MINUTE);
    const guesses = browsers.map((_, n) => (n < 8 ? String(100_000 + n) : right));
    const statuses = await Promise.all(
      browsers.map(async (who, n) => (await who.post('/sign-in/code', { code: guesses[n] ?? '' })).status),
    );
    expect(statuses.filter((status) => status === 401)).toHaveLength(4);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
  });

  test('passwords under one name is refused after ten attempts, whoever makes them, and answers alike for a name nobody has', async () => {
    const { world, register } = await opened();
    const { email } = await letIn(world, register.people.kari);
    for (const name of [email, 'ingen@frana.example']) {
      const statuses: number[] = [];
      for (let n = 0; n < 12; n += 1)
        statuses.push((await into(world)('/sign-in', form({ email: name, password: `Gjetning nummer ${n}` }))).status);
      expect([name, statuses]).toEqual([name, [...Array(10).fill(401), 429, 429]]);
    }
    const refused = await into(world)('/sign-in', form({ email: ` ${email.toUpperCase()}`, password: PASSWORD }));
    expect(refused.status).toBe(429);
    world.clock.at = '2026-11-23T08:11:00.000Z' as never;
    expect((await into(world)('/sign-in', form({ email, password: PASSWORD }))).status).toBe(303);
  });
});

describe('the same thing twice at once', () => {
  test('a time code lets one browser in', async () => {
    const { world, register } = await opened();
    const { email, secret } = await letIn(world, register.people.kari);
    const browsers = await Promise.all([begin(world, email), begin(world, email), begin(world, email)]);
    const code = codeAt(secret, Date.now() + HALF_MINUTE);
    const statuses = await Promise.all(browsers.map(async (who) => (await who.post('/sign-in/code', { code })).status));
    expect(statuses.sort()).toEqual([303, 401, 401]);
  });

  test('two recovery codes at once are both spent', async () => {
    const { world, register } = await opened();
    const { email, recovery } = await letIn(world, register.people.kari);
    const kind = 'recovery_code';
    const pair = await Promise.all([begin(world, email), begin(world, email)]);
    const codes = recovery.slice(0, 2);
    const statuses = await Promise.all(
      pair.map(async (who, n) => (await who.post('/sign-in/code', { code: codes[n] ?? '', kind })).status),
    );
    world.clock.at = '2026-11-23T08:10:00.000Z' as never;
    for (const [n, code] of codes.entries()) {
      if (statuses[n] !== 303) continue;
      const again = await begin(world, email);
      expect([n, (await again.post('/sign-in/code', { code, kind })).status]).toEqual([n, 401]);
    }
    expect(statuses).toContain(303);
  });

  test('the first administrator’s link makes one administrator', async () => {
    const world = await openWorld();
    const { pathname } = new URL((await firstAdministratorLink(world)) ?? '');
    const statuses = await Promise.all(
      ['sigrun', 'ondskap', 'tredje'].map(async (name) => {
        const fields = { name, email: `${name}@register.example`, password: PASSWORD };
        return (await into(world)(pathname, form(fields))).status;
      }),
    );
    expect(statuses.sort()).toEqual([303, 404, 404]);
    const [people] = await world.database.read([{ sql: 'SELECT COUNT(*) FROM people', args: [] }]);
    expect(people?.rows[0]?.[0]).toBe(1);
  });

  test('an invitation sets one password', async () => {
    const { world, register } = await opened();
    const { pathname } = new URL(await invitationOf(world, register.people.kari));
    const statuses = await Promise.all(
      [PASSWORD, 'Noe ganske annet her', 'Og enda en tredje en'].map(
        async (password) => (await into(world)(pathname, form({ password }))).status,
      ),
    );
    expect(statuses.sort()).toEqual([303, 404, 404]);
  });
});

describe('what has had its time', () => {
  test('a secret of time codes that waited for more than an hour is not put in force', async () => {
    const { world, register } = await opened();
    const clock = stopClock();
    const kari = visitor(into(world));
    await kari.post(new URL(await invitationOf(world, register.people.kari)).pathname, { password: PASSWORD });
    const page = await (await kari.get('/sign-in/enrol')).text();
    const secret = /class="av-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '';
    for (let n = 0; n < 3; n += 1) {
      clock.pass(21 * 60_000);
      await kari.get('/');
    }
    expect((await kari.post('/sign-in/enrol', { code: codeAt(secret, Date.now()) })).status).toBe(401);
  });

  test('a password given ten minutes ago is asked for again', async () => {
    const { world, register } = await opened();
    const { email, secret } = await letIn(world, register.people.kari);
    const clock = stopClock();
    const who = await begin(world, email);
    clock.pass(11 * 60_000);
    expect((await who.get('/sign-in/code')).headers.get('location')).toBe('/sign-in');
    expect((await who.post('/sign-in/code', { code: codeAt(secret, Date.now()) })).status).toBe(401);
    expect(await signedInAs(who, ['Kari Malme'])).toBeNull();
  });

  test('an invitation of eight days ago opens nothing', async () => {
    const { world, register } = await opened();
    const { pathname } = new URL(await invitationOf(world, register.people.kari));
    world.clock.at = '2026-12-01T08:00:00.000Z' as never;
    expect((await into(world)(pathname, {})).status).toBe(404);
    expect((await into(world)(pathname, form({ password: PASSWORD }))).status).toBe(404);
  });
});

describe('being led elsewhere', () => {
  test.each([
    '/..//evil.example',
    '/.//evil.example',
    '/a/../..//evil.example/x',
    '/%2e%2e//evil.example',
    '/..\\/evil.example',
    '/\t..//evil.example',
  ])('by returnTo is refused: %j', async (returnTo) => {
    const { world, register } = await opened();
    const send = into({ ...world, settings: { ...world.settings, demonstration: true } });
    const response = await send('/sign-in/as', form({ person: register.people.kari, returnTo }));
    const landed = new URL(response.headers.get('location') ?? '', 'http://localhost:8787/sign-in/as');
    expect([response.status, landed.origin]).toEqual([303, 'http://localhost:8787']);
  });
});

describe('a service that dies in the middle', () => {
  /** A world whose service dies after so many writes: none later is made. */
  function dyingAfter(world: TestWorld, writes: number): { world: TestWorld; died: () => boolean } {
    let left = writes;
    const write: TestWorld['database']['write'] = (statements) => {
      left -= 1;
      return left < 0 ? Promise.reject(new Error('the power went')) : world.database.write(statements);
    };
    return { world: worldOver({ ...world.database, write }, world.path), died: () => left < 0 };
  }

  test('of making the first administrator leaves a door to the same person, wherever it died', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const fields = { name: 'Sigrun Fjell', email: 'sigrun@register.example', password: PASSWORD };
    for (let writes = 0, died = true; died; writes += 1) {
      const world = await openWorld();
      const { pathname } = new URL((await firstAdministratorLink(world)) ?? '');
      const dying = dyingAfter(world, writes);
      await into(dying.world)(pathname, form(fields));
      died = dying.died();
      const again = await firstAdministratorLink(world);
      if (again === null) expect((await begin(world, fields.email)).cookies.size, `after ${writes}`).toBeGreaterThan(0);
      else expect((await into(world)(new URL(again).pathname, form(fields))).status, `after ${writes}`).toBe(303);
    }
    vi.mocked(console.error).mockRestore();
  });

  test('of setting up time codes lets nobody in without them, and asks for them again', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    for (let writes = 0, died = true; died; writes += 1) {
      const { world, register } = await opened();
      const kari = visitor(into(world));
      await kari.post(new URL(await invitationOf(world, register.people.kari)).pathname, { password: PASSWORD });
      const page = await (await kari.get('/sign-in/enrol')).text();
      const secret = /class="av-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '';
      const dying = dyingAfter(world, writes);
      const code = codeAt(secret, Date.now());
      const headers = { ...kari.headers(), 'content-type': 'application/x-www-form-urlencoded' };
      await into(dying.world)('/sign-in/enrol', { ...form({ code }), headers });
      died = dying.died();
      const back = await begin(world, 'kari.malme@post.example');
      expect(await signedInAs(back, ['Kari Malme']), `after ${writes}`).toBeNull();
      const asks = [await back.get('/sign-in/code'), await back.get('/sign-in/enrol')].map(({ status }) => status);
      expect(asks, `after ${writes}`).toContain(200);
    }
    vi.mocked(console.error).mockRestore();
  });
});

describe('a browser somebody else used before', () => {
  test.each(['a code', 'a passkey or link'])('loses its session there when one signs in with %s', async (way) => {
    const { world, register } = await opened();
    const gunn = await letIn(world, register.people.gunn);
    const kari = await letIn(world, register.people.kari);
    const before = gunn.who.headers();
    if (way === 'a code') {
      await gunn.who.post('/sign-in', { email: kari.email, password: PASSWORD });
      for (const part of before.cookie.split('; ')) gunn.who.cookies.set(...(part.split('=') as [string, string]));
      await gunn.who.post('/sign-in/code', { code: codeAt(kari.secret, Date.now() + HALF_MINUTE) });
    } else await world.signIn.open(new Headers(before), register.people.kari, 'passkey');
    expect((await into(world)('/api/v1/bodies', { headers: before })).status).toBe(401);
  });
});

describe('bent requests', () => {
  test.each([
    'not json',
    '%7B%22code%22%3A%22person_chosen%22%2C%22values%22%3A%7B%22name%22%3A%7B%22a%22%3A1%7D%7D%7D',
    '%7B%22code%22%3A%22person_chosen%22%2C%22values%22%3A%5B%5D%7D',
    '%7B%22code%22%3A%22person_chosen%22%2C%22values%22%3A%22x%22%7D',
    '%7B%22code%22%3A%22person_chosen%22%7D',
    '%7B%22code%22%3A%22__proto__%22%7D',
    'null',
    '%E0%A4%A',
  ])('with the message %s in a cookie are answered as any other', async (flash) => {
    const { world, register } = await opened();
    const { cookie } = await signedIn(world, register.people.kari);
    const response = await into(world)('/', { headers: { cookie: `${cookie}; avtalevakt_flash=${flash}` } });
    expect(response.status).toBe(200);
  });

  test.each([
    ['x-http-method-override', 'DELETE'],
    ['x-http-method', 'PUT'],
    ['x-method-override', 'PATCH'],
  ])('that name another method in %s are what they are', async (header, method) => {
    const { world, register } = await opened();
    const { cookie } = await signedIn(world, register.people.kari);
    const response = await into(world)('/sign-in?_method=POST', { headers: { cookie, [header]: method } });
    expect(response.status).toBe(303);
    expect((await into(world)('/api/v1/bodies', { headers: { cookie, [header]: method } })).status).toBe(200);
  });

  test.each([
    ['a session’s cookie as a password given', 'avtalevakt.two_factor'],
    ['a session’s cookie as a passkey’s question', 'avtalevakt.better-auth-passkey'],
  ])('with %s open nothing', async (_, name) => {
    const { world, register } = await opened();
    const gunn = await letIn(world, register.people.gunn);
    const token = gunn.who.cookies.get('avtalevakt.session_token') ?? '';
    const thief = visitor(into(world));
    thief.cookies.set(name, token);
    expect((await thief.get('/sign-in/code')).headers.get('location')).toBe('/sign-in');
    const code = codeAt(gunn.secret, Date.now() + HALF_MINUTE);
    expect((await thief.post('/sign-in/code', { code })).status).toBe(401);
    const asked = { method: 'POST', body: '{}', headers: { ...thief.headers(), 'content-type': 'application/json' } };
    expect((await into(world)('/sign-in/passkey', asked)).status).toBe(404);
    expect(await signedInAs(thief, ['Gunn Elnes'])).toBeNull();
  });

  test('with the challenge of a password given are no session', async () => {
    const { world, register } = await opened();
    const kari = await letIn(world, register.people.kari);
    const thief = await begin(world, kari.email);
    const challenge = [...thief.cookies].find(([name]) => name.endsWith('two_factor'))?.[1] ?? '';
    expect(challenge).not.toBe('');
    const cookie = `avtalevakt.session_token=${challenge}`;
    expect((await into(world)('/api/v1/bodies', { headers: { cookie } })).status).toBe(401);
  });

  test.each([
    ['null', 'null'],
    ['another port', 'http://localhost:9999'],
    ['a name that begins like ours', 'http://localhost:8787.evil.example'],
    ['one with our name before an @', 'http://localhost:8787@evil.example'],
    ['no address', 'localhost'],
  ])('from the origin %s write nothing', async (_, origin) => {
    const { world, register } = await opened();
    const { cookie } = await signedIn(world, register.people.kari);
    for (const path of ['/sign-out', '/changes', '/sign-in', '/api/v1/changes', '/first/x', '/invitation/x'])
      expect([path, (await into(world)(path, { ...form({}), headers: { cookie, origin } })).status]).toEqual([
        path,
        400,
      ]);
    expect((await into(world)('/api/v1/bodies', { headers: { cookie } })).status).toBe(200);
  });
});
