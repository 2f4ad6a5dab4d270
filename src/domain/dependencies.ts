// What depends on a company or a country on a day, at any depth: systems, the agreements over them, and the way there.
import { type Covering, coveringOf, inForce, type Span, spansOf } from './agreements.ts';
import { type ChainLink, chainOf, placesOf, processorOf } from './chain.ts';
import { entityName, holderOf, sameEntity } from './entities.ts';
import type { Register } from './register.ts';
import type { Subject } from './revisions.ts';
import { isInUse } from './systems.ts';
import type { LocationActivity } from './vocabulary.ts';
import type { Watch } from './watch.ts';

/** What is depended on: a legal entity, or a country by its ISO code. */
export type Target = { entity: string } | { country: string };

/** A step of the way from a controller to what it depends on; ids are of entities, products, or `CC:activity`. */
export type Step = {
  kind: 'processor' | 'product' | 'sub_processor' | 'location' | 'annex';
  id: string;
  /** Null of a location, which its country and activity tell. */
  name: string | null;
  country: string | null;
  service: string | null;
  contact: string | null;
  activity: LocationActivity | null;
};
export type Path = readonly Step[];

/** A system in use that depends on it, with every way there. */
export type DependentSystem = { system: Subject<'system'>; paths: readonly Path[] };

/** An agreement, for one body whose systems it covers; null gathers a body's systems no agreement covers. */
export type Dependence = {
  body: string;
  agreement: Subject<'agreement'> | null;
  span: Span | null;
  /** Where the version itself names it: as its processor. */
  paths: readonly Path[];
  systems: DependentSystem[];
};

type Question = { register: Register; target: Target; watch: Watch };

/** What of the systems and agreements given depends on the target on the watched day; each agreement once for each body. */
export function dependencesOn(
  question: Question,
  given: { systems: readonly string[]; agreements: readonly string[] },
): Dependence[] {
  const { register, watch } = question;
  const found = new Map<string, Dependence>();
  for (const id of given.systems) {
    const system = register.get('system', id);
    if (system && isInUse(system, watch)) addSystem(question, found, system);
  }
  for (const id of given.agreements) {
    const agreement = register.get('agreement', id);
    const span = inForce(spansOf(register, id), watch);
    const body = agreement && holderOf(register, agreement);
    if (!(agreement && span && body)) continue;
    const known = [...found.values()].some((one) => one.agreement?.id === id);
    if (!known && processorPaths(question, span).length > 0) dependenceIn(question, found, body, { agreement, span });
  }
  return [...found.values()];
}

function addSystem(question: Question, found: Map<string, Dependence>, system: Subject<'system'>): void {
  const { register, watch } = question;
  const body = holderOf(register, system);
  if (body === null) return;
  const facts = pathsTo(question, system);
  const all = coveringOf(register, system, watch);
  const current = all.filter(({ span }) => span);
  let covered = false;
  for (const covering of current.length > 0 ? current : all) {
    const paths = [...facts, ...annexPaths(question, covering.span, system, facts)];
    const named = covering.span !== null && processorPaths(question, covering.span).length > 0;
    covered = true;
    if (paths.length > 0 || named) dependenceIn(question, found, body, covering).systems.push({ system, paths });
  }
  if (!covered && facts.length > 0) dependenceIn(question, found, body, null).systems.push({ system, paths: facts });
}

function dependenceIn(
  question: Question,
  found: Map<string, Dependence>,
  body: string,
  covering: Covering | null,
): Dependence {
  const key = `${body} ${covering?.agreement.id ?? ''}`;
  let dependence = found.get(key);
  if (!dependence) {
    const { agreement = null, span = null } = covering ?? {};
    dependence = { body, agreement, span, paths: span ? processorPaths(question, span) : [], systems: [] };
    found.set(key, dependence);
  }
  return dependence;
}

const BLANK = { country: null, service: null, contact: null, activity: null };

function isCompany({ register, target }: Question, entity: string): boolean {
  return 'entity' in target && sameEntity(register, entity, target.entity);
}

function isCountry({ target }: Question, country: string | null | undefined): boolean {
  return 'country' in target && target.country === country;
}

