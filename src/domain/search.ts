// Searching: how names are folded so that they are found by any part, what was asked, and which part of a name matched.
import { invalid } from './failures.ts';
import type { Register } from './register.ts';
import type { Subject } from './revisions.ts';
import type { SubjectKind } from './subjects.ts';

/** What can be found, in the order groups are shown. */
export const SEARCH_KINDS = ['agreement', 'contract', 'system', 'product', 'company', 'body', 'document'] as const;
export type SearchKind = (typeof SEARCH_KINDS)[number];

/** How names are folded and marked in the index. Raised whenever that changes: every register is then indexed anew. */
export const SEARCH_REVISION = 1;
/** The longest question, in characters. */
export const LONGEST_QUESTION = 200;

/** Something else a subject is known by, beside its name. */
export type AlsoKnown = {
  as: 'number' | 'foreign_id' | 'case_reference' | 'alias' | 'municipality_number';
  text: string;
};

/** What is searched of one subject: its name, and all else it is known by. */
export type SearchItem = { subject: string; kind: SearchKind; name: string; also: AlsoKnown[] };

/** Letters of other alphabets beside ours that stand for them, as the Norwegian order of letters has it. */
const SAME_LETTER: Readonly<Record<string, string>> = { ä: 'æ', ö: 'ø' };
const KEPT = new Set(['å', 'æ', 'ø']);

/** One character without case or marks; æ, ø and å are letters of their own and stay, ä and ö count as æ and ø. */
function foldedLetter(letter: string): string {
  const lower = letter.toLowerCase().normalize('NFC');
  if (KEPT.has(lower)) return lower;
  return SAME_LETTER[lower] ?? lower.normalize('NFD').replaceAll(/\p{M}/gu, '');
}

const SIGN = /[^\p{L}\p{N}]+/u;

/** A text without case or marks. */
export function folded(text: string): string {
  return [...text.normalize('NFC')].map(foldedLetter).join('');
}

/** The words of a text, folded: runs of letters and digits. */
export function wordsIn(text: string): string[] {
  return folded(text).split(SIGN).filter(Boolean);
}

/** Letters and digits alone: `987 654 321` and `2018/1234` as they are looked up. */
export function compact(text: string): string {
  return wordsIn(text).join('');
}

/** Two of the first stand before the first word of a name, two of the second before any other; the third around a number. */
const [FIRST, NEXT, WHOLE] = ['‹', '·', '='];

/** A text as the index holds it. By the signs before a word one or two letters are enough to find it by its beginning. */
export function indexedText({ name, also }: Pick<SearchItem, 'name' | 'also'>): string {
  const first = wordsIn(name).map((word, i) => (i === 0 ? FIRST + FIRST : NEXT + NEXT) + word);
  const others = also.flatMap(({ text }) => wordsIn(text)).map((word) => NEXT + NEXT + word);
  return [...first, ...others].join(' ');
}

/** The numbers and references of an item as the index holds them: without spaces and signs, each found whole by its ends. */
export function indexedNumbers({ also }: Pick<SearchItem, 'also'>): string {
  const numbers = also.filter(({ as }) => as !== 'alias');
  return numbers.map(({ text }) => WHOLE + compact(text) + WHOLE).join(' ');
}

/** What was asked: `terms` as typed, apart at spaces; each with its folded parts. */
export type Question = { text: string; terms: readonly (readonly string[])[]; compact: string };

/** A question out of what was typed. Throws 422 at `q` when it is too long or holds neither letter nor digit. */
export function questionFrom(typed: string): Question {
  const text = typed.normalize('NFC').trim();
  if (text.length > LONGEST_QUESTION) throw invalid('q', `expected at most ${LONGEST_QUESTION} characters`);
  const terms = text
    .split(/\s+/u)
    .map(wordsIn)
    .filter((parts) => parts.length > 0);
  if (terms.length === 0) throw invalid('q', 'expected at least one letter or digit');
  return { text, terms, compact: compact(text) };
}

/** How well something matches: a whole number, the beginning of a name, any part of what it is known by, a document's text. */
export const MATCHES = ['exact', 'start', 'part', 'text'] as const;
export type Match = (typeof MATCHES)[number];

const said = (text: string): string => `said : "${text}"`;
const number = (text: string): string => `number : "${text}"`;
const all = (parts: readonly string[]): string => `(${parts.join(' AND ')})`;
const any = (parts: readonly string[]): string => `(${parts.join(' OR ')})`;

/** So many digits in a row may be a reference that is written with a sign among them. */
const DIGITS = /^\d{5,}$/;

/** A part of a word is found anywhere; one or two letters only at the beginning of one. */
function partIn(part: string): string {
  if ([...part].length < 3) return any([said(FIRST + FIRST + part), said(NEXT + NEXT + part)]);
  return DIGITS.test(part) ? any([said(part), number(part)]) : said(part);
}

/**
 * The question in the query language of the full-text index, for each way of matching by name. Only letters, digits and our
 * own signs ever stand in it, each phrase in quotes, so nothing that is typed can be an operator.
 */
