// From where a request comes, as the log is told: by which door and route, never with what was asked.
import type { World } from '../operations/world.ts';

/** The world of a request that comes by a door, for instance `api POST /changes`. */
export function comingBy(world: World, door: string): World {
  return { ...world, origin: { ...world.origin, door } };
}
