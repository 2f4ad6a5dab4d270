// From where a request comes, as the log is told: by which door and route, never with what was asked.
import { ADDRESS_HEADER } from '../operations/signing-in.ts';
import type { World } from '../operations/world.ts';

/** The world of a request that comes by a door, for instance `api POST /changes`. */
export function comingBy(world: World, door: string): World {
  return { ...world, origin: { ...world.origin, door } };
}

/** The request as sign-in is told it: with the address it came from, as the runtime knows it and never as it claims. */
export function withAddress(request: Request, address: string | null): Request {
  const headers = new Headers(request.headers);
  headers.delete(ADDRESS_HEADER);
  if (address !== null) headers.set(ADDRESS_HEADER, address);
  return new Request(request, { headers });
}
