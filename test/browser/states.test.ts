// Every state of every page and mail there is a sample of, in each language, light and dark, wide and narrow: accessible.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/vocabulary.ts';
import { assets } from '../../src/web/assets.ts';
import { renderer } from '../../src/web/renderer.ts';
import { openBrowser } from '../support/chromium.ts';
import { LOOKS, lanesOf, lookAt } from '../support/sweep.ts';
import { PAGES } from '../views/pages.ts';
import { reader } from '../views/sample.ts';

const SCRIPT = readFileSync(join(import.meta.dirname, '../../templates/assets/app.js'), 'utf8');

/** A sample as it is read in a language. */
function read(name: string, language: Language): string {
  reader.language = language;
  try {
    return PAGES[name]?.(renderer()) ?? '';
  } finally {
    reader.language = 'nb';
  }
}

const app = new Hono();
app.route('/', assets);
app.get('/', (c) => c.html(read('overview, nothing registered', 'nb')));

let browser: Browser;
let server: ReturnType<typeof serve>;
let lanes: ReturnType<typeof lanesOf>;
let url = '';
beforeAll(async () => {
  browser = await openBrowser();
  lanes = lanesOf(browser, async (context) => {
    const page = await context.newPage();
    await page.goto(url);
    return page;
  });
  url = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
});
afterAll(async () => {
  await lanes?.close();
  await browser?.close();
  server?.close();
});

/** Shows a sample in a window that has the stylesheets already: half the time of opening it anew. */
async function show(page: Page, html: string): Promise<void> {
  await page.evaluate((text) => {
    const next = new DOMParser().parseFromString(text, 'text/html');
    document.documentElement.lang = next.documentElement.lang;
    document.title = next.title;
    document.body.replaceWith(document.adoptNode(next.body));
  }, html);
  await page.evaluate(`(() => {${SCRIPT}})()`);
}

test.concurrent.for(Object.keys(PAGES))('%s', (name, { expect }) =>
  lanes.borrow(async (lane) => {
    const wrong: string[] = [];
    for (const language of LANGUAGES) {
      const html = read(name, language);
      const isPage = html.includes('/app.');
      for (const look of LOOKS[language]) {
        const window = `${isPage ? 'page' : 'letter'} ${look.colorScheme} ${look.viewport.width}`;
        const page = await lane.page(window, look);
        await (isPage ? show(page, html) : page.setContent(html));
        wrong.push(...(await lookAt(page, language, look)));
      }
    }
    expect(wrong, wrong.join('\n')).toEqual([]);
  }),
);
