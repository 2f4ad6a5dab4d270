// Consequences: what differs between two sides of what is known, on one day. One function for previews and for "what if".
import { assessOn } from '../domain/assessment/assess.ts';
import type { AssessedKind, Outcome } from '../domain/assessment/rule.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { type Actor, EVERYTHING, inScope, scopeOf } from '../domain/permissions.ts';
import { dependencies, edgesOf } from '../domain/reach.ts';
import { journalOf, journalWithin, registerOn } from '../domain/register.ts';
import type { Revision } from '../domain/revisions.ts';
import type { AgreementStatus, Language } from '../domain/vocabulary.ts';
import { reachOf } from '../storage/caches.ts';
import { revisionsFrom, revisionsReachedFrom } from '../storage/journal.ts';
import { presentFinding } from './findings.ts';
import { namesFromRegister } from './naming.ts';
import type { ConsequenceValue } from './shapes/changes.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { GapTurn, StatusTurn, SuppositionValue } from './shapes/what-if.ts';
import type { World } from './world.ts';

/** A side of the question, out of the revisions the register knows; the law is among them. */
type Side = (known: readonly Revision[]) => readonly Revision[];
export type Sides = { before: Side; after: Side };

/** What the register knows as it stands. */
export const asKnown: Side = (known) => known;

/** As if these had been recorded too. */
export function withThese(more: readonly Revision[]): Side {
  return (known) => [...known, ...more];
}

/** As if these had never been recorded. */
export function withoutThese(own: readonly Revision[]): Side {
  const ids = new Set(own.map((r) => r.id));
  return (known) => known.filter((r) => !ids.has(r.id));
}

/** What differs: outcomes found on one side only, what nobody can tell on one side only, agreements of another status. */
export type Difference = { consequences: SuppositionValue[]; dataGaps: GapTurn[]; statuses: StatusTurn[] };

/** The consequences alone, as a change is registered and previewed with: their one cause is the change. */
export function consequencesIn({ consequences }: Difference): ConsequenceValue[] {
  return consequences.map(({ cause: _, ...consequence }) => consequence);
}

type Reached = { id: string; kind: AssessedKind };
type Question = { sides: Sides; day: CalendarDate; language: Language };

/** How many subjects are read and assessed at a time, so that memory stays the same however far a question reaches. */
export const CHUNK = 400;

/** What differs on `day` between the sides, wherever revisions reach in bodies the actor may see. */
export async function differenceOf(
  world: World,
  actor: Actor,
  changed: readonly Revision[],
  question: Question,
): Promise<Difference> {
  const edges = changed.flatMap(edgesOf);
  const roots = changed.map((r) => r.root ?? r.subject);
  const reached = await reachOf(scopeOf(actor), world.database, [...new Set([...roots, ...edges.map((e) => e.from)])]);
  const beside = [...new Set([...roots, ...edges.map((e) => e.to)])];
  const difference: Difference = { consequences: [], dataGaps: [], statuses: [] };
  for (let at = 0; at < reached.length; at += CHUNK) {
    const subjects = reached.slice(at, at + CHUNK);
    const ids = [...subjects.map((s) => s.id), ...beside];
    const [result] = await world.database.read([revisionsReachedFrom(EVERYTHING, ids)]);
    const part = await differenceIn(world, actor, revisionsFrom(result), subjects, question);
    difference.consequences.push(...part.consequences);
    difference.dataGaps.push(...part.dataGaps);
    difference.statuses.push(...part.statuses);
  }
  difference.consequences.sort(foundFirst);
  difference.dataGaps.sort((a, b) => (a.findingKey < b.findingKey ? -1 : 1));
  difference.statuses.sort((a, b) => (a.agreementId < b.agreementId ? -1 : 1));
  return difference;
}

