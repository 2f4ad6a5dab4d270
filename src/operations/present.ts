// From folded subjects to the shapes of the interface: entities, bodies, vendors, products, systems, contracts.
import type { CalendarDate } from '../domain/calendar.ts';
import { chainOf, circularIn } from '../domain/chain.ts';
import { holderOf } from '../domain/entities.ts';
import type { Register } from '../domain/register.ts';
import type { Member, Subject } from '../domain/revisions.ts';
import type { Annexed, Location, SubProcessor, SystemDuties } from '../domain/subjects.ts';

const values = <T>(set: Map<string, Member<T>> | undefined): Member<T>[] => [...(set?.values() ?? [])];
const changeOf = (cause: string | null): string | null =>
  cause?.startsWith('change:') ? cause.slice('change:'.length) : null;

/** The name of an entity on the register's day; its id when it is not in the register read. */
export function entityName(register: Register, id: string | null | undefined): string | null {
  return id == null ? null : (register.get('entity', id)?.fields.name ?? id);
}

/** A legal entity in its interface shape. */
export function presentEntity({ id, fields: f, sets }: Subject<'entity'>) {
  return {
    id,
    number: f.number ?? null,
    foreignId: f.foreignId ?? null,
    name: f.name ?? id,
    aliases: values(sets.aliases).map((m) => m.value.name),
    country: f.country ?? 'NO',
    groupParentId: f.groupParent ?? null,
    registryStatus: f.registryStatus ?? ('active' as const),
    sameAsId: f.sameAs ?? null,
    mergedIntoId: f.mergedInto ?? null,
    address: f.address ?? null,
  };
}

/** A body with its successors and, where they are in the register read, its predecessors. */
export function presentBody(register: Register, { id, since, fields: f, from, sets }: Subject<'body'>) {
  const predecessors = register
    .all('body')
    .filter((other) => values(other.sets.successors).some((m) => m.value.body === id));
  return {
    id,
    entityId: f.entity ?? '',
    kind: f.kind ?? ('municipality' as const),
    name: f.name ?? id,
    number: register.get('entity', f.entity)?.fields.number ?? null,
    municipalityNumber: f.municipalityNumber ?? null,
    language: f.language ?? ('nb' as const),
    since,
    ceasedOn: f.ceased ? (from.ceased?.since ?? null) : null,
    successors: values(sets.successors).map((m) => ({ bodyId: m.value.body, kind: m.value.kind, on: m.from.since })),
    predecessorIds: predecessors.map((other) => other.id),
  };
}

/** A vendor with its entity's name, number and country. */
export function presentVendor(register: Register, { id, fields: f }: Subject<'vendor'>) {
  const entity = register.get('entity', f.entity);
  return {
    id,
    entityId: f.entity ?? '',
    name: entity?.fields.name ?? id,
    number: entity?.fields.number ?? null,
    country: entity?.fields.country ?? 'NO',
    contactName: f.contactName ?? null,
    contactEmail: f.contactEmail ?? null,
    website: f.website ?? null,
    subProcessorsUrl: f.subProcessorsUrl ?? null,
    termsUrl: f.termsUrl ?? null,
  };
}

/** A declared link of a processing chain. */
export function presentSubProcessor(register: Register, { key, value, from }: Member<SubProcessor>) {
  return {
    key,
    entityId: value.entity,
    name: entityName(register, value.entity) ?? value.entity,
    country: value.country,
    service: value.service,
    parentKey: value.parent,
    address: value.address,
    contact: value.contact,
    basis: value.basis,
    instrument: value.instrument,
    basisSignedOn: value.basisSignedOn,
    children: value.children ?? null,
    fallbackBasis: value.fallbackBasis ?? null,
    recurring: value.recurring ?? null,
    from: from.since,
    changeId: changeOf(from.cause),
  };
}

/** A processing location. */
export function presentLocation({ key, value, from }: Member<Location>) {
  const { country, activity, basis, instrument, basisSignedOn, fallbackBasis = null, recurring = null } = value;
  return { key, country, activity, basis, instrument, basisSignedOn, fallbackBasis, recurring, from: from.since };
}

/** The rows of a version's annex. */
export function presentAnnex(register: Register, sets: Subject<'version'>['sets']) {
  const system = <T>(m: Member<Annexed<T>>): string | null => m.value.system;
  return {
    dataCategories: values(sets.dataCategories).map((m) => ({ category: m.value.category, systemId: system(m) })),
    dataSubjects: values(sets.dataSubjects).map((m) => ({ subject: m.value.subject, systemId: system(m) })),
    locations: values(sets.locations).map((m) => ({ ...presentLocation(m), systemId: system(m) })),
    subProcessors: values(sets.subProcessors).map((m) => ({
      ...presentSubProcessor(register, m),
      systemId: system(m),
    })),
  };
}

