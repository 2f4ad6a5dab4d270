// F02: a covered system is in use while the agreement lacks a signature and no version of it is in force.
import { signingOf } from '../../agreements.ts';
import { entityName } from '../../entities.ts';
import type { Subject } from '../../revisions.ts';
import { lastMover, movedBy } from '../movers.ts';
import { CLEAR, earliestUse, namesOf, orClear } from '../parts.ts';
import type { Assessing, Judgement, Rule, SystemFacts } from '../rule.ts';
import { inUseMover } from './no-agreement.ts';

/** F02. Legal source: GDPR art. 28(9). */
export const liveBeforeSignature: Rule<'agreement'> = {
  code: 'F02',
  name: 'live-before-signature',
  of: 'agreement',
  severity: 'high',
  dueDays: 14,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(9)'],
  reads: ['version.state', 'version.parties.signedOn', 'system.goLive', 'system.endedOn'],
  judge: (assessing) => {
    const { inForce, systems, register, subject } = assessing;
    const used = earliestUse(systems);
    if (inForce || !used) return CLEAR;
    const unsigned = register.under('version', subject.id).filter((version) => isUnsigned(assessing, version));
    return orClear(unsigned.map((version) => found(assessing, version, used)));
  },
};

function isUnsigned({ watch }: Assessing<'agreement'>, version: Subject<'version'>): boolean {
  const { state } = version.fields;
  if (state !== 'out_for_signature' && state !== 'signed') return false;
  const { complete, on } = signingOf(version);
  return !complete || (on !== null && !watch.reached(on));
}

function found(
  { register, systems, watch }: Assessing<'agreement'>,
  version: Subject<'version'>,
  used: SystemFacts,
): Judgement {
  const { label, state, validFrom } = version.fields;
  const parties = [...(version.sets.parties?.values() ?? [])].map(({ value }) => value);
  const waiting = parties.filter((party) => party.signatureRequired && !watch.reached(party.signedOn));
  const mover = lastMover(inUseMover(used.system, used.usedFrom), movedBy(version.from.state));
  return {
    outcome: 'found',
    part: version.id,
    says: {
      version: version.id,
      label: label ?? null,
      state: state ?? null,
      validFrom: validFrom ?? null,
      unsigned: waiting.map((party) => entityName(register, party.entity)),
    },
    truth: { systems: namesOf(systems), inUseFrom: used.usedFrom },
    since: mover.on,
    cause: mover.cause,
  };
}
