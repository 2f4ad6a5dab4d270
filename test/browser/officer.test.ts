// An officer let in at the real service: invited by mail, time codes set up, two municipalities seen, a third refused.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile } from '../../src/entry/file-database.ts';
import { openWalk, type Walk } from '../support/browsing.ts';
import { openBrowser } from '../support/chromium.ts';
import { type RunningNode, startNode } from '../support/node.ts';
import { organisationNumber, SINCE, type SmallRegister, smallRegister } from '../support/register.ts';
import { codeAt, PASSWORD } from '../support/signing-in.ts';
import { openSmtp, type TestSmtp } from '../support/smtp.ts';
import { worldOver } from '../support/world.ts';

const EMAIL = 'magne.vestnes@post.example';
const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-officer-'));
let register: SmallRegister;
let browser: Browser;
let smtp: TestSmtp;
let node: RunningNode;
let administrator: Walk;
let officer: Walk;
let averoy = '';
/** What an authenticator of the officer holds. */
let secret = '';

beforeAll(async () => {
  const path = join(folder, 'avtalevakt.db');
  const database = await openFile(path);
  register = await smallRegister(worldOver(database, path));
  database.close();
  [browser, smtp] = await Promise.all([openBrowser(), openSmtp()]);
  node = await startNode({ folder, env: { SMTP_URL: smtp.address } });
  const url = `http://localhost:${node.port}`;
  [administrator, officer] = await Promise.all([openWalk(browser, url), openWalk(browser, url)]);
});
afterAll(async () => {
  await administrator?.close();
  await officer?.close();
  await browser?.close();
  await node?.stop();
  await smtp?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const press = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForLoadState();
};

/** Sets up time codes as the page says, with the code an app would show; answers with the secret. */
async function setUpTimeCodes(page: Page): Promise<string> {
  const shown = (await page.locator('.av-secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('Skriv inn koden appen viser').fill(codeAt(shown, Date.now()));
  await press(page, 'Slå på tofaktor');
  expect(await page.locator('.av-recovery code').count()).toBe(10);
  return shown;
}

/** Asks the interface from within the page's own session, as a script of its browser would. */
async function ask(page: Page, method: 'get' | 'post', path: string, data?: object) {
  const response = await page.request[method](`/api/v1${path}`, data ? { data } : {});
  return { status: response.status(), said: (await response.json()) as Record<string, unknown> };
}

test('the first administrator gives the officer a second municipality and invites them by mail', async () => {
  const { page } = administrator;
  await page.goto(new URL(/http\S+\/first\/\w+/.exec(node.output())?.[0] ?? '').pathname);
  await page.getByLabel('Navn').fill('Sigrun Fjell');
  await page.getByLabel('E-postadresse').fill('sigrun@register.example');
  await page.getByLabel('Velg et passord').fill(PASSWORD);
  await press(page, 'Bli administrator');
  await setUpTimeCodes(page);
  const body = { kind: 'municipality', name: 'Averøy kommune', number: organisationNumber(20), effectiveOn: SINCE };
  const made = await ask(page, 'post', '/bodies', body);
  averoy = String(made.said.id);
  const mandate = { officeId: register.ika.id, from: SINCE, decidedOn: SINCE, notifiedOn: SINCE };
  const given = await ask(page, 'post', `/bodies/${averoy}/mandates`, mandate);
  const invited = await ask(page, 'post', `/people/${register.people.magne}/invitations`, {});
  expect([made.status, given.status, invited.status]).toEqual([201, 201, 201]);
  expect(smtp.received.map(({ to }) => to)).toEqual([[EMAIL]]);
});

test('the officer opens the link of the mail, chooses a password and sets up time codes', async () => {
  const { page, inspect } = officer;
  const link = /http\S+\/invitation\/\w+/.exec(smtp.received[0]?.mail.text ?? '')?.[0] ?? '';
  await page.goto(new URL(link).pathname);
  expect(await inspect()).toEqual([]);
  await page.getByLabel('Velg et passord').fill(PASSWORD);
  await page.locator('main form button[type=submit]').first().click();
  await page.waitForURL((url) => url.pathname === '/sign-in/enrol');
  expect(await inspect()).toEqual([]);
  secret = await setUpTimeCodes(page);
  const again = await page.request.get(new URL(link).pathname);
  expect(again.status()).toBe(404);
  await page.goto('/');
  expect(await page.locator('header').innerText()).toContain('Magne Vestnes');
});

test('the officer sees both municipalities of the mandates, and nothing of a third: by page or by the interface', async () => {
  const { page } = officer;
  const bodies = await ask(page, 'get', '/bodies?limit=50');
  const seen = (bodies.said.items as { name: string }[]).map(({ name }) => name);
  expect(seen).toEqual(expect.arrayContaining(['Averøy kommune', 'Fræna kommune']));
  expect(seen).not.toContain('Eide kommune');
  await page.goto('/agreements');
  const main = await page.getByRole('main').innerText();
  expect(main).toContain('Databehandleravtale Oppvekst');
  expect(main).not.toContain('Eide');
  expect(await page.locator('select[name=body] option').allInnerTexts()).toEqual(
    expect.arrayContaining(['Averøy kommune', 'Fræna kommune']),
  );
  const [theirs, nobodys] = [`/agreements/${register.other.agreement}`, '/agreements/agr_0000000000000000'];
  for (const path of [theirs, nobodys]) expect([path, (await page.goto(path))?.status()]).toEqual([path, 404]);
  const own = await page.goto(`/agreements/${register.held.agreement}`);
  expect(own?.status()).toBe(200);
  for (const rest of ['', '/systems', '/agreements', '/findings', '/mandates']) {
    const other = await ask(page, 'get', `/bodies/${register.eide.id}${rest}`);
    const unknown = await ask(page, 'get', `/bodies/body_0000000000000000${rest}`);
    expect([rest, other.status, other.said]).toEqual([rest, 404, unknown.said]);
  }
  const report = await ask(page, 'get', `/reports/compliance?body=${register.eide.id}&format=json`);
  expect(report.status).toBe(404);
  const wrote = await ask(page, 'post', `/bodies/${register.frana.id}/systems`, { name: 'Nytt', effectiveOn: SINCE });
  expect(wrote.status).toBe(403);
});

test('signed out, the officer comes back with password and code, and never with the same code twice', async () => {
  const { page } = officer;
  await press(page, 'Logg ut');
  const code = codeAt(secret, Date.now() + 30_000);
  const giveBoth = async (): Promise<void> => {
    await page.goto('/sign-in');
    await page.getByLabel('E-postadresse').fill(EMAIL);
    await page.getByLabel('Passord').fill(PASSWORD);
    await press(page, 'Logg inn');
    await page.locator('input[name=code]').fill(code);
    await page.locator('main form button[type=submit]').first().click();
    await page.waitForLoadState();
  };
  await giveBoth();
  expect(new URL(page.url()).pathname).toBe('/');
  await press(page, 'Logg ut');
  await giveBoth();
  expect(new URL(page.url()).pathname).toBe('/sign-in/code');
});
