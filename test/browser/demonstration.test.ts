// The demonstration walked in a browser: a change is registered, its flag seen, mail received, and all of it taken back.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { inspectDocument, openWalk } from '../support/browsing.ts';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('walk');
/** Where Marit's change and the agreement it hits are, once she has registered it. */
let changeUrl = '';
let agreementUrl = '';

/** Signs in as somebody of the demonstration: on its sign-in page, and later by the chooser every page of it has. */
async function become(page: Page, name: string): Promise<void> {
  if (new URL(page.url()).pathname === '/sign-in') {
    await page.getByRole('button', { name }).first().click();
    await page.waitForLoadState();
    return;
  }
  const option = page.locator('select[name=person] option', { hasText: name });
  await page.getByLabel('Hvem er du?').selectOption(await option.first().getAttribute('value'));
  await page.getByRole('button', { name: 'Bytt' }).click();
  await page.waitForLoadState();
}

const sayWhat = (page: Page) => page.getByRole('main').innerText();

/** The form of a change filled in as someone who has the vendor's letter before them would; ends before the preview. */
async function fillIn(page: Page): Promise<void> {
  await page.goto('/');
  await page.getByRole('link', { name: 'Registrer en endring', exact: true }).first().click();
  await page.getByRole('link', { name: /Ny underdatabehandler/ }).click();
  await page.locator('select[name=scope]').selectOption({ label: 'Kommune-Kari (Pratsvar AS)' });
  await page.getByRole('button', { name: 'Neste' }).click();
  await page.locator('[name="details.entity.name"]').fill('Lakeline Language Inc.');
  await page.locator('[name="details.entity.country"]').selectOption('US');
  await page.locator('[name="details.service"]').fill('Språkmodell');
  await page.getByLabel('Adresse').fill('500 Howard Street, San Francisco');
  await page.getByLabel('Kontaktpunkt for personvern').fill('privacy@lakeline.example');
  await page.getByLabel('Bruker selskapet egne underdatabehandlere?').selectOption('none');
  await page.locator('[name="details.basis"]').selectOption('A45:US-DPF');
  await page.getByLabel('Reservegrunnlag').selectOption('A46_2_c');
  await page.locator('[name="effectiveOn"]').fill('2026-12-01');
}

const AGREEMENT = 'Databehandleravtale for Kommune-Kari (Averøy)';
const COMPANY = 'Lakeline Language Inc.';

/** Opens a page and expects it to be right in every way that can be measured. */
async function visit(path: string): Promise<string> {
  await at.walk.page.goto(path);
  expect(await at.walk.inspect(), path).toEqual([]);
  return sayWhat(at.walk.page);
}

test('without JavaScript the administrator sees before saving that only Averøy’s agreement is hit', async () => {
  const plain = await openWalk(at.browser, at.demo.url, { javaScript: false });
  const { page } = plain;
  await page.goto('/');
  await become(page, 'Sigrun Fjellvangen');
  await fillIn(page);
  await page.getByRole('button', { name: 'Vis følgene' }).click();
  expect(await page.locator('.av-consequence h3').allInnerTexts()).toEqual([AGREEMENT]);
  const told = await sayWhat(page);
  expect(told).toContain('Ingenting er lagret ennå');
  expect(told).not.toContain('Hustadvika');
  expect(await plain.inspect()).toEqual([]);
  await page.getByRole('button', { name: 'Rett opplysningene' }).click();
  expect(await page.locator('[name="details.entity.name"]').inputValue()).toBe(COMPANY);
  expect(await page.locator('[name="effectiveOn"]').inputValue()).toBe('2026-12-01');
  await page.goto('/changes');
  expect(await sayWhat(page)).not.toContain('Kommune-Kari');
  expect(plain.troubles).toEqual([]);
  await plain.close();
});

