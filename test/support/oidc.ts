// OpenID providers on loopback for tests: the npm oidc-provider, real keys, codes and cookies, and a bend where one is wanted.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from 'jose';
import Provider from 'oidc-provider';
import { onTestFinished } from 'vitest';
import { freePort } from '../../src/tools/processes.ts';
import { visitor } from './signing-in.ts';

/** Somebody at a provider: what it says of them. */
export type Account = { sub: string } & Record<string, unknown>;
/** What a test does to an ID token before it leaves the provider. */
export type Bend = (claims: JWTPayload, sign: Sign) => Promise<string> | string;
/** Signs claims with the provider's own key, unless told otherwise. */
export type Sign = (claims: JWTPayload, how?: { key?: CryptoKey; kid?: string }) => Promise<string>;

export type TestProvider = {
  issuer: string;
  /** Who is at the keyboard, how they sign in, and in which tenant; null leaves without signing in. */
  at: { account: Account | null; acr?: string; amr?: string[]; tenant: string };
  bend: Bend | null;
  /** What else it says beside its own keys, of itself, and where it tells of its users. */
  says: { keys: JWK[]; metadata: Record<string, unknown>; user: Record<string, unknown> };
  /** Answers 503 to whatever is asked. */
  down: boolean;
  /** Takes a browser that was sent there through the provider's pages; answers with where it is sent back to. */
  through: (url: string) => Promise<string>;
  stop: () => Promise<unknown>;
};

export const CLIENT = { id: 'avtalevakt', secret: 'secret-of-avtalevakt' };
const KID = 'of-the-provider';

/** A client with a key proves itself by that; `shy` providers tell of people where they tell of their users, and not in the ID token. */
type Options = { redirectUris: string[]; tenants?: string[]; shy?: boolean; clientKey?: JWK };

/** Starts a provider; with tenants it is one issuer for each, as Entra ID is. */
export async function openProvider({ redirectUris, tenants = [], ...more }: Options): Promise<TestProvider> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const key = { ...(await exportJWK(privateKey)), kid: KID, alg: 'RS256', use: 'sig' };
  const test: TestProvider = {
    issuer: origin,
    at: { account: null, tenant: tenants[0] ?? '' },
    bend: null,
    says: { keys: [], metadata: {}, user: {} },
    down: false,
    through: (url) => throughPages(url, origin),
    stop: () => Promise.resolve(),
  };
  const issuers = new Map(
    (tenants.length > 0 ? tenants.map((id) => `/${id}/v2.0`) : ['']).map((path) => [
      path,
      providerAt(origin + path, key, { redirectUris, ...more }, test),
    ]),
  );
  const server = createServer((request, response) => void answer(request, response, issuers, test, privateKey));
  await new Promise<void>((done) => server.listen(port, '127.0.0.1', done));
  test.stop = () =>
    new Promise((done) => {
      server.closeAllConnections();
      server.close(done);
    });
  return test;
}

/** A provider that stops when the running test has ended. */
export async function providerForTest(options: Options): Promise<TestProvider> {
  const provider = await openProvider(options);
  onTestFinished(() => void provider.stop());
  return provider;
}

function providerAt(issuer: string, key: JWK, { redirectUris, shy, clientKey }: Options, test: TestProvider): Provider {
  const byKey = { token_endpoint_auth_method: 'private_key_jwt' as const, jwks: { keys: [clientKey as never] } };
  return new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT.id, redirect_uris: redirectUris },
        ...(clientKey ? byKey : { client_secret: CLIENT.secret }),
        ...{ response_types: ['code'], grant_types: ['authorization_code'] },
      },
    ],
    adapter: keepingIn(new Map()) as never,
    ttl: { Interaction: 600, Grant: 600, Session: 600, AuthorizationCode: 60, AccessToken: 60, IdToken: 300 },
    jwks: { keys: [key as never] },
    cookies: { keys: ['cookies of a provider in a test'] },
    pkce: { required: () => true },
    conformIdTokenClaims: shy === true,
    acrValues: ['substantial', 'low'],
    claims: {
      ...{ openid: ['sub', 'acr', 'amr'], profile: ['tid', 'oid', 'idp', 'acrs', 'preferred_username'] },
      email: ['email', 'email_verified'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `${new URL(issuer).pathname.replace(/\/$/, '')}/interaction/${uid}` },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({ ...test.at.account, acr: test.at.acr, amr: test.at.amr, sub }) as never,
    }),
    loadExistingGrant: async ({ oidc }) => {
      const grant = new oidc.provider.Grant({ clientId: CLIENT.id, accountId: oidc.session?.accountId ?? '' });
      grant.addOIDCScope('openid email profile');
      await grant.save();
      return grant;
    },
  });
}

