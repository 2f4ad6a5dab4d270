// Contracts and their amendments.
import type { z } from 'zod';
import { END_OF_TIME } from '../domain/calendar.ts';
import { changeRevisions } from '../domain/change.ts';
import { Failure, invalid, notFound, stale, withoutPrefix } from '../domain/failures.ts';
import { type Actor, mustSee, scopeOf } from '../domain/permissions.ts';
import { journalOf, type Register, registerOn } from '../domain/register.ts';
import type { Revision, Subject } from '../domain/revisions.ts';
import { heldIds } from '../storage/lookup.ts';
import { draftFor, draftHolding, resolveEntity } from './drafting.ts';
import { carryOut } from './operation.ts';
import { after, cursorOf, slicePage } from './paging.ts';
import { presentContract } from './present.ts';
import { type Input, mustBeHeld, mustFind, readSubjects, type TimeQuery } from './reading.ts';
import type { AmendmentCreate, ContractCreate, ContractProfile } from './shapes/systems.ts';
import { mustBeKnown } from './shared-facts.ts';
import { mustWrite } from './systems.ts';
import type { World } from './world.ts';

type InBody = { body: string };
type InBodyById = InBody & { id: string };
type Search = { limit: number; cursor?: string; q?: string };

/** A body's contracts in order of title. */
export async function listContracts(world: World, actor: Actor, { params, query }: Input<InBody, Search>) {
  mustSee(actor, params.body);
  const page = await heldIds(
    scopeOf(actor),
    world.database,
    'contracts',
    params.body,
    query.q ?? '',
    after(query.cursor),
    query.limit,
  );
  const register = page.ids.length > 0 ? (await readSubjects(world, actor, page.ids, 'contract')).register : null;
  const items = page.ids.flatMap((id) => {
    const contract = register?.get('contract', id);
    return register && contract ? [presentContract(register, contract)] : [];
  });
  return { items, nextCursor: cursorOf(page.next) };
}

async function readContract(
  world: World,
  actor: Actor,
  params: InBodyById,
  query: TimeQuery,
): Promise<{ register: Register; contract: Subject<'contract'>; revisions: Revision[] }> {
  mustSee(actor, params.body);
  const { register, revisions } = await readSubjects(world, actor, [params.id], 'contract', query);
  mustBeHeld(revisions, params.body, params.id, 'contract');
  return { register, contract: mustFind(register, 'contract', params.id, 'contract'), revisions };
}

/** One contract with its amendments in effect by the day. */
export async function getContract(world: World, actor: Actor, { params, query }: Input<InBodyById, TimeQuery>) {
  const { register, contract } = await readContract(world, actor, params, query);
  return presentContract(register, contract);
}

/** Registers a contract of a body; the customer is the body itself unless another is named. */
export async function createContract(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, z.output<typeof ContractCreate>>,
) {
  mustWrite(actor, params.body);
  const id = world.newId('con');
  await carryOut(world, actor, async () => {
    const draft = draftFor({ effectiveOn: given.startOn, body: params.body, cause: null });
    const { register } = await readSubjects(world, actor, [params.body], 'body', { asOf: END_OF_TIME });
    const own = register.get('body', params.body)?.fields.entity;
    const customer = given.customer ? await resolveEntity(world, draft, given.customer, 'customer') : (own ?? '');
    const vendor = await resolveEntity(world, draft, given.vendor, 'vendor');
    if (customer === vendor) throw invalid('vendor', 'expected another party than the customer');
    const { title, form, caseReference, startOn, endOn, noticeMonths } = given;
    draft.add('contract', id, {
      fields: { title, customer, vendor, form, caseReference, startOn, endOn, noticeMonths },
    });
    draftHolding(draft, 'contract', id, params.body, given.startOn);
    return { drafts: draft.drafts, log: { action: 'contract_registered', about: [id] }, answer: () => undefined };
  });
  return getContract(world, actor, { params: { ...params, id }, query: { asOf: given.startOn }, body: undefined });
}

