// The OpenAPI 3.1 document, made from the endpoints and the shapes the doors parse with.
import { OpenAPIHono, type RouteConfig } from '@hono/zod-openapi';
import { accessEndpoints } from './access.ts';
import { agreementEndpoints } from './agreements.ts';
import { auditEndpoints } from './audit.ts';
import { type Endpoint, routeOf } from './endpoint.ts';
import { questionEndpoints } from './questions.ts';
import { registerEndpoints } from './register.ts';
import { watchEndpoints } from './watch.ts';

/** Every endpoint of the interface by name. */
export const endpoints = {
  ...registerEndpoints,
  ...agreementEndpoints,
  ...watchEndpoints,
  ...auditEndpoints,
  ...questionEndpoints,
  ...accessEndpoints,
};

/** The whole interface as an OpenAPI 3.1 document; its paths stand under `/api/v1`. */
export function openApiDocument(): object {
  const app = new OpenAPIHono();
  for (const endpoint of Object.values(endpoints)) {
    app.openAPIRegistry.registerPath(routeOf(endpoint as unknown as Endpoint) as RouteConfig);
  }
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Avtalevakt',
      version: '1.0.0',
      description: 'Register of data-processing agreements. Days are calendar days in Europe/Oslo, instants are UTC.',
    },
    servers: [{ url: '/api/v1' }],
  });
}
