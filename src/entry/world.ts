// What both runtimes make their worlds of: the clock, ids, words and mails.
import type { Mailer, World } from '../operations/world.ts';
import type { Database } from '../storage/database.ts';
import { mailTexts } from '../views/mail.ts';
import { wording } from '../views/wording/wording.ts';
import { renderer } from '../web/renderer.ts';
import { clockFrom } from './clock.ts';
import type { RuntimeSettings } from './settings.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new opaque id: the prefix, and 80 random bits in lower-case Crockford base 32. */
export function newId(prefix: string): string {
  let id = `${prefix}_`;
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += ALPHABET[byte % 32];
  return id;
}

/** The world of one request or run; all worlds of a process that was set to another time share one clock. */
export function worldFrom(
  database: Database,
  mailer: Mailer | null,
  settings: RuntimeSettings,
  now: World['now'] = clockFrom(settings.clock),
): World {
  return {
    database,
    now,
    newId,
    mailer,
    wording,
    mailTexts: mailTexts(renderer()),
    settings,
    request: null,
  };
}
