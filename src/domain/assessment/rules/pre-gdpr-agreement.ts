// F05: the version in force was signed under the act before the GDPR.
import { signingOf } from '../../agreements.ts';
import { dayOf } from '../../law/events.ts';
import { IN_EEA, lawMoved, underVersion } from '../movers.ts';
import { CLEAR, versionFacts } from '../parts.ts';
import type { Rule } from '../rule.ts';

const IN_EU = dayOf('GDPR-EU');

/** F05. Legal source: GDPR art. 28(3); applies in Norway from 2018-07-20. */
export const preGdprAgreement: Rule<'agreement'> = {
  code: 'F05',
  name: 'pre-gdpr-agreement',
  of: 'agreement',
  severity: 'high',
  dueDays: 30,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: ['version.parties.signedOn', 'version.gdpr'],
  judge: ({ inForce, watch }) => {
    if (!(inForce && watch.reached(IN_EEA))) return CLEAR;
    const { version } = inForce;
    const { on } = signingOf(version);
    if (on === null) {
      const at = { kind: 'version', id: version.id };
      return [{ outcome: 'cannot_tell', part: null, missing: 'version.parties.signedOn', at }];
    }
    const gdpr = version.fields.gdpr ?? false;
    if (!(on < IN_EU || (on < IN_EEA && !gdpr))) return CLEAR;
    const mover = underVersion(inForce, lawMoved(IN_EEA, 'GDPR-EEA'));
    return [
      {
        outcome: 'found',
        part: null,
        says: { ...versionFacts(inForce), signedOn: on, gdpr },
        truth: { law: 'GDPR-EEA', appliesFrom: IN_EEA },
        since: mover.on,
        cause: mover.cause,
      },
    ];
  },
};
