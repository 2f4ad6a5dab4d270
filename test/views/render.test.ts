// The renderer: what it prints, and that it never prints a blank for a value that is missing.
import { describe, expect, test } from 'vitest';
import { createRenderer, TemplateError } from '../../src/views/render.ts';
import { wordsOf } from '../../src/views/words.ts';
import { compiled } from '../support/templates.ts';

const wording = wordsOf('nb').text;
const rendererOf = async (sources: Record<string, string>) => createRenderer({ templates: await compiled(sources) });
const print = async (source: string, data: object) => (await rendererOf({ 'pages/a': source })).render('pages/a', data);

describe('a missing value', () => {
  test.each([
    ['{{title}}', {}, 'title'],
    ['{{title}}', { title: undefined }, 'title'],
    ['{{title}}', { title: null }, 'title'],
    ['{{vendor.name}}', { vendor: {} }, 'name'],
    ['{{vendor.name}}', {}, 'name'],
    ['{{#if stale}}x{{/if}}', {}, 'stale'],
    ['{{#each rows}}x{{/each}}', {}, 'rows'],
    ['{{#if (eq kind "a")}}x{{/if}}', {}, 'kind'],
    ['{{toString}}', {}, 'toString'],
    ['{{t "hello"}}', { wording }, 'hello'],
    ['{{t "mail.hello"}}', { wording }, 'name'],
  ])('%s with %o names the template and the value', async (source, data, value) => {
    await expect(print(source, data)).rejects.toThrow(new RegExp(`^Template "pages/a": .*"${value}"`));
  });

  test('inside a partial names the partial', async () => {
    const renderer = await rendererOf({ 'pages/a': '{{> row rows}}', 'partials/row': '{{name}}' });
    expect(() => renderer.render('pages/a', { rows: {} })).toThrow(
      'Template "partials/row": the value "name" is missing',
    );
  });

  test.each([{}, [], () => 'x', Number.NaN])('%o is no better than a missing value', async (title) => {
    await expect(print('{{title}}', { title })).rejects.toThrow(TemplateError);
  });

  test('that is there but empty chooses the other branch', async () => {
    expect(await print('{{#if owner}}{{owner}}{{else}}nobody{{/if}}', { owner: null })).toBe('nobody');
  });
});

describe('what is printed', () => {
  test('is escaped', async () => {
    expect(await print('<a title="{{a}}">', { a: '"><script>' })).toBe('<a title="&quot;&gt;&lt;script&gt;">');
  });

  test('keeps zero, false and the empty text', async () => {
    expect(await print('{{a}}|{{b}}|{{c}}', { a: 0, b: false, c: '' })).toBe('0|false|');
  });

  test('takes its words from the wording of the page', async () => {
    expect(
      await print('{{#each rows}}{{t "mail.hello" name=who}}{{/each}}', { wording, rows: [{ who: 'A & B' }] }),
    ).toBe('Hei, A &amp; B.');
  });

  test('uses the small helpers', async () => {
    const source = '{{#if (and (or no yes) (not no) (eq kind "a"))}}{{asset "app.css"}}{{/if}}';
    expect(await print(source, { no: false, yes: true, kind: 'a' })).toBe('/assets/app.css');
  });

  test('as plain text is not escaped', async () => {
    const renderer = await rendererOf({ 'mail/digest.text': 'Hei {{name}}' });
    expect(renderer.render('mail/digest.text', { name: 'A & B' })).toBe('Hei A & B');
  });

  test('as CSV is quoted, and no cell is a formula', async () => {
    const renderer = await rendererOf({ 'reports/r.csv': '{{a}};{{b}};{{c}};{{d}}' });
    const row = { a: 'x;"y"', b: '=SUM(A1)', c: -5, d: 'two\nlines' };
    expect(renderer.render('reports/r.csv', row)).toBe('"x;""y""";\'=SUM(A1);-5;"two\nlines"');
  });
});

test('a page stands in the layout, which sees the same data', async () => {
  const renderer = await rendererOf({ layout: '<title>{{title}}</title>{{{body}}}', 'pages/a': '<b>{{title}}</b>' });
  expect(renderer.renderPage('a', { title: '<x>' })).toBe('<title>&lt;x&gt;</title><b>&lt;x&gt;</b>');
});

test('a template that does not exist is named', async () => {
  const renderer = await rendererOf({});
  expect(() => renderer.render('pages/gone', {})).toThrow('Template "pages/gone": there is no such template');
});

test('asset paths come from whoever made the renderer', async () => {
  const templates = await compiled({ 'pages/a': '{{asset "app.css"}}' });
  const renderer = createRenderer({ templates, assetPath: (name) => `/assets/hashed-${name}` });
  expect(renderer.render('pages/a', {})).toBe('/assets/hashed-app.css');
});
