// How operations read: what a question needs of the journal, folded to the day and instant it asks about.
import type { CalendarDate, Instant } from '../domain/calendar.ts';
import { holderOf } from '../domain/entities.ts';
import { Failure, notFound } from '../domain/failures.ts';
import { type Actor, mustSee, scopeOf } from '../domain/permissions.ts';
import { closure, edgesOf } from '../domain/reach.ts';
import { type Journal, journalOf, type Register, registerOn } from '../domain/register.ts';
import type { Revision, Subject } from '../domain/revisions.ts';
import type { HeldKind, SubjectKind } from '../domain/subjects.ts';
import { gather, gatherBody, type Head } from '../storage/journal.ts';
import { type TimeAsked, timeAsked } from './operation.ts';
import type { World } from './world.ts';

/** The program itself: scheduled runs, and checks that need more than the asker may see but show none of it. */
export const PROGRAM: Actor = { id: 'program', name: 'Avtalevakt', roles: [{ role: 'administrator', body: null }] };

/** What an operation is called with: parsed path, query and body. */
export type Input<P = unknown, Q = unknown, B = unknown> = { params: P; query: Q; body: B };

export type TimeQuery = { asOf?: CalendarDate; knownAt?: Instant };

/** The part of the journal a question needs, with the register on the day asked for. */
export type Reading = {
  head: Head;
  revisions: Revision[];
  /** Those of the revisions that were known at the instant asked for: what the journal is made of. */
  known: readonly Revision[];
  journal: Journal;
  register: Register;
  time: TimeAsked;
};

/**
 * Reads what the outcomes of `ids` may depend on, as of the day and as known at the instant asked for; `supposed` are taken
 * for recorded too.
 */
export async function readSubjects(
  world: World,
  actor: Actor,
  ids: readonly string[],
  what: string,
  query: TimeQuery = {},
  supposed: readonly Revision[] = [],
): Promise<Reading> {
  const key = JSON.stringify([actor.id, what, ids, query.asOf, query.knownAt]);
  const read = await oncePerPage(world, key, () => gathered(world, actor, ids, what, query));
  if (supposed.length === 0) return read;
  const all = [...read.revisions, ...supposed];
  const known = [...read.known, ...supposed];
  const journal = journalOf(known);
  return { ...read, revisions: all, known, journal, register: registerOn(journal, read.time.asOf) };
}

async function gathered(world: World, actor: Actor, ids: readonly string[], what: string, query: TimeQuery) {
  const { head, revisions } = await gather(scopeOf(actor), world.database, ids, what);
  const asked = new Set(ids);
  return reading(world, head, revisions, query, (r) => asked.has(r.subject));
}

/** What was read for each page being made, by what was asked. */
const pages = new WeakMap<object, Map<string, Promise<Reading>>>();

function oncePerPage({ page }: World, key: string, read: () => Promise<Reading>): Promise<Reading> {
  if (!page) return read();
  const known = pages.get(page) ?? new Map<string, Promise<Reading>>();
  pages.set(page, known);
  const reading = known.get(key) ?? read();
  known.set(key, reading);
  return reading;
}

/** Reads the whole register of a body. */
export async function readBody(world: World, actor: Actor, body: string, query: TimeQuery = {}): Promise<Reading> {
  const { head, revisions } = await gatherBody(scopeOf(actor), world.database, body);
  const held = (r: Revision): boolean =>
    r.kind === 'holding' && (r as Revision<'holding'>).content.fields?.body === body;
  return reading(world, head, revisions, query, (r) => r.subject === body || held(r));
}

function reading(
  world: World,
  head: Head,
  revisions: Revision[],
  query: TimeQuery,
  isAsked: (revision: Revision) => boolean,
): Reading {
  const time = timeAsked(world, head, query);
  const known = knownThen(revisions, time.knownAt, isAsked);
  const journal = journalOf(known);
  return { head, revisions, known, journal, register: registerOn(journal, time.asOf), time };
}

/** What was known at an instant and reached by what was known: a link made later adds nothing to an earlier answer. */
function knownThen(
  revisions: readonly Revision[],
  knownAt: Instant | null,
  isAsked: (revision: Revision) => boolean,
): readonly Revision[] {
  if (knownAt === null) return revisions;
  const known = revisions.filter((r) => r.recordedAt <= knownAt);
  if (known.length === revisions.length) return known;
  const reads = Map.groupBy(known.flatMap(edgesOf), (edge) => edge.from);
  const roots = known.filter(isAsked).map((r) => r.root ?? r.subject);
  const reached = closure(roots, (id) => (reads.get(id) ?? []).map((edge) => edge.to));
  return known.filter((r) => reached.has(r.root ?? r.subject));
}

/** Throws not_found unless the body holds, or once held, the subject. */
export function mustBeHeld(revisions: readonly Revision[], body: string, id: string, what: string): void {
  const held = revisions.some(
    (r) =>
      r.kind === 'holding' &&
      (r as Revision<'holding'>).content.fields?.held === id &&
      (r as Revision<'holding'>).content.fields?.body === body,
  );
  if (!held) throw notFound(what);
}

/** A subject of the register; throws not_found when it does not exist on the day. */
export function mustFind<K extends SubjectKind>(
  register: Register,
  kind: K,
  id: string,
  what: string,
): NonNullable<ReturnType<typeof register.get<K>>> {
  const subject = register.get(kind, id);
  if (!subject) throw notFound(what);
  return subject as NonNullable<ReturnType<typeof register.get<K>>>;
}

/** An agreement with its register, on the day and as known at the instant asked for. */
export async function readAgreement(
  world: World,
  actor: Actor,
  params: { body: string; id: string },
  query: TimeQuery,
): Promise<Reading & { agreement: Subject<'agreement'> }> {
  mustSee(actor, params.body);
  const read = await readSubjects(world, actor, [params.id], 'agreement', query);
  mustBeHeld(read.revisions, params.body, params.id, 'agreement');
  return { ...read, agreement: mustFind(read.register, 'agreement', params.id, 'agreement') };
}

/** The body that holds something on the day asked for. Throws not_found when it is unknown or out of sight. */
export async function holderAsked(
  world: World,
  actor: Actor,
  kind: 'agreement' | 'system' | 'contract',
  id: string,
  query: TimeQuery,
): Promise<string> {
  const { register } = await readSubjects(world, actor, [id], kind, query);
  const body = holderOf(register, mustFind(register, kind, id, kind) as Subject<HeldKind>) ?? '';
  mustSee(actor, body);
  return body;
}

/** For `catch`: null for what is unknown or out of sight; anything else goes on being thrown. */
export function unknownIsNull(error: unknown): null {
  if (error instanceof Failure && error.kind === 'not_found') return null;
  throw error;
}

/** The id of the holding of a held subject. */
export function holdingId(held: string): string {
  return `hold_${held}`;
}
