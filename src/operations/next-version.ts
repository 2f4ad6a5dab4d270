// What an agreement says beside what is true now, and the new version that mends it.
import type { z } from 'zod';
import { type ComparedThing, compareAnnex } from '../domain/annex.ts';
import { END_OF_TIME } from '../domain/calendar.ts';
import { entityName } from '../domain/entities.ts';
import { invalid } from '../domain/failures.ts';
import { nextLabel, nextVersion, versionToRenew } from '../domain/next-version.ts';
import type { Actor } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import type { Location, SubProcessor } from '../domain/subjects.ts';
import { draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import { type Input, mustFind, readAgreement, type TimeQuery } from './reading.ts';
import type { DraftCreate } from './shapes/comparison.ts';
import { mustWrite } from './systems.ts';
import { contractRead } from './version-content.ts';
import { savedVersion } from './versions.ts';
import type { World } from './world.ts';

type InBodyById = { body: string; id: string };

/**
 * What a version's annex says beside what is true of the covered systems on the day: the version asked for, else the one in
 * force, else the one a new version would start from.
 */
export async function getComparison(
  world: World,
  actor: Actor,
  { params, query }: Input<InBodyById, TimeQuery & { version?: string }>,
) {
  const { register, agreement, time } = await readAgreement(world, actor, params, query);
  const asked = query.version === undefined ? null : await askedVersion(world, actor, params, query.version);
  const version = asked ?? versionToRenew(register, agreement.id);
  const things = compareAnnex(register, agreement, version);
  return {
    versionId: version?.id ?? null,
    versionLabel: version?.fields.label ?? null,
    things: things.map((thing) => presentThing(register, thing)),
    asOf: time.asOf,
    knownAt: time.knownAt,
  };
}

/** A version of the agreement, as it stands also where its first day is still to come. */
async function askedVersion(world: World, actor: Actor, params: InBodyById, id: string): Promise<Subject<'version'>> {
  const { register } = await readAgreement(world, actor, params, { asOf: END_OF_TIME });
  const version = register.get('version', id);
  if (version?.fields.agreement !== params.id) throw invalid('version', 'expected a version of the agreement');
  return version;
}

/** One thing of a comparison in its interface shape. */
export function presentThing(register: Register, { says, truth, ...thing }: ComparedThing) {
  const named = thing.set === 'subProcessors' ? entityName(register, thing.thing) : null;
  return {
    set: thing.set,
    thing: thing.thing,
    name: named,
    systemId: thing.system,
    systemName: register.get('system', thing.system)?.fields.name ?? thing.system,
    says: says && cellOf(says.value),
    trueNow: truth && { ...cellOf(truth.value), from: truth.since },
    difference: thing.difference,
    differing: [...thing.fields] as ('country' | 'service' | 'basis')[],
    basis: thing.basis,
  };
}

function cellOf(value: object) {
  const row = value as Partial<SubProcessor & Location>;
  return {
    country: row.country ?? null,
    service: row.service ?? null,
    basis: row.basis ?? null,
    instrument: row.instrument ?? null,
  };
}

/**
 * Starts a new version as a draft: the one in force (else the last that was) with every difference from what is true on its
 * first day applied, the right parties, and the contract read as it then stands.
 */
export async function createDraft(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBodyById, unknown, z.output<typeof DraftCreate>>,
) {
  mustWrite(actor, params.body);
  const id = world.newId('ver');
  await carryOut(world, actor, async ({ today }) => {
    const { register: all } = await readAgreement(world, actor, params, { asOf: END_OF_TIME });
    const on = given.validFrom ?? today;
    const register = all.on(on);
    const agreement = mustFind(register, 'agreement', params.id, 'agreement');
    const taken = all.under('version', params.id).map(({ fields }) => fields.label ?? '');
    const label = given.label ?? nextLabel(versionToRenew(register, params.id)?.fields.label ?? null, taken);
    if (taken.includes(label)) throw invalid('label', 'expected a label no other version of the agreement has');
    const content = nextVersion(register, agreement, label);
    const fields = { ...content.fields, contractRevision: contractRead(all, agreement, on) };
    const draft = draftFor({ effectiveOn: on < today ? on : today, body: params.body, cause: null });
    draft.add('version', id, { ...content, fields }, { root: params.id });
    return {
      drafts: draft.drafts,
      log: { action: 'version_started', about: [params.id, id] },
      answer: () => undefined,
    };
  });
  return savedVersion(world, actor, { ...params, id });
}
