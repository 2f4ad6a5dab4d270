// A Worker that does nothing but send the mail it is given, so that mail from workerd can be tested by itself.
import { smtpMailer } from '../../../src/outside/mail.ts';

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method !== 'POST') return new Response('ok');
    const { address, mail, patienceMs } = (await request.json()) as {
      address: string;
      mail: Parameters<ReturnType<typeof smtpMailer>['send']>[0];
      patienceMs?: number;
    };
    const mailer = smtpMailer(address, patienceMs);
    try {
      await mailer.send(mail);
      return new Response('taken');
    } catch (error) {
      return new Response(error instanceof Error ? error.message : String(error), { status: 502 });
    } finally {
      mailer.close();
    }
  },
};
