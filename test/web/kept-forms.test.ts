// Forms sent when the session was over: shown again to whoever sent them, once they have signed in; to nobody else, and never sent by themselves.
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createApp } from '../../src/web/app.ts';
import { PAGES } from '../../src/web/pages/pages.ts';
import type { Send } from '../support/asking.ts';
import { rowsOf } from '../support/dump.ts';
import { PAGE_ROWS } from '../support/page-matrix.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { administrator, codeAt, PASSWORD, takeUp, type Visitor, visitor } from '../support/signing-in.ts';
import { harbour, roundTrip } from '../support/visits.ts';
import { buildWalls } from '../support/walls.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const SESSION = 'avtalevakt.session_token';
const HOUR = 3_600_000;
afterEach(() => vi.useRealTimers());

async function opened(): Promise<{ world: TestWorld; register: SmallRegister; send: Send }> {
  const world = await openWorld();
  return { world, register: await smallRegister(world), send: into(world) };
}

/** Puts a session of a person into a browser, as sign-in does, and looks at a page with it. */
async function signIn(world: TestWorld, who: Visitor, person: string): Promise<void> {
  const [cookie = ''] = await world.signIn.open(new Headers(who.headers()), person, 'time_code');
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  who.cookies.set(name, value);
  expect((await who.get('/help')).status).toBe(200);
}

/** Somebody at a browser they have signed in at. */
async function atWork(world: TestWorld, send: Send, person: string): Promise<Visitor> {
  const who = visitor(send);
  await signIn(world, who, person);
  return who;
}

/** What Kari types about the system of the small register, whole. */
const typed = {
  ...{ name: 'Oppvekst', twoFactor: 'absent', zone: 'secure', personalData: 'true', effectiveOn: '2026-11-23' },
  purpose: 'Elevmapper & «helse» for 9. trinn',
};
/** The hidden fields of a form of a page. */
function hidden(html: string): Record<string, string> {
  const fields = [...html.matchAll(/<input type="hidden" name="(idempotencyKey|etag)" value="([^"]*)"/g)];
  return Object.fromEntries(fields.map(([, name = '', value = '']) => [name, value.replaceAll('&quot;', '"')]));
}

/** What Kari typed about the system before her session was over, and where she is sent. */
async function sentLate(who: Visitor, { held }: SmallRegister): Promise<string> {
  const path = `/systems/${held.system}/profile`;
  const page = who.cookies.has(SESSION) ? await textOf(await who.get(path)) : '';
  who.cookies.delete(SESSION);
  const response = await who.post(path, { ...typed, ...hidden(page) });
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
}

const wayOn = (location: string): string => new URLSearchParams(location.split('?')[1]).get('returnTo') ?? '';
const textOf = async (response: Response): Promise<string> => (await response.text()).replaceAll('&#x3D;', '=');

