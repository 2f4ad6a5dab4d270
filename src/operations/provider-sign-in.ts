// Signing in at a provider: who its answer may open a session for, with which second factor, and what is noted of refusals.
import { type Instant, osloDay } from '../domain/calendar.ts';
import { sha256 } from '../domain/log.ts';
import { joinedTo, joinNamesake, namesakeOf } from '../storage/namesakes.ts';
import { bodiesNamed, knownBy, linkSubject, subjectAt } from '../storage/provider-accounts.ts';
import { claimCode, openLink, shutOut, useLink, waysIn } from '../storage/sign-in.ts';
import { rolesOfPeople } from './held-roles.ts';
import { noteRefusedSignIn } from './security-log.ts';
import { keep, later } from './sign-in.ts';
import type {
  Answered,
  Cookies,
  Provider,
  ProviderTrouble,
  Reach,
  Step,
  Visit,
  VisitTrouble,
  Vouched,
} from './signing-in.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** Longer than a visit may last: so long it is remembered that one has come back. */
const REMEMBERED_MINUTES = 15;
const CALLBACK = 'GET /sign-in/callback';

/** Why an answer of a provider opened no session: it proves nothing, or whom it is about may not come in by it. */
export type Unwelcome =
  | VisitTrouble
  | 'replayed'
  | 'unverified_email'
  | 'unknown_person'
  | 'outside_reach'
  | 'other_account'
  | 'invitation_gone'
  | 'no_second_factor'
  | 'passkey_wanted';

/** Somebody came back from a provider: let in, or on the way to a second factor; or not, and why. */
export type Arrival =
  | { step: Step; cookies: Cookies; returnTo: string }
  | { refused: Unwelcome; cookies: Cookies; returnTo: string };

/** A provider as the sign-in page offers it, and what is wrong with it now. */
export type OfferedProvider = { id: string; name: string; trouble: ProviderTrouble | null };

/** The providers one may sign in at, in the order of the settings. */
export async function offeredProviders(world: World): Promise<OfferedProvider[]> {
  const { known, troubles } = world.signIn.providers;
  if (known.length === 0) return [];
  const wrong = await troubles();
  return known.map(({ id, name }, i) => ({ id, name, trouble: wrong[i] ?? null }));
}

/** The provider of the id; null where none is known by it. */
export function providerOf(world: World, id: string): Provider | null {
  return world.signIn.providers.known.find((provider) => provider.id === id) ?? null;
}

/** Where to send somebody who signs in at a provider, also to take up an invitation; a trouble where it cannot be used. */
export async function beginVisit(
  world: World,
  { provider, returnTo, invitation }: { provider: string; returnTo: string; invitation: string | null },
): Promise<{ url: string; cookies: Cookies } | ProviderTrouble> {
  const visit: Visit = { provider, returnTo, invitation: invitation === null ? null : await sha256(invitation) };
  return world.signIn.providers.begin(visit);
}

/** Takes the answer of a provider: every refusal is noted once, with its reason, and opens nothing. */
export async function endVisit(world: World, headers: Headers, id: string, answered: Answered): Promise<Arrival> {
  const { visit, cookies } = await world.signIn.providers.returned(headers, id, answered);
  const refuse = async (refused: Unwelcome, person: string | null, returnTo: string): Promise<Arrival> => {
    await noteRefusedSignIn(
      world,
      { person, route: `${CALLBACK}/${providerOf(world, id) ? id : ':provider'}` },
      refused,
    );
    return { refused, cookies, returnTo };
  };
  if (typeof visit === 'string') return refuse(visit, null, '/');
  const { returnTo } = visit;
  const now = world.now();
  if (!(await claimCode(world.database, 'visit', visit.key, now, later(now, REMEMBERED_MINUTES))))
    return refuse('replayed', null, returnTo);
  const vouched = await world.signIn.providers.vouched(visit, answered);
  if (typeof vouched === 'string') return refuse(vouched, null, returnTo);
  const provider = providerOf(world, id) as Provider;
  const who = await whoIsMeant(world, provider, vouched, visit.invitation);
  if ('refused' in who) return refuse(who.refused, null, returnTo);
  const opened = await open(world, headers, provider, vouched, who);
  if ('refused' in opened) return refuse(opened.refused, who.person, returnTo);
  return { step: opened.step, cookies: [...cookies, ...opened.cookies], returnTo };
}

