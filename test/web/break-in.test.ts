// Breaking in: what somebody hostile would try at sign-in, with accounts of their own or without.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { firstAdministratorLink } from '../../src/operations/first-administrator.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { codeAt, type LetIn, PASSWORD, takeUp, type Visitor, visitor } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

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
