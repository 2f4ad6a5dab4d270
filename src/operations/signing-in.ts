// What operations and pages know of sign-in: sessions, steps and outcomes. The identity room does it; the world hands it in.

/** What a session's second factor was; `provider` when the provider vouched for it, `demonstration` in that alone. */
export type SecondFactor = 'time_code' | 'recovery_code' | 'passkey' | 'provider' | 'demonstration';

/** An open session. Without a second factor it may do nothing but give one. */
export type OpenSession = {
  id: string;
  person: string;
  secondFactor: SecondFactor | null;
  /** The roles the session was last seen with, as one text; null before it was ever asked with. */
  standing: string | null;
};

/** Cookies to set, as `Set-Cookie` headers. */
export type Cookies = readonly string[];

/** What comes next: a code asked for, time codes to be set up, or nothing: signed in. */
export type Step = 'code' | 'enrol' | 'in';

/** A secret of time codes that waits for its first code: the otpauth address, and the secret alone to type. */
export type Enrolment = { uri: string; secret: string };

/** Everything sign-in can do for one request; every call takes the request's own headers. */
export type SignIn = {
  /** The session of the request, if one is open, and cookies when it was prolonged or has ended. */
  session: (headers: Headers) => Promise<{ session: OpenSession | null; cookies: Cookies }>;
  /** Opens a session for a person who has proved who they are; any session of the request ends. */
  open: (headers: Headers, person: string, factor: SecondFactor | null) => Promise<Cookies>;
  /** Gives the session a new id and notes the roles it is used with. */
  renew: (headers: Headers, standing: string) => Promise<Cookies>;
  /** Ends the session of the request. */
  close: (headers: Headers) => Promise<Cookies>;
  /** Checks name and password; null when they do not fit, whichever is wrong. */
  withPassword: (headers: Headers, email: string, password: string) => Promise<{ step: Step; cookies: Cookies } | null>;
  /** Gives a person a password, hashed. */
  setPassword: (person: string, password: string) => Promise<void>;
  /** Whether the password is the person's. */
  isPassword: (person: string, password: string) => Promise<boolean>;
  /** Whose code is waited for: of the session that lacks a second factor, or of who gave a password. */
  awaited: (headers: Headers) => Promise<string | null>;
  /** Checks a code of whoever is awaited and signs them in; null when it is wrong. */
  withCode: (headers: Headers, code: string, kind: 'time_code' | 'recovery_code') => Promise<Cookies | null>;
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
};
