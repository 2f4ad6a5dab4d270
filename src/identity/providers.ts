// Signing in at a provider (OpenID Connect, code flow with PKCE): sent there, come back, and its word verified.
import {
  authorizationCodeRequest,
  createAuthorizationURL,
  signPrivateKeyJwtClientAssertion,
  type TokenEndpointAuth,
} from '@better-auth/core/oauth2';
import * as z from 'zod';
import { sha256 } from '../domain/log.ts';
import type { Answered, Provider, Providers, Returned, VisitTrouble, Vouched } from '../operations/signing-in.ts';
import { askJson, type Metadata, metadataOf } from './discovery.ts';
import { type Claims, verifiedClaims } from './id-token.ts';
import { beginVisit, type Harbour, openVisit } from './visits.ts';

const Tokens = z.object({ id_token: z.string(), access_token: z.string().optional() });
const UserInfo = z.object({
  sub: z.string(),
  email: z.string().optional(),
  email_verified: z.union([z.boolean(), z.string()]).optional(),
});

/** Sign-in at the providers known; `clock` is the machine's time in milliseconds. */
export function providersOf(known: readonly Provider[], harbour: Harbour, clock: () => number): Providers {
  const named = (id: string) => known.find((provider) => provider.id === id);
  return {
    known,
    troubles: () =>
      Promise.all(
        known.map(async (provider) => {
          const said = await metadataOf(provider, clock());
          return typeof said === 'string' ? said : null;
        }),
      ),
    begin: async (visit) => {
      const provider = named(visit.provider);
      if (!provider) return 'unreachable';
      const metadata = await metadataOf(provider, clock());
      if (typeof metadata === 'string') return metadata;
      const { cookies, ...sealed } = await beginVisit(harbour, visit, clock());
      return { url: await authorizationUrl(harbour, provider, metadata, sealed), cookies };
    },
    returned: async (headers, provider, { state }) => {
      if (!state) return { visit: 'no_visit', cookies: [] };
      const { sealed, cookies } = await openVisit(harbour, headers, state);
      if (sealed === null) return { visit: 'no_visit', cookies };
      if (sealed.provider !== provider) return { visit: 'other_provider', cookies };
      if (sealed.until < clock()) return { visit: 'too_late', cookies };
      const { returnTo, invitation, nonce, verifier } = sealed;
      return { visit: { provider, returnTo, invitation, nonce, verifier, key: await sha256(state) }, cookies };
    },
    vouched: async (visit, answered) => {
      const provider = named(visit.provider);
      return provider ? vouchedBy(harbour, provider, visit, answered, clock()) : 'unavailable';
    },
  };
}

const callbackOf = ({ baseUrl }: Harbour, { id }: Provider) => `${baseUrl}/sign-in/callback/${id}`;

async function authorizationUrl(
  harbour: Harbour,
  provider: Provider,
  metadata: Metadata,
  { state, nonce, verifier }: { state: string; nonce: string; verifier: string },
): Promise<string> {
  const { acrs } = provider.secondFactor;
  const wanted = { essential: true, ...(acrs.length === 1 ? { value: acrs[0] } : { values: acrs }) };
  const url = await createAuthorizationURL({
    ...{ id: provider.id, options: { clientId: provider.clientId }, redirectURI: callbackOf(harbour, provider) },
    ...{ authorizationEndpoint: metadata.authorization_endpoint, scopes: [...provider.scopes] },
    ...{ state, nonce, codeVerifier: verifier },
    additionalParams: {
      ...(provider.acrValues === null ? {} : { acr_values: provider.acrValues }),
      ...(acrs.length === 0 ? {} : { claims: JSON.stringify({ id_token: { acrs: wanted } }) }),
    },
  });
  return url.href;
}

