// A contract's pages, without JavaScript: its term, amendments and agreements; another municipality's is as unknown.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES } from '../support/cast.ts';
import { blank } from '../support/page-matrix.ts';
import { EIDE, KARI, MAGNE, openRegion } from '../support/region.ts';
import { into } from '../support/serving.ts';
import { sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { ask, type TestWorld } from '../support/world.ts';

const PAGE = `/contracts/${IDS.contract}`;
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion();
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
const amend = (number: string, effectiveOn: string) =>
  ask(world, KARI, 'createAmendment', {
    params: { body: BODIES.frana.id, id: IDS.contract },
    body: { number, kinds: ['new_module'], effectiveOn, summary: 'Ny modul for SFO' },
  });

describe('a contract', () => {
  test('is shown with its parties, its agreements and systems, and what stands beside it', async () => {
    const html = await page(KARI.id, PAGE);
    expect(html).toContain('/companies/ent_fjordsky');
    for (const path of [`/agreements/${IDS.agreement}`, `/systems/${IDS.system}`]) expect(html).toContain(path);
    expect(text(html)).toContain('Hovedavtalen løper til den blir sagt opp.');
    expect(text(html)).toContain('Oppsigelsestid 3 måneder');
    expect(text(html)).toContain('Legg ved den signerte hovedavtalen');
    expect(html).toMatch(/enctype="multipart\/form-data"/);
  });

  test('shows an amendment in its table and on its time line, and the agreement that has not taken it up', async () => {
    await amend('Endringsavtale 1', '2026-09-01');
    const html = await page(KARI.id, PAGE);
    expect(text(html)).toMatch(/Endringsavtale 1 Ny modul for SFO 1\.9\.2026/);
    expect(text(html)).toContain('1. september 2026: endring i hovedavtalen, Endringsavtale 1');
    const needs = html.slice(html.indexOf('id="trenger"'), html.indexOf('id="om"'));
    expect(needs).toContain(`/agreements/${IDS.agreement}`);
    expect(text(await page(KARI.id, `${PAGE}?asOf=2026-08-31`))).not.toContain('Endringsavtale 1');
  });

  test('is named on the pages of the agreement and of the vendor by a link', async () => {
    expect(await page(KARI.id, `/agreements/${IDS.agreement}`)).toContain(`href="${PAGE}"`);
    expect(await page(KARI.id, '/lists/contracts')).toContain(`href="${PAGE}"`);
  });

  test('of another municipality answers as one that does not exist, to the byte', async () => {
    const [theirs, nobodys] = await Promise.all(
      [`/contracts/${EIDE.contract}`, '/contracts/con_none'].map(async (path) => {
        const response = await as(KARI.id, path);
        return [response.status, blank(await response.text()).replaceAll(/con_\w+/g, 'ID')];
      }),
    );
    expect(theirs).toEqual(nobodys);
    expect(theirs?.[0]).toBe(404);
    expect(await page(MAGNE.id, `/contracts/${EIDE.contract}`)).not.toContain('/edit');
  });
});
