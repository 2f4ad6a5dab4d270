// What was wrong with a field, in the reader's words: from the path and the expectation the doors give.
import type { FieldError } from '../../domain/failures.ts';
import type { Words } from '../words.ts';
import type { TextKey } from './nb.ts';

/** What an expectation is called, by a part of it; the first that fits counts. */
const KNOWN: readonly [RegExp, TextKey][] = [
  [/a day that exists|YYYY-MM-DD/, 'error.day'],
  [/organisation number of a Norwegian entity/, 'error.numberMissing'],
  [/check digit|organisation number/i, 'error.number'],
  [/a name, or the id/, 'error.nameMissing'],
  [/country code|alpha-2/, 'error.country'],
  [/on or after/, 'error.order'],
  [/at least one|Too small: expected array/, 'error.atLeastOne'],
  [/reason/i, 'error.materialReason'],
  [/scope/i, 'error.unfit'],
  [/too long|Too big/i, 'error.tooLong'],
  [/unrecognized key|unknown field/i, 'error.unknownField'],
  [/invalid option|expected one of|invalid discriminator|invalid enum/i, 'error.choose'],
  [/received undefined|required|expected a name|expected text|Too small/i, 'error.required'],
];

/** A field's error in words; `label` is what the form calls the field, null when the form has no such field. */
export function problemText(words: Words, error: FieldError, label: string | null): string {
  const key = KNOWN.find(([pattern]) => pattern.test(error.message))?.[1] ?? 'error.other';
  return words.text(key, { label: label ?? error.path, path: error.path });
}
