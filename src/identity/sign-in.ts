// Sign-in as operations and pages know it, done by better-auth; one for each database handle.
import type { KeptForms, Providers, SignIn, Step } from '../operations/signing-in.ts';
import type { Database } from '../storage/database.ts';
import { cookiesOf, orBusy, unlessRefused } from './answers.ts';
import type { Auth, Made, SignInSettings } from './auth.ts';
import { passkeysOf } from './passkeys.ts';
import { asOpen, isSettled, isTooOld, rowOf, type Session } from './sessions.ts';

/** Sign-in over a database handle; `clock` is the machine's time in milliseconds. */
export function signInOver(database: Database, settings: SignInSettings, clock: () => number): SignIn {
  let made: Promise<Auth> | undefined;
  // Read and made when first asked for: the service is ready long before, and not every request has to do with sign-in.
  const auth: Made = () => {
    made ??= import('./auth.ts').then(({ authOver }) => authOver(database, settings, clock));
    return made;
  };
  return {
    ...sessionsOf(auth, settings, clock),
    ...passwordsOf(auth),
    ...codesOf(auth),
    ...ownCodesOf(auth),
    passkeys: passkeysOf(auth),
    providers: providersWhenAsked(settings, clock),
    forms: formsWhenAsked(database, settings, clock),
  };
}

/** Providers of which nothing is read before one is asked for. */
function providersWhenAsked(settings: SignInSettings, clock: () => number): Providers {
  const known = settings.providers;
  let read: Promise<Providers> | undefined;
  const providers = (): Promise<Providers> => {
    read ??= import('./providers.ts').then(({ providersOf }) => providersOf(known, settings, clock));
    return read;
  };
  return {
    known,
    troubles: async () => (known.length === 0 ? [] : (await providers()).troubles()),
    begin: async (visit) => (await providers()).begin(visit),
    returned: async (headers, provider, answered) => (await providers()).returned(headers, provider, answered),
    vouched: async (visit, answered) => (await providers()).vouched(visit, answered),
  };
}

const bringsSession = (headers: Headers): boolean => headers.get('cookie')?.includes('session_token') ?? false;

/** Kept forms of which nothing is read before one is asked for. */
function formsWhenAsked(database: Database, settings: SignInSettings, clock: () => number): KeptForms {
  let read: Promise<KeptForms> | undefined;
  const forms = (): Promise<KeptForms> => {
    read ??= import('./kept-forms.ts').then(({ keptFormsOver }) => keptFormsOver(database, settings, clock));
    return read;
  };
  return {
    mark: async (person) => (await forms()).mark(person),
    unmark: async () => (await forms()).unmark(),
    keep: async (headers, form) => (await forms()).keep(headers, form),
    open: async (headers, id, person) => (await forms()).open(headers, id, person),
  };
}

function sessionsOf(
  auth: Made,
  settings: SignInSettings,
  clock: () => number,
): Pick<SignIn, 'claimed' | 'asOpen' | 'session' | 'open' | 'renew' | 'renewId' | 'close'> {
  const close: SignIn['close'] = async (headers) =>
    cookiesOf((await (await auth()).api.signOut({ headers, returnHeaders: true })).headers);
  return {
    // Most who have no session have no cookie either: for them nothing is read, be it our own modules.
    claimed: async (headers) => (bringsSession(headers) ? (await auth()).api.claimed({ headers }) : null),
    asOpen: (row) => (isSettled(row, settings, clock()) ? asOpen(row, clock()) : null),
    session: async (headers) => {
      if (!bringsSession(headers)) return { session: null, cookies: [] };
      const { response, headers: set } = await orBusy((await auth()).api.getSession({ headers, returnHeaders: true }));
      if (!response) return { session: null, cookies: cookiesOf(set) };
      const row = rowOf(response.session as Session, response.user.id);
      if (isTooOld(row, settings)) return { session: null, cookies: await close(headers) };
      return { session: asOpen(row, clock()), cookies: cookiesOf(set) };
    },
    open: async (headers, person, secondFactor) => {
      const asked = { headers, body: { person, secondFactor }, returnHeaders: true as const };
      return cookiesOf((await (await auth()).api.openSession(asked)).headers);
    },
    renew: async (headers, standing) =>
      cookiesOf(
        (await orBusy((await auth()).api.renewSession({ headers, body: { standing }, returnHeaders: true }))).headers,
      ),
    renewId: async (headers) => cookiesOf((await (await auth()).api.renewId({ headers, returnHeaders: true })).headers),
    close,
  };
}

