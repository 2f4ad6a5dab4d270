// The register in which walls are tried: two municipalities with the same things in each, and one who asks for each role.
import { createHash } from 'node:crypto';
import { type Asker, askerAt, type Send } from './asking.ts';
import { pdf } from './files.ts';
import { draftOf, type SmallRegister, smallRegister } from './register.ts';
import { into } from './serving.ts';
import { administrator, signedIn } from './signing-in.ts';
import type { TestWorld } from './world.ts';

/**
 * Who asks: A administers the register, B Fræna alone, C contract manager, O system owner, M management, R archive, U auditor
 * and D officer of Fræna, K a key of a contract manager there, N somebody whose roles have ended.
 */
export const ASKERS = ['A', 'B', 'C', 'O', 'M', 'R', 'U', 'D', 'K', 'N'] as const;
export type Who = (typeof ASKERS)[number];

/** Where what is asked about lies: in Fræna, in Eide, or nowhere. */
export type Side = 'own' | 'other' | 'unknown';
/** Ids of what lies on a side. */
export type Place = Record<
  | 'body'
  | 'system'
  | 'contract'
  | 'vendor'
  | 'product'
  | 'agreement'
  | 'version'
  | 'change'
  | 'alert'
  | 'person'
  | 'membership'
  | 'mandate'
  | 'key'
  | 'message'
  | 'document',
  string
>;

export type Walls = {
  world: TestWorld;
  send: Send;
  register: SmallRegister;
  /** The headers by which someone makes themselves known. */
  headers: Record<Who, Record<string, string>>;
  asker: (who: Who) => Asker;
  /** Signs N in again: a nightly run ends the sessions of people without a role. */
  signInAgain: () => Promise<void>;
  places: Record<Side, Place>;
  /** A name nobody has used yet. */
  fresh: () => string;
  /** Batches sent to the database since the walls were built. */
  batches: () => number;
};

/** An id of a kind of thing that nobody has. */
export const nowhere = (prefix: string) => `${prefix}_0000000000000000`;
/** Whether nobody has the id. */
export const isNowhere = (id: string) => id.endsWith('_0000000000000000');
const UNKNOWN: Place = {
  ...{ body: nowhere('body'), system: nowhere('sys'), contract: nowhere('con'), agreement: nowhere('agr') },
  ...{ version: nowhere('ver'), change: nowhere('chg'), alert: nowhere('alr'), person: nowhere('per') },
  ...{ membership: nowhere('mem'), mandate: nowhere('man'), key: nowhere('key'), message: nowhere('dlv') },
  document: '0'.repeat(64),
  ...{ vendor: nowhere('ven'), product: nowhere('prod') },
};

/** Builds it over a world, whose clock moves a second with each question so that no key asks too often. */
export async function buildWalls(given: TestWorld): Promise<Walls> {
  const counted = countBatches(given);
  const { world } = counted;
  const register = await smallRegister(world);
  const tick = into(world);
  const send: Send = (path, init) => {
    world.clock.at = new Date(Date.parse(world.clock.at) + 1_000).toISOString() as never;
    return tick(path, init);
  };
  const admin = askerAt(send, await administrator(world));
  await admin.ask('createRun', { body: {} });
  const alertsOf = async (body: string) => (await admin.ask('listAlerts', { params: { body } })).items[0]?.id ?? '';
  const other = register.people.synnove;
  const shared = { vendor: register.vendor.id, product: register.product.id };
  const places: Walls['places'] = {
    own: {
      ...register.held,
      ...shared,
      body: register.frana.id,
      person: await spare(admin, register.frana.id),
      ...(await madeIn(admin, register, 'held')),
      alert: await alertsOf(register.frana.id),
      message: nowhere('dlv'),
    },
    other: {
      ...register.other,
      ...shared,
      body: register.eide.id,
      person: other,
      ...(await madeIn(admin, register, 'other')),
      alert: await alertsOf(register.eide.id),
      message: nowhere('dlv'),
    },
    unknown: UNKNOWN,
  };
  const headers = await headersFor(world, admin, register);
  const [nils] = (await admin.ask('listPeople', { query: { q: 'Nils Slutta' } })).items;
  const signInAgain = async () => {
    headers.N = await signedIn(world, nils?.id ?? '');
  };
  let used = 0;
  const fresh = () => {
    used += 1;
    return createHash('sha256').update(String(used)).digest('hex').slice(0, 12);
  };
  const asker = (who: Who) =>
    askerAt((path, init) => send(path, { ...init, headers: { ...(init.headers as object), ...headers[who] } }));
  return { world, send, register, headers, asker, signInAgain, places, fresh, batches: counted.batches };
}

