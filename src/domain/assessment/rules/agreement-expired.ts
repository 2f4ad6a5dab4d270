// F03: the last version in force has run out while a covered system is in use.
import { lastOver } from '../../agreements.ts';
import { addDays } from '../../calendar.ts';
import { arrivedOn, lastMover } from '../movers.ts';
import { CLEAR, earliestUse, namesOf, versionFacts } from '../parts.ts';
import type { Rule } from '../rule.ts';
import { inUseMover } from './no-agreement.ts';

/** F03. Legal source: GDPR art. 28(3). */
export const agreementExpired: Rule<'agreement'> = {
  code: 'F03',
  name: 'agreement-expired',
  of: 'agreement',
  severity: 'critical',
  dueDays: 14,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: ['version.validTo', 'version.terminatedOn', 'version.state', 'system.goLive', 'system.endedOn'],
  judge: ({ inForce, spans, systems, watch, subject }) => {
    const used = earliestUse(systems);
    const over = inForce || !used ? null : lastOver(spans, watch);
    if (!used || over?.end !== 'expired' || over.to === null) return CLEAR;
    const { version, to } = over;
    const mover = lastMover(
      arrivedOn(addDays(to, 1), version.from.validTo, subject.id),
      inUseMover(used.system, used.usedFrom),
    );
    return [
      {
        outcome: 'found',
        part: null,
        says: { ...versionFacts(over), validTo: to },
        truth: { systems: namesOf(systems), inUseFrom: used.usedFrom },
        since: mover.on,
        cause: mover.cause,
      },
    ];
  },
};
