// Somebody leaves: every role ends with a day, and all they answer for is handed on, in one transaction.
import type { z } from 'zod';
import { addDays, type CalendarDate, END_OF_TIME, latest } from '../domain/calendar.ts';
import { DECIDING_ROLES } from '../domain/conflicts.ts';
import { invalid } from '../domain/failures.ts';
import { type Actor, may, type Scope } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import { endKeys, keysMadeBy } from '../storage/api-keys.ts';
import type { Statement } from '../storage/database.ts';
import { namesakesOf } from '../storage/namesakes.ts';
import { bodiesOwnedIn } from '../storage/roles.ts';
import { closeInvitations, endSessions } from '../storage/sign-in.ts';
import { decisionsIn, standingOf } from './decisions.ts';
import { type Draft, draftFor } from './drafting.ts';
import { isOverRegister, mustLeaveAdministrator, rolesOfPeople } from './held-roles.ts';
import { carryOut } from './operation.ts';
import { givenFindings, heldItems, mustGovernSome } from './owning.ts';
import { type Input, PROGRAM, readBody } from './reading.ts';
import type { Departure, DepartureCreate, OwnedItemValue } from './shapes/people.ts';
import { mustBePerson } from './systems.ts';
import type { World } from './world.ts';

type Given = z.output<typeof DepartureCreate>;
type Roles = Awaited<ReturnType<typeof rolesOfPeople>>;
type Leaving = { person: string; given: Given; today: CalendarDate };

/**
 * Somebody leaves: their roles in every body the actor administers end with the last day, keys they made too, and what they
 * answer for there goes to whoever was named, all in one transaction; sessions end when nothing is left they may do.
 */
export async function createDeparture(
  world: World,
  actor: Actor,
  { params: { id: person }, body: given }: Input<{ id: string }, unknown, Given>,
): Promise<z.output<typeof Departure>> {
  const scope = await mustGovernSome(world, actor, person);
  const bodies = await bodiesOwnedIn(scope, world.database, person);
  const findings: OwnedItemValue[] = [];
  for (const body of bodies) findings.push(...(await givenFindings(world, body, world.language)));
  await mustBeSuccessors(world, actor, person, given);
  return carryOut(world, actor, async ({ today }) => {
    const leaving = { person, given, today };
    const draft = draftFor({ effectiveOn: addDays(given.lastDay, 1), body: null, cause: null });
    const ending = await endRoles(world, actor, draft, leaving);
    const items: OwnedItemValue[] = [];
    for (const body of bodies) items.push(...(await handOn(world, actor, draft, body, findings, leaving)));
    const { rows, ...closed } = await close(world, scope, ending, leaving);
    const to = (item: OwnedItemValue) => successorFor(given, item.bodyId);
    const { successorId, successors, lastDay } = given;
    return {
      drafts: draft.drafts,
      log: { action: 'person_left', about: [person], note: { lastDay, successorId, successors } },
      rows,
      answer: () => ({
        ...{ personId: person, lastDay, endedRoleIds: ending.map(({ id }) => id), ...closed },
        reassigned: items.flatMap((item) => ((newOwnerId) => (newOwnerId ? [{ ...item, newOwnerId }] : []))(to(item))),
        withoutOwner: items.filter((item) => to(item) === null),
      }),
    };
  });
}

function successorFor({ successorId, successors }: Given, body: string): string | null {
  return successors.find(({ bodyId }) => bodyId === body)?.personId ?? successorId;
}

/** Throws 422 for a successor who is the one who leaves, or whom the actor does not see. */
async function mustBeSuccessors(world: World, actor: Actor, leaver: string, given: Given): Promise<void> {
  const named = given.successors.map(({ personId }, i) => [personId, `successors.${i}.personId`] as const);
  for (const [person, path] of [[given.successorId, 'successorId'] as const, ...named]) {
    if (person === leaver) throw invalid(path, 'expected somebody else than the one who leaves');
    await mustBePerson(world, actor, person, path);
  }
}

/** Drafts the end of the roles that last longer, in bodies the actor administers. */
async function endRoles(world: World, actor: Actor, draft: Draft, { person, given }: Leaving): Promise<Roles> {
  const ends = addDays(given.lastDay, 1);
  const ending = (await rolesOfPeople(world, [person])).filter(
    ({ fields, from, to }) =>
      may(actor, 'administer', fields.body ?? null) && (to === null || (to > given.lastDay && to >= from)),
  );
  const begun = ending.map(({ from }) => from).sort();
  // A day before they came is a slip of the pen, which would take back all they ever were.
  if (begun[0] !== undefined && given.lastDay < begun[0])
    throw invalid('lastDay', `expected a day on or after ${begun[0]}`);
  const overRegister = ending.filter(isOverRegister).map(({ id }) => id);
  if (overRegister.length > 0) await mustLeaveAdministrator(world, overRegister, 'lastDay');
  for (const { id, fields, from } of ending) {
    const place = { body: fields.body ?? null, effectiveOn: from > ends ? from : ends };
    draft.add('role', id, { fields: { active: false } }, place);
  }
  return ending;
}