test('a form sent back says what was wrong, beside the fields and above them', async () => {
  const { page } = at.walk;
  await page.goto('/');
  await become(page, 'Marit Rokneset');
  expect(await page.getByRole('status').first().innerText()).toBe('Du er nå Marit Rokneset.');
  await fillIn(page);
  await page.locator('[name="effectiveOn"]').fill('');
  await page.locator('[name="details.entity.name"]').fill('');
  await page.getByRole('button', { name: 'Vis følgene' }).click();
  await page.locator('#feil').waitFor();
  expect(await page.locator('[aria-invalid=true]').count()).toBe(2);
  expect(await at.walk.inspect()).toEqual([]);
});

test('Marit registers the vendor’s change, and it is saved once though she presses twice', async () => {
  const { page } = at.walk;
  await fillIn(page);
  expect(await at.walk.inspect()).toEqual([]);
  await page.getByRole('button', { name: 'Vis følgene' }).click();
  expect(await page.locator('.av-consequence h3').allInnerTexts()).toEqual([AGREEMENT]);
  expect(await page.locator('.av-compare-side[data-side=truth]').innerText()).toContain(COMPANY);
  expect(await at.walk.inspect()).toEqual([]);
  await page.getByRole('button', { name: 'Lagre endringen' }).dblclick();
  await page.waitForURL(/\/changes\/chg_\w+\?saved=1$/);
  expect(await sayWhat(page)).toContain(AGREEMENT);
  expect(await at.walk.inspect()).toEqual([]);
  changeUrl = new URL(page.url()).pathname;
  agreementUrl = (await page.locator('.av-follow-item .av-actions a').first().getAttribute('href')) ?? '';
  await page.goto('/changes');
  expect(await page.getByRole('link', { name: 'Ny underdatabehandler: Kommune-Kari' }).count()).toBe(1);
  expect(await at.walk.inspect()).toEqual([]);
});

test('the agreement shows what it says beside what will be true, now and on the day', async () => {
  for (const query of ['', '?asOf=2026-12-01']) {
    await visit(`${agreementUrl}${query}`);
    const heading = at.walk.page.getByRole('heading', { name: 'Ikke godkjent underdatabehandler' });
    const finding = at.walk.page.locator('.av-finding', { hasText: COMPANY }).filter({ has: heading });
    expect(await finding.locator('[data-side=says]').innerText()).toMatch(/Nordsky Drift AS.*Skynord AB/s);
    expect(await finding.locator('[data-side=truth]').innerText()).toContain(COMPANY);
  }
});

test('the officer opens the report, and it names the change', async () => {
  const { page } = at.walk;
  await page.goto('/');
  await become(page, 'Ingvild Havnåsen');
  await visit('/report');
  await page.locator('[name=asOf]').fill('2026-12-01');
  await page.getByRole('button', { name: 'Vis rapporten' }).click();
  expect(await at.walk.inspect()).toEqual([]);
  await page.getByRole('link', { name: 'Åpne rapporten for utskrift' }).click();
  await page.waitForURL(/format=html/);
  const report = await page.locator('body').innerText();
  expect(report).toMatch(/Averøy kommune[\s\S]*Hustadvika kommune/);
  expect(report).toContain(COMPANY);
  expect(await at.walk.inspect()).toEqual([]);
});

/** Presses the button that runs what the schedule runs, and answers with how many mails it says were sent. */
async function runNow(page: Page): Promise<number> {
  await page.getByRole('button', { name: 'Kjør nattjobben nå' }).click();
  await page.waitForURL(/\/mail$/);
  return Number(/Sendt e-post: (\d+)/.exec(await page.getByRole('status').first().innerText())?.[1]);
}

