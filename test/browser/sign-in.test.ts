// Sign-in in a browser: the first administrator, time codes, a recovery code, and a passkey of a virtual authenticator.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWalk, type Walk } from '../support/browsing.ts';
import { openBrowser } from '../support/chromium.ts';
import { type RunningNode, startNode } from '../support/node.ts';
import { codeAt, PASSWORD } from '../support/signing-in.ts';

const EMAIL = 'sigrun@register.example';
const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-sign-in-'));
let browser: Browser;
let node: RunningNode;
let walk: Walk;
let recovery: string[] = [];
beforeAll(async () => {
  [browser, node] = await Promise.all([openBrowser(), startNode({ folder })]);
  walk = await openWalk(browser, `http://localhost:${node.port}`);
});
afterAll(async () => {
  await walk?.close();
  await browser?.close();
  await node?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};

/** A security key of the browser's own, which says yes to whatever it is asked. */
async function plugIn(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const options = {
    protocol: 'ctap2',
    transport: 'internal',
    hasResidentKey: true,
    hasUserVerification: true,
  } as const;
  await session.send('WebAuthn.addVirtualAuthenticator', { options: { ...options, isUserVerified: true } });
}

test('the first administrator opens the printed link, sets up time codes, keeps the codes and makes a passkey', async () => {
  const { page, inspect } = walk;
  await plugIn(page);
  await page.goto(new URL(/http\S+\/first\/\w+/.exec(node.output())?.[0] ?? '').pathname);
  expect(await inspect()).toEqual([]);
  await page.getByLabel('Navn').fill('Sigrun Fjell');
  await page.getByLabel('E-postadresse').fill(EMAIL);
  await page.getByLabel('Velg et passord').fill(PASSWORD);
  await press(page, 'Bli administrator');
  expect(await inspect()).toEqual([]);
  const secret = (await page.locator('.av-secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Skriv inn koden appen viser').fill(codeAt(secret, Date.now()));
  await press(page, 'Slå på tofaktor');
  expect(await inspect()).toEqual([]);
  recovery = await page.locator('.av-recovery code').allInnerTexts();
  expect(recovery).toHaveLength(10);
  await page.getByRole('button', { name: 'Lag en passnøkkel' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await page.locator('header').innerText()).toContain('Sigrun Fjell');
});

test('who has signed out signs in with the passkey alone', async () => {
  const { page, inspect } = walk;
  await press(page, 'Logg ut');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
  expect(await inspect()).toEqual([]);
  await page.getByRole('button', { name: 'Logg inn med passnøkkel' }).click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await page.locator('header').innerText()).toContain('Sigrun Fjell');
  expect(walk.troubles).toEqual([]);
});

test('who has lost the telephone signs in with password and a recovery code', async () => {
  const { page, inspect } = walk;
  await press(page, 'Logg ut');
  await page.goto('/log');
  await page.getByLabel('E-postadresse').fill(EMAIL);
  await page.getByLabel('Passord').fill(PASSWORD);
  await press(page, 'Logg inn');
  expect(await inspect()).toEqual([]);
  await page.getByRole('link', { name: /Bruk en gjenopprettingskode/ }).click();
  expect(await inspect()).toEqual([]);
  await page.getByLabel('Gjenopprettingskode').fill(recovery[0] ?? '');
  await press(page, 'Fortsett');
  expect(new URL(page.url()).pathname).toBe('/log');
  expect(walk.troubles).toEqual([]);
});

test('one’s own profile: the passkey gets a name, pages come in nynorsk and back in bokmål', async () => {
  const { page, inspect } = walk;
  await page.getByRole('link', { name: 'Sigrun Fjell' }).click();
  expect(new URL(page.url()).pathname).toBe('/profile');
  expect(await inspect()).toEqual([]);
  await page.locator('.av-ways-list summary').first().click();
  await page.getByLabel('Navn', { exact: true }).fill('Jobbmaskinen');
  await press(page, 'Gi nytt navn');
  expect(await page.locator('main').innerText()).toContain('Jobbmaskinen');
  await page.getByLabel('Språk på sider og i e-post til deg').selectOption('nn');
  await press(page, 'Lagre språk');
  expect(await page.locator('html').getAttribute('lang')).toBe('nn');
  expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Profilen min');
  expect(await inspect()).toEqual([]);
  await page.getByLabel('Språk på sider og i e-post til deg').selectOption('nb');
  await press(page, 'Lagre språk');
  expect(walk.troubles).toEqual([]);
});

test('who ends all sessions is let in nowhere before signing in again', async () => {
  const { page } = walk;
  await press(page, 'Logg ut alle steder, her også');
  await page.goto('/profile');
  expect(new URL(page.url()).pathname).toBe('/sign-in');
});
