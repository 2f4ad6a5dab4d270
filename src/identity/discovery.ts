// What a provider says of itself: its endpoints and keys, fetched when first needed and kept for a while.
import type { JSONWebKeySet } from 'jose';
import * as z from 'zod';
import type { Provider, ProviderTrouble } from '../operations/signing-in.ts';

const KEPT_MS = 600_000;
const TROUBLE_KEPT_MS = 15_000;
/** How old keys must be before a token that names an unknown one is a reason to fetch them anew. */
const KEYS_ANEW_MS = 10_000;
const PATIENCE_MS = 5_000;

/** An address that nobody in between reads or changes: https, or this machine. */
export function isSafeAddress(text: string): boolean {
  const url = URL.parse(text);
  if (url?.protocol === 'https:') return true;
  return url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
}

const Endpoint = z.string().refine(isSafeAddress);
const Metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: Endpoint,
  token_endpoint: Endpoint,
  jwks_uri: Endpoint,
  userinfo_endpoint: Endpoint.optional(),
  id_token_signing_alg_values_supported: z.array(z.string()).optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
  authorization_response_iss_parameter_supported: z.boolean().default(false),
});
const KeySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })) });

/** What a provider says of itself (OpenID Connect Discovery 1.0 section 3), as far as it is used here. */
export type Metadata = z.output<typeof Metadata>;

// What was fetched is plain data, so that one request of a Worker may use what another fetched.
const documents = new Map<string, { at: number; said: Metadata | ProviderTrouble }>();
const keySets = new Map<string, { at: number; keys: JSONWebKeySet }>();

/** What a provider says of itself, or why it cannot be used; `now` is the machine's time in milliseconds. */
export async function metadataOf(provider: Provider, now: number): Promise<Metadata | ProviderTrouble> {
  const name = `${provider.discovery} ${provider.issuer}`;
  const before = documents.get(name);
  const kept = typeof before?.said === 'string' ? TROUBLE_KEPT_MS : KEPT_MS;
  if (before && now - before.at < kept) return before.said;
  const said = await askMetadata(provider);
  documents.set(name, { at: now, said });
  return said;
}

async function askMetadata({ discovery, issuer }: Provider): Promise<Metadata | ProviderTrouble> {
  const answer = await askJson(discovery);
  if (answer?.status !== 200) return 'unreachable';
  const parsed = Metadata.safeParse(answer.json);
  if (!parsed.success) return 'unreadable';
  // Some providers end their name with a slash that nobody types; whichever it is, tokens must name the same.
  return parsed.data.issuer.replace(/\/$/, '') === issuer.replace(/\/$/, '') ? parsed.data : 'wrong_issuer';
}

/** The keys a provider signs with; null when they cannot be had. `anew` where a token names one that is not among them. */
export async function keysOf({ jwks_uri }: Metadata, now: number, anew: boolean): Promise<JSONWebKeySet | null> {
  const before = keySets.get(jwks_uri);
  if (before && now - before.at < (anew ? KEYS_ANEW_MS : KEPT_MS)) return before.keys;
  const parsed = KeySet.safeParse((await askJson(jwks_uri))?.json);
  if (!parsed.success) return before?.keys ?? null;
  keySets.set(jwks_uri, { at: now, keys: parsed.data });
  return parsed.data;
}

/** Asks an address of a provider, follows it nowhere and waits a few seconds; null when nothing readable came. */
export async function askJson(url: string, init: RequestInit = {}): Promise<{ status: number; json: unknown } | null> {
  try {
    const response = await fetch(url, { ...init, redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) });
    return { status: response.status, json: await response.json() };
  } catch {
    return null;
  }
}
