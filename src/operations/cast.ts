// The people of the demonstration one may try as, and whoever is signed in, with the role shown beside the name.
import type { Role } from '../domain/vocabulary.ts';
import { castRows } from '../storage/people.ts';
import type { World } from './world.ts';

export type CastPerson = { id: string; name: string; role: Role; bodyName: string | null };

/** Everyone with a role today, one line each: by body, then by role; for an id that person alone. */
export async function cast(world: World, person: string | null): Promise<CastPerson[]> {
  return castRows(world.database, person);
}
