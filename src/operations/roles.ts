// Roles: given from a day, in a body or over the register, and ended on a last day.
import type { z } from 'zod';
import { addDays } from '../domain/calendar.ts';
import { invalid, notFound } from '../domain/failures.ts';
import { type Actor, may, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import { isSeen } from '../storage/people.ts';
import { mustBeWithoutConflict } from './conflicts.ts';
import { draftFor } from './drafting.ts';
import { draftRole, isOverRegister, mustGrant, mustLeaveAdministrator, rolesOfPeople } from './held-roles.ts';
import { carryOut } from './operation.ts';
import { getPerson } from './people.ts';
import type { Input } from './reading.ts';
import type { RoleEnd, RoleGrant } from './shapes/people.ts';
import type { World } from './world.ts';

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
    await mustBeWithoutConflict(world, actor, draft, { person: params.id, email: null }, [given]);
    return { drafts: draft.drafts, log: { action: 'role_granted', about: [params.id] }, answer: () => undefined };
  });
  return getPerson(world, actor, { params, query: {}, body: undefined });
}

/** Ends a role of a person; `to` is its last day. The register keeps somebody who administers it. */
export async function endRole(
  world: World,
  actor: Actor,
  { params, body: { to } }: Input<{ id: string; role: string }, unknown, z.output<typeof RoleEnd>>,
) {
  mustBeAllowedSomewhere(actor, 'administer');
  await carryOut(world, actor, async () => {
    const seen = await isSeen(scopeOf(actor), world.database, params.id);
    const own = seen ? await rolesOfPeople(world, [params.id]) : [];
    const role = own.find(({ id, fields }) => id === params.role && may(actor, 'administer', fields.body ?? null));
    if (!role) throw notFound('role');
    if (to < role.from) throw invalid('to', `expected a day on or after ${role.from}`);
    if (role.to !== null && to >= role.to) throw invalid('to', `expected a day before the one it ends on, ${role.to}`);
    if (isOverRegister(role)) await mustLeaveAdministrator(world, [role.id]);
    const draft = draftFor({ effectiveOn: addDays(to, 1), body: role.fields.body ?? null, cause: null });
    draft.add('role', role.id, { fields: { active: false } });
    return { drafts: draft.drafts, log: { action: 'role_ended', about: [params.id] }, answer: () => undefined };
  });
  return getPerson(world, actor, { params: { id: params.id }, query: {}, body: undefined });
}
