// The pages of people: found, added, given roles and relieved of them, invited, erased.
import type { z } from 'zod';
import { Failure, type FieldError, invalid, invalidFields } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { administeredBodies } from '../../operations/bodies.ts';
import { erasePerson } from '../../operations/erasing.ts';
import { invitePerson } from '../../operations/invitations.ts';
import { namesOfSubjects } from '../../operations/naming.ts';
import { listOwned, listWithoutOwner } from '../../operations/owning.ts';
import { createPerson, getPerson, listPeople, namesOfPeople } from '../../operations/people.ts';
import { endRole, grantRole } from '../../operations/roles.ts';
import { ErasureCreate } from '../../operations/shapes/audit.ts';
import { PersonCreate, RoleEnd, RoleGrant } from '../../operations/shapes/people.ts';
import { signOutPerson } from '../../operations/signing-out.ts';
import type { World } from '../../operations/world.ts';
import { type FormValues, normalPath } from '../../views/form.ts';
import { renderWithoutOwner } from '../../views/owned.ts';
import { type RefusedForm, renderPeople, renderPerson } from '../../views/people.ts';
import { renderNewPerson } from '../../views/people-forms.ts';
import { wordsOf } from '../../views/words.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

const NOTHING = { query: {}, body: undefined };

/** GET /people?q=&at=&cursor= */
export async function peoplePage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const { q = '', at = '', cursor } = c.req.query();
  const bodies = await administeredBodies(world, actor);
  const inBody = bodies.some(({ id }) => id === at) ? at : '';
  const query = { limit: 50, q: q.slice(0, 200), ...(inBody ? { bodyId: inBody } : {}), ...(cursor ? { cursor } : {}) };
  const { items, nextCursor } = await listPeople(world, actor, { params: {}, query, body: undefined }, 'administer');
  const names = await namesOfBodies(world, items);
  const input = { people: items, nextCursor, filter: { q, at: inBody }, bodies, names };
  return c.html(renderPeople(renderer(), frame, input).html);
}

type Person = Awaited<ReturnType<typeof getPerson>>;

const namesOfBodies = (world: World, people: readonly Person[], more: readonly string[] = []) =>
  namesOfSubjects(world, [...people.flatMap(({ roles }) => roles.flatMap(({ bodyId }) => bodyId ?? [])), ...more]);

/** GET /people/{id} */
export function personPage(c: PageContext, reader: Reader): Promise<Response> {
  return showPerson(c, reader, null);
}

async function showPerson(c: PageContext, reader: Reader, refused: RefusedForm | null): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = { id: c.req.param('id') ?? '' };
  // Whoever administers nothing they have a role in finds nobody here.
  const { items: owned } = await listOwned(world, actor, { params, query: { limit: 200 }, body: undefined });
  const person = await getPerson(world, actor, { params, ...NOTHING });
  const [bodies, names] = await Promise.all([
    administeredBodies(world, actor),
    namesOfBodies(
      world,
      [person],
      owned.map(({ bodyId }) => bodyId),
    ),
  ]);
  const endIn = (body: string | null): boolean => may(actor, 'administer', body);
  const input = {
    ...{ person, owned, bodies, names, refused, self: person.id === actor.id, idempotencyKey: world.newId('form') },
    may: { register: endIn(null), govern: person.roles.every(({ bodyId }) => endIn(bodyId)), endIn },
  };
  return c.html(renderPerson(renderer(), frame, input).html, refused === null ? 200 : 422);
}

/** Does what a form of a person's page asks; a wrong field brings the page back with the form open. */
async function onPerson(
  c: PageContext,
  reader: Reader,
  form: RefusedForm['form'],
  act: (values: FormValues) => Promise<string>,
): Promise<Response> {
  const values = await formValues(c);
  try {
    return c.redirect(await act(values), 303);
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    const errors = form === 'erase' || form === 'invite' ? [...error.errors] : error.errors.map(ofRole);
    return showPerson(c, reader, { form, values: { confirm: '', ...values }, errors });
  }
}

/** The fields of one role stand by themselves in a form. */
const ofRole = ({ path, message }: FieldError): FieldError => ({
  path: normalPath(path).replace(/^roles\.(\d+\.)?/, ''),
  message,
});

const ownPage = (id: string): string => `/people/${encodeURIComponent(id)}`;
const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** The JSON of a role as it was typed: what was left blank is left out. */
function roleInput(values: FormValues): object {
  const blank = Object.entries(values).flatMap(([name, value]) => (text(value) === '' ? [name] : []));
  const { role, bodyId, from, to, conflictReason } = values;
  const given = { role, bodyId: bodyId === 'register' ? null : bodyId, from, to, conflictReason };
  return Object.fromEntries(Object.entries(given).filter(([name]) => !blank.includes(name)));
}

/**
 * The JSON of a form with a role, checked. A role and a body must be chosen: the interface reads a body left out as the
 * whole register, a form must not. Throws 422 with all that is wrong at once.
 */
