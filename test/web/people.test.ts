// The pages of people, as an administrator of one municipality uses them: forms that keep what was typed, and do it once.
import { beforeEach, describe, expect, test } from 'vitest';
import type { Send } from '../support/asking.ts';
import { validated } from '../support/browsing.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let r: SmallRegister;
let send: Send;
let headers: Record<string, string>;

/** Berit administers Fræna and nothing else. */
beforeEach(async () => {
  world = await openWorld();
  r = await smallRegister(world);
  send = into(world);
  const roles = [{ role: 'administrator', bodyId: r.frana.id }];
  const berit = await ask(world, null, 'createPerson', {
    body: { name: 'Berit Sylte', email: 'berit@frana.example', roles },
  });
  headers = await signedIn(world, berit.id);
});

const get = async (path: string, by = headers) => (await send(path, { headers: by })).text();
const post = (path: string, fields: Record<string, string>) => send(path, { ...form(fields), headers });
const keyIn = (html: string) => /name="idempotencyKey" value="([^"]+)"/.exec(html)?.[1] ?? '';
const refusal = async (response: Response) => {
  const html = await response.text();
  expect([response.status, validated(html)]).toEqual([422, []]);
  return html;
};

const NEW = { name: 'Nina Ny', email: 'Nina@frana.example', language: 'nn', role: 'system_owner', from: '2026-11-23' };

describe('adding a person', () => {
  test('registers, gives the role and invites in one step, once however often the button is pressed', async () => {
    const fields = { ...NEW, bodyId: r.frana.id, invite: 'yes', idempotencyKey: keyIn(await get('/people/new')) };
    const [one, two] = [await post('/people', fields), await post('/people', fields)];
    expect([one.status, two.headers.get('location')]).toEqual([303, one.headers.get('location')]);
    const { items } = await ask(world, null, 'listPeople', { query: { q: 'nina' } });
    expect(items).toMatchObject([
      { name: 'Nina Ny', language: 'nn', access: 'invited', roles: [{ role: 'system_owner' }] },
    ]);
    const mails = (await ask(world, null, 'listDeliveries')).items.filter(({ kind }) => kind === 'invitation');
    expect(mails.map(({ personId }) => personId)).toEqual([items[0]?.id]);
    const page = await get(one.headers.get('location') ?? '');
    expect(page).toContain('nina@frana.example');
    expect(page).toContain('Invitert');
  });

  test('keeps what was typed and says what is wrong, and registers nothing', async () => {
    const page = await refusal(await post('/people', { ...NEW, email: 'nina', to: '2026-01-01' }));
    expect(page).toContain('skriv en e-postadresse');
    expect(page).toContain('value="Nina Ny"');
    expect(page).not.toContain('value="yes" checked');
    const backwards = await refusal(await post('/people', { ...NEW, bodyId: r.frana.id, to: '2026-01-01' }));
    expect(backwards).toContain('id="felt-to-feil"');
    const nowhere = await refusal(await post('/people', NEW));
    expect(nowhere).toContain('id="felt-bodyId-feil"');
    expect((await ask(world, null, 'listPeople', { query: { q: 'nina' } })).items).toEqual([]);
  });

  test('elsewhere than where one administers is refused', async () => {
    const response = await post('/people', { ...NEW, bodyId: r.eide.id });
    expect(response.status).toBe(404);
    expect((await post('/people', { ...NEW, role: 'administrator', bodyId: 'register' })).status).toBe(403);
  });
});

