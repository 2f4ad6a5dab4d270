// The page of somebody who leaves: the last day, who takes over what in each body, and the keys they have made.

import { DECIDING_ROLES } from '../../domain/conflicts.ts';
import { Failure, type FieldError } from '../../domain/failures.ts';
import { createDeparture } from '../../operations/departures.ts';
import { namesOfSubjects } from '../../operations/naming.ts';
import { listOwned } from '../../operations/owning.ts';
import { getPerson, listPeople } from '../../operations/people.ts';
import { DepartureCreate } from '../../operations/shapes/people.ts';
import { type FormValues, normalPath } from '../../views/form.ts';
import { renderDeparture } from '../../views/people-forms.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

/** GET /people/{id}/departure */
export function departurePage(c: PageContext, reader: Reader): Promise<Response> {
  return showDeparture(c, reader, {}, []);
}

async function showDeparture(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = { id: c.req.param('id') ?? '' };
  const { items: owned } = await listOwned(world, actor, { params, query: { limit: 200 }, body: undefined });
  const person = await getPerson(world, actor, { params, query: {}, body: undefined });
  const bodies = [...new Set(owned.map(({ bodyId }) => bodyId))];
  const names = await namesOfSubjects(world, bodies);
  const successors = await Promise.all(
    bodies.map(async (id) => ({ body: { id, name: names[id] ?? id }, people: await ableIn(reader, id, person.id) })),
  );
  const input = { person, owned, successors, names, values, errors, idempotencyKey: world.newId('form') };
  return c.html(renderDeparture(renderer(), frame, input).html, errors.length > 0 ? 422 : 200);
}

/** Those who have, or will have, a role in a body with which one answers for things there. */
async function ableIn({ world, actor, frame }: Reader, bodyId: string, leaver: string) {
  const able: { id: string; name: string }[] = [];
  let cursor: string | null = null;
  do {
    const query: { limit: number; bodyId: string; cursor?: string } = {
      limit: 200,
      bodyId,
      ...(cursor ? { cursor } : {}),
    };
    const page: Awaited<ReturnType<typeof listPeople>> = await listPeople(world, actor, {
      params: {},
      query,
      body: undefined,
    });
    for (const { id, name, roles } of page.items) {
      const decides = roles.some(
        (held) =>
          held.bodyId === bodyId && DECIDING_ROLES.includes(held.role) && (held.to === null || held.to >= frame.today),
      );
      if (decides && id !== leaver) able.push({ id, name });
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return able;
}

const SUCCESSOR = 'successors.';

/** The JSON of what was typed: a body without a successor is left out. */
function departureInput(values: FormValues): { lastDay: unknown; successors: { bodyId: string; personId: string }[] } {
  const successors = Object.entries(values).flatMap(([name, value]) =>
    name.startsWith(SUCCESSOR) && typeof value === 'string' && value !== ''
      ? [{ bodyId: name.slice(SUCCESSOR.length), personId: value }]
      : [],
  );
  return { lastDay: values.lastDay, successors };
}

/** POST /people/{id}/departure: carries it out once, however often the button is pressed. */
export async function saveDeparture(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = { id: c.req.param('id') ?? '' };
  const { idempotencyKey, ...values } = await formValues(c);
  const given = departureInput(values);
  try {
    const body = check(DepartureCreate, { ...given, endApiKeys: values.endApiKeys === 'yes' }, '');
    const { name } = await getPerson(world, actor, { params, query: {}, body: undefined });
    const { count } = await savedOnce(world, actor, idempotencyKey, { ...params, ...body }, async (w) => {
      const { reassigned } = await createDeparture(w, actor, { params, query: {}, body });
      return { count: reassigned.length };
    });
    leaveFlash(c, { code: 'person_left', values: { name, count } });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    const errors = error.errors.map(({ path, message }) => ({ path: atBody(path, given.successors), message }));
    return showDeparture(c, reader, { endApiKeys: '', ...values }, errors);
  }
  return c.redirect(`/people/${encodeURIComponent(params.id)}`, 303);
}

/** The field of the body that the nth successor was chosen for. */
function atBody(path: string, successors: readonly { bodyId: string }[]): string {
  const [, nth] = /^successors\.(\d+)/.exec(normalPath(path)) ?? [];
  return nth === undefined ? path : `${SUCCESSOR}${successors[Number(nth)]?.bodyId ?? ''}`;
}
