// The interface to browse: one page made from the OpenAPI document, with nothing fetched from elsewhere.
import type { Context } from 'hono';
import { html } from 'hono/html';
import { assetPath } from '../assets.ts';
import type { endpoints } from './contract/document.ts';

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: (string | null)[];
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  allOf?: Schema[];
};

/** What the page is made of: the endpoints, and the shapes of the document by name. */
export type Interface = { endpoints: typeof endpoints; shapes: Record<string, Schema> };

const nameOf = (ref: string): string => ref.split('/').at(-1) ?? ref;

/** Endpoints by subject, then every shape with its fields. */
export function docsPage(c: Context, { endpoints: all, shapes }: Interface): Response | Promise<Response> {
  const byTag = Map.groupBy(Object.values(all), (endpoint) => endpoint.tag);
  return c.html(html`<!doctype html>
    <html lang="en" data-color-scheme="auto" data-size="sm">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>Avtalevakt: the interface</title>
        <link rel="icon" type="image/svg+xml" href="${assetPath('mark.svg')}" />
        <link rel="stylesheet" href="${assetPath('designsystem.css')}" />
        <link rel="stylesheet" href="${assetPath('app.css')}" />
      </head>
      <body>
        <main class="av-wide">
          <h1 class="ds-heading" data-size="md">Avtalevakt: the interface</h1>
          <p>Paths stand under <code>/api/v1</code>. The whole is in the <a class="ds-link" href="/api/v1/openapi.json">OpenAPI 3.1 document</a>.</p>
          ${[...byTag].map(([tag, list]) => html`<h2 class="ds-heading" data-size="sm">${tag}</h2>${list.map(endpointText)}`)}
          <h2 class="ds-heading" data-size="sm">Shapes</h2>
          ${Object.entries(shapes)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, shape]) => shapeText(name, shape))}
        </main>
      </body>
    </html>`);
}

type Endpoint = (typeof endpoints)[keyof typeof endpoints];

function endpointText(endpoint: Endpoint) {
  const [body, answer] = [endpoint.body?.meta()?.id, endpoint.answer.meta()?.id];
  const asked = Object.keys(endpoint.query.shape);
  return html`<p>
    <code>${endpoint.method.toUpperCase()} ${endpoint.path}${asked.length > 0 ? `?${asked.join('&')}` : ''}</code><br />
    ${endpoint.summary}.
    ${body ? html`Takes <a class="ds-link" href="#${body}">${body}</a>.` : ''}
    ${answer ? html`Answers <a class="ds-link" href="#${answer}">${answer}</a>.` : ''}
  </p>`;
}

function shapeText(name: string, shape: Schema) {
  const variants = shape.oneOf ?? shape.anyOf ?? [shape];
  return html`<details id="${name}" class="ds-details">
    <summary>${name}</summary>
    <div>
      ${shape.description ? html`<p>${shape.description}</p>` : ''}
      ${variants.map(
        (variant) =>
          html`<dl class="av-facts">${Object.entries(variant.properties ?? {}).map(([field, schema]) => fieldText(field, schema, variant))}</dl>`,
      )}
    </div>
  </details>`;
}

function fieldText(field: string, schema: Schema, shape: Schema) {
  const optional = shape.required?.includes(field) ? '' : ' (optional)';
  return html`<div>
    <dt>${field}${optional}</dt>
    <dd>${typeText(schema)}${schema.description ? html`<br />${schema.description}` : ''}</dd>
  </div>`;
}

/** A type in words: a shape's name, a list of something, or the values a code may have. */
function typeText(schema: Schema): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.enum) return schema.enum.map(String).join(' | ');
  const options = schema.oneOf ?? schema.anyOf ?? schema.allOf;
  if (options) return options.map(typeText).join(' | ');
  if (schema.items) return `list of ${typeText(schema.items)}`;
  const types = [schema.type ?? 'anything'].flat();
  return types.map((type) => (type === 'string' && schema.format ? schema.format : type)).join(' | ');
}
