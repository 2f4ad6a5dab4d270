// Signing in at a provider: who is let in and with what, against a real provider on loopback.
import { type CryptoKey, exportJWK } from 'jose';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { anotherPair, providerForTest } from '../support/oidc.ts';
import { organisationNumber, smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { codeAt, takeUp, visitor } from '../support/signing-in.ts';
import {
  AT,
  EIDE_TENANT,
  FRANA,
  FRANA_TENANT,
  harbour,
  isIn,
  refusals,
  roundTrip,
  STRANGE_TENANT,
  settingsOf,
  tenants,
} from '../support/visits.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const KARI = { sub: 'kari-at-fjord', email: 'Kari.Malme@post.example', email_verified: true };
const WITH = '/sign-in/with/fjord';
const MFA = { amr: ['pwd', 'mfa'] };

/** Invites somebody, and answers with the link they would have by mail. */
async function invite(world: TestWorld, id: string): Promise<string> {
  await ask(world, null, 'invitePerson', { params: { id }, body: {} });
  const [mail] = await world.database.read([
    { sql: "SELECT text_body FROM deliveries WHERE kind = 'invitation' ORDER BY rowid DESC LIMIT 1", args: [] },
  ]);
  return /http\S+\/invitation\/\w+/.exec(String(mail?.rows[0]?.[0]))?.[0] ?? '';
}

describe('the sign-in page', () => {
  test('offers each provider, and leads on to where one was going', async () => {
    const { send } = await harbour();
    const page = await (await send('/sign-in?returnTo=%2Flog', {})).text();
    expect(page).toContain('Logg inn med Fjord-ID');
    expect(page.replaceAll('&#x3D;', '=')).toContain('href="/sign-in/with/fjord?returnTo=%2Flog"');
  });

  test('offers none where none is set up', async () => {
    const page = await (await into(await openWorld())('/sign-in', {})).text();
    expect(page).not.toContain('/sign-in/with/');
  });

  test('tells of a provider that does not answer, as /ready does, and lets one in by password all the same', async () => {
    const { send, idp } = await harbour();
    idp.down = true;
    const page = await (await send('/sign-in', {})).text();
    expect(page).toContain('Innlogging med Fjord-ID er ikke tilgjengelig nå.');
    expect(page).not.toContain('/sign-in/with/');
    expect(page).toContain('name="password"');
    const ready = await send('/ready', {});
    expect([ready.status, await ready.json()]).toEqual([
      200,
      expect.objectContaining({
        status: 'ready',
        signIn: { status: 'failing', failing: ['fjord'], providers: [{ id: 'fjord', status: 'unreachable' }] },
      }),
    ]);
    const sent = await send(WITH, {});
    expect([sent.status, sent.headers.getSetCookie()]).toEqual([503, []]);
    expect(await sent.text()).toContain('er ikke tilgjengelig nå');
  });

  test('offers a provider again shortly after it has come back', async () => {
    const { send, idp } = await harbour();
    idp.down = true;
    expect((await send(WITH, {})).status).toBe(503);
    idp.down = false;
    expect((await send(WITH, {})).status).toBe(503);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect((await send(WITH, {})).status).toBe(303);
    expect(await (await send('/ready', {})).json()).toMatchObject({ signIn: { status: 'working', failing: [] } });
  });

  test('does not offer a provider that calls itself something else', async () => {
    const idp = await providerForTest({ redirectUris: [AT] });
    const other = idp.issuer.replace('127.0.0.1', 'localhost');
    const provider = { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer: other, bodies: 'all' };
    const send = into(await openWorld(undefined, settingsOf([provider])));
    expect((await send(WITH, {})).status).toBe(503);
    expect(await (await send('/ready', {})).json()).toMatchObject({
      signIn: { providers: [{ id: 'fjord', status: 'wrong_issuer' }] },
    });
  });

  test.each([
    ['lacks an endpoint', { token_endpoint: undefined }],
    ['would have our secret sent where anyone can read it', { token_endpoint: 'http://fjord.example/token' }],
    ['keeps its keys on no web address', { jwks_uri: 'file:///etc/keys' }],
  ])('does not offer a provider that %s', async (_, metadata) => {
    const { send, idp } = await harbour();
    idp.says.metadata = metadata;
    expect((await send(WITH, {})).status).toBe(503);
    expect(await (await send('/ready', {})).json()).toMatchObject({
      signIn: { providers: [{ status: 'unreadable' }] },
    });
  });

  test.each(['/sign-in/with/nobody', '/sign-in/with/__proto__'])('has nothing at %s', async (path) => {
    expect((await (await harbour()).send(path, {})).status).toBe(404);
  });
});

describe('whoever signs in at a provider with two factors', () => {
  test('is let in as the person with the address it has verified, and led on', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    const { who, response } = await roundTrip(at, `${WITH}?returnTo=%2Fagreements`);
    expect([response.status, response.headers.get('location')]).toEqual([303, '/agreements']);
    expect(await (await who.get('/')).text()).toContain('Kari Malme');
    // Beside the session only the mark by which a form sent too late is given back to the same person.
    expect([...who.cookies.keys()]).toEqual(['avtalevakt.session_token', 'avtalevakt.last']);
    expect(await refusals(at.world)).toEqual([]);
  });

  test('is known by what the provider calls them from then on, whatever their address is there', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    expect(await isIn((await roundTrip(at, WITH)).who)).toBe(true);
    at.idp.at.account = { ...KARI, email: 'kari.ny@post.example', email_verified: false };
    expect(await isIn((await roundTrip(at, WITH)).who)).toBe(true);
  });

  test('has a session that another had not, and nothing of the provider’s is kept', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    await roundTrip(at, WITH);
    const [kept] = await at.world.database.read([
      { sql: 'SELECT access_token, refresh_token, id_token, password, provider FROM accounts', args: [] },
    ]);
    expect(kept?.rows.map((row) => Array.from({ length: 5 }, (_, i) => row[i]))).toEqual([
      [null, null, null, null, 'fjord'],
    ]);
  });

  test('is not let in when the address has been given to somebody else at the provider', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    await roundTrip(at, WITH);
    at.idp.at.account = { ...KARI, sub: 'the-next-kari' };
    const { who, response } = await roundTrip(at, WITH);
    expect([response.status, await isIn(who)]).toEqual([401, false]);
    expect(await refusals(at.world)).toEqual([['fjord', 'other_account', 1]]);
  });

  test('is not let in once their roles have ended', async () => {
    const at = await harbour();
    const role = { role: 'auditor', bodyId: at.register.frana.id, from: '2026-11-01', to: '2026-11-23' };
    const body = { name: 'Nils Ny', email: 'nils@post.example', roles: [role] };
    await ask(at.world, null, 'createPerson', { body });
    const account = { sub: 'nils', email: 'nils@post.example', email_verified: true };
    Object.assign(at.idp.at, { account, ...MFA });
    expect(await isIn((await roundTrip(at, WITH)).who)).toBe(true);
    at.world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    expect((await roundTrip(at, WITH)).response.status).toBe(401);
    expect(await refusals(at.world)).toEqual([['fjord', 'outside_reach', 1]]);
  });

  test('comes in by a link they were invited with, also where the provider tells no address', async () => {
    const at = await harbour({ knowsByEmail: false });
    Object.assign(at.idp.at, { account: { sub: 'kari-at-fjord' }, ...MFA });
    expect((await roundTrip(at, WITH)).response.status).toBe(401);
    const { pathname } = new URL(await invite(at.world, at.register.people.kari));
    const page = await (await at.send(pathname, {})).text();
    expect(page).toContain(`href="${pathname}/with/fjord"`);
    const { who } = await roundTrip(at, `${pathname}/with/fjord`);
    expect(await (await who.get('/')).text()).toContain('Kari Malme');
    expect((await at.send(pathname, {})).status).toBe(404);
    expect(await isIn((await roundTrip(at, WITH)).who)).toBe(true);
  });

  test('takes up no invitation that was taken up before, nor one with an account that is somebody else’s', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    await roundTrip(at, WITH);
    const { pathname } = new URL(await invite(at.world, at.register.people.odd));
    const other = await roundTrip(at, `${pathname}/with/fjord`);
    expect([other.response.status, await isIn(other.who)]).toEqual([401, false]);
    await takeUp(at.send, `${AT}${pathname}`);
    at.idp.at.account = { sub: 'odd', email: 'odd.bud@post.example', email_verified: true };
    expect((await roundTrip(at, `${pathname}/with/fjord`)).response.status).toBe(401);
    expect((await refusals(at.world)).map(([, why]) => why).sort()).toEqual(['invitation_gone', 'other_account']);
  });

  test('is let in with a key that the provider took into use a moment ago', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    expect(await isIn((await roundTrip(at, WITH)).who)).toBe(true);
    const { key, told } = await anotherPair('new');
    at.idp.says.keys = [told];
    at.idp.bend = (claims, sign) => sign(claims, { key, kid: 'new' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 });
    onTestFinished(() => void vi.useRealTimers());
    expect(await isIn((await roundTrip(at, WITH)).who)).toBe(true);
  });

  test('may be on the way in two tabs at once', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    const who = visitor(at.send);
    await who.get(WITH);
    const { response } = await roundTrip(at, WITH, who);
    expect([response.status, await isIn(who)]).toEqual([303, true]);
  });
});

