// Agreements: registering one, its reviews and accessions, the list with derived status, one agreement whole.
import type { z } from 'zod';
import { inForce, spansOf } from '../domain/agreements.ts';
import { assess } from '../domain/assessment/assess.ts';
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import { type Actor, mustBeAllowed, mustSee } from '../domain/permissions.ts';
import type { Member, Revision } from '../domain/revisions.ts';
import type { Review } from '../domain/subjects.ts';
import { watchOn } from '../domain/watch.ts';
import { draftFor, draftHolding } from './drafting.ts';
import { draftFirstVersion } from './first-version.ts';
import { carryOut } from './operation.ts';
import { presentNotice, presentRow, presentVersion } from './present-agreement.ts';
import { type Input, PROGRAM, readAgreement, readSubjects, type TimeQuery, unknownIsNull } from './reading.ts';
import type { AccessionCreate, AgreementCreate, ReviewCreate } from './shapes/agreements.ts';
import { mustBePerson, mustWrite } from './systems.ts';
import type { World } from './world.ts';

type InBody = { body: string };
type InBodyById = InBody & { id: string };

/** One agreement whole: status, versions, reviews, accessions, notices. */
export async function getAgreement(world: World, actor: Actor, { params, query }: Input<InBodyById, TimeQuery>) {
  const { register, journal, agreement, time } = await readAgreement(world, actor, params, query);
  const outcomes = assess(journal, { kind: 'agreement', id: agreement.id }, register.asOf);
  const row = presentRow(register, agreement, outcomes);
  const { fields: f, sets } = agreement;
  return {
    ...row,
    contractId: f.contract ?? null,
    form: f.form ?? ('vendor_form' as const),
    framework: f.framework ?? false,
    caseReference: f.caseReference ?? null,
    systemIds: [...(sets.systems?.keys() ?? [])],
    versionInForceId: inForce(spansOf(register, agreement.id), watchOn(register.asOf))?.version.id ?? null,
    versions: register
      .under('version', agreement.id)
      .map((v) => presentVersion(register, v, row.status === 'needs_update'))
      .sort(byValidFrom),
    reviews: [...(sets.reviews?.values() ?? [])].map(presentReview),
    accessions: [...(sets.accessions?.values() ?? [])].map(({ key, value: v, from }) => ({
      id: key,
      bodyId: v.body,
      versionId: v.version,
      from: from.since,
      deviations: v.deviations,
    })),
    notices: register.under('notice', agreement.id).map((notice) => presentNotice(register, notice)),
    asOf: time.asOf,
    knownAt: time.knownAt,
  };
}

function byValidFrom(a: { validFrom: string; id: string }, b: { validFrom: string; id: string }): number {
  return a.validFrom === b.validFrom ? (a.id < b.id ? -1 : 1) : a.validFrom < b.validFrom ? -1 : 1;
}

function presentReview({ key, value: v }: Member<Review>) {
  return {
    id: key,
    versionId: v.version,
    contractOn: v.contractOn,
    reviewedOn: v.reviewedOn,
    byId: v.by,
    note: v.note,
  };
}

/** Registers an agreement over systems the body holds; with a first version as a draft where one is asked for. */
export async function createAgreement(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, z.output<typeof AgreementCreate>>,
) {
  mustWrite(actor, params.body);
  const id = world.newId('agr');
  const on = await carryOut(world, actor, async ({ today }) => {
    const day = given.effectiveOn ?? firstDay(today, given.firstDraft?.validFrom);
    await mustBePerson(world, actor, given.ownerId, 'ownerId');
    await mustHoldAll(world, actor, params.body, given.systemIds, given.contractId);
    const draft = draftFor({ effectiveOn: day, body: params.body, cause: null });
    const { title, contractId: contract, form, framework, caseReference, ownerId: owner } = given;
    const systems = Object.fromEntries(given.systemIds.map((system) => [system, { system }]));
    draft.add('agreement', id, {
      fields: { title, contract, form, framework, caseReference, owner },
      added: { systems },
    });
    draftHolding(draft, 'agreement', id, params.body, day);
    const beginning = { agreement: id, body: params.body, over: given, today };
    if (given.firstDraft) await draftFirstVersion(world, draft, given.firstDraft, beginning);
    return { drafts: draft.drafts, log: { action: 'agreement_registered', about: [id] }, answer: () => day };
  });
  return getAgreement(world, actor, { params: { ...params, id }, query: { asOf: on }, body: undefined });
}