function passwordsOf(auth: Made): Pick<SignIn, 'withPassword' | 'hashed' | 'setPassword' | 'isPassword'> {
  return {
    withPassword: async (headers, email, password) => {
      const asked = { headers, body: { email, password }, returnHeaders: true as const };
      const answer = await unlessRefused((await auth()).api.signInEmail(asked));
      if (answer === null) return null;
      const waits = 'twoFactorRedirect' in (answer.response as object);
      const step: Step = waits ? 'code' : 'enrol';
      return { step, cookies: cookiesOf(answer.headers) };
    },
    hashed: async (password) => (await auth()).api.hashed({ body: { password } }),
    setPassword: async (person, password) => {
      await (await auth()).api.setPassword({ body: { person, password } });
    },
    isPassword: async (person, password) => (await auth()).api.isPassword({ body: { person, password } }),
  };
}

/** Headers without the session they bring; whatever else a browser sent stays. */
function withoutSession(headers: Headers): Headers {
  const cookies = (headers.get('cookie') ?? '').split(';').map((cookie) => cookie.trim());
  const kept = new Headers(headers);
  kept.set('cookie', cookies.filter((cookie) => !/^[^=]*\.session_token=/.test(cookie)).join('; '));
  return kept;
}

function codesOf(auth: Made): Pick<SignIn, 'awaited' | 'withCode'> {
  const awaited = async (headers: Headers) => (await auth()).api.awaited({ headers });
  return {
    awaited: async (headers) => (await awaited(headers))?.person ?? null,
    withCode: async (headers, code, kind) => {
      const { api } = await auth();
      const waiting = await awaited(headers);
      if (waiting === null) return null;
      // better-auth checks the code of whoever has a session, be it another person than the one who is waited for.
      const own = waiting.by === 'session' ? headers : withoutSession(headers);
      const asked = { headers: own, body: { code }, returnHeaders: true as const };
      const verify = kind === 'time_code' ? api.verifyTOTP(asked) : api.verifyBackupCode(asked);
      const answer = await unlessRefused<{ headers: Headers; response: unknown }>(verify);
      if (answer === null) return null;
      const { user } = answer.response as { user?: { id?: string } };
      if (user?.id !== waiting.person) throw new Error('a code of somebody else');
      if (waiting.by === 'password') {
        await api.signOut({ headers });
        return cookiesOf(answer.headers);
      }
      // Who came by a provider has a session without a second factor: it is replaced, as one by password is made.
      const body = { person: waiting.person, secondFactor: kind };
      return cookiesOf((await api.openSession({ headers, body, returnHeaders: true })).headers);
    },
  };
}

function ownCodesOf(
  auth: Made,
): Pick<SignIn, 'isCode' | 'enrolment' | 'enrol' | 'renewRecoveryCodes' | 'recoveryCodesLeft'> {
  return {
    isCode: async (headers, code, kind) => {
      const { api } = await auth();
      const asked = { headers, body: { code } };
      const verify = kind === 'time_code' ? api.verifyTOTP(asked) : api.verifyBackupCode(asked);
      return (await unlessRefused<object>(verify)) !== null;
    },
    recoveryCodesLeft: async (person) => (await auth()).api.recoveryCodesLeft({ body: { person } }),
    enrolment: async (whose) => (await auth()).api.beginTimeCodes({ body: whose }),
    enrol: async (whose, code) => (await auth()).api.confirmTimeCodes({ body: { ...whose, code } }),
    renewRecoveryCodes: async (person) => (await auth()).api.renewRecoveryCodes({ body: { person } }),
  };
}
