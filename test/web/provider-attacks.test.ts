// Attacks on signing in at a provider: each opens no session, is written down once, and meets a page that says what to do.
import { type JWTPayload, SignJWT } from 'jose';
import { describe, expect, test } from 'vitest';
import { anotherKey, type Bend, providerForTest } from '../support/oidc.ts';
import { smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { signedIn, visitor } from '../support/signing-in.ts';
import {
  AT,
  away,
  EIDE_TENANT,
  FRANA,
  FRANA_TENANT,
  type Harbour,
  harbour,
  isIn,
  refusals,
  roundTrip,
  STRANGE_TENANT,
  settingsOf,
  type Trip,
  tenants,
} from '../support/visits.ts';
import { openWorld } from '../support/world.ts';

const KARI = { sub: 'kari-at-fjord', email: 'kari.malme@post.example', email_verified: true };
const WITH = '/sign-in/with/fjord';
const MFA = { amr: ['mfa'] };

/** Nobody is let in by a trip, it is written down once with its reason, and the page says what to do. */
async function isRefused(at: Harbour, { who, response }: Omit<Trip, 'back'>, reason: string, told: string) {
  const page = await response.text();
  expect([response.status, [...who.cookies.keys()].filter((name) => name.includes('session'))]).toEqual([401, []]);
  expect(page).toContain(told);
  expect(page.replaceAll('&#x3D;', '=')).toMatch(/<a class="ds-button" href="\/sign-in(?:\?returnTo=[^"]+)?">/);
  expect(await isIn(who)).toBe(false);
  expect(await refusals(at.world)).toEqual([[expect.any(String), reason, 1]]);
}

/** Kari at a standard provider that answers for everybody, about to come back with two factors. */
async function aboutToReturn(more: Record<string, unknown> = {}): Promise<Harbour & Omit<Trip, 'response'>> {
  const at = await harbour(more);
  Object.assign(at.idp.at, { account: KARI, ...MFA });
  return { ...at, ...(await away(at, `${WITH}?returnTo=%2Flog`)) };
}

const AGAIN = 'Begynn på nytt fra innloggingssiden.';
const UNPROVEN = 'Svaret fra Fjord-ID kunne ikke bekreftes.';

describe('state', () => {
  test.each([
    ['that is missing', (back: string) => back.replace(/([?&])state=[^&]+/, '$1')],
    ['that is empty', (back: string) => back.replace(/state=[^&]+/, 'state=')],
    ['that is another', (back: string) => back.replace(/state=[^&]{4}/, 'state=0000')],
    ['that is a name of ours', (back: string) => back.replace(/state=[^&]+/, 'state=__proto__')],
  ])('%s opens nothing', async (_, bend) => {
    const at = await aboutToReturn();
    await isRefused(at, { who: at.who, response: await at.who.get(bend(at.back)) }, 'no_visit', AGAIN);
  });

  test('of another browser opens nothing, so that nobody can be signed in as somebody else', async () => {
    const at = await aboutToReturn();
    const victim = visitor(at.send);
    await isRefused(at, { who: victim, response: await victim.get(at.back) }, 'no_visit', AGAIN);
  });

  test('in a cookie that was bent opens nothing', async () => {
    const at = await aboutToReturn();
    const [name = '', value = ''] = [...at.who.cookies][0] ?? [];
    for (const forged of [`${value.slice(0, -2)}00`, 'not hex', '', btoa(JSON.stringify({ provider: 'fjord' }))]) {
      at.who.cookies.set(name, forged);
      expect([forged, (await at.who.get(at.back)).status]).toEqual([forged, 401]);
    }
    expect(await refusals(at.world)).toEqual([['fjord', 'no_visit', 4]]);
  });

  test('travels by https alone where people come by it, in a cookie no other name can set', async () => {
    const idp = await providerForTest({ redirectUris: ['https://avtaler.kommune.example/sign-in/callback/fjord'] });
    const provider = { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer: idp.issuer, bodies: 'all' };
    const BASE_URL = 'https://avtaler.kommune.example';
    const world = await openWorld(undefined, { BASE_URL, ...settingsOf([provider]) });
    const sent = await into(world)(WITH, {});
    expect(sent.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^__Host-avtalevakt\.visit\.\w{8}=\w+; Max-Age=600; Path=\/; HttpOnly; SameSite=Lax; Secure$/,
      ),
    ]);
  });

  test('that came back too late opens nothing', async () => {
    const at = await aboutToReturn();
    const later = Date.now() + 601_000;
    const now = Date.now;
    Date.now = () => later;
    const response = await at.who.get(at.back).finally(() => {
      Date.now = now;
    });
    await isRefused(at, { who: at.who, response }, 'too_late', AGAIN);
  });
});

