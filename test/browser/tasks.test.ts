// Two whole tasks done with less: a change registered and followed up by keyboard alone, an agreement mended without JavaScript.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWalk } from '../support/browsing.ts';
import { demoBrowser } from '../support/demo-browser.ts';
import { followsKeyboard, type Keyboard } from './keyboard.ts';

const at = demoBrowser('tasks');

const COMPANY = 'Lakeline Language Inc.';

/** Chooses in a list by its first letters, as one does without a mouse. */
async function choose(keyboard: Keyboard, name: string, letters: string): Promise<void> {
  await keyboard.to(`[name="${name}"]`);
  await keyboard.page.keyboard.type(letters);
}

async function write(keyboard: Keyboard, name: string, text: string): Promise<void> {
  await keyboard.to(`[name="${name}"]`);
  await keyboard.page.keyboard.type(text);
}

test('by keyboard alone Marit signs in, registers a change, sees what it leads to, saves it and follows it up', async () => {
  const { page, troubles, close } = await openWalk(at.browser, at.demo.url);
  await page.goto('/');
  const keyboard = followsKeyboard(page);
  await keyboard.press('button:has-text("Marit Rokneset")');
  await keyboard.press('header nav a:has-text("Registrer endring")');
  await keyboard.press('.ds-skip-link');
  await keyboard.press('main a:has-text("Ny underdatabehandler")');
  await choose(keyboard, 'scope', 'Kommune-Kari');
  await keyboard.press('main button:has-text("Neste")');
  await write(keyboard, 'details.entity.name', COMPANY);
  await choose(keyboard, 'details.entity.country', 'USA');
  await write(keyboard, 'details.service', 'Språkmodell');
  // The twelfth of the twelfth is the same day in every order a browser may ask for it in.
  await write(keyboard, 'effectiveOn', '12122026');
  await keyboard.press('main button:has-text("Vis følgene")');
  expect(await page.getByRole('main').innerText()).toContain('Ingenting er lagret ennå');
  expect(await page.locator('.av-consequence h3').allInnerTexts()).toEqual([
    'Databehandleravtale for Kommune-Kari (Averøy)',
  ]);
  await keyboard.press('main button:has-text("Lagre endringen")');
  await page.waitForURL(/\/changes\/chg_\w+\?saved=1$/);
  await keyboard.press('.av-follow-item .av-actions a');
  expect(await page.getByRole('main').innerText()).toContain(COMPANY);
  expect(troubles).toEqual([]);
  await close();
}, 240_000);

const FINDING = 'Overføringsgrunnlaget er falt bort';

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click();
}

test('without JavaScript Oddny goes from a finding to a new version, has it signed, and the finding is gone', async () => {
  const { page, troubles, close } = await openWalk(at.browser, at.demo.url, { javaScript: false });
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.goto('/findings');
  await page.getByRole('link', { name: `${FINDING}: Surveybridge` }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain(FINDING);
  const finding = page.url();
  await page.getByRole('link', { name: 'Åpne avtalen med bevisene' }).click();
  await press(page, 'Start utkastet');
  await page.getByRole('link', { name: 'Rediger utkastet' }).click();
  await page.getByText('Underdatabehandler: Surveybridge Inc.').click();
  await page.locator('[name="annex.subProcessors.0.basis"]').selectOption('A46_2_c:SCC-2021');
  await page.locator('[name="annex.subProcessors.0.basisSignedOn"]').fill('2026-11-20');
  await page.getByLabel('Varsel om avvik innen, i timer').fill('24');
  await press(page, 'Lagre utkastet');
  await press(page, 'Send til godkjenning');
  await press(page, 'Godkjenn og send til signering');
  for (const party of ['Hustadvika kommune', 'Spørreblad AS']) {
    await page.getByLabel(`Hvem som signerte: ${party}`).fill('Per Hus');
    await page.getByLabel(`Signert dato: ${party}`).fill('2026-11-21');
  }
  await press(page, 'Lagre signaturene');
  const told = await page.getByRole('main').innerText();
  expect(told).toContain('Alle har signert. Avtalen er vurdert på nytt.');
  expect(told).not.toContain(`${FINDING}: Surveybridge`);
  expect((await page.goto(finding))?.status()).toBe(404);
  await page.goto('/findings');
  expect(await page.locator('tbody tr', { hasText: 'Surveybridge' }).filter({ hasText: FINDING }).count()).toBe(0);
  expect(troubles.filter((trouble) => !/status of 404/.test(trouble))).toEqual([]);
  await close();
}, 240_000);