describe('the register proves itself to the provider', () => {
  test('by a key that never leaves it, and by no other', async () => {
    const { key, told } = await anotherPair('of-the-register');
    const idp = await providerForTest({ redirectUris: [`${AT}/sign-in/callback/fjord`], clientKey: told });
    Object.assign(idp.at, { account: KARI, ...MFA });
    const provider = { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer: idp.issuer, bodies: 'all' };
    const { SIGN_IN_PROVIDERS = '' } = settingsOf([provider]);
    const signedBy = async (signing: CryptoKey) => {
      const SIGN_IN_PROVIDER_KEY_FJORD = JSON.stringify({ ...(await exportJWK(signing)), kid: told.kid, alg: 'RS256' });
      const world = await openWorld(undefined, { SIGN_IN_PROVIDERS, SIGN_IN_PROVIDER_KEY_FJORD });
      await smallRegister(world);
      return { world, trip: await roundTrip({ idp, send: into(world) }, WITH) };
    };
    expect(await isIn((await signedBy(key)).trip.who)).toBe(true);
    const other = await signedBy((await anotherPair()).key);
    expect(other.trip.response.status).toBe(401);
    expect(await refusals(other.world)).toEqual([['fjord', 'code_refused', 1]]);
  });
});

describe('a provider that tells of people elsewhere than in the ID token', () => {
  async function shy(user: Record<string, unknown>) {
    const idp = await providerForTest({ redirectUris: [`${AT}/sign-in/callback/fjord`], shy: true });
    const provider = { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer: idp.issuer, bodies: 'all' };
    const world = await openWorld(undefined, settingsOf([provider]));
    await smallRegister(world);
    idp.says.user = user;
    idp.at.account = KARI;
    idp.bend = (claims, sign) => sign({ ...claims, amr: ['mfa'] });
    return { world, idp, send: into(world) };
  }

  test('is asked there for the address it has verified', async () => {
    const at = await shy({});
    const { who } = await roundTrip(at, WITH);
    expect(await (await who.get('/')).text()).toContain('Kari Malme');
  });

  test('is not believed about somebody else, nor about an address nobody has verified', async () => {
    for (const [user, reason] of [
      [{ sub: 'somebody-else' }, 'unknown_person'],
      [{ email_verified: false }, 'unverified_email'],
      [{ email_verified: undefined }, 'unverified_email'],
    ] as const) {
      const at = await shy(user);
      expect((await roundTrip(at, WITH)).response.status).toBe(401);
      expect(await refusals(at.world)).toEqual([['fjord', reason, 1]]);
    }
  });

  test('is not believed there about a second factor: only the ID token is', async () => {
    const at = await shy({ amr: ['mfa'], acr: 'substantial' });
    at.idp.bend = null;
    expect((await roundTrip(at, WITH)).response.headers.get('location')).toBe('/sign-in/enrol');
  });
});

