// Erasing a person: name, address and mail go for good, roles end; the log keeps an opaque id and stays whole.
import type { z } from 'zod';
import { forbidden, invalid, notFound } from '../domain/failures.ts';
import { type Actor, bodiesFor, may, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import { erasePersonRows, isSeen } from '../storage/people.ts';
import { shutOut } from '../storage/sign-in.ts';
import { draftFor } from './drafting.ts';
import { rolesOfPeople } from './held-roles.ts';
import { carryOut } from './operation.ts';
import type { Input } from './reading.ts';
import type { ErasureCreate } from './shapes/audit.ts';
import type { World } from './world.ts';

/**
 * Erases a person for good. Whoever does so must administer every body in which the person has a role, or the whole
 * register where there is none. Roles that have not ended end today; revisions and the log keep the opaque id only.
 */
export async function erasePerson(
  world: World,
  actor: Actor,
  { params: { id }, body: { reason } }: Input<{ id: string }, unknown, z.output<typeof ErasureCreate>>,
) {
  mustBeAllowedSomewhere(actor, 'administer');
  if (id === actor.id) throw invalid('id', 'expected somebody else: nobody erases themselves');
  return carryOut(world, actor, async ({ today, at }) => {
    if (!(await isSeen(scopeOf(actor), world.database, id))) throw notFound('person');
    const roles = await rolesOfPeople(world, [id]);
    const bodies = roles.map(({ fields }) => fields.body ?? null);
    const administered = bodiesFor(actor, 'administer');
    if (administered !== 'all' && !bodies.some((body) => body !== null && administered.has(body)))
      throw notFound('person');
    if (!bodies.every((body) => may(actor, 'administer', body))) throw forbidden('administer');
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    const open = roles.filter((role) => role.to === null || role.to >= today);
    for (const { id: role, fields, from } of open) {
      const effectiveOn = from > today ? from : today;
      draft.add('role', role, { fields: { active: false } }, { body: fields.body ?? null, effectiveOn });
    }
    return {
      drafts: draft.drafts,
      log: { action: 'person_erased', about: [id], note: { reason } },
      rows: [...shutOut(id), ...erasePersonRows(id, at)],
      answer: () => ({ id, erasedAt: at, endedRoleIds: open.map((role) => role.id) }),
    };
  });
}
