// A form in a browser: what was typed outlives the session, is warned of before it is left, and a slow answer is told of.
import { expect, test } from 'vitest';
import { demoBrowser } from '../support/demo-browser.ts';

const at = demoBrowser('kept');

const PURPOSE = 'Foresattes kontakt med skolen, skrevet før lunsj';

test('Oddny’s form is there again after her session was over, and is saved when she presses the button', async () => {
  const { page, inspect } = at.walk;
  await page.goto('/');
  await page.getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.waitForLoadState();
  await page.goto('/lists/systems');
  await page.locator('main tbody a[href^="/systems/"]').first().click();
  await page.waitForLoadState();
  const system = new URL(page.url()).pathname;
  await page.goto(`${system}/profile`);
  await page.locator('[name="purpose"]').fill(PURPOSE);
  await page.context().clearCookies({ name: 'avtalevakt.session_token' });
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await page.waitForURL(/\/sign-in\?returnTo=/);
  expect(await page.getByRole('status').first().innerText()).toContain('Det du skrev, er tatt vare på');
  expect(await inspect()).toEqual([]);

  await page.getByRole('main').getByRole('button', { name: 'Oddny Malmedal' }).first().click();
  await page.waitForURL(/\/kept\//);
  expect(await page.locator('[name="purpose"]').inputValue()).toBe(PURPOSE);
  expect(await page.getByRole('main').innerText()).toContain('Ingenting er lagret: se over og lagre.');
  expect(await inspect()).toEqual([]);

  const asked = page.waitForEvent('dialog');
  const leaving = page.goto('/help').catch(() => null);
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await leaving;
  await page.getByRole('button', { name: 'Lagre', exact: true }).click();
  await page.waitForURL(`**${system}`);
  expect(await page.getByRole('main').innerText()).toContain(PURPOSE);
});

test('an answer that takes more than a second is told of, to be seen and to be heard, and nothing else moves', async () => {
  const { page, inspect } = at.walk;
  await page.goto('/lists/systems');
  await page.route('**/lists/systems/views', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    await route.continue();
  });
  await page.locator('form[action$="/views"] [name="name"]').fill('Min visning');
  const [told, button] = [page.locator('#underveis'), page.locator('form[action$="/views"] button')];
  expect([await told.getAttribute('role'), await told.innerText()]).toEqual(['status', '']);
  // While a page is on its way the browser answers no questions: the page itself notes what it shows.
  await page.evaluate(() => {
    const place = document.getElementById('underveis') as HTMLElement;
    const height = document.body.scrollHeight;
    const sent = document.querySelector('form[action$="/views"] button');
    new MutationObserver(() => {
      const seen = { text: place.innerText, busy: sent?.ariaBusy, moved: document.body.scrollHeight - height };
      if (seen.text) sessionStorage.setItem('seen', JSON.stringify(seen));
    }).observe(place, { childList: true });
  });
  await button.click();
  await page.waitForURL(/\/lists\/systems\?/);
  const seen = await page.evaluate(() => JSON.parse(sessionStorage.getItem('seen') ?? 'null') as unknown);
  expect(seen).toEqual({ text: 'Arbeider. Det kan ta noen sekunder.', busy: 'true', moved: 0 });
  expect(await told.innerText()).toBe('');
  expect(await inspect()).toEqual([]);
});
