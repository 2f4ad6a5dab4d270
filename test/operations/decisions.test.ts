// Decisions on findings: who may take which, what stands of them on a day, and that no outcome changes because of them.
import { describe, expect, test } from 'vitest';
import type { Actor } from '../../src/domain/permissions.ts';
import { BODIES, PEOPLE } from '../support/cast.ts';
import { told } from '../support/journal.ts';
import { refused } from '../support/refusals.ts';
import { KARI, LEIV, MAGNE, openRegion, SYNNOVE } from '../support/region.ts';
import { IDS } from '../support/story.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
const KEY = `F26.${frana.id}.${IDS.system}`;
const OPEN = told('system', IDS.system, '2026-10-01', { fields: { twoFactor: 'absent' } }, { body: frana.id });

const decide = (world: TestWorld, by: Actor, body: object) =>
  ask(world, by, 'createDecision', { params: { key: KEY }, body });

async function found(world: TestWorld, query: object = {}) {
  const { items } = await ask(world, MAGNE, 'listBodyFindings', {
    params: { body: frana.id },
    query: { code: 'F26', ...query },
  });
  const [finding] = items;
  if (!finding) throw new Error('the finding is not there');
  return finding;
}

const ACCEPT = { kind: 'accept_risk', until: '2026-12-31', reason: 'Nytt system er bestilt' };
const SNOOZE = { kind: 'snooze', until: '2026-11-30', reason: 'Ventar på leverandøren' };

describe('what stands', () => {
  test('of an acceptance stands until its last day, and lapses by itself', async () => {
    const world = await openRegion([OPEN]);
    await decide(world, LEIV, ACCEPT);
    const on = async (asOf: string) => (await found(world, { asOf })).standing.acceptedUntil;
    expect(await on('2026-11-22')).toBeNull();
    expect(await on('2026-11-23')).toBe('2026-12-31');
    expect(await on('2026-12-31')).toBe('2026-12-31');
    expect(await on('2027-01-01')).toBeNull();
    world.clock.at = '2027-01-01T08:00:00.000Z' as never;
    expect((await found(world)).standing.acceptedUntil).toBeNull();
    expect((await found(world)).decisions).toMatchObject([{ kind: 'accept_risk', byId: LEIV.id, until: '2026-12-31' }]);
  });

  test('tells the assigned owner and their own day beside the policy’s, which stays', async () => {
    const world = await openRegion([OPEN]);
    const before = await found(world);
    await decide(world, KARI, { kind: 'assign', ownerId: PEOPLE.odd, dueOn: '2027-01-15' });
    const after = await found(world);
    expect(after.standing).toMatchObject({ ownerId: PEOPLE.odd, dueOn: '2027-01-15' });
    expect([before.ownerId, after.ownerId]).toEqual([PEOPLE.kari, PEOPLE.odd]);
    expect(after.dueOn).toBe(before.dueOn);
  });

  test('changes no outcome, whatever is decided', async () => {
    const world = await openRegion([OPEN]);
    const strip = ({ standing: _s, decisions: _d, ownerId: _o, ...rest }: Awaited<ReturnType<typeof found>>) => rest;
    const before = strip(await found(world));
    for (const [by, body] of [
      [LEIV, ACCEPT],
      [KARI, SNOOZE],
      [KARI, { kind: 'assign', ownerId: PEOPLE.kari }],
      [LEIV, { kind: 'management', reason: 'Vi ventar' }],
      [MAGNE, { kind: 'advice', reason: 'Slå det på no' }],
    ] as const)
      await decide(world, by, body);
    expect(strip(await found(world))).toEqual(before);
    const report = await ask(world, MAGNE, 'getReport', { query: { body: frana.id } });
    const finding = report.bodies[0]?.causes.flatMap(({ findings }) => findings).find(({ key }) => key === KEY);
    expect(finding?.standing).toMatchObject({ acceptedUntil: '2026-12-31', snoozedUntil: '2026-11-30' });
    expect(finding?.decisions.map(({ kind }) => kind)).toEqual([
      'accept_risk',
      'snooze',
      'assign',
      'management',
      'advice',
    ]);
  });

  test('is told as it was known: a report made before a decision stays as it was', async () => {
    const world = await openRegion([OPEN]);
    const query = { body: frana.id };
    const before = await ask(world, MAGNE, 'getReport', { query });
    world.clock.at = '2026-11-24T08:00:00.000Z' as never;
    await decide(world, LEIV, ACCEPT);
    const again = { ...query, asOf: before.asOf, knownAt: before.knownAt };
    expect(await ask(world, MAGNE, 'getReport', { query: again })).toEqual(before);
  });

  test('ends when a finding is opened again', async () => {
    const world = await openRegion([OPEN]);
    await decide(world, LEIV, ACCEPT);
    await decide(world, KARI, { kind: 'reopen' });
    expect((await found(world)).standing).toEqual({
      ownerId: null,
      dueOn: null,
      snoozedUntil: null,
      acceptedUntil: null,
    });
  });
});

describe('who may decide:', () => {
  test.each<[string, Actor, object]>([
    ['the data protection officer does not put off', MAGNE, SNOOZE],
    ['nor accept a risk', MAGNE, ACCEPT],
    ['nor assign', MAGNE, { kind: 'assign', ownerId: PEOPLE.kari }],
    ['a contract manager does not accept a risk', KARI, ACCEPT],
    ['nor speak for management', KARI, { kind: 'management', reason: 'Vi ventar' }],
    ['nor advise as the officer', KARI, { kind: 'advice', reason: 'Slå det på' }],
  ])('%s', async (_, by, body) => {
    expect(await refused(decide(await openRegion([OPEN]), by, body))).toEqual(['forbidden']);
  });

  test('another municipality’s finding answers as one that does not exist', async () => {
    expect(await refused(decide(await openRegion([OPEN]), SYNNOVE, SNOOZE))).toEqual(['not_found']);
  });
});

describe('what cannot be decided is refused:', () => {
  test.each<[string, Actor, object, string]>([
    ['an acceptance that has passed already', LEIV, { ...ACCEPT, until: '2026-11-22' }, 'until'],
    ['an acceptance without a last day', LEIV, { ...ACCEPT, until: null }, 'until'],
    ['an acceptance without a reason', LEIV, { ...ACCEPT, reason: null }, 'until'],
    ['to put off until a day that has passed', KARI, { ...SNOOZE, until: '2026-11-22' }, 'until'],
    ['an own day that has passed', KARI, { kind: 'assign', ownerId: PEOPLE.kari, dueOn: '2026-11-22' }, 'dueOn'],
    ['to assign to nobody', KARI, { kind: 'assign' }, 'ownerId'],
    ['to assign to someone unknown', KARI, { kind: 'assign', ownerId: 'per_none' }, 'ownerId'],
    ['advice without a text', MAGNE, { kind: 'advice' }, 'reason'],
  ])('%s', async (_, by, body, path) => {
    expect(await refused(decide(await openRegion([OPEN]), by, body))).toEqual(['invalid', path]);
  });
});
