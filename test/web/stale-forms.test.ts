// Forms that edit what somebody else has saved meanwhile: both are shown, and nothing is overwritten unseen.
import { beforeEach, expect, test } from 'vitest';
import type { Send } from '../support/asking.ts';
import { type SmallRegister, smallRegister } from '../support/register.ts';
import { into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { ask, openWorld, type TestWorld } from '../support/world.ts';

let world: TestWorld;
let register: SmallRegister;
let send: Send;
let headers: { cookie: string };
beforeEach(async () => {
  world = await openWorld();
  register = await smallRegister(world);
  send = into(world);
  headers = await signedIn(world, register.people.kari);
});

/** The revision the form of a page was filled in from. */
const baseIn = (html: string): string =>
  (/name="etag" value="([^"]*)"/.exec(html)?.[1] ?? 'none').replaceAll('&quot;', '"').replaceAll('&#x3D;', '=');

async function post(path: string, fields: Record<string, string>): Promise<{ status: number; html: string }> {
  const response = await send(path, { method: 'POST', headers, body: new URLSearchParams(fields), redirect: 'manual' });
  return { status: response.status, html: await response.text() };
}

/** Each form that edits: where it stands, and something wrong in it. */
const FORMS = [
  ['a system', ({ held }: SmallRegister) => `/systems/${held.system}/profile`, { name: '', effectiveOn: '2026-13-40' }],
  ['the end of a system', ({ held }: SmallRegister) => `/systems/${held.system}/end`, { endedOn: 'i fjor' }],
  ['a contract', ({ held }: SmallRegister) => `/contracts/${held.contract}/edit`, { title: '', effectiveOn: 'i fjor' }],
] as const;

test.each(FORMS)(
  'the form for %s that comes back with an error stands on what it was filled in from',
  async (_, at, wrong) => {
    const { held, frana } = register;
    const before = baseIn(await (await send(at(register), { headers })).text());
    expect(before).toMatch(/^"\d+"$/);
    const [system, contract] = [held.system, held.contract].map((id) => ({ params: { body: frana.id, id } }));
    await ask(world, null, 'reviseSystem', { ...system, body: { purpose: 'Odds formål' } });
    await ask(world, null, 'reviseContract', { ...contract, body: { caseReference: '26/991' } });
    expect(baseIn(await (await send(at(register), { headers })).text())).not.toBe(before);
    const refused = await post(at(register), { ...wrong, etag: before });
    expect([refused.status, baseIn(refused.html)]).toEqual([422, before]);
  },
);
