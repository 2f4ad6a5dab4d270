// The follow-up of a change from its page, without JavaScript: what is offered to whom, once each, and what comes back refused.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { told } from '../support/journal.ts';
import { agreements, more } from '../support/many.ts';
import { EIDE, KARI, LEIV, MAGNE, openRegion, SYNNOVE } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let page: string;

beforeEach(async () => {
  world = await openRegion([
    ...more(3),
    told('system', EIDE.system, '2026-01-01', { fields: { product: IDS.product } }, { body: BODIES.eide.id }),
  ]);
  const { id } = await ask(world, KARI, 'createChange', {
    body: {
      ...{ kind: 'sub_processor_added', scope: { kind: 'product', id: IDS.product }, effectiveOn: '2026-11-01' },
      details: { entity: { id: COMPANIES.prairie.id, country: 'US' }, service: 'Brukerstøtte' },
    },
  });
  page = `/changes/${id}`;
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  into(world)(path, { ...init, headers: { ...init.headers, ...(await signedIn(world, person)) } });
const read = async (path = page, person = KARI.id) => (await as(person, path)).text();
const post = (part: string, fields: Record<string, string>, person = KARI.id) =>
  as(person, `${page}/${part}`, form(fields));
const draftsOf = async (id: string) => {
  const { items } = await ask(world, KARI, 'listVersions', { params: { body: BODIES.frana.id, id } });
  return items.filter(({ state }) => state !== 'signed').map(({ state }) => state);
};
const all = (n: number) => agreements(n).join(',');

describe('the page of a change', () => {
  test('offers each what they may: drafts to who writes, the review to the officer, nothing to management', async () => {
    const [kari, officer, management] = [await read(), await read(page, MAGNE.id), await read(page, LEIV.id)];
    for (const html of [kari, officer, management]) expect(validated(html)).toEqual([]);
    const offers = (html: string) =>
      ['drafts/preview', 'reviews/new'].filter((part) => html.includes(`action="${page}/${part}"`));
    expect([kari.includes('Lag utkast med endringen'), officer.includes('Lag utkast med endringen')]).toEqual([
      true,
      false,
    ]);
    expect(offers(officer)).toContain('reviews/new');
    expect(management).not.toMatch(/<button[^>]*>(?:Lag utkast|De passer)/);
    expect(kari.match(/name="agreementIds"/g)).toHaveLength(3);
    expect(officer.match(/name="agreementIds"/g)).toHaveLength(4);
    expect(kari).not.toContain(EIDE.agreement);
  });

  test('shows the drafts before they are saved, saves them once, and sends them on', async () => {
    const shown = await post('drafts/preview', { agreementIds: all(3) });
    const html = await shown.text();
    expect([shown.status, validated(html), html.match(/>Prairie Cloud Inc\.</g)?.length]).toEqual([200, [], 3]);
    expect(await draftsOf(IDS.agreement)).toEqual([]);
    for (const _ of [1, 2]) {
      const saved = await post('drafts', { agreementIds: all(3), idempotencyKey: 'k1' });
      expect([saved.status, saved.headers.get('location')]).toEqual([303, `${page}#oppfolging`]);
    }
    for (const id of agreements(3)) expect(await draftsOf(id)).toEqual(['draft']);
    const given = { agreementIds: all(2), idempotencyKey: 'k2' };
    expect((await post('transitions', { ...given, to: 'pending_approval' })).status).toBe(303);
    expect((await post('transitions', { ...given, to: 'out_for_signature' })).status).toBe(303);
    expect(await draftsOf(IDS.agreement)).toEqual(['out_for_signature']);
    expect(await read()).toContain('er til signering; før inn signaturene');
  });

  test('comes back as 422 when nothing is chosen or what is chosen is no agreement of one’s own', async () => {
    const before = await revisionCount(world);
    for (const [part, agreementIds, said] of [
      ['drafts/preview', '', 'Velg minst én avtale'],
      ['drafts', EIDE.agreement, 'En av avtalene bygger ikke på det som ble endret'],
      ['transitions', 'agr_unknown', 'En av avtalene bygger ikke på det som ble endret'],
      ['reviews/new', '', 'Velg minst én avtale'],
      ['reviews', '', 'Velg minst én avtale'],
    ] as const) {
      const response = await post(part, { agreementIds, to: 'pending_approval', note: 'Passer' });
      const html = await response.text();
      expect([part, response.status, html.includes(said), validated(html)]).toEqual([part, 422, true, []]);
    }
    expect((await post('drafts', { agreementIds: all(1) }, LEIV.id)).status).toBe(403);
    expect((await post('drafts', { agreementIds: all(1) }, MAGNE.id)).status).toBe(403);
    expect((await post('drafts', { agreementIds: all(1) }, SYNNOVE.id)).status).toBe(422);
    expect(await revisionCount(world)).toBe(before);
  });

  test('keeps what was typed of a review without a reason, and records it once with one', async () => {
    const form = await (await post('reviews/new', { agreementIds: all(2) })).text();
    expect([validated(form), form.match(/name="agreementIds"[^>]*checked/g)?.length]).toEqual([[], 2]);
    const refused = await post('reviews', { agreementIds: IDS.agreement, note: ' ' });
    const html = await refused.text();
    expect([refused.status, validated(html)]).toEqual([422, []]);
    expect(html).toContain('Fyll ut «Hvorfor de fortsatt passer»');
    expect(html.match(/name="agreementIds"[^>]*checked/g)).toHaveLength(1);
    for (const _ of [1, 2])
      expect((await post('reviews', { agreementIds: all(2), note: 'Lest', idempotencyKey: 'k3' })).status).toBe(303);
    const params = { body: BODIES.frana.id, id: IDS.agreement };
    expect((await ask(world, KARI, 'getAgreement', { params })).reviews.map(({ note }) => note)).toEqual(['Lest']);
  });

  test('tells of the drafts made from a change that is taken back, and offers nothing more', async () => {
    await post('drafts', { agreementIds: all(2), idempotencyKey: 'k4' });
    expect(await read()).toContain('Utkast som er laget etter endringen, blir stående');
    await as(KARI.id, `${page}/withdrawal`, form({ reason: 'Feil produkt' }));
    const html = await read();
    expect([validated(html), html.match(/: Utkast/g)?.length, html.includes('name="agreementIds"')]).toEqual([
      [],
      2,
      false,
    ]);
    expect(html).toContain('De er ikke slettet');
    expect((await post('drafts/preview', { agreementIds: all(1) })).status).toBe(422);
  });
});

describe('the pages of an agreement and of its version', () => {
  test('show what is attached to each, and attach a mail where they are', async () => {
    const version = `/agreements/${IDS.agreement}/versions/${IDS.version}`;
    for (const [at, kind, subject] of [
      [`/agreements/${IDS.agreement}`, 'agreement', IDS.agreement],
      [version, 'version', IDS.version],
    ] as const) {
      const html = await read(at);
      expect(html).toContain(`name="returnTo" value="${at}#dokumenter"`);
      const given = { body: BODIES.frana.id, subjectKind: kind, subject, returnTo: `${at}#dokumenter` };
      const sent = new FormData();
      for (const [name, value] of Object.entries(given)) sent.set(name, value);
      sent.set('file', new File([`From: a@b.example\r\nDate: x\r\n\r\n${kind}`], `${kind}.eml`));
      const answer = await as(KARI.id, '/documents', { method: 'POST', body: sent });
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${at}#dokumenter`]);
    }
    const [agreement, own] = [await read(`/agreements/${IDS.agreement}`), await read(version)];
    expect([agreement.includes('agreement.eml'), agreement.includes('version.eml')]).toEqual([true, true]);
    expect([own.includes('agreement.eml'), own.includes('version.eml')]).toEqual([false, true]);
    expect(await read(version, LEIV.id)).not.toContain('name="subjectKind"');
    for (const html of [agreement, own]) expect(validated(html)).toEqual([]);
  });
});
