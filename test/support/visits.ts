// A register whose people may sign in at a provider, and somebody on their way there and back.
import type { Send } from './asking.ts';
import { CLIENT, providerForTest, type TestProvider } from './oidc.ts';
import { organisationNumber, type SmallRegister, smallRegister } from './register.ts';
import { into } from './serving.ts';
import { administrator, type Visitor, visitor } from './signing-in.ts';
import { ask, openWorld, type TestWorld } from './world.ts';

/** Where the register of a test is, as its providers know it. */
export const AT = 'http://localhost:8787';
export const FRANA_TENANT = '11111111-1111-4111-8111-111111111111';
export const EIDE_TENANT = '22222222-2222-4222-8222-222222222222';
export const STRANGE_TENANT = '33333333-3333-4333-8333-333333333333';
/** The organisation number of Fræna in the small register. */
export const FRANA = organisationNumber(1);

/** Settings of one provider or more, each with the secret every test provider takes. */
export function settingsOf(providers: readonly ({ id: string } & Record<string, unknown>)[]): Record<string, string> {
  const secrets = providers.map(({ id }) => [`SIGN_IN_PROVIDER_SECRET_${id.toUpperCase()}`, CLIENT.secret]);
  const list = providers.map((provider) => ({ clientId: CLIENT.id, ...provider }));
  return { ...Object.fromEntries(secrets), SIGN_IN_PROVIDERS: JSON.stringify(list) };
}

export type Harbour = { world: TestWorld; register: SmallRegister; idp: TestProvider; send: Send };

/** A small register and a standard provider called Fjord-ID that speaks for everybody, set up further as told. */
export async function harbour(more: Record<string, unknown> = {}): Promise<Harbour> {
  const idp = await providerForTest({ redirectUris: [`${AT}/sign-in/callback/fjord`] });
  const provider = { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer: idp.issuer, bodies: 'all', ...more };
  const world = await openWorld(undefined, settingsOf([provider]));
  return { world, register: await smallRegister(world), idp, send: into(world) };
}

/** The same with tenants of Entra ID: Fræna and Eide are on the list, the third is not. */
export async function tenants(listed: Record<string, unknown>, more: Record<string, unknown> = {}): Promise<Harbour> {
  const all = [FRANA_TENANT, EIDE_TENANT, STRANGE_TENANT];
  const idp = await providerForTest({ redirectUris: [`${AT}/sign-in/callback/entra`], tenants: all });
  const provider = { id: 'entra', kind: 'entra', authority: idp.issuer, tenants: listed, ...more };
  const world = await openWorld(undefined, settingsOf([provider]));
  return { world, register: await smallRegister(world), idp, send: into(world) };
}

/** A visit: the browser that is on it, where the provider sent it back to, and what it is answered there. */
export type Trip = { who: Visitor; back: string; response: Response };

/** Goes to a provider; where it would be sent back to. */
export async function away(
  { send, idp }: Pick<Harbour, 'send' | 'idp'>,
  path: string,
  who: Visitor = visitor(send),
): Promise<{ who: Visitor; back: string }> {
  const sent = await who.get(path);
  if (sent.status !== 303) throw new Error(`${sent.status} instead of 303: ${await sent.text()}`);
  const url = await idp.through(sent.headers.get('location') ?? '');
  return { who, back: url.replace(/^https?:\/\/[^/]+/, '') };
}

/** Goes to a provider and comes back. */
export async function roundTrip(at: Pick<Harbour, 'send' | 'idp'>, path: string, who?: Visitor): Promise<Trip> {
  const begun = await away(at, path, who);
  return { ...begun, response: await begun.who.get(begun.back) };
}

/** Whether a browser is let in. */
export async function isIn(who: Visitor): Promise<boolean> {
  return (await who.get('/')).status === 200;
}

/** What the security log holds, as whoever administers the register reads it: where, why and how often. */
export async function refusals(world: TestWorld): Promise<[string, string, number][]> {
  await administrator(world);
  const { items } = await ask(world, null, 'listSecurityEvents');
  return items.map(({ kind, route, target, times }) => [
    route.replace('GET /sign-in/callback/', ''),
    kind === 'sign_in_refused' ? target : kind,
    times,
  ]);
}
