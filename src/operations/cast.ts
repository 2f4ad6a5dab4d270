// The people of the demonstration one may try as, and whoever is signed in, with the role shown beside the name.
import { type CastRow, castRow, castRows } from '../storage/asking.ts';
import type { World } from './world.ts';

export type CastPerson = CastRow;

/** Everyone one may try as in the demonstration, one line each: by body, then by role; nobody elsewhere. */
export async function demonstrationCast(world: World): Promise<CastPerson[]> {
  return world.settings.demonstration ? castRows(world.database) : [];
}

/** The one shown for a person; null without a role today. */
export async function castPerson(world: World, person: string): Promise<CastPerson | null> {
  return castRow(world.database, person);
}
