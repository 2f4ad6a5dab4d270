// F27: a system that holds personal data is not in the record of processing, or its entry there lacks something.
import { personalDataFrom } from '../../systems.ts';
import type { Severity } from '../../vocabulary.ts';
import { IN_EEA, lastMover, movedBy, underGdpr } from '../movers.ts';
import { CLEAR, orClear, ownGap, turnedLater } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';
import { inUseMover } from './no-agreement.ts';

/** What art. 30(1)(f) and (g) ask for "where possible". */
const WHERE_POSSIBLE: ReadonlySet<string> = new Set(['retention', 'securityMeasures']);

/** F27. Legal source: GDPR art. 30(1). */
export const notInRecord: Rule<'system'> = {
  code: 'F27',
  name: 'not-in-record',
  of: 'system',
  severity: 'medium',
  dueDays: 60,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 30(1)'],
  reads: [
    'system.inRecord',
    'system.purpose',
    'system.dataCategories',
    'system.dataSubjects',
    'system.recipientCategories',
    'system.retention',
    'system.securityMeasures',
  ],
  judge: (assessing) => {
    const { system, inUse, personalData, watch } = assessing;
    if (!inUse || personalData === false || !watch.reached(IN_EEA)) return CLEAR;
    if (personalData === null) return [ownGap(system, 'system.personalData')];
    const { inRecord = null } = system.fields;
    if (inRecord === null) return [ownGap(system, 'system.inRecord')];
    return inRecord
      ? orClear(emptyFields(assessing).map((field) => found(assessing, field)))
      : [found(assessing, null)];
  },
};

function emptyFields({ system, categories }: Assessing<'system'>): string[] {
  const { purpose, recipientCategories, retention, securityMeasures } = system.fields;
  const entry = {
    purpose,
    dataCategories: categories.size > 0,
    dataSubjects: (system.sets.dataSubjects?.size ?? 0) > 0,
    recipientCategories,
    retention,
    securityMeasures,
  };
  return Object.entries(entry).flatMap(([field, value]) => (value ? [] : [field]));
}

function found({ system, usedFrom, categories }: Assessing<'system'>, field: string | null): Judgement {
  const mover = underGdpr(
    lastMover(
      inUseMover(system, usedFrom),
      movedBy(turnedLater(system.from.inRecord, system.since)),
      movedBy(turnedLater(personalDataFrom(system, categories), system.since)),
    ),
  );
  const less: { severity?: Severity } = field !== null && WHERE_POSSIBLE.has(field) ? { severity: 'low' } : {};
  return {
    outcome: 'found',
    part: field === null ? null : `field:${field}`,
    says: {},
    truth: { system: system.id, name: system.fields.name ?? null, field },
    since: mover.on,
    cause: mover.cause,
    ...less,
  };
}
