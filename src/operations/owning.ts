// Who answers for what: systems, agreements and open findings, by whom, and those with nobody.
import { agreementStatus, responsibleFor } from '../domain/agreements.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { notFound } from '../domain/failures.ts';
import { type Actor, bodiesFor, mustBeAllowedSomewhere, mustSee, type Scope } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Language } from '../domain/vocabulary.ts';
import { watchOn } from '../domain/watch.ts';
import { isSeen } from '../storage/people.ts';
import { bodiesOwnedIn, holdersOfRoles } from '../storage/roles.ts';
import { assessedIn, findingsOf } from './findings.ts';
import { slicePage } from './paging.ts';
import { type Input, PROGRAM, readBody } from './reading.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { OwnedItemValue } from './shapes/people.ts';
import type { World } from './world.ts';

type ListQuery = { limit: number; cursor?: string };

/** What a person answers for in the bodies the actor administers. */
export async function listOwned(world: World, actor: Actor, { params, query }: Input<{ id: string }, ListQuery>) {
  const scope = await mustGovernSome(world, actor, params.id);
  const items: OwnedItemValue[] = [];
  for (const body of await bodiesOwnedIn(scope, world.database, params.id)) {
    const { register } = await readBody(world, PROGRAM, body);
    items.push(...heldItems(register, body).filter(({ ownerId }) => ownerId === params.id));
    items.push(...(await givenFindings(world, body, world.language)).filter(({ ownerId }) => ownerId === params.id));
  }
  return slicePage(items, query.limit, query.cursor);
}

/** The bodies the actor administers, as a scope. Throws not_found unless the person has, had or will have a role in one. */
export async function mustGovernSome(world: World, actor: Actor, person: string): Promise<Scope> {
  mustBeAllowedSomewhere(actor, 'administer');
  const scope = { bodies: bodiesFor(actor, 'administer') };
  if (!(await isSeen(scope, world.database, person))) throw notFound('person');
  return scope;
}

/** What a body has on a register's day for somebody to answer for, with who is named: ended and terminated left out. */
export function heldItems(register: Register, body: string): OwnedItemValue[] {
  const place = { bodyId: body, agreementId: null };
  return assessedIn(register, body).flatMap(({ kind, id }): OwnedItemValue[] => {
    const system = kind === 'system' ? register.get('system', id) : undefined;
    if (system && !isOver(system.fields.endedOn ?? null, register.asOf))
      return [{ kind: 'system', id, title: system.fields.name ?? id, ownerId: system.fields.owner ?? null, ...place }];
    const agreement = kind === 'agreement' ? register.get('agreement', id) : undefined;
    if (!agreement || isTerminated(register, id)) return [];
    const { title = id, owner = null } = agreement.fields;
    return [{ kind: 'agreement', id, title, ownerId: owner, ...place }];
  });
}

const isOver = (endedOn: CalendarDate | null, day: CalendarDate): boolean => endedOn !== null && endedOn < day;

function isTerminated(register: Register, agreement: string): boolean {
  return agreementStatus(register, agreement, watchOn(register.asOf), false) === 'terminated';
}

/** The findings in a body, open and coming, that were given to somebody. */
export async function givenFindings(world: World, body: string, language: Language): Promise<OwnedItemValue[]> {
  const { findings } = await findingsOf(world, PROGRAM, [body], {}, language, true);
  const seen = new Set<string>();
  return findings
    .filter(
      ({ outcome, standing, key }) =>
        outcome === 'found' && standing.ownerId !== null && !seen.has(key) && seen.add(key),
    )
    .map(asItem);
}

function asItem({ key, title, bodyId, standing, agreementId, subjectTitle }: FindingValue): OwnedItemValue {
  return {
    ...{ kind: 'finding', id: key, title: `${title}: ${subjectTitle}`, bodyId },
    ...{ ownerId: standing.ownerId, agreementId },
  };
}

/** What nobody answers for in a body today: no owner, or one without any role there any more. For all who read it. */
export async function listWithoutOwner(
  world: World,
  actor: Actor,
  { params, query }: Input<{ body: string }, ListQuery>,
) {
  mustSee(actor, params.body);
  const { register } = await readBody(world, actor, params.body);
  if (!register.get('body', params.body)) throw notFound('body');
  const here = await holdersOfRoles(world.database, params.body);
  const items = [...heldItems(register, params.body), ...(await givenFindings(world, params.body, world.language))].map(
    (item) => {
      const agreement = item.kind === 'agreement' ? register.get('agreement', item.id) : undefined;
      return agreement ? { ...item, ownerId: responsibleFor(register, agreement) } : item;
    },
  );
  const without = items.filter(({ ownerId }) => ownerId === null || !here.has(ownerId));
  return slicePage(without, query.limit, query.cursor);
}
