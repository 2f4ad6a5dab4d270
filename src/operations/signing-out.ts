// Signing somebody out everywhere: for whoever lost a telephone or left a session open where others can reach it.
import { notFound } from '../domain/failures.ts';
import { type Actor, bodiesFor, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import { isSeen } from '../storage/people.ts';
import { endSessions } from '../storage/sign-in.ts';
import { rolesOfPeople } from './held-roles.ts';
import { carryOut } from './operation.ts';
import type { Input } from './reading.ts';
import type { World } from './world.ts';

/**
 * Ends every session of a person at once; the person can sign in again. For an administrator of a body in which the
 * person has, or had, a role. OWASP ASVS 5.0.0, 7.4.5.
 */
export async function signOutPerson(world: World, actor: Actor, { params: { id } }: Input<{ id: string }>) {
  mustBeAllowedSomewhere(actor, 'administer');
  return carryOut(world, actor, async ({ at }) => {
    if (!(await isSeen(scopeOf(actor), world.database, id))) throw notFound('person');
    const administered = bodiesFor(actor, 'administer');
    const bodies = (await rolesOfPeople(world, [id])).map(({ fields }) => fields.body ?? null);
    const own = administered === 'all' ? bodies[0] : bodies.find((body) => body !== null && administered.has(body));
    if (administered !== 'all' && own === undefined) throw notFound('person');
    return {
      drafts: [],
      log: { action: 'person_signed_out', about: [id], ...(own ? { chain: own } : {}) },
      rows: [endSessions(id)],
      answer: () => ({ id, signedOutAt: at }),
    };
  });
}
