// Every page of the demonstration and the states it comes in: valid, and accessible in each language, light and dark.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/vocabulary.ts';
import { validated, watch } from '../support/browsing.ts';
import { openBrowser } from '../support/chromium.ts';
import { type RunningNode, startDemonstration } from '../support/node.ts';
import { PAGE_ROWS } from '../support/page-matrix.ts';
import { lanesOf, sweep } from '../support/sweep.ts';
import { PAGES } from '../views/pages.ts';
import { NO_PAGES, PAGE_LOOKS, type Places, SEEN_AS_SAMPLE } from './page-looks.ts';

const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-pages-'));
let browser: Browser;
let demo: RunningNode;
let lanes: ReturnType<typeof lanesOf>;
let places: Places;
const watched = new WeakMap<Page, ReturnType<typeof watch>>();

/** A window where somebody of the demonstration is signed in; of nobody by the name ''. */
async function enter(context: BrowserContext, name: string): Promise<Page> {
  const page = await context.newPage();
  watched.set(page, watch(page, demo.url));
  await page.goto(`${demo.url}/sign-in`);
  if (name === '') return page;
  await page.getByRole('button', { name }).first().click();
  await page.waitForURL(`${demo.url}/`);
  return page;
}

type Item = { id: string; title?: string; name?: string; key: string; entityId: string };

async function itemsAt(page: Page, path: string): Promise<Item[]> {
  return (await (await page.request.get(`${demo.url}/api/v1${path}?limit=200`)).json()).items;
}

const idOf = (items: readonly Item[], name: string): string =>
  items.find((one) => (one.title ?? one.name)?.includes(name))?.id ?? expect.fail(`there is no ${name}`);

/** Where everything is that a page is about. */
async function findPlaces(page: Page): Promise<Places> {
  const body = idOf(await itemsAt(page, '/bodies'), 'Hustadvika');
  const inBody = `/bodies/${body}`;
  const [agreements, systems] = [await itemsAt(page, `${inBody}/agreements`), await itemsAt(page, `${inBody}/systems`)];
  const lastVersionOf = async (name: string): Promise<string> => {
    const id = idOf(agreements, name);
    const agreement = await (await page.request.get(`${demo.url}/api/v1${inBody}/agreements/${id}`)).json();
    return `/agreements/${id}/versions/${agreement.versions.at(-1).id}`;
  };
  const agreement = idOf(agreements, 'Office 365');
  const vendors = await itemsAt(page, '/vendors');
  const vendor = idOf(vendors, 'Microsoft');
  const product = idOf(await itemsAt(page, `/vendors/${vendor}/products`), 'Office 365');
  await page.goto(`${demo.url}/mail`);
  return {
    ...{ vendor, product, company: vendors.find(({ id }) => id === vendor)?.entityId ?? '' },
    contract: idOf(await itemsAt(page, `${inBody}/contracts`), 'Office 365'),
    ...{ body, agreement, system: idOf(systems, 'Office 365') },
    inForce: (await lastVersionOf('Office 365')).split('/').at(-1) ?? '',
    ...{ draft: await lastVersionOf('Tallverk'), signing: await lastVersionOf('Møtebordet') },
    finding: (await itemsAt(page, `${inBody}/findings`))[0]?.key ?? '',
    change: (await itemsAt(page, '/changes'))[0]?.id ?? '',
    person: idOf(await itemsAt(page, '/people'), 'Arvid'),
    message: (await page.locator('tbody a').first().getAttribute('href')) ?? '',
    document: '',
  };
}

/** Attaches a letter to a change, since the demonstration has no document; answers with its hash. */
async function attach(page: Page, change: string): Promise<string> {
  await page.goto(`${demo.url}/changes/${change}`);
  const letter = { name: 'brev.txt', mimeType: 'text/plain', buffer: Buffer.from('Varsel om endring') };
  await page.locator('.av-upload input[type=file]').setInputFiles(letter);
  await page.locator('.av-upload button[type=submit]').click();
  const link = await page.locator('a[download]').first().getAttribute('href');
  return /[0-9a-f]{64}/.exec(link ?? '')?.[0] ?? expect.fail('the letter is not there');
}

beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), startDemonstration(folder)]);
  lanes = lanesOf(browser, enter);
  places = await lanes.borrow(async (lane) => {
    const found = await findPlaces(await lane.page('Sigrun Fjellvangen'));
    return { ...found, document: await attach(await lane.page('Oddny Malmedal'), found.change) };
  });
});
afterAll(async () => {
  await lanes?.close();
  await browser?.close();
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('every page has a look, is seen as a sample, or is none', () => {
  const seen = Object.values(PAGE_LOOKS).flatMap(({ route }) => route ?? []);
  const told = [...seen, ...Object.keys(SEEN_AS_SAMPLE), ...NO_PAGES].sort();
  expect(told).toEqual(
    Object.keys(PAGE_ROWS)
      .filter((row) => row.startsWith('GET '))
      .sort(),
  );
  expect(Object.keys(PAGES)).toEqual(expect.arrayContaining(Object.values(SEEN_AS_SAMPLE)));
});

/** A page is looked at in every language; its states here in one each in turn, since their samples are in all. */
function languagesOf(name: string): readonly Language[] {
  if (PAGE_LOOKS[name]?.route !== undefined) return LANGUAGES;
  return LANGUAGES.filter((_, nth) => nth === Object.keys(PAGE_LOOKS).indexOf(name) % LANGUAGES.length);
}

/** What a browser itself complains of where an answer is to be a refusal. */
const REFUSAL = /status of 4\d\d/;

test.concurrent.for(Object.keys(PAGE_LOOKS))('%s', (name, { expect }) =>
  lanes.borrow(async (lane) => {
    const { who, at, step, status = 200 } = PAGE_LOOKS[name] ?? expect.fail('no such look');
    const page = await lane.page(who ?? '');
    const { troubles, latest } = watched.get(page) ?? expect.fail('nobody watches');
    const wrong: string[] = [];
    for (const language of languagesOf(name)) {
      await page.context().addCookies([{ name: 'avtalevakt_language', value: language, url: demo.url }]);
      await page.goto(`${demo.url}${typeof at === 'string' ? at : at(places)}`);
      await step?.(page);
      const answer = await latest();
      if (answer.status !== status) wrong.push(`answered ${answer.status} at ${page.url()}`);
      wrong.push(...validated(answer.html), ...(await sweep(page, language)));
    }
    wrong.push(...troubles.splice(0).filter((trouble) => status < 400 || !REFUSAL.test(trouble)));
    expect(wrong, wrong.join('\n')).toEqual([]);
  }),
);
