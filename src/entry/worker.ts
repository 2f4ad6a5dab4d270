// The door on Cloudflare Workers: the same application, its database on a libSQL server, one client for each request.
import { createClient } from '@libsql/client/web';
import { scheduledRun } from '../operations/runs.ts';
import type { World } from '../operations/world.ts';
import { workerMailer } from '../outside/mail-worker.ts';
import { openDatabase } from '../storage/database.ts';
import { createApp } from '../web/app.ts';
import { type Environment, readSettings } from './settings.ts';
import { worldFrom } from './world.ts';

type Context = { waitUntil: (work: Promise<unknown>) => void };

function worldOf(environment: Environment): World {
  const settings = readSettings(environment, false);
  const { libsqlUrl, libsqlToken, smtpUrl } = settings;
  if (libsqlUrl === null) throw new Error('LIBSQL_URL: expected the address of a libSQL server');
  const database = openDatabase(() =>
    createClient({ url: libsqlUrl, ...(libsqlToken === null ? {} : { authToken: libsqlToken }) }),
  );
  return worldFrom(database, smtpUrl === null ? null : workerMailer(smtpUrl), settings);
}

export default {
  /** Answers one request. */
  async fetch(request: Request, environment: Environment, context: Context): Promise<Response> {
    const world = worldOf(environment);
    const response = await createApp(() => world).fetch(request);
    context.waitUntil(Promise.resolve(world.database.close()));
    return response;
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
