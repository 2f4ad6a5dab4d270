// Saving from a form: what was typed, and saved once however often the button is pressed.
import { canonicalJson } from '../../domain/canonical.ts';
import { Failure } from '../../domain/failures.ts';
import { sha256 } from '../../domain/log.ts';
import type { Actor } from '../../domain/permissions.ts';
import { answerKept, keptFor } from '../../operations/idempotency.ts';
import type { World } from '../../operations/world.ts';
import type { PageContext } from './framing.ts';

/** How many tenths of a second a second press of a button waits for the first. */
const PATIENCE = 30;

/** What was typed in a form, by field name; several values where several may be ticked. */
export async function formValues(c: PageContext): Promise<Record<string, string | string[]>> {
  const values: Record<string, string | string[]> = {};
  for (const [name, value] of Object.entries(await c.req.parseBody({ all: true }))) {
    values[name] = Array.isArray(value) ? value.map(String) : String(value);
  }
  return values;
}

/**
 * The revision a form that comes back was filled in from, so that what somebody else saved since is not overwritten unseen:
 * the one it was sent with, or the one of `now` where the form is new or both texts stand on it.
 */
export async function baseOf(c: PageContext, bothShown: boolean, now: () => Promise<string>): Promise<string> {
  const { etag } = c.req.method === 'POST' && !bothShown ? await formValues(c) : {};
  return typeof etag === 'string' ? etag : now();
}

/** Saves, or finds what the same press of the button has saved; while that is under way it waits for it. */
export async function savedOnce<T extends object>(
  world: World,
  actor: Actor,
  key: unknown,
  given: object,
  save: (world: World) => Promise<T>,
): Promise<T> {
  const request = {
    key: typeof key === 'string' && key ? key : world.newId('form'),
    hash: await sha256(canonicalJson(given)),
  };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const kept = await keptFor(world, actor, request);
      if (kept !== null) return JSON.parse(kept) as T;
      const saved = await save({ ...world, request });
      await answerKept(world, actor, request.key, saved);
      return saved;
    } catch (error) {
      const underWay = error instanceof Failure && error.kind === 'conflict';
      if (!underWay || attempt === PATIENCE) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

/** The JSON of what was typed: blanks left out. */
export function given(values: Record<string, string | string[]>): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => String(value).trim() !== ''));
}
