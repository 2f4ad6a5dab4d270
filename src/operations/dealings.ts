// What the bodies one sees have to do with a vendor or a product: contracts, systems and agreements, and what was changed.
import { assess } from '../domain/assessment/assess.ts';
import { processorOf } from '../domain/chain.ts';
import { holderOf, sameEntity } from '../domain/entities.ts';
import { type Actor, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import type { Journal, Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import { heldNaming } from '../storage/dealings.ts';
import { revisionsFrom, revisionsOfRoots } from '../storage/journal.ts';
import { productsOf } from '../storage/lookup.ts';
import { changesById, idsOfChange, namesOfSubjects, wordedChange } from './naming.ts';
import { presentContract, presentProduct } from './present.ts';
import { presentRow } from './present-agreement.ts';
import { readSubjects, type TimeQuery } from './reading.ts';
import type { World } from './world.ts';

/** More than a region has of one vendor; whoever sees more chooses a body. */
const MOST = 2_000;

/** A system in a row: what it is, whose, of which product, and until when. */
export type DealtSystem = {
  id: string;
  name: string;
  bodyId: string;
  bodyName: string;
  productId: string | null;
  productName: string | null;
  ownerId: string | null;
  endedOn: string | null;
};

/** What bodies have to do with it on the day, each in order of name; `cut` where there is more than could be read. */
export type Dealings = {
  products: ReturnType<typeof presentProduct>[];
  contracts: (ReturnType<typeof presentContract> & { bodyName: string })[];
  systems: DealtSystem[];
  agreements: ReturnType<typeof presentRow>[];
  cut: boolean;
};

type Vendor = { id: string; entityId: string };

/** What the bodies have to do with a vendor: as a party of contracts and agreements, and by the systems they use of it. */
export async function dealingsWithVendor(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  { id, entityId }: Vendor,
  time: TimeQuery,
): Promise<Dealings> {
  mustBeAllowedSomewhere(actor, 'read');
  const [result] = await world.database.read([productsOf(id)]);
  const products = (result?.rows ?? []).map((row) => String(row[0]));
  const held = await readHeld(world, actor, bodies, [entityId, id, ...products], time);
  const { register, cut } = held;
  const is = (entity: string | null | undefined): boolean => entity != null && sameEntity(register, entity, entityId);
  const uses = (system: Subject<'system'>): boolean =>
    register.get('product', system.fields.product)?.fields.vendor === id || is(processorOf(register, system));
  const stands = (agreement: Subject<'agreement'>): boolean =>
    is(register.get('contract', agreement.fields.contract)?.fields.vendor) ||
    register.under('version', agreement.id).some(({ sets }) => namesProcessor(sets, is));
  return {
    products: products.flatMap((one) => productIn(register, one)).filter(({ vendorId }) => vendorId === id),
    contracts: contractsIn(held).filter(({ vendorEntityId }) => is(vendorEntityId)),
    systems: systemsIn(held, uses),
    agreements: agreementsIn(held, stands),
    cut,
  };
}

function namesProcessor(sets: Subject<'version'>['sets'], is: (entity: string) => boolean): boolean {
  return [...(sets.parties?.values() ?? [])].some(({ value }) => value.role === 'processor' && is(value.entity));
}

/** What the bodies have to do with a product: the systems that use it, and the agreements that cover those. */
export async function dealingsWithProduct(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  product: string,
  time: TimeQuery,
): Promise<Dealings> {
  mustBeAllowedSomewhere(actor, 'read');
  const held = await readHeld(world, actor, bodies, [product], time);
  const { register, cut } = held;
  const systems = systemsIn(held, (system) => system.fields.product === product);
  const used = new Set(systems.map(({ id }) => id));
  const covers = ({ sets }: Subject<'agreement'>): boolean =>
    [...(sets.systems?.keys() ?? [])].some((one) => used.has(one));
  const agreements = agreementsIn(held, covers);
  return { products: productIn(register, product), contracts: [], systems, agreements, cut };
}

/** The agreements that stand on a contract, and the systems they cover. */
export async function dealingsUnderContract(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  contract: string,
  time: TimeQuery,
): Promise<Pick<Dealings, 'systems' | 'agreements'>> {
  const held = await readHeld(world, actor, bodies, [contract], time);
  const { register } = held;
  const under = (agreement: Subject<'agreement'>): boolean => agreement.fields.contract === contract;
  const covered = new Set(
    register
      .all('agreement')
      .filter(under)
      .flatMap(({ sets }) => [...(sets.systems?.keys() ?? [])]),
  );
  const systems = [...covered].flatMap((id) => systemRow(register, register.get('system', id)));
  return { agreements: agreementsIn(held, under), systems: systems.sort(byName) };
}

type Held = {
  register: Register;
  journal: Journal;
  held: ReadonlySet<string>;
  bodies: ReadonlySet<string>;
  cut: boolean;
};

/** Everything the bodies hold that names the subjects, and the agreements over that, as one register on the day. */
async function readHeld(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  subjects: readonly string[],
  time: TimeQuery,
): Promise<Held> {
  // Who holds it today may be the successor of who held it on the day asked about.
  const today = time.asOf === undefined ? bodies : null;
  const naming = (ids: readonly string[]) => heldNaming(scopeOf(actor), world.database, today, ids, MOST + 1);
  const first = await naming(subjects);
  const over = await naming(first.filter(({ kind }) => kind !== 'agreement').map(({ id }) => id));
  const held = new Set([...first, ...over].slice(0, MOST).map(({ id }) => id));
  const { register, journal } = await readSubjects(world, actor, [...subjects, ...held], 'subject', time);
  return { register, journal, held, bodies: new Set(bodies), cut: first.length + over.length > MOST };
}

function productIn(register: Register, id: string): ReturnType<typeof presentProduct>[] {
  const product = register.get('product', id);
  return product ? [presentProduct(register, product)] : [];
}

function contractsIn({ register, held, bodies }: Held): Dealings['contracts'] {
  return register
    .all('contract')
    .filter(({ id }) => held.has(id))
    .map((contract) => {
      const shown = presentContract(register, contract);
      return { ...shown, bodyName: bodyName(register, shown.bodyId) };
    })
    .filter(({ bodyId }) => bodies.has(bodyId))
    .sort((a, b) => a.bodyName.localeCompare(b.bodyName, 'nb') || a.title.localeCompare(b.title, 'nb'));
}

function systemsIn({ register, held, bodies }: Held, wanted: (system: Subject<'system'>) => boolean): DealtSystem[] {
  return register
    .all('system')
    .filter((system) => held.has(system.id) && wanted(system))
    .flatMap((system) => systemRow(register, system))
    .filter(({ bodyId }) => bodies.has(bodyId))
    .sort(byName);
}

function systemRow(register: Register, system: Subject<'system'> | undefined): DealtSystem[] {
  if (!system) return [];
  const bodyId = holderOf(register, system) ?? '';
  const { name = system.id, product = null, owner = null, endedOn = null } = system.fields;
  const productName = register.get('product', product)?.fields.name ?? null;
  const body = { bodyId, bodyName: bodyName(register, bodyId) };
  return [{ id: system.id, name, ...body, productId: product, productName, ownerId: owner, endedOn }];
}

function agreementsIn(
  { register, journal, held, bodies }: Held,
  wanted: (agreement: Subject<'agreement'>) => boolean,
): Dealings['agreements'] {
  return register
    .all('agreement')
    .filter((one) => held.has(one.id) && bodies.has(holderOf(register, one) ?? '') && wanted(one))
    .map((agreement) =>
      presentRow(register, agreement, assess(journal, { kind: 'agreement', id: agreement.id }, register.asOf)),
    )
    .sort(
      (a, b) =>
        a.bodyName.localeCompare(b.bodyName, 'nb') ||
        Number(isOver(a)) - Number(isOver(b)) ||
        a.title.localeCompare(b.title, 'nb'),
    );
}

/** What is over stands last. */
function isOver({ status }: Dealings['agreements'][number]): boolean {
  return status === 'terminated' || status === 'superseded';
}

function byName(a: DealtSystem, b: DealtSystem): number {
  const over = Number(a.endedOn !== null) - Number(b.endedOn !== null);
  return (
    a.bodyName.localeCompare(b.bodyName, 'nb') || over || a.name.localeCompare(b.name, 'nb') || (a.id < b.id ? -1 : 1)
  );
}

function bodyName(register: Register, id: string): string {
  return register.get('body', id)?.fields.name ?? id;
}

/** A registered change in a line. */
export type ChangeLine = { id: string; effectiveOn: string; summary: string };

/** The changes registered on shared subjects and on what they are, in words, the one that takes effect last first. */
export async function changesTouching(
  world: World,
  actor: Actor,
  roots: readonly string[],
  { knownAt }: TimeQuery,
  limit = 20,
): Promise<ChangeLine[]> {
  mustBeAllowedSomewhere(actor, 'read');
  const [result] = await world.database.read([revisionsOfRoots(roots)]);
  const causes = revisionsFrom(result).flatMap(({ cause }) => (cause?.startsWith('change:') ? [cause.slice(7)] : []));
  const all = await changesById(world, [...new Set(causes)], knownAt ?? null);
  const changes = [...all.values()].sort(byEffect).slice(0, limit);
  const names = await namesOfSubjects(world, changes.flatMap(idsOfChange));
  const nameOf = (id: string): string | undefined => names[id];
  return changes.map((change) => ({
    id: change.id,
    effectiveOn: change.fields.effectiveOn ?? '',
    summary: world.wording.change(wordedChange(change, nameOf), nameOf, world.language),
  }));
}

function byEffect(a: Subject<'change'>, b: Subject<'change'>): number {
  const [one, other] = [a.fields.effectiveOn ?? '', b.fields.effectiveOn ?? ''];
  return one === other ? b.seq - a.seq : one < other ? 1 : -1;
}