describe('an ID token', () => {
  const having = (change: (claims: JWTPayload) => JWTPayload): Bend => {
    return (claims, sign) => sign(change(claims));
  };
  const soon = () => Math.floor(Date.now() / 1000);
  const unsigned: Bend = (claims) => {
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    return `${part({ alg: 'none' })}.${part(claims)}.`;
  };
  const attacks: [string, Bend, string][] = [
    ['with another nonce', having((claims) => ({ ...claims, nonce: 'of-another-visit' })), 'wrong_nonce'],
    ['without a nonce', having(({ nonce: _, ...claims }) => claims), 'wrong_nonce'],
    ['of another issuer', having((claims) => ({ ...claims, iss: 'https://evil.example' })), 'wrong_issuer'],
    ['for another client', having((claims) => ({ ...claims, aud: 'another-register' })), 'wrong_audience'],
    ['for us and another', having((claims) => ({ ...claims, aud: ['avtalevakt', 'another'] })), 'wrong_audience'],
    ['made for another party', having((claims) => ({ ...claims, azp: 'another-register' })), 'wrong_audience'],
    ['that nobody signed', unsigned, 'wrong_algorithm'],
    ['signed by somebody else', async (c, sign) => sign(c, { key: await anotherKey() }), 'bad_signature'],
    ['of an unknown key', async (c, sign) => sign(c, { key: await anotherKey(), kid: 'x' }), 'unknown_key'],
    ['that has expired', having((claims) => ({ ...claims, iat: soon() - 90, exp: soon() - 60 })), 'expired'],
    ['that never expires', having(({ exp: _, ...claims }) => claims), 'bad_token'],
    ['made long ago', having((claims) => ({ ...claims, iat: soon() - 4_000 })), 'expired'],
    ['of nobody', having(({ sub: _, ...claims }) => claims), 'bad_token'],
    ['that is none', () => 'not-a-token', 'bad_token'],
  ];
  test.each(attacks)('%s opens nothing', async (_, bend, reason) => {
    const at = await aboutToReturn();
    at.idp.bend = bend;
    await isRefused(at, { who: at.who, response: await at.who.get(at.back) }, reason, UNPROVEN);
  });

  test('that is right but for a claim nobody asked for lets one in: it is not the bending that is refused', async () => {
    const at = await aboutToReturn();
    at.idp.bend = having((claims) => ({ ...claims, role: 'administrator' }));
    expect((await at.who.get(at.back)).headers.get('location')).toBe('/log');
    expect([await isIn(at.who), await refusals(at.world)]).toEqual([true, []]);
  });

  test('signed with our own secret opens nothing', async () => {
    const at = await aboutToReturn();
    at.idp.bend = async (claims) => {
      const secret = new TextEncoder().encode('secret-of-avtalevakt');
      return new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(secret);
    };
    await isRefused(at, { who: at.who, response: await at.who.get(at.back) }, 'wrong_algorithm', UNPROVEN);
  });
});

describe('an answer given twice', () => {
  test('opens nothing the second time, whoever has kept the cookie', async () => {
    const at = await aboutToReturn();
    const thief = visitor(at.send);
    for (const [name, value] of at.who.cookies) thief.cookies.set(name, value);
    expect((await at.who.get(at.back)).status).toBe(303);
    await isRefused(at, { who: thief, response: await thief.get(at.back) }, 'replayed', AGAIN);
  });

  test('opens one session when both come at once', async () => {
    const at = await aboutToReturn();
    const thief = visitor(at.send);
    for (const [name, value] of at.who.cookies) thief.cookies.set(name, value);
    const answers = await Promise.all([at.who.get(at.back), thief.get(at.back)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401]);
    expect(await refusals(at.world)).toEqual([['fjord', 'replayed', 1]]);
  });

  test('with a code that was used opens nothing in another visit', async () => {
    const at = await aboutToReturn();
    const code = new URLSearchParams(at.back.split('?')[1]).get('code') ?? '';
    const other = await away(at, WITH);
    expect((await at.who.get(at.back)).status).toBe(303);
    const response = await other.who.get(other.back.replace(/code=[^&]+/, `code=${encodeURIComponent(code)}`));
    await isRefused(at, { who: other.who, response }, 'code_refused', UNPROVEN);
  });

  test('with a code from another’s visit opens nothing: it is bound to the one it was asked in', async () => {
    const at = await aboutToReturn();
    const code = new URLSearchParams(at.back.split('?')[1]).get('code') ?? '';
    const thief = await away(at, WITH);
    const response = await thief.who.get(thief.back.replace(/code=[^&]+/, `code=${encodeURIComponent(code)}`));
    await isRefused(at, { who: thief.who, response }, 'code_refused', UNPROVEN);
  });
});

