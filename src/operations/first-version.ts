// The beginning of an agreement: its first version as a draft, and what a form that begins one has to choose among.
import type { z } from 'zod';
import { coveringOf } from '../domain/agreements.ts';
import { type CalendarDate, END_OF_TIME, latest } from '../domain/calendar.ts';
import { processorOf } from '../domain/chain.ts';
import { entityName, holderOf, sameEntity } from '../domain/entities.ts';
import { invalid } from '../domain/failures.ts';
import { firstVersion, nextLabel } from '../domain/next-version.ts';
import { type Actor, mustBeAllowed } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import { watchOn } from '../domain/watch.ts';
import { type Draft, resolveEntity } from './drafting.ts';
import { mustFind, PROGRAM, readBody, readSubjects } from './reading.ts';
import type { AgreementCreate, FirstDraft } from './shapes/agreements.ts';
import { supposing } from './supposing.ts';
import { contractRead } from './version-content.ts';
import type { World } from './world.ts';

type Beginning = {
  agreement: string;
  body: string;
  over: Pick<z.output<typeof AgreementCreate>, 'systemIds' | 'contractId'>;
  today: CalendarDate;
};

/**
 * Drafts the first version of an agreement that is itself drafted: its annex holds what is recorded of the systems on its
 * first day, or today where that has been. Throws 422 where neither contract nor systems nor the asker say who processes.
 */
export async function draftFirstVersion(
  world: World,
  draft: Draft,
  given: z.output<typeof FirstDraft>,
  { agreement: id, body, over, today }: Beginning,
): Promise<void> {
  const { validFrom = today, label = nextLabel(null, []) } = given;
  const processor = given.processor ? await resolveEntity(world, draft, given.processor, 'firstDraft.processor') : null;
  const { suppose } = await supposing(world);
  const roots = [body, ...over.systemIds, ...(over.contractId === null ? [] : [over.contractId])];
  const asOf = { asOf: END_OF_TIME };
  const { register: all } = await readSubjects(world, PROGRAM, roots, 'agreement', asOf, suppose(draft.drafts));
  const register = all.on(latest(validFrom, today));
  const agreement = mustFind(register, 'agreement', id, 'agreement');
  const content = firstVersion(register, agreement, { label, validFrom, processor });
  if (content === null)
    throw invalid('firstDraft.processor', 'expected who processes: neither the contract nor the systems say');
  const fields = { ...content.fields, contractRevision: contractRead(all, agreement, validFrom) };
  draft.add('version', world.newId('ver'), { ...content, fields }, { root: id });
}

/** A system or contract to choose, with the entities that tell which contract goes with which system. */
type SystemChoice = { id: string; name: string; covered: boolean; processors: string[] };
type ContractChoice = { id: string; title: string; vendor: string; vendorName: string };

/** What an agreement of a body can be begun over. */
export type AgreementChoices = {
  systems: SystemChoice[];
  contracts: ContractChoice[];
  /** What is ticked and chosen beforehand, from the system or contract one came from. */
  suggested: { systemIds: string[]; contractId: string | null };
  /** Agreements over the system one came from that somebody has begun and nobody has signed. */
  begun: { id: string; title: string }[];
};

/**
 * The systems in use a body holds, and the contracts that run: its own, and those its agreements stand on already. Chosen
 * beforehand are the system or contract asked from, and the other side where the vendor leaves one choice.
 */
export async function agreementChoices(
  world: World,
  actor: Actor,
  body: string,
  asked: { system: string | null; contract: string | null },
): Promise<AgreementChoices> {
  mustBeAllowed(actor, 'write_register', body);
  const { register } = await readBody(world, actor, body);
  const watch = watchOn(register.asOf);
  const systems = register
    .all('system')
    .filter((system) => holderOf(register, system) === body && !watch.reached(system.fields.endedOn))
    .map((system) => systemChoice(register, system))
    .sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  const stoodOn = new Set(register.all('agreement').map(({ fields }) => fields.contract));
  const contracts = register
    .all('contract')
    .filter((contract) => holderOf(register, contract) === body || stoodOn.has(contract.id))
    .filter(({ fields }) => !watch.passed(fields.endOn ?? null))
    .map(({ id, fields: { title, vendor } }) => ({
      ...{ id, title: title ?? id, vendor: vendor ?? '', vendorName: entityName(register, vendor ?? '') },
    }))
    .sort((a, b) => a.title.localeCompare(b.title, 'nb'));
  const suggested = suggestedFrom(register, { systems, contracts }, asked);
  return { systems, contracts, suggested, begun: begunOver(register, asked.system) };
}

function begunOver(register: Register, id: string | null): { id: string; title: string }[] {
  const system = register.get('system', id);
  if (!system) return [];
  const isOpen = ({ fields: { state = 'draft' } }: Subject<'version'>) => state !== 'signed' && state !== 'terminated';
  return coveringOf(register, system, watchOn(register.asOf))
    .filter(({ agreement, span }) => span === null && register.under('version', agreement.id).some(isOpen))
    .map(({ agreement }) => ({ id: agreement.id, title: agreement.fields.title ?? agreement.id }));
}

function systemChoice(register: Register, system: Subject<'system'>): SystemChoice {
  const product = register.get('product', system.fields.product);
  const vendor = register.get('vendor', product?.fields.vendor)?.fields.entity;
  const processors = [processorOf(register, system), vendor].filter((entity) => entity != null);
  const covered = coveringOf(register, system, watchOn(register.asOf)).some(({ span }) => span !== null);
  return { id: system.id, name: system.fields.name ?? system.id, covered, processors };
}

function suggestedFrom(
  register: Register,
  { systems, contracts }: Pick<AgreementChoices, 'systems' | 'contracts'>,
  { system, contract }: { system: string | null; contract: string | null },
): AgreementChoices['suggested'] {
  const from = systems.find(({ id }) => id === system);
  const over = contracts.find(({ id }) => id === contract);
  const goTogether = (one: SystemChoice, other: ContractChoice): boolean =>
    one.processors.some((entity) => sameEntity(register, entity, other.vendor));
  const fitting = from ? contracts.filter((one) => goTogether(from, one)) : [];
  const chosen = over ?? (fitting.length === 1 ? fitting[0] : undefined);
  const uncovered = over ? systems.filter((one) => !one.covered && goTogether(one, over)) : [];
  return { systemIds: (from ? [from] : uncovered).map(({ id }) => id), contractId: chosen?.id ?? null };
}
