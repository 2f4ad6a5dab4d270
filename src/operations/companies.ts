// Companies as pages tell of them: what is known of one, and how it hangs together with others.
import { osloDay } from '../domain/calendar.ts';
import { entityName } from '../domain/entities.ts';
import { type Actor, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Provenance } from '../domain/revisions.ts';
import { subjectsNaming } from '../storage/dealings.ts';
import { vendorsOf } from '../storage/dependencies.ts';
import { labelsOf } from '../storage/labels.ts';
import { findEntities } from '../storage/lookup.ts';
import { presentEntity } from './present.ts';
import { mustFind, readSubjects, type TimeQuery } from './reading.ts';
import { EntityInput } from './shapes/bodies.ts';
import type { World } from './world.ts';

/** Another company it has to do with, since when, and the change that said so. */
export type Related = { entityId: string; name: string; since: string; changeId: string | null };

/** What is known of a company on a day. */
export type Company = ReturnType<typeof presentEntity> & {
  /** Since when its status in the register of companies holds, and the change that said so. */
  status: { since: string | null; changeId: string | null };
  parent: Related | null;
  sameAs: Related | null;
  mergedInto: Related | null;
  /** Companies of which it is the parent. */
  subsidiaries: Related[];
  /** Companies that were merged into it. */
  absorbed: Related[];
};

/** A company with its group and its mergers, on the day. Throws not_found when it does not exist then. */
export async function getCompany(world: World, actor: Actor, id: string, time: TimeQuery): Promise<Company> {
  mustBeAllowedSomewhere(actor, 'read');
  const others = await subjectsNaming(world.database, id, 'entity');
  const { register } = await readSubjects(world, actor, [id, ...others], 'entity', time);
  const entity = mustFind(register, 'entity', id, 'entity');
  const { fields: f, from } = entity;
  const related = (other: string | null | undefined, by: Provenance | undefined): Related | null =>
    other == null || by === undefined ? null : relatedTo(register, other, by);
  const naming = (field: 'groupParent' | 'mergedInto'): Related[] =>
    others.flatMap((other) => {
      const { fields, from: since } = register.get('entity', other) ?? { fields: null, from: null };
      return fields?.[field] === id && since?.[field] ? [relatedTo(register, other, since[field])] : [];
    });
  return {
    ...presentEntity(entity),
    status: { since: from.registryStatus?.since ?? null, changeId: changeIn(from.registryStatus?.cause ?? null) },
    parent: related(f.groupParent, from.groupParent),
    sameAs: related(f.sameAs, from.sameAs),
    mergedInto: related(f.mergedInto, from.mergedInto),
    subsidiaries: naming('groupParent'),
    absorbed: naming('mergedInto'),
  };
}

function relatedTo(register: Register, entity: string, { since, cause }: Provenance): Related {
  return { entityId: entity, name: entityName(register, entity), since, changeId: changeIn(cause) };
}

function changeIn(cause: string | null): string | null {
  return cause?.startsWith('change:') ? cause.slice('change:'.length) : null;
}

/** The vendor behind a company; null where it sells nothing. Throws not_found for a company nobody knows. */
export async function vendorOfCompany(world: World, actor: Actor, entity: string): Promise<string | null> {
  mustBeAllowedSomewhere(actor, 'read');
  const { register } = await readSubjects(world, actor, [entity], 'entity', { asOf: osloDay(world.now()) });
  mustFind(register, 'entity', entity, 'entity');
  const [vendor] = await vendorsOf(world.database, [entity]);
  return vendor ?? null;
}

/** The vendor the register has under the number or name a company is given by; null where it has none. */
export async function vendorNamed(
  world: World,
  actor: Actor,
  given: { entity?: unknown },
): Promise<{ id: string; entityId: string; name: string } | null> {
  mustBeAllowedSomewhere(actor, 'read');
  const named = EntityInput.safeParse(given.entity);
  if (!named.success) return null;
  const [entityId] = await findEntities(world.database, named.data);
  if (entityId === undefined) return null;
  const [id] = await vendorsOf(world.database, [entityId]);
  const labels = await labelsOf(world.database, [entityId]);
  return id === undefined ? null : { id, entityId, name: labels.get(entityId)?.text ?? entityId };
}
