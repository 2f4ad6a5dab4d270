// Sessions: who is let in, for how long, what ends them, and where one is led back to.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { firstAdministratorLink } from '../../src/operations/first-administrator.ts';
import { endSessions } from '../../src/storage/sign-in.ts';
import { createApp } from '../../src/web/app.ts';
import { askerAt } from '../support/asking.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { as, codeAt, PASSWORD, signedIn, takeUp, type Visitor, visitor } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const MINUTE = 60_000;
afterEach(() => vi.useRealTimers());

async function opened(): Promise<{ world: TestWorld; register: SmallRegister }> {
  const world = await openWorld();
  return { world, register: await smallRegister(world) };
}

/** The machine's clock, stopped at now; nothing but the date is pretended. */
function stopClock(): { pass: (ms: number) => void } {
  vi.useFakeTimers({ toFake: ['Date'] });
  return { pass: (ms) => void vi.setSystemTime(Date.now() + ms) };
}

/** Somebody let in by the first administrator's link, signed out again. */
async function administratorOf(world: TestWorld) {
  const link = (await firstAdministratorLink(world)) ?? '';
  const email = 'sigrun@register.example';
  const letIn = await takeUp(into(world), link, { name: 'Sigrun Fjell', email });
  return { ...letIn, email, link };
}

describe('whoever has no session', () => {
  test.each(['/', '/agreements?status=needs_update', '/log', '/finnes-ikke'])(
    'is led from %s to sign-in, and is told the way back',
    async (path) => {
      const response = await into(await openWorld())(path, {});
      expect(response.status).toBe(303);
      const landed = new URL(response.headers.get('location') ?? '', 'http://localhost:8787');
      expect([landed.pathname, landed.searchParams.get('returnTo') ?? '/']).toEqual(['/sign-in', path]);
    },
  );

  test('is nobody to the interface', async () => {
    const asker = askerAt(into(await openWorld()));
    for (const name of ['listBodies', 'createEntity', 'createRun'] as const)
      expect([name, (await asker.send(name, { body: {} })).status]).toEqual([name, 401]);
  });

  test.each(['/health', '/ready', '/sign-in', '/assets/app.css', '/api/v1/openapi.json', '/api/v1/docs'])(
    'may still ask for %s',
    async (path) => {
      expect((await into(await openWorld())(path, {})).status).not.toBe(401);
    },
  );

  test.each([
    'avtalevakt.session_token=made.up',
    'avtalevakt.session_token=',
    'avtalevakt.session_token=%E0%A4%A',
    'avtalevakt_person=per_administrator',
  ])('with the cookie %s is nobody either', async (cookie) => {
    const { world } = await opened();
    expect((await into(world)('/api/v1/bodies', { headers: { cookie } })).status).toBe(401);
  });

  test('is not let in by the header that once said who asks', async () => {
    const { world, register } = await opened();
    const headers = { 'x-avtalevakt-person': register.people.kari };
    expect((await into(world)('/api/v1/bodies', { headers })).status).toBe(401);
  });
});

