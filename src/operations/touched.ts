// The agreements a registered change touches, each with its two sides: as things are, and as if it had never been recorded.

import { inForce, spansOf } from '../domain/agreements.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { type CalendarDate, type Instant, latest, osloDay } from '../domain/calendar.ts';
import { holderOf } from '../domain/entities.ts';
import { invalid } from '../domain/failures.ts';
import { type ChangeSides, type Lacking, lackingOf, type Mended, saysAll } from '../domain/mending.ts';
import { type Actor, EVERYTHING, inScope, scopeOf } from '../domain/permissions.ts';
import { edgesOf } from '../domain/reach.ts';
import { journalOf, type Register, registerOn } from '../domain/register.ts';
import type { Revision, Subject } from '../domain/revisions.ts';
import { watchOn } from '../domain/watch.ts';
import { reachOf } from '../storage/caches.ts';
import { revisionsFrom, revisionsReachedFrom } from '../storage/journal.ts';
import { assessedOn, CHUNK, turnsOf, withoutThese } from './consequences.ts';
import { mustSeeChange, type RegisteredChange } from './registered-changes.ts';
import type { World } from './world.ts';

/** A change whose follow-up is asked for, and the day it is judged on: today, or the day it takes effect if that is to come. */
export type AskedChange = {
  registered: RegisteredChange;
  mended: Mended;
  own: readonly Revision[];
  /** The seq it was recorded with: what is later may have followed from it. */
  seq: number;
  day: CalendarDate;
};

/** An agreement of a body the asker sees, as the change touches it. */
export type TouchedAgreement = {
  agreement: Subject<'agreement'>;
  body: string;
  sides: ChangeSides;
  revisions: readonly Revision[];
  /** What makes it stale because of the change, on the day. */
  stale: readonly Outcome[];
  /** Whether it was stale because of the change by what was known when that was registered. */
  wasStale: boolean;
};

/** The change asked for. Throws not_found when it is not there, or out of sight. */
export async function changeAsked(world: World, actor: Actor, id: string, today: CalendarDate): Promise<AskedChange> {
  const { registered, revisions } = await mustSeeChange(world, actor, id);
  const { scope, effectiveOn } = registered.value;
  const seq = revisions.find((r) => r.subject === id && r.withdraws === null)?.seq ?? 0;
  const contract = scope.kind === 'contract' ? { id: scope.id, from: effectiveOn } : null;
  return { registered, mended: { id, contract }, own: revisions, seq, day: latest(effectiveOn, today) };
}

/** The agreements within the asker's sight that depend on what the change is about, by id; of those named, if any are. */
export async function reachedBy(
  world: World,
  actor: Actor,
  { own }: AskedChange,
  named: ReadonlySet<string> | null,
): Promise<string[]> {
  const from = [...new Set([...rootsOf(own), ...own.flatMap(edgesOf).map((edge) => edge.from)])];
  const reached = await reachOf(scopeOf(actor), world.database, from);
  return reached.flatMap(({ id, kind }) => (kind === 'agreement' && (named?.has(id) ?? true) ? [id] : []));
}

const rootsOf = (revisions: readonly Revision[]): string[] => revisions.map((r) => r.root ?? r.subject);

/** Those agreements as the change touches them, read and judged some at a time so that memory stays the same. */
export async function* touchedIn(
  world: World,
  actor: Actor,
  asked: AskedChange,
  ids: readonly string[],
): AsyncGenerator<TouchedAgreement[]> {
  const beside = [...new Set([...rootsOf(asked.own), ...asked.own.flatMap(edgesOf).map((edge) => edge.to)])];
  for (let at = 0; at < ids.length; at += CHUNK) {
    const some = ids.slice(at, at + CHUNK);
    const [result] = await world.database.read([revisionsReachedFrom(EVERYTHING, [...some, ...beside])]);
    yield touchedOf(asked, revisionsFrom(result), some).filter(({ body }) => inScope(scopeOf(actor), body));
  }
}

function touchedOf(asked: AskedChange, known: readonly Revision[], ids: readonly string[]): TouchedAgreement[] {
  const { day, registered } = asked;
  const at = registered.value.registeredAt as Instant;
  const without = withoutThese(asked.own);
  const now = staleBy(known, without(known), ids, day);
  const then = known.filter((r) => r.recordedAt <= at);
  const was = staleBy(then, without(then), ids, latest(registered.value.effectiveOn, osloDay(at)));
  const sides = {
    with: registerOn(journalOf(known), day),
    without: registerOn(journalOf(without(known)), day),
  };
  return ids.flatMap((id): TouchedAgreement[] => {
    const agreement = sides.with.get('agreement', id);
    const body = agreement ? holderOf(sides.with, agreement) : null;
    if (!agreement || body === null) return [];
    const wasStale = was.turned.has(id);
    const stale = now.turned.get(id) ?? (wasStale ? sharedWith(asked, sides, agreement, now.all.get(id)) : []);
    return [{ agreement, body, sides, revisions: known, stale, wasStale }];
  });
}

