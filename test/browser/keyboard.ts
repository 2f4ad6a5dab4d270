// A page used by keyboard alone: Tab until one is there, seeing all the way where one is, then Enter.
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

export type Keyboard = {
  page: Page;
  /** Presses Tab until what the selector names has the focus; fails where a stop on the way cannot be seen. */
  to: (selector: string) => Promise<void>;
  /** Goes there, presses Enter, and waits for the page it leads to. */
  press: (selector: string) => Promise<void>;
};

/** As many stops as no page of ours has. */
const PATIENCE = 250;

/** Says what is wrong with how the focus is shown, if anything: it must differ from the rest, and not lie beneath (WCAG 2.4.7, 2.4.11). */
const SHOWN = `(() => {
  const at = document.activeElement;
  if (at === null || at === document.body || at.id === 'innhold') return null;
  const said = at.tagName + ' ' + (at.getAttribute('name') ?? (at.textContent ?? '').trim().slice(0, 40));
  const ringed = (element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none';
  };
  const ring = [at, at.closest('.ds-field')].some((one) => one !== null && ringed(one));
  if (!ring && !at.matches('.ds-skip-link')) return said + ' has the focus and shows nothing';
  const box = at.getClientRects()[0];
  if (box === undefined) return said + ' has the focus and is not there';
  const over = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  const seen = over !== null && (at.contains(over) || over.contains(at) || over.closest('label')?.control === at);
  return seen ? null : said + ' has the focus beneath ' + (over?.tagName ?? 'nothing');
})()`;

/** A page to be used by keyboard alone. */
export function followsKeyboard(page: Page): Keyboard {
  const to = async (selector: string): Promise<void> => {
    const wanted = page.locator(selector).first();
    for (let stop = 0; stop < PATIENCE; stop += 1) {
      if (await hasFocus(wanted)) return;
      await page.keyboard.press('Tab');
      const wrong = await page.evaluate(SHOWN);
      expect(wrong, `${wrong} on ${page.url()}`).toBeNull();
    }
    expect.fail(`${selector} cannot be reached on ${page.url()}`);
  };
  const press = async (selector: string): Promise<void> => {
    await to(selector);
    const leads = (await page.locator(selector).first().getAttribute('href'))?.startsWith('#') !== true;
    const loaded = leads ? page.waitForEvent('load') : null;
    await page.keyboard.press('Enter');
    await loaded;
  };
  return { page, to, press };
}

const hasFocus = (wanted: Locator): Promise<boolean> =>
  wanted.evaluate((element) => element === document.activeElement);