/** Drafts who answers from now on, or from the day after the last one, for what the leaver answers for in a body. */
async function handOn(
  world: World,
  actor: Actor,
  draft: Draft,
  body: string,
  findings: readonly OwnedItemValue[],
  { person, given, today }: Leaving,
): Promise<OwnedItemValue[]> {
  const day = latest(addDays(given.lastDay, 1), today);
  const owner = successorFor(given, body);
  const { register } = await readBody(world, PROGRAM, body, { asOf: day });
  const held = heldItems(register, body).flatMap((item) => {
    const days = daysOwned(register, item, person);
    return days.length > 0 ? [{ item, days }] : [];
  });
  for (const { item, days } of owner === null ? [] : held) {
    for (const effectiveOn of days)
      if (item.kind !== 'finding') draft.add(item.kind, item.id, { fields: { owner } }, { body, effectiveOn });
  }
  const decisions = await decisionsIn(world, [body], null);
  const assigned = findings.flatMap((item) => {
    const standing = item.bodyId === body ? standingOf(decisions(item.id), day) : null;
    return standing?.ownerId === person ? [{ item, dueOn: standing.dueOn }] : [];
  });
  for (const { item, dueOn } of assigned)
    if (owner !== null) assign(world, actor, draft, item, owner, { body, effectiveOn: day, dueOn });
  const items = [...held, ...assigned].map(({ item }) => ({ ...item, ownerId: person }));
  if (items.length > 0 && owner !== null) await mustBeAbleToOwn(world, given, body, owner, day);
  return items;
}

/** From which days on somebody else must be named: the register's, where they are, and a later one on which they would be. */
function daysOwned(register: Register, { kind, id, ownerId }: OwnedItemValue, person: string): CalendarDate[] {
  if (kind === 'finding') return [];
  const last = register.on(END_OF_TIME).get(kind, id);
  const since = last?.fields.owner === person ? last.from.owner?.since : undefined;
  return [
    ...(ownerId === person ? [register.asOf] : []),
    ...(since !== undefined && since > register.asOf ? [since] : []),
  ];
}

type Place = { body: string; effectiveOn: CalendarDate; dueOn: CalendarDate | null };

function assign(
  world: World,
  actor: Actor,
  draft: Draft,
  { id: finding }: OwnedItemValue,
  owner: string,
  { dueOn, ...place }: Place,
): void {
  const root = finding.split('.')[2] ?? null;
  const fields = { finding, kind: 'assign' as const, by: actor.id, owner, dueOn, until: null, reason: null };
  draft.add('decision', world.newId('dec'), { fields }, { ...place, root });
}

/** Throws 422 unless the successor has a role in the body, on the day, with which one answers for things. */
async function mustBeAbleToOwn(
  world: World,
  given: Given,
  body: string,
  person: string,
  day: CalendarDate,
): Promise<void> {
  const able = (await rolesOfPeople(world, [person])).some(
    ({ fields: f, from, to }) =>
      f.role !== undefined &&
      DECIDING_ROLES.includes(f.role) &&
      ((f.body ?? null) === null || f.body === body) &&
      from <= day &&
      (to === null || to >= day),
  );
  const nth = given.successors.findIndex(({ bodyId }) => bodyId === body);
  const path = nth < 0 ? 'successorId' : `successors.${nth}.personId`;
  if (!able) throw invalid(path, `expected somebody who can answer for systems and agreements there on ${day}`);
}

/** What closes with the roles: keys they made, and sessions and invitations once nothing is left they may do. */
async function close(world: World, scope: Scope, ending: Roles, { person, given, today }: Leaving) {
  const { lastDay } = given;
  const humans = [...(await namesakesOf(world.database, [person], null)).keys()];
  const keys = given.endApiKeys ? await keysMadeBy(scope, world.database, humans, lastDay) : [];
  const ended = new Set(ending.map(({ id }) => id));
  const left = (await rolesOfPeople(world, humans)).filter(
    ({ id, from, to }) => !ended.has(id) && (to === null || (to >= today && to >= from)),
  );
  const over = lastDay < today;
  const signedOut = over && left.length === 0;
  const rows: Statement[] = [
    ...(keys.length > 0 ? [endKeys(keys, lastDay)] : []),
    ...(signedOut ? humans.map((human) => endSessions(human)) : []),
    ...(over && !left.some(({ fields }) => fields.person === person) ? [closeInvitations(person)] : []),
  ];
  return { rows, endedApiKeyIds: keys, signedOut };
}
