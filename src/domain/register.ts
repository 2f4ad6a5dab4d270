// The register as rules see it: every subject's folded state on one day as known at one instant.
import type { CalendarDate, Instant } from './calendar.ts';
import { foldVisible, inFoldOrder, type Revision, rootRevisions, type Subject, visibleRevisions } from './revisions.ts';
import type { SubjectKind } from './subjects.ts';
import { type Horizon, note } from './watch.ts';

/** One subject's visible revisions in fold order, and the states they have been folded to so far. */
type Timeline = {
  id: string;
  root: string | null;
  revisions: readonly Revision[];
  roots: ReadonlyMap<string, string> | undefined;
  /** By the number of revisions folded in: between two revisions a subject does not change. */
  states: (Subject | undefined)[];
};

/** An answer that holds from one day until, not including, another. */
type Kept = { from: CalendarDate; until: CalendarDate | null; value: unknown };
type Question = (register: Register, id: string) => unknown;

/** What someone knows who knows all recorded up to an instant, ready to be folded to any day. */
export type Journal = {
  /** The highest seq among the revisions known, withdrawn ones and withdrawals included. */
  readonly seq: number;
  /** The same of each root. */
  readonly seqs: ReadonlyMap<string, number>;
  /** The roots whose subjects can be seen; all when left out. */
  readonly within?: ReadonlySet<string>;
  readonly timelines: ReadonlyMap<string, ReadonlyMap<string, Timeline>>;
  /** Caches that fill as questions are asked; they follow from the timelines alone. */
  readonly indexes: Map<string, Map<string, ReadonlyMap<string, readonly Timeline[]>>>;
  readonly answers: Map<Question, Map<string, Kept[]>>;
};

/** Sorts recorded revisions into a journal of what someone knows who knows all recorded up to `knownAt`. */
export function journalOf(revisions: readonly Revision[], knownAt: Instant | null = null): Journal {
  const known = knownAt === null ? revisions : revisions.filter((revision) => revision.recordedAt <= knownAt);
  const grouped = new Map<string, Map<string, Revision[]>>();
  const seqs = new Map<string, number>();
  for (const revision of known) {
    const root = revision.root ?? revision.subject;
    if (revision.seq > (seqs.get(root) ?? 0)) seqs.set(root, revision.seq);
    const group = madeIn(madeIn(grouped, revision.kind, newMap<Revision[]>), revision.subject, newList<Revision>);
    group.push(revision);
  }
  const timelines = new Map<string, Map<string, Timeline>>();
  for (const [kind, subjects] of grouped) {
    const own = madeIn(timelines, kind, newMap<Timeline>);
    for (const [id, group] of subjects) {
      const timeline = timelineOf(id, group);
      if (timeline) own.set(id, timeline);
    }
  }
  return { seq: highest(seqs.values()), seqs, timelines, indexes: new Map(), answers: new Map() };
}

/**
 * A journal as it would be if nothing were recorded but what stands under the roots given. States folded for one part of
 * a journal serve every other, so cutting many parts out of one journal costs less than making each on its own.
 */
export function journalWithin(journal: Journal, roots: ReadonlySet<string>): Journal {
  const { timelines, indexes, seqs } = journal;
  const known: number[] = [];
  for (const root of roots) known.push(seqs.get(root) ?? 0);
  return { seq: highest(known), seqs, within: roots, timelines, indexes, answers: new Map() };
}

function highest(seqs: Iterable<number>): number {
  let seq = 0;
  for (const other of seqs) if (other > seq) seq = other;
  return seq;
}

const newMap = <T>(): Map<string, T> => new Map();
const newList = <T>(): T[] => [];

/** What a map holds at a key, made and put there when there is none. */
function madeIn<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}

function timelineOf(id: string, group: readonly Revision[]): Timeline | undefined {
  const visible = visibleRevisions(group).sort(inFoldOrder);
  const [first] = visible;
  return first && { id, root: first.root, revisions: visible, roots: rootRevisions(group), states: [] };
}

/** What held on one day: subjects by kind and id, folded when first asked for. */
export type Register = {
  readonly asOf: CalendarDate;
  readonly get: <K extends SubjectKind>(kind: K, id: string | null | undefined) => Subject<K> | undefined;
  /** All subjects of a kind that exist on the day, in order of id. */
  readonly all: <K extends SubjectKind>(kind: K) => Subject<K>[];
  /** The subjects of a kind that stand under a held subject (versions, notices, evidence under an agreement). */
  readonly under: <K extends SubjectKind>(kind: K, root: string) => Subject<K>[];
  /** The subjects of a kind, existing on the day, that at any time named `id` at a path (`body`, `systems.system`). */
  readonly naming: <K extends SubjectKind>(kind: K, path: string, id: string) => Subject<K>[];
  /** The same journal on another day. */
  readonly on: (day: CalendarDate) => Register;
  /** The answer to a question about one subject; asked once for all the days on which it cannot differ. */
  readonly remember: <T>(question: (register: Register, id: string) => T, id: string) => T;
};

