// The pages of sign-in: name and password, the code, setting up time codes, recovery codes, and a new account.
import { renderSVG } from 'uqr';
import type { FieldError } from '../domain/failures.ts';
import { address } from './links.ts';
import { type CastMember, type Frame, type Page, personLine, printPage, settingOf } from './page.ts';
import { type Offered, offers } from './provider-sign-in.ts';
import type { Renderer } from './render.ts';
import { problemText } from './wording/problems.ts';

/** What may have become of a form that was sent when its session was over. */
export const ENDED = ['kept', 'lost', 'file', 'too_large'] as const;

/** The page that asks for name and password; `people` are the demonstration's, to try as. */
export type SignInInput = {
  returnTo: string;
  /** What was typed, when it did not fit. */
  email: string;
  refused: 'wrong' | 'gone' | 'too_many' | null;
  /** Where one came here by sending a form after the session was over: what became of it. */
  ended: (typeof ENDED)[number] | null;
  people: readonly CastMember[];
  providers: readonly Offered[];
};

const REFUSED = { wrong: 'signIn.refused', gone: 'signIn.gone', too_many: 'signIn.tooMany' } as const;

/** Posts `email`, `password` and `returnTo` to /sign-in; in the demonstration `person` to /sign-in/as. */
export function renderSignIn(renderer: Renderer, frame: Frame, input: SignInInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const content = {
    returnTo: input.returnTo,
    email: input.email,
    alert: input.refused === null ? null : words.text(REFUSED[input.refused]),
    ended: input.ended === null ? null : words.text(`signIn.ended.${input.ended}`),
    providers: offers(words, input.providers, '/sign-in/with', input.returnTo),
    choices: input.people.map((person) => ({
      id: person.id,
      name: person.name,
      line: personLine(words, { ...person, name: '' }),
    })),
  };
  return printPage(renderer, setting, 'sign-in', { title: words.text('signIn.title'), section: null }, content);
}

/** The page that asks for a code: of the app, or one of those for whoever has lost it. */
export type CodeInput = {
  returnTo: string;
  kind: 'time_code' | 'recovery_code';
  refused: 'wrong' | 'locked' | 'gone' | 'too_many' | null;
};

/** Posts `code`, `kind` and `returnTo` to /sign-in/code. */
export function renderCode(renderer: Renderer, frame: Frame, { returnTo, kind, refused }: CodeInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const recovery = kind === 'recovery_code';
  const other = address('/sign-in/code', {
    kind: recovery ? null : 'recovery_code',
    returnTo: returnTo === '/' ? null : returnTo,
  });
  const content = {
    returnTo,
    kind,
    recovery,
    alert: alertOf(setting, refused, recovery),
    lead: words.text(recovery ? 'code.recoveryLead' : 'code.lead'),
    label: words.text(recovery ? 'code.recoveryLabel' : 'code.label'),
    other: { href: other, title: words.text(recovery ? 'code.useTime' : 'code.useRecovery') },
  };
  const title = words.text(recovery ? 'code.recoveryTitle' : 'code.title');
  return printPage(renderer, setting, 'sign-in-code', { title, section: null }, content);
}

/** Why a code was refused, in words; null for one that was not. */
export function alertOf(
  { words }: ReturnType<typeof settingOf>,
  refused: CodeInput['refused'],
  recovery: boolean,
): string | null {
  if (refused === null) return null;
  if (refused === 'too_many') return words.text('signIn.tooMany');
  if (refused === 'locked') return words.text('code.locked');
  return words.text(recovery ? 'code.wrongRecovery' : 'code.wrong');
}

/** A secret of time codes to put in an app, and whether a code of it was refused. */
export type EnrolmentInput = {
  uri: string;
  secret: string;
  action: string;
  returnTo: string;
  refused: CodeInput['refused'];
  /** Whether they are to take the place of others, by someone who is signed in. */
  own?: boolean;
};

/** Posts `code` to the address given. */
export function renderEnrolment(renderer: Renderer, frame: Frame, input: EnrolmentInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const svg = renderSVG(input.uri, { border: 4 });
  const content = {
    action: input.action,
    qr: `data:image/svg+xml,${encodeURIComponent(svg)}`,
    // Four at a time, as people read it out to themselves.
    secret: input.secret.replaceAll(/(.{4})(?=.)/g, '$1 '),
    alert: alertOf(setting, input.refused, false),
    lead: words.text(input.own ? 'profile.enrolLead' : 'enrol.lead'),
    button: words.text(input.own ? 'profile.enrolButton' : 'enrol.button'),
  };
  const title = words.text(input.own ? 'profile.enrolTitle' : 'enrol.title');
  return printPage(renderer, setting, 'sign-in-enrol', { title, section: null }, content);
}

/** Recovery codes, shown once; `onward` is where their owner goes next. */
export function renderRecoveryCodes(
  renderer: Renderer,
  frame: Frame,
  { codes, onward, offersPasskey = true }: { codes: readonly string[]; onward: string; offersPasskey?: boolean },
): Page {
  const setting = settingOf(frame);
  const title = setting.words.text('recovery.title');
  return printPage(renderer, setting, 'recovery-codes', { title, section: null }, { codes, onward, offersPasskey });
}

/**
 * A new account: the first administrator's, who says name and address; or of one who was invited, and is known; `joins`
 * for one who signs in with the address already, and only says yes.
 */
export type NewAccountInput = {
  kind: 'first' | 'invited' | 'joins';
  action: string;
  values: { name: string; email: string };
  errors: readonly FieldError[];
  /** Where an account one has already may be used instead of a password. */
  providers: readonly Offered[];
};

/** Posts `password`, and `name` and `email` where they are asked for, to the address given. */
export function renderNewAccount(renderer: Renderer, frame: Frame, input: NewAccountInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const { name, email } = input.values;
  const first = input.kind === 'first';
  const labels: Record<string, string> = {
    name: words.text('account.name'),
    email: words.text('signIn.email'),
    password: words.text('account.newPassword'),
  };
  const errors = input.errors.map((error) => ({
    text: problemText(words, error, labels[error.path] ?? null),
    href: Object.hasOwn(labels, error.path) ? `#${error.path}` : null,
    path: error.path,
  }));
  const none = { name: null, email: null, password: null };
  const wrong = { ...none, ...Object.fromEntries(errors.map(({ path, text }) => [path, text])) };
  const content = {
    action: input.action,
    values: input.values,
    wrong,
    errors: errors.length > 0 ? errors : null,
    providers: offers(words, input.providers, `${input.action}/with`, '/'),
    asksWho: first,
    asksPassword: input.kind !== 'joins',
    lead: words.text(`account.${input.kind}Lead`, { email }),
    button: words.text(`account.${input.kind}Button`),
  };
  const title = first ? words.text('account.firstTitle') : words.text('account.invitedTitle', { name });
  return printPage(renderer, setting, 'new-account', { title, section: null }, content);
}