function countBatches(world: TestWorld): { world: TestWorld; batches: () => number } {
  let count = 0;
  const { database } = world;
  const counting = {
    ...database,
    read: (...given: Parameters<typeof database.read>) => {
      count += 1;
      return database.read(...given);
    },
    write: (...given: Parameters<typeof database.write>) => {
      count += 1;
      return database.write(...given);
    },
  };
  return { world: { ...world, database: counting }, batches: () => count };
}

async function spare(admin: Asker, bodyId: string): Promise<string> {
  const given = {
    name: 'Sigurd Ny',
    email: 'sigurd@frana.example',
    roles: [{ role: 'auditor', bodyId, to: '2026-11-24' }],
  };
  return (await admin.ask('createPerson', { body: given })).id;
}

async function madeIn(admin: Asker, register: SmallRegister, side: 'held' | 'other') {
  const body = side === 'held' ? register.frana.id : register.eide.id;
  const params = { body };
  const change = await admin.ask('createChange', {
    body: {
      kind: 'two_factor_changed',
      scope: { kind: 'system', id: register[side].system },
      ...{ effectiveOn: '2026-12-01', details: { twoFactor: 'absent' } },
    },
  });
  const membership = await admin.ask('createMembership', {
    params,
    body: { cooperativeId: register.orkide.id, from: '2020-01-01' },
  });
  const key = await admin.ask('createApiKey', {
    params,
    body: { name: 'x', role: 'auditor', expiresOn: '2027-06-30' },
  });
  const document = await admin.ask('createDocument', {
    query: { body, subjectKind: 'agreement', subject: register[side].agreement, name: 'Avtale.pdf' },
    body: pdf(side),
  });
  const mandate = await admin.ask('createMandate', {
    params: { body },
    body: { officeId: register.ika.id, from: '2026-10-01', to: '2026-10-02' },
  });
  return {
    change: change.id ?? '',
    membership: membership.id,
    mandate: mandate.id,
    key: key.id,
    document: document.sha256,
  };
}

async function headersFor(world: TestWorld, admin: Asker, { people, frana }: SmallRegister): Promise<Walls['headers']> {
  const as = (person: string) => signedIn(world, person);
  const named = async (name: string, role: string, to: string | null) => {
    const roles = [{ role, bodyId: frana.id, from: '2020-01-01', to }];
    return as((await admin.ask('createPerson', { body: { name, email: `${role}@frana.example`, roles } })).id);
  };
  const { secret } = await admin.ask('createApiKey', {
    params: { body: frana.id },
    body: { name: 'Saksarkiv', role: 'contract_manager', expiresOn: '2027-06-30' },
  });
  return {
    A: await administrator(world),
    B: await named('Berit Sylte', 'administrator', null),
    ...{ C: await as(people.kari), O: await as(people.odd), M: await as(people.gunn), R: await as(people.liv) },
    ...{ U: await as(people.per), D: await as(people.magne), K: { authorization: `Bearer ${secret}` } },
    N: await named('Nils Slutta', 'auditor', '2026-11-01'),
  };
}

/** A draft of a version under a place's agreement, made for one question. */
export async function draftUnder({ register, asker, fresh }: Walls, place: Place): Promise<string> {
  if (place.agreement === UNKNOWN.agreement) return UNKNOWN.version;
  const draft = draftOf(register.frana.entityId, register.vendor.entityId, fresh());
  const made = await asker('A').ask('createVersion', {
    params: { body: place.body, id: place.agreement },
    body: draft,
  });
  return made.id;
}

/** A notice under the agreement of a place, to be answered; nobody's where the agreement is nobody's. */
export async function noticeUnder({ asker }: Walls, place: Place): Promise<string> {
  if (place.agreement === UNKNOWN.agreement) return 'not_nowhere';
  const made = await asker('A').ask('createNotice', {
    params: { body: place.body, id: place.agreement },
    body: { entity: { name: 'Varslet Ltd', country: 'GB' }, receivedOn: '2026-11-20', how: 'letter' },
  });
  return made.id;
}
