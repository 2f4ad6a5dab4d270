// Lists over the demonstration: filtered, sorted, paged, in columns one chooses, as files, and saved as views.
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIST_COLUMNS, LISTS } from '../../src/domain/lists.ts';
import type { Actor } from '../../src/domain/permissions.ts';
import { actorFor } from '../../src/operations/asking.ts';
import { bodiesAsked } from '../../src/operations/findings.ts';
import { listRows } from '../../src/operations/lists.ts';
import { storedColumns } from '../../src/storage/lists.ts';
import { csvOf, xlsxOf } from '../../src/views/spreadsheet.ts';
import type { Send } from '../support/asking.ts';
import { validated } from '../support/browsing.ts';
import { type Demonstration, idIn, loadedDemonstration, ownCopy } from '../support/demonstration.ts';
import { form, into } from '../support/serving.ts';
import { as, sendingAs } from '../support/signing-in.ts';
import { ask } from '../support/world.ts';

let demonstration: Demonstration;
let ingvild: Actor;
let bodies: string[];
beforeAll(async () => {
  demonstration = await loadedDemonstration();
  ingvild = (await actorFor(demonstration.world, idIn(demonstration.answers, 'ingvild'))) as Actor;
  bodies = await bodiesAsked(demonstration.world, ingvild, undefined);
}, 60_000);
afterAll(() => demonstration.close());

const ASKED = { q: '', filters: {}, sort: 'name', descending: false, columns: ['name'] };

async function sending(world: Demonstration['world'], person: string): Promise<Send> {
  const send = into({ ...world, settings: { ...world.settings, demonstration: true } });
  return sendingAs(send, await as(send, person));
}
const asIngvild = () => sending(demonstration.world, ingvild.id);

describe('every list', () => {
  test.each(LISTS)('of %s has in storage the columns it is said to have', (list) => {
    expect(storedColumns(list)).toEqual(Object.keys(LIST_COLUMNS[list]));
  });

  test.each(LISTS)(
    'of %s is the same row by row whatever it is sorted by, page by page, up and down',
    async (list) => {
      for (const sort of Object.keys(LIST_COLUMNS[list])) {
        for (const descending of [false, true]) {
          const asked = { ...ASKED, bodies, sort, descending, columns: ['name', sort] };
          const all = await listRows(demonstration.world, ingvild, list, asked, { limit: 500 });
          expect(all.rows).toHaveLength(all.total);
          const paged: string[] = [];
          for (let cursor: string | undefined; ; ) {
            const page = await listRows(demonstration.world, ingvild, list, asked, { limit: 7, cursor });
            paged.push(...page.rows.map(({ id }) => id));
            if (page.nextCursor === null) break;
            cursor = page.nextCursor;
          }
          expect(paged, `${list} by ${sort}`).toEqual(all.rows.map(({ id }) => id));
        }
      }
    },
    60_000,
  );

  test('holds what the interface lists, and nothing of other bodies', async () => {
    const { world } = demonstration;
    const own = idIn(demonstration.answers, 'averoy');
    const systems = await ask(world, ingvild.id, 'listSystems', { params: { body: own }, query: { limit: '200' } });
    const asked = { ...ASKED, bodies: [own] };
    const { rows } = await listRows(world, ingvild, 'systems', asked, { limit: 500 });
    expect(rows.map(({ id }) => id).sort()).toEqual(systems.items.map(({ id }) => id).sort());
    const agreements = await ask(world, ingvild.id, 'listAgreements', {
      params: { body: own },
      query: { limit: '200' },
    });
    const listed = await listRows(
      world,
      ingvild,
      'agreements',
      { ...asked, columns: ['status', 'findings'] },
      { limit: 500 },
    );
    expect(listed.rows.map(({ id, cells }) => [id, ...cells]).sort()).toEqual(
      agreements.items.map(({ id, status, findingCodes }) => [id, status, findingCodes.join(' ')]).sort(),
    );
    await expect(
      listRows(world, ingvild, 'systems', { ...asked, bodies: ['body_0000000000000000'] }, { limit: 5 }),
    ).rejects.toMatchObject({ kind: 'not_found' });
  });

  test('refuses columns it has not, by the name of what was wrong', async () => {
    const { world } = demonstration;
    for (const [wrong, path] of [
      [{ columns: ['name', 'salt'] }, 'columns'],
      [{ columns: [] }, 'columns'],
      [{ sort: "name'; --" }, 'sort'],
      [{ filters: { constructor: 'x' } }, 'constructor'],
    ] as const)
      await expect(
        listRows(world, ingvild, 'systems', { ...ASKED, bodies, ...wrong }, { limit: 5 }),
      ).rejects.toMatchObject({ errors: [{ path }] });
  });
});

