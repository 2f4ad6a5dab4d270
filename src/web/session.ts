// Who asks: the session a browser or program brings, and the roles its person has today. The one room that says so.
import type { Context } from 'hono';
import { unauthenticated } from '../domain/failures.ts';
import type { Identity } from '../domain/identity.ts';
import type { Actor } from '../domain/permissions.ts';
import { actorFor } from '../operations/people.ts';
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

/**
 * Who asks, with the roles of today. Throws Failure unauthenticated where no session is open or its second factor was not
 * given. A session whose person's roles have changed since it was last used gets a new id.
 */
export async function whoAsks(c: Context, world: World): Promise<Identity> {
  const session = await sessionOf(c, world);
  if (!session || session.secondFactor === null) throw unauthenticated();
  const actor = await actorFor(world, session.person);
  if (!actor) throw unauthenticated();
  const standing = standingOf(actor);
  if (session.standing !== standing) setCookies(c, await world.signIn.renew(c.req.raw.headers, standing));
  return { ...actor, personId: actor.id, via: { kind: 'session', id: session.id } };
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