/** An agreement that is to have held before today is registered from then. */
function firstDay(today: CalendarDate, validFrom: CalendarDate | undefined): CalendarDate {
  return validFrom !== undefined && validFrom < today ? validFrom : today;
}

async function mustHoldAll(
  world: World,
  actor: Actor,
  body: string,
  systems: readonly string[],
  contract: string | null,
): Promise<void> {
  for (const [i, system] of systems.entries()) {
    const read = await readSubjects(world, actor, [system], 'system').catch(unknownIsNull);
    if (!holdersOf(read?.revisions ?? [], system).has(body))
      throw invalid(`systemIds.${i}`, 'expected the id of a system the body holds');
  }
  if (contract !== null) await mustStandOn(world, body, contract);
}

/** Throws 422 unless the contract is the body's own, or that of a co-operative which made it for its members. */
async function mustStandOn(world: World, body: string, contract: string): Promise<void> {
  const read = await readSubjects(world, PROGRAM, [contract, body], 'contract', { asOf: END_OF_TIME }).catch(
    unknownIsNull,
  );
  const memberships = read?.register.all('membership').filter((membership) => membership.fields.body === body) ?? [];
  const holders = holdersOf(read?.revisions ?? [], contract);
  if (![body, ...memberships.map((m) => m.fields.cooperative ?? '')].some((near) => holders.has(near)))
    throw invalid('contractId', 'expected the id of a contract');
}

/** The bodies that hold or have held a system, contract or agreement. */
function holdersOf(revisions: readonly Revision[], held: string): Set<string> {
  const holdings = revisions.filter((r): r is Revision<'holding'> => r.kind === 'holding' && r.root === held);
  return new Set(holdings.flatMap((r) => r.content.fields?.body ?? []));
}

/** Confirms that a version still fits the contract as amended up to a day; clears "contract changed" without a new version. */
export async function createReview(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBodyById, unknown, z.output<typeof ReviewCreate>>,
) {
  mustBeAllowed(actor, 'review', params.body);
  await carryOut(world, actor, async ({ today }) => {
    const { register } = await readAgreement(world, actor, params, { asOf: END_OF_TIME });
    const version = register.get('version', given.versionId);
    if (version?.fields.agreement !== params.id) throw invalid('versionId', 'expected a version of the agreement');
    if (given.contractOn > today)
      throw invalid('contractOn', 'expected a day that has come: a contract cannot be read before it holds');
    const review = {
      version: given.versionId,
      contractOn: given.contractOn,
      reviewedOn: today,
      by: actor.id,
      note: given.note,
    };
    const draft = draftFor({ effectiveOn: today, body: params.body, cause: null });
    draft.add('agreement', params.id, { added: { reviews: { [world.newId('rvw')]: review } } });
    return {
      drafts: draft.drafts,
      log: { action: 'version_reviewed', about: [params.id, given.versionId] },
      answer: () => undefined,
    };
  });
  return getAgreement(world, actor, { params, query: {}, body: undefined });
}

/** Registers that a body has acceded to a framework agreement. */
export async function createAccession(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBodyById, unknown, z.output<typeof AccessionCreate>>,
) {
  mustWrite(actor, params.body);
  await carryOut(world, actor, async () => {
    const { register, agreement } = await readAgreement(world, actor, params, { asOf: END_OF_TIME });
    if (!agreement.fields.framework) throw invalid('id', 'expected a framework agreement');
    if (given.versionId !== null && register.get('version', given.versionId)?.fields.agreement !== params.id)
      throw invalid('versionId', 'expected a version of the agreement');
    await mustBeNear(world, actor, params.body, given.bodyId);
    const accession = { body: given.bodyId, version: given.versionId, deviations: given.deviations };
    const draft = draftFor({ effectiveOn: given.from, body: params.body, cause: null });
    draft.add('agreement', params.id, { added: { accessions: { [world.newId('acc')]: accession } } });
    return {
      drafts: draft.drafts,
      log: { action: 'accession_registered', about: [params.id, given.bodyId] },
      answer: () => undefined,
    };
  });
  return getAgreement(world, actor, { params, query: { asOf: given.from }, body: undefined });
}

/** Throws not_found unless the other body is one the actor may see, or a member of the co-operative the actor acts for. */
async function mustBeNear(world: World, actor: Actor, body: string, other: string): Promise<void> {
  const { register } = await readSubjects(world, PROGRAM, [other], 'body', { asOf: END_OF_TIME });
  const isMember = register
    .all('membership')
    .some(({ fields }) => fields.body === other && fields.cooperative === body);
  if (!isMember) mustSee(actor, other);
}
