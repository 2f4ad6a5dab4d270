// The pages on workerd over a libSQL server: signed in with a code, overview, list, agreement, a change registered.
import { execFileSync } from 'node:child_process';
import { createClient } from '@libsql/client/http';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addDays, instant, osloDay } from '../../src/domain/calendar.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { openWalk, type Walk } from '../support/browsing.ts';
import { openBrowser } from '../support/chromium.ts';
import { withoutSettings } from '../support/node.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { codeAt, PASSWORD } from '../support/signing-in.ts';
import { openSqld, type TestSqld } from '../support/sqld.ts';
import { bundleWorker, type RunningWorker, startWorker, type WorkerBundle } from '../support/workerd.ts';
import { worldOver } from '../support/world.ts';

const EMAIL = 'sigrun@register.example';
const COMPANY = 'Lakeline Language Inc.';
let browser: Browser;
let sqld: TestSqld;
let bundle: WorkerBundle;
let worker: RunningWorker;
let register: SmallRegister;
let walk: Walk;
/** The link that makes the first administrator. */
let first = '';

beforeAll(async () => {
  [browser, sqld, bundle] = await Promise.all([openBrowser(), openSqld(), bundleWorker()]);
  const env = { ...withoutSettings(), LIBSQL_URL: sqld.url };
  const said = execFileSync('npm', ['run', '--silent', 'migrate'], { encoding: 'utf8', env });
  first = /http\S+(\/first\/\w+)/.exec(said)?.[1] ?? expect.fail(`no link in: ${said}`);
  const database = openDatabase(() => createClient({ url: sqld.url }));
  register = await smallRegister(worldOver(database, '', new Date().toISOString()));
  await database.close();
  worker = await startWorker(bundle, { LIBSQL_URL: sqld.url });
  walk = await openWalk(browser, worker.url.replace('127.0.0.1', 'localhost'));
});
afterAll(async () => {
  await walk?.close();
  await browser?.close();
  await worker?.stop();
  await sqld?.stop();
  bundle?.remove();
});

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};

test('the first administrator is made, signs out, and signs in with password and code', async () => {
  const { page, inspect } = walk;
  await page.goto(first);
  await page.getByLabel('Navn').fill('Sigrun Fjell');
  await page.getByLabel('E-postadresse').fill(EMAIL);
  await page.getByLabel('Velg et passord').fill(PASSWORD);
  await press(page, 'Bli administrator');
  const secret = (await page.locator('.av-secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Skriv inn koden appen viser').fill(codeAt(secret, Date.now()));
  await press(page, 'Slå på tofaktor');
  await page.goto('/');
  await press(page, 'Logg ut');
  expect(await inspect()).toEqual([]);
  await page.getByLabel('E-postadresse').fill(EMAIL);
  await page.getByLabel('Passord').fill(PASSWORD);
  await press(page, 'Logg inn');
  expect(await inspect()).toEqual([]);
  await page.locator('input[name=code]').fill(codeAt(secret, Date.now() + 30_000));
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL((url) => url.pathname === '/');
  expect(await page.locator('header').innerText()).toContain('Sigrun Fjell');
});

test('overview, list and agreement are read, and each is valid and accessible', async () => {
  const { page, inspect } = walk;
  for (const [path, held] of [
    ['/', 'Oppvekst'],
    ['/lists/agreements', 'Databehandleravtale Oppvekst'],
    [`/agreements/${register.held.agreement}`, 'Fjordsky AS'],
  ] as const) {
    await page.goto(path);
    expect(await page.getByRole('main').innerText(), path).toContain(held);
    expect(await inspect(), path).toEqual([]);
  }
});

test('a change is registered, its follow-up told, and the agreement shows it', async () => {
  const { page, inspect } = walk;
  await page.goto(`/changes/new?kind=sub_processor_added&scope=product:${register.product.id}`);
  await page.locator('[name="details.entity.name"]').fill(COMPANY);
  await page.locator('[name="details.entity.country"]').selectOption('US');
  await page.locator('[name="details.service"]').fill('Språkmodell');
  await page.locator('[name="effectiveOn"]').fill(addDays(osloDay(instant(new Date())), 1));
  expect(await inspect()).toEqual([]);
  await press(page, 'Vis følgene');
  expect(await page.getByRole('main').innerText()).toContain('Databehandleravtale Oppvekst');
  expect(await inspect()).toEqual([]);
  await press(page, 'Lagre endringen');
  await page.waitForURL(/\/changes\/chg_\w+\?saved=1$/);
  expect(await inspect()).toEqual([]);
  await page.goto(`/agreements/${register.held.agreement}?asOf=${addDays(osloDay(instant(new Date())), 1)}`);
  expect(await page.getByRole('main').innerText()).toContain(COMPANY);
  expect(walk.troubles).toEqual([]);
});
