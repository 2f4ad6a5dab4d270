// The pages of signing in at a provider: sent there, and back again with its answer; or told why one was not let in.
import { Hono } from 'hono';
import { notFound } from '../../domain/failures.ts';
import { type Arrival, beginVisit, endVisit, providerOf, type Unwelcome } from '../../operations/provider-sign-in.ts';
import type { Answered } from '../../operations/signing-in.ts';
import type { World } from '../../operations/world.ts';
import { renderRefusedVisit } from '../../views/provider-sign-in.ts';
import { renderer } from '../renderer.ts';
import { ownPath, setCookies } from '../session.ts';
import { answerPublic, bareFrame, type PageContext } from './framing.ts';
import { leadingTo, privately } from './sign-in.ts';

type App = Hono<{ Variables: { world: World } }>;

/** The pages of providers as a Hono app; whoever has no session may ask them. */
export function providerPages(): App {
  const app: App = new Hono();
  app.get('/sign-in/with/:provider', (c) => answerPublic(c, () => sendAway(c, c.get('world'), null)));
  app.get('/sign-in/callback/:provider', (c) => answerPublic(c, () => takeBack(c, c.get('world'))));
  app.get('/invitation/:secret/with/:provider', (c) =>
    answerPublic(c, () => sendAway(c, c.get('world'), c.req.param('secret'))),
  );
  return app;
}

/** To the provider, from the sign-in page or to take an invitation up. */
async function sendAway(c: PageContext, world: World, invitation: string | null): Promise<Response> {
  const provider = providerOf(world, c.req.param('provider') ?? '');
  if (provider === null) throw notFound('provider');
  const returnTo = ownPath(c.req.query('returnTo'));
  // Another site may lead people to our sign-in page, and not, unasked, through it.
  if (!['same-origin', 'none', undefined].includes(c.req.header('sec-fetch-site')))
    return c.redirect(leadingTo('/sign-in', returnTo), 303);
  const begun = await beginVisit(world, { provider: provider.id, returnTo, invitation });
  if (typeof begun === 'string') return showRefused(c, world, 'unavailable', returnTo);
  setCookies(c, begun.cookies);
  return c.redirect(begun.url, 303);
}

const ANSWERED = ['state', 'code', 'iss', 'error'] as const;

async function takeBack(c: PageContext, world: World): Promise<Response> {
  const answered: Answered = Object.fromEntries(ANSWERED.map((name) => [name, c.req.query(name)]));
  const arrival = await endVisit(world, c.req.raw.headers, c.req.param('provider') ?? '', answered);
  setCookies(c, arrival.cookies);
  return 'refused' in arrival
    ? showRefused(c, world, arrival.refused, arrival.returnTo)
    : c.redirect(onward(arrival), 303);
}

const onward = ({ step, returnTo }: Extract<Arrival, { step: unknown }>) =>
  step === 'in' ? ownPath(returnTo) : leadingTo(`/sign-in/${step}`, ownPath(returnTo));

function showRefused(c: PageContext, world: World, reason: Unwelcome, returnTo: string): Response | Promise<Response> {
  const provider = providerOf(world, c.req.param('provider') ?? '')?.name ?? null;
  const page = renderRefusedVisit(renderer(), bareFrame(c), {
    provider,
    reason,
    onward: leadingTo('/sign-in', returnTo),
  });
  return privately(c, page, reason === 'unavailable' ? 503 : 401);
}