function checkWithRole<S extends z.ZodType>(shape: S, given: object, values: FormValues): z.output<S> {
  const unchosen = ['role', 'bodyId'].filter((name) => text(values[name]) === '');
  const missing = unchosen.map((path) => ({ path, message: 'expected one; required' }));
  try {
    const body = check(shape, given, '');
    if (missing.length > 0) throw invalidFields([]);
    return body;
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    throw invalidFields([...missing, ...error.errors.map(ofRole).filter(({ path }) => !unchosen.includes(path))]);
  }
}

/** POST /people/{id}/roles */
export function grantRolePage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = { id: c.req.param('id') ?? '' };
  return onPerson(c, reader, 'grant', async ({ idempotencyKey, ...values }) => {
    const body = checkWithRole(RoleGrant, roleInput(values), values);
    await savedOnce(world, actor, idempotencyKey, { ...params, ...body }, (w) =>
      grantRole(w, actor, { params, query: {}, body }),
    );
    leaveFlash(c, { code: 'role_granted' });
    return ownPage(params.id);
  });
}

/** POST /people/{id}/roles/{role}/end */
export function endRolePage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = { id: c.req.param('id') ?? '', role: c.req.param('role') ?? '' };
  return onPerson(c, reader, `end:${params.role}`, async ({ to }) => {
    const body = check(RoleEnd, { to: text(to) }, '');
    await endRole(world, actor, { params, query: {}, body });
    leaveFlash(c, { code: 'role_ended', values: { day: wordsOf(frame.language).day(body.to) } });
    return ownPage(params.id);
  });
}

/** POST /people/{id}/invitations */
export function invitePage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = { id: c.req.param('id') ?? '' };
  return onPerson(c, reader, 'invite', async () => {
    await invitePerson(world, actor, { params, ...NOTHING });
    const { email } = await getPerson(world, actor, { params, ...NOTHING });
    leaveFlash(c, { code: 'person_invited', values: { email } });
    return ownPage(params.id);
  });
}

/** POST /people/{id}/sign-outs */
export function signOutPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = { id: c.req.param('id') ?? '' };
  return onPerson(c, reader, 'sign-out', async () => {
    await signOutPerson(world, actor, { params, ...NOTHING });
    const { name } = await getPerson(world, actor, { params, ...NOTHING });
    leaveFlash(c, { code: 'person_signed_out', values: { name } });
    return ownPage(params.id);
  });
}

/** POST /people/{id}/erasure */
export function erasurePage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const params = { id: c.req.param('id') ?? '' };
  return onPerson(c, reader, 'erase', async ({ reason, confirm }) => {
    if (text(confirm) !== 'yes') throw invalid('confirm', 'expected a yes, known that it cannot be undone');
    const body = check(ErasureCreate, { reason: text(reason) }, '');
    await erasePerson(world, actor, { params, query: {}, body });
    leaveFlash(c, { code: 'person_erased' });
    return '/people';
  });
}

/** GET /people/new */
export function newPersonPage(c: PageContext, reader: Reader): Promise<Response> {
  return showNewPerson(c, reader, {}, []);
}

async function showNewPerson(
  c: PageContext,
  { world, actor, frame }: Reader,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const bodies = await administeredBodies(world, actor);
  const register = may(actor, 'administer', null);
  const input = { bodies, may: { register }, values, errors, idempotencyKey: world.newId('form') };
  return c.html(renderNewPerson(renderer(), frame, input).html, errors.length > 0 ? 422 : 200);
}

/** POST /people: registers somebody with a role and invites them, once however often the button is pressed. */
export async function savePersonPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const invites = values.invite === 'yes';
  try {
    const { name, email, language } = values;
    const given = { name, email: text(email), language, roles: [roleInput(values)] };
    const body = checkWithRole(PersonCreate, given, values);
    const { id } = await savedOnce(world, actor, idempotencyKey, { ...body, invites }, async (w) => {
      const made = await createPerson(w, actor, { params: {}, query: {}, body });
      if (invites) await invitePerson(world, actor, { params: { id: made.id }, ...NOTHING });
      return { id: made.id };
    });
    leaveFlash(c, { code: invites ? 'person_added_invited' : 'person_added', values: { name: body.name } });
    return c.redirect(ownPage(id), 303);
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showNewPerson(c, reader, { invite: '', ...values }, error.errors.map(ofRole));
  }
}

/** GET /people/without-owner */
export async function withoutOwnerPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const bodies = await Promise.all(
    frame.bodies.map(async (body) => {
      const asked = { params: { body: body.id }, query: { limit: 200 }, body: undefined };
      return { ...body, items: (await listWithoutOwner(world, actor, asked)).items };
    }),
  );
  const items = bodies.flatMap((body) => body.items);
  const [names, people] = await Promise.all([
    namesOfSubjects(
      world,
      items.map(({ bodyId }) => bodyId),
    ),
    namesOfPeople(
      world,
      items.flatMap(({ ownerId }) => ownerId ?? []),
    ),
  ]);
  return c.html(renderWithoutOwner(renderer(), frame, { bodies, names: { ...names, ...people } }).html);
}
