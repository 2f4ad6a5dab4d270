// Invitations: a link by mail that opens once, with which whoever is invited chooses how to sign in; also for who has lost it.
import { type Instant, osloDay } from '../domain/calendar.ts';
import { forbidden, notFound } from '../domain/failures.ts';
import { sha256 } from '../domain/log.ts';
import { type Actor, may, scopeOf } from '../domain/permissions.ts';
import { insertDelivery } from '../storage/outbox.ts';
import { isSeen, type PersonRow, peopleById } from '../storage/people.ts';
import { openLink, putLink, shutOut, useLink } from '../storage/sign-in.ts';
import { newSecret } from './first-administrator.ts';
import { carryOut } from './operation.ts';
import { rolesOfPerson } from './people.ts';
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
  const roles = found ? await rolesOfPerson(world, person) : [];
  const governs = may(actor, 'administer', null) || roles.some(({ bodyId }) => may(actor, 'administer', bodyId));
  if (!(found && governs)) throw notFound('person');
  if (!roles.every(({ bodyId }) => may(actor, 'administer', bodyId))) throw forbidden('administer');
  return found;
}

/** Invites a person, or lets one who has lost the way in begin anew: earlier invitations open nothing any more. */
export async function invitePerson(
  world: World,
  actor: Actor,
  { params }: Input<{ id: string }>,
): Promise<{ personId: string; expiresAt: Instant }> {
  if (!(await isSeen(scopeOf(actor), world.database, params.id))) throw notFound('person');
  const person = await mustGovern(world, actor, params.id);
  const secret = newSecret();
  const hash = await sha256(secret);
  const expiresAt = later(world.now(), INVITATION_DAYS * 24 * 60);
  await carryOut(world, actor, async ({ at }) => ({
    drafts: [],
    log: { action: 'person_invited', about: [person.id] },
    rows: [
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

/** Whom the invitation is for. Throws not_found when it opens nothing (any more). */
export async function invited(world: World, secret: string): Promise<{ hash: string; person: PersonRow }> {
  const hash = await sha256(secret);
  const link = await openLink(world.database, hash, world.now());
  const id = link?.purpose === 'invitation' ? link.person : null;
  const person = id === null ? undefined : (await peopleById(world.database, [id])).get(id);
  if (!person) throw notFound('link');
  return { hash, person };
}

/** Takes an invitation up with a password: what was open for the person closes, and time codes are asked for next. */
export async function acceptInvitation(
  world: World,
  headers: Headers,
  secret: string,
  password: string,
): Promise<Cookies> {
  const { hash, person } = await invited(world, secret);
  mustBePassword(password, [person.name, person.email]);
  if (!(await useLink(world.database, hash, world.now()))) throw notFound('link');
  await keep(world, shutOut(person.id));
  await world.signIn.setPassword(person.id, password);
  return world.signIn.open(headers, person.id, null);
}
