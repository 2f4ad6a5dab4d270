// What an endpoint of the interface is: method, path, shapes in and out, and the errors all of them share.
import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import { z } from 'zod';
import { Problem } from '../../../operations/shapes/values.ts';

export type Shape = z.ZodObject<z.ZodRawShape>;
export const Nothing = z.strictObject({});

/** One endpoint of the interface, without its handler. `guard` says whether If-Match or Idempotency-Key is honoured. */
export type Endpoint<
  P extends Shape = Shape,
  Q extends Shape = Shape,
  B extends z.ZodType = z.ZodType,
  A extends z.ZodType = z.ZodType,
> = {
  name: string;
  method: 'get' | 'post';
  path: string;
  tag: string;
  summary: string;
  params: P;
  query: Q;
  body: B | null;
  answer: A;
  media: string[];
  status: 200 | 201;
  guard: 'if-match' | 'idempotency' | null;
};

type Given<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType> = {
  tag: string;
  summary: string;
  params?: P;
  query?: Q;
  body?: B;
  answer: A;
  media?: string[];
  status?: 200 | 201;
  guard?: 'if-match' | 'none';
};

function endpoint<P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>(
  method: 'get' | 'post',
  name: string,
  path: string,
  given: Given<P, Q, B, A>,
): Endpoint<P, Q, B, A> {
  return {
    name,
    method,
    path,
    tag: given.tag,
    summary: given.summary,
    params: given.params ?? (Nothing as unknown as P),
    query: given.query ?? (Nothing as unknown as Q),
    body: given.body ?? null,
    answer: given.answer,
    media: given.media ?? ['application/json'],
    status: given.status ?? (method === 'post' ? 201 : 200),
    guard: given.guard === 'none' ? null : (given.guard ?? (method === 'post' ? 'idempotency' : null)),
  };
}

/** Declares a reading endpoint. */
export const get = <P extends Shape, Q extends Shape, A extends z.ZodType>(
  name: string,
  path: string,
  given: Given<P, Q, z.ZodNever, A>,
): Endpoint<P, Q, z.ZodNever, A> => endpoint('get', name, path, given);

/** Declares a writing endpoint; answers 201 unless told otherwise, and honours Idempotency-Key. */
export const post = <P extends Shape, Q extends Shape, B extends z.ZodType, A extends z.ZodType>(
  name: string,
  path: string,
  given: Given<P, Q, B, A>,
): Endpoint<P, Q, B, A> => endpoint('post', name, path, given);

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

const SHARED_PROBLEMS = {
  400: problem('Not JSON, or a Host or Origin that is not ours'),
  401: problem('Nobody is signed in, or the key is not in force'),
  403: problem('Not allowed for your roles'),
  404: problem('Unknown here; another tenant’s id answers the same'),
  429: problem('Too many requests: Retry-After says when to ask again'),
  422: problem('A field is wrong: errors[] names each path and what was expected'),
  503: problem('The register is busy or out of reach; Retry-After says when to try again'),
};

const BODY_PROBLEMS = {
  413: problem('More than a million bytes'),
  415: problem('Not application/json'),
};

function headersOf(given: Endpoint): Shape | undefined {
  if (given.guard === 'if-match')
    return z.object({
      'if-match': z.string().optional().meta({ description: 'The ETag that was read; another state answers 412' }),
    });
  if (given.guard === 'idempotency')
    return z.object({
      'idempotency-key': z
        .string()
        .max(200)
        .optional()
        .meta({ description: 'Repeats within 24 h get the first answer; another body is 422' }),
    });
  return undefined;
}

/** The OpenAPI route of an endpoint, with the problems every endpoint may answer with. */
export function routeOf(given: Endpoint): RouteConfig {
  const content = Object.fromEntries(
    given.media.map((media) => [media, { schema: media === 'application/json' ? given.answer : z.string() }]),
  );
  const headers = headersOf(given);
  return createRoute({
    method: given.method,
    path: given.path,
    operationId: given.name,
    tags: [given.tag],
    summary: given.summary,
    request: {
      params: given.params,
      query: given.query,
      ...(headers ? { headers } : {}),
      ...(given.body ? { body: { required: true, content: { 'application/json': { schema: given.body } } } } : {}),
    },
    responses: {
      [given.status]: { description: given.summary, content },
      ...SHARED_PROBLEMS,
      ...(given.body ? BODY_PROBLEMS : {}),
      ...(given.guard === 'if-match' ? { 412: problem('Somebody saved meanwhile: read again') } : {}),
      ...(given.guard === 'idempotency'
        ? { 409: problem('The same Idempotency-Key is being answered right now') }
        : {}),
    },
  });
}
