// Mending an agreement from its pages, without JavaScript: what is offered to whom, each step, and what is sent back.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { amendment, categories, link, told } from '../support/journal.ts';
import { KARI, LEIV, MAGNE, openRegion, SYNNOVE } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
const PAGE = `/agreements/${IDS.agreement}`;
const params = { body: frana.id, id: IDS.agreement };
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion([
    told('system', IDS.system, '2026-11-01', { added: { dataCategories: categories('economy') } }),
    told('product', IDS.product, '2026-11-01', { added: { subProcessors: link(COMPANIES.prairie.id, 'NO') } }),
    told('contract', IDS.contract, '2026-11-01', { added: { amendments: amendment('7', '2026-11-01') } }),
  ]);
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  into(world)(path, { ...init, headers: { ...init.headers, ...(await signedIn(world, person)) } });
const read = async (path: string, person = KARI.id) => (await as(person, path)).text();
const post = (path: string, fields: Record<string, string>, person = KARI.id) => as(person, path, form(fields));
const unwound = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

/** Every field of a form as a browser would send it back untouched. */
function fieldsOf(html: string, action: string): Record<string, string> {
  const part = html.slice(
    html.indexOf(`action="${action}"`),
    html.indexOf('</form>', html.indexOf(`action="${action}"`)),
  );
  const fields: Record<string, string> = {};
  const plain = (text: string) => text.replaceAll('&quot;', '"').replaceAll('&#x27;', "'").replaceAll('&amp;', '&');
  for (const [tag] of part.matchAll(/<input[^>]*>/g)) {
    const [, name = ''] = /name="([^"]*)"/.exec(tag) ?? [];
    const isTick = /type="(?:checkbox|radio)"/.test(tag);
    if (name && (!isTick || / checked/.test(tag))) {
      const value = plain(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
      fields[name] = isTick && fields[name] ? `${fields[name]},${value}` : value;
    }
  }
  for (const [, name = '', text = ''] of part.matchAll(/<textarea[^>]*name="([^"]*)"[^>]*>([^<]*)</g))
    fields[name] = plain(text);
  for (const [, name = '', options = ''] of part.matchAll(/<select[^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/gs))
    fields[name] = plain(/<option value="([^"]*)" selected/.exec(options)?.[1] ?? '');
  return fields;
}

const drafted = async (): Promise<string> => {
  const response = await post(`${PAGE}/drafts`, { idempotencyKey: 'k1', validFrom: '2026-11-23', label: '' });
  expect(response.status).toBe(303);
  return response.headers.get('location') ?? '';
};
const edited = async (at: string) => fieldsOf(await read(`${at}/edit`), `${at}/edit`);
const versionAt = async (at: string) =>
  ask(world, KARI, 'getVersion', { params: { body: frana.id, id: at.split('/').at(-1) ?? '' } });
const status = async () => (await ask(world, KARI, 'getAgreement', { params })).status;

