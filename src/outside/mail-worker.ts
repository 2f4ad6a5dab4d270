// Mail on Workers: SMTP over the runtime's own sockets, one connection a mail.

type Mail = { messageId: string; from: string; to: string; subject: string; text: string; html: string; date: string };

/** Sends mail to the SMTP server at the address; throws what the server answered when it refuses. */
export function workerMailer(address: string): { send: (mail: Mail) => Promise<void> } {
  const url = new URL(address);
  const secure = url.protocol === 'smtps:';
  const credentials = url.username
    ? { username: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }
    : undefined;
  return {
    send: async (mail) => {
      const { WorkerMailer } = await import('worker-mailer');
      const port = Number(url.port || (secure ? 465 : 587));
      const headers = {
        'Message-ID': mail.messageId,
        Date: new Date(mail.date).toUTCString(),
        'Auto-Submitted': 'auto-generated',
      };
      await WorkerMailer.send(
        {
          host: url.hostname,
          port,
          secure,
          startTls: !secure && url.searchParams.get('starttls') !== 'no',
          ...(credentials ? { credentials, authType: 'plain' } : {}),
        },
        { from: mail.from, to: mail.to, subject: mail.subject, text: mail.text, html: mail.html, headers },
      );
    },
  };
}
