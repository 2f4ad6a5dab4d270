// Searching from the pages: the page of hits, the hits alone for a page that asks as one types, and who finds what.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Send } from '../support/asking.ts';
import { type Demonstration, idIn, loadedDemonstration } from '../support/demonstration.ts';
import { into } from '../support/serving.ts';
import { as, sendingAs } from '../support/signing-in.ts';

let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
}, 60_000);
afterAll(() => demonstration.close());

const anybody = (): Send => {
  const { world } = demonstration;
  return into({ ...world, settings: { ...world.settings, demonstration: true } });
};
const sending = async (person: string): Promise<Send> => {
  const send = anybody();
  return sendingAs(send, await as(send, idIn(demonstration.answers, person)));
};
const asTyped = { headers: { 'hx-request': 'true', 'hx-target': 'av-sok-treff' } };

describe('the page of hits', () => {
  test('says what one can search by before anything is asked', async () => {
    const send = await sending('ingvild');
    const response = await send('/search', {});
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/Hva leter du etter\?.*organisasjonsnummer/s);
  });

  test('groups what was found, marks it, and keeps what was typed in the field of every page', async () => {
    const send = await sending('ingvild');
    const html = await (await send('/search?q=office+365', {})).text();
    expect(html).toContain('value="office 365"');
    expect(html).toContain('<mark>Office</mark> <mark>365</mark>');
    expect(html).toMatch(/Hovedavtaler <span[^>]*>4</);
    expect(await (await send('/', {})).text()).toMatch(/<form class="av-search" role="search"[^>]*action="\/search"/);
  });

  test('of one kind holds nothing else', async () => {
    const send = await sending('ingvild');
    const html = await (await send('/search?q=office&kind=system', {})).text();
    expect(html).toContain('Bare systemer.');
    expect(html).not.toContain('treff-contract');
  });

  test('is refused for what holds no letter or digit and for too much, with the field named', async () => {
    const send = await sending('ingvild');
    for (const q of ['"*"', '%00', 'x'.repeat(10_000)]) {
      const response = await send(`/search?q=${q}`, {});
      const html = await response.text();
      expect(response.status).toBe(422);
      expect(html).toContain('aria-invalid="true"');
      expect(html).toContain('href="#av-sok"');
    }
  });

  test('escapes what was typed', async () => {
    const send = await sending('ingvild');
    const html = await (await send(`/search?q=${encodeURIComponent('<script>alert(1)</script>')}`, {})).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;');
  });
});

describe('as one types', () => {
  test('only the hits come, with how many there are for those who hear the page', async () => {
    const send = await sending('ingvild');
    const html = await (await send('/search?q=office', asTyped)).text();
    expect(html).not.toContain('<html');
    expect(html).toContain('<mark>Office</mark>');
    expect(html).toMatch(/<p id="av-sok-antall" data-hx-swap-oob="innerHTML">\d+ treff<\/p>/);
    expect(html).toMatch(/href="\/search\?q(?:=|&#x3D;)office"/);
  });

  test('whoever is signed out meanwhile has the page loaded anew, and no sign-in page in its list', async () => {
    const response = await anybody()('/search?q=office', asTyped);
    expect([response.status, response.headers.get('hx-refresh'), await response.text()]).toEqual([204, 'true', '']);
  });
});

describe('who finds what', () => {
  test('somebody at Averøy finds Averøy’s Office 365, nothing of Hustadvika’s and no trace of how much there is', async () => {
    const html = await (await (await sending('marit'))('/search?q=office', {})).text();
    expect(html).toContain('(Averøy)');
    expect(html).not.toContain('(Hustadvika)');
    expect(html).toMatch(/Hovedavtaler <span[^>]*>1</);
  });
});
