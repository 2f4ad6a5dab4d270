// The JSON interface under /api/v1: every endpoint of the document, parsed, guarded and answered in one way.
import { type Context, Hono } from 'hono';
import type { z } from 'zod';
import { canonicalJson } from '../../domain/canonical.ts';
import { Failure, invalid, invalidFields } from '../../domain/failures.ts';
import type { Identity } from '../../domain/identity.ts';
import { sha256, sha256Of } from '../../domain/log.ts';
import { type Actor, mustBeAllowedSomewhere } from '../../domain/permissions.ts';
import { identityByKey } from '../../operations/api-keys.ts';
import { etagOfContract } from '../../operations/contracts.ts';
import { answerKept, keptFor } from '../../operations/idempotency.ts';
import { attemptIn, noteAttemptBy } from '../../operations/security-log.ts';
import type { DocumentFile, Upload } from '../../operations/shapes/documents.ts';
import { etagOfProduct, etagOfVendor } from '../../operations/shared-facts.ts';
import { etagOfSystem } from '../../operations/systems.ts';
import type { World } from '../../operations/world.ts';
import { documentResponse } from '../document-response.ts';
import { failureResponse, problem, problemResponse } from '../failures.ts';
import { comingBy } from '../origin.ts';
import { whoAsks } from '../session.ts';
import { uploadIn } from '../uploads.ts';
import { endpoints } from './contract/document.ts';
import type { Endpoint } from './contract/endpoint.ts';
import { docsPage, type Interface } from './docs.ts';
import { type Asked, handlers } from './handlers.ts';
import { parseJson } from './json.ts';
import { linesResponse } from './lines.ts';
import { NEEDS } from './needs.ts';
import { reportResponse } from './report.ts';

type Variables = { Variables: { world: World } };
type Handler = (world: World, actor: Identity, asked: Asked<Endpoint>) => Promise<unknown>;

/** The interface as a Hono app; mounted at `/api/v1`, with `world` set by the door. */
export function api(): Hono<Variables> {
  const app = new Hono<Variables>();
  let made: Promise<object> | undefined;
  // Loaded and made when first asked for: a service that has just started has better things to do.
  const document = (): Promise<object> => {
    made ??= import('./contract/openapi.ts').then(({ openApiDocument }) => openApiDocument());
    return made;
  };
  app.get('/openapi.json', async (c) => c.json(await document()));
  app.get('/docs', async (c) => docsPage(c, { endpoints, shapes: shapesOf(await document()) }));
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const handler = handlers[name as keyof typeof handlers] as Handler;
    const path = endpoint.path.replaceAll(/\{(\w+)\}/g, ':$1');
    app.on(endpoint.method.toUpperCase(), path, (c) => answer(c, endpoint as unknown as Endpoint, handler));
  }
  app.all('*', () => problemResponse(problem(404, 'There is no such endpoint')));
  return app;
}

function shapesOf(document: object): Interface['shapes'] {
  return (document as { components: { schemas: Interface['shapes'] } }).components.schemas;
}

async function answer(c: Context<Variables>, endpoint: Endpoint, handler: Handler): Promise<Response> {
  const world = comingBy(c.get('world'), `api ${endpoint.method.toUpperCase()} ${endpoint.path}`);
  const route = `${c.req.method} /api/v1${endpoint.path}`;
  let actor: Identity | null = null;
  try {
    actor = await askerOf(c, world, route);
    const needs = NEEDS[endpoint.name as keyof typeof NEEDS];
    if (needs.length > 0) mustBeAllowedSomewhere(actor, ...needs);
    const asked = await parsed(c, endpoint);
    const key = endpoint.method === 'post' ? c.req.header('idempotency-key') : undefined;
    if (key !== undefined) return await answerOnce(c, endpoint, handler, world, actor, asked, key);
    return await answerWith(c, endpoint, world, actor, asked, await handler(world, actor, asked));
  } catch (error) {
    const kind = actor === null ? null : attemptIn(error);
    if (kind !== null) await noteAttemptBy(world, actor, { kind, route, values: await valuesOf(c, endpoint) });
    return failureResponse(error);
  }
}

/** Who asks: the program behind the key it sends, else whoever the session says. */
async function askerOf(c: Context, world: World, route: string): Promise<Identity> {
  const given = c.req.header('authorization');
  if (given === undefined) return whoAsks(c, world);
  return identityByKey(world, /^Bearer +(\S+)$/i.exec(given)?.[1] ?? '', route);
}

/** Everything a request says in which ids may stand. */
async function valuesOf(c: Context, endpoint: Endpoint): Promise<unknown> {
  const body = endpoint.body === null || endpoint.reads === 'file' ? null : await jsonBody(c).catch(() => null);
  return [c.req.param(), c.req.query(), body];
}

