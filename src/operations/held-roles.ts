// Roles as they are held: read with their days, drafted, and what giving or ending one demands.
import type { z } from 'zod';
import { addDays, type CalendarDate } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import { linkSpans } from '../domain/links.ts';
import { type Actor, mustBeAllowed, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import { administratorRoleIds, roleIdsOf } from '../storage/roles.ts';
import type { Draft } from './drafting.ts';
import { PROGRAM, readSubjects } from './reading.ts';
import type { RoleGrant } from './shapes/people.ts';
import type { World } from './world.ts';

type Grant = z.output<typeof RoleGrant>;

/** Throws unless the actor may give each of the roles. */
export function mustGrant(actor: Actor, grants: readonly Grant[]): void {
  mustBeAllowedSomewhere(actor, 'administer');
  for (const grant of grants) mustBeAllowed(actor, 'administer', grant.bodyId);
}

/** Drafts that a person has a role from a day, until a last one if given. Throws 422 for days or a body that do not fit. */
export async function draftRole(
  world: World,
  draft: Draft,
  person: string,
  grant: Grant,
  today: CalendarDate,
): Promise<void> {
  const { role, bodyId: body, to, conflictReason } = grant;
  const from = grant.from ?? today;
  if (to !== null && to < from) throw invalid('roles.to', 'expected a day on or after from');
  if (body === null && role !== 'administrator')
    throw invalid('roles.bodyId', 'expected a body; only an administrator stands over the whole register');
  if (body !== null) await readSubjects(world, PROGRAM, [body], 'body');
  const id = world.newId('role');
  const place = { body, effectiveOn: from };
  const explained = conflictReason === null ? {} : { conflictReason };
  draft.add('role', id, { fields: { person, role, body, active: true, ...explained } }, place);
  if (to !== null) draft.add('role', id, { fields: { active: false } }, { ...place, effectiveOn: addDays(to, 1) });
}

/** Whether a role is that of an administrator of the whole register. */
export function isOverRegister({ fields }: { fields: { role?: string; body?: string | null } }): boolean {
  return fields.role === 'administrator' && (fields.body ?? null) === null;
}

/** Throws 422 unless somebody administers the whole register, without end, when the roles given have ended. */
export async function mustLeaveAdministrator(world: World, ending: readonly string[], path = 'to'): Promise<void> {
  const ids = (await administratorRoleIds(world.database)).filter((id) => !ending.includes(id));
  const spans = ids.length === 0 ? [] : linkSpans((await readSubjects(world, PROGRAM, ids, 'role')).revisions, 'role');
  if (!spans.some(({ to }) => to === null))
    throw invalid(path, 'expected another administrator of the whole register to be left');
}

/** The roles of people, ended ones and ones to come included. */
export async function rolesOfPeople(world: World, people: readonly string[]) {
  const ids = await roleIdsOf(world.database, people);
  return ids.length === 0 ? [] : linkSpans((await readSubjects(world, PROGRAM, ids, 'role')).revisions, 'role');
}
