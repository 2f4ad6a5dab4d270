// F04: the version in force runs out within ninety days and no later signed version follows on.
import type { Span } from '../../agreements.ts';
import { addDays } from '../../calendar.ts';
import { POLICY } from '../../policy.ts';
import { arrivedOn, underVersion } from '../movers.ts';
import { CLEAR, namesOf, versionFacts } from '../parts.ts';
import type { Rule } from '../rule.ts';

/** F04. Legal source: GDPR art. 28(3). */
export const agreementExpiring: Rule<'agreement'> = {
  code: 'F04',
  name: 'agreement-expiring',
  of: 'agreement',
  severity: 'medium',
  dueDays: POLICY.agreementExpiring.warnedDays - POLICY.agreementExpiring.dueDays,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: ['version.validTo', 'version.state'],
  judge: ({ inForce, spans, watch, systems, subject, policy }) => {
    if (inForce?.end !== 'expired' || inForce.to === null) return CLEAR;
    const { to, version } = inForce;
    const warned = addDays(to, -policy.agreementExpiring.warnedDays);
    if (!watch.reached(warned) || isFollowed(spans, inForce)) return CLEAR;
    const mover = underVersion(inForce, arrivedOn(warned, version.from.validTo, subject.id));
    return [
      {
        outcome: 'found',
        part: null,
        says: { ...versionFacts(inForce), validTo: to },
        truth: { systems: namesOf(systems) },
        since: mover.on,
        cause: mover.cause,
        dueOn: addDays(to, -policy.agreementExpiring.dueDays),
      },
    ];
  },
};

function isFollowed(spans: readonly Span[], span: Span): boolean {
  const next = spans[spans.indexOf(span) + 1];
  return next !== undefined && span.to !== null && next.from <= addDays(span.to, 1);
}
