// The pages of what a body goes by: its values on a day, setting one on record, taking a mistake back.
import { Failure, type FieldError, forbidden, notFound } from '../../domain/failures.ts';
import { may, mayAnywhere } from '../../domain/permissions.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { changePolicy, getPolicy, listPolicyRevisions, withdrawPolicy } from '../../operations/policy.ts';
import { PolicyChange, PolicyWithdrawal } from '../../operations/shapes/policy.ts';
import type { FormValues } from '../../views/form.ts';
import { type PolicyInput, renderPolicy, renderPolicyForm } from '../../views/policy.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

const NO_BODY = { body: null, values: [], revisions: [], names: {}, may: { set: false }, refused: null };

/** GET /policy?body= */
export function policyPage(c: PageContext, reader: Reader): Promise<Response> {
  const { frame } = reader;
  const only = frame.bodies.length === 1 ? (frame.bodies[0]?.id ?? null) : null;
  return showPolicy(c, reader, frame.body ?? only, null);
}

async function showPolicy(
  c: PageContext,
  { world, actor, frame, time }: Reader,
  id: string | null,
  refused: PolicyInput['refused'],
): Promise<Response> {
  if (!mayAnywhere(actor, 'read')) throw forbidden('read');
  const body = frame.bodies.find((one) => one.id === id) ?? null;
  if (body === null) return c.html(renderPolicy(renderer(), frame, NO_BODY).html);
  const params = { body: body.id };
  const [{ values }, { items: revisions }] = await Promise.all([
    getPolicy(world, actor, { params, query: time, body: undefined }),
    listPolicyRevisions(world, actor, { params, query: { limit: 200 }, body: undefined }),
  ]);
  const people = [...values.map(({ setById }) => setById), ...revisions.map(({ setById }) => setById)];
  const names = await namesOfPeople(
    world,
    people.filter((one) => one !== null),
  );
  const input = { body, values, revisions, names, may: { set: may(actor, 'administer', body.id) }, refused };
  return c.html(renderPolicy(renderer(), frame, input).html, refused === null ? 200 : 422);
}

/** GET /policy/change?body=&path= */
export function policyFormPage(c: PageContext, reader: Reader): Promise<Response> {
  const { body = '', path = '' } = c.req.query();
  return showForm(c, reader, body, path, {}, []);
}

async function showForm(
  c: PageContext,
  { world, actor, frame }: Reader,
  id: string,
  path: string,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const body = frame.bodies.find((one) => one.id === id);
  if (!body) throw notFound('body');
  if (!may(actor, 'administer', body.id)) throw forbidden('administer');
  const policy = await getPolicy(world, actor, { params: { body: body.id }, query: {}, body: undefined });
  const value = policy.values.find((one) => one.path === path);
  if (!value) throw notFound('value');
  const idempotencyKey = world.newId('form');
  const told = errors.map((error) => (/^(?:thresholds|dueDays|severities)/.test(error.path) ? atValue(error) : error));
  const input = { body, value, values, errors: told, idempotencyKey };
  return c.html(renderPolicyForm(renderer(), frame, input).html, errors.length > 0 ? 422 : 200);
}

const atValue = (error: FieldError): FieldError => ({ ...error, path: 'value' });

/** The JSON of what was typed: blank is the default again; what is no number stays as it was typed, to be refused. */
function policyInput({ path = '', value = '', effectiveOn = '', reason = '' }: FormValues): object {
  const [group = '', name = ''] = String(path).split('.');
  const typed = String(value).trim();
  const number = /^-?\d+$/.test(typed) ? Number(typed) : typed;
  const set = typed === '' ? null : group === 'severities' ? typed : number;
  const day = String(effectiveOn).trim();
  return { ...(day ? { effectiveOn: day } : {}), reason: String(reason), [group]: { [name]: set } };
}

/** POST /policy: saves once, however often the button is pressed. */
export async function savePolicy(c: PageContext, reader: Reader): Promise<Response> {
  const { idempotencyKey, ...values } = await formValues(c);
  const { world, actor } = reader;
  const params = { body: String(values.body ?? '') };
  try {
    const body = check(PolicyChange, policyInput(values), '');
    await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
      changePolicy(w, actor, { params, query: {}, body }),
    );
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showForm(c, reader, params.body, String(values.path ?? ''), values, error.errors);
  }
  leaveFlash(c, { code: 'policy_saved' });
  return c.redirect(`/policy?${new URLSearchParams(params)}`, 303);
}

/** POST /policy/{revision}/withdrawal */
export async function policyWithdrawalPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { body: id = '', reason = '' } = await formValues(c);
  const params = { body: String(id), revision: c.req.param('revision') ?? '' };
  try {
    const body = check(PolicyWithdrawal, { reason }, '');
    await withdrawPolicy(world, actor, { params, query: {}, body });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showPolicy(c, reader, params.body, { revision: params.revision, reason: String(reason) });
  }
  leaveFlash(c, { code: 'policy_withdrawn' });
  return c.redirect(`/policy?${new URLSearchParams({ body: params.body })}`, 303);
}
