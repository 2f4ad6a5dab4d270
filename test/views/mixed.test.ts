// Every page in each of the three languages: whole, valid, and with no word of another language but in what people wrote.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { LANGUAGES, type Language } from '../../src/domain/vocabulary.ts';
import { createRenderer } from '../../src/views/render.ts';
import { dictionaryOf } from '../../src/views/wording/dictionaries.ts';
import { PAGES } from './pages.ts';
import * as sample from './sample.ts';
import * as access from './sample-access.ts';
import * as asked from './sample-questions.ts';
import * as systems from './sample-systems.ts';
import * as workplace from './workplace-pages.ts';

const renderer = createRenderer();
afterEach(() => {
  sample.reader.language = 'nb';
});

/** Every text inside a value. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(textsIn) : [];
}

/** What people wrote, or operations worded, in the samples: shown as it stands in whatever language the page is. */
const WRITTEN = new Set(
  [
    sample,
    access,
    asked,
    systems,
    workplace,
    'Sak <og> arkiv',
    'Innbyggere',
    'Felles',
    'Emne',
    'Brukerstøtte',
    'Ny underdatabehandler',
  ]
    .flatMap(textsIn)
    .flatMap(linesOf),
);

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line.length > 2);
}

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#x27': "'",
  '#x60': '`',
  '#x3D': '=',
};
const unescaped = (text: string) => text.replaceAll(/&(#?\w+);/g, (all, name: string) => ENTITIES[name] ?? all);

/** What a page says to people: its texts and the attributes that are read out, but for parts that say they are in another language. */
function said(html: string, language: Language): string[] {
  const own = html
    .replaceAll(/<(style|script)[\s\S]*?<\/\1>/g, '')
    .replaceAll(/<(\w+)[^>]*\slang="(\w+)"[^>]*>[^<]*<\/\1>/g, (all, _, lang) => (lang === language ? all : ''));
  const texts = own.split(/<[^>]*>/);
  const attributes = [...own.matchAll(/\s(?:aria-label|alt|title|placeholder|aria-description)="([^"]*)"/g)];
  return [...texts, ...attributes.map(([, text]) => text ?? '')].map((text) => unescaped(text).trim()).filter(Boolean);
}

const escaped = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const placeless = (text: string) => text.replaceAll(/\{\w+\}/g, ' ').trim();

/** Whether a text is one of another language, with anything in its places; not where the page's own has the same. */
function foreignTo(language: Language): (text: string) => boolean {
  const own = new Set(textsIn(dictionaryOf(language)));
  const texts = LANGUAGES.filter((other) => other !== language)
    .flatMap((other) => textsIn(dictionaryOf(other)))
    .filter((text) => !own.has(text));
  const whole = new Set(texts.filter((text) => !text.includes('{')));
  // A text of one word beside its place, such as a count, is told by that word.
  const filled = texts.filter((text) => text.includes('{') && /\p{L}{2}\s+\p{L}{2}/u.test(placeless(text)));
  const patterns = filled.map((text) => new RegExp(`^${escaped(text).replaceAll(/\\\{\w+\\\}/g, '.+')}$`));
  return (text) => whole.has(text) || patterns.some((pattern) => pattern.test(text));
}

/** A text without what people wrote, and without quotations. */
function withoutNames(text: string): string {
  const names = [...WRITTEN].filter((written) => text.includes(written)).sort((a, b) => b.length - a.length);
  return names.reduce((rest, name) => rest.replaceAll(name, '·'), text).replaceAll('Avtalevakt', '');
}

/** Words that are in no English text, and in no nynorsk one. */
const NEVER: Record<Language, RegExp> = {
  en: /(?<!\p{L})(og|av|som|ikke|ikkje|eller|med|på|fra|frå|til|er|den|det|av|dag|dager|kommune\p{L}*|avtale[nr]?|avtaler|avtalar|mangler|manglar|funn)(?!\p{L})/iu,
  nn: /(?<!\p{L})(ikke|fra|hva|hvem|hvor|noe|noen|kommuner|avtaler|mangler|gjelder|opplysninger|dager|uten|siden)(?!\p{L})/iu,
  nb: /(?<!\p{L})(ikkje|frå|kva|kven|noko|nokon|kommunar|avtalar|manglar|opplysningar|dagar|utan|sidan)(?!\p{L})/iu,
};

/** A page as it is printed in a language. */
function printed(render: (typeof PAGES)[string], language: Language): string {
  sample.reader.language = language;
  return render(renderer);
}

describe.each(LANGUAGES)('in %s', (language) => {
  const isForeign = foreignTo(language);

  test.each(Object.entries(PAGES))('%s is whole and says its language', (_, render) => {
    const html = printed(render, language);
    expect(html).toContain(`<html lang="${language}"`);
    expect(html.match(/undefined|NaN|\[object |\{\w+\}|Invalid Date/g)).toBeNull();
  });

  test.each(Object.entries(PAGES))('%s holds no word of another', (_, render) => {
    const others = LANGUAGES.filter((other) => other !== language).map(
      (other) => new Set(said(printed(render, other), other)),
    );
    const texts = said(printed(render, language), language).filter((text) => /\p{L}{2}/u.test(withoutNames(text)));
    // What stands the same in all three is a name, or was written by someone.
    const own = texts.filter((text) => !others.every((other) => other.has(text)));
    const wrong = own.map(withoutNames).filter((text) => NEVER[language].test(text));
    expect([...new Set([...texts.map(withoutNames).filter(isForeign), ...wrong])]).toEqual([]);
  });
});

test('templates hold no words of their own', () => {
  const files = readdirSync('templates', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'));
  const held = files.flatMap((name) => {
    const bare = readFileSync(join('templates', name), 'utf8')
      .replaceAll(/<style>[\s\S]*?<\/style>/g, '')
      .replaceAll(/\{\{\{?[\s\S]*?\}?\}\}/g, '')
      .replaceAll(/<!DOCTYPE html>/g, '');
    const texts = name.includes('.text.') ? [bare] : bare.split(/<[^>]*>/);
    return texts.filter((text) => /\p{L}{2}/u.test(text)).map((text) => `${name}: ${text.trim()}`);
  });
  expect(held).toEqual([]);
});
