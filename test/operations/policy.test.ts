// What a controller goes by: set on record from a day, read by the assessment of that day and of no other, and only there.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { fresh, rebuild } from '../../src/operations/upkeep.ts';
import { BODIES } from '../support/cast.ts';
import { told } from '../support/journal.ts';
import { refused } from '../support/refusals.ts';
import { EIDE, KARI, LEIV, MAGNE, NOBODY, openRegion, SYNNOVE } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana, eide } = BODIES;
/** Administrator in Fræna, and nowhere else. */
const TURID: Actor = { id: 'per_turid', name: 'Turid Lie', roles: [{ role: 'administrator', body: frana.id }] };

/** Both agreements end on 30 September 2027: by default told of from 2 July. */
const ENDING = [
  told('version', IDS.version, '2024-01-01', { fields: { validTo: '2027-09-30' as never } }, { root: IDS.agreement }),
  told('version', EIDE.version, '2024-01-01', { fields: { validTo: '2027-09-30' as never } }, { root: EIDE.agreement }),
];

const opened = () => openRegion(ENDING);

const set = (world: TestWorld, body: object, by: Actor | null = TURID) =>
  ask(world, by, 'changePolicy', { params: { body: frana.id }, body: { reason: 'Vedtak 12/26', ...body } });

const warned = (days: number | null, more: object = {}) => ({
  thresholds: { agreementExpiringWarnedDays: days },
  ...more,
});

const expiring = async (world: TestWorld, asOf: string, more: object = {}) => {
  const { items } = await ask(world, MAGNE, 'listFindings', { query: { asOf, code: 'F04', ...more } });
  return items.map(({ bodyId, dueOn, severity }) => `${bodyId} ${severity} ${dueOn}`).sort();
};

async function kept(world: TestWorld): Promise<string[]> {
  const sql = 'SELECT subject, from_on, to_on, status, worst, outcomes FROM assessments ORDER BY 1, 2';
  const [result] = await world.database.read([{ sql, args: [] }]);
  return (result?.rows ?? []).map((row) => JSON.stringify(Array.from(row as unknown as ArrayLike<unknown>)));
}

const FRANA_TOLD = `${frana.id} medium 2027-08-31`;
const EIDE_TOLD = `${eide.id} medium 2027-08-31`;

describe('a threshold that is set', () => {
  test('moves outcomes from its day only, in its own body only', async () => {
    const world = await opened();
    await set(world, warned(200, { effectiveOn: '2027-04-01' }));
    expect(await expiring(world, '2027-03-31')).toEqual([]);
    expect(await expiring(world, '2027-04-01')).toEqual([FRANA_TOLD]);
    expect(await expiring(world, '2027-07-01')).toEqual([FRANA_TOLD]);
    expect(await expiring(world, '2027-07-02')).toEqual([FRANA_TOLD, EIDE_TOLD].sort());
  });

  test('goes back to the product’s own from the day that is said', async () => {
    const world = await opened();
    await set(world, warned(200, { effectiveOn: '2027-04-01' }));
    await set(world, warned(null, { effectiveOn: '2027-05-01', reason: 'Vedtak 20/27' }));
    expect(await expiring(world, '2027-04-30')).toEqual([FRANA_TOLD]);
    expect(await expiring(world, '2027-05-01')).toEqual([]);
  });

  test('is not seen by whoever asks what was known before', async () => {
    const world = await opened();
    const knownAt = world.clock.at;
    world.clock.at = '2026-11-23T12:00:00.000Z' as never;
    await set(world, warned(400, { effectiveOn: '2026-11-01' }));
    expect(await expiring(world, '2026-11-23')).toEqual([FRANA_TOLD]);
    expect(await expiring(world, '2026-11-23', { knownAt })).toEqual([]);
    const then = await ask(world, MAGNE, 'getPolicy', { params: { body: frana.id }, query: { knownAt } });
    expect(then.values.every(({ value, standard }) => value === standard)).toBe(true);
  });

  test('has what it reaches assessed again in the same transaction, as a rebuild would', async () => {
    const world = await opened();
    await fresh(world, 'all');
    const before = await kept(world);
    await set(world, warned(400));
    const after = await kept(world);
    const turned = after.filter((row) => !before.includes(row)).map((row) => JSON.parse(row)[0]);
    expect([...new Set(turned)]).toEqual([IDS.agreement]);
    await rebuild(world);
    expect(await kept(world)).toEqual(after);
  });

  test('shows as coming before it bites', async () => {
    const world = await opened();
    await set(world, warned(200, { effectiveOn: '2027-04-01' }));
    const { items } = await ask(world, MAGNE, 'listFindings', { query: { code: 'F04', coming: 'true' } });
    expect(items.map(({ bodyId, coming }) => ({ bodyId, coming }))).toEqual([
      { bodyId: eide.id, coming: true },
      { bodyId: frana.id, coming: true },
    ]);
  });

  test('due days and severities of a finding follow too', async () => {
    const world = await opened();
    const unsigned = told(
      'version',
      IDS.version,
      '2026-11-01',
      { fields: { breachHours: 100 } },
      { root: IDS.agreement },
    );
    const other = await openRegion([unsigned]);
    const hours = async (asOf: string) =>
      (await ask(other, MAGNE, 'listBodyFindings', { params: { body: frana.id }, query: { asOf, code: 'F08' } })).items;
    const terms = async (asOf: string) => (await hours(asOf)).map(({ severity, dueOn }) => `${severity} ${dueOn}`);
    // Overdue, so one step above its own: high for more than 72 hours.
    expect(await terms('2026-11-23')).toEqual(['critical 2019-03-02']);
    await set(other, { effectiveOn: '2026-11-23', dueDays: { F08: 10 }, thresholds: { breachHoursGrave: 120 } });
    expect(await terms('2026-11-22')).toEqual(['critical 2019-03-02']);
    expect(await terms('2026-11-23')).toEqual(['high 2019-01-11']);
    await set(world, { severities: { F04: 'high' }, effectiveOn: '2027-08-01' });
    expect(await expiring(world, '2027-08-01')).toEqual([EIDE_TOLD, FRANA_TOLD.replace('medium', 'high')].sort());
  });
});

