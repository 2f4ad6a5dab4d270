// Bodies from their pages, without JavaScript: what is told to whom, corrected, joined, left and given a mandate.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES } from '../support/cast.ts';
import { KARI, MAGNE, openRegion, SYNNOVE } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { administrator, sendingAs, signedIn } from '../support/signing-in.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana, eide, orkide, ika, hustadvika } = BODIES;
const PAGE = `/bodies/${frana.id}`;
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion();
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, init);
const admin = async (path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await administrator(world))(path, init);
const unwound = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const post = (path: string, fields: Record<string, string>) =>
  admin(path, form({ idempotencyKey: 'form_1', ...fields }));
const etagOn = (html: string) => /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
const body = (id: string = frana.id) => ask(world, null, 'getBody', { params: { body: id } });
const memberships = async () =>
  (await ask(world, null, 'listMemberships', { params: { body: frana.id }, query: { limit: 50 } })).items;
const mandates = async () =>
  (await ask(world, null, 'listMandates', { params: { body: frana.id }, query: { limit: 50 } })).items;

describe('the page of a municipality', () => {
  test('tells a contract manager of its facts, mandate, agreements and people, and offers no form', async () => {
    const response = await as(KARI.id, PAGE);
    const html = await response.text();
    expect([response.status, validated(html)]).toEqual([200, []]);
    for (const text of ['Fræna kommune', 'Gjeldende avtaler', 'Kari Nes', 'Avtaleforvalter', 'Odd Hauge'])
      expect(unwound(html)).toContain(text);
    expect(html).not.toMatch(/action="[^"]*\/(?:memberships|mandates|edit)/);
    expect(await (await as(KARI.id, '/bodies')).text()).not.toContain('/bodies/new');
  });

  test('tells who took over, and from whom; the officer sees all the bodies of the mandate', async () => {
    await ask(world, null, 'createSuccessor', {
      params: { body: frana.id },
      body: { bodyId: hustadvika.id, kind: 'merger', on: '2026-11-01' },
    });
    expect(unwound(await (await admin(PAGE)).text())).toMatch(
      /Opphørte 1\. november 2026.*Rettsetterfølger Hustadvika/,
    );
    const after = await (await admin(`/bodies/${hustadvika.id}`)).text();
    expect(after).toContain(`href="${PAGE}"`);
    const list = await as(MAGNE.id, '/bodies');
    const html = await list.text();
    expect([list.status, validated(html)]).toEqual([200, []]);
    for (const id of [frana.id, eide.id, ika.id]) expect(html).toContain(`href="/bodies/${id}"`);
  });

  test('answers another municipality’s as one that does not exist', async () => {
    for (const id of [eide.id, 'body_none']) expect((await as(KARI.id, `/bodies/${id}`)).status).toBe(404);
    expect((await as(SYNNOVE.id, PAGE)).status).toBe(404);
  });

  test('and that of a co-operative tell of each other', async () => {
    await post(`${PAGE}/memberships`, { cooperativeId: orkide.id, from: '2020-01-01' });
    const html = await (await admin(PAGE)).text();
    expect(unwound(html)).toMatch(/IKT Orkidé .{0,20}1\.1\.2020/);
    expect(unwound(await (await admin(`/bodies/${orkide.id}`)).text())).toMatch(/Fræna kommune .{0,20}1\.1\.2020/);
  });
});

