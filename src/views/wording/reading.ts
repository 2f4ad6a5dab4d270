// Reads the facts of one side of an outcome and remembers which were told, so that none is lost unsaid.
import type { Facts, FactValue } from '../../domain/assessment/rule.ts';
import type { Words } from '../words.ts';
import { instrumentName, lawName } from './law.ts';

/** Facts ready to be told: every reader gives null where the fact is missing. */
export type Told = {
  /** A text, or a number as text. */
  text: (key: string) => string | null;
  /** Whether a true/false fact is true; null when unknown. */
  flag: (key: string) => boolean | null;
  /** A day in words. */
  day: (key: string) => string | null;
  country: (key: string) => string | null;
  /** A code's label. */
  label: (vocabulary: Parameters<Words['label']>[0], key: string) => string | null;
  /** Several texts; empty when there are none. */
  items: (key: string) => string[];
  /** Several texts joined: `a, b og c`. */
  list: (key: string) => string | null;
  /** A transfer basis with its instrument, from `basis` and `instrument`. */
  basis: () => string | null;
  law: (key: string) => string | null;
  /** The label of a code that is no fact's own value, from the first vocabulary that has it. */
  name: (
    vocabulary: 'country' | Parameters<Words['label']>[0],
    code: string,
    other?: Parameters<Words['label']>[0],
  ) => string;
  /** Facts that were never asked for and have a value. */
  untold: () => [string, FactValue][];
};

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
  'body',
  'basisSignedOn',
  'contractOn',
  'activity',
  'country',
  'basis',
  'instrument',
]);

/** A reader of facts in a language. */
export function reading(words: Words, facts: Facts): Told {
  const asked = new Set<string>();
  const get = (key: string): FactValue => {
    asked.add(key);
    return facts[key] ?? null;
  };
  const text = (key: string): string | null => {
    const value = get(key);
    return value === null || Array.isArray(value) || value === '' ? null : String(value);
  };
  const items = (key: string): string[] => {
    const value = get(key);
    return Array.isArray(value) ? value : [];
  };
  const mapped = (key: string, tell: (value: string) => string) => {
    const value = text(key);
    return value === null ? null : tell(value);
  };
  return {
    text,
    items,
    flag: (key) => (typeof get(key) === 'boolean' ? (facts[key] as boolean) : null),
    day: (key) => mapped(key, words.day),
    country: (key) => mapped(key, words.country),
    label: (vocabulary, key) => mapped(key, (code) => words.label(vocabulary, code)),
    list: (key) => (items(key).length > 0 ? words.list(items(key)) : null),
    name: (vocabulary, code, other) => {
      if (vocabulary === 'country') return words.country(code);
      const label = words.label(vocabulary, code);
      return label === code && other ? words.label(other, code) : label;
    },
    law: (key) => mapped(key, (id) => lawName(words, id)),
    basis: () => {
      const basis = text('basis');
      const instrument = text('instrument');
      if (instrument !== null) return instrumentName(words, instrument);
      return basis === null ? null : words.label('basis', basis);
    },
    untold: () =>
      Object.entries(facts).filter(([key, value]) => !(asked.has(key) || SILENT.has(key)) && hasValue(value)),
  };
}

function hasValue(value: FactValue): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
