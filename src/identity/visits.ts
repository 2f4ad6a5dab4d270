// Visits to a provider under way: sealed into a cookie of the browser that began them, and opened when it comes back.
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from 'better-auth/crypto';
import * as z from 'zod';
import { sha256 } from '../domain/log.ts';
import type { Cookies, Visit } from '../operations/signing-in.ts';

/** How long somebody may take at the provider. */
const LASTS_SECONDS = 600;
/** An address longer than this is not led back to: a cookie holds four kilobytes. */
const LONGEST_RETURN = 1_000;

const Sealed = z.strictObject({
  provider: z.string(),
  returnTo: z.string(),
  invitation: z.string().nullable(),
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  until: z.number(),
});
export type Sealed = z.output<typeof Sealed>;

/** Where visits are begun: what cookies are sealed with, and whether they travel by https alone. */
export type Harbour = { secret: string; baseUrl: string };

const keyOf = ({ secret }: Harbour) => `visits to providers ${secret}`;

/** A visit of its own for each call: state, nonce and PKCE verifier of 256 random bits or more, and the cookie that seals them. */
export async function beginVisit(harbour: Harbour, visit: Visit, now: number): Promise<Sealed & { cookies: Cookies }> {
  const random = () => generateRandomString(64);
  const sealed = { ...visit, state: random(), nonce: random(), verifier: random(), until: now + LASTS_SECONDS * 1_000 };
  if (sealed.returnTo.length > LONGEST_RETURN) sealed.returnTo = '/';
  const data = await symmetricEncrypt({ key: keyOf(harbour), data: JSON.stringify(sealed) });
  return { ...sealed, cookies: [await cookieOf(harbour, sealed.state, data, LASTS_SECONDS)] };
}

/** The visit with the state that this browser began, or null; and the cookie that ends it. */
export async function openVisit(
  harbour: Harbour,
  headers: Headers,
  state: string,
): Promise<{ sealed: Sealed | null; cookies: Cookies }> {
  const name = await nameOf(harbour, state);
  const brought = (headers.get('cookie') ?? '').split(/; */).find((part) => part.startsWith(`${name}=`));
  if (brought === undefined) return { sealed: null, cookies: [] };
  const cookies = [await cookieOf(harbour, state, '', 0)];
  const data = brought.slice(name.length + 1);
  const text = await symmetricDecrypt({ key: keyOf(harbour), data }).catch(() => null);
  const parsed = Sealed.safeParse(text === null ? null : JSON.parse(text));
  return { sealed: parsed.success && parsed.data.state === state ? parsed.data : null, cookies };
}

/** Each visit has a cookie of its own, so that several tabs may be on their way at once. */
async function nameOf({ baseUrl }: Harbour, state: string): Promise<string> {
  const own = baseUrl.startsWith('https:') ? '__Host-' : '';
  return `${own}avtalevakt.visit.${(await sha256(state)).slice(0, 8)}`;
}

async function cookieOf(harbour: Harbour, state: string, data: string, seconds: number): Promise<string> {
  const secure = harbour.baseUrl.startsWith('https:') ? '; Secure' : '';
  return `${await nameOf(harbour, state)}=${data}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
