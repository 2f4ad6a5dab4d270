// Beginning an agreement from its page, without JavaScript: filled in beforehand, saved once, sent back with what is wrong.
import { beforeEach, describe, expect, test } from 'vitest';
import { validated } from '../support/browsing.ts';
import { BODIES } from '../support/cast.ts';
import { EIDE, KARI, MAGNE, ODD, openRegion, SYNNOVE } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { administrator, sendingAs, signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import { revisionCount } from '../support/told.ts';
import { ask, type TestWorld } from '../support/world.ts';

const { frana } = BODIES;
let world: TestWorld;
let system: string;

beforeEach(async () => {
  world = await openRegion();
  const given = { name: 'Barnehage <ny>', productId: IDS.product, personalData: true, goLive: '2026-11-01' };
  const facts = { dataCategories: ['identity'], dataSubjects: ['pupils'], purpose: 'Opptak' };
  const made = await ask(world, KARI, 'createSystem', { params: { body: frana.id }, body: { ...given, ...facts } });
  system = made.id;
});

const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  sendingAs(into(world), await signedIn(world, person))(path, init);
const read = async (path: string, person = KARI.id) => (await as(person, path)).text();
const unwound = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');
const filled = (changed: Record<string, string> = {}) => ({
  ...{ idempotencyKey: 'form_1', body: frana.id, systemIds: system, contractId: IDS.contract, title: 'Barnehage' },
  ...{ form: 'ssa', caseReference: '26/14', ownerId: ODD.id, 'firstDraft.validFrom': '2026-12-01' },
  ...changed,
});
const begin = (changed: Record<string, string> = {}, person = KARI.id) =>
  as(person, '/agreements', form(filled(changed)));
const agreementIn = async (at: string) =>
  ask(world, KARI, 'getAgreement', { params: { body: frana.id, id: at.split('/')[2] ?? '' } });

describe('a system without an agreement', () => {
  test('leads from the finding to a form with the system ticked and the vendor’s contract chosen', async () => {
    const found = await read(`/systems/${system}`);
    expect(found).toContain(`href="/agreements/new?system&#x3D;${system}"`);
    expect(await read('/agreements')).toContain(`href="/agreements/new?system&#x3D;${system}"`);
    const html = await read(`/agreements/new?system=${system}`);
    expect(validated(html)).toEqual([]);
    expect(html).toMatch(new RegExp(`name="systemIds" value="${system}" checked`));
    expect(html).toMatch(new RegExp(`<option value="${IDS.contract}" selected`));
    expect(html).toContain('value="Databehandleravtale for Barnehage &lt;ny&gt;"');
    expect(html).toMatch(new RegExp(`<option value="${KARI.id}" selected`));
  });

  test('leads from the contract to a form with the vendor’s uncovered systems ticked', async () => {
    const html = await read(`/agreements/new?contract=${IDS.contract}`);
    const ticked = [...html.matchAll(/name="systemIds" value="(\w+)"( checked)?/g)].map(([, id, on]) => [id, !!on]);
    expect(ticked).toEqual([
      [system, true],
      [IDS.system, false],
    ]);
  });

  test('gets an agreement whose draft says what is recorded, once though the button is pressed twice', async () => {
    const [first, second] = await Promise.all([begin(), begin()]);
    const at = first.headers.get('location') ?? '';
    expect([first.status, second.status, second.headers.get('location')]).toEqual([303, 303, at]);
    expect(at).toMatch(/^\/agreements\/agr_\w+\/versions\/ver_\w+\/edit$/);
    const agreement = await agreementIn(at);
    expect(agreement).toMatchObject({
      ...{ title: 'Barnehage', contractId: IDS.contract, systemIds: [system], ownerId: ODD.id, form: 'ssa' },
      ...{ caseReference: '26/14', framework: false, status: 'draft' },
    });
    const [version] = agreement.versions;
    expect(version).toMatchObject({ label: '1.0', state: 'draft', validFrom: '2026-12-01', purpose: 'Opptak' });
    expect(version?.parties.map(({ name, role }) => [name, role])).toEqual([
      ['Fræna kommune', 'controller'],
      ['Fjordsky AS', 'processor'],
    ]);
    expect(version?.annex).toMatchObject({
      dataCategories: [{ category: 'identity', systemId: null }],
      subProcessors: [{ name: 'Bergdata AS', country: 'NO' }],
      locations: [{ country: 'NO', activity: 'storage' }],
    });
    const html = await read(at);
    expect(validated(html)).toEqual([]);
    expect(first.headers.get('set-cookie')).toContain('agreement_begun');
    expect(unwound(await read(`/agreements/new?system=${system}`))).toContain(
      'Det er allerede begynt på en avtale for systemet: Barnehage',
    );
  });

  test('gets a first version for a day that has been with what is recorded today', async () => {
    const at = (await begin({ 'firstDraft.validFrom': '2025-01-01' })).headers.get('location') ?? '';
    const [version] = (await agreementIn(at)).versions;
    expect(version).toMatchObject({ validFrom: '2025-01-01', contractOn: '2025-01-01' });
    expect(version?.annex.subProcessors.map(({ name }) => name)).toEqual(['Bergdata AS']);
  });

  test('without a contract gets the processor of the system, or the one that is named', async () => {
    const processorOf = async (at: string) =>
      (await agreementIn(at)).versions[0]?.parties.find(({ role }) => role === 'processor')?.name;
    const plain = (await begin({ contractId: '' })).headers.get('location') ?? '';
    expect(await processorOf(plain)).toBe('Fjordsky AS');
    const named = { 'firstDraft.processor.name': 'Ny Drift Ltd', 'firstDraft.processor.country': 'GB' };
    const other = (await begin({ ...named, idempotencyKey: 'form_2' })).headers.get('location') ?? '';
    expect(await processorOf(other)).toBe('Ny Drift Ltd');
  });
});

describe('a form that is sent back', () => {
  test('says all that is wrong, with everything typed, and nothing is saved', async () => {
    const before = await revisionCount(world);
    const wrong = { title: '', systemIds: '', caseReference: '26 <14>', 'firstDraft.validFrom': '2026-02-30' };
    const response = await begin(wrong);
    const html = await response.text();
    expect([response.status, validated(html)]).toEqual([422, []]);
    for (const field of ['title', 'systemIds-1', 'firstDraft-validFrom'])
      expect(html).toContain(`href="#felt-${field}"`);
    expect(html).toContain('value="26 &lt;14&gt;"');
    expect(await revisionCount(world)).toBe(before);
  });

  test('asks who processes where neither contract nor system says', async () => {
    const { id } = await ask(world, KARI, 'createSystem', {
      params: { body: frana.id },
      body: { name: 'Eigenutvikla', personalData: true },
    });
    const response = await begin({ systemIds: id, contractId: '' });
    const html = await response.text();
    expect([response.status, validated(html)]).toEqual([422, []]);
    expect(unwound(html)).toContain('oppgi hvem som er databehandler');
    expect(html).toContain('href="#felt-firstDraft-processor-id"');
  });

  test('refuses a system of another municipality by the name of the field', async () => {
    const response = await begin({ systemIds: EIDE.system });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('href="#felt-systemIds-1"');
  });
});

test('who may write in several bodies chooses one first', async () => {
  const html = await (await sendingAs(into(world), await administrator(world))('/agreements/new', {})).text();
  expect(html).toContain(`href="/agreements/new?body&#x3D;${frana.id}"`);
  expect(html).toContain(`href="/agreements/new?body&#x3D;${BODIES.eide.id}"`);
});

test('where no system is in use, the page says what to do first', async () => {
  await ask(world, SYNNOVE, 'reviseSystem', {
    params: { body: BODIES.eide.id, id: EIDE.system },
    body: { endedOn: '2026-11-01' },
  });
  const html = await read('/agreements/new', SYNNOVE.id);
  expect(unwound(html)).toContain('Registrer systemet først.');
  expect(html).toContain(`href="/systems/new?body&#x3D;${BODIES.eide.id}"`);
  expect(html).not.toContain('action="/agreements"');
});

test('the officer is shown no way to begin one, and refused it; another municipality’s system is unknown', async () => {
  expect(await read(`/systems/${system}`, MAGNE.id)).not.toContain('/agreements/new');
  expect((await as(MAGNE.id, `/agreements/new?system=${system}`)).status).toBe(403);
  expect((await begin({}, MAGNE.id)).status).toBe(403);
  for (const id of [EIDE.system, 'sys_none'])
    expect((await as(KARI.id, `/agreements/new?system=${id}`)).status).toBe(404);
  expect((await begin({ body: BODIES.eide.id })).status).toBe(404);
});
