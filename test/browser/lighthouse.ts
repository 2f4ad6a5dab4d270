// Lighthouse on the five main pages, written to docs/lighthouse.md: npm run lighthouse (how, is told there).
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { endProcess, freePort, untilAnswers } from '../../src/tools/processes.ts';
import { findChromium, openBrowser } from '../support/chromium.ts';
import { startDemonstration } from '../support/node.ts';
import { addressOf, MAIN_PAGES } from './main-pages.ts';

const DOCUMENT = join(import.meta.dirname, '../../docs/lighthouse.md');

type Audit = { numericValue?: number; score: number | null; title: string };
type Result = { lhr: { categories: Record<string, { score: number | null }>; audits: Record<string, Audit> } };
type Lighthouse = (url: string, flags: object, config?: object) => Promise<Result>;

async function load(): Promise<{ run: Lighthouse; desktop: object; version: string }> {
  const require = createRequire(import.meta.url);
  const at = (name: string): string => {
    try {
      return pathToFileURL(require.resolve(name)).href;
    } catch {
      throw new Error('Lighthouse is not installed: npm install --no-save --ignore-scripts lighthouse@13.5.0');
    }
  };
  const { default: run } = await import(at('lighthouse'));
  const { default: desktop } = await import(at('lighthouse/core/config/desktop-config.js'));
  return { run, desktop, version: require('lighthouse/package.json').version };
}

const CATEGORIES = ['performance', 'accessibility', 'best-practices'];
const FIGURES = {
  'first-contentful-paint': (ms: number) => `${(ms / 1000).toFixed(1)} s`,
  'largest-contentful-paint': (ms: number) => `${(ms / 1000).toFixed(1)} s`,
  'total-blocking-time': (ms: number) => `${Math.round(ms)} ms`,
  'cumulative-layout-shift': (shift: number) => shift.toFixed(3),
  'total-byte-weight': (bytes: number) => `${Math.round(bytes / 1000)} kB`,
};

function rowOf(name: string, { lhr }: Result): string {
  const scores = CATEGORIES.map((category) => String(Math.round((lhr.categories[category]?.score ?? 0) * 100)));
  const figures = Object.entries(FIGURES).map(([audit, told]) => told(lhr.audits[audit]?.numericValue ?? Number.NaN));
  return `| ${[name, ...scores, ...figures].join(' | ')} |`;
}

/** The run in the middle of three by speed: a machine that does something else meanwhile tells of itself. */
async function medianOf(measure: () => Promise<Result>): Promise<Result> {
  const speedOf = ({ lhr }: Result): number => lhr.categories.performance?.score ?? 0;
  const results = [await measure(), await measure(), await measure()].sort((a, b) => speedOf(a) - speedOf(b));
  return results[1] as Result;
}

/** What is not perfect in a result, to be mended. */
const imperfect = ({ lhr }: Result): string[] =>
  Object.entries(lhr.audits).flatMap(([id, { score, title }]) =>
    score !== null && score < 0.9 ? [`${id} ${score}: ${title}`] : [],
  );

const { run, desktop, version } = await load();
const folder = mkdtempSync(join(tmpdir(), 'avtalevakt-lighthouse-'));
const [demo, browser, port] = await Promise.all([startDemonstration(folder), openBrowser(), freePort()]);
const { executablePath, env } = await findChromium();
const chromium = spawn(
  executablePath,
  [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    `--remote-debugging-port=${port}`,
    `--user-data-dir=${folder}/profile`,
  ],
  { env, stdio: 'ignore' },
);
const tables: string[] = [];
try {
  await untilAnswers(`http://127.0.0.1:${port}/json/version`, chromium);
  for (const [title, config] of [
    ['Desktop', desktop],
    ['Mobile (a slow telephone on a slow network)', undefined],
  ] as const) {
    const rows: string[] = [];
    for (const main of MAIN_PAGES) {
      const context = await browser.newContext({ locale: 'nb-NO' });
      const address = await addressOf(await context.newPage(), demo.url, main);
      const cookie = (await context.cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
      const extraHeaders = { Cookie: cookie, 'Accept-Language': 'nb' };
      const flags = { port, onlyCategories: CATEGORIES, extraHeaders, logLevel: 'error' };
      const result = await medianOf(() => run(address, flags, config));
      await context.close();
      rows.push(rowOf(main.name, result));
      console.log(title, rows.at(-1), imperfect(result).join('; '));
    }
    const head =
      '| Page | Performance | Accessibility | Best practices | First paint | Largest paint | Blocked | Moved | Weight |';
    tables.push(`## ${title}\n\n${head}\n|${' --- |'.repeat(9)}\n${rows.join('\n')}\n`);
  }
  writeFileSync(
    DOCUMENT,
    `# Lighthouse on the five main pages

Lighthouse ${version} on the demonstration, in the Chromium of the browser tests; scores of 100, the median of three runs.
Made by

    npm install --no-save --ignore-scripts lighthouse@${version}
    npm run lighthouse

It is no dependency: 176 MB that no test needs. What it would find is held by tests instead: accessibility in
\`test/browser/pages.test.ts\` and \`states.test.ts\`, weight and layout shift in \`test/browser/weight.test.ts\`.

${tables.join('\n')}`,
  );
} finally {
  await browser.close();
  await demo.stop();
  await endProcess(chromium);
  rmSync(folder, { recursive: true, force: true });
}
