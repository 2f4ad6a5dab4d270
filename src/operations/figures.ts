// Figures of bodies for an overview: how many agreements are in force, need an update or are missing, and the light.

import { RULES_REVISION } from '../domain/assessment/assess.ts';
import type { Actor } from '../domain/permissions.ts';
import { scopeOf } from '../domain/permissions.ts';
import { statusCounts } from '../storage/agreements.ts';
import { readHead } from '../storage/journal.ts';
import { labelsOf } from '../storage/labels.ts';
import { agreementsOf } from './agreement-list.ts';
import { timeAsked } from './operation.ts';
import { policiesOf } from './policy.ts';
import type { TimeQuery } from './reading.ts';
import { lightOf } from './report.ts';
import type { FindingValue, ReportValue } from './shapes/findings.ts';
import type { World } from './world.ts';

export type BodyFigures = Pick<
  ReportValue['bodies'][number],
  'bodyId' | 'bodyName' | 'light' | 'agreementsInForce' | 'agreementsNeedingUpdate' | 'agreementsMissing' | 'dataGaps'
>;

/** Figures of each body on the day asked for, from its findings and its agreements' statuses. */
export async function figuresOf(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
  findings: readonly FindingValue[],
): Promise<BodyFigures[]> {
  const [statuses, names, policies] = await Promise.all([
    statusesOf(world, actor, bodies, query),
    labelsOf(world.database, bodies),
    policiesOf(world, bodies, query),
  ]);
  return bodies.map((body) => {
    const own = findings.filter((f) => f.bodyId === body && !f.coming);
    const found = own.filter((f) => f.outcome === 'found');
    const gaps = own.filter((f) => f.outcome === 'cannot_tell');
    const { inForce, needsUpdate, subjects } = statuses.get(body) ?? { inForce: 0, needsUpdate: 0, subjects: 0 };
    const unknown = new Set(gaps.map((f) => f.subjectId)).size / Math.max(1, subjects);
    return {
      bodyId: body,
      bodyName: names.get(body)?.text ?? body,
      light: lightOf(found, unknown, policies(body)),
      agreementsInForce: inForce + needsUpdate,
      agreementsNeedingUpdate: needsUpdate,
      agreementsMissing: found.filter((f) => f.code === 'F01').length,
      dataGaps: gaps.length,
    };
  });
}

type Statuses = Map<string, { inForce: number; needsUpdate: number; subjects: number }>;

async function statusesOf(world: World, actor: Actor, bodies: readonly string[], query: TimeQuery): Promise<Statuses> {
  const head = await readHead(world.database);
  const time = timeAsked(world, head, query);
  if (time.asOf === time.today && time.knownAt === head.recordedAt)
    return statusCounts(scopeOf(actor), world.database, bodies, time.today, RULES_REVISION);
  const counts: Statuses = new Map();
  for (const body of bodies) {
    const { items } = await agreementsOf(world, actor, [body], { ...query, limit: 1_000_000 });
    const of = (status: string) => items.filter((item) => item.status === status).length;
    counts.set(body, { inForce: of('in_force'), needsUpdate: of('needs_update'), subjects: items.length });
  }
  return counts;
}
