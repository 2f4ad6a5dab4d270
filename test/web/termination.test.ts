// Ends from their pages, without JavaScript: a version terminated with what follows shown first, a system out of use.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES } from '../support/cast.ts';
import { EIDE, KARI, MAGNE, ODD, openRegion, SYNNOVE } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
const AGREEMENT = `/agreements/${IDS.agreement}`;
const VERSION = `${AGREEMENT}/versions/${IDS.version}`;
const PAGE = `${VERSION}/termination`;
const END = `/systems/${IDS.system}/end`;
let world: TestWorld;

beforeEach(async () => {
  world = await openRegion();
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, init);
const read = async (path: string, person = KARI.id) => (await as(person, path)).text();
const unwound = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const etagOn = (html: string) => /name="etag" value="([^"]+)"/.exec(html)?.[1]?.replaceAll('&quot;', '"') ?? '';
const terminate = async (changed: Record<string, string> = {}, person = KARI.id) => {
  const etag = etagOn(await read(PAGE));
  return as(person, PAGE, form({ etag, on: '2026-11-23', reason: 'Byter <leverandør>', ...changed }));
};
const agreement = () => ask(world, KARI, 'getAgreement', { params: { body: frana.id, id: IDS.agreement } });

describe('a version in force', () => {
  test('is terminated from the agreement’s page, with what follows shown before anything is saved', async () => {
    expect(await read(AGREEMENT)).toContain(`href="${PAGE}"`);
    const before = await revisionCount(world);
    const html = await read(PAGE);
    expect(validated(html)).toEqual([]);
    expect(unwound(html)).toMatch(/Det som følger 23\. november 2026.*Oppvekst.*Mangler databehandleravtale/);
    const shown = await terminate({ on: '2026-12-31', step: 'preview' });
    expect(shown.status).toBe(200);
    const again = await shown.text();
    expect(unwound(again)).toContain('Det som følger 31. desember 2026');
    expect(again).toContain('Byter &lt;leverandør&gt;');
    expect(await revisionCount(world)).toBe(before);
    const done = await terminate();
    expect([done.status, done.headers.get('location')]).toEqual([303, AGREEMENT]);
    expect(done.headers.get('set-cookie')).toContain('version_ended_unproved');
    expect((await agreement()).status).toBe('terminated');
    expect((await as(KARI.id, PAGE)).headers.get('location')).toBe(VERSION);
  });

  test('is terminated from a day to come, with proof; until then its page tells of it and offers it no more', async () => {
    const proof = { 'deletionProof.issuedOn': '2026-11-20', 'deletionProof.issuer': 'Fjordsky AS' };
    const done = await terminate({ on: '2027-01-01', ...proof });
    expect(done.headers.get('set-cookie')).toMatch(/version_ended%(?:25)?22/);
    expect((await agreement()).status).toBe('in_force');
    const html = await read(VERSION);
    expect(unwound(html)).toContain('Versjonen er sagt opp og opphører 1. januar 2027.');
    expect(html).not.toContain('/termination');
    expect(validated(html)).toEqual([]);
  });

  test('gets the form back with what was typed and every field that is wrong; nothing is saved', async () => {
    const before = await revisionCount(world);
    for (const [wrong, fields] of [
      [{ reason: ' ', on: '2026-02-30' }, ['on', 'reason']],
      [{ on: '2010-01-01' }, ['on']],
      [{ 'deletionProof.issuer': 'Fjord <AS>' }, ['deletionProof-issuedOn']],
      [{ 'deletionProof.issuer': 'Fjord <AS>', 'deletionProof.issuedOn': '2027-01-01' }, ['deletionProof-issuedOn']],
    ] as const) {
      const response = await terminate(wrong);
      const html = await response.text();
      expect([response.status, validated(html)], JSON.stringify(wrong)).toEqual([422, []]);
      for (const field of fields) expect(html).toContain(`href="#felt-${field}"`);
      if ('deletionProof.issuer' in wrong) expect(html).toContain('value="Fjord &lt;AS&gt;"');
    }
    expect(await revisionCount(world)).toBe(before);
  });

  test('that somebody else has changed meanwhile is shown again, and ended once however often the button is pressed', async () => {
    const stale = await terminate({ etag: '"1"' });
    expect([stale.status, validated(await stale.text())]).toEqual([412, []]);
    const etag = etagOn(await read(PAGE));
    const press = () => as(KARI.id, PAGE, form({ etag, on: '2026-11-23', reason: 'Slutt' }));
    const both = await Promise.all([press(), press()]);
    expect(both.map(({ status }) => status)).toEqual([303, 303]);
    expect((await agreement()).status).toBe('terminated');
  });
});

describe('a system', () => {
  const end = async (changed: Record<string, string> = {}, person = ODD.id) => {
    const etag = etagOn(await read(END));
    return as(person, END, form({ idempotencyKey: 'form_1', etag, endedOn: '2026-11-20', ...changed }));
  };
  const system = () => ask(world, KARI, 'getSystem', { params: { body: frana.id, id: IDS.system } });

  test('is taken out of use by its owner, who sees which agreements cover nothing else', async () => {
    expect(await read(`/systems/${IDS.system}`, ODD.id)).toContain(`href="${END}"`);
    const html = await read(END, ODD.id);
    expect(validated(html)).toEqual([]);
    expect(unwound(html)).toMatch(/Databehandleravtale Oppvekst .*Dekker bare dette systemet/);
    expect((await end()).status).toBe(303);
    expect((await system()).endedOn).toBe('2026-11-20');
    expect(await read(`/systems/${IDS.system}`, ODD.id)).not.toContain(`href="${END}"`);
  });

  test('gets the form back where the day is wrong or somebody saved meanwhile', async () => {
    const wrong = await end({ endedOn: '2001-01-01' });
    const html = await wrong.text();
    expect([wrong.status, validated(html)]).toEqual([422, []]);
    expect(html).toContain('href="#felt-endedOn"');
    const stale = await end({ etag: '"1"' });
    expect([stale.status, validated(await stale.text())]).toEqual([412, []]);
    expect((await system()).endedOn).toBeNull();
  });
});

test.each([
  ['the officer', MAGNE.id, 403],
  ['a manager elsewhere', SYNNOVE.id, 404],
])('%s may end nothing', async (_, person, expected) => {
  for (const path of [PAGE, END]) {
    expect((await as(person, path)).status).toBe(expected);
    expect((await as(person, path, form({ on: '2026-11-23', reason: 'x', endedOn: '2026-11-23' }))).status).toBe(
      expected,
    );
  }
  if (expected === 403) expect(await read(VERSION, person)).not.toContain('/termination');
  expect((await as(KARI.id, `/systems/${EIDE.system}/end`)).status).toBe(404);
});
