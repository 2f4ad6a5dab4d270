// The file in the form of a change: the one that is held, what a mail says of itself, and the field that takes another.
import { sizeText } from './documents.ts';
import { type FormValues, inputId, typedValue } from './form.ts';
import type { FieldError } from './page.ts';
import { problemText } from './wording/problems.ts';
import type { Words } from './words.ts';

/** A file that is held until the change is saved; `mail` is what a mail says of itself. */
export type HeldView = {
  id: string;
  name: string;
  /** In bytes. */
  size: number;
  mail: { from: string | null; subject: string | null; sentOn: string | null } | null;
};

/** The part of step three that takes the file. */
export function filePart(
  words: Words,
  held: HeldView | null,
  values: FormValues,
  errors: readonly FieldError[],
): object {
  const [error] = errors.filter(({ path }) => path === 'file');
  return {
    held:
      held === null
        ? null
        : { id: held.id, name: held.name, facts: heldFacts(words, held), fills: fillsOf(words, held, values) },
    error: error ? problemText(words, error, words.text('documents.file')) : null,
  };
}

/** What is told of a file that is held: its name and size, and of a mail from whom, about what and when. */
export function heldFacts(words: Words, { name, size, mail }: HeldView): { label: string; value: string }[] {
  const facts: [string, string | null][] = [
    [words.text('documents.file'), `${name} (${sizeText(words, size)})`],
    [words.text('changeFile.from'), mail?.from ?? null],
    [words.text('changeFile.subject'), mail?.subject ?? null],
    [words.text('changeFile.sentOn'), mail?.sentOn ? words.day(mail.sentOn) : null],
  ];
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]));
}

/** Where the day of a mail can go; ticked where nothing is typed yet. */
function fillsOf(words: Words, { mail }: HeldView, values: FormValues): object[] {
  if (!mail?.sentOn) return [];
  const day = words.day(mail.sentOn);
  return (['effectiveOn', 'evidence.issuedOn'] as const).map((name) => ({
    ...{ name, id: inputId(name, 'fill'), chosen: typedValue(values, name).trim() === '' },
    text: words.text('changeFile.use', { day, label: words.text(`field.${name}`) }),
  }));
}
