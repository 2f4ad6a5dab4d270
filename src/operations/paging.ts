// Cursors of lists: opaque to those who page, the last row's sort key within.
import { invalid } from '../domain/failures.ts';
import type { After } from '../storage/lookup.ts';

/** The cursor of a sort key, or null on the last page. */
export function cursorOf(next: Record<string, string | number> | null): string | null {
  return next === null ? null : btoa(encodeURIComponent(JSON.stringify(next)));
}

/** The sort key a cursor stands for; throws 422 on one that was not ours. */
export function cursorValue<T extends Record<string, string | number>>(cursor: string | undefined): T | null {
  if (cursor === undefined) return null;
  try {
    const value: unknown = JSON.parse(decodeURIComponent(atob(cursor)));
    if (typeof value === 'object' && value !== null) return value as T;
  } catch {
    // falls through to the refusal below
  }
  throw invalid('cursor', 'expected the nextCursor of an earlier page');
}

/** The name-and-id key of a cursor. */
export function after(cursor: string | undefined): After {
  const value = cursorValue<{ name: string; id: string }>(cursor);
  if (value === null) return null;
  if (typeof value.name !== 'string' || typeof value.id !== 'string')
    throw invalid('cursor', 'expected the nextCursor of an earlier page');
  return value;
}

/** A page of a list that is held in memory, keyed by place. */
export function slicePage<T>(
  items: readonly T[],
  limit: number,
  cursor: string | undefined,
): { items: T[]; nextCursor: string | null } {
  const from = Number(cursorValue<{ at: number }>(cursor)?.at ?? 0);
  if (!Number.isInteger(from) || from < 0) throw invalid('cursor', 'expected the nextCursor of an earlier page');
  const end = from + limit;
  return { items: items.slice(from, end), nextCursor: end < items.length ? cursorOf({ at: end }) : null };
}
