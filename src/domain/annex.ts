// What the annex of a version says beside what is true of the systems it covers: thing by thing, system by system.
import type { Span } from './agreements.ts';
import { coveredInUse } from './assessment/judging.ts';
import type { Scene, SystemFacts, TransferPlace } from './assessment/rule.ts';
import { isAbout, isParty, transfersOf } from './assessment/transfers.ts';
import type { CalendarDate } from './calendar.ts';
import { chainOf, placesOf } from './chain.ts';
import { holderOf, sameEntity } from './entities.ts';
import { lawOn } from './law/recorded.ts';
import { evaluateTransfer } from './law/transfer.ts';
import { policyOn } from './policy.ts';
import type { Register } from './register.ts';
import type { Member, Subject } from './revisions.ts';
import type { Annexed, Location, SetsOf, SubProcessor } from './subjects.ts';
import type { DataCategory, DataSubject } from './vocabulary.ts';
import { watchOn } from './watch.ts';

/** The sets of rows an annex has, and what a row of each says. */
export type AnnexRows = {
  dataCategories: { category: DataCategory };
  dataSubjects: { subject: DataSubject };
  locations: Location;
  subProcessors: SubProcessor;
};
export type AnnexSet = keyof AnnexRows;
export const ANNEX_SETS = ['dataCategories', 'dataSubjects', 'locations', 'subProcessors'] as const;

/** A fact that is true of a system, with the key it stands under and since when. */
export type Fact<S extends AnnexSet = AnnexSet> = { key: string; value: AnnexRows[S]; since: CalendarDate };
/** A row of the annex, with the key it stands under there. */
export type Row<S extends AnnexSet = AnnexSet> = { key: string; value: Annexed<AnnexRows[S]> };

/** How a row and a fact differ: true and not listed, listed and no longer true, or otherwise than it is listed. */
export type Difference = 'unlisted' | 'gone' | 'changed';

/** One thing for one system: what the annex says of it, what is true, and how they differ; null where they agree. */
export type ComparedThing<S extends AnnexSet = AnnexSet> = {
  set: S;
  /** What it is, whoever tells it: a category, a subject, `CC:activity`, or the company. */
  thing: string;
  system: string;
  says: Row<S> | null;
  truth: Fact<S> | null;
  difference: Difference | null;
  /** Which facts differ, by name: `country`, `service`, `basis`. */
  fields: readonly string[];
  /** What the law says of the transfer's basis; null inside the EEA. */
  basis: TransferPlace['evaluation']['result'] | null;
};

/** A version to be compared, with the register it is read in. */
type Reading = { register: Register; agreement: Subject<'agreement'>; version: Subject<'version'> | null };
type Compare = Reading & { covered: readonly SystemFacts[]; transfers: readonly TransferPlace[] };

/**
 * Everything a version's annex lists or the covered systems that are in use hold on the register's day, set by set. What
 * nobody has recorded of a system never counts as gone. Without a version everything that is true is unlisted.
 */
export function compareAnnex(register: Register, agreement: Subject<'agreement'>, version: Subject<'version'> | null) {
  const reading: Reading = { register, agreement, version };
  const covered = holding(reading);
  const compare: Compare = { ...reading, covered, transfers: transfersUnder(reading, covered) };
  return ANNEX_SETS.flatMap((set) => heldElsewhere(covered.flatMap((facts) => comparedIn(compare, set, facts))));
}

/** Without what a row about all the systems lists that this one lacks, where another of them has it: the row is right. */
function heldElsewhere<S extends AnnexSet>(things: readonly ComparedThing<S>[]): ComparedThing<S>[] {
  const held = new Set(things.filter(({ truth }) => truth !== null).map(({ thing }) => thing));
  return things.filter(({ thing, says, truth }) => truth !== null || says?.value.system !== null || !held.has(thing));
}

/** The covered systems in use that hold personal data, or of which nobody can tell. */
function holding({ register, agreement }: Reading): SystemFacts[] {
  const scene = { subject: agreement, register, watch: watchOn(register.asOf) };
  return coveredInUse(scene).filter(({ personalData }) => personalData !== false);
}

function transfersUnder({ register, agreement, version }: Reading, covered: readonly SystemFacts[]): TransferPlace[] {
  if (version === null) return [];
  const body = holderOf(register, agreement);
  const watch = watchOn(register.asOf);
  const scene: Scene<'agreement'> = {
    ...{ subject: agreement, register, watch, body },
    ...{ law: lawOn(register), policy: policyOn(register, body) },
  };
  const span: Span = { version, from: version.fields.validFrom ?? version.since, to: null, end: null };
  return transfersOf(scene, span, covered);
}

