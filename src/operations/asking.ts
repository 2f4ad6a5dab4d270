// Who asks: a person by their session or id, with the roles of today and what every page is framed with, read in one batch.
import { osloDay } from '../domain/calendar.ts';
import { type Actor, bodiesFor, type RoleToday } from '../domain/permissions.ts';
import type { Language } from '../domain/vocabulary.ts';
import { readAsker, type SessionRow, type Standing, type Whose } from '../storage/asking.ts';
import type { CastPerson } from './cast.ts';
import { fresh, isOfDay } from './upkeep.ts';
import type { World } from './world.ts';

/** A person with the roles of today: every role with the bodies it reaches. */
export type Person = Actor & { language: Language };

/** What every page is framed with: the bodies one may choose among today, oneself with a role, the demonstration's people. */
export type Around = {
  bodies: readonly { id: string; name: string }[];
  person: CastPerson | null;
  people: readonly CastPerson[];
};

/** Whoever was asked about: their session where they were found by one, who they are, and what is around them. */
export type Asker = { session: SessionRow | null; person: Person | null; around: Around | null };

/** Who a person is today, or null when unknown. */
export async function actorFor(world: World, person: string): Promise<Person | null> {
  return (await askerFor(world, { person }, false)).person;
}

/**
 * Who a person, or the person of a token's session, is today; with what a page of theirs is framed with where that is
 * wanted. Everything in one batch, and in a second one where the tables had to be brought to today.
 */
export async function askerFor(world: World, whose: Whose, framed: boolean): Promise<Asker> {
  const wanted = { framed, wholeCast: world.settings.demonstration };
  let read = await readAsker(world.database, whose, wanted);
  if (!isOfDay(read.head, osloDay(world.now()))) {
    await fresh(world, []);
    read = await readAsker(world.database, whose, wanted);
  }
  const { session, who, frame } = read;
  if (!who) return { session, person: null, around: null };
  const { id, name, language, standing } = who;
  const person = { id, name, language, roles: rolesToday(standing) };
  if (!frame) return { session, person, around: null };
  const seen = bodiesFor(person, 'read');
  const bodies = frame.bodies.filter((body) => seen === 'all' || seen.has(body.id));
  return { session, person, around: { ...frame, bodies } };
}

/** Roles by grant, by mandate of the office, and at the predecessors of each body reached. */
export function rolesToday({ roles, mandates, successions }: Standing): RoleToday[] {
  const byMandate = mandates.map(({ body }) => ({ role: 'data_protection_officer' as const, body }));
  const today: RoleToday[] = [...roles, ...byMandate];
  // The list grows while it is walked, so that a predecessor's predecessor is reached too.
  for (const held of today) {
    for (const { from, to } of successions) {
      const inherited = held.body === to && !today.some((r) => r.role === held.role && r.body === from);
      if (inherited) today.push({ role: held.role, body: from });
    }
  }
  return today;
}