describe('a session', () => {
  test('is a cookie that no script reads and no other site sends', async () => {
    const { world, register } = await opened();
    const [cookie = ''] = await world.signIn.open(new Headers(), register.people.kari, 'time_code');
    expect(cookie).toMatch(/^avtalevakt\.session_token=/);
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    expect(cookie).not.toMatch(/Secure/i);
  });

  test('is a cookie by https alone where people come by it, and so is every other cookie', async () => {
    const world = await openWorld(undefined, { BASE_URL: 'https://avtaler.kommune.example' });
    const demonstration = { ...world, settings: { ...world.settings, demonstration: true } };
    const { people } = await smallRegister(world);
    const app = createApp(() => demonstration);
    const at = 'https://avtaler.kommune.example';
    const answers = [
      await app.fetch(new Request(`${at}/sign-in/as`, form({ person: people.kari }))),
      await app.fetch(new Request(`${at}/sign-in/passkey`)),
    ];
    const set = answers.flatMap((answer) => answer.headers.getSetCookie());
    expect(set.map((cookie) => cookie.split('=')[0]?.replace(/\.?[-\w]*passkey$/, '')).sort()).toEqual([
      '__Host-avtalevakt',
      '__Host-avtalevakt.session_token',
      '__Host-avtalevakt_flash',
    ]);
    for (const cookie of set)
      expect(cookie).toMatch(/(?=.*; Secure)(?=.*; Path=\/(?:;|$))(?=.*; HttpOnly)(?!.*Domain)/i);
    const session = set.find((cookie) => cookie.includes('session_token'))?.split(';')[0] ?? '';
    expect((await app.fetch(new Request(`${at}/`, { headers: { cookie: session } }))).status).toBe(200);
  });

  test('without a second factor opens nothing but the way to give one', async () => {
    const { world, register } = await opened();
    const set = await world.signIn.open(new Headers(), register.people.kari, null);
    const cookie = set[0]?.split(';')[0] ?? '';
    const send = into(world);
    expect((await send('/api/v1/bodies', { headers: { cookie } })).status).toBe(401);
    expect((await send('/', { headers: { cookie } })).headers.get('location')).toBe('/sign-in');
    expect((await send('/sign-in/enrol', { headers: { cookie } })).status).toBe(200);
  });

  test('not used for half an hour has ended; used now and then it lasts', async () => {
    const { world, register } = await opened();
    const clock = stopClock();
    const asker = askerAt(into(world), await signedIn(world, register.people.kari));
    for (let n = 0; n < 3; n += 1) {
      clock.pass(29 * MINUTE);
      expect((await asker.send('listBodies')).status).toBe(200);
    }
    clock.pass(31 * MINUTE);
    expect((await asker.send('listBodies')).status).toBe(401);
  });

  test('ends after ten hours however much it is used', async () => {
    const { world, register } = await opened();
    const clock = stopClock();
    const asker = askerAt(into(world), await signedIn(world, register.people.kari));
    const statuses: number[] = [];
    for (let minutes = 0; minutes < 640; minutes += 20) {
      statuses.push((await asker.send('listBodies')).status);
      clock.pass(20 * MINUTE);
    }
    expect(statuses.indexOf(401)).toBe(30);
    expect(statuses.lastIndexOf(200)).toBe(29);
  });

  test('that was open elsewhere ends when its person is signed out everywhere', async () => {
    const { world, register } = await opened();
    const asker = askerAt(into(world), await signedIn(world, register.people.kari));
    expect((await asker.send('listBodies')).status).toBe(200);
    await world.database.write([endSessions(register.people.kari)]);
    expect((await asker.send('listBodies')).status).toBe(401);
  });

  test('signed out of is gone, also for whoever kept its cookie', async () => {
    const { world, register } = await opened();
    const who = visitor(into(world));
    const { cookie } = await signedIn(world, register.people.kari);
    const [name = '', value = ''] = cookie.split('=');
    who.cookies.set(name, value);
    expect((await who.post('/sign-out', {})).headers.get('location')).toBe('/sign-in');
    expect(who.cookies.has(name)).toBe(false);
    expect((await into(world)('/api/v1/bodies', { headers: { cookie } })).status).toBe(401);
  });
});

describe('roles in a session', () => {
  test('that ends today holds until midnight in Oslo, and not a minute longer', async () => {
    const { world, register } = await opened();
    const kari = register.people.kari;
    const body = { role: 'management', bodyId: register.eide.id, from: '2026-11-01', to: '2026-11-23' };
    await ask(world, null, 'grantRole', { params: { id: kari }, body });
    const asker = askerAt(into(world), await signedIn(world, kari));
    const inEide = async () => (await asker.send('listSystems', { params: { body: register.eide.id } })).status;
    world.clock.at = '2026-11-23T22:59:00.000Z' as never;
    expect(await inEide()).toBe(200);
    world.clock.at = '2026-11-23T23:00:00.000Z' as never;
    expect(await inEide()).toBe(404);
  });

  test('that have changed give it a new id, and the old one opens nothing', async () => {
    const { world, register } = await opened();
    const kari = register.people.kari;
    const send = into(world);
    const who = visitor(send);
    const { cookie: before } = await signedIn(world, kari);
    const [name = '', value = ''] = before.split('=');
    who.cookies.set(name, value);
    expect((await who.get('/')).status).toBe(200);
    expect(who.cookies.get(name)).toBe(value);
    await ask(world, null, 'grantRole', { params: { id: kari }, body: { role: 'auditor', bodyId: register.eide.id } });
    expect((await who.get('/')).status).toBe(200);
    expect(who.cookies.get(name)).not.toBe(value);
    expect((await who.get('/')).status).toBe(200);
    expect((await send('/api/v1/bodies', { headers: { cookie: before } })).status).toBe(401);
  });
});

