// The whole task in a browser: a new system gets its agreement, from the finding to a signed version.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('beginnings');

const sayWhat = (page: Page) => page.getByRole('main').innerText();
const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};
const follow = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('main').getByRole('link', { name }).first().click();
  await page.waitForLoadState();
};

test('a new system gets its agreement: from the finding to a signed version', async () => {
  const { page, inspect, troubles } = at.walk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.waitForLoadState();
  await page.goto('/lists/systems');
  await follow(page, 'Nytt system');
  expect(await inspect()).toEqual([]);
  await page.getByLabel('Produkt').selectOption({ label: 'Spørreblad (Spørreblad AS)' });
  await press(page, 'Videre');
  await page.getByLabel('Navn', { exact: true }).first().fill('Elevundersøkelsen');
  await page.getByLabel('Tatt i bruk').fill('2026-11-01');
  await page.getByRole('group', { name: 'Har personopplysninger' }).getByLabel('Ja').check();
  await page.getByLabel('Elever').check();
  expect(await inspect()).toEqual([]);
  await press(page, 'Registrer systemet');
  expect(await sayWhat(page)).toContain('Mangler databehandleravtale: Elevundersøkelsen');
  expect(await inspect()).toEqual([]);

  await follow(page, 'Lag en avtale');
  expect(await page.getByLabel('Elevundersøkelsen').isChecked()).toBe(true);
  expect(await page.getByLabel('Navn på avtalen').inputValue()).toBe('Databehandleravtale for Elevundersøkelsen');
  expect(await inspect()).toEqual([]);
  await press(page, 'Lag avtalen og åpne utkastet');
  await page.waitForURL(/\/versions\/ver_\w+\/edit$/);
  expect(await page.getByLabel('Elever').first().isChecked()).toBe(true);
  await page.getByLabel('Varsel om avvik innen, i timer').fill('24');
  expect(await inspect()).toEqual([]);
  await press(page, 'Lagre utkastet');

  await press(page, 'Send til signering');
  for (const party of ['Hustadvika kommune', 'Spørreblad AS']) {
    await page.getByLabel(`Hvem som signerte: ${party}`).fill('Per Hus');
    await page.getByLabel(`Signert dato: ${party}`).fill('2026-11-22');
  }
  await press(page, 'Lagre signaturene');
  expect(await sayWhat(page)).toContain('Alle har signert. Avtalen er vurdert på nytt.');
  expect(await sayWhat(page)).not.toContain('Mangler databehandleravtale');
  await follow(page, 'Elevundersøkelsen');
  expect(await sayWhat(page)).not.toContain('Mangler databehandleravtale');

  await page.goBack();
  await follow(page, 'Si opp avtalen');
  expect(await sayWhat(page)).toContain('Mangler databehandleravtale');
  expect(await inspect()).toEqual([]);
  await page.goto('/bodies');
  expect(await inspect()).toEqual([]);
  await follow(page, 'Hustadvika kommune');
  expect(await inspect()).toEqual([]);
  expect(troubles).toEqual([]);
}, 240_000);
