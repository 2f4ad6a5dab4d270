// "What if": the difference of outcomes for what is only supposed, over the bodies one may see, on a day; nothing is saved.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { party, told } from '../support/journal.ts';
import { refused } from '../support/refusals.ts';
import { american, EIDE, KARI, MAGNE, NOBODY, openRegion, SYNNOVE } from '../support/region.ts';
import { BEGINS, IDS, version } from '../support/story.ts';
import { wholeJournal } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana, eide } = BODIES;
const FALL = { kind: 'end', row: 'US-DPF', validTo: '2027-02-28' };

/** What would be found and cleared: `+` or `−`, code and subject. */
async function whatIf(world: TestWorld, actor: Actor | null, body: object): Promise<string[]> {
  const answer = await ask(world, actor, 'whatIf', { body });
  return answer.consequences.map(
    ({ effect, code, subjectId }) => `${effect === 'found' ? '+' : '−'}${code} ${subjectId}`,
  );
}

describe('if the Data Privacy Framework fell,', () => {
  test('the data protection officer sees every agreement that stands on it, in every municipality', async () => {
    const world = await openRegion(american());
    const answer = await ask(world, MAGNE, 'whatIf', { body: { law: [FALL] } });
    expect(answer.on).toBe('2027-03-01');
    expect(answer.consequences.filter(({ code }) => code === 'F16')).toMatchObject([
      { bodyId: eide.id, agreementId: EIDE.agreement, effect: 'found', since: '2027-03-01', makesStale: true },
      { bodyId: frana.id, agreementId: IDS.agreement, effect: 'found', since: '2027-03-01', makesStale: true },
    ]);
    expect(answer.statuses).toMatchObject([{ agreementId: IDS.agreement, before: 'in_force', after: 'needs_update' }]);
  });

  test('a contract manager sees those of the own municipality only', async () => {
    const world = await openRegion(american());
    expect((await whatIf(world, KARI, { law: [FALL] })).filter((one) => one.includes('F16'))).toEqual([
      `+F16 ${IDS.agreement}`,
    ]);
    expect((await whatIf(world, SYNNOVE, { law: [FALL] })).filter((one) => one.includes('F16'))).toEqual([
      `+F16 ${EIDE.agreement}`,
    ]);
  });

  test('nothing would lapse on the last day it holds', async () => {
    const world = await openRegion(american());
    expect(
      (await whatIf(world, MAGNE, { law: [FALL], on: '2027-02-28' })).filter((one) => one.includes('F16')),
    ).toEqual([]);
  });

  test('a new decision on the same country would make up for it where none is named', async () => {
    const unnamed = { added: { subProcessors: { [COMPANIES.prairie.id]: { ...PRAIRIE, instrument: null } } } };
    const rows = american().filter(({ kind }) => kind === 'product');
    const world = await openRegion(rows.map((one) => ({ ...one, content: unnamed })));
    const next = { kind: 'adequacy', id: 'US-4', country: 'US', instrument: '2027/77', validFrom: '2027-03-01' };
    expect((await whatIf(world, KARI, { law: [FALL] })).filter((one) => one.includes('F16'))).toHaveLength(1);
    expect((await whatIf(world, KARI, { law: [FALL, next] })).filter((one) => one.includes('F16'))).toEqual([]);
  });
});

describe('the answer', () => {
  test('tells the cause each outcome would have: the law, or the change that is supposed', async () => {
    const world = await openRegion(american());
    const { consequences } = await ask(world, MAGNE, 'whatIf', { body: { law: [FALL], changes: [INDIA] } });
    const causes = new Map(consequences.map(({ code, cause }) => [code, cause]));
    expect(causes.get('F16')).toMatchObject({ key: 'law:US-DPF' });
    expect(causes.get('F15')?.key).toMatch(/^change:chg_/);
    expect(causes.get('F15')?.title).toMatch(/India/);
  });

  test('tells what nobody could tell any more, and where it would be entered', async () => {
    const world = await openRegion();
    const unsaid = {
      kind: 'sub_processor_added',
      scope: { kind: 'product', id: IDS.product },
      effectiveOn: '2027-01-01',
      details: {
        entity: { name: 'Nyhavn Oy', country: 'FI' },
        address: 'Esplanaden 1',
        contact: 'tietosuoja@nyhavn.example',
      },
    };
    const { dataGaps } = await ask(world, KARI, 'whatIf', { body: { changes: [unsaid] } });
    expect(dataGaps.filter(({ code }) => code === 'F13')).toMatchObject([
      {
        bodyId: frana.id,
        subjectId: IDS.agreement,
        missing: { fact: 'subProcessor.children', where: `product/${IDS.product}` },
        effect: 'opened',
      },
    ]);
    const said = { ...unsaid, details: { ...unsaid.details, children: 'none' } };
    const told = await ask(world, KARI, 'whatIf', { body: { changes: [said] } });
    expect(told.dataGaps.filter(({ code }) => code === 'F13')).toEqual([]);
    expect((await ask(world, SYNNOVE, 'whatIf', { body: { changes: [unsaid] } })).dataGaps).toEqual([]);
  });
});

