// The journal's revision and its fold: the one way from what was recorded to what held on a day.
import type { CalendarDate, Instant } from './calendar.ts';
import type { FieldsOf, Ref, SetsOf, SubjectKind } from './subjects.ts';

/** What one revision changes, and nothing else: fields set, set members added (or replaced), members ended by key. */
export type RevisionContent<K extends SubjectKind = SubjectKind> = {
  fields?: Partial<FieldsOf<K>>;
  added?: { [S in keyof SetsOf<K>]?: Record<string, SetsOf<K>[S]> };
  ended?: { [S in keyof SetsOf<K>]?: string[] };
};

/** A revision before it is recorded: what an operation decides on. */
export type RevisionDraft<K extends SubjectKind = SubjectKind> = {
  kind: K;
  subject: string;
  /** The held subject (system, contract, agreement) this one stands under; null for shared facts and bodies. */
  root: string | null;
  /** The body in whose register it was recorded; null for facts shared by all bodies. */
  body: string | null;
  effectiveOn: CalendarDate;
  /** `change:id`, `import:id` or null for "itself": what findings caused by it are grouped under. */
  cause: string | null;
  corrects?: string | null;
  withdraws?: string | null;
  content: RevisionContent<K>;
};

/** A recorded revision; never edited, never deleted. */
export type Revision<K extends SubjectKind = SubjectKind> = {
  id: string;
  /** Global and strictly rising. */
  seq: number;
  kind: K;
  subject: string;
  root: string | null;
  body: string | null;
  effectiveOn: CalendarDate;
  recordedAt: Instant;
  operation: string;
  cause: string | null;
  corrects: string | null;
  withdraws: string | null;
  content: RevisionContent<K>;
};

/**
 * Where a field's or member's present value came from. `root` is the first revision of a row of corrections: what stays
 * the same when a revision is corrected. Saying again what already holds moves nothing.
 */
export type Provenance = { revision: string; root: string; seq: number; since: CalendarDate; cause: string | null };

export type Member<T> = { key: string; value: T; from: Provenance };

/** A member that has ended, kept so that "since when is it gone" can be answered. */
export type EndedMember<T> = Member<T> & { endedBy: Provenance };

/** The state of a subject on a day as known at an instant. */
export type Subject<K extends SubjectKind = SubjectKind> = {
  kind: K;
  id: string;
  root: string | null;
  body: string | null;
  /** The first day it is known to exist. */
  since: CalendarDate;
  fields: Partial<FieldsOf<K>>;
  from: Partial<Record<string, Provenance>>;
  sets: { [S in keyof SetsOf<K>]?: Map<string, Member<SetsOf<K>[S]>> };
  ended: { [S in keyof SetsOf<K>]?: Map<string, EndedMember<SetsOf<K>[S]>> };
  /** The highest seq folded in. */
  seq: number;
};

/**
 * The revisions that count for someone who knows everything recorded up to `knownAt` (null: everything given):
 * a withdrawn or corrected one does not; withdrawing the withdrawal, or the correction, brings it back.
 */
export function visibleRevisions<K extends SubjectKind>(
  revisions: readonly Revision<K>[],
  knownAt: Instant | null = null,
): Revision<K>[] {
  const known = knownAt === null ? revisions : revisions.filter((r) => r.recordedAt <= knownAt);
  const against = new Map<string, Revision[]>();
  for (const revision of known) {
    const target = revision.withdraws ?? revision.corrects;
    if (target === null) continue;
    const others = against.get(target);
    if (others) others.push(revision);
    else against.set(target, [revision]);
  }
  if (against.size === 0) return [...known];
  const stands = (id: string): boolean => !(against.get(id) ?? []).some((r) => r.withdraws === id && stands(r.id));
  const visible = (id: string): boolean => !(against.get(id) ?? []).some((r) => stands(r.id));
  return known.filter((r) => r.withdraws === null && visible(r.id));
}

/** The first revision behind each correction; undefined when nothing was corrected. */
export function rootRevisions(revisions: readonly Revision[]): ReadonlyMap<string, string> | undefined {
  const corrections = revisions.filter((r) => r.corrects !== null);
  if (corrections.length === 0) return undefined;
  const corrects = new Map(corrections.map((r) => [r.id, r.corrects as string]));
  const roots = new Map<string, string>();
  for (const id of corrects.keys()) {
    let root = id;
    for (let next = corrects.get(root); next !== undefined; next = corrects.get(root)) root = next;
    roots.set(id, root);
  }
  return roots;
}

/** Orders revisions as the fold applies them: by day of effect, then by seq. */
export function inFoldOrder(a: Revision, b: Revision): number {
  if (a.effectiveOn !== b.effectiveOn) return a.effectiveOn < b.effectiveOn ? -1 : 1;
  return a.seq - b.seq;
}

