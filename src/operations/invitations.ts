// Invitations: a link by mail that opens once, with which whoever is invited chooses how to sign in; also for who has lost it.
import { type Instant, osloDay } from '../domain/calendar.ts';
import { forbidden, invalid, notFound } from '../domain/failures.ts';
import { sha256 } from '../domain/log.ts';
import { type Actor, bodiesFor, may, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import { joinNamesake, namesakeOf } from '../storage/namesakes.ts';
import { dropUnsentInvitations, insertDelivery } from '../storage/outbox.ts';
import { isSeen, type PersonRow, peopleById } from '../storage/people.ts';
import { openLink, putLink, putPassword, shutOut, useLink } from '../storage/sign-in.ts';
import { newSecret } from './first-administrator.ts';
import { rolesOfPeople } from './held-roles.ts';
import { carryOut } from './operation.ts';
import type { Input } from './reading.ts';
import { sendOutbox } from './sending.ts';
import { keep, later, mustBePassword } from './sign-in.ts';
import type { Cookies } from './signing-in.ts';
import type { World } from './world.ts';

/** How long an invitation opens something. */
const INVITATION_DAYS = 7;

/** Who may let a person in anew: whoever administers every body they have a role in, now or to come. */
async function mustGovern(world: World, actor: Actor, person: string): Promise<PersonRow> {
  const found = (await peopleById(world.database, [person])).get(person);
  const roles = found ? await rolesOfPeople(world, [person]) : [];
  const bodies = roles.map(({ fields }) => fields.body ?? null);
  const governs = may(actor, 'administer', null) || bodies.some((body) => may(actor, 'administer', body));
  if (!(found && governs)) throw notFound('person');
  if (!bodies.every((body) => may(actor, 'administer', body))) throw forbidden('administer');
  const today = osloDay(world.now());
  if (roles.length > 0 && roles.every(({ to }) => to !== null && to < today))
    throw invalid('id', 'expected somebody with a role that has not ended');
  return found;
}

/** Invites a person, or lets one who has lost the way in begin anew: earlier invitations open nothing any more. */
export async function invitePerson(
  world: World,
  actor: Actor,
  { params }: Input<{ id: string }>,
): Promise<{ personId: string; expiresAt: Instant }> {
  mustBeAllowedSomewhere(actor, 'administer');
  const administered = { bodies: bodiesFor(actor, 'administer') };
  if (!(await isSeen(administered, world.database, params.id))) throw notFound('person');
  const person = await mustGovern(world, actor, params.id);
  const secret = newSecret();
  const hash = await sha256(secret);
  const expiresAt = later(world.now(), INVITATION_DAYS * 24 * 60);
  await carryOut(world, actor, async ({ at }) => ({
    drafts: [],
    log: { action: 'person_invited', about: [person.id] },
    rows: [
      dropUnsentInvitations(person.id),
      ...putLink(hash, 'invitation', person.id, expiresAt),
      ...invitationMail(world, person, secret, expiresAt, at),
    ],
    answer: () => undefined,
  }));
  await sendOutbox(world);
  return { personId: person.id, expiresAt };
}

function invitationMail(world: World, person: PersonRow, secret: string, expiresAt: Instant, at: Instant) {
  const { baseUrl, demonstration } = world.settings;
  const mail = world.mailTexts.invitation({
    ...{ language: person.language, recipient: person, baseUrl, demo: demonstration },
    ...{ url: `${baseUrl}/invitation/${secret}`, lastDay: osloDay(expiresAt) },
  });
  const id = world.newId('dlv');
  const delivery = {
    ...{
      id,
      run: '',
      person: person.id,
      kind: 'invitation' as const,
      messageId: `<${id}@${new URL(baseUrl).hostname}>`,
    },
    ...{ recipient: person.email, subject: mail.subject, textBody: mail.text, htmlBody: mail.html },
    ...{ createdAt: at, sentAt: null, attempts: 0, lastError: null, attachments: [] },
  };
  return insertDelivery(delivery, []);
}

/**
 * Whom the invitation is for; `joins` when somebody signs in with the address already, whose access it widens. Throws
 * not_found when it opens nothing (any more).
 */
export async function invited(
  world: World,
  secret: string,
): Promise<{ hash: string; person: PersonRow; joins: boolean }> {
  const hash = await sha256(secret);
  const link = await openLink(world.database, hash, world.now());
  const id = link?.purpose === 'invitation' ? link.person : null;
  const person = id === null ? undefined : (await peopleById(world.database, [id])).get(id);
  if (!person) throw notFound('link');
  return { hash, person, joins: ((await namesakeOf(world.database, person.id))?.main ?? null) !== null };
}

/** Takes an invitation up with a password: what was open for the person closes, and time codes are asked for next. */
export async function acceptInvitation(
  world: World,
  headers: Headers,
  secret: string,
  password: string,
): Promise<Cookies> {
  const { hash, person, joins } = await invited(world, secret);
  if (joins) throw notFound('link');
  mustBePassword(password, [person.name, person.email]);
  const hashed = await world.signIn.hashed(password);
  if (!(await useLink(world.database, hash, world.now()))) throw notFound('link');
  const namesake = await namesakeOf(world.database, person.id);
  const alone = namesake ? [joinNamesake(person.id, null)] : [];
  const own = putPassword(world.newId('acc'), person.id, hashed, world.now());
  await keep(world, [...alone, ...shutOut(person.id), own]);
  return world.signIn.open(headers, person.id, null);
}

/** Takes an invitation up for whoever signs in with its address: from now on they may what the one invited may. */
export async function joinInvitation(world: World, secret: string): Promise<void> {
  const { hash, person } = await invited(world, secret);
  const namesake = await namesakeOf(world.database, person.id);
  if (!(namesake?.main && (await useLink(world.database, hash, world.now())))) throw notFound('link');
  await keep(world, [joinNamesake(person.id, namesake.main)]);
}