async function vouchedBy(
  harbour: Harbour,
  provider: Provider,
  visit: Returned,
  answered: Answered,
  now: number,
): Promise<Vouched | VisitTrouble> {
  const metadata = await metadataOf(provider, now);
  if (typeof metadata === 'string') return 'unavailable';
  // Before anything is believed or sent on: an answer of another provider is no answer to this visit (RFC 9207).
  if (!isFrom(metadata, answered.iss)) return 'wrong_issuer';
  if (answered.error !== undefined) return answered.error === 'access_denied' ? 'cancelled' : 'provider_error';
  if (!answered.code) return 'no_code';
  const tokens = await redeem(harbour, provider, metadata, visit, answered.code);
  if (typeof tokens === 'string') return tokens;
  const claims = await verifiedClaims(tokens.id_token, { provider, metadata, nonce: visit.nonce, now });
  if (typeof claims === 'string') return claims;
  return {
    subject: `${claims.iss} ${provider.tenants ? (claims.oid ?? claims.sub) : claims.sub}`,
    reach: provider.tenants?.[claims.tid ?? ''] ?? provider.reach,
    email: provider.tenants ? tenantEmail(claims) : await ownEmail(provider, metadata, claims, tokens.access_token),
    secondFactor: hasSecondFactor(provider, claims),
  };
}

function isFrom({ issuer, authorization_response_iss_parameter_supported: told }: Metadata, iss?: string): boolean {
  if (iss === undefined) return !told;
  const [before = '', after] = issuer.split('{tenantid}');
  return after === undefined ? iss === issuer : iss.startsWith(before) && iss.endsWith(after);
}

async function redeem(
  harbour: Harbour,
  provider: Provider,
  metadata: Metadata,
  visit: Returned,
  code: string,
): Promise<z.output<typeof Tokens> | VisitTrouble> {
  const { clientId, clientSecret } = provider;
  const { body, headers } = await authorizationCodeRequest({
    ...{ code, codeVerifier: visit.verifier, redirectURI: callbackOf(harbour, provider) },
    options: { clientId, ...(clientSecret === null ? {} : { clientSecret }) },
    tokenEndpoint: metadata.token_endpoint,
    tokenEndpointAuth: proofOf(provider, metadata),
  });
  const answer = await askJson(metadata.token_endpoint, { method: 'POST', body, headers });
  if (answer === null || answer.status >= 500) return 'unavailable';
  if (answer.status !== 200) return 'code_refused';
  const parsed = Tokens.safeParse(answer.json);
  return parsed.success ? parsed.data : 'bad_token';
}

/** How the client proves itself: by its key, which never leaves us (RFC 7523), by its secret, or by PKCE alone. */
function proofOf(
  { clientId, clientSecret, clientKey }: Provider,
  { issuer, token_endpoint_auth_methods_supported: taken }: Metadata,
): TokenEndpointAuth {
  if (clientKey !== null) {
    // Made out to the issuer, as providers ask by now (RFC 7523bis): what the library calls the endpoint is the audience.
    const getClientAssertion = () =>
      signPrivateKeyJwtClientAssertion({ clientId, tokenEndpoint: issuer, privateKeyJwk: clientKey });
    return { method: 'private_key_jwt', getClientAssertion };
  }
  if (clientSecret === null) return { method: 'none' };
  return { method: taken.includes('client_secret_basic') ? 'client_secret_basic' : 'client_secret_post' };
}

function hasSecondFactor({ secondFactor }: Provider, { acr, amr, acrs }: Claims): boolean {
  if (acr !== undefined && secondFactor.acr.includes(acr)) return true;
  return amr.some((one) => secondFactor.amr.includes(one)) || acrs.some((one) => secondFactor.acrs.includes(one));
}

/** The address a tenant gives its own people; it does not answer for that of a guest, nor for a domain it does not own. */
function tenantEmail({ email, preferred_username, idp, iss, acct, xms_edov }: Claims): Vouched['email'] {
  const address = email ?? preferred_username;
  const guest = String(acct ?? 0) === '1' || (idp !== undefined && idp !== iss);
  return address === undefined ? null : { address, believed: !guest && xms_edov !== false };
}

/** The address a provider has verified: in the ID token, else where it tells of its users. */
async function ownEmail(
  provider: Provider,
  { userinfo_endpoint }: Metadata,
  claims: Claims,
  accessToken: string | undefined,
): Promise<Vouched['email']> {
  const { email, email_verified: verified = false } = claims;
  if (email !== undefined) return { address: email, believed: verified };
  if (!(provider.knowsByEmail && userinfo_endpoint && accessToken)) return null;
  const answer = await askJson(userinfo_endpoint, { headers: { authorization: `Bearer ${accessToken}` } });
  const told = answer?.status === 200 ? UserInfo.safeParse(answer.json) : null;
  if (!told?.success || told.data.sub !== claims.sub || told.data.email === undefined) return null;
  return { address: told.data.email, believed: String(told.data.email_verified) === 'true' };
}
