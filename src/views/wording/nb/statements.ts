// Bokmål building blocks of the statements: versions, places, companies of the chain, and the last proof of something.
import type { Told } from '../told.ts';

/** The words for one finding's facts; `detail` follows the title after a colon. */
export type Evidence = {
  detail?: (says: Told, truth: Told, part: string | null) => string | null;
  says: (says: Told) => (string | null)[];
  truth: (truth: Told, part: string | null) => (string | null)[];
};

/** `Versjon 2.0`, or `Avtalen` where the version has no label. */
export const version = (told: Told): string => {
  const label = told.text('label');
  return label === null ? 'Avtalen' : /^versjon/i.test(label) ? label : `Versjon ${label}`;
};
/** What a value is told as; null where there is none to tell. */
export const when = <T>(value: T | null, tell: (value: T) => string): string | null =>
  value === null ? null : tell(value);
/** `a, b og c`. */
export const joined = (items: readonly string[]): string =>
  items.length > 1 ? `${items.slice(0, -1).join(', ')} og ${items.at(-1)}` : items.join('');
/** Which systems it is about, as a sentence; null where none is named. */
export const systems = (told: Told): string | null => when(told.list('systems'), (names) => `Gjelder ${names}.`);
/** A label inside a sentence; an abbreviation keeps its capitals. */
export const lower = (text: string): string =>
  /^[A-ZÆØÅ]{2}/.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1);
/** The text with its first letter as a capital. */
export const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const NAMELESS = 'Et selskap uten navn i registeret';

/** A place outside the EEA: a company of the chain, or an activity in a country. */
export function place(told: Told): string {
  const country = told.country('country') ?? 'ukjent land';
  const from = when(told.day('from'), (day) => ` fra ${day}`) ?? '';
  const name = told.text('name');
  if (name !== null) return `${companyName(told) ?? NAMELESS} behandler opplysninger i ${country}${from}.`;
  return `${told.label('activity', 'activity') ?? 'Behandling'} i ${country}${from}.`;
}

/** Who or where, for the detail under a line. */
export const placeDetail = (told: Told): string | null => companyName(told) ?? told.country('country');

/** A law's name inside a sentence: names keep their capital, descriptions do not. */
export function lawInSentence(name: string): string {
  return /^(Adekvans|Standard)/.test(name) ? lower(name) : name;
}

/** The basis an agreement names, inside a sentence: its instrument by name, else the kind of basis. */
export function basisInSentence(says: Told): string | null {
  const named = says.text('instrument') !== null;
  return when(says.basis(), named ? lawInSentence : lower);
}

/** What the agreement says where it says nothing of the matter: that it binds. */
export const binding = (told: Told): string => `${version(told)} gjelder.`;

/** A company of the chain: where it works and since when. Facts hold the id where nobody has entered a name. */
export function company(told: Told): string {
  const name = companyName(told) ?? NAMELESS;
  const from = when(told.day('from'), (day) => ` fra ${day}`) ?? '';
  return `${name} behandler personopplysninger i ${told.country('country') ?? 'ukjent land'}${from}.`;
}

/** The company's name; null where all there is is its id. */
export function companyName(told: Told): string | null {
  const name = told.text('name');
  return name === told.text('entity') ? null : name;
}

/** Which service the company gives, as a sentence; null where none is entered. */
export const service = (told: Told): string | null => when(told.text('service'), (text) => `Tjeneste: ${text}.`);

/** `1 dag`, `30 dager`. */
export const counted = (n: string, one: string, many: string): string => `${n} ${n === '1' ? one : many}`;

/** How the last proof of something is told: what it is called, and what is said when it is missing or negative. */
type Proof = { day: string; last: string; none: string; negative: (day: string) => string };

/** The last proof: that there is none, that it showed the opposite, or its day and its own end. */
export function proof(told: Told, { day, last, none, negative }: Proof): string {
  const on = told.day(day);
  const until = told.day('validTo');
  const result = told.text('result');
  if (on === null) return none;
  if (result === 'negative') return negative(on);
  return `${last} er fra ${on}${until === null ? '' : `, med gyldighet til og med ${until}`}.`;
}
