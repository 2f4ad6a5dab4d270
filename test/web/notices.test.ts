// Answering a notice on the agreement's page, without JavaScript: saved once, or sent back with what was typed.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES, COMPANIES } from '../support/cast.ts';
import { told } from '../support/journal.ts';
import { KARI, MAGNE, openRegion } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const PAGE = `/agreements/${IDS.agreement}`;
let world: TestWorld;
let notice: string;

beforeEach(async () => {
  const terms = { authorisation: 'general' as const, objectionDays: 14, noticeDays: null };
  const root = { root: IDS.agreement, body: BODIES.frana.id };
  world = await openRegion([told('version', IDS.version, '2024-01-01', { fields: terms }, root)]);
  const about = { kind: 'agreement' as const, id: IDS.agreement };
  const letter = await ask(world, KARI, 'createEvidence', {
    params: { body: BODIES.frana.id },
    body: { kind: 'vendor_notice', subject: about, issuedOn: '2026-11-10', reference: 'Brev 10.11' },
  });
  const body = { entity: { id: COMPANIES.prairie.id }, receivedOn: '2026-11-10', how: 'letter', evidenceId: letter.id };
  const made = await ask(world, KARI, 'createNotice', { params: { body: BODIES.frana.id, id: IDS.agreement }, body });
  notice = made.id;
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, init);
const reply = (fields: Record<string, string>, person = KARI.id) =>
  as(person, `${PAGE}/notices/${notice}/responses`, form({ idempotencyKey: 'form_1', ...fields }));
const noticesOf = (html: string): string =>
  /<section[^>]*aria-labelledby="varsler">.*?<\/section>/s.exec(html)?.[0].replaceAll(/\s+/g, ' ') ?? '';
const answers = async () => {
  const { items } = await ask(world, KARI, 'listNotices', { params: { body: BODIES.frana.id, id: IDS.agreement } });
  return items.map(({ response, respondedOn, responseReference }) => [response, respondedOn, responseReference]);
};

describe('the contract manager', () => {
  test('sees what came, with its evidence, and may answer', async () => {
    const html = await (await as(KARI.id, PAGE)).text();
    const section = noticesOf(html);
    expect(section).toContain('Varsel fra leverandøren: Brev 10.11');
    expect(section).toContain('Fristen for innsigelse er 24. november 2026.');
    expect(section).toContain(`/notices/${notice}/responses`);
    expect(validated(html)).toEqual([]);
  });

  test('answers, once though the button is pressed twice, and sees the answer and its day', async () => {
    const given = { response: 'accepted', respondedOn: '2026-11-20', reason: '', reference: 'Sak 26/418' };
    const first = await reply(given);
    expect([first.status, first.headers.get('location')]).toEqual([303, `${PAGE}#varsler`]);
    const saved = await revisionCount(world);
    expect((await reply(given)).status).toBe(303);
    expect(await revisionCount(world)).toBe(saved);
    expect(await answers()).toEqual([['accepted', '2026-11-20', 'Sak 26/418']]);
    const html = await (await as(KARI.id, PAGE)).text();
    expect(noticesOf(html)).toMatch(/Godtatt.*Svaret ligger i Sak 26\/418.*20\.11\.2026.*Endre svaret/);
    expect(html).toContain('Varsel om underdatabehandler besvart');
    expect(validated(html)).toEqual([]);
  });

  test('takes a wrong answer back by another', async () => {
    await reply({ response: 'objected', respondedOn: '2026-11-12' });
    await reply({ idempotencyKey: 'form_2', response: 'accepted', respondedOn: '2026-11-20', corrects: 'true' });
    expect(await answers()).toEqual([['accepted', '2026-11-20', null]]);
  });

  test.each([
    ['before the notice came', { respondedOn: '2026-11-09' }, '«Besvart» kan ikke være før 10. november 2026'],
    ['in the future', { respondedOn: '2026-11-24' }, '«Besvart» kan ikke være etter 23. november 2026'],
    ['taken out', { respondedOn: '' }, '«Besvart» må være en dato som finnes'],
    ['given without an answer', { response: '' }, 'Velg et alternativ for «Svar»'],
  ])('gets the form back with what was typed when the day is %s', async (_, wrong, told) => {
    const before = await revisionCount(world);
    const given = { response: 'objected', respondedOn: '2026-11-20', reason: 'Ukjent <land>', reference: 'Sak 1' };
    const response = await reply({ ...given, ...wrong });
    expect(response.status).toBe(422);
    const html = await response.text();
    const section = noticesOf(html);
    expect(html).toContain('id="feil"');
    expect(section).toContain(told);
    expect(section).toContain('Ukjent &lt;land&gt;');
    expect(section).toContain('value="Sak 1"');
    expect(section).toContain('<details class="av-more" open>');
    expect(validated(html)).toEqual([]);
    expect(await revisionCount(world)).toBe(before);
  });
});

test('the officer sees the notice, is shown no form, and is refused', async () => {
  const section = noticesOf(await (await as(MAGNE.id, PAGE)).text());
  expect(section).toContain('Prairie Cloud Inc.');
  expect(section).not.toContain('<form');
  expect((await reply({ response: 'accepted', respondedOn: '2026-11-20' }, MAGNE.id)).status).toBe(403);
});

test('whoever looks at another day is shown no form', async () => {
  const html = await (await as(KARI.id, `${PAGE}?asOf=2026-11-20`)).text();
  expect(noticesOf(html)).not.toContain('/responses');
});
