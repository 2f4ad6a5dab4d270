// The door on Node: npm start, and npm run demo with --demo. One process, one libSQL file, loopback only.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serve } from '@hono/node-server';
import { Cron } from 'croner';
import { scheduledRun } from '../operations/runs.ts';
import { rebuild } from '../operations/upkeep.ts';
import { openMailbox } from '../outside/captured-mailbox.ts';
import { smtpMailer } from '../outside/mail-node.ts';
import { createApp } from '../web/app.ts';
import { fillDemonstration } from './demonstration.ts';
import { openFile } from './file-database.ts';
import { readSettings } from './settings.ts';
import { worldFrom } from './world.ts';

async function main(): Promise<void> {
  const demonstration = process.argv.includes('--demo');
  const settings = readSettings(process.env, demonstration);
  const path = resolve(join(settings.dataFolder, demonstration ? 'demo.db' : 'avtalevakt.db'));
  const isNew = !existsSync(path);
  const database = await openFile(path);
  const mailbox = demonstration ? await openMailbox() : null;
  const smtpUrl = mailbox?.url ?? settings.smtpUrl;
  const mailer = smtpUrl === null ? null : smtpMailer(smtpUrl);
  const world = worldFrom(database, mailer, settings);
  if (demonstration && isNew) {
    console.log('Loading the demonstration register …');
    await fillDemonstration(world);
  }
  if (process.argv.includes('--rebuild')) console.log(`Rebuilt the caches of ${await rebuild(world)} subjects.`);
  const app = createApp(() => world, { mailbox });
  const server = serve({ fetch: app.fetch, port: settings.port, hostname: '127.0.0.1' }, ({ port }) => {
    console.log(`Avtalevakt is at http://localhost:${port}${demonstration ? ' (demonstration)' : ''}`);
  });
  const timer = new Cron(
    settings.schedule,
    { timezone: 'Europe/Oslo', protect: true, catch: (error) => console.error(error) },
    async () => {
      await scheduledRun(world);
    },
  );
  const stop = async (): Promise<void> => {
    timer.stop();
    await new Promise((done) => server.close(done));
    mailer?.close();
    await mailbox?.close();
    database.close();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop());
}

await main();
