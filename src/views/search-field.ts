// The field every page can be searched from: where it asks, and where what is found is shown.
import type { Links } from './links.ts';

/** What the field holds; `count` is what is told of what was found. On the page of hits these are replaced in place. */
export type SearchField = { typed: string; count: string; wrong: boolean; onPage: boolean };

/** The field as the layout prints it. */
export function searchFieldOf(links: Links, { typed, count, wrong, onPage }: SearchField): object {
  return { action: links.search(), value: typed, count, wrong, target: onPage ? '#av-treff' : '#av-sok-treff', onPage };
}