type StaleBy = Map<string, Outcome[]>;

/** What makes agreements stale, by agreement: all of it, and what of it the change has turned. */
function staleBy(
  known: readonly Revision[],
  without: readonly Revision[],
  ids: readonly string[],
  day: CalendarDate,
): { all: StaleBy; turned: StaleBy } {
  const subjects = ids.map((id) => ({ id, kind: 'agreement' as const }));
  const [is, was] = [assessedOn(known, subjects, day), assessedOn(without, subjects, day)];
  const stale = [...is.found.values()].filter((outcome) => outcome.makesStale);
  const turned = turnsOf(was.found, is.found).flatMap(({ outcome, effect }) => (effect === 'found' ? [outcome] : []));
  const byAgreement = (outcomes: readonly Outcome[]) => Map.groupBy(outcomes, ({ subject }) => subject);
  return { all: byAgreement(stale), turned: byAgreement(turned.filter((outcome) => outcome.makesStale)) };
}

/** What a later cause has taken over, while the version in force still does not say what this change made otherwise. */
function sharedWith(
  { mended }: AskedChange,
  sides: ChangeSides,
  agreement: Subject<'agreement'>,
  stale: readonly Outcome[] = [],
): readonly Outcome[] {
  const version = versionInForce(sides.with, agreement.id);
  if (stale.length === 0 || version === null) return [];
  return saysAll(lackingOf(sides, agreement, version, mended)) ? [] : stale;
}

/** The version of an agreement in force on a register's day. */
export function versionInForce(register: Register, agreement: string): Subject<'version'> | null {
  return inForce(spansOf(register, agreement), watchOn(register.asOf))?.version ?? null;
}

/** The versions of an agreement that are not signed yet, in the order they were begun. */
export function versionsUnderWay(register: Register, agreement: string): Subject<'version'>[] {
  const isUnderWay = ({ fields }: Subject<'version'>) => !['signed', 'terminated'].includes(fields.state ?? 'draft');
  const begun = (version: Subject<'version'>) => version.from.agreement?.seq ?? 0;
  return register
    .under('version', agreement)
    .filter(isUnderWay)
    .sort((a, b) => begun(a) - begun(b));
}

/** What a version lacks of the change: on its own first day where that comes later. */
export function lackingIn(
  { sides, agreement }: TouchedAgreement,
  version: Subject<'version'>,
  mended: Mended,
): { lacking: Lacking; sides: ChangeSides } {
  const on = latest(sides.with.asOf, version.fields.validFrom ?? sides.with.asOf);
  const then = on === sides.with.asOf ? sides : { with: sides.with.on(on), without: sides.without.on(on) };
  return { lacking: lackingOf(then, agreement, version, mended), sides: then };
}

/** Throws 422 for a change that was taken back: there is nothing of it to follow up. */
export function mustStand({ registered }: AskedChange): void {
  if (registered.withdrawn) throw invalid('id', 'expected a change that is not withdrawn');
}

/**
 * Everything the change touches within the actor's sight, or what is named of it, in the order it is named. Throws 422 for
 * an agreement that does not depend on what was changed; one of a body out of sight answers as one there is none of.
 */
export async function touchedByName(
  world: World,
  actor: Actor,
  asked: AskedChange,
  named: readonly string[] | null,
): Promise<TouchedAgreement[]> {
  const reached = await reachedBy(world, actor, asked, named && new Set(named));
  const touched = new Map<string, TouchedAgreement>();
  for await (const some of touchedIn(world, actor, asked, reached))
    for (const one of some) touched.set(one.agreement.id, one);
  if (named === null) return [...touched.values()];
  return named.map((id, i) => {
    const one = touched.get(id);
    if (!one) throw invalid(`agreementIds.${i}`, 'expected the id of an agreement that depends on what was changed');
    return one;
  });
}

/** What an agreement is called, and where it is. */
export function toldOf({ agreement, body, sides }: TouchedAgreement) {
  return {
    ...{ agreementId: agreement.id, title: agreement.fields.title ?? agreement.id },
    ...{ bodyId: body, bodyName: sides.with.get('body', body)?.fields.name ?? body },
  };
}

type Done = { bodyId: string; agreementId: string; versionId: string | null; refused: string | null };

/** What an entry of the log is about in a body's chain: the change, and what was done there. */
export function aboutIn(change: string, items: readonly Done[]): (chain: string) => string[] {
  return (chain) => {
    const own = items.filter(({ bodyId, refused }) => bodyId === chain && refused === null);
    return [change, ...own.flatMap(({ agreementId, versionId }) => [agreementId, ...(versionId ? [versionId] : [])])];
  };
}
