// The door on Cloudflare Workers: the same application, its database on a libSQL server, one client for each request.
import { createClient } from '@libsql/client/web';
import { scheduledRun } from '../operations/runs.ts';
import type { World } from '../operations/world.ts';
import { smtpMailer } from '../outside/mail.ts';
import { openDatabase } from '../storage/database.ts';
import { type App, createApp } from '../web/app.ts';
import { problem, problemResponse } from '../web/failures.ts';
import { AUDIT_KEY_WANTED, type Environment, readSettings, WrongSettings } from './settings.ts';
import { worldFrom } from './world.ts';

type Context = { waitUntil: (work: Promise<unknown>) => void };

/** The world of each request under way; the application, made with the first one, asks for it. */
const worlds = new WeakMap<Request, World>();
let app: App | undefined;

function worldOf(environment: Environment): World {
  const settings = readSettings(environment, false);
  const { libsqlUrl, libsqlToken, smtpUrl } = settings;
  if (libsqlUrl === null) throw new WrongSettings(['LIBSQL_URL: expected the address of a libSQL server']);
  if (settings.auditKey === null) throw new WrongSettings([AUDIT_KEY_WANTED]);
  if (settings.sessions.secret === '')
    throw new WrongSettings([
      'SIGN_IN_SECRET: expected at least 32 random characters (wrangler secret put SIGN_IN_SECRET)',
    ]);
  const database = openDatabase(() =>
    createClient({ url: libsqlUrl, ...(libsqlToken === null ? {} : { authToken: libsqlToken }) }),
  );
  return worldFrom(database, smtpUrl === null ? null : smtpMailer(smtpUrl), settings);
}

function worldFor(request: Request): World {
  const world = worlds.get(request);
  if (!world) throw new Error('a request without its world');
  return world;
}

async function answer(request: Request, environment: Environment, context: Context): Promise<Response> {
  const own = worldOf(environment);
  const world = { ...own, origin: { ...own.origin, address: request.headers.get('cf-connecting-ip') } };
  worlds.set(request, world);
  app ??= createApp(worldFor);
  try {
    return await app.fetch(request);
  } finally {
    context.waitUntil(Promise.resolve(world.database.close()));
  }
}

export default {
  /** Answers one request; a Worker that is not set up says what is missing. */
  async fetch(request: Request, environment: Environment, context: Context): Promise<Response> {
    try {
      return await answer(request, environment, context);
    } catch (error) {
      if (!(error instanceof WrongSettings)) throw error;
      console.error(error.message);
      return problemResponse(problem(503, `Avtalevakt is not set up yet. ${error.message}`));
    }
  },
  /** What the cron trigger runs. */
  async scheduled(_event: unknown, environment: Environment): Promise<void> {
    const world = worldOf(environment);
    try {
      await scheduledRun(world);
    } finally {
      world.database.close();
    }
  },
};
