// Who asks, until sign-in comes: chosen in the demonstration, the local administrator elsewhere; and where one is led back.
import { describe, expect, test } from 'vitest';
import { askerAt, type Send } from '../support/asking.ts';
import { smallRegister } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { openWorld, type TestWorld } from '../support/world.ts';

async function demonstration(): Promise<{ world: TestWorld; send: Send; people: Record<string, string> }> {
  const given = await openWorld();
  const world = { ...given, settings: { ...given.settings, demonstration: true } };
  const { people } = await smallRegister(world);
  return { world, send: into(world), people: people as unknown as Record<string, string> };
}

const choose = (send: Send, person: string, returnTo?: string) =>
  send('/session', form({ person, ...(returnTo === undefined ? {} : { returnTo }) }));

describe('choosing who asks', () => {
  test('is kept in a cookie that no script reads and no other site sends', async () => {
    const { send, people } = await demonstration();
    const response = await choose(send, people.magne ?? '', '/report');
    expect([response.status, response.headers.get('location')]).toEqual([303, '/report']);
    const cookie = response.headers.getSetCookie().find((one) => one.startsWith('avtalevakt_person='));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
    const page = await send('/', { headers: { cookie: cookie?.split(';')[0] ?? '' } });
    expect(await page.text()).toContain('Magne Vestnes');
  });

  test.each([
    ['//evil.example', '/'],
    ['/\\evil.example', '/'],
    ['https://evil.example/', '/'],
    ['javascript:alert(1)', '/'],
    ['/\t/evil.example', '/'],
    ['/\n/evil.example', '/'],
    ['\t//evil.example', '/'],
    ['evil.example', '/'],
    ['', '/'],
    ['/agreements?status=needs_update', '/agreements?status=needs_update'],
    ['/report?bodies=a&bodies=b', '/report?bodies=a&bodies=b'],
  ])('leads back within this site only: %j', async (returnTo, expected) => {
    const { send, people } = await demonstration();
    const response = await choose(send, people.kari ?? '', returnTo);
    expect(response.status).toBe(303);
    const landed = new URL(response.headers.get('location') ?? '', 'http://localhost:8787/session');
    expect(landed.origin).toBe('http://localhost:8787');
    expect(`${landed.pathname}${landed.search}`).toBe(expected);
  });

  test.each(['per_nobody', '', '__proto__'])('refuses somebody there is not: %j', async (person) => {
    const { send } = await demonstration();
    const response = await choose(send, person);
    expect(response.status).toBe(404);
    expect(response.headers.getSetCookie()).toEqual([]);
  });
});

describe('without having chosen', () => {
  test('the demonstration shows itself to a contract manager', async () => {
    const { send } = await demonstration();
    expect(await (await send('/', {})).text()).toContain('Kari Malme, avtaleforvalter');
  });

  test('elsewhere it is the local administrator, who may administer and is shown no chooser', async () => {
    const world = await openWorld();
    await smallRegister(world);
    const send = into(world);
    expect((await askerAt(send).ask('listRuns')).items).toEqual([]);
    expect(await (await send('/', {})).text()).not.toContain('name="person"');
  });
});
