// What a form of a change offers: subjects to choose among, what holds for the chosen one, known companies.

import { chainOf, placesOf } from '../domain/chain.ts';
import { scopesOf } from '../domain/change.ts';
import type { ChangeKind } from '../domain/changes/changing.ts';
import { entityName, holderOf } from '../domain/entities.ts';
import { notFound } from '../domain/failures.ts';
import { type Action, type Actor, bodiesFor, mayAnywhere, type Scope, scopeOf } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import { categoriesOf } from '../domain/systems.ts';
import type { ChangeScope } from '../domain/vocabulary.ts';
import { type ChoosableRow, choosable, isOurs, knownEntities, unsigned } from '../storage/choosing.ts';
import { readSubjects } from './reading.ts';
import type { World } from './world.ts';

/** Subjects of each kind of scope that fit a kind of change and that the actor may register it on. */
export async function subjectsFor(
  world: World,
  actor: Actor,
  kind: ChangeKind,
): Promise<{ kind: ChangeScope; subjects: ChoosableRow[] }[]> {
  const bodies = bodiesFor(actor, 'register_change');
  const scope = { bodies };
  const offered: { kind: ChangeScope; subjects: ChoosableRow[] }[] = [];
  for (const scopeKind of mayAnywhere(actor, 'register_change') ? scopesOf(kind) : []) {
    offered.push({ kind: scopeKind, subjects: await choosable(scope, world.database, scopeKind) });
  }
  return offered;
}

/** Vendors or products the bodies of a scope use, and those nobody uses yet. */
export function subjectsSeen(world: World, scope: Scope, kind: 'vendor' | 'product'): Promise<ChoosableRow[]> {
  return choosable(scope, world.database, kind);
}

/** Whether the actor may do the action to a shared subject: a body of theirs uses it, or nobody does yet. */
export async function mayWriteShared(
  world: World,
  actor: Actor,
  action: Action,
  kind: 'vendor' | 'product',
  id: string,
): Promise<boolean> {
  if (!mayAnywhere(actor, action)) return false;
  return isOurs({ bodies: bodiesFor(actor, action) }, world.database, kind, id);
}

/** Versions that are not signed yet, in bodies of a scope, with the body as the hint. */
export function unsignedVersions(world: World, scope: Scope): Promise<ChoosableRow[]> {
  return unsigned(scope, world.database);
}

/** Companies the register knows, to choose instead of typing. */
export function companies(
  world: World,
): Promise<{ id: string; name: string; number: string | null; country: string }[]> {
  return knownEntities(world.database);
}

/** What holds for a subject today: what a form of a change may end or replace. */
export type CurrentFacts = {
  title: string;
  subProcessors: { key: string; name: string; country: string }[];
  locations: { country: string; activity: string }[];
  dataCategories: string[];
  dataSubjects: string[];
  purpose: string | null;
  operatingModel: string | null;
  twoFactor: string | null;
  name: string | null;
  registryStatus: string | null;
  endOn: string | null;
};

const NOTHING = {
  subProcessors: [],
  locations: [],
  dataCategories: [],
  dataSubjects: [],
  purpose: null,
  operatingModel: null,
  twoFactor: null,
  name: null,
  registryStatus: null,
  endOn: null,
};

/** The facts a change of the subject may touch. Throws not_found when it is unknown or out of sight. */
export async function currentFacts(
  world: World,
  actor: Actor,
  scope: { kind: ChangeScope; id: string },
): Promise<CurrentFacts> {
  const { register } = await readSubjects(world, actor, [scope.id], scope.kind);
  if (scope.kind === 'system') return systemFacts(register, actor, scope.id);
  if (scope.kind === 'product') return productFacts(register, scope.id);
  if (scope.kind === 'contract') {
    const contract = register.get('contract', scope.id);
    if (!contract) throw notFound('contract');
    return { ...NOTHING, title: contract.fields.title ?? scope.id, endOn: contract.fields.endOn ?? null };
  }
  const entity = register.get('entity', register.get('vendor', scope.id)?.fields.entity);
  if (!entity) throw notFound('vendor');
  return {
    ...NOTHING,
    title: entity.fields.name ?? scope.id,
    name: entity.fields.name ?? null,
    registryStatus: entity.fields.registryStatus ?? null,
  };
}

function systemFacts(register: Register, actor: Actor, id: string): CurrentFacts {
  const system = register.get('system', id);
  const body = system ? holderOf(register, system) : null;
  const { bodies } = scopeOf(actor);
  if (!system || (bodies !== 'all' && (body === null || !bodies.has(body)))) throw notFound('system');
  const { fields: f, sets } = system;
  return {
    ...NOTHING,
    title: f.name ?? id,
    subProcessors: chainOf(register, id)
      .links.filter((link) => link.at.kind === 'system')
      .map(({ key, entity, country }) => ({ key, name: entityName(register, entity), country })),
    locations: placesOf(register, id).map(({ country, activity }) => ({ country, activity })),
    dataCategories: [...categoriesOf(register, system).keys()],
    dataSubjects: [...(sets.dataSubjects?.keys() ?? [])],
    purpose: f.purpose ?? null,
    operatingModel: f.operatingModel ?? null,
    twoFactor: f.twoFactor ?? null,
  };
}

function productFacts(register: Register, id: string): CurrentFacts {
  const product = register.get('product', id);
  if (!product) throw notFound('product');
  const { sets, fields } = product;
  const links = [...(sets.subProcessors?.values() ?? [])];
  return {
    ...NOTHING,
    title: fields.name ?? id,
    subProcessors: links.map(({ key, value }) => ({
      key,
      name: entityName(register, value.entity),
      country: value.country,
    })),
    locations: [...(sets.locations?.values() ?? [])].map(({ value }) => ({
      country: value.country,
      activity: value.activity,
    })),
    dataCategories: [...(sets.dataCategories?.keys() ?? [])],
  };
}
