// Systems: one controller's uses of products, their facts and profile revisions.
import type { z } from 'zod';
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import { chainOf, placesOf } from '../domain/chain.ts';
import { invalid, stale } from '../domain/failures.ts';
import { type Actor, mustBeAllowed, mustSee, scopeOf } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { RevisionContent, Subject } from '../domain/revisions.ts';
import type { FieldsOf } from '../domain/subjects.ts';
import { categoriesOf } from '../domain/systems.ts';
import type { DataCategory } from '../domain/vocabulary.ts';
import { heldIds } from '../storage/lookup.ts';
import { isSeen } from '../storage/people.ts';
import { type Draft, draftFor, draftHolding, resolveEntity } from './drafting.ts';
import { carryOut } from './operation.ts';
import { after, cursorOf } from './paging.ts';
import { presentLocation, presentSubProcessor, presentSystem } from './present.ts';
import { type Input, mustBeHeld, mustFind, readSubjects, type TimeQuery } from './reading.ts';
import type { SystemCreate, SystemProfile } from './shapes/systems.ts';
import { locationMembers, subProcessorMembers } from './vendors.ts';
import type { World } from './world.ts';

type InBody = { body: string };
type InBodyById = InBody & { id: string };
type SystemInput = z.output<typeof SystemCreate>;
type Search = { limit: number; cursor?: string; q?: string };

/** Throws unless the actor may write the register of the body; a body out of sight answers as unknown. */
export function mustWrite(actor: Actor, body: string): void {
  mustBeAllowed(actor, 'write_register', body);
}

/** Throws 422 at `path` when the id is given and nobody the actor may see has it. */
export async function mustBePerson(
  world: World,
  actor: Actor,
  id: string | null | undefined,
  path: string,
): Promise<void> {
  if (id != null && !(await isSeen(scopeOf(actor), world.database, id)))
    throw invalid(path, 'expected the id of a person');
}

/** A body's systems in order of name. */
export async function listSystems(world: World, actor: Actor, { params, query }: Input<InBody, Search>) {
  mustSee(actor, params.body);
  const page = await heldIds(
    scopeOf(actor),
    world.database,
    'systems',
    params.body,
    query.q ?? '',
    after(query.cursor),
    query.limit,
  );
  const register = page.ids.length > 0 ? (await readSubjects(world, actor, page.ids, 'system')).register : null;
  const items = page.ids.flatMap((id) => {
    const system = register?.get('system', id);
    return register && system ? [presentSystem(register, system)] : [];
  });
  return { items, nextCursor: cursorOf(page.next) };
}

/** One system with its facts on the day, and an ETag for guarded revisions. */
export async function getSystem(world: World, actor: Actor, { params, query }: Input<InBodyById, TimeQuery>) {
  const { register, system } = await readSystem(world, actor, params, query);
  return presentSystem(register, system);
}

/** The state a system's ETag stands for: the highest seq folded into it. */
export async function etagOfSystem(world: World, actor: Actor, params: InBodyById): Promise<string> {
  return `"${(await readSystem(world, actor, params, { asOf: END_OF_TIME })).system.seq}"`;
}

async function readSystem(
  world: World,
  actor: Actor,
  params: InBodyById,
  query: TimeQuery,
): Promise<{ register: Register; system: Subject<'system'> }> {
  mustSee(actor, params.body);
  const { register, revisions } = await readSubjects(world, actor, [params.id], 'system', query);
  mustBeHeld(revisions, params.body, params.id, 'system');
  return { register, system: mustFind(register, 'system', params.id, 'system') };
}

/** Registers a system of a body. */
export async function createSystem(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, SystemInput>,
) {
  mustWrite(actor, params.body);
  const id = world.newId('sys');
  const { goLive, endedOn } = given;
  if (goLive !== null && endedOn !== null && endedOn < goLive)
    throw invalid('endedOn', 'expected a day on or after goLive');
  const on = await carryOut(world, actor, async ({ today }) => {
    const day = given.effectiveOn ?? today;
    await mustBePerson(world, actor, given.ownerId, 'ownerId');
    await mustBeProduct(world, actor, given.productId, given.edition, day);
    const draft = draftFor({ effectiveOn: day, body: params.body, cause: null });
    draft.add('system', id, await systemContent(world, draft, given));
    draftHolding(draft, 'system', id, params.body, day);
    return { drafts: draft.drafts, log: { action: 'system_registered', about: [id] }, answer: () => day };
  });
  return getSystem(world, actor, { params: { ...params, id }, query: { asOf: on }, body: undefined });
}

