// What the register refuses: every wrong field is named with its path and what was expected, and nothing is saved.
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/domain/failures.ts';
import { organisationNumber, SINCE, type SmallRegister, smallRegister, versionOf } from '../support/register.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

type Case = {
  name: string;
  asking: (world: TestWorld, r: SmallRegister) => Promise<unknown>;
  paths: string[];
  says: RegExp;
};

/** All that a write may touch, in one text. */
async function everything(world: TestWorld): Promise<string> {
  const tables = ['journal_head', 'revisions', 'log_entries', 'log_texts', 'people', 'idempotency_keys', 'assessments'];
  const results = await world.database.read(
    tables.map((table) => ({ sql: `SELECT COUNT(*), COALESCE(MAX(rowid), 0) FROM ${table}`, args: [] })),
  );
  const head = await world.database.read([{ sql: 'SELECT seq, recorded_at FROM journal_head', args: [] }]);
  return JSON.stringify([...results, ...head].map((result) => result.rows.map((row) => Array.from(row as never))));
}

async function expectRefused(asking: Promise<unknown>, paths: string[], says: RegExp): Promise<void> {
  const failure = await asking.then(
    () => null,
    (error: Failure) => error,
  );
  expect(failure).toMatchObject({ kind: 'invalid' });
  expect(failure?.errors.map(({ path }) => path).sort()).toEqual([...paths].sort());
  for (const { message } of failure?.errors ?? []) expect(message).toMatch(says);
}

const amendment = (effectiveOn: string) => ({ number: '1', kinds: ['new_module'], effectiveOn });
const at = (body: { id: string }) => ({ body: body.id });
const change = (scope: object, more: object) => ({ scope, effectiveOn: '2026-12-01', ...more });

