// The first administrator: a link that opens once, printed when the service starts and nobody can administer it yet.
import type { z } from 'zod';
import { invalid, notFound } from '../domain/failures.ts';
import type { Identity } from '../domain/identity.ts';
import { sha256 } from '../domain/log.ts';
import { insertPerson, personByEmail } from '../storage/people.ts';
import { hasAdministrator, openLink, putLink, putPassword, useLink } from '../storage/sign-in.ts';
import { draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import type { PersonCreate } from './shapes/people.ts';
import { keep, later, mustBePassword } from './sign-in.ts';
import type { Cookies } from './signing-in.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** How long the link opens something; each start prints a new one while nobody can administer. */
const LINK_MINUTES = 24 * 60;

/** The program where it acts by itself: filling the demonstration, and making the first administrator. */
export const PROGRAM_ITSELF: Identity = {
  id: 'local',
  name: 'Avtalevakt',
  roles: [{ role: 'administrator', body: null }],
  personId: null,
  language: 'nb',
  via: { kind: 'program' },
};

/** 160 random bits as text: what a one-time link holds. Only its hash is kept. */
export function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(20));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The address that makes the first administrator, new each time it is asked for; null once there is one. */
export async function firstAdministratorLink(world: World): Promise<string | null> {
  await fresh(world, []);
  if (await hasAdministrator(world.database)) return null;
  const secret = newSecret();
  await keep(world, putLink(await sha256(secret), 'first_administrator', null, later(world.now(), LINK_MINUTES)));
  return `${world.settings.baseUrl}/first/${secret}`;
}

/** Throws not_found unless the link still opens the first administrator's door. */
export async function mustOpenFirst(world: World, secret: string): Promise<string> {
  const hash = await sha256(secret);
  const link = await openLink(world.database, hash, world.now());
  if (link?.purpose !== 'first_administrator' || (await hasAdministrator(world.database))) throw notFound('link');
  return hash;
}

/** Makes the first administrator with a password, and opens their session, which asks for time codes next. */
export async function makeFirstAdministrator(
  world: World,
  headers: Headers,
  secret: string,
  given: Pick<z.output<typeof PersonCreate>, 'name' | 'email' | 'language'> & { password: string },
): Promise<Cookies> {
  const hash = await mustOpenFirst(world, secret);
  mustBePassword(given.password, [given.name, given.email]);
  if (await personByEmail(world.database, given.email))
    throw invalid('email', 'expected an address that nobody has yet');
  const password = await world.signIn.hashed(given.password);
  if (!(await useLink(world.database, hash, world.now()))) throw notFound('link');
  const person = {
    id: world.newId('per'),
    name: given.name,
    email: given.email,
    language: given.language ?? world.language,
  };
  await carryOut(world, PROGRAM_ITSELF, async ({ today, at }) => {
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    const fields = { person: person.id, role: 'administrator' as const, body: null, active: true };
    draft.add('role', world.newId('role'), { fields }, { body: null, effectiveOn: today });
    return {
      drafts: draft.drafts,
      log: { action: 'first_administrator', about: [person.id] },
      // With the password in one batch: an administrator who cannot sign in would hold the address, and open nothing.
      rows: [...insertPerson(person), putPassword(world.newId('acc'), person.id, password, at)],
      answer: () => undefined,
    };
  });
  return world.signIn.open(headers, person.id, null);
}