describe('the first administrator', () => {
  test('is whoever opens the printed link first, sets up time codes, and is then let in', async () => {
    const world = await openWorld();
    const { who, recovery, link } = await administratorOf(world);
    expect(recovery).toHaveLength(10);
    expect(new Set(recovery).size).toBe(10);
    const page = await who.get('/');
    expect([page.status, (await page.text()).includes('Sigrun Fjell')]).toEqual([200, true]);
    const asker = askerAt(into(world), who.headers());
    expect((await asker.ask('listPeople')).items).toMatchObject([
      { name: 'Sigrun Fjell', roles: [{ role: 'administrator', bodyId: null }] },
    ]);
    expect(await firstAdministratorLink(world)).toBeNull();
    for (const path of [new URL(link).pathname, '/first/0123', '/first/__proto__'])
      expect([path, (await into(world)(path, {})).status]).toEqual([path, 404]);
  });

  test.each([
    ['a short password', { password: 'kort' }, '12'],
    ['a password that is their address', { password: 'sigrun@register.example' }, 'lett å gjette'],
    ['an address that is none', { email: 'sigrun' }, 'e-post'],
    ['no name', { name: '' }, 'Navn'],
  ])('is told what is wrong with %s, and the link still opens', async (_, wrong, said) => {
    const world = await openWorld();
    const { pathname } = new URL((await firstAdministratorLink(world)) ?? '');
    const fields = { name: 'Sigrun Fjell', email: 'sigrun@register.example', password: PASSWORD, ...wrong };
    const response = await into(world)(pathname, form(fields));
    expect(response.status).toBe(422);
    expect((await response.text()).toLowerCase()).toContain(said.toLowerCase());
    expect((await into(world)(pathname, {})).status).toBe(200);
  });

  test('cannot be made with a link that is a day old, nor with one a later start replaced', async () => {
    const world = await openWorld();
    const early = new URL((await firstAdministratorLink(world)) ?? '').pathname;
    const late = new URL((await firstAdministratorLink(world)) ?? '').pathname;
    expect((await into(world)(early, {})).status).toBe(404);
    world.clock.at = '2026-11-24T08:01:00.000Z' as never;
    expect((await into(world)(late, {})).status).toBe(404);
  });
});

describe('signing in', () => {
  const half = 30_000;
  /** Gives name and password in a new browser. */
  async function begin(world: TestWorld, email: string, password = PASSWORD, returnTo = '/'): Promise<Visitor> {
    const who = visitor(into(world));
    await who.post('/sign-in', { email, password, returnTo });
    return who;
  }

  test('takes name and password, then a code of the app, and leads on to where one was going', async () => {
    const world = await openWorld();
    const { email, secret } = await administratorOf(world);
    const who = visitor(into(world));
    const first = await who.post('/sign-in', { email: email.toUpperCase(), password: PASSWORD, returnTo: '/log' });
    expect(first.headers.get('location')).toBe('/sign-in/code?returnTo=%2Flog');
    expect((await who.get('/')).status).toBe(303);
    const second = await who.post('/sign-in/code', { code: codeAt(secret, Date.now() + half), returnTo: '/log' });
    expect([second.status, second.headers.get('location')]).toEqual([303, '/log']);
    expect((await who.get('/log')).status).toBe(200);
  });

  test('answers alike for a wrong password and an address nobody has', async () => {
    const world = await openWorld();
    const { email } = await administratorOf(world);
    const answers = [];
    for (const fields of [
      { email, password: 'Noe helt annet her' },
      { email: 'ola@register.example', password: PASSWORD },
    ]) {
      const response = await into(world)('/sign-in', form(fields));
      answers.push([
        response.status,
        response.headers.getSetCookie(),
        (await response.text()).replace(fields.email, ''),
      ]);
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.[0]).toBe(401);
  });

  test('takes each time code once', async () => {
    const world = await openWorld();
    const { email, secret } = await administratorOf(world);
    const code = codeAt(secret, Date.now() + half);
    const [one, other] = [await begin(world, email), await begin(world, email)];
    expect((await one.post('/sign-in/code', { code })).status).toBe(303);
    expect((await other.post('/sign-in/code', { code })).status).toBe(401);
    expect((await other.get('/')).status).toBe(303);
  });

  test('takes each recovery code once', async () => {
    const world = await openWorld();
    const { email, recovery } = await administratorOf(world);
    const kind = 'recovery_code';
    const [one, other] = [await begin(world, email), await begin(world, email)];
    expect((await one.post('/sign-in/code', { code: recovery[3] ?? '', kind })).status).toBe(303);
    expect((await one.get('/')).status).toBe(200);
    expect((await other.post('/sign-in/code', { code: recovery[3] ?? '', kind })).status).toBe(401);
    expect((await other.post('/sign-in/code', { code: recovery[4] ?? '', kind })).status).toBe(303);
  });

  test('looks at no code after five wrong ones, whatever browser they came from; a quarter of an hour later it does', async () => {
    const world = await openWorld();
    const { email, secret } = await administratorOf(world);
    const statuses: number[] = [];
    for (const code of ['000000', '111111', '222222', '333333', '444444']) {
      const who = await begin(world, email);
      statuses.push((await who.post('/sign-in/code', { code })).status);
    }
    expect(statuses).toEqual([401, 401, 401, 401, 429]);
    const code = codeAt(secret, Date.now() + half);
    const right = await begin(world, email);
    const locked = await right.post('/sign-in/code', { code });
    expect([locked.status, (await locked.text()).includes('vente et kvarter')]).toEqual([429, true]);
    world.clock.at = '2026-11-23T08:15:01.000Z' as never;
    expect((await right.post('/sign-in/code', { code })).status).toBe(303);
  });

  test('gives a session that is another than any the browser came with', async () => {
    const world = await openWorld();
    const { email, secret, who: attacker } = await administratorOf(world);
    const victim = visitor(into(world));
    for (const [name, value] of attacker.cookies) victim.cookies.set(name, value);
    const planted = victim.headers().cookie;
    await victim.post('/sign-in', { email, password: PASSWORD });
    await victim.post('/sign-in/code', { code: codeAt(secret, Date.now() + half) });
    expect(victim.headers().cookie).not.toBe(planted);
    expect((await victim.get('/')).status).toBe(200);
  });

  test('leaves nothing to begin a code with where no password was given', async () => {
    const world = await openWorld();
    const { secret } = await administratorOf(world);
    const who = visitor(into(world));
    expect((await who.get('/sign-in/code')).headers.get('location')).toBe('/sign-in');
    expect((await who.post('/sign-in/code', { code: codeAt(secret, Date.now() + half) })).status).toBe(401);
    expect((await who.get('/sign-in/enrol')).headers.get('location')).toBe('/sign-in');
  });
});

