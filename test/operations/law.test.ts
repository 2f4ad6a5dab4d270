// Recording law at run time: who may, what it reaches, what is refused, and that what is kept equals a rebuild.
import { describe, expect, test } from 'vitest';
import { fresh, rebuild } from '../../src/operations/upkeep.ts';
import { dropReached } from '../../src/storage/caches.ts';
import { refused } from '../support/refusals.ts';
import { american, EIDE, KARI, MAGNE, NOBODY, openRegion } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

const CHECKED = { source: 'C-703/25 P', certainty: 'H', checkedOn: '2026-11-23' };
const FALL = { kind: 'end', row: 'US-DPF', validTo: '2027-02-28', ...CHECKED };

async function kept(world: TestWorld): Promise<string[]> {
  const sql =
    'SELECT subject, from_on, to_on, status, worst, codes, outcomes, seq, rules FROM assessments ORDER BY 1, 2';
  const [result] = await world.database.read([{ sql, args: [] }]);
  return (result?.rows ?? []).map((row) => JSON.stringify(Array.from(row as unknown as ArrayLike<unknown>)));
}

const lapses = async (world: TestWorld, asOf: string, more: object = {}): Promise<string[]> => {
  const query = { asOf, code: 'F16', ...more };
  const { items } = await ask(world, MAGNE, 'listFindings', { query });
  return items.map(({ subjectId, since }) => `${subjectId} ${since}`);
};

describe('when an adequacy decision falls', () => {
  test('every agreement that stands on it is found from its first bad day, and what was answered before is answered again', async () => {
    const world = await openRegion(american());
    await fresh(world, 'all');
    expect(await lapses(world, '2027-03-01')).toEqual([]);
    const knownAt = world.clock.at;
    world.clock.at = '2026-11-23T09:00:00.000Z' as never;
    const row = await ask(world, null, 'createLaw', { body: FALL });
    expect(row).toMatchObject({ id: 'US-DPF', validTo: '2027-02-28', holds: true, recordedFrom: '2026-11-23' });
    expect(await lapses(world, '2027-02-28')).toEqual([]);
    expect(await lapses(world, '2027-03-01')).toEqual([`${EIDE.agreement} 2027-03-01`, `${IDS.agreement} 2027-03-01`]);
    expect(await lapses(world, '2027-03-01', { knownAt })).toEqual([]);
  });

  test('it shows as coming before it bites, with the law as its cause', async () => {
    const world = await openRegion(american());
    await fresh(world, 'all');
    await ask(world, null, 'createLaw', { body: FALL });
    const { items } = await ask(world, MAGNE, 'listFindings', { query: { coming: 'true', code: 'F16' } });
    expect(items.map(({ coming, since, cause }) => ({ coming, since, cause: cause.key }))).toEqual([
      { coming: true, since: '2027-03-01', cause: 'law:US-DPF' },
      { coming: true, since: '2027-03-01', cause: 'law:US-DPF' },
    ]);
    expect(items[0]?.cause.title).toBe('EU–US Data Privacy Framework (EU 2023/1795) gjelder ikke fra 1. mars 2027');
  });

  test('what is kept equals a rebuild, and is made anew in the same transaction', async () => {
    const world = await openRegion(american());
    await fresh(world, 'all');
    const before = await kept(world);
    await ask(world, null, 'createLaw', { body: FALL });
    const after = await kept(world);
    expect(after).not.toEqual(before);
    expect(after.filter((row) => row.includes('"F16'))).toHaveLength(2);
    await rebuild(world);
    expect(await kept(world)).toEqual(after);
  });

  test('a last day that was given too late is outrun by an earlier one', async () => {
    const world = await openRegion(american());
    await ask(world, null, 'createLaw', { body: FALL });
    world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    await ask(world, null, 'createLaw', { body: { ...FALL, validTo: '2026-10-31' } });
    expect(await lapses(world, '2026-11-24')).toEqual([`${EIDE.agreement} 2026-11-01`, `${IDS.agreement} 2026-11-01`]);
    expect(await lapses(world, '2026-10-31')).toEqual([]);
    await rebuild(world);
    expect(await lapses(world, '2026-11-24')).toHaveLength(2);
  });
});

