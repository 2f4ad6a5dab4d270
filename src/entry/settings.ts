// Settings read once from the environment or the Worker's bindings; every wrong one is named before anything starts.
import migrations from '../../drizzle/meta/_journal.json' with { type: 'json' };
import type { Settings } from '../operations/world.ts';

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
  /** When the run is scheduled, as a cron expression in Europe/Oslo. */
  schedule: string;
};

/** Reads settings; throws an Error that names the variable and what was expected. */
export function readSettings(environment: Environment, demonstration: boolean): RuntimeSettings {
  const text = (name: string, fallback: string): string => environment[name]?.trim() || fallback;
  const port = Number(text('PORT', '8787'));
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`PORT: expected a port number, got "${environment.PORT}"`);
  const baseUrl = text('BASE_URL', `http://localhost:${port}`).replace(/\/+$/, '');
  if (!URL.canParse(baseUrl)) throw new Error(`BASE_URL: expected a web address, got "${environment.BASE_URL}"`);
  const smtpUrl = environment.SMTP_URL?.trim() || null;
  if (smtpUrl !== null && !/^smtps?:\/\//.test(smtpUrl)) throw new Error('SMTP_URL: expected smtp:// or smtps://');
  return {
    baseUrl,
    mailFrom: text('MAIL_FROM', 'Avtalevakt <avtalevakt@localhost>'),
    demonstration,
    migrations: migrations.entries.length,
    hosts: ['localhost', '127.0.0.1', '[::1]'],
    port,
    dataFolder: text('DATA_FOLDER', './data'),
    smtpUrl,
    libsqlUrl: environment.LIBSQL_URL?.trim() || null,
    libsqlToken: environment.LIBSQL_AUTH_TOKEN?.trim() || null,
    schedule: text('SCHEDULE', '15 5 * * *'),
  };
}
