// What sign-in needs that better-auth does not offer by itself, as a plugin of its own that no address reaches.
import { createAuthEndpoint } from '@better-auth/core/api';
import { createOTP } from '@better-auth/utils/otp';
import { setSessionCookie } from 'better-auth/cookies';
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as z from 'zod';

const Person = z.object({ person: z.string() });
const InSession = Person.extend({ session: z.string() });
const RECOVERY_CODES = 10;
/** How long a secret waits for its first code. */
const WAITS_MS = 3_600_000;
const waitingFor = ({ person, session }: { person: string; session: string }) => `time-codes-${person}-${session}`;
/** Without letters and digits that look alike. */
const RECOVERY_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

type TwoFactorRow = { id: string; secret: string; verified: boolean | null; backupCodes: string };
type Endpoint = Parameters<Parameters<typeof createAuthEndpoint.serverOnly>[1]>[0];

/** The plugin; `issuer` is what an authenticator shows the codes under, `clock` the machine's time in milliseconds. */
export const housePlugin = (issuer: string, clock: () => number) => ({
  id: 'house' as const,
  endpoints: {
    claimed,
    openSession,
    renewSession,
    renewId,
    recoveryCodesLeft,
    awaited: awaited(clock),
    hashed,
    setPassword,
    isPassword,
    beginTimeCodes: beginTimeCodes(issuer, clock),
    confirmTimeCodes: confirmTimeCodes(clock),
    renewRecoveryCodes,
  },
});

/** The token in the session's cookie, if we signed it. */
const claimed = createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
  const { authCookies, secret } = ctx.context;
  return (await ctx.getSignedCookie(authCookies.sessionToken.name, secret)) || null;
});

const openSession = createAuthEndpoint.serverOnly(
  { method: 'POST', requireHeaders: true, body: Person.extend({ secondFactor: z.string().nullable() }) },
  async (ctx) => {
    const { internalAdapter, authCookies, secret } = ctx.context;
    const before = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
    const user = await internalAdapter.findUserById(ctx.body.person);
    if (!user) throw new Error('a session for nobody');
    const session = await internalAdapter.createSession(user.id, false, { secondFactor: ctx.body.secondFactor });
    await setSessionCookie(ctx, { session, user });
    if (before) await internalAdapter.deleteSession(before);
    return { id: session.id };
  },
);

const renewSession = createAuthEndpoint.serverOnly(
  { method: 'POST', requireHeaders: true, body: z.object({ standing: z.string() }) },
  async (ctx) => {
    const { internalAdapter, authCookies, secret } = ctx.context;
    const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
    const found = token ? await internalAdapter.findSession(token) : null;
    if (!(token && found)) return null;
    const { standing } = ctx.body;
    const change = { token: generateRandomString(32), standing };
    const before = (found.session as { standing?: string | null }).standing;
    if (before === standing) return null;
    // The first look at the roles of a session is no change of them: its id is new already.
    const first = before == null;
    const session = await internalAdapter.updateSession(token, first ? { standing } : change);
    if (!session || first) return null;
    await setSessionCookie(ctx, { session: { ...found.session, ...change }, user: found.user });
    return null;
  },
);

const renewId = createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
  const { internalAdapter, authCookies, secret } = ctx.context;
  const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
  const found = token ? await internalAdapter.findSession(token) : null;
  if (!(token && found)) return null;
  const change = { token: generateRandomString(32) };
  await internalAdapter.updateSession(token, change);
  await setSessionCookie(ctx, { session: { ...found.session, ...change }, user: found.user });
  return null;
});

/** Whose code is waited for: of a session that lacks one, or of who gave a password a moment ago. */
const awaited = (clock: () => number) =>
  createAuthEndpoint.serverOnly({ method: 'POST', requireHeaders: true }, async (ctx) => {
    const { internalAdapter, authCookies, secret, createAuthCookie } = ctx.context;
    const token = await ctx.getSignedCookie(authCookies.sessionToken.name, secret);
    const found = token ? await internalAdapter.findSession(token) : null;
    const lacksOne = found && (found.session as { secondFactor?: string | null }).secondFactor == null;
    if (lacksOne) return { person: found.user.id, by: 'session' as const };
    const challenge = await ctx.getSignedCookie(createAuthCookie('two_factor').name, secret);
    const kept = challenge ? await internalAdapter.findVerificationValue(challenge) : null;
    return isOpen(kept, clock) ? { person: kept.value, by: 'password' as const } : null;
  });

/** Whether what waits for its second half has not waited too long. */
function isOpen<T extends { expiresAt: Date }>(kept: T | null, clock: () => number): kept is T {
  return kept !== null && kept.expiresAt.getTime() > clock();
}

const hashed = createAuthEndpoint.serverOnly(
  { method: 'POST', body: z.object({ password: z.string() }) },
  async (ctx) => ctx.context.password.hash(ctx.body.password),
);

const setPassword = createAuthEndpoint.serverOnly(
  { method: 'POST', body: Person.extend({ password: z.string() }) },
  async (ctx) => {
    const { internalAdapter, password } = ctx.context;
    const { person } = ctx.body;
    const hash = await password.hash(ctx.body.password);
    const known = (await internalAdapter.findAccounts(person)).some(({ providerId }) => providerId === 'credential');
    if (known) await internalAdapter.updatePassword(person, hash);
    else
      await internalAdapter.createAccount({
        userId: person,
        providerId: 'credential',
        accountId: person,
        password: hash,
      });
    return null;
  },
);

