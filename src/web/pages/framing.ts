// What every page is framed with: who reads, on which day, in which body, what they may do, and the message shown once.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { routePath } from 'hono/route';
import { type CalendarDate, type Instant, isCalendarDate, isInstant, osloDay } from '../../domain/calendar.ts';
import { Failure, invalid } from '../../domain/failures.ts';
import type { Identity } from '../../domain/identity.ts';
import { type Action, may, mayAnywhere } from '../../domain/permissions.ts';
import type { Around } from '../../operations/asking.ts';
import { currentBodies } from '../../operations/bodies.ts';
import { attemptIn, noteAttemptBy } from '../../operations/security-log.ts';
import type { World } from '../../operations/world.ts';
import type { Flash, Frame } from '../../views/page.ts';
import { renderProblem } from '../../views/problem.ts';
import { nb } from '../../views/wording/nb.ts';
import { ownCookie } from '../cookies.ts';
import { problemOf, waitAfter } from '../failures.ts';
import { languageFor } from '../language.ts';
import { withAddress } from '../origin.ts';
import { renderer } from '../renderer.ts';
import { ownPath, whoReads } from '../session.ts';
import { bringsFile } from '../uploads.ts';

/** A captured mail, as the demonstration's mailbox gives it. */
export type CapturedMail = {
  id: string;
  at: string;
  from: string;
  to: string;
  subject: string;
  messageId: string;
  text: string;
  html: string | null;
};

/** What only some runtimes have. */
export type PageExtras = {
  mailbox: { list: () => CapturedMail[]; get: (id: string) => CapturedMail | undefined } | null;
};

export type PageContext = Context<{ Variables: { world: World } }>;

/** Who reads a page, in what frame, and the day asked about. */
export type Reader = {
  world: World;
  actor: Identity;
  frame: Frame;
  time: { asOf?: CalendarDate; knownAt?: Instant };
  bodies: string[];
};

/** What a page needs: an action in at least one body, or nothing: pages about oneself, and the demonstration's mailbox. */
type Needs = Action | 'nothing';

/** A page: how and where it is asked for, what it needs, and what shows it. */
export type PageRow = readonly [
  'get' | 'post',
  string,
  Needs,
  (c: PageContext, reader: Reader, extras: PageExtras) => Promise<Response>,
];

const FLASH = 'avtalevakt_flash';
const FLASHES: readonly Flash['code'][] = [
  ...(['change_saved', 'change_withdrawn', 'person_chosen', 'run_done'] as const),
  ...(['law_saved', 'law_withdrawn', 'policy_saved', 'policy_withdrawn', 'notice_answered'] as const),
  ...(['document_attached', 'document_erased'] as const),
  ...(['checkpoint_made', 'decision_saved', 'system_confirmed', 'system_saved', 'system_unchanged'] as const),
  ...(['language_saved', 'password_changed', 'passkey_added', 'passkey_renamed'] as const),
  ...(['passkey_removed', 'session_ended', 'confirmed', 'key_revoked'] as const),
  ...(['draft_started', 'draft_saved', 'clauses_saved', 'version_moved', 'signatures_saved'] as const),
  ...(['version_signed', 'reviewed', 'agreement_begun', 'system_begun'] as const),
  ...(['change_saved_without_file', 'proof_kept'] as const),
  ...(['drafts_made', 'drafts_sent', 'reviews_made'] as const),
  ...(['version_ended', 'version_ended_unproved', 'system_ended'] as const),
  ...(['person_added', 'person_added_invited', 'person_invited', 'role_granted', 'role_ended'] as const),
  'person_signed_out',
  ...(['vendor_registered', 'vendor_saved', 'product_registered', 'product_saved'] as const),
  ...(['contract_registered', 'contract_saved'] as const),
  ...(['form_kept', 'form_not_kept', 'form_not_here'] as const),
  ...(['body_saved', 'membership_saved', 'membership_ended', 'mandate_saved', 'mandate_ended'] as const),
  ...(['person_left', 'person_erased', 'view_saved'] as const),
];

