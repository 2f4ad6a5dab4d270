// Registering what changed: its revisions and consequences, previewed or saved; taking a mistaken change back as a whole.
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import { changeRevisions } from '../domain/change.ts';
import type { RegisteredChange as DomainChange } from '../domain/changes/changing.ts';
import { holderOf } from '../domain/entities.ts';
import { Failure, notFound } from '../domain/failures.ts';
import { type Actor, inScope, mustBeAllowed, scopeOf } from '../domain/permissions.ts';
import { journalOf, registerOn } from '../domain/register.ts';
import type { Revision, RevisionDraft } from '../domain/revisions.ts';
import type { ChangeScope } from '../domain/vocabulary.ts';
import { asKnown, consequencesIn, differenceOf, withoutThese, withThese } from './consequences.ts';
import { type Draft, draftFor, resolveEntity } from './drafting.ts';
import { namesFromTables } from './naming.ts';
import { carryOut } from './operation.ts';
import type { Deciding } from './planning.ts';
import { type Input, type Reading, readSubjects } from './reading.ts';
import type { ChangeInput, ChangeValue } from './shapes/changes.ts';
import { supposing } from './supposing.ts';
import { mustBeOurs } from './vendors.ts';
import type { World } from './world.ts';

type Scope = { kind: ChangeScope; id: string };

/** Registers a change and answers with its consequences; a preview runs the same code and saves nothing. */
export async function createChange(
  world: World,
  actor: Actor,
  { query, body: given }: Input<unknown, { preview?: 'true' | 'false' }, ChangeInput>,
): Promise<ChangeValue> {
  if (query.preview === 'true') return previewChange(world, actor, given);
  const saved = await carryOut(world, actor, async (deciding) => {
    const decided = await decideChange(world, actor, given, deciding);
    const { drafts, id, body } = decided;
    const log = {
      action: 'change_registered',
      about: [given.scope.id, id],
      note: { kind: given.kind, body: body ?? ownBody(actor) },
    };
    return { drafts, log, answer: (recorded, at) => ({ ...decided, recorded, at }) };
  });
  const { id, evidenceId, day, recorded, at } = saved;
  const sides = { before: withoutThese(recorded), after: asKnown };
  const consequences = consequencesIn(
    await differenceOf(world, actor, recorded, { sides, day, language: world.language }),
  );
  return {
    ...(await head(world, given)),
    id,
    evidenceId,
    registeredAt: at,
    registeredById: actor.id,
    withdrawnAt: null,
    preview: false,
    consequences,
    hiddenConsequences: 0,
  };
}

async function previewChange(world: World, actor: Actor, given: ChangeInput): Promise<ChangeValue> {
  const { deciding, suppose } = await supposing(world);
  const { drafts, day } = await decideChange(world, actor, given, deciding);
  const supposed = suppose(drafts);
  const sides = { before: asKnown, after: withThese(supposed) };
  const consequences = consequencesIn(
    await differenceOf(world, actor, supposed, { sides, day, language: world.language }),
  );
  return {
    ...(await head(world, given)),
    id: null,
    evidenceId: null,
    registeredAt: null,
    registeredById: null,
    withdrawnAt: null,
    preview: true,
    consequences,
    hiddenConsequences: 0,
  };
}

async function head(world: World, given: ChangeInput) {
  const naming = await namesFromTables(world, [], [given.scope.id]);
  return {
    kind: given.kind,
    scope: given.scope,
    scopeTitle: naming.nameOf(given.scope.id) ?? given.scope.id,
    effectiveOn: given.effectiveOn,
    note: given.note,
  };
}

type DecidedChange = {
  drafts: RevisionDraft[];
  id: string;
  evidenceId: string | null;
  body: string | null;
  day: CalendarDate;
};

/** What a change is decided for: to be registered, or only asked about on top of what else is supposed. */
type Purpose = { needs: 'register_change' | 'read'; supposed: readonly Revision[] };
const TO_REGISTER: Purpose = { needs: 'register_change', supposed: [] };

