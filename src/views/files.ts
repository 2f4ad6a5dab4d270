// The links that take a list out as a file.
import type { Words } from './words.ts';

/** The two links that take a list out exactly as it is shown; `urlOf` gives the address of a format. */
export function fileLinks(words: Words, urlOf: (format: 'xlsx' | 'csv') => string): { url: string; text: string }[] {
  return (['xlsx', 'csv'] as const).map((format) => ({ url: urlOf(format), text: words.text(`lists.${format}`) }));
}
