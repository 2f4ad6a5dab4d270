// The five main pages, whose weight and speed are told in docs/: who opens each, and how one comes there.
import type { Page } from 'playwright-core';

export type MainPage = { name: string; who: string; at: string; follow?: string };

/** The five main pages of the demonstration. */
export const MAIN_PAGES: readonly MainPage[] = [
  { name: 'Overview', who: 'Oddny Malmedal', at: '/' },
  { name: 'List of agreements', who: 'Oddny Malmedal', at: '/lists/agreements' },
  {
    name: 'Agreement',
    who: 'Oddny Malmedal',
    at: '/lists/agreements?q=Tallverk',
    follow: 'Databehandleravtale for Tallverk',
  },
  { name: 'The officer’s matrix', who: 'Ingvild Havnåsen', at: '/workplace' },
  { name: 'Form of a change', who: 'Oddny Malmedal', at: '/changes/new?kind=sub_processor_added', follow: '' },
];

/** Signs in as whoever opens a main page, and answers with its address. */
export async function addressOf(page: Page, url: string, { who, at, follow }: MainPage): Promise<string> {
  await page.goto(`${url}/sign-in`);
  await page.getByRole('button', { name: who }).first().click();
  await page.waitForURL(`${url}/`);
  await page.goto(`${url}${at}`);
  if (follow === '') {
    await page.locator('select[name=scope]').selectOption({ index: 1 });
    await Promise.all([page.waitForURL(/scope=/), page.locator('main form button[type=submit]').first().click()]);
  } else if (follow) {
    const path = await page.getByRole('link', { name: follow }).first().getAttribute('href');
    return new URL(path ?? '', url).href;
  }
  return page.url();
}
