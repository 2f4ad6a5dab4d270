// The browser other tests stand on: it opens, sets Norwegian and Sámi letters in our font, and looks nowhere else.
import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { assetPath, assets } from '../../src/web/assets.ts';
import { openBrowser } from '../support/chromium.ts';

const app = new Hono();
app.route('/', assets);
app.get('/', (c) =>
  c.html(`<!doctype html><html lang="nb"><title>Prøve</title>
    <link rel="stylesheet" href="${assetPath('designsystem.css')}"><link rel="stylesheet" href="${assetPath('app.css')}">
    <h1 class="ds-heading">Ærlig øl på Kárášjohka</h1><button class="ds-button">Lagre</button>`),
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
