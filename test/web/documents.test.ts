// Files over HTTP: never shown, never larger than is taken, never without a sign-in, and as a browser's form sends them.
import { describe, expect, it } from 'vitest';
import { LARGEST_FILE } from '../../src/domain/documents.ts';
import { attachmentNamed } from '../../src/web/document-response.ts';
import { askerAt } from '../support/asking.ts';
import { FILES, largePdf, pdf, REFUSED, sha256OfBytes } from '../support/files.ts';
import { smallRegister } from '../support/register.ts';
import { inPieces, into } from '../support/serving.ts';
import { administrator, signedIn } from '../support/signing-in.ts';
import { openWorld } from '../support/world.ts';

async function inFrana() {
  const world = await openWorld();
  const register = await smallRegister(world);
  const send = into(world);
  const headersOf = (person: string) => signedIn(world, person);
  const query = (more: Record<string, string> = {}) => ({
    ...{ body: register.frana.id, subjectKind: 'agreement', subject: register.held.agreement, name: 'Avtale.pdf' },
    ...more,
  });
  const kari = await headersOf(register.people.kari);
  const post = (init: RequestInit, more: Record<string, string> = {}) =>
    send(`/api/v1/documents?${new URLSearchParams(query(more))}`, {
      method: 'POST',
      ...init,
      headers: { ...kari, ...(init.headers as Record<string, string>) },
    });
  return { world, register, send, headersOf, kari, query, post, asKari: askerAt(send, kari) };
}

const pathIn = async (response: Response) =>
  ((await response.json()) as { errors: { path: string }[] }).errors[0]?.path;

/** An address as it stands in a page. */
const address = (printed: string | undefined) => (printed ?? '').replaceAll('&#x3D;', '=').replaceAll('&amp;', '&');

const OCTETS = { 'content-type': 'application/octet-stream' };