/** Who reads, with the frame of the page. */
export async function readerOf(c: PageContext, hasMailbox: boolean): Promise<Reader> {
  const asked = c.get('world');
  const { actor, around } = await whoReads(c, asked);
  const { asOf, knownAt, body } = c.req.query();
  const time = {
    ...(asOf && isCalendarDate(asOf) ? { asOf } : {}),
    ...(knownAt && isInstant(knownAt) ? { knownAt } : {}),
  };
  const page = c.req.method === 'GET' ? { page: {} } : {};
  const world = { ...asked, ...page, language: languageFor(c, actor.language) };
  const bodies = time.asOf ? await currentBodies(world, actor, time.asOf) : around.bodies;
  const frame = frameOf(c, world, actor, hasMailbox, time, { ...around, bodies });
  const chosen = body && frame.bodies.some((b) => b.id === body) ? [body] : frame.bodies.map((b) => b.id);
  return { world, actor, frame, time, bodies: chosen };
}

/** Throws on a day or instant that is none: once it is known who reads, so that they are told in their own page. */
function mustBeTimes(c: PageContext): void {
  const { asOf, knownAt } = c.req.query();
  if (asOf && !isCalendarDate(asOf)) throw invalid('asOf', 'expected a day that exists, YYYY-MM-DD');
  if (knownAt && !isInstant(knownAt)) throw invalid('knownAt', 'expected a UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ');
}

function frameOf(
  c: PageContext,
  world: World,
  actor: Identity,
  hasMailbox: boolean,
  time: Reader['time'],
  { bodies, person, people }: Around,
): Frame {
  const today = osloDay(world.now());
  const body = c.req.query('body') || null;
  const url = new URL(c.req.url);
  return {
    language: world.language,
    path: `${url.pathname}${url.search}`,
    today,
    asOf: time.asOf ?? today,
    knownAt: time.knownAt ?? null,
    demo: world.settings.demonstration,
    person,
    signedIn: actor.name,
    people,
    body: body !== null && bodies.some((b) => b.id === body) ? body : null,
    bodies,
    writes: bodies.map(({ id }) => id).filter((id) => may(actor, 'write_register', id)),
    may: {
      readRegister: mayAnywhere(actor, 'read'),
      registerChange: mayAnywhere(actor, 'register_change'),
      writeShared: mayAnywhere(actor, 'write_shared'),
      readReport: mayAnywhere(actor, 'report'),
      readDeliveries: may(actor, 'administer', null),
      readMail: hasMailbox,
      readLog: mayAnywhere(actor, 'read_log'),
      manageKeys: mayAnywhere(actor, 'administer'),
      readSecurityLog: may(actor, 'administer', null),
      administer: mayAnywhere(actor, 'administer'),
    },
    flash: takeFlash(c),
  };
}

/** Leaves a message for the next page. */
export function leaveFlash(c: PageContext, flash: Flash): void {
  const { name, options } = ownCookie(c, FLASH);
  const text = encodeURIComponent(JSON.stringify(flash));
  setCookie(c, name, text, { ...options, httpOnly: true, sameSite: 'Lax', maxAge: 60 });
}

function takeFlash(c: PageContext): Flash | null {
  const { name, options } = ownCookie(c, FLASH);
  const kept = getCookie(c, name);
  if (!kept || c.req.method !== 'GET') return null;
  deleteCookie(c, name, options);
  try {
    const { code, values = {} } = JSON.parse(decodeURIComponent(kept)) as Flash;
    // A cookie may come from elsewhere: one whose text would have holes is no message.
    const wanted = nb.texts[`flash.${code}`]?.matchAll(/\{(\w+)\}/g) ?? [];
    const whole = [...wanted].every(([, name = '']) => ['string', 'number'].includes(typeof values[name]));
    return FLASHES.includes(code) && whole ? { code, values } : null;
  } catch {
    return null;
  }
}

