// Signing in for tests: as a browser does it over HTTP, link, password and codes; or the session that comes of it, opened.
import { createHmac } from 'node:crypto';
import { insertPerson, peopleById } from '../../src/storage/people.ts';
import type { Send } from './asking.ts';
import { ask, type TestWorld } from './world.ts';

/** A password nobody guesses. */
export const PASSWORD = 'Fjorden er blå i november';

/** The code an authenticator shows for a secret at an instant (RFC 6238: SHA-1, six digits, half minutes). */
export function codeAt(secret: string, ms: number): string {
  const bits = [...secret.replaceAll(' ', '')].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  );
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(ms / 30_000)));
  const hash = createHmac('sha1', Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2))))
    .update(counter)
    .digest();
  const offset = (hash.at(-1) ?? 0) & 15;
  return String((hash.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

/** A browser without pages: it keeps its cookies, and follows nobody. */
export type Visitor = {
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, fields: Record<string, string>, headers?: Record<string, string>) => Promise<Response>;
  /** Its cookies, as the header that sends them. */
  headers: () => { cookie: string };
  cookies: Map<string, string>;
};

/** A new browser at a service. */
export function visitor(send: Send): Visitor {
  const cookies = new Map<string, string>();
  const headers = () => ({ cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') });
  const ask = async (path: string, init: RequestInit, more: Record<string, string> = {}): Promise<Response> => {
    const response = await send(path, { ...init, headers: { ...headers(), ...more }, redirect: 'manual' });
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      if (value === '' || /max-age=0\b/i.test(set)) cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  return {
    get: (path, more) => ask(path, {}, more),
    post: (path, fields, more) => ask(path, { method: 'POST', body: new URLSearchParams(fields) }, more),
    headers,
    cookies,
  };
}

/** What somebody signs in with once they are let in. */
export type LetIn = { who: Visitor; secret: string; recovery: string[] };

/** Opens a link that opens once, chooses a password and sets up time codes: signed in, as a person would be. */
export async function takeUp(send: Send, link: string, about: Record<string, string> = {}): Promise<LetIn> {
  const who = visitor(send);
  const { pathname } = new URL(link);
  await mustBe(who.get(pathname), 200);
  await mustBe(who.post(pathname, { ...about, password: PASSWORD }), 303);
  const page = await (await mustBe(who.get('/sign-in/enrol'), 200)).text();
  const secret = /class="av-secret">([A-Z2-7 ]+)</.exec(page)?.[1]?.replaceAll(' ', '') ?? '';
  const done = await mustBe(who.post('/sign-in/enrol', { code: codeAt(secret, Date.now()) }), 200);
  const recovery = [...(await done.text()).matchAll(/<code>([a-z0-9-]+)<\/code>/g)].map(([, code = '']) => code);
  return { who, secret, recovery };
}

async function mustBe(answer: Promise<Response>, status: number): Promise<Response> {
  const response = await answer;
  if (response.status !== status) throw new Error(`${response.status} instead of ${status}: ${await response.text()}`);
  return response;
}

/** Makes the first administrator by the link a service printed. */
export function beFirst(send: Send, said: string): Promise<LetIn> {
  const link = /http\S+\/first\/\w+/.exec(said)?.[0];
  if (!link) throw new Error(`no link in: ${said}`);
  return takeUp(send, link, { name: 'Sigrun Administrator', email: 'sigrun@register.example' });
}

/** Signs in as somebody of the demonstration, as the list on its sign-in page does. */
export async function as(send: Send, person: string): Promise<{ cookie: string }> {
  const who = visitor(send);
  await mustBe(who.post('/sign-in/as', { person }), 303);
  return who.headers();
}

/** The header of a session of a person, opened as sign-in opens it once password and code are right. */
export async function signedIn(world: TestWorld, person: string): Promise<{ cookie: string }> {
  const set = await world.signIn.open(new Headers(), person, 'time_code');
  return { cookie: set.map((cookie) => cookie.split(';')[0]).join('; ') };
}

/** The header of a session of an administrator of the whole register, who is registered for it. */
export async function administrator(world: TestWorld): Promise<{ cookie: string }> {
  const person = { id: 'per_administrator', name: 'Åse Admin', email: 'ase@register.example', language: 'nb' as const };
  if (!(await peopleById(world.database, [person.id])).has(person.id)) {
    await world.database.write(insertPerson(person));
    await ask(world, null, 'grantRole', { params: { id: person.id }, body: { role: 'administrator' } });
  }
  return signedIn(world, person.id);
}

/** The same way to send, with headers that say who asks in every request. */
export function sendingAs(send: Send, who: Record<string, string>): Send {
  return (path, init) => send(path, { ...init, headers: { ...who, ...(init.headers as Record<string, string>) } });
}
