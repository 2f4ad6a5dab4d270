// docs/steps.md tells what each task takes; every figure of it is counted here, in a browser. STEPS=write writes it anew.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoBrowser } from '../support/demo-browser.ts';
import { type Count, countingHands, TASKS, type Task } from './steps.ts';

const DOCUMENT = join(import.meta.dirname, '../../docs/steps.md');
const at = demoBrowser('steps');

/** Does a task from the page somebody comes in at, and answers with what it took. */
async function done({ who, how }: Task): Promise<Count> {
  const page = await at.browser.newPage({
    baseURL: at.demo.url,
    locale: 'nb-NO',
    viewport: { width: 1280, height: 900 },
  });
  page.setDefaultTimeout(10_000);
  await page.goto('/');
  await page.getByRole('button', { name: who }).first().click();
  await page.waitForURL(`${at.demo.url}/`);
  const { hands, count } = countingHands(page);
  await how(hands);
  const took = { ...count };
  await page.close();
  return took;
}

const rowStart = (name: string): string => `| ${name} |`;

test.each(TASKS)('$name', async (task) => {
  const took = await done(task);
  if (task.most !== undefined) expect(took.clicks).toBeLessThanOrEqual(task.most);
  const text = readFileSync(DOCUMENT, 'utf8');
  const told = `${rowStart(task.name)} ${took.clicks} | ${took.fields} |`;
  if (process.env.STEPS === 'write') {
    const lines = text.split('\n').map((line) => {
      if (!line.startsWith(rowStart(task.name))) return line;
      const [, , , , ...rest] = line.split('|');
      return [told.slice(0, -2), ...rest].join(' |').replaceAll('  ', ' ');
    });
    writeFileSync(DOCUMENT, lines.join('\n'));
  }
  expect(readFileSync(DOCUMENT, 'utf8')).toContain(told);
});

test('the table has a row for each task, and no other', () => {
  const rows = readFileSync(DOCUMENT, 'utf8').match(/^\| [^|]+ \| \d+ \|/gm) ?? [];
  expect(rows).toHaveLength(TASKS.length);
});
