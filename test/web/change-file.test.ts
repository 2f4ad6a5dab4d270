// The file of a change's form: kept from the step it is chosen in until the change is saved, attached then, and nobody else's.
import { beforeEach, describe, expect, test } from 'vitest';
import { scheduledRun } from '../../src/operations/runs.ts';
import { validated } from '../support/browsing.ts';
import { FILES, pdf } from '../support/files.ts';
import { KARI, ODD, openRegion, SYNNOVE } from '../support/region.ts';
import { form, into } from '../support/serving.ts';
import { signedIn } from '../support/signing-in.ts';
import { IDS } from '../support/story.ts';
import type { TestWorld } from '../support/world.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openRegion();
});

const TYPED = {
  ...{ kind: 'purpose_changed', scope: `system:${IDS.system}`, effectiveOn: '2026-11-10' },
  ...{ 'details.purpose': 'Skule, barnehage og SFO', note: 'Frå leverandøren <sjølv>' },
};
const MAIL = new TextEncoder().encode(
  'From: Varsel <varsel@fjordsky.example>\r\nSubject: =?UTF-8?Q?Nytt_form=C3=A5l?=\r\n' +
    'Date: Tue, 10 Nov 2026 23:30:00 +0000\r\n\r\nHei',
);
const as = async (person: string, path: string, init: RequestInit = {}): Promise<Response> =>
  into(world)(path, { ...init, headers: { ...init.headers, ...(await signedIn(world, person)) } });

/** The form of step three as a browser sends it, with or without a file. */
function sent(fields: Record<string, string | string[]>, file: File | null): RequestInit {
  const body = new FormData();
  for (const [name, values] of Object.entries(fields)) for (const value of [values].flat()) body.append(name, value);
  body.set('file', file ?? new File([], ''));
  return { method: 'POST', body };
}
const step = (fields: Record<string, string | string[]>, file: File | null, part = 'preview', person = KARI.id) =>
  as(person, `/changes/${part}`, sent(fields, file));
const file = (name = 'Varsel.eml', bytes: Uint8Array = MAIL) => new File([bytes as Uint8Array<ArrayBuffer>], name);
const heldIn = (html: string) => ({
  heldId: /name="heldId" value="([^"]+)"/.exec(html)?.[1] ?? '',
  heldName: /name="heldName" value="([^"]+)"/.exec(html)?.[1] ?? '',
});
const pieces = async (): Promise<number> => {
  const [result] = await world.database.read([{ sql: 'SELECT COUNT(DISTINCT upload) FROM document_pieces', args: [] }]);
  return Number(result?.rows[0]?.[0]);
};
const plain = (html: string) => html.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ');

describe('a file chosen in the form of a change', () => {
  test('comes along through the preview, tells what a mail says of itself, and is attached once with the change', async () => {
    const preview = await step(TYPED, file());
    const html = await preview.text();
    expect([preview.status, validated(html)]).toEqual([200, []]);
    const told = plain(html);
    for (const said of ['Varsel.eml (1 kB)', 'varsel@fjordsky.example', 'Nytt formål', '11. november 2026'])
      expect(told).toContain(said);
    const given = form({ ...TYPED, ...heldIn(html), idempotencyKey: 'k1' });
    const [first, second] = [await as(KARI.id, '/changes', given), await as(KARI.id, '/changes', given)];
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(second.headers.get('location')).toBe(first.headers.get('location'));
    const receipt = await (await as(KARI.id, first.headers.get('location') ?? '')).text();
    expect(receipt.match(/>Varsel\.eml<\/a>/g)).toHaveLength(1);
    expect(await pieces()).toBe(1);
  });

  test('stays when something else is wrong, and offers the mail’s day for what is not filled in', async () => {
    const refused = await step({ ...TYPED, effectiveOn: '', 'evidence.kind': 'vendor_notice' }, file());
    const html = await refused.text();
    expect([refused.status, validated(html)]).toEqual([422, []]);
    expect(plain(html)).toContain('Bruk 11. november 2026 som «Gjelder fra»');
    expect(html).toMatch(/value="effectiveOn" checked/);
    expect(html).toMatch(/name="evidence\.issuedOn" value="2026-11-11"/);
    const given = { ...TYPED, effectiveOn: '', ...heldIn(html), fill: ['effectiveOn'] };
    const preview = await (await step(given, null)).text();
    expect(plain(preview)).toContain('Gjelder fra 11. november 2026');
    const back = await (await as(KARI.id, '/changes/details', form({ ...TYPED, ...heldIn(preview) }))).text();
    expect([validated(back), back.includes('Frå leverandøren &lt;sjølv&gt;'), heldIn(back)]).toEqual([
      [],
      true,
      heldIn(preview),
    ]);
  });

  test('is changed for another, or let go, and what it was is not kept', async () => {
    const first = heldIn(await (await step(TYPED, file())).text());
    const second = heldIn(await (await step({ ...TYPED, ...first }, file('Brev.pdf', pdf('x')))).text());
    expect([second.heldName, second.heldId === first.heldId, await pieces()]).toEqual(['Brev.pdf', false, 1]);
    const html = await (await step({ ...TYPED, ...second, heldRemove: 'true' }, null)).text();
    expect([heldIn(html).heldId, await pieces()]).toEqual(['', 0]);
  });

  test('is told by name alone where it is no mail that can be read', async () => {
    for (const [name, bytes] of [
      ['Varsel.msg', FILES.msg],
      ['Brev.pdf', FILES.pdf],
    ] as const) {
      const told = plain(await (await step(TYPED, file(name, bytes))).text());
      expect([told.includes(name), told.includes('Emne')]).toEqual([true, false]);
    }
  });

  test('that is not taken comes back with what was wrong at its field and all that was typed', async () => {
    for (const [bad, said] of [
      [new File(['<!doctype html>'], 'side.html'), 'Denne typen fil blir ikke tatt imot.'],
      [new File([new Uint8Array()], 'tom.pdf'), 'Filen er tom.'],
    ] as const) {
      const response = await step(TYPED, bad);
      const html = await response.text();
      expect([response.status, html.includes(said), validated(html)], said).toEqual([422, true, []]);
      expect(html).toContain('Skule, barnehage og SFO');
      expect(html).toContain('href="#felt-file"');
    }
    expect(await pieces()).toBe(0);
  });

  test('is nobody else’s: another’s id is as one that is held no more, and the change stands without it', async () => {
    const held = heldIn(await (await step(TYPED, file())).text());
    const theirs = { ...TYPED, scope: 'system:sys_skule', ...held };
    const refused = await step(theirs, null, 'preview', SYNNOVE.id);
    expect([refused.status, (await refused.text()).includes('Filen er ikke tatt vare på lenger')]).toEqual([422, true]);
    const saved = await as(SYNNOVE.id, '/changes', form({ ...theirs, idempotencyKey: 'k2' }));
    const path = saved.headers.get('location') ?? '';
    expect([saved.status, path]).toEqual([303, expect.not.stringContaining('saved=1')]);
    expect(await (await as(SYNNOVE.id, path)).text()).not.toContain('Varsel.eml');
    expect((await step(TYPED, file(), 'preview', ODD.id)).status).toBe(403);
    expect(await pieces()).toBe(1);
  });

  test('that nobody comes back for is forgotten by the run of the next day', async () => {
    await step(TYPED, file());
    expect(await pieces()).toBe(1);
    world.clock.at = '2026-11-25T08:00:00.000Z' as never;
    await scheduledRun(world);
    expect(await pieces()).toBe(0);
  });
});