function processorStep(register: Register, entity: string): Step {
  const country = register.get('entity', entity)?.fields.country ?? null;
  return { ...BLANK, kind: 'processor', id: entity, name: entityName(register, entity), country };
}

/** The processors a version names that are the company, or sit in the country. */
function processorPaths(question: Question, { version }: Span): Path[] {
  return [...(version.sets.parties?.values() ?? [])].flatMap(({ value }) => {
    const step = processorStep(question.register, value.entity);
    const hit = isCompany(question, value.entity) || isCountry(question, step.country);
    return value.role === 'processor' && hit ? [[step]] : [];
  });
}

/** Every way from a system to the target through its processor, its chain and its locations. */
function pathsTo(question: Question, system: Subject<'system'>): Path[] {
  const { register } = question;
  const processor = processorOf(register, system);
  const first = processor === null ? [] : [processorStep(register, processor)];
  const paths: Path[] = [];
  if (processor !== null && (isCompany(question, processor) || isCountry(question, first[0]?.country)))
    paths.push(first);
  const { links } = chainOf(register, system.id);
  const byKey = new Map(links.map((link) => [link.key, link]));
  const product = productSteps(register, system);
  for (const link of links) {
    if (!(isCompany(question, link.entity) || isCountry(question, link.country))) continue;
    const way = wayTo(link, byKey);
    const shared = way.some(({ at }) => at.kind !== 'system') ? product : [];
    paths.push([...first, ...shared, ...way.map((step) => linkStep(register, step))]);
  }
  for (const { key, country, activity, at } of placesOf(register, system.id)) {
    if (!isCountry(question, country)) continue;
    const step: Step = { ...BLANK, kind: 'location', id: key, name: null, country, activity };
    paths.push([...first, ...(at.kind === 'product' ? product : []), step]);
  }
  return paths;
}

function productSteps(register: Register, system: Subject<'system'>): Step[] {
  const product = register.get('product', system.fields.product);
  return product ? [{ ...BLANK, kind: 'product', id: product.id, name: product.fields.name ?? product.id }] : [];
}

/** The links from the processor down to one; a circle of parents is walked once. */
function wayTo(link: ChainLink, byKey: ReadonlyMap<string, ChainLink>): ChainLink[] {
  const way: ChainLink[] = [];
  for (let at: ChainLink | undefined = link; at && !way.includes(at); at = at.parent ? byKey.get(at.parent) : undefined)
    way.unshift(at);
  return way;
}

function linkStep(register: Register, { entity, country, service, contact }: ChainLink): Step {
  return { ...BLANK, kind: 'sub_processor', id: entity, name: entityName(register, entity), country, service, contact };
}

/** What the annex in force lists for the system and its facts do not say: authorised, and so perhaps in use. */
function annexPaths(question: Question, span: Span | null, system: Subject<'system'>, facts: readonly Path[]): Path[] {
  if (span === null) return [];
  const { register } = question;
  const { subProcessors, locations } = span.version.sets;
  const isAbout = (row: { system: string | null }) => row.system === null || row.system === system.id;
  const known = new Set(facts.map((path) => path.at(-1)?.id));
  const steps: Step[] = [];
  for (const { value } of subProcessors?.values() ?? []) {
    if (!(isAbout(value) && (isCompany(question, value.entity) || isCountry(question, value.country)))) continue;
    const { country, service, contact } = value;
    steps.push({
      ...BLANK,
      kind: 'annex',
      id: value.entity,
      name: entityName(register, value.entity),
      country,
      service,
      contact,
    });
  }
  for (const { value } of locations?.values() ?? []) {
    const id = `${value.country}:${value.activity}`;
    if (!(isAbout(value) && isCountry(question, value.country))) continue;
    steps.push({ ...BLANK, kind: 'annex', id, name: null, country: value.country, activity: value.activity });
  }
  const processors = [...(span.version.sets.parties?.values() ?? [])].filter(({ value }) => value.role === 'processor');
  const first = processors.slice(0, 1).map(({ value }) => processorStep(register, value.entity));
  return steps.filter(({ id }) => !known.has(id)).map((step) => [...first, step]);
}
