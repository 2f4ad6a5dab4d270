// The forms of vendors, products and contracts, without JavaScript: once however often pressed, refused with all that was
// typed, nobody entered twice, and two who save at once.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { blank } from '../support/page-matrix.ts';
import { EIDE, KARI, MAGNE, ODD, openRegion, SYNNOVE } from '../support/region.ts';
import { organisationNumber } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openRegion();
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, { redirect: 'manual', ...init });
const opened = async (path: string, person = KARI.id): Promise<string> => {
  const response = await as(person, path);
  const html = await response.text();
  expect([response.status, validated(html)]).toEqual([200, []]);
  return html;
};
const etagIn = (html: string) => /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
const refused = async (path: string, fields: Record<string, string>, status = 422): Promise<string> => {
  const before = await revisionCount(world);
  const response = await as(KARI.id, path, form(fields));
  const html = await response.text();
  expect([response.status, validated(html)]).toEqual([status, []]);
  expect(await revisionCount(world)).toBe(before);
  return html;
};
const saved = async (path: string, fields: Record<string, string>): Promise<string> => {
  const response = await as(KARI.id, path, form(fields));
  expect([response.status, response.status === 303 ? '' : await response.text()]).toEqual([303, '']);
  return response.headers.get('location') ?? '';
};

const NUMBER = organisationNumber(20);
const NY = {
  ...{ 'entity.number': NUMBER, 'entity.name': 'Nordvind Data AS', 'entity.country': 'NO' },
  ...{
    contactName: 'Vakta',
    contactEmail: 'vakt@nordvind.example',
    effectiveOn: '2026-11-01',
    idempotencyKey: 'form_1',
  },
};