describe('the agreement’s page', () => {
  test('marks what the agreement says otherwise than it is, and offers a new version and a review', async () => {
    const html = await read(PAGE);
    const section = html.slice(html.indexOf('id="sammenlign"'), html.indexOf('id="versjoner"'));
    expect(unwound(section)).toMatch(/2 avvik.*Prairie Cloud Inc\. Avvik Ikke ført opp Norge Ja, fra 1\.11\.2026/);
    expect(unwound(section)).toMatch(/Økonomi Avvik Ikke ført opp Ja, fra 1\.11\.2026/);
    expect(section.match(/class="av-otherwise"/g)).toHaveLength(4);
    expect(html).toContain(`action="${PAGE}/drafts"`);
    expect(html).toContain(`action="${PAGE}/reviews"`);
    expect(validated(html)).toEqual([]);
  });

  test('offers the officer the review alone, management neither, and nobody anything on another day', async () => {
    const officer = await read(PAGE, MAGNE.id);
    expect(officer).toContain(`action="${PAGE}/reviews"`);
    expect(officer).not.toContain(`action="${PAGE}/drafts"`);
    for (const html of [await read(PAGE, LEIV.id), await read(`${PAGE}?asOf=2026-11-20`)])
      expect(html).not.toMatch(/action="[^"]*\/(?:drafts|reviews)"/);
  });

  test('takes a review that it still fits, once', async () => {
    const given = { idempotencyKey: 'k2', versionId: IDS.version, contractOn: '2026-11-23', note: 'Samme behandling' };
    expect((await post(`${PAGE}/reviews`, given, MAGNE.id)).status).toBe(303);
    expect((await post(`${PAGE}/reviews`, given, MAGNE.id)).status).toBe(303);
    expect((await ask(world, KARI, 'getAgreement', { params })).reviews).toHaveLength(1);
    expect(unwound(await read(PAGE))).toContain('Magne Ås bekreftet at versjon ver_1 passer');
  });

  test.each([
    ['drafts', { validFrom: '', label: IDS.version }, 'En annen versjon av avtalen heter det samme'],
    ['drafts', { validFrom: '2026-02-30' }, '«Skal gjelde fra» må være en dato som finnes'],
    [
      'reviews',
      { versionId: IDS.version, contractOn: '2027-01-01', note: 'Sett <fram>' },
      'Hovedavtalen lest slik den var',
    ],
  ])('sends a form back with what was typed and what was wrong: %s', async (path, given, told) => {
    const before = await revisionCount(world);
    const response = await post(`${PAGE}/${path}`, { idempotencyKey: 'k3', ...given });
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('id="feil"');
    expect(unwound(html)).toContain(told);
    if ('note' in given) expect(html).toContain('Sett &lt;fram&gt;');
    expect(validated(html)).toEqual([]);
    expect(await revisionCount(world)).toBe(before);
  });
});

