// Reading the log: pages of one hash chain, and the history of one subject.
import type { LogEntry } from '../domain/log.ts';
import { type Actor, mustBeAllowed, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import type { Revision } from '../domain/revisions.ts';
import { revisionsFrom, revisionsOfRoots } from '../storage/journal.ts';
import { historyOf, logPage, logPageBefore, recentActors } from '../storage/log.ts';
import { cursorOf, cursorValue } from './paging.ts';
import { namesOfPeople } from './people.ts';
import type { Input } from './reading.ts';
import type { World } from './world.ts';

type LogQuery = { body?: string; limit: number; cursor?: string; action?: string; actor?: string };

/** A page of a body's chain, or of the shared one, in order of position. */
export async function listLog(world: World, actor: Actor, { query }: Input<unknown, LogQuery>) {
  mustReadLog(actor, query.body);
  const after = cursorValue(query.cursor, { position: 0 })?.position ?? 0;
  const entries = await logPage(scopeOf(actor), world.database, query.body ?? 'shared', after, query.limit + 1, query);
  const items = entries.slice(0, query.limit);
  const last = entries.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: cursorOf(last ? { position: last.position } : null) };
}

/** A line of a subject's history: who wrote what, when it was recorded and from which day it holds. */
export type HistoryLine = {
  at: string;
  effectiveOn: string | null;
  by: string | null;
  action: string;
  subjectKind: string;
  subjectTitle: string | null;
  fields: string[];
  changeId: string | null;
  withdrawn: boolean;
};

/** What was written about subjects and what stands under them, newest first, with the names of those who wrote. */
export async function history(
  world: World,
  actor: Actor,
  roots: string | readonly string[],
  limit = 50,
): Promise<{ lines: HistoryLine[]; people: Record<string, string> }> {
  const all = typeof roots === 'string' ? [roots] : roots;
  const entries = await entriesAbout(world, actor, all, limit);
  const [result] = await world.database.read([revisionsOfRoots(all)]);
  const revisions = revisionsFrom(result);
  const byInstant = Map.groupBy(revisions, (r) => r.recordedAt);
  const first = new Map([...revisions].reverse().map((r) => [r.subject, r.id]));
  const standing = new Set(revisions.flatMap((r) => (r.withdraws === null ? [] : [r.withdraws])));
  const people = await namesOfPeople(
    world,
    entries.map((e) => e.actor),
  );
  const lines = entries.map((entry) =>
    lineOf(entry, byInstant.get(entry.at) ?? [], first, standing, people[entry.actor] ?? null),
  );
  return { lines, people };
}

async function entriesAbout(world: World, actor: Actor, roots: readonly string[], limit: number): Promise<LogEntry[]> {
  const found = await Promise.all(roots.map((root) => historyOf(scopeOf(actor), world.database, root, limit)));
  const once = new Map(found.flat().map((entry) => [entry.hash, entry]));
  return [...once.values()].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit);
}

function lineOf(
  entry: LogEntry,
  revisions: readonly Revision[],
  first: ReadonlyMap<string, string>,
  withdrawn: ReadonlySet<string>,
  by: string | null,
): HistoryLine {
  const told = revisions.find((r) => r.kind !== 'holding') ?? revisions[0];
  const content = told?.content as
    | { fields?: { label?: string; title?: string }; added?: object; ended?: object }
    | undefined;
  // What a subject was registered with is the subject itself; only what came later changed something.
  const isFirst = told !== undefined && first.get(told.subject) === told.id;
  const changed = isFirst
    ? []
    : [content?.fields, content?.added, content?.ended].flatMap((part) => Object.keys(part ?? {}));
  return {
    at: entry.at,
    effectiveOn: told?.effectiveOn ?? null,
    by,
    action: entry.action,
    subjectKind: told?.kind ?? '',
    subjectTitle: content?.fields?.label ?? content?.fields?.title ?? null,
    fields: [...new Set(changed)],
    changeId: told?.cause?.startsWith('change:') ? told.cause.slice('change:'.length) : null,
    withdrawn: revisions.length > 0 && revisions.every((r) => withdrawn.has(r.id)),
  };
}

/** A page of a chain as people read it: newest first. */
export async function recentLog(world: World, actor: Actor, { query }: Input<unknown, LogQuery>) {
  mustReadLog(actor, query.body);
  const before = cursorValue(query.cursor, { before: 0 })?.before ?? null;
  const entries = await logPageBefore(
    scopeOf(actor),
    world.database,
    query.body ?? 'shared',
    before,
    query.limit + 1,
    query,
  );
  const items = entries.slice(0, query.limit);
  const last = entries.length > query.limit ? items.at(-1) : undefined;
  return { items, nextCursor: cursorOf(last ? { before: last.position } : null) };
}

/** Ids of those who wrote the newest entries of a chain, to choose one from. */
export function writersOf(world: World, actor: Actor, body: string | undefined): Promise<string[]> {
  mustReadLog(actor, body);
  return recentActors(scopeOf(actor), world.database, body ?? 'shared');
}

function mustReadLog(actor: Actor, body: string | undefined): void {
  if (body === undefined) mustBeAllowedSomewhere(actor, 'read_log');
  else mustBeAllowed(actor, 'read_log', body);
}
