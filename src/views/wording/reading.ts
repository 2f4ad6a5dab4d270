// Reads the facts of one side of an outcome and remembers which were told, so that none is lost unsaid.
import type { Facts, FactValue } from '../../domain/assessment/rule.ts';
import type { Words } from '../words.ts';
import { instrumentName, lawName } from './law.ts';
import type { Told } from './told.ts';

/** Ids and sums that say nothing to a reader; they are in the interface for those who follow them. */
const SILENT: ReadonlySet<string> = new Set([
  'version',
  'system',
  'entity',
  'processor',
  'contract',
  'amendment',
  'cooperative',
  'mandate',
  'notice',
  'successor',
  'body',
  'basisSignedOn',
  'contractOn',
  'activity',
  'country',
  'basis',
  'instrument',
]);

type NameOf = (id: string) => string | undefined;

/** A reader of facts in a language; `nameOf` knows what came after the release. */
export function reading(words: Words, facts: Facts, nameOf: NameOf = () => undefined): Told {
  const asked = new Set<string>();
  const get = (key: string): FactValue => {
    asked.add(key);
    return facts[key] ?? null;
  };
  const items = (key: string): string[] => {
    const value = get(key);
    return Array.isArray(value) ? value : [];
  };
  const text = (key: string): string | null => {
    const value = get(key);
    return value === null || Array.isArray(value) || value === '' ? null : String(value);
  };
  return {
    words,
    text,
    items,
    flag: (key) => (typeof get(key) === 'boolean' ? (facts[key] as boolean) : null),
    list: (key) => (items(key).length > 0 ? words.list(items(key)) : null),
    name: (vocabulary, code, other) => codeName(words, vocabulary, code, other),
    ...translated(words, text, nameOf),
    untold: () =>
      Object.entries(facts).filter(([key, value]) => !(asked.has(key) || SILENT.has(key)) && hasValue(value)),
  };
}

/** The readers that put a fact's one value into words. */
function translated(
  words: Words,
  text: Told['text'],
  nameOf: NameOf,
): Pick<Told, 'day' | 'country' | 'label' | 'law' | 'basis'> {
  const mapped = (key: string, tell: (value: string) => string) => {
    const value = text(key);
    return value === null ? null : tell(value);
  };
  return {
    day: (key) => mapped(key, words.day),
    country: (key) => mapped(key, words.country),
    label: (vocabulary, key) => mapped(key, (code) => words.label(vocabulary, code)),
    law: (key) => mapped(key, (id) => lawName(words, nameOf(id) ?? id)),
    basis: () => {
      const basis = mapped('basis', (code) => words.label('basis', code));
      return mapped('instrument', (instrument) => instrumentName(words, instrument)) ?? basis;
    },
  };
}

function codeName(words: Words, ...[vocabulary, code, other]: Parameters<Told['name']>): string {
  if (vocabulary === 'country') return words.country(code);
  const label = words.label(vocabulary, code);
  return label === code && other ? words.label(other, code) : label;
}

function hasValue(value: FactValue): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