/** The register of a journal on a day; a horizon given notes the next day on which anything read from it turns. */
export function registerOn(journal: Journal, asOf: CalendarDate, horizon?: Horizon): Register {
  const { within } = journal;
  const at = (timeline: Timeline): Subject | undefined =>
    within && !within.has(timeline.root ?? timeline.id) ? undefined : stateOn(timeline, asOf, horizon);
  const existing = (timelines: readonly Timeline[] | undefined): Subject[] => {
    const found: Subject[] = [];
    for (const timeline of timelines ?? []) {
      const state = at(timeline);
      if (state) found.push(state);
    }
    return found;
  };
  const read = {
    get: (kind: SubjectKind, id: string | null | undefined) => {
      const timeline = id == null ? undefined : journal.timelines.get(kind)?.get(id);
      return timeline && at(timeline);
    },
    all: (kind: SubjectKind) => existing(indexOf(journal, kind, EVERY).get('')),
    under: (kind: SubjectKind, root: string) => existing(indexOf(journal, kind, ROOT).get(root)),
    naming: (kind: SubjectKind, path: string, id: string) => existing(indexOf(journal, kind, path).get(id)),
  };
  return {
    asOf,
    ...(read as Pick<Register, 'get' | 'all' | 'under' | 'naming'>),
    // What held on a past day stays so as days go by: only a later day's answer may turn.
    on: (day) => (day === asOf ? registerOn(journal, asOf, horizon) : registerOn(journal, day)),
    remember: (question, id) => answerOn(journal, asOf, horizon, question, id),
  };
}

function stateOn(timeline: Timeline, asOf: CalendarDate, horizon: Horizon | undefined): Subject | undefined {
  const { revisions, states } = timeline;
  let count = revisions.length;
  let next: Revision | undefined;
  for (; count > 0; count -= 1) {
    const last = revisions[count - 1] as Revision;
    if (last.effectiveOn <= asOf) break;
    next = last;
  }
  if (horizon && next) note(horizon, next.effectiveOn);
  if (count === 0) return undefined;
  states[count] ??= foldVisible(revisions, asOf, timeline.roots);
  return states[count];
}

/** Index paths that are no field: every subject of the kind, and the subjects by the root they stand under. */
const EVERY = '*';
const ROOT = '/';

/** The timelines of a kind by what they name at a path; made when first asked for. */
function indexOf(journal: Journal, kind: SubjectKind, path: string): ReadonlyMap<string, readonly Timeline[]> {
  const byKind = madeIn(journal.indexes, path, newMap<ReadonlyMap<string, readonly Timeline[]>>);
  return byKind.get(kind) ?? madeIn(byKind, kind, () => madeIndex(journal, kind, path));
}

function madeIndex(journal: Journal, kind: SubjectKind, path: string): ReadonlyMap<string, readonly Timeline[]> {
  const index = new Map<string, Timeline[]>();
  for (const timeline of journal.timelines.get(kind)?.values() ?? []) {
    for (const key of keysAt(timeline, path)) madeIn(index, key, newList<Timeline>).push(timeline);
  }
  for (const list of index.values()) list.sort((a, b) => (a.id < b.id ? -1 : 1));
  return index;
}

function keysAt(timeline: Timeline, path: string): Iterable<string> {
  if (path === EVERY) return [''];
  if (path === ROOT) return timeline.root === null ? [] : [timeline.root];
  return namedAt(timeline, path);
}

function namedAt(timeline: Timeline, path: string): Set<string> {
  const [head = '', tail] = path.split('.');
  const named = new Set<string>();
  for (const { content } of timeline.revisions) {
    const { fields, added } = content as {
      fields?: Record<string, unknown>;
      added?: Record<string, Record<string, Record<string, unknown>>>;
    };
    const values =
      tail === undefined ? [fields?.[head]] : Object.values(added?.[head] ?? {}).map((member) => member[tail]);
    for (const value of values) if (typeof value === 'string') named.add(value);
  }
  return named;
}

function answerOn<T>(
  journal: Journal,
  asOf: CalendarDate,
  horizon: Horizon | undefined,
  question: (register: Register, id: string) => T,
  id: string,
): T {
  const kept = madeIn(madeIn(journal.answers, question, newMap<Kept[]>), id, newList<Kept>);
  let answer = kept.find((k) => k.from <= asOf && (k.until === null || asOf < k.until));
  if (!answer) {
    const own: Horizon = { next: null };
    const value = question(registerOn(journal, asOf, own), id);
    answer = { from: asOf, until: own.next, value };
    kept.push(answer);
  }
  if (horizon) note(horizon, answer.until);
  return answer.value as T;
}
