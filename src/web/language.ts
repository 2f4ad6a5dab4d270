// In which language whoever asks reads: what they chose in this browser, else what their browser asks for, else bokmål.
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { languageDetector } from 'hono/language';
import { LANGUAGES, type Language } from '../domain/vocabulary.ts';
import { ownCookie } from './cookies.ts';

const COOKIE = 'avtalevakt_language';

/** Finds the language a browser asks for; `languageFor` says it. Browsers set to Norwegian without a form say `no`. */
export const findLanguage: MiddlewareHandler = languageDetector({
  order: ['header'],
  caches: false,
  supportedLanguages: [...LANGUAGES],
  fallbackLanguage: 'nb',
  convertDetectedLanguage: (language) => language.replace(/^no(?=-|$)/i, 'nb'),
});

/** What was chosen in this browser; null where nothing was. */
function chosen(c: Context): Language | null {
  const kept = getCookie(c, ownCookie(c, COOKIE).name);
  return LANGUAGES.find((language) => language === kept) ?? null;
}

/** The language to answer in; `own` is that of whoever is signed in, null before that. */
export function languageFor(c: Context, own: Language | null): Language {
  return chosen(c) ?? own ?? (c.get('language') as Language);
}

/** Keeps a language as long as this browser is open: a person's own, which mails are in too, is in their profile. */
export function chooseLanguage(c: Context, language: Language): void {
  const { name, options } = ownCookie(c, COOKIE);
  setCookie(c, name, language, { ...options, httpOnly: true, sameSite: 'Lax' });
}

/** Forgets what was chosen in this browser, for whoever set their own. */
export function forgetLanguage(c: Context): void {
  const { name, options } = ownCookie(c, COOKIE);
  deleteCookie(c, name, options);
}
