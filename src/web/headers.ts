// What every answer tells a browser: load our own files only, be framed by nobody, keep nothing, and come by https.
import type { MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

/** What a page may load: our own files only. Mail and reports, which carry their style inside, name a policy of their own. */
const CONTENT_SECURITY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "frame-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Two years, with every name beneath ours, as the lists that browsers ship ask for. */
const STRICT_TRANSPORT = 'max-age=63072000; includeSubDomains';

/** What no page of ours asks a browser for; passkeys are left as they are, to ourselves alone. */
const NOT_ASKED_FOR = {
  ...{ accelerometer: [], autoplay: [], camera: [], displayCapture: [], encryptedMedia: [], fullscreen: [] },
  ...{ geolocation: [], gyroscope: [], magnetometer: [], microphone: [], midi: [], payment: [], usb: [] },
};

/** The headers that say the same whatever is asked. */
export const commonHeaders: MiddlewareHandler = secureHeaders({
  referrerPolicy: 'same-origin',
  xFrameOptions: 'SAMEORIGIN',
  originAgentCluster: false,
  strictTransportSecurity: false,
  permissionsPolicy: NOT_ASKED_FOR,
});

/** The headers an answer may have said for itself: its policy, and whether it may be kept. */
export const ownHeaders: MiddlewareHandler<{ Variables: { world: { settings: { baseUrl: string } } } }> = async (
  c,
  next,
) => {
  await next();
  const { headers } = c.res;
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', CONTENT_SECURITY);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  const baseUrl = c.get('world')?.settings.baseUrl ?? '';
  if ([baseUrl, c.req.url].some((url) => url.startsWith('https:')))
    headers.set('strict-transport-security', STRICT_TRANSPORT);
};
