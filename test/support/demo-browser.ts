// A browser at a demonstration of its own, for the tests of one file: begun before the first, ended after the last.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openWalk, type Walk } from './browsing.ts';
import { openBrowser } from './chromium.ts';
import { type RunningNode, startDemonstration } from './node.ts';

/** What the tests of a file walk with; there once the first of them begins. */
export type DemoBrowser = { browser: Browser; demo: RunningNode; walk: Walk };

/** Opens a browser, a demonstration in a folder called by `name`, and one window at it; closes all of it afterwards. */
export function demoBrowser(name: string): DemoBrowser {
  const folder = mkdtempSync(join(tmpdir(), `avtalevakt-${name}-`));
  const at = {} as DemoBrowser;
  beforeAll(async () => {
    [at.browser, at.demo] = await Promise.all([openBrowser(), startDemonstration(folder)]);
    at.walk = await openWalk(at.browser, at.demo.url);
  });
  afterAll(async () => {
    await at.walk?.close();
    await at.browser?.close();
    await at.demo?.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  return at;
}
