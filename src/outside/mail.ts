// Mail over SMTP, the same on Node and on Workers: nodemailer on a socket opened here, loaded when the first mail leaves.
import type { Socket } from 'node:net';
import type { Transporter } from 'nodemailer';

type Attachment = { name: string; type: string; text: string };
type Mail = {
  messageId: string;
  from: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  date: string;
  attachments?: readonly Attachment[];
};
type Server = { host: string; port: number; secure: boolean };
type Opened = (error: Error | null, opened?: { connection: Socket; secured: boolean }) => void;

/** A mail that has not been taken after this long is tried again later. */
const PATIENCE_MS = 30_000;

/**
 * Sends mail to the SMTP server at an address (smtp:// or smtps://, with user and password where it asks for them); throws
 * what the server answered when it refuses, and when it keeps silent. A password is never sent unencrypted to another machine.
 */
export function smtpMailer(
  address: string,
  patienceMs = PATIENCE_MS,
): { send: (mail: Mail) => Promise<void>; close: () => void } {
  let transport: Transporter | undefined;
  return {
    send: async ({ date, attachments = [], ...mail }) => {
      transport ??= await transportTo(address);
      const headers = { 'auto-submitted': 'auto-generated' };
      const signal = AbortSignal.timeout(patienceMs);
      const attached = attachments.map(({ name, type, text }) => ({
        filename: name,
        contentType: type,
        content: text,
      }));
      await transport.sendMail({ ...mail, date: new Date(date), headers, signal, attachments: attached } as object);
    },
    close: () => transport?.close(),
  };
}

async function transportTo(address: string): Promise<Transporter> {
  const { createTransport } = await import('nodemailer');
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const server = { host, port: Number(url.port || (secure ? 465 : 587)), secure };
  const requireTLS = url.username !== '' && !isThisMachine(host);
  const getSocket = (_: unknown, opened: Opened): void => void openSocket(server, opened);
  // Workers look names up only when they connect, so the socket is opened by name here and not by nodemailer.
  return createTransport({ url: address, requireTLS, getSocket } as object);
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

async function openSocket({ host, port, secure }: Server, opened: Opened): Promise<void> {
  const [net, tls] = await Promise.all([import('node:net'), import('node:tls')]);
  const name = net.isIP(host) === 0 ? { servername: host } : {};
  const connection = secure ? tls.connect({ host, port, ...name }) : net.connect({ host, port });
  // On Workers every new time limit of a socket counts as one more listener, and more than ten would be warned of.
  connection.setMaxListeners(0);
  const failed = (error: Error): void => opened(error);
  connection.once('error', failed);
  connection.once(secure ? 'secureConnect' : 'connect', () => {
    connection.off('error', failed);
    opened(null, { connection, secured: secure });
  });
}
