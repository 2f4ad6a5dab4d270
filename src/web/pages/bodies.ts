// The pages of bodies: the list, one body with what it is part of, and the forms of whoever administers it.
import type { z } from 'zod';
import { Failure, type FieldError } from '../../domain/failures.ts';
import { type Action, may, mustBeAllowed } from '../../domain/permissions.ts';
import {
  createBody,
  createMandate,
  createMembership,
  endMembership,
  getBody,
  listBodies,
  listMandates,
  listMemberships,
} from '../../operations/bodies.ts';
import { bodiesOfKind, endMandate, etagOfBody, heldFor, linkedTo, reviseBody } from '../../operations/body-profile.ts';
import { listRows } from '../../operations/lists.ts';
import { history } from '../../operations/log.ts';
import { bodyFigures } from '../../operations/matrix.ts';
import { namesOfSubjects } from '../../operations/naming.ts';
import { listPeople } from '../../operations/people.ts';
import { unknownIsNull } from '../../operations/reading.ts';
import {
  BodyCreate,
  BodyProfile,
  MandateCreate,
  MandateEnd,
  MembershipCreate,
  MembershipEnd,
} from '../../operations/shapes/bodies.ts';
import type { World } from '../../operations/world.ts';
import { renderBodies, renderBody } from '../../views/bodies.ts';
import { bodyInput, linkInput, renderBodyForm } from '../../views/body-forms.ts';
import type { BodyView, RefusedBodyForm } from '../../views/body-types.ts';
import type { FormValues } from '../../views/form.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type PageExtras, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

const idOf = (c: PageContext): string => c.req.param('id') ?? '';
const LIMIT = { limit: 200 };

/** GET /bodies */
export async function bodiesPage(c: PageContext, { world, actor, time, frame }: Reader): Promise<Response> {
  const { items } = await listBodies(world, actor, { params: {}, query: LIMIT, body: undefined });
  const kept = frame.bodies.map(({ id }) => id);
  const figures = await bodyFigures(world, actor, kept, time);
  // A body that had not come into being on the day has no page then.
  const bodies = items.filter(({ since }) => since <= frame.asOf);
  const input = { bodies, figures, may: { register: may(actor, 'administer', null) } };
  return c.html(renderBodies(renderer(), frame, input).html);
}

/** GET /bodies/{id} */
export function bodyPage(c: PageContext, reader: Reader): Promise<Response> {
  return showBody(c, reader, null);
}

async function showBody(c: PageContext, reader: Reader, refused: RefusedBodyForm | null): Promise<Response> {
  const { world, actor, frame, time } = reader;
  const id = idOf(c);
  const found = await getBody(world, actor, { params: { body: id }, query: time, body: undefined });
  const [{ predecessorIds, ...links }, register, people, held, past] = await Promise.all([
    linksOf(reader, id),
    registerOf(reader, id),
    peopleIn(reader, id),
    heldFor(world, actor, id, time),
    history(world, actor, id),
  ]);
  const body = { ...found, predecessorIds };
  const administer = may(actor, 'administer', id);
  const [cooperatives, offices] = administer
    ? await Promise.all([bodiesOfKind(world, actor, 'co_operative'), bodiesOfKind(world, actor, 'dpo_office')])
    : [[], []];
  const ids = [
    ...[...body.successors.map(({ bodyId }) => bodyId), ...body.predecessorIds],
    ...links.memberships.flatMap(({ bodyId, cooperativeId }) => [bodyId, cooperativeId]),
    ...links.mandates.flatMap(({ bodyId, officeId }) => [bodyId, officeId]),
  ];
  const input = {
    ...{ body, ...links, ...register, people, heldFor: held, history: past.lines, refused, cooperatives, offices },
    names: await namesOfSubjects(world, ids),
    seen: await thereThen(reader, ids),
    may: { administer },
    idempotencyKey: world.newId('form'),
  };
  const shown = refused === null ? frame : { ...frame, path: `/bodies/${id}` };
  return c.html(renderBody(renderer(), shown, input).html, refused === null ? 200 : 422);
}

