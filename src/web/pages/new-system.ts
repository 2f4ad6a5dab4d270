// The pages that register a system: in which body, which product, and one form with everything.
import { Failure, type FieldError } from '../../domain/failures.ts';
import { EVERYTHING, mustBeAllowed } from '../../domain/permissions.ts';
import { companies, subjectsSeen } from '../../operations/choosing.ts';
import { colleaguesAt } from '../../operations/people.ts';
import { SystemCreate } from '../../operations/shapes/systems.ts';
import { createSystem } from '../../operations/systems.ts';
import { getProduct } from '../../operations/vendors.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import {
  NO_PRODUCT,
  newSystemInput,
  renderNewSystem,
  renderNewSystemBody,
  renderNewSystemProduct,
} from '../../views/new-system.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

/** GET /systems/new?body=&product=: asks for what is not said, then shows the form. */
export async function newSystemPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const { product } = c.req.query();
  const body = c.req.query('body') || (frame.writes.length === 1 ? frame.writes[0] : undefined);
  if (body === undefined) return c.html(renderNewSystemBody(renderer(), frame, product ?? null).html);
  mustBeAllowed(actor, 'write_register', body);
  if (product) return showForm(c, reader, { body, product, values: {}, errors: [] });
  const choices = await subjectsSeen(world, EVERYTHING, 'product');
  return c.html(renderNewSystemProduct(renderer(), frame, { body: bodyNamed(reader, body), choices }).html);
}

const bodyNamed = ({ frame }: Reader, id: string) => ({
  id,
  name: frame.bodies.find((one) => one.id === id)?.name ?? '',
});

type Asked = { body: string; product: string; values: FormValues; errors: readonly FieldError[] };

async function showForm(c: PageContext, reader: Reader, { body, product, ...typed }: Asked): Promise<Response> {
  const { world, actor, frame } = reader;
  const known =
    product === NO_PRODUCT
      ? null
      : await getProduct(world, actor, { params: { id: product }, query: {}, body: undefined });
  const [people, entities] = await Promise.all([colleaguesAt(world, actor, body), companies(world)]);
  const own = { body: bodyNamed(reader, body), product: known, people, entities, idempotencyKey: world.newId('form') };
  const path = `/systems/new?${new URLSearchParams({ body, product })}`;
  const isRefused = typed.errors.length > 0;
  const page = renderNewSystem(renderer(), isRefused ? { ...frame, path } : frame, { ...own, ...typed });
  return c.html(page.html, isRefused ? 422 : 200);
}

/** POST /systems: registers it, once however often the button is pressed. */
export async function saveNewSystem(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const [body, product] = [typedValue(values, 'body'), typedValue(values, 'product') || NO_PRODUCT];
  mustBeAllowed(actor, 'write_register', body);
  try {
    const given = check(SystemCreate, newSystemInput(values), '');
    const made = await savedOnce(world, actor, idempotencyKey, { ...given, body }, (w) =>
      createSystem(w, actor, { params: { body }, query: {}, body: given }),
    );
    leaveFlash(c, { code: 'system_begun' });
    return c.redirect(`/systems/${encodeURIComponent(made.id)}`, 303);
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    // The product is no field of this form: what may be wrong with it is the day it is asked for.
    const errors = error.errors.map((one) => (one.path === 'productId' ? { ...one, path: 'effectiveOn' } : one));
    return showForm(c, reader, { body, product, values, errors });
  }
}
