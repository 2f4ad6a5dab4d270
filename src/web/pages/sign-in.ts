// The pages before one is let in: name and password, the code, setting up time codes, and the demonstration's people.
import { type Context, Hono } from 'hono';
import { Failure, invalid, notFound } from '../../domain/failures.ts';
import { LANGUAGES } from '../../domain/vocabulary.ts';
import { castPerson, demonstrationCast } from '../../operations/cast.ts';
import { offeredProviders } from '../../operations/provider-sign-in.ts';
import {
  enrol,
  enrolment,
  giveCode,
  mayBeginFactors,
  type Refusal,
  signInAsDemonstrated,
  signInWithPasskey,
  signInWithPassword,
} from '../../operations/sign-in.ts';
import type { Cookies, OpenSession } from '../../operations/signing-in.ts';
import type { World } from '../../operations/world.ts';
import type { Page } from '../../views/page.ts';
import {
  ENDED,
  renderCode,
  renderEnrolment,
  renderRecoveryCodes,
  renderSignIn,
  type SignInInput,
} from '../../views/sign-in.ts';
import { chooseLanguage } from '../language.ts';
import { renderer } from '../renderer.ts';
import { ownPath, sessionOf, setCookies } from '../session.ts';
import { answerPublic, bareFrame, leaveFlash, type PageContext } from './framing.ts';

type App = Hono<{ Variables: { world: World } }>;
type Show = (c: PageContext, world: World) => Promise<Response>;

const PAGES: readonly (readonly ['get' | 'post', string, Show])[] = [
  ['get', '/sign-in', signInPage],
  ['post', '/sign-in', givePassword],
  ['post', '/sign-in/as', signInAs],
  ['get', '/sign-in/code', codePage],
  ['post', '/sign-in/code', giveOneCode],
  ['get', '/sign-in/enrol', enrolPage],
  ['post', '/sign-in/enrol', confirmEnrolment],
  ['get', '/sign-in/passkey', askPasskey],
  ['post', '/sign-in/passkey', answerPasskey],
  ['post', '/sign-out', signOut],
  ['post', '/language', keepLanguage],
];

/** The pages of sign-in as a Hono app; whoever has no session may ask them. */
export function signInPages(): App {
  const app: App = new Hono();
  for (const [method, path, show] of PAGES)
    app.on(method.toUpperCase(), path, (c) => answerPublic(c, () => show(c, c.get('world'))));
  return app;
}

/**
 * A page that is kept nowhere: it may hold a secret, or a form that is good once. Nor is it compressed, whose size would
 * tell of a secret beside what somebody else had written in (the attack called BREACH).
 */
export function privately(
  c: Context,
  page: Page,
  status: 200 | 401 | 422 | 429 | 503 = 200,
): Response | Promise<Response> {
  c.header('cache-control', 'no-store, no-transform');
  return c.html(page.html, status);
}

/** The fields of a posted form as text. */
export async function formOf(c: Context): Promise<(name: string) => string> {
  const form = await c.req.parseBody();
  return (name) => (typeof form[name] === 'string' ? form[name] : '');
}

/** An address of sign-in that leads on to where one was going. */
export function leadingTo(path: string, returnTo: string): string {
  return returnTo === '/' ? path : `${path}?${new URLSearchParams({ returnTo })}`;
}

async function signInPage(c: PageContext, world: World): Promise<Response> {
  const returnTo = ownPath(c.req.query('returnTo'));
  const session = await sessionOf(c, world);
  if (session?.secondFactor) return c.redirect(returnTo, 303);
  return showSignIn(c, world, { returnTo, email: '', refused: null, ended: endedIn(c.req.query('ended')) });
}

/** What became of a form that was sent when the session was over. */
const endedIn = (told: string | undefined): SignInInput['ended'] => ENDED.find((one) => one === told) ?? null;

async function showSignIn(
  c: PageContext,
  world: World,
  input: Omit<SignInInput, 'people' | 'providers'>,
): Promise<Response> {
  const people = await demonstrationCast(world);
  const providers = await offeredProviders(world);
  const page = renderSignIn(renderer(), bareFrame(c), { ...input, people, providers });
  return privately(c, page, input.refused === null ? 200 : STATUS[input.refused]);
}

async function givePassword(c: PageContext, world: World): Promise<Response> {
  const field = await formOf(c);
  const [email, returnTo] = [field('email'), ownPath(field('returnTo'))];
  const asked = { email, password: field('password') };
  const answer = await signInWithPassword(world, c.req.raw.headers, asked);
  if (answer === 'wrong' || answer === 'too_many')
    return showSignIn(c, world, { returnTo, email, refused: answer, ended: null });
  setCookies(c, answer.cookies);
  return c.redirect(leadingTo(`/sign-in/${answer.step}`, returnTo), 303);
}

