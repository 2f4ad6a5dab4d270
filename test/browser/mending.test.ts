// The whole task in a browser: from a finding to a new version that both have signed, and the finding is gone.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('mending');
const AGREEMENT = 'Databehandleravtale for Spørreblad';

const sayWhat = (page: Page) => page.getByRole('main').innerText();
const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};

test('Oddny mends an agreement whose transfer has lost its basis: every page is accessible, and the finding goes', async () => {
  const { page, inspect, troubles } = at.walk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.waitForLoadState();
  await page.goto('/agreements?status=needs_update');
  await page.getByRole('link', { name: AGREEMENT }).click();
  await page.waitForLoadState();
  const agreement = page.url();
  expect(await sayWhat(page)).toContain('Overføringsgrunnlaget er falt bort');
  expect(await sayWhat(page)).toContain('Grunnlaget holder ikke lenger');
  for (const summary of ['Tidslinjen som liste', 'Vis alle vilkårene']) await page.getByText(summary).click();
  expect(await inspect()).toEqual([]);

  await press(page, 'Start utkastet');
  await page.waitForURL(/\/versions\/ver_\w+$/);
  const version = page.url();
  expect(await inspect()).toEqual([]);

  await page.getByRole('link', { name: 'Rediger utkastet' }).click();
  await page.getByText('Underdatabehandler: Surveybridge Inc.').click();
  await page.locator('[name="annex.subProcessors.0.basis"]').selectOption('A46_2_c:SCC-2021');
  await page.locator('[name="annex.subProcessors.0.basisSignedOn"]').fill('2026-11-20');
  await page.getByLabel('Varsel om avvik innen, i timer').fill('24');
  expect(await inspect()).toEqual([]);
  await press(page, 'Lagre utkastet');
  expect(page.url()).toBe(version);

  await page.getByRole('link', { name: 'Fyll ut vilkårene' }).click();
  expect(await inspect()).toEqual([]);
  const breach = page.getByRole('group', { name: /^K27/ });
  await breach.getByLabel('Punkt i avtalen').fill('9.1');
  await breach.getByLabel('Side').fill('14');
  await press(page, 'Lagre vilkårene');

  await press(page, 'Send til godkjenning');
  await press(page, 'Godkjenn og send til signering');
  for (const party of ['Hustadvika kommune', 'Spørreblad AS']) {
    await page.getByLabel(`Hvem som signerte: ${party}`).fill('Per Hus');
    await page.getByLabel(`Signert dato: ${party}`).fill('2026-11-21');
  }
  expect(await inspect()).toEqual([]);
  await press(page, 'Lagre signaturene');
  expect(page.url()).toBe(agreement);
  const told = await sayWhat(page);
  expect(told).toContain('Alle har signert. Avtalen er vurdert på nytt.');
  expect(told).not.toContain('Overføringsgrunnlaget er falt bort: Surveybridge');
  expect(await inspect()).toEqual([]);
  expect(troubles).toEqual([]);
}, 240_000);