describe('an administrator', () => {
  test('registers a body once though the button is pressed twice, and reads what is wrong with one', async () => {
    const given = { name: 'Gjemnes <kommune>', kind: 'municipality', number: '964981426', language: 'nn' };
    const all = { ...given, municipalityNumber: '1557', effectiveOn: '2026-01-01' };
    expect(validated(await (await admin('/bodies/new')).text())).toEqual([]);
    const [first, second] = await Promise.all([post('/bodies', all), post('/bodies', all)]);
    const at = first.headers.get('location') ?? '';
    expect([first.status, second.status, second.headers.get('location')]).toEqual([303, 303, at]);
    expect(await body(at.split('/').at(-1))).toMatchObject({
      ...given,
      municipalityNumber: '1557',
      since: '2026-01-01',
    });
    const before = await revisionCount(world);
    for (const [wrong, field] of [
      [{ ...all, idempotencyKey: 'form_2' }, 'number'],
      [{ ...all, number: '123456789' }, 'number'],
      [{ ...all, municipalityNumber: '15' }, 'municipalityNumber'],
      [{ ...all, name: ' ' }, 'name'],
    ] as const) {
      const response = await post('/bodies', { idempotencyKey: `form_${field}`, ...wrong });
      const html = await response.text();
      expect([response.status, validated(html)]).toEqual([422, []]);
      expect(html).toContain(`href="#felt-${field}"`);
    }
    expect(await revisionCount(world)).toBe(before);
  });

  test('corrects language and number: what was left as it was is not written, nothing changed saves nothing', async () => {
    const html = await (await admin(`${PAGE}/edit`)).text();
    expect(validated(html)).toEqual([]);
    const { name, kind, municipalityNumber } = await body();
    const typed = {
      etag: etagOn(html),
      name,
      kind,
      municipalityNumber: municipalityNumber ?? '',
      effectiveOn: '2026-11-23',
    };
    const before = await revisionCount(world);
    expect((await post(`${PAGE}/edit`, { ...typed, language: (await body()).language })).status).toBe(303);
    expect(await revisionCount(world)).toBe(before);
    expect((await post(`${PAGE}/edit`, { ...typed, language: 'en' })).status).toBe(303);
    expect(await body()).toMatchObject({ name, language: 'en' });
    const late = await post(`${PAGE}/edit`, { ...typed, language: 'nn', idempotencyKey: 'form_2' });
    const both = await late.text();
    expect([late.status, validated(both)]).toEqual([412, []]);
    expect(unwound(both)).toMatch(/Lagret nå: (?:E|e)ng/);
    expect((await body()).language).toBe('en');
  });

  test('joins a co-operative and leaves it; a last day before the first is said at the field, with the form open', async () => {
    expect((await post(`${PAGE}/memberships`, { cooperativeId: orkide.id, from: '2026-02-01' })).status).toBe(303);
    const { id } = (await memberships()).find(({ from }) => from === '2026-02-01') ?? { id: '' };
    const wrong = await post(`${PAGE}/memberships/${id}/end`, { to: '2025-01-01', idempotencyKey: 'form_end' });
    const html = await wrong.text();
    expect([wrong.status, validated(html)]).toEqual([422, []]);
    expect(html).toContain(`href="#felt-${id}-to"`);
    expect(html).toContain('value="2025-01-01"');
    const left = await post(`${PAGE}/memberships/${id}/end`, { to: '2026-12-31', idempotencyKey: 'form_2' });
    expect(left.status).toBe(303);
    expect((await memberships()).find((one) => one.id === id)?.to).toBe('2026-12-31');
  });

  test('gives a mandate and ends it; what is wrong comes back with what was typed', async () => {
    const given = { officeId: ika.id, from: '2026-11-01', decidedOn: '2026-10-20', capacityPercent: '12,5' };
    const wrong = await post(`${PAGE}/mandates`, { ...given, publishedUrl: 'noe <annet>', from: '' });
    const html = await wrong.text();
    expect([wrong.status, validated(html)]).toEqual([422, []]);
    for (const field of ['from', 'publishedUrl']) expect(html).toContain(`href="#felt-mandate-${field}"`);
    expect(html).toContain('value="noe &lt;annet&gt;"');
    expect((await post(`${PAGE}/mandates`, { ...given, conflictReason: 'Vurdert' })).status).toBe(303);
    const made = (await mandates()).find(({ decidedOn }) => decidedOn === '2026-10-20');
    expect(made).toMatchObject({ officeId: ika.id, from: '2026-11-01', capacityPercent: 12.5, to: null });
    const ended = await post(`${PAGE}/mandates/${made?.id}/end`, { to: '2026-12-31', idempotencyKey: 'form_2' });
    expect(ended.status).toBe(303);
    expect((await mandates()).find(({ id }) => id === made?.id)?.to).toBe('2026-12-31');
  });
});

test.each([
  ['a contract manager', KARI.id, 403],
  ['the officer', MAGNE.id, 403],
  ['a manager elsewhere', SYNNOVE.id, 403],
])('%s may correct, join and give nothing', async (_, person, expected) => {
  for (const path of ['/bodies/new', `${PAGE}/edit`]) expect((await as(person, path)).status).toBe(expected);
  for (const path of ['/bodies', `${PAGE}/edit`, `${PAGE}/memberships`, `${PAGE}/mandates`])
    expect((await as(person, path, form({ name: 'x' }))).status).toBe(expected);
});
