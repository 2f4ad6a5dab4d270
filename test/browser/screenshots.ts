// The pictures in the README and the guide, made from the running demonstration: npm run screenshots.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openBrowser } from '../support/chromium.ts';
import { DEMO_CLOCK, startNode } from '../support/node.ts';

const FOLDER = join(import.meta.dirname, '../../docs/images');

/** A picture: who looks, at which page, and what to follow from there. */
type Picture = { name: string; who: string; path: string; follow?: string; height?: number };

const PICTURES: Picture[] = [
  { name: 'overview', who: 'Oddny Malmedal', path: '/' },
  {
    name: 'agreement',
    who: 'Oddny Malmedal',
    path: '/agreements?text=tallverk',
    follow: 'Databehandleravtale for Tallverk Økonomi',
  },
  { name: 'agreements', who: 'Ingvild Havnåsen', path: '/agreements' },
  { name: 'what-if', who: 'Ingvild Havnåsen', path: '/what-if?law=US-DPF&lawFrom=2027-03-01&ask=1' },
  { name: 'report', who: 'Ingvild Havnåsen', path: '/api/v1/reports/compliance?format=html&asOf=2019-06-30' },
];

mkdirSync(FOLDER, { recursive: true });
const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-pictures-'));
const demo = await startNode({ folder, flags: ['--demo'], env: { CLOCK: DEMO_CLOCK } });
const browser = await openBrowser();
for (const { name, who, path, follow, height = 900 } of PICTURES) {
  const context = await browser.newContext({ viewport: { width: 1280, height }, locale: 'nb-NO' });
  const page = await context.newPage();
  await page.goto(demo.url);
  await page.getByRole('button', { name: who }).click();
  await page.goto(`${demo.url}${path}`);
  if (follow) await page.getByRole('link', { name: follow }).first().click();
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
}
await browser.close();
await demo.stop();
rmSync(folder, { recursive: true });
