// The pages of the demonstration, followed link by link as different people: each answers, is valid, and prints no gaps.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { pages } from '../../src/web/pages/pages.ts';
import type { Send } from '../support/asking.ts';
import { validated } from '../support/browsing.ts';
import { type Demonstration, idIn, loadedDemonstration, ownCopy } from '../support/demonstration.ts';
import { form, into } from '../support/serving.ts';
import { as, sendingAs } from '../support/signing-in.ts';
import type { TestWorld } from '../support/world.ts';

let demonstration: Demonstration;
beforeAll(async () => {
  demonstration = await loadedDemonstration();
}, 60_000);
afterAll(() => demonstration.close());

const asDemonstration = (world: TestWorld): TestWorld => ({
  ...world,
  settings: { ...world.settings, demonstration: true },
});
const asked = (name: string): Send => {
  const send = into(asDemonstration(demonstration.world));
  return async (path, init) => sendingAs(send, await as(send, idIn(demonstration.answers, name)))(path, init);
};

const ENTITIES: Record<string, string> = { '&amp;': '&', '&#x3D;': '=', '&quot;': '"', '&#x27;': "'" };

/** Addresses on a page that lead to pages and files of ours, without their anchors. */
function addressesIn(html: string): string[] {
  const found = [...html.matchAll(/(?:href|src|action)="(\/[^"]*)/g)].map(([, path = '']) =>
    path.replaceAll(/&(?:amp|quot|#x3D|#x27);/g, (entity) => ENTITIES[entity] ?? entity).replace(/#.*/, ''),
  );
  return [...new Set(found)];
}

/** Pages that differ in nothing but the row they are about: a few of each kind are as good as all. */
const FEW = 4;
const kindOf = (path: string): string =>
  path
    .replaceAll(/F\d\d\.[^/?&]+/g, 'finding')
    .replaceAll(/\b([a-z]{2,6})_[0-9a-z]{8,}/g, '$1')
    .replace(/(cursor|row|path)=[^&]+/, '$1');

/** What is posted to cannot be read; that there is such a page is all a form can tell. */
const POSTED = pages({ mailbox: null })
  .routes.filter(({ method }) => method === 'POST')
  .map(({ path }) => new RegExp(`^${path.replaceAll(/:\w+/g, '[^/]+')}$`));
const POSTING = /<form[^>]*method="post"[^>]*>|<button[^>]*formaction="[^>]*>/g;
const GAPS = /\[object Object\]|\bundefined\b|\bNaN\b|Invalid Date|\{\{/g;

/** Opens an address: what is wrong there, and where it leads. */
async function look(send: Send, path: string): Promise<{ wrong: string[]; links: string[] }> {
  const response = await send(path, {});
  const onward = response.headers.get('location');
  if (response.status === 303 && onward?.startsWith('/')) return { wrong: [], links: [onward] };
  if (response.status !== 200) return { wrong: [`${response.status} ${path}`], links: [] };
  const isPage = response.headers.get('content-type')?.startsWith('text/html');
  if (!isPage) return { wrong: [], links: [] };
  const html = await response.text();
  const wrong = [...validated(html), ...(html.match(GAPS) ?? []).map((gap) => `prints ${gap}`)];
  for (const form of html.match(POSTING) ?? [])
    for (const action of addressesIn(form))
      if (!POSTED.some((route) => route.test(action.replace(/\?.*/, '')))) wrong.push(`posts to ${action}`);
  return { wrong: wrong.map((one) => `${path}: ${one}`), links: addressesIn(html.replaceAll(POSTING, '')) };
}

async function follow(send: Send, start: string): Promise<{ seen: string[]; wrong: string[] }> {
  const waiting = [start];
  const seen = new Set(waiting);
  const kinds = new Map<string, number>();
  const wrong: string[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const looked = await look(send, path);
    wrong.push(...looked.wrong);
    for (const link of looked.links) {
      const count = kinds.get(kindOf(link)) ?? 0;
      if (seen.has(link) || count >= FEW) continue;
      seen.add(link);
      kinds.set(kindOf(link), count + 1);
      waiting.push(link);
    }
  }
  return { seen: [...seen], wrong };
}

describe('every link', () => {
  test.each(['sigrun', 'marit', 'ingvild', 'liv', 'geir', 'nils'])(
    'that %s finds leads somewhere, to a page that is valid and has no gaps',
    async (name) => {
      const { seen, wrong } = await follow(asked(name), '/');
      expect(wrong).toEqual([]);
      expect(seen.length).toBeGreaterThan(20);
    },
    60_000,
  );

  test('leads somewhere on a day in 2019 too, before Hustadvika was', async () => {
    const { wrong } = await follow(asked('sigrun'), '/?asOf=2019-06-30');
    expect(wrong).toEqual([]);
  }, 60_000);
});

describe('a form posted twice at the same moment', () => {
  test('saves one change and shows both the same receipt', async () => {
    const { world } = await ownCopy(demonstration);
    const send = into(asDemonstration(world));
    const headers = await as(send, idIn(demonstration.answers, 'marit'));
    const fields = {
      ...{
        kind: 'sub_processor_added',
        scope: `product:${idIn(demonstration.answers, 'kari')}`,
        effectiveOn: '2026-12-01',
      },
      ...{ 'details.entity.name': 'Lakeline Language Inc.', 'details.entity.country': 'US' },
    };
    const preview = await (await send('/changes/preview', { ...form(fields), headers })).text();
    const idempotencyKey = /name="idempotencyKey" value="([^"]+)"/.exec(preview)?.[1] ?? '';
    const save = () => send('/changes', { ...form({ ...fields, idempotencyKey }), headers });
    const responses = await Promise.all([save(), save(), save()]);
    const landed = new Set(responses.map((response) => response.headers.get('location')));
    expect(responses.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(landed.size).toBe(1);
    const list = await (await send('/changes', { headers })).text();
    expect(list.match(/Ny underdatabehandler: Kommune-Kari/g)).toHaveLength(1);
  });
});

describe('who may not', () => {
  test.each([
    ['geir', '/changes/new'],
    ['nils', '/report'],
    ['nils', '/log'],
    ['marit', '/deliveries'],
    ['marit', '/people'],
    ['marit', '/people/new'],
  ])('%s is told kindly that %s is not open', async (name, path) => {
    const response = await asked(name)(path, {});
    expect(response.status).toBe(403);
    const html = await response.text();
    expect(html).toContain('Du har ikke tilgang');
    expect(validated(html)).toEqual([]);
  });

  test('Marit sees Hustadvika’s agreement as one that is not there', async () => {
    const theirs = await asked('marit')(`/agreements/${idIn(demonstration.answers, 'fraena-kari-dpa')}`, {});
    const none = await asked('marit')('/agreements/agr_0000000000000000', {});
    const withoutPath = (html: string) => html.replaceAll(/agr_\w+/g, 'agr');
    expect([theirs.status, none.status]).toEqual([404, 404]);
    expect(withoutPath(await theirs.text())).toBe(withoutPath(await none.text()));
  });
});
