// ID tokens: verified with the provider's own keys before any claim in them is looked at.
import { createLocalJWKSet, errors, type JWTPayload, jwtVerify } from 'jose';
import * as z from 'zod';
import type { Provider, VisitTrouble } from '../operations/signing-in.ts';
import { keysOf, type Metadata } from './discovery.ts';

/** Signatures that only the provider can make: never `none`, and never one made with a secret we share with it. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
/** Clocks may differ by so much, and a token older than this was not made for the visit that brings it. */
const CLOCKS_DIFFER_SECONDS = 30;
const OLDEST_SECONDS = 600;

const Told = z.union([z.string().transform((text) => text.split(' ')), z.array(z.string())]);
const Flag = z.union([z.boolean(), z.string(), z.number()]).transform((told) => ['true', '1'].includes(String(told)));
const Claims = z.looseObject({
  iss: z.string(),
  sub: z.string().min(1),
  aud: z.union([z.string(), z.array(z.string())]),
  nonce: z.string().optional(),
  azp: z.string().optional(),
  email: z.string().optional(),
  email_verified: Flag.optional(),
  acr: z.string().optional(),
  amr: Told.default([]),
  acrs: Told.default([]),
  tid: z.string().optional(),
  oid: z.string().optional(),
  preferred_username: z.string().optional(),
  idp: z.string().optional(),
  acct: z.union([z.string(), z.number()]).optional(),
  xms_edov: Flag.optional(),
});
export type Claims = z.output<typeof Claims>;

type Asked = { provider: Provider; metadata: Metadata; nonce: string; now: number };

/**
 * The claims of an ID token (OpenID Connect Core 1.0 section 3.1.3.7), or why it proves nothing: signature, algorithm,
 * audience, issuer, age and nonce are all held against what is known beforehand, never against the token itself.
 */
export async function verifiedClaims(token: string, asked: Asked): Promise<Claims | VisitTrouble> {
  const payload = await verifiedPayload(token, asked, false);
  if (typeof payload === 'string') return payload;
  const parsed = Claims.safeParse(payload);
  if (!parsed.success) return 'bad_token';
  const { provider, metadata, nonce } = asked;
  const { iss, aud, azp, tid } = parsed.data;
  if (iss !== metadata.issuer.replace('{tenantid}', tid ?? '')) return 'wrong_issuer';
  if (provider.tenants && !(tid !== undefined && Object.hasOwn(provider.tenants, tid))) return 'unknown_tenant';
  const foreign = azp === undefined ? Array.isArray(aud) && aud.length > 1 : azp !== provider.clientId;
  if (foreign) return 'wrong_audience';
  return parsed.data.nonce === nonce ? parsed.data : 'wrong_nonce';
}

async function verifiedPayload(token: string, asked: Asked, anew: boolean): Promise<JWTPayload | VisitTrouble> {
  const { provider, metadata, now } = asked;
  const keys = await keysOf(metadata, now, anew);
  if (keys === null) return 'unavailable';
  const told = metadata.id_token_signing_alg_values_supported;
  try {
    const { payload } = await jwtVerify(token, createLocalJWKSet(keys), {
      algorithms: ALGORITHMS.filter((name) => told === undefined || told.includes(name)),
      audience: provider.clientId,
      requiredClaims: ['iss', 'sub', 'aud', 'exp', 'iat'],
      clockTolerance: CLOCKS_DIFFER_SECONDS,
      maxTokenAge: OLDEST_SECONDS,
      currentDate: new Date(now),
    });
    return payload;
  } catch (error) {
    // A provider may have taken a new key into use since its keys were fetched.
    if (error instanceof errors.JWKSNoMatchingKey && !anew) return verifiedPayload(token, asked, true);
    return troubleOf(error);
  }
}

function troubleOf(error: unknown): VisitTrouble {
  if (error instanceof errors.JWTExpired) return 'expired';
  if (error instanceof errors.JWTClaimValidationFailed) return error.claim === 'aud' ? 'wrong_audience' : 'bad_token';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'wrong_algorithm';
  if (error instanceof errors.JWKSNoMatchingKey) return 'unknown_key';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'bad_signature';
  if (error instanceof errors.JOSEError) return 'bad_token';
  throw error;
}
