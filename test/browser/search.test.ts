// Searching in a browser: by keyboard alone, answered as one types; and without JavaScript, answered on a page.
import { expect, test } from 'vitest';
import { openWalk } from '../support/browsing.ts';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('search');

test('Oddny finds a system by keyboard alone, as she types, and comes to its page', async () => {
  const walk = await openWalk(at.browser, at.demo.url, {});
  const { page } = walk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Oversikt' }).waitFor();
  await page.keyboard.press('/');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('av-sok');
  await page.keyboard.type('kommune-ka');
  const list = page.locator('#av-sok-treff');
  await list.getByRole('link', { name: 'Kommune-Kari' }).first().waitFor();
  expect(await page.locator('#av-sok-antall').innerText()).toMatch(/^\d+ treff$/);
  expect(await list.locator('mark').first().innerText()).toBe('Kommune');
  expect(await walk.inspect()).toEqual([]);
  await page.keyboard.press('Escape');
  expect(await list.innerText()).toBe('');
  await page.keyboard.type('ri');
  const system = list.getByRole('region', { name: 'Systemer' }).getByRole('link', { name: 'Kommune-Kari' }).first();
  await system.waitFor();
  const name = await system.innerText();
  for (let presses = 0; presses < 20; presses += 1) {
    await page.keyboard.press('ArrowDown');
    const here = await page.evaluate(() => document.activeElement?.getAttribute('href') ?? '');
    if (here.startsWith('/systems/')) break;
  }
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/systems\//);
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(name);
  expect(walk.troubles).toEqual([]);
  await walk.close();
});

test('on the page of hits the hits and the address follow what is typed, and the way back is the page before', async () => {
  const walk = await openWalk(at.browser, at.demo.url, {});
  const { page } = walk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.getByRole('heading', { level: 1, name: 'Oversikt' }).waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('zzz');
  await page.keyboard.press('Enter');
  await page.getByText('Ingen treff på «zzz»').first().waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('office');
  await page
    .locator('#av-treff')
    .getByRole('link', { name: /Office 365/ })
    .first()
    .waitFor();
  await page.waitForURL(/\/search\?q=office$/);
  expect(await page.title()).toMatch(/^Søk: office/);
  expect(await walk.inspect()).toEqual([]);
  // Of the page nothing is kept in the browser but its address.
  expect(await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])).toEqual([
    'htmx-current-path-for-history',
  ]);
  await page.goBack();
  await page.getByRole('heading', { level: 1, name: 'Oversikt' }).waitFor();
  expect(walk.troubles).toEqual([]);
  await walk.close();
});

test('without JavaScript the field leads to the page of hits', async () => {
  const walk = await openWalk(at.browser, at.demo.url, { javaScript: false });
  const { page } = walk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.getByRole('searchbox', { name: 'Søk i alt du har tilgang til' }).fill('office');
  await page.getByRole('button', { name: 'Søk', exact: true }).click();
  expect(await page.getByRole('heading', { name: /^Systemer/ }).count()).toBe(1);
  await page
    .getByRole('link', { name: /Office 365/ })
    .first()
    .click();
  expect(walk.troubles).toEqual([]);
  await walk.close();
});
