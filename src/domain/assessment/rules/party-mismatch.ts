// F23: the parties of the version in force are not those of the contract, or no longer what they were called.
import { type Span, signingOf } from '../../agreements.ts';
import { type CalendarDate, latest } from '../../calendar.ts';
import { processorOf } from '../../chain.ts';
import { entityName, firstHolderOf, holderOf, sameEntity, successorsOf } from '../../entities.ts';
import type { Provenance, Subject } from '../../revisions.ts';
import type { PartyRole } from '../../vocabulary.ts';
import { movedBy, underVersion } from '../movers.ts';
import { CLEAR, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Facts, Judgement, Rule } from '../rule.ts';

/** F23. Legal source: GDPR art. 28(3). */
export const partyMismatch: Rule<'agreement'> = {
  code: 'F23',
  name: 'party-mismatch',
  of: 'agreement',
  severity: 'medium',
  dueDays: 30,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: [
    'version.parties',
    'contract.vendor',
    'contract.customer',
    'system.processor',
    'entity.name',
    'entity.mergedInto',
    'body.successors',
  ],
  judge: (assessing) => {
    const { inForce } = assessing;
    if (!inForce) return CLEAR;
    const found = new Map<string | null, Judgement>();
    const differences = [
      ...wrongProcessor(assessing, inForce),
      ...wrongCustomer(assessing, inForce),
      ...changedParties(assessing, inForce),
    ];
    // One company may differ in two ways; the first one said, who it is, goes before what it is called.
    for (const judgement of differences) if (!found.has(judgement.part)) found.set(judgement.part, judgement);
    return orClear([...found.values()]);
  },
};

function partiesAs({ version }: Span, ...roles: PartyRole[]): string[] {
  const parties = [...(version.sets.parties?.values() ?? [])];
  return parties.filter(({ value }) => roles.includes(value.role)).map(({ value }) => value.entity);
}

type Difference = { party: string; is: string; of: string; from: Provenance | undefined; truth?: Facts; says?: Facts };

function differing({ register }: Assessing<'agreement'>, span: Span, difference: Difference): Judgement {
  const { party, is, of, from } = difference;
  const mover = underVersion(span, movedBy(from));
  return {
    outcome: 'found',
    part: party,
    says: { ...versionFacts(span), entity: party, name: entityName(register, party), ...difference.says },
    truth: { entity: is, name: entityName(register, is), of, from: from?.since ?? null, ...difference.truth },
    since: mover.on,
    cause: mover.cause,
  };
}

/** The processor is neither the contract's vendor nor, without a contract, a covered system's processor. */
function wrongProcessor(assessing: Assessing<'agreement'>, span: Span): Judgement[] {
  const { register, subject, systems } = assessing;
  const processors = partiesAs(span, 'processor');
  const [party] = processors;
  if (!party) return [];
  const isOneOf = (entity: string): boolean => processors.some((processor) => sameEntity(register, processor, entity));
  const contract = register.get('contract', subject.fields.contract);
  const vendor = contract?.fields.vendor;
  if (contract && vendor) {
    if (isOneOf(vendor)) return [];
    return [differing(assessing, span, { party, is: vendor, of: 'contract_vendor', from: contract.from.vendor })];
  }
  for (const { system } of systems) {
    const processor = processorOf(register, system);
    if (processor === null || isOneOf(processor)) continue;
    const from = system.from.processor ?? system.from.product;
    return [differing(assessing, span, { party, is: processor, of: 'system_processor', from })];
  }
  return [];
}

/** No controller, nor anyone signed for, is the contract's customer or has taken over from it. */
function wrongCustomer(assessing: Assessing<'agreement'>, span: Span): Judgement[] {
  const { register, subject } = assessing;
  const contract = register.get('contract', subject.fields.contract);
  const customer = contract?.fields.customer;
  const controllers = partiesAs(span, 'controller', 'joint_controller', 'on_behalf_of');
  const [party] = controllers;
  if (!(contract && customer && party)) return [];
  if (controllers.some((entity) => sameEntity(register, entity, customer))) return [];
  const heirs = heirsOf(assessing, contract, customer);
  if (controllers.some((entity) => heirs.some((heir) => sameEntity(register, entity, heir)))) return [];
  return [differing(assessing, span, { party, is: customer, of: 'contract_customer', from: contract.from.customer })];
}

/** The entities of the bodies that have taken over from the body behind a customer, as far as the holders know them. */
function heirsOf(
  { register, subject, body }: Assessing<'agreement'>,
  contract: Subject<'contract'>,
  customer: string,
): string[] {
  const around = new Set([
    body,
    firstHolderOf(register, subject),
    holderOf(register, contract),
    firstHolderOf(register, contract),
  ]);
  const heirs: string[] = [];
  for (const id of around) {
    if (!id || register.get('body', id)?.fields.entity !== customer) continue;
    for (const heir of successorsOf(register, id)) {
      const entity = register.get('body', heir)?.fields.entity;
      if (entity) heirs.push(entity);
    }
  }
  return heirs;
}

/** Parties that have another registered name than when they signed, and processors merged into another company since. */
function changedParties(assessing: Assessing<'agreement'>, span: Span): Judgement[] {
  const { register } = assessing;
  const signedOn = signingOf(span.version).on ?? span.from;
  const found: Judgement[] = [];
  for (const { value } of span.version.sets.parties?.values() ?? []) {
    const entity = register.get('entity', value.entity);
    if (!entity) continue;
    const { mergedInto, name } = entity.from;
    const into = entity.fields.mergedInto;
    const isController = value.role === 'controller' || value.role === 'joint_controller';
    if (into && mergedInto && mergedInto.since > signedOn && !isController) {
      found.push(differing(assessing, span, { party: value.entity, is: into, of: 'merged_into', from: mergedInto }));
    } else if (name && name.since > signedOn) {
      found.push(...renamed(assessing, span, entity, signedOn));
    }
  }
  return found;
}

function renamed(
  assessing: Assessing<'agreement'>,
  span: Span,
  entity: Subject<'entity'>,
  signedOn: CalendarDate,
): Judgement[] {
  const then = assessing.register.on(latest(signedOn, entity.since)).get('entity', entity.id)?.fields.name;
  if (!then || then === entity.fields.name) return [];
  const difference = {
    party: entity.id,
    is: entity.id,
    of: 'registered_name',
    from: entity.from.name,
    says: { name: then },
  };
  return [differing(assessing, span, difference)];
}
