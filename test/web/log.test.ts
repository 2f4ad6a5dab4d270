// The page of the log and its export, as a browser and a program ask for them.
import { describe, expect, it } from 'vitest';
import { verifyLines } from '../support/exporting.ts';
import { smallRegister } from '../support/register.ts';
import { form, into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { openWorld } from '../support/world.ts';

async function opened() {
  const world = await openWorld();
  const r = await smallRegister(world);
  const send = into(world);
  const as =
    (person: string) =>
    async (path: string, init: RequestInit = {}) =>
      send(path, { ...init, headers: { ...init.headers, ...(await signedIn(world, person)) } });
  return { ...r, as };
}

describe('the page of the log', () => {
  it('says that no checkpoint was made, makes one, and says that the log stands', async () => {
    const { frana, people, as } = await opened();
    const per = as(people.per);
    expect(await (await per(`/log?chain=${frana.id}`)).text()).toContain('ikke laget noe kontrollpunkt');
    const made = await per('/log', form({ chain: frana.id }));
    expect([made.status, made.headers.get('location')]).toEqual([303, `/log?chain=${frana.id}`]);
    const page = await (await per(`/log?chain=${frana.id}`)).text();
    expect(page).toContain('Loggen stemmer med kontrollpunkt 1');
    expect(page).toContain(`/api/v1/audit/export?body&#x3D;${frana.id}`);
  });

  it('shows what was asked for, and says so where nothing was', async () => {
    const { frana, people, as } = await opened();
    const per = as(people.per);
    const rows = async (query: string) =>
      (await (await per(`/log?chain=${frana.id}${query}`)).text()).split('<tr><th scope="row">').length - 1;
    expect(await rows('&action=system_registered')).toBe(1);
    expect(await rows('')).toBeGreaterThan(5);
    expect(await rows(`&actor=${people.liv}`)).toBe(0);
    const none = await (await per(`/log?chain=${frana.id}&actor=${people.liv}`)).text();
    expect(none).toContain('Ingen linjer passer');
  });

  it('offers neither export nor checkpoint to who may only read it, and is not for all', async () => {
    const { frana, people, as } = await opened();
    const page = await (await as(people.kari)(`/log?chain=${frana.id}`)).text();
    expect(page).not.toMatch(/Last ned loggen|Lag kontrollpunkt/);
    expect((await as(people.kari)('/log', form({ chain: frana.id }))).status).toBe(403);
    expect((await as(people.liv)('/log')).status).toBe(403);
  });
});

describe('the export', () => {
  it('comes as a file of JSON lines that verifies', async () => {
    const { frana, people, as } = await opened();
    const response = await as(people.magne)(`/api/v1/audit/export?body=${frana.id}&texts=true`);
    expect(response.headers.get('content-type')).toBe('application/jsonl');
    expect(response.headers.get('content-disposition')).toContain('attachment');
    const text = await response.text();
    expect(text.endsWith('\n')).toBe(true);
    expect(await verifyLines(text.trimEnd().split('\n'))).toMatchObject({ chain: frana.id });
  });

  it('of another body is as unknown as one that is not there, and forbidden to who may only read', async () => {
    const { frana, eide, people, as } = await opened();
    const asked = async (person: string, body: string) => {
      const response = await as(person)(`/api/v1/audit/export?body=${body}`);
      return [response.status, await response.text()];
    };
    expect(await asked(people.per, eide.id)).toEqual(await asked(people.per, 'body_0000000000000000'));
    expect((await asked(people.per, eide.id))[0]).toBe(404);
    expect((await asked(people.kari, frana.id))[0]).toBe(403);
  });
});
