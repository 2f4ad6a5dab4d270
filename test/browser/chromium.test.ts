// The browser other tests stand on: it opens, sets Norwegian and Sámi letters in our font, and looks nowhere else.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assetPath, assets } from '../../src/web/assets.ts';
import { openWalk } from '../support/browsing.ts';
import { openBrowser } from '../support/chromium.ts';

const app = new Hono();
app.route('/', assets);
app.get('/', (c) =>
  c.html(`<!doctype html><html lang="nb"><title>Prøve</title>
    <link rel="stylesheet" href="${assetPath('designsystem.css')}"><link rel="stylesheet" href="${assetPath('app.css')}">
    <h1 class="ds-heading">Ærlig øl på Kárášjohka</h1><button class="ds-button">Lagre</button>`),
);
app.get('/wrong', (c) =>
  c.html(`<!doctype html><html lang="nb"><head><meta charset="utf-8"><title>Feil</title>
    <style>@media (prefers-color-scheme: dark) { p { color: #222; background: #111 } } div { width: 900px }</style>
    <script>console.error('au')</script></head>
    <body><main><h1>Feil</h1><p>Mørkt på mørkt</p><div>Bred</div><input><p id="a">a</p><p id="a">b</p></main></body></html>`),
);

let browser: Browser;
let server: ReturnType<typeof serve>;
let url: string;
beforeAll(async () => {
  browser = await openBrowser();
  url = await new Promise((resolve) => {
    server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
  });
});
afterAll(async () => {
  await browser?.close();
  server?.close();
});

test('a page is set in Inter with the colours of the design system', async () => {
  const page = await browser.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).origin));
  await page.goto(url);
  await page.evaluate(async () => await document.fonts.ready);
  const shown = await page.evaluate(() => ({
    faces: [...document.fonts].filter((face) => face.status === 'loaded').map((face) => face.family),
    button: getComputedStyle(document.querySelector('button') as Element).backgroundColor,
  }));
  expect(shown).toEqual({ faces: ['Inter', 'Inter'], button: 'rgb(0, 98, 186)' });
  expect(new Set(asked)).toEqual(new Set([url]));
  await page.close();
});

test('what is wrong with a page is found: labels, contrast in the dark, width, markup, errors', async () => {
  const walk = await openWalk(browser, url);
  await walk.page.goto('/wrong');
  const wrong = (await walk.inspect()).join('\n');
  expect(wrong).toContain('html no-dup-id');
  expect(wrong).toMatch(/axe label on \/wrong:[\s\S]*?\(light 1280\)/);
  expect(wrong).toMatch(/axe color-contrast on \/wrong:[\s\S]*?\(dark 320\)/);
  expect(wrong).not.toMatch(/axe color-contrast(?:(?!axe )[\s\S])*\(light/);
  expect(wrong).toMatch(/\/wrong is \d+ px wide on a screen of 320/);
  expect(walk.troubles.join('\n')).toContain('au');
  await walk.close();
});