export function nameQueries({ terms, compact: whole }: Question): Record<Exclude<Match, 'text'>, string> {
  const spelled = terms.flat().map((word, i) => (i === 0 ? FIRST + FIRST : NEXT + NEXT) + word);
  const each = terms.map((parts) => {
    const joined = parts.join('');
    const apart = all(parts.map(partIn));
    return parts.length > 1 && [...joined].length > 2 ? any([apart, number(joined)]) : apart;
  });
  const isNumber = terms.length > 1 && DIGITS.test(whole);
  return {
    exact: number(WHOLE + whole + WHOLE),
    start: said(spelled.join(' ')),
    part: isNumber ? any([all(each), number(whole)]) : all(each),
  };
}

/**
 * The question in the query language of the index over texts: every part as a word, or the beginning of one where it has three
 * letters or more. The index keeps the marks of letters, which are therefore as typed.
 */
export function textQuery({ text }: Question): string {
  const parts = text.toLowerCase().split(SIGN).filter(Boolean);
  return parts.map((part) => `"${part}"${[...part].length > 2 ? '*' : ''}`).join(' AND ');
}

/** A piece of a text, and whether it is what was looked for. */
export type Piece = { text: string; marked: boolean };

/** A text in pieces, with every place marked that a part of the question stands at; short parts only at the beginning of a word. */
export function markedIn(text: string, { terms, compact: whole }: Question): Piece[] {
  const letters = [...text.normalize('NFC')];
  const plain = letters.map(foldedLetter);
  const marks = letters.map(() => false);
  const parts = [...new Set([...terms.flat(), whole])];
  for (const part of parts) markPart(plain, marks, [...part]);
  const pieces: Piece[] = [];
  for (const [i, letter] of letters.entries()) {
    const last = pieces.at(-1);
    if (last && last.marked === marks[i]) last.text += letter;
    else pieces.push({ text: letter, marked: marks[i] === true });
  }
  return pieces;
}

/** Marks the places of one part; spaces and signs between its letters are passed over where the part has digits alone. */
function markPart(plain: readonly string[], marks: boolean[], part: readonly string[]): void {
  const passes = part.every((letter) => /\d/.test(letter));
  for (let from = 0; from < plain.length; from += 1) {
    if (part.length < 3 && from > 0 && !SIGN.test(plain[from - 1] ?? '')) continue;
    const end = endOf(plain, from, part, passes);
    if (end !== null) marks.fill(true, from, end);
  }
}

/** Where a part that begins at a place ends; null where it does not stand there. */
function endOf(plain: readonly string[], from: number, part: readonly string[], passes: boolean): number | null {
  let at = from;
  let said = '';
  const wanted = part.join('');
  while (at < plain.length && said.length < wanted.length) {
    const letter = plain[at] ?? '';
    if (!(passes && said !== '' && SIGN.test(letter))) said += letter;
    if (!wanted.startsWith(said) || (at === from && SIGN.test(letter))) return null;
    at += 1;
  }
  return said === wanted ? at : null;
}

type Searched = { [K in SubjectKind]?: (subject: Subject<K>) => Omit<SearchItem, 'subject'> | null };

const named = (kind: SearchKind, name: string | undefined, also: (AlsoKnown | null)[] = []) =>
  name ? { kind, name, also: also.filter((one) => one !== null) } : null;
const known = (as: AlsoKnown['as'], text: string | null | undefined): AlsoKnown | null => (text ? { as, text } : null);

const SEARCHED: Searched = {
  entity: ({ fields: f, sets }) =>
    named('company', f.name, [
      known('number', f.number),
      known('foreign_id', f.foreignId),
      ...[...(sets.aliases?.values() ?? [])].map(({ value }) => known('alias', value.name)),
    ]),
  body: ({ fields: f }) => named('body', f.name, [known('municipality_number', f.municipalityNumber)]),
  product: ({ fields: f }) => named('product', f.name),
  system: ({ fields: f }) => named('system', f.name),
  contract: ({ fields: f }) => named('contract', f.title, [known('case_reference', f.caseReference)]),
  agreement: ({ fields: f }) => named('agreement', f.title, [known('case_reference', f.caseReference)]),
};

/** What is searched of the subjects given, as the register's day has them; those of no searched kind, or gone, are left out. */
export function searchItems(register: Register, refs: Iterable<{ kind: SubjectKind; id: string }>): SearchItem[] {
  const items: SearchItem[] = [];
  for (const { kind, id } of refs) {
    const subject = register.get(kind, id);
    const item =
      subject && (SEARCHED[kind] as ((s: Subject) => Omit<SearchItem, 'subject'> | null) | undefined)?.(subject);
    if (item) items.push({ subject: id, ...item });
  }
  return items;
}

/** Whether a subject of the kind can be found by searching. */
export function isSearched(kind: SubjectKind): boolean {
  return Object.hasOwn(SEARCHED, kind);
}
