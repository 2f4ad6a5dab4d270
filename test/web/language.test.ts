// The language of a page: chosen in the browser, else one's own, else what the browser asks for; mails and reports likewise.
import { describe, expect, test } from 'vitest';
import { findingTitle } from '../../src/views/wording/findings.ts';
import { askerAt } from '../support/asking.ts';
import { organisationNumber, SINCE, smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { ask, openWorld } from '../support/world.ts';

const langOf = (html: string) => /<html lang="(\w+)"/.exec(html)?.[1];

async function atTheDoor(acceptLanguage: string) {
  const world = await openWorld();
  const response = await into(world)('/sign-in', { headers: { 'accept-language': acceptLanguage } });
  return response.text();
}

describe('before one is signed in', () => {
  test.each([
    ['nn-NO,nn;q=0.9,nb;q=0.8', 'nn', 'E-postadresse'],
    ['en-GB,en;q=0.9', 'en', 'E-mail address'],
    ['no', 'nb', 'E-postadresse'],
    ['no-NO, en;q=0.5', 'nb', 'E-postadresse'],
    ['de, sv;q=0.9', 'nb', 'E-postadresse'],
    ['de, en;q=0.5', 'en', 'E-mail address'],
    ['*', 'nb', 'E-postadresse'],
    ['', 'nb', 'E-postadresse'],
  ])('a browser that asks for "%s" is answered in %s', async (asked, language, label) => {
    const html = await atTheDoor(asked);
    expect(langOf(html)).toBe(language);
    expect(html).toContain(label);
  });

  test('one may choose on the page, which comes back as it was', async () => {
    const world = await openWorld();
    const page = await (await into(world)('/sign-in?returnTo=%2Fagreements', {})).text();
    expect(page).toContain('name="returnTo" value="/sign-in?returnTo&#x3D;%2Fagreements"');
    for (const name of ['Bokmål', 'Nynorsk', 'English']) expect(page).toContain(`>${name}</button>`);
    const chosen = await into(world)('/language', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ language: 'nn', returnTo: '/sign-in?returnTo=%2Fagreements' }),
    });
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/sign-in?returnTo=%2Fagreements']);
    const cookie = (chosen.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const again = await into(world)('/sign-in', { headers: { cookie, 'accept-language': 'en' } });
    expect(langOf(await again.text())).toBe('nn');
  });

  test.each(['se', '', '__proto__'])('a language called %j is refused', async (language) => {
    const world = await openWorld();
    const answer = await into(world)('/language', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ language, returnTo: '/' }),
    });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([422, null]);
  });

  test('the way back leads to our own pages alone', async () => {
    const world = await openWorld();
    const answer = await into(world)('/language', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ language: 'en', returnTo: 'https://elsewhere.example/' }),
    });
    expect(answer.headers.get('location')).toBe('/');
  });

  test('what does not exist is told in the language asked for', async () => {
    const world = await openWorld();
    const kari = await smallRegister(world).then(({ people }) => signedIn(world, people.kari));
    const response = await into(world)('/nowhere', { headers: { ...kari, 'accept-language': 'nn' } });
    expect([response.status, langOf(await response.text())]).toEqual([404, 'nb']);
  });
});

describe('signed in', () => {
  test('pages are in one’s own language whatever the browser asks for, until another is chosen in it', async () => {
    const world = await openWorld();
    const { people } = await smallRegister(world);
    const headers = await signedIn(world, people.kari);
    const page = async (more: Record<string, string> = {}) =>
      (await into(world)('/', { headers: { ...headers, ...more } })).text();
    expect(langOf(await page({ 'accept-language': 'en' }))).toBe('nb');
    await askerAt(into(world), headers).ask('changeLanguage', { body: { language: 'en' } });
    expect(langOf(await page())).toBe('en');
    expect(await page()).toContain('>Sign out</button>');
    const cookie = `${headers.cookie}; avtalevakt_language=nn`;
    expect(langOf(await page({ cookie }))).toBe('nn');
    expect(langOf(await page({ cookie: `${headers.cookie}; avtalevakt_language=xx` }))).toBe('en');
  });

  test('the words operations give are in the reader’s language, by page and by interface', async () => {
    const world = await openWorld();
    const { people, frana } = await smallRegister(world);
    const headers = await signedIn(world, people.kari);
    const first = async (language: string) => {
      const asker = askerAt(into(world), { ...headers, 'accept-language': language });
      const { items } = await asker.ask('listBodyFindings', { params: { body: frana.id }, query: { limit: '200' } });
      return items[0] ?? expect.fail('the small register has findings');
    };
    const [nb, nn, en] = [await first('nb'), await first('nn-NO'), await first('en')];
    expect(nb.title).toContain(findingTitle(nb.code, 'nb'));
    expect(nn.title).toContain(findingTitle(nb.code, 'nn'));
    expect(en.title).toContain(findingTitle(nb.code, 'en'));
    const page = await into(world)('/', {
      headers: { ...headers, cookie: `${headers.cookie}; avtalevakt_language=en` },
    });
    const html = await page.text();
    expect(html).toContain(findingTitle(nb.code, 'en'));
    expect(html).not.toContain(findingTitle(nb.code, 'nb'));
  });
});

describe('by default', () => {
  const nynorsk = async () => {
    const world = await openWorld();
    const given = { kind: 'municipality', name: 'Eide', number: organisationNumber(7), effectiveOn: SINCE };
    const body = await ask(world, null, 'createBody', { body: { ...given, language: 'nn' } });
    return { world, body };
  };
  const role = (bodyId: string | null) => [
    { role: bodyId ? 'contract_manager' : 'administrator', bodyId, from: SINCE },
  ];

  test('whoever is registered reads in the language of the body they begin in', async () => {
    const { world, body } = await nynorsk();
    const register = (email: string, given: object) =>
      ask(world, null, 'createPerson', { body: { name: 'Kari Malme', email, ...given } });
    expect((await register('a@eide.example', { roles: role(body.id) })).language).toBe('nn');
    expect((await register('b@eide.example', { roles: role(body.id), language: 'en' })).language).toBe('en');
    expect((await register('c@eide.example', { roles: role(null) })).language).toBe('nb');
  });

  test('a report on one body is in its language, over several in bokmål', async () => {
    const { world, body } = await nynorsk();
    const other = { kind: 'municipality', name: 'Fræna', number: organisationNumber(8), effectiveOn: SINCE };
    await ask(world, null, 'createBody', { body: other });
    const language = async (query: object) => (await ask(world, null, 'getReport', { query })).language;
    expect(await language({ body: body.id })).toBe('nn');
    expect(await language({ body: body.id, language: 'en' })).toBe('en');
    expect(await language({})).toBe('nb');
  });
});
