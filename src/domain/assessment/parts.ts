// Findings gathered by part: the same part seen in several covered systems is one finding that names them all.
import type { Span } from '../agreements.ts';
import type { CalendarDate } from '../calendar.ts';
import type { Provenance, Subject } from '../revisions.ts';
import type { Mover } from './movers.ts';
import type { Facts, Judgement, SystemFacts } from './rule.ts';

/** A finding on one part for one covered system. */
export type Sighting = { part: string; system: Subject<'system'>; mover: Mover; says: Facts; truth: Facts };

/** Findings by part, from the earliest sighting of each; `truth.systems` names the systems it was seen in. */
export function gathered(sightings: readonly Sighting[]): Judgement[] {
  const byPart = new Map<string, Sighting[]>();
  for (const sighting of sightings) {
    const list = byPart.get(sighting.part);
    if (list) list.push(sighting);
    else byPart.set(sighting.part, [sighting]);
  }
  return [...byPart].map(([part, seen]) => {
    const first = seen.reduce((a, b) => (b.mover.on < a.mover.on ? b : a));
    const { says, truth, mover } = first;
    const systems = seen.map(({ system }) => system.fields.name ?? system.id);
    return { outcome: 'found', part, says, truth: { ...truth, systems }, since: mover.on, cause: mover.cause };
  });
}

/** The facts every finding about a version in force begins with. */
export function versionFacts({ version }: Span): Facts {
  return { version: version.id, label: version.fields.label ?? null };
}

/** The names of systems. */
export function namesOf(systems: readonly SystemFacts[]): string[] {
  return systems.map(({ system }) => system.fields.name ?? system.id);
}

/** The earliest day one of the systems was in use; null when there is none. */
export function earliestUse(systems: readonly SystemFacts[]): SystemFacts | null {
  return systems.reduce<SystemFacts | null>((a, b) => (a === null || b.usedFrom < a.usedFrom ? b : a), null);
}

/** A fact's day where it is later than the subject's own first day: what was registered with a subject is as old as it. */
export function turnedLater(from: Provenance | undefined, since: CalendarDate): Provenance | undefined {
  return from && from.since > since ? from : undefined;
}

export const CLEAR: Judgement[] = [{ outcome: 'clear', part: null }];

/** The judgements, or clear when there are none. */
export function orClear(judgements: Judgement[]): Judgement[] {
  return judgements.length === 0 ? CLEAR : judgements;
}

/** That a fact of a system itself is missing, for rules about that system. */
export function ownGap({ id }: Subject<'system'>, missing: string): Judgement {
  return { outcome: 'cannot_tell', part: null, missing, at: { kind: 'system', id } };
}

/** That a fact of one system is missing, for rules about what covers several. */
export function systemGap({ id }: Subject<'system'>, missing: string): Judgement {
  return { outcome: 'cannot_tell', part: `gap:${missing}:${id}`, missing, at: { kind: 'system', id } };
}
