// Seven agreements mended at once in a browser: a change registered, its drafts seen before they are saved, and sent together.
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openWalk, type Walk } from '../support/browsing.ts';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('follow-up');

const press = async (page: Page, name: string | RegExp): Promise<void> => {
  await page.getByRole('main').getByRole('button', { name }).click();
  await page.waitForLoadState();
};
const told = (page: Page) => page.getByRole('main').innerText();
const pictures = process.env.PICTURES;
const picture = async (page: Page, name: string): Promise<void> => {
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
};

/** What went wrong but for the forms that come back with what was wrong in them, which the browser tells of too. */
const unexpected = ({ troubles }: Walk): string[] => troubles.filter((one) => !one.includes('status of 422'));

type Listed = { items: { id: string; name: string; title: string; systemNames: string[] }[] };

/** Six more agreements on the municipality's Office 365, signed like the one there is. */
async function sixMore(page: Page): Promise<void> {
  const origin = new URL(at.demo.url).origin;
  const get = async (path: string) => (await page.request.get(`/api/v1${path}`)).json();
  const post = async (path: string, data: object) => {
    const response = await page.request.post(`/api/v1${path}`, { data, headers: { origin } });
    expect([path, response.status()]).toEqual([path, 201]);
    return response.json();
  };
  const bodies = (await get('/bodies?limit=200')) as Listed;
  const body = bodies.items.find(({ name }) => name === 'Hustadvika kommune')?.id;
  const { items } = (await get(`/bodies/${body}/agreements?limit=200`)) as Listed;
  const office = items.find(({ title }) => title === 'Databehandleravtale for Office 365 (Hustadvika)');
  const whole = await get(`/bodies/${body}/agreements/${office?.id}`);
  const { parties } = whole.versions.find(({ id }: { id: string }) => id === whole.versionInForceId);
  for (const n of [2, 3, 4, 5, 6, 7]) {
    const agreement = await post(`/bodies/${body}/agreements`, {
      ...{ title: `Databehandleravtale for Office 365, avdeling ${n}`, systemIds: whole.systemIds },
      effectiveOn: '2026-11-01',
    });
    await post(`/bodies/${body}/agreements/${agreement.id}/versions`, {
      ...{ label: '1.0', state: 'signed', validFrom: '2026-11-01', authorisation: 'specific', breachHours: 24 },
      parties: parties.map((party: { entityId: string; role: string }) => ({
        ...{ entity: { id: party.entityId }, role: party.role, signatory: 'Per Hus', signedOn: '2026-11-01' },
      })),
    });
  }
}

/** From the form of a change to its receipt: a sub-processor of a product in the United States. */
async function register(page: Page, product: string): Promise<void> {
  await page.goto('/changes/new?kind=sub_processor_added');
  const option = page.locator('select[name="scope"] option').filter({ hasText: product }).first();
  await page.locator('select[name="scope"]').selectOption(String(await option.getAttribute('value')));
  await press(page, 'Neste');
  await page.locator('[name="details.entity.name"]').fill('Lakeline Language Inc.');
  await page.locator('[name="details.entity.country"]').selectOption('US');
  await page.locator('[name="details.basis"]').selectOption('A46_2_c:SCC-2021');
  await page.locator('[name="details.basisSignedOn"]').fill('2026-11-01');
  await page.locator('[name="effectiveOn"]').fill('2026-11-20');
  await press(page, 'Vis følgene');
  await press(page, 'Lagre endringen');
}

async function oddny(walk: Walk): Promise<Page> {
  const { page } = walk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.waitForLoadState();
  return page;
}

test('Oddny mends seven agreements at once, in two presses, and every page on the way is accessible', async () => {
  const walk = await openWalk(at.browser, at.demo.url);
  const page = await oddny(walk);
  await sixMore(page);
  await register(page, 'Office 365');
  const change = page.url().replace(/[?#].*/, '');
  expect(await told(page)).toContain('0 av 7 avtaler er i orden.');
  await picture(page, 'follow-up-open');
  expect(await walk.inspect()).toEqual([]);

  await press(page, 'Lag utkast med endringen');
  expect(await told(page)).toContain('7 utkast blir lagret');
  expect(await page.getByText('Lakeline Language Inc.').count()).toBe(7);
  await picture(page, 'follow-up-drafts');
  expect(await walk.inspect()).toEqual([]);
  await press(page, 'Lagre 7 utkast');
  expect(page.url()).toBe(`${change}#oppfolging`);
  expect(await page.getByText('Utkast laget', { exact: true }).count()).toBe(7);
  expect(await page.locator('.ds-alert[role="status"]').innerText()).toContain('Lagret utkast: 7.');
  await picture(page, 'follow-up-made');
  expect(await walk.inspect()).toEqual([]);

  await press(page, 'Send utkastene til godkjenning');
  expect(await page.getByText('Sendt', { exact: true }).count()).toBe(7);
  await page.getByLabel('Databehandleravtale for Office 365, avdeling 2').uncheck();
  await press(page, 'Send til signering');
  expect(await page.locator('.ds-alert[role="status"]').innerText()).toContain('Sendt videre: 6.');
  await picture(page, 'follow-up-sent');

  for (const box of await page.getByRole('main').getByRole('checkbox').all()) await box.uncheck();
  await page.getByLabel('Databehandleravtale for Office 365, avdeling 7').check();
  await press(page, 'De passer likevel');
  expect(await walk.inspect()).toEqual([]);
  await press(page, 'Bekreft gjennomgangen');
  expect(await told(page)).toContain('Fyll ut «Hvorfor de fortsatt passer»');
  await picture(page, 'follow-up-review');
  await page.getByLabel('Hvorfor de fortsatt passer').fill('Avdelingen bruker ikke tjenesten');
  await press(page, 'Bekreft gjennomgangen');
  expect(await page.locator('.ds-alert[role="status"]').innerText()).toContain('Gjennomgang registrert på avtaler: 1.');

  await page.getByLabel('Hvorfor trekkes den tilbake?').fill('Feil leverandør');
  await press(page, 'Trekk tilbake');
  expect(await told(page)).toContain('De er ikke slettet, og et utkast gjelder ikke før alle har signert.');
  expect(await page.getByRole('link', { name: /^Versjon 2\.0: / }).count()).toBe(6);
  await picture(page, 'follow-up-withdrawn');
  expect(await walk.inspect()).toEqual([]);
  expect(unexpected(walk)).toEqual([]);
  await walk.close();
}, 240_000);

test('the same without JavaScript, and nothing chosen comes back with what was wrong', async () => {
  const walk = await openWalk(at.browser, at.demo.url, { javaScript: false });
  const page = await oddny(walk);
  await register(page, 'ePhorte');
  for (const box of await page.getByRole('main').getByRole('checkbox').all()) await box.uncheck();
  await press(page, 'Lag utkast med endringen');
  expect(await told(page)).toContain('Velg minst én avtale');
  expect(await walk.inspect()).toEqual([]);
  await page.getByRole('main').getByRole('checkbox').first().check();
  await press(page, 'Lag utkast med endringen');
  await press(page, 'Lagre 1 utkast');
  expect(await page.getByText('Utkast laget', { exact: true }).count()).toBe(1);
  expect(unexpected(walk)).toEqual([]);
  await walk.close();
}, 120_000);
