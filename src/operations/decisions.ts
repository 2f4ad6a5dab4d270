// Decisions and advice on findings: kept beside outcomes, never altering them.
import type { z } from 'zod';
import { type CalendarDate, END_OF_TIME, type Instant, latest, osloDay } from '../domain/calendar.ts';
import { decidedOnKey, type Standing, standingOn } from '../domain/decisions.ts';
import { invalid, notFound } from '../domain/failures.ts';
import { type Action, type Actor, inScope, mustBeAllowed, scopeOf } from '../domain/permissions.ts';
import { journalOf, registerOn } from '../domain/register.ts';
import type { DecisionKind } from '../domain/vocabulary.ts';
import { decisionRevisions, revisionsFrom } from '../storage/journal.ts';
import { draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import { slicePage } from './paging.ts';
import { type Input, mustBeHeld, readSubjects } from './reading.ts';
import type { Decision, DecisionCreate } from './shapes/findings.ts';
import { mustBePerson } from './systems.ts';
import type { World } from './world.ts';

export type DecisionValue = z.infer<typeof Decision>;

/** What it takes to record a decision of each kind. */
export const DECIDING: Readonly<Record<DecisionKind, Action>> = {
  assign: 'decide',
  snooze: 'decide',
  accept_risk: 'decide_management',
  reopen: 'decide',
  management: 'decide_management',
  advice: 'advise',
};

/** The decisions on a finding by its key, oldest first. */
export type DecisionsOn = (key: string) => DecisionValue[];

/**
 * Decisions on findings in the bodies, as known at an instant: those taken by the bodies they have taken over from, on what
 * they took over, too.
 */
export async function decisionsIn(
  world: World,
  bodies: readonly string[],
  knownAt: Instant | null,
): Promise<DecisionsOn> {
  const [result] = await world.database.read([decisionRevisions(bodies)]);
  const revisions = revisionsFrom(result);
  const register = registerOn(journalOf(revisions, knownAt), END_OF_TIME);
  const byKey = new Map<string, DecisionValue[]>();
  for (const subject of register.all('decision').sort((a, b) => a.seq - b.seq)) {
    const { id, fields: f } = subject;
    const decidedAt = revisions.find((r) => r.subject === id)?.recordedAt;
    if (!(f.finding && f.kind && decidedAt)) continue;
    const decision = {
      id,
      findingKey: f.finding,
      kind: f.kind,
      byId: f.by ?? '',
      ownerId: f.owner ?? null,
      dueOn: f.dueOn ?? null,
      until: f.until ?? null,
      reason: f.reason ?? null,
      decidedAt,
      effectiveOn: subject.since,
    };
    const key = decidedOnKey(f.finding);
    byKey.set(key, [...(byKey.get(key) ?? []), decision]);
  }
  return (key) => byKey.get(decidedOnKey(key)) ?? [];
}

/** What stands on a day of the decisions on a finding. */
export function standingOf(decisions: readonly DecisionValue[], asOf: CalendarDate): Standing {
  return standingOn(
    decisions.map((one) => ({ ...one, decidedOn: latest(osloDay(one.decidedAt), one.effectiveOn) })),
    asOf,
  );
}

/** The body and subject a finding's key names: `code.body.subject[.part]`. Throws not_found on one out of sight. */
export function placeOfFinding(actor: Actor, key: string): { body: string; subject: string } {
  const [code, body, subject] = key.split('.');
  if (!(code && /^F\d\d$/.test(code) && body && subject && inScope(scopeOf(actor), body))) throw notFound('finding');
  return { body, subject };
}

/** Decisions and advice on one finding, oldest first. */
export async function listDecisions(
  world: World,
  actor: Actor,
  { params, query }: Input<{ key: string }, { limit: number; cursor?: string; kind?: DecisionKind }>,
) {
  const { body } = placeOfFinding(actor, params.key);
  const all = (await decisionsIn(world, [body], null))(params.key);
  return slicePage(query.kind ? all.filter((d) => d.kind === query.kind) : all, query.limit, query.cursor);
}

/** Records a decision or advice. The DPO's mandate allows advice only (GDPR art. 38(3), 39); management decides. */
export async function createDecision(
  world: World,
  actor: Actor,
  { params, body: given }: Input<{ key: string }, unknown, z.output<typeof DecisionCreate>>,
): Promise<DecisionValue> {
  const [decision] = await decideOn(world, actor, [params.key], given);
  return decision as DecisionValue;
}

/** Records the same decision on each of the findings, all of them or none; throws as for one. */
export async function decideOn(
  world: World,
  actor: Actor,
  keys: readonly string[],
  given: z.output<typeof DecisionCreate>,
): Promise<DecisionValue[]> {
  const places = keys.map((key) => ({ key, id: world.newId('dec'), ...placeOfFinding(actor, key) }));
  for (const { body } of places) mustBeAllowed(actor, DECIDING[given.kind], body);
  return carryOut(world, actor, async ({ today }) => {
    await mustBePerson(world, actor, given.ownerId, 'ownerId');
    const subjects = [...new Set(places.map(({ subject }) => subject))];
    const { revisions } = await readSubjects(world, actor, subjects, 'finding');
    for (const { subject, body } of places) if (subject !== body) mustBeHeld(revisions, body, subject, 'finding');
    const { kind, ownerId, dueOn, until, reason } = given;
    mustNotHavePassed({ dueOn, until }, today);
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    for (const { key: finding, id, body, subject } of places) {
      const fields = { finding, kind, by: actor.id, owner: ownerId, dueOn, until, reason };
      draft.add('decision', id, { fields }, { root: subject, body });
    }
    return {
      drafts: draft.drafts,
      log: { action: `decision_${kind}`, about: places.flatMap(({ id, subject }) => [subject, id]) },
      answer: (_recorded, decidedAt) =>
        places.map(({ key: findingKey, id }) => {
          const told = { ownerId, dueOn, until, reason, decidedAt, effectiveOn: today };
          return { id, findingKey, kind, byId: actor.id, ...told };
        }),
    };
  });
}

/** Throws 422 for a day that has passed: what ends before it begins decides nothing. */
function mustNotHavePassed(days: Record<'dueOn' | 'until', CalendarDate | null>, today: CalendarDate): void {
  for (const path of ['dueOn', 'until'] as const) {
    const day = days[path];
    if (day !== null && day < today) throw invalid(path, `expected a day on or after ${today}`);
  }
}
