// The program on Node: settings, the port, the register, the timer, and an orderly end.
import type { Server } from 'node:http';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createAdaptorServer } from '@hono/node-server';
import { Cron } from 'croner';
import { compress } from 'hono/compress';
import { firstAdministratorLink } from '../operations/first-administrator.ts';
import { offeredProviders } from '../operations/provider-sign-in.ts';
import { scheduledRun } from '../operations/runs.ts';
import type { ProviderTrouble } from '../operations/signing-in.ts';
import type { World } from '../operations/world.ts';
import { openMailbox } from '../outside/captured-mailbox.ts';
import { readInThread } from '../outside/document-texts.ts';
import { smtpMailer } from '../outside/mail.ts';
import type { Database } from '../storage/database.ts';
import { type App, createApp } from '../web/app.ts';
import { problem, problemResponse } from '../web/failures.ts';
import { keepAuditKey } from './audit-key.ts';
import { clockFrom } from './clock.ts';
import { openDemonstration } from './demonstration-file.ts';
import { openFile } from './file-database.ts';
import { keptSecret } from './kept-secret.ts';
import { type RuntimeSettings, readSettings, WrongSettings } from './settings.ts';
import { worldFrom } from './world.ts';

/** How long requests under way are waited for when the service is told to stop. */
const PATIENCE_MS = 5_000;
/** How long a request may take to arrive, head and whole: who sends byte by byte holds no connection for ever. */
const SLOWEST = { headersTimeout: 10_000, requestTimeout: 60_000, connectionsCheckingInterval: 2_000 };
/** Pages go compressed, documents and figures as they are; Workers compress what they send by themselves. */
const PACKED = compress({ encoding: 'gzip', contentTypeFilter: /^text\/html\b/ });
/** When the parts of sign-in are read; before what was compiled is kept for the next start. */
const SIGN_IN_READ_AFTER_MS = 500;

type Flags = { demo: boolean; fresh: boolean; rebuild: boolean };

function readFlags(given: string[]): Flags {
  try {
    const flag = { type: 'boolean', default: false } as const;
    const { values } = parseArgs({ args: given, options: { demo: flag, fresh: flag, rebuild: flag } });
    if (values.fresh && !values.demo) throw new Error('--fresh: only the demonstration can be started anew');
    return values;
  } catch (error) {
    throw new WrongSettings([error instanceof Error ? error.message : String(error)]);
  }
}

/** Takes the port before anything else is done; until `answer` is set, whoever asks is told to come back. */
async function openDoor(port: number): Promise<{ server: Server; port: number; answer: App['fetch'] | null }> {
  const starting = (): Response => problemResponse(problem(503, 'Avtalevakt is starting; try again in a moment'));
  const door = { answer: null as App['fetch'] | null, port };
  const server = createAdaptorServer({
    fetch: (request: Request, runtime: object) => door.answer?.(request, runtime) ?? starting(),
    hostname: '127.0.0.1',
    serverOptions: SLOWEST,
  }) as Server;
  await new Promise<void>((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = error.code === 'EADDRINUSE' ? 'something listens there already; choose another' : error.message;
      failed(new WrongSettings([`PORT: cannot listen on ${port}: ${taken}`]));
    });
    server.listen(port, '127.0.0.1', done);
  });
  const address = server.address();
  return Object.assign(door, { server, port: typeof address === 'object' && address ? address.port : port });
}

/** Takes no new requests, lets those under way finish, and hangs up on who does not come to an end. */
async function closeDoor(server: Server): Promise<void> {
  const impatient = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  const sweep = setInterval(() => server.closeIdleConnections(), 50);
  await new Promise((done) => server.close(done));
  clearTimeout(impatient);
  clearInterval(sweep);
}

function registerPath(flags: Flags, settings: RuntimeSettings): string {
  return resolve(join(settings.dataFolder, flags.demo ? 'demo.db' : 'avtalevakt.db'));
}

function openRegister(
  flags: Flags,
  settings: RuntimeSettings,
  worldOf: (database: Database) => World,
): Promise<Database> {
  const path = registerPath(flags, settings);
  if (!flags.demo) return openFile(path);
  return openDemonstration(path, flags.fresh, async (database) => {
    console.log('Loading the demonstration register …');
    const { fillDemonstration } = await import('./demonstration.ts');
    await fillDemonstration(worldOf(database));
  });
}

