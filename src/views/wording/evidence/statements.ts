// Building blocks of the statements: versions, places, companies of the chain, and the last proof of something.
import { lowered, raised } from '../../words.ts';
import type { TextKey } from '../nb.ts';
import type { Told } from '../told.ts';

/** The words for one finding's facts; `detail` follows the title after a colon. */
export type Evidence = {
  detail?: (says: Told, truth: Told, part: string | null) => string | null;
  says: (says: Told) => (string | null)[];
  truth: (truth: Told, part: string | null) => (string | null)[];
};

/** `Versjon 2.0`, or `Avtalen` where the version has no label. */
export const version = ({ words, text }: Told): string => {
  const label = text('label');
  if (label === null) return words.text('says.agreement');
  return /^vers(?:jon|ion)/i.test(label) ? label : words.text('says.version', { label });
};
/** What a value is told as; null where there is none to tell. */
export const when = <T>(value: T | null, tell: (value: T) => string): string | null =>
  value === null ? null : tell(value);
/** Which systems it is about, as a sentence; null where none is named. */
export const systems = (told: Told): string | null =>
  when(told.list('systems'), (names) => told.words.text('says.systems', { names }));
/** A label inside a sentence; an abbreviation keeps its capitals. */
export const lower = (told: Told, text: string): string => lowered(text, told.words.language);
/** The text at the beginning of a sentence. */
export const upper = (told: Told, text: string): string => raised(text, told.words.language);
/** A fact as text, else what it is called when it is not known. */
export const named = (told: Told, key: string, unnamed: TextKey): string => told.text(key) ?? told.words.text(unnamed);
/** A day in words, else that it is not known. */
export const dayOf = (told: Told, key: string): string => told.day(key) ?? told.words.text('says.unknownDay');
/** A country's name, else that it is not known. */
export const countryOf = (told: Told): string => told.country('country') ?? told.words.text('says.unknownCountry');

/** A sentence with the day it holds from at its end, where that is known: `… fra 1. mars 2026.` */
export function dated(told: Told, text: string, fact = 'from', key: 'says.from' | 'says.since' = 'says.from'): string {
  const day = told.day(fact);
  return day === null ? `${text.replace(/,$/, '')}.` : told.words.text(key, { text, day });
}

/** One text where a day is known, another where it is not. */
export function byDay(told: Told, fact: string, known: TextKey, unknown: TextKey, values: Record<string, string>) {
  const day = told.day(fact);
  return day === null ? told.words.text(unknown, values) : told.words.text(known, { ...values, day });
}

/** A place outside the EEA: a company of the chain, or an activity in a country. */
export function place(told: Told): string {
  const country = countryOf(told);
  if (told.text('name') !== null) return dated(told, told.words.text('says.place', { name: companyOf(told), country }));
  const activity = told.label('activity', 'activity') ?? told.words.text('says.processing');
  return dated(told, told.words.text('line.place', { activity, country }));
}

/** Who or where, for the detail under a line. */
export const placeDetail = (told: Told): string | null => companyName(told) ?? told.country('country');

/** A law's name inside a sentence: names keep their capital, descriptions do not. */
export function lawInSentence(told: Told, name: string): string {
  return /^(Adekvans|Adequacy|Standard)/.test(name) ? lower(told, name) : name;
}

/** The basis an agreement names, inside a sentence: its instrument by name, else the kind of basis. */
export function basisInSentence(says: Told): string | null {
  const isNamed = says.text('instrument') !== null;
  return when(says.basis(), (basis) => (isNamed ? lawInSentence(says, basis) : lower(says, basis)));
}

/** What the agreement says where it says nothing of the matter: that it binds. */
export const binding = (told: Told): string => told.words.text('says.binding', { version: version(told) });

/** A company of the chain: where it works and since when. Facts hold the id where nobody has entered a name. */
export const company = (told: Told): string =>
  dated(told, told.words.text('says.company', { name: companyOf(told), country: countryOf(told) }));

/** The company's name; null where all there is is its id. */
export function companyName(told: Told): string | null {
  const name = told.text('name');
  return name === told.text('entity') ? null : name;
}

const companyOf = (told: Told): string => companyName(told) ?? told.words.text('says.nameless');

/** Which service the company gives, as a sentence; null where none is entered. */
export const service = (told: Told): string | null =>
  when(told.text('service'), (text) => told.words.text('says.service', { service: text }));

/** How the last proof of something is told: what it is called, and what is said when it is missing or negative. */
type Proof = { day: string; last: string; none: string; negative: (day: string) => string };

/** The last proof: that there is none, that it showed the opposite, or its day and its own end. */
export function proof(told: Told, { day: fact, last, none, negative }: Proof): string {
  const day = told.day(fact);
  const until = told.day('validTo');
  const result = told.text('result');
  if (day === null) return none;
  if (result === 'negative') return negative(day);
  return until === null
    ? told.words.text('says.proof', { last, day })
    : told.words.text('says.proofUntil', { last, day, until });
}
