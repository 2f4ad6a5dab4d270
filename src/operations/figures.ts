// Figures of bodies for an overview: how many agreements are in force, need an update or are missing, and the light.

import { RULES_REVISION } from '../domain/assessment/assess.ts';
import { osloDay } from '../domain/calendar.ts';
import type { Actor } from '../domain/permissions.ts';
import { scopeOf } from '../domain/permissions.ts';
import type { Severity } from '../domain/vocabulary.ts';
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

/** What of a body's outcomes its figures are made of. */
export type Counted = {
  found: readonly { code: string; severity: Severity; overdue: boolean; n: number }[];
  gaps: number;
  /** Of how many subjects something cannot be told. */
  unknown: number;
};

/** Figures of each body on the day asked for, from its findings and its agreements' statuses. */
export function figuresOf(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
  findings: readonly Pick<
    FindingValue,
    'bodyId' | 'code' | 'outcome' | 'severity' | 'overdue' | 'coming' | 'subjectId'
  >[],
): Promise<BodyFigures[]> {
  const own = Map.groupBy(
    findings.filter((f) => !f.coming),
    (f) => f.bodyId,
  );
  return figuresFrom(world, actor, bodies, query, (body) => {
    const all = own.get(body) ?? [];
    const gaps = all.filter((f) => f.outcome === 'cannot_tell');
    const found = all.filter((f) => f.outcome === 'found').map((f) => ({ ...f, n: 1 }));
    return { found, gaps: gaps.length, unknown: new Set(gaps.map((f) => f.subjectId)).size };
  });
}

/** Figures of each body on the day asked for, from its outcomes as counted. */
export async function figuresFrom(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
  countedIn: (body: string) => Counted,
): Promise<BodyFigures[]> {
  const [statuses, names, policies] = await Promise.all([
    statusesOf(world, actor, bodies, query),
    labelsOf(world.database, bodies),
    policiesOf(world, bodies, query),
  ]);
  return bodies.map((body) => {
    const { found, gaps, unknown } = countedIn(body);
    const { inForce, needsUpdate, subjects } = statuses.get(body) ?? { inForce: 0, needsUpdate: 0, subjects: 0 };
    return {
      bodyId: body,
      bodyName: names.get(body)?.text ?? body,
      light: lightOf(found, unknown / Math.max(1, subjects), policies(body)),
      agreementsInForce: inForce + needsUpdate,
      agreementsNeedingUpdate: needsUpdate,
      agreementsMissing: found.filter((f) => f.code === 'F01').reduce((sum, f) => sum + f.n, 0),
      dataGaps: gaps,
    };
  });
}

/** So many subjects at most are read from the journal for one page: about a second's work. */
const AT_ONCE = 1_500;

/** Whether what the bodies hold today can be read from the journal for one page. */
export async function fitAtOnce(world: World, actor: Actor, bodies: readonly string[]): Promise<boolean> {
  if (bodies.length <= 1) return true;
  const counts = await statusCounts(scopeOf(actor), world.database, bodies, osloDay(world.now()), RULES_REVISION);
  return [...counts.values()].reduce((sum, { subjects }) => sum + subjects, 0) <= AT_ONCE;
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
