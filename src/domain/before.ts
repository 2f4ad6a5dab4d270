// What held before: of everything a set of revisions writes over, the value it had on the day each takes effect.
import { fold, type Revision, type Subject } from './revisions.ts';

/** The former value of what one revision writes over; nothing of a subject that did not exist. */
export type Before = {
  revision: string;
  subject: string;
  /** By name; null where nothing was said. */
  fields: Record<string, unknown>;
  /** By set and key; null where there was no such member. */
  sets: Record<string, Record<string, unknown>>;
};

/** What held before `recorded` as `known` tells it; a revision that takes another back writes over what that one says. */
export function stateBefore(known: readonly Revision[], recorded: readonly Revision[]): Before[] {
  if (recorded.length === 0) return [];
  const wanted = new Set(recorded.map((r) => r.subject));
  const bySubject = Map.groupBy(
    known.filter((r) => wanted.has(r.subject)),
    (r) => r.subject,
  );
  return recorded.flatMap((revision) => {
    const own = bySubject.get(revision.subject) ?? [];
    const state = fold(own, revision.effectiveOn);
    const target = revision.withdraws ?? revision.corrects;
    const written = [revision, ...own.filter((r) => r.id === target)];
    return state ? [{ revision: revision.id, subject: revision.subject, ...formerly(state, written) }] : [];
  });
}

type Loose = { fields?: Record<string, unknown>; added?: Record<string, object>; ended?: Record<string, string[]> };

function formerly(state: Subject, written: readonly Revision[]): Pick<Before, 'fields' | 'sets'> {
  const before: Pick<Before, 'fields' | 'sets'> = { fields: {}, sets: {} };
  const { fields, sets } = state as {
    fields: Record<string, unknown>;
    sets: Record<string, Map<string, { value: unknown }>>;
  };
  for (const { content } of written) {
    const { fields: named = {}, added = {}, ended = {} } = content as Loose;
    for (const name of Object.keys(named)) before.fields[name] = fields[name] ?? null;
    const keys = [
      ...Object.entries(added).map(([set, members]) => [set, Object.keys(members)] as const),
      ...Object.entries(ended),
    ];
    for (const [set, members] of keys) {
      before.sets[set] ??= {};
      for (const key of members) before.sets[set][key] = sets[set]?.get(key)?.value ?? null;
    }
  }
  return before;
}
