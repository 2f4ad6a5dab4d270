// Who asks: the one room that says so. Until sign-in comes: the demonstration's chooser, or the local administrator.
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Actor } from '../domain/permissions.ts';
import { cast } from '../operations/cast.ts';
import { actorFor } from '../operations/people.ts';
import { fresh } from '../operations/upkeep.ts';
import type { World } from '../operations/world.ts';

const COOKIE = 'avtalevakt_person';
/** Lets a program choose who it asks as, as the cookie does for a browser. */
const HEADER = 'x-avtalevakt-person';

/** Outside the demonstration the service answers the machine it runs on only; whoever sits there administers it. */
export const LOCAL_ADMINISTRATOR: Actor = {
  id: 'local',
  name: 'Lokal administrator',
  roles: [{ role: 'administrator', body: null }],
};

/** Who asks, and the id of the person they were taken for; null for the local administrator. */
export type Session = { actor: Actor; person: string | null };

/** Who asks: the person chosen, else the demonstration's first contract manager, else the local administrator. */
export async function whoAsks(c: Context, world: World): Promise<Session> {
  const chosen = c.req.header(HEADER) ?? getCookie(c, COOKIE);
  if (chosen) {
    const actor = await actorFor(world, chosen);
    if (actor) return { actor, person: chosen };
  }
  await fresh(world, []);
  if (!world.settings.demonstration) return { actor: LOCAL_ADMINISTRATOR, person: null };
  const people = await cast(world);
  const first = people.find((p) => p.role === 'contract_manager') ?? people[0];
  const actor = first ? await actorFor(world, first.id) : null;
  return actor && first ? { actor, person: first.id } : { actor: LOCAL_ADMINISTRATOR, person: null };
}

/** Chooses who asks from now on in this browser. */
export function choosePerson(c: Context, person: string): void {
  setCookie(c, COOKIE, person, {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    secure: new URL(c.req.url).protocol === 'https:',
  });
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
