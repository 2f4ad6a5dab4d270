// The officer's workplace over the demonstration: counted where outcomes are kept, and the same from the journal.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type CalendarDate, calendarDate } from '../../src/domain/calendar.ts';
import type { Actor } from '../../src/domain/permissions.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { findingByKey, urgentFindings } from '../../src/operations/finding-pages.ts';
import { bodiesAsked, findingsOf } from '../../src/operations/findings.ts';
import { matrixOf } from '../../src/operations/matrix.ts';
import { agreementsWith, sharedProcessors } from '../../src/operations/side-by-side.ts';
import { transfersIn } from '../../src/operations/transfers.ts';
import { monthEnds, trendOf } from '../../src/operations/trend.ts';
import { type Demonstration, idIn, loadedDemonstration } from '../support/demonstration.ts';
import type { TestWorld } from '../support/world.ts';

let demonstration: Demonstration;
let world: TestWorld;
let ingvild: Actor;
let bodies: string[];
beforeAll(async () => {
  demonstration = await loadedDemonstration();
  world = demonstration.world;
  ingvild = await someone('ingvild');
  bodies = await bodiesAsked(world, ingvild, undefined);
}, 60_000);
afterAll(() => demonstration.close());

async function someone(name: string): Promise<Actor> {
  const actor = await actorFor(world, idIn(demonstration.answers, name));
  if (!actor) throw new Error(`nobody is called ${name}`);
  return actor;
}

const TODAY = calendarDate('2026-11-23');
const ALL = { outcome: 'found', coming: false, cause: null, group: null, severity: null, overdue: false } as const;