/** Those of the bodies that are in sight and had come into being on the day. */
async function thereThen({ world, actor, time }: Reader, ids: readonly string[]): Promise<string[]> {
  const seen = [...new Set(ids)].filter((id) => may(actor, 'read', id));
  const found = await Promise.all(
    seen.map((body) => getBody(world, actor, { params: { body }, query: time, body: undefined }).catch(unknownIsNull)),
  );
  return found.flatMap((body) => body?.id ?? []);
}

/** Its own memberships and mandates, those of others in it, and whom it took over from. */
async function linksOf({ world, actor, time }: Reader, id: string) {
  const asked = { params: { body: id }, query: { ...LIMIT, ...time }, body: undefined };
  const [memberships, mandates, others] = await Promise.all([
    listMemberships(world, actor, asked),
    listMandates(world, actor, asked),
    linkedTo(world, actor, id, time),
  ]);
  return {
    predecessorIds: others.predecessorIds,
    memberships: [...memberships.items, ...others.memberships],
    mandates: [...mandates.items, ...others.mandates.filter(({ bodyId }) => bodyId !== id)],
  };
}

/** Figures of its register; none for what keeps none. */
async function registerOf({ world, actor, time, frame }: Reader, id: string) {
  if (!frame.bodies.some((one) => one.id === id)) return { figures: null, systems: 0 };
  const asked = { bodies: [id], q: '', filters: {}, sort: 'name', descending: false, columns: ['name'] };
  const [[figures = null], systems] = await Promise.all([
    bodyFigures(world, actor, [id], time),
    listRows(world, actor, 'systems', asked, { limit: 1 }),
  ]);
  return { figures, systems: systems.total };
}

/** Who holds a role in it today. */
async function peopleIn({ world, actor, frame }: Reader, bodyId: string) {
  if (!may(actor, 'read', bodyId)) return [];
  const { items } = await listPeople(world, actor, { params: {}, query: { ...LIMIT, bodyId }, body: undefined });
  return items.flatMap(({ id, name, roles }) => {
    const open = roles.filter(
      (role) => role.bodyId === bodyId && role.from <= frame.today && (role.to === null || role.to >= frame.today),
    );
    return open.length > 0 ? [{ id, name, roles: [...new Set(open.map(({ role }) => role))] }] : [];
  });
}

/** GET /bodies/new */
export function newBodyPage(c: PageContext, reader: Reader): Promise<Response> {
  return showForm(c, reader, null, {}, [], 200);
}

/** GET /bodies/{id}/edit */
export async function bodyFormPage(c: PageContext, reader: Reader): Promise<Response> {
  return showForm(c, reader, await toEdit(c, reader), {}, [], 200);
}

async function toEdit(c: PageContext, { world, actor }: Reader): Promise<BodyView> {
  mustBeAllowed(actor, 'administer', idOf(c));
  return getBody(world, actor, { params: { body: idOf(c) }, query: {}, body: undefined });
}

async function showForm(
  c: PageContext,
  { world, actor, frame }: Reader,
  body: BodyView | null,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 412 | 422,
): Promise<Response> {
  if (body === null) mustBeAllowed(actor, 'administer', null);
  const etag = body === null ? '' : await etagOfBody(world, actor, { body: body.id });
  const input = { body, values, errors, stale: status === 412, etag, idempotencyKey: world.newId('form') };
  const path = body === null ? '/bodies/new' : `/bodies/${body.id}/edit`;
  return c.html(renderBodyForm(renderer(), { ...frame, path }, input).html, status);
}

/** POST /bodies and POST /bodies/{id}/edit: once however often the button is pressed. */
export async function saveBody(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const body = c.req.param('id') === undefined ? null : await toEdit(c, reader);
  if (body === null) mustBeAllowed(actor, 'administer', null);
  const { idempotencyKey, etag = '', ...values } = await formValues(c);
  const told = bodyInput(values, body);
  // The day alone says nothing of the body.
  if (body !== null && Object.keys(told).length === 1) {
    leaveFlash(c, { code: 'system_unchanged' });
    return c.redirect(`/bodies/${encodeURIComponent(body.id)}`, 303);
  }
  try {
    const save = body === null ? creating(actor, told) : revising(actor, told, body.id, String(etag));
    const saved = await savedOnce(world, actor, idempotencyKey, { told, etag, id: body?.id ?? null }, save);
    leaveFlash(c, { code: 'body_saved' });
    return c.redirect(`/bodies/${encodeURIComponent(saved.id)}`, 303);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'stale') return showForm(c, reader, body, values, [], 412);
    if (error.kind !== 'invalid') throw error;
    return showForm(c, reader, body, values, error.errors, 422);
  }
}

