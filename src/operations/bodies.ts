// Bodies: municipalities, co-operatives and DPO offices, their successors, memberships and mandates.
import type { z } from 'zod';
import { addDays, type CalendarDate, END_OF_TIME, latest, osloDay } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import { linkSpans } from '../domain/links.ts';
import {
  type Action,
  type Actor,
  bodiesFor,
  inScope,
  mustBeAllowed,
  mustBeAllowedSomewhere,
  mustSee,
  scopeOf,
} from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Revision } from '../domain/revisions.ts';
import type { HeldKind } from '../domain/subjects.ts';
import { bodyWithNumber, sharedIds } from '../storage/lookup.ts';
import { mustBeWithoutConflictIn } from './conflicts.ts';
import { draftFor, draftHolding, resolveEntity } from './drafting.ts';
import { carryOut } from './operation.ts';
import { after, cursorOf, slicePage } from './paging.ts';
import { presentBody } from './present.ts';
import { type Input, mustFind, PROGRAM, readBody, readSubjects, type TimeQuery, unknownIsNull } from './reading.ts';
import type { BodyCreate, MandateCreate, MembershipCreate, MembershipEnd, SuccessorCreate } from './shapes/bodies.ts';
import type { World } from './world.ts';

type InBody = { body: string };

type ListQuery = { limit: number; cursor?: string };

/** The bodies the actor may see, in order of name. */
export async function listBodies(world: World, actor: Actor, { query }: Input<unknown, ListQuery>) {
  mustBeAllowedSomewhere(actor, 'read');
  const seen = bodiesFor(actor, 'read');
  const page = await sharedIds(world.database, 'bodies', '', after(query.cursor), query.limit);
  const ids = page.ids.filter((id) => seen === 'all' || seen.has(id));
  const items = ids.length === 0 ? [] : await presentBodies(world, actor, ids);
  return { items, nextCursor: cursorOf(page.next) };
}

async function presentBodies(world: World, actor: Actor, ids: string[]) {
  const { register } = await readSubjects(world, actor, ids, 'body');
  return ids.flatMap((id) => {
    const body = register.get('body', id);
    return body ? [presentBody(register, body)] : [];
  });
}

/** One body; also a predecessor of one the actor has a role in. */
export async function getBody(world: World, actor: Actor, { params, query }: Input<InBody, TimeQuery>) {
  mustSee(actor, params.body);
  const { register } = await readSubjects(world, actor, [params.body], 'body', query);
  return presentBody(register, mustFind(register, 'body', params.body, 'body'));
}

/** Registers a body and the legal entity beneath it. */
export async function createBody(
  world: World,
  actor: Actor,
  { body: given }: Input<unknown, unknown, z.output<typeof BodyCreate>>,
) {
  mustBeAllowed(actor, 'administer', null);
  const id = world.newId('body');
  await carryOut(world, actor, async ({ today }) => {
    if (await bodyWithNumber(world.database, given.number))
      throw invalid('number', 'expected a number that no body has yet');
    const draft = draftFor({ effectiveOn: given.effectiveOn ?? today, body: id, cause: null });
    const entity = await resolveEntity(
      world,
      draft,
      { number: given.number, foreignId: null, name: given.name, country: 'NO' },
      'number',
    );
    const { kind, name, municipalityNumber, language } = given;
    draft.add('body', id, { fields: { entity, kind, name, municipalityNumber, language, ceased: false } });
    return { drafts: draft.drafts, log: { action: 'body_registered', about: [id] }, answer: () => undefined };
  });
  return ownBody(world, id);
}

/** A body as it will be once everything registered about it has taken effect; what a write answers with. */
export async function ownBody(world: World, id: string) {
  const { register } = await readSubjects(world, PROGRAM, [id], 'body', { asOf: END_OF_TIME });
  return presentBody(register, mustFind(register, 'body', id, 'body'));
}