/** A product with its declared facts. */
export function presentProduct(register: Register, product: Subject<'product'>) {
  const { id, fields: f, sets } = product;
  const vendor = register.get('vendor', f.vendor);
  return {
    id,
    vendorId: f.vendor ?? '',
    vendorName: entityName(register, vendor?.fields.entity) ?? '',
    name: f.name ?? id,
    description: f.description ?? null,
    editions: values(sets.editions).map((m) => m.value.name),
    subProcessors: values(sets.subProcessors).map((m) => presentSubProcessor(register, m)),
    locations: values(sets.locations).map(presentLocation),
    dataCategories: values(sets.dataCategories).map((m) => m.value.category),
    circular: [...circularIn(product)],
  };
}

/** A system with its own facts; the product's are read beside it. */
export function presentSystem(register: Register, system: Subject<'system'>) {
  const { id, fields: f, sets } = system;
  return {
    id,
    bodyId: holderOf(register, system) ?? '',
    name: f.name ?? id,
    productId: f.product ?? null,
    productName: register.get('product', f.product)?.fields.name ?? null,
    edition: f.edition ?? null,
    processorEntityId: f.processor ?? null,
    processorName: entityName(register, f.processor),
    purpose: f.purpose ?? null,
    personalData: f.personalData ?? null,
    operatingModel: f.operatingModel ?? null,
    zone: f.zone ?? null,
    twoFactor: f.twoFactor ?? ('unknown' as const),
    ownerId: f.owner ?? null,
    goLive: f.goLive ?? null,
    endedOn: f.endedOn ?? null,
    confirmedOn: f.confirmedOn ?? null,
    ...presentDuties(f),
    dataCategories: values(sets.dataCategories).map((m) => m.value.category),
    dataSubjects: values(sets.dataSubjects).map((m) => m.value.subject),
    subProcessors: values(sets.subProcessors).map((m) => presentSubProcessor(register, m)),
    circular: [...chainOf(register, id).circular],
    locations: values(sets.locations).map(presentLocation),
    deviations: values(sets.deviations).map(({ value: v }) => ({
      of: v.of,
      key: v.key,
      reason: v.reason,
      evidenceId: v.evidence,
    })),
    agreementIds: register
      .naming('agreement', 'systems.system', id)
      .filter((agreement) => agreement.sets.systems?.has(id))
      .map((agreement) => agreement.id),
  };
}

function presentDuties(f: SystemDuties) {
  return {
    highRisk: f.highRisk ?? null,
    normenApplies: f.normenApplies ?? null,
    publicPowers: f.publicPowers ?? null,
    nationalIdNeed: f.nationalIdNeed ?? null,
    inRecord: f.inRecord ?? null,
    lawfulBasis: f.lawfulBasis ?? null,
    recipientCategories: f.recipientCategories ?? null,
    retention: f.retention ?? null,
    securityMeasures: f.securityMeasures ?? null,
  };
}

/** An amendment of a contract. */
export function presentAmendment({
  key,
  value: v,
}: Member<NonNullable<Subject<'contract'>['sets']['amendments']> extends Map<string, Member<infer A>> ? A : never>) {
  return {
    id: key,
    number: v.number,
    kinds: v.kinds,
    effectiveOn: v.effectiveOn,
    signedOn: v.signedOn,
    material: v.material,
    materialReason: v.materialReason,
    summary: v.summary,
    documentReference: v.document,
  };
}

/** A contract with its amendments in order of effect. */
export function presentContract(register: Register, contract: Subject<'contract'>) {
  const { id, fields: f, from, sets } = contract;
  const amendments = values(sets.amendments).sort((a, b) => (a.value.effectiveOn < b.value.effectiveOn ? -1 : 1));
  return {
    id,
    bodyId: holderOf(register, contract) ?? '',
    title: f.title ?? id,
    customerEntityId: f.customer ?? '',
    customerName: entityName(register, f.customer) ?? '',
    vendorEntityId: f.vendor ?? '',
    vendorName: entityName(register, f.vendor) ?? '',
    form: f.form ?? ('other' as const),
    caseReference: f.caseReference ?? null,
    startOn: (f.startOn ?? '1994-01-01') as CalendarDate,
    endOn: f.endOn ?? null,
    noticeMonths: f.noticeMonths ?? null,
    amendments: amendments.map(presentAmendment),
    revisionId: latestRevision([...Object.values(from), ...amendments.map((m) => m.from)]),
  };
}

/** The revision that was folded last, in order of effect and seq. */
export function latestRevision(
  froms: readonly ({ revision: string; seq: number; since: CalendarDate } | undefined)[],
): string {
  const known = froms.filter((f) => f !== undefined);
  known.sort((a, b) => (a.since === b.since ? a.seq - b.seq : a.since < b.since ? -1 : 1));
  return known.at(-1)?.revision ?? '';
}