/** A page that answers, or the helpful page for what went wrong; whoever is not signed in goes where `signedOut` sends them. */
export async function answerPage(
  c: PageContext,
  hasMailbox: boolean,
  page: (reader: Reader) => Promise<Response>,
  signedOut: (c: PageContext) => Response | Promise<Response> = toSignIn,
): Promise<Response> {
  let reader: Reader | undefined;
  try {
    reader = await readerOf(c, hasMailbox);
    mustBeTimes(c);
    return await page(reader);
  } catch (error) {
    if (error instanceof Failure && error.kind === 'unauthenticated') return signedOut(c);
    if (!(error instanceof Failure)) console.error(error);
    if (reader) await noteFailure(c, reader, error);
    return problemPage(c, error, reader);
  }
}

/** To sign-in, and from there back to the page that was asked for. */
export function toSignIn(c: PageContext): Response {
  // A page that is open asks for a part of itself: it is loaded anew, and leads to sign-in as a whole.
  if (c.req.header('hx-request') === 'true') return c.body(null, 204, { 'hx-refresh': 'true' });
  const url = new URL(c.req.url);
  const returnTo = ownPath(c.req.method === 'GET' ? `${url.pathname}${url.search}` : '/');
  return c.redirect(returnTo === '/' ? '/sign-in' : `/sign-in?${new URLSearchParams({ returnTo })}`, 303);
}

/** A page for whoever asks, signed in or not, or the helpful page for what went wrong. */
export async function answerPublic(c: PageContext, page: () => Promise<Response>): Promise<Response> {
  c.req.raw = withAddress(c.req.raw, c.get('world').origin.address);
  try {
    return await page();
  } catch (error) {
    if (!(error instanceof Failure)) console.error(error);
    return problemPage(c, error, undefined);
  }
}

/** Notes what the failure of a page tells of: somebody at what is not theirs. */
async function noteFailure(c: PageContext, { world, actor }: Reader, error: unknown): Promise<void> {
  const kind = attemptIn(error);
  if (kind === null) return;
  const form = c.req.method === 'POST' && !bringsFile(c.req.raw) ? await c.req.parseBody().catch(() => null) : null;
  const values = [c.req.param(), c.req.query(), form];
  await noteAttemptBy(world, actor, { kind, route: `${c.req.method} ${routePath(c)}`, values });
}

/** The helpful page for what went wrong, in the frame of whoever reads where that could be made. */
export async function problemPage(c: PageContext, error: unknown, reader: Reader | undefined): Promise<Response> {
  const problem = problemOf(error);
  const frame = reader?.frame ?? bareFrame(c);
  const retryAfter = waitAfter(error);
  const page = renderProblem(renderer(), frame, {
    status: problem.status,
    errors: problem.errors,
    retryAfter,
    reference: null,
  });
  if (retryAfter !== null) c.header('retry-after', String(retryAfter));
  return c.html(page.html, problem.status as 404);
}

/** The frame of a page for whoever asks, and of one shown when even the frame could not be read. */
export function bareFrame(c: PageContext): Frame {
  const world = c.get('world');
  const url = new URL(c.req.url);
  const onward = ['returnTo', 'ended'].flatMap((name) => {
    const value = url.searchParams.get(name);
    return value === null ? [] : [[name, value] as [string, string]];
  });
  const today = osloDay(world.now());
  const nothing = {
    readRegister: false,
    registerChange: false,
    writeShared: false,
    readReport: false,
    readDeliveries: false,
    readMail: false,
    readLog: false,
    manageKeys: false,
    readSecurityLog: false,
    administer: false,
  };
  return {
    language: world.language,
    // Of what an address may hold before one is let in, only the way on is shown again: the rest may open something.
    path: onward.length === 0 ? url.pathname : `${url.pathname}?${new URLSearchParams(onward)}`,
    today,
    asOf: today,
    knownAt: null,
    demo: world.settings.demonstration,
    person: null,
    signedIn: null,
    people: [],
    body: null,
    bodies: [],
    writes: [],
    may: nothing,
    flash: null,
  };
}
