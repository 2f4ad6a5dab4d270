// Settings read once from the environment or the Worker's bindings; every wrong one is named before anything starts.
import migrations from '../../drizzle/meta/_journal.json' with { type: 'json' };
import { type Instant, isInstant } from '../domain/calendar.ts';
import type { Provider } from '../operations/signing-in.ts';
import type { Settings } from '../operations/world.ts';
import { PROVIDERS_SETTING, readProviders } from './provider-settings.ts';

/** What a runtime reads from outside, as text. */
export type Environment = Record<string, string | undefined>;

/** The settings of operations, and what only a runtime needs. */
export type RuntimeSettings = Settings & {
  port: number;
  /** Where the libSQL file and what belongs to it live. */
  dataFolder: string;
  /** An smtp:// or smtps:// address; null sends no mail and keeps it waiting. */
  smtpUrl: string | null;
  /** A libSQL server's address and token, for Workers. */
  libsqlUrl: string | null;
  libsqlToken: string | null;
  /** The private keys that sign checkpoints of the log, as PEM; on Node they come from a file beside the register. */
  auditKey: string | null;
  retiringAuditKey: string | null;
  /** When the run is scheduled, as a cron expression in Europe/Oslo. */
  schedule: string;
  /** What sign-in keeps to itself, and how long a session lasts unused and in all. */
  sessions: { secret: string; idleSeconds: number; absoluteSeconds: number };
  /** Where people may sign in besides with a password of ours. */
  providers: readonly Provider[];
  /** What the demonstration's clock shows when it starts; null is the machine's own time. */
  clock: Instant | null;
};

/** Settings that cannot be: whoever runs this reads the message and mends them. */
export class WrongSettings extends Error {
  constructor(wrong: readonly string[]) {
    super(wrong.join('\n'));
    this.name = 'WrongSettings';
  }
}

type Reading = {
  text: (name: string) => string | null;
  /** Notes that the setting is wrong unless it is; `fallback` stands in for one that was not given. */
  fitting: (name: string, fallback: string, fits: (text: string) => boolean, expected: string) => string;
  wrong: string[];
};

/** Reads settings; throws WrongSettings that names each wrong one and what was expected. */
export function readSettings(environment: Environment, demonstration: boolean): RuntimeSettings {
  const reading = readingOf(environment);
  const { text, fitting } = reading;
  const port = Number(fitting('PORT', '8787', isPort, 'a port number, 0 to 65535'));
  const given = fitting('BASE_URL', `http://localhost:${port}`, isAddress(['http', 'https']), 'a web address');
  const settings = {
    baseUrl: given.replace(/\/+$/, ''),
    mailFrom: fitting(
      'MAIL_FROM',
      'Avtalevakt <avtalevakt@localhost>',
      isSender,
      'an e-mail address, or Name <address>',
    ),
    demonstration,
    migrations: migrations.entries.length,
    hosts: ['localhost', '127.0.0.1', '[::1]', ...namedIn(given)],
    port,
    dataFolder: text('DATA_FOLDER') ?? './data',
    smtpUrl: fitting('SMTP_URL', '', isAddress(['smtp', 'smtps']), 'smtp://host:port or smtps://host:port') || null,
    libsqlUrl:
      fitting(
        'LIBSQL_URL',
        '',
        isAddress(['http', 'https', 'libsql', 'ws', 'wss']),
        'the address of a libSQL server',
      ) || null,
    libsqlToken: text('LIBSQL_AUTH_TOKEN'),
    auditKey: fitting('AUDIT_KEY', '', isPrivateKey, PRIVATE_KEY) || null,
    retiringAuditKey: fitting('AUDIT_KEY_RETIRING', '', isPrivateKey, PRIVATE_KEY) || null,
    schedule: text('SCHEDULE') ?? '15 5 * * *',
    clock: clockOf(reading, demonstration),
    sessions: sessionsOf(reading),
    providers: providersIn(reading),
  };
  if (reading.wrong.length > 0) throw new WrongSettings(reading.wrong);
  return settings;
}

/** What may hold a password or is one, and is not repeated in a message. */
const MAY_BE_SECRET: ReadonlySet<string> = new Set([
  'SMTP_URL',
  'LIBSQL_URL',
  'AUDIT_KEY',
  'AUDIT_KEY_RETIRING',
  'SIGN_IN_SECRET',
]);

/** What a Worker without the key that signs checkpoints says. */
export const AUDIT_KEY_WANTED =
  'AUDIT_KEY: expected the key that signs checkpoints of the log; npm run audit-key -- --print makes one';
const PRIVATE_KEY = 'an Ed25519 private key as PEM; npm run audit-key -- --print makes one';

function readingOf(environment: Environment): Reading {
  const wrong: string[] = [];
  const text = (name: string): string | null => environment[name]?.trim() || null;
  const fitting: Reading['fitting'] = (name, fallback, fits, expected) => {
    const given = text(name);
    if (given === null) return fallback;
    if (!fits(given))
      wrong.push(`${name}: expected ${expected}${MAY_BE_SECRET.has(name) ? '' : `, got ${JSON.stringify(given)}`}`);
    return given;
  };
  return { text, fitting, wrong };
}

/** On Node a secret that was not given is made, and kept beside the register; a Worker must be given one. */
function sessionsOf({ fitting }: Reading): RuntimeSettings['sessions'] {
  const minutes = (name: string, fallback: string) =>
    60 * Number(fitting(name, fallback, (text) => /^[1-9]\d{0,3}$/.test(text), 'minutes, 1 to 9999'));
  return {
    secret: fitting('SIGN_IN_SECRET', '', (text) => text.length >= 32, 'at least 32 random characters'),
    idleSeconds: minutes('SESSION_IDLE_MINUTES', '30'),
    absoluteSeconds: minutes('SESSION_LONGEST_MINUTES', '600'),
  };
}

function providersIn({ text, wrong }: Reading): readonly Provider[] {
  const read = readProviders(text(PROVIDERS_SETTING), text);
  wrong.push(...read.wrong);
  return read.providers;
}

/** The host people come by, where the address of the pages names one. */
function namedIn(address: string): string[] {
  const host = URL.parse(address)?.hostname;
  return host ? [host] : [];
}

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65_535;
}

function isAddress(schemes: readonly string[]): (text: string) => boolean {
  return (text) => {
    const url = URL.parse(text);
    return url !== null && schemes.includes(url.protocol.slice(0, -1)) && url.hostname !== '';
  };
}

function isPrivateKey(text: string): boolean {
  return text.startsWith('-----BEGIN PRIVATE KEY-----') && text.endsWith('-----END PRIVATE KEY-----');
}

function isSender(text: string): boolean {
  return /^(?:[^<>\r\n]*<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/.test(text);
}

/** An instant with or without milliseconds. Only a demonstration may pretend that it is another day. */
function clockOf({ text, fitting, wrong }: Reading, demonstration: boolean): Instant | null {
  if (text('CLOCK') !== null && !demonstration) {
    wrong.push('CLOCK: only the demonstration may show another time than the machine');
    return null;
  }
  const whole = (given: string): string => given.replace(/(:\d\d)Z$/, '$1.000Z');
  const given = fitting(
    'CLOCK',
    '',
    (one) => isInstant(whole(one)),
    'a UTC instant, for instance 2026-11-22T09:30:00Z',
  );
  return given === '' ? null : (whole(given) as Instant);
}
