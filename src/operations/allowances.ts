// How often something may be asked: for each key of a program, and for each name someone signs in under.
import { Failure } from '../domain/failures.ts';
import { sha256 } from '../domain/log.ts';
import { type Allowance, spendOne } from '../storage/allowances.ts';
import { inTurnUntilThrough } from './attempts.ts';
import type { World } from './world.ts';

/** Requests of one key (policy). */
const OF_A_KEY: Allowance = { times: 300, seconds: 60 };
/** Attempts to sign in under one name, whoever makes them and from wherever (policy). */
const OF_A_NAME: Allowance = { times: 10, seconds: 600 };

/** Spends a request of the key. Throws Failure too_many, with the seconds to wait, when there is none left. */
export function spendRequest(world: World, key: string): Promise<void> {
  return spend(world, `key:${key}`, OF_A_KEY);
}

/** Spends an attempt to sign in under a name, which is kept as its hash. Throws Failure too_many when there is none left. */
export async function spendSignIn(world: World, name: string): Promise<void> {
  return spend(world, `name:${await sha256(name.trim().toLowerCase())}`, OF_A_NAME);
}

async function spend(world: World, name: string, allowance: Allowance): Promise<void> {
  const now = Date.parse(world.now());
  const wait = await inTurnUntilThrough(world.database, () => spendOne(world.database, name, allowance, now));
  if (wait === null) return;
  const failure = new Failure('too_many', 'Too many requests: wait as long as Retry-After says');
  failure.retryAfter = Math.ceil(wait / 1_000);
  throw failure;
}
