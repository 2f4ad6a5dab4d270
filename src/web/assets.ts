// Serves stylesheets, script and fonts under names that change with their content.
import { Hono } from 'hono';
import { type AssetFile, assetFiles, assetPaths } from './assets.generated.ts';

const decoded = new Map<string, Uint8Array<ArrayBuffer>>();

/** The path a page links to for an asset, e.g. `app.css` → `/assets/app.1a2b3c4d.css`. */
export function assetPath(name: string): string {
  const path = Object.hasOwn(assetPaths, name) ? assetPaths[name] : undefined;
  if (!path) throw new Error(`there is no asset "${name}"`);
  return path;
}

/** The door to `/assets/…`; mount it at the root. */
export const assets = new Hono();

assets.get('/assets/:file', (c) => {
  const { path } = c.req;
  const file = Object.hasOwn(assetFiles, path) ? assetFiles[path] : undefined;
  if (!file) return c.notFound();
  if (matches(c.req.header('if-none-match'), file.etag)) {
    return new Response(null, { status: 304, headers: commonHeaders(file) });
  }
  return served(path, file, c.req.header('accept-encoding') ?? '');
});

function commonHeaders(file: AssetFile): Record<string, string> {
  return {
    etag: file.etag,
    'cache-control': 'public, max-age=31536000, immutable',
    'x-content-type-options': 'nosniff',
    ...(file.gzip ? { vary: 'Accept-Encoding' } : {}),
  };
}

function matches(header: string | undefined, etag: string): boolean {
  const held = header?.split(',').map((tag) => tag.trim()) ?? [];
  return held.some((tag) => tag === '*' || tag === etag || tag === `W/${etag}`);
}

/** `encodeBody` tells workerd that the bytes are compressed already; Node does not know it. */
async function served(path: string, file: AssetFile, accepted: string): Promise<Response> {
  const compressed = file.gzip && acceptsGzip(accepted);
  const kept = bytes(path, file.body);
  const body = file.gzip && !compressed ? await unpacked(kept) : kept;
  const headers = {
    ...commonHeaders(file),
    'content-type': file.type,
    'content-length': String(body.byteLength),
    ...(compressed ? { 'content-encoding': 'gzip' } : {}),
  };
  const init = { headers, encodeBody: 'manual' };
  return new Response(body, init);
}

function acceptsGzip(accepted: string): boolean {
  return /(?:^|,)\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*(?:,|$))[\d.]+)?\s*(?:,|$)/.test(accepted);
}

/** For the few who take nothing compressed: what they ask for is kept compressed only. */
async function unpacked(kept: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const plain = new Blob([kept]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(plain).arrayBuffer());
}

function bytes(key: string, base64: string): Uint8Array<ArrayBuffer> {
  const known = decoded.get(key);
  if (known) return known;
  const fresh = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  decoded.set(key, fresh);
  return fresh;
}
