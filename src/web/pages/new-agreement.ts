// The page that begins an agreement; it lands on the first version's form, filled in with what is recorded.
import { Failure, type FieldError } from '../../domain/failures.ts';
import { mustBeAllowed } from '../../domain/permissions.ts';
import { createAgreement } from '../../operations/agreements.ts';
import { companies } from '../../operations/choosing.ts';
import { agreementChoices } from '../../operations/first-version.ts';
import { colleaguesAt } from '../../operations/people.ts';
import { holderAsked } from '../../operations/reading.ts';
import { AgreementCreate } from '../../operations/shapes/agreements.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import { newAgreementInput, renderNewAgreement, renderNewAgreementBody } from '../../views/new-agreement.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

/** GET /agreements/new?system=&contract=&body=: begun from a system or contract, else in the body chosen. */
export async function newAgreementPage(c: PageContext, reader: Reader): Promise<Response> {
  const { frame } = reader;
  const body = await bodyAsked(c, reader);
  if (body === null) return c.html(renderNewAgreementBody(renderer(), frame).html);
  return showForm(c, reader, body, {}, []);
}

/** The body asked for: that of the system or contract, the one named, or the only one there is; null when it is to be chosen. */
async function bodyAsked(c: PageContext, { world, actor, frame }: Reader): Promise<string | null> {
  const { system, contract, body } = c.req.query();
  if (system) return holderAsked(world, actor, 'system', system, {});
  if (contract) return holderAsked(world, actor, 'contract', contract, {});
  if (body) return body;
  return frame.writes.length === 1 ? (frame.writes[0] ?? null) : null;
}

async function showForm(
  c: PageContext,
  { world, actor, frame }: Reader,
  body: string,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  mustBeAllowed(actor, 'write_register', body);
  const { system = null, contract = null } = c.req.query();
  const [choices, people, entities] = await Promise.all([
    agreementChoices(world, actor, body, { system, contract }),
    colleaguesAt(world, actor, body),
    companies(world),
  ]);
  const name = frame.bodies.find(({ id }) => id === body)?.name ?? '';
  const own = { body: { id: body, name }, choices, people, entities, self: actor.id };
  const input = { ...own, values, errors, idempotencyKey: world.newId('form') };
  const shown = errors.length > 0 ? { ...frame, path: `/agreements/new?${new URLSearchParams({ body })}` } : frame;
  return c.html(renderNewAgreement(renderer(), shown, input).html, errors.length > 0 ? 422 : 200);
}

/** POST /agreements: begins it with its first version as a draft, once however often the button is pressed. */
export async function saveNewAgreement(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const body = typedValue(values, 'body');
  mustBeAllowed(actor, 'write_register', body);
  try {
    const given = check(AgreementCreate, newAgreementInput(values), '');
    const made = await savedOnce(world, actor, idempotencyKey, { ...given, body }, (w) =>
      createAgreement(w, actor, { params: { body }, query: {}, body: given }),
    );
    leaveFlash(c, { code: 'agreement_begun' });
    const [version] = made.versions;
    const at = `/agreements/${encodeURIComponent(made.id)}`;
    return c.redirect(version ? `${at}/versions/${encodeURIComponent(version.id)}/edit` : at, 303);
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showForm(c, reader, body, values, error.errors);
  }
}
