// One's own profile: language, ways in and open sessions. Nobody changes another's; what opens doors asks for a fresh factor.
import { Failure, forbidden, invalid, notFound } from '../domain/failures.ts';
import type { Identity } from '../domain/identity.ts';
import type { Language } from '../domain/vocabulary.ts';
import { peopleById, setLanguage } from '../storage/people.ts';
import {
  endSession,
  endSessions,
  isConfirmed,
  namePasskey,
  noteConfirmed,
  passkeyOwner,
  removePasskey,
  type WaysIn,
  waysIn,
} from '../storage/sign-in.ts';
import { spendSignIn } from './allowances.ts';
import { carryOut } from './operation.ts';
import type { Input } from './reading.ts';
import { enrol, enrolment, giveOwnCode, keep, mustBePassword, type Refusal, signInWithPasskey } from './sign-in.ts';
import type { Cookies, OpenSession } from './signing-in.ts';
import type { World } from './world.ts';

/** For how long a second factor counts as just given (policy): to change ways in, and to end sessions. */
const CONFIRMED_MINUTES = 10;
const CONFIRMED_MS = CONFIRMED_MINUTES * 60_000;
const LONGEST_NAME = 60;

/** Someone at their own profile: who they are, and the session they came with. */
export type Owner = { identity: Identity; session: OpenSession };

/** What a person is shown of themselves. */
export type Profile = WaysIn & {
  name: string;
  email: string;
  language: Language;
  /** Null for who has no time codes. */
  recoveryCodesLeft: number | null;
  /** The session this was asked in. */
  sessionId: string;
  /** Whether the second factor was given lately enough to change ways in. */
  confirmed: boolean;
};

const nowOf = ({ session }: Owner): number => session.openedAt + session.ageMs;

/** A person's own profile. */
export async function ownProfile(world: World, owner: Owner): Promise<Profile> {
  const { person, id: sessionId } = owner.session;
  const [known, ways, confirmed] = await Promise.all([
    peopleById(world.database, [person]),
    waysIn(world.database, person, nowOf(owner)),
    isOwnConfirmed(world, owner),
  ]);
  const row = known.get(person);
  if (!row) throw notFound('person');
  const recoveryCodesLeft = ways.timeCodes ? await world.signIn.recoveryCodesLeft(person) : null;
  const { name, email, language } = row;
  return { ...ways, name, email, language, recoveryCodesLeft, sessionId, confirmed };
}

/** Whether the session's second factor was given in the last ten minutes; in the demonstration there is none to give. */
export async function isOwnConfirmed(world: World, owner: Owner): Promise<boolean> {
  const { secondFactor, ageMs, id } = owner.session;
  if (secondFactor === 'demonstration' || ageMs < CONFIRMED_MS) return true;
  return isConfirmed(world.database, id, nowOf(owner));
}

/** Throws Failure unconfirmed unless the second factor was given lately. */
export async function mustBeConfirmed(world: World, owner: Owner): Promise<void> {
  if (!(await isOwnConfirmed(world, owner)))
    throw new Failure('unconfirmed', 'Give the second factor again before you change this');
}

/** Takes a code once more from whoever is signed in: the session gets a new id, and may change ways in for a while. */
export async function confirmWithCode(
  world: World,
  owner: Owner,
  headers: Headers,
  code: string,
  kind: 'time_code' | 'recovery_code',
): Promise<Cookies | Refusal> {
  const refused = await giveOwnCode(world, headers, owner.session.person, code, kind);
  if (refused !== null) return refused;
  const until = nowOf(owner) + CONFIRMED_MS;
  await keep(world, noteConfirmed(world.newId('cnf'), owner.session.id, nowOf(owner), until));
  return world.signIn.renewId(headers);
}

/** The same with a passkey of one's own, which signs in anew: the session that asked ends. */
export async function confirmWithPasskey(
  world: World,
  { session }: Owner,
  headers: Headers,
  response: unknown,
): Promise<Cookies | Refusal> {
  const credential = (response as { id?: unknown } | null)?.id;
  const known = typeof credential === 'string' ? await passkeyOwner(world.database, credential) : null;
  if (known !== session.person) return 'wrong';
  const answer = await signInWithPasskey(world, headers, response);
  if (typeof answer !== 'string') await keep(world, [endSession(session.person, session.id)]);
  return answer;
}

/** Who is signed in; throws forbidden for a key, which is nobody. */
export async function getProfile(world: World, identity: Identity) {
  const row = (await peopleById(world.database, [personOf(identity)])).get(personOf(identity));
  if (!row) throw notFound('person');
  return row;
}

/** Sets the language a person reads in; of whoever is signed in, never of a key. */
export async function changeLanguage(
  world: World,
  identity: Identity,
  { body: { language } }: Input<unknown, unknown, { language: Language }>,
) {
  const before = await getProfile(world, identity);
  await noted(
    world,
    identity,
    { action: 'language_changed', note: { language }, before: { language: before.language } },
    [setLanguage(before.id, language)],
  );
  return { ...before, language };
}

function personOf({ personId, via }: Identity): string {
  if (personId === null || via.kind !== 'session') throw forbidden('profile');
  return personId;
}

type Statements = Parameters<typeof keep>[1];
type Told = { action: string; note?: Record<string, unknown>; before?: Record<string, unknown> };

/** Rows about oneself with their line in the log of one's own body, where no other municipality reads it. */
function noted(world: World, identity: Identity, told: Told, rows: Statements): Promise<void> {
  return carryOut(world, identity, async () => ({
    drafts: [],
    log: { ...told, about: [identity.id], chain: chainOf(identity) },
    rows: [...rows],
    answer: () => undefined,
  }));
}

