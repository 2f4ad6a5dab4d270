// What a version's annex says beside what is true now: a table for each kind of thing, the cells that differ marked.
import type { CellView, ComparedView, ComparisonView } from './agreement-types.ts';
import { basisText } from './agreement-versions.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

const SETS = ['subProcessors', 'locations', 'dataCategories', 'dataSubjects'] as const;

/** The tables of a comparison, those with most to mend as they come; null when there is nothing to compare. */
export function comparisonOf(words: Words, { things, versionLabel }: ComparisonView) {
  const tables = SETS.map((set) => {
    const own = things.filter((thing) => thing.set === set);
    const systems = new Set(things.map(({ systemId }) => systemId)).size;
    return { title: words.text(`compare.${set}`), rows: rowsOf(words, own, systems) };
  }).filter(({ rows }) => rows.length > 0);
  const differences = tables.reduce((sum, { rows }) => sum + rows.filter(({ differs }) => differs).length, 0);
  const label = versionLabel;
  return {
    lead: label === null ? words.text('compare.leadNone') : words.text('compare.lead', { label }),
    tables,
    count: differences,
    summary: differences === 0 ? words.text('compare.fits') : words.count('differences', differences),
    tone: differences === 0 ? 'success' : 'warning',
  };
}

/** One row for each thing and what is said of it; systems of which the same is said stand together. */
export function rowsOf(words: Words, things: readonly ComparedView[], systems: number) {
  const alike = Map.groupBy(things, ({ systemId: _id, systemName: _name, ...rest }) => JSON.stringify(rest));
  const rows = [...alike.values()].map((same) => {
    const [thing] = same as [ComparedView, ...ComparedView[]];
    const of = same.length === systems ? null : words.list(same.map(({ systemName }) => systemName));
    return {
      set: words.text(`compare.${thing.set}`),
      name: nameOf(words, thing),
      systems: of === null ? null : words.text('compare.for', { systems: of }),
      says: saysOf(words, thing),
      truth: truthOf(words, thing),
      differs: thing.difference !== null,
      difference: thing.difference,
    };
  });
  return rows.sort((a, b) => Number(b.differs) - Number(a.differs));
}

function nameOf(words: Words, { set, thing, name }: ComparedView): string {
  if (set === 'dataCategories') return words.label('category', thing);
  if (set === 'dataSubjects') return words.label('subject', thing);
  if (set === 'subProcessors') return name ?? thing;
  const [country = '', activity = ''] = thing.split(':');
  return `${words.country(country)}: ${words.label('activity', activity).toLocaleLowerCase(words.language)}`;
}

type Cell = { lines: string[]; differs: boolean };

function saysOf(words: Words, thing: ComparedView): Cell {
  if (thing.says === null) return { lines: [words.text('compare.notListed')], differs: true };
  const lines = [...toldOf(words, thing, thing.says), ...(thing.says.basis === null ? [] : verdictOf(words, thing))];
  return { lines: lines.length > 0 ? lines : [words.text('compare.listed')], differs: thing.difference !== null };
}

function truthOf(words: Words, thing: ComparedView): Cell {
  const { trueNow, difference } = thing;
  if (trueNow === null) {
    const key = difference === 'gone' ? 'compare.notSo' : 'compare.notRecorded';
    return { lines: [words.text(key)], differs: difference === 'gone' };
  }
  const told = toldOf(words, thing, trueNow);
  const verdict = thing.says === null || thing.says.basis === null ? verdictOf(words, thing) : [];
  const since = words.text('compare.isSo', { day: words.shortDay(trueNow.from) });
  const lines = [...told, ...verdict, since];
  return { lines, differs: difference !== null };
}

/** That the basis that counts, the annex's own where it names one, does not hold. */
function verdictOf(words: Words, { basis }: ComparedView): string[] {
  const fallen: Record<string, TextKey> = { lapsed: 'compare.lapsed', no_basis: 'compare.noBasis' };
  const key = fallen[basis ?? ''];
  return key ? [words.text(key)] : [];
}

/** Country, service and basis of a company; the basis of a place. Categories and subjects say no more than that they are there. */
function toldOf(words: Words, { set, basis }: ComparedView, cell: CellView): string[] {
  const onBasis = basis === null && cell.basis === null ? [] : [basisText(words, cell.basis, cell.instrument)];
  if (set === 'locations') return onBasis;
  if (set !== 'subProcessors') return [];
  const country = cell.country === null ? [] : [words.country(cell.country)];
  return [...country, ...(cell.service === null ? [] : [cell.service]), ...onBasis];
}