async function signInAs(c: PageContext, world: World): Promise<Response> {
  const field = await formOf(c);
  const person = field('person');
  setCookies(c, await signInAsDemonstrated(world, c.req.raw.headers, person));
  const chosen = await castPerson(world, person);
  if (chosen) leaveFlash(c, { code: 'person_chosen', values: { name: chosen.name } });
  return c.redirect(ownPath(field('returnTo')), 303);
}

const kindOf = (text: string | undefined) => (text === 'recovery_code' ? 'recovery_code' : 'time_code');

async function codePage(c: PageContext, world: World): Promise<Response> {
  if ((await world.signIn.awaited(c.req.raw.headers)) === null) return c.redirect('/sign-in', 303);
  const input = {
    returnTo: ownPath(c.req.query('returnTo')),
    kind: kindOf(c.req.query('kind')),
    refused: null,
  } as const;
  return privately(c, renderCode(renderer(), bareFrame(c), input));
}

const STATUS: Record<Refusal, 401 | 429> = { wrong: 401, locked: 429, gone: 401, too_many: 429 };

async function giveOneCode(c: PageContext, world: World): Promise<Response> {
  const field = await formOf(c);
  const kind = kindOf(field('kind'));
  const returnTo = ownPath(field('returnTo'));
  const answer = await giveCode(world, c.req.raw.headers, field('code'), kind);
  if (answer === 'gone') return showSignIn(c, world, { returnTo, email: '', refused: 'gone', ended: null });
  if (isRefusal(answer))
    return privately(c, renderCode(renderer(), bareFrame(c), { returnTo, kind, refused: answer }), STATUS[answer]);
  setCookies(c, answer);
  return c.redirect(returnTo, 303);
}

const isRefusal = (answer: Cookies | string[] | Refusal): answer is Refusal => typeof answer === 'string';

/** Who must set up time codes: the person of a session without a second factor, who has none to give. */
async function enrolling(c: PageContext, world: World): Promise<OpenSession | null> {
  const session = await sessionOf(c, world);
  if (!session || session.secondFactor !== null) return null;
  return (await mayBeginFactors(world, session.person)) ? session : null;
}

async function enrolPage(c: PageContext, world: World): Promise<Response> {
  const session = await enrolling(c, world);
  if (session === null) return c.redirect('/sign-in', 303);
  return showEnrolment(c, world, session, null);
}

async function showEnrolment(
  c: PageContext,
  world: World,
  session: OpenSession,
  refused: Refusal | null,
): Promise<Response> {
  const returnTo = ownPath(c.req.query('returnTo'));
  const input = {
    ...(await enrolment(world, session)),
    returnTo,
    refused,
    action: leadingTo('/sign-in/enrol', returnTo),
  };
  return privately(c, renderEnrolment(renderer(), bareFrame(c), input), refused === null ? 200 : STATUS[refused]);
}

async function confirmEnrolment(c: PageContext, world: World): Promise<Response> {
  const session = await enrolling(c, world);
  if (session === null) return c.redirect('/sign-in', 303);
  const codes = await enrol(world, session, (await formOf(c))('code'));
  if (isRefusal(codes)) return showEnrolment(c, world, session, codes);
  setCookies(c, await world.signIn.open(c.req.raw.headers, session.person, 'time_code'));
  return privately(
    c,
    renderRecoveryCodes(renderer(), bareFrame(c), { codes, onward: ownPath(c.req.query('returnTo')) }),
  );
}

async function askPasskey(c: PageContext, world: World): Promise<Response> {
  const { options, cookies } = await world.signIn.passkeys.ask(c.req.raw.headers);
  setCookies(c, cookies);
  return c.json(options as object, 200, { 'cache-control': 'no-store' });
}

async function answerPasskey(c: PageContext, world: World): Promise<Response> {
  const response: unknown = await c.req.json().catch(() => {
    throw new Failure('unreadable', 'expected JSON');
  });
  const answer = await signInWithPasskey(world, c.req.raw.headers, response);
  if (isRefusal(answer)) throw notFound('passkey');
  setCookies(c, answer);
  return c.body(null, 204);
}

async function signOut(c: PageContext, world: World): Promise<Response> {
  setCookies(c, [...(await world.signIn.close(c.req.raw.headers)), ...(await world.signIn.forms.unmark())]);
  c.header('clear-site-data', '"cache", "storage"');
  return c.redirect('/sign-in', 303);
}

/** The language of this browser until it is closed, for whoever reads: signed in or not. */
async function keepLanguage(c: PageContext): Promise<Response> {
  const field = await formOf(c);
  const language = LANGUAGES.find((one) => one === field('language'));
  if (!language) throw invalid('language', `expected one of ${LANGUAGES.join(', ')}`);
  chooseLanguage(c, language);
  return c.redirect(ownPath(field('returnTo')), 303);
}
