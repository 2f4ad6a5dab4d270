// Saving from a form: what was typed, and saved once however often the button is pressed.
import { canonicalJson } from '../../domain/canonical.ts';
import { Failure, type FieldError } from '../../domain/failures.ts';
import { sha256 } from '../../domain/log.ts';
import type { Actor } from '../../domain/permissions.ts';
import { answerKept, keptFor } from '../../operations/idempotency.ts';
import type { World } from '../../operations/world.ts';
import type { FormValues } from '../../views/form.ts';
import type { Flash } from '../../views/page.ts';
import type { Typed } from '../../views/registry-form.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';

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

/** What came back of a form: the status it is answered with, and what the page is given of it. */
export function typedIn(
  { world }: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  stale: boolean,
): { typed: Typed; status: 200 | 412 | 422 } {
  const typed = { values, errors, stale, idempotencyKey: world.newId('form') };
  return { typed, status: stale ? 412 : errors.length > 0 ? 422 : 200 };
}

/** Shows a form again where saving it was refused for what was typed, or because somebody saved meanwhile. */
export async function orShown(
  save: () => Promise<Response>,
  show: (errors: readonly FieldError[], stale: boolean) => Promise<Response>,
): Promise<Response> {
  try {
    return await save();
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid') return show(error.errors, false);
    if (error instanceof Failure && error.kind === 'stale') return show([], true);
    throw error;
  }
}

/** What a form corrects of one thing: how its text is read, saved and shown again, and where it leads. */
type Correction<B extends { effectiveOn?: unknown }> = {
  params: { id: string };
  read: (values: FormValues) => Promise<B>;
  revise: (world: World, body: B, ifMatch: string) => Promise<object>;
  show: (values: FormValues, errors: readonly FieldError[], stale: boolean) => Promise<Response>;
  saved: Flash['code'];
  path: string;
};

/** Saves what a form corrects, once however often the button is pressed; a form nothing was changed in saves nothing. */
export async function saveCorrection<B extends { effectiveOn?: unknown }>(
  c: PageContext,
  { world, actor }: Reader,
  { params, read, revise, show, saved, path }: Correction<B>,
): Promise<Response> {
  const { idempotencyKey, etag = '', ...values } = await formValues(c);
  const save = async () => {
    const body = await read(values);
    const { effectiveOn: _, ...facts } = body;
    const changed = Object.values(facts).some((value) => value !== undefined);
    if (changed)
      await savedOnce(world, actor, idempotencyKey, { values, etag, ...params }, (w) => revise(w, body, String(etag)));
    leaveFlash(c, { code: changed ? saved : 'system_unchanged' });
    return c.redirect(path, 303);
  };
  return orShown(save, (errors, stale) => show(values, errors, stale));
}
