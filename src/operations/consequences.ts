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

/** The outcomes found on `day` on one side only, in bodies the actor may see, in words. */
export async function consequencesOf(
  world: World,
  actor: Actor,
  { before, after }: Sides,
  subjects: Reach['subjects'],
  day: CalendarDate,
  language: Language,
): Promise<ConsequenceValue[]> {
  const [was, is] = [foundOn(before, subjects, day), foundOn(after, subjects, day)];
  const found = [...is.values()]
    .filter((o) => isNew(was.get(o.key), o))
    .map((o) => ({ outcome: o, effect: 'found' as const }));
  const cleared = [...was.values()]
    .filter((o) => !is.has(o.key))
    .map((o) => ({ outcome: o, effect: 'cleared' as const }));
  const seen = [...found, ...cleared].filter(({ outcome }) => inScope(scopeOf(actor), outcome.body));
  const all = new Map([...before, ...after].map((r) => [r.id, r]));
  const register = registerOn(journalOf([...all.values()]), day);
  const naming = await namesFromRegister(
    world,
    register,
    [...all.values()],
    seen.map((s) => s.outcome),
    null,
  );
  const consequences = seen.map(({ outcome, effect }) => {
    const finding = presentFinding(world, { outcome, coming: false }, naming, [], day, language);
    const {
      key,
      code,
      title,
      severity,
      bodyId,
      bodyName,
      subjectKind,
      subjectId,
      subjectTitle,
      agreementId,
      makesStale,
    } = finding;
    const { agreementSays, trueNow, facts, dueOn, ownerId } = finding;
    const own = {
      findingKey: key,
      code,
      title,
      severity,
      bodyId,
      bodyName,
      subjectKind,
      subjectId,
      subjectTitle,
      agreementId,
      makesStale,
      effect,
    };
    return { ...own, agreementSays, trueNow, facts, since: finding.since ?? day, dueOn, ownerId };
  });
  return consequences.sort((a, b) =>
    a.effect === b.effect ? (a.findingKey < b.findingKey ? -1 : 1) : a.effect === 'found' ? -1 : 1,
  );
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
