// What the templates themselves hold: no words of any language, and a guard on every form that something is written in.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const PATHS = readdirSync('templates', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.hbs') && !/-style\.hbs$/.test(path))
  .sort();
const sources = PATHS.map((path) => [path, readFileSync(`templates/${path}`, 'utf8')] as const);

/** Names that are the same in every language. */
const NAMES = ['Avtalevakt'];
/** Attributes that people read or hear. */
const READ = /\s(?:alt|title|placeholder|aria-label|aria-description|label)="([^"]*)"/g;

/** A template without what fills it: expressions, with a space where they stood. */
const unfilled = (source: string): string =>
  source.replaceAll(/\{\{!--[\s\S]*?--\}\}|\{\{\{[\s\S]*?\}\}\}|\{\{[\s\S]*?\}\}/g, ' ');

/** The words of a text that are no names. */
const wordsIn = (text: string): string[] =>
  (text.replaceAll(/&\w+;/g, ' ').match(/[\p{L}][\p{L}\d-]*/gu) ?? []).filter((word) => !NAMES.includes(word));

test('no template holds words of its own: they come from the wording of the reader’s language', () => {
  const literal = sources.flatMap(([path, source]) => {
    const bare = unfilled(source);
    const attributes = [...bare.matchAll(READ)].map(([, text = '']) => text);
    const read = path.endsWith('.text.hbs') ? bare : bare.replaceAll(/<style[\s\S]*?<\/style>|<[^>]*>/g, ' ');
    const words = [...wordsIn(read), ...attributes.flatMap(wordsIn)];
    return words.length > 0 ? [`${path}: ${words.join(' ')}`] : [];
  });
  expect(sources.length).toBeGreaterThan(80);
  expect(literal).toEqual([]);
});

/** Forms of secrets, which are to be left as quietly as possible, and the choosers that hold nothing. */
const UNGUARDED = /^(?:pages\/(?:sign-in|profile|new-account|recovery)|partials\/(?:sign-in|demo-bar|header))/;
const WRITTEN_IN =
  /\{\{> (?:field|form-group|clauses|annex|differs)\b|<textarea|type="(?:text|date|file|search)"|name="chosen/;

test('every form that something is written in warns before it is left', () => {
  const forms = sources.flatMap(([path, source]) =>
    [...source.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(([, head = '', inside = '']) => ({
      path,
      head,
      inside,
    })),
  );
  const posted = forms.filter(({ head }) => head.includes('method="post"'));
  const bare = posted.filter(
    ({ path, head, inside }) => !UNGUARDED.test(path) && WRITTEN_IN.test(inside) && !head.includes('data-guard'),
  );
  expect(posted.filter(({ head }) => head.includes('data-guard')).length).toBeGreaterThan(20);
  expect(bare.map(({ path, head }) => `${path} ${head}`)).toEqual([]);
});
