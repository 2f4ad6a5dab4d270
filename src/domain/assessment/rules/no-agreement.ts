// F01: a system in use holds personal data at a processor without an agreement in force.
import { coveringOf, type Span, spansOf } from '../../agreements.ts';
import { addDays, type CalendarDate } from '../../calendar.ts';
import { chainOf, placesOf, processorOf } from '../../chain.ts';
import { entityName } from '../../entities.ts';
import type { Register } from '../../register.ts';
import type { Provenance, Subject } from '../../revisions.ts';
import { personalDataFrom } from '../../systems.ts';
import type { Watch } from '../../watch.ts';
import { arrivedOn, causeOf, lastMover, type Mover, movedBy } from '../movers.ts';
import { CLEAR, ownGap, turnedLater } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';

/** F01. Legal source: GDPR art. 28(3). */
export const noAgreement: Rule<'system'> = {
  code: 'F01',
  name: 'no-agreement',
  of: 'system',
  severity: 'critical',
  dueDays: 14,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: [
    'system.goLive',
    'system.endedOn',
    'system.personalData',
    'system.dataCategories',
    'system.processor',
    'agreement.systems',
    'version',
  ],
  judge: (assessing) => {
    const { register, watch, system, inUse, personalData } = assessing;
    if (!inUse || personalData === false) return CLEAR;
    if (coveringOf(register, system, watch).some(({ span }) => span)) return CLEAR;
    if (isOutOfReach(register, system)) return CLEAR;
    if (personalData === null) return [ownGap(system, 'system.personalData')];
    const processor = processorOf(register, system);
    if (processor === null) return [ownGap(system, 'system.processor')];
    return isItself(assessing, processor) ? CLEAR : [found(assessing, processor)];
  },
};

/** On the municipality's own machines, where no other company reaches the data, nobody processes for it. */
function isOutOfReach(register: Register, system: Subject<'system'>): boolean {
  if (system.fields.operatingModel !== 'on_prem' || chainOf(register, system.id).links.length > 0) return false;
  return !placesOf(register, system.id).some(({ activity }) => activity === 'access' || activity === 'support');
}

function isItself({ register, body }: Assessing<'system'>, processor: string): boolean {
  return register.get('body', body)?.fields.entity === processor;
}

function found(assessing: Assessing<'system'>, processor: string): Judgement {
  const { register, watch, system, usedFrom, categories } = assessing;
  const uncovered = coverageEnded(register, system, watch);
  const mover = lastMover(
    inUseMover(system, usedFrom),
    uncovered,
    movedBy(turnedLater(personalDataFrom(system, categories), system.since)),
  );
  return {
    outcome: 'found',
    part: null,
    says: { coveredUntil: uncovered ? addDays(uncovered.on, -1) : null },
    truth: {
      system: system.id,
      name: system.fields.name ?? null,
      processor,
      processorName: entityName(register, processor),
      inUseFrom: usedFrom,
    },
    since: mover.on,
    cause: mover.cause,
  };
}

/** A system coming into use: its day of going live arriving, else its own first revision. */
export function inUseMover(system: Subject<'system'>, usedFrom: CalendarDate): Mover {
  const first = system.from.goLive ?? system.from.name;
  return system.fields.goLive || !first
    ? arrivedOn(usedFrom, first, system.id)
    : { on: usedFrom, cause: causeOf(first) };
}

/** The first day after the last day on which a version in force covered the system, and what ended it. */
function coverageEnded(register: Register, system: Subject<'system'>, watch: Watch): Mover | undefined {
  const ends = register.naming('agreement', 'systems.system', system.id).flatMap((agreement) => {
    const takenOut = leftBy(agreement, system.id);
    return spansOf(register, agreement.id).map((span) => {
      if (!watch.reached(span.from) || (takenOut && takenOut.since <= span.from)) return undefined;
      const cut = takenOut && (span.to === null || takenOut.since <= span.to);
      return cut ? movedBy(takenOut) : overFrom(span, watch, agreement.id);
    });
  });
  return ends.reduce((a, b) => (a && b ? (b.on > a.on ? b : a) : (a ?? b)), undefined);
}

/** When a system was taken out of an agreement; undefined while the agreement covers it. */
function leftBy(agreement: Subject<'agreement'>, system: string): Provenance | undefined {
  for (const { value } of agreement.sets.systems?.values() ?? []) if (value.system === system) return undefined;
  const ended = [...(agreement.ended.systems?.values() ?? [])].find(({ value }) => value.system === system);
  return ended?.endedBy;
}

/** An agreement's end as a mover: the same cause as of the finding about the agreement itself. */
function overFrom({ version, to, end }: Span, watch: Watch, agreement: string): Mover | undefined {
  if (to === null || !watch.passed(to)) return undefined;
  const from = end === 'terminated' ? (version.from.terminatedOn ?? version.from.state) : version.from.validTo;
  return arrivedOn(addDays(to, 1), from, agreement);
}
