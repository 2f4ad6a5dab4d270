// Attempts at what is not theirs: noted beside the chains, and read by whoever administers the register.
import type * as z from 'zod';
import { Failure } from '../domain/failures.ts';
import type { Identity } from '../domain/identity.ts';
import { type Actor, mustBeAllowed, scopeOf } from '../domain/permissions.ts';
import type { Statement } from '../storage/database.ts';
import {
  noteAttempt,
  type SecurityEventKind,
  type SecurityEventRow,
  securityEventPage,
} from '../storage/security-log.ts';
import { inTurnUntilThrough, isPassing } from './attempts.ts';
import { cursorOf, cursorValue } from './paging.ts';
import type { Input } from './reading.ts';
import type { SecurityEventQuery } from './shapes/api-keys.ts';
import type { World } from './world.ts';

/** Ids one attempt may name; a request that names more is no mistake, and the first ones tell of it. */
const NAMED = 20;
/** What an id looks like, wherever in a request it stands. */
const ID = /(?<!\w)[a-z]{2,8}_[0-9a-z]{16}(?!\w)/g;

/** What was tried: the kind, the route as it is declared, and the values of the request in which ids may stand. */
export type Tried = { kind: SecurityEventKind; route: string; values: unknown };

/**
 * Notes an attempt by whoever asked, null for nobody. An attempt that names ids is noted for those the asker may not see,
 * alike whether another body has them or nobody. Never fails: the answer does not wait for a busy register.
 */
export async function noteAttemptBy(world: World, who: Identity | null, { kind, route, values }: Tried): Promise<void> {
  const targets = kind === 'out_of_sight' ? idsIn(values) : [];
  if (kind === 'out_of_sight' && targets.length === 0) return;
  const [actor, via] = who === null ? (['', 'nobody'] as const) : ([who.id, who.via.kind] as const);
  const attempt = { id: world.newId('sec'), actor, via, kind, route, targets, at: world.now() };
  await keepAttempt(world, noteAttempt(who === null ? { bodies: new Set() } : scopeOf(who), attempt));
}

/** How sign-in is asked for: where, and by whom if that is known. */
export type SignInTried = { person: string | null; route: string };

/**
 * Notes that somebody was not let in, and why; the reason stands where an attempt names what was asked about. Never fails:
 * the answer does not wait for a busy register.
 */
export async function noteRefusedSignIn(
  world: World,
  { person, route }: SignInTried,
  reason: string,
  kind: SecurityEventKind = 'sign_in_refused',
): Promise<void> {
  const who = { actor: person ?? '', via: 'nobody' as const };
  const attempt = { id: world.newId('sec'), ...who, kind, route, targets: [reason], at: world.now() };
  await keepAttempt(world, noteAttempt({ bodies: new Set() }, attempt));
}

async function keepAttempt(world: World, statement: Statement): Promise<void> {
  await inTurnUntilThrough(world.database, () => world.database.write([statement])).catch((error: unknown) => {
    if (!isPassing(error)) console.error(error);
  });
}

/** The ids among the values of a request, at any depth, also as parts of keys and lists; the first twenty. */
export function idsIn(values: unknown): string[] {
  return [...new Set((JSON.stringify(values) ?? '').match(ID))].slice(0, NAMED);
}

/** What kind of attempt a failure tells of; null for one that tells of none. */
export function attemptIn(error: unknown): SecurityEventKind | null {
  if (!(error instanceof Failure)) return null;
  if (error.kind === 'forbidden') return 'forbidden';
  return error.kind === 'not_found' || error.kind === 'invalid' ? 'out_of_sight' : null;
}

/** Attempts, newest first; for an administrator of the register. */
export async function listSecurityEvents(
  world: World,
  actor: Actor,
  { query }: Input<unknown, z.output<typeof SecurityEventQuery>>,
): Promise<{ items: SecurityEventRow[]; nextCursor: string | null }> {
  mustBeAllowed(actor, 'administer', null);
  const before = cursorValue(query.cursor, { at: '', id: '' });
  const only = { kind: query.kind ?? null, actor: query.actor ?? null, body: query.body ?? null };
  const rows = await securityEventPage(world.database, only, before, query.limit + 1);
  const items = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: cursorOf(last ? { at: last.firstAt, id: last.id } : null) };
}
