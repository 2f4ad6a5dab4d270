// A vendor's page: the company, what one's own municipalities have with it, and where it stands in chains, on any day.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { told } from '../support/journal.ts';
import { american, EIDE, KARI, MAGNE, NOBODY, ODD, openRegion, SYNNOVE } from '../support/region.ts';
import { into } from '../support/serving.ts';
import { sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { ask, type TestWorld } from '../support/world.ts';

const PAGE = `/vendors/${IDS.vendor}`;
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion(american());
});

const as = async (person: string, path: string): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, { redirect: 'manual' });

async function page(person: string, path: string): Promise<string> {
  const response = await as(person, path);
  const html = await response.text();
  expect([response.status, validated(html)]).toEqual([200, []]);
  return html;
}
const text = (html: string): string => html.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');

describe('a vendor', () => {
  test('is shown with what the reader’s own municipality has with it, and nothing of another’s', async () => {
    const html = await page(KARI.id, PAGE);
    for (const path of [`/agreements/${IDS.agreement}`, `/contracts/${IDS.contract}`, `/systems/${IDS.system}`])
      expect(html).toContain(`href="${path}"`);
    expect(html).toContain(`/products/${IDS.product}`);
    for (const id of [EIDE.agreement, EIDE.contract, EIDE.system]) expect(html).not.toContain(id);
  });

  test('is shown to the officer with what every municipality has, or the one that is chosen', async () => {
    const all = await page(MAGNE.id, PAGE);
    for (const id of [IDS.agreement, EIDE.agreement, IDS.system, EIDE.system]) expect(all).toContain(id);
    const eide = await page(MAGNE.id, `${PAGE}?body=${BODIES.eide.id}`);
    expect(eide).toContain(`/agreements/${EIDE.agreement}`);
    expect(eide).not.toContain(`/agreements/${IDS.agreement}`);
  });

  test('tells on another day what held then', async () => {
    await ask(world, KARI, 'createChange', {
      body: {
        ...{ kind: 'vendor_status_changed', scope: { kind: 'vendor', id: IDS.vendor }, effectiveOn: '2026-10-01' },
        details: { registryStatus: 'bankrupt' },
      },
    });
    const now = text(await page(KARI.id, PAGE));
    expect(now).toMatch(/Konkurs fra 1\. oktober 2026/);
    expect(now).toContain('Registrerte endringer 1.10.2026');
    expect(text(await page(KARI.id, `${PAGE}?asOf=2026-09-30`))).not.toContain('Konkurs fra');
    expect((await as(KARI.id, `${PAGE}?asOf=1980-01-01`)).status).toBe(404);
  });

  test('says what needs somebody, and leads to the change that caused it and to registering the next', async () => {
    await ask(world, KARI, 'createChange', {
      body: {
        ...{ kind: 'sub_processor_added', scope: { kind: 'product', id: IDS.product }, effectiveOn: '2026-11-01' },
        details: { entity: { name: 'Datavask Inc.', country: 'US' }, country: 'US', service: 'Vask' },
      },
    });
    const html = await page(KARI.id, PAGE);
    const needs = html.slice(html.indexOf('id="trenger"'), html.indexOf('id="kontakt"'));
    expect(text(needs)).toContain('Ny underdatabehandler Datavask Inc. i USA for Oppvekst fra 1. november 2026');
    expect(needs).toMatch(/href="\/changes\/chg_/);
    expect(html).toContain(`/changes/new?scope&#x3D;vendor%3A${IDS.vendor}`);
    const kinds = await page(KARI.id, `/changes/new?scope=vendor%3A${IDS.vendor}`);
    expect(text(kinds)).toContain('Det gjelder Fjordsky AS.');
    expect(kinds).toContain(`kind&#x3D;vendor_renamed&amp;scope&#x3D;vendor%3A${IDS.vendor}`);
    expect(kinds).not.toContain('kind&#x3D;two_factor_changed');
  });

  test('keeps the evidence of a municipality to those who may read it', async () => {
    const params = { body: BODIES.eide.id };
    const subject = { kind: 'vendor', id: IDS.vendor };
    await ask(world, SYNNOVE, 'createEvidence', {
      params,
      body: { kind: 'audit_report', subject, issuer: 'Revisjon Aust', issuedOn: '2026-05-01' },
    });
    expect(await page(SYNNOVE.id, PAGE)).toContain('Revisjon Aust');
    expect(await page(MAGNE.id, PAGE)).toContain('Revisjon Aust');
    expect(await page(KARI.id, PAGE)).not.toContain('Revisjon Aust');
  });

  test('tells the officer and the system owner no way to write what they may not', async () => {
    for (const person of [MAGNE.id, ODD.id]) {
      const html = await page(person, PAGE);
      expect(html).not.toContain(`${PAGE}/edit`);
      expect(html).not.toContain('/changes/new?scope');
    }
  });

  test('nobody has is unknown, and whoever has no role is refused', async () => {
    expect((await as(KARI.id, '/vendors/ven_none')).status).toBe(404);
    expect(NOBODY.roles).toEqual([]);
  });
});

describe('a company', () => {
  test('that sells leads to its page as a vendor, one that does not to who depends on it', async () => {
    const at = async (entity: string) => (await as(KARI.id, `/companies/${entity}`)).headers.get('location');
    expect(await at(COMPANIES.fjordsky.id)).toBe(`/vendors/${IDS.vendor}`);
    expect(await at(COMPANIES.prairie.id)).toBe(`/dependencies?entity=${COMPANIES.prairie.id}`);
    expect((await as(KARI.id, '/companies/ent_none')).status).toBe(404);
  });

  test('is told with its group, its mergers and its other names', async () => {
    const { fjordsky, skoleportal, bergdata } = COMPANIES;
    world = await openRegion([
      told('entity', fjordsky.id, '2026-01-01', {
        fields: { groupParent: bergdata.id },
        added: { aliases: { F: { name: 'Fjordsky Drift' } } },
      }),
      told('entity', skoleportal.id, '2026-02-01', { fields: { mergedInto: fjordsky.id } }),
    ]);
    const html = text(await page(KARI.id, PAGE));
    expect(html).toMatch(/Eies av Bergdata AS fra 1\. januar 2026/);
    expect(html).toMatch(/Har overtatt Skoleportal AS fra 1\. februar 2026/);
    expect(html).toContain('Tidligere og andre navn Fjordsky Drift');
  });

  test('that others use stands as a link in their chains, for a vendor that sells itself too', async () => {
    world = await openRegion([
      ...american(),
      told('vendor', 'ven_prairie', '2015-01-01', { fields: { entity: COMPANIES.prairie.id } }),
    ]);
    const html = text(await page(KARI.id, '/vendors/ven_prairie'));
    expect(html).toMatch(
      /Ledd i andres behandlingskjeder .*Databehandleravtale Oppvekst .*Fjordsky AS \(Norge\) → Oppvekst → Prairie Cloud Inc\. \(USA\)/,
    );
  });
});

describe('a product', () => {
  test('is shown with its vendor, its chain and places, and the systems and agreements of one’s own', async () => {
    const html = await page(KARI.id, `/products/${IDS.product}`);
    expect(html).toContain(`href="/vendors/${IDS.vendor}"`);
    for (const id of [IDS.system, IDS.agreement]) expect(html).toContain(id);
    expect(text(html)).toMatch(/Behandlingskjede .*Prairie Cloud Inc\. USA · Lagring/);
    expect(html).toContain(`/changes/new?scope&#x3D;product%3A${IDS.product}`);
    expect(html).not.toContain(EIDE.system);
  });

  test('of another municipality’s alone is shown without anything of theirs, and with no way to write', async () => {
    const html = await page(KARI.id, `/products/${EIDE.product}`);
    for (const id of [EIDE.system, EIDE.agreement]) expect(html).not.toContain(id);
    expect(html).not.toContain('/edit');
    expect((await as(KARI.id, '/products/prod_none')).status).toBe(404);
  });
});

test('lists lead to the page of each vendor, product and company they name', async () => {
  const systems = await page(KARI.id, '/lists/systems');
  expect(systems).toContain(`href="/products/${IDS.product}"`);
  expect(systems).toContain(`href="/vendors/${IDS.vendor}"`);
  for (const list of ['contracts', 'agreements'])
    expect(await page(KARI.id, `/lists/${list}`)).toContain(`href="/companies/${COMPANIES.fjordsky.id}"`);
});
