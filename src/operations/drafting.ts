// How operations draft revisions: the same day, body and cause for all that one operation says.
import type { CalendarDate } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import type { RevisionContent, RevisionDraft } from '../domain/revisions.ts';
import type { HeldKind, SubjectKind } from '../domain/subjects.ts';
import { findEntities } from '../storage/lookup.ts';
import { holdingId } from './reading.ts';
import type { EntityInputValue } from './shapes/bodies.ts';
import type { World } from './world.ts';

type Placed = { effectiveOn: CalendarDate; body: string | null; cause: string | null };
type Extra = Partial<Placed> & { root?: string | null };

/** Collects the revisions of one operation. */
export type Draft = {
  drafts: RevisionDraft[];
  /** Entities that count as known besides: those that are supposed only. */
  supposed: readonly Pick<RevisionDraft, 'kind' | 'subject' | 'content'>[];
  add: <K extends SubjectKind>(kind: K, subject: string, content: RevisionContent<K>, extra?: Extra) => string;
};

/** A draft whose revisions all take effect on one day, in one body (null: shared), from one cause. */
export function draftFor(placed: Placed, supposed: Draft['supposed'] = []): Draft {
  const drafts: RevisionDraft[] = [];
  return {
    drafts,
    supposed,
    add: (kind, subject, content, extra = {}) => {
      const draft = { kind, subject, root: extra.root ?? null, content, ...placed, ...extra };
      drafts.push({ ...draft, root: extra.root ?? null } as unknown as RevisionDraft);
      return subject;
    },
  };
}

/** Drafts that a body holds a system, contract or agreement from a day. */
export function draftHolding(draft: Draft, kind: HeldKind, held: string, body: string, on: CalendarDate): void {
  draft.add(
    'holding',
    holdingId(held),
    { fields: { heldKind: kind, held, body } },
    { root: held, effectiveOn: on, body },
  );
}

/**
 * The entity an input names: the known one by id, organisation number, foreign id, or name and country; else a new one,
 * drafted as a shared fact. Throws 422 when a given id is unknown.
 */
export async function resolveEntity(
  world: World,
  draft: Draft,
  input: EntityInputValue,
  path: string,
): Promise<string> {
  const drafted = [...draft.supposed, ...draft.drafts].find(
    (d) => d.kind === 'entity' && sameEntity(d.content as RevisionContent<'entity'>, input),
  );
  if (drafted) return drafted.subject;
  const [known] = await findEntities(world.database, input);
  if (known) return known;
  if (input.id !== undefined) throw invalid(`${path}.id`, 'expected the id of a known legal entity');
  const { number, foreignId, country } = input;
  return draft.add(
    'entity',
    world.newId('ent'),
    { fields: entityFields({ number, foreignId, country, name: input.name ?? '' }) },
    { body: null, effectiveOn: ENTITY_SINCE, cause: null },
  );
}

/** An entity is taken to have existed before anything that names it; its real founding day is not asked for. */
const ENTITY_SINCE = '1994-01-01' as CalendarDate;

function sameEntity(content: RevisionContent<'entity'>, input: EntityInputValue): boolean {
  const fields = content.fields ?? {};
  if (input.number !== null) return fields.number === input.number;
  return (
    fields.name === input.name && fields.country === input.country && (fields.foreignId ?? null) === input.foreignId
  );
}

/** The fields of a new legal entity. */
export function entityFields(given: {
  number: string | null;
  foreignId: string | null;
  name: string;
  country: string;
  groupParent?: string | null;
  address?: string | null;
}) {
  return {
    ...given,
    groupParent: given.groupParent ?? null,
    registryStatus: 'active' as const,
    sameAs: null,
    mergedInto: null,
  };
}
