// The processing chain and the processing locations of a system: its product's and its own, less what deviates.
import { sameEntity } from './entities.ts';
import { invalid } from './failures.ts';
import type { Register } from './register.ts';
import type { Member, Provenance, Subject } from './revisions.ts';
import type { Location, Ref, SubProcessor } from './subjects.ts';

/** A link of a processing chain as it applies to one system. */
export type ChainLink = SubProcessor & {
  key: string;
  from: Provenance;
  /** Whose page takes the fact: the product, the system, or the vendor that works beneath another processor. */
  at: Ref;
  /** How many companies stand above it beneath the processor; 0 is the processor's own sub-processor. */
  depth: number;
};

export type Chain = {
  /** Parents before those beneath them. */
  links: readonly ChainLink[];
  /** Keys of links whose parents form a circle: a fault in what was recorded, shown and never looped on. */
  circular: readonly string[];
};

/** A country where a system's data are stored or reached from. */
export type Place = Location & { key: string; from: Provenance; at: Ref };

type Loose = Omit<ChainLink, 'depth'>;

/** The processing chain of a system on the register's day (docs/findings.md). Legal source: GDPR art. 28(2) and (4). */
export function chainOf(register: Register, system: string): Chain {
  return register.remember(findChain, system);
}

/** The processing locations of a system on the register's day, by key `CC:activity`. */
export function placesOf(register: Register, system: string): readonly Place[] {
  return register.remember(findPlaces, system);
}

/** The legal entity that processes for the controller: the system's own, else its product's vendor; null when unknown. */
export function processorOf(register: Register, system: Subject<'system'>): string | null {
  return system.fields.processor ?? vendorEntityOf(register, system);
}

/** The entity of the vendor of a system's product; null when there is no product, or its vendor is not known. */
export function vendorEntityOf(register: Register, system: Subject<'system'>): string | null {
  const product = register.get('product', system.fields.product);
  return register.get('vendor', product?.fields.vendor)?.fields.entity ?? null;
}

const EMPTY: Chain = { links: [], circular: [] };

function findChain(register: Register, id: string): Chain {
  const system = register.get('system', id);
  if (!system) return EMPTY;
  const product = register.get('product', system.fields.product);
  const vendor = product && vendorBeneath(register, system, product);
  const links = new Map<string, Loose>();
  const above = vendor?.key ?? null;
  if (vendor) links.set(vendor.key, vendor);
  for (const member of kept(system, 'sub_processor', product?.sets.subProcessors)) {
    if (member.key === above) continue;
    links.set(member.key, linkOf(member, { kind: 'product', id: product?.id ?? '' }, above));
  }
  for (const member of system.sets.subProcessors?.values() ?? []) {
    links.set(member.key, linkOf(member, { kind: 'system', id }, null));
  }
  return inChainOrder(links);
}

function linkOf({ key, value, from }: Member<SubProcessor>, at: Ref, above: string | null): Loose {
  return { ...value, key, from, at, parent: value.parent ?? above };
}

/** The product's vendor as the first link, where another company (a co-operative) is the processor. */
function vendorBeneath(register: Register, system: Subject<'system'>, product: Subject<'product'>): Loose | undefined {
  const { processor } = system.fields;
  const vendor = register.get('vendor', product.fields.vendor);
  const entity = vendor?.fields.entity;
  if (!(processor && vendor && entity) || sameEntity(register, processor, entity)) return undefined;
  const from = later(system.from.processor, system.from.product) ?? product.from.vendor;
  if (!from) return undefined;
  return {
    key: entity,
    entity,
    country: register.get('entity', entity)?.fields.country ?? 'NO',
    service: product.fields.name ?? null,
    parent: null,
    address: null,
    contact: vendor.fields.contactName ?? null,
    basis: null,
    instrument: null,
    basisSignedOn: null,
    from,
    at: { kind: 'vendor', id: vendor.id },
  };
}

function later(a: Provenance | undefined, b: Provenance | undefined): Provenance | undefined {
  if (!(a && b)) return a ?? b;
  return a.since > b.since ? a : b;
}

/** A product's members less those a deviation of the system takes out, and less what hangs beneath those. */
function kept<T extends SubProcessor | Location>(
  system: Subject<'system'>,
  of: 'sub_processor' | 'location',
  members: Map<string, Member<T>> | undefined,
): Member<T>[] {
  const all = [...(members?.values() ?? [])];
  const gone = new Set<string>();
  for (const { value } of system.sets.deviations?.values() ?? []) if (value.of === of) gone.add(value.key);
  if (gone.size === 0) return all;
  let before = -1;
  while (before !== gone.size) {
    before = gone.size;
    for (const { key, value } of all) if ('parent' in value && value.parent && gone.has(value.parent)) gone.add(key);
  }
  return all.filter((member) => !gone.has(member.key));
}

function inChainOrder(links: ReadonlyMap<string, Loose>): Chain {
  if (links.size === 0) return EMPTY;
  const beneath = new Map<string | null, Loose[]>();
  for (const link of links.values()) {
    // A parent that is no longer in the chain leaves its child directly under the processor.
    const parent = link.parent !== null && links.has(link.parent) ? link.parent : null;
    const list = beneath.get(parent);
    if (list) list.push(link);
    else beneath.set(parent, [link]);
  }
  const ordered = new Map<string, ChainLink>();
  let level = beneath.get(null) ?? [];
  for (let depth = 0; level.length > 0; depth += 1) {
    for (const link of level) ordered.set(link.key, { ...link, depth });
    level = level.flatMap((link) => beneath.get(link.key) ?? []);
  }
  const circular = [...links.keys()].filter((key) => !ordered.has(key));
  for (const key of circular) ordered.set(key, { ...(links.get(key) as Loose), depth: 0 });
  return { links: [...ordered.values()], circular };
}

/** Keys of a product's own links whose parents form a circle, as they are reported for a system's whole chain. */
export function circularIn(product: Subject<'product'>): readonly string[] {
  const members = product.sets.subProcessors ?? new Map<string, Member<SubProcessor>>();
  const at: Ref = { kind: 'product', id: product.id };
  return inChainOrder(new Map([...members].map(([key, member]) => [key, linkOf(member, at, null)]))).circular;
}

/** Refuses a link whose parents lead back to itself. Throws invalid at `path`. */
export function refuseCircle(
  key: string,
  parent: string | null,
  parentOf: (key: string) => string | null | undefined,
  path: string,
): void {
  const seen = new Set<string>();
  for (let above: string | null | undefined = parent; above && !seen.has(above); above = parentOf(above)) {
    if (above === key)
      throw invalid(path, 'expected a link that does not itself stand beneath this one: a circle in the chain');
    seen.add(above);
  }
}

function findPlaces(register: Register, id: string): readonly Place[] {
  const system = register.get('system', id);
  if (!system) return [];
  const product = register.get('product', system.fields.product);
  const places = new Map<string, Place>();
  for (const { key, value, from } of kept(system, 'location', product?.sets.locations)) {
    places.set(key, { ...value, key, from, at: { kind: 'product', id: product?.id ?? '' } });
  }
  for (const { key, value, from } of system.sets.locations?.values() ?? []) {
    places.set(key, { ...value, key, from, at: { kind: 'system', id } });
  }
  return [...places.values()];
}