describe('a new vendor', () => {
  test('is registered once though the button is pressed twice, and its page is shown', async () => {
    expect(await opened('/lists/vendors')).toContain('href="/vendors/new"');
    await opened('/vendors/new');
    const before = await revisionCount(world);
    const [one, two] = [await saved('/vendors', NY), await saved('/vendors', NY)];
    expect(one).toMatch(/^\/vendors\/ven_/);
    expect(two).toBe(one);
    expect(await revisionCount(world)).toBe(before + 2);
    expect(await opened(one)).toContain('mailto:vakt@nordvind.example');
  });

  test('that is registered already is shown instead, by number or by name, and nothing is saved', async () => {
    await saved('/vendors', NY);
    const again = await refused('/vendors', { ...NY, 'entity.name': 'Nordvind', idempotencyKey: 'form_2' });
    expect(again).toContain('Nordvind Data AS er registrert som leverandør fra før.');
    expect(again).toMatch(/href="\/vendors\/ven_/);
    expect(again).toContain('value="vakt@nordvind.example"');
    const foreign = { 'entity.name': 'Loch Ltd', 'entity.country': 'GB', effectiveOn: '2026-11-01' };
    await saved('/vendors', foreign);
    expect(await refused('/vendors', foreign)).toContain('Loch Ltd er registrert som leverandør fra før.');
  });

  test('that stood in chains only becomes a vendor of the same company', async () => {
    const { id, name } = COMPANIES.prairie;
    const made = await saved('/vendors', { 'entity.name': name, 'entity.country': 'US', effectiveOn: '2026-11-01' });
    const vendor = await ask(world, KARI, 'getVendor', { params: { id: made.split('/').at(-1) } });
    expect(vendor.entityId).toBe(id);
  });

  test('comes back with everything typed and each wrong field named', async () => {
    const html = await refused('/vendors', {
      ...{ 'entity.number': '123456789', 'entity.name': 'Feil <AS>', 'entity.country': 'NO' },
      ...{ contactEmail: 'ikke en adresse', website: 'nordvind', effectiveOn: '2026-13-40' },
    });
    expect(html).toContain('value="Feil &lt;AS&gt;"');
    for (const name of ['entity-number', 'contactEmail', 'website', 'effectiveOn'])
      expect(html).toContain(`href="#felt-${name}"`);
    expect(html).toContain('må være en hel adresse');
  });
});

describe('what is told of a vendor', () => {
  const EDIT = `/vendors/${IDS.vendor}/edit`;

  test('is corrected: what was left as it was is not written, and nothing changed saves nothing', async () => {
    const etag = etagIn(await opened(EDIT));
    const same = { contactName: '', contactEmail: '', country: 'NO', effectiveOn: '2026-11-23', etag };
    const before = await revisionCount(world);
    await saved(EDIT, same);
    expect(await revisionCount(world)).toBe(before);
    await saved(EDIT, { ...same, contactEmail: 'dpo@fjordsky.example', number: NUMBER, address: 'Kaia 1' });
    expect(await revisionCount(world)).toBe(before + 2);
    const vendor = await ask(world, KARI, 'getVendor', { params: { id: IDS.vendor } });
    expect(vendor).toMatchObject({ contactEmail: 'dpo@fjordsky.example', number: NUMBER, contactName: null });
    expect(await opened(`/vendors/${IDS.vendor}`)).toContain('Opplysninger om leverandøren rettet');
  });

  test('somebody else saved meanwhile is shown beside what was typed, and can be chosen', async () => {
    const etag = etagIn(await opened(EDIT));
    const params = { id: IDS.vendor };
    await ask(world, SYNNOVE, 'reviseVendor', { params, body: { contactEmail: 'vakt@fjordsky.example' } });
    const typed = { contactEmail: 'min@fjordsky.example', country: 'NO', effectiveOn: '2026-11-23', etag };
    const html = await refused(EDIT, typed, 412);
    expect(html).toContain('Lagret nå: vakt@fjordsky.example');
    await saved(EDIT, { ...typed, etag: etagIn(html), idempotencyKey: 'form_9' });
    expect((await ask(world, KARI, 'getVendor', { params })).contactEmail).toBe('min@fjordsky.example');
  });

  test('cannot take another company’s number, nor be a municipality’s', async () => {
    await saved('/vendors', NY);
    const etag = etagIn(await opened(EDIT));
    const html = await refused(EDIT, { number: NUMBER, country: 'NO', effectiveOn: '2026-11-23', etag });
    expect(html).toContain('En annen virksomhet har dette organisasjonsnummeret');
    const made = await ask(world, KARI, 'createVendor', { body: { entity: { id: BODIES.orkide.entity } } });
    const own = { body: { address: 'Storgata' }, params: { id: made.id } };
    await expect(ask(world, KARI, 'reviseVendor', own)).rejects.toMatchObject({ kind: 'invalid' });
  });

  test('is for those whose municipality uses it, and not for the officer or a system owner', async () => {
    for (const person of [MAGNE.id, ODD.id])
      for (const path of [EDIT, '/vendors/new', '/contracts/new', `/products/${EIDE.product}/edit`])
        expect((await as(person, path)).status, `${person} ${path}`).toBe(
          path === '/contracts/new' && person === ODD.id ? 200 : 403,
        );
    expect((await as(KARI.id, `/products/${EIDE.product}/edit`)).status).toBe(403);
    expect((await as(KARI.id, '/vendors/ven_none/edit')).status).toBe(404);
  });
});

describe('a product', () => {
  test('is registered on the vendor’s page with its editions and usual categories, and corrected', async () => {
    expect(await opened(`/vendors/${IDS.vendor}`)).toContain(`/vendors/${IDS.vendor}/products/new`);
    await opened(`/vendors/${IDS.vendor}/products/new`);
    const at = await saved(`/vendors/${IDS.vendor}/products`, {
      ...{
        name: 'SFO',
        description: 'Påmelding til SFO',
        editions: 'Liten\r\nStor\r\nStor',
        dataCategories: 'identity',
      },
      ...{ effectiveOn: '2026-11-01', idempotencyKey: 'form_1' },
    });
    const params = { id: at.split('/').at(-1) ?? '' };
    expect(await ask(world, KARI, 'getProduct', { params })).toMatchObject({
      ...{ name: 'SFO', editions: ['Liten', 'Stor'], dataCategories: ['identity'], vendorId: IDS.vendor },
    });
    const etag = etagIn(await opened(`${at}/edit`));
    await saved(`${at}/edit`, {
      name: 'SFO 2',
      description: '',
      editions: 'Stor\nKjempestor',
      effectiveOn: '2026-11-23',
      etag,
    });
    expect(await ask(world, KARI, 'getProduct', { params })).toMatchObject({
      ...{ name: 'SFO 2', description: null, editions: ['Stor', 'Kjempestor'] },
    });
  });

  test('without a name comes back with what was typed', async () => {
    const html = await refused(`/vendors/${IDS.vendor}/products`, {
      name: ' ',
      description: 'Noe',
      effectiveOn: '2026-11-01',
    });
    expect(html).toContain('href="#felt-name"');
    expect(html).toContain('Noe</textarea>');
    const { id } = (await ask(world, KARI, 'listProducts', { params: { id: IDS.vendor } })).items[0] ?? {};
    await refused(`/products/${id}/edit`, { name: '', description: '', editions: '', effectiveOn: '2026-11-23' });
  });
});

describe('a contract', () => {
  const NEW = {
    ...{ body: BODIES.frana.id, vendor: COMPANIES.fjordsky.id, title: 'SFO, SSA-sky', form: 'SSA-sky' },
    ...{
      caseReference: '2026/12',
      startOn: '2026-11-01',
      endOn: '2029-10-31',
      noticeMonths: '6',
      idempotencyKey: 'form_1',
    },
  };

  test('is begun by finding the vendor by a part of its name, and registered once', async () => {
    expect(await opened('/lists/contracts')).toContain('href="/contracts/new"');
    const found = await opened('/contracts/new?q=jordsk');
    expect(found).toContain(`vendor&#x3D;${COMPANIES.fjordsky.id}`);
    expect(await opened('/contracts/new?q=finnes+ikke')).toContain('Ingen virksomhet passer');
    expect(await opened(`/contracts/new?vendor=${COMPANIES.fjordsky.id}`)).toContain('Fjordsky AS');
    const before = await revisionCount(world);
    const [one, two] = [await saved('/contracts', NEW), await saved('/contracts', NEW)];
    expect(two).toBe(one);
    expect(await revisionCount(world)).toBe(before + 2);
    const html = await opened(one);
    expect(html).toContain('Hovedavtalen løper til 31. oktober 2029.');
    expect(html).toContain('Siste dag for oppsigelse er 30. april 2029.');
    expect(html).toContain('/agreements/new?contract');
  });

  test('that begins later is shown as it will be then', async () => {
    const at = await saved('/contracts', { ...NEW, startOn: '2027-01-01' });
    expect(at).toMatch(/\?asOf=2027-01-01$/);
    expect(await opened(at)).toContain('SFO, SSA-sky');
  });

  test('with a vendor nobody has yet goes by way of registering it', async () => {
    const search = await opened('/contracts/new?q=Nordvind');
    expect(search).toContain('/vendors/new?next&#x3D;contract&amp;body&#x3D;bod_frana&amp;q&#x3D;Nordvind');
    const vendor = await opened(`/vendors/new?next=contract&body=${BODIES.frana.id}&q=Nordvind`);
    expect(vendor).toContain('value="Nordvind"');
    const next = await saved('/vendors', { ...NY, next: 'contract', body: BODIES.frana.id });
    expect(next).toMatch(/^\/contracts\/new\?vendor=ent_/);
    expect(await opened(next)).toContain('Nordvind Data AS');
  });

  test('comes back with everything typed, and what was wrong named at its field', async () => {
    expect(await refused('/contracts', { ...NEW, endOn: '2020-01-01' })).toContain('href="#felt-endOn"');
    const html = await refused('/contracts', { ...NEW, title: '', noticeMonths: 'seks' });
    for (const name of ['title', 'noticeMonths']) expect(html).toContain(`href="#felt-${name}"`);
    expect(html).toContain('value="2026/12"');
    expect(html).toContain('value="seks"');
  });

  test('is corrected and ended; a stale form shows both', async () => {
    const edit = `/contracts/${IDS.contract}/edit`;
    const etag = etagIn(await opened(edit));
    const same = { title: 'Oppvekst, SSA-L', form: 'SSA-L', caseReference: '', endOn: '', noticeMonths: '3' };
    const day = { effectiveOn: '2026-11-23', etag };
    const before = await revisionCount(world);
    await saved(edit, { ...same, ...day });
    expect(await revisionCount(world)).toBe(before);
    await saved(edit, { ...same, ...day, caseReference: '2019/7', endOn: '2026-11-22' });
    expect(await opened(`/contracts/${IDS.contract}`)).toContain('Hovedavtalen ble avsluttet 22. november 2026.');
    const stale = await refused(edit, { ...same, ...day, title: 'Min tittel', idempotencyKey: 'form_3' }, 412);
    expect(stale).toContain('Lagret nå: 2019/7');
    expect(stale).toContain('value="Min tittel"');
    const early = await refused(edit, { ...same, etag: etagIn(stale), endOn: '2018-01-01', effectiveOn: '2018-01-01' });
    expect(early).toMatch(/href="#felt-(endOn|effectiveOn)"/);
  });

  test('of another municipality is as one that does not exist, and cannot be registered there', async () => {
    const [theirs, nobodys] = await Promise.all(
      [`/contracts/${EIDE.contract}/edit`, '/contracts/con_none/edit'].map(async (path) => {
        const response = await as(KARI.id, path);
        return [response.status, blank(await response.text()).replaceAll(/con_\w+/g, 'ID')];
      }),
    );
    expect(theirs).toEqual(nobodys);
    expect((await as(KARI.id, '/contracts', form({ ...NEW, body: BODIES.eide.id }))).status).toBe(404);
  });
});
