// Who asks: the session a browser or program brings, and the roles its person has today. The one room that says so.
import type { Context } from 'hono';
import { unauthenticated } from '../domain/failures.ts';
import type { Identity } from '../domain/identity.ts';
import type { Actor } from '../domain/permissions.ts';
import { type Around, askerFor, type Person } from '../operations/asking.ts';
import type { Cookies, OpenSession } from '../operations/signing-in.ts';
import type { World } from '../operations/world.ts';

/** Cookies that wait for the answer to a request; whatever room answers, the door sets them. */
const waiting = new WeakMap<Request, string[]>();

/** Sets cookies on the answer to the request, however it is made. */
export function setCookies(c: Context, cookies: Cookies): void {
  waiting.set(c.req.raw, [...(waiting.get(c.req.raw) ?? []), ...cookies]);
}

/** The cookies that wait for the answer to the request. */
export function waitingCookies(c: Context): Cookies {
  return waiting.get(c.req.raw) ?? [];
}

/** Sessions that were looked up for a request under way: asking twice is not prolonging twice. */
const sessions = new WeakMap<Request, OpenSession | null>();

/** The open session of a request, with or without its second factor. */
export async function sessionOf(c: Context, world: World): Promise<OpenSession | null> {
  const known = sessions.get(c.req.raw);
  if (known !== undefined) return known;
  const { session, cookies } = await world.signIn.session(c.req.raw.headers);
  setCookies(c, cookies);
  sessions.set(c.req.raw, session);
  return session;
}

/** A session with its second factor given, its person with the roles of today, and what a page of theirs is framed with. */
type Asking = { session: OpenSession; person: Person; around: Around | null };

/**
 * Who asks, with the roles of today. Throws Failure unauthenticated where no session is open or its second factor was not
 * given. A session whose person's roles have changed since it was last used gets a new id.
 */
export async function whoAsks(c: Context, world: World): Promise<Identity> {
  return identityOf(c, world, await asking(c, world, false));
}

/** Who asks for a page, as `whoAsks` says, with what the page is framed with today. */
export async function whoReads(c: Context, world: World): Promise<{ actor: Identity; around: Around }> {
  const asked = await asking(c, world, true);
  const actor = await identityOf(c, world, asked);
  return { actor, around: asked?.around ?? { bodies: [], person: null, people: [] } };
}

async function identityOf(c: Context, world: World, asked: Asking | null): Promise<Identity> {
  if (!asked) throw unauthenticated();
  const { session, person } = asked;
  const standing = standingOf(person);
  if (session.standing !== standing) {
    setCookies(c, await world.signIn.renew(c.req.raw.headers, standing));
    setCookies(c, await world.signIn.forms.mark(person.id));
  }
  return { ...person, personId: person.id, via: { kind: 'session', id: session.id } };
}

/** Who asks: mostly all in one look; where something is to be written of the session, that comes first. */
async function asking(c: Context, world: World, framed: boolean): Promise<Asking | null> {
  const atOnce = await glance(c, world, framed);
  const session = atOnce?.session ?? (await sessionOf(c, world));
  if (!session || session.secondFactor === null) return null;
  const { person, around } = atOnce ?? (await askerFor(world, { person: session.person }, framed));
  return person && { session, person, around };
}

/** The session, its person and what is around them in one look; null where the session is unknown or needs more than a look. */
async function glance(c: Context, world: World, framed: boolean) {
  const token = sessions.has(c.req.raw) ? null : await world.signIn.claimed(c.req.raw.headers);
  if (token === null) return null;
  const asked = await askerFor(world, { token }, framed);
  const session = asked.session && world.signIn.asOpen(asked.session);
  if (session) sessions.set(c.req.raw, session);
  return session && { ...asked, session };
}

/** The roles of someone as one text, the same whatever order they are told in. */
function standingOf({ roles }: Actor): string {
  return roles
    .map(({ role, body }) => `${role}@${body ?? '*'}`)
    .sort()
    .join(' ');
}

/** A path of ours, never another site's. It is read as a browser reads it, which overlooks tabs and line ends. */
export function ownPath(path: string | null | undefined): string {
  const nowhere = 'http://nowhere.invalid';
  const url = path?.startsWith('/') ? URL.parse(path, nowhere) : null;
  // What is left of `/..//elsewhere` begins with two strokes, and would be read as another host.
  return url?.origin === nowhere && !url.pathname.startsWith('//') ? `${url.pathname}${url.search}` : '/';
}

/** Whether the Host is one of ours and a write comes from our own pages or from no page at all. */
export function isOurs(request: Request, hosts: readonly string[]): boolean {
  const url = new URL(request.url);
  const host = request.headers.get('host') ?? url.host;
  if (!hosts.includes(hostName(host))) return false;
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const origin = request.headers.get('origin');
  if (origin !== null) return URL.canParse(origin) && new URL(origin).host === host;
  const site = request.headers.get('sec-fetch-site');
  return site === null || site === 'same-origin' || site === 'none';
}

function hostName(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}