/** The revisions a change would write. Throws not_found, forbidden or invalid where it cannot be. */
export async function decideChange(
  world: World,
  actor: Actor,
  given: ChangeInput,
  deciding: Deciding,
  purpose: Purpose = TO_REGISTER,
): Promise<DecidedChange> {
  const { scope, effectiveOn } = given;
  const read = await readSubjects(world, actor, [scope.id], scope.kind, { asOf: deciding.today }, purpose.supposed);
  const body = await bodyOfScope(world, actor, read, scope, purpose.needs);
  const id = world.newId('chg');
  const draft = draftFor({ effectiveOn, body, cause: `change:${id}` }, purpose.supposed);
  const details = await resolvedDetails(world, draft, given);
  const revisions = changeRevisions({ kind: given.kind, scope, effectiveOn, details } as DomainChange, read.register, {
    change: id,
    amendment: world.newId('amd'),
  });
  if (revisions instanceof Failure) throw revisions;
  const evidenceId = given.evidence ? draftEvidence(world, draft, given, body ?? ownBody(actor)) : null;
  const fields = {
    kind: given.kind,
    scopeKind: scope.kind,
    scope: scope.id,
    effectiveOn,
    evidence: evidenceId,
    note: given.note,
    details: JSON.stringify(toldOf(read, details, scope)),
    body,
    by: actor.id,
  };
  draft.add('change', id, { fields });
  const day = effectiveOn > deciding.today ? effectiveOn : deciding.today;
  return { drafts: [...draft.drafts, ...revisions], id, evidenceId, body, day };
}

/** The details as kept for words: a company that is renamed is told by the name it had. */
function toldOf({ register }: Reading, details: DomainChange['details'], scope: Scope): object {
  if (scope.kind !== 'vendor') return details;
  const entity = register.get('entity', register.get('vendor', scope.id)?.fields.entity);
  return { ...details, before: entity?.fields.name ?? null };
}

/** The body a change of a system or contract is recorded in; null for shared subjects. Throws when it is not allowed. */
async function bodyOfScope(
  world: World,
  actor: Actor,
  { register, revisions }: Reading,
  scope: Scope,
  needs: Purpose['needs'],
): Promise<string | null> {
  if (!revisions.some((r) => r.kind === scope.kind && r.subject === scope.id)) throw notFound(scope.kind);
  if (scope.kind === 'vendor' || scope.kind === 'product') {
    if (needs === 'register_change') await mustBeOurs(world, actor, needs, scope.kind, scope.id);
    return null;
  }
  const subject =
    register.get(scope.kind, scope.id) ?? registerOn(journalOf(revisions), END_OF_TIME).get(scope.kind, scope.id);
  const body = subject ? holderOf(register, subject) : null;
  if (body === null || !inScope(scopeOf(actor), body)) throw notFound(scope.kind);
  mustBeAllowed(actor, needs, body);
  return body;
}

function ownBody(actor: Actor): string | null {
  return actor.roles.find((held) => held.body !== null)?.body ?? null;
}

function draftEvidence(world: World, draft: Draft, given: ChangeInput, body: string | null): string {
  const { kind, issuer, issuedOn, reference } = given.evidence as NonNullable<ChangeInput['evidence']>;
  const fields = {
    kind,
    subjectKind: given.scope.kind,
    subject: given.scope.id,
    issuer,
    issuedOn: issuedOn ?? given.effectiveOn,
    validTo: null,
    scope: null,
    conclusion: null,
    reference,
  };
  return draft.add('evidence', world.newId('evi'), { fields }, { root: given.scope.id, body });
}

/** The details with companies as ids, new ones drafted on the way. */
async function resolvedDetails(world: World, draft: Draft, given: ChangeInput): Promise<DomainChange['details']> {
  const link = async (input: Extract<ChangeInput, { kind: 'sub_processor_added' }>['details'], path: string) => {
    const { entity: named, ...facts } = input;
    return {
      ...facts,
      entity: await resolveEntity(world, draft, named, `${path}.entity`),
      country: input.country ?? named.country,
    };
  };
  switch (given.kind) {
    case 'sub_processor_added':
      return link(given.details, 'details');
    case 'sub_processor_replaced':
      return { key: given.details.key, by: await link(given.details.by, 'details.by') };
    case 'vendor_merged':
      return { into: await resolveEntity(world, draft, given.details.into, 'details.into') };
    default:
      return given.details;
  }
}