const isPassword = createAuthEndpoint.serverOnly(
  { method: 'POST', body: Person.extend({ password: z.string() }) },
  async (ctx) => {
    const accounts = await ctx.context.internalAdapter.findAccounts(ctx.body.person);
    const hash = accounts.find(({ providerId }) => providerId === 'credential')?.password;
    return hash ? ctx.context.password.verify({ hash, password: ctx.body.password }) : false;
  },
);

/** The secret that waits for its first code stands beside the one in force, which works until then. */
const beginTimeCodes = (issuer: string, clock: () => number) =>
  createAuthEndpoint.serverOnly({ method: 'POST', body: InSession }, async (ctx) => {
    const { secretConfig: key, internalAdapter } = ctx.context;
    const user = await internalAdapter.findUserById(ctx.body.person);
    if (!user) throw new Error('time codes for nobody');
    const waiting = await internalAdapter.findVerificationValue(waitingFor(ctx.body));
    const open = isOpen(waiting, clock) ? waiting.value : null;
    const secret = open === null ? generateRandomString(32) : await symmetricDecrypt({ key, data: open });
    if (open === null) {
      await internalAdapter.createVerificationValue({
        identifier: waitingFor(ctx.body),
        value: await symmetricEncrypt({ key, data: secret }),
        expiresAt: new Date(clock() + WAITS_MS),
      });
    }
    const uri = createOTP(secret).url(issuer, user.email);
    return { uri, secret: new URL(uri).searchParams.get('secret') ?? '' };
  });

const confirmTimeCodes = (clock: () => number) =>
  createAuthEndpoint.serverOnly(
    { method: 'POST', body: InSession.extend({ code: z.string(), replaces: z.boolean() }) },
    async (ctx) => {
      const { secretConfig: key, internalAdapter } = ctx.context;
      const { person, replaces } = ctx.body;
      const waiting = await internalAdapter.findVerificationValue(waitingFor(ctx.body));
      if (!isOpen(waiting, clock)) return null;
      const secret = await symmetricDecrypt({ key, data: waiting.value });
      if (!(await createOTP(secret).verify(ctx.body.code))) return null;
      const { codes, kept } = await newRecoveryCodes(key);
      const put = await putTimeCodes(ctx, { person, replaces }, { secret: waiting.value, backupCodes: kept });
      await internalAdapter.deleteVerificationByIdentifier(waitingFor(ctx.body));
      if (!put) return null;
      await internalAdapter.updateUser(person, { twoFactorEnabled: true });
      return codes;
    },
  );

/** Puts time codes in force; in place of others only where `replaces` says so. Of two at once, the first stays. */
async function putTimeCodes(
  ctx: { context: Endpoint['context'] },
  { person, replaces }: { person: string; replaces: boolean },
  { secret, backupCodes }: { secret: string; backupCodes: string },
): Promise<boolean> {
  const { adapter } = ctx.context;
  const update = { secret, verified: true, backupCodes };
  const row = await twoFactorOf(ctx, person);
  if (row && !(replaces || !row.verified)) return false;
  if (row) await adapter.update({ model: 'twoFactor', where: [{ field: 'id', value: row.id }], update });
  else
    await adapter.create({ model: 'twoFactor', data: { ...update, userId: person } }).catch(async (error: unknown) => {
      if (!(await twoFactorOf(ctx, person))) throw error;
    });
  return row !== null || (await twoFactorOf(ctx, person))?.secret === secret;
}

const renewRecoveryCodes = createAuthEndpoint.serverOnly({ method: 'POST', body: Person }, async (ctx) => {
  const row = await twoFactorOf(ctx, ctx.body.person);
  if (!row) return null;
  const { codes, kept } = await newRecoveryCodes(ctx.context.secretConfig);
  const where = [{ field: 'id', value: row.id }];
  await ctx.context.adapter.update({ model: 'twoFactor', where, update: { backupCodes: kept } });
  return codes;
});

const recoveryCodesLeft = createAuthEndpoint.serverOnly({ method: 'POST', body: Person }, async (ctx) => {
  const row = await twoFactorOf(ctx, ctx.body.person);
  if (!row) return null;
  const kept = await symmetricDecrypt({ key: ctx.context.secretConfig, data: row.backupCodes });
  return z.array(z.string()).parse(JSON.parse(kept)).length;
});

function twoFactorOf(ctx: { context: Endpoint['context'] }, person: string): Promise<TwoFactorRow | null> {
  return ctx.context.adapter.findOne<TwoFactorRow>({
    model: 'twoFactor',
    where: [{ field: 'userId', value: person }],
  });
}

/** Ten codes of 50 random bits, and the text they are kept as: encrypted, in the form better-auth reads. */
async function newRecoveryCodes(key: Endpoint['context']['secretConfig']): Promise<{ codes: string[]; kept: string }> {
  const one = () => {
    const letters = [...crypto.getRandomValues(new Uint32Array(10))].map(
      (random) => RECOVERY_ALPHABET[random % RECOVERY_ALPHABET.length],
    );
    return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
  };
  const codes = Array.from({ length: RECOVERY_CODES }, one);
  return { codes, kept: await symmetricEncrypt({ key, data: JSON.stringify(codes) }) };
}
