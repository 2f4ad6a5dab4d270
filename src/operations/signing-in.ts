// What operations and pages know of sign-in: sessions, steps and outcomes. The identity room does it; the world hands it in.
import type { SessionRow } from '../storage/asking.ts';

/** What a session's second factor was; `provider` when the provider vouched for it, `demonstration` in that alone. */
export type SecondFactor = 'time_code' | 'recovery_code' | 'passkey' | 'provider' | 'demonstration';

/** An open session. Without a second factor it may do nothing but give one. */
export type OpenSession = {
  id: string;
  person: string;
  secondFactor: SecondFactor | null;
  /** The roles the session was last seen with, as one text; null before it was ever asked with. */
  standing: string | null;
  /** When it was opened, in milliseconds since 1970, and how long ago that is. */
  openedAt: number;
  ageMs: number;
};

/** The header in which the door tells sign-in the network address of a request; what came under that name is dropped. */
export const ADDRESS_HEADER = 'x-avtalevakt-address';

/** Cookies to set, as `Set-Cookie` headers. */
export type Cookies = readonly string[];

/** What comes next: a code asked for, time codes to be set up, or nothing: signed in. */
export type Step = 'code' | 'enrol' | 'in';

/** A secret of time codes that waits for its first code: the otpauth address, and the secret alone to type. */
export type Enrolment = { uri: string; secret: string };

/** Bodies whose people are meant, by their ids or organisation numbers; or every body of the register. */
export type Reach = 'all' | readonly string[];

/** A provider people may sign in at: an OpenID provider, and how far what it says is believed. */
export type Provider = {
  id: string;
  /** What people know it as. */
  name: string;
  /** Where it tells of itself, and what it must call itself there; `{tenantid}` stands for any tenant's id. */
  discovery: string;
  issuer: string;
  clientId: string;
  /** By which the client proves itself to the provider: a secret, a private key (JWK), or, both null, PKCE alone. */
  clientSecret: string | null;
  clientKey: Record<string, unknown> | null;
  scopes: readonly string[];
  /** The level of sign-in that is asked for, most wanted first; null asks for none. */
  acrValues: string | null;
  /** Whose people it speaks for; where it has tenants, each tenant by its id speaks for its own. */
  reach: Reach;
  tenants: Readonly<Record<string, Reach>> | null;
  /** Whether somebody may be known by their e-mail address the first time they come. */
  knowsByEmail: boolean;
  secondFactor: SecondFactorPolicy;
};

/** Claims that say a second factor was given (one of any list is enough), and what is done where none does. */
export type SecondFactorPolicy = {
  acr: readonly string[];
  amr: readonly string[];
  /** Authentication contexts of Entra ID, which are asked for as well. */
  acrs: readonly string[];
  missing: 'step_up' | 'refuse';
};

/** Why a provider cannot be used now: no answer, one that is not about it, or one that cannot be used. */
export type ProviderTrouble = 'unreachable' | 'wrong_issuer' | 'unreadable';

/** A visit to a provider: whom it was begun for and where it leads; `invitation` is the hash of a link being taken up. */
export type Visit = { provider: string; returnTo: string; invitation: string | null };

/** A visit that came back to the browser it was begun in; `key` is another for each visit. */
export type Returned = Visit & { key: string; nonce: string; verifier: string };

/** What a provider has vouched for, its word verified. */
export type Vouched = {
  /** Issuer and the person's lasting id there. */
  subject: string;
  reach: Reach;
  /** The address, and whether it is to be believed; null where it told none. */
  email: { address: string; believed: boolean } | null;
  secondFactor: boolean;
};

/** Why an answer of a provider opens nothing. */
export type VisitTrouble =
  | 'no_visit'
  | 'other_provider'
  | 'too_late'
  | 'no_code'
  | 'cancelled'
  | 'provider_error'
  | 'unavailable'
  | 'code_refused'
  | 'wrong_issuer'
  | 'wrong_audience'
  | 'wrong_nonce'
  | 'wrong_algorithm'
  | 'bad_signature'
  | 'unknown_key'
  | 'expired'
  | 'bad_token'
  | 'unknown_tenant';

/** The parameters an answer of a provider came with. */
export type Answered = Readonly<Record<string, string | undefined>>;

/** What sign-in knows of providers. */
export type Providers = {
  known: readonly Provider[];
  /** What is wrong with each provider now, in the order they are known; null where nothing is. Kept for a while. */
  troubles: () => Promise<(ProviderTrouble | null)[]>;
  /** Where to send the browser, and what it must bring back; a trouble where the provider cannot be used. */
  begin: (visit: Visit) => Promise<{ url: string; cookies: Cookies } | ProviderTrouble>;
  /** The visit an answer belongs to, if this browser began it at this provider; asks nobody. */
  returned: (
    headers: Headers,
    provider: string,
    answered: Answered,
  ) => Promise<{ visit: Returned | VisitTrouble; cookies: Cookies }>;
  /** What the provider vouches for, its ID token verified. */
  vouched: (visit: Returned, answered: Answered) => Promise<Vouched | VisitTrouble>;
};

