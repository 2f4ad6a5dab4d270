// Consequences: the outcomes that differ between the register without and with some revisions, on one day.
import { assess } from '../domain/assessment/assess.ts';
import type { AssessedKind, Outcome } from '../domain/assessment/rule.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { type Actor, EVERYTHING, inScope, scopeOf } from '../domain/permissions.ts';
import { dependencies, edgesOf } from '../domain/reach.ts';
import { journalOf, registerOn } from '../domain/register.ts';
import type { Revision } from '../domain/revisions.ts';
import type { Language } from '../domain/vocabulary.ts';
import { reachOf } from '../storage/caches.ts';
import { revisionsFrom, revisionsReachedFrom } from '../storage/journal.ts';
import { presentFinding } from './findings.ts';
import { namesFromRegister } from './naming.ts';
import type { ConsequenceValue } from './shapes/changes.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { World } from './world.ts';

/** The revisions of everything some revisions reach, and the subjects to be assessed. */
export type Reach = { subjects: { id: string; kind: AssessedKind }[]; revisions: Revision[] };

/** Reads what revisions reach, whoever's it is: what is shown of it is cut to the asker's scope afterwards. */
export async function reachedBy(world: World, changed: readonly Revision[]): Promise<Reach> {
  const edges = changed.flatMap(edgesOf);
  const roots = changed.map((r) => r.root ?? r.subject);
  const subjects = await reachOf(world.database, [...new Set([...roots, ...edges.map((e) => e.from)])]);
  const start = [...new Set([...roots, ...subjects.map((s) => s.id), ...edges.map((e) => e.to)])];
  const [result] = await world.database.read([revisionsReachedFrom(EVERYTHING, start)]);
  return { subjects, revisions: revisionsFrom(result) };
}

type Sides = { before: readonly Revision[]; after: readonly Revision[] };

type Effect = { outcome: Outcome; effect: 'found' | 'cleared' };

/** The outcomes found on `day` on one side only, in bodies the actor may see, in words. */
export async function consequencesOf(
  world: World,
  actor: Actor,
  sides: Sides,
  subjects: Reach['subjects'],
  day: CalendarDate,
  language: Language,
): Promise<ConsequenceValue[]> {
  const seen = difference(sides, subjects, day).filter(({ outcome }) => inScope(scopeOf(actor), outcome.body));
  const all = [...new Map([...sides.before, ...sides.after].map((r) => [r.id, r])).values()];
  const register = registerOn(journalOf(all), day);
  const outcomes = seen.map(({ outcome }) => outcome);
  const naming = await namesFromRegister(world, register, all, outcomes, null);
  return seen
    .map(({ outcome, effect }) =>
      asConsequence(presentFinding(world, { outcome, coming: false }, naming, [], day, language), effect, day),
    )
    .sort(foundFirst);
}

function difference({ before, after }: Sides, subjects: Reach['subjects'], day: CalendarDate): Effect[] {
  const [was, is] = [foundOn(before, subjects, day), foundOn(after, subjects, day)];
  const found = [...is.values()].filter((o) => isNew(was.get(o.key), o));
  const cleared = [...was.values()].filter((o) => !is.has(o.key));
  return [
    ...found.map((outcome) => ({ outcome, effect: 'found' as const })),
    ...cleared.map((outcome) => ({ outcome, effect: 'cleared' as const })),
  ];
}

/** A finding as a consequence of what brought or cleared it; `day` is told where it has no first day. */
export function asConsequence(finding: FindingValue, effect: Effect['effect'], day: CalendarDate): ConsequenceValue {
  const { key: findingKey, code, title, severity, bodyId, bodyName, subjectKind, subjectId, subjectTitle } = finding;
  const { agreementId, makesStale, agreementSays, trueNow, facts, dueOn, ownerId } = finding;
  const about = { findingKey, code, title, severity, bodyId, bodyName, subjectKind, subjectId, subjectTitle };
  const since = finding.since ?? day;
  return { ...about, agreementId, makesStale, effect, agreementSays, trueNow, facts, since, dueOn, ownerId };
}

function foundFirst(a: ConsequenceValue, b: ConsequenceValue): number {
  if (a.effect !== b.effect) return a.effect === 'found' ? -1 : 1;
  return a.findingKey < b.findingKey ? -1 : 1;
}

/** Whether an outcome is not the one that was there: another spell or cause counts as new, the same one does not. */
function isNew(was: Outcome | undefined, is: Outcome): boolean {
  return was === undefined || was.cause !== is.cause || was.severity !== is.severity;
}

function foundOn(revisions: readonly Revision[], subjects: Reach['subjects'], day: CalendarDate): Map<string, Outcome> {
  const { journalFor } = dependencies(revisions);
  const found = new Map<string, Outcome>();
  for (const subject of subjects) {
    const journal = journalOf(journalFor(subject.id));
    for (const outcome of assess(journal, subject, day))
      if (outcome.outcome === 'found') found.set(outcome.key, outcome);
  }
  return found;
}
