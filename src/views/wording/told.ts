// What statements are made of: one side's facts, each read once and in words.
import type { FactValue } from '../../domain/assessment/rule.ts';
import type { Words } from '../words.ts';
import type { VocabularyName } from './nb.ts';

/** Facts ready to be told: every reader gives null where the fact is missing. */
export type Told = {
  /** The language they are told in. */
  words: Words;
  /** A text, or a number as text. */
  text: (key: string) => string | null;
  /** Whether a true/false fact is true; null when unknown. */
  flag: (key: string) => boolean | null;
  /** A day in words. */
  day: (key: string) => string | null;
  country: (key: string) => string | null;
  /** A code's label. */
  label: (vocabulary: VocabularyName, key: string) => string | null;
  /** Several texts; empty when there are none. */
  items: (key: string) => string[];
  /** Several texts joined: `a, b og c`. */
  list: (key: string) => string | null;
  /** A transfer basis with its instrument, from `basis` and `instrument`. */
  basis: () => string | null;
  law: (key: string) => string | null;
  /** The label of a code that is no fact's own value, from the first vocabulary that has it. */
  name: (vocabulary: 'country' | VocabularyName, code: string, other?: VocabularyName) => string;
  /** Facts that were never asked for and have a value. */
  untold: () => [string, FactValue][];
};
