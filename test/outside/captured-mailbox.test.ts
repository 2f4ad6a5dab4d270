// The demonstration's mailbox: what is sent to it can be read, newest first, and nothing of it is lost but the oldest.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type CapturedMailbox, openMailbox } from '../../src/outside/captured-mailbox.ts';
import { smtpMailer } from '../../src/outside/mail.ts';

let mailbox: CapturedMailbox;
beforeEach(async () => {
  mailbox = await openMailbox();
});
afterEach(() => mailbox.close());

const mail = (nth: number) => ({
  messageId: `<dlv_${nth}@localhost>`,
  from: 'Avtalevakt <avtalevakt@localhost>',
  to: 'marit@averoy.example',
  subject: `Sak ${nth}: Averøy`,
  text: 'Hei på deg',
  html: '<p>Hei på deg</p>',
  date: '2026-11-22T09:30:00.000Z',
});

test('keeps what it is sent, newest first', async () => {
  const mailer = smtpMailer(mailbox.url);
  await mailer.send(mail(1));
  await mailer.send(mail(2));
  mailer.close();
  expect(mailbox.list().map(({ id, subject }) => [id, subject])).toEqual([
    ['2', 'Sak 2: Averøy'],
    ['1', 'Sak 1: Averøy'],
  ]);
  const kept = mailbox.get('1');
  expect({ ...kept, text: kept?.text.trim(), html: kept?.html?.trim() }).toEqual({
    ...{ id: '1', at: '2026-11-22T09:30:00.000Z', from: 'avtalevakt@localhost', to: 'marit@averoy.example' },
    ...{ subject: 'Sak 1: Averøy', messageId: '<dlv_1@localhost>', text: 'Hei på deg', html: '<p>Hei på deg</p>' },
  });
  expect(mailbox.get('3')).toBeUndefined();
});

test('listens on this machine only, for whoever reaches it from outside would read the mail of the demonstration', () => {
  expect(new URL(mailbox.url).hostname).toBe('127.0.0.1');
});
