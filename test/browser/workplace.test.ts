// An officer's day in a browser: from the matrix to the evidence in two clicks, advice written, and read by the municipality.
import { expect, test } from 'vitest';
import { openWalk, type Walk } from '../support/browsing.ts';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('workplace');

async function enter(name: string, javaScript = true): Promise<Walk> {
  const walk = await openWalk(at.browser, at.demo.url, { javaScript });
  await walk.page.goto('/');
  await walk.page.getByRole('button', { name }).first().click();
  await walk.page.waitForLoadState();
  return walk;
}

const ADVICE = 'Be leverandøren om skriftlig svar innen fjorten dager.';

test('Ingvild comes from the matrix to the evidence in two clicks, and writes advice that Oddny reads', async () => {
  const walk = await enter('Ingvild Havnåsen');
  const { page } = walk;
  await page.getByRole('link', { name: 'Arbeidsplass' }).click();
  expect(await walk.inspect()).toEqual([]);
  await page.getByRole('link', { name: /^Underdatabehandlere i Hustadvika kommune: \d+ Kritisk/ }).click();
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
    'Underdatabehandlere: funn – Hustadvika kommune',
  );
  expect(await walk.inspect()).toEqual([]);
  await page.locator('tbody a').first().click();
  expect(await page.locator('.av-compare').count()).toBe(1);
  expect(await walk.inspect()).toEqual([]);
  const finding = new URL(page.url()).pathname;
  await page.getByRole('button', { name: 'Lagre rådet' }).click();
  expect(await page.locator('#feil').innerText()).toContain('Råd');
  expect(await walk.inspect()).toEqual([]);
  await page.getByLabel('Råd', { exact: true }).fill(ADVICE);
  await page.getByRole('button', { name: 'Lagre rådet' }).click();
  expect(await page.getByRole('status').first().innerText()).toBe('Lagret på funnet.');
  expect(await walk.inspect()).toEqual([]);
  await page.getByRole('link', { name: 'Åpne avtalen med bevisene' }).click();
  expect(new URL(page.url()).pathname).toMatch(/^\/agreements\//);
  // The form that was refused is the one trouble there was: a browser calls the status 422 one.
  expect(walk.troubles).toHaveLength(1);
  expect(walk.troubles[0]).toContain('422');
  await walk.close();
  const plain = await enter('Oddny Malmedal', false);
  await plain.page.goto(finding);
  expect(await plain.page.getByRole('main').innerText()).toContain(ADVICE);
  expect(plain.troubles).toEqual([]);
  await plain.close();
}, 120_000);

test('the trend, the vendors side by side and the transfers are each right in every way that can be measured', async () => {
  const walk = await enter('Ingvild Havnåsen');
  const { page } = walk;
  for (const part of ['Utvikling', 'Samme leverandør', 'Overføringer']) {
    await page.goto('/workplace');
    await page.getByRole('link', { name: part, exact: true }).click();
    expect(await walk.inspect(), part).toEqual([]);
  }
  await page
    .getByText(/avtale(r)? i \d kommune/)
    .first()
    .click();
  expect(await walk.inspect()).toEqual([]);
  await page.goto('/workplace/vendors');
  await page.locator('tbody a').first().click();
  expect(await page.locator('tbody tr').count()).toBeGreaterThan(1);
  expect(await walk.inspect()).toEqual([]);
  expect(walk.troubles).toEqual([]);
  await walk.close();
}, 120_000);

test('Oddny decides from the overview without a mouse, and what she put off is no longer what needs her', async () => {
  const walk = await enter('Oddny Malmedal');
  const { page } = walk;
  expect(await walk.inspect()).toEqual([]);
  const first = page.locator('#na + nav + p + ul > li').first();
  const decide = (await first.locator('a[href^="/decide"]').getAttribute('href')) ?? '';
  await first.locator('a[href^="/decide"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/decide\?/);
  await page.getByRole('link', { name: 'Utsett' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/kind=snooze/);
  expect(await walk.inspect()).toEqual([]);
  await page.getByLabel('Til og med').fill('2026-12-31');
  await page.getByLabel('Begrunnelse').focus();
  await page.keyboard.type('Venter på ny versjon');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForURL(`${at.demo.url}/`);
  expect(await page.getByRole('status').first().innerText()).toBe('Lagret på funnet.');
  expect(await page.locator(`a[href="${decide}"]`).count()).toBe(0);
  expect(await page.getByRole('main').innerText()).toContain('Venter på ny versjon');
  expect(await walk.inspect()).toEqual([]);
  expect(walk.troubles).toEqual([]);
  await walk.close();
}, 120_000);
