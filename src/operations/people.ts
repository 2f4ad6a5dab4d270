// People and their dated roles; and who someone is today: own grants, the office's mandates, predecessors.
import type { z } from 'zod';
import type { CalendarDate } from '../domain/calendar.ts';
import { addDays, osloDay } from '../domain/calendar.ts';
import { invalid, notFound } from '../domain/failures.ts';
import {
  type Actor,
  bodiesFor,
  mustBeAllowed,
  mustBeAllowedSomewhere,
  mustSee,
  type RoleToday,
  scopeOf,
} from '../domain/permissions.ts';
import type { Language } from '../domain/vocabulary.ts';
import { HEAD, headFrom } from '../storage/journal.ts';
import {
  erasedAmong,
  insertPerson,
  isSeen,
  type PersonRow,
  peopleAt,
  peopleById,
  personByEmail,
  personIds,
  roleIdsOf,
  type Standing,
  whoFrom,
  whoIs,
} from '../storage/people.ts';
import { linkSpans } from './bodies.ts';
import { type Draft, draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import { after, cursorOf } from './paging.ts';
import { type Input, PROGRAM, readSubjects } from './reading.ts';
import type { PersonCreate, RoleGrant } from './shapes/bodies.ts';
import { fresh, isOfDay } from './upkeep.ts';
import type { World } from './world.ts';

/** Who a person is today, or null when unknown: every role with the bodies it reaches. */
export async function actorFor(world: World, person: string): Promise<Actor | null> {
  const ask = () => world.database.read([HEAD, ...whoIs(person)]);
  let [head, ...who] = await ask();
  if (!isOfDay(headFrom(head), osloDay(world.now()))) {
    await fresh(world, []);
    [head, ...who] = await ask();
  }
  const known = whoFrom(who);
  return known && { id: known.id, name: known.name, roles: rolesToday(known.standing) };
}

/** Roles by grant, by mandate of the office, and at the predecessors of each body reached. */
export function rolesToday({ roles, mandates, successions }: Standing): RoleToday[] {
  const byMandate = mandates.map(({ body }) => ({ role: 'data_protection_officer' as const, body }));
  const today: RoleToday[] = [...roles, ...byMandate];
  // The list grows while it is walked, so that a predecessor's predecessor is reached too.
  for (const held of today) {
    for (const { from, to } of successions) {
      const inherited = held.body === to && !today.some((r) => r.role === held.role && r.body === from);
      if (inherited) today.push({ role: held.role, body: from });
    }
  }
  return today;
}

/** People the actor may see: those with a role in a body the actor administers or reads. */
export async function listPeople(
  world: World,
  actor: Actor,
  { query }: Input<unknown, { limit: number; cursor?: string }>,
) {
  mustBeAllowedSomewhere(actor, 'read');
  const page = await personIds(scopeOf(actor), world.database, after(query.cursor), query.limit);
  return { items: await presentPeople(world, page.ids, bodiesFor(actor, 'read')), nextCursor: cursorOf(page.next) };
}

async function presentPeople(world: World, ids: string[], seen: 'all' | ReadonlySet<string>) {
  const people = await peopleById(world.database, ids);
  const roleIds = await roleIdsOf(world.database, ids);
  const spans =
    roleIds.length === 0 ? [] : linkSpans((await readSubjects(world, PROGRAM, roleIds, 'role')).revisions, 'role');
  return ids.flatMap((id) => {
    const person = people.get(id);
    const roles = spans.filter(
      (s) => s.fields.person === id && (seen === 'all' || (s.fields.body != null && seen.has(s.fields.body))),
    );
    return person ? [presentPerson(person, roles)] : [];
  });
}

/** The roles of a person, ended ones and ones to come included. */
export async function rolesOfPerson(world: World, id: string) {
  return (await onePerson(world, PROGRAM, id)).roles;
}

async function onePerson(world: World, actor: Actor, id: string) {
  const [person] = await presentPeople(world, [id], bodiesFor(actor, 'read'));
  if (!person) throw notFound('person');
  return person;
}

function presentPerson(person: PersonRow, roles: ReturnType<typeof linkSpans<'role'>>) {
  return {
    ...person,
    roles: roles.map((s) => ({
      id: s.id,
      role: s.fields.role ?? ('auditor' as const),
      bodyId: s.fields.body ?? null,
      from: s.from,
      to: s.to,
    })),
  };
}

/** Registers a person, with roles if given. */
export async function createPerson(
  world: World,
  actor: Actor,
  { body: given }: Input<unknown, unknown, z.output<typeof PersonCreate>>,
) {
  mustGrant(actor, given.roles);
  const person = { id: world.newId('per'), name: given.name, email: given.email, language: given.language };
  await carryOut(world, actor, async ({ today }) => {
    if (await personByEmail(world.database, given.email))
      throw invalid('email', 'expected an address that nobody has yet');
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    for (const grant of given.roles) await draftRole(world, draft, person.id, grant, today);
    return {
      drafts: draft.drafts,
      log: { action: 'person_registered', about: [person.id], note: { person } },
      rows: insertPerson(person),
      answer: () => undefined,
    };
  });
  return onePerson(world, actor, person.id);
}

/** Gives a person a role in a body, or over the register, from a day. */
export async function grantRole(
  world: World,
  actor: Actor,
  { params, body: given }: Input<{ id: string }, unknown, z.output<typeof RoleGrant>>,
) {
  mustGrant(actor, [given]);
  await carryOut(world, actor, async ({ today }) => {
    if (!(await isSeen(scopeOf(actor), world.database, params.id))) throw notFound('person');
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    await draftRole(world, draft, params.id, given, today);
    return { drafts: draft.drafts, log: { action: 'role_granted', about: [params.id] }, answer: () => undefined };
  });
  return onePerson(world, actor, params.id);
}

type Grant = z.output<typeof RoleGrant>;

function mustGrant(actor: Actor, grants: readonly Grant[]): void {
  mustBeAllowedSomewhere(actor, 'administer');
  for (const grant of grants) mustBeAllowed(actor, 'administer', grant.bodyId);
}

async function draftRole(world: World, draft: Draft, person: string, grant: Grant, today: CalendarDate): Promise<void> {
  const from = grant.from ?? today;
  if (grant.to !== null && grant.to < from) throw invalid('roles.to', 'expected a day on or after from');
  if (grant.bodyId === null && grant.role !== 'administrator')
    throw invalid('roles.bodyId', 'expected a body; only an administrator stands over the whole register');
  if (grant.bodyId !== null) await readSubjects(world, PROGRAM, [grant.bodyId], 'body');
  const id = world.newId('role');
  const place = { body: grant.bodyId, effectiveOn: from };
  draft.add('role', id, { fields: { person, role: grant.role, body: grant.bodyId, active: true } }, place);
  if (grant.to !== null)
    draft.add('role', id, { fields: { active: false } }, { ...place, effectiveOn: addDays(grant.to, 1) });
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
  language: Language = 'nb',
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
