// The whole task in a browser: a contract with a vendor nobody has yet, without JavaScript; and its pages as they are read.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWalk } from '../support/browsing.ts';
import { demoBrowser } from '../support/demo-browser.ts';
import { organisationNumber } from '../support/register.ts';

const at = demoBrowser('registry');

const sayWhat = (page: Page) => page.getByRole('main').innerText();
const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};
const follow = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
  await page.waitForLoadState();
};
const enter = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.waitForLoadState();
};

test('Oddny registers a contract with a vendor nobody has yet, without JavaScript', async () => {
  const { page, inspect, troubles, close } = await openWalk(at.browser, at.demo.url, { javaScript: false });
  await enter(page);
  await page.goto('/lists/contracts');
  await follow(page, 'Ny hovedavtale');
  await page.getByRole('searchbox', { name: 'Leverandør' }).fill('Nordvind');
  await page.getByRole('main').getByRole('button', { name: 'Søk' }).click();
  expect(await sayWhat(page)).toContain('Ingen virksomhet passer');
  expect(await inspect()).toEqual([]);

  await follow(page, 'Ny leverandør');
  expect(await page.getByLabel('Navn', { exact: true }).inputValue()).toBe('Nordvind');
  await page.getByLabel('Navn', { exact: true }).fill('Nordvind Data AS');
  await page.getByLabel('Organisasjonsnummer').fill('123456789');
  await press(page, 'Registrer leverandøren og gå videre');
  expect(await page.getByRole('alert').innerText()).toContain('rganisasjonsnummer');
  expect(await page.getByLabel('Navn', { exact: true }).inputValue()).toBe('Nordvind Data AS');
  await page.getByLabel('Organisasjonsnummer').fill(organisationNumber(900));
  await page.getByLabel('E-post').fill('vakt@nordvind.example');
  await press(page, 'Registrer leverandøren og gå videre');

  expect(await sayWhat(page)).toContain('Nordvind Data AS');
  await page.getByLabel('Navn på hovedavtalen').fill('Vindvarsling, SSA-sky');
  await page.getByLabel('Mal').selectOption('SSA-sky');
  await page.getByLabel('Første dag').fill('2026-11-01');
  await page.getByLabel('Oppsigelsestid i måneder').fill('6');
  expect(await inspect()).toEqual([]);
  await press(page, 'Registrer hovedavtalen');
  const told = await sayWhat(page);
  expect(told).toContain('Hovedavtalen løper til den blir sagt opp.');
  expect(told).toContain('Lag databehandleravtalen som hører til');
  await follow(page, 'Nordvind Data AS');
  expect(await sayWhat(page)).toContain('Vindvarsling, SSA-sky');
  expect(await sayWhat(page)).toContain('vakt@nordvind.example');
  expect(troubles.filter((one) => !one.includes('status of 422'))).toEqual([]);
  await close();
}, 120_000);

test('the pages and forms of a vendor, a product and a contract are accessible, in light and dark, wide and narrow', async () => {
  const { page, inspect, troubles, close } = await openWalk(at.browser, at.demo.url);
  await enter(page);
  for (const [list, name] of [
    ['vendors', 'Velferdsdata AS'],
    ['contracts', 'Velferdsdata Sosial, drift på kommunens utstyr'],
  ] as const) {
    await page.goto(`/lists/${list}`);
    await follow(page, name);
    for (const more of await page.locator('details.av-more > summary').all()) await more.click();
    expect(await inspect()).toEqual([]);
    await follow(page, 'Rett opplysningene');
    expect(await inspect()).toEqual([]);
  }
  await page.goto('/lists/vendors');
  await follow(page, 'Velferdsdata AS');
  await follow(page, 'Velferdsdata Sosial');
  expect(await sayWhat(page)).toContain('Vindhosting ApS');
  expect(await inspect()).toEqual([]);
  await page.goBack();
  await follow(page, 'Nytt produkt');
  await press(page, 'Registrer produktet');
  expect(await page.getByRole('alert').innerText()).toContain('Navn på produktet');
  expect(await inspect()).toEqual([]);
  expect(troubles.filter((one) => !one.includes('status of 422'))).toEqual([]);
  await close();
}, 240_000);
