// People: who is registered, how far they have come on the way in, and who someone is today.
import type { z } from 'zod';
import { osloDay } from '../domain/calendar.ts';
import { invalid, notFound } from '../domain/failures.ts';
import {
  type Actor,
  bodiesFor,
  inScope,
  may,
  mustBeAllowed,
  mustBeAllowedSomewhere,
  mustSee,
  type Scope,
  scopeOf,
} from '../domain/permissions.ts';
import type { Language } from '../domain/vocabulary.ts';
import { insertNamesake, whoHasAddress } from '../storage/namesakes.ts';
import {
  erasedAmong,
  insertPerson,
  isSeen,
  peopleAt,
  peopleById,
  personIds,
  type WayIn,
  waysInOf,
} from '../storage/people.ts';
import { mustBeWithoutConflict } from './conflicts.ts';
import { draftFor } from './drafting.ts';
import { draftRole, mustGrant, rolesOfPeople } from './held-roles.ts';
import { carryOut } from './operation.ts';
import { after, cursorOf } from './paging.ts';
import { type Input, PROGRAM, readSubjects } from './reading.ts';
import type { PersonCreate } from './shapes/people.ts';
import type { World } from './world.ts';

/** What one may ask a list of people with. */
type Asked = { limit: number; cursor?: string; q?: string; bodyId?: string };

/** People with a role, ended and coming ones too, in a body the actor may read; or in one where another action is allowed. */
export async function listPeople(
  world: World,
  actor: Actor,
  { query }: Input<unknown, Asked>,
  action: 'read' | 'administer' = 'read',
) {
  mustBeAllowedSomewhere(actor, action);
  if (query.bodyId !== undefined) mustBeAllowed(actor, action, query.bodyId);
  const bodies = query.bodyId === undefined ? bodiesFor(actor, action) : new Set([query.bodyId]);
  const scope = { bodies };
  const page = await personIds(scope, world.database, query.q ?? '', after(query.cursor), query.limit);
  return { items: await presentPeople(world, page.ids, actor), nextCursor: cursorOf(page.next) };
}

async function presentPeople(world: World, ids: string[], actor: Actor) {
  const [people, spans, ways] = await Promise.all([
    peopleById(world.database, ids),
    rolesOfPeople(world, ids),
    waysInOf(world.database, ids),
  ]);
  const seen = scopeOf(actor);
  return ids.flatMap((id) => {
    const person = people.get(id);
    const roles = spans.filter(
      ({ fields: f, from, to }) => f.person === id && (to === null || to >= from) && isSeenIn(seen, f.body ?? null),
    );
    if (!person) return [];
    const governed =
      may(actor, 'administer', null) || roles.some((r) => may(actor, 'administer', r.fields.body ?? null));
    return [
      { ...person, roles: roles.map(presentRole), ...accessOf(world, roles, governed ? ways.get(id) : undefined) },
    ];
  });
}

const isSeenIn = (seen: Scope, body: string | null): boolean =>
  body === null ? seen.bodies === 'all' : inScope(seen, body);

type Roles = Awaited<ReturnType<typeof rolesOfPeople>>;

function presentRole({ id, fields: f, from, to }: Roles[number]) {
  const { role = 'auditor' as const, body = null, conflictReason = null } = f;
  return { id, role, bodyId: body, from, to, conflictReason };
}

function accessOf({ now, settings: { demonstration } }: World, roles: Roles, way: WayIn | undefined) {
  if (!way) return { access: null, invitedUntil: null };
  const { invitedUntil } = way;
  const left = roles.length > 0 && roles.every(({ to }) => to !== null && to < osloDay(now()));
  const invited =
    invitedUntil === null
      ? ('not_invited' as const)
      : invitedUntil > now()
        ? ('invited' as const)
        : ('expired' as const);
  return {
    access: left ? ('left' as const) : way.mayEnter || demonstration ? ('active' as const) : invited,
    invitedUntil,
  };
}

/** One person of those the actor may see. */
export async function getPerson(world: World, actor: Actor, { params }: Input<{ id: string }>) {
  mustBeAllowedSomewhere(actor, 'read');
  if (!(await isSeen(scopeOf(actor), world.database, params.id))) throw notFound('person');
  return onePerson(world, actor, params.id);
}

async function onePerson(world: World, actor: Actor, id: string) {
  const [person] = await presentPeople(world, [id], actor);
  if (!person) throw notFound('person');
  return person;
}

/** The language of the body somebody begins in; bokmål where there is none. */
async function languageAt(world: World, roles: z.output<typeof PersonCreate>['roles']): Promise<Language> {
  const body = roles.find(({ bodyId }) => bodyId !== null)?.bodyId;
  if (!body) return 'nb';
  const { register } = await readSubjects(world, PROGRAM, [body], 'body');
  return register.get('body', body)?.fields.language ?? 'nb';
}

/**
 * Registers a person, with roles if given. An address that somebody out of sight has is taken like any other, so that
 * nothing is learned of other bodies' people: the two are joined by whoever opens the invitation sent to it.
 */
export async function createPerson(
  world: World,
  actor: Actor,
  { body: given }: Input<unknown, unknown, z.output<typeof PersonCreate>>,
) {
  mustGrant(actor, given.roles);
  const language = given.language ?? (await languageAt(world, given.roles));
  const person = { id: world.newId('per'), name: given.name, email: given.email, language };
  await carryOut(world, actor, async ({ today }) => {
    const taken = await whoHasAddress(scopeOf(actor), world.database, given.email);
    if (taken?.inSight) throw invalid('email', 'expected an address that nobody has yet');
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    for (const grant of given.roles) await draftRole(world, draft, person.id, grant, today);
    await mustBeWithoutConflict(world, actor, draft, { person: person.id, email: given.email }, given.roles);
    return {
      drafts: draft.drafts,
      log: { action: 'person_registered', about: [person.id], note: { person } },
      rows: taken === null ? insertPerson(person) : insertNamesake(person),
      answer: () => undefined,
    };
  });
  return onePerson(world, actor, person.id);
}

/** People with a role at a body today, for whoever chooses one of them. Throws not_found on a body out of sight. */
export async function colleaguesAt(world: World, actor: Actor, body: string): Promise<{ id: string; name: string }[]> {
  mustSee(actor, body);
  return peopleAt(scopeOf(actor), world.database, body);
}

/** Names of people by id; who was erased is called so, unknown ids are left out. */
export async function namesOfPeople(
  world: World,
  ids: readonly string[],
  language: Language = world.language,
): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const people = await peopleById(world.database, [...new Set(ids)]);
  const unknown = [...new Set(ids)].filter((id) => !people.has(id));
  const erased = unknown.length === 0 ? [] : await erasedAmong(world.database, unknown);
  return Object.fromEntries([
    ...[...people].map(([id, person]) => [id, person.name]),
    ...erased.map((id) => [id, world.wording.erasedPerson(language)]),
  ]);
}
