// Providers people may sign in at, as settings tell of them: one JSON list, each secret in a setting of its own.
import * as z from 'zod';
import { isSafeAddress } from '../identity/discovery.ts';
import type { Provider, SecondFactorPolicy } from '../operations/signing-in.ts';

export const PROVIDERS_SETTING = 'SIGN_IN_PROVIDERS';
const WELL_KNOWN = '/.well-known/openid-configuration';

const Body = z
  .string()
  .regex(/^(?:\d{9}|[a-z]{2,8}_\w{1,32})$/, 'expected an organisation number of nine digits, or the id of a body');
const Reach = z.union([z.literal('all'), z.array(Body).min(1)], 'expected "all", or a list of bodies');
const Address = z
  .string('expected a web address')
  .refine(isSafeAddress, 'expected an https address')
  .transform((text) => text.replace(/\/$/, ''));
const Texts = z.array(z.string().min(1));

const Factor = z.strictObject({
  acr: Texts.optional(),
  amr: Texts.optional(),
  acrs: Texts.optional(),
  missing: z.enum(['step_up', 'refuse']).default('step_up'),
});
const common = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,30}$/, 'expected lower-case letters, digits and hyphens'),
  clientId: z.string('expected the id this register has at the provider').min(1),
  scopes: Texts.optional(),
  acrValues: z.string().min(1).optional(),
  secondFactor: Factor.prefault({}),
};
const Given = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      ...{ kind: z.literal('entra'), ...common, name: z.string().min(1).default('Microsoft') },
      tenants: z
        .record(z.guid('expected a tenant’s id').toLowerCase(), Reach)
        .refine((tenants) => Object.keys(tenants).length > 0, 'expected at least one tenant'),
      authority: Address.default('https://login.microsoftonline.com'),
    }),
    z.strictObject({
      ...{ kind: z.literal('ansattporten'), ...common, name: z.string().min(1).default('Ansattporten') },
      environment: z.enum(['production', 'test']).default('production'),
      bodies: Reach.default('all'),
    }),
    z.strictObject({
      ...{ kind: z.literal('oidc'), ...common, name: z.string('expected what people know it as').min(1) },
      issuer: Address.transform((url) => url.replace(WELL_KNOWN, '')),
      bodies: Reach,
      knowsByEmail: z.boolean().default(true),
    }),
  ],
  'expected entra, ansattporten or oidc',
);
type Given = z.output<typeof Given>;
const List = z
  .array(Given)
  .refine((all) => new Set(all.map(({ id }) => id)).size === all.length, 'expected each id once');

/** eIDAS substantial and high demand two factors; beneath, a work account of Entra ID says itself whether it had them. */
const ANSATTPORTEN = {
  acr: ['substantial', 'high', 'idporten-loa-substantial', 'idporten-loa-high'],
  amr: ['entraid_mfa', 'entraid-mfa'],
};

/** The name of the setting that holds a provider's secret. */
export function secretSetting(id: string): string {
  return `SIGN_IN_PROVIDER_SECRET_${id.toUpperCase().replaceAll('-', '_')}`;
}

/** The name of the setting that holds the private key by which a client proves itself, instead of a secret. */
export function keySetting(id: string): string {
  return secretSetting(id).replace('_SECRET_', '_KEY_');
}

const SIGNED_BY = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA'] as const;
const PrivateKey = z.looseObject({ kty: z.enum(['RSA', 'EC', 'OKP']), alg: z.enum(SIGNED_BY), d: z.string().min(1) });

/** What is wrong with the secret and key of a provider; nothing of either is repeated. */
function wrongProof({ id, kind }: Given, text: (name: string) => string | null): string[] {
  const [secret, key] = [text(secretSetting(id)), text(keySetting(id))];
  if (key === null) return [];
  if (kind === 'entra') return [`${keySetting(id)}: expected none; Entra ID takes a secret from us`];
  if (secret !== null) return [`${keySetting(id)}: expected none beside ${secretSetting(id)}`];
  const fits = PrivateKey.safeParse(parsedJson(key)).success;
  return fits ? [] : [`${keySetting(id)}: expected a private key as JWK, with its alg`];
}

/** The providers of a JSON list; what is wrong with it is told as `SIGN_IN_PROVIDERS[0].clientId: expected …`. */
export function readProviders(
  json: string | null,
  text: (name: string) => string | null,
): { providers: Provider[]; wrong: string[] } {
  if (json === null) return { providers: [], wrong: [] };
  const parsed = List.safeParse(parsedJson(json), { reportInput: false });
  if (parsed.success) {
    const wrong = parsed.data.flatMap((given) => wrongProof(given, text));
    return { providers: wrong.length > 0 ? [] : parsed.data.map((given) => providerOf(given, text)), wrong };
  }
  const wrong = parsed.error.issues.map(({ path, message }) => `${PROVIDERS_SETTING}${placeOf(path)}: ${message}`);
  return { providers: [], wrong };
}

function parsedJson(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const placeOf = (path: readonly PropertyKey[]) =>
  path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('');

function providerOf(given: Given, text: (name: string) => string | null): Provider {
  const { id, name, clientId, acrValues = null } = given;
  const clientSecret = text(secretSetting(id));
  const clientKey = parsedJson(text(keySetting(id)) ?? 'null') as Provider['clientKey'];
  const basis = { id, name, clientId, clientSecret, clientKey, acrValues, tenants: null, reach: [] };
  if (given.kind === 'entra') {
    const { authority, tenants } = given;
    const [only, another] = Object.keys(tenants);
    const base = `${authority}/${another === undefined ? only : 'organizations'}/v2.0`;
    const issuer = another === undefined ? base : `${authority}/{tenantid}/v2.0`;
    const scopes = given.scopes ?? ['openid', 'profile', 'email'];
    const secondFactor = policyOf(given, { acr: [], amr: given.secondFactor.acrs ? [] : ['mfa'] });
    return { ...basis, discovery: base + WELL_KNOWN, issuer, scopes, tenants, secondFactor, knowsByEmail: true };
  }
  if (given.kind === 'ansattporten') {
    const issuer = `https://${given.environment === 'test' ? 'test.' : ''}ansattporten.no`;
    const scopes = given.scopes ?? ['openid', 'profile'];
    const asked = { acrValues: acrValues ?? 'substantial', reach: given.bodies, knowsByEmail: false };
    const secondFactor = policyOf(given, ANSATTPORTEN);
    return { ...basis, ...asked, discovery: issuer + WELL_KNOWN, issuer, scopes, secondFactor };
  }
  const { issuer, bodies, knowsByEmail } = given;
  const scopes = given.scopes ?? ['openid', 'email', 'profile'];
  const secondFactor = policyOf(given, { acr: [], amr: ['mfa'] });
  return { ...basis, discovery: issuer + WELL_KNOWN, issuer, scopes, secondFactor, knowsByEmail, reach: bodies };
}

/** What was said of second factors; where nothing was, what the kind of provider is known to say. */
function policyOf({ secondFactor }: Given, usual: { acr: string[]; amr: string[] }): SecondFactorPolicy {
  const { acr, amr, acrs = [], missing } = secondFactor;
  const said = acr !== undefined || amr !== undefined;
  return { acr: said ? (acr ?? []) : usual.acr, amr: said ? (amr ?? []) : usual.amr, acrs, missing };
}
