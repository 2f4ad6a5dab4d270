// A list in a browser: narrowed, sorted, in columns one chooses, saved as a view and taken out; without JavaScript too.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openWalk } from '../support/browsing.ts';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('lists');

test.each([true, false])(
  'Oddny narrows the list of systems, saves it as a view and takes it out (JavaScript: %s)',
  async (javaScript) => {
    const walk = await openWalk(at.browser, at.demo.url, { javaScript });
    const { page } = walk;
    await page.goto('/');
    await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
    await page.getByRole('link', { name: 'Lister' }).click();
    expect(await walk.inspect()).toEqual([]);
    await page.getByRole('combobox', { name: 'Sone' }).selectOption('secure');
    await page.getByRole('button', { name: 'Vis', exact: true }).click();
    await page.locator('summary', { hasText: 'Velg kolonner' }).click();
    await page.getByRole('checkbox', { name: 'Ansvarlig' }).uncheck();
    await page.getByRole('button', { name: 'Vis kolonnene' }).click();
    await page.getByRole('columnheader', { name: 'Produkt' }).getByRole('link').click();
    expect(await page.locator('th[aria-sort=ascending]').innerText()).toContain('Produkt');
    expect(await page.getByRole('columnheader', { name: 'Ansvarlig' }).count()).toBe(0);
    const rows = await page.locator('tbody tr').count();
    expect(rows).toBeGreaterThan(1);
    await page.getByLabel('Lagre visningen som').fill('Sikker sone');
    await page.getByRole('button', { name: 'Lagre' }).click();
    expect(await page.getByRole('status').first().innerText()).toBe('Visningen er lagret.');
    expect(await walk.inspect()).toEqual([]);
    await page.getByRole('link', { name: 'Nullstill' }).click();
    await page.getByRole('link', { name: 'Sikker sone', exact: true }).click();
    expect(await page.locator('tbody tr').count()).toBe(rows);
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: /CSV/ }).click()]);
    expect(
      readFileSync(await file.path(), 'utf8')
        .trim()
        .split('\r\n'),
    ).toHaveLength(rows + 1);
    expect(walk.troubles).toEqual([]);
    await walk.close();
  },
  120_000,
);
