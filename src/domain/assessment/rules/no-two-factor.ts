// F26: a system in the secure zone, or with personal data, can be signed in to without two factors.
import { personalDataFrom } from '../../systems.ts';
import { lastMover, movedBy } from '../movers.ts';
import { CLEAR, ownGap, turnedLater } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';
import { inUseMover } from './no-agreement.ts';

/** F26. Legal source: GDPR art. 32(1). */
export const noTwoFactor: Rule<'system'> = {
  code: 'F26',
  name: 'no-two-factor',
  of: 'system',
  severity: 'high',
  dueDays: 30,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 32(1)'],
  reads: [
    'system.twoFactor',
    'system.zone',
    'system.personalData',
    'system.dataCategories',
    'system.goLive',
    'system.endedOn',
  ],
  judge: (assessing) => {
    const { system, inUse, personalData } = assessing;
    const { twoFactor = 'unknown', zone = null } = system.fields;
    const secure = zone === null ? null : zone === 'secure';
    if (!inUse || twoFactor === 'enforced' || (secure === false && personalData === false)) return CLEAR;
    if (!(secure || personalData))
      return [ownGap(system, personalData === null ? 'system.personalData' : 'system.zone')];
    return twoFactor === 'unknown' ? [ownGap(system, 'system.twoFactor')] : [found(assessing)];
  },
};

function found({ system, usedFrom, categories, personalData }: Assessing<'system'>): Judgement {
  const { zone = null, twoFactor = 'unknown' } = system.fields;
  const wanted = zone === 'secure' ? system.from.zone : personalDataFrom(system, categories);
  const mover = lastMover(
    inUseMover(system, usedFrom),
    movedBy(system.from.twoFactor),
    movedBy(turnedLater(wanted, system.since)),
  );
  return {
    outcome: 'found',
    part: null,
    says: {},
    truth: {
      system: system.id,
      name: system.fields.name ?? null,
      twoFactor,
      zone,
      personalData,
      from: system.from.twoFactor?.since ?? null,
    },
    since: mover.on,
    cause: mover.cause,
  };
}
