// A page looked at as everybody sees it: light and dark, at a desk and on the narrowest phone, with what axe says of it.
import { availableParallelism } from 'node:os';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Language } from '../../src/domain/vocabulary.ts';
import { axeFinds, NARROW, reflows, WIDE } from './browsing.ts';

/** One way of looking at a page. */
export type Look = { colorScheme: 'light' | 'dark'; viewport: typeof WIDE };

/** How each language is looked at: each in both colour schemes and widths, and between them every scheme at every width. */
export const LOOKS: Record<Language, readonly Look[]> = {
  nb: [
    { colorScheme: 'light', viewport: WIDE },
    { colorScheme: 'dark', viewport: NARROW },
  ],
  nn: [
    { colorScheme: 'dark', viewport: WIDE },
    { colorScheme: 'light', viewport: NARROW },
  ],
  en: [
    { colorScheme: 'light', viewport: WIDE },
    { colorScheme: 'dark', viewport: NARROW },
  ],
};

/** Everything wrong with the page as it stands in a look it already has; each says in which language and look. */
export async function lookAt(page: Page, language: Language, { colorScheme, viewport }: Look): Promise<string[]> {
  const wrong = [...(await axeFinds(page)), ...(viewport === NARROW ? await reflows(page) : [])];
  const lang = await page.evaluate('document.documentElement.lang');
  if (lang !== language) wrong.push(`says it is in ${lang}`);
  return wrong.map((what) => `${language} ${colorScheme} ${viewport.width}: ${what}`);
}

/** Everything wrong with the page as it stands, in every look of its language. */
export async function sweep(page: Page, language: Language): Promise<string[]> {
  const wrong: string[] = [];
  for (const look of LOOKS[language]) {
    await page.emulateMedia({ colorScheme: look.colorScheme });
    await page.setViewportSize(look.viewport);
    wrong.push(...(await lookAt(page, language, look)));
  }
  return wrong;
}

/** Windows a test has for itself while it looks: one page for each name it asks for, kept for the next test. */
export type Lane = { page: (name: string, options?: BrowserContextOptions) => Promise<Page> };

/**
 * As many lanes as the machine has processors, each lent to one test at a time; `enter` makes a page ready for a name the
 * first time a lane is asked for it.
 */
export function lanesOf(browser: Browser, enter: (context: BrowserContext, name: string) => Promise<Page>) {
  const contexts: BrowserContext[] = [];
  const open = async (name: string, options?: BrowserContextOptions): Promise<Page> => {
    const always = { viewport: WIDE, timezoneId: 'Europe/Oslo', reducedMotion: 'reduce' } as const;
    const context = await browser.newContext({ ...always, ...options });
    contexts.push(context);
    context.setDefaultTimeout(20_000);
    return enter(context, name);
  };
  const free = Array.from({ length: availableParallelism() }, () => newLane(open));
  const waiting: ((lane: Lane) => void)[] = [];
  return {
    /** Lends a lane to `look` until it has ended. */
    async borrow<T>(look: (lane: Lane) => Promise<T>): Promise<T> {
      const lane = free.pop() ?? (await new Promise<Lane>((lend) => waiting.push(lend)));
      try {
        return await look(lane);
      } finally {
        const next = waiting.shift();
        if (next) next(lane);
        else free.push(lane);
      }
    },
    close: () => Promise.all(contexts.map((context) => context.close())),
  };
}

function newLane(open: (name: string, options?: BrowserContextOptions) => Promise<Page>): Lane {
  const pages = new Map<string, Promise<Page>>();
  return {
    page: (name, options) => {
      const page = pages.get(name) ?? open(name, options);
      pages.set(name, page);
      return page;
    },
  };
}
