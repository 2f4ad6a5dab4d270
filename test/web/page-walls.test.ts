// The walls between municipalities, page by page: every route, role, and at home, at another’s and nowhere.
import { expect, test } from 'vitest';
import { pages } from '../../src/web/pages/pages.ts';
import { blank, isPlaced, PAGE_ROWS, type PageRow } from '../support/page-matrix.ts';
import { ASKERS, buildWalls, type Place, type Walls, type Who } from '../support/walls.ts';
import { openWorld } from '../support/world.ts';

const routes = [...new Set(pages({ mailbox: null }).routes.map(({ method, path }) => `${method} ${path}`))];
type Answered = { status: number; text: string; to: string };

async function ask(walls: Walls, route: string, row: PageRow, who: Who | null, place: Place): Promise<Answered> {
  const [method = '', path = ''] = route.split(' ');
  const at = row.at?.(place) ?? path.replaceAll(/:\w+/g, 'x');
  const body = method === 'POST' ? { body: new URLSearchParams(row.fields?.(place) ?? {}) } : {};
  const headers = who === null ? {} : walls.headers[who];
  const response = await walls.send(at, { method, headers, redirect: 'manual', ...body });
  return { status: response.status, text: await response.text(), to: response.headers.get('location') ?? '' };
}

function strangers({ places: { other }, register }: Walls): string[] {
  return [
    other.system,
    other.contract,
    other.agreement,
    other.version,
    other.change,
    other.alert,
    register.people.synnove,
  ];
}

const toSignIn = ({ status, to }: Answered) => status === 303 && to.startsWith('/sign-in');

/** What was wrong at home: the status, or that something of another municipality is told. */
function atHome(walls: Walls, route: string, row: PageRow, who: Who | null, own: Answered): string[] {
  const told = `${route} ${who ?? 'nobody'}: ${own.status} ${own.to}`;
  const leaks = who !== 'A' && strangers(walls).some((id) => own.text.includes(id));
  if (leaks) return [`${told} tells of Eide`];
  if (row.everybody) return row.own.includes(own.status) ? [] : [told];
  if (who === null || who === 'K') return toSignIn(own) ? [] : [told];
  const right = row.may.split(' ').includes(who) ? row.own.includes(own.status) : own.status === 403;
  return right ? [] : [told];
}

/** What tells another municipality’s things from those that are not there. */
async function elsewhere(walls: Walls, route: string, row: PageRow, who: Who): Promise<string[]> {
  const theirs = await ask(walls, route, row, who, walls.places.other);
  const nobodys = await ask(walls, route, row, who, walls.places.unknown);
  const told = `${route} ${who}: ${theirs.status}, unknown ${nobodys.status}`;
  const alike = theirs.status === nobodys.status && blank(theirs.text) === blank(nobodys.text);
  const leaks = strangers(walls).some((id) => blank(theirs.text).includes(id));
  return [...(alike ? [] : [told]), ...(leaks ? [`${told} tells of Eide`] : [])];
}

test('each page of the application has a row in the matrix, and no other', () => {
  expect(Object.keys(PAGE_ROWS).sort()).toEqual([...routes].sort());
});

test('the matrix of the pages holds cell by cell, and another body’s ids answer as unknown ones', async () => {
  const walls = await buildWalls(await openWorld());
  const { own } = walls.places;
  const wrong: string[] = [];
  let cells = 0;
  for (const [route, row] of Object.entries(PAGE_ROWS)) {
    if (route === 'POST /sign-out' || route === 'POST /profile/sessions/end') continue;
    for (const who of [null, ...[...ASKERS].reverse()]) {
      wrong.push(...atHome(walls, route, row, who, await ask(walls, route, row, who, own)));
      cells += 1;
      if (who === null || who === 'A' || !isPlaced(row)) continue;
      wrong.push(...(await elsewhere(walls, route, row, who)));
      cells += 2;
    }
  }
  for (const route of ['POST /profile/sessions/end', 'POST /sign-out']) {
    const last = await ask(walls, route, PAGE_ROWS[route] as PageRow, 'C', own);
    wrong.push(...(toSignIn(last) ? [] : [`${route}: ${last.status}`]));
    cells += 1;
  }
  console.log(`matrix of the pages: ${routes.length} routes, ${cells} cells`);
  expect(wrong).toEqual([]);
  expect(cells).toBeGreaterThan(1_000);
}, 300_000);
