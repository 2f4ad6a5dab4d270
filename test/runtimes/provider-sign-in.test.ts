// Signing in at a provider over real connections, on both runtimes: round trips, and the attacks that reach the network.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JWTPayload } from 'jose';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { freePort } from '../../src/tools/processes.ts';
import { type Asker, askerAt, over } from '../support/asking.ts';
import { startNode, withoutSettings } from '../support/node.ts';
import { anotherKey, type Bend, openProvider, type TestProvider } from '../support/oidc.ts';
import { beFirst, visitor } from '../support/signing-in.ts';
import { openSqld } from '../support/sqld.ts';
import { away, isIn, roundTrip, settingsOf } from '../support/visits.ts';
import { bundleWorker, startWorker } from '../support/workerd.ts';

type Running = { url: string; said: () => string; stop: () => Promise<unknown> };
type Environment = Record<string, string>;

async function onNode(port: number, env: Environment): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-provider-'));
  const node = await startNode({ folder, env, port });
  const stop = async () => {
    await node.kill();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://localhost:${port}`, said: node.output, stop };
}

async function onWorkerd(port: number, env: Environment): Promise<Running> {
  const [sqld, bundle] = await Promise.all([openSqld(), bundleWorker()]);
  const said = execFileSync('npm', ['run', '--silent', 'migrate'], {
    encoding: 'utf8',
    env: { ...withoutSettings(), LIBSQL_URL: sqld.url, BASE_URL: `http://localhost:${port}` },
  });
  const worker = await startWorker(bundle, { ...env, LIBSQL_URL: sqld.url }, port);
  const stop = async () => {
    await worker.stop();
    await sqld.stop();
    bundle.remove();
  };
  return { url: `http://localhost:${port}`, said: () => said, stop };
}

const WITH = '/sign-in/with/fjord';
const SIGRUN = { sub: 'sigrun-at-fjord', email: 'sigrun@register.example', email_verified: true };

