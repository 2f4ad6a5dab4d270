// How every writing operation is carried out: read, decide, and one guarded batch; again when another was first.
import { type CalendarDate, type Instant, nextInstant, osloDay } from '../domain/calendar.ts';
import { busy, Failure, invalid } from '../domain/failures.ts';
import type { Actor } from '../domain/permissions.ts';
import { WriteConflict } from '../storage/database.ts';
import { keepRequest, keptAnswer } from '../storage/idempotency.ts';
import { type Head, readHead } from '../storage/journal.ts';
import { type Decided, type Deciding, planWrite } from './planning.ts';
import type { World } from './world.ts';

const ATTEMPTS = 5;
const ALREADY = 'This Idempotency-Key has been saved already; its answer is not there yet';

/**
 * Carries out a writing operation: `decide` runs on what is true at `head`, and is run again (five times at most) when
 * another writer was first. Throws Failure busy when it never came through; nothing is then half-written.
 */
export async function carryOut<T>(
  world: World,
  actor: Actor,
  decide: (deciding: Deciding) => Promise<Decided<T>>,
): Promise<T> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    try {
      const done = await world.database.inTurn(() => attemptOnce(world, actor, decide));
      return await done.answer();
    } catch (error) {
      const worthAnother = error instanceof WriteConflict || (error instanceof Failure && error.kind === 'busy');
      if (!worthAnother) throw error;
      if (attempt < ATTEMPTS) await pause(attempt);
    }
  }
  throw busy('Others were writing at the same time; nothing was saved, try again');
}

async function attemptOnce<T>(
  world: World,
  actor: Actor,
  decide: (deciding: Deciding) => Promise<Decided<T>>,
): Promise<{ answer: () => T | Promise<T> }> {
  if (world.request && (await keptAnswer(world.database, actor.id, world.request.key)))
    throw new Failure('conflict', ALREADY);
  const head = await readHead(world.database);
  const now = world.now();
  const at = head.recordedAt !== null && head.recordedAt >= now ? nextInstant(head.recordedAt) : now;
  const deciding = { head, today: osloDay(at), at };
  const decided = await decide(deciding);
  const { statements, recorded } = await planWrite(world, actor, deciding, decided);
  if (world.request) statements.push(...keepRequest(actor.id, world.request, at));
  if (statements.length > 0) await world.database.write(statements);
  return { answer: () => decided.answer(recorded, at) };
}

async function pause(attempt: number): Promise<void> {
  const longest = 10 * 2 ** attempt;
  await new Promise((resolve) => setTimeout(resolve, (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % longest));
}

/** The day and instant a question is about; `knownAt` null means everything committed. */
export type TimeAsked = { asOf: CalendarDate; knownAt: Instant | null; today: CalendarDate };

/**
 * Resolves what was asked: today and the last committed instant when left out; an explicit `knownAt` that lies after the
 * last commit is answered for that commit, so that asking again gives the same. Throws 422 for a future `knownAt`.
 */
export function timeAsked(world: World, head: Head, query: { asOf?: CalendarDate; knownAt?: Instant }): TimeAsked {
  const now = world.now();
  const today = osloDay(now);
  const latest = head.recordedAt !== null && head.recordedAt > now ? head.recordedAt : now;
  if (query.knownAt !== undefined && query.knownAt > latest)
    throw invalid('knownAt', `expected an instant not later than now (${now})`);
  const asOf = query.asOf ?? today;
  if (query.knownAt === undefined || head.recordedAt === null) return { asOf, knownAt: head.recordedAt, today };
  return { asOf, knownAt: query.knownAt < head.recordedAt ? query.knownAt : head.recordedAt, today };
}
