// The walls between municipalities: every route, method and role, at home and at another’s, each against its row.
import { describe, expect, test } from 'vitest';
import { endpoints } from '../../src/web/api/contract/document.ts';
import type { EndpointName } from '../support/asking.ts';
import { FIELDS, ROWS, type Row } from '../support/matrix.ts';
import { ASKERS, buildWalls, type Place, type Side, type Walls, type Who } from '../support/walls.ts';
import { ask as askOperation, openWorld } from '../support/world.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const names = Object.keys(endpoints) as EndpointName[];

type Answered = { status: number; text: string; batches: number };

async function ask(walls: Walls, name: EndpointName, { given }: Row, who: Who, place: Place): Promise<Answered> {
  const asked = await given(walls, place);
  if (who === 'N') await walls.signInAgain();
  const before = walls.batches();
  const response = await walls.asker(who).send(name, asked);
  return { status: response.status, text: await response.text(), batches: walls.batches() - before };
}

/** What an answer must not hold unless the asker administers the register: ids of what is Eide’s, and its people. */
function strangers({ places, register }: Walls): string[] {
  const { body, system, contract, agreement, version, change, alert, key, document } = places.other;
  return [body, system, contract, agreement, version, change, alert, key, document, register.people.synnove];
}

/** What differs between the answers for another body’s ids and for ids nobody has. */
function tellsApart(name: string, who: Who, walls: Walls, other: Answered, unknown: Answered): string[] {
  const blank = (text: string) => text.replaceAll(/\b[a-z]{2,8}_[0-9a-z]{16}\b/g, 'ID');
  const told = strangers(walls).some((id) => other.text.includes(id));
  return [
    ...(other.status !== unknown.status
      ? [`${name} ${who}: ${other.status}, but ${unknown.status} for an unknown id`]
      : []),
    ...(blank(other.text) !== blank(unknown.text) ? [`${name} ${who}: ${other.text} / ${unknown.text}`] : []),
    ...(other.batches !== unknown.batches ? [`${name} ${who}: ${other.batches} reads, but ${unknown.batches}`] : []),
    ...(told ? [`${name} ${who}: tells an id of Eide`] : []),
  ];
}

const expected = (name: EndpointName, row: Row, who: Who, side: Side): number => {
  const may = row.may.split(' ').includes(who);
  if (!may) return side !== 'own' && row.mayOther?.includes(who) ? 404 : 403;
  return side === 'own' || who === 'A' ? endpoints[name].status : 404;
};

/** A route asked by someone about their own body, another, and one that nobody has: how often, and what was wrong. */
async function tryAll(
  walls: Walls,
  name: EndpointName,
  row: Row,
  who: Who,
): Promise<{ cells: number; wrong: string[] }> {
  const own = await ask(walls, name, row, who, walls.places.own);
  const wrong = against(name, row, who, 'own', own);
  const leaks = who !== 'A' && strangers(walls).some((id) => own.text.includes(id));
  if (leaks) wrong.push(`${name} ${who}: tells of Eide`);
  if (!row.placed) return { cells: 1, wrong };
  const other = await ask(walls, name, row, who, walls.places.other);
  wrong.push(...against(name, row, who, 'other', other));
  if (who === 'A') return { cells: 2, wrong };
  const unknown = await ask(walls, name, row, who, walls.places.unknown);
  return { cells: 3, wrong: [...wrong, ...tellsApart(name, who, walls, other, unknown)] };
}

function against(name: EndpointName, row: Row, who: Who, side: Side, { status, text }: Answered): string[] {
  const right = expected(name, row, who, side);
  return status === right ? [] : [`${name} ${who} ${side}: ${status}, not ${right} ${text.slice(0, 200)}`];
}

describe('the matrix of the interface', () => {
  test('has a row for each endpoint of the document, and no other', () => {
    expect(Object.keys(ROWS).sort()).toEqual([...names].sort());
  });

  test('holds cell by cell, and another body’s ids answer as unknown ones', async () => {
    const walls = await buildWalls(await openWorld());
    const wrong: string[] = [];
    let cells = 0;
    for (const [name, who] of names.flatMap((one) => ASKERS.map((asker) => [one, asker] as const))) {
      const row = ROWS[name] as Row;
      const tried = await tryAll(walls, name, row, who);
      cells += tried.cells;
      wrong.push(...tried.wrong);
    }
    console.log(`matrix of the interface: ${Object.keys(ROWS).length} routes, ${cells} cells`);
    expect(wrong).toEqual([]);
  }, 300_000);

  test('has nothing at other methods, for anyone', async () => {
    const walls = await buildWalls(await openWorld());
    const paths = Map.groupBy(names, (name) => endpoints[name].path);
    const wrong: string[] = [];
    let cells = 0;
    for (const [path, known] of paths) {
      const taken = new Set(known.map((name) => endpoints[name].method.toUpperCase()));
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, key) =>
        key === 'body' ? walls.places.own.body : walls.places.own.system,
      );
      for (const method of METHODS.filter((one) => !taken.has(one))) {
        for (const who of ASKERS) {
          const { status } = await walls.send(`/api/v1${filled}`, { method, headers: walls.headers[who] });
          cells += 1;
          if (status !== 404) wrong.push(`${method} ${path} ${who}: ${status}`);
        }
      }
    }
    console.log(`other methods: ${paths.size} paths, ${cells} cells`);
    expect(wrong).toEqual([]);
  }, 120_000);
});

