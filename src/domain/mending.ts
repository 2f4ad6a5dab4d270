// What one registered change makes otherwise for a version of an agreement, and the draft that takes just that up.
import { type ComparedThing, compareAnnex } from './annex.ts';
import { readUpTo } from './assessment/rules/contract-changed.ts';
import type { CalendarDate } from './calendar.ts';
import { annexWith, turnsRow } from './next-annex.ts';
import { clausesOf, draftFields, dueParties, partiesOf, unsignedAs } from './next-version.ts';
import type { Register } from './register.ts';
import { type RevisionContent, type Subject, sameValue } from './revisions.ts';
import { watchOn } from './watch.ts';

type Agreement = Subject<'agreement'>;
type Version = Subject<'version'>;

/** A change that is mended: its id, and the contract it is about with the day from which that is otherwise; else null. */
export type Mended = { id: string; contract: { id: string; from: CalendarDate } | null };

/** The same day with the change and as if it had never been recorded. */
export type ChangeSides = { with: Register; without: Register };

/** What of a change a version does not say. */
export type Lacking = {
  /** Everything its annex was compared with. */
  compared: readonly ComparedThing[];
  /** Those of it that are otherwise because of the change. */
  things: ReadonlySet<ComparedThing>;
  /** Parties that are others because of the change, as ids of entities. */
  parties: readonly { from: string; to: string }[];
  /** The day up to which the contract is to be read; null where it has been, or the change is about no contract of it. */
  contractOn: CalendarDate | null;
};

/** What a version does not say of a change, on the day the sides stand for. */
export function lackingOf(sides: ChangeSides, agreement: Agreement, version: Version, { contract }: Mended): Lacking {
  const compared = compareAnnex(sides.with, agreement, version);
  const former = new Map(compareAnnex(sides.without, agreement, version).map((thing) => [placeOf(thing), thing]));
  const isNew = (thing: ComparedThing): boolean => {
    const before = former.get(placeOf(thing));
    return thing.difference !== null && turnsRow(thing) && !(before && isSame(before, thing));
  };
  const own = contract !== null && agreement.fields.contract === contract.id;
  const read = readUpTo({ subject: agreement, watch: watchOn(sides.with.asOf) }, version);
  return {
    compared,
    things: new Set(compared.filter(isNew)),
    parties: turnedParties(sides, agreement, version),
    contractOn: own && read < contract.from ? sides.with.asOf : null,
  };
}

const placeOf = ({ set, thing, system }: ComparedThing): string => `${set} ${thing} ${system}`;

function isSame(a: ComparedThing, b: ComparedThing): boolean {
  const facts = ({ difference, fields, truth }: ComparedThing) => ({ difference, fields, truth: truth?.value ?? null });
  return sameValue(facts(a), facts(b));
}

function turnedParties(sides: ChangeSides, agreement: Agreement, version: Version): Lacking['parties'] {
  const parties = partiesOf(version);
  const now = dueParties(sides.with, agreement, parties);
  const before = dueParties(sides.without, agreement, parties);
  return parties.flatMap(({ entity: from }, i) => {
    const to = now[i] ?? from;
    return to === before[i] || to === from ? [] : [{ from, to }];
  });
}

/** Whether a version says all the change makes otherwise. */
export function saysAll({ things, parties, contractOn }: Lacking): boolean {
  return things.size === 0 && parties.length === 0 && contractOn === null;
}

/** A draft from a version with nothing but the change's difference taken up; valid from the day the sides stand for. */
export function draftFrom(
  sides: ChangeSides,
  agreement: Agreement,
  before: Version,
  lacking: Lacking,
  { id }: Mended,
  label: string,
): RevisionContent<'version'> {
  const on = sides.with.asOf;
  const watch = watchOn(on);
  const contractOn = lacking.contractOn ?? readUpTo({ subject: agreement, watch }, before);
  const fields = { ...draftFields(before, agreement.id, label, on), contractOn, mends: [id] };
  const added = {
    parties: partiesAfter(before, lacking),
    ...annexWith(before, lacking.compared, lacking.things),
    clauses: clausesOf(before),
  };
  return { fields, added };
}

function partiesAfter(version: Version, { parties }: Lacking) {
  const own = partiesOf(version);
  const entities = own.map(({ entity }) => parties.find(({ from }) => from === entity)?.to ?? entity);
  return unsignedAs(own, entities);
}

/** What a draft is to be told so that it takes up the change's difference too; whatever else it says stands. */
export function draftWith(draft: Version, lacking: Lacking, { id }: Mended): RevisionContent<'version'> {
  const mends = [...(draft.fields.mends ?? []).filter((other) => other !== id), id];
  const after = {
    ...annexWith(draft, lacking.compared, lacking.things),
    ...(lacking.parties.length > 0 ? { parties: partiesAfter(draft, lacking) } : {}),
  };
  const added: Record<string, Record<string, unknown>> = {};
  const ended: Record<string, string[]> = {};
  for (const [set, rows] of Object.entries(after)) {
    const before = draft.sets[set as keyof typeof draft.sets] as ReadonlyMap<string, { value: unknown }> | undefined;
    const told = Object.entries(rows).filter(([key, row]) => !sameValue(before?.get(key)?.value, row));
    const gone = [...(before?.keys() ?? [])].filter((key) => !(key in rows));
    if (told.length > 0) added[set] = Object.fromEntries(told);
    if (gone.length > 0) ended[set] = gone;
  }
  const fields = { mends, ...(lacking.contractOn === null ? {} : { contractOn: lacking.contractOn }) };
  return { fields, added, ended } as RevisionContent<'version'>;
}
