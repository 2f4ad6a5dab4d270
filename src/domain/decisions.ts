// What stands of the decisions on a finding on a day: who has it, until when it rests, until when its risk is accepted.
import type { CalendarDate } from './calendar.ts';
import type { DecisionKind } from './vocabulary.ts';

/** A decision as it matters to what stands: taken on a day, some until another (inclusive). */
export type Decided = {
  kind: DecisionKind;
  decidedOn: CalendarDate;
  ownerId: string | null;
  dueOn: CalendarDate | null;
  until: CalendarDate | null;
};

/** What stands on a day. It never alters an outcome. */
export type Standing = {
  /** The person it was assigned to; null where nobody was. */
  ownerId: string | null;
  /** The day it was assigned to be done by: for escalation, beside the policy's own due day. */
  dueOn: CalendarDate | null;
  snoozedUntil: CalendarDate | null;
  acceptedUntil: CalendarDate | null;
};

/**
 * What a finding's key says apart from the body: decisions are of this, so that they follow what was decided on from a body
 * to the one that takes it over.
 */
export function decidedOnKey(key: string): string {
  const [code, , ...subject] = key.split('.');
  return [code, ...subject].join('.');
}

export const NOTHING_STANDS: Standing = { ownerId: null, dueOn: null, snoozedUntil: null, acceptedUntil: null };

/**
 * What stands on a day of decisions in the order they were taken. A later one of a kind takes the place of an earlier;
 * reopening ends rest and acceptance; both lapse by themselves after their last day.
 */
export function standingOn(decisions: readonly Decided[], day: CalendarDate): Standing {
  const standing = { ...NOTHING_STANDS };
  for (const { kind, decidedOn, ownerId, dueOn, until } of decisions) {
    if (decidedOn > day) continue;
    if (kind === 'assign') Object.assign(standing, { ownerId, dueOn: dueOn ?? standing.dueOn });
    if (kind === 'snooze') standing.snoozedUntil = until;
    if (kind === 'accept_risk') standing.acceptedUntil = until;
    if (kind === 'reopen') Object.assign(standing, { snoozedUntil: null, acceptedUntil: null });
  }
  const stands = (until: CalendarDate | null) => (until !== null && until >= day ? until : null);
  return { ...standing, snoozedUntil: stands(standing.snoozedUntil), acceptedUntil: stands(standing.acceptedUntil) };
}