describe('an answer of a provider', () => {
  test('that names another as its sender opens nothing, and its code is sent nowhere', async () => {
    const at = await aboutToReturn();
    let asked = 0;
    at.idp.bend = (claims, sign) => {
      asked += 1;
      return sign(claims);
    };
    const response = await at.who.get(at.back.replace(/iss=[^&]+/, 'iss=https%3A%2F%2Fevil.example'));
    await isRefused(at, { who: at.who, response }, 'wrong_issuer', UNPROVEN);
    expect(asked).toBe(0);
  });

  test('that names no sender though it said it would opens nothing', async () => {
    const at = await aboutToReturn();
    const response = await at.who.get(at.back.replace(/&iss=[^&]+/, ''));
    await isRefused(at, { who: at.who, response }, 'wrong_issuer', UNPROVEN);
  });

  test('without a code opens nothing', async () => {
    const at = await aboutToReturn();
    const response = await at.who.get(at.back.replace(/code=[^&]+&?/, ''));
    await isRefused(at, { who: at.who, response }, 'no_code', AGAIN);
  });

  test('brought to the door of another provider opens nothing', async () => {
    const redirectUris = [`${AT}/sign-in/callback/fjord`, `${AT}/sign-in/callback/dal`];
    const [fjord, dal] = [await providerForTest({ redirectUris }), await providerForTest({ redirectUris })];
    const world = await openWorld(
      undefined,
      settingsOf([
        { id: 'fjord', kind: 'oidc', name: 'Fjord-ID', issuer: fjord.issuer, bodies: 'all' },
        { id: 'dal', kind: 'oidc', name: 'Dal-ID', issuer: dal.issuer, bodies: 'all' },
      ]),
    );
    const at = { world, register: await smallRegister(world), idp: fjord, send: into(world) };
    Object.assign(fjord.at, { account: KARI, ...MFA });
    const { who, back } = await away(at, WITH);
    const response = await who.get(back.replace('/callback/fjord', '/callback/dal'));
    await isRefused(at, { who, response }, 'other_provider', AGAIN);
  });

  test('at a door there is no provider behind opens nothing', async () => {
    const at = await aboutToReturn();
    const response = await at.who.get(at.back.replace('/callback/fjord', '/callback/nobody'));
    expect([response.status, await isIn(at.who)]).toEqual([401, false]);
    expect(await refusals(at.world)).toEqual([[':provider', 'other_provider', 1]]);
  });

  test('of somebody who left without signing in says so', async () => {
    const at = await harbour();
    const trip = await roundTrip(at, WITH);
    await isRefused(at, trip, 'cancelled', 'Innloggingen ble avbrutt hos Fjord-ID.');
  });

  test('that it takes back in between is told of as such, and can be tried again', async () => {
    const at = await aboutToReturn();
    at.idp.down = true;
    const response = await at.who.get(at.back);
    expect([response.status, await isIn(at.who)]).toEqual([503, false]);
    expect(await response.text()).toContain('Innlogging med Fjord-ID er ikke tilgjengelig nå.');
    expect(await refusals(at.world)).toEqual([['fjord', 'unavailable', 1]]);
  });
});

