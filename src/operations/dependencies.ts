// "Which agreements depend on company X or country Y, at any depth, on day D": for the day X reports a breach.
import { responsibleFor } from '../domain/agreements.ts';
import { END_OF_TIME } from '../domain/calendar.ts';
import { dependencesOn, type Target } from '../domain/dependencies.ts';
import { invalid, notFound } from '../domain/failures.ts';
import { type Actor, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import { registerOn } from '../domain/register.ts';
import { watchOn } from '../domain/watch.ts';
import { type Dependent, findDependents, vendorsOf } from '../storage/dependencies.ts';
import { readHead } from '../storage/journal.ts';
import { peopleById } from '../storage/people.ts';
import { timeAsked } from './operation.ts';
import { presentVendor } from './present.ts';
import {
  bodiesIn,
  type FoundDependence,
  presentDependence,
  presentDependentSystems,
  suppliersOf,
} from './present-dependencies.ts';
import { type Input, readSubjects, type TimeQuery } from './reading.ts';
import type { DependenciesValue } from './shapes/dependencies.ts';
import type { World } from './world.ts';

type Query = TimeQuery & { entity?: string; country?: string };

/** Everything in the bodies someone may see that depends on a company or country. Throws 404 for an unknown company. */
export async function getDependencies(
  world: World,
  actor: Actor,
  { query }: Input<unknown, Query>,
): Promise<DependenciesValue> {
  mustBeAllowedSomewhere(actor, 'read');
  const target = targetOf(query);
  const { asOf, knownAt } = timeAsked(world, await readHead(world.database), query);
  const time = { asOf, knownAt: knownAt ?? undefined };
  const entity = 'entity' in target ? await companyOf(world, actor, target.entity, time) : null;
  const found: FoundDependence[] = [];
  const dependents = await findDependents(scopeOf(actor), world.database, target);
  for (const own of Map.groupBy(dependents, ({ body }) => body).values())
    found.push(...(await dependencesAmong(world, actor, own, target, time)));
  const people = await peopleById(world.database, [...new Set(found.flatMap(ownersIn))]);
  const vendors = await vendorsBehind(world, actor, found, time);
  return {
    entity,
    country: 'country' in target ? target.country : null,
    asOf,
    knownAt,
    bodies: bodiesIn(found),
    agreements: found.flatMap((one) => presentDependence(one, people, vendors)).sort(byTitle),
    withoutAgreement: found
      .filter((one) => one.agreement === null)
      .flatMap((one) => presentDependentSystems(one, people)),
  };
}

function targetOf({ entity, country }: Query): Target {
  if (entity !== undefined && country === undefined) return { entity };
  if (country !== undefined && entity === undefined) return { country };
  throw invalid('entity', 'expected either an entity or a country');
}

function byTitle(a: { bodyName: string; title: string }, b: { bodyName: string; title: string }): number {
  return a.bodyName.localeCompare(b.bodyName, 'nb') || a.title.localeCompare(b.title, 'nb');
}

async function companyOf(world: World, actor: Actor, id: string, time: TimeQuery) {
  const { register, journal } = await readSubjects(world, actor, [id], 'entity', time);
  const company = register.get('entity', id) ?? registerOn(journal, END_OF_TIME).get('entity', id);
  if (!company) throw notFound('entity');
  return { id, name: company.fields.name ?? id, country: company.fields.country ?? 'NO' };
}

async function dependencesAmong(
  world: World,
  actor: Actor,
  own: readonly Dependent[],
  target: Target,
  time: TimeQuery,
): Promise<FoundDependence[]> {
  const ids = own.map(({ id }) => id);
  const { register, journal } = await readSubjects(world, actor, ids, 'system', time);
  const of = (kind: Dependent['kind']) => own.filter((one) => one.kind === kind).map(({ id }) => id);
  const question = { register, target, watch: watchOn(register.asOf) };
  const found = dependencesOn(question, { systems: of('system'), agreements: of('agreement') });
  return found.map((dependence) => ({ ...dependence, register, journal }));
}

function ownersIn({ register, agreement, systems }: FoundDependence): string[] {
  const owners = systems.map(({ system }) => system.fields.owner);
  return [...owners, agreement && responsibleFor(register, agreement)].filter((id) => id != null);
}

async function vendorsBehind(world: World, actor: Actor, found: readonly FoundDependence[], time: TimeQuery) {
  const entities = [...new Set(found.flatMap(suppliersOf))];
  const ids = await vendorsOf(world.database, entities);
  if (ids.length === 0) return [];
  const { register } = await readSubjects(world, actor, ids, 'vendor', time);
  return ids.flatMap((id) => {
    const vendor = register.get('vendor', id);
    return vendor ? [presentVendor(register, vendor)] : [];
  });
}
