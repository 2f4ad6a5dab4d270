// The compliance report as it leaves the door: the same bytes for the same day and instant, whatever has happened since.
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instant } from '../../src/domain/calendar.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import { askerAt } from '../support/asking.ts';
import { validated } from '../support/browsing.ts';
import { type Demonstration, idIn, loadedDemonstration, ownCopy } from '../support/demonstration.ts';
import { into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { ask } from '../support/world.ts';

let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
}, 60_000);
afterAll(() => demonstration.close());

const FORMATS = ['json', 'html', 'csv'];
const officer = async (world = demonstration.world) =>
  askerAt(into(world), await signedIn(world, idIn(demonstration.answers, 'ingvild')));
const report = async (query: Record<string, string>, world = demonstration.world) =>
  (await officer(world)).send('getReport', { query });

describe('the report', () => {
  test('as of 30 June 2019 tells of Fræna and Eide, today of Hustadvika', async () => {
    const then = await (await officer()).ask('getReport', { query: { asOf: '2019-06-30' } });
    const now = await (await officer()).ask('getReport');
    expect(then.bodies.map(({ bodyName }) => bodyName)).toEqual(['Averøy kommune', 'Eide kommune', 'Fræna kommune']);
    expect(now.bodies.map(({ bodyName }) => bodyName)).toEqual(['Averøy kommune', 'Hustadvika kommune']);
    const held = then.bodies.find(({ bodyName }) => bodyName.startsWith('Fræna'));
    // Fræna left the co-operative on 1 January 2019, and agreements still stand on it.
    expect(held?.causes.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('F25');
    expect(
      now.bodies.flatMap((body) => body.causes.flatMap(({ findings }) => findings.map(({ code }) => code))),
    ).not.toContain('F25');
  });

  test('is the same to the byte for the same day and instant, though much has been recorded and time has passed', async () => {
    const { world, idOf } = await ownCopy(demonstration);
    const queries = ['2019-06-30', '2026-11-20'].flatMap((asOf) =>
      FORMATS.map((format) => ({ asOf, knownAt: '2026-11-21T12:00:00.000Z', format })),
    );
    const bytes = () => Promise.all(queries.map(async (query) => (await report(query, world)).text()));
    const before = await bytes();
    const change = {
      kind: 'vendor_renamed',
      scope: { kind: 'vendor', id: idOf('pratsvar') },
      effectiveOn: '2019-01-01',
      details: { name: 'Snakk AS' },
    };
    await ask(world, idOf('marit'), 'createChange', { body: change });
    const decision = { kind: 'accept_risk', reason: 'Står', until: '2027-01-01' };
    const [finding] = (await ask(world, idOf('bjorg'), 'listBodyFindings', { params: { body: idOf('hustadvika') } }))
      .items;
    await ask(world, idOf('bjorg'), 'createDecision', { params: { key: finding?.key ?? '' }, body: decision });
    world.clock.at = instant('2027-03-01T08:00:00.000Z');
    expect(await bytes()).toEqual(before);
    const told = await (await report({ asOf: '2019-06-30' }, world)).text();
    expect(told).toContain('Snakk AS');
  });

  test('carries a checksum that anyone can make again', async () => {
    const { hash, ...content } = await (await officer()).ask('getReport', { query: { asOf: '2026-11-20' } });
    expect(createHash('sha256').update(canonicalJson(content)).digest('hex')).toBe(hash);
    for (const format of ['html', 'csv'])
      expect(await (await report({ asOf: '2026-11-20', format })).text()).toContain(hash);
  });

  test.each(['nb', 'nn', 'en'])('can be had in %s, in each format', async (language) => {
    for (const format of FORMATS) {
      const response = await report({ language, format });
      expect([format, response.status]).toEqual([format, 200]);
    }
  });

  test('prints as a valid document that loads nothing', async () => {
    const response = await report({ format: 'html' });
    expect(response.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; style-src 'sha256-[\w+/=]+';/,
    );
    const html = await response.text();
    expect(validated(html)).toEqual([]);
    expect(html).not.toMatch(/<script|<link|src=/);
  });

  test('as a table is a file to be saved, named by its day', async () => {
    const { headers } = await report({ format: 'csv', asOf: '2019-06-30' });
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe('attachment; filename="etterlevelse-2019-06-30.csv"');
  });

  test.each([
    ['an unknown municipality', { body: 'bod_nobody' }, 404],
    ['a municipality without a mandate', { body: 'ORKIDE' }, 404],
    ['a format it has not', { format: 'exe' }, 422],
    ['a language it has not', { language: 'sv' }, 422],
  ])('on %s is refused', async (_, query, status) => {
    const asked = 'body' in query && query.body === 'ORKIDE' ? { body: idIn(demonstration.answers, 'orkide') } : query;
    expect((await report(asked as Record<string, string>)).status).toBe(status);
  });
});
