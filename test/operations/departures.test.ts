// Somebody leaves: roles end, everything they answered for is handed on at once, and what nobody has is told.
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const administratorOf = (body: string): Actor => ({
  ...{ id: 'per_admin', name: 'Administrator' },
  roles: [{ role: 'administrator', body }],
});

/** Fræna, where Odd answers for the system, an agreement and a finding about two-factor. */
async function opened(): Promise<{
  world: TestWorld;
  r: SmallRegister;
  berit: Actor;
  agreement: string;
  finding: string;
}> {
  const world = await openWorld();
  const r = await smallRegister(world);
  const params = { body: r.frana.id };
  await ask(world, null, 'reviseSystem', {
    params: { ...params, id: r.held.system },
    body: { effectiveOn: '2026-11-01', twoFactor: 'absent', ownerId: r.people.odd },
  });
  const given = { title: 'Rammeavtale', contractId: r.held.contract, systemIds: [r.held.system], form: 'ssa' };
  const { id: agreement } = await ask(world, null, 'createAgreement', {
    params,
    body: { ...given, ownerId: r.people.odd },
  });
  const finding = `F26.${r.frana.id}.${r.held.system}`;
  const assign = { kind: 'assign', ownerId: r.people.odd, dueOn: '2026-12-20' };
  await ask(world, r.people.kari, 'createDecision', { params: { key: finding }, body: assign });
  return { world, r, berit: administratorOf(r.frana.id), agreement, finding };
}

const leave = (world: TestWorld, by: Actor | null, id: string, body: object) =>
  ask(world, by, 'createDeparture', { params: { id }, body });

const owned = async (world: TestWorld, id: string) =>
  (await ask(world, null, 'listOwned', { params: { id } })).items.map(({ kind, id: item }) => `${kind} ${item}`).sort();

const withoutOwner = async (world: TestWorld, body: string) =>
  (await ask(world, null, 'listWithoutOwner', { params: { body } })).items.map(({ kind, title, ownerId }) => ({
    kind,
    title,
    ownerId,
  }));

