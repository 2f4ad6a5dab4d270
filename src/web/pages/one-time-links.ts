// The pages of links that open once: the first administrator's, and those of people who were invited.
import { Hono } from 'hono';
import { Failure, type FieldError } from '../../domain/failures.ts';
import { makeFirstAdministrator, mustOpenFirst } from '../../operations/first-administrator.ts';
import { acceptInvitation, invited, joinInvitation } from '../../operations/invitations.ts';
import { offeredProviders } from '../../operations/provider-sign-in.ts';
import { PersonCreate } from '../../operations/shapes/people.ts';
import type { World } from '../../operations/world.ts';
import { renderNewAccount } from '../../views/sign-in.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { setCookies } from '../session.ts';
import { answerPublic, bareFrame, type PageContext } from './framing.ts';
import { formOf, privately } from './sign-in.ts';

type App = Hono<{ Variables: { world: World } }>;
const Given = PersonCreate.pick({ name: true, email: true, language: true });

/** The pages of one-time links as a Hono app. */
export function linkPages(): App {
  const app: App = new Hono();
  app.get('/first/:secret', (c) => answerPublic(c, () => firstPage(c, c.get('world'))));
  app.post('/first/:secret', (c) => answerPublic(c, () => begin(c, c.get('world'))));
  app.get('/invitation/:secret', (c) => answerPublic(c, () => invitationPage(c, c.get('world'))));
  app.post('/invitation/:secret', (c) => answerPublic(c, () => accept(c, c.get('world'))));
  return app;
}

const secretOf = (c: PageContext) => c.req.param('secret') ?? '';

async function firstPage(c: PageContext, world: World): Promise<Response> {
  await mustOpenFirst(world, secretOf(c));
  return showFirst(c, { name: '', email: '' }, []);
}

async function showFirst(
  c: PageContext,
  values: { name: string; email: string },
  errors: readonly FieldError[],
): Promise<Response> {
  const input = { kind: 'first' as const, action: c.req.path, values, errors, providers: [] };
  return privately(c, renderNewAccount(renderer(), bareFrame(c), input), errors.length > 0 ? 422 : 200);
}

async function begin(c: PageContext, world: World): Promise<Response> {
  const field = await formOf(c);
  const values = { name: field('name'), email: field('email') };
  await mustOpenFirst(world, secretOf(c));
  try {
    const given = { ...check(Given, values, ''), password: field('password') };
    setCookies(c, await makeFirstAdministrator(world, c.req.raw.headers, secretOf(c), given));
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid') return showFirst(c, values, error.errors);
    throw error;
  }
  return c.redirect('/sign-in/enrol', 303);
}

async function invitationPage(c: PageContext, world: World): Promise<Response> {
  return showInvitation(c, await invited(world, secretOf(c)), []);
}

async function showInvitation(
  c: PageContext,
  { person: { name, email }, joins }: Awaited<ReturnType<typeof invited>>,
  errors: readonly FieldError[],
): Promise<Response> {
  const input = {
    kind: joins ? ('joins' as const) : ('invited' as const),
    action: c.req.path,
    values: { name, email },
    errors,
    providers: joins ? [] : await offeredProviders(c.get('world')),
  };
  return privately(c, renderNewAccount(renderer(), bareFrame(c), input), errors.length > 0 ? 422 : 200);
}

async function accept(c: PageContext, world: World): Promise<Response> {
  const invitation = await invited(world, secretOf(c));
  if (invitation.joins) {
    await joinInvitation(world, secretOf(c));
    return c.redirect('/sign-in', 303);
  }
  try {
    const password = (await formOf(c))('password');
    setCookies(c, await acceptInvitation(world, c.req.raw.headers, secretOf(c), password));
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid') return showInvitation(c, invitation, error.errors);
    throw error;
  }
  return c.redirect('/sign-in/enrol', 303);
}