/** Registers a merger or split: the body ceases on that day; a merger hands over all it holds unless told not to. */
export async function createSuccessor(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, z.output<typeof SuccessorCreate>>,
) {
  mustBeAllowed(actor, 'administer', null);
  await carryOut(world, actor, async () => {
    if (given.bodyId === params.body) throw invalid('bodyId', 'expected another body than the one that ceases');
    const { register } = await readBody(world, actor, params.body, { asOf: END_OF_TIME });
    await readBody(world, actor, given.bodyId);
    const draft = draftFor({ effectiveOn: given.on, body: params.body, cause: null });
    const member = { body: given.bodyId, kind: given.kind };
    draft.add('body', params.body, {
      fields: given.kind === 'merger' ? { ceased: true } : {},
      added: { successors: { [given.bodyId]: member } },
    });
    if (given.kind === 'merger' && given.moveHoldings) {
      for (const { held, kind, since } of heldAtLast(register, params.body))
        draftHolding(draft, kind, held, given.bodyId, latest(given.on, since));
    }
    return {
      drafts: draft.drafts,
      log: { action: 'successor_registered', about: [params.body, given.bodyId] },
      answer: () => undefined,
    };
  });
  return ownBody(world, params.body);
}

/** What a body holds at last as registered by now, and from which day it does. */
function heldAtLast(register: Register, body: string): { held: string; kind: HeldKind; since: CalendarDate }[] {
  return register.all('holding').flatMap(({ since, from, fields: { held, heldKind: kind, body: holder } }) => {
    if (holder !== body || !held || !kind) return [];
    return [{ held, kind, since: from.body?.since ?? since }];
  });
}

/** A body's memberships in co-operatives, ended ones included. */
export async function listMemberships(
  world: World,
  actor: Actor,
  { params, query }: Input<InBody, ListQuery & TimeQuery>,
) {
  mustSee(actor, params.body);
  const { known } = await readBody(world, actor, params.body, query);
  const items = linkSpans(known, 'membership').flatMap(({ id, fields, from, to }) =>
    fields.body === params.body ? [{ id, bodyId: fields.body, cooperativeId: fields.cooperative ?? '', from, to }] : [],
  );
  return slicePage(items, query.limit, query.cursor);
}

/** Joins a co-operative from a day, until its last day when that is known. */
export async function createMembership(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, z.output<typeof MembershipCreate>>,
) {
  mustBeAllowed(actor, 'administer', params.body);
  if (given.to !== null && given.to < given.from) throw invalid('to', 'expected a day on or after from');
  const id = world.newId('mem');
  await carryOut(world, actor, async () => {
    const { register } = await readSubjects(world, actor, [params.body], 'body');
    mustFind(register, 'body', params.body, 'body');
    const cooperative = await ownBody(world, given.cooperativeId).catch(unknownIsNull);
    if (cooperative?.kind !== 'co_operative') throw invalid('cooperativeId', 'expected the id of a co-operative');
    const draft = draftFor({ effectiveOn: given.from, body: params.body, cause: null });
    draft.add('membership', id, { fields: { body: params.body, cooperative: given.cooperativeId, active: true } });
    if (given.to !== null)
      draft.add('membership', id, { fields: { active: false } }, { effectiveOn: addDays(given.to, 1) });
    return {
      drafts: draft.drafts,
      log: { action: 'membership_registered', about: [params.body, id] },
      answer: () => undefined,
    };
  });
  return { id, bodyId: params.body, cooperativeId: given.cooperativeId, from: given.from, to: given.to };
}

/** Ends a membership; `to` is its last day. */
export async function endMembership(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody & { id: string }, unknown, z.output<typeof MembershipEnd>>,
) {
  mustBeAllowed(actor, 'administer', params.body);
  return carryOut(world, actor, async () => {
    const { revisions } = await readBody(world, actor, params.body);
    const span = linkSpans(revisions, 'membership').find((s) => s.id === params.id && s.fields.body === params.body);
    if (!span) throw invalid('id', 'expected the id of one of the body’s memberships');
    if (given.to < span.from) throw invalid('to', `expected a day on or after the membership began (${span.from})`);
    const draft = draftFor({ effectiveOn: addDays(given.to, 1), body: params.body, cause: null });
    draft.add('membership', params.id, { fields: { active: false } });
    const answer = {
      id: params.id,
      bodyId: params.body,
      cooperativeId: span.fields.cooperative ?? '',
      from: span.from,
      to: given.to,
    };
    return {
      drafts: draft.drafts,
      log: { action: 'membership_ended', about: [params.body, params.id] },
      answer: () => answer,
    };
  });
}

