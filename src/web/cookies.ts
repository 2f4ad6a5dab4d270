// Cookies of our own beside the session's: how they are called and sent.
import type { Context } from 'hono';
import type { World } from '../operations/world.ts';

/** A cookie's name and options: by https alone, and of this host alone, where people come by https. */
export function ownCookie(c: Context, name: string) {
  const secure = (c.get('world') as World).settings.baseUrl.startsWith('https:');
  return { name: `${secure ? '__Host-' : ''}${name}`, options: { secure, path: '/' } };
}