describe('whoever signs in at a provider with one factor', () => {
  test('sets up time codes here the first time, and gives one the next', async () => {
    const at = await harbour();
    Object.assign(at.idp.at, { account: KARI, amr: ['pwd'] });
    const first = await roundTrip(at, `${WITH}?returnTo=%2Fagreements`);
    expect(first.response.headers.get('location')).toBe('/sign-in/enrol?returnTo=%2Fagreements');
    expect(await isIn(first.who)).toBe(false);
    const page = await (await first.who.get('/sign-in/enrol')).text();
    const secret = /class="av-secret">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '';
    expect((await first.who.post('/sign-in/enrol', { code: codeAt(secret, Date.now()) })).status).toBe(200);
    expect(await isIn(first.who)).toBe(true);
    const next = await roundTrip(at, WITH);
    expect(next.response.headers.get('location')).toBe('/sign-in/code');
    expect(await isIn(next.who)).toBe(false);
    const code = codeAt(secret, Date.now() + 30_000);
    expect((await next.who.post('/sign-in/code', { code })).status).toBe(303);
    expect(await isIn(next.who)).toBe(true);
  });

  test('cannot put new time codes in the place of those that are asked for', async () => {
    const at = await harbour();
    await takeUp(at.send, await invite(at.world, at.register.people.kari));
    Object.assign(at.idp.at, { account: KARI, amr: ['pwd'] });
    const { who, response } = await roundTrip(at, WITH);
    expect(response.headers.get('location')).toBe('/sign-in/code');
    for (const answer of [await who.get('/sign-in/enrol'), await who.post('/sign-in/enrol', { code: '123456' })])
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/sign-in']);
    expect(await isIn(who)).toBe(false);
  });

  test('is sent to their passkey where that is the second factor they have', async () => {
    const at = await harbour();
    const columns = '(id, person, credential, public_key, counter, device_type, backed_up)';
    const sql = `INSERT INTO passkeys ${columns} VALUES ('pk', ?, 'c', 'k', 0, 'singleDevice', 0)`;
    await at.world.database.write([{ sql, args: [at.register.people.kari] }]);
    Object.assign(at.idp.at, { account: KARI, amr: ['pwd'] });
    const { who, response } = await roundTrip(at, WITH);
    expect([response.status, await response.text()]).toEqual([401, expect.stringContaining('bruk passnøkkelen din')]);
    expect((await who.get('/sign-in/enrol')).headers.get('location')).toBe('/sign-in');
    expect(await refusals(at.world)).toEqual([['fjord', 'passkey_wanted', 1]]);
  });

  test('is let in by a level that the policy takes as two, which is asked for', async () => {
    const at = await harbour({ acrValues: 'substantial', secondFactor: { acr: ['substantial'] } });
    Object.assign(at.idp.at, { account: KARI, acr: 'substantial' });
    const { who } = await roundTrip(at, WITH);
    expect(await isIn(who)).toBe(true);
    const sent = await visitor(at.send).get(WITH);
    expect(new URL(sent.headers.get('location') ?? '').searchParams.get('acr_values')).toBe('substantial');
    at.idp.at.acr = 'low';
    expect((await roundTrip(at, WITH)).response.headers.get('location')).toBe('/sign-in/enrol');
  });
});

