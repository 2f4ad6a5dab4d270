// The pages of one's own profile, of keys and of the security log, with all there may be and with as little.
import { renderApiKeyMade, renderApiKeys, renderSecurityLog } from '../../src/views/access.ts';
import { renderConfirm, renderPasswordForm, renderProfile } from '../../src/views/profile.ts';
import type { Renderer } from '../../src/views/render.ts';
import { bareFrame, frame, NAMES } from './sample.ts';

type Render = (renderer: Renderer) => string;

const AT = Date.UTC(2026, 10, 22, 9, 30);
const SESSION = {
  id: 'ses_1',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile Safari/604.1',
  address: '192.0.2.7',
  createdAt: AT,
  updatedAt: AT + 60_000,
  secondFactor: 'passkey',
};
const PROFILE = {
  ...{ name: 'Kari Nes', email: 'kari@hustadvika.example', language: 'nb' as const, password: true },
  ...{ providers: ['entra'], timeCodes: true, recoveryCodesLeft: 2, sessionId: 'ses_1', confirmed: true },
  passkeys: [
    { id: 'pk_1', name: 'Jobbtelefonen <ny>', createdAt: AT },
    { id: 'pk_2', name: null, createdAt: null },
  ],
  sessions: [SESSION, { ...SESSION, id: 'ses_2', userAgent: null, address: null, secondFactor: null }],
};
const BARE = {
  ...PROFILE,
  password: false,
  providers: [],
  timeCodes: false,
  recoveryCodesLeft: null,
  confirmed: false,
};
const KEY = {
  ...{ id: 'key_1', role: 'auditor', name: 'Sak <og> arkiv', ending: 'a1b2', createdAt: '2026-11-01T09:00:00.000Z' },
  ...{ createdById: 'per_kari', expiresOn: '2027-06-30', lastUsedAt: null, revokedAt: null, inForce: true },
};
const REVOKED = {
  ...KEY,
  id: 'key_2',
  lastUsedAt: KEY.createdAt,
  revokedAt: '2026-11-20T09:00:00.000Z',
  inForce: false,
};
const BODY = { id: 'bod_hus', name: 'Hustadvika kommune' };
const KEYS = {
  ...{ body: BODY, bodies: [BODY], keys: [KEY, REVOKED, { ...KEY, id: 'key_3', inForce: false }], nextCursor: 'c' },
  ...{ roles: ['auditor', 'system_owner'], latest: '2027-11-23', values: {}, errors: [], names: NAMES },
};
const ERRORS = [
  { path: 'name', message: 'expected a name' },
  { path: 'expiresOn', message: 'expected a day from 2026-11-22 to 2027-11-23' },
];
const EVENT = {
  ...{ actor: 'per_kari', via: 'session', kind: 'out_of_sight', route: 'GET /agreements/:id' },
  ...{ target: 'agr_0000000000000000', body: 'bod_eide', times: 3 },
  ...{ firstAt: '2026-11-22T09:00:00.000Z', lastAt: '2026-11-22T09:10:00.000Z' },
};
const ALONE = {
  ...EVENT,
  actor: '',
  via: 'nobody',
  kind: 'bad_key',
  target: '',
  body: null,
  times: 1,
  lastAt: EVENT.firstAt,
};
const NO_FILTER = { kind: null, actor: null, at: null };
const LOG = {
  events: [EVENT, ALONE],
  kinds: ['out_of_sight', 'bad_key'],
  only: NO_FILTER,
  nextCursor: 'c',
  names: NAMES,
};
const CONFIRM = { kind: 'time_code' as const, timeCodes: true, passkeys: true, refused: null };

const profiled = (profile: typeof PROFILE | typeof BARE, lastWayIn: boolean, errors: typeof ERRORS = []): Render => {
  return (r) => renderProfile(r, frame({ path: '/profile' }), { profile, lastWayIn, providerNames: {}, errors }).html;
};

/** Every page of these by what it shows. */
export const ACCESS_PAGES: Readonly<Record<string, Render>> = {
  'profile, everything': profiled(PROFILE, false),
  'profile, one passkey and no factor given lately': profiled(
    { ...BARE, passkeys: PROFILE.passkeys.slice(0, 1) },
    true,
  ),
  'profile, nothing to sign in with': profiled({ ...BARE, passkeys: [], confirmed: true }, false),
  'profile, the last passkey cannot go': profiled({ ...PROFILE, passkeys: PROFILE.passkeys.slice(0, 1) }, true, [
    { path: 'passkey', message: 'expected another way in to be left' },
  ]),
  'password form': (r) => renderPasswordForm(r, frame(), []).html,
  'password form, refused': (r) =>
    renderPasswordForm(r, frame(), [
      { path: 'current', message: 'expected the password you sign in with now' },
      { path: 'password', message: 'expected 12 to 200 characters' },
    ]).html,
  confirmation: (r) => renderConfirm(r, frame(), CONFIRM).html,
  'confirmation, locked': (r) =>
    renderConfirm(r, frame(), { ...CONFIRM, kind: 'recovery_code', refused: 'locked' }).html,
  'confirmation, passkey alone': (r) => renderConfirm(r, frame(), { ...CONFIRM, timeCodes: false }).html,
  'confirmation, nothing to give': (r) =>
    renderConfirm(r, frame(), { ...CONFIRM, timeCodes: false, passkeys: false }).html,
  'keys, everything': (r) => renderApiKeys(r, frame(), KEYS).html,
  'keys, none': (r) => renderApiKeys(r, frame(), { ...KEYS, keys: [], nextCursor: null }).html,
  'keys, refused': (r) => renderApiKeys(r, frame(), { ...KEYS, values: { name: '', role: 'x' }, errors: ERRORS }).html,
  'keys, of which body': (r) => renderApiKeys(r, frame(), { ...KEYS, body: null, keys: [], nextCursor: null }).html,
  'key, made': (r) =>
    renderApiKeyMade(r, frame(), {
      key: { ...KEY, secret: `avk_${'x'.repeat(49)}` },
      body: BODY,
      baseUrl: 'https://avtalevakt.example',
    }).html,
  'security log, some': (r) => renderSecurityLog(r, frame(), LOG).html,
  'security log, nothing fits': (r) =>
    renderSecurityLog(r, frame(), { ...LOG, events: [], nextCursor: null, only: { ...NO_FILTER, actor: 'per_kari' } })
      .html,
  'security log, empty': (r) => renderSecurityLog(r, bareFrame(), { ...LOG, events: [], nextCursor: null }).html,
};
