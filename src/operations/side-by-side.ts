// One company's agreements in several municipalities beside each other, as they stand today.

import { inForce, spansOf } from '../domain/agreements.ts';
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { osloDay } from '../domain/calendar.ts';
import { entityName } from '../domain/entities.ts';
import { notFound } from '../domain/failures.ts';
import { type Actor, mustBeAllowedSomewhere, mustSee, scopeOf } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import type { AgreementStatus, AuthorisationMode, Severity } from '../domain/vocabulary.ts';
import { watchOn } from '../domain/watch.ts';
import { assessmentsOf } from '../storage/caches.ts';
import { processorsOf } from '../storage/vendors.ts';
import { presentRow } from './present-agreement.ts';
import { readSubjects } from './reading.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** A company with agreements in the bodies: how many of either. */
export type SharedProcessor = { entityId: string; name: string; bodies: number; agreements: number };

/** One agreement as it is compared with others of the same company. */
export type Compared = {
  agreementId: string;
  title: string;
  bodyId: string;
  bodyName: string;
  status: AgreementStatus;
  systemNames: readonly string[];
  versionLabel: string | null;
  validFrom: string | null;
  validTo: string | null;
  authorisation: AuthorisationMode | null;
  noticeDays: number | null;
  objectionDays: number | null;
  breachHours: number | null;
  /** Names of the sub-processors its annex lists, in order. */
  subProcessors: readonly string[];
  findingCodes: readonly string[];
  worstSeverity: Severity | null;
};

/** The companies with agreements in at least one of the bodies: those in most bodies first. */
export async function sharedProcessors(
  world: World,
  actor: Actor,
  bodies: readonly string[],
): Promise<SharedProcessor[]> {
  const rows = await processors(world, actor, bodies);
  return [...Map.groupBy(rows, ({ entity }) => entity)]
    .map(([entityId, own]) => ({
      entityId,
      name: own[0]?.name ?? entityId,
      bodies: new Set(own.map(({ body }) => body)).size,
      agreements: own.length,
    }))
    .sort((a, b) => b.bodies - a.bodies || a.name.localeCompare(b.name, 'nb') || (a.entityId < b.entityId ? -1 : 1));
}

async function processors(world: World, actor: Actor, bodies: readonly string[]) {
  mustBeAllowedSomewhere(actor, 'report');
  for (const body of bodies) mustSee(actor, body);
  await fresh(world, bodies);
  return processorsOf(scopeOf(actor), world.database, bodies, osloDay(world.now()), RULES_REVISION);
}

/** The agreements of the bodies with one company, in order of body and title. Throws not_found where there are none. */
export async function agreementsWith(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  entity: string,
): Promise<Compared[]> {
  const rows = (await processors(world, actor, bodies)).filter((row) => row.entity === entity);
  if (rows.length === 0) throw notFound('entity');
  const ids = rows.map(({ agreement }) => agreement);
  const { register } = await readSubjects(world, actor, ids, 'agreement');
  const today = register.asOf;
  const kept = await assessmentsOf(scopeOf(actor), world.database, bodies, [today, today], RULES_REVISION);
  const outcomes = new Map(kept.map((row) => [row.subject, row.outcomes]));
  return ids
    .flatMap((id) => register.get('agreement', id) ?? [])
    .map((agreement) => comparedOf(register, agreement, outcomes.get(agreement.id) ?? []))
    .sort((a, b) => a.bodyName.localeCompare(b.bodyName, 'nb') || a.title.localeCompare(b.title, 'nb'));
}

function comparedOf(register: Register, agreement: Subject<'agreement'>, outcomes: readonly Outcome[]): Compared {
  const { id: agreementId, ownerId: _owner, processorName: _name, ...row } = presentRow(register, agreement, outcomes);
  const version = inForce(spansOf(register, agreement.id), watchOn(register.asOf))?.version;
  const { authorisation, noticeDays, objectionDays, breachHours, label } = version?.fields ?? {};
  const listed = [...(version?.sets.subProcessors?.values() ?? [])].map(({ value }) =>
    entityName(register, value.entity),
  );
  return {
    ...row,
    agreementId,
    versionLabel: label ?? null,
    authorisation: authorisation ?? null,
    noticeDays: noticeDays ?? null,
    objectionDays: objectionDays ?? null,
    breachHours: breachHours ?? null,
    subProcessors: [...new Set(listed)].sort((a, b) => a.localeCompare(b, 'nb')),
  };
}
