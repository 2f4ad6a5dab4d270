// Deciding from the overview: on everything a cause led to at once, all of it or none; and what is waited for.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Send } from '../support/asking.ts';
import { validated } from '../support/browsing.ts';
import { type DemoCopy, type Demonstration, loadedDemonstration, ownCopy } from '../support/demonstration.ts';
import { into } from '../support/serving.ts';
import { as, sendingAs } from '../support/signing-in.ts';

let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
}, 60_000);
afterAll(() => demonstration.close());

async function sending({ world, idOf }: DemoCopy, name: string): Promise<Send> {
  const send = into({ ...world, settings: { ...world.settings, demonstration: true } });
  return sendingAs(send, await as(send, idOf(name)));
}

const unescaped = (text: string) =>
  text.replaceAll('&#x3D;', '=').replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&#x27;', "'");
const text = (html: string) => html.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');
const keysOn = (html: string) =>
  [...html.matchAll(/name="keys" value="([^"]+)"/g)].map(([, key = '']) => unescaped(key));
const posted = (fields: [string, string][]): RequestInit => ({ method: 'POST', body: new URLSearchParams(fields) });

/** The page that decides on the first cause of the overview with several findings, by its address. */
async function severalAt(send: Send): Promise<{ path: string; html: string }> {
  const overview = await (await send('/', {})).text();
  for (const [, found = ''] of overview.matchAll(/href="(\/decide\?[^"]+)"/g)) {
    const path = unescaped(found);
    const html = await (await send(path, {})).text();
    if (keysOn(html).length > 1) return { path, html };
  }
  throw new Error('no cause of the overview has several findings');
}

describe('a contract manager', () => {
  test('puts off everything a cause led to at once, and it leaves the list of what needs them', async () => {
    const copy = await ownCopy(demonstration);
    const page = await sending(copy, 'oddny');
    const { path, html } = await severalAt(page);
    expect(validated(html)).toEqual([]);
    const keys = keysOn(html);
    const fields: [string, string][] = [
      ['kind', 'snooze'],
      ['cause', new URL(path, 'http://x').searchParams.get('cause') ?? ''],
      ['until', '2026-12-31'],
      ['reason', 'Ny versjon er sendt til signering'],
    ];
    const saved = await page('/decide', posted([...fields, ...keys.map((key): [string, string] => ['keys', key])]));
    expect([saved.status, saved.headers.get('location')]).toEqual([303, '/']);
    const after = await (await page('/', {})).text();
    expect(unescaped(after)).not.toContain(`href="${path}"`);
    expect(after.match(/Ny versjon er sendt til signering/g)?.length).toBeGreaterThanOrEqual(keys.length);
  });

  test('is shown what was wrong, with what was typed; nothing is saved where one of the findings is not theirs', async () => {
    const copy = await ownCopy(demonstration);
    const oddny = await sending(copy, 'oddny');
    const { path, html } = await severalAt(oddny);
    const cause = new URL(path, 'http://x').searchParams.get('cause') ?? '';
    const given: [string, string][] = [
      ['kind', 'snooze'],
      ['cause', cause],
      ['reason', 'Venter <på> svar'],
    ];
    const refused = await oddny('/decide', posted(given));
    const shown = await refused.text();
    expect(refused.status).toBe(422);
    expect(validated(shown)).toEqual([]);
    expect(shown).toContain('Venter &lt;på&gt; svar');
    expect(shown).toContain('id="feil"');
    const [own = ''] = keysOn(html);
    const theirs = own.replace(/body_\w+?(?=\.)/, 'body_0000000000000000');
    const both: [string, string][] = [...given, ['until', '2026-12-31'], ['keys', own], ['keys', theirs]];
    expect((await oddny('/decide', posted(both))).status).toBe(404);
    expect(await (await oddny('/', {})).text()).not.toContain('Venter &lt;på&gt; svar');
  });

  test('sees only what is their own when they ask for that', async () => {
    const copy = await ownCopy(demonstration);
    const oddny = await sending(copy, 'oddny');
    const overview = text(await (await oddny('/', {})).text());
    const [, all = '0', own = '0'] = /Alle \((\d+)\) Bare mine \((\d+)\)/.exec(overview) ?? [];
    expect(Number(own)).toBeGreaterThan(0);
    expect(Number(own)).toBeLessThan(Number(all));
    const mine = await (await oddny('/?mine=1', {})).text();
    expect(validated(mine)).toEqual([]);
    expect(mine).toContain('aria-current="page">Bare mine');
  });
});

describe('who may decide nothing', () => {
  test('is told so where they would decide, and may not', async () => {
    const copy = await ownCopy(demonstration);
    const liv = await sending(copy, 'liv');
    const oddny = await sending(copy, 'oddny');
    const { path, html } = await severalAt(oddny);
    const answer = await (await liv(path, {})).text();
    expect(text(answer)).toContain('Det er ingenting å beslutte her');
    const keys = keysOn(html).map((key): [string, string] => ['keys', key]);
    const tried = await liv('/decide', posted([['kind', 'snooze'], ['until', '2026-12-31'], ['reason', 'x'], ...keys]));
    expect([403, 404]).toContain(tried.status);
  });
});

describe('what is waited for', () => {
  test('is versions to be signed and notices without an answer, and nothing that is done', async () => {
    const copy = await ownCopy(demonstration);
    const ingvild = await sending(copy, 'ingvild');
    const html = await (await ingvild('/', {})).text();
    const section = html.slice(html.indexOf('id="venter"'), html.indexOf('id="kommer"'));
    expect(text(section)).toMatch(/Signering av versjon|Godkjenning av versjon|Svar på varsel om/);
    const past = await (await ingvild('/?asOf=2025-01-01', {})).text();
    expect(past).not.toContain('id="venter"');
  });
});
