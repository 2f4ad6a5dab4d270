// The demonstration register in a file of its own, loaded once for a file of tests and copied for tests that write.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Answers } from '../../src/entry/demonstration/steps.ts';
import { fillDemonstration } from '../../src/entry/demonstration.ts';
import { copyFile, openFile } from '../../src/entry/file-database.ts';
import type { Mailer } from '../../src/operations/world.ts';
import { openMailbox } from '../../src/outside/captured-mailbox.ts';
import { smtpMailer } from '../../src/outside/mail.ts';
import { temporaryFolder } from './folders.ts';
import { type TestWorld, worldOver } from './world.ts';

/** Now, in tests of the demonstration: the Monday after its last entry. */
export const DEMO_MORNING = '2026-11-23T08:00:00.000Z';

export type Demonstration = { world: TestWorld; answers: Answers; close: () => void };

/** Loads the demonstration, its old news told, for all tests of a file that only read it; `close` removes it. */
export async function loadedDemonstration(): Promise<Demonstration> {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-demo-'));
  const path = join(folder, 'demo.db');
  const database = await openFile(path);
  const close = (): void => {
    database.close();
    rmSync(folder, { recursive: true, force: true });
  };
  const mailbox = await openMailbox();
  const mailer = smtpMailer(mailbox.url);
  const world = worldOver(database, path, DEMO_MORNING);
  const answers = await fillDemonstration({ ...world, mailer });
  mailer.close();
  await mailbox.close();
  return { world, answers, close };
}

export type DemoCopy = { world: TestWorld; idOf: (name: string) => string };

/** A copy of a loaded demonstration for one test that writes, with the mailer it is given. */
export async function ownCopy({ world, answers }: Demonstration, mailer: Mailer | null = null): Promise<DemoCopy> {
  const path = join(temporaryFolder(), 'copy.db');
  await copyFile(world.path, path);
  const database = await openFile(path);
  onTestFinished(() => database.close());
  return { world: { ...worldOver(database, path, DEMO_MORNING), mailer }, idOf: (name) => idIn(answers, name) };
}

/** The id of what has a name in the demonstration; `name.entityId` and the like for another field of its answer. */
export function idIn(answers: Answers, name: string): string {
  const [ref = '', field = 'id'] = name.split('.');
  const id = answers.get(ref)?.[field];
  if (typeof id !== 'string') throw new Error(`the demonstration has no "${name}"`);
  return id;
}
