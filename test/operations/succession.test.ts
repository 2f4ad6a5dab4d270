// Mergers, splits and a co-operative that is left: who holds what from which day, who may see it, and what it makes stale.
import { describe, expect, it } from 'vitest';
import type { Failure } from '../../src/domain/failures.ts';
import { organisationNumber, SINCE, type SmallRegister, smallRegister, versionOf } from '../support/register.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

type Merged = SmallRegister & { hustadvika: { id: string; entityId: string }; ragnhild: string; world: TestWorld };

const MERGED_ON = '2027-01-01';

/** Fræna and Eide become Hustadvika on the first of January 2027; it is registered in November. */
async function merger(): Promise<Merged> {
  const world = await openWorld('2026-11-23T08:00:00.000Z');
  const register = await smallRegister(world);
  const hustadvika = await ask(world, null, 'createBody', {
    body: {
      ...{ kind: 'municipality', name: 'Hustadvika kommune', number: organisationNumber(5) },
      effectiveOn: MERGED_ON,
    },
  });
  for (const { id } of [register.frana, register.eide]) {
    const body = { bodyId: hustadvika.id, kind: 'merger', on: MERGED_ON };
    await ask(world, null, 'createSuccessor', { params: { body: id }, body });
  }
  const roles = [{ role: 'contract_manager', bodyId: hustadvika.id, from: MERGED_ON }];
  const ragnhild = await ask(world, null, 'createPerson', {
    body: { name: 'Ragnhild Hjelset', email: 'ragnhild@post.example', roles },
  });
  return { ...register, hustadvika, ragnhild: ragnhild.id, world };
}

const to = (world: TestWorld, at: string): void => {
  world.clock.at = at as never;
};
const NEW_YEAR = '2026-12-31T23:00:00.000Z';
const LAST_MOMENT = '2026-12-31T22:59:59.999Z';

const systemsOf = async (world: TestWorld, by: string | null, body: string) =>
  (await ask(world, by, 'listSystems', { params: { body } })).items.map(({ id }) => id);
const kindOf = (asking: Promise<unknown>): Promise<string> =>
  asking.then(
    () => 'answered',
    (error: Failure) => error.kind,
  );