describe.each([
  ['on Node', onNode],
  ['on workerd', onWorkerd],
])('%s', (_, start) => {
  let running: Running;
  let idp: TestProvider;
  let admin: Asker;
  const at = () => ({ send: over(running.url), idp });

  beforeAll(async () => {
    const port = await freePort();
    const BASE_URL = `http://localhost:${port}`;
    idp = await openProvider({ redirectUris: [`${BASE_URL}/sign-in/callback/fjord`] });
    const provider = { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer: idp.issuer, bodies: 'all' };
    const policy = { secondFactor: { acr: ['substantial'], amr: ['mfa'], missing: 'refuse' } };
    running = await start(port, { BASE_URL, ...settingsOf([{ ...provider, ...policy }]) });
    admin = askerAt(over(running.url), (await beFirst(over(running.url), running.said())).who.headers());
  });
  afterAll(async () => {
    await running.stop();
    await idp.stop();
  });
  beforeEach(() => {
    Object.assign(idp, { bend: null, down: false, at: { account: SIGRUN, amr: ['pwd', 'mfa'], tenant: '' } });
  });

  /** Why people were not let in, and how often altogether. */
  const refused = async (): Promise<{ reasons: string[]; times: number }> => {
    const { items } = await admin.ask('listSecurityEvents');
    const own = items.filter(({ kind }) => kind === 'sign_in_refused');
    return { reasons: own.map(({ target }) => target), times: own.reduce((sum, { times }) => sum + times, 0) };
  };

  test('a person with two factors at the provider is let in, and /ready says that it works', async () => {
    const { who, response } = await roundTrip(at(), `${WITH}?returnTo=%2Fagreements`);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/agreements']);
    expect(await (await who.get('/')).text()).toContain('Sigrun Administrator');
    const ready = await fetch(`${running.url}/ready`);
    expect(await ready.json()).toMatchObject({
      status: 'ready',
      signIn: { status: 'working', providers: [{ id: 'fjord', status: 'reached' }] },
    });
  });

  const having = (change: (claims: JWTPayload) => JWTPayload): Bend => {
    return (claims, sign) => sign(change(claims));
  };
  const unsigned: Bend = (claims) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part(claims)}.`;
  };
  const bends: [string, Bend, string][] = [
    ['another nonce', having((claims) => ({ ...claims, nonce: 'x' })), 'wrong_nonce'],
    ['another issuer', having((claims) => ({ ...claims, iss: 'https://evil.example' })), 'wrong_issuer'],
    ['another audience', having((claims) => ({ ...claims, aud: 'another' })), 'wrong_audience'],
    ['no signature', unsigned, 'wrong_algorithm'],
    ['a signature of somebody else', async (c, sign) => sign(c, { key: await anotherKey() }), 'bad_signature'],
    ['a key nobody knows', async (c, sign) => sign(c, { key: await anotherKey(), kid: 'x' }), 'unknown_key'],
    ['an end that is past', having((claims) => ({ ...claims, exp: Math.floor(Date.now() / 1000) - 60 })), 'expired'],
  ];
  test.each(bends)(
    'an ID token with %s opens nothing, is written down once, and is explained',
    async (_, bend, why) => {
      idp.bend = bend;
      const before = await refused();
      const { who, response } = await roundTrip(at(), WITH);
      expect([response.status, await isIn(who)]).toEqual([401, false]);
      expect(await response.text()).toContain('Svaret fra Fjord-ID kunne ikke bekreftes.');
      const after = await refused();
      expect([after.times - before.times, after.reasons.includes(why)]).toEqual([1, true]);
    },
  );

  const trips: [string, string, (trip: { who: ReturnType<typeof visitor>; back: string }) => Promise<Response>][] = [
    ['state that is missing', 'no_visit', ({ who, back }) => who.get(back.replace(/state=[^&]+/, ''))],
    ['state of another browser', 'no_visit', ({ back }) => visitor(over(running.url)).get(back)],
    [
      'an answer given before',
      'replayed',
      async ({ who, back }) => {
        const thief = visitor(over(running.url));
        for (const [name, value] of who.cookies) thief.cookies.set(name, value);
        expect((await who.get(back)).status).toBe(303);
        return thief.get(back);
      },
    ],
    [
      'a code that was used',
      'code_refused',
      async ({ who, back }) => {
        const code = /code=([^&]+)/.exec(back)?.[0] ?? '';
        const other = await away(at(), WITH);
        expect((await who.get(back)).status).toBe(303);
        return other.who.get(other.back.replace(/code=[^&]+/, code));
      },
    ],
    [
      'another sender',
      'wrong_issuer',
      ({ who, back }) => who.get(back.replace(/iss=[^&]+/, 'iss=https://evil.example')),
    ],
  ];
  test.each(trips)('%s opens nothing, and is written down once', async (_, why, take) => {
    const before = await refused();
    const response = await take(await away(at(), WITH));
    expect([response.status, response.headers.getSetCookie().filter((set) => set.includes('session'))]).toEqual([
      401,
      [],
    ]);
    expect(await response.text()).toContain('Gå til innloggingssiden');
    const after = await refused();
    expect([after.times - before.times, after.reasons.includes(why)]).toEqual([1, true]);
  });

  test('a missing second factor and an unknown person open nothing', async () => {
    const before = await refused();
    idp.at.amr = ['pwd'];
    expect((await roundTrip(at(), WITH)).response.status).toBe(401);
    Object.assign(idp.at, { amr: ['mfa'], account: { sub: 'x', email: 'x@evil.example', email_verified: true } });
    expect((await roundTrip(at(), WITH)).response.status).toBe(401);
    const after = await refused();
    expect(after.times - before.times).toBe(2);
    expect(after.reasons).toEqual(expect.arrayContaining(['no_second_factor', 'unknown_person']));
  });
});

test('a start on Node without its provider says so, and /ready and the sign-in page do', async () => {
  const [port, nobody] = [await freePort(), await freePort()];
  const issuer = `http://127.0.0.1:${nobody}`;
  const provider = { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer, bodies: 'all' };
  const { url, said, stop } = await onNode(port, settingsOf([provider]));
  const ready = await fetch(`${url}/ready`);
  expect([ready.status, await ready.json()]).toEqual([
    200,
    expect.objectContaining({
      signIn: { status: 'failing', failing: ['fjord'], providers: [{ id: 'fjord', status: 'unreachable' }] },
    }),
  ]);
  expect(await (await fetch(`${url}/sign-in`)).text()).toContain('Innlogging med Fjord-ID er ikke tilgjengelig nå.');
  await expect.poll(said).toContain('Nobody can sign in with Fjord-ID (fjord) now: its discovery document cannot be');
  await stop();
});
