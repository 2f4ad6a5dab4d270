// The OpenAPI 3.1 document, made from the endpoints and the shapes the doors parse with; loaded when first asked for.
import { OpenAPIRegistry, OpenApiGeneratorV31, type RouteConfig } from '@asteasolutions/zod-to-openapi';
import * as z from 'zod';
import { Problem } from '../../../operations/shapes/values.ts';
import { endpoints } from './document.ts';
import type { Endpoint, Shape } from './endpoint.ts';

/** The whole interface as an OpenAPI 3.1 document; its paths stand under `/api/v1`. */
export function openApiDocument(): object {
  const registry = new OpenAPIRegistry();
  for (const endpoint of Object.values(endpoints)) registry.registerPath(routeOf(endpoint as unknown as Endpoint));
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: 'Avtalevakt',
      version: '1.0.0',
      description: 'Register of data-processing agreements. Days are calendar days in Europe/Oslo, instants are UTC.',
    },
    servers: [{ url: '/api/v1' }],
  });
}

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

const FILE_PROBLEMS = {
  413: problem('More than 25 million bytes'),
  415: problem('A file of a kind that is not taken, or of another kind than its name says'),
};

/** A binary body or answer has no shape of its own. */
const BYTES = z.string().meta({ format: 'binary' });

function bodyOf({ reads }: Endpoint, body: z.ZodType) {
  if (reads === 'json') return { 'application/json': { schema: body } };
  const form = z.object({ file: BYTES });
  return { 'application/octet-stream': { schema: BYTES }, 'multipart/form-data': { schema: form } };
}

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
function routeOf(given: Endpoint): RouteConfig {
  const content = Object.fromEntries(
    given.media.map((media) => [media, { schema: media === 'application/json' ? given.answer : z.string() }]),
  );
  const headers = headersOf(given);
  return {
    method: given.method,
    path: given.path,
    operationId: given.name,
    tags: [given.tag],
    summary: given.summary,
    request: {
      params: given.params,
      query: given.query,
      ...(headers ? { headers } : {}),
      ...(given.body ? { body: { required: true, content: bodyOf(given, given.body) } } : {}),
    },
    responses: {
      [given.status]: { description: given.summary, content },
      ...SHARED_PROBLEMS,
      ...(given.reads === 'file' ? FILE_PROBLEMS : given.body ? BODY_PROBLEMS : {}),
      ...(given.guard === 'if-match' ? { 412: problem('Somebody saved meanwhile: read again') } : {}),
      ...(given.guard === 'idempotency'
        ? { 409: problem('The same Idempotency-Key is being answered right now') }
        : {}),
    },
  };
}