describe('a document', () => {
  it('is given out to be saved, never shown, and kept only to ask whether it still stands', async () => {
    const { asKari, query } = await inFrana();
    const { sha256 } = await asKari.ask('createDocument', {
      query: query({ name: 'Databehandleravtale Ørsta «ny».pdf' }),
      body: pdf('x'),
    });
    const given = await asKari.send('getDocument', { params: { sha256 } });
    expect(given.status).toBe(200);
    expect(new Uint8Array(await given.arrayBuffer())).toEqual(pdf('x'));
    expect(Object.fromEntries(given.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(pdf('x').length),
      'content-disposition':
        'attachment; filename="Databehandleravtale _rsta _ny_.pdf"; ' +
        "filename*=UTF-8''Databehandleravtale%20%C3%98rsta%20%C2%ABny%C2%BB.pdf",
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-cache',
      etag: `"${sha256}"`,
    });
    const again = await asKari.send('getDocument', { params: { sha256 }, headers: { 'if-none-match': `"${sha256}"` } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('that is restricted is kept nowhere, and asked for anew each time', async () => {
    const { asKari, query } = await inFrana();
    const { sha256 } = await asKari.ask('createDocument', { query: query({ restricted: 'true' }), body: pdf('x') });
    const given = await asKari.send('getDocument', { params: { sha256 }, headers: { 'if-none-match': `"${sha256}"` } });
    expect([given.status, given.headers.get('cache-control'), given.headers.get('etag')]).toEqual([
      200,
      'no-store',
      null,
    ]);
  });

  it('is 404 to a stranger, 403 where it is restricted, 410 once erased, 401 to nobody', async () => {
    const { asKari, query, register, headersOf, send, world } = await inFrana();
    const { sha256 } = await asKari.ask('createDocument', { query: query({ restricted: 'true' }), body: pdf('x') });
    const statusFor = async (headers: Record<string, string>) =>
      (await askerAt(send, headers).send('getDocument', { params: { sha256 } })).status;
    expect(await statusFor(await headersOf(register.people.synnove))).toBe(404);
    expect(await statusFor(await headersOf(register.people.per))).toBe(403);
    expect(await statusFor({})).toBe(401);
    const admin = askerAt(send, await administrator(world));
    await admin.ask('eraseDocument', { params: { body: register.frana.id, sha256 }, body: { reason: 'Feil fil' } });
    expect(await statusFor(await headersOf(register.people.kari))).toBe(410);
    expect(await statusFor(await headersOf(register.people.synnove))).toBe(404);
  });
});

describe('an upload', () => {
  it('comes as the one file of a form too, under the name it has there', async () => {
    const { send, kari, query } = await inFrana();
    const { name: _, ...unnamed } = query();
    const posted = async (fill: (form: FormData) => void) => {
      const body = new FormData();
      fill(body);
      const path = `/api/v1/documents?${new URLSearchParams(unnamed)}`;
      const response = await send(path, { method: 'POST', body, headers: kari });
      return { status: response.status, told: await response.json() };
    };
    const mail = () => new File([FILES.eml as Uint8Array<ArrayBuffer>], '../Varsel frå Skoleportal.eml');
    const made = await posted((form) => form.set('file', mail()));
    expect(made).toMatchObject({
      status: 201,
      told: { name: 'Varsel frå Skoleportal.eml', mediaType: 'message/rfc822' },
    });
    const none = await posted((form) => form.set('file', 'ikke en fil'));
    const two = await posted((form) => {
      for (const field of ['file', 'file']) form.append(field, mail());
    });
    for (const wrong of [none, two]) expect(wrong).toMatchObject({ status: 422, told: { errors: [{ path: 'file' }] } });
  });

  it('in a form that is none is 400', async () => {
    const { post } = await inFrana();
    const response = await post({ body: 'x', headers: { 'content-type': 'multipart/form-data; boundary=y' } });
    expect(response.status).toBe(400);
  });

  it.each(Object.entries(REFUSED))('of %s is 415 at its field', async (_, [name, bytes]) => {
    const { post } = await inFrana();
    const response = await post({ body: bytes, headers: OCTETS }, { name });
    expect([response.status, await pathIn(response)]).toEqual([415, 'file']);
  });

  it('that is empty, or under a name that is none, is 422', async () => {
    const { post } = await inFrana();
    const empty = await post({ body: new Uint8Array(), headers: OCTETS });
    expect([empty.status, await pathIn(empty)]).toEqual([422, 'file']);
    const nameless = await post({ body: pdf('x'), headers: OCTETS }, { name: '../' });
    expect([nameless.status, await pathIn(nameless)]).toEqual([422, 'name']);
  });

  it('told to be too large is refused before any of it is read; one in pieces once it has grown so', async () => {
    const { post } = await inFrana();
    const { body, pulled } = inPieces('x'.repeat(1_000_000), 60);
    const told = await post({
      body,
      duplex: 'half',
      headers: { ...OCTETS, 'content-length': String(LARGEST_FILE + 1) },
    } as RequestInit);
    expect([told.status, pulled()]).toEqual([413, 0]);
    const grown = inPieces('x'.repeat(1_000_000), 60);
    const response = await post({ body: grown.body, duplex: 'half', headers: OCTETS } as RequestInit);
    expect([response.status, grown.pulled()]).toEqual([413, 26]);
  });

  it('by someone who may not write there is refused before any of it is read', async () => {
    const { register, headersOf, send, query } = await inFrana();
    for (const [person, status] of [
      ['per', 403],
      ['synnove', 404],
    ] as const) {
      const { body, pulled } = inPieces('x'.repeat(1_000_000), 60);
      const headers = { ...OCTETS, ...(await headersOf(register.people[person])) };
      const response = await send(`/api/v1/documents?${new URLSearchParams(query())}`, {
        method: 'POST',
        body,
        headers,
        duplex: 'half',
      } as RequestInit);
      expect([response.status, pulled()]).toEqual([status, 0]);
    }
  });

  it('of the largest size goes in and comes out', async () => {
    const { post, asKari } = await inFrana();
    const bytes = largePdf(LARGEST_FILE);
    const made = (await (await post({ body: bytes, headers: OCTETS })).json()) as { sha256: string };
    expect(made).toMatchObject({ size: LARGEST_FILE, sha256: sha256OfBytes(bytes) });
    const given = await asKari.send('getDocument', { params: { sha256: made.sha256 } });
    expect(sha256OfBytes(new Uint8Array(await given.arrayBuffer()))).toBe(made.sha256);
  });

  it('that is repeated under its key is saved once, and another file under the same key is refused', async () => {
    const { post, asKari, register } = await inFrana();
    const headers = { ...OCTETS, 'idempotency-key': 'opplasting-1' };
    const first = await (await post({ body: pdf('x'), headers })).json();
    const second = await post({ body: pdf('x'), headers });
    expect([second.headers.get('idempotency-replayed'), await second.json()]).toEqual(['true', first]);
    expect((await post({ body: pdf('y'), headers })).status).toBe(422);
    const { items } = await asKari.ask('listAttachments', { params: { body: register.frana.id } });
    expect(items).toHaveLength(1);
  });
});

it('a name is written so that every program reads it and no header is broken', () => {
  expect(attachmentNamed('a"b\\c\'(1)*.pdf')).toBe(
    `attachment; filename="a_b_c'(1)*.pdf"; filename*=UTF-8''a%22b%5Cc%27%281%29%2A.pdf`,
  );
  expect(attachmentNamed('avtale.pdf\r\nX: 1')).not.toMatch(/[\r\n]/);
});

describe('in a browser', () => {
  const posted = (fields: Record<string, string>, file: File | null): FormData => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    if (file) form.set('file', file);
    return form;
  };
  const inChange = async () => {
    const known = await inFrana();
    const { register, asKari, send, kari } = known;
    const change = await asKari.ask('createChange', {
      body: {
        ...{
          kind: 'two_factor_changed',
          scope: { kind: 'system', id: register.held.system },
          effectiveOn: '2026-12-01',
        },
        details: { twoFactor: 'absent' },
      },
    });
    const path = `/changes/${change.id}`;
    const page = async (headers = kari) => (await send(path, { headers })).text();
    const upload = /<form[^>]*multipart[^>]*>.*?<\/form>/s.exec(await page())?.[0] ?? '';
    const hidden = Object.fromEntries(
      [...upload.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>;
    const attach = (file: File | null, more: Record<string, string> = {}) =>
      send('/documents', { method: 'POST', headers: kari, body: posted({ ...hidden, ...more }, file) });
    return { ...known, path, page, attach, hidden };
  };
  const mail = () => new File([FILES.eml as Uint8Array<ArrayBuffer>], 'Varsel.eml');

  it('a mail is attached to a change from its page, shown there, and saved once however often the button is pressed', async () => {
    const { attach, page, path, send, kari, register, hidden } = await inChange();
    expect(hidden).toMatchObject({ body: register.frana.id, subjectKind: 'change', returnTo: `${path}#dokumenter` });
    for (const _ of [1, 2]) {
      const answer = await attach(mail());
      expect([answer.status, answer.headers.get('location')]).toEqual([303, `${path}#dokumenter`]);
    }
    const shown = await page();
    expect(shown.match(/>Varsel\.eml<\/a>/g)).toHaveLength(1);
    const href = address(/href="(\/documents\/[^"]+)" download>Varsel/.exec(shown)?.[1]);
    const file = await send(href, { headers: kari });
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'message/rfc822']);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; /);
  });

  it('what is refused comes back with what was wrong at the field, and where it came from', async () => {
    const { attach, path } = await inChange();
    for (const [file, said] of [
      [null, 'Velg en fil.'],
      [new File([new Uint8Array()], 'tom.pdf'), 'Filen er tom.'],
      [new File(['<!doctype html>'], 'side.html'), 'Denne typen fil blir ikke tatt imot.'],
      [new File(['<!doctype html>'], 'side.pdf'), 'Innholdet i filen er noe annet'],
    ] as const) {
      const answer = await attach(file);
      const text = await answer.text();
      expect([answer.status, text.includes(said)], said).toEqual([422, true]);
      expect(text).toContain(`href="${path}#dokumenter"`);
    }
  });

  it('nobody is sent to another site by a form', async () => {
    const { attach } = await inChange();
    for (const returnTo of ['https://evil.example/', '//evil.example', '/\\evil.example'])
      expect((await attach(mail(), { returnTo })).headers.get('location')).toMatch(/^\/(?![/\\])/);
  });

  it('a restricted one is named only to those who may read it', async () => {
    const { attach, page, headersOf, register } = await inChange();
    await attach(mail(), { restricted: 'true' });
    expect(await page()).toContain('Varsel.eml');
    const shown = await page(await headersOf(register.people.per));
    expect(shown).toContain('Skjermet dokument');
    expect(shown).not.toContain('Varsel.eml');
    expect(shown).not.toContain('type="file"');
  });

  it('the list shows what one may see, and an administrator erases from it with a reason', async () => {
    const { attach, send, kari, world, headersOf, register } = await inChange();
    await attach(mail());
    const list = async (headers: Record<string, string>) => (await send('/documents', { headers })).text();
    expect(await list(kari)).toContain('Varsel.eml');
    expect(await list(await headersOf(register.people.synnove))).not.toContain('Varsel.eml');
    expect(await list(kari)).not.toContain('Slett for godt');
    const admin = await administrator(world);
    const url = address(/href="(\/documents\/\w+\/erasure[^"]*)"/.exec(await list(admin))?.[1]);
    expect(await (await send(url, { headers: admin })).text()).toContain('Varsel.eml');
    const erase = (reason: string, headers = admin) =>
      send(url, { method: 'POST', headers, body: new URLSearchParams({ reason }) });
    expect((await erase('Feil fil', kari)).status).toBe(403);
    const without = await erase(' ');
    expect([without.status, await without.text()]).toEqual([422, expect.stringContaining('felt-reason-feil')]);
    expect((await erase('Feil fil')).status).toBe(303);
    expect(await list(kari)).toContain('Slettet dokument');
    expect(await list(kari)).not.toContain('Varsel.eml');
    const gone = await send(url.replace('/erasure', ''), { headers: kari });
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('Dokumentet er slettet')]);
  });

  it('a list over several bodies is paged newest first, none twice and none left out', async () => {
    const { asKari, query, register, world, send } = await inFrana();
    const admin = await administrator(world);
    const eide = { body: register.eide.id, subjectKind: 'agreement', subject: register.other.agreement };
    for (let i = 0; i < 56; i += 1) {
      world.clock.at = new Date(Date.parse(world.clock.at) + 1_000).toISOString() as never;
      const to = i % 3 === 0 ? { ...eide, name: `Fil ${i}.pdf` } : query({ name: `Fil ${i}.pdf` });
      await (i % 3 === 0 ? askerAt(send, admin) : asKari).ask('createDocument', { query: to, body: pdf(String(i)) });
    }
    const names = (html: string) => [...html.matchAll(/>(Fil \d+)\.pdf</g)].map(([, name]) => name);
    const first = await (await send('/documents', { headers: admin })).text();
    const next = address(/rel="next" href="([^"]+)"/.exec(first)?.[1]);
    const second = await (await send(next, { headers: admin })).text();
    expect([...names(first), ...names(second)]).toEqual(Array.from({ length: 56 }, (_, i) => `Fil ${55 - i}`));
    expect(names(first)).toHaveLength(50);
    expect(second).not.toContain('rel="next"');
  });
});
