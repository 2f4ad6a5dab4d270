// Settings of providers: what each kind comes to, and what is said of one that cannot be.
import { describe, expect, test } from 'vitest';
import { readSettings, WrongSettings } from '../../src/entry/settings.ts';

const TENANT = '11111111-1111-4111-8111-111111111111';
const OTHER = '22222222-2222-4222-8222-222222222222';
const entra = { id: 'entra', kind: 'entra', clientId: 'register', tenants: { [TENANT]: ['974760673'] } };
const ansattporten = { id: 'ansattporten', kind: 'ansattporten', clientId: 'register' };
const fjord = {
  ...{ id: 'fjord-id', kind: 'oidc', name: 'Fjord-ID', clientId: 'register' },
  ...{ issuer: 'https://id.fjord.example/', bodies: 'all' },
};

const read = (list: unknown, more: Record<string, string> = {}) =>
  readSettings({ SIGN_IN_PROVIDERS: typeof list === 'string' ? list : JSON.stringify(list), ...more }, false).providers;

function wrongOf(list: unknown, more: Record<string, string> = {}): string[] {
  try {
    read(list, more);
    return [];
  } catch (error) {
    if (error instanceof WrongSettings) return error.message.split('\n');
    throw error;
  }
}

describe('providers', () => {
  test('are none when none is named', () => {
    expect(readSettings({}, false).providers).toEqual([]);
  });

  test('keep their secret in a setting of its own', () => {
    const [one, other] = read([fjord, entra], { SIGN_IN_PROVIDER_SECRET_FJORD_ID: 'hush' });
    expect([one?.clientSecret, other?.clientSecret]).toEqual(['hush', null]);
  });

  test('may be given a private key instead of a secret, and never repeat either', () => {
    const jwk = { kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'hush-hush', alg: 'ES256', kid: '1' };
    const SIGN_IN_PROVIDER_KEY_FJORD_ID = JSON.stringify(jwk);
    expect(read([fjord], { SIGN_IN_PROVIDER_KEY_FJORD_ID })[0]?.clientKey).toEqual(jwk);
    const { d, ...open } = jwk;
    const mistakes: Record<string, string>[] = [
      { SIGN_IN_PROVIDER_KEY_FJORD_ID: JSON.stringify(open) },
      { SIGN_IN_PROVIDER_KEY_FJORD_ID: `-----BEGIN ${d}` },
      { SIGN_IN_PROVIDER_KEY_FJORD_ID: JSON.stringify({ ...jwk, alg: 'HS256' }) },
      { SIGN_IN_PROVIDER_KEY_FJORD_ID, SIGN_IN_PROVIDER_SECRET_FJORD_ID: d },
    ];
    for (const more of mistakes) {
      const wrong = wrongOf([fjord], more);
      expect(wrong).toEqual([expect.stringMatching(/^SIGN_IN_PROVIDER_KEY_FJORD_ID: expected /)]);
      expect(wrong.join()).not.toContain(d);
    }
  });

  test('of Entra ID take a secret, and no key', () => {
    expect(wrongOf([entra], { SIGN_IN_PROVIDER_KEY_ENTRA: '{}' })).toEqual([
      'SIGN_IN_PROVIDER_KEY_ENTRA: expected none; Entra ID takes a secret from us',
    ]);
  });

  test('of Entra ID tell of themselves by tenant, or for several tenants as one', () => {
    const [one] = read([entra]);
    const base = `https://login.microsoftonline.com/${TENANT}/v2.0`;
    expect(one).toMatchObject({
      issuer: base,
      discovery: `${base}/.well-known/openid-configuration`,
      name: 'Microsoft',
    });
    const [several] = read([{ ...entra, tenants: { [TENANT]: ['974760673'], [OTHER]: 'all' } }]);
    expect(several).toMatchObject({
      issuer: 'https://login.microsoftonline.com/{tenantid}/v2.0',
      discovery: 'https://login.microsoftonline.com/organizations/v2.0/.well-known/openid-configuration',
    });
  });

  test('of Entra ID know their tenants in any letters', () => {
    const tenant = 'ABCDEF00-0000-4000-8000-000000000000';
    const [one] = read([{ ...entra, tenants: { [tenant]: 'all' } }]);
    expect(one?.tenants).toEqual({ [tenant.toLowerCase()]: 'all' });
    expect(one?.issuer).toContain(tenant.toLowerCase());
  });

  test('of Entra ID are asked for an authentication context where one is demanded', () => {
    const [one] = read([{ ...entra, secondFactor: { acrs: ['c1'], missing: 'refuse' } }]);
    expect(one?.secondFactor).toEqual({ acr: [], amr: [], acrs: ['c1'], missing: 'refuse' });
  });

  test('of Ansattporten are asked for two factors, and know nobody by address', () => {
    const [production] = read([ansattporten]);
    const [trial] = read([{ ...ansattporten, environment: 'test' }]);
    expect([production?.issuer, trial?.issuer]).toEqual(['https://ansattporten.no', 'https://test.ansattporten.no']);
    expect(production).toMatchObject({ acrValues: 'substantial', knowsByEmail: false, reach: 'all' });
    expect(production?.secondFactor.acr).toContain('substantial');
    expect(production?.secondFactor.amr).toEqual(['entraid_mfa', 'entraid-mfa']);
  });

  test('of any kind may be told by the address of their discovery document', () => {
    const [one] = read([{ ...fjord, issuer: 'https://id.fjord.example/realms/a/.well-known/openid-configuration' }]);
    expect(one?.issuer).toBe('https://id.fjord.example/realms/a');
    expect(one?.discovery).toBe('https://id.fjord.example/realms/a/.well-known/openid-configuration');
  });

  test.each([
    ['no list', 'entra', /^SIGN_IN_PROVIDERS: /],
    ['no kind', [{ ...fjord, kind: 'saml' }], /^SIGN_IN_PROVIDERS\[0\]\.kind: expected entra, ansattporten or oidc$/],
    ['no client', [{ ...fjord, clientId: undefined }], /^SIGN_IN_PROVIDERS\[0\]\.clientId: expected the id/],
    ['a name that is none', [{ ...fjord, id: 'Fjord ID' }], /^SIGN_IN_PROVIDERS\[0\]\.id: expected lower-case/],
    ['nobody it speaks for', [{ ...fjord, bodies: undefined }], /^SIGN_IN_PROVIDERS\[0\]\.bodies: expected "all", or/],
    ['an address anyone can read', [{ ...fjord, issuer: 'http://id.example' }], /\.issuer: expected an https address$/],
    ['no tenant', [{ ...entra, tenants: {} }], /^SIGN_IN_PROVIDERS\[0\]\.tenants: expected at least one tenant$/],
    ['any tenant', [{ ...entra, tenants: { common: 'all' } }], /^SIGN_IN_PROVIDERS\[0\]\.tenants\.common: /],
    ['a field nobody knows', [entra, { ...ansattporten, acr: 'x' }], /^SIGN_IN_PROVIDERS\[1\]: .*"acr"/],
    ['the same twice', [fjord, fjord], /^SIGN_IN_PROVIDERS: expected each id once$/],
  ])('with %s are named with what was expected', (_, list, said) => {
    const wrong = wrongOf(list);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(said);
  });

  test('make the host people come by one of ours', () => {
    expect(readSettings({ BASE_URL: 'https://avtaler.kommune.example' }, false).hosts).toContain(
      'avtaler.kommune.example',
    );
  });
});