describe('a merger', () => {
  it('moves every system, contract and agreement to the successor on its day, and not before', async () => {
    const { world, frana, eide, hustadvika, held, other } = await merger();
    to(world, LAST_MOMENT);
    expect(await systemsOf(world, null, frana.id)).toEqual([held.system]);
    expect(await systemsOf(world, null, hustadvika.id)).toEqual([]);
    to(world, NEW_YEAR);
    expect((await systemsOf(world, null, hustadvika.id)).sort()).toEqual([held.system, other.system].sort());
    expect(await systemsOf(world, null, frana.id)).toEqual([]);
    expect(await systemsOf(world, null, eide.id)).toEqual([]);
    const { items } = await ask(world, null, 'listAgreements', { params: { body: hustadvika.id } });
    expect(items.map(({ id }) => id).sort()).toEqual([held.agreement, other.agreement].sort());
    expect(items.map(({ status }) => status)).toEqual(['in_force', 'in_force']);
  });

  it('moves what was registered to begin after it on the day that begins', async () => {
    const world = await openWorld('2026-11-23T08:00:00.000Z');
    const { frana } = await smallRegister(world);
    const hustadvika = await ask(world, null, 'createBody', {
      body: { kind: 'municipality', name: 'Hustadvika kommune', number: organisationNumber(5), effectiveOn: MERGED_ON },
    });
    const later = await ask(world, null, 'createSystem', {
      params: { body: frana.id },
      body: { name: 'Kart', effectiveOn: '2027-03-01' },
    });
    const body = { bodyId: hustadvika.id, kind: 'merger', on: MERGED_ON };
    await ask(world, null, 'createSuccessor', { params: { body: frana.id }, body });
    to(world, '2027-03-01T08:00:00.000Z');
    expect(await systemsOf(world, null, hustadvika.id)).toContain(later.id);
    expect(await systemsOf(world, null, frana.id)).toEqual([]);
  });

  it('hands over what was decided on a finding with what it was decided on, and no more', async () => {
    const { world, frana, hustadvika, held, other, people, ragnhild } = await merger();
    const put = { kind: 'snooze', until: '2027-06-30', reason: 'Ventar på leverandøren' };
    const key = (code: string, body: string, system: string) => `${code}.${body}.${system}`;
    const [before] = (
      await ask(world, null, 'listBodyFindings', { params: { body: frana.id }, query: { limit: '200' } })
    ).items.filter(({ subjectId }) => subjectId === held.system);
    const code = before?.code ?? '';
    await ask(world, people.kari, 'createDecision', { params: { key: key(code, frana.id, held.system) }, body: put });
    await ask(world, people.kari, 'createDecision', {
      params: { key: key(code, frana.id, held.system) },
      body: { kind: 'assign', ownerId: people.odd },
    });
    to(world, '2027-01-01T08:00:00.000Z');
    const after = await ask(world, ragnhild, 'listBodyFindings', {
      params: { body: hustadvika.id },
      query: { code, limit: '200' },
    });
    const of = (system: string) => after.items.find(({ subjectId }) => subjectId === system);
    expect(of(held.system)).toMatchObject({
      key: key(code, hustadvika.id, held.system),
      standing: { snoozedUntil: '2027-06-30', ownerId: people.odd },
      ownerId: people.odd,
    });
    expect(of(other.system)?.decisions).toEqual([]);
    const { items } = await ask(world, ragnhild, 'listDecisions', {
      params: { key: key(code, hustadvika.id, held.system) },
    });
    expect(items.map(({ kind, byId }) => ({ kind, byId }))).toEqual([
      { kind: 'snooze', byId: people.kari },
      { kind: 'assign', byId: people.kari },
    ]);
    const then = { params: { body: frana.id }, query: { code, asOf: '2026-12-31' } };
    expect((await ask(world, ragnhild, 'listBodyFindings', then)).items[0]?.decisions).toHaveLength(2);
  });

  it('lets those of the successor see what its predecessors did, from its day on', async () => {
    const { world, frana, hustadvika, held, people, ragnhild } = await merger();
    const report = (by: string, body: string) => ask(world, by, 'getReport', { query: { body, asOf: '2026-06-30' } });
    const old = { params: { body: frana.id, id: held.agreement }, query: { asOf: '2026-06-30' } };
    to(world, LAST_MOMENT);
    expect(await kindOf(ask(world, ragnhild, 'getAgreement', old))).toBe('not_found');
    expect(await kindOf(report(ragnhild, frana.id))).toBe('not_found');
    to(world, NEW_YEAR);
    expect((await ask(world, ragnhild, 'getAgreement', old)).status).toBe('in_force');
    expect((await report(ragnhild, frana.id)).bodies.map(({ bodyId }) => bodyId)).toEqual([frana.id]);
    expect((await ask(world, ragnhild, 'listLog', { query: { body: frana.id } })).items.length).toBeGreaterThan(0);
    expect(await kindOf(ask(world, people.kari, 'getReport', { query: { body: hustadvika.id } }))).toBe('not_found');
  });

  it('keeps each body’s own chain', async () => {
    const { world, frana, hustadvika } = await merger();
    for (const { id } of [frana, hustadvika]) {
      const { items } = await ask(world, null, 'listLog', { query: { body: id, limit: '200' } });
      expect(items.map(({ position }) => position)).toEqual(items.map((_, i) => i + 1));
      expect(new Set(items.map(({ chain }) => chain))).toEqual(new Set([id]));
    }
  });

  it('says of the day before it what it said then, whoever asks later', async () => {
    const { world, frana } = await merger();
    const before = await ask(world, null, 'getReport', { query: { body: frana.id } });
    to(world, NEW_YEAR);
    const query = { body: frana.id, asOf: before.asOf, knownAt: String(before.knownAt) };
    expect(await ask(world, null, 'getReport', { query })).toEqual(before);
    expect((await ask(world, null, 'getReport', { query: { body: frana.id } })).bodies).toEqual([]);
  });
});

