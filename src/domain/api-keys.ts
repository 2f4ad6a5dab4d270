// Keys of programs: which roles one may stand for, what its secret looks like, and when it opens anything.
import type { CalendarDate } from './calendar.ts';
import { sha256 } from './log.ts';

/**
 * Roles a key may have. Administering, management's decisions and the officer's advice are people's: a key that leaks must
 * not make others, and nobody else may speak for them.
 */
export const KEY_ROLES = ['contract_manager', 'system_owner', 'archive_staff', 'auditor'] as const;
export type KeyRole = (typeof KEY_ROLES)[number];

/** Days a key may be in force at most (policy). */
export const LONGEST_KEY_DAYS = 366;

const SECRET = /^avk_[A-Za-z0-9_-]{43}[0-9a-f]{6}$/;

/** The secret of 32 random bytes: `avk_`, the bytes in base64url, and six digits by which a mistyped one is known. */
export async function secretOf(random: Uint8Array): Promise<string> {
  const text = btoa(String.fromCharCode(...random));
  const body = `avk_${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
  return `${body}${(await sha256(body)).slice(0, 6)}`;
}

/** Whether a text is a secret of ours, typed whole; says nothing of whether it opens anything. */
export async function isSecret(text: string): Promise<boolean> {
  if (!SECRET.test(text)) return false;
  const body = text.slice(0, -6);
  return (await sha256(body)).slice(0, 6) === text.slice(-6);
}

/** Whether a key opens anything on a day in Oslo. */
export function isInForce(key: { expiresOn: CalendarDate; revokedAt: string | null }, today: CalendarDate): boolean {
  return key.revokedAt === null && today <= key.expiresOn;
}
