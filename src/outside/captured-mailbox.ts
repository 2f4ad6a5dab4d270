// The demonstration's mailbox: a real SMTP server on this machine that keeps what it is sent, to be looked at in the browser.
import type { AddressInfo } from 'node:net';
import type { Email } from 'postal-mime';

/** A captured mail. `id` is its place in the mailbox. */
export type CapturedMail = {
  id: string;
  at: string;
  from: string;
  to: string;
  subject: string;
  messageId: string;
  text: string;
  html: string | null;
};

export type CapturedMailbox = {
  url: string;
  list: () => CapturedMail[];
  get: (id: string) => CapturedMail | undefined;
  close: () => Promise<void>;
};

const KEPT = 500;
const LARGEST_MAIL = 10_000_000;

/** Starts the mailbox on a free loopback port; the newest 500 mails are kept, in memory. */
export async function openMailbox(): Promise<CapturedMailbox> {
  const [{ SMTPServer }, { default: PostalMime }] = await Promise.all([import('smtp-server'), import('postal-mime')]);
  const mails: CapturedMail[] = [];
  let count = 0;
  const keep = (parsed: Email, to: string): void => {
    count += 1;
    mails.unshift(captured(String(count), parsed, to));
    mails.splice(KEPT);
  };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: LARGEST_MAIL,
    onData(stream, { envelope }, done) {
      const to = envelope.rcptTo.map((recipient) => recipient.address).join(', ');
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        PostalMime.parse(Buffer.concat(chunks))
          .then((parsed) => keep(parsed, to))
          .then(() => done(), done);
      });
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    list: () => [...mails],
    get: (id) => mails.find((mail) => mail.id === id),
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function captured(id: string, mail: Email, to: string): CapturedMail {
  return {
    id,
    at: mail.date && !Number.isNaN(Date.parse(mail.date)) ? new Date(mail.date).toISOString() : '',
    from: mail.from?.address ?? '',
    to,
    subject: mail.subject ?? '',
    messageId: mail.messageId ?? '',
    text: mail.text ?? '',
    html: mail.html ?? null,
  };
}