const PRAIRIE = {
  ...{ entity: COMPANIES.prairie.id, country: 'US', service: null, parent: null, address: null, contact: null },
  ...{ basis: 'A45' as const, instrument: 'US-DPF', basisSignedOn: null },
};

const INDIA = {
  kind: 'locations_changed',
  scope: { kind: 'product', id: IDS.product },
  effectiveOn: '2027-01-01',
  details: { add: [{ country: 'IN', activity: 'support' }] },
};

describe('if a vendor changed something,', () => {
  test('the answer is what registering the change previews with', async () => {
    const world = await openRegion();
    const preview = await ask(world, KARI, 'createChange', { query: { preview: 'true' }, body: INDIA });
    const answer = await ask(world, KARI, 'whatIf', { body: { changes: [INDIA] } });
    expect(answer.on).toBe('2027-01-01');
    expect(preview.consequences).not.toEqual([]);
    expect(answer.consequences.map(({ cause: _, ...consequence }) => consequence)).toEqual(preview.consequences);
  });

  test('the data protection officer, who may register nothing, may ask', async () => {
    const world = await openRegion();
    expect(await whatIf(world, MAGNE, { changes: [INDIA] })).toContain(`+F15 ${IDS.agreement}`);
    expect(await refused(ask(world, MAGNE, 'createChange', { body: INDIA }))).toEqual(['forbidden']);
  });

  test('changes build on each other, new companies included', async () => {
    const world = await openRegion();
    const entity = { name: 'Ganges Support Ltd', country: 'IN' };
    const first = { ...INDIA, kind: 'sub_processor_added', details: { entity } };
    const again = { ...first, effectiveOn: '2027-02-01' };
    expect(await refused(ask(world, KARI, 'whatIf', { body: { changes: [first, again] } }))).toEqual([
      'invalid',
      'changes.1.details.entity',
    ]);
  });

  test('a bankrupt company can be supposed by any of those who use it', async () => {
    const world = await openRegion();
    const bankrupt = {
      kind: 'vendor_status_changed',
      scope: { kind: 'vendor', id: IDS.vendor },
      effectiveOn: '2026-12-01',
      details: { registryStatus: 'bankrupt' },
    };
    const answer = await ask(world, MAGNE, 'whatIf', { body: { changes: [bankrupt] } });
    expect(answer.on).toBe('2026-12-01');
  });
});