describe('a form sent when the session was over', () => {
  test('waits while Kari signs in, and is shown to her as she sent it, with nothing saved', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    const location = await sentLate(who, register);
    expect(location).toMatch(/^\/sign-in\?returnTo=%2Fkept%2F[\w-]{16}&ended=kept$/);
    expect(await textOf(await who.get(location))).toContain('Det du skrev, er tatt vare på');
    const before = await rowsOf(world, 'revisions', 'id');
    await signIn(world, who, register.people.kari);
    const page = await who.get(wayOn(location));
    const html = await textOf(page);
    expect(page.status).toBe(200);
    expect(html).toContain('Ingenting er lagret: se over og lagre.');
    expect(html).toContain('Elevmapper &amp; «helse» for 9. trinn');
    expect(html).toContain(`action="/systems/${register.held.system}/profile"`);
    expect(html).not.toContain('id="feil"');
    expect(await rowsOf(world, 'revisions', 'id')).toEqual(before);
  });

  test('is saved when she presses the button herself', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    const location = await sentLate(who, register);
    await signIn(world, who, register.people.kari);
    const html = await textOf(await who.get(wayOn(location)));
    const saved = await who.post(`/systems/${register.held.system}/profile`, { ...typed, ...hidden(html) });
    expect([saved.status, saved.headers.get('location')]).toEqual([303, `/systems/${register.held.system}`]);
    const params = { body: register.frana.id, id: register.held.system };
    expect(await ask(world, null, 'getSystem', { params })).toMatchObject({ purpose: typed.purpose });
  });

  test('that somebody else has saved in the meantime shows what they saved when it is sent, and overwrites nothing', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    const path = `/systems/${register.held.system}/profile`;
    const before = hidden(await textOf(await who.get(path)));
    who.cookies.delete(SESSION);
    const late = await who.post(path, { ...typed, ...before });
    const params = { body: register.frana.id, id: register.held.system };
    await ask(world, register.people.odd, 'reviseSystem', { params, body: { purpose: 'Odds formål' } });
    await signIn(world, who, register.people.kari);
    const again = hidden(await textOf(await who.get(wayOn(late.headers.get('location') ?? ''))));
    const stale = await who.post(path, { ...typed, ...again });
    expect(stale.status).toBe(412);
    expect(await textOf(stale)).toContain('Odds formål');
    expect(await ask(world, null, 'getSystem', { params })).toMatchObject({ purpose: 'Odds formål' });
  });

  test('is shown whether the browser has let the cookie of the session go or sends it still', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    vi.setSystemTime(Date.now() + HOUR);
    const late = await who.post(`/systems/${register.held.system}/profile`, typed);
    await signIn(world, who, register.people.kari);
    const page = await who.get(wayOn(late.headers.get('location') ?? ''));
    expect([page.status, (await page.text()).includes('Elevmapper')]).toEqual([200, true]);
  });

  test('with something wrong in it is shown with what is wrong', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    who.cookies.delete(SESSION);
    const wrong = { ...typed, effectiveOn: '2026-13-40' };
    const late = await who.post(`/systems/${register.held.system}/profile`, wrong);
    await signIn(world, who, register.people.kari);
    const html = await textOf(await who.get(wayOn(late.headers.get('location') ?? '')));
    expect(html).toContain('id="feil"');
    expect(html).toContain('2026-13-40');
  });

  test('is there for a day, and not a minute longer', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    const location = await sentLate(who, register);
    vi.setSystemTime(Date.now() + 24 * HOUR + 1);
    await signIn(world, who, register.people.kari);
    expect((await who.get(wayOn(location))).headers.get('location')).toBe('/');
  });

  test('gives way when ten more have been sent', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    const locations: string[] = [];
    vi.useFakeTimers({ toFake: ['Date'] });
    for (let n = 0; n < 11; n += 1) {
      locations.push(await sentLate(who, register));
      vi.setSystemTime(Date.now() + 1_000);
    }
    await signIn(world, who, register.people.kari);
    const statuses: number[] = [];
    for (const location of locations) statuses.push((await who.get(wayOn(location))).status);
    expect(statuses).toEqual([303, ...Array.from({ length: 10 }, () => 200)]);
  });
});