describe('the matrix', () => {
  test('counts every finding and every gap once, in the row of its body and the column of its group', async () => {
    const { rows } = await matrixOf(world, ingvild, bodies, {});
    const { findings } = await findingsOf(world, ingvild, bodies, {}, 'nb', false);
    for (const row of rows) {
      const own = findings.filter((f) => f.bodyId === row.bodyId);
      const sum = (pick: (cell: (typeof row.cells)[number]) => number) =>
        row.cells.reduce((total, cell) => total + pick(cell), 0);
      expect(sum((cell) => cell.found)).toBe(own.filter((f) => f.outcome === 'found').length);
      expect(sum((cell) => cell.gaps)).toBe(own.filter((f) => f.outcome === 'cannot_tell').length);
      expect(sum((cell) => cell.overdue)).toBe(own.filter((f) => f.outcome === 'found' && f.overdue).length);
    }
    expect(rows.reduce((total, row) => total + row.cells.reduce((n, cell) => n + cell.found, 0), 0)).toBeGreaterThan(
      20,
    );
  });

  test('is the same from what is kept for today as from the journal', async () => {
    const kept = await matrixOf(world, ingvild, bodies, {});
    // The instant is later than the last that was recorded, so that only the journal can answer, and with the same.
    const told = await matrixOf(world, ingvild, bodies, { knownAt: world.now() });
    expect(kept.time.knownAt).not.toBe(told.time.knownAt);
    expect(told.rows).toEqual(kept.rows);
  });

  test('of another day says what held then', async () => {
    const { rows } = await matrixOf(world, ingvild, bodies, { asOf: calendarDate('2019-06-30') });
    const { findings } = await findingsOf(world, ingvild, bodies, { asOf: calendarDate('2019-06-30') }, 'nb', false);
    const found = rows.reduce((total, row) => total + row.cells.reduce((n, cell) => n + cell.found, 0), 0);
    expect(found).toBe(findings.filter((f) => f.outcome === 'found').length);
  });

  test('is not for who may have no report, and a body out of sight is unknown', async () => {
    await expect(matrixOf(world, await someone('nils'), [], {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(matrixOf(world, ingvild, ['body_0000000000000000'], {})).rejects.toMatchObject({ kind: 'not_found' });
  });
});

describe('the trend', () => {
  test('looks at the ends of the twelve months before, and at the day itself', () => {
    expect(monthEnds(TODAY).slice(-3)).toEqual(['2026-09-30', '2026-10-31', '2026-11-23']);
    expect(monthEnds(calendarDate('2026-03-31'), 3)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31']);
    expect(monthEnds(TODAY)).toHaveLength(13);
  });

  test('has in every point what the findings of that day are', async () => {
    for (const body of bodies) {
      const { points } = await trendOf(world, ingvild, body, {});
      for (const { on, found } of points) {
        const { findings } = await findingsOf(world, ingvild, [body], { asOf: on as CalendarDate }, 'nb', false);
        const of = (severity: string) =>
          findings.filter((f) => f.outcome === 'found' && f.severity === severity).length;
        const expected = { low: of('low'), medium: of('medium'), high: of('high'), critical: of('critical') };
        expect({ on, found }).toEqual({ on, found: expected });
      }
    }
  }, 60_000);
});

describe('transfers', () => {
  test('stand by country and basis, what does not hold first, each with the agreements it is under', async () => {
    const groups = await transfersIn(world, ingvild, bodies, {});
    const results = groups.map(({ result }) => result);
    const firstThatHolds = results.indexOf('ok');
    expect(firstThatHolds).toBeGreaterThan(0);
    expect(results.slice(firstThatHolds).every((result) => result === 'ok')).toBe(true);
    const { findings } = await findingsOf(world, ingvild, bodies, {}, 'nb', false);
    const flagged = findings.filter((f) => ['F15', 'F16'].includes(f.code) && f.outcome === 'found');
    const bad = groups.filter(({ result }) => result === 'no_basis' || result === 'lapsed').flatMap(({ uses }) => uses);
    expect(new Set(bad.map(({ agreementId }) => agreementId))).toEqual(new Set(flagged.map((f) => f.agreementId)));
    for (const { uses } of groups) for (const { bodyId } of uses) expect(bodies).toContain(bodyId);
  });
});

describe('the same vendor', () => {
  test('is compared between municipalities, with what each has agreed', async () => {
    const processors = await sharedProcessors(world, ingvild, bodies);
    const [most] = processors;
    expect(most?.bodies).toBe(2);
    const compared = await agreementsWith(world, ingvild, bodies, most?.entityId ?? '');
    expect(compared).toHaveLength(most?.agreements ?? 0);
    expect(new Set(compared.map(({ bodyId }) => bodyId))).toEqual(
      new Set(bodies.filter((id) => compared.some((c) => c.bodyId === id))),
    );
    expect(compared.every(({ versionLabel, status }) => status === 'missing' || versionLabel !== null)).toBe(true);
  });

  test('nobody has an agreement with is unknown', async () => {
    await expect(agreementsWith(world, ingvild, bodies, 'ent_0000000000000000')).rejects.toMatchObject({
      kind: 'not_found',
    });
  });
});

describe('the findings behind a number', () => {
  test('are those of the group, the worst first, page by page, from what is kept and from the journal', async () => {
    const wanted = { ...ALL, group: 'chain' } as const;
    const ask = (query: object) => urgentFindings(world, ingvild, bodies, { limit: 3, ...query }, wanted, 'nb');
    const first = await ask({});
    const second = await ask({ cursor: first.nextCursor ?? '' });
    const all = await ask({ limit: 100 });
    expect(all.items).toHaveLength(all.total);
    expect([...first.items, ...second.items].map(({ key }) => key)).toEqual(
      all.items.slice(0, 6).map(({ key }) => key),
    );
    const journal = await ask({ limit: 100, knownAt: world.now() });
    expect(journal.items.map(({ key }) => key)).toEqual(all.items.map(({ key }) => key));
  });

  test('that are coming stand apart from those that hold, the first to begin first, and can be narrowed to one cause', async () => {
    const ask = async (more: object, query = {}) =>
      (await urgentFindings(world, ingvild, bodies, { limit: 200, ...query }, { ...ALL, ...more }, 'nb')).items;
    const coming = await ask({ coming: true });
    expect(coming.length).toBeGreaterThan(0);
    expect(coming.every((one) => one.coming && (one.since ?? '') > TODAY)).toBe(true);
    expect(coming.map(({ since }) => since)).toEqual(coming.map(({ since }) => since).sort());
    expect((await ask({ coming: true }, { knownAt: world.now() })).map(({ key }) => key)).toEqual(
      coming.map(({ key }) => key),
    );
    const cause = coming[0]?.cause.key ?? '';
    expect(await ask({ coming: true, cause })).toEqual(coming.filter((one) => one.cause.key === cause));
    expect(await ask({ cause: 'change:chg_nowhere' })).toEqual([]);
  });

  test('are each found again by their key', async () => {
    const { items } = await urgentFindings(
      ...([world, ingvild, bodies, { limit: 5 }] as const),
      ...([{ ...ALL, severity: 'critical', overdue: true }, 'nb'] as const),
    );
    for (const one of items) expect(await findingByKey(world, ingvild, one.key, {}, 'nb')).toEqual(one);
    expect(items).toHaveLength(5);
    await expect(findingByKey(world, ingvild, 'F01.body_0000000000000000.sys_x', {}, 'nb')).rejects.toMatchObject({
      kind: 'not_found',
    });
    const closed = `F01.${bodies[0]}.sys_0000000000000000`;
    await expect(findingByKey(world, ingvild, closed, {}, 'nb')).rejects.toMatchObject({ kind: 'not_found' });
  });
});
