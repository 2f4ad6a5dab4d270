// What depends on a company or country in its interface shape: with people, vendors and terms of the version in force.
import { responsibleFor } from '../domain/agreements.ts';
import { assessOn } from '../domain/assessment/assess.ts';
import { processorOf, vendorEntityOf } from '../domain/chain.ts';
import type { Dependence, DependentSystem, Path } from '../domain/dependencies.ts';
import type { Journal, Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import { categoriesOf } from '../domain/systems.ts';
import type { DataCategory, DataSubject } from '../domain/vocabulary.ts';
import type { PersonRow } from '../storage/people.ts';
import type { presentVendor } from './present.ts';
import type { DependenciesValue, DependentAgreementValue, DependentSystemValue } from './shapes/dependencies.ts';

/** A dependence with the register and journal it was found in. */
export type FoundDependence = Dependence & { register: Register; journal: Journal };

type People = ReadonlyMap<string, PersonRow>;
type Vendors = readonly ReturnType<typeof presentVendor>[];

const nameOfBody = (register: Register, id: string): string => register.get('body', id)?.fields.name ?? id;

function contactOf(people: People, id: string | null | undefined) {
  const person = id == null ? undefined : people.get(id);
  return person ? { id: person.id, name: person.name, email: person.email } : null;
}

/** The agreement of a dependence as it stands on the day; nothing for systems no agreement covers. */
export function presentDependence(found: FoundDependence, people: People, vendors: Vendors): DependentAgreementValue[] {
  const { register, journal, agreement, span, body, paths } = found;
  if (agreement === null) return [];
  const { id, fields } = agreement;
  const terms = span?.version.fields;
  const suppliers = suppliersOf(found);
  const processor = register.get('entity', suppliers[0]);
  return [
    {
      agreementId: id,
      title: fields.title ?? id,
      caseReference: fields.caseReference ?? null,
      bodyId: body,
      bodyName: nameOfBody(register, body),
      status: assessOn(journal, { kind: 'agreement', id }, register.asOf, { next: null }).status ?? 'missing',
      versionId: span?.version.id ?? null,
      versionLabel: terms?.label ?? null,
      breachHours: terms?.breachHours ?? null,
      processor: processor ? presentCompany(processor) : null,
      owner: contactOf(people, responsibleFor(register, agreement)),
      vendorContacts: vendors.filter(({ entityId }) => suppliers.includes(entityId)).map(presentContact),
      paths: paths.map(presentPath),
      systems: presentDependentSystems(found, people),
    },
  ];
}

function presentCompany({ id, fields }: Subject<'entity'>) {
  return { entityId: id, name: fields.name ?? id, number: fields.number ?? null, country: fields.country ?? null };
}

function presentContact({ id, name, contactName, contactEmail }: Vendors[number]) {
  return { vendorId: id, name, contactName, contactEmail };
}

/** The systems of a dependence, each with its data and every way there. */
export function presentDependentSystems(found: FoundDependence, people: People): DependentSystemValue[] {
  return found.systems.map((one) => presentSystem(found, one, people));
}

function presentSystem({ register, body }: FoundDependence, { system, paths }: DependentSystem, people: People) {
  return {
    systemId: system.id,
    name: system.fields.name ?? system.id,
    bodyId: body,
    bodyName: nameOfBody(register, body),
    owner: contactOf(people, system.fields.owner),
    dataCategories: [...categoriesOf(register, system).keys()] as DataCategory[],
    dataSubjects: [...(system.sets.dataSubjects?.keys() ?? [])] as DataSubject[],
    paths: paths.map(presentPath),
  };
}

function presentPath(path: Path) {
  return path.map((step) => ({ ...step }));
}

/** The legal entities an agreement and its systems are bought from, the processor of the version in force first. */
export function suppliersOf({ span, systems, register }: FoundDependence): string[] {
  const parties = [...(span?.version.sets.parties?.values() ?? [])].filter(({ value }) => value.role === 'processor');
  const sellers = systems.flatMap(({ system }) => [processorOf(register, system), vendorEntityOf(register, system)]);
  return [...new Set([...parties.map(({ value }) => value.entity), ...sellers.filter((id) => id !== null)])];
}

/** The bodies concerned, in order of name, with how many agreements and systems of each. */
export function bodiesIn(found: readonly FoundDependence[]): DependenciesValue['bodies'] {
  const bodies = Map.groupBy(found, ({ body }) => body);
  return [...bodies]
    .map(([bodyId, own]) => ({
      bodyId,
      bodyName: nameOfBody((own[0] as FoundDependence).register, bodyId),
      agreements: own.filter(({ agreement }) => agreement !== null).length,
      systems: new Set(own.flatMap(({ systems }) => systems.map(({ system }) => system.id))).size,
    }))
    .sort((a, b) => a.bodyName.localeCompare(b.bodyName, 'nb'));
}