describe('nobody else sees it', () => {
  test('not Odd, who signs in at the same machine and follows the same way on', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    const location = await sentLate(who, register);
    await signIn(world, who, register.people.odd);
    const page = await who.get(wayOn(location));
    expect([page.status, page.headers.get('location')]).toEqual([303, '/']);
    expect(await textOf(await who.get('/'))).not.toContain('Elevmapper');
    await signIn(world, who, register.people.kari);
    expect((await who.get(wayOn(location))).status).toBe(200);
  });

  test('not Kari herself at another machine, since only the first one can open it', async () => {
    const { world, register, send } = await opened();
    const location = await sentLate(await atWork(world, send, register.people.kari), register);
    const elsewhere = await atWork(world, send, register.people.kari);
    expect((await elsewhere.get(wayOn(location))).status).toBe(303);
  });

  test('not whoever reads the database: it holds nothing that was typed', async () => {
    const { world, register, send } = await opened();
    await sentLate(await atWork(world, send, register.people.kari), register);
    const [kept] = await rowsOf(world, 'verifications', 'identifier, value');
    expect(String(kept?.[0])).toMatch(new RegExp(`^form ${register.people.kari} [\\w-]{16}$`));
    expect(String(kept?.[1])).not.toContain('Elevmapper');
  });

  test('and nothing is kept for whoever has not been signed in at the browser, or has signed out there', async () => {
    const { world, register, send } = await opened();
    const stranger = visitor(send);
    expect(await sentLate(stranger, register)).toBe('/sign-in?ended=lost');
    const forger = visitor(send);
    forger.cookies.set('avtalevakt.last', register.people.kari);
    expect(await sentLate(forger, register)).toBe('/sign-in?ended=lost');
    const out = await atWork(world, send, register.people.kari);
    await out.post('/sign-out', {});
    expect(await sentLate(out, register)).toBe('/sign-in?ended=lost');
    expect(await rowsOf(world, 'verifications', 'identifier')).toEqual([]);
  });

  test('and it goes with the person when they are erased', async () => {
    const { world, register, send } = await opened();
    await sentLate(await atWork(world, send, register.people.per), register);
    await ask(world, null, 'erasePerson', { params: { id: register.people.per }, body: { reason: 'left' } });
    expect(await rowsOf(world, 'verifications', 'identifier')).toEqual([]);
  });
});

describe('what is not kept', () => {
  test('is a password or a code: who gives one too late is told to try again', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    who.cookies.delete(SESSION);
    for (const [, path] of PAGES.filter(([method, path]) => method === 'post' && path.startsWith('/profile'))) {
      const response = await who.post(path.replaceAll(/:\w+/g, 'x'), { password: PASSWORD, code: '123456' });
      expect([path, response.headers.get('location')]).toEqual([path, '/sign-in?ended=lost']);
    }
    expect(await rowsOf(world, 'verifications', 'identifier')).toEqual([]);
  });

  test('is a file, which is to be chosen again', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    who.cookies.delete(SESSION);
    const form = new FormData();
    form.set('file', new File(['x'], 'avtale.pdf'));
    const response = await send('/documents', {
      method: 'POST',
      body: form,
      headers: who.headers(),
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe('/sign-in?ended=file');
    expect(await textOf(await who.get('/sign-in?ended=file'))).toContain('velg den på nytt');
  });

  test('is more than two hundred thousand letters', async () => {
    const { world, register, send } = await opened();
    const who = await atWork(world, send, register.people.kari);
    who.cookies.delete(SESSION);
    const response = await who.post('/law', { note: 'x'.repeat(200_001) });
    expect(response.headers.get('location')).toBe('/sign-in?ended=too_large');
  });
});

