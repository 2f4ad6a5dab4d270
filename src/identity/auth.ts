// better-auth over our own tables: passwords, time codes, recovery codes, passkeys and sessions.
import { drizzleAdapter } from '@better-auth/drizzle-adapter';
import { passkey } from '@better-auth/passkey';
import { APIError } from 'better-auth/api';
import { betterAuth } from 'better-auth/minimal';
import { twoFactor } from 'better-auth/plugins/two-factor';
import { ADDRESS_HEADER, type Provider, type SecondFactor } from '../operations/signing-in.ts';
import type { Database } from '../storage/database.ts';
import { drizzleOver, SIGN_IN_TABLES } from '../storage/sign-in-tables.ts';
import { housePlugin } from './house-plugin.ts';
import { PROLONGED_EVERY_SECONDS } from './sessions.ts';

/** What sign-in is set up with. Times are seconds. */
export type SignInSettings = {
  baseUrl: string;
  /** What cookies are signed and secrets encrypted with; 32 characters at least. */
  secret: string;
  /** A session not used for so long has ended; and one as old as this, used or not. */
  idleSeconds: number;
  absoluteSeconds: number;
  /** Where people may sign in besides. */
  providers: readonly Provider[];
};

export const PRODUCT = 'Avtalevakt';

/** Which second factor a session opened at an address of better-auth has by that alone. */
function factorOf(path: string | undefined): SecondFactor | null {
  if (path === '/two-factor/verify-totp') return 'time_code';
  if (path === '/two-factor/verify-backup-code') return 'recovery_code';
  if (path === '/passkey/verify-authentication') return 'passkey';
  return null;
}

/** A passkey counts as two factors only where the device has made sure of the person; browsers are asked for it, and held to it. */
function mustKnowThePerson(info: { userVerified: boolean } | undefined): void {
  if (!info?.userVerified) throw new APIError('UNAUTHORIZED');
}

/** better-auth for one database handle. */
export function authOver(database: Database, settings: SignInSettings, clock: () => number) {
  const { hostname, origin, protocol } = new URL(settings.baseUrl);
  return betterAuth({
    ...general(settings, protocol),
    database: drizzleAdapter(drizzleOver(database), { provider: 'sqlite', schema: SIGN_IN_TABLES, transaction: false }),
    plugins: [
      twoFactor({ issuer: PRODUCT, accountLockout: { enabled: false } }),
      passkey({
        rpID: hostname,
        rpName: PRODUCT,
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: { afterVerification: ({ verification }) => mustKnowThePerson(verification.registrationInfo) },
        authentication: { afterVerification: ({ verification }) => mustKnowThePerson(verification.authenticationInfo) },
      }),
      housePlugin(PRODUCT, clock),
    ],
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => {
            const given = (session as { secondFactor?: string | null }).secondFactor;
            return { data: { ...session, secondFactor: given ?? factorOf(context?.path) } };
          },
        },
      },
    },
  });
}

/** What does not depend on the database. Nothing is told to anyone, and no address of better-auth is served. */
function general(settings: SignInSettings, protocol: string) {
  const secure = protocol === 'https:';
  return {
    appName: PRODUCT,
    baseURL: settings.baseUrl,
    basePath: '/sign-in',
    secret: settings.secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: 1, maxPasswordLength: 200 },
    session: {
      expiresIn: settings.idleSeconds,
      updateAge: PROLONGED_EVERY_SECONDS,
      freshAge: 0,
      additionalFields: {
        secondFactor: { type: 'string' as const, required: false, input: false },
        standing: { type: 'string' as const, required: false, input: false },
      },
    },
    advanced: {
      // By https no name beneath or beside ours can set a cookie that is taken for one of ours (RFC 6265bis).
      cookiePrefix: secure ? '__Host-avtalevakt' : 'avtalevakt',
      useSecureCookies: false,
      defaultCookieAttributes: secure ? { secure: true } : {},
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      database: { validateSchema: false },
    },
  };
}

export type Auth = ReturnType<typeof authOver>;
/** better-auth, made when first asked for. */
export type Made = () => Promise<Auth>;
