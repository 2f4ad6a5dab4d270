// A form sent when the session was over: kept while its person signs in again, and then shown as it was sent, unsaved.
import { Hono } from 'hono';
import { mustBeAllowedSomewhere } from '../../domain/permissions.ts';
import { Withheld, withholding } from '../../operations/withholding.ts';
import type { World } from '../../operations/world.ts';
import { ownPath, setCookies } from '../session.ts';
import { bringsFile } from '../uploads.ts';
import {
  answerPage,
  leaveFlash,
  type PageContext,
  type PageExtras,
  type PageRow,
  type Reader,
  toSignIn,
} from './framing.ts';

const FORM = 'application/x-www-form-urlencoded';

/** Forms whose fields are secrets, or are about how one signs in, are kept nowhere. */
const isKept = ([method, path]: PageRow): boolean => method === 'post' && !path.startsWith('/profile');

/** To sign-in from a page whose session is over; a form that was sent there is kept, if it is one that may be. */
export function whenSignedOut(row: PageRow): (c: PageContext) => Promise<Response> {
  return async (c) => {
    if (row[0] === 'get') return toSignIn(c);
    if (bringsFile(c.req.raw)) return signInAfter(c, 'file');
    if (!(isKept(row) && c.req.header('content-type')?.startsWith(FORM))) return signInAfter(c, 'lost');
    const { pathname, search } = new URL(c.req.url);
    const form = { path: `${pathname}${search}`, from: cameFrom(c), fields: await c.req.text() };
    const kept = await c.get('world').signIn.forms.keep(c.req.raw.headers, form);
    if (typeof kept === 'string') return signInAfter(c, kept === 'nobody' ? 'lost' : kept);
    setCookies(c, kept.cookies);
    return signInAfter(c, 'kept', `/kept/${kept.id}`);
  };
}

function signInAfter(c: PageContext, ended: string, returnTo?: string): Response {
  return c.redirect(`/sign-in?${new URLSearchParams({ ...(returnTo ? { returnTo } : {}), ended })}`, 303);
}

/** The page of ours the form stood on, as the browser tells it. */
function cameFrom(c: PageContext): string {
  const referer = URL.parse(c.req.header('referer') ?? '');
  if (referer === null || referer.host !== new URL(c.req.url).host) return '/';
  return ownPath(`${referer.pathname}${referer.search}`);
}

type Bindings = { reader: Reader; world: World; extras: PageExtras };
type Again = Hono<{ Bindings: Bindings; Variables: { world: World } }>;

/**
 * The page that shows a kept form again: what answers the form does so in a world where nothing can be saved, and shows it
 * with everything typed, as it does where something was wrong. What holds no form leads back to where it was sent from.
 */
export function keptFormPages(rows: readonly PageRow[], extras: PageExtras): Hono<{ Variables: { world: World } }> {
  const again = formsAgain(rows.filter(isKept));
  const app = new Hono<{ Variables: { world: World } }>();
  app.get('/kept/:id', (c) =>
    answerPage(c, extras.mailbox !== null, async (reader) => {
      const { world, actor, frame, bodies } = reader;
      const form = await world.signIn.forms.open(c.req.raw.headers, c.req.param('id') ?? '', actor.id);
      if (form === null) return back(c, 'form_not_here', '/');
      const { headers } = c.req.raw;
      const sent = new Request(new URL(form.path, c.req.url), {
        method: 'POST',
        body: form.fields,
        headers: { 'content-type': FORM, cookie: headers.get('cookie') ?? '' },
      });
      const shown = { ...frame, flash: { code: 'form_kept' as const } };
      const unsaved = await withholding(world, bodies);
      try {
        const answer = await again.fetch(sent, {
          reader: { ...reader, world: unsaved, frame: shown },
          world: unsaved,
          extras,
        });
        return answer.status === 422 ? new Response(answer.body, { status: 200, headers: answer.headers }) : answer;
      } catch (error) {
        if (!(error instanceof Withheld)) throw error;
        return back(c, 'form_not_kept', form.from);
      }
    }),
  );
  return app;
}

function back(c: PageContext, code: 'form_not_here' | 'form_not_kept', path: string): Response {
  leaveFlash(c, { code });
  return c.redirect(path, 303);
}

/** What answers forms, asked from within: it is told who reads, and asks nobody. */
function formsAgain(rows: readonly PageRow[]): Again {
  const app: Again = new Hono();
  app.onError((error) => {
    throw error;
  });
  for (const [, path, needs, show] of rows) {
    app.post(path, async (c) => {
      const { reader, world, extras } = c.env;
      c.set('world', world);
      if (needs !== 'nothing') mustBeAllowedSomewhere(reader.actor, needs);
      return show(c as unknown as PageContext, reader, extras);
    });
  }
  return app;
}