describe('what is read', () => {
  test('names each value beside its default, and who set it, from when and why', async () => {
    const world = await opened();
    await set(world, warned(200, { effectiveOn: '2026-11-20' }));
    const { values } = await ask(world, KARI, 'getPolicy', { params: { body: frana.id } });
    const at = (path: string) => values.find((value) => value.path === path);
    expect(at('thresholds.agreementExpiringWarnedDays')).toMatchObject({
      ...{ code: 'F04', unit: 'days', value: 200, standard: 90, least: 1, most: 730 },
      ...{ setFrom: '2026-11-20', setById: TURID.id, reason: 'Vedtak 12/26' },
    });
    expect(at('severities.F01')).toMatchObject({ value: 'critical', standard: 'critical', setFrom: null });
    expect(at('dueDays.F04')).toBeUndefined();
    const { items } = await ask(world, MAGNE, 'listPolicyRevisions', { params: { body: frana.id } });
    expect(items).toMatchObject([
      {
        effectiveOn: '2026-11-20',
        setById: TURID.id,
        counts: true,
        changes: [{ path: 'thresholds.agreementExpiringWarnedDays', value: 200 }],
      },
    ]);
  });

  test('the log of the body says that it was set, and by whom', async () => {
    const world = await opened();
    await set(world, warned(200));
    const { items } = await ask(world, MAGNE, 'listLog', { query: { body: frana.id, limit: '200' } });
    expect(items.at(-1)).toMatchObject({ action: 'policy_set', actor: TURID.id, subjects: [frana.id] });
  });
});

