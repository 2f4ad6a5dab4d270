// Build step: collects stylesheets, fonts and our own files into one module that both runtimes serve.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { transform } from 'lightningcss';

const OUTPUT = 'src/web/assets.generated.ts';
const resolvePath = createRequire(import.meta.url).resolve;

const TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** Components of the design system that no page uses; what starts so is left out of the stylesheet. */
const LEFT_OUT = [
  'avatar',
  'badge',
  'checkbox',
  'chip',
  'combobox',
  'dialog',
  'divider',
  'dropdown',
  'file-upload',
  'floating',
  'list',
  'pagination',
  'paragraph',
  'popover',
  'search',
  'skeleton',
  'skiplink',
  'spinner',
  'suggestion',
  'tabs',
  'textfield',
  'toggle',
  'tooltip',
];

/** The parts of Inter that Norwegian and Sámi need; a browser fetches the second only for a page that uses it. */
const FONTS = ['latin', 'latin-ext'];

/** A static file before it is served: bytes by the plain name templates use. */
export type Sources = Map<string, Buffer>;

/** A static file as it is served. */
export type BuiltAsset = { name: string; path: string; type: string; etag: string; body: Buffer; gzip?: Buffer };

/** Everything there is to serve: the design system, its font, and our own files from a folder. */
export function collectSources(folder: string): Sources {
  const sources: Sources = new Map();
  for (const part of FONTS) {
    sources.set(
      `inter-${part}.woff2`,
      readFileSync(resolvePath(`@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`)),
    );
  }
  sources.set('htmx.js', readFileSync(resolvePath('htmx.org/dist/htmx.min.js')));
  sources.set('designsystem.css', Buffer.from(designSystem()));
  for (const name of readdirSync(folder).sort()) sources.set(name, readFileSync(join(folder, name)));
  return sources;
}

/** Builds every asset: stylesheets last, since they name the others by their hashed paths. */
export function buildAssets(sources: Sources): BuiltAsset[] {
  const built = new Map<string, BuiltAsset>();
  const stylesheetsLast = [...sources].sort(([a], [b]) => Number(a.endsWith('.css')) - Number(b.endsWith('.css')));
  for (const [name, bytes] of stylesheetsLast) {
    const body = name.endsWith('.css') ? minified(name, bytes, built) : bytes;
    built.set(name, describeAsset(name, body));
  }
  return [...built.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The source of the module that holds the assets. */
export function assetsModule(assets: BuiltAsset[]): string {
  const entry = ({ path, type, etag, body, gzip }: BuiltAsset) =>
    `  ${JSON.stringify(path)}: ${JSON.stringify({
      type,
      etag,
      body: (gzip ?? body).toString('base64'),
      gzip: gzip !== undefined,
    })},`;
  const names = assets.map(({ name, path }) => `  ${JSON.stringify(name)}: ${JSON.stringify(path)},`);
  return [
    '// Made by src/tools/assets.ts; do not edit.',
    '/** A file as served: its bytes in base64, once; `gzip` where they are compressed, which is where it pays. */',
    'export type AssetFile = { type: string; etag: string; body: string; gzip: boolean };',
    'export const assetFiles: Record<string, AssetFile> = {',
    ...assets.map(entry),
    '};',
    'export const assetPaths: Record<string, string> = {',
    ...names,
    '};',
    '',
  ].join('\n');
}

function describeAsset(name: string, body: Buffer): BuiltAsset {
  const ending = extname(name);
  const type = TYPES[ending];
  if (!type) throw new Error(`templates/assets/${name}: no content type is known for "${ending}"`);
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 8);
  const path = `/assets/${name.slice(0, -ending.length)}.${hash}${ending}`;
  const gzip = gzipSync(body, { level: 9 });
  const pays = gzip.length < body.length * 0.9;
  return { name, path, type, etag: `"${hash}"`, body, ...(pays ? { gzip } : {}) };
}

function minified(name: string, bytes: Buffer, built: Map<string, BuiltAsset>): Buffer {
  const source = bytes.toString('utf8');
  const { code } = transform({
    filename: name,
    code: bytes,
    minify: true,
    unusedSymbols: name === 'designsystem.css' ? leftOutClasses(source) : [],
    visitor: {
      Url: (url) => ({ ...url, url: built.get(url.url)?.path ?? url.url }),
    },
  });
  return Buffer.from(code);
}

function leftOutClasses(css: string): string[] {
  const classes = new Set(css.match(/(?<=\.)ds-[\w-]+/g));
  return [...classes].filter((name) => LEFT_OUT.some((part) => name.startsWith(`ds-${part}`)));
}

function designSystem(): string {
  const components = readFileSync(resolvePath('@digdir/designsystemet-css'), 'utf8');
  const theme = readFileSync(resolvePath('@digdir/designsystemet-css/theme.css'), 'utf8');
  const ranges: Record<string, string> = JSON.parse(
    readFileSync(resolvePath('@fontsource-variable/inter/unicode.json'), 'utf8'),
  );
  const faces = FONTS.map(
    (part) =>
      `@font-face{font-family:Inter;font-style:normal;font-weight:100 900;font-display:optional;` +
      `src:url(inter-${part}.woff2) format("woff2");unicode-range:${ranges[part]}}`,
  );
  const layers = '@layer ds.theme, ds.base, ds.components;';
  return [layers, ...faces, theme, components].join('\n');
}

if (import.meta.main) writeFileSync(OUTPUT, assetsModule(buildAssets(collectSources('templates/assets'))));
