// The pictures of the README and the guide, made from the running demonstration: npm run screenshots.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/chromium.ts';
import { startDemonstration } from '../support/node.ts';

const FOLDER = join(import.meta.dirname, '../../docs/images');
const MANAGER = 'Oddny Malmedal';
const OFFICER = 'Ingvild Havnåsen';

/** How a picture is taken: the folder it goes to, the colours, and the screen. */
type View = { folder: string; colorScheme: 'light' | 'dark'; width: number; height: number };

const AT_A_DESK = { colorScheme: 'light', width: 1280, height: 860 } as const;
const NARROW: View = { folder: 'narrow', colorScheme: 'light', width: 360, height: 760 };
const DARK: View = { folder: 'dark', colorScheme: 'dark', width: 1280, height: 860 };
const VIEWS: Record<'nb' | 'en', readonly View[]> = {
  nb: [{ folder: 'nb', ...AT_A_DESK }, NARROW, DARK],
  en: [{ folder: 'en', ...AT_A_DESK }],
};

/** The pages shown in the dark too: what they show there is the same for all. */
const IN_THE_DARK = ['overview', 'agreement', 'matrix', 'change-preview'];

/** A picture: who looks, where they begin and what they do there. */
type Picture = { name: string; who: string; at?: string; step?: (page: Page) => Promise<unknown> };

const follow = (selector: string) => async (page: Page) => {
  const path = await page.locator(selector).first().getAttribute('href');
  await page.goto(new URL(path ?? '', page.url()).href);
};
const submit = async (page: Page, selector: string): Promise<void> => {
  await Promise.all([page.waitForEvent('load'), page.locator(selector).first().click()]);
};

async function fillInChange(page: Page): Promise<void> {
  const option = page.locator('select[name=scope] option').filter({ hasText: 'Office 365' }).first();
  await page.locator('select[name=scope]').selectOption(await option.getAttribute('value'));
  await submit(page, 'main form button[type=submit]');
  await page.locator('[name="details.entity.name"]').fill('Lakeline Language Inc.');
  await page.locator('[name="details.entity.country"]').selectOption('US');
  await page.locator('[name="details.service"]').fill('Språkmodell');
  await page.locator('[name="effectiveOn"]').fill('2026-12-01');
}

/** The main pages in the order of a day: each picture goes on from where the one before it left the browser. */
const PICTURES: readonly Picture[] = [
  { name: 'overview', who: MANAGER, at: '/' },
  { name: 'search', who: MANAGER, at: '/search?q=office' },
  { name: 'change-form', who: MANAGER, at: '/changes/new?kind=sub_processor_added', step: fillInChange },
  {
    name: 'change-preview',
    who: MANAGER,
    step: (page) => submit(page, 'form[action="/changes/preview"] button[type=submit]'),
  },
  {
    name: 'follow-up',
    who: MANAGER,
    step: (page) => submit(page, 'main form[action="/changes"] button[type=submit]'),
  },
  {
    name: 'agreement',
    who: MANAGER,
    at: '/lists/agreements?q=Tallverk',
    step: follow('tbody a[href^="/agreements/"]'),
  },
  {
    name: 'draft',
    who: MANAGER,
    step: async (page) => {
      await follow('main a[href*="/versions/"]')(page);
      await follow('main a[href$="/edit"]')(page);
    },
  },
  { name: 'system', who: MANAGER, at: '/lists/systems?q=Spørreblad', step: follow('tbody a[href^="/systems/"]') },
  { name: 'vendor', who: MANAGER, at: '/lists/vendors?q=Microsoft', step: follow('tbody a[href^="/vendors/"]') },
  { name: 'list', who: MANAGER, at: '/lists/agreements' },
  { name: 'matrix', who: OFFICER, at: '/workplace' },
  { name: 'finding', who: OFFICER, at: '/findings', step: follow('tbody a[href^="/findings/F16"]') },
  { name: 'transfers', who: OFFICER, at: '/workplace/transfers' },
  { name: 'what-if', who: OFFICER, at: '/what-if?law=US-DPF&lawFrom=2027-03-01&ask=1' },
  { name: 'report', who: OFFICER, at: '/api/v1/reports/compliance?format=html&asOf=2019-06-30' },
];

/** Takes what the screen shows as WebP, a third of the weight of PNG. */
async function take(page: Page, name: string, { folder, colorScheme, width, height }: View): Promise<void> {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height });
  await page.evaluate(async () => {
    await document.fonts.ready;
    window.scrollTo(0, 0);
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 70 });
  await session.detach();
  mkdirSync(join(FOLDER, folder), { recursive: true });
  writeFileSync(join(FOLDER, folder, `${name}.webp`), Buffer.from(data, 'base64'));
}

/** A window where somebody of the demonstration is signed in and reads a language. */
async function enter(browser: Browser, url: string, who: string, language: 'nb' | 'en'): Promise<Page> {
  const locale = language === 'nb' ? 'nb-NO' : 'en-GB';
  const context = await browser.newContext({
    baseURL: url,
    locale,
    timezoneId: 'Europe/Oslo',
    reducedMotion: 'reduce',
  });
  await context.addCookies([{ name: 'avtalevakt_language', value: language, url }]);
  const page = await context.newPage();
  await page.goto('/sign-in');
  await page.getByRole('button', { name: who }).first().click();
  await page.waitForURL(`${url}/`);
  return page;
}

async function picturesIn(browser: Browser, language: 'nb' | 'en'): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-pictures-'));
  const demo = await startDemonstration(folder);
  const windows = new Map<string, Page>();
  try {
    for (const { name, who, at, step } of PICTURES) {
      const page = windows.get(who) ?? (await enter(browser, demo.url, who, language));
      windows.set(who, page);
      await page.setViewportSize({ width: AT_A_DESK.width, height: AT_A_DESK.height });
      if (at) await page.goto(at);
      await step?.(page);
      for (const view of VIEWS[language]) if (view !== DARK || IN_THE_DARK.includes(name)) await take(page, name, view);
    }
  } finally {
    await demo.stop();
    rmSync(folder, { recursive: true });
  }
}

const browser = await openBrowser();
try {
  for (const language of ['nb', 'en'] as const) await picturesIn(browser, language);
} finally {
  await browser.close();
}
