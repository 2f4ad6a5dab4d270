// The build step for templates: what it refuses, and that its result needs no code made from strings.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { compileTemplates, readTemplates } from '../../src/tools/templates.ts';
import { temporaryFolder } from '../support/folders.ts';
import { compiledFile } from '../support/templates.ts';

const compile = (sources: Record<string, string>) => compileTemplates(new Map(Object.entries(sources)));

describe('what a template may not do', () => {
  test.each(['{{{title}}}', '{{& title}}', '{{{body}}}'])('a page may not print %s unescaped', (source) => {
    expect(() => compile({ 'pages/overview': source })).toThrow(/templates\/pages\/overview\.hbs: line 1: unescaped/);
  });

  test('the layout may print {{{body}}} and nothing else unescaped', () => {
    expect(() => compile({ layout: '<main>{{{body}}}</main>' })).not.toThrow();
    expect(() => compile({ layout: '<main>{{{title}}}</main>' })).toThrow(/templates\/layout\.hbs/);
  });

  test('a helper nobody wrote stops the build', () => {
    expect(() => compile({ 'pages/overview': '{{shout title}}' })).toThrow(/pages\/overview\.hbs.*shout/);
  });

  test('a partial nobody wrote stops the build', () => {
    expect(() => compile({ 'pages/overview': '{{> banner}}' })).toThrow(/there is no partial "banner"/);
  });

  test('broken syntax names the file', () => {
    expect(() => compile({ 'mail/digest': '{{#if a}}' })).toThrow(/templates\/mail\/digest\.hbs/);
  });

  test('a template outside the known folders stops the build', () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'odd'));
    writeFileSync(join(folder, 'odd/x.hbs'), 'x');
    expect(() => readTemplates(folder)).toThrow(/odd\/x\.hbs/);
  });
});

test('templates are read by name, in a fixed order, so that the same sources give the same module', () => {
  const folder = temporaryFolder();
  for (const place of ['pages', 'partials/forms']) mkdirSync(join(folder, place), { recursive: true });
  writeFileSync(join(folder, 'pages/b.hbs'), 'b');
  writeFileSync(join(folder, 'partials/forms/a.hbs'), 'a');
  writeFileSync(join(folder, 'layout.hbs'), '{{{body}}}');
  expect([...readTemplates(folder).keys()]).toEqual(['layout', 'pages/b', 'partials/forms/a']);
});

test('the result prints where making code from strings is forbidden, as it is on Workers', () => {
  const file = compiledFile({ 'pages/a': '{{#each rows}}{{> row}}{{/each}}', 'partials/row': '<li>{{name}}</li>' });
  const script = `
    import { createRenderer } from ${JSON.stringify(pathToFileURL('src/views/render.ts').href)};
    import { templates } from ${JSON.stringify(pathToFileURL(file).href)};
    let forbidden = false;
    try { new Function('return 1')(); } catch { forbidden = true; }
    console.log(forbidden, createRenderer({ templates }).render('pages/a', { rows: [{ name: 'Fræna' }] }));
  `;
  const flags = ['--disallow-code-generation-from-strings', '--input-type=module', '--eval', script];
  expect(execFileSync(process.execPath, flags, { encoding: 'utf8' })).toBe('true <li>Fræna</li>\n');
});