/** The state a contract's ETag stands for: the highest seq folded into it. */
export async function etagOfContract(world: World, actor: Actor, params: InBodyById): Promise<string> {
  return `"${(await readContract(world, actor, params, { asOf: END_OF_TIME })).contract.seq}"`;
}

/**
 * Corrects a contract's title, form, case, last day and notice: only what is given changes. A last day that has passed ends
 * it; another term or text that was agreed is an amendment. Throws `stale` on another ETag.
 */
export async function reviseContract(
  world: World,
  actor: Actor,
  { params, body: given, ifMatch }: Input<InBodyById, unknown, z.output<typeof ContractProfile>> & { ifMatch?: string },
) {
  mustWrite(actor, params.body);
  const on = await carryOut(world, actor, async ({ today }) => {
    const { effectiveOn: day = today, ...facts } = given;
    const { contract } = await readContract(world, actor, params, { asOf: END_OF_TIME });
    if (ifMatch !== undefined && ifMatch !== `"${contract.seq}"`) throw stale();
    mustBeKnown(contract, day);
    const { startOn } = contract.fields;
    if (facts.endOn && startOn && facts.endOn < startOn)
      throw invalid('endOn', `expected a day on or after ${startOn}, when the contract began, and got ${facts.endOn}`);
    const draft = draftFor({ effectiveOn: day, body: params.body, cause: null });
    const fields = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
    draft.add('contract', params.id, { fields });
    return { drafts: draft.drafts, log: { action: 'contract_revised', about: [params.id] }, answer: () => day };
  });
  return getContract(world, actor, { params, query: { asOf: on }, body: undefined });
}

/** A contract's amendments in order of effect. */
export async function listAmendments(
  world: World,
  actor: Actor,
  { params, query }: Input<InBodyById, TimeQuery & { limit: number; cursor?: string }>,
) {
  const { amendments } = await getContract(world, actor, { params, query, body: undefined });
  return slicePage(amendments, query.limit, query.cursor);
}

/** Registers an amendment. Throws 422 with both days when it takes effect before its contract began. */
export async function createAmendment(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBodyById, unknown, z.output<typeof AmendmentCreate>>,
) {
  mustWrite(actor, params.body);
  const id = world.newId('amd');
  const { effectiveOn, ...details } = given;
  return carryOut(world, actor, async () => {
    const { register, revisions } = await readContract(world, actor, params, { asOf: END_OF_TIME });
    const change = {
      kind: 'contract_amended' as const,
      scope: { kind: 'contract' as const, id: params.id },
      effectiveOn,
      details,
    };
    const drafts = changeRevisions(change, register, { change: '', amendment: id });
    if (drafts instanceof Failure) throw withoutPrefix(drafts, 'details.');
    // An amendment registered as itself is its own cause.
    const own = drafts.map((draft) => ({ ...draft, cause: null }));
    const answer = (recorded: readonly Revision[]) => {
      const after = registerOn(journalOf([...revisions, ...recorded]), given.effectiveOn);
      return amendmentOf(after, params.id, id);
    };
    return { drafts: own, log: { action: 'amendment_registered', about: [params.id, id] }, answer };
  });
}

function amendmentOf(register: Register, contract: string, id: string) {
  const { amendments } = presentContract(register, mustFind(register, 'contract', contract, 'contract'));
  const made = amendments.find((amendment) => amendment.id === id);
  if (!made) throw notFound('amendment');
  return made;
}

/** The contract an agreement stands on, whoever holds it: the co-operative's, for instance. Null when it does not exist on the day. */
export async function getContractAnywhere(
  world: World,
  actor: Actor,
  agreement: string,
  contract: string,
  query: TimeQuery,
) {
  const { register } = await readSubjects(world, actor, [agreement], 'agreement', query);
  const found = register.get('contract', contract);
  return found ? presentContract(register, found) : null;
}
