// What both runtimes make their worlds of: the clock, ids, words and mails.
import { type SigningKey, signingKey } from '../domain/signing.ts';
import { signInOver } from '../identity/sign-in.ts';
import type { AuditKeys, Mailer, World } from '../operations/world.ts';
import { readMail } from '../outside/mail-reading.ts';
import type { Database } from '../storage/database.ts';
import { mailTexts } from '../views/mail.ts';
import { wording } from '../views/wording/wording.ts';
import { renderer } from '../web/renderer.ts';
import { clockFrom } from './clock.ts';
import { AUDIT_KEY_WANTED, type RuntimeSettings, WrongSettings } from './settings.ts';

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** A new opaque id: the prefix, and 80 random bits in lower-case Crockford base 32. */
export function newId(prefix: string): string {
  let id = `${prefix}_`;
  for (const byte of crypto.getRandomValues(new Uint8Array(16))) id += ALPHABET[byte % 32];
  return id;
}

const keys = new Map<string, Promise<SigningKey>>();

/** A key out of its PEM, read once in the life of the process. */
function keyFrom(pem: string): Promise<SigningKey> {
  const key = keys.get(pem) ?? signingKey(pem);
  keys.set(pem, key);
  return key;
}

async function auditKeysFrom({ auditKey, retiringAuditKey }: RuntimeSettings): Promise<AuditKeys> {
  if (auditKey === null) throw new WrongSettings([AUDIT_KEY_WANTED]);
  return {
    current: await keyFrom(auditKey),
    retiring: retiringAuditKey === null ? null : await keyFrom(retiringAuditKey),
  };
}

/** The world of one request or run; all worlds of a process that was set to another time share one clock. */
export function worldFrom(
  database: Database,
  mailer: Mailer | null,
  settings: RuntimeSettings,
  now: World['now'] = clockFrom(settings.clock),
): World {
  const { baseUrl, providers } = settings;
  return {
    database,
    now,
    newId,
    mailer,
    textReader: null,
    wording,
    language: 'nb',
    mailTexts: mailTexts(renderer()),
    readMail,
    settings,
    origin: { door: 'program', address: null },
    auditKeys: () => auditKeysFrom(settings),
    signIn: signInOver(database, { ...settings.sessions, baseUrl, providers }, () => Date.now()),
    request: null,
  };
}