describe('somebody who leaves', () => {
  it('hands on systems, agreements and findings with the day after the last, all in one entry of the log', async () => {
    const { world, r, berit, agreement, finding } = await opened();
    const all = [`agreement ${agreement}`, `finding ${finding}`, `system ${r.held.system}`];
    expect(await owned(world, r.people.odd)).toEqual(all);
    const { people } = r;
    const left = await leave(world, berit, people.odd, { lastDay: '2026-11-30', successorId: people.kari });
    expect(left.reassigned.map(({ newOwnerId }) => newOwnerId)).toEqual([people.kari, people.kari, people.kari]);
    expect(left).toMatchObject({ endedRoleIds: [expect.any(String)], withoutOwner: [], signedOut: false });
    expect(await owned(world, people.odd)).toEqual(all);
    world.clock.at = '2026-11-30T22:59:00.000Z' as never;
    expect((await actorFor(world, people.odd))?.roles).toHaveLength(1);
    world.clock.at = '2026-11-30T23:01:00.000Z' as never;
    expect((await actorFor(world, people.odd))?.roles).toEqual([]);
    expect(await owned(world, people.odd)).toEqual([]);
    expect(await owned(world, people.kari)).toEqual(all);
    const found = await ask(world, people.kari, 'listBodyFindings', {
      params: { body: r.frana.id },
      query: { code: 'F26' },
    });
    expect(found.items[0]).toMatchObject({ standing: { ownerId: people.kari, dueOn: '2026-12-20' } });
    const { items } = await ask(world, null, 'listLog', { query: { body: r.frana.id, limit: '200' } });
    expect(items.filter(({ action }) => action === 'person_left')).toMatchObject([
      { subjects: [people.odd], revisions: { length: 4 } },
    ]);
  });

  it('hands on to somebody else in each body where so is said', async () => {
    const { world, r, agreement } = await opened();
    const { people } = r;
    const role = { role: 'system_owner', bodyId: r.eide.id };
    await ask(world, null, 'grantRole', { params: { id: people.odd }, body: role });
    const params = { body: r.eide.id, id: r.other.system };
    await ask(world, null, 'reviseSystem', { params, body: { ownerId: people.odd } });
    const successors = [{ bodyId: r.eide.id, personId: people.synnove }];
    await leave(world, null, people.odd, { lastDay: '2026-11-22', successorId: people.gunn, successors });
    expect(await owned(world, people.synnove)).toEqual([`system ${r.other.system}`]);
    expect(await owned(world, people.gunn)).toContain(`agreement ${agreement}`);
    expect(await owned(world, people.odd)).toEqual([]);
  });

  it('leaves only the bodies that the asker administers', async () => {
    const { world, r, berit } = await opened();
    const { odd, kari } = r.people;
    const role = { role: 'system_owner', bodyId: r.eide.id };
    await ask(world, null, 'grantRole', { params: { id: odd }, body: role });
    const left = await leave(world, berit, odd, { lastDay: '2026-11-22', successorId: kari });
    expect(left).toMatchObject({ endedRoleIds: [expect.any(String)], signedOut: false });
    expect((await actorFor(world, odd))?.roles).toEqual([{ role: 'system_owner', body: r.eide.id }]);
    await expect(leave(world, administratorOf(r.ika.id), odd, { lastDay: '2026-11-22' })).rejects.toMatchObject({
      kind: 'not_found',
    });
  });

  it('is signed out at once when nothing is left, by the nightly run when the day comes, and their keys end', async () => {
    const { world, r } = await opened();
    const { gunn, kari, odd } = r.people;
    await ask(world, null, 'grantRole', { params: { id: kari }, body: { role: 'administrator', bodyId: r.frana.id } });
    const made = await ask(world, kari, 'createApiKey', {
      params: { body: r.frana.id },
      body: { name: 'Sak', role: 'auditor', expiresOn: '2027-06-30' },
    });
    const send = into(world);
    const [oddIn, kariIn] = [await signedIn(world, odd), await signedIn(world, kari)];
    const status = async (headers: Record<string, string>) => (await send('/api/v1/bodies', { headers })).status;
    expect([await status(oddIn), await status(kariIn)]).toEqual([200, 200]);
    expect(await leave(world, null, odd, { lastDay: '2026-11-22' })).toMatchObject({ signedOut: true });
    expect(await status(oddIn)).toBe(401);
    const left = await leave(world, null, kari, { lastDay: '2026-11-23', successorId: gunn });
    expect(left).toMatchObject({ signedOut: false, endedApiKeyIds: [made.id] });
    const key = { authorization: `Bearer ${made.secret}` };
    expect([await status(kariIn), await status(key)]).toEqual([200, 200]);
    world.clock.at = '2026-11-23T23:05:00.000Z' as never;
    await ask(world, null, 'createRun', { body: {} });
    const [open] = await world.database.read([{ sql: 'SELECT id FROM sessions WHERE person = ?', args: [kari] }]);
    expect(open?.rows).toEqual([]);
    expect(await status(key)).toBe(401);
  });

  it('changes nothing when a field is wrong', async () => {
    const { world, r, berit } = await opened();
    const { odd, per, synnove, kari } = r.people;
    const wrong = async (body: object, path: string) =>
      expect(leave(world, berit, odd, body)).rejects.toMatchObject({ errors: [{ path }] });
    await wrong({ lastDay: '2016-11-30', successorId: kari }, 'lastDay');
    await wrong({ lastDay: '2026-11-30', successorId: odd }, 'successorId');
    await wrong({ lastDay: '2026-11-30', successorId: per }, 'successorId');
    await wrong({ lastDay: '2026-11-30', successorId: synnove }, 'successorId');
    const successors = [{ bodyId: r.frana.id, personId: per }];
    await wrong({ lastDay: '2026-11-30', successorId: kari, successors }, 'successors.0.personId');
    expect(await owned(world, odd)).toHaveLength(3);
    expect((await ask(world, berit, 'getPerson', { params: { id: odd } })).roles[0]?.to).toBe(null);
  });

  it('is handed on from later on too, where somebody was to answer for something then', async () => {
    const { world, r, berit } = await opened();
    const params = { body: r.frana.id, id: r.held.system };
    const { kari, odd } = r.people;
    await ask(world, null, 'reviseSystem', { params, body: { ownerId: kari } });
    await ask(world, null, 'reviseSystem', { params, body: { ownerId: odd, effectiveOn: '2027-02-01' } });
    const left = await leave(world, berit, odd, { lastDay: '2026-12-31', successorId: kari });
    expect(left.reassigned.map(({ id }) => id)).toContain(r.held.system);
    const later = await ask(world, berit, 'getSystem', { params, query: { asOf: '2027-03-01' } });
    expect(later.ownerId).toBe(kari);
  });
});

describe('what has no owner', () => {
  it('is told for a body: never given to anybody, or to somebody without a role there any more', async () => {
    const { world, r, berit } = await opened();
    const { odd } = r.people;
    expect(await withoutOwner(world, r.frana.id)).toEqual([]);
    expect(await withoutOwner(world, r.eide.id)).toEqual([
      { kind: 'system', title: 'Oppvekst', ownerId: null },
      { kind: 'agreement', title: 'Databehandleravtale Oppvekst', ownerId: null },
    ]);
    const left = await leave(world, berit, odd, { lastDay: '2026-11-22' });
    expect(left.withoutOwner).toHaveLength(3);
    expect((await withoutOwner(world, r.frana.id)).map(({ kind, ownerId }) => [kind, ownerId])).toEqual([
      ['system', odd],
      ['agreement', odd],
      ['agreement', odd],
      ['finding', odd],
    ]);
  });

  it('goes to the contract managers in the mail', async () => {
    const { world, r, berit } = await opened();
    await leave(world, berit, r.people.odd, { lastDay: '2026-11-22' });
    await ask(world, null, 'createRun', { body: {} });
    const { items } = await ask(world, null, 'listDeliveries', { query: { limit: '50' } });
    const told = items.filter(({ kind }) => kind === 'digest').map(({ personId }) => personId);
    expect(told).toContain(r.people.kari);
    expect(told).not.toContain(r.people.odd);
  });
});
