// The people one may ask as until sign-in comes: everyone registered, each with the role shown beside the name.
import type { Role } from '../domain/vocabulary.ts';
import { castRow, castRows } from '../storage/people.ts';
import type { World } from './world.ts';

export type CastPerson = { id: string; name: string; role: Role; bodyName: string | null };

/** Everyone with a role today, one line each: by body, then by role. */
export async function cast(world: World): Promise<CastPerson[]> {
  return castRows(world.database);
}

/** The one shown for a person; null without a role today. */
export async function castPerson(world: World, person: string): Promise<CastPerson | null> {
  return castRow(world.database, person);
}
