// A change followed up: where each agreement stands, many mended at once, one review for all that fit, and what is refused.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { annexed, categories, link, told } from '../support/journal.ts';
import { agreements, more, nth } from '../support/many.ts';
import { refusal as refused } from '../support/refusals.ts';
import { EIDE, KARI, LEIV, MAGNE, ODD, openRegion, SYNNOVE } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { revisionCount, tell } from '../support/told.ts';
import { anotherProcess, ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
const { prairie } = COMPANIES;
const AMERICAN = { basis: 'A46_2_c', instrument: 'SCC-2021', basisSignedOn: '2026-10-01' } as const;

/** Prairie Cloud in the United States works for Oppvekst from a day on. */
const added = (effectiveOn = '2026-11-01') => ({
  kind: 'sub_processor_added',
  scope: { kind: 'product', id: IDS.product },
  effectiveOn,
  details: { entity: { id: prairie.id, country: 'US' }, service: 'Brukerstøtte', ...AMERICAN },
});

const register = async (world: TestWorld, body: object = added(), by: Actor = KARI): Promise<string> =>
  String((await ask(world, by, 'createChange', { body })).id);
const list = async (world: TestWorld, id: string, by: Actor = KARI) =>
  (await ask(world, by, 'getFollowUp', { params: { id }, query: { limit: '200' } })).items;
const states = async (world: TestWorld, id: string, by: Actor = KARI) =>
  Object.fromEntries((await list(world, id, by)).map(({ agreementId, state, next }) => [agreementId, [state, next]]));
const mend = (world: TestWorld, id: string, body: object = {}, by: Actor = KARI, query: object = {}) =>
  ask(world, by, 'createChangeDrafts', { params: { id }, query, body });
const review = (world: TestWorld, id: string, body: object, by: Actor = KARI) =>
  ask(world, by, 'createChangeReviews', { params: { id }, body });
const send = (world: TestWorld, id: string, to: string, agreementIds: string[], by: Actor = KARI) =>
  ask(world, by, 'moveChangeDrafts', { params: { id }, body: { to, agreementIds } });
const versionOf = (world: TestWorld, id: string) => ask(world, KARI, 'getVersion', { params: { body: frana.id, id } });
const sign = async (world: TestWorld, id: string) => {
  const { parties } = await versionOf(world, id);
  const signatures = parties.map(({ entityId }) => ({ entityId, signatory: 'Per Hus', signedOn: '2026-11-23' }));
  const params = { body: frana.id, id };
  return ask(world, KARI, 'moveVersion', { params, body: { to: 'signed', on: '2026-11-23', signatures } });
};

describe('the follow-up of a change', () => {
  test('tells of each agreement where it stands and the one next step, until nothing is left', async () => {
    const world = await openRegion(more(2));
    const id = await register(world);
    const [one = '', other = ''] = agreements(2);
    expect(await states(world, id)).toEqual({
      [one]: ['not_begun', 'start_draft'],
      [other]: ['not_begun', 'start_draft'],
    });
    const { items } = await mend(world, id, { agreementIds: [one] });
    const draft = String(items[0]?.versionId);
    expect(await states(world, id)).toMatchObject({ [one]: ['draft', 'send'], [other]: ['not_begun', 'start_draft'] });
    await send(world, id, 'pending_approval', [one]);
    expect((await states(world, id))[one]).toEqual(['sent', 'approve']);
    await send(world, id, 'out_for_signature', [one]);
    expect((await states(world, id))[one]).toEqual(['sent', 'sign']);
    await sign(world, draft);
    expect(await states(world, id)).toEqual({ [other]: ['not_begun', 'start_draft'], [one]: ['signed', null] });
    const [first, last] = await list(world, id);
    expect(first).toMatchObject({ agreementId: other, ownerId: KARI.id, may: { write: true, review: true } });
    expect(first?.findings.map(({ code, makesStale }) => [code, makesStale])).toEqual([['F10', true]]);
    expect(last).toMatchObject({ version: { id: draft, state: 'signed' }, day: '2026-11-23', fromChange: true });
  });

  test('counts as decided what management has accepted, and as no longer touched what has been ended', async () => {
    const world = await openRegion(more(2));
    const id = await register(world);
    const [one = '', other = ''] = agreements(2);
    const open = (await list(world, id)).find(({ agreementId }) => agreementId === one);
    const key = String(open?.findings[0]?.findingKey);
    const decision = { kind: 'accept_risk', until: '2027-01-31', reason: 'Avklart' };
    await ask(world, LEIV, 'createDecision', { params: { key }, body: decision });
    await ask(world, KARI, 'moveVersion', {
      params: { body: frana.id, id: nth(IDS.version, 2) },
      body: { to: 'terminated', on: '2026-11-23', reason: 'Sagt opp' },
    });
    expect(await states(world, id)).toEqual({ [one]: ['decided', null], [other]: ['untouched', null] });
    expect((await list(world, id)).find(({ agreementId }) => agreementId === one)?.day).toBe('2027-01-31');
  });

  test('is each body’s own, and there is none of a change out of sight', async () => {
    const world = await openRegion([
      ...more(2),
      told('system', EIDE.system, '2026-01-01', { fields: { product: IDS.product } }, { body: BODIES.eide.id }),
    ]);
    const id = await register(world);
    expect(Object.keys(await states(world, id, KARI)).sort()).toEqual(agreements(2).sort());
    expect(Object.keys(await states(world, id, SYNNOVE))).toEqual([EIDE.agreement]);
    expect(Object.keys(await states(world, id, MAGNE))).toHaveLength(3);
    expect((await list(world, id, MAGNE)).every(({ may }) => !may.write && may.review)).toBe(true);
    const own = await register(world, {
      kind: 'purpose_changed',
      scope: { kind: 'system', id: IDS.system },
      effectiveOn: '2026-11-01',
      details: { purpose: 'Skule, barnehage og SFO' },
    });
    expect(await refused(list(world, own, SYNNOVE))).toMatchObject({ kind: 'not_found' });
    expect(await refused(mend(world, own, {}, SYNNOVE))).toMatchObject({ kind: 'not_found' });
  });

  test('leaves nothing open once the change is taken back, and is not to be mended any more', async () => {
    const world = await openRegion(more(2));
    const id = await register(world);
    const made = await mend(world, id, { agreementIds: [IDS.agreement] });
    await ask(world, KARI, 'withdrawChange', { params: { id }, body: { reason: 'Feil produkt' } });
    expect(await states(world, id)).toEqual({
      [IDS.agreement]: ['untouched', null],
      [nth(IDS.agreement, 2)]: ['untouched', null],
    });
    expect(await versionOf(world, String(made.items[0]?.versionId))).toMatchObject({ state: 'draft' });
    expect(await refused(mend(world, id))).toMatchObject({
      errors: [{ path: 'id', message: 'expected a change that is not withdrawn' }],
    });
  });
});

describe('the same difference into many drafts', () => {
  test('is just the change’s: what else does not fit stays as it was', async () => {
    const world = await openRegion([
      told(
        'system',
        IDS.system,
        '2026-10-01',
        { added: { dataCategories: categories('economy') } },
        { body: frana.id },
      ),
    ]);
    const id = await register(world);
    const { items } = await mend(world, id);
    expect(items).toMatchObject([
      { outcome: 'started', agreementId: IDS.agreement, versionLabel: 'ver_2', validFrom: '2026-11-23', refused: null },
    ]);
    expect(items[0]?.things).toMatchObject([
      { set: 'subProcessors', name: 'Prairie Cloud Inc.', difference: 'unlisted', trueNow: { country: 'US' } },
    ]);
    const draft = await versionOf(world, String(items[0]?.versionId));
    expect(draft.annex.subProcessors.map(({ name }) => name).sort()).toEqual(['Bergdata AS', 'Prairie Cloud Inc.']);
    expect(draft.annex.dataCategories.map(({ category }) => category).sort()).toEqual(['contact', 'identity']);
    expect(draft).toMatchObject({ contractOn: '2019-01-01', state: 'draft' });
  });

  test('is previewed agreement by agreement, and the preview leaves no trace', async () => {
    const world = await openRegion(more(3));
    const id = await register(world);
    const before = await revisionCount(world);
    const preview = await mend(world, id, {}, KARI, { preview: 'true' });
    expect(await revisionCount(world)).toBe(before);
    const made = await mend(world, id);
    expect(made.items.map((item) => ({ ...item, versionId: null }))).toEqual(preview.items);
    expect([preview.preview, made.preview, made.items.length]).toEqual([true, false, 3]);
  });

  test('goes into a draft that is there already, which keeps all else it says', async () => {
    const world = await openRegion();
    const started = await ask(world, KARI, 'createDraft', {
      params: { body: frana.id, id: IDS.agreement },
      body: { label: 'Ny avtale' },
    });
    const id = await register(world);
    expect(await states(world, id)).toEqual({ [IDS.agreement]: ['not_begun', 'update_draft'] });
    const { items } = await mend(world, id);
    expect(items).toMatchObject([{ outcome: 'updated', versionId: started.id, versionLabel: 'Ny avtale' }]);
    const draft = await versionOf(world, started.id);
    expect(draft.annex.subProcessors.map(({ name }) => name).sort()).toEqual(['Bergdata AS', 'Prairie Cloud Inc.']);
    expect({ ...draft, annex: null, etag: '' }).toEqual({ ...started, annex: null, etag: '' });
    expect((await mend(world, id, { agreementIds: [IDS.agreement] })).items).toMatchObject([{ outcome: 'already' }]);
  });

  test('is done once it is listed, though the transfer has no basis yet: that is another finding', async () => {
    const world = await openRegion();
    const details = { entity: { id: prairie.id, country: 'US' }, service: 'Brukerstøtte' };
    const id = await register(world, { ...added(), details });
    await mend(world, id);
    expect(await states(world, id)).toEqual({ [IDS.agreement]: ['draft', 'send'] });
    const { items } = await mend(world, id, { agreementIds: [IDS.agreement] });
    expect(items).toMatchObject([{ outcome: 'already' }]);
    await sign(world, String(items[0]?.versionId));
    const [left] = await list(world, id);
    expect([left?.state, left?.next, left?.findings.map(({ code }) => code)]).toEqual(['not_begun', 'settle', ['F15']]);
    expect((await mend(world, id, { agreementIds: [IDS.agreement] })).items).toMatchObject([
      { outcome: 'refused', refused: 'says_all' },
    ]);
  });

  test('takes out what is gone, and reads the contract as amended', async () => {
    const world = await openRegion();
    const gone = await register(world, {
      kind: 'sub_processor_removed',
      scope: { kind: 'product', id: IDS.product },
      effectiveOn: '2026-11-01',
      details: { key: COMPANIES.bergdata.id },
    });
    const { items } = await mend(world, gone, { agreementIds: [IDS.agreement] });
    expect(items[0]?.things).toMatchObject([{ name: 'Bergdata AS', difference: 'gone' }]);
    const draft = String(items[0]?.versionId);
    expect((await versionOf(world, draft)).annex.subProcessors).toEqual([]);
    const amended = await register(world, {
      kind: 'contract_amended',
      scope: { kind: 'contract', id: IDS.contract },
      effectiveOn: '2026-11-10',
      details: { number: '4', kinds: ['new_module'], summary: 'Ny modul' },
    });
    expect((await mend(world, amended)).items).toMatchObject([{ outcome: 'updated', contractOn: '2026-11-23' }]);
    const read = await versionOf(world, draft);
    expect([read.contractOn, read.contractRevisionId === null]).toEqual(['2026-11-23', false]);
  });

  test('is refused in words where a version is out, where all fits, and where nothing is in force', async () => {
    const world = await openRegion(more(4));
    const [out = '', ended = '', fits = '', open = ''] = agreements(4);
    const params = { body: frana.id, id: out };
    const version = await ask(world, KARI, 'createDraft', { params, body: {} });
    const move = { to: 'out_for_signature', on: '2026-11-23' };
    await ask(world, KARI, 'moveVersion', { params: { ...params, id: version.id }, body: move });
    await ask(world, KARI, 'moveVersion', {
      params: { body: frana.id, id: nth(IDS.version, 2) },
      body: { to: 'terminated', on: '2026-11-23', reason: 'Sagt opp' },
    });
    const listed = {
      added: { subProcessors: annexed(link(prairie.id, 'US', { service: 'Brukerstøtte', ...AMERICAN } as never)) },
    };
    await tell(world, [told('version', nth(IDS.version, 3), '2026-01-01', listed, { root: fits, body: frana.id })]);
    const id = await register(world);
    const { items } = await mend(world, id, { agreementIds: [out, ended, fits, open] });
    expect(items.map(({ outcome, refused: why }) => [outcome, why])).toEqual([
      ['refused', 'under_way'],
      ['refused', 'not_in_force'],
      ['refused', 'matches'],
      ['started', null],
    ]);
    expect((await states(world, id))[out]).toEqual(['not_begun', 'take_back']);
    expect((await states(world, id))[fits]).toEqual(['fits', 'review']);
    expect(await states(world, id)).not.toHaveProperty([ended]);
  });

  test('goes to nobody’s agreement but one’s own: another body’s is as unknown, and nothing is saved', async () => {
    const world = await openRegion([
      ...more(2),
      told('system', EIDE.system, '2026-01-01', { fields: { product: IDS.product } }, { body: BODIES.eide.id }),
    ]);
    const id = await register(world);
    const before = await revisionCount(world);
    for (const foreign of [EIDE.agreement, 'agr_nobody'])
      expect(await refused(mend(world, id, { agreementIds: [IDS.agreement, foreign] }))).toMatchObject({
        kind: 'invalid',
        errors: [
          { path: 'agreementIds.1', message: 'expected the id of an agreement that depends on what was changed' },
        ],
      });
    for (const by of [MAGNE, LEIV])
      expect(await refused(mend(world, id, { agreementIds: [IDS.agreement] }, by))).toMatchObject({
        kind: 'forbidden',
      });
    const note = 'Passer';
    expect(await refused(review(world, id, { agreementIds: [EIDE.agreement], note }))).toMatchObject({
      kind: 'invalid',
    });
    expect(await refused(review(world, id, { agreementIds: [IDS.agreement], note }, LEIV))).toMatchObject({
      kind: 'forbidden',
    });
    expect(await refused(send(world, id, 'pending_approval', [EIDE.agreement]))).toMatchObject({ kind: 'invalid' });
    expect(await revisionCount(world)).toBe(before);
    expect((await mend(world, id, {}, ODD)).items.map(({ bodyId }) => bodyId)).toEqual([frana.id, frana.id]);
  });

  test('by two at the same time makes one draft of each agreement', async () => {
    const world = await openRegion(more(7));
    const id = await register(world);
    const other = await anotherProcess(world);
    const both = await Promise.all([mend(world, id), mend(other, id, { agreementIds: agreements(7) }, ODD)]);
    const outcomes = both.map(({ items }) => items.map(({ outcome }) => outcome));
    expect(outcomes.flat().filter((outcome) => outcome === 'started')).toHaveLength(7);
    for (const agreement of agreements(7)) {
      const params = { body: frana.id, id: agreement };
      const { items } = await ask(world, KARI, 'listVersions', { params });
      expect(items.filter(({ state }) => state === 'draft')).toHaveLength(1);
    }
  });

  test('goes into a hundred agreements in one write, and each body’s log tells of its own only', async () => {
    const world = await openRegion([
      ...more(100),
      told('system', EIDE.system, '2026-01-01', { fields: { product: IDS.product } }, { body: BODIES.eide.id }),
    ]);
    const id = await register(world);
    const roles = [...KARI.roles, ...SYNNOVE.roles];
    const { items } = await mend(world, id, {}, { ...KARI, roles });
    expect(items.filter(({ outcome }) => outcome === 'started')).toHaveLength(101);
    const entry = async (body: string, by: Actor) =>
      (await ask(world, by, 'listLog', { query: { body, action: 'version_started' } })).items.map(
        ({ subjects }) => subjects,
      );
    const eide = items.find(({ bodyId }) => bodyId === BODIES.eide.id);
    expect(await entry(BODIES.eide.id, SYNNOVE)).toEqual([[id, EIDE.agreement, eide?.versionId]]);
    expect((await entry(frana.id, KARI))[0]).toHaveLength(201);
    expect(Object.values(await states(world, id, { ...KARI, roles })).every(([state]) => state === 'draft')).toBe(true);
  });
});

describe('one review for all that still fit', () => {
  test('is recorded of each with the same reason, clears a changed contract, and takes them off the list', async () => {
    const shared = { fields: { contract: IDS.contract } };
    const world = await openRegion([
      ...more(2),
      told('agreement', nth(IDS.agreement, 2), '2026-01-01', shared, { body: frana.id }),
    ]);
    const id = await register(world, {
      kind: 'contract_amended',
      scope: { kind: 'contract', id: IDS.contract },
      effectiveOn: '2026-11-10',
      details: { number: '4', kinds: ['new_module'], summary: 'Ny modul' },
    });
    expect(Object.values(await states(world, id))).toEqual([
      ['not_begun', 'start_draft'],
      ['not_begun', 'start_draft'],
    ]);
    const note = 'Modulen behandler ingen personopplysninger';
    const { items } = await review(world, id, { agreementIds: agreements(2), note });
    expect(items.map(({ outcome, versionId }) => [outcome, versionId])).toEqual([
      ['reviewed', IDS.version],
      ['reviewed', nth(IDS.version, 2)],
    ]);
    expect(Object.values(await states(world, id))).toEqual([
      ['reviewed', null],
      ['reviewed', null],
    ]);
    const { reviews } = await ask(world, KARI, 'getAgreement', { params: { body: frana.id, id: IDS.agreement } });
    expect(reviews).toMatchObject([{ note, contractOn: '2026-11-23', byId: KARI.id }]);
  });

  test('needs a reason and a day that has come, and waits for a change that has not taken effect', async () => {
    const world = await openRegion();
    const id = await register(world, added('2027-01-01'));
    const given = { agreementIds: [IDS.agreement], note: 'Passer' };
    expect(await refused(review(world, id, { ...given, note: ' ' }))).toMatchObject({ errors: [{ path: 'note' }] });
    expect(await refused(review(world, id, { ...given, contractOn: '2026-11-24' }))).toMatchObject({
      errors: [{ path: 'contractOn' }],
    });
    expect((await review(world, id, given)).items).toMatchObject([{ outcome: 'refused', refused: 'not_yet' }]);
    expect((await mend(world, id)).items).toMatchObject([{ outcome: 'started', validFrom: '2027-01-01' }]);
    expect((await states(world, id))[IDS.agreement]).toEqual(['draft', 'send']);
  });
});

describe('many drafts sent on', () => {
  test('go together; those that lack the change, or are sent already, are refused in words', async () => {
    const world = await openRegion(more(3));
    const id = await register(world);
    const [one = '', other = '', third = ''] = agreements(3);
    await mend(world, id, { agreementIds: [one, other] });
    await send(world, id, 'pending_approval', [other]);
    const { items } = await send(world, id, 'pending_approval', [one, other, third]);
    expect(items.map(({ outcome, refused: why }) => [outcome, why])).toEqual([
      ['moved', null],
      ['refused', 'already'],
      ['refused', 'no_draft'],
    ]);
    expect((await send(world, id, 'out_for_signature', [one, other])).items.map(({ outcome }) => outcome)).toEqual([
      'moved',
      'moved',
    ]);
  });
});
