// The three languages, and the library that fills their texts: i18next, with plurals by CLDR and values as they are given.
import { createInstance, type i18n } from 'i18next';
import type { Language } from '../../domain/vocabulary.ts';
import type { Dictionary } from './dictionary.ts';
import { en } from './en.ts';
import { nb, type PluralKey, type TextKey } from './nb.ts';
import { nn } from './nn.ts';

const DICTIONARIES: Readonly<Record<Language, Dictionary>> = { nb, nn, en };

/** The locale by which dates, numbers, lists, countries and plurals of a language are told. */
export const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };

/** Everything a language says. */
export const dictionaryOf = (language: Language): Dictionary => DICTIONARIES[language];

/** A value that may stand in a text's `{name}` place. */
export type TextValue = string | number;

/** Fills a language's texts; throws on a key there is no text for, and on a place without a value. */
export type Speaker = {
  text: (key: TextKey, values: Readonly<Record<string, TextValue>>) => string;
  /** The text for a number; `n` is how the number is written. */
  count: (key: PluralKey, count: number, n: string) => string;
};

let library: i18n | undefined;

/** A language's speaker. */
export function speakerOf(language: Language): Speaker {
  library ??= openLibrary();
  const texts = library.getFixedT(language, 'texts');
  const counts = library.getFixedT(language, 'counts');
  // Values are handed over as they are, and what stands in them is never read as a text of ours.
  const filled: Speaker['text'] = (key, values) => texts(key, { replace: values, nest: false });
  // A page asks for some hundred texts, most of them whole as they stand: those are looked up in the library once.
  const whole = new Map<TextKey, string>();
  return {
    text: (key, values) => {
      if (Object.keys(values).length > 0) return filled(key, values);
      const text = whole.get(key) ?? filled(key, values);
      whole.set(key, text);
      return text;
    },
    count: (key, count, n) => counts(key, { count, replace: { n }, nest: false }),
  };
}

function openLibrary(): i18n {
  const opened = createInstance();
  void opened.init({
    initAsync: false,
    fallbackLng: false,
    ns: ['texts', 'counts'],
    resources: Object.fromEntries(
      Object.entries(DICTIONARIES).map(([language, { texts, plurals }]) => [
        language,
        { texts, counts: byCategory(plurals) },
      ]),
    ),
    keySeparator: false,
    nsSeparator: false,
    interpolation: { prefix: '{', suffix: '}', escapeValue: false },
    parseMissingKeyHandler: (key) => {
      throw new Error(`the wording has no text "${key}"`);
    },
    missingInterpolationHandler: (text, [, place]) => {
      throw new Error(`the text "${text}" wants a value for "${place}"`);
    },
  });
  return opened;
}

/** Plurals by the library's names for them: all three languages have the CLDR categories `one` and `other`, no more. */
function byCategory(plurals: Dictionary['plurals']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(plurals).flatMap(([key, [one, other]]) => [
      [`${key}_one`, one],
      [`${key}_other`, other],
    ]),
  );
}
