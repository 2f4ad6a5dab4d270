// Temporary probe.
import net from 'node:net';
import tls from 'node:tls';
import { createTransport } from 'nodemailer';
export default {
  async fetch(request: Request) {
    const u = new URL(request.url);
    if (u.pathname === '/health') return new Response('ok');
    const q = u.searchParams;
    const host = q.get('host') ?? '127.0.0.1', port = Number(q.get('port')), secure = q.get('secure') === '1';
    try {
        const own = q.get('own') === '1' ? { getSocket: (o: any, cb: any) => {
          const s: any = secure ? tls.connect({ host, port, servername: host }) : net.connect({ host, port });
          s.once(secure ? 'secureConnect' : 'connect', () => cb(null, { connection: s, secured: secure }));
          s.once('error', cb);
        } } : {};
        const t = createTransport({ host, port, secure, requireTLS: q.get('require') === '1', connectionTimeout: 2000, greetingTimeout: 2000, socketTimeout: 2000, dnsTimeout: 2000, ...own } as any);
        await t.sendMail({ from: 'Å <a@b.no>', to: 'c@d.no', subject: 'Hei på deg', text: 'x' });
        t.close();
      return new Response('sent');
    } catch (e) { return new Response(String(e && (e as Error).stack || e), { status: 500 }); }
  },
};
