// Repeated requests: the first answer again for the same request, a refusal for another one under the same key.
import { Failure, invalid } from '../domain/failures.ts';
import type { Actor } from '../domain/permissions.ts';
import { keepAnswer, keptAnswer } from '../storage/idempotency.ts';
import { isPassing, untilThrough } from './attempts.ts';
import type { World } from './world.ts';

/**
 * The kept answer of an earlier request under the key as JSON text, null when there was none. Throws 422 when the key was
 * used for another request, 409 while what it saved has no kept answer yet (it is never saved a second time).
 */
export async function keptFor(
  world: World,
  actor: Actor,
  request: { key: string; hash: string },
): Promise<string | null> {
  const kept = await keptAnswer(world.database, actor.id, request.key);
  if (kept === null) return null;
  if (kept.hash !== request.hash)
    throw invalid('Idempotency-Key', 'expected a new key: this one was used for another request');
  if (kept.answer === null)
    throw new Failure(
      'conflict',
      'This request has been saved; its answer is not there yet, or was lost. Read the register',
    );
  return kept.answer;
}

/**
 * Keeps an answer for those who ask again, before anything else is written: until it is kept, a repeat cannot be answered.
 * What it answers is saved already, so a busy database is no failure of it.
 */
export async function answerKept(world: World, actor: Actor, key: string, content: unknown): Promise<void> {
  const statement = keepAnswer(actor.id, key, JSON.stringify(content));
  const { database } = world;
  await untilThrough(() => database.inNextTurn(() => database.write([statement]))).catch((error: unknown) => {
    if (!isPassing(error)) throw error;
  });
}
