// How static files are served: their type, how long they keep, and compressed for whoever asks.
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { assetPath, assets } from '../../src/web/assets.ts';

const css = assetPath('designsystem.css');
const font = assetPath('inter-latin.woff2');
const get = (path: string, headers: Record<string, string> = {}) => assets.request(path, { headers });
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer());

describe('a stylesheet', () => {
  test('has its type and keeps for a year', async () => {
    const response = await get(css);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(response.headers.get('content-encoding')).toBeNull();
    expect((await response.text()).slice(0, 6)).toBe('@layer');
  });

  test.each(['gzip', 'gzip, deflate, br', 'br;q=1.0, gzip;q=0.8', '*'])('is compressed for "%s"', async (accepted) => {
    const plain = await bytes(await get(css));
    const response = await get(css, { 'accept-encoding': accepted });
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('vary')).toBe('Accept-Encoding');
    const compressed = await bytes(response);
    expect(response.headers.get('content-length')).toBe(String(compressed.length));
    expect(gunzipSync(compressed).equals(plain)).toBe(true);
  });

  test.each(['', 'br', 'identity', 'gzip;q=0', 'gzip;q=0.0, br'])('is not compressed for "%s"', async (accepted) => {
    expect((await get(css, { 'accept-encoding': accepted })).headers.get('content-encoding')).toBeNull();
  });

  test('that the browser has already is not sent again', async () => {
    const etag = (await get(css)).headers.get('etag') ?? '';
    for (const held of [etag, `W/${etag}`, `"other", ${etag}`]) {
      const response = await get(css, { 'if-none-match': held });
      expect([response.status, await response.text()]).toEqual([304, '']);
    }
    expect((await get(css, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  test('can be asked about without its body', async () => {
    const response = await assets.request(css, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
  });
});

test('a font is sent as it is, for it is compressed already', async () => {
  const response = await get(font, { 'accept-encoding': 'gzip' });
  expect(response.headers.get('content-type')).toBe('font/woff2');
  expect(response.headers.get('content-encoding')).toBeNull();
  expect((await bytes(response)).subarray(0, 4).toString()).toBe('wOF2');
});

test.each(['/assets/app.00000000.css', '/assets/constructor', '/assets/..%2f..%2fpackage.json', '/assets/'])(
  '%s is not there',
  async (path) => {
    expect((await get(path)).status).toBe(404);
  },
);

test('an asset nobody built is named', () => {
  expect(() => assetPath('gone.css')).toThrow('there is no asset "gone.css"');
});
