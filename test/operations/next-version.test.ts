// From what does not fit to a version in force: comparing, starting, signing party by party, and what is refused on the way.
import { describe, expect, test } from 'vitest';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { amendment, categories, link, told } from '../support/journal.ts';
import { refusal as refused } from '../support/refusals.ts';
import { EIDE, KARI, LEIV, MAGNE, openRegion, SYNNOVE } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { revisionCount, tell } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
const { prairie } = COMPANIES;
const params = { body: frana.id, id: IDS.agreement };

/** Since 1 November Oppvekst holds data on economy and uses Prairie Cloud, and the contract has a new module. */
const changed = (): Promise<TestWorld> =>
  openRegion([
    told('system', IDS.system, '2026-11-01', { added: { dataCategories: categories('economy') } }),
    told('product', IDS.product, '2026-11-01', { added: { subProcessors: link(prairie.id, 'NO') } }),
    told('contract', IDS.contract, '2026-11-01', { added: { amendments: amendment('7', '2026-11-01') } }),
  ]);

const start = (world: TestWorld, body: object = {}, by = KARI) => ask(world, by, 'createDraft', { params, body });
const status = async (world: TestWorld, asOf?: string) =>
  (await ask(world, KARI, 'getAgreement', { params, query: asOf ? { asOf } : {} })).status;
const codes = async (world: TestWorld) => {
  const { items } = await ask(world, KARI, 'listBodyFindings', { params: { body: frana.id } });
  return items.filter((f) => f.subjectId === IDS.agreement && f.outcome === 'found').map(({ code }) => code);
};
const move = (world: TestWorld, id: string, body: object, ifMatch?: string) =>
  ask(world, KARI, 'moveVersion', {
    params: { body: frana.id, id },
    body: { on: '2026-11-23', ...body },
    ...(ifMatch ? { ifMatch } : {}),
  });

describe('what a version says beside what is true now', () => {
  test('is told thing by thing, with names and since when', async () => {
    const world = await changed();
    const { things, versionId } = await ask(world, MAGNE, 'getComparison', { params });
    expect(versionId).toBe(IDS.version);
    expect(things.filter(({ difference }) => difference !== null)).toMatchObject([
      { set: 'dataCategories', thing: 'economy', systemName: 'Oppvekst', says: null, difference: 'unlisted' },
      { set: 'subProcessors', name: 'Prairie Cloud Inc.', says: null, trueNow: { country: 'NO', from: '2026-11-01' } },
    ]);
    expect(things.find(({ thing }) => thing === 'identity')).toMatchObject({ difference: null, says: {} });
  });

  test('is what was true on an earlier day, and of the version asked for', async () => {
    const world = await changed();
    const draft = await start(world);
    const on = async (query: object) =>
      (await ask(world, KARI, 'getComparison', { params, query })).things.filter((one) => one.difference).length;
    expect(await on({ asOf: '2026-10-31' })).toBe(0);
    expect(await on({})).toBe(2);
    expect(await on({ version: draft.id })).toBe(0);
  });

  test('is not told of another body’s agreement, nor of a version of another agreement', async () => {
    const world = await changed();
    expect(await refused(ask(world, SYNNOVE, 'getComparison', { params }))).toMatchObject({ kind: 'not_found' });
    const query = { version: EIDE.version };
    expect(await refused(ask(world, KARI, 'getComparison', { params, query }))).toMatchObject({
      kind: 'invalid',
      errors: [{ path: 'version', message: 'expected a version of the agreement' }],
    });
  });
});

describe('a new version', () => {
  test('is started with every difference applied, sent, signed party by party, and then nothing is left to mend', async () => {
    const world = await changed();
    expect([await status(world), (await codes(world)).sort()]).toEqual([
      'needs_update',
      ['F06', 'F09', 'F10', 'F13', 'F14', 'F21'],
    ]);
    const draft = await start(world, { label: '2.0' });
    expect(draft).toMatchObject({ label: '2.0', state: 'draft', validFrom: '2026-11-23', contractOn: '2026-11-23' });
    expect(draft.contractRevisionId).not.toBeNull();
    expect(draft.annex.dataCategories.map(({ category }) => category)).toContain('economy');
    expect(await status(world)).toBe('needs_update');
    await move(world, draft.id, { to: 'pending_approval' });
    await move(world, draft.id, { to: 'out_for_signature' });
    const [one, other] = draft.parties.map(({ entityId }) => entityId);
    const by = (entityId?: string) => [{ entityId, signatory: 'Per Hus', signedOn: '2026-11-23' }];
    const half = await move(world, draft.id, { to: 'out_for_signature', signatures: by(one) });
    expect([half.state, half.parties.map(({ signedOn }) => signedOn)]).toEqual([
      'out_for_signature',
      ['2026-11-23', null],
    ]);
    expect(await status(world)).toBe('needs_update');
    const whole = await move(world, draft.id, { to: 'signed', signatures: by(other) });
    expect(whole.status).toBe('in_force');
    expect([await status(world), (await codes(world)).sort()]).toEqual(['in_force', ['F13', 'F14', 'F21']]);
    expect(await status(world, '2026-11-22')).toBe('needs_update');
    const { items } = await ask(world, KARI, 'listLog', { query: { body: frana.id, limit: '200' } });
    expect(items.slice(-5).map(({ action }) => action)).toEqual([
      ...['version_started', 'version_pending_approval', 'version_out_for_signature'],
      ...['version_signature_recorded', 'version_signed'],
    ]);
  });

  test('gets the next free label, and what will be true on a first day to come', async () => {
    const world = await changed();
    const later = told('system', IDS.system, '2027-02-01', { added: { dataCategories: categories('location') } });
    await tell(world, [later], 'later');
    const draft = await start(world, { validFrom: '2027-02-01' });
    expect(draft).toMatchObject({ label: 'ver_2', validFrom: '2027-02-01', state: 'draft' });
    expect(draft.annex.dataCategories.map(({ category }) => category)).toContain('location');
    expect((await start(world)).label).toBe('ver_3');
  });

  test('is refused with a label that is taken, by whoever may not write, and in another body; nothing is saved', async () => {
    const world = await changed();
    const before = await revisionCount(world);
    expect(await refused(start(world, { label: IDS.version }))).toMatchObject({
      errors: [{ path: 'label', message: 'expected a label no other version of the agreement has' }],
    });
    for (const by of [MAGNE, LEIV]) expect(await refused(start(world, {}, by))).toMatchObject({ kind: 'forbidden' });
    expect(await refused(start(world, {}, SYNNOVE))).toMatchObject({ kind: 'not_found' });
    expect(await revisionCount(world)).toBe(before);
  });

  test('cannot go out for signature again without a signature, nor be moved by whoever has read an older one', async () => {
    const world = await changed();
    const draft = await start(world);
    const sent = await move(world, draft.id, { to: 'out_for_signature' });
    expect(await refused(move(world, draft.id, { to: 'out_for_signature' }))).toMatchObject({
      errors: [{ path: 'to', message: 'expected draft or signed: the version is out_for_signature' }],
    });
    const signatures = [{ entityId: frana.entity, signedOn: '2026-11-23' }];
    const again = { to: 'out_for_signature', signatures };
    expect(await refused(move(world, draft.id, again, draft.etag))).toMatchObject({ kind: 'stale' });
    expect(await move(world, draft.id, again, sent.etag)).toMatchObject({ state: 'out_for_signature' });
  });
});