/** A form that was sent when nobody was signed in any more: to where, from which page, and its fields as they came. */
export type SentForm = { path: string; from: string; fields: string };

/** Forms that wait until whoever sent them has signed in again; they hold no secrets and are never sent by themselves. */
export type KeptForms = {
  /** What makes a browser known as the one a person was last signed in in, for a day. */
  mark: (person: string) => Promise<Cookies>;
  /** What makes it nobody's. */
  unmark: () => Promise<Cookies>;
  /** Keeps a form for whom the browser is known to be, for a day; or why it cannot. */
  keep: (headers: Headers, form: SentForm) => Promise<{ id: string; cookies: Cookies } | 'nobody' | 'too_large'>;
  /** The form kept from this browser for the person; null for anyone else, and anywhere else. */
  open: (headers: Headers, id: string, person: string) => Promise<SentForm | null>;
};

/** Everything sign-in can do for one request; every call takes the request's own headers. */
export type SignIn = {
  /** The token of the session a request says it has, its signature found right; whether it opens anything is not looked up. */
  claimed: (headers: Headers) => Promise<string | null>;
  /** A session out of its row; null where something is to be written of it first, which `session` does: it is over, or due to be prolonged. */
  asOpen: (row: SessionRow) => OpenSession | null;
  /** The session of the request, if one is open, and cookies when it was prolonged or has ended. */
  session: (headers: Headers) => Promise<{ session: OpenSession | null; cookies: Cookies }>;
  /** Opens a session for a person who has proved who they are; any session of the request ends. */
  open: (headers: Headers, person: string, factor: SecondFactor | null) => Promise<Cookies>;
  /** Gives the session a new id and notes the roles it is used with. */
  renew: (headers: Headers, standing: string) => Promise<Cookies>;
  /** Gives the session a new id, with nothing else changed. */
  renewId: (headers: Headers) => Promise<Cookies>;
  /** Ends the session of the request. */
  close: (headers: Headers) => Promise<Cookies>;
  /** Checks name and password; null when they do not fit, whichever is wrong. */
  withPassword: (headers: Headers, email: string, password: string) => Promise<{ step: Step; cookies: Cookies } | null>;
  /** A password as it is kept. */
  hashed: (password: string) => Promise<string>;
  /** Gives a person a password, hashed. */
  setPassword: (person: string, password: string) => Promise<void>;
  /** Whether the password is the person's. */
  isPassword: (person: string, password: string) => Promise<boolean>;
  /** Whose code is waited for: of the session that lacks a second factor, or of who gave a password. */
  awaited: (headers: Headers) => Promise<string | null>;
  /** Checks a code of whoever is awaited and signs them in; null when it is wrong. */
  withCode: (headers: Headers, code: string, kind: 'time_code' | 'recovery_code') => Promise<Cookies | null>;
  /** Whether the code is one of the person of the session; a recovery code is used up by it. */
  isCode: (headers: Headers, code: string, kind: 'time_code' | 'recovery_code') => Promise<boolean>;
  /** How many recovery codes the person has left; null for who has no time codes. */
  recoveryCodesLeft: (person: string) => Promise<number | null>;
  /** The secret of time codes that waits in the person's session; a new one when none waits there. */
  enrolment: (whose: { person: string; session: string }) => Promise<Enrolment>;
  /** Puts the session's waiting secret in force if the code is one of it; recovery codes, shown once, or null. */
  enrol: (whose: { person: string; session: string; replaces: boolean }, code: string) => Promise<string[] | null>;
  /** New recovery codes in place of the old; null for who has no time codes. */
  renewRecoveryCodes: (person: string) => Promise<string[] | null>;
  passkeys: {
    /** What the browser is asked to make, for the person of the session. */
    askNew: (headers: Headers) => Promise<{ options: unknown; cookies: Cookies }>;
    /** Keeps what the browser made; false when it is not right. */
    keepNew: (headers: Headers, response: unknown, name: string) => Promise<boolean>;
    ask: (headers: Headers) => Promise<{ options: unknown; cookies: Cookies }>;
    /** Signs in with what the browser answered; null when it is not right. */
    answer: (headers: Headers, response: unknown) => Promise<Cookies | null>;
  };
  providers: Providers;
  forms: KeptForms;
};