/** `alone` is a namesake whose address nobody signs in with any more, so that it is theirs. */
type Meant = { person: string; isNew: boolean; invitation: string | null; alone: boolean };

/**
 * Whom a verified answer is about: the person who was linked to the subject; else whoever takes up an invitation with it;
 * else, where the provider may be believed, whoever has the address. It must speak for every body the person has a role in.
 */
async function whoIsMeant(
  world: World,
  provider: Provider,
  { subject, email, reach }: Vouched,
  invitation: string | null,
): Promise<Meant | { refused: Unwelcome }> {
  const believed = provider.knowsByEmail && email?.believed ? email.address : null;
  const { linked, addressed } = await knownBy(world.database, provider.id, subject, believed);
  const link = invitation === null ? null : await invitee(world, invitation);
  if (link !== null && 'refused' in link) return link;
  const person = link?.person ?? linked ?? addressed;
  if (person === null) return { refused: strangerTo(provider, email) };
  if (linked !== null && linked !== person) return { refused: 'other_account' };
  // An address that was given to somebody new must not open what its former owner had.
  if (invitation === null && linked === null && (await subjectAt(world.database, person, provider.id)) !== null)
    return { refused: 'other_account' };
  if (!(await reaches(world, reach, person))) return { refused: 'outside_reach' };
  return { person, isNew: linked === null, invitation, alone: link?.alone ?? false };
}

const strangerTo = ({ knowsByEmail }: Provider, email: Vouched['email']): Unwelcome =>
  knowsByEmail && email?.believed === false ? 'unverified_email' : 'unknown_person';

/** Whom an invitation is for, if it opens anything still and they are not to take it up with what they sign in with. */
async function invitee(
  world: World,
  invitation: string,
): Promise<{ person: string; alone: boolean } | { refused: Unwelcome }> {
  const link = await openLink(world.database, invitation, world.now());
  if (link?.purpose !== 'invitation' || link.person === null) return { refused: 'invitation_gone' };
  const namesake = await namesakeOf(world.database, link.person);
  if (namesake !== null && namesake.main !== null) return { refused: 'other_account' };
  return { person: link.person, alone: namesake !== null };
}

/** Whether a provider speaks for a person: for every body they have a role in today or later, and for one at least. */
async function reaches(world: World, reach: Reach, person: string): Promise<boolean> {
  await fresh(world, []);
  const today = osloDay(world.now());
  const people = await joinedTo(world.database, person);
  const roles = (await rolesOfPeople(world, people)).filter(({ to }) => to === null || to >= today);
  if (roles.length === 0) return false;
  if (reach === 'all') return true;
  const bodies = [...new Set(roles.map(({ fields }) => fields.body ?? ''))];
  const spokenFor = await bodiesNamed(world.database, bodies, reach);
  return bodies.every((body) => spokenFor.has(body));
}

/** Opens a session with the second factor that was vouched for, or one that may do nothing but give one. */
async function open(
  world: World,
  headers: Headers,
  provider: Provider,
  { subject, secondFactor }: Vouched,
  { person, isNew, invitation, alone }: Meant,
): Promise<{ step: Step; cookies: Cookies } | { refused: Unwelcome }> {
  const step = secondFactor ? 'in' : await stepUp(world, provider, person, invitation !== null);
  if (typeof step === 'object') return step;
  if (invitation !== null) {
    if (!(await useLink(world.database, invitation, world.now()))) return { refused: 'invitation_gone' };
    await keep(world, [...(alone ? [joinNamesake(person, null)] : []), ...shutOut(person)]);
  }
  if (isNew || invitation !== null) await link(world, { person, provider: provider.id, subject }, world.now());
  return { step, cookies: await world.signIn.open(headers, person, secondFactor ? 'provider' : null) };
}

async function stepUp(
  world: World,
  { secondFactor }: Provider,
  person: string,
  anew: boolean,
): Promise<Step | { refused: Unwelcome }> {
  if (secondFactor.missing === 'refuse') return { refused: 'no_second_factor' };
  const { timeCodes, passkeys } = await waysIn(world.database, person);
  if (anew || (!timeCodes && passkeys.length === 0)) return 'enrol';
  return timeCodes ? 'code' : { refused: 'passkey_wanted' };
}

async function link(
  world: World,
  account: { person: string; provider: string; subject: string },
  now: Instant,
): Promise<void> {
  await keep(world, [linkSubject({ id: world.newId('acc'), ...account }, Date.parse(now))]);
}
