// What every page is framed with: who reads, on which day, in which body, what they may do, and the message shown once.
import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { type CalendarDate, type Instant, isCalendarDate, isInstant, osloDay } from '../../domain/calendar.ts';
import { Failure, invalid } from '../../domain/failures.ts';
import { type Actor, may, mayAnywhere } from '../../domain/permissions.ts';
import { currentBodies } from '../../operations/bodies.ts';
import { cast, castPerson } from '../../operations/cast.ts';
import { fresh } from '../../operations/upkeep.ts';
import type { World } from '../../operations/world.ts';
import type { Flash, Frame } from '../../views/page.ts';
import { renderProblem } from '../../views/problem.ts';
import { problemOf, RETRY_AFTER } from '../failures.ts';
import { renderer } from '../renderer.ts';
import { type Session, whoAsks } from '../session.ts';

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
  actor: Actor;
  frame: Frame;
  time: { asOf?: CalendarDate; knownAt?: Instant };
  bodies: string[];
};

const FLASH = 'avtalevakt_flash';
const FLASHES: readonly Flash['code'][] = [
  ...(['change_saved', 'change_withdrawn', 'person_chosen', 'run_done'] as const),
  ...(['law_saved', 'law_withdrawn', 'policy_saved', 'policy_withdrawn', 'notice_answered'] as const),
];

/** Who reads, with the frame of the page; throws on a day or body that is none. */
export async function readerOf(c: PageContext, hasMailbox: boolean): Promise<Reader> {
  const world = c.get('world');
  await fresh(world, []);
  const session = await whoAsks(c, world);
  const { asOf, knownAt, body } = c.req.query();
  if (asOf && !isCalendarDate(asOf)) throw invalid('asOf', 'expected a day that exists, YYYY-MM-DD');
  if (knownAt && !isInstant(knownAt)) throw invalid('knownAt', 'expected a UTC instant, YYYY-MM-DDTHH:mm:ss.sssZ');
  const time = { ...(asOf ? { asOf: asOf as CalendarDate } : {}), ...(knownAt ? { knownAt: knownAt as Instant } : {}) };
  const frame = await frameOf(c, world, session, hasMailbox, time);
  const chosen = body && frame.bodies.some((b) => b.id === body) ? [body] : frame.bodies.map((b) => b.id);
  return { world, actor: session.actor, frame, time, bodies: chosen };
}

async function frameOf(
  c: PageContext,
  world: World,
  { actor, person }: Session,
  hasMailbox: boolean,
  time: Reader['time'],
): Promise<Frame> {
  const today = osloDay(world.now());
  const bodies = await currentBodies(world, actor, time.asOf ?? today);
  const body = c.req.query('body') || null;
  const people = world.settings.demonstration ? await cast(world) : [];
  const url = new URL(c.req.url);
  return {
    language: 'nb',
    path: `${url.pathname}${url.search}`,
    today,
    asOf: time.asOf ?? today,
    knownAt: time.knownAt ?? null,
    demo: world.settings.demonstration,
    person: person === null ? null : await castPerson(world, person),
    people,
    body: body !== null && bodies.some((b) => b.id === body) ? body : null,
    bodies,
    may: {
      readRegister: mayAnywhere(actor, 'read'),
      registerChange: mayAnywhere(actor, 'register_change'),
      readReport: mayAnywhere(actor, 'report'),
      readDeliveries: may(actor, 'administer', null),
      readMail: hasMailbox,
      readLog: mayAnywhere(actor, 'read_log'),
    },
    flash: takeFlash(c),
  };
}

/** Leaves a message for the next page. */
export function leaveFlash(c: PageContext, flash: Flash): void {
  setCookie(c, FLASH, encodeURIComponent(JSON.stringify(flash)), {
    httpOnly: true,
    sameSite: 'Lax',
    path: '/',
    maxAge: 60,
  });
}

function takeFlash(c: PageContext): Flash | null {
  const kept = getCookie(c, FLASH);
  if (!kept || c.req.method !== 'GET') return null;
  deleteCookie(c, FLASH, { path: '/' });
  try {
    const { code, values } = JSON.parse(decodeURIComponent(kept)) as Flash;
    const known = FLASHES.includes(code);
    return known ? { code, ...(values ? { values } : {}) } : null;
  } catch {
    return null;
  }
}

/** A page that answers, or the helpful page for what went wrong. */
export async function answerPage(
  c: PageContext,
  hasMailbox: boolean,
  page: (reader: Reader) => Promise<Response>,
): Promise<Response> {
  let reader: Reader | undefined;
  try {
    reader = await readerOf(c, hasMailbox);
    return await page(reader);
  } catch (error) {
    if (!(error instanceof Failure)) console.error(error);
    return problemPage(c, error, reader);
  }
}

async function problemPage(c: PageContext, error: unknown, reader: Reader | undefined): Promise<Response> {
  const problem = problemOf(error);
  const frame = reader?.frame ?? bareFrame(c);
  const retryAfter = problem.status === 503 ? RETRY_AFTER : null;
  const page = renderProblem(renderer(), frame, {
    status: problem.status,
    errors: problem.errors,
    retryAfter,
    reference: null,
  });
  if (retryAfter !== null) c.header('retry-after', String(retryAfter));
  return c.html(page.html, problem.status as 404);
}

/** The frame of a page shown when even the frame could not be read. */
function bareFrame(c: PageContext): Frame {
  const world = c.get('world');
  const today = osloDay(world.now());
  const nothing = {
    readRegister: false,
    registerChange: false,
    readReport: false,
    readDeliveries: false,
    readMail: false,
    readLog: false,
  };
  return {
    language: 'nb',
    path: new URL(c.req.url).pathname,
    today,
    asOf: today,
    knownAt: null,
    demo: world.settings.demonstration,
    person: null,
    people: [],
    body: null,
    bodies: [],
    may: nothing,
    flash: null,
  };
}