/**
 * The state of one subject on `asOf` (inclusive), from visible revisions in fold order;
 * undefined while no revision has taken effect.
 */
export function foldVisible<K extends SubjectKind>(
  ordered: readonly Revision<K>[],
  asOf: CalendarDate,
  roots?: ReadonlyMap<string, string>,
): Subject<K> | undefined {
  let state: Subject<K> | undefined;
  for (const revision of ordered) {
    if (revision.effectiveOn > asOf) break;
    state ??= {
      kind: revision.kind,
      id: revision.subject,
      root: revision.root,
      body: revision.body,
      since: revision.effectiveOn,
      fields: {},
      from: {},
      sets: {},
      ended: {},
      seq: revision.seq,
    };
    apply(state, revision, roots?.get(revision.id) ?? revision.id);
  }
  return state;
}

/** The state of one subject from all its recorded revisions, in any order: what every cache must agree with. */
export function fold<K extends SubjectKind>(
  revisions: readonly Revision<K>[],
  asOf: CalendarDate,
  knownAt: Instant | null = null,
): Subject<K> | undefined {
  const known = knownAt === null ? revisions : revisions.filter((r) => r.recordedAt <= knownAt);
  return foldVisible(visibleRevisions(known).sort(inFoldOrder), asOf, rootRevisions(known));
}

type Loose = {
  fields?: Record<string, unknown>;
  added?: Record<string, Record<string, unknown>>;
  ended?: Record<string, string[]>;
};
type LooseState = {
  fields: Record<string, unknown>;
  from: Record<string, Provenance>;
  sets: Record<string, Map<string, Member<unknown>>>;
  ended: Record<string, Map<string, EndedMember<unknown>>>;
};

function apply<K extends SubjectKind>(state: Subject<K>, revision: Revision<K>, root: string): void {
  const { fields, added, ended } = revision.content as Loose;
  const { id, seq, effectiveOn, cause } = revision;
  const from: Provenance = { revision: id, root, seq, since: effectiveOn, cause };
  state.seq = Math.max(state.seq, seq);
  const loose = state as unknown as LooseState;
  for (const name in fields) {
    if (name in loose.fields && loose.fields[name] === fields[name]) continue;
    loose.fields[name] = fields[name];
    loose.from[name] = from;
  }
  for (const set in added) addMembers(loose, set, added[set] ?? {}, from);
  for (const set in ended) endMembers(loose, set, ended[set] ?? [], from);
}

function addMembers(state: LooseState, set: string, members: Record<string, unknown>, from: Provenance): void {
  state.sets[set] ??= new Map();
  const own = state.sets[set];
  for (const key in members) {
    const present = own.get(key);
    if (present && sameValue(present.value, members[key])) continue;
    own.set(key, { key, value: members[key], from });
    state.ended[set]?.delete(key);
  }
}

function endMembers(state: LooseState, set: string, keys: readonly string[], from: Provenance): void {
  for (const key of keys) {
    const member = state.sets[set]?.get(key);
    if (!member) continue;
    state.sets[set]?.delete(key);
    state.ended[set] ??= new Map();
    state.ended[set].set(key, { ...member, endedBy: from });
  }
}

/** Whether two plain values say the same: scalars, and objects or lists of them. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => name in other && sameValue(one[name], other[name]))
  );
}

/** A path into content, taken apart: the field or set, and within a set's members the field. */
type Path = readonly [head: string, tail: string | undefined, kind: SubjectKind];
const PATHS = new WeakMap<Record<string, SubjectKind>, readonly Path[]>();

function takenApart(paths: Record<string, SubjectKind>): readonly Path[] {
  const known = PATHS.get(paths);
  if (known) return known;
  const apart = Object.entries(paths).map(([path, kind]): Path => {
    const [head = '', tail] = path.split('.');
    return [head, tail, kind];
  });
  PATHS.set(paths, apart);
  return apart;
}

/** Every subject a revision's content names, by the dotted path it stands at. */
export function namedIn(content: RevisionContent, paths: Record<string, SubjectKind>): Ref[] {
  const found: Ref[] = [];
  const { fields, added } = content as Loose;
  for (const [head, tail, kind] of takenApart(paths)) {
    if (tail === undefined) {
      const id = fields?.[head];
      if (typeof id === 'string') found.push({ kind, id });
      continue;
    }
    const members = added?.[head];
    for (const key in members) {
      const id = (members[key] as Record<string, unknown>)[tail];
      if (typeof id === 'string') found.push({ kind, id });
    }
  }
  return found;
}