describe('one person', () => {
  test('is given a role, unless it is a conflict of interest that nobody has explained', async () => {
    const role = { role: 'data_protection_officer', bodyId: r.frana.id, from: '2026-11-23' };
    const page = await refusal(await post(`/people/${r.people.kari}/roles`, role));
    expect(page).toContain('Kari Malme har rollen avtaleforvalter');
    expect(page).toContain('art. 38 nr. 6');
    const explained = { ...role, conflictReason: 'Går over i stillingen og slutter som avtaleforvalter i morgen' };
    expect((await post(`/people/${r.people.kari}/roles`, explained)).status).toBe(303);
    expect(await get(`/people/${r.people.kari}`)).toContain('Går over i stillingen');
  });

  test('is relieved of a role on a day', async () => {
    const { roles } = await ask(world, null, 'getPerson', { params: { id: r.people.kari } });
    const end = `/people/${r.people.kari}/roles/${roles[0]?.id}/end`;
    const refused = await refusal(await post(end, { to: '2019-01-01' }));
    expect(refused).toContain('<details class="av-more" open>');
    expect((await post(end, { to: '2026-12-31' })).status).toBe(303);
    expect(await get(`/people/${r.people.kari}`)).toContain('1.1.2020–31.12.2026');
  });

  test('is erased only by who says that it cannot be undone', async () => {
    const page = await refusal(await post(`/people/${r.people.per}/erasure`, { reason: 'request' }));
    expect(page).toContain('kryss av for at du forstår');
    const done = await post(`/people/${r.people.per}/erasure`, { reason: 'request', confirm: 'yes' });
    expect(done.headers.get('location')).toBe('/people');
    expect(await get('/people')).not.toContain('Per Hustad');
  });

  test('of another municipality is nobody here, and neither list nor page is for who administers nothing', async () => {
    expect((await send(`/people/${r.people.synnove}`, { headers })).status).toBe(404);
    expect((await send('/people/per_0000000000000000', { headers })).status).toBe(404);
    expect(await get('/people')).not.toContain('Synnøve');
    const kari = await signedIn(world, r.people.kari);
    for (const path of ['/people', '/people/new', `/people/${r.people.odd}`])
      expect((await send(path, { headers: kari })).status).toBe(403);
  });
});

describe('somebody who leaves', () => {
  beforeEach(() =>
    ask(world, null, 'reviseSystem', {
      params: { body: r.frana.id, id: r.held.system },
      body: { ownerId: r.people.odd },
    }),
  );

  test('hands on to the one chosen in each body, with the day after the last', async () => {
    const path = `/people/${r.people.odd}/departure`;
    const page = await get(path);
    expect(validated(page)).toEqual([]);
    expect(page).toContain('Oppvekst');
    const successor = `successors.${r.frana.id}`;
    const wrong = await refusal(await post(path, { lastDay: '2026-11-22', [successor]: r.people.per }));
    expect(wrong).toContain('velg en som har en rolle der');
    const left = await post(path, { lastDay: '2026-11-22', [successor]: r.people.kari, idempotencyKey: keyIn(page) });
    expect(left.headers.get('location')).toBe(`/people/${r.people.odd}`);
    expect(await get(`/people/${r.people.odd}`)).toContain('Har sluttet');
    expect(await get(`/people/${r.people.kari}`)).toContain('Oppvekst');
  });

  test('leaves what nobody was chosen for without an owner, told to all who read the body', async () => {
    await post(`/people/${r.people.odd}/departure`, { lastDay: '2026-11-22' });
    const page = await get('/people/without-owner', await signedIn(world, r.people.kari));
    expect(validated(page)).toEqual([]);
    expect(page).toMatch(/Oppvekst[\s\S]*System[\s\S]*Odd Bud/);
    expect(page).not.toContain('Eide');
  });
});

test('an administrator signs somebody out everywhere, and nobody of another municipality', async () => {
  const kari = await signedIn(world, r.people.kari);
  expect((await send('/profile', { headers: kari })).status).toBe(200);
  expect((await post(`/people/${r.people.kari}/sign-outs`, {})).status).toBe(303);
  expect((await send('/profile', { headers: kari })).headers.get('location')).toContain('/sign-in');
  const synnove = await signedIn(world, r.people.synnove);
  expect((await post(`/people/${r.people.synnove}/sign-outs`, {})).status).toBe(404);
  expect((await send('/profile', { headers: synnove })).status).toBe(200);
  const { items } = await ask(world, null, 'listLog', { query: { body: r.frana.id, action: 'person_signed_out' } });
  expect(items).toMatchObject([{ subjects: [r.people.kari] }]);
});
