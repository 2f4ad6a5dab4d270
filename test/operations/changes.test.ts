// Registering what changed and taking it back: what it hits and whose it is, and that it goes as a whole.
import { describe, expect, it } from 'vitest';
import type { Revision } from '../../src/domain/revisions.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { correction, tell, wholeJournal } from '../support/told.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const FROM = '2026-12-01';

const support = (r: SmallRegister) => ({
  kind: 'sub_processor_added',
  scope: { kind: 'product', id: r.product.id },
  effectiveOn: FROM,
  details: { entity: { name: 'Prairie Cloud Inc.', country: 'US' }, service: 'Brukarstøtte' },
});

const twoFactor = (r: SmallRegister) => ({
  kind: 'two_factor_changed',
  scope: { kind: 'system', id: r.held.system },
  effectiveOn: FROM,
  evidence: { kind: 'vendor_notice', reference: 'Brev 2026-11-20' },
  details: { twoFactor: 'absent' },
});

const codesIn = async (world: TestWorld, by: string, body: string, knownAt?: string): Promise<string[]> => {
  const query = { asOf: FROM, ...(knownAt ? { knownAt } : {}) };
  return (await ask(world, by, 'listBodyFindings', { params: { body }, query })).items.map(({ code }) => code).sort();
};

describe('what a vendor changed for two municipalities', () => {
  it('is shown to each only where it is its own, and hits both', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const { frana, eide, people } = register;
    const saved = await ask(world, people.kari, 'createChange', { body: support(register) });
    expect(new Set(saved.consequences.map(({ bodyId }) => bodyId))).toEqual(new Set([frana.id]));
    expect(saved.hiddenConsequences).toBe(0);
    const theirs = await ask(world, people.synnove, 'getChange', { params: { id: String(saved.id) } });
    expect(new Set(theirs.consequences.map(({ bodyId }) => bodyId))).toEqual(new Set([eide.id]));
    const all = await ask(world, null, 'getChange', { params: { id: String(saved.id) } });
    expect(new Set(all.consequences.map(({ bodyId }) => bodyId))).toEqual(new Set([frana.id, eide.id]));
    expect(await codesIn(world, people.synnove, eide.id)).toEqual(await codesIn(world, people.kari, frana.id));
  });

  it('has one cause in both, so that it is one item', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const { frana, eide, people } = register;
    const saved = await ask(world, people.kari, 'createChange', { body: support(register) });
    const bodies = `${frana.id},${eide.id}`;
    const { items } = await ask(world, null, 'listFindings', { query: { bodies, asOf: FROM, code: 'F10' } });
    expect(items).toHaveLength(2);
    expect(new Set(items.map(({ cause }) => cause.key))).toEqual(new Set([`change:${saved.id}`]));
  });

  it('is previewed as it is saved, and the preview leaves no trace', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    await ask(world, null, 'createEntity', { body: support(register).details.entity });
    const before = (await wholeJournal(world)).length;
    const preview = await ask(world, null, 'createChange', { query: { preview: 'true' }, body: support(register) });
    expect(await wholeJournal(world)).toHaveLength(before);
    const saved = await ask(world, null, 'createChange', { body: support(register) });
    expect(saved.consequences).toEqual(preview.consequences);
    expect(preview.consequences.length).toBeGreaterThan(0);
  });
});

describe('a change that is taken back', () => {
  it('takes all it wrote with it, evidence too, and leaves what was as it was', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const { frana, people } = register;
    const before = await codesIn(world, people.kari, frana.id);
    const { id, registeredAt } = await ask(world, people.kari, 'createChange', { body: twoFactor(register) });
    expect(await codesIn(world, people.kari, frana.id)).toEqual([...before, 'F26'].sort());
    world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    const params = { id: String(id) };
    const { cleared } = await ask(world, people.kari, 'withdrawChange', { params, body: { reason: 'Feil system' } });
    expect(cleared.map(({ code, effect }) => ({ code, effect }))).toEqual([{ code: 'F26', effect: 'cleared' }]);
    expect(await codesIn(world, people.kari, frana.id)).toEqual(before);
    expect((await ask(world, people.kari, 'listEvidence', { params: { body: frana.id } })).items).toEqual([]);
    expect(await codesIn(world, people.kari, frana.id, String(registeredAt))).toEqual([...before, 'F26'].sort());
    expect(await ask(world, people.kari, 'getChange', { params })).toMatchObject({
      withdrawnAt: '2026-11-24T08:00:00.000Z',
      consequences: [],
    });
  });

  it('takes its corrections with it, so that nothing of it revives', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const { frana, held, people } = register;
    const { id } = await ask(world, people.kari, 'createChange', { body: twoFactor(register) });
    const said = (await wholeJournal(world)).find((r) => r.cause === `change:${id}` && r.kind === 'system');
    await tell(world, [correction(said as Revision, { fields: { twoFactor: 'available' } })]);
    const params = { body: frana.id, id: held.system };
    const on = async () => (await ask(world, people.kari, 'getSystem', { params, query: { asOf: FROM } })).twoFactor;
    expect(await on()).toBe('available');
    await ask(world, people.kari, 'withdrawChange', { params: { id: String(id) }, body: { reason: 'Feil system' } });
    expect(await on()).toBe('enforced');
  });

  it('leaves a company it was the first to name', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const { id } = await ask(world, null, 'createChange', { body: support(register) });
    await ask(world, null, 'withdrawChange', { params: { id: String(id) }, body: { reason: 'Feil produkt' } });
    const { items } = await ask(world, null, 'listEntities', { query: { q: 'Prairie' } });
    expect(items.map(({ name }) => name)).toEqual(['Prairie Cloud Inc.']);
    const links = await ask(world, null, 'listSubProcessors', {
      params: { id: register.product.id },
      query: { asOf: FROM },
    });
    expect(links.items).toEqual([]);
  });

  it('can be registered anew, as another change', async () => {
    const world = await openWorld();
    const register = await smallRegister(world);
    const { people } = register;
    const first = await ask(world, people.kari, 'createChange', { body: twoFactor(register) });
    await ask(world, people.kari, 'withdrawChange', { params: { id: String(first.id) }, body: { reason: 'Feil' } });
    const second = await ask(world, people.kari, 'createChange', { body: twoFactor(register) });
    expect(second.id).not.toBe(first.id);
    expect(second.consequences).toEqual(first.consequences);
  });
});