async function systemContent(world: World, draft: Draft, given: SystemInput): Promise<RevisionContent<'system'>> {
  const { effectiveOn: _day, productId: product, processor: named, ownerId: owner, ...rest } = given;
  const { dataCategories, dataSubjects, subProcessors, locations, deviations, ...plain } = rest;
  const processor = named === null ? null : await resolveEntity(world, draft, named, 'processor');
  return {
    fields: { ...plain, product, processor, owner },
    added: {
      dataCategories: Object.fromEntries(dataCategories.map((category) => [category, { category }])),
      dataSubjects: Object.fromEntries(dataSubjects.map((subject) => [subject, { subject }])),
      subProcessors: await subProcessorMembers(world, draft, subProcessors, 'subProcessors'),
      locations: locationMembers(locations),
      deviations: deviationMembers(deviations),
    },
  };
}

async function mustBeProduct(
  world: World,
  actor: Actor,
  product: string | null,
  edition: string | null,
  day: CalendarDate,
): Promise<void> {
  if (product === null) return;
  const found = (await readSubjects(world, actor, [product], 'product', { asOf: day })).register.get(
    'product',
    product,
  );
  if (!found) throw invalid('productId', `expected a product that is registered by ${day}`);
  if (edition !== null && found.sets.editions?.size && !found.sets.editions.has(edition))
    throw invalid('edition', 'expected one of the product’s editions');
}

type DeviationInput = SystemInput['deviations'][number];

const deviationMembers = (given: readonly DeviationInput[]) =>
  Object.fromEntries(
    given.map((d) => [`${d.of}:${d.key}`, { of: d.of, key: d.key, reason: d.reason, evidence: d.evidenceId }]),
  );

type Profile = z.output<typeof SystemProfile>;

/** Confirms or corrects a system's facts from a day: only what is given changes. Throws `stale` on another ETag. */
export async function reviseSystem(
  world: World,
  actor: Actor,
  { params, body: given, ifMatch }: Input<InBodyById, unknown, Profile> & { ifMatch?: string },
) {
  mustWrite(actor, params.body);
  const on = await carryOut(world, actor, async ({ today }) => {
    const day = given.effectiveOn ?? today;
    const now = await readSystem(world, actor, params, { asOf: END_OF_TIME });
    if (ifMatch !== undefined && ifMatch !== `"${now.system.seq}"`) throw stale();
    const { system } = await readSystem(world, actor, params, { asOf: day });
    await mustBePerson(world, actor, given.ownerId, 'ownerId');
    if (given.confirmedOn !== undefined && given.confirmedOn > today)
      throw invalid('confirmedOn', `expected a day not later than today (${today})`);
    const content = profileContent(given, system);
    const draft = draftFor({ effectiveOn: day, body: params.body, cause: null });
    draft.add('system', params.id, content);
    return { drafts: draft.drafts, log: { action: 'system_revised', about: [params.id] }, answer: () => day };
  });
  return getSystem(world, actor, { params, query: { asOf: on }, body: undefined });
}

function profileContent(given: Profile, system: Subject<'system'>): RevisionContent<'system'> {
  const { effectiveOn: _day, ownerId, dataCategories, dataSubjects, deviations, ...plain } = given;
  const fields: Partial<FieldsOf<'system'>> = { ...plain, ...(ownerId !== undefined ? { owner: ownerId } : {}) };
  for (const key of Object.keys(fields) as (keyof typeof fields)[]) if (fields[key] === undefined) delete fields[key];
  const goLive = fields.goLive ?? system.fields.goLive;
  const endedOn = fields.endedOn ?? system.fields.endedOn;
  if (goLive && endedOn && endedOn < goLive) throw invalid('endedOn', `expected a day on or after goLive (${goLive})`);
  return {
    fields,
    added: {
      ...(dataCategories
        ? { dataCategories: Object.fromEntries(dataCategories.add.map((category) => [category, { category }])) }
        : {}),
      ...(dataSubjects
        ? { dataSubjects: Object.fromEntries(dataSubjects.add.map((subject) => [subject, { subject }])) }
        : {}),
      ...(deviations ? { deviations: deviationMembers(deviations) } : {}),
    },
    ended: {
      ...(dataCategories ? { dataCategories: dataCategories.end } : {}),
      ...(dataSubjects ? { dataSubjects: dataSubjects.end } : {}),
    },
  };
}

/** A system as an agreement must cover it: with the whole processing chain and every location, the product's included. */
export async function getSystemWithChain(world: World, actor: Actor, { params, query }: Input<InBodyById, TimeQuery>) {
  const { register, system } = await readSystem(world, actor, params, query);
  return {
    ...presentSystem(register, system),
    subProcessors: chainOf(register, system.id).links.map((link) =>
      presentSubProcessor(register, { ...link, value: link }),
    ),
    locations: placesOf(register, system.id).map((place) => presentLocation({ ...place, value: place })),
    dataCategories: [...categoriesOf(register, system).keys()] as DataCategory[],
  };
}