/** What a provider keeps, in memory of the test: everything is forgotten with it. */
function keepingIn(kept: Map<string, Record<string, unknown>>) {
  return (model: string) => {
    const named = (id: string) => `${model} ${id}`;
    const having = async (name: string, value: unknown) =>
      [...kept].find(([key, row]) => key.startsWith(`${model} `) && row[name] === value)?.[1];
    return {
      upsert: async (id: string, row: Record<string, unknown>) => void kept.set(named(id), row),
      find: async (id: string) => kept.get(named(id)),
      findByUid: (uid: string) => having('uid', uid),
      findByUserCode: (code: string) => having('userCode', code),
      consume: async (id: string) => void Object.assign(kept.get(named(id)) ?? {}, { consumed: Date.now() / 1000 }),
      destroy: async (id: string) => void kept.delete(named(id)),
      revokeByGrantId: async (grant: string) => {
        for (const [key, row] of kept) if (row.grantId === grant) kept.delete(key);
      },
    };
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  issuers: Map<string, Provider>,
  test: TestProvider,
  privateKey: CryptoKey,
): Promise<void> {
  if (test.down) return void response.writeHead(503).end();
  const asked = request.url ?? '/';
  const anyTenant = asked.startsWith('/organizations/');
  const whole = anyTenant ? asked.replace('/organizations/', `/${test.at.tenant}/`) : asked;
  const [path, provider] = [...issuers].find(([start]) => whole.startsWith(`${start}/`)) ?? [];
  if (path === undefined || !provider) return void response.writeHead(404).end();
  const uid = /\/interaction\/([\w-]+)$/.exec(whole)?.[1];
  Object.assign(request, { originalUrl: whole, url: whole.slice(path.length) });
  if (uid !== undefined) return finish(provider, request, response, test);
  if (whole.includes('openid-configuration'))
    rewrite(response, (text) => withMore(anyTenant ? forAnyTenant(text, test) : text, test.says.metadata));
  if (whole.endsWith('/me')) rewrite(response, (text) => withMore(text, test.says.user));
  if (whole.endsWith('/jwks'))
    rewrite(response, (text) => withMore(text, { keys: [...JSON.parse(text).keys, ...test.says.keys] }));
  if (whole.includes('/token') && test.bend) {
    const { bend } = test;
    rewrite(response, (text) => bent(text, bend, privateKey));
  }
  provider.callback()(request, response);
}

function finish(provider: Provider, request: IncomingMessage, response: ServerResponse, { at }: TestProvider) {
  const { account, acr, amr } = at;
  const login = { accountId: account?.sub ?? '', ...(acr ? { acr } : {}), ...(amr ? { amr } : {}) };
  const result = account === null ? { error: 'access_denied', error_description: 'left' } : { login };
  return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

/** Lets what an answer says be another text, once it is whole. */
function rewrite(response: ServerResponse, change: (text: string) => string | Promise<string>): void {
  const end = response.end.bind(response);
  response.end = ((chunk?: string | Buffer) => {
    void Promise.resolve(change(String(chunk ?? ''))).then((text) => {
      response.setHeader('content-length', Buffer.byteLength(text));
      end(text);
    });
    return response;
  }) as typeof response.end;
}

const withMore = (text: string, more: Record<string, unknown>) => JSON.stringify({ ...JSON.parse(text), ...more });

const forAnyTenant = (text: string, { at, issuer }: TestProvider) =>
  JSON.stringify({
    ...JSON.parse(text.replaceAll(`/${at.tenant}/`, '/organizations/')),
    issuer: `${issuer}/{tenantid}/v2.0`,
  });

async function bent(text: string, bend: Bend, own: CryptoKey): Promise<string> {
  const answered = JSON.parse(text) as { id_token?: string };
  if (answered.id_token === undefined) return text;
  const [, payload = ''] = answered.id_token.split('.');
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JWTPayload;
  const sign: Sign = (changed, { key = own, kid = KID } = {}) =>
    new SignJWT(changed).setProtectedHeader({ alg: 'RS256', kid }).sign(key);
  return JSON.stringify({ ...answered, id_token: await bend(claims, sign) });
}

/** Another key than the provider's. */
export async function anotherKey(): Promise<CryptoKey> {
  return (await anotherPair()).key;
}

/** Another key than the provider's, and how a provider would tell of it. */
export async function anotherPair(kid = 'another'): Promise<{ key: CryptoKey; told: JWK }> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  return { key: privateKey, told: { ...(await exportJWK(publicKey)), kid, alg: 'RS256', use: 'sig' } };
}

async function throughPages(url: string, origin: string): Promise<string> {
  const browser = visitor((path, init) => fetch(new URL(path, origin), init));
  let next = url;
  for (let hops = 0; next.startsWith(origin) && hops < 10; hops += 1) {
    const response = await browser.get(next);
    const location = response.headers.get('location');
    if (location === null) throw new Error(`${response.status} at ${next}: ${await response.text()}`);
    next = new URL(location, next).href;
  }
  return next;
}
