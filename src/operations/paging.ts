// Cursors of lists: opaque to those who page, the last row's sort key within.
import { invalid } from '../domain/failures.ts';
import type { After } from '../storage/lookup.ts';

/** The cursor of a sort key, or null on the last page. */
export function cursorOf(next: Record<string, string | number> | null): string | null {
  return next === null ? null : btoa(encodeURIComponent(JSON.stringify(next)));
}

/** The sort key a cursor stands for, with fields like those of `like`; throws 422 on one that was not ours. */
export function cursorValue<T extends Record<string, string | number>>(cursor: string | undefined, like: T): T | null {
  if (cursor === undefined) return null;
  const value = read(cursor);
  const fits = Object.entries(like).every(([name, one]) =>
    isLike(Object.hasOwn(value, name) ? value[name] : null, one),
  );
  if (!fits) throw invalid('cursor', 'expected the nextCursor of an earlier page');
  return value as T;
}

function read(cursor: string): Record<string, unknown> {
  try {
    return Object(JSON.parse(decodeURIComponent(atob(cursor))));
  } catch {
    return {};
  }
}

function isLike(given: unknown, one: string | number): boolean {
  if (typeof one === 'string') return typeof given === 'string';
  return Number.isSafeInteger(given) && Number(given) >= 0;
}

/** The name-and-id key of a cursor. */
export function after(cursor: string | undefined): After {
  return cursorValue(cursor, { name: '', id: '' });
}

/** A page of a list that is held in memory, keyed by place. */
export function slicePage<T>(
  items: readonly T[],
  limit: number,
  cursor: string | undefined,
): { items: T[]; nextCursor: string | null } {
  const from = cursorValue(cursor, { at: 0 })?.at ?? 0;
  const end = from + limit;
  return { items: items.slice(from, end), nextCursor: end < items.length ? cursorOf({ at: end }) : null };
}
