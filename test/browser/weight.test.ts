// What the five main pages weigh over the wire the first time, page, styles, script and fonts; and that nothing moves.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { demoBrowser } from '../support/demo-browser.ts';
import { addressOf, MAIN_PAGES } from './main-pages.ts';

/** The most a first load may weigh, fonts included once. */
const MOST = 100_000;
const at = demoBrowser('weight');

/** Loads an address as for the first time, and answers with the bytes that came over the wire, by kind of file. */
async function weigh(page: Page, address: string): Promise<Record<string, number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  const kinds = new Map<string, string>();
  const bytes: Record<string, number> = {};
  session.on('Network.responseReceived', ({ requestId, type }) => kinds.set(requestId, type));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId) ?? 'Other';
    bytes[kind] = (bytes[kind] ?? 0) + encodedDataLength;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.evaluate(async () => await document.fonts.ready);
  await session.detach();
  return bytes;
}

/** How much the page moved while it loaded (Cumulative Layout Shift). */
const shifted = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        }).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(sum), 100);
      }),
  );

test.each(MAIN_PAGES)('$name is light and stands still', async (main) => {
  const page = await at.browser.newPage({ viewport: { width: 1280, height: 900 }, locale: 'nb-NO' });
  const address = await addressOf(page, at.demo.url, main);
  const bytes = await weigh(page, address);
  const whole = Object.values(bytes).reduce((sum, one) => sum + one, 0);
  console.info(`${main.name}: ${whole} bytes ${JSON.stringify(bytes)}`);
  expect(Object.keys(bytes)).toEqual(expect.arrayContaining(['Document', 'Stylesheet', 'Script', 'Font']));
  expect(whole).toBeLessThan(MOST);
  expect(await shifted(page)).toBeLessThan(0.001);
  await page.close();
});

test('a page is compressed for who takes it so, but one that may hold a secret is not', async () => {
  const asked = (path: string) => fetch(`${at.demo.url}${path}`, { headers: { 'accept-encoding': 'gzip' } });
  const [open, secret] = [await asked('/accessibility'), await asked('/sign-in')];
  expect([open.status, open.headers.get('content-encoding')]).toEqual([200, 'gzip']);
  expect(open.headers.get('vary')).toContain('Accept-Encoding');
  expect([secret.status, secret.headers.get('content-encoding')]).toEqual([200, null]);
});