describe('tenants of Entra ID', () => {
  const kari = { sub: 'pairwise', oid: 'aaaa', tid: FRANA_TENANT, email: 'kari.malme@post.example' };
  const synnove = { sub: 'pairwise', oid: 'bbbb', tid: EIDE_TENANT, email: 'synnove.lyngstad@post.example' };
  const WITH_ENTRA = '/sign-in/with/entra';

  test('let in the people of their own body, one tenant or several', async () => {
    for (const more of [{}, { [EIDE_TENANT]: 'all' }]) {
      const at = await tenants({ [FRANA_TENANT]: [FRANA], ...more });
      Object.assign(at.idp.at, { account: kari, tenant: FRANA_TENANT, ...MFA });
      const { who } = await roundTrip(at, WITH_ENTRA);
      expect([Object.keys(more).length, await isIn(who)]).toEqual([Object.keys(more).length, true]);
    }
  });

  test('let in nobody of another body, though they have the address', async () => {
    const at = await tenants({ [FRANA_TENANT]: [FRANA], [EIDE_TENANT]: 'all' });
    Object.assign(at.idp.at, { account: { ...synnove, tid: FRANA_TENANT }, tenant: FRANA_TENANT, ...MFA });
    expect((await roundTrip(at, WITH_ENTRA)).response.status).toBe(401);
    Object.assign(at.idp.at, { account: synnove, tenant: EIDE_TENANT });
    expect(await isIn((await roundTrip(at, WITH_ENTRA)).who)).toBe(true);
    expect(await refusals(at.world)).toEqual([['entra', 'outside_reach', 1]]);
  });

  test('let in nobody who has a role outside it as well', async () => {
    const at = await tenants({ [FRANA_TENANT]: [FRANA], [EIDE_TENANT]: 'all' });
    const role = { role: 'auditor', bodyId: at.register.eide.id };
    await ask(at.world, null, 'grantRole', { params: { id: at.register.people.kari }, body: role });
    Object.assign(at.idp.at, { account: kari, tenant: FRANA_TENANT, ...MFA });
    expect((await roundTrip(at, WITH_ENTRA)).response.status).toBe(401);
    expect(await refusals(at.world)).toEqual([['entra', 'outside_reach', 1]]);
  });

  test('that are not on the list open nothing', async () => {
    const at = await tenants({ [FRANA_TENANT]: [FRANA], [EIDE_TENANT]: 'all' });
    const account = { ...kari, tid: STRANGE_TENANT };
    Object.assign(at.idp.at, { account, tenant: STRANGE_TENANT, ...MFA });
    const { who, response } = await roundTrip(at, WITH_ENTRA);
    expect([response.status, await isIn(who)]).toEqual([401, false]);
    expect(await response.text()).toContain('bruker ikke dette registeret');
    expect(await refusals(at.world)).toEqual([['entra', 'unknown_tenant', 1]]);
  });

  test('cannot speak in the name of another tenant', async () => {
    const at = await tenants({ [FRANA_TENANT]: [FRANA], [EIDE_TENANT]: 'all' });
    Object.assign(at.idp.at, { account: { ...kari, tid: EIDE_TENANT }, tenant: STRANGE_TENANT, ...MFA });
    expect((await roundTrip(at, WITH_ENTRA)).response.status).toBe(401);
    expect(await refusals(at.world)).toEqual([['entra', 'wrong_issuer', 1]]);
  });

  test('are asked for an authentication context where the policy names one, and let nobody in without it', async () => {
    const at = await tenants({ [FRANA_TENANT]: [FRANA] }, { secondFactor: { acrs: ['c1'], missing: 'refuse' } });
    const sent = await visitor(at.send).get(WITH_ENTRA);
    const asked = new URL(sent.headers.get('location') ?? '').searchParams.get('claims');
    expect(JSON.parse(asked ?? '')).toEqual({ id_token: { acrs: { essential: true, value: 'c1' } } });
    Object.assign(at.idp.at, { account: { ...kari, acrs: ['c2'] }, tenant: FRANA_TENANT, ...MFA });
    expect((await roundTrip(at, WITH_ENTRA)).response.status).toBe(401);
    at.idp.at.account = { ...kari, acrs: ['c1', 'c2'] };
    expect(await isIn((await roundTrip(at, WITH_ENTRA)).who)).toBe(true);
    expect(await refusals(at.world)).toEqual([['entra', 'no_second_factor', 1]]);
  });

  test('do not answer for the address of a guest', async () => {
    const at = await tenants({ [FRANA_TENANT]: [FRANA] });
    const account = { ...kari, idp: 'https://sts.windows.net/elsewhere/' };
    Object.assign(at.idp.at, { account, tenant: FRANA_TENANT, ...MFA });
    expect((await roundTrip(at, WITH_ENTRA)).response.status).toBe(401);
    expect(await refusals(at.world)).toEqual([['entra', 'unverified_email', 1]]);
  });
});

describe('a body that has become part of another', () => {
  test('is spoken for by the tenant of the one it became part of, from that day', async () => {
    const number = organisationNumber(5);
    const at = await tenants({ [FRANA_TENANT]: [number] });
    const { world, register } = at;
    const on = '2027-01-01';
    const merged = { kind: 'municipality', name: 'Hustadvika kommune', number, effectiveOn: on };
    const { id: bodyId } = await ask(world, null, 'createBody', { body: merged });
    const body = { bodyId, kind: 'merger', on };
    await ask(world, null, 'createSuccessor', { params: { body: register.frana.id }, body });
    const account = { sub: 'x', oid: 'aaaa', tid: FRANA_TENANT, email: 'kari.malme@post.example' };
    Object.assign(at.idp.at, { account, tenant: FRANA_TENANT, ...MFA });
    world.clock.at = '2026-12-31T22:59:00.000Z' as never;
    expect((await roundTrip(at, '/sign-in/with/entra')).response.status).toBe(401);
    world.clock.at = '2026-12-31T23:00:00.000Z' as never;
    expect(await isIn((await roundTrip(at, '/sign-in/with/entra')).who)).toBe(true);
  });
});
