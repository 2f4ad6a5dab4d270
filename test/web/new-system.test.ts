// Registering a system from its page, without JavaScript: product first, then one form; saved once, sent back when wrong.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES } from '../support/cast.ts';
import { categories, told } from '../support/journal.ts';
import { KARI, MAGNE, ODD, openRegion } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { administrator, sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana, eide } = BODIES;
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion([
    told('product', IDS.product, '2019-01-01', { added: { dataCategories: categories('health') } }),
  ]);
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, init);
const read = async (path: string, person = ODD.id) => (await as(person, path)).text();
const filled = (changed: Record<string, string> = {}) => ({
  ...{ idempotencyKey: 'form_1', body: frana.id, product: IDS.product, name: 'Helsejournal', ownerId: ODD.id },
  ...{ purpose: 'Journal', goLive: '2026-01-01', operatingModel: 'saas', zone: 'secure', twoFactor: 'enforced' },
  ...{
    personalData: 'true',
    dataCategories: 'health',
    dataSubjects: 'patients',
    highRisk: 'true',
    effectiveOn: '2026-01-01',
  },
  ...changed,
});
const register = (changed: Record<string, string> = {}, person = ODD.id) =>
  as(person, '/systems', form(filled(changed)));
const systemAt = (at: string) =>
  ask(world, KARI, 'getSystem', { params: { body: frana.id, id: at.split('/').at(-1) ?? '' } });

describe('the system owner', () => {
  test('chooses the product, and gets a form with its usual categories ticked', async () => {
    expect(await read('/lists/systems')).toContain('href="/systems/new"');
    const first = await read('/systems/new');
    expect(validated(first)).toEqual([]);
    expect(first).toContain(`<option value="${IDS.product}">Oppvekst (Fjordsky AS)</option>`);
    const html = await read(`/systems/new?body=${frana.id}&product=${IDS.product}`);
    expect(validated(html)).toEqual([]);
    expect(html).toMatch(/name="dataCategories" value="health" checked/);
    expect(html).toContain('name="name" value="Oppvekst"');
    expect(html).not.toContain('name="endedOn"');
  });

  test('registers a system with all that was typed, once though the button is pressed twice', async () => {
    const [first, second] = await Promise.all([register(), register()]);
    const at = first.headers.get('location') ?? '';
    expect([first.status, second.status, second.headers.get('location')]).toEqual([303, 303, at]);
    expect(await systemAt(at)).toMatchObject({
      ...{ name: 'Helsejournal', productId: IDS.product, ownerId: ODD.id, purpose: 'Journal', goLive: '2026-01-01' },
      ...{ operatingModel: 'saas', zone: 'secure', twoFactor: 'enforced', personalData: true, highRisk: true },
      ...{ normenApplies: null, dataCategories: ['health'], dataSubjects: ['patients'], endedOn: null },
    });
    const html = await read(at);
    expect(html).toContain('Mangler databehandleravtale');
    expect(html).toContain(`href="/agreements/new?system&#x3D;${at.split('/').at(-1)}"`);
  });

  test('describes a system that is no product, with the processor named', async () => {
    const own = { product: 'none', 'processor.name': 'Ny Drift Ltd', 'processor.country': 'GB', dataCategories: '' };
    const at = (await register(own)).headers.get('location') ?? '';
    expect(await systemAt(at)).toMatchObject({ productId: null, processorName: 'Ny Drift Ltd', dataCategories: [] });
  });

  test('gets the form back with what was typed and all that is wrong, and nothing is saved', async () => {
    const before = await revisionCount(world);
    const wrong = {
      name: '',
      purpose: 'Opptak <i>',
      goLive: '2026-02-30',
      'processor.name': 'Ny AS',
      'processor.country': 'NO',
    };
    const response = await register(wrong);
    const html = await response.text();
    expect([response.status, validated(html)]).toEqual([422, []]);
    for (const field of ['name', 'goLive', 'processor-number']) expect(html).toContain(`href="#felt-${field}"`);
    expect(html).toContain('Opptak &lt;i&gt;');
    expect(await revisionCount(world)).toBe(before);
  });

  test('is told at the day when the product was not there so early', async () => {
    const response = await register({ effectiveOn: '2001-01-01' });
    const html = await response.text();
    expect(response.status).toBe(422);
    expect(html).toContain('Produktet er ikke registrert så tidlig som 1. januar 2001.');
    expect(html).toContain('href="#felt-effectiveOn"');
  });
});

test('who may write in several bodies chooses one first, and the product goes along', async () => {
  const send = sendingAs(into(world), await administrator(world));
  const html = await (await send(`/systems/new?product=${IDS.product}`, {})).text();
  expect(html).toContain(`href="/systems/new?body&#x3D;${eide.id}&amp;product&#x3D;${IDS.product}"`);
});

test('the officer is shown no way to register one and refused it; another municipality is unknown; so is a product nobody has', async () => {
  expect(await read('/lists/systems', MAGNE.id)).not.toContain('/systems/new');
  expect((await as(MAGNE.id, '/systems/new')).status).toBe(403);
  expect((await register({}, MAGNE.id)).status).toBe(403);
  expect((await as(ODD.id, `/systems/new?body=${eide.id}`)).status).toBe(404);
  expect((await register({ body: eide.id })).status).toBe(404);
  expect((await as(ODD.id, `/systems/new?body=${frana.id}&product=prd_none`)).status).toBe(404);
});