async function answerOnce(
  c: Context,
  endpoint: Endpoint,
  handler: Handler,
  world: World,
  actor: Identity,
  asked: Asked<Endpoint>,
  key: string,
): Promise<Response> {
  if (endpoint.guard !== 'idempotency' && endpoint.guard !== 'if-match')
    throw invalid('Idempotency-Key', 'expected none: what this answers is told once');
  if (key.length === 0 || key.length > 200)
    throw invalidFields([{ path: 'Idempotency-Key', message: 'expected 1 to 200 characters' }]);
  const body = endpoint.reads === 'file' ? await told(asked.body as Upload) : (asked.body ?? null);
  const hash = await sha256(canonicalJson({ path: c.req.path, query: asked.query, body }));
  const before = await keptFor(world, actor, { key, hash });
  if (before !== null) return jsonResponse(before, endpoint.status, { 'idempotency-replayed': 'true' });
  const content = await handler({ ...world, request: { key, hash } }, actor, asked);
  await answerKept(world, actor, key, content);
  return answerWith(c, endpoint, world, actor, asked, content);
}

/** A file as a repeated request is known by. */
async function told(upload: Upload): Promise<object> {
  const { name, bytes } = await upload.read();
  return { name, sha256: await sha256Of(bytes) };
}

/** The answer in the media type asked for, with its ETag where the endpoint has one. */
async function answerWith(
  c: Context,
  endpoint: Endpoint,
  world: World,
  actor: Actor,
  asked: Asked<Endpoint>,
  content: unknown,
): Promise<Response> {
  if (endpoint.name === 'getReport') return reportResponse(world, asked.query as never, content as never);
  if (endpoint.name === 'getDocument') return documentResponse(content as DocumentFile, c.req.header('if-none-match'));
  if (endpoint.name === 'exportLog') return linesResponse(content as AsyncIterable<string>, 'avtalevakt-log.jsonl');
  const etag = await etagOf(endpoint, world, actor, asked, content);
  return jsonResponse(JSON.stringify(content), endpoint.status, etag === null ? {} : { etag });
}

type EtagOf = (world: World, actor: Actor, params: { body: string; id: string }) => Promise<string>;

/** The state an answer stands for, where it does not tell itself. */
const ETAGS: Partial<Record<string, EtagOf>> = {
  ...{ getSystem: etagOfSystem, getSystemProfile: etagOfSystem, reviseSystem: etagOfSystem },
  ...{ getVendor: etagOfVendor, reviseVendor: etagOfVendor, getProduct: etagOfProduct, reviseProduct: etagOfProduct },
  ...{ getContract: etagOfContract, reviseContract: etagOfContract },
};

async function etagOf(
  endpoint: Endpoint,
  world: World,
  actor: Actor,
  asked: Asked<Endpoint>,
  content: unknown,
): Promise<string | null> {
  const made = ETAGS[endpoint.name];
  if (made) return made(world, actor, asked.params as { body: string; id: string });
  const own = (content as { etag?: unknown }).etag;
  return typeof own === 'string' ? own : null;
}

function jsonResponse(text: string, status: number, headers: Record<string, string>): Response {
  return new Response(text, {
    status,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

async function parsed(c: Context, endpoint: Endpoint): Promise<Asked<Endpoint>> {
  const params = check(endpoint.params, c.req.param(), '');
  const query = check(endpoint.query, c.req.query(), '');
  const ifMatch = c.req.header('if-match');
  const body = endpoint.body ? check(endpoint.body, await bodyOf(c, endpoint), '') : undefined;
  return { params, query, body, ...(ifMatch === undefined ? {} : { ifMatch }) } as Asked<Endpoint>;
}

async function bodyOf(c: Context, endpoint: Endpoint): Promise<unknown> {
  return endpoint.reads === 'file' ? uploadIn(c.req.raw) : jsonBody(c);
}

async function jsonBody(c: Context): Promise<unknown> {
  const type = c.req.header('content-type') ?? '';
  if (!/^application\/json\s*(;|$)/i.test(type))
    throw new Failure('unsupported', 'expected a body of content type application/json');
  return parseJson(await c.req.text());
}

/** The value in its shape; throws 422 with every path that is wrong and what was expected there. */
export function check<T extends z.ZodType>(shape: T, value: unknown, prefix: string): z.output<T> {
  const result = shape.safeParse(value);
  if (result.success) return result.data;
  throw invalidFields(result.error.issues.flatMap((issue) => issuesOf(issue, prefix)));
}

function issuesOf(issue: z.core.$ZodIssue, prefix: string): { path: string; message: string }[] {
  const at = (key?: string) =>
    [prefix, ...issue.path.map(String), ...(key === undefined ? [] : [key])].filter(Boolean).join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: at(key), message: 'expected no such field' }));
  return [{ path: at(), message: issue.message }];
}
