// A system's pages, without JavaScript: what is told of it, confirmed in one press, corrected, and two at once.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES } from '../support/cast.ts';
import { EIDE, KARI, MAGNE, ODD, openRegion } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const PAGE = `/systems/${IDS.system}`;
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion();
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, init);
const system = () => ask(world, KARI, 'getSystem', { params: { body: BODIES.frana.id, id: IDS.system }, query: {} });

/** What the form holds when it is opened, as a browser would send it back. */
async function opened(person = ODD.id): Promise<Record<string, string | string[]>> {
  const html = await (await as(person, `${PAGE}/profile`)).text();
  expect(validated(html)).toEqual([]);
  const values: Record<string, string | string[]> = {};
  for (const [, tag = ''] of html.matchAll(/<input([^>]*)>/g)) {
    const of = (name: string) => new RegExp(`${name}="([^"]*)"`).exec(tag)?.[1];
    const [name, value, type] = [of('name'), of('value') ?? '', of('type')];
    if (!name || ((type === 'radio' || type === 'checkbox') && !/ checked/.test(tag))) continue;
    values[name] = type === 'checkbox' ? [...(values[name] ?? []), value] : value.replaceAll('&quot;', '"');
  }
  for (const [, name = '', options = ''] of html.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs))
    values[name] = /value="([^"]*)" selected/.exec(options)?.[1] ?? /value="([^"]*)"/.exec(options)?.[1] ?? '';
  for (const [, name = '', text = ''] of html.matchAll(/<textarea[^>]* name="([^"]+)"[^>]*>([^<]*)</g))
    values[name] = text;
  return values;
}

function filled(values: Record<string, string | string[]>): RequestInit {
  const body = new URLSearchParams(
    Object.entries(values).flatMap(([name, value]) => [value].flat().map((one): [string, string] => [name, one])),
  );
  return { ...form({}), body };
}

describe('the system owner', () => {
  test('sees every fact, the agreements that cover it, and what nobody has told', async () => {
    const response = await as(ODD.id, PAGE);
    const html = await response.text();
    expect(response.status).toBe(200);
    expect(validated(html)).toEqual([]);
    expect(html).toContain(`/agreements/${IDS.agreement}`);
    expect(html).toContain('Ingen har bekreftet at opplysningene stemmer.');
  });

  test('confirms in one press that everything is so, once though it is pressed twice', async () => {
    const before = await revisionCount(world);
    for (const _ of [1, 2])
      expect((await as(ODD.id, `${PAGE}/confirmation`, form({ idempotencyKey: 'form_1' }))).status).toBe(303);
    expect(await revisionCount(world)).toBe(before + 1);
    expect((await system()).confirmedOn).toBe('2026-11-23');
    expect(await (await as(ODD.id, PAGE)).text()).toContain('Opplysningene ble sist bekreftet 23. november 2026.');
  });

  test('corrects what is wrong: what was left as it was is not written', async () => {
    const values = await opened();
    const changed = { ...values, twoFactor: 'enforced', dataSubjects: ['pupils'], confirmed: 'true' };
    expect((await as(ODD.id, `${PAGE}/profile`, filled(changed))).status).toBe(303);
    expect(await system()).toMatchObject({
      ...{ twoFactor: 'enforced', dataSubjects: ['pupils'], confirmedOn: '2026-11-23' },
    });
  });

  test('saves nothing when nothing was changed', async () => {
    const before = await revisionCount(world);
    expect((await as(ODD.id, `${PAGE}/profile`, filled(await opened()))).status).toBe(303);
    expect(await revisionCount(world)).toBe(before);
  });

  test('gets the form back with what was typed, and the field that is wrong', async () => {
    const before = await revisionCount(world);
    const values = { ...(await opened()), purpose: 'Nytt <formål>', goLive: '2020-01-01', endedOn: '2019-01-01' };
    const response = await as(ODD.id, `${PAGE}/profile`, filled(values));
    const html = await response.text();
    expect([response.status, validated(html)]).toEqual([422, []]);
    expect(html).toContain('Nytt &lt;formål&gt;');
    expect(html).toMatch(/href="#felt-endedOn"/);
    expect(await revisionCount(world)).toBe(before);
  });

  test('who filled in the form while somebody else saved is shown both, and chooses', async () => {
    const values = { ...(await opened()), twoFactor: 'absent' };
    const params = { body: BODIES.frana.id, id: IDS.system };
    await ask(world, KARI, 'reviseSystem', { params, body: { twoFactor: 'enforced' } });
    const response = await as(ODD.id, `${PAGE}/profile`, filled(values));
    const html = await response.text();
    expect([response.status, validated(html)]).toEqual([412, []]);
    expect(html).toContain('Noen andre lagret mens du fylte ut.');
    expect(html).toMatch(/Lagret nå: P\S+krevd/);
    const etag = /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
    const again = await as(ODD.id, `${PAGE}/profile`, filled({ ...values, etag, idempotencyKey: 'form_again' }));
    expect(again.status).toBe(303);
    expect((await system()).twoFactor).toBe('absent');
  });
});

test('the data protection officer reads the page, is shown no form, and is refused one', async () => {
  const html = await (await as(MAGNE.id, PAGE)).text();
  expect(html).not.toContain(`${PAGE}/profile`);
  expect(html).not.toContain('/confirmation');
  expect((await as(MAGNE.id, `${PAGE}/profile`)).status).toBe(403);
  expect((await as(MAGNE.id, `${PAGE}/confirmation`, form({ idempotencyKey: 'form_1' }))).status).toBe(403);
});

test('another municipality’s system answers as one that does not exist', async () => {
  for (const path of [`/systems/${EIDE.system}`, `/systems/${EIDE.system}/profile`, '/systems/sys_none'])
    expect((await as(ODD.id, path)).status).toBe(404);
  const confirmation = form({ idempotencyKey: 'form_1' });
  expect((await as(ODD.id, `/systems/${EIDE.system}/confirmation`, confirmation)).status).toBe(404);
});

test('a day to come cannot be confirmed', async () => {
  const params = { body: BODIES.frana.id, id: IDS.system };
  await expect(ask(world, KARI, 'reviseSystem', { params, body: { confirmedOn: '2026-11-24' } })).rejects.toThrow(
    'confirmedOn',
  );
});
