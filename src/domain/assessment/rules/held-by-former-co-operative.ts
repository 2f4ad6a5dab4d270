// F25: a party is a co-operative that the controlling body has left.
import type { Span } from '../../agreements.ts';
import { addDays } from '../../calendar.ts';
import { entityName, firstHolderOf, sameEntity } from '../../entities.ts';
import type { Subject } from '../../revisions.ts';
import { movedBy, underVersion } from '../movers.ts';
import { CLEAR, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';

/** F25. Legal source: GDPR art. 28(3). */
export const heldByFormerCoOperative: Rule<'agreement'> = {
  code: 'F25',
  name: 'held-by-former-co-operative',
  of: 'agreement',
  severity: 'high',
  dueDays: 60,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: ['membership.active', 'version.parties', 'contract.customer'],
  judge: (assessing) => {
    const { inForce } = assessing;
    if (!inForce) return CLEAR;
    const left = endedMemberships(assessing);
    return orClear(left.flatMap((membership) => found(assessing, inForce, membership)));
  },
};

/**
 * The memberships the controlling body has ended, one a co-operative; where the body never was a member itself, those of
 * the body it took the agreement over from.
 */
function endedMemberships({ register, body, subject }: Assessing<'agreement'>): Subject<'membership'>[] {
  const own = body === null ? [] : register.naming('membership', 'body', body);
  const former = firstHolderOf(register, subject);
  const memberships = own.length === 0 && former !== null ? register.naming('membership', 'body', former) : own;
  const latest = new Map<string, Subject<'membership'>>();
  for (const membership of memberships) {
    const { cooperative, active } = membership.fields;
    if (!cooperative) continue;
    const other = latest.get(cooperative);
    if (!other || active || (!other.fields.active && sinceOf(membership) > sinceOf(other)))
      latest.set(cooperative, membership);
  }
  return [...latest.values()].filter(({ fields }) => fields.active === false);
}

const sinceOf = (membership: Subject<'membership'>): string => membership.from.active?.since ?? membership.since;

function found(
  { register, subject }: Assessing<'agreement'>,
  span: Span,
  membership: Subject<'membership'>,
): Judgement[] {
  const cooperative = register.get('body', membership.fields.cooperative);
  const entity = cooperative?.fields.entity;
  const ended = membership.from.active;
  if (!(cooperative && entity && ended)) return [];
  const party = [...(span.version.sets.parties?.values() ?? [])].find(({ value }) =>
    sameEntity(register, value.entity, entity),
  );
  const customer = register.get('contract', subject.fields.contract)?.fields.customer;
  if (!(party || (customer && sameEntity(register, customer, entity)))) return [];
  const mover = underVersion(span, movedBy(ended));
  return [
    {
      outcome: 'found',
      part: cooperative.id,
      says: {
        ...versionFacts(span),
        entity,
        name: entityName(register, entity),
        role: party?.value.role ?? 'contract_customer',
      },
      truth: {
        cooperative: cooperative.id,
        name: cooperative.fields.name ?? null,
        memberUntil: addDays(ended.since, -1),
      },
      since: mover.on,
      cause: mover.cause,
    },
  ];
}
