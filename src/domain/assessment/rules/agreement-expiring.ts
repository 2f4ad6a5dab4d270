// F04: the version in force runs out within ninety days and no later signed version follows on.
import type { Span } from '../../agreements.ts';
import { addDays } from '../../calendar.ts';
import { arrivedOn, underVersion } from '../movers.ts';
import { CLEAR, namesOf, versionFacts } from '../parts.ts';
import type { Rule } from '../rule.ts';

/** How many days before its last day an agreement is said to be expiring (policy default). */
const WARNED_BEFORE = 90;
/** How many days before its last day the renewal is due (policy default). */
const DUE_BEFORE = 30;

/** F04. Legal source: GDPR art. 28(3). */
export const agreementExpiring: Rule<'agreement'> = {
  code: 'F04',
  name: 'agreement-expiring',
  of: 'agreement',
  severity: 'medium',
  dueDays: WARNED_BEFORE - DUE_BEFORE,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: ['version.validTo', 'version.state'],
  judge: ({ inForce, spans, watch, systems, subject }) => {
    if (inForce?.end !== 'expired' || inForce.to === null) return CLEAR;
    const { to, version } = inForce;
    const warned = addDays(to, -WARNED_BEFORE);
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
        dueOn: addDays(to, -DUE_BEFORE),
      },
    ];
  },
};

function isFollowed(spans: readonly Span[], span: Span): boolean {
  const next = spans[spans.indexOf(span) + 1];
  return next !== undefined && span.to !== null && next.from <= addDays(span.to, 1);
}
