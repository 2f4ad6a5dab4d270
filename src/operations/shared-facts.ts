// Corrections of what all bodies share: a vendor's contact and identity, a product's name, description and editions.
import type { z } from 'zod';
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import { invalid, stale } from '../domain/failures.ts';
import type { Actor } from '../domain/permissions.ts';
import type { Subject } from '../domain/revisions.ts';
import type { FieldsOf } from '../domain/subjects.ts';
import { subjectsNaming } from '../storage/dealings.ts';
import { findEntities } from '../storage/lookup.ts';
import { draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import { type Input, mustFind, readSubjects } from './reading.ts';
import type { ProductProfile, VendorProfile } from './shapes/vendors.ts';
import { getProduct, getVendor, mustBeOurs } from './vendors.ts';
import type { World } from './world.ts';

type ById = { id: string };
type Guarded<B> = Input<ById, unknown, B> & { ifMatch?: string };
type GivenVendor = z.output<typeof VendorProfile>;

async function readVendor(world: World, actor: Actor, id: string) {
  const { register } = await readSubjects(world, actor, [id], 'vendor', { asOf: END_OF_TIME });
  const vendor = mustFind(register, 'vendor', id, 'vendor');
  const entity = mustFind(register, 'entity', vendor.fields.entity ?? '', 'vendor');
  return { vendor, entity, etag: `"${vendor.seq}-${entity.seq}"` };
}

/** The state a vendor's ETag stands for: the highest seq folded into it and into its company. */
export async function etagOfVendor(world: World, actor: Actor, { id }: ById): Promise<string> {
  return (await readVendor(world, actor, id)).etag;
}

/**
 * Corrects how a vendor is reached and what identifies its company: only what is given changes. Another name, a merger or
 * another status is a change with consequences, and is registered as one. Throws `stale` on another ETag.
 */
export async function reviseVendor(world: World, actor: Actor, { params, body: given, ifMatch }: Guarded<GivenVendor>) {
  await mustBeOurs(world, actor, 'write_shared', 'vendor', params.id);
  const on = await carryOut(world, actor, async ({ today }) => {
    const { effectiveOn: day = today, number, foreignId, country, address, ...contact } = given;
    const { vendor, entity, etag } = await readVendor(world, actor, params.id);
    if (ifMatch !== undefined && ifMatch !== etag) throw stale();
    mustBeKnown(vendor, day);
    const identity = said({ number, foreignId, country, address });
    await mustBeItsOwn(world, entity, identity);
    const fields = said(contact);
    const draft = draftFor({ effectiveOn: day, body: null, cause: null });
    if (Object.keys(fields).length > 0) draft.add('vendor', params.id, { fields });
    if (Object.keys(identity).length > 0) draft.add('entity', entity.id, { fields: identity });
    const log = { action: 'vendor_revised', about: [params.id, entity.id] };
    return { drafts: draft.drafts, log, answer: () => day };
  });
  return getVendor(world, actor, { params, query: { asOf: on }, body: undefined });
}

type Identity = Partial<Pick<FieldsOf<'entity'>, 'number' | 'foreignId' | 'country' | 'address'>>;

/** Throws unless the company is no body of the register, and nobody else bears the number it is given. */
async function mustBeItsOwn(world: World, entity: Subject<'entity'>, identity: Identity): Promise<void> {
  const [first] = Object.keys(identity);
  if (first === undefined) return;
  if ((await subjectsNaming(world.database, entity.id, 'body')).length > 0)
    throw invalid(first, 'expected a company that is no municipality or other body of the register');
  const { number } = identity;
  if (number == null) return;
  const bearers = await findEntities(world.database, { number, foreignId: null, country: 'NO' });
  if (bearers.some((id) => id !== entity.id)) throw invalid('number', 'expected a number no other company bears');
}

/** What was said, without what was left out. */
function said<T extends object>(given: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as never;
}

/** Throws 422 for a day before the subject is first known. */
export function mustBeKnown({ since }: Subject, day: CalendarDate): void {
  if (day < since) throw invalid('effectiveOn', `expected a day on or after ${since}, when it is first known`);
}

async function readProduct(world: World, actor: Actor, id: string): Promise<Subject<'product'>> {
  const { register } = await readSubjects(world, actor, [id], 'product', { asOf: END_OF_TIME });
  return mustFind(register, 'product', id, 'product');
}

/** The state a product's ETag stands for. */
export async function etagOfProduct(world: World, actor: Actor, { id }: ById): Promise<string> {
  return `"${(await readProduct(world, actor, id)).seq}"`;
}

/**
 * Corrects a product's name, description and editions: only what is given changes. Its chain, places and categories change
 * by a registered change, which shows what follows first. Throws `stale` on another ETag.
 */
export async function reviseProduct(
  world: World,
  actor: Actor,
  { params, body: given, ifMatch }: Guarded<z.output<typeof ProductProfile>>,
) {
  await mustBeOurs(world, actor, 'write_shared', 'product', params.id);
  const on = await carryOut(world, actor, async ({ today }) => {
    const { effectiveOn: day = today, editions, ...plain } = given;
    const product = await readProduct(world, actor, params.id);
    if (ifMatch !== undefined && ifMatch !== `"${product.seq}"`) throw stale();
    mustBeKnown(product, day);
    const fields = said(plain);
    const draft = draftFor({ effectiveOn: day, body: null, cause: null });
    draft.add('product', params.id, {
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
      ...(editions?.add.length
        ? { added: { editions: Object.fromEntries(editions.add.map((name) => [name, { name }])) } }
        : {}),
      ...(editions?.end.length ? { ended: { editions: editions.end } } : {}),
    });
    return { drafts: draft.drafts, log: { action: 'product_revised', about: [params.id] }, answer: () => day };
  });
  return getProduct(world, actor, { params, query: { asOf: on }, body: undefined });
}