const chainOf = ({ roles }: Identity): string => roles.find(({ body }) => body !== null)?.body ?? 'shared';

/** Exchanges the password; what is open elsewhere ends. Throws invalid for a wrong old one or an unfit new one. */
export async function changePassword(
  world: World,
  owner: Owner,
  { current, password }: { current: string; password: string },
): Promise<void> {
  const { person, id } = owner.session;
  await mustBeConfirmed(world, owner);
  await spendSignIn(world, `password of ${person}`);
  if (!(await world.signIn.isPassword(person, current)))
    throw invalid('current', 'expected the password you sign in with now');
  const known = (await peopleById(world.database, [person])).get(person);
  mustBePassword(password, [known?.name ?? '', known?.email ?? '']);
  if (password === current) throw invalid('password', 'expected another one than the one you have');
  await world.signIn.setPassword(person, password);
  await noted(world, owner.identity, { action: 'password_changed' }, [endSessions(person, id)]);
}

/** The secret that waits for its first code; the one in force works until then. */
export async function ownEnrolment(world: World, owner: Owner) {
  await mustBeConfirmed(world, owner);
  return enrolment(world, owner.session);
}

/** Puts new time codes in force by their first code: new recovery codes, shown once; what is open elsewhere ends. */
export async function renewTimeCodes(world: World, owner: Owner, code: string): Promise<string[] | Refusal> {
  const { person, id } = owner.session;
  await mustBeConfirmed(world, owner);
  const codes = await enrol(world, owner.session, code);
  if (typeof codes !== 'string')
    await noted(world, owner.identity, { action: 'time_codes_set' }, [endSessions(person, id)]);
  return codes;
}

/** New recovery codes in place of all the old, shown once. */
export async function newRecoveryCodes(world: World, owner: Owner): Promise<string[]> {
  await mustBeConfirmed(world, owner);
  const codes = await world.signIn.renewRecoveryCodes(owner.session.person);
  if (codes === null) throw notFound('time codes');
  await noted(world, owner.identity, { action: 'recovery_codes_renewed' }, []);
  return codes;
}

/** What the browser is asked to make. */
export async function askOwnPasskey(world: World, owner: Owner, headers: Headers) {
  await mustBeConfirmed(world, owner);
  return world.signIn.passkeys.askNew(headers);
}

/** Keeps a passkey the browser made. Throws invalid when it is not one made for what was asked. */
export async function addPasskey(
  world: World,
  owner: Owner,
  headers: Headers,
  { name, response }: { name: string; response?: unknown },
): Promise<void> {
  await mustBeConfirmed(world, owner);
  const given = name.trim().slice(0, LONGEST_NAME);
  if (!(await world.signIn.passkeys.keepNew(headers, response, given)))
    throw invalid('response', 'expected a passkey made for what was asked');
  await noted(world, owner.identity, { action: 'passkey_added' }, []);
}

/** Gives a passkey of one's own another name. */
export async function renamePasskey(world: World, owner: Owner, id: string, name: string): Promise<void> {
  await mustBeConfirmed(world, owner);
  const given = name.trim();
  if (given === '' || given.length > LONGEST_NAME) throw invalid('name', `expected 1 to ${LONGEST_NAME} characters`);
  await ownPasskey(world, owner, id);
  await noted(world, owner.identity, { action: 'passkey_renamed' }, [namePasskey(owner.session.person, id, given)]);
}

/** Takes a passkey of one's own away, unless one could not sign in without it; what is open elsewhere ends. */
export async function takePasskey(world: World, owner: Owner, id: string): Promise<void> {
  const { person, id: session } = owner.session;
  await mustBeConfirmed(world, owner);
  await carryOut(world, owner.identity, async () => {
    const ways = await ownPasskey(world, owner, id);
    if (isLastWayIn(ways)) throw invalid('passkey', 'expected another way in to be left');
    return {
      drafts: [],
      log: { action: 'passkey_removed', about: [person], chain: chainOf(owner.identity) },
      rows: [removePasskey(person, id), endSessions(person, session)],
      answer: () => undefined,
    };
  });
}

/** Whether one passkey is all that lets a person in: without it neither another, password with codes, nor a provider would. */
export function isLastWayIn({ passkeys, password, timeCodes, providers }: WaysIn): boolean {
  return passkeys.length < 2 && !(password && timeCodes) && providers.length === 0;
}

async function ownPasskey(world: World, owner: Owner, id: string): Promise<WaysIn> {
  const ways = await waysIn(world.database, owner.session.person, nowOf(owner));
  if (!ways.passkeys.some((passkey) => passkey.id === id)) throw notFound('passkey');
  return ways;
}

/** Ends one of one's own sessions. */
export async function endOwnSession(world: World, owner: Owner, id: string): Promise<void> {
  const { person } = owner.session;
  await mustBeConfirmed(world, owner);
  const { sessions } = await waysIn(world.database, person, nowOf(owner));
  if (!sessions.some((session) => session.id === id)) throw notFound('session');
  await noted(world, owner.identity, { action: 'sessions_ended' }, [endSession(person, id)]);
}

/** Ends all sessions of one's own, this one too: signed out everywhere. */
export async function endOwnSessions(world: World, owner: Owner): Promise<void> {
  await noted(world, owner.identity, { action: 'sessions_ended' }, [endSessions(owner.session.person)]);
}