async function differenceIn(
  world: World,
  actor: Actor,
  known: readonly Revision[],
  subjects: readonly Reached[],
  { sides, day, language }: Question,
): Promise<Difference> {
  const [before, after] = [sides.before(known), sides.after(known)];
  const [was, is] = [assessedOn(before, subjects, day), assessedOn(after, subjects, day)];
  const seen = (turn: { outcome: Outcome }) => inScope(scopeOf(actor), turn.outcome.body);
  const turns = turnsOf(was.found, is.found).filter(seen);
  const gaps = gapsTurned(was.gaps, is.gaps).filter(seen);
  const all = [...new Map([...before, ...after].map((r) => [r.id, r])).values()];
  const register = registerOn(journalOf(all), day);
  const outcomes = [...turns, ...gaps].map(({ outcome }) => outcome);
  const naming = await namesFromRegister(world, register, all, outcomes, null);
  const present = (outcome: Outcome) => presentFinding(world, { outcome, coming: false }, naming, [], day, language);
  const consequences = turns.map(({ outcome, effect }) => {
    const finding = present(outcome);
    return { ...asConsequence(finding, effect, day), cause: finding.cause };
  });
  const dataGaps = gaps.flatMap(({ outcome, effect }) => asGap(present(outcome), effect));
  const statuses = subjects.flatMap(({ id }): StatusTurn[] => {
    const [then, now] = [was.statuses.get(id), is.statuses.get(id)];
    const body = now?.body ?? then?.body ?? null;
    if (then?.status === now?.status || body === null || !inScope(scopeOf(actor), body)) return [];
    const named = {
      agreementId: id,
      title: naming.nameOf(id) ?? id,
      bodyId: body,
      bodyName: naming.nameOf(body) ?? body,
    };
    return [{ ...named, before: then?.status ?? null, after: now?.status ?? null }];
  });
  return { consequences, dataGaps, statuses };
}

export type Effect = { outcome: Outcome; effect: 'found' | 'cleared' };

/** What is found on one side only, or from another cause or of another severity. */
export function turnsOf(was: ReadonlyMap<string, Outcome>, is: ReadonlyMap<string, Outcome>): Effect[] {
  const found = [...is.values()].filter((o) => isNew(was.get(o.key), o));
  const cleared = [...was.values()].filter((o) => !is.has(o.key));
  return [
    ...found.map((outcome) => ({ outcome, effect: 'found' as const })),
    ...cleared.map((outcome) => ({ outcome, effect: 'cleared' as const })),
  ];
}

type GapEffect = { outcome: Outcome; effect: GapTurn['effect'] };

function gapsTurned(was: ReadonlyMap<string, Outcome>, is: ReadonlyMap<string, Outcome>): GapEffect[] {
  const only = (some: ReadonlyMap<string, Outcome>, others: ReadonlyMap<string, Outcome>) =>
    [...some].filter(([key]) => !others.has(key)).map(([, outcome]) => outcome);
  return [
    ...only(is, was).map((outcome) => ({ outcome, effect: 'opened' as const })),
    ...only(was, is).map((outcome) => ({ outcome, effect: 'closed' as const })),
  ];
}

function asGap(finding: FindingValue, effect: GapTurn['effect']): GapTurn[] {
  const { key: findingKey, code, title, bodyId, bodyName, subjectKind, subjectId, subjectTitle, missing } = finding;
  if (missing === null) return [];
  return [{ findingKey, code, title, bodyId, bodyName, subjectKind, subjectId, subjectTitle, missing, effect }];
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

/** What is found on a day by key, what nobody can tell by key and fact, and the agreements' statuses with the bodies that hold them. */
export type Assessed = {
  found: Map<string, Outcome>;
  gaps: Map<string, Outcome>;
  statuses: Map<string, { status: AgreementStatus | null; body: string | null }>;
};

/** The subjects assessed on a day by the revisions given. */
export function assessedOn(revisions: readonly Revision[], subjects: readonly Reached[], day: CalendarDate): Assessed {
  const { rootsFor } = dependencies(revisions);
  const whole = journalOf(revisions);
  const assessed: Assessed = { found: new Map(), gaps: new Map(), statuses: new Map() };
  for (const subject of subjects) {
    const journal = journalWithin(whole, rootsFor(subject.id));
    const { status, body, outcomes } = assessOn(journal, subject, day, { next: null });
    if (subject.kind === 'agreement') assessed.statuses.set(subject.id, { status, body });
    for (const outcome of outcomes) {
      if (outcome.outcome === 'found') assessed.found.set(outcome.key, outcome);
      else assessed.gaps.set(`${outcome.key} ${outcome.missing?.fact} ${outcome.missing?.id}`, outcome);
    }
  }
  return assessed;
}