test('the run tells Marit once, by a mail the administrator can read; a second run tells nobody', async () => {
  const { page } = at.walk;
  await page.goto('/');
  await become(page, 'Sigrun Fjellvangen');
  await visit('/mail');
  const before = await page.locator('tbody tr').count();
  expect(await runNow(page)).toBe(1);
  expect(await at.walk.inspect()).toEqual([]);
  expect(await page.locator('tbody tr').count()).toBe(before + 1);
  await page.locator('tbody tr').first().getByRole('link').click();
  const told = await sayWhat(page);
  expect(told).toContain('marit.rokneset@averoy.example');
  expect(await page.frameLocator('iframe').locator('body').innerText()).toContain(COMPANY);
  expect(await page.locator('pre').innerText()).toContain(COMPANY);
  expect(await at.walk.inspect()).toEqual([]);
  const letter = await page.request.get((await page.locator('iframe').getAttribute('src')) ?? '');
  expect(await inspectDocument(at.browser, await letter.text())).toEqual([]);
  await page.goto('/mail');
  expect(await runNow(page)).toBe(0);
  expect(await page.locator('tbody tr').count()).toBe(before + 1);
});

test('Marit takes the change back: the flag is gone, and whoever was told gets a correction', async () => {
  const { page } = at.walk;
  await page.goto('/');
  await become(page, 'Marit Rokneset');
  await page.goto(changeUrl);
  await page.getByLabel('Hvorfor trekkes den tilbake?').fill('Varselet gjaldt et annet produkt');
  await page.getByRole('button', { name: 'Trekk tilbake' }).click();
  expect(await sayWhat(page)).toContain('Varselet gjaldt et annet produkt');
  expect(await at.walk.inspect()).toEqual([]);
  await visit(`${agreementUrl}?asOf=2026-12-01`);
  expect(await page.locator('.av-finding', { hasText: COMPANY }).count()).toBe(0);
  await become(page, 'Sigrun Fjellvangen');
  await page.goto('/mail');
  expect(await runNow(page)).toBe(1);
  await page.locator('tbody tr').first().getByRole('link').click();
  expect(await sayWhat(page)).toContain('Varselet gjaldt et annet produkt');
});

test('without JavaScript Marit gets her answer to a notice back, with what she typed', async () => {
  const plain = await openWalk(at.browser, at.demo.url, { javaScript: false });
  const { page } = plain;
  await page.goto('/');
  await become(page, 'Marit Rokneset');
  await page.goto('/agreements?text=kari');
  await page.getByRole('link', { name: AGREEMENT }).first().click();
  await page.locator('summary', { hasText: `Svar på varselet om ${COMPANY}` }).click();
  expect(await plain.inspect()).toEqual([]);
  await page.getByLabel('Godtatt').check();
  await page.locator('[name=respondedOn]').fill('2026-10-25');
  await page.locator('[name=reference]').fill('Sak 26/418');
  await page.getByRole('button', { name: 'Lagre svaret' }).click();
  expect(await page.locator('#feil').innerText()).toContain('kan ikke være før 26. oktober 2026');
  expect(await page.locator('[aria-invalid=true]').getAttribute('name')).toBe('respondedOn');
  expect(await page.getByLabel('Godtatt').isChecked()).toBe(true);
  expect(await page.locator('[name=reference]').inputValue()).toBe('Sak 26/418');
  expect(await plain.inspect()).toEqual([]);
  expect(plain.troubles.filter((trouble) => !/status of 422/.test(trouble))).toEqual([]);
  await plain.close();
});

