// The pages of keys for programs and of the security log: for administrators of a body, and of the register.
import { KEY_ROLES, LONGEST_KEY_DAYS } from '../../domain/api-keys.ts';
import { addDays, osloDay } from '../../domain/calendar.ts';
import { Failure, type FieldError, notFound } from '../../domain/failures.ts';
import { mustBeAllowed } from '../../domain/permissions.ts';
import { createApiKey, listApiKeys, namesOfKeys, revokeApiKey } from '../../operations/api-keys.ts';
import { administeredBodies } from '../../operations/bodies.ts';
import { namesOfSubjects } from '../../operations/naming.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { listSecurityEvents } from '../../operations/security-log.ts';
import { ApiKeyCreate, SecurityEvent } from '../../operations/shapes/api-keys.ts';
import { renderApiKeyMade, renderApiKeys, renderSecurityLog } from '../../views/access.ts';
import type { FormValues } from '../../views/form.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues } from './saving.ts';
import { privately } from './sign-in.ts';

const ROWS = 50;

/** GET /api-keys?body=&cursor= */
export async function apiKeysPage(c: PageContext, reader: Reader): Promise<Response> {
  const { body } = c.req.query();
  const bodies = await administeredBodies(reader.world, reader.actor);
  const only = bodies.length === 1 ? (bodies[0]?.id ?? null) : null;
  return showKeys(c, reader, body || only, {}, []);
}

type Body = { id: string; name: string };

/** A body one administers today. Throws not_found for one out of sight, forbidden for one that is only read. */
function bodyOf(actor: Reader['actor'], bodies: readonly Body[], id: string): Body {
  mustBeAllowed(actor, 'administer', id);
  const body = bodies.find((one) => one.id === id);
  if (!body) throw notFound('body');
  return body;
}

async function showKeys(
  c: PageContext,
  reader: Reader,
  id: string | null,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const { world, actor, frame } = reader;
  const bodies = await administeredBodies(world, actor);
  const body = id === null ? null : bodyOf(actor, bodies, id);
  const { cursor } = c.req.query();
  const query = { limit: ROWS, ...(cursor && errors.length === 0 ? { cursor } : {}) };
  const page =
    body === null
      ? { items: [], nextCursor: null }
      : await listApiKeys(world, actor, { params: { body: body.id }, query, body: undefined });
  const names = await namesOfPeople(
    world,
    page.items.map(({ createdById }) => createdById),
    frame.language,
  );
  const latest = addDays(osloDay(world.now()), LONGEST_KEY_DAYS);
  const input = {
    ...{ body, bodies, keys: page.items, nextCursor: page.nextCursor, roles: KEY_ROLES },
    ...{ latest, values, errors, names },
  };
  const shown = renderApiKeys(renderer(), { ...frame, body: body?.id ?? null }, input);
  return c.html(shown.html, errors.length > 0 ? 422 : 200);
}

/** POST /api-keys: makes a key and shows it, this once. */
export async function makeApiKey(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const { body: id = '', ...values } = await formValues(c);
  const body = bodyOf(actor, await administeredBodies(world, actor), String(id));
  try {
    const given = check(ApiKeyCreate, values, '');
    const key = await createApiKey(world, actor, { params: { body: body.id }, query: {}, body: given });
    return privately(c, renderApiKeyMade(renderer(), frame, { key, body, baseUrl: world.settings.baseUrl }));
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showKeys(c, reader, body.id, values, error.errors);
  }
}

/** POST /api-keys/{id}/revocation */
export async function revokeApiKeyPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { body: id = '' } = await formValues(c);
  const params = { body: String(id), id: c.req.param('id') ?? '' };
  await revokeApiKey(world, actor, { params, query: {}, body: undefined });
  leaveFlash(c, { code: 'key_revoked' });
  return c.redirect(`/api-keys?${new URLSearchParams({ body: params.body })}`, 303);
}

/** GET /security-log?kind=&actor=&at=&cursor= */
export async function securityLogPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const { cursor, at, actor: by } = c.req.query();
  const kind = SecurityEvent.shape.kind.safeParse(c.req.query('kind')).data ?? null;
  const only = { kind, actor: by || null, at: at || null };
  const query = {
    limit: ROWS,
    ...(cursor ? { cursor } : {}),
    ...(kind ? { kind } : {}),
    ...(by ? { actor: by } : {}),
    ...(at ? { body: at } : {}),
  };
  const { items, nextCursor } = await listSecurityEvents(world, actor, { params: {}, query, body: undefined });
  const actors = items.map((event) => event.actor).filter((id) => id !== '');
  const names = {
    ...(await namesOfSubjects(
      world,
      items.flatMap(({ body }) => (body === null ? [] : [body])),
    )),
    ...(await namesOfKeys(world, actors)),
    ...(await namesOfPeople(world, actors, frame.language)),
  };
  const input = { events: items, kinds: SecurityEvent.shape.kind.options, only, nextCursor, names };
  return c.html(renderSecurityLog(renderer(), frame, input).html);
}
