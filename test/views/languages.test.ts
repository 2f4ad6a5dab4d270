// The three languages: the same keys and places in each, plurals as CLDR has them, and nothing left in another's words.
import { describe, expect, test } from 'vitest';
import { LANGUAGES } from '../../src/domain/vocabulary.ts';
import { dictionaryOf, LOCALES } from '../../src/views/wording/dictionaries.ts';
import { wordsOf } from '../../src/views/words.ts';

/** Every text of a language by its path. */
function textsOf(part: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(part).flatMap(([key, value]) =>
      typeof value === 'string' ? [[`${path}${key}`, value] as const] : [...textsOf(value, `${path}${key} › `)],
    ),
  );
}

const bokmål = textsOf(dictionaryOf('nb'));
const places = (text: string | undefined) => [...new Set(text?.match(/\{\w+\}/g))].sort();

describe.each(['nn', 'en'] as const)('%s', (language) => {
  const own = textsOf(dictionaryOf(language));

  test('has a text for every key of bokmål, none empty, and no other', () => {
    expect([...own.keys()].sort()).toEqual([...bokmål.keys()].sort());
    expect([...own].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('has the same places to fill in every text', () => {
    // A count may be told without its figure where it is one.
    const differ = [...bokmål].filter(([key, text]) => places(text).join() !== places(own.get(key)).join());
    expect(differ.map(([key]) => key)).toEqual([]);
  });
});

test('no English text holds a Norwegian letter but in names', () => {
  const names = /bokmål/gi;
  const held = [...textsOf(dictionaryOf('en'))].filter(([, text]) => /[æøå]/i.test(text.replaceAll(names, '')));
  expect(held).toEqual([]);
});

/** Words that are bokmål and never nynorsk. */
const ONLY_BOKMÅL =
  /(?<![\p{L}@.])(ikke|jeg|hva|hvem|hvor|hvis|hver|hvordan|hvilke[nt]?|fra|noe|noen|mer|flere|et|være|gjøre|selv|kommuner|avtaler|leverandører|mangler|gjelder|brukes|behandler|underdatabehandler(?:e|en|ne)?|databehandler(?:en|e)?|databehandleravtale[nr]?|personvernombud(?:et)?|opplysninger|tjeneste[nr]?|virksomhet(?:en|er)?|hovedavtale[nr]?|allerede|fortsatt|bekreft\p{L}*|innsigelse\p{L}*|siden|uten|begynn\p{L}*|åpne[nrt]?)(?!\p{L})/iu;

test('no nynorsk text holds a word that is bokmål only', () => {
  const held = [...textsOf(dictionaryOf('nn'))].filter(([, text]) => ONLY_BOKMÅL.test(text));
  expect(held).toEqual([]);
});

test.each(LANGUAGES)('%s has the plurals one and other, and its locale has no more', (language) => {
  const { pluralCategories } = new Intl.PluralRules(LOCALES[language]).resolvedOptions();
  expect([...pluralCategories].sort()).toEqual(['one', 'other']);
});

describe('a language tells', () => {
  test.each([
    ['nb', '1. desember 2026', '3.9.2019', '1. juli 2026 kl. 00.30', '12 400 avtaler', '1 avtale', 'a, b og c'],
    ['nn', '1. desember 2026', '3.9.2019', '1. juli 2026 kl. 00.30', '12 400 avtalar', '1 avtale', 'a, b og c'],
    ['en', '1 December 2026', '3 Sept 2019', '1 July 2026 at 00:30', '12,400 agreements', '1 agreement', 'a, b and c'],
  ] as const)('%s: days, instants, counts and lists its own way', (language, day, short, moment, many, one, list) => {
    const words = wordsOf(language);
    const plain = (text: string) => text.replaceAll('\u00a0', ' ');
    expect(words.day('2026-12-01')).toBe(day);
    expect(words.shortDay('2019-09-03')).toBe(short);
    expect(words.moment('2026-06-30T22:30:00.000Z')).toBe(moment);
    expect(plain(words.count('agreements', 12_400))).toBe(many);
    expect(words.count('agreements', 1)).toBe(one);
    expect(words.list(['a', 'b', 'c'])).toBe(list);
  });

  test('countries by their names in it', () => {
    expect(LANGUAGES.map((language) => wordsOf(language).country('AT'))).toEqual([
      'Østerrike',
      'Austerrike',
      'Austria',
    ]);
  });

  test('nothing without a value for each place, nor by a key there is no text for', () => {
    const { text } = wordsOf('nn');
    expect(() => text('cause.found', { finding: 'x' })).toThrow('wants a value for "subject"');
    expect(() => text('nowhere' as 'nav.mail')).toThrow('the wording has no text "nowhere"');
  });

  test('values as they are given, whatever they look like', () => {
    const said = wordsOf('en').text('cause.found', { finding: '$t(nav.mail) {subject}', subject: '<b>' });
    expect(said).toBe('$t(nav.mail) {subject}: <b>');
  });
});