type Who = Reader['actor'];

function creating(actor: Who, told: object) {
  const body = check(BodyCreate, told, '');
  return (w: World) => createBody(w, actor, { params: {}, query: {}, body });
}

function revising(actor: Who, told: object, id: string, ifMatch: string) {
  const body = check(BodyProfile, told, '');
  return (w: World) => reviseBody(w, actor, { params: { body: id }, query: {}, body, ifMatch });
}

type FlashCode = Parameters<typeof leaveFlash>[1]['code'];

/** Saves a form of a body's page once; a wrong field brings the page back with the form open. */
async function onBody<S extends z.ZodType>(
  c: PageContext,
  reader: Reader,
  { form, shape, code }: { form: RefusedBodyForm['form']; shape: S; code: FlashCode },
  save: (world: World, given: z.output<S>) => Promise<object>,
): Promise<Response> {
  const { world, actor } = reader;
  const body = idOf(c);
  mustBeAllowed(actor, 'administer', body);
  const { idempotencyKey, ...values } = await formValues(c);
  try {
    const given = check(shape, linkInput(values), '');
    await savedOnce(world, actor, idempotencyKey, { form, body, given }, (w) => save(w, given));
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showBody(c, reader, { form, values, errors: error.errors });
  }
  leaveFlash(c, { code });
  return c.redirect(`/bodies/${encodeURIComponent(body)}`, 303);
}

/** POST /bodies/{id}/memberships */
export function saveMembership(c: PageContext, reader: Reader): Promise<Response> {
  const asked = { form: 'membership', shape: MembershipCreate, code: 'membership_saved' } as const;
  return onBody(c, reader, asked, (w, body) =>
    createMembership(w, reader.actor, { params: { body: idOf(c) }, query: {}, body }),
  );
}

/** POST /bodies/{id}/mandates */
export function saveMandate(c: PageContext, reader: Reader): Promise<Response> {
  const asked = { form: 'mandate', shape: MandateCreate, code: 'mandate_saved' } as const;
  return onBody(c, reader, asked, (w, body) =>
    createMandate(w, reader.actor, { params: { body: idOf(c) }, query: {}, body }),
  );
}

/** POST /bodies/{id}/memberships/{link}/end */
export function saveMembershipEnd(c: PageContext, reader: Reader): Promise<Response> {
  const id = c.req.param('link') ?? '';
  const asked = { form: `end:${id}`, shape: MembershipEnd, code: 'membership_ended' } as const;
  return onBody(c, reader, asked, (w, body) =>
    endMembership(w, reader.actor, { params: { body: idOf(c), id }, query: {}, body }),
  );
}

/** POST /bodies/{id}/mandates/{link}/end */
export function saveMandateEnd(c: PageContext, reader: Reader): Promise<Response> {
  const id = c.req.param('link') ?? '';
  const asked = { form: `end:${id}`, shape: MandateEnd, code: 'mandate_ended' } as const;
  return onBody(c, reader, asked, (w, body) =>
    endMandate(w, reader.actor, { params: { body: idOf(c), id }, query: {}, body }),
  );
}

type Show = (c: PageContext, reader: Reader, extras: PageExtras) => Promise<Response>;

/** The pages of bodies: how and where they are asked for, what they need, and what shows them. */
export const BODY_PAGES: readonly (readonly ['get' | 'post', string, Action, Show])[] = [
  ['get', '/bodies', 'read', bodiesPage],
  ['get', '/bodies/new', 'administer', newBodyPage],
  ['post', '/bodies', 'administer', saveBody],
  ['get', '/bodies/:id', 'read', bodyPage],
  ['get', '/bodies/:id/edit', 'administer', bodyFormPage],
  ['post', '/bodies/:id/edit', 'administer', saveBody],
  ['post', '/bodies/:id/memberships', 'administer', saveMembership],
  ['post', '/bodies/:id/memberships/:link/end', 'administer', saveMembershipEnd],
  ['post', '/bodies/:id/mandates', 'administer', saveMandate],
  ['post', '/bodies/:id/mandates/:link/end', 'administer', saveMandateEnd],
];
