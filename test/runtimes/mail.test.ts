// Mail over a real SMTP connection from both runtimes: what arrives, and what happens when the server will not have it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { smtpMailer } from '../../src/outside/mail.ts';
import { openRude, openSmtp, type TestSmtp } from '../support/smtp.ts';
import { bundleWorker, type RunningWorker, startWorker, type WorkerBundle } from '../support/workerd.ts';

type Mail = Parameters<ReturnType<typeof smtpMailer>['send']>[0];
type Send = (address: string, mail: Mail, patienceMs?: number) => Promise<string>;

let bundle: WorkerBundle;
let worker: RunningWorker;
let smtp: TestSmtp;
beforeAll(async () => {
  bundle = await bundleWorker('test/support/workers/postman.ts');
  worker = await startWorker(bundle, {});
  smtp = await openSmtp();
});
afterAll(async () => {
  await worker.stop();
  bundle.remove();
  await smtp.stop();
});

const fromNode: Send = async (address, mail, patienceMs) => {
  const mailer = smtpMailer(address, patienceMs);
  const said = await mailer.send(mail).then(
    () => 'taken',
    (error: Error) => error.message,
  );
  mailer.close();
  return said;
};
const fromWorkers: Send = async (address, mail, patienceMs) => {
  const body = JSON.stringify({ address, mail, patienceMs });
  return (await fetch(worker.url, { method: 'POST', body, signal: AbortSignal.timeout(20_000) })).text();
};

const LONG = 'Averøy: «Ny underleverandør i USA» og 14 andre saker som angår databehandleravtalene dine akkurat nå';
const MAIL: Mail = {
  messageId: '<dlv_1@localhost>',
  from: 'Avtalevåkt <avtalevakt@kommune.example>',
  to: 'marit.rokneset@averoy.example',
  subject: LONG,
  text: `Hei Marit\n.\n.punktum først på linja\n${'svært lang linje '.repeat(80)}\nÆØÅ – «sitat» 🛡️\n`,
  html: `<!doctype html>\n<p lang="nb">Hei <b>Marit</b> – ${'ord '.repeat(400)}</p>\n`,
  date: '2026-11-22T09:30:00.000Z',
};
const lines = (text: string | undefined) => (text ?? '').replaceAll('\r\n', '\n').trim();

describe.each([
  ['Node', fromNode],
  ['Workers', fromWorkers],
])('mail from %s', (_, send) => {
  test('arrives as it was written, under the Message-ID it was given', async () => {
    expect(await send(smtp.address, MAIL)).toBe('taken');
    const got = smtp.received.at(-1);
    expect(got).toMatchObject({ from: 'avtalevakt@kommune.example', to: [MAIL.to] });
    expect(got?.mail).toMatchObject({
      messageId: MAIL.messageId,
      from: { name: 'Avtalevåkt', address: 'avtalevakt@kommune.example' },
      subject: LONG,
      date: MAIL.date,
    });
    expect([lines(got?.mail.text), lines(got?.mail.html)]).toEqual([lines(MAIL.text), lines(MAIL.html)]);
    expect(got?.raw).toMatch(/^auto-submitted: auto-generated\r$/im);
    expect(got?.raw.split('\r\n').filter((line) => line.length > 998)).toEqual([]);
  });

  test('takes no header out of a subject', async () => {
    expect(await send(smtp.address, { ...MAIL, subject: 'Hei\r\nBcc: tjuv@example.com\r\n\r\nTekst' })).toBe('taken');
    const got = smtp.received.at(-1);
    expect(got?.to).toEqual([MAIL.to]);
    expect(got?.mail.bcc).toBeUndefined();
    expect(lines(got?.mail.text)).toBe(lines(MAIL.text));
  });

  test('that is refused says what the server answered', async () => {
    expect(await send(smtp.address, { ...MAIL, to: 'nobody@averoy.example' })).toMatch(/550.*No such mailbox here/);
  });

  test.each([
    ['at once', (socket: { end: () => void }) => socket.end()],
    [
      'after its greeting',
      (socket: { write: (text: string) => void; once: (what: 'data', then: () => void) => void; end: () => void }) => {
        socket.write('220 hei\r\n');
        socket.once('data', () => socket.end());
      },
    ],
  ])('fails when the server hangs up %s, and the next mail gets through', async (_when, treat) => {
    const rude = await openRude(treat);
    expect(await send(rude.address, MAIL)).toMatch(/clos/i);
    rude.stop();
    expect(await send(smtp.address, MAIL)).toBe('taken');
  });

  test('does not wait for ever for a server that keeps silent, or is not there', async () => {
    const silent = await openRude(() => undefined);
    expect(await send(silent.address, MAIL, 300)).toMatch(/abort|time/i);
    silent.stop();
    expect(await send(silent.address, MAIL, 5_000)).toMatch(/ECONNREFUSED|connect/i);
  });

  test('gives no password to another machine without encryption', async () => {
    const said: string[] = [];
    const open = await openRude((socket) => {
      socket.write('220 hei\r\n');
      socket.on('data', (chunk) => {
        said.push(String(chunk));
        socket.write(said.length === 1 ? '250-hei\r\n250 AUTH PLAIN LOGIN\r\n' : '502 nei\r\n');
      });
    });
    const { port } = new URL(open.address);
    // 0.0.0.0 reaches this machine too, but is not known as such.
    expect(await send(`smtp://ombud:hemmelig@0.0.0.0:${port}`, MAIL)).toMatch(/STARTTLS|TLS/);
    open.stop();
    expect(said.join('')).not.toContain(Buffer.from('\0ombud\0hemmelig').toString('base64'));
    expect(said.join('')).not.toContain('AUTH');
  });
});
