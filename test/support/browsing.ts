// A browser at a running service: what a page did wrong while it was looked at, and how accessible and valid it is.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Browser, BrowserContext, Page } from 'playwright-core';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** A desk's screen, and the narrowest there is (WCAG 1.4.10), in CSS pixels. */
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 700 };

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    // Void elements and doctype are written as the HTML standard shows them; line ends may hold spaces from templates.
    'void-style': 'off',
    'doctype-style': 'off',
    'no-trailing-whitespace': 'off',
    'long-title': 'off',
    'prefer-native-element': 'off',
  },
});

export type Walk = {
  page: Page;
  /** What went wrong in the browser so far: console errors, script errors, broken policies, requests elsewhere. */
  troubles: string[];
  /** The page as it stands, light at a desk and dark on the narrowest phone, and its source: everything wrong. */
  inspect: () => Promise<string[]>;
  close: () => Promise<void>;
};

/** Opens a browser window at a service; without JavaScript where a page must do without. */
export async function openWalk(browser: Browser, url: string, { javaScript = true } = {}): Promise<Walk> {
  const context = await browser.newContext({
    baseURL: url,
    viewport: WIDE,
    locale: 'nb-NO',
    timezoneId: 'Europe/Oslo',
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  const { troubles, latest } = watch(page, new URL(url).origin);
  const inspect = async () => [
    ...validated((await latest()).html),
    ...(javaScript ? await accessible(page) : []),
    ...(javaScript ? await reflowed(page) : []),
  ];
  return { page, troubles, inspect, close: () => closeQuietly(context) };
}

async function closeQuietly(context: BrowserContext): Promise<void> {
  await context.close();
}

/** The answer a page was last navigated to by. */
export type Answer = { status: number; html: string };

/** Watches a page: what goes wrong in it, and what it was last answered with. */
export function watch(page: Page, origin: string): { troubles: string[]; latest: () => Promise<Answer> } {
  const troubles: string[] = [];
  let latest: Promise<Answer> = Promise.resolve({ status: 0, html: '' });
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) troubles.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on('request', (request) => {
    if (!request.url().startsWith(`${origin}/`)) troubles.push(`${page.url()} asked ${request.url()}`);
  });
  page.on('response', (response) => {
    const request = response.request();
    if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
    const status = response.status();
    const text = () => response.text().catch(() => '');
    if (status < 300 || status >= 400) latest = text().then((html) => ({ status, html }));
    if (status >= 500) troubles.push(`${status} from ${response.url()}`);
  });
  return { troubles, latest: () => latest };
}

/** Everything wrong with a document that allows no script where it is shown, such as the HTML part of a mail. */
export async function inspectDocument(browser: Browser, html: string): Promise<string[]> {
  const page = await browser.newPage({ viewport: WIDE });
  await page.setContent(html);
  const wrong = [...validated(html), ...(await accessible(page)), ...(await reflowed(page))];
  await page.close();
  return wrong;
}

/** What is wrong with the HTML of a page. */
export function validated(html: string): string[] {
  if (html === '') return ['the source of the page could not be read'];
  const { results } = validator.validateStringSync(html);
  return results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message }) => `html ${ruleId} on line ${line}: ${message}`),
  );
}

type Violation = { id: string; nodes: { target: string[]; failureSummary: string }[] };

async function accessible(page: Page): Promise<string[]> {
  const wrong: string[] = [];
  for (const [colorScheme, size] of [
    ['light', WIDE],
    ['dark', NARROW],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize(size);
    const found = await axeFinds(page);
    wrong.push(...found.map((what) => `${what} (${colorScheme} ${size.width})`));
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(WIDE);
  return wrong;
}

/** What axe finds wrong with a page as it stands, at the levels the law asks for and WCAG 2.2 AA. */
export async function axeFinds(page: Page): Promise<string[]> {
  const { pathname } = new URL(page.url());
  if (!(await page.evaluate(`'axe' in window`))) await page.evaluate(AXE);
  const violations = (await page.evaluate(
    `axe.run(document, ${JSON.stringify({ runOnly: LEVELS, resultTypes: ['violations'] })}).then((r) => r.violations)`,
  )) as Violation[];
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `axe ${id} on ${pathname}: ${node.target.join(' ')}: ${node.failureSummary}`),
  );
}

async function reflowed(page: Page): Promise<string[]> {
  await page.setViewportSize(NARROW);
  const wrong = await reflows(page);
  await page.setViewportSize(WIDE);
  return wrong;
}

/** At 320 pixels nothing may have to be scrolled sideways but a table in its own frame (WCAG 1.4.10). */
export async function reflows(page: Page): Promise<string[]> {
  const width = Number(await page.evaluate('document.scrollingElement.scrollWidth'));
  return width > NARROW.width ? [`${new URL(page.url()).pathname} is ${width} px wide on a screen of 320`] : [];
}
