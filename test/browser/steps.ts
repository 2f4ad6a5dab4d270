// The tasks of the people, each done in a browser as they would, and what it took: clicks, fields and pages.
import type { Page } from 'playwright-core';

/** What a task took. */
export type Count = { clicks: number; fields: number; pages: number };

/** The hands of somebody at a page: everything they do is counted. */
export type Hands = {
  page: Page;
  click: (selector: string) => Promise<void>;
  /** Presses what gives a file, and has it. */
  download: (selector: string) => Promise<void>;
  fill: (selector: string, value: string) => Promise<void>;
  choose: (selector: string, text: string) => Promise<void>;
};

/** A task: what it is called in docs/steps.md, who does it, and how, from the page they come in at. */
export type Task = { name: string; who: string; most?: number; how: (hands: Hands) => Promise<unknown> };

const MANAGER = 'Oddny Malmedal';
const OFFICER = 'Ingvild Havnåsen';

const register = async ({ click, fill, choose }: Hands): Promise<void> => {
  await click('header nav a[href="/changes/new"]');
  await click('main a[href*="kind=sub_processor_added"]');
  await choose('select[name=scope]', 'Office 365');
  await click('main form button[type=submit]');
  await fill('[name="details.entity.name"]', 'Lakeline Language Inc.');
  await choose('[name="details.entity.country"]', 'USA');
  await fill('[name="effectiveOn"]', '2026-12-01');
  await click('form[action="/changes/preview"] button[type=submit]');
  await click('main form[action="/changes"] button[type=submit]');
};

/** Every task, in the order of the table. */
export const TASKS: readonly Task[] = [
  { name: 'Find out what needs me, by cause', who: MANAGER, how: ({ page }) => page.locator('#na').waitFor() },
  { name: 'Register a change, its consequences seen before it is saved', who: MANAGER, how: register },
  {
    name: 'Mend every agreement a change hits: drafts with the change in them',
    who: MANAGER,
    how: async (hands) => {
      const { items } = await (await hands.page.request.get('/api/v1/changes?limit=200')).json();
      const newest = (items as { id: string; registeredAt: string }[]).reduce((a, b) =>
        a.registeredAt > b.registeredAt ? a : b,
      );
      await hands.page.goto(`/changes/${newest.id}`);
      await hands.click('main button:has-text("Lag utkast med endringen")');
      await hands.click('main button:has-text("Lagre 1 utkast")');
    },
  },
  {
    name: 'Mend one agreement: a new version with the differences in it',
    who: MANAGER,
    how: async (hands) => {
      await hands.click('header nav a[href="/agreements"]');
      await hands.click('main a:has-text("Spørreblad")');
      await hands.click('form[action$="/drafts"] button[type=submit]');
    },
  },
  {
    name: 'Confirm that a system is still as told',
    who: MANAGER,
    how: async (hands) => {
      await hands.fill('#av-sok', 'Innbyggerundersøkelser');
      await hands.click('#av-sok-treff a[href^="/systems/"]');
      await hands.click('form[action$="/confirmation"] button[type=submit]');
    },
  },
  {
    name: 'Answer a notice from a processor',
    who: 'Marit Rokneset',
    how: async (hands) => {
      await hands.click('header nav a[href="/agreements"]');
      await hands.click('main a:has-text("Databehandleravtale for Kommune-Kari (Averøy)")');
      await hands.click('summary:has-text("Svar på varselet")');
      await hands.click('input[name=response][value=accepted]');
      await hands.fill('[name=respondedOn]', '2026-11-20');
      await hands.click('form[action$="/responses"] button[type=submit]');
    },
  },
  {
    name: 'Find a vendor by part of its name',
    who: MANAGER,
    how: async (hands) => {
      await hands.fill('#av-sok', 'microso');
      await hands.click('#av-sok-treff a[href^="/companies/"]');
    },
  },
  {
    name: 'Download a list as it is filtered',
    who: MANAGER,
    how: async (hands) => {
      await hands.click('header nav a[href="/lists/systems"]');
      await hands.choose('select[name="f.zone"]', 'Sikker sone');
      await hands.click('main form:has([name="f.zone"]) button[type=submit]');
      await hands.download('main a[href*="/lists/systems/file"]');
    },
  },
  {
    name: 'See all municipalities side by side',
    who: OFFICER,
    how: ({ click }) => click('header nav a[href="/workplace"]'),
  },
  {
    name: 'From the matrix to the evidence',
    who: OFFICER,
    most: 2,
    how: async ({ page, click }) => {
      await page.goto('/workplace');
      await click('main td a[href^="/findings?"]');
      await click('tbody a[href^="/findings/"]');
      await page.locator('.av-finding, .av-compare').first().waitFor();
    },
  },
  {
    name: 'Write advice on a finding',
    who: OFFICER,
    how: async ({ page, click, fill }) => {
      await page.goto('/findings');
      await click('tbody a[href^="/findings/F16"]');
      await fill('main form textarea', 'Be leverandøren om svar innen fjorten dager.');
      await click('main form[action$="/decisions"] button[type=submit]');
    },
  },
  {
    name: 'What if a decision falls: the difference of outcomes',
    who: OFFICER,
    how: async ({ click, fill, choose }) => {
      await click('header nav a[href="/what-if"]');
      await choose('select[name=law]', 'Data Privacy Framework');
      await fill('[name=lawFrom]', '2027-03-01');
      await click('main form button[type=submit]');
    },
  },
  {
    name: 'Who depends on a country',
    who: OFFICER,
    how: async ({ click, choose }) => {
      await click('header nav a[href="/dependencies"]');
      await choose('select[name=country]', 'USA');
      await click('main form button[type=submit]');
    },
  },
  {
    name: 'Download the compliance report',
    who: OFFICER,
    how: async ({ click, download }) => {
      await click('header nav a[href="/report"]');
      await click('main form button[type=submit]');
      await download('main a[href*="format=csv"]');
    },
  },
];

/** Counts what the hands do at a page from now on; a page is one that is loaded after the first. */
export function countingHands(page: Page): { hands: Hands; count: Count } {
  const count: Count = { clicks: 0, fields: 0, pages: 0 };
  page.on('load', () => {
    count.pages += 1;
  });
  const hands: Hands = {
    page,
    click: async (selector) => {
      count.clicks += 1;
      const before = page.url();
      await page.locator(selector).first().click();
      await page.waitForLoadState('load');
      if (page.url() === before) await page.waitForLoadState('networkidle');
    },
    download: async (selector) => {
      count.clicks += 1;
      await Promise.all([page.waitForEvent('download'), page.locator(selector).first().click()]);
    },
    fill: async (selector, value) => {
      count.fields += 1;
      const field = page.locator(selector).first();
      await field.click();
      await field.pressSequentially(/^\d{4}-/.test(value) ? '' : value);
      if (/^\d{4}-/.test(value)) await field.fill(value);
    },
    choose: async (selector, text) => {
      count.fields += 1;
      const option = page.locator(`${selector} option`).filter({ hasText: text }).first();
      await page
        .locator(selector)
        .first()
        .selectOption(await option.getAttribute('value'));
    },
  };
  return { hands, count };
}