/** Mandates of DPO offices for a body, ended ones included. */
export async function listMandates(
  world: World,
  actor: Actor,
  { params, query }: Input<InBody, ListQuery & TimeQuery>,
) {
  mustSee(actor, params.body);
  const { known } = await readBody(world, actor, params.body, query);
  const items = linkSpans(known, 'mandate').flatMap(({ id, fields: f, from, to }) =>
    f.body === params.body ? [presentMandate(id, f, from, to)] : [],
  );
  return slicePage(items, query.limit, query.cursor);
}

type MandateFields = NonNullable<Revision<'mandate'>['content']['fields']>;

/** A mandate in its interface shape. */
export function presentMandate(id: string, f: MandateFields, from: CalendarDate, to: CalendarDate | null) {
  return {
    id,
    bodyId: f.body ?? '',
    officeId: f.office ?? '',
    decidedOn: f.decidedOn ?? null,
    notifiedOn: f.notifiedOn ?? null,
    publishedUrl: f.publishedUrl ?? null,
    capacityPercent: f.capacityPercent ?? null,
    conflictReason: f.conflictReason ?? null,
    from,
    to,
  };
}

/** Gives a DPO office a mandate for a body (GDPR art. 37); a conflict of interest is refused unless explained (art. 38(6)). */
export async function createMandate(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, z.output<typeof MandateCreate>>,
) {
  mustBeAllowed(actor, 'administer', params.body);
  if (given.to !== null && given.to < given.from) throw invalid('to', 'expected a day on or after from');
  const id = world.newId('man');
  const { officeId: office, from, to, ...terms } = given;
  const fields = { office, body: params.body, ...terms, active: true };
  await carryOut(world, actor, async () => {
    const found = await ownBody(world, office).catch(unknownIsNull);
    if (!(found && (found.kind === 'dpo_office' || inScope(scopeOf(actor), office))))
      throw invalid('officeId', 'expected the id of a body that has a data protection officer');
    await readSubjects(world, actor, [params.body], 'body');
    const draft = draftFor({ effectiveOn: from, body: params.body, cause: null });
    draft.add('mandate', id, { fields });
    if (to !== null) draft.add('mandate', id, { fields: { active: false } }, { effectiveOn: addDays(to, 1) });
    await mustBeWithoutConflictIn(world, actor, draft, office, given);
    return {
      drafts: draft.drafts,
      log: { action: 'mandate_given', about: [params.body, id] },
      answer: () => undefined,
    };
  });
  return presentMandate(id, fields, from, to);
}

/** The bodies a reader may choose among on a day: those that keep a register, exist then and have not ceased. */
export async function currentBodies(
  world: World,
  actor: Actor,
  asOf: CalendarDate,
): Promise<{ id: string; name: string }[]> {
  const found = await bodiesOn(world, actor, 'read', asOf);
  return found.filter(({ kind }) => kind !== 'dpo_office').map(({ id, name }) => ({ id, name }));
}

/** The bodies one gives roles in: those one administers today, offices of data protection officers among them. */
export async function administeredBodies(world: World, actor: Actor): Promise<{ id: string; name: string }[]> {
  const found = await bodiesOn(world, actor, 'administer', osloDay(world.now()));
  return found.map(({ id, name }) => ({ id, name }));
}

async function bodiesOn(world: World, actor: Actor, action: Action, asOf: CalendarDate) {
  const seen = bodiesFor(actor, action);
  const page = await sharedIds(world.database, 'bodies', '', null, 1000);
  const ids = page.ids.filter((id) => seen === 'all' || seen.has(id));
  if (ids.length === 0) return [];
  const { register } = await readSubjects(world, actor, ids, 'body', { asOf });
  return ids.flatMap((id) => {
    const body = register.get('body', id);
    return body && !body.fields.ceased ? [{ id, name: body.fields.name ?? id, kind: body.fields.kind }] : [];
  });
}
