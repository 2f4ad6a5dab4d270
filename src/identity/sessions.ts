// How long a session lasts: prolonged while it is used, over when it was not for a while, or is too old.
import type { OpenSession, SecondFactor } from '../operations/signing-in.ts';
import type { SessionRow } from '../storage/asking.ts';

/** How often a session that is used is prolonged: not at every request. */
export const PROLONGED_EVERY_SECONDS = 60;

/** In seconds: how long a session lasts that is not used, and how old one may be at most. */
type Lasting = { idleSeconds: number; absoluteSeconds: number };

/** A session as better-auth gives it. */
export type Session = {
  id: string;
  createdAt: Date;
  expiresAt: Date;
  secondFactor?: string | null;
  standing?: string | null;
};

/** A session of better-auth as it is kept. */
export function rowOf({ id, secondFactor, standing, createdAt, expiresAt }: Session, person: string): SessionRow {
  const instants = { createdAt: createdAt.getTime(), expiresAt: expiresAt.getTime() };
  return { id, person, secondFactor: secondFactor ?? null, standing: standing ?? null, ...instants };
}

/** When a session was last prolonged: it ends idle time after that. */
const prolongedAt = ({ expiresAt }: SessionRow, { idleSeconds }: Lasting): number => expiresAt - idleSeconds * 1_000;

/** Whether a session is over however much it is used. */
export const isTooOld = (row: SessionRow, settings: Lasting): boolean =>
  prolongedAt(row, settings) - row.createdAt >= settings.absoluteSeconds * 1_000;

/** Whether a session is open and was prolonged so lately that nothing is written of it now. */
export function isSettled(row: SessionRow, settings: Lasting, now: number): boolean {
  const due = prolongedAt(row, settings) + PROLONGED_EVERY_SECONDS * 1_000 <= now;
  return row.expiresAt >= now && !due && !isTooOld(row, settings);
}

/** An open session as operations know it. */
export function asOpen(
  { id, person, secondFactor, standing, createdAt: openedAt }: SessionRow,
  now: number,
): OpenSession {
  return { id, person, secondFactor: secondFactor as SecondFactor | null, standing, openedAt, ageMs: now - openedAt };
}
