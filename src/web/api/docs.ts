// The interface to browse: one page made from the endpoints, without anything fetched from elsewhere.
import type { Context } from 'hono';
import { html } from 'hono/html';
import { assetPath } from '../assets.ts';
import type { endpoints } from './contract/document.ts';

/** The list of endpoints with their summaries, shapes being in the OpenAPI document beside it. */
export function docsPage(c: Context, all: typeof endpoints): Response | Promise<Response> {
  const byTag = Map.groupBy(Object.values(all), (endpoint) => endpoint.tag);
  return c.html(html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>Avtalevakt: the interface</title>
        <link rel="stylesheet" href="${assetPath('designsystem.css')}" />
        <link rel="stylesheet" href="${assetPath('app.css')}" />
      </head>
      <body>
        <main class="page">
          <h1>Avtalevakt: the interface</h1>
          <p>Every field of every shape is in the <a href="/api/v1/openapi.json">OpenAPI 3.1 document</a>. Paths stand under <code>/api/v1</code>.</p>
          ${[...byTag].map(
            ([tag, list]) => html`<section>
              <h2>${tag}</h2>
              <table class="ds-table">
                <thead>
                  <tr><th scope="col">Method</th><th scope="col">Path</th><th scope="col">What</th><th scope="col">Body and answer</th></tr>
                </thead>
                <tbody>
                  ${list.map(
                    (endpoint) => html`<tr>
                      <td>${endpoint.method.toUpperCase()}</td>
                      <td><code>${endpoint.path}</code></td>
                      <td>${endpoint.summary}</td>
                      <td>${[endpoint.body?.meta()?.id, endpoint.answer.meta()?.id].filter(Boolean).join(' → ')}</td>
                    </tr>`,
                  )}
                </tbody>
              </table>
            </section>`,
          )}
        </main>
      </body>
    </html>`);
}
