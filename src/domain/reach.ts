// Who depends on whom: the edges a revision makes, and the closure of what a subject's outcomes may read.
import type { Revision, RevisionDraft } from './revisions.ts';
import { namedIn } from './revisions.ts';
import { BACK_REFERENCES, REFERENCES } from './subjects.ts';

/** The one subject under which the law is recorded at run time; every agreement reads it. */
export const LAW_SUBJECT = 'law';

/** `from` reads `to`: when `to` changes, `from` must be assessed again. */
export type Edge = { from: string; to: string };

/** The edges one revision makes; its own side is the subject it stands under. */
export function edgesOf(revision: Pick<Revision | RevisionDraft, 'kind' | 'subject' | 'root' | 'content'>): Edge[] {
  const own = revision.root ?? revision.subject;
  const edges: Edge[] = [];
  for (const ref of namedIn(revision.content, REFERENCES[revision.kind] ?? {})) edges.push({ from: own, to: ref.id });
  for (const ref of namedIn(revision.content, BACK_REFERENCES[revision.kind] ?? {}))
    edges.push({ from: ref.id, to: own });
  if (revision.kind === 'agreement') edges.push({ from: own, to: LAW_SUBJECT });
  return edges.filter((edge) => edge.from !== edge.to);
}

/** Everything reachable from `start` along `next`, `start` included. */
export function closure(start: Iterable<string>, next: (id: string) => Iterable<string>): Set<string> {
  const seen = new Set<string>(start);
  const todo = [...seen];
  for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
    for (const other of next(id)) {
      if (seen.has(other)) continue;
      seen.add(other);
      todo.push(other);
    }
  }
  return seen;
}

/** What a root's outcomes may read: the roots, and the revisions that stand under them. */
export type Dependencies = { rootsFor: (root: string) => Set<string>; journalFor: (root: string) => Revision[] };

/** Revisions by the root they stand under, with the edges they make: what each root's journal is cut from. */
export function dependencies(revisions: readonly Revision[]): Dependencies {
  const byRoot = new Map<string, Revision[]>();
  const reads = new Map<string, Set<string>>();
  for (const revision of revisions) {
    const root = revision.root ?? revision.subject;
    const list = byRoot.get(root);
    if (list) list.push(revision);
    else byRoot.set(root, [revision]);
    for (const { from, to } of edgesOf(revision)) {
      const set = reads.get(from);
      if (set) set.add(to);
      else reads.set(from, new Set([to]));
    }
  }
  const rootsFor = (root: string): Set<string> => closure([root], (at) => reads.get(at) ?? []);
  return {
    rootsFor,
    journalFor: (root) => {
      const journal: Revision[] = [];
      for (const id of rootsFor(root)) for (const r of byRoot.get(id) ?? []) journal.push(r);
      return journal;
    },
  };
}

type Root = { seq: number; reads: Root[]; seenFor: number };

/** The highest seq among all that a root's outcomes may read, itself included; 0 for one that nothing is known of. */
export function recencies(
  revisions: readonly Revision[],
  edges: Iterable<Edge> = revisions.flatMap(edgesOf),
): (root: string) => number {
  const roots = new Map<string, Root>();
  const rootOf = (id: string): Root => {
    const known = roots.get(id);
    if (known) return known;
    const root: Root = { seq: 0, reads: [], seenFor: 0 };
    roots.set(id, root);
    return root;
  };
  for (const revision of revisions) {
    const own = rootOf(revision.root ?? revision.subject);
    if (revision.seq > own.seq) own.seq = revision.seq;
  }
  for (const { from, to } of edges) rootOf(from).reads.push(rootOf(to));
  let asked = 0;
  return (id) => {
    asked += 1;
    const own = roots.get(id);
    return own ? highestFrom(own, asked) : 0;
  };
}

function highestFrom(start: Root, asked: number): number {
  let seq = 0;
  const todo = [start];
  start.seenFor = asked;
  for (let root = todo.pop(); root !== undefined; root = todo.pop()) {
    if (root.seq > seq) seq = root.seq;
    for (const other of root.reads) {
      if (other.seenFor === asked) continue;
      other.seenFor = asked;
      todo.push(other);
    }
  }
  return seq;
}