describe('in a field, an id of another body answers as one nobody has:', () => {
  test.each(Object.entries(FIELDS))('%s', async (what, [name, who, given]) => {
    const walls = await buildWalls(await openWorld());
    const row: Row = { may: who, placed: true, given };
    const other = await ask(walls, name, row, who, walls.places.other);
    const unknown = await ask(walls, name, row, who, walls.places.unknown);
    expect([404, 422]).toContain(other.status);
    expect(tellsApart(what, who, walls, other, unknown)).toEqual([]);
  });
});

describe('what is kept of attempts', () => {
  const inFrana = async () => {
    const walls = await buildWalls(await openWorld());
    const chain = async (body: string) =>
      (await walls.asker('A').ask('listLog', { query: { body, limit: '200' } })).items;
    const kept = async () => (await walls.asker('A').ask('listSecurityEvents', { query: { limit: '200' } })).items;
    return { walls, chain, kept };
  };

  test('names who, where and whose, once for each hour, and nothing enters a chain', async () => {
    const { walls, chain, kept } = await inFrana();
    const { other } = walls.places;
    const [ours, theirs] = [await chain(walls.places.own.body), await chain(other.body)];
    for (let i = 0; i < 3; i += 1)
      await walls.asker('C').send('getSystem', { params: { body: walls.places.own.body, id: other.system } });
    const [event, ...more] = await kept();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      ...{ actor: walls.register.people.kari, via: 'session', kind: 'out_of_sight', times: 3 },
      ...{ route: 'GET /api/v1/bodies/{body}/systems/{id}', target: other.system, body: other.body },
    });
    expect([await chain(walls.places.own.body), await chain(other.body)]).toEqual([ours, theirs]);
  });

  test('tells a refusal, an id within a key, one in a body, and one that nobody has', async () => {
    const { walls, kept } = await inFrana();
    const { own, other, unknown } = walls.places;
    await walls.asker('U').send('createSystem', { params: { body: own.body }, body: { name: 'Kart' } });
    await walls.asker('C').send('listDecisions', { params: { key: `F26.${other.body}.${other.system}` } });
    await walls.asker('C').send('createChange', {
      body: {
        kind: 'purpose_changed',
        scope: { kind: 'system', id: other.system },
        effectiveOn: '2026-12-01',
        details: { purpose: 'x' },
      },
    });
    await walls.asker('C').send('getSystem', { params: { body: own.body, id: unknown.system } });
    const told = (await kept()).map(({ kind, target, body }) => `${kind} ${target} ${body}`);
    expect(told.sort()).toEqual(
      [
        'forbidden  null',
        `out_of_sight ${other.body} ${other.body}`,
        `out_of_sight ${other.system} ${other.body}`,
        `out_of_sight ${other.system} ${other.body}`,
        `out_of_sight ${unknown.system} null`,
      ].sort(),
    );
  });

  test('is not an honest mistake about what is one’s own', async () => {
    const { walls, kept } = await inFrana();
    const { own } = walls.places;
    const response = await walls
      .asker('C')
      .send('reviseSystem', { params: { body: own.body, id: own.system }, body: { zone: 'x' } });
    expect(response.status).toBe(422);
    expect(await kept()).toEqual([]);
  });

  test('never fills the table, however many ids one tries in an hour', async () => {
    const { walls, kept } = await inFrana();
    for (let i = 0; i < 120; i += 1) {
      const id = `sys_${String(i).padStart(16, '0')}`;
      await walls.send(`/api/v1/bodies/${walls.places.own.body}/systems/${id}`, { headers: walls.headers.C });
    }
    const rows = await kept();
    expect(rows.length).toBeLessThanOrEqual(51);
    expect(rows.reduce((sum, { times }) => sum + times, 0)).toBe(120);
  });

  test('is forgotten after half a year', async () => {
    const { walls } = await inFrana();
    const kept = async () => (await askOperation(walls.world, null, 'listSecurityEvents')).items;
    await walls.asker('U').send('createSystem', { params: { body: walls.places.own.body }, body: { name: 'Kart' } });
    walls.world.clock.at = '2027-05-24T08:00:00.000Z' as never;
    await askOperation(walls.world, null, 'createRun', { body: {} });
    expect(await kept()).toHaveLength(1);
    walls.world.clock.at = '2027-05-26T08:00:00.000Z' as never;
    await askOperation(walls.world, null, 'createRun', { body: {} });
    expect(await kept()).toEqual([]);
  });
});
