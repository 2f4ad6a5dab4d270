// The hash-chained log: what an entry is, its canonical form and how a chain is verified.
import type { Instant } from './calendar.ts';

/** A link of a chain. `commitment` is a salted hash of the text, which lives outside and can be erased. */
export type LogEntry = {
  chain: string;
  /** From 1, without gaps. */
  position: number;
  at: Instant;
  actor: string;
  action: string;
  subjects: string[];
  revisions: string[];
  /** To what was written, and from where in full. */
  commitment: string;
  /** To what held before of whatever was written over; null when nothing held, and in entries before this was kept. */
  before: string | null;
  /** The door and route it came by, in a form that names nobody; null in entries before this was kept. */
  origin: string | null;
  previous: string;
  hash: string;
};

/** By which door a write came; the address stays outside the chain. */
export type Origin = {
  /** For instance `api POST /changes`, `page POST /runs`, `schedule`. */
  door: string;
  /** The network address, where the runtime knows it. */
  address: string | null;
};

/** What the first entry of every chain names as previous. */
export const GENESIS = '0'.repeat(64);

/** SHA-256 of a text's UTF-8 bytes, in lower-case hex. */
export function sha256(text: string): Promise<string> {
  return sha256Of(new TextEncoder().encode(text));
}

/** SHA-256 of bytes, in lower-case hex. */
export async function sha256Of(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * What the hash of an entry is of: the canonical JSON of every other field that is not null. Written out in order here,
 * which is five times as fast as putting any value in order, and what verifying a million entries consists of.
 */
export function hashedText(entry: Omit<LogEntry, 'hash'>): string {
  const { action, actor, at, before, chain, commitment, origin, position, previous, revisions, subjects } = entry;
  return JSON.stringify({
    ...{ action, actor, at, before: before ?? undefined, chain, commitment, origin: origin ?? undefined },
    ...{ position, previous, revisions, subjects },
  });
}

/** The entry with its hash: SHA-256 of its `hashedText`. */
export async function sealed(entry: Omit<LogEntry, 'hash'>): Promise<LogEntry> {
  return { ...entry, hash: await sha256(hashedText(entry)) };
}

/**
 * What an entry should have been to follow the last one of its chain (null: to be its first), or null when it does.
 * `hash` gives SHA-256 of a text's UTF-8 bytes in hex.
 */
export function whyNotNext(entry: LogEntry, last: LogEntry | null, hash: (text: string) => string): string | null {
  const position = (last?.position ?? 0) + 1;
  if (entry.position !== position) return `position ${position}`;
  if (entry.previous !== (last?.hash ?? GENESIS)) return `previous ${last?.hash ?? GENESIS}`;
  const { hash: own, ...rest } = entry;
  const expected = hash(hashedText(rest));
  return own === expected ? null : `hash ${expected}`;
}

/** The salted commitment to a text that is kept outside the chain. */
export function commitmentTo(salt: string, text: string): Promise<string> {
  return sha256(`${salt}\n${text}`);
}

/**
 * Checks one chain from its first entry on; gives the position of the first bad entry and why, or null when whole.
 */
export async function firstBadEntry(entries: readonly LogEntry[]): Promise<{ position: number; why: string } | null> {
  let previous = GENESIS;
  let expected = 1;
  for (const entry of entries) {
    if (entry.position !== expected)
      return { position: expected, why: `expected position ${expected}, found ${entry.position}` };
    if (entry.previous !== previous)
      return { position: entry.position, why: 'does not name the hash of the entry before it' };
    const { hash, ...rest } = entry;
    if ((await sealed(rest)).hash !== hash)
      return { position: entry.position, why: 'its hash is not that of its content' };
    previous = hash;
    expected += 1;
  }
  return null;
}
