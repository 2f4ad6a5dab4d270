// The tables of sign-in: sessions, how a person may sign in, second factors, one-time links and counted wrong codes.
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

const moment = (name: string) => integer(name, { mode: 'timestamp_ms' });

/** Sessions that are open. `secondFactor` says by what; null may do nothing but give one. `standing` tells roles apart. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: text('id').primaryKey(),
    token: text('token').notNull(),
    userId: text('person').notNull(),
    secondFactor: text('second_factor'),
    standing: text('standing'),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [
    uniqueIndex('sessions_token').on(t.token),
    index('sessions_person').on(t.userId),
    index('sessions_expires').on(t.expiresAt),
  ],
);

/** How a person may sign in: with a password of ours (hashed), or as a subject of a provider. */
export const accounts = sqliteTable(
  'accounts',
  {
    id: text('id').primaryKey(),
    userId: text('person').notNull(),
    providerId: text('provider').notNull(),
    accountId: text('subject').notNull(),
    password: text('password'),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text('scope'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (t) => [uniqueIndex('accounts_subject').on(t.providerId, t.accountId), index('accounts_person').on(t.userId)],
);

/** What a browser is in the middle of: a code asked for, a provider visited, a passkey challenged. */
export const verifications = sqliteTable(
  'verifications',
  {
    id: text('id').primaryKey(),
    identifier: text('identifier').notNull(),
    value: text('value').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    expiresAt: moment('expires_at').notNull(),
  },
  (t) => [index('verifications_identifier').on(t.identifier), index('verifications_expires').on(t.expiresAt)],
);

/** A person's secret of time codes and their recovery codes, both encrypted; not in force before one code was right. */
export const twoFactors = sqliteTable(
  'two_factors',
  {
    id: text('id').primaryKey(),
    userId: text('person').notNull(),
    secret: text('secret').notNull(),
    backupCodes: text('recovery_codes').notNull(),
    verified: integer('verified', { mode: 'boolean' }),
    failedVerificationCount: integer('failed'),
    lockedUntil: moment('locked_until'),
  },
  (t) => [uniqueIndex('two_factors_person').on(t.userId)],
);

/** A person's passkeys: public keys only. */
export const passkeys = sqliteTable(
  'passkeys',
  {
    id: text('id').primaryKey(),
    userId: text('person').notNull(),
    name: text('name'),
    credentialID: text('credential').notNull(),
    publicKey: text('public_key').notNull(),
    counter: integer('counter').notNull(),
    deviceType: text('device_type').notNull(),
    backedUp: integer('backed_up', { mode: 'boolean' }).notNull(),
    transports: text('transports'),
    aaguid: text('aaguid'),
    createdAt: moment('created_at'),
  },
  (t) => [uniqueIndex('passkeys_credential').on(t.credentialID), index('passkeys_person').on(t.userId)],
);

/** Links that open a door once: for the first administrator (person null) and for those invited. Hashes only. */
export const oneTimeLinks = sqliteTable(
  'one_time_links',
  {
    hash: text('hash').primaryKey(),
    purpose: text('purpose').notNull(),
    person: text('person'),
    expiresAt: text('expires_at').notNull(),
    usedAt: text('used_at'),
  },
  (t) => [index('one_time_links_person').on(t.person)],
);

/** Wrong codes in a row by person, whatever the session; and until when no code is looked at. */
export const wrongCodes = sqliteTable('wrong_codes', {
  person: text('person').primaryKey(),
  count: integer('count').notNull(),
  lockedUntil: text('locked_until'),
});

/** Time codes that were given lately, so that each works once. */
export const usedCodes = sqliteTable(
  'used_codes',
  { person: text('person').notNull(), code: text('code').notNull(), until: text('until').notNull() },
  (t) => [primaryKey({ columns: [t.person, t.code] }), index('used_codes_until').on(t.until)],
);
