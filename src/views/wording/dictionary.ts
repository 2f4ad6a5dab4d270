// What a language must have: the same keys as bokmål, all the way down. A missing or surplus key does not compile.
import type { nb } from './nb.ts';

/** An object with the same keys as another and texts of its own. */
export type SameKeys<T> = {
  readonly [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends readonly [one: string, other: string]
      ? readonly [one: string, other: string]
      : SameKeys<T[K]>;
};

/** Everything one language says: texts by key, labels of coded values, counts, and the words of findings and facts. */
export type Dictionary = SameKeys<typeof nb>;
