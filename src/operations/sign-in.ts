// Signing in: a password, then a code of which five wrong ones in a row lock the person out for a while, each right one once.
import { type Instant, instant } from '../domain/calendar.ts';
import { Failure } from '../domain/failures.ts';
import { sha256 } from '../domain/log.ts';
import { personByEmail } from '../storage/people.ts';
import { claimCode, countCode, forgetWrongCodes, waysIn } from '../storage/sign-in.ts';
import { spendSignIn } from './allowances.ts';
import { actorFor } from './asking.ts';
import { inTurnUntilThrough } from './attempts.ts';
import { isGuessed } from './guessed-passwords.ts';
import { noteRefusedSignIn, type SignInTried } from './security-log.ts';
import type { Cookies, Enrolment, OpenSession, Step } from './signing-in.ts';
import type { World } from './world.ts';

/** Wrong codes in a row before none is looked at (NIST SP 800-63B section 5.2.2), and for how long that is. */
const MOST_WRONG_CODES = 5;
const LOCKED_MINUTES = 15;
/** A time code is good for its half minute and the ones beside it; so long it is remembered as used. */
const CODE_REMEMBERED_MINUTES = 3;
/** The shortest and longest password that is taken (NIST SP 800-63B section 5.1.1.2). */
export const PASSWORD_LENGTHS = { least: 12, most: 200 } as const;

/** Why somebody was not let in. */
export type Refusal = 'wrong' | 'locked' | 'gone' | 'too_many';

/** Signs in with name and password; what comes next, or that they do not fit. */
export async function signInWithPassword(
  world: World,
  headers: Headers,
  { email, password }: { email: string; password: string },
): Promise<{ step: Step; cookies: Cookies } | 'wrong' | 'too_many'> {
  const name = email.trim().toLowerCase();
  const tried = { person: await personByEmail(world.database, name), route: 'POST /sign-in' };
  if (!(await maySignIn(world, tried, name))) return 'too_many';
  const readable = name !== '' && password !== '' && password.length <= PASSWORD_LENGTHS.most;
  const step = readable ? await world.signIn.withPassword(headers, name, password) : null;
  if (step === null) await noteRefusedSignIn(world, tried, 'wrong_password');
  return step ?? 'wrong';
}

/** Spends an attempt under a name; false where there is none left, which is noted. */
async function maySignIn(world: World, tried: SignInTried, name: string): Promise<boolean> {
  try {
    await spendSignIn(world, name);
    return true;
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'too_many')) throw error;
    await noteRefusedSignIn(world, tried, 'too_many', 'too_many');
    return false;
  }
}

/** Takes a code of whoever is awaited. Wrong ones are counted by person, whatever session or browser they come from. */
export async function giveCode(
  world: World,
  headers: Headers,
  given: string,
  kind: 'time_code' | 'recovery_code',
): Promise<Cookies | Refusal> {
  const person = await world.signIn.awaited(headers);
  if (person === null) return 'gone';
  const tried = { person, route: 'POST /sign-in/code' };
  if (!(await maySignIn(world, tried, person))) return 'too_many';
  const code = given.replaceAll(/\s/g, '').toLowerCase();
  const answer = (await guarded(world, person, code, () => world.signIn.withCode(headers, code, kind))) ?? 'wrong';
  if (typeof answer === 'string')
    await noteRefusedSignIn(world, tried, answer === 'locked' ? 'locked' : `wrong_${kind}`);
  return answer;
}

/** Takes a code once more from the person of a session: why not, or null when it is right. Wrong ones count as at the door. */
export async function giveOwnCode(
  world: World,
  headers: Headers,
  person: string,
  given: string,
  kind: 'time_code' | 'recovery_code',
): Promise<Refusal | null> {
  const code = given.replaceAll(/\s/g, '').toLowerCase();
  const check = async () => ((await world.signIn.isCode(headers, code, kind)) ? ('right' as const) : null);
  const answer = (await guarded(world, person, code, check)) ?? 'wrong';
  if (answer === 'right') return null;
  const tried = { person, route: 'POST /profile/confirm' };
  await noteRefusedSignIn(world, tried, answer === 'locked' ? 'locked' : `wrong_${kind}`);
  return answer;
}

/** Puts the time codes begun in a session in force by the first right code: recovery codes, shown once, or why not. */
export async function enrol(
  world: World,
  { id, person, secondFactor }: OpenSession,
  given: string,
): Promise<string[] | Refusal> {
  const code = given.replaceAll(/\s/g, '');
  const check = () => world.signIn.enrol({ person, session: id, replaces: secondFactor !== null }, code);
  return (await guarded(world, person, code, check)) ?? 'wrong';
}

/** The secret that waits for its first code in a session: another session of the person is shown another. */
export function enrolment(world: World, { person, id }: OpenSession): Promise<Enrolment> {
  return world.signIn.enrolment({ person, session: id });
}

async function guarded<T>(
  world: World,
  person: string,
  code: string,
  check: () => Promise<T | null>,
): Promise<T | Refusal | null> {
  const { database } = world;
  const now = world.now();
  const lockedUntil = later(now, LOCKED_MINUTES);
  const given = await countCode(database, person, { most: MOST_WRONG_CODES, now, lockedUntil });
  if (given === null) return 'locked';
  const claimed = await claimCode(
    database,
    person,
    await sha256(`${person} ${code}`),
    now,
    later(now, CODE_REMEMBERED_MINUTES),
  );
  const right = claimed && /^[\da-z-]{6,20}$/.test(code) ? await check() : null;
  if (right !== null) {
    await forgetWrongCodes(database, person);
    return right;
  }
  return given >= MOST_WRONG_CODES ? 'locked' : 'wrong';
}

/** Signs in with a passkey's answer; one of somebody who is known here. */
export async function signInWithPasskey(world: World, headers: Headers, response: unknown): Promise<Cookies | Refusal> {
  const cookies = await world.signIn.passkeys.answer(headers, response);
  if (cookies === null)
    await noteRefusedSignIn(world, { person: null, route: 'POST /sign-in/passkey' }, 'wrong_passkey');
  return cookies ?? 'wrong';
}

/** Whether the person has no second factor yet; who has one gives it, and does not put another in its place. */
export async function mayBeginFactors(world: World, person: string): Promise<boolean> {
  const { timeCodes, passkeys } = await waysIn(world.database, person);
  return !timeCodes && passkeys.length === 0;
}

/** In the demonstration alone: signs in as one of its people. Throws not_found elsewhere. */
export async function signInAsDemonstrated(world: World, headers: Headers, person: string): Promise<Cookies> {
  if (!(world.settings.demonstration && (await actorFor(world, person))))
    throw new Failure('not_found', 'No such person here');
  return world.signIn.open(headers, person, 'demonstration');
}

/** Throws Failure invalid, naming the field, for a password that is too short, too long, or easily guessed. */
export function mustBePassword(password: string, about: readonly string[]): void {
  const { least, most } = PASSWORD_LENGTHS;
  const expected = (message: string) => new Failure('invalid', `password: ${message}`, [{ path: 'password', message }]);
  if (password.length < least || password.length > most) throw expected(`expected ${least} to ${most} characters`);
  if (isGuessed(password, about)) throw expected('expected another one: this is easily guessed');
}

/** An instant some minutes after another. */
export function later(at: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(at) + minutes * 60_000));
}

/** Runs statements of sign-in in their turn. */
export async function keep(world: World, statements: Parameters<World['database']['write']>[0]): Promise<void> {
  await inTurnUntilThrough(world.database, () => world.database.write(statements));
}