describe('what was recorded by mistake', () => {
  const takeBack = (world: TestWorld, revision: string, by: Parameters<typeof ask>[1] = null) =>
    ask(world, by, 'withdrawLaw', { params: { revision }, body: { reason: 'Gjaldt et annet vedtak' } });

  test('is taken back: the row is as it was, and so is all it reached, but not for whoever asks what was known', async () => {
    const world = await openRegion(american());
    await fresh(world, 'all');
    const before = await kept(world);
    const { revisionId } = await ask(world, null, 'createLaw', { body: FALL });
    const knownAt = '2026-11-23T20:00:00.000Z';
    world.clock.at = '2026-11-24T09:00:00.000Z' as never;
    const { rowId, row } = await takeBack(world, String(revisionId));
    expect({ rowId, validTo: row?.validTo, recordedFrom: row?.recordedFrom }).toEqual({
      rowId: 'US-DPF',
      validTo: null,
      recordedFrom: null,
    });
    expect(await lapses(world, '2027-03-01')).toEqual([]);
    expect(await lapses(world, '2027-03-01', { knownAt })).toHaveLength(2);
    world.clock.at = '2026-11-23T09:00:00.000Z' as never;
    await rebuild(world);
    const outcomes = (rows: string[]) => rows.map((cells) => JSON.parse(cells).slice(0, -2));
    expect(outcomes(await kept(world))).toEqual(outcomes(before));
  });

  test('gives back the statement it had outrun', async () => {
    const world = await openRegion(american());
    await ask(world, null, 'createLaw', { body: FALL });
    world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    const { revisionId } = await ask(world, null, 'createLaw', { body: { ...FALL, validTo: '2026-10-31' } });
    expect((await takeBack(world, String(revisionId))).row).toMatchObject({ validTo: '2027-02-28' });
    expect(await lapses(world, '2026-11-24')).toEqual([]);
    expect(await lapses(world, '2027-03-01')).toHaveLength(2);
  });

  test('a row that was new is gone, and its id may be used again', async () => {
    const world = await openWorld();
    const row = {
      kind: 'adequacy',
      id: 'IN',
      country: 'IN',
      instrument: '2027/500',
      validFrom: '2027-03-01',
      ...CHECKED,
    };
    const { revisionId } = await ask(world, null, 'createLaw', { body: row });
    expect(await takeBack(world, String(revisionId))).toEqual({ rowId: 'IN', row: null });
    expect((await ask(world, null, 'listLaw', { query: { country: 'IN' } })).items).toEqual([]);
    expect(await ask(world, null, 'createLaw', { body: row })).toMatchObject({ id: 'IN', validTo: null });
  });

  test('is not there twice, and never for anyone but an administrator of the whole register', async () => {
    const world = await openRegion();
    const { revisionId } = await ask(world, null, 'createLaw', { body: FALL });
    expect(await refused(takeBack(world, String(revisionId), KARI))).toEqual(['forbidden']);
    await takeBack(world, String(revisionId));
    expect(await refused(takeBack(world, String(revisionId)))).toEqual(['not_found']);
    expect(await refused(takeBack(world, 'rev_nothing'))).toEqual(['not_found']);
  });

  test('is not taken back where what would hold again overlaps what was recorded since', async () => {
    const world = await openWorld();
    const { revisionId } = await ask(world, null, 'createLaw', { body: FALL });
    const again = { country: 'US', instrument: '2023/1795', listed: true, validFrom: '2027-06-01', ...CHECKED };
    const scope = (await ask(world, null, 'listLaw', { query: { country: 'US' } })).items.find(
      ({ id }) => id === 'US-DPF',
    )?.scope;
    await ask(world, null, 'createLaw', { body: { kind: 'adequacy', id: 'US-DPF-2', scope, ...again } });
    const before = await revisionCount(world);
    expect(await refused(takeBack(world, String(revisionId)))).toEqual(['invalid', 'revision']);
    expect(await revisionCount(world)).toBe(before);
  });
});

