// What needs someone, over the demonstration: gathered and cut short, and the findings of one agreement or system alone.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays, calendarDate } from '../../src/domain/calendar.ts';
import type { Actor } from '../../src/domain/permissions.ts';
import { agreementsOf } from '../../src/operations/agreement-list.ts';
import { getAgreement } from '../../src/operations/agreements.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { createDecision } from '../../src/operations/decisions.ts';
import { bodiesAsked, findingsAbout, findingsOf } from '../../src/operations/findings.ts';
import { needsOf, SOON_DAYS } from '../../src/operations/needs.ts';
import { type Demonstration, idIn, loadedDemonstration } from '../support/demonstration.ts';
import type { TestWorld } from '../support/world.ts';

let demonstration: Demonstration;
let world: TestWorld;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
  world = demonstration.world;
}, 60_000);
afterAll(() => demonstration.close());

async function someone(name: string): Promise<{ actor: Actor; bodies: string[] }> {
  const actor = await actorFor(world, idIn(demonstration.answers, name));
  if (!actor) throw new Error(`nobody is called ${name}`);
  return { actor, bodies: await bodiesAsked(world, actor, undefined) };
}

const TODAY = calendarDate('2026-11-23');

describe('what needs someone', () => {
  test('counts every open finding once, under its cause, the worst cause first', async () => {
    const { actor, bodies } = await someone('ingvild');
    const needs = await needsOf(world, actor, bodies, {}, 'nb', false);
    const { findings } = await findingsOf(world, actor, bodies, {}, 'nb', true);
    const resting = findings.filter(({ standing: s }) => s.acceptedUntil !== null || s.snoozedUntil !== null);
    const open = findings.filter((f) => f.outcome === 'found' && !f.coming && !resting.includes(f));
    expect(needs.all).toBe(open.length);
    expect(needs.now.total).toBe(new Set(open.map(({ cause }) => cause.key)).size);
    expect(needs.now.shown.length).toBeLessThanOrEqual(needs.now.total);
    for (const group of needs.now.shown) {
      const own = open.filter(({ cause }) => cause.key === group.cause);
      expect(group.total).toBe(own.length);
      expect(group.items.length).toBe(Math.min(10, own.length));
      for (const item of group.items) expect(own).toContainEqual(item);
      expect(group.affected.agreement).toBe(
        new Set(own.filter((f) => f.subjectKind === 'agreement').map((f) => f.subjectId)).size,
      );
    }
    const ranks = needs.now.shown.map(({ severity }) => ['critical', 'high', 'medium', 'low'].indexOf(severity));
    expect(ranks).toEqual([...ranks].sort());
  });

  test('tells of the next ninety days only, and of what cannot be told by subject', async () => {
    const { actor, bodies } = await someone('ingvild');
    const needs = await needsOf(world, actor, bodies, {}, 'nb', false);
    const { findings } = await findingsOf(world, actor, bodies, {}, 'nb', true);
    const last = addDays(TODAY, SOON_DAYS);
    const soon = findings.filter((f) => f.outcome === 'found' && f.coming && (f.since ?? '') <= last);
    expect(soon.length).toBeGreaterThan(0);
    expect(needs.soon.total).toBe(new Set(soon.map(({ cause }) => cause.key)).size);
    const gaps = findings.filter((f) => f.outcome === 'cannot_tell' && !f.coming);
    expect(needs.gaps.total).toBe(new Set(gaps.map(({ subjectId }) => subjectId)).size);
  });

  test('is the same from what is kept for today as from the journal', async () => {
    const { actor, bodies } = await someone('ingvild');
    const kept = await needsOf(world, actor, bodies, {}, 'en', false);
    expect(await needsOf(world, actor, bodies, { knownAt: world.now() }, 'en', false)).toEqual(kept);
  });

  test('of one person holds only what that person answers for, while the figures stay those of all', async () => {
    const { actor, bodies } = await someone('oddny');
    const [all, own] = [
      await needsOf(world, actor, bodies, {}, 'nb', false),
      await needsOf(world, actor, bodies, {}, 'nb', true),
    ];
    expect(own.now.shown.flatMap(({ items }) => items).every(({ ownerId }) => ownerId === actor.id)).toBe(true);
    expect(own.now.shown.reduce((n, { total }) => n + total, 0)).toBe(own.own);
    expect([own.all, own.own, own.figures]).toEqual([all.all, all.own, all.figures]);
  });

  test('leaves what is put off out of what is open, and tells of it apart', async () => {
    const { actor, bodies } = await someone('oddny');
    const before = await needsOf(world, actor, bodies, {}, 'nb', false);
    const first = before.now.shown[0]?.items[0];
    if (!first) throw new Error('nothing needs Oddny');
    const body = { kind: 'snooze', ownerId: null, dueOn: null, until: addDays(TODAY, 30), reason: 'Venter' } as const;
    await createDecision(world, actor, { params: { key: first.key }, query: {}, body });
    const after = await needsOf(world, actor, bodies, {}, 'nb', false);
    expect(after.all).toBe(before.all - 1);
    expect(after.resting.shown.map(({ key }) => key)).toContain(first.key);
    expect(after.now.shown.flatMap(({ items }) => items).map(({ key }) => key)).not.toContain(first.key);
  });

  test('in a body out of sight is unknown', async () => {
    const { actor } = await someone('oddny');
    await expect(needsOf(world, actor, ['bod_nowhere'], {}, 'nb', false)).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the findings about an agreement', () => {
  test('are those of its body that concern it, from what is kept and from the journal', async () => {
    const { actor, bodies } = await someone('ingvild');
    const { items } = await agreementsOf(world, actor, bodies, { limit: 200 });
    expect(items.length).toBeGreaterThan(10);
    const all = (await findingsOf(world, actor, bodies, {}, 'nb', true)).findings;
    for (const { id, bodyId: body } of items) {
      const params = { body, id };
      const { systemIds, contractId } = await getAgreement(world, actor, { params, query: {}, body: undefined });
      const subjects = [id, ...systemIds, contractId, body].filter((one) => one !== null);
      const expected = all.filter((f) => f.bodyId === body && subjects.includes(f.subjectId));
      expect(await findingsAbout(world, actor, body, subjects, {}, 'nb')).toEqual(expected);
    }
    const [first] = items;
    if (!first) throw new Error('there is no agreement');
    const told = [world, actor, first.bodyId, [first.id]] as const;
    const journal = await findingsAbout(...told, { knownAt: world.now() }, 'nb');
    expect(journal).toEqual(await findingsAbout(...told, {}, 'nb'));
  });

  test('of a body out of sight are unknown', async () => {
    const [ingvild, oddny] = [await someone('ingvild'), await someone('oddny')];
    const foreign = ingvild.bodies.find((body) => !oddny.bodies.includes(body)) ?? '';
    const { items } = await agreementsOf(world, ingvild.actor, [foreign], { limit: 1 });
    await expect(findingsAbout(world, oddny.actor, foreign, [items[0]?.id ?? ''], {}, 'nb')).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});