describe('a split', () => {
  it('moves nothing by itself', async () => {
    const world = await openWorld();
    const { frana, eide, held } = await smallRegister(world);
    const body = { bodyId: eide.id, kind: 'split', on: '2026-11-01' };
    const split = await ask(world, null, 'createSuccessor', { params: { body: frana.id }, body });
    expect(split).toMatchObject({ ceasedOn: null, successors: [{ bodyId: eide.id, kind: 'split' }] });
    expect(await systemsOf(world, null, frana.id)).toEqual([held.system]);
  });
});

describe('leaving a co-operative', () => {
  it('makes the agreement with it stale from the day after the last, and not on the last', async () => {
    const world = await openWorld();
    const { frana, orkide, held, people } = await smallRegister(world);
    const membership = await ask(world, null, 'createMembership', {
      params: { body: frana.id },
      body: { cooperativeId: orkide.id, from: SINCE },
    });
    const made = await ask(world, people.kari, 'createAgreement', {
      params: { body: frana.id },
      body: { title: 'Drift i IKT Orkidé', systemIds: [held.system], form: 'own_form', effectiveOn: SINCE },
    });
    const params = { body: frana.id, id: made.id };
    await ask(world, people.kari, 'createVersion', { params, body: versionOf(frana.entityId, orkide.entityId) });
    const on = async (asOf: string) => ask(world, people.kari, 'getAgreement', { params, query: { asOf } });
    expect((await on('2027-01-01')).findingCodes).not.toContain('F25');
    await ask(world, null, 'endMembership', {
      params: { body: frana.id, id: membership.id },
      body: { to: '2026-12-31' },
    });
    expect((await on('2026-12-31')).findingCodes).not.toContain('F25');
    expect(await on('2027-01-01')).toMatchObject({
      status: 'needs_update',
      findingCodes: expect.arrayContaining(['F25']),
    });
    const coming = { params: { body: frana.id }, query: { coming: 'true', code: 'F25' } };
    const { items } = await ask(world, people.kari, 'listBodyFindings', coming);
    expect(items.map(({ agreementId, since, coming: later }) => ({ agreementId, since, later }))).toEqual([
      { agreementId: made.id, since: '2027-01-01', later: true },
    ]);
  });

  it('is not known of before it was told', async () => {
    const world = await openWorld();
    const { frana, orkide } = await smallRegister(world);
    const params = { body: frana.id };
    const joined = { cooperativeId: orkide.id, from: SINCE };
    const { id } = await ask(world, null, 'createMembership', { params, body: joined });
    const knownAt = String((await ask(world, null, 'getReport', { query: { body: frana.id } })).knownAt);
    world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    await ask(world, null, 'endMembership', { params: { ...params, id }, body: { to: '2026-12-31' } });
    await ask(world, null, 'createMandate', { params, body: { officeId: orkide.id, from: '2026-12-01' } });
    const then = async (name: 'listMemberships' | 'listMandates') =>
      (await ask(world, null, name, { params, query: { knownAt } })).items;
    expect(await then('listMemberships')).toMatchObject([{ id, to: null }]);
    expect(await then('listMandates')).toHaveLength(1);
    expect((await ask(world, null, 'listMemberships', { params })).items).toMatchObject([{ id, to: '2026-12-31' }]);
  });

  it('lets a member stand on the contract the co-operative made, also once it has left', async () => {
    const world = await openWorld();
    const { frana, orkide, vendor, held, people } = await smallRegister(world);
    const contract = await ask(world, null, 'createContract', {
      params: { body: orkide.id },
      body: { title: 'Felles drift', vendor: { id: vendor.entityId }, startOn: SINCE },
    });
    const standing = {
      params: { body: frana.id },
      body: { title: 'DPA', contractId: contract.id, systemIds: [held.system], form: 'ssa' },
    };
    expect(await kindOf(ask(world, people.kari, 'createAgreement', standing))).toBe('invalid');
    const joined = { cooperativeId: orkide.id, from: SINCE, to: '2026-06-30' };
    await ask(world, null, 'createMembership', { params: { body: frana.id }, body: joined });
    expect((await ask(world, people.kari, 'createAgreement', standing)).contractId).toBe(contract.id);
  });
});