test('what depends on something is dropped where it stands, however much that is, and nothing else', async () => {
  const world = await openRegion(american());
  await fresh(world, 'all');
  const bodies = (await kept(world)).filter((row) => row.startsWith('["bod_')).length;
  await world.database.write(dropReached(['law']));
  const left = await kept(world);
  expect(left.filter((row) => row.startsWith('["agr_') || row.startsWith('["sys_'))).toEqual([]);
  expect(left.filter((row) => row.startsWith('["bod_'))).toHaveLength(bodies);
});

describe('the list of law', () => {
  test('says what holds on a day, as known at an instant, by kind and country', async () => {
    const world = await openWorld();
    const first = world.clock.at;
    world.clock.at = '2026-11-23T09:00:00.000Z' as never;
    await ask(world, null, 'createLaw', {
      body: {
        ...{ kind: 'adequacy', id: 'IN', country: 'IN', instrument: '2027/500', validFrom: '2027-03-01' },
        ...CHECKED,
      },
    });
    const list = async (query: object) =>
      (await ask(world, KARI, 'listLaw', { query })).items.map(({ id, holds }) => `${id} ${holds}`);
    expect(await list({ country: 'IN' })).toEqual(['IN false']);
    expect(await list({ country: 'IN', asOf: '2027-03-01' })).toEqual(['IN true']);
    expect(await list({ country: 'IN', knownAt: first })).toEqual([]);
    expect(await list({ country: 'GB', asOf: '2021-03-01' })).toEqual(['UK false', 'EEA-GB false', 'UK-TCA true']);
    expect(await list({ kind: 'clauses', limit: 2 })).toHaveLength(2);
  });

  test('is for those who may read something', async () => {
    expect(await refused(ask(await openWorld(), NOBODY, 'listLaw'))).toEqual(['forbidden']);
  });
});

describe('a row of law is refused, and nothing is saved,', () => {
  const ADEQUACY = {
    kind: 'adequacy',
    id: 'X',
    country: 'US',
    instrument: '2028/1',
    validFrom: '2028-01-01',
    ...CHECKED,
  };
  test.each<[string, object, string]>([
    ['of an unknown country', { ...ADEQUACY, country: 'XX' }, 'country'],
    ['with a day before 1994', { ...ADEQUACY, validFrom: '1993-12-31' }, 'validFrom'],
    ['that ends before 1994', { ...FALL, validTo: '1993-12-31' }, 'validTo'],
    ['that overlaps its like', { ...ADEQUACY, country: 'CH', instrument: '2000/518/EC' }, 'validFrom'],
    ['of an id that is taken', { ...ADEQUACY, id: 'US-DPF' }, 'id'],
    ['without where it was read', { ...ADEQUACY, source: undefined }, 'source'],
    ['without how sure it is', { ...ADEQUACY, certainty: undefined }, 'certainty'],
    ['of a kind nobody knows', { ...ADEQUACY, kind: 'treaty' }, 'kind'],
    ['that ends what nobody knows', { ...FALL, row: 'US-XYZ' }, 'row'],
    ['that says more than it may', { ...FALL, country: 'US' }, 'country'],
  ])('%s', async (_, body, path) => {
    const world = await openWorld();
    expect(await refused(ask(world, null, 'createLaw', { body }))).toEqual(['invalid', path]);
    expect(await revisionCount(world)).toBe(0);
  });

  test('by anyone but an administrator of the whole register', async () => {
    const world = await openRegion();
    const before = await revisionCount(world);
    for (const actor of [KARI, MAGNE, { ...KARI, roles: [{ role: 'administrator' as const, body: 'bod_frana' }] }])
      expect(await refused(ask(world, actor, 'createLaw', { body: FALL }))).toEqual(['forbidden']);
    expect(await revisionCount(world)).toBe(before);
  });
});
