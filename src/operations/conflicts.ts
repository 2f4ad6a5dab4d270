// Conflict of interest (GDPR art. 38(6)), checked where a mandate or role is given: refused unless explained on record.
import { type Conflict, conflictsAmong, DECIDING_ROLES, type MandateSpan, type RoleSpan } from '../domain/conflicts.ts';
import { invalid } from '../domain/failures.ts';
import { linkSpans } from '../domain/links.ts';
import { type Actor, inScope, scopeOf } from '../domain/permissions.ts';
import type { Revision } from '../domain/revisions.ts';
import { namesakesOf } from '../storage/namesakes.ts';
import { peopleById } from '../storage/people.ts';
import { mandateIdsOf, officersOf } from '../storage/roles.ts';
import type { Draft } from './drafting.ts';
import { rolesOfPeople } from './held-roles.ts';
import { PROGRAM, readSubjects } from './reading.ts';
import type { World } from './world.ts';

/** What is about to be given: a reason where it is explained, and where its body stands among the fields. */
type Given = { conflictReason: string | null };

/** Whose role is drafted; the address is given for somebody who is not registered yet. */
type Whose = { person: string; email: string | null };

/** Throws 422 when a drafted role makes a conflict that its grant does not explain, naming who and which role it is. */
export async function mustBeWithoutConflict(
  world: World,
  actor: Actor,
  draft: Draft,
  { person, email }: Whose,
  grants: readonly (Given & { role: string })[],
): Promise<void> {
  const risky = grants.filter(({ role }) => role === 'data_protection_officer' || isDeciding(role));
  if (risky.length === 0 || risky.every(({ conflictReason }) => conflictReason !== null)) return;
  const drafted = draftedOf(draft, 'role');
  const namesakes = await namesakesOf(world.database, [person], email);
  const roles = await roleSpans(world, namesakes, drafted);
  const offices = roles.filter(({ role }) => role === 'data_protection_officer').flatMap(({ body }) => body ?? []);
  const mandates = await mandateSpans(world, await mandateIdsOf(world.database, offices), []);
  const added = new Set(drafted.map(({ subject }) => subject));
  const conflicts = conflictsAmong(roles, mandates).filter(
    ({ officer, held }) => added.has(officer.id) || added.has(held.id),
  );
  await mustBeNone(world, actor, conflicts);
}

/** Throws 422 when an officer of the office has, or is to have, a deciding role in the body the drafted mandate is for. */
export async function mustBeWithoutConflictIn(
  world: World,
  actor: Actor,
  draft: Draft,
  office: string,
  { conflictReason }: Given,
): Promise<void> {
  if (conflictReason !== null) return;
  const officers = await officersOf(world.database, office);
  if (officers.length === 0) return;
  const roles = await roleSpans(world, await namesakesOf(world.database, officers, null), []);
  const mandates = await mandateSpans(world, [], draftedOf(draft, 'mandate'));
  await mustBeNone(
    world,
    actor,
    conflictsAmong(roles, mandates).filter(({ mandate }) => mandate !== null),
  );
}

const isDeciding = (role: string): boolean => (DECIDING_ROLES as readonly string[]).includes(role);

/** Drafts as the revisions they will be, for reading spans from. */
function draftedOf(draft: Draft, kind: 'role' | 'mandate'): Revision[] {
  return draft.drafts.flatMap((one, seq) =>
    one.kind === kind ? [{ ...one, seq, id: `draft_${seq}`, corrects: null, withdraws: null } as Revision] : [],
  );
}

async function roleSpans(
  world: World,
  humans: ReadonlyMap<string, string>,
  drafted: readonly Revision[],
): Promise<RoleSpan[]> {
  const known = await rolesOfPeople(world, [...humans.keys()]);
  return [...known, ...linkSpans(drafted, 'role')].flatMap(({ id, fields: { person, role, body = null }, from, to }) =>
    person && role ? [{ id, person, human: humans.get(person) ?? person, role, body, from, to }] : [],
  );
}

async function mandateSpans(
  world: World,
  ids: readonly string[],
  drafted: readonly Revision[],
): Promise<MandateSpan[]> {
  const known = ids.length === 0 ? [] : (await readSubjects(world, PROGRAM, ids, 'mandate')).revisions;
  return linkSpans([...known, ...drafted], 'mandate').flatMap(({ id, fields: { office, body }, from, to }) =>
    office && body ? [{ id, office, body, from, to }] : [],
  );
}

/** One error for each conflict; who holds the other role is named to those who may see the body it is in. */
async function mustBeNone(world: World, actor: Actor, conflicts: readonly Conflict[]): Promise<void> {
  const [conflict] = conflicts;
  if (!conflict) return;
  const { held, officer } = conflict;
  const scope = scopeOf(actor);
  const sees = held.body === null ? scope.bodies === 'all' : inScope(scope, held.body);
  const names = await peopleById(world.database, [held.person, officer.person]);
  const name = (names.get(held.person) ?? names.get(officer.person))?.name ?? 'the person';
  const who = sees ? `${name} has the role ${held.role}` : 'the officer has a role that decides';
  throw invalid('conflictReason', `expected a reason why it is no conflict of interest (GDPR art. 38(6)) that ${who}`);
}
