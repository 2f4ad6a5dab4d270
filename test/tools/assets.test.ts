// The build step for assets: hashed names, what is left out of the design system, and how much goes over the wire.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { assetsModule, type BuiltAsset, buildAssets, collectSources } from '../../src/tools/assets.ts';

const build = (files: Record<string, string>) =>
  buildAssets(new Map(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)])));

describe('a path', () => {
  test('changes with the content and with nothing else', () => {
    const [first] = build({ 'app.js': 'let a = 1;' });
    const [same] = build({ 'app.js': 'let a = 1;' });
    const [other] = build({ 'app.js': 'let a = 2;' });
    expect(first?.path).toMatch(/^\/assets\/app\.[0-9a-f]{8}\.js$/);
    expect(same?.path).toBe(first?.path);
    expect(other?.path).not.toBe(first?.path);
  });

  test('inside a stylesheet is the hashed one, so that a new picture gives a new stylesheet', () => {
    const css = '.a { background: url(mark.svg) } .b { background: url(https://example.test/x.svg) }';
    const built = build({ 'app.css': css, 'mark.svg': '<svg/>' });
    const mark = built.find(({ name }) => name === 'mark.svg');
    const sheet = built.find(({ name }) => name === 'app.css')?.body.toString();
    expect(sheet).toContain(mark?.path);
    expect(sheet).toContain('https://example.test/x.svg');
  });
});

test('a file of an unknown kind stops the build', () => {
  expect(() => build({ 'notes.docx': 'x' })).toThrow(/notes\.docx/);
});

test('a broken stylesheet stops the build', () => {
  expect(() => build({ 'app.css': '.a { color: red } }' })).toThrow();
});

describe('the project’s own assets', () => {
  let assets: BuiltAsset[];
  const sent = (name: string) => {
    const asset = assets.find((one) => one.name === name);
    return asset?.gzip?.length ?? asset?.body.length ?? Number.NaN;
  };
  const fontPath = (part: string) => assets.find(({ name }) => name === `inter-${part}.woff2`)?.path;
  beforeAll(() => {
    assets = buildAssets(collectSources('templates/assets'));
  });

  test('cost a first visit less than 100 kB, with a page of 10 kB', () => {
    const firstVisit = ['designsystem.css', 'app.css', 'app.js', 'mark.svg', 'inter-latin.woff2'].map(sent);
    expect(firstVisit.reduce((sum, size) => sum + size, 0)).toBeLessThan(90_000);
  });

  test('hold the components pages use and not the others', () => {
    const css = assets.find(({ name }) => name === 'designsystem.css')?.body.toString() ?? '';
    const held = (part: string) => css.includes(part);
    expect(['button', 'table', 'alert', 'tag', 'field'].filter((name) => !held(`.ds-${name}`))).toEqual([]);
    expect(['avatar', 'combobox', 'search', 'skeleton', 'tabs'].filter((name) => held(`.ds-${name}`))).toEqual([]);
    expect(css.match(/(?<=src:url\()[^)]+(?=\))/g)).toEqual(['latin', 'latin-ext'].map(fontPath));
  });

  test('hold every class of the design system that a template or view names', () => {
    const css = assets.find(({ name }) => name === 'designsystem.css')?.body.toString() ?? '';
    const files = ['templates', 'src/views'].flatMap((folder) =>
      readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    );
    const texts = files.filter((name) => /\.(?:hbs|ts)$/.test(name)).map((name) => readFileSync(name, 'utf8'));
    const classes = new Set(texts.join('\n').match(/(?<=[\s"'])ds-[a-z-]+(?=[\s"'])/g));
    expect(classes.size).toBeGreaterThan(10);
    expect([...classes].filter((name) => !css.includes(`.${name}`))).toEqual([]);
  });

  test('are written as a module that names every one of them', () => {
    const source = assetsModule(assets);
    const named = ({ name, path }: BuiltAsset) => source.includes(`${JSON.stringify(name)}: ${JSON.stringify(path)}`);
    expect(assets.filter((asset) => !named(asset)).map(({ name }) => name)).toEqual([]);
  });
});
