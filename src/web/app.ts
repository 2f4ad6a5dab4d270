// The door of HTTP: createApp(world) gives the same application on every runtime.
import { Hono, type MiddlewareHandler } from 'hono';
import { Failure } from '../domain/failures.ts';
import { health, readiness } from '../operations/readiness.ts';
import type { World } from '../operations/world.ts';
import { api } from './api/api.ts';
import { assets } from './assets.ts';
import { withBody } from './bodies.ts';
import { failureResponse, RETRY_AFTER } from './failures.ts';
import { commonHeaders, ownHeaders } from './headers.ts';
import { findLanguage, languageFor } from './language.ts';
import { type PageContext, type PageExtras, problemPage } from './pages/framing.ts';
import { failedPage, notFoundPage, pages } from './pages/pages.ts';
import { isOurs, waitingCookies } from './session.ts';
import { bringsFile } from './uploads.ts';

export type App = Hono<{ Variables: { world: World } }>;

/** What only some runtimes have: the demonstration's captured mailbox, and a way to compress what they send themselves. */
export type Extras = PageExtras & { compress?: MiddlewareHandler };

/** What does not come from our own pages or host: a page for whoever reads one, a problem for programs. */
function refused(c: PageContext): Response | Promise<Response> {
  const error = new Failure('unreadable', 'Host or Origin is not one of ours');
  const reads = !c.req.path.startsWith('/api/') && c.req.header('accept')?.includes('text/html');
  return reads ? problemPage(c, error, undefined) : failureResponse(error);
}

/** The application; `worldFor` makes the world of one request; `runtime` is what the runtime gave with it. */
export function createApp(
  worldFor: (request: Request, runtime: unknown) => World,
  extras: Extras = { mailbox: null },
): App {
  const app: App = new Hono();
  if (extras.compress) app.use(extras.compress);
  app.use(commonHeaders);
  app.use(ownHeaders);
  app.use(findLanguage);
  app.use(async (c, next) => {
    const world = worldFor(c.req.raw, c.env);
    c.set('world', world);
    c.set('world', { ...world, language: languageFor(c, null) });
    if (!isOurs(c.req.raw, world.settings.hosts)) return refused(c as PageContext);
    if (!(['GET', 'HEAD'].includes(c.req.method) || bringsFile(c.req.raw))) c.req.raw = await withBody(c.req.raw);
    await next();
    for (const cookie of waitingCookies(c)) c.res.headers.append('set-cookie', cookie);
    return undefined;
  });
  app.get('/health', (c) => c.json(health()));
  app.get('/ready', async (c) => {
    const ready = await readiness(c.get('world'));
    if (ready.status === 'ready') return c.json(ready);
    return c.json(ready, 503, { 'retry-after': String(RETRY_AFTER) });
  });
  app.route('/', assets);
  app.route('/api/v1', api());
  app.route('/', pages(extras));
  app.notFound((c) => notFoundPage(c as PageContext, extras));
  app.onError((error, c) =>
    c.req.path.startsWith('/api/') ? failureResponse(error) : failedPage(c as PageContext, extras, error),
  );
  return app;
}