describe('somebody who is not to be let in', () => {
  test('lacks the second factor that is demanded', async () => {
    const at = await harbour({ secondFactor: { missing: 'refuse' } });
    Object.assign(at.idp.at, { account: KARI, amr: ['pwd'] });
    const told = 'Du logget inn hos Fjord-ID uten tofaktor';
    await isRefused(at, await roundTrip(at, WITH), 'no_second_factor', told);
  });

  test('says of a second factor only where nobody verifies it', async () => {
    const at = await harbour({ secondFactor: { missing: 'refuse' } });
    Object.assign(at.idp.at, { account: KARI, amr: ['pwd'] });
    const { who, back } = await away(at, WITH);
    const response = await who.get(`${back}&amr=mfa&acr=high`);
    await isRefused(at, { who, response }, 'no_second_factor', 'Slå på tofaktor hos Fjord-ID');
  });

  test('has an address that nobody has verified', async () => {
    const at = await harbour();
    for (const [n, claims] of [{ email_verified: false }, { email_verified: undefined }].entries()) {
      Object.assign(at.idp.at, { account: { ...KARI, ...claims, sub: `thief-${n}` }, ...MFA });
      const { who, response } = await roundTrip(at, WITH);
      expect([response.status, await isIn(who)]).toEqual([401, false]);
      expect(await response.text()).toContain('Fjord-ID har ikke bekreftet e-postadressen din.');
    }
    expect(await refusals(at.world)).toEqual([['fjord', 'unverified_email', 2]]);
  });

  test('is of another body than the provider speaks for, or of none: told in the same words', async () => {
    const at = await harbour({ bodies: [FRANA] });
    const pages: string[] = [];
    for (const email of ['synnove.lyngstad@post.example', 'nobody@post.example']) {
      Object.assign(at.idp.at, { account: { sub: email, email, email_verified: true }, ...MFA });
      const { who, response } = await roundTrip(at, WITH);
      expect([response.status, await isIn(who)]).toEqual([401, false]);
      pages.push(await response.text());
    }
    expect(pages[0]).toBe(pages[1]);
    expect(pages[0]).toContain('Be administratoren i kommunen din om en invitasjon.');
    expect((await refusals(at.world)).map(([, why, times]) => [why, times]).sort()).toEqual([
      ['outside_reach', 1],
      ['unknown_person', 1],
    ]);
  });

  test('comes from a tenant that is not on the list', async () => {
    const at = await tenants({ [FRANA_TENANT]: 'all', [EIDE_TENANT]: 'all' });
    const account = { ...KARI, oid: 'x', tid: STRANGE_TENANT };
    Object.assign(at.idp.at, { account, tenant: STRANGE_TENANT, ...MFA });
    const told = 'Logg inn med kontoen du har i kommunen din.';
    await isRefused(at, await roundTrip(at, '/sign-in/with/entra'), 'unknown_tenant', told);
  });
});

describe('the way back', () => {
  test.each(['https://evil.example/', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)'])(
    'never leads to %j',
    async (returnTo) => {
      const at = await harbour();
      Object.assign(at.idp.at, { account: KARI, ...MFA });
      const { response } = await roundTrip(at, `${WITH}?returnTo=${encodeURIComponent(returnTo)}`);
      expect(response.status).toBe(303);
      const landed = new URL(response.headers.get('location') ?? '', AT);
      expect(landed.origin).toBe(AT);
    },
  );

  test('is asked of the provider in words of ours alone, with PKCE, state and nonce of their own each time', async () => {
    const { send } = await harbour();
    const asked = async () =>
      new URL((await visitor(send).get(`${WITH}?redirect_uri=x`)).headers.get('location') ?? '');
    const [one, other] = [(await asked()).searchParams, (await asked()).searchParams];
    expect(one.get('redirect_uri')).toBe(`${AT}/sign-in/callback/fjord`);
    expect([one.get('response_type'), one.get('code_challenge_method')]).toEqual(['code', 'S256']);
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect([name, (one.get(name) ?? '').length >= 43]).toEqual([name, true]);
      expect([name, one.get(name) === other.get(name)]).toEqual([name, false]);
    }
  });

  test('is not begun for somebody by another site: they are led to the sign-in page, to choose', async () => {
    const { send } = await harbour();
    for (const site of ['cross-site', 'same-site']) {
      const sent = await send(`${WITH}?returnTo=%2Flog`, { headers: { 'sec-fetch-site': site } });
      expect([sent.headers.get('location'), sent.headers.getSetCookie()]).toEqual(['/sign-in?returnTo=%2Flog', []]);
    }
  });

  test('ends the session the browser came with: nobody goes on as somebody else', async () => {
    const at = await harbour();
    const { cookie } = await signedIn(at.world, at.register.people.odd);
    Object.assign(at.idp.at, { account: KARI, ...MFA });
    const who = visitor(at.send);
    const [name = '', value = ''] = cookie.split('=');
    who.cookies.set(name, value);
    await roundTrip(at, WITH, who);
    expect(who.headers().cookie).not.toBe(cookie);
    expect((await at.send('/api/v1/bodies', { headers: { cookie } })).status).toBe(401);
  });
});
