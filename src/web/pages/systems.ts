// The pages of one system: everything told of it, "still true" in one click, and the form that corrects it.
import type { FieldError } from '../../domain/failures.ts';
import { may, mustBeAllowed } from '../../domain/permissions.ts';
import { getAgreement } from '../../operations/agreements.ts';
import { findingsAbout } from '../../operations/findings.ts';
import { history } from '../../operations/log.ts';
import { listPeople, namesOfPeople } from '../../operations/people.ts';
import { holderAsked, unknownIsNull } from '../../operations/reading.ts';
import { SystemProfile } from '../../operations/shapes/systems.ts';
import { etagOfSystem, getSystem, getSystemWithChain, reviseSystem } from '../../operations/systems.ts';
import type { FormValues } from '../../views/form.ts';
import { renderSystem } from '../../views/system.ts';
import { renderSystemForm, systemProfileInput } from '../../views/system-form.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { baseOf, formValues, saveCorrection, savedOnce } from './saving.ts';

const idOf = (c: PageContext): string => c.req.param('id') ?? '';

/** GET /systems/{id} */
export async function systemPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const id = idOf(c);
  const body = await holderAsked(world, actor, 'system', id, time);
  const [own, chained] = await Promise.all(
    [getSystem, getSystemWithChain].map((read) =>
      read(world, actor, { params: { body, id }, query: time, body: undefined }),
    ),
  );
  if (!(own && chained)) throw new Error('a system that was there is not');
  const about = await findingsAbout(world, actor, body, [id], time, frame.language);
  const agreements = await Promise.all(
    own.agreementIds.map((one) =>
      getAgreement(world, actor, { params: { body, id: one }, query: time, body: undefined }).catch(unknownIsNull),
    ),
  );
  const { lines, people } = await history(world, actor, id);
  const named = await namesOfPeople(
    world,
    [own.ownerId, ...about.flatMap((f) => [f.ownerId, ...f.decisions.map((d) => d.byId)])].filter(
      (one) => one !== null,
    ),
  );
  const input = {
    system: { ...own, subProcessors: chained.subProcessors, locations: chained.locations },
    bodyName: frame.bodies.find((one) => one.id === body)?.name ?? '',
    findings: about,
    agreements: agreements.filter((agreement) => agreement !== null),
    history: lines,
    names: { ...people, ...named },
    may: { write: may(actor, 'write_register', body), registerChange: may(actor, 'register_change', body) },
    idempotencyKey: world.newId('form'),
  };
  return c.html(renderSystem(renderer(), frame, input).html);
}

/** GET /systems/{id}/profile */
export function systemFormPage(c: PageContext, reader: Reader): Promise<Response> {
  return showForm(c, reader, {}, [], false);
}

async function showForm(
  c: PageContext,
  { world, actor, frame }: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  stale: boolean,
): Promise<Response> {
  const params = { body: await holderAsked(world, actor, 'system', idOf(c), {}), id: idOf(c) };
  mustBeAllowed(actor, 'write_register', params.body);
  const [system, etag, people] = await Promise.all([
    getSystem(world, actor, { params, query: {}, body: undefined }),
    baseOf(c, stale, () => etagOfSystem(world, actor, params)),
    listPeople(world, actor, { params: {}, query: { limit: 200 }, body: undefined }),
  ]);
  const here = people.items.filter(
    ({ id, roles }) => id === system.ownerId || roles.some(({ bodyId }) => bodyId === params.body),
  );
  const input = { system, people: here, values, errors, stale, etag, idempotencyKey: world.newId('form') };
  const status = stale ? 412 : errors.length > 0 ? 422 : 200;
  return c.html(renderSystemForm(renderer(), { ...frame, path: `/systems/${params.id}` }, input).html, status);
}

/** POST /systems/{id}/profile */
export async function saveSystem(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = { body: await holderAsked(world, actor, 'system', idOf(c), {}), id: idOf(c) };
  return saveCorrection(c, reader, {
    params,
    read: async (values) => {
      const system = await getSystem(world, actor, { params, query: {}, body: undefined });
      return check(SystemProfile, systemProfileInput(values, system, frame.today), '');
    },
    revise: (w, body, ifMatch) => reviseSystem(w, actor, { params, query: {}, body, ifMatch }),
    show: (values, errors, stale) => showForm(c, reader, values, errors, stale),
    saved: 'system_saved',
    path: `/systems/${encodeURIComponent(params.id)}`,
  });
}

/** POST /systems/{id}/confirmation: everything told of it is so today. */
export async function confirmSystem(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const { idempotencyKey } = await formValues(c);
  const params = { body: await holderAsked(world, actor, 'system', idOf(c), {}), id: idOf(c) };
  const body = check(SystemProfile, { confirmedOn: frame.today }, '');
  await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
    reviseSystem(w, actor, { params, query: {}, body }),
  );
  leaveFlash(c, { code: 'system_confirmed' });
  return c.redirect(`/systems/${encodeURIComponent(params.id)}`, 303);
}
