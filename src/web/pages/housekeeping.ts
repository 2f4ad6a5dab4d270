// The pages beside the work: mail sent and captured, a run now, what does not exist.
import { notFound } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { createRun, listDeliveries } from '../../operations/runs.ts';
import { renderDeliveries, renderMailbox, renderMessage } from '../../views/mailbox.ts';
import { renderProblem } from '../../views/problem.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type PageExtras, type Reader } from './framing.ts';

/** GET /deliveries */
export async function deliveriesPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const { cursor } = c.req.query();
  const page = await listDeliveries(world, actor, {
    params: {},
    query: { limit: 50, ...(cursor ? { cursor } : {}) },
    body: undefined,
  });
  const names = await namesOfPeople(
    world,
    page.items.map((delivery) => delivery.personId),
  );
  const input = {
    deliveries: page.items,
    nextCursor: page.nextCursor,
    names,
    may: { run: may(actor, 'administer', null) },
  };
  return c.html(renderDeliveries(renderer(), frame, input).html);
}

/** GET /mail */
export async function mailboxPage(
  c: PageContext,
  { actor, frame }: Reader,
  { mailbox }: PageExtras,
): Promise<Response> {
  if (!mailbox) throw notFound('page');
  return c.html(
    renderMailbox(renderer(), frame, { messages: mailbox.list(), may: { run: may(actor, 'administer', null) } }).html,
  );
}

/** GET /mail/{id} */
export async function messagePage(c: PageContext, { frame }: Reader, { mailbox }: PageExtras): Promise<Response> {
  const mail = mailbox?.get(c.req.param('id') ?? '');
  if (!mail) throw notFound('mail');
  const htmlUrl = mail.html === null ? null : `/mail/${encodeURIComponent(mail.id)}/html`;
  return c.html(renderMessage(renderer(), frame, { message: { ...mail, htmlUrl } }).html);
}

/** GET /mail/{id}/html: the HTML part alone, in a sandbox with a policy of its own. */
export async function messageHtml(c: PageContext, _reader: Reader, { mailbox }: PageExtras): Promise<Response> {
  const mail = mailbox?.get(c.req.param('id') ?? '');
  if (!mail?.html) throw notFound('mail');
  return new Response(mail.html, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox",
    },
  });
}

/** POST /runs */
export async function runNow(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const run = await createRun(world, actor);
  leaveFlash(c, { code: 'run_done', values: { sent: run.deliveriesSent } });
  return c.redirect(frame.may.readMail ? '/mail' : '/deliveries', 303);
}

/** What does not exist, is not for this reader, or is not asked for like this: a helpful page. */
export async function unknownPage(c: PageContext, { frame }: Reader, status: 404 | 405): Promise<Response> {
  return c.html(
    renderProblem(renderer(), frame, { status, errors: [], retryAfter: null, reference: null }).html,
    status,
  );
}
