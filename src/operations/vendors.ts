// Vendors, products and legal entities: facts shared by all bodies of the register.
import type { z } from 'zod';
import type { CalendarDate } from '../domain/calendar.ts';
import { refuseCircle } from '../domain/chain.ts';
import { forbidden, invalid, notFound } from '../domain/failures.ts';
import { locationFacts, subProcessorFacts } from '../domain/members.ts';
import { type Action, type Actor, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import type { Location, SubProcessor } from '../domain/subjects.ts';
import { vendorsOf } from '../storage/dependencies.ts';
import { productsOf, sharedIds } from '../storage/lookup.ts';
import { mayWriteShared } from './choosing.ts';
import { type Draft, draftFor, entityFields, resolveEntity } from './drafting.ts';
import { carryOut } from './operation.ts';
import { after, cursorOf, slicePage } from './paging.ts';
import { presentEntity, presentProduct, presentSubProcessor, presentVendor } from './present.ts';
import { type Input, mustFind, readSubjects, type TimeQuery } from './reading.ts';
import type { EntityCreate } from './shapes/bodies.ts';
import type {
  LocationInputValue,
  ProductCreate,
  SubProcessorCreate,
  SubProcessorInputValue,
  VendorCreate,
} from './shapes/vendors.ts';
import type { World } from './world.ts';

type ById = { id: string };
type ListQuery = { limit: number; cursor?: string };
type Search = ListQuery & { q?: string };

/** Throws unless the actor may write shared facts from at least one body. */
export function mustWriteShared(actor: Actor): void {
  mustBeAllowedSomewhere(actor, 'write_shared');
}

/** Throws unless a body in which the actor may do the action uses the product or vendor, or nobody uses it yet. */
export async function mustBeOurs(
  world: World,
  actor: Actor,
  action: Action,
  kind: 'vendor' | 'product',
  id: string,
): Promise<void> {
  mustBeAllowedSomewhere(actor, action);
  if (!(await mayWriteShared(world, actor, action, kind, id))) throw forbidden(action);
}

function mustRead(actor: Actor): void {
  mustBeAllowedSomewhere(actor, 'read');
}

/** Legal entities in order of name. */
export async function listEntities(world: World, actor: Actor, { query }: Input<unknown, Search>) {
  mustRead(actor);
  const page = await sharedIds(world.database, 'entities', query.q ?? '', after(query.cursor), query.limit);
  const register = page.ids.length > 0 ? (await readSubjects(world, actor, page.ids, 'entity')).register : null;
  const items = page.ids.flatMap((id) => {
    const entity = register?.get('entity', id);
    return entity ? [presentEntity(entity)] : [];
  });
  return { items, nextCursor: cursorOf(page.next) };
}

/** One legal entity. */
export async function getEntity(world: World, actor: Actor, { params, query }: Input<ById, TimeQuery>) {
  mustRead(actor);
  const { register } = await readSubjects(world, actor, [params.id], 'entity', query);
  return presentEntity(mustFind(register, 'entity', params.id, 'entity'));
}

/** Registers a legal entity. */
export async function createEntity(
  world: World,
  actor: Actor,
  { body: given }: Input<unknown, unknown, z.output<typeof EntityCreate>>,
) {
  mustWriteShared(actor);
  const id = world.newId('ent');
  const { effectiveOn, aliases, groupParentId, ...own } = given;
  await carryOut(world, actor, async ({ today }) => {
    const draft = draftFor({ effectiveOn: effectiveOn ?? today, body: null, cause: null });
    const known = await resolveEntity(world, draft, own, 'number');
    if (draft.drafts.length === 0)
      throw invalid('number', `expected an entity that is not registered yet (it is ${known})`);
    draft.drafts.length = 0;
    const named = Object.fromEntries(aliases.map((name) => [name, { name }]));
    draft.add('entity', id, {
      fields: entityFields({ ...own, groupParent: groupParentId }),
      added: { aliases: named },
    });
    return { drafts: draft.drafts, log: { action: 'entity_registered', about: [id] }, answer: () => undefined };
  });
  return getEntity(world, actor, { params: { id }, query: { asOf: given.effectiveOn }, body: undefined });
}

/** Vendors in order of name. */
export async function listVendors(world: World, actor: Actor, { query }: Input<unknown, Search>) {
  mustRead(actor);
  const page = await sharedIds(world.database, 'vendors', query.q ?? '', after(query.cursor), query.limit);
  const register = page.ids.length > 0 ? (await readSubjects(world, actor, page.ids, 'vendor')).register : null;
  const items = page.ids.flatMap((id) => {
    const vendor = register?.get('vendor', id);
    return register && vendor ? [presentVendor(register, vendor)] : [];
  });
  return { items, nextCursor: cursorOf(page.next) };
}

/** One vendor. */
export async function getVendor(world: World, actor: Actor, { params, query }: Input<ById, TimeQuery>) {
  mustRead(actor);
  const { register } = await readSubjects(world, actor, [params.id], 'vendor', query);
  return presentVendor(register, mustFind(register, 'vendor', params.id, 'vendor'));
}

/** Registers a vendor and, where it is new, the legal entity beneath it. Throws 422 for a company that is a vendor already. */
export async function createVendor(
  world: World,
  actor: Actor,
  { body: given }: Input<unknown, unknown, z.output<typeof VendorCreate>>,
) {
  mustWriteShared(actor);
  const id = world.newId('ven');
  const { entity: named, effectiveOn, ...contact } = given;
  const on = await carryOut(world, actor, async ({ today }) => {
    const day = effectiveOn ?? today;
    const draft = draftFor({ effectiveOn: day, body: null, cause: null });
    const entity = await resolveEntity(world, draft, named, 'entity');
    if ((await vendorsOf(world.database, [entity])).length > 0)
      throw invalid('entity.number', 'expected a company that is no vendor of the register yet');
    draft.add('vendor', id, { fields: { entity, ...contact } });
    return { drafts: draft.drafts, log: { action: 'vendor_registered', about: [id] }, answer: () => day };
  });
  return getVendor(world, actor, { params: { id }, query: { asOf: on }, body: undefined });
}

/** A vendor's products in order of name. */
export async function listProducts(world: World, actor: Actor, { params, query }: Input<ById, ListQuery>) {
  mustRead(actor);
  await getVendor(world, actor, { params, query: {}, body: undefined });
  const [result] = await world.database.read([productsOf(params.id)]);
  const ids = slicePage(
    (result?.rows ?? []).map((row) => String(row[0])),
    query.limit,
    query.cursor,
  );
  const register = ids.items.length > 0 ? (await readSubjects(world, actor, ids.items, 'product')).register : null;
  const items = ids.items.flatMap((id) => {
    const product = register?.get('product', id);
    return register && product ? [presentProduct(register, product)] : [];
  });
  return { items, nextCursor: ids.nextCursor };
}

/** One product with its declared facts. */
export async function getProduct(world: World, actor: Actor, { params, query }: Input<ById, TimeQuery>) {
  mustRead(actor);
  const { register } = await readSubjects(world, actor, [params.id], 'product', query);
  return presentProduct(register, mustFind(register, 'product', params.id, 'product'));
}

/** Registers a product of a vendor with its declared sub-processors, locations and usual categories. */
export async function createProduct(
  world: World,
  actor: Actor,
  { params, body: given }: Input<ById, unknown, z.output<typeof ProductCreate>>,
) {
  mustWriteShared(actor);
  const id = world.newId('prod');
  const on = await carryOut(world, actor, async ({ today }) => {
    const day = given.effectiveOn ?? today;
    const { register } = await readSubjects(world, actor, [params.id], 'vendor', { asOf: day });
    mustFind(register, 'vendor', params.id, 'vendor');
    const draft = draftFor({ effectiveOn: day, body: null, cause: null });
    const added = {
      editions: Object.fromEntries(given.editions.map((name) => [name, { name }])),
      subProcessors: await subProcessorMembers(world, draft, given.subProcessors, 'subProcessors'),
      locations: locationMembers(given.locations),
      dataCategories: Object.fromEntries(given.dataCategories.map((category) => [category, { category }])),
    };
    draft.add('product', id, {
      fields: { vendor: params.id, name: given.name, description: given.description },
      added,
    });
    return { drafts: draft.drafts, log: { action: 'product_registered', about: [id, params.id] }, answer: () => day };
  });
  return getProduct(world, actor, { params: { id }, query: { asOf: on }, body: undefined });
}

/** Sub-processors as set members keyed by their entity, new entities drafted on the way. */
export async function subProcessorMembers(
  world: World,
  draft: Draft,
  given: readonly SubProcessorInputValue[],
  path: string,
): Promise<Record<string, SubProcessor>> {
  const members: Record<string, SubProcessor> = {};
  const keys: string[] = [];
  for (const [i, input] of given.entries()) {
    const entity = await resolveEntity(world, draft, input.entity, `${path}.${i}.entity`);
    keys.push(entity);
    if (members[entity]) throw invalid(`${path}.${i}.entity`, 'expected each sub-processor once');
    members[entity] = subProcessorFrom(input, entity);
  }
  for (const [i, input] of given.entries()) {
    if (input.parentKey !== null && !members[input.parentKey])
      throw invalid(`${path}.${i}.parentKey`, 'expected the key of a sub-processor in the same list');
  }
  refuseCircles(given, keys, (key) => members[key]?.parent, path);
  return members;
}

/** Refuses a list of sub-processors, each under its key, in which one stands beneath itself. */
export function refuseCircles(
  given: readonly { parentKey: string | null }[],
  keys: readonly string[],
  parentOf: (key: string, of: number) => string | null | undefined,
  path: string,
): void {
  for (const [i, { parentKey }] of given.entries())
    refuseCircle(keys[i] ?? '', parentKey, (key) => parentOf(key, i), `${path}.${i}.parentKey`);
}

/** A sub-processor's facts once its entity is known. */
export function subProcessorFrom(input: SubProcessorInputValue, entity: string): SubProcessor {
  return subProcessorFacts({
    ...input,
    entity,
    country: input.country ?? input.entity.country,
    parent: input.parentKey,
  });
}

/** Locations as set members keyed by country and activity. */
export function locationMembers(given: readonly LocationInputValue[]): Record<string, Location> {
  return Object.fromEntries(
    given.map((location) => [`${location.country}:${location.activity}`, locationFacts(location)]),
  );
}

/** The sub-processors a product declares on the day. */
export async function listSubProcessors(
  world: World,
  actor: Actor,
  { params, query }: Input<ById, ListQuery & TimeQuery>,
) {
  mustRead(actor);
  const { register } = await readSubjects(world, actor, [params.id], 'product', query);
  const product = mustFind(register, 'product', params.id, 'product');
  return slicePage(
    [...(product.sets.subProcessors?.values() ?? [])].map((m) => presentSubProcessor(register, m)),
    query.limit,
    query.cursor,
  );
}

/** Declares one more sub-processor of a product, as a plain fact; a registered change also names its cause. */
export async function createSubProcessor(
  world: World,
  actor: Actor,
  { params, body: given }: Input<ById, unknown, z.output<typeof SubProcessorCreate>>,
) {
  await mustBeOurs(world, actor, 'write_shared', 'product', params.id);
  const { effectiveOn, ...input } = given;
  const made = await carryOut(world, actor, async ({ today }) => {
    const on: CalendarDate = effectiveOn ?? today;
    const { register } = await readSubjects(world, actor, [params.id], 'product', { asOf: on });
    const product = mustFind(register, 'product', params.id, 'product');
    const draft = draftFor({ effectiveOn: on, body: null, cause: null });
    const entity = await resolveEntity(world, draft, input.entity, 'entity');
    if (product.sets.subProcessors?.has(entity))
      throw invalid('entity', 'expected a sub-processor the product does not declare yet');
    if (input.parentKey !== null && !product.sets.subProcessors?.has(input.parentKey))
      throw invalid('parentKey', 'expected the key of a declared sub-processor');
    refuseCircle(entity, input.parentKey, (key) => product.sets.subProcessors?.get(key)?.value.parent, 'parentKey');
    draft.add('product', params.id, { added: { subProcessors: { [entity]: subProcessorFrom(input, entity) } } });
    return {
      drafts: draft.drafts,
      log: { action: 'sub_processor_declared', about: [params.id] },
      answer: () => ({ entity, on }),
    };
  });
  const { items } = await listSubProcessors(world, actor, {
    params,
    query: { limit: 10_000, asOf: made.on },
    body: undefined,
  });
  const declared = items.find((item) => item.key === made.entity);
  if (!declared) throw notFound('sub-processor');
  return declared;
}