describe('a mistake', () => {
  const newest = async (world: TestWorld) =>
    (await ask(world, TURID, 'listPolicyRevisions', { params: { body: frana.id } })).items[0]?.id ?? '';

  test('is corrected, and so is the correction; each counts only for whoever knows of it', async () => {
    const world = await opened();
    const at = (time: string) => {
      world.clock.at = `2026-11-23T${time}:00.000Z` as never;
    };
    at('09:00');
    await set(world, warned(400, { effectiveOn: '2026-11-01' }));
    at('10:00');
    await set(world, warned(200, { corrects: await newest(world), reason: 'Skulle være 200' }));
    at('11:00');
    await set(world, warned(500, { corrects: await newest(world), reason: 'Skulle være 500' }));
    const told = async (knownAt: string) => expiring(world, '2026-11-23', { knownAt: `2026-11-23T${knownAt}:00.000Z` });
    expect(await told('08:30')).toEqual([]);
    expect(await told('09:30')).toEqual([FRANA_TOLD]);
    expect(await told('10:30')).toEqual([]);
    expect(await told('11:00')).toEqual([FRANA_TOLD]);
    const { items } = await ask(world, TURID, 'listPolicyRevisions', { params: { body: frana.id } });
    expect(items.map(({ counts, effectiveOn }) => ({ counts, effectiveOn }))).toEqual([
      { counts: true, effectiveOn: '2026-11-01' },
      { counts: false, effectiveOn: '2026-11-01' },
      { counts: false, effectiveOn: '2026-11-01' },
    ]);
  });

  test('is taken back, and a correction taken back brings back what it corrected', async () => {
    const world = await opened();
    await set(world, warned(400, { effectiveOn: '2026-11-01' }));
    await set(world, warned(100, { corrects: await newest(world) }));
    expect(await expiring(world, '2026-11-23')).toEqual([]);
    const params = async () => ({ body: frana.id, revision: await newest(world) });
    await ask(world, TURID, 'withdrawPolicy', { params: await params(), body: { reason: 'Feil vedtak' } });
    expect(await expiring(world, '2026-11-23')).toEqual([FRANA_TOLD]);
  });

  test('that counts no more is not there to be corrected or taken back', async () => {
    const world = await opened();
    await set(world, warned(400));
    const first = await newest(world);
    await set(world, warned(300, { corrects: first }));
    expect(await refused(set(world, warned(200, { corrects: first })))).toEqual(['not_found']);
    const params = { body: frana.id, revision: 'rev_nothing' };
    expect(await refused(ask(world, TURID, 'withdrawPolicy', { params, body: { reason: 'x' } }))).toEqual([
      'not_found',
    ]);
  });
});

describe('refused, with nothing saved:', () => {
  test.each<[string, object, string]>([
    ['an unknown code', { severities: { F99: 'low' } }, 'severities.F99'],
    ['an unknown threshold', { thresholds: { patience: 3 } }, 'thresholds.patience'],
    ['due days of a finding whose due day follows from a term', { dueDays: { F11: 3 } }, 'dueDays.F11'],
    ['an unknown severity', { severities: { F01: 'awful' } }, 'severities.F01'],
    ['too few days', { dueDays: { F01: 0 } }, 'dueDays.F01'],
    ['too many days', { thresholds: { listCheckDays: 366 } }, 'thresholds.listCheckDays'],
    ['half a day', { thresholds: { listCheckDays: 1.5 } }, 'thresholds.listCheckDays'],
    ['nothing', {}, 'thresholds'],
    ['what is so already', { thresholds: { listCheckDays: null } }, 'thresholds'],
    ['no reason', { thresholds: { listCheckDays: 30 }, reason: ' ' }, 'reason'],
    ['a day before the body began', { dueDays: { F01: 3 }, effectiveOn: '1993-01-01' }, 'effectiveOn'],
    ['a warning that comes after the due day', warned(20), 'thresholds.agreementExpiringWarnedDays'],
    ['high risk verified less often', { thresholds: { verifiedMonthsHigh: 30 } }, 'thresholds.verifiedMonthsHigh'],
  ])('%s', async (_, body, path) => {
    const world = await opened();
    const before = await revisionCount(world);
    expect(await refused(set(world, body))).toEqual(['invalid', path]);
    expect(await revisionCount(world)).toBe(before);
  });

  test('what would contradict a value that holds from a later day', async () => {
    const world = await opened();
    await set(world, { effectiveOn: '2027-06-01', thresholds: { verifiedMonthsNormal: 10, verifiedMonthsHigh: 8 } });
    await set(world, { effectiveOn: '2027-01-01', thresholds: { verifiedMonthsHigh: 20 } });
    await set(world, { effectiveOn: '2027-07-01', thresholds: { verifiedMonthsHigh: null, verifiedMonthsNormal: 15 } });
    expect(await refused(set(world, { effectiveOn: '2027-06-15', thresholds: { verifiedMonthsNormal: 7 } }))).toEqual([
      'invalid',
      'thresholds.verifiedMonthsNormal',
    ]);
  });

  test.each<[string, Actor, string]>([
    ['a contract manager', KARI, 'forbidden'],
    ['management', LEIV, 'forbidden'],
    ['the data protection officer', MAGNE, 'forbidden'],
    ['a stranger', NOBODY, 'not_found'],
    ['another body’s manager', SYNNOVE, 'not_found'],
  ])('%s who sets it', async (_, by, kind) => {
    const world = await opened();
    expect(await refused(set(world, warned(200), by))).toEqual([kind]);
  });
});
