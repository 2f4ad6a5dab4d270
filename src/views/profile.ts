// One's own profile as pages: ways in and open sessions, another password, and giving the second factor once more.
import type { FieldError } from '../domain/failures.ts';
import { LANGUAGES, type Language } from '../domain/vocabulary.ts';
import { type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { alertOf } from './sign-in.ts';
import { problemText } from './wording/problems.ts';

/** What someone is shown of themselves; the shape `Profile` satisfies it. Times are milliseconds since 1970. */
export type ProfileView = {
  name: string;
  email: string;
  language: Language;
  password: boolean;
  providers: readonly string[];
  timeCodes: boolean;
  recoveryCodesLeft: number | null;
  passkeys: readonly { id: string; name: string | null; createdAt: number | null }[];
  sessions: readonly {
    id: string;
    userAgent: string | null;
    address: string | null;
    createdAt: number;
    updatedAt: number;
    secondFactor: string | null;
  }[];
  sessionId: string;
  confirmed: boolean;
};

/** The page: whether the only passkey is the last way in, what providers are called, and what was refused. */
export type ProfileInput = {
  profile: ProfileView;
  lastWayIn: boolean;
  providerNames: Readonly<Record<string, string>>;
  errors: readonly FieldError[];
};

/** So few recovery codes are worth a word. */
const FEW = 3;

/** Posts `language` to /profile/language, `name` to /profile/passkeys/{id}/name, and nothing to the rest. */
export function renderProfile(renderer: Renderer, frame: Frame, input: ProfileInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const { profile } = input;
  const left = profile.recoveryCodesLeft;
  const content = {
    name: profile.name,
    email: profile.email,
    languages: LANGUAGES.map((code) => ({
      code,
      title: words.label('language', code),
      selected: code === profile.language,
    })),
    errors:
      input.errors.length > 0
        ? input.errors.map((error) => ({ text: problemText(words, error, null), href: null }))
        : null,
    confirmed: profile.confirmed,
    confirmUrl: setting.links.confirm(),
    password: profile.password,
    timeCodes: profile.timeCodes,
    recovery: left === null ? null : { text: words.count('recoveryCodes', left), few: left < FEW },
    passkeys: profile.passkeys.map((passkey) => passkeyOf(setting, passkey, input)),
    providers: profile.providers.map((id) => ({ name: input.providerNames[id] ?? id })),
    sessions: profile.sessions.map((session) => sessionOf(setting, session, profile)),
  };
  return printPage(renderer, setting, 'profile', { title: words.text('profile.title'), section: null }, content);
}

function passkeyOf({ words }: Setting, passkey: ProfileView['passkeys'][number], { lastWayIn }: ProfileInput): object {
  const { id, name, createdAt } = passkey;
  return {
    id,
    typed: name ?? '',
    name: name || words.text('profile.passkeyUnnamed'),
    added: createdAt === null ? null : words.text('profile.passkeyAdded', { day: words.day(dayOf(createdAt)) }),
    last: lastWayIn,
  };
}

function sessionOf({ words }: Setting, session: ProfileView['sessions'][number], profile: ProfileView): object {
  const { id, userAgent, address, createdAt, updatedAt, secondFactor } = session;
  return {
    id,
    device: deviceOf(userAgent) ?? words.text('profile.sessionUnknown'),
    factor: secondFactor === null ? null : words.label('sessionFactor', secondFactor),
    address: address ?? words.text('profile.sessionAddressUnknown'),
    opened: words.moment(instantOf(createdAt)),
    used: words.moment(instantOf(updatedAt)),
    here: id === profile.sessionId,
  };
}

const instantOf = (ms: number): string => new Date(ms).toISOString();
/** The day in Oslo, for a moment told without its time. */
const dayOf = (ms: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo' }).format(new Date(ms));

const BROWSERS: readonly [RegExp, string][] = [
  [/\bEdg(?:A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/(?:Chrome|\bCriOS)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/iPhone/, 'iPhone'],
  [/iPad/, 'iPad'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X|Macintosh/, 'Mac'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** Which browser on what, as a person would say it: `Firefox, Windows`; null for what nobody would know. */
export function deviceOf(userAgent: string | null): string | null {
  const named = (list: typeof BROWSERS) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
  const told = [named(BROWSERS), named(SYSTEMS)].filter((part) => part !== undefined);
  return told.length > 0 ? told.join(', ') : null;
}

/** Posts `current` and `password` to /profile/password; what was typed is a secret, and never comes back. */
export function renderPasswordForm(renderer: Renderer, frame: Frame, errors: readonly FieldError[]): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const labels: Record<string, string> = {
    current: words.text('profile.passwordCurrent'),
    password: words.text('profile.passwordNew'),
  };
  const told = errors.map((error) => ({
    path: error.path,
    text: problemText(words, error, labels[error.path] ?? null),
    href: Object.hasOwn(labels, error.path) ? `#${error.path}` : null,
  }));
  const wrong = { current: null, password: null, ...Object.fromEntries(told.map(({ path, text }) => [path, text])) };
  const content = { errors: told.length > 0 ? told : null, wrong };
  return printPage(renderer, setting, 'profile-password', headingOf(setting, 'profile.passwordChange'), content);
}

const headingOf = ({ words, links }: Setting, title: 'profile.passwordChange' | 'confirm.title') => ({
  title: words.text(title),
  section: null,
  crumbs: [{ title: words.text('profile.title'), href: links.profile() }],
});

/** What there is to give once more, and why the last try was refused. */
export type ConfirmInput = {
  kind: 'time_code' | 'recovery_code';
  timeCodes: boolean;
  passkeys: boolean;
  refused: 'wrong' | 'locked' | 'gone' | 'too_many' | null;
};

/** Posts `code` and `kind` to /profile/confirm. */
export function renderConfirm(renderer: Renderer, frame: Frame, input: ConfirmInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const recovery = input.kind === 'recovery_code';
  const content = {
    ...{ kind: input.kind, recovery, timeCodes: input.timeCodes, passkeys: input.passkeys },
    alert: alertOf(setting, input.refused, recovery),
    label: words.text(recovery ? 'code.recoveryLabel' : 'code.label'),
    other: {
      href: links.confirm({ kind: recovery ? null : 'recovery_code' }),
      title: words.text(recovery ? 'code.useTime' : 'code.useRecovery'),
    },
    out: links.signOut(),
  };
  return printPage(renderer, setting, 'profile-confirm', headingOf(setting, 'confirm.title'), content);
}