test('without JavaScript the officer asks what would happen if the framework fell, and nothing is saved', async () => {
  const plain = await openWalk(at.browser, at.demo.url, { javaScript: false });
  const { page } = plain;
  await page.goto('/');
  await become(page, 'Ingvild Havnåsen');
  await page.goto('/what-if');
  await page.getByLabel('Beslutning eller avtalevilkår').selectOption('US-DPF');
  await page.getByRole('button', { name: 'Vis følgene' }).click();
  expect(await page.locator('[aria-invalid=true]').getAttribute('name')).toBe('lawFrom');
  await page.getByLabel('Gjelder ikke fra').fill('2027-03-01');
  await page.getByRole('button', { name: 'Vis følgene' }).click();
  const causes = page.locator('.av-supposed h4');
  expect(await causes.allInnerTexts()).toEqual([
    expect.stringContaining('EU–US Data Privacy Framework (EU 2023/1795) gjelder ikke fra 1. mars 2027'),
  ]);
  expect(await page.locator('.av-supposed h5').allInnerTexts()).toEqual(['Averøy kommune', 'Hustadvika kommune']);
  expect(await sayWhat(page)).toContain('Ingenting er lagret.');
  expect(await plain.inspect()).toEqual([]);
  await page.goto('/law');
  expect(await page.getByText('Registrert her').count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Registrer noe nytt i regelverket' }).count()).toBe(0);
  expect(plain.troubles.filter((trouble) => !/status of 422/.test(trouble))).toEqual([]);
  await plain.close();
});

test('the administrator records that a decision falls, sees it on the page, and takes it back', async () => {
  const { page } = at.walk;
  await page.goto('/');
  await become(page, 'Sigrun Fjellvangen');
  await visit('/law');
  const row = page.locator('tr', { hasText: 'US-DPF' }).filter({ hasText: '2023/1795' });
  await row.getByRole('link', { name: 'Gi ny siste dag' }).click();
  await page.getByLabel('Gjelder til og med').fill('2027-02-28');
  await page.getByLabel('Kilde').fill('C-703/25 P');
  expect(await at.walk.inspect()).toEqual([]);
  await page.getByRole('button', { name: 'Registrer', exact: true }).dblclick();
  await page.waitForURL(/\/law$/);
  expect(await row.innerText()).toMatch(/28\.2\.2027|28\. februar 2027/);
  expect(await row.innerText()).toContain('Registrert her');
  expect(await at.walk.inspect()).toEqual([]);
  await row.getByText('Trekk tilbake').first().click();
  await row.getByLabel('Hvorfor trekkes det tilbake?').fill('Gjaldt et annet vedtak');
  await row.getByRole('button', { name: 'Trekk tilbake' }).click();
  expect(await page.getByRole('status').first().innerText()).toBe('Registreringen er trukket tilbake.');
  expect(await row.innerText()).not.toContain('Registrert her');
});

test('the administrator sets what a municipality goes by, with the day and the reason beside it', async () => {
  const { page } = at.walk;
  await visit('/policy');
  await page.getByRole('main').getByRole('link', { name: 'Averøy kommune' }).click();
  expect(await at.walk.inspect()).toEqual([]);
  const row = page.locator('tr', { hasText: 'Oppslag i Data Privacy Framework-listen' });
  await row.getByRole('link').click();
  await page.getByLabel('Ny verdi').fill('60');
  await page.getByLabel('Begrunnelse').fill('Vedtak 12/26');
  expect(await at.walk.inspect()).toEqual([]);
  await page.getByRole('button', { name: 'Lagre' }).click();
  expect(await row.innerText()).toMatch(/60 dager[\s\S]*standard: 90 dager[\s\S]*Sigrun Fjellvangen: Vedtak 12\/26/);
  expect(await at.walk.inspect()).toEqual([]);
});

test('the description of the interface is valid and accessible', async () => {
  await visit('/api/v1/docs');
});

test('every kind of change has a form', async () => {
  const { page } = at.walk;
  await page.goto('/changes/new');
  const kinds = await page
    .locator('.av-choices a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(kinds.length).toBeGreaterThanOrEqual(14);
  for (const kind of kinds) {
    await page.goto(kind ?? '');
    await page.locator('select[name=scope]').selectOption({ index: 1 });
    await page.getByRole('button', { name: 'Neste' }).click();
    await page.getByRole('button', { name: 'Vis følgene' }).waitFor();
  }
});

test('what does not exist is told so helpfully', async () => {
  await at.walk.page.goto('/agreements/agr_nobody');
  expect(await sayWhat(at.walk.page)).toMatch(/finnes ikke/i);
  expect(await at.walk.inspect()).toEqual([]);
});

test('all the way the browser had nothing to complain of, but the two answers that were to be refusals', () => {
  const refusals = at.walk.troubles.filter((trouble) =>
    /the server responded with a status of (404|422)/.test(trouble),
  );
  expect(refusals).toHaveLength(2);
  expect(at.walk.troubles.filter((trouble) => !refusals.includes(trouble))).toEqual([]);
});