/** The timer of the scheduled run; stopping it waits for a run that is under way. */
function timerFor(schedule: string): { start: (world: World) => void; stop: () => Promise<unknown> } {
  let running: Promise<unknown> = Promise.resolve();
  try {
    const timer = new Cron(schedule, { timezone: 'Europe/Oslo', protect: true });
    return {
      start: (world) => {
        timer.schedule(() => {
          running = scheduledRun(world).catch((error) => console.error(error));
          return running as Promise<void>;
        });
      },
      stop: () => {
        timer.stop();
        return running;
      },
    };
  } catch (error) {
    const expected = 'expected a cron expression, for instance 15 5 * * *';
    throw new WrongSettings([`SCHEDULE: ${expected} (${error instanceof Error ? error.message : error})`]);
  }
}

/** The world of one request: where it came from is what the socket says, never what the request claims. */
function withAddress(world: World, runtime: unknown): World {
  const { incoming } = runtime as { incoming?: { socket?: { remoteAddress?: string } } };
  return { ...world, origin: { ...world.origin, address: incoming?.socket?.remoteAddress ?? null } };
}

/** Says aloud which providers cannot be used; nobody waits for it, since there are other ways in. */
async function tellOfProviders(world: World): Promise<void> {
  for (const { id, name, trouble } of await offeredProviders(world))
    if (trouble !== null) console.error(`Nobody can sign in with ${name} (${id}) now: ${TROUBLES[trouble]}`);
}

const TROUBLES: Record<ProviderTrouble, string> = {
  unreachable: 'its discovery document cannot be fetched. It is tried again when somebody asks.',
  wrong_issuer: 'its discovery document names another issuer than SIGN_IN_PROVIDERS does.',
  unreadable: 'its discovery document lacks an endpoint, or names one that is not https.',
};

/** The settings with the secret of sign-in: the one given, else the one kept beside the register. */
function withSecret(settings: RuntimeSettings): RuntimeSettings {
  const secret = settings.sessions.secret || keptSecret(resolve(settings.dataFolder));
  return { ...settings, sessions: { ...settings.sessions, secret } };
}

/** Runs the program until it is told to stop; a setting that cannot be ends it with a message. */
export async function run(given: string[]): Promise<void> {
  try {
    await serve(given);
  } catch (error) {
    console.error(error instanceof WrongSettings ? error.message : error);
    process.exit(1);
  }
}

async function serve(argv: string[]): Promise<void> {
  const flags = readFlags(argv);
  const given = readSettings(process.env, flags.demo);
  const timer = timerFor(given.schedule);
  const door = await openDoor(given.port);
  const settings = withSecret(
    given.port === 0 ? readSettings({ ...process.env, PORT: String(door.port) }, flags.demo) : given,
  );
  const mailbox = flags.demo ? await openMailbox() : null;
  const smtpUrl = mailbox?.url ?? settings.smtpUrl;
  const mailer = smtpUrl === null ? null : smtpMailer(smtpUrl);
  const now = clockFrom(settings.clock);
  const keys = settings.auditKey === null ? await keepAuditKey(registerPath(flags, settings)) : {};
  const worldOf = (database: Database): World => ({
    ...worldFrom(database, mailer, { ...settings, ...keys }, now),
    textReader: readInThread,
  });
  const database = await openRegister(flags, settings, worldOf);
  const world = worldOf(database);
  if (flags.rebuild) {
    const { rebuild } = await import('../operations/upkeep.ts');
    console.log(`Rebuilt the caches of ${await rebuild(world)} subjects.`);
  }
  timer.start(world);
  const first = flags.demo ? null : await firstAdministratorLink(world);
  if (first !== null) console.log(`Nobody administers this register yet. Open this once to begin: ${first}`);
  void tellOfProviders(world);
  door.answer = createApp((_, runtime) => withAddress(world, runtime), { mailbox, compress: PACKED }).fetch;
  console.log(`Avtalevakt is at http://localhost:${door.port}${flags.demo ? ' (demonstration)' : ''}`);
  // Whoever signs in first need not wait for it to be read; before it is, the service is ready already.
  setTimeout(() => void import('../identity/auth.ts'), SIGN_IN_READ_AFTER_MS).unref();
  const stop = async (): Promise<void> => {
    await Promise.all([timer.stop(), closeDoor(door.server)]);
    mailer?.close();
    await mailbox?.close();
    database.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}
