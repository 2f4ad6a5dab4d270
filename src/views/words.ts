// Everything a view needs to speak one language: its texts, labels of codes, counts, days and countries.
import { isInstant, osloDay } from '../domain/calendar.ts';
import type { Language } from '../domain/vocabulary.ts';
import { dictionaryOf, LOCALES, type Speaker, speakerOf, type TextValue } from './wording/dictionaries.ts';
import type { PluralKey, TextKey, VocabularyName } from './wording/nb.ts';

/** One language as a view speaks it. */
export type Words = {
  /** The language the texts are in: what `lang` says. */
  language: Language;
  text: (key: TextKey, values?: Readonly<Record<string, TextValue>>) => string;
  /** The label of a coded value; an unknown code is shown as it stands. */
  label: (vocabulary: VocabularyName, code: string) => string;
  /** The labels of several coded values as one phrase: `Identitet, helseopplysninger og logger`. */
  labels: (vocabulary: VocabularyName, codes: readonly string[]) => string;
  /** `3 avtaler`. */
  count: (key: PluralKey, n: number) => string;
  /** `1 240`. */
  number: (n: number) => string;
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

/** What each language is called by those who read it. */
export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

const spoken = new Map<Language, Words>();

/** The words of a language. */
export function wordsOf(language: Language): Words {
  let words = spoken.get(language);
  if (!words) {
    words = makeWords(language);
    spoken.set(language, words);
  }
  return words;
}

function makeWords(language: Language): Words {
  const labels: Readonly<Record<string, Readonly<Record<string, string>>>> = dictionaryOf(language).vocabulary;
  const speaker = speakerOf(language);
  const locale = LOCALES[language];
  const countries = new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' });
  const numbers = new Intl.NumberFormat(locale);
  const calendar = calendarOf(language, speaker);
  const label = (vocabulary: string, code: string) => labels[vocabulary]?.[code] ?? code;
  return {
    language,
    text: (key, values = {}) => speaker.text(key, values),
    label,
    labels: (vocabulary, codes) => {
      const [first, ...rest] = codes.map((code) => label(vocabulary, code));
      return first === undefined ? '' : calendar.list([first, ...rest.map((text) => lowered(text, language))]);
    },
    count: (key, n) => speaker.count(key, n, numbers.format(n)),
    number: (n) => numbers.format(n),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    ...calendar,
  };
}

/** A label inside a sentence: its first letter small, unless it is an abbreviation or a name with a sign. */
export function lowered(text: string, language: Language): string {
  return /^[A-ZÆØÅ][a-zæøå]/.test(text) ? text.charAt(0).toLocaleLowerCase(language) + text.slice(1) : text;
}

/** A text at the beginning of a sentence. */
export function raised(text: string, language: Language): string {
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** In English a month is written out, since days and months in figures are read in either order. */
const SHORT_MONTH: Record<Language, 'numeric' | 'short'> = { nb: 'numeric', nn: 'numeric', en: 'short' };

function calendarOf(language: Language, speaker: Speaker): Pick<Words, 'day' | 'shortDay' | 'moment' | 'list'> {
  const locale = LOCALES[language];
  const date = { timeZone: 'UTC', day: 'numeric', year: 'numeric' } as const;
  const long = new Intl.DateTimeFormat(locale, { ...date, month: 'long' });
  const short = new Intl.DateTimeFormat(locale, { ...date, month: SHORT_MONTH[language] });
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Oslo', hour: '2-digit', minute: '2-digit' });
  const joined = new Intl.ListFormat(locale, { type: 'conjunction' });
  const day = (text: string) => long.format(new Date(`${text}T00:00:00Z`));
  return {
    day,
    shortDay: (text) => short.format(new Date(`${text}T00:00:00Z`)),
    moment: (text) => {
      if (!isInstant(text)) throw new Error(`"${text}" is not an instant`);
      const [hour, minute] = clock.format(new Date(text)).split(':');
      return speaker.text('time.moment', { day: day(osloDay(text)), hour: `${hour}`, minute: `${minute}` });
    },
    list: (items) => joined.format(items),
  };
}
