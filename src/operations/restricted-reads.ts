// Reading what is restricted is written into the log, before anything of it is given out.
import type { Actor } from '../domain/permissions.ts';
import { carryOut } from './operation.ts';
import type { World } from './world.ts';

/** What was read: in whose chain it is told (`shared` or a body), as which action, about which subjects. */
export type RestrictedRead = { chain: string; action: string; about: string[]; note?: Record<string, unknown> };

/**
 * Writes into the log that someone read what is restricted. To be called once the permission for it was asked, and before
 * the answer: what cannot be logged is not given out. Throws Failure busy when the register cannot be written to.
 */
export function recordRead(world: World, actor: Actor, { chain, action, about, note }: RestrictedRead): Promise<void> {
  return carryOut(world, actor, async () => ({
    drafts: [],
    log: { action, about, chain, ...(note ? { note } : {}) },
    answer: () => undefined,
  }));
}