const CASES: Case[] = [
  {
    name: 'a day that does not exist',
    asking: (world, { frana, people }) =>
      ask(world, people.kari, 'createSystem', { params: at(frana), body: { name: 'Kart', goLive: '2023-02-29' } }),
    paths: ['goLive'],
    says: /expected a day that exists/,
  },
  {
    name: 'a day outside the calendar kept here',
    asking: (world, { frana, people }) =>
      ask(world, people.kari, 'createSystem', { params: at(frana), body: { name: 'Kart', goLive: '0019-01-01' } }),
    paths: ['goLive'],
    says: /expected a day that exists/,
  },
  {
    name: 'an organisation number that fails mod-11',
    asking: (world) =>
      ask(world, null, 'createBody', { body: { kind: 'municipality', name: 'Averøy kommune', number: '310504549' } }),
    paths: ['number'],
    says: /valid check digit \(modulus 11\)/,
  },
  {
    name: 'an organisation number another body has',
    asking: (world) =>
      ask(world, null, 'createBody', { body: { kind: 'county', name: 'Ein til', number: organisationNumber(1) } }),
    paths: ['number'],
    says: /no body has yet/,
  },
  {
    name: 'a version that ends before it starts',
    asking: (world, { frana, held, people, vendor }) =>
      ask(world, people.kari, 'createVersion', {
        params: { ...at(frana), id: held.agreement },
        body: {
          ...versionOf(frana.entityId, vendor.entityId),
          label: '2026',
          validFrom: '2026-01-01',
          validTo: '2025-12-31',
        },
      }),
    paths: ['validTo'],
    says: /on or after validFrom/,
  },
  {
    name: 'a signed version that one party has not signed',
    asking: (world, { frana, held, people, vendor }) => {
      const version = { ...versionOf(frana.entityId, vendor.entityId), label: '2026' };
      const parties = version.parties.map((party, i) => (i === 1 ? { ...party, signedOn: null } : party));
      const params = { ...at(frana), id: held.agreement };
      return ask(world, people.kari, 'createVersion', { params, body: { ...version, parties } });
    },
    paths: ['parties'],
    says: /signedOn of every party/,
  },
  {
    name: 'an amendment before its contract',
    asking: (world, { frana, held, people }) =>
      ask(world, people.kari, 'createAmendment', {
        params: { ...at(frana), id: held.contract },
        body: amendment('2019-12-31'),
      }),
    paths: ['effectiveOn'],
    says: /2020-01-01.*2019-12-31/,
  },
  {
    name: 'a contract that ends before it starts',
    asking: (world, { frana, people, vendor }) =>
      ask(world, people.kari, 'createContract', {
        params: at(frana),
        body: { title: 'Kart', vendor: { id: vendor.entityId }, startOn: '2026-01-01', endOn: '2025-01-01' },
      }),
    paths: ['endOn'],
    says: /on or after startOn/,
  },
  {
    name: 'a system that ends before it goes live',
    asking: (world, { frana, people }) =>
      ask(world, people.kari, 'createSystem', {
        params: at(frana),
        body: { name: 'Kart', goLive: '2026-01-01', endedOn: '2025-12-31' },
      }),
    paths: ['endedOn'],
    says: /on or after goLive/,
  },
  {
    name: 'a kind of change that does not fit its scope',
    asking: (world, { people, product }) =>
      ask(world, people.kari, 'createChange', {
        body: change({ kind: 'product', id: product.id }, { kind: 'purpose_changed', details: { purpose: 'Anna' } }),
      }),
    paths: ['scope.kind'],
    says: /expected system: purpose_changed does not fit a product/,
  },
  {
    name: 'a kind of change that there is none of',
    asking: (world, { people, product }) =>
      ask(world, people.kari, 'createChange', {
        body: change({ kind: 'product', id: product.id }, { kind: 'logo_changed', details: {} }),
      }),
    paths: ['kind'],
    says: /./,
  },
  {
    name: 'a change before its subject began',
    asking: (world, { people, held }) =>
      ask(world, people.kari, 'createChange', {
        body: {
          ...change(
            { kind: 'system', id: held.system },
            { kind: 'two_factor_changed', details: { twoFactor: 'absent' } },
          ),
          effectiveOn: '2019-01-01',
        },
      }),
    paths: ['effectiveOn'],
    says: /expected a day on or after 2020-01-01/,
  },
  {
    name: 'a change after which all is as before',
    asking: (world, { people, held }) =>
      ask(world, people.kari, 'createChange', {
        body: change(
          { kind: 'system', id: held.system },
          { kind: 'two_factor_changed', details: { twoFactor: 'enforced' } },
        ),
      }),
    paths: ['details.twoFactor'],
    says: /expected something that changes/,
  },
  {
    name: 'fields nobody asked for, at every depth',
    asking: (world, { frana, people }) =>
      ask(world, people.kari, 'createSystem', {
        params: at(frana),
        body: {
          name: 'Kart',
          colour: 'blue',
          locations: [{ country: 'NO', activity: 'storage', floor: 3 }],
          subProcessors: [{ entity: { name: 'Bergdata', country: 'SE', ceo: 'Ola' } }],
        },
      }),
    paths: ['colour', 'locations.0.floor', 'subProcessors.0.entity.ceo'],
    says: /expected no such field/,
  },
  {
    name: 'several wrong fields, each by its path',
    asking: (world) =>
      ask(world, null, 'createBody', { body: { kind: 'village', number: '123', effectiveOn: '2026-13-01' } }),
    paths: ['kind', 'name', 'number', 'effectiveOn'],
    says: /./,
  },
  {
    name: 'a query nobody offers',
    asking: (world, { frana, people }) =>
      ask(world, people.kari, 'listBodyFindings', { params: at(frana), query: { asof: '2026-01-01' } }),
    paths: ['asof'],
    says: /expected no such field/,
  },
  {
    name: 'a knownAt that is still to come',
    asking: (world, { frana, people }) =>
      ask(world, people.kari, 'listBodyFindings', {
        params: at(frana),
        query: { knownAt: '2027-01-01T00:00:00.000Z' },
      }),
    paths: ['knownAt'],
    says: /not later than now/,
  },
  {
    name: 'a system of another municipality in an agreement',
    asking: (world, { frana, people, other }) =>
      ask(world, people.kari, 'createAgreement', {
        params: at(frana),
        body: { title: 'DPA', systemIds: [other.system], form: 'ssa' },
      }),
    paths: ['systemIds.0'],
    says: /a system the body holds/,
  },
  {
    name: 'an owner nobody is',
    asking: (world, { frana, people }) =>
      ask(world, people.kari, 'createSystem', { params: at(frana), body: { name: 'Kart', ownerId: 'per_nobody' } }),
    paths: ['ownerId'],
    says: /the id of a person/,
  },
  {
    name: 'a membership that ends before it begins',
    asking: (world, { frana, orkide }) =>
      ask(world, null, 'createMembership', {
        params: at(frana),
        body: { cooperativeId: orkide.id, from: '2026-01-01', to: '2025-12-31' },
      }),
    paths: ['to'],
    says: /on or after from/,
  },
  {
    name: 'a membership in what is no co-operative',
    asking: (world, { frana, eide }) =>
      ask(world, null, 'createMembership', { params: at(frana), body: { cooperativeId: eide.id, from: SINCE } }),
    paths: ['cooperativeId'],
    says: /the id of a co-operative/,
  },
  {
    name: 'a merger of a body with itself',
    asking: (world, { frana }) =>
      ask(world, null, 'createSuccessor', {
        params: at(frana),
        body: { bodyId: frana.id, kind: 'merger', on: '2026-01-01' },
      }),
    paths: ['bodyId'],
    says: /another body/,
  },
  {
    name: 'an address somebody has already',
    asking: (world) =>
      ask(world, null, 'createPerson', { body: { name: 'Kari Ein', email: 'kari.malme@post.example', roles: [] } }),
    paths: ['email'],
    says: /nobody has yet/,
  },
];

describe('the register refuses', () => {
  it.each(CASES.map((one) => [one.name, one] as const))('%s', async (_, { asking, paths, says }) => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const before = await everything(world);
    await expectRefused(asking(world, register), paths, says);
    expect(await everything(world)).toBe(before);
  });
});
