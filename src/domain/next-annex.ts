// The annex of a draft: the rows of the version it starts from, with differences from what is true applied.
import { type AnnexRows, type AnnexSet, type ComparedThing, type Fact, type Row, rowsOf, thingOf } from './annex.ts';
import { locationFacts, subProcessorFacts } from './members.ts';
import { type Subject, sameValue } from './revisions.ts';
import type { Annexed, Location, SetsOf, SubProcessor } from './subjects.ts';

type Version = Subject<'version'>;
type Sets = { [S in keyof SetsOf<'version'>]: Record<string, SetsOf<'version'>[S]> };

/** What of the comparison is applied: the things chosen, or everything where that is null. */
export type Chosen = ReadonlySet<ComparedThing> | null;

/**
 * The annex of a version with the differences of its comparison applied, all of them or those chosen. Without all of them
 * every row stays that none of those chosen is about.
 */
export function annexWith(
  before: Version | null,
  things: readonly ComparedThing[],
  chosen: Chosen,
): Pick<Sets, AnnexSet> {
  return {
    dataCategories: nextRows(before, things, chosen, 'dataCategories', FACTS.dataCategories),
    dataSubjects: nextRows(before, things, chosen, 'dataSubjects', FACTS.dataSubjects),
    locations: nextRows(before, things, chosen, 'locations', FACTS.locations),
    subProcessors: withoutLooseParents(nextRows(before, things, chosen, 'subProcessors', FACTS.subProcessors)),
  };
}

const FACTS: { readonly [S in AnnexSet]: FactsOf<S> } = {
  dataCategories: ({ category }) => ({ category }),
  dataSubjects: ({ subject }) => ({ subject }),
  locations: locationFacts,
  subProcessors: subProcessorFacts,
};

/** Whether a row would be another with what is true applied: one whose basis has fallen stays as it is while there is none. */
export function turnsRow(thing: ComparedThing): boolean {
  const { set, says, truth } = thing;
  if (says === null || truth === null) return true;
  const told = { ...thing, says, truth } as ComparedThing & { truth: Fact };
  return !sameValue(renewed(says, told, FACTS[set] as FactsOf<AnnexSet>), says.value);
}

type FactsOf<S extends AnnexSet> = (value: AnnexRows[S]) => AnnexRows[S];
type NextRows<S extends AnnexSet> = Record<string, Annexed<AnnexRows[S]>>;

/** The rows of a set as they are to be: those that still hold with the facts of now, then what was not listed. */
function nextRows<S extends AnnexSet>(
  before: Version | null,
  all: readonly ComparedThing[],
  chosen: Chosen,
  set: S,
  factsOf: FactsOf<S>,
): NextRows<S> {
  const things = all.filter((one): one is ComparedThing<S> => one.set === set);
  const covered = new Set(all.map(({ system }) => system));
  const isChosen = (one: ComparedThing<S>): boolean => chosen?.has(one) ?? true;
  const kept = rowsOf(before, set).flatMap((row): [string, Annexed<AnnexRows[S]>][] => {
    const isUntouched = chosen !== null && !things.some((one) => one.says?.key === row.key && isChosen(one));
    return isUntouched ? [[row.key, row.value]] : keptRow(row, things, covered, factsOf);
  });
  return { ...Object.fromEntries(kept), ...Object.fromEntries(newRows(things.filter(isChosen), covered, factsOf)) };
}

/** A row as it goes on, with its key; nothing where it holds for no system any more, or its system is out of use. */
function keptRow<S extends AnnexSet>(
  row: Row<S>,
  things: readonly ComparedThing<S>[],
  covered: ReadonlySet<string>,
  factsOf: FactsOf<S>,
): [string, Annexed<AnnexRows[S]>][] {
  const about = things.filter(({ says }) => says?.key === row.key);
  const isElsewhere = row.value.system !== null && !covered.has(row.value.system);
  if (isElsewhere || (about.length > 0 && about.every(({ difference }) => difference === 'gone'))) return [];
  const told = about.find((one): one is ComparedThing<S> & { truth: Fact<S> } => one.truth !== null);
  return [[row.key, told ? renewed(row, told, factsOf) : row.value]];
}

/** What is true and not listed: one row for all the systems where it is so for each of them, else a row for each. */
function newRows<S extends AnnexSet>(
  things: readonly ComparedThing<S>[],
  covered: ReadonlySet<string>,
  factsOf: FactsOf<S>,
): [string, Annexed<AnnexRows[S]>][] {
  const unlisted = things.flatMap(({ thing, system, truth, difference }) =>
    difference === 'unlisted' && truth !== null ? [{ thing, system, facts: factsOf(truth.value) }] : [],
  );
  const rows: [string, Annexed<AnnexRows[S]>][] = [];
  for (const [thing, lacking] of Map.groupBy(unlisted, (one) => one.thing)) {
    const [first] = lacking;
    if (first && lacking.length === covered.size) rows.push([thing, { ...first.facts, system: null }]);
    else for (const { system, facts } of lacking) rows.push([`${thing}@${system}`, { ...facts, system }]);
  }
  return rows;
}

/** A row with the facts of now; its own basis where that holds and the fact names none, or the fact's has fallen. */
function renewed<S extends AnnexSet>(
  { value }: Row<S>,
  { truth, fields }: ComparedThing<S> & { truth: Fact<S> },
  factsOf: FactsOf<S>,
): Annexed<AnnexRows[S]> {
  const facts = factsOf(truth.value);
  const [own, now] = [value as Partial<Location>, facts as Partial<Location>];
  const keepsBasis = own.basis && !(fields.includes('basis') && now.basis);
  const { basis, instrument, basisSignedOn } = own;
  return { ...value, ...stated(facts), ...(keepsBasis ? { basis, instrument, basisSignedOn } : {}) };
}

/** What is said, without what nobody has said. */
function stated<T extends object>(facts: T): Partial<T> {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value != null)) as Partial<T>;
}

/** A link whose parent is no longer listed, or is a party, stands directly beneath the processor. */
function withoutLooseParents(rows: Record<string, Annexed<SubProcessor>>): Record<string, Annexed<SubProcessor>> {
  const listed = new Set(Object.values(rows).map((row) => thingOf('subProcessors', row)));
  return Object.fromEntries(
    Object.entries(rows).map(([key, row]) => [
      key,
      row.parent !== null && !listed.has(row.parent) ? { ...row, parent: null } : row,
    ]),
  );
}