describe('the way back is kept through every way of signing in', () => {
  test('password and code', async () => {
    const { world, register, send } = await opened();
    await ask(world, null, 'invitePerson', { params: { id: register.people.kari }, body: {} });
    const [mail] = await rowsOf(world, 'deliveries', 'text_body');
    const link = /http\S+\/invitation\/\w+/.exec(String(mail?.[0]))?.[0] ?? '';
    const { who, secret } = await takeUp(send, link);
    await who.get('/help');
    const location = await sentLate(who, register);
    const returnTo = wayOn(location);
    const [email] = (await rowsOf(world, 'people', 'email')).filter(([one]) => String(one).startsWith('kari')).flat();
    await who.post('/sign-in', { email: String(email), password: PASSWORD, returnTo });
    const done = await who.post('/sign-in/code', { code: codeAt(secret, Date.now() + 30_000), returnTo });
    expect(done.headers.get('location')).toBe(returnTo);
    expect(await textOf(await who.get(returnTo))).toContain('Elevmapper');
  });

  test('a provider', async () => {
    const at = await harbour();
    const { world, register, idp } = at;
    await ask(world, null, 'invitePerson', { params: { id: register.people.kari }, body: {} });
    const [mail] = await rowsOf(world, 'deliveries', 'text_body');
    const path = /\/invitation\/\w+/.exec(String(mail?.[0]))?.[0] ?? '';
    Object.assign(idp.at, { account: { sub: 'kari', email: 'kari@post.example' }, amr: ['pwd', 'mfa'] });
    const { who } = await roundTrip(at, `${path}/with/fjord`);
    expect((await who.get('/help')).status).toBe(200);
    const location = await sentLate(who, register);
    const back = await roundTrip(at, `/sign-in/with/fjord?returnTo=${encodeURIComponent(wayOn(location))}`, who);
    expect(back.response.headers.get('location')).toBe(wayOn(location));
    expect(await textOf(await who.get(wayOn(location)))).toContain('Elevmapper');
  });

  test('the people of the demonstration: the same one has the form again, another has not', async () => {
    const { world, register } = await opened();
    const app = createApp(() => ({ ...world, settings: { ...world.settings, demonstration: true } }));
    const send: Send = async (path, init) => app.fetch(new Request(`http://localhost:8787${path}`, init));
    const who = visitor(send);
    const be = (person: string, returnTo: string) => who.post('/sign-in/as', { person, returnTo });
    await be(register.people.kari, '/');
    await who.get('/');
    const returnTo = wayOn(await sentLate(who, register));
    expect((await be(register.people.odd, returnTo)).headers.get('location')).toBe(returnTo);
    expect((await who.get(returnTo)).status).toBe(303);
    await be(register.people.kari, returnTo);
    expect(await textOf(await who.get(returnTo))).toContain('Elevmapper');
  });
});

describe('every form of the application', () => {
  test('is shown again, or led back to, without anything being written', async () => {
    const { world, send, places } = await buildWalls(await openWorld());
    const { cookie } = await administrator(world);
    const who = visitor(send);
    const counted = [
      'revisions',
      'log_entries',
      'deliveries',
      'people',
      'sessions',
      'one_time_links',
      'api_keys',
      'runs',
    ];
    const counts = async () => Promise.all(counted.map(async (table) => (await rowsOf(world, table, 'rowid')).length));
    const told: string[] = [];
    for (const [method, path] of PAGES) {
      const row = PAGE_ROWS[`POST ${path}`];
      if (method !== 'post' || path.startsWith('/profile') || path === '/documents' || !row) continue;
      who.cookies.clear();
      const [name = '', value = ''] = cookie.split('=');
      who.cookies.set(name, value);
      for (const set of await world.signIn.forms.mark('per_administrator')) {
        const [, mark = '', sealed = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
        who.cookies.set(mark, sealed);
      }
      who.cookies.delete(name);
      const at = row.at?.(places.own) ?? path.replaceAll(/:\w+/g, 'x');
      const late = await who.post(at, row.fields?.(places.own) ?? {}, { referer: 'http://localhost:8787/help' });
      who.cookies.set(name, value);
      const before = await counts();
      const page = await who.get(wayOn(late.headers.get('location') ?? ''));
      expect([path, await counts()]).toEqual([path, before]);
      told.push(`${path} ${page.status} ${page.headers.get('location') ?? ''}`);
    }
    // What the matrix sends has no fields where they are refused outright: then there is no form to show.
    expect(told.filter((one) => !/ (?:200|303|422) /.test(one))).toEqual([]);
    expect(told).toEqual(expect.arrayContaining(['/runs 303 /help', '/systems/:id/confirmation 303 /help']));
    const shown = told.filter((one) => one.includes(' 200 ')).map((one) => one.split(' ')[0]);
    expect(shown).toEqual(expect.arrayContaining(['/systems/:id/profile', '/law', '/policy', '/changes', '/people']));
    expect(shown.length).toBeGreaterThan(25);
  });
});