describe('an invitation', () => {
  test('lets one person in once, with a mail of their own', async () => {
    const { world, register } = await opened();
    const { kari } = register.people;
    const invitedTo = async () => {
      await ask(world, null, 'invitePerson', { params: { id: kari }, body: {} });
      const [result] = await world.database.read([
        { sql: 'SELECT text_body FROM deliveries ORDER BY created_at DESC, rowid DESC LIMIT 1', args: [] },
      ]);
      return /http\S+\/invitation\/\w+/.exec(String(result?.rows[0]?.[0]))?.[0] ?? '';
    };
    const [replaced, link] = [await invitedTo(), await invitedTo()];
    expect((await into(world)(new URL(replaced).pathname, {})).status).toBe(404);
    const { who } = await takeUp(into(world), link);
    expect(await (await who.get('/')).text()).toContain('Kari Malme');
    expect((await into(world)(new URL(link).pathname, {})).status).toBe(404);
    expect((await into(world)(new URL(link).pathname, form({ password: PASSWORD }))).status).toBe(404);
  });
});

describe('the demonstration', () => {
  test('lists its people to try as; elsewhere that door does not exist', async () => {
    const { world, register } = await opened();
    const demonstration = { ...world, settings: { ...world.settings, demonstration: true } };
    const send = into(demonstration);
    const page = await (await send('/sign-in', {})).text();
    expect(page).toContain('Dette er en demonstrasjon');
    expect(page).toContain(register.people.magne);
    const headers = await as(send, register.people.magne);
    expect(await (await send('/', { headers })).text()).toContain('Magne Vestnes');
    for (const person of [register.people.magne, 'per_nobody', '', '__proto__'])
      expect((await into(world)('/sign-in/as', form({ person }))).status).toBe(404);
    expect((await send('/sign-in/as', form({ person: 'per_nobody' }))).headers.getSetCookie()).toEqual([]);
    expect(await (await into(world)('/sign-in', {})).text()).not.toContain('name="person"');
  });

  test.each([
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/\n/evil.example', '/'],
    ['\t//evil.example', '/'],
    ['evil.example', '/'],
    ['', '/'],
    ['/agreements?status=needs_update', '/agreements?status=needs_update'],
    ['/report?bodies=a&bodies=b', '/report?bodies=a&bodies=b'],
  ])('leads back within this site only: %j', async (returnTo, expected) => {
    const { world, register } = await opened();
    const send = into({ ...world, settings: { ...world.settings, demonstration: true } });
    const response = await send('/sign-in/as', form({ person: register.people.kari, returnTo }));
    expect(response.status).toBe(303);
    const landed = new URL(response.headers.get('location') ?? '', 'http://localhost:8787/sign-in');
    expect(landed.origin).toBe('http://localhost:8787');
    expect(`${landed.pathname}${landed.search}`).toBe(expected);
  });
});