function comparedIn<S extends AnnexSet>(compare: Compare, set: S, facts: SystemFacts): ComparedThing<S>[] {
  const { register, version } = compare;
  const { id } = facts.system;
  const things = new Map<string, { says: Row<S> | null; truth: Fact<S> | null }>();
  const at = (thing: string) => {
    const same = set === 'subProcessors' ? [...things.keys()].find((one) => sameEntity(register, one, thing)) : thing;
    const found = things.get(same ?? thing) ?? { says: null, truth: null };
    things.set(same ?? thing, found);
    return found;
  };
  for (const row of rowsOf(version, set)) {
    if (!isAbout(row.value, id)) continue;
    const found = at(thingOf(set, row.value));
    if (found.says === null || row.value.system === id) found.says = row;
  }
  for (const fact of factsOf(compare, set, facts)) at(thingOf(set, fact.value)).truth = fact;
  const known = isKnown(compare, set, facts);
  return [...things].map(([thing, pair]) => {
    const basis = basisOf(compare, set, thing, id);
    return { set, thing, system: id, ...pair, ...differing(compare, set, pair, known, basis), basis };
  });
}

/** The rows of one set of a version's annex. */
export function rowsOf<S extends AnnexSet>(version: Subject<'version'> | null, set: S): Row<S>[] {
  const members = version?.sets[set] as Map<string, Member<SetsOf<'version'>[S]>> | undefined;
  return [...(members?.values() ?? [])].map(({ key, value }) => ({ key, value: value as Row<S>['value'] }));
}

/** What a row or a fact is about, whoever tells it. */
export function thingOf<S extends AnnexSet>(set: S, value: AnnexRows[S]): string {
  const row = value as Partial<AnnexRows['dataCategories'] & AnnexRows['dataSubjects'] & Location & SubProcessor>;
  if (set === 'dataCategories') return row.category ?? '';
  if (set === 'dataSubjects') return row.subject ?? '';
  return set === 'locations' ? `${row.country}:${row.activity}` : (row.entity ?? '');
}

function factsOf<S extends AnnexSet>({ register, version }: Reading, set: S, facts: SystemFacts): Fact<S>[] {
  const { system, categories } = facts;
  const told = (members: Iterable<Member<unknown>>) =>
    [...members].map(({ key, value, from }) => ({ key, value: value as AnnexRows[S], since: from.since }));
  if (set === 'dataCategories') return told(categories.values());
  if (set === 'dataSubjects') return told(system.sets.dataSubjects?.values() ?? []);
  if (set === 'locations') return told(placesOf(register, system.id).map((place) => ({ ...place, value: place })));
  const links = chainOf(register, system.id).links;
  const others = version === null ? links : links.filter((link) => !isParty(register, { version }, link));
  return told(others.map((link) => ({ ...link, value: link })));
}

/** Whether anybody has said what a system has of a kind; where its last one has ended, it is known to have none. */
function isKnown({ register }: Reading, set: AnnexSet, { system, categories }: SystemFacts): boolean {
  const product = register.get('product', system.fields.product);
  const ended = (system.ended[set]?.size ?? 0) > 0;
  if (set === 'dataSubjects') return ended || (system.sets.dataSubjects?.size ?? 0) > 0;
  if (set === 'dataCategories') return ended || categories.size > 0;
  const own = set === 'locations' ? placesOf(register, system.id) : chainOf(register, system.id).links;
  return ended || own.length > 0 || (product?.ended[set]?.size ?? 0) > 0 || (system.sets.deviations?.size ?? 0) > 0;
}

function basisOf({ register, transfers }: Compare, set: AnnexSet, thing: string, system: string) {
  const isIt = ({ part }: TransferPlace): boolean =>
    set === 'locations' ? part === `location:${thing}` : !part.includes(':') && sameEntity(register, part, thing);
  if (set !== 'locations' && set !== 'subProcessors') return null;
  return transfers.find((place) => place.system.id === system && isIt(place))?.evaluation.result ?? null;
}

function differing<S extends AnnexSet>(
  { register }: Compare,
  set: S,
  { says, truth }: Pick<ComparedThing<S>, 'says' | 'truth'>,
  known: boolean,
  basis: ComparedThing['basis'],
): Pick<ComparedThing, 'difference' | 'fields'> {
  if (says === null) return { difference: 'unlisted', fields: [] };
  if (truth === null) return { difference: known ? 'gone' : null, fields: [] };
  const fields =
    set === 'locations' || set === 'subProcessors' ? changedFacts(register, says.value, truth.value, basis) : [];
  return { difference: fields.length > 0 ? 'changed' : null, fields };
}

/** The facts that are otherwise than the row says; what nobody has said of the fact takes nothing back from the row. */
function changedFacts(register: Register, says: object, truth: object, basis: ComparedThing['basis']): string[] {
  const [row, fact] = [says as Partial<SubProcessor>, truth as Partial<SubProcessor>];
  const told = (['country', 'service'] as const).filter((name) => fact[name] && row[name] && fact[name] !== row[name]);
  const differs = fact.basis && row.basis && (fact.basis !== row.basis || fact.instrument !== row.instrument);
  const another =
    differs && evaluateTransfer(fact as SubProcessor, watchOn(register.asOf), lawOn(register)).result === 'ok';
  const fallen = basis === 'lapsed' || basis === 'no_basis';
  return [...told, ...(another || fallen ? ['basis'] : [])];
}