describe('a new version', () => {
  test('is started, edited, its clauses filled in, sent, signed party by party; then the agreement is in order', async () => {
    const at = await drafted();
    const page = await read(at);
    expect(unwound(page)).toMatch(/Nytt: Prairie Cloud Inc\. \(Norge\).*Nytt: Økonomi/);
    expect(unwound(page)).toContain('Alt i vedlegget stemmer med det som er registrert.');
    expect(validated(page)).toEqual([]);

    const text = { ...(await edited(at)), purpose: 'Skule og <økonomi>', breachHours: '12' };
    expect((await post(`${at}/edit`, text)).status).toBe(303);
    const clauses = fieldsOf(await read(`${at}/clauses`), `${at}/clauses`);
    const filled = { ...clauses, 'clauses.K27.clauseRef': '9.1', 'clauses.K27.page': '14' };
    expect((await post(`${at}/clauses`, filled)).status).toBe(303);
    const saved = await versionAt(at);
    expect(saved).toMatchObject({ purpose: 'Skule og <økonomi>', breachHours: 12, state: 'draft' });
    expect(saved.annex.subProcessors.map(({ name }) => name).sort()).toEqual(['Bergdata AS', 'Prairie Cloud Inc.']);
    expect(saved.annex.dataCategories.map(({ category }) => category).sort()).toEqual([
      'contact',
      'economy',
      'identity',
    ]);
    expect(saved.clauses.find(({ code }) => code === 'K27')).toMatchObject({ clauseRef: '9.1', page: 14 });
    expect(saved.clauses).toHaveLength(34);

    for (const step of ['pending_approval', 'out_for_signature']) {
      const { etag } = await versionAt(at);
      expect((await post(`${at}/transitions`, { step, etag })).status).toBe(303);
    }
    const first = { 'signatures.0.signatory': 'Per Hus', 'signatures.0.signedOn': '2026-11-22' };
    expect((await post(`${at}/transitions`, { step: 'sign', etag: (await versionAt(at)).etag, ...first })).status).toBe(
      303,
    );
    expect(unwound(await read(at))).toContain('Fræna kommune signerte 22. november 2026');
    expect(await status()).toBe('needs_update');
    const second = { 'signatures.1.signatory': 'Åse', 'signatures.1.signedOn': '2026-11-23' };
    const last = await post(`${at}/transitions`, { step: 'sign', etag: (await versionAt(at)).etag, ...second });
    expect([last.status, last.headers.get('location')]).toEqual([303, PAGE]);
    expect(await status()).toBe('in_force');
    expect(unwound(await read(PAGE))).not.toContain('Ikke godkjent underdatabehandler');
  });

  test('is started once, though the button is pressed twice', async () => {
    const at = await drafted();
    expect(await drafted()).toBe(at);
    expect((await ask(world, KARI, 'listVersions', { params })).items).toHaveLength(2);
  });

  test('gets a row more without anything being saved, a company added in it, and one taken out', async () => {
    const at = await drafted();
    const before = await revisionCount(world);
    const again = await post(`${at}/edit`, { ...(await edited(at)), purpose: 'Nytt formål', add: 'subProcessors' });
    expect(again.status).toBe(200);
    const html = await again.text();
    expect(await revisionCount(world)).toBe(before);
    const fields = fieldsOf(html, `${at}/edit`);
    expect(fields.purpose).toBe('Nytt formål');
    expect(validated(html)).toEqual([]);
    const text = {
      ...fields,
      'annex.subProcessors.0.remove': 'true',
      'annex.subProcessors.2.entity.id': '',
      'annex.subProcessors.2.entity.name': 'Nordlys Drift AS',
      'annex.subProcessors.2.entity.country': 'SE',
      'annex.subProcessors.2.service': 'Drift',
    };
    expect((await post(`${at}/edit`, text)).status).toBe(303);
    const { annex } = await versionAt(at);
    expect(annex.subProcessors.map(({ name, country }) => `${name} ${country}`).sort()).toEqual([
      'Nordlys Drift AS SE',
      'Prairie Cloud Inc. NO',
    ]);
  });

  test('comes back with what was typed where it cannot be saved, each error at its row', async () => {
    const at = await drafted();
    const before = await revisionCount(world);
    const wrong = {
      ...(await edited(at)),
      ...{ label: '', noticeDays: 'tretti', validTo: '2020-01-01', purpose: 'Beholdt <tekst>' },
      'annex.subProcessors.0.remove': 'true',
      'annex.subProcessors.1.basisSignedOn': 'i går',
    };
    const response = await post(`${at}/edit`, wrong);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain('Beholdt &lt;tekst&gt;');
    expect(html).toContain('value="tretti"');
    expect(unwound(html)).toContain('må være et helt tall');
    expect(html).toContain('href="#felt-annex-subProcessors-1-basisSignedOn"');
    expect(validated(html)).toEqual([]);
    expect(await revisionCount(world)).toBe(before);
    const clauses = await post(`${at}/clauses`, { 'clauses.K27.result': 'fulfilled', 'clauses.K27.page': 'fire' });
    expect(clauses.status).toBe(422);
    expect(await clauses.text()).toContain('href="#felt-clauses-K27-page"');
  });

  test('that another has saved meanwhile shows both texts, and keeps part by part what is chosen', async () => {
    const at = await drafted();
    const mine = await edited(at);
    await post(`${at}/edit`, { ...mine, purpose: 'Deira formål', nature: 'Deira art' });
    const response = await post(`${at}/edit`, { ...mine, purpose: 'Mitt formål', nature: 'Min art' });
    expect(response.status).toBe(412);
    const html = await response.text();
    expect(unwound(html)).toMatch(/Behandlingens art Det du skrev Min art Det som er lagret nå Deira art/);
    expect(validated(html)).toEqual([]);
    expect((await versionAt(at)).purpose).toBe('Deira formål');
    const choice = { ...fieldsOf(html, `${at}/edit`), 'choice.purpose': 'mine', 'choice.nature': 'theirs' };
    expect((await post(`${at}/edit`, choice)).status).toBe(303);
    const saved = await versionAt(at);
    expect(saved).toMatchObject({ purpose: 'Mitt formål', nature: 'Deira art' });
    expect(saved.annex.dataCategories).toHaveLength(3);
  });

  test('is saved once, though the button is pressed twice', async () => {
    const at = await drafted();
    const text = { ...(await edited(at)), purpose: 'Skule' };
    await post(`${at}/edit`, text);
    const saved = await revisionCount(world);
    expect((await post(`${at}/edit`, text)).status).toBe(303);
    expect(await revisionCount(world)).toBe(saved);
  });

  test('that was moved meanwhile says so, and is not moved; a signature needs a day that has come', async () => {
    const at = await drafted();
    const { etag } = await versionAt(at);
    await post(`${at}/transitions`, { step: 'out_for_signature', etag });
    const late = await post(`${at}/transitions`, { step: 'pending_approval', etag });
    expect(late.status).toBe(412);
    expect(unwound(await late.text())).toContain('Noen andre har endret versjonen mens du arbeidet.');
    const sign = async (given: object) =>
      post(`${at}/transitions`, { step: 'sign', etag: (await versionAt(at)).etag, ...given });
    for (const [given, told] of [
      [{}, 'Fyll ut datoen for minst én signatur'],
      [{ 'signatures.1.signatory': 'Åse <i>' }, 'må være en dato som finnes'],
      [
        { 'signatures.1.signatory': 'Åse <i>', 'signatures.1.signedOn': '2027-01-01' },
        'kan ikke være etter 23. november',
      ],
    ] as const) {
      const response = await sign(given);
      expect(response.status).toBe(422);
      const html = await response.text();
      expect(unwound(html)).toContain(told);
      if ('signatures.1.signatory' in given) expect(html).toContain('value="Åse &lt;i&gt;"');
      expect(validated(html)).toEqual([]);
    }
    expect((await versionAt(at)).state).toBe('out_for_signature');
  });

  test('is edited as a draft only', async () => {
    const at = await drafted();
    const text = await edited(at);
    await post(`${at}/transitions`, { step: 'out_for_signature', etag: (await versionAt(at)).etag });
    expect((await as(KARI.id, `${at}/edit`)).headers.get('location')).toBe(at);
    const late = await post(`${at}/edit`, { ...text, purpose: 'For sent' });
    expect(late.headers.get('location')).toBe(at);
    expect((await versionAt(at)).purpose).toBe('Skule');
  });

  test('keeps what was saved last, wherever its first day is moved', async () => {
    const at = await drafted();
    for (const [validFrom, purpose] of [
      ['2026-10-01', 'Først'],
      ['2026-11-15', 'Så'],
      ['2026-10-15', 'Sist'],
    ] as const)
      expect((await post(`${at}/edit`, { ...(await edited(at)), validFrom, purpose })).status).toBe(303);
    expect(await versionAt(at)).toMatchObject({ validFrom: '2026-10-15', purpose: 'Sist' });
  });
});

test.each([
  ['the officer', MAGNE.id, 403],
  ['management', LEIV.id, 403],
  ['a manager elsewhere', SYNNOVE.id, 404],
])('%s may not start, edit, fill in or move a version', async (_, person, expected) => {
  const at = await drafted();
  expect((await post(`${PAGE}/drafts`, { validFrom: '2026-11-23' }, person)).status).toBe(expected);
  for (const part of ['edit', 'clauses', 'transitions'])
    expect((await post(`${at}/${part}`, { step: 'draft' }, person)).status, part).toBe(expected);
  for (const part of ['edit', 'clauses']) expect((await as(person, `${at}/${part}`)).status).toBe(expected);
  if (expected === 403) expect(await read(at, person)).not.toContain('/transitions');
});
