// What moved an answer, and when: the latest mover gives a finding its first day and its cause.
import type { Span } from '../agreements.ts';
import type { CalendarDate } from '../calendar.ts';
import { dayOf } from '../law/events.ts';
import type { Provenance, Subject } from '../revisions.ts';

/** Something that moved an answer: the day it did, and the key of what is behind it. */
export type Mover = { on: CalendarDate; cause: string };

/**
 * The cause a fact is grouped under: the registered change, else the fact's own first revision; what was imported
 * together is not one cause (design §2.5).
 */
export function causeOf(from: Provenance): string {
  return from.cause?.startsWith('change:') ? from.cause : `revision:${from.root}`;
}

/** A fact as a mover: on the day it took effect. */
export function movedBy(from: Provenance | undefined): Mover | undefined {
  return from && { on: from.since, cause: causeOf(from) };
}

/** A day that came: time itself moved the answer, unless the fact that set the day came no earlier. */
export function arrivedOn(on: CalendarDate, from: Provenance | undefined, subject: string): Mover {
  return { on, cause: from && from.since >= on ? causeOf(from) : `time:${subject}` };
}

/** A row of law as a mover. */
export function lawMoved(on: CalendarDate, law: string): Mover {
  return { on, cause: `law:${law}` };
}

/** The first day of the GDPR in Norway and the EEA: duties it brought are not asked for before. */
export const IN_EEA: CalendarDate = dayOf('GDPR-EEA');

/** A mover, or the GDPR's first day where that came later. */
export function underGdpr(mover: Mover): Mover {
  return lastMover(mover, lawMoved(IN_EEA, 'GDPR-EEA'));
}

const RANK = ['time:', 'law:', 'revision:', 'change:'];
const rankOf = (mover: Mover): number => RANK.findIndex((prefix) => mover.cause.startsWith(prefix));

/**
 * The mover that moved last; on one day a registered change goes before a revision, the law and time.
 * Throws RangeError when none is given.
 */
export function lastMover(...movers: (Mover | undefined)[]): Mover {
  let last: Mover | undefined;
  for (const mover of movers) {
    if (!mover) continue;
    if (!last || mover.on > last.on || (mover.on === last.on && rankOf(mover) > rankOf(last))) last = mover;
  }
  if (!last) throw new RangeError('lastMover() needs at least one mover');
  return last;
}

/**
 * What moved an answer about a version in force: the facts give the cause, though it began no earlier than the version.
 * Without a fact that moved, the version itself is the cause.
 */
export function underVersion({ version, from }: Span, ...facts: (Mover | undefined)[]): Mover {
  const known = facts.some((fact) => fact !== undefined);
  const { on, cause } = known ? lastMover(...facts) : ownMover(version, from);
  return { on: on > from ? on : from, cause };
}

function ownMover(version: Subject<'version'>, on: CalendarDate): Mover {
  return { on, cause: version.from.state ? causeOf(version.from.state) : `time:${version.id}` };
}
