// Where an agreement stands in the follow-up of a change: what has been done about it, and the one next step.
import type { CalendarDate } from './calendar.ts';
import type { VersionState } from './vocabulary.ts';

/** The first three are open; `fits` never stopped matching and waits for nothing; the others are done. */
export const FOLLOW_UP_STATES = [
  'not_begun',
  'draft',
  'sent',
  'signed',
  'decided',
  'reviewed',
  'untouched',
  'fits',
] as const;
export type FollowUpState = (typeof FOLLOW_UP_STATES)[number];

/** `settle`: the version in force says all of the change already, and what is found asks for something else. */
export const NEXT_STEPS = [
  ...(['start_draft', 'update_draft', 'take_back', 'send', 'approve', 'sign'] as const),
  ...(['settle', 'review'] as const),
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** A version, and whether it says what the change made otherwise. */
export type VersionAtHand = { id: string; label: string; state: VersionState; saysAll: boolean };

/** What is known of an agreement that a change touches. */
export type FollowUpFacts = {
  /** Whether it does not match because of the change: now, and on the day and by what was known when that was registered. */
  isStale: boolean;
  wasStale: boolean;
  /** Whether the version in force says all of the change. */
  inForceSaysAll: boolean;
  /** Versions that are not signed yet, the newest last. */
  underWay: readonly VersionAtHand[];
  /** A version signed since the change that says all of it, and the first day it is in force: to come while it is stale. */
  signed: { version: VersionAtHand; from: CalendarDate } | null;
  /** Whether the version in force has been reviewed since the change. */
  reviewed: boolean;
  /** The last day on which everything the change brought is accepted as a risk; null where something is not. */
  acceptedUntil: CalendarDate | null;
};

/** Where it stands; `day` is how long that was decided for, or from when what was signed is in force. */
export type FollowUp = {
  state: FollowUpState;
  next: NextStep | null;
  version: VersionAtHand | null;
  day: CalendarDate | null;
};

const AFTER: Readonly<Record<'draft' | 'pending_approval' | 'out_for_signature', NextStep>> = {
  draft: 'send',
  pending_approval: 'approve',
  out_for_signature: 'sign',
};

/** Where an agreement stands. What is signed or decided is done even while it does not match yet. */
export function followUpOf(facts: FollowUpFacts): FollowUp {
  const { signed, acceptedUntil } = facts;
  const done = (state: FollowUpState, day: CalendarDate | null = null, version: VersionAtHand | null = null) => ({
    ...{ state, next: null, version, day },
  });
  if (signed !== null && (facts.isStale || facts.wasStale)) return done('signed', signed.from, signed.version);
  if (!facts.isStale && facts.reviewed) return done('reviewed');
  if (!facts.isStale) return facts.wasStale ? done('untouched') : { ...done('fits'), next: 'review' };
  if (acceptedUntil !== null) return done('decided', acceptedUntil);
  return underWay(facts);
}

function underWay({ underWay: versions, inForceSaysAll }: FollowUpFacts): FollowUp {
  const mending = versions.findLast(({ saysAll }) => saysAll);
  const sent = mending?.state === 'draft' ? 'draft' : 'sent';
  if (mending) return { state: sent, next: AFTER[mending.state as keyof typeof AFTER], version: mending, day: null };
  if (inForceSaysAll) return { state: 'not_begun', next: 'settle', version: null, day: null };
  const version = draftToUpdate(versions) ?? versions.at(-1) ?? null;
  const next = version === null ? 'start_draft' : version.state === 'draft' ? 'update_draft' : 'take_back';
  return { state: 'not_begun', next, version, day: null };
}

/** The draft that is told what it lacks, where there is one. */
export function draftToUpdate<T extends { state: VersionState }>(versions: readonly T[]): T | undefined {
  return versions.findLast(({ state }) => state === 'draft');
}

/** Whether something is left to do for an agreement in a state. */
export function isOpen(state: FollowUpState): boolean {
  return state === 'not_begun' || state === 'draft' || state === 'sent';
}
