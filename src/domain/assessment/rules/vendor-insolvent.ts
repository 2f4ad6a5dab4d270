// F22: the processor, or the vendor behind it, is bankrupt, being wound up, or deleted from the register of companies.
import type { Span } from '../../agreements.ts';
import { processorOf, vendorEntityOf } from '../../chain.ts';
import { entityName } from '../../entities.ts';
import { movedBy, underVersion } from '../movers.ts';
import { CLEAR, namesOf, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';

/** F22. Legal source: GDPR art. 28(1) and 32. */
export const vendorInsolvent: Rule<'agreement'> = {
  code: 'F22',
  name: 'vendor-insolvent',
  of: 'agreement',
  severity: 'high',
  dueDays: 14,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(1)', 'GDPR art. 32'],
  reads: ['entity.registryStatus', 'version.parties', 'contract.vendor', 'system.processor', 'product.vendor'],
  judge: (assessing) => {
    const { inForce } = assessing;
    if (!inForce) return CLEAR;
    const found: Judgement[] = [];
    for (const [entity, of] of vendorsOf(assessing, inForce)) found.push(...judged(assessing, inForce, entity, of));
    return orClear(found);
  },
};

/** The companies the agreement hangs on, each with the first of the reasons why. */
function vendorsOf({ register, subject, systems }: Assessing<'agreement'>, { version }: Span): Map<string, string> {
  const found = new Map<string, string>();
  const add = (entity: string | null | undefined, of: string): void => {
    if (entity && !found.has(entity)) found.set(entity, of);
  };
  for (const { value } of version.sets.parties?.values() ?? [])
    if (value.role === 'processor') add(value.entity, 'processor');
  add(register.get('contract', subject.fields.contract)?.fields.vendor, 'contract_vendor');
  for (const { system } of systems) {
    add(processorOf(register, system), 'system_processor');
    add(vendorEntityOf(register, system), 'product_vendor');
  }
  return found;
}

function judged({ register, systems }: Assessing<'agreement'>, span: Span, id: string, of: string): Judgement[] {
  const entity = register.get('entity', id);
  const status = entity?.fields.registryStatus;
  if (!status)
    return [{ outcome: 'cannot_tell', part: id, missing: 'entity.registryStatus', at: { kind: 'entity', id } }];
  // A company deleted because it went into another has a successor: that is a matter of the parties (F23).
  if (status === 'active' || (status === 'deleted' && entity.fields.mergedInto)) return [];
  const from = entity.from.registryStatus;
  const mover = underVersion(span, movedBy(from));
  return [
    {
      outcome: 'found',
      part: id,
      says: versionFacts(span),
      truth: {
        ...{ entity: id, name: entityName(register, id), status, of },
        ...{ from: from?.since ?? null, systems: namesOf(systems) },
      },
      since: mover.on,
      cause: mover.cause,
      ...(status === 'deleted' ? { severity: 'critical' as const } : {}),
    },
  ];
}
