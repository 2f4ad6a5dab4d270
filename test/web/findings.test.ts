// A finding's page: decisions and advice are written there by whoever may, come back when refused, and stand afterwards.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Send } from '../support/asking.ts';
import { validated } from '../support/browsing.ts';
import { type DemoCopy, type Demonstration, loadedDemonstration, ownCopy } from '../support/demonstration.ts';
import { form, into } from '../support/serving.ts';
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

const text = (html: string) => html.replaceAll(/<[^>]+>|\s+/g, ' ').replaceAll(/ +/g, ' ');

/** The address of the first finding in a group that somebody is shown. */
async function firstFinding(send: Send, group: string): Promise<string> {
  const html = await (await send(`/findings?group=${group}`, {})).text();
  return /href="(\/findings\/F[^"]+)"/.exec(html)?.[1] ?? '';
}

describe('the officer', () => {
  test('writes advice on a finding, which the contract manager then reads there', async () => {
    const copy = await ownCopy(demonstration);
    const ingvild = await sending(copy, 'ingvild');
    const path = await firstFinding(ingvild, 'chain');
    const page = text(await (await ingvild(path, {})).text());
    expect(page).toContain('Gi råd');
    expect(page).not.toContain('Aksepter risikoen');
    const advice = { kind: 'advice', reason: 'Be om en frist på <fjorten> dager.', idempotencyKey: 'a1' };
    const saved = await ingvild(`${path}/decisions`, form(advice));
    expect([saved.status, decodeURIComponent(saved.headers.get('location') ?? '')]).toEqual([
      303,
      decodeURIComponent(path),
    ]);
    await ingvild(`${path}/decisions`, form(advice));
    const sigrun = await sending(copy, 'sigrun');
    const html = await (await sigrun(path, {})).text();
    expect(validated(html)).toEqual([]);
    expect(html.match(/Be om en frist på &lt;fjorten&gt; dager\./g)).toHaveLength(1);
    expect(text(html)).toContain('Råd fra personvernombudet');
  });

  test('is shown what was wrong beside what was typed, and may not decide', async () => {
    const copy = await ownCopy(demonstration);
    const ingvild = await sending(copy, 'ingvild');
    const path = await firstFinding(ingvild, 'chain');
    const refused = await ingvild(`${path}/decisions`, form({ kind: 'advice', reason: '  ' }));
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(validated(html)).toEqual([]);
    expect(html).toContain('href="#felt-advice-reason"');
    const deciding = { kind: 'snooze', until: '2026-12-31', reason: 'Venter på leverandøren' };
    expect((await ingvild(`${path}/decisions`, form(deciding))).status).toBe(403);
    expect((await ingvild(`${path}/decisions`, form({ kind: 'forget' }))).status).toBe(422);
  });
});

describe('a contract manager', () => {
  test('gives a finding to a colleague and puts it off, with what was typed kept when a day is wrong', async () => {
    const copy = await ownCopy(demonstration);
    const marit = await sending(copy, 'marit');
    const path = await firstFinding(marit, 'chain');
    const wrong = { kind: 'snooze', until: '2020-01-01', reason: 'Ny versjon er <på vei>' };
    const refused = await marit(`${path}/decisions`, form(wrong));
    const html = await refused.text();
    expect(refused.status).toBe(422);
    expect(html).toContain('Ny versjon er &lt;på vei&gt;');
    expect(html).toContain('value="2020-01-01"');
    expect((await marit(`${path}/decisions`, form({ ...wrong, until: '2026-12-31' }))).status).toBe(303);
    const assign = { kind: 'assign', ownerId: copy.idOf('marit'), dueOn: '2026-12-15' };
    expect((await marit(`${path}/decisions`, form(assign))).status).toBe(303);
    const after = text(await (await marit(path, {})).text());
    expect(after).toContain('Utsatt til 31. desember 2026');
    expect(after).toContain('Tildelt: Marit Rokneset');
    expect(after).toContain('Ta opp igjen');
  });

  test('sees another municipality’s finding as one that is not there', async () => {
    const copy = await ownCopy(demonstration);
    const [ingvild, marit] = [await sending(copy, 'ingvild'), await sending(copy, 'marit')];
    const all = await (await ingvild('/findings', {})).text();
    const keys = [...all.matchAll(/href="(\/findings\/F[^"]+)"/g)].map(([, path = '']) => path);
    const own = await (await marit('/findings', {})).text();
    const theirs = keys.find((path) => !own.includes(path)) ?? '';
    expect((await marit(theirs, {})).status).toBe(404);
    expect((await marit(`${theirs}/decisions`, form({ kind: 'reopen' }))).status).toBe(404);
  });
});