describe('a list on its page', () => {
  test('shows the columns and rows asked for, and is valid', async () => {
    const send = await asIngvild();
    for (const list of LISTS) {
      const html = await (await send(`/lists/${list}?sort=name&order=desc`, {})).text();
      expect(validated(html), list).toEqual([]);
    }
    const html = await (await send('/lists/systems?f.zone=secure&columns=name,zone&q=a', {})).text();
    expect(html.match(/data-label="Sone">Sikker sone/g)?.length).toBeGreaterThan(0);
    expect(html).not.toContain('Intern sone</td>');
    expect((await send('/lists/people', {})).status).toBe(404);
  });

  test('is taken out as files with exactly the rows and columns shown', async () => {
    const send = await asIngvild();
    const query = 'f.zone=secure&columns=name,body&sort=name&order=desc';
    const page = await (await send(`/lists/systems?${query}`, {})).text();
    const names = [...page.matchAll(/<th scope="row">(?:<a[^>]*>)?([^<]+)</g)].map(([, name = '']) => name.trim());
    const csv = await send(`/lists/systems/file?${query}&format=csv`, {});
    expect(csv.headers.get('content-disposition')).toMatch(/^attachment; filename="systemer-\d{4}-\d\d-\d\d\.csv"$/);
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines[0]).toBe('\ufeffNavn;Kommune'.replace('\ufeff', lines[0]?.startsWith('\ufeff') ? '\ufeff' : ''));
    expect(lines.slice(1).map((line) => line.split(';')[0])).toEqual(names);
    const xlsx = await send(`/lists/systems/file?${query}&format=xlsx`, {});
    const { sheets } = await readXlsx(new Uint8Array(await xlsx.arrayBuffer()));
    expect(sheets[0]?.rows.map((row) => row[0])).toEqual(['Navn', ...names]);
  });

  test('never hands a spreadsheet a formula that somebody typed as a name', async () => {
    const table = [
      ['Navn', 'Antall'],
      ['=HYPERLINK("http://x";"y")', 2],
      ['+47 900', 3],
    ];
    expect(csvOf(table)).toBe('\ufeffNavn;Antall\r\n"\'=HYPERLINK(""http://x"";""y"")";2\r\n\'+47 900;3\r\n');
    const { sheets } = await readXlsx(await xlsxOf('Lister/[x]', table));
    expect(sheets[0]?.rows[1]).toEqual(['=HYPERLINK("http://x";"y")', 2]);
    expect([...(sheets[0]?.cells?.values() ?? [])].filter((cell) => cell.formula)).toEqual([]);
  });
});

describe('a saved view', () => {
  test('is somebody’s own, opens as it was, gives way to one of its name, and goes with the person', async () => {
    const { world, idOf } = await ownCopy(demonstration);
    const [marit, oddny] = [await sending(world, idOf('marit')), await sending(world, idOf('oddny'))];
    const save = (name: string, query: string) => marit('/lists/systems/views', form({ name, query }));
    expect((await save('Sikker sone', 'f.zone=secure&sort=owner')).headers.get('location')).toBe(
      '/lists/systems?f.zone=secure&sort=owner',
    );
    await save('Sikker sone', 'f.zone=secure&sort=name&columns=name,zone');
    const html = await (await marit('/lists/systems', {})).text();
    expect(validated(html)).toEqual([]);
    expect(html.match(/>Sikker sone<\/a>/g)).toHaveLength(1);
    expect(html).toContain('columns=name%2Czone'.replaceAll('=', '&#x3D;'));
    expect(await (await oddny('/lists/systems', {})).text()).not.toContain('>Sikker sone</a>');
    const removal = /action="(\/lists\/systems\/views\/[^"]+\/removal)"/.exec(html)?.[1] ?? '';
    expect((await oddny(removal, { method: 'POST' })).status).toBe(303);
    expect(await (await marit('/lists/systems', {})).text()).toContain('>Sikker sone</a>');
    await marit(removal, { method: 'POST' });
    expect(await (await marit('/lists/systems', {})).text()).not.toContain('>Sikker sone</a>');
  });

  test('without a name is refused beside the list as it was', async () => {
    const { world, idOf } = await ownCopy(demonstration);
    const marit = await sending(world, idOf('marit'));
    const refused = await marit('/lists/systems/views', form({ name: '  ', query: 'f.zone=secure&columns=name,zone' }));
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(validated(html)).toEqual([]);
    expect(html).toContain('aria-invalid="true"');
    expect(html).toContain('value="secure" selected');
  });
});
