// Every list as a file: the rows its page shows in all, in the reader's language, and nothing of other bodies.
import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Send } from '../support/asking.ts';
import { type Demonstration, idIn, loadedDemonstration } from '../support/demonstration.ts';
import { into } from '../support/serving.ts';
import { as, sendingAs } from '../support/signing-in.ts';

let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
}, 60_000);
afterAll(() => demonstration.close());

async function sending(person: string): Promise<Send> {
  const { world, answers } = demonstration;
  const send = into({ ...world, settings: { ...world.settings, demonstration: true } });
  return sendingAs(send, await as(send, idIn(answers, person)));
}

/** The rows of a CSV file, its heads first. */
function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain, end] of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^;\r\n]*))(;|\r\n)/g)) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? '');
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

const LISTS = [
  ['/agreements', '/agreements/file', /av (\d+) avtaler|(\d+) avtaler/],
  ['/agreements?status=needs_update', '/agreements/file?status=needs_update', /av (\d+) avtaler|(\d+) avtaler/],
  ['/findings', '/findings/file?x', /av (\d+)/],
  ['/findings?outcome=cannot_tell', '/findings/file?outcome=cannot_tell', /av (\d+)/],
  ['/findings?outcome=coming', '/findings/file?outcome=coming', /av (\d+)/],
] as const;

describe('a list as a file', () => {
  test.each(LISTS)(
    'of %s has a row for each of those the page counts, as CSV and as XLSX',
    async (page, file, total) => {
      const ingvild = await sending('ingvild');
      const html = (await (await ingvild(page, {})).text()).replaceAll(/<[^>]+>/g, ' ');
      const shown = /role="status">([^<]+)/.exec(await (await ingvild(page, {})).text())?.[1] ?? html;
      const [, of, all] = total.exec(shown) ?? [];
      const answer = await ingvild(file, {});
      expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z-]+-2026-11-2\d\.csv"$/);
      const rows = rowsOf(await answer.text());
      expect(rows.length - 1).toBe(Number(of ?? all));
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([rows[0]?.length]));
      const workbook = await ingvild(`${file}${file.includes('?') ? '&' : '?'}format=xlsx`, {});
      const { sheets } = await readXlsx(new Uint8Array(await workbook.arrayBuffer()));
      expect(sheets[0]?.rows.map((row) => row.map((cell) => String(cell ?? '')))).toEqual(rows);
    },
  );

  test('of changes holds every change there is, the last registered first', async () => {
    const ingvild = await sending('ingvild');
    const rows = rowsOf(await (await ingvild('/changes/file', {})).text());
    let shown = 0;
    for (let next: string | undefined = '/changes'; next; ) {
      const html = await (await ingvild(next, {})).text();
      shown += html.split('<th scope="row">').length - 1;
      next = /rel="next" href="([^"]+)"/.exec(html)?.[1]?.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');
    }
    expect(shown).toBeGreaterThan(5);
    expect(rows.length - 1).toBe(shown);
  });

  test('of transfers has a row for each use the page tells of', async () => {
    const ingvild = await sending('ingvild');
    const html = await (await ingvild('/workplace/transfers', {})).text();
    const uses = [...html.matchAll(/class="av-plain av-uses">(.*?)<\/ul>/gs)].flatMap(([, list = '']) =>
      list.split('<li>').slice(1),
    );
    const rows = rowsOf(await (await ingvild('/workplace/transfers/file', {})).text());
    expect(rows.length - 1).toBe(uses.length);
    expect(rows[0]).toEqual(['Land', 'Grunnlag', 'Holder det?', 'Kommune', 'Avtale', 'System', 'Virksomhet']);
  });

  test('holds nothing of a body out of sight', async () => {
    const oddny = await sending('oddny');
    for (const file of ['/agreements/file', '/findings/file', '/findings/file?outcome=coming'])
      expect(rowsOf(await (await oddny(file, {})).text()).flat()).not.toContain('Averøy kommune');
  });

  test('of findings is narrowed as its address asks', async () => {
    const ingvild = await sending('ingvild');
    const severities = async (query: string) =>
      new Set(
        rowsOf(await (await ingvild(`/findings/file?${query}`, {})).text())
          .slice(1)
          .map((row) => row[1]),
      );
    expect(await severities('severity=high')).toEqual(new Set(['Høy']));
    expect((await severities('')).size).toBeGreaterThan(1);
  });
});
