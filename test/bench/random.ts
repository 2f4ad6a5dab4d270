// Numbers that look like chance and are the same in every run.

/** A row of numbers that follows from its seed alone. */
export type Random = { below: (bound: number) => number };

/** A row of whole numbers from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  return { below: (bound) => next() % bound };
}