describe('if a draft were signed,', () => {
  const draft = (validFrom: string) =>
    version(
      {
        version: { state: 'out_for_signature', validFrom: validFrom as never, label: '2.0' },
        versionSets: {
          parties: { ...party(frana.entity, 'controller', null), ...party(COMPANIES.fjordsky.id, 'processor', null) },
          locations: {},
        },
        versionOn: '2026-11-01',
      },
      'ver_new',
    );
  const expired = told(
    'version',
    IDS.version,
    BEGINS,
    { fields: { validTo: '2026-10-31' as never } },
    { root: IDS.agreement, body: frana.id },
  );

  test('the agreement would be in force, and what stood against it cleared', async () => {
    const world = await openRegion([expired, draft('2026-11-15')]);
    const answer = await ask(world, KARI, 'whatIf', { body: { signed: [{ versionId: 'ver_new', on: '2026-12-01' }] } });
    expect(answer.on).toBe('2026-12-01');
    expect(answer.statuses).toMatchObject([{ agreementId: IDS.agreement, after: 'needs_update' }]);
    expect(answer.consequences.filter(({ effect }) => effect === 'cleared').map(({ code }) => code)).toContain('F03');
    expect(answer.consequences.filter(({ effect }) => effect === 'found').map(({ code }) => code)).toContain('F09');
  });

  test('the day asked about is the first on which it would be in force', async () => {
    const world = await openRegion([draft('2027-01-01')]);
    const answer = await ask(world, KARI, 'whatIf', { body: { signed: [{ versionId: 'ver_new', on: '2026-12-01' }] } });
    expect(answer.on).toBe('2027-01-01');
  });

  test('one that is signed already, before it was made, or another’s, is refused', async () => {
    const world = await openRegion([draft('2027-01-01')]);
    const signed = (versionId: string, on: string) =>
      ask(world, KARI, 'whatIf', { body: { signed: [{ versionId, on }] } });
    expect(await refused(signed(IDS.version, '2026-12-01'))).toEqual(['invalid', 'signed.0.versionId']);
    expect(await refused(signed('ver_new', '2026-10-31'))).toEqual(['invalid', 'signed.0.on']);
    expect(await refused(signed(EIDE.version, '2026-12-01'))).toEqual(['not_found']);
    expect(await refused(signed('ver_none', '2026-12-01'))).toEqual(['not_found']);
  });
});

test('nothing is saved, whatever is asked', async () => {
  const world = await openRegion(american());
  const before = await wholeJournal(world);
  await ask(world, MAGNE, 'whatIf', { body: { law: [FALL], changes: [INDIA] } });
  await refused(ask(world, KARI, 'whatIf', { body: { law: [{ ...FALL, row: 'X' }] } }));
  expect(await wholeJournal(world)).toEqual(before);
});

describe('what cannot be supposed is refused with its place in the question:', () => {
  test.each<[string, object, string]>([
    ['nothing at all', {}, 'changes'],
    [
      'a row of an unknown country',
      { law: [{ kind: 'eea', id: 'X', country: 'XX', validFrom: '2027-01-01' }] },
      'law.0.country',
    ],
    ['a day before 1994', { law: [FALL], on: '1993-12-31' }, 'on'],
    ['a row that ends before 1994', { law: [{ ...FALL, validTo: '1990-01-01' }] }, 'law.0.validTo'],
    ['a change before 1994', { changes: [{ ...INDIA, effectiveOn: '1993-12-31' }] }, 'changes.0.effectiveOn'],
    ['an end of what nobody knows', { law: [FALL, { ...FALL, row: 'X' }] }, 'law.1.row'],
    [
      'a row that overlaps its like',
      { law: [{ kind: 'adequacy', id: 'CH-2', country: 'CH', instrument: '2000/518/EC', validFrom: '2027-01-01' }] },
      'law.0.validFrom',
    ],
    [
      'a move to a country that is none',
      { changes: [{ ...INDIA, details: { add: [{ country: 'XX', activity: 'support' }] } }] },
      'changes.0.details.add.0.country',
    ],
    [
      'a change of a kind the subject does not take',
      { changes: [{ ...INDIA, scope: { kind: 'vendor', id: IDS.vendor } }] },
      'changes.0.scope.kind',
    ],
  ])('%s', async (_, body, path) => {
    const world = await openRegion();
    expect(await refused(ask(world, KARI, 'whatIf', { body }))).toEqual(['invalid', path]);
  });

  test('another municipality’s system answers as one that does not exist', async () => {
    const world = await openRegion();
    const change = (id: string) => ({
      changes: [
        {
          kind: 'two_factor_changed',
          scope: { kind: 'system', id },
          effectiveOn: '2027-01-01',
          details: { twoFactor: 'absent' },
        },
      ],
    });
    expect(await refused(ask(world, KARI, 'whatIf', { body: change(EIDE.system) }))).toEqual(['not_found']);
    expect(await refused(ask(world, KARI, 'whatIf', { body: change('sys_none') }))).toEqual(['not_found']);
    expect(await whatIf(world, MAGNE, change(EIDE.system))).toEqual([`+F26 ${EIDE.system}`]);
  });

  test('whoever may read nothing may ask nothing', async () => {
    expect(await refused(ask(await openRegion(), NOBODY, 'whatIf', { body: { law: [FALL] } }))).toEqual(['forbidden']);
  });
});
