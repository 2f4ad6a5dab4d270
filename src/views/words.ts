// Everything a view needs to speak one language: its texts, labels of codes, counts, days and countries.
import { isInstant, osloDay } from '../domain/calendar.ts';
import type { Language } from '../domain/vocabulary.ts';
import { nb, type PluralKey, type TextKey, type VocabularyName } from './wording/nb.ts';

/** A value that may stand in a text's `{name}` place. */
export type TextValue = string | number;

/** One language as a view speaks it. */
export type Words = {
  /** The language the texts are really in: what `lang` says. */
  language: Language;
  /** Every text by key, for the templates' `t`. */
  texts: Record<string, string>;
  text: (key: TextKey, values?: Record<string, TextValue>) => string;
  /** The label of a coded value; an unknown code is shown as it stands. */
  label: (vocabulary: VocabularyName, code: string) => string;
  /** The labels of several coded values as one phrase: `Identitet, helseopplysninger og logger`. */
  labels: (vocabulary: VocabularyName, codes: readonly string[]) => string;
  /** `3 avtaler`. */
  count: (key: PluralKey, n: number) => string;
  /** `1. desember 2026`. */
  day: (day: string) => string;
  /** `1.12.2026`, for tables. */
  shortDay: (day: string) => string;
  /** `1. desember 2026 kl. 09.30`, Oslo time. */
  moment: (instant: string) => string;
  country: (code: string) => string;
  /** `a, b og c`. */
  list: (items: readonly string[]) => string;
};

const LOCALES: Record<Language, string> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' };
const spoken = new Map<Language, Words>();

/** The words of a language. Pages are in bokmål until the other two come; the answer says which it really is. */
export function wordsOf(_language: Language): Words {
  let words = spoken.get('nb');
  if (!words) {
    words = makeWords('nb');
    spoken.set('nb', words);
  }
  return words;
}

/** Fills `{name}` in a text; a place without a value is an error, never a blank. */
export function fill(text: string, values: Record<string, TextValue>, key: string): string {
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the text "${key}" wants a value for "${name}"`);
    return String(value);
  });
}

function makeWords(language: Language): Words {
  const texts = nb.texts as Record<string, string>;
  const labels = nb.vocabulary as Record<string, Record<string, string>>;
  const plurals = nb.plurals as Record<string, readonly [string, string]>;
  const countries = new Intl.DisplayNames([LOCALES[language]], { type: 'region', fallback: 'code' });
  const calendar = calendarOf(language);
  const label = (vocabulary: string, code: string) => labels[vocabulary]?.[code] ?? code;
  return {
    language,
    texts,
    text: (key, values = {}) => fill(texts[key] ?? '', values, key),
    label,
    labels: (vocabulary, codes) => {
      const [first, ...rest] = codes.map((code) => label(vocabulary, code));
      return first === undefined ? '' : calendar.list([first, ...rest.map((text) => lowered(text, language))]);
    },
    count: (key, n) => fill(plurals[key]?.[n === 1 ? 0 : 1] ?? '', { n }, key),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    ...calendar,
  };
}

/** A label inside a sentence: its first letter small, unless it is an abbreviation or a name with a sign. */
export function lowered(text: string, language: Language): string {
  return /^[A-ZÆØÅ][a-zæøå]/.test(text) ? text.charAt(0).toLocaleLowerCase(language) + text.slice(1) : text;
}

function calendarOf(language: Language): Pick<Words, 'day' | 'shortDay' | 'moment' | 'list'> {
  const locale = LOCALES[language];
  const long = new Intl.DateTimeFormat(locale, { timeZone: 'UTC', day: 'numeric', month: 'long', year: 'numeric' });
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' });
  const joined = new Intl.ListFormat(locale, { type: 'conjunction' });
  const day = (text: string) => long.format(new Date(`${text}T00:00:00Z`));
  return {
    day,
    shortDay: (text) => `${Number(text.slice(8))}.${Number(text.slice(5, 7))}.${text.slice(0, 4)}`,
    moment: (text) => {
      if (!isInstant(text)) throw new Error(`"${text}" is not an instant`);
      const [hour, minute] = clock.format(new Date(text)).split(':');
      return fill(
        nb.texts['time.moment'],
        { day: day(osloDay(text)), hour: `${hour}`, minute: `${minute}` },
        'time.moment',
      );
    },
    list: (items) => joined.format(items),
  };
}
