// Mail on Node: one SMTP connection at a time through nodemailer, loaded when the first mail leaves.
import type { Transporter } from 'nodemailer';

type Mail = { messageId: string; from: string; to: string; subject: string; text: string; html: string; date: string };

/** Sends mail to the SMTP server at the address (smtp:// or smtps://); throws what the server answered when it refuses. */
export function smtpMailer(url: string): { send: (mail: Mail) => Promise<void>; close: () => void } {
  let transport: Transporter | undefined;
  return {
    send: async ({ date, ...mail }) => {
      const { createTransport } = await import('nodemailer');
      transport ??= createTransport(url, { headers: { 'auto-submitted': 'auto-generated' } } as never) as Transporter;
      await transport.sendMail({ ...mail, date: new Date(date) });
    },
    close: () => transport?.close(),
  };
}
