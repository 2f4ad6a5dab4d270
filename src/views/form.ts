// Form fields as data: what is asked, what was typed, what was wrong with it, and the summary of all that was wrong.
import type { FieldError } from '../domain/failures.ts';
import { problemText } from './wording/problems.ts';
import type { Words } from './words.ts';

/** What was typed, by field name; several values where several may be ticked. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>;

/** A choice of a select, radio buttons or tick boxes. */
export type Option = { value: string; label: string; hint?: string };
export type OptionGroup = { label: string | null; options: readonly Option[] };

/** One question. Its name is the path of the value in the JSON it becomes. */
export type Field = {
  name: string;
  /** What tells it from fields of the same name in other forms of the page. */
  of?: string;
  kind: 'text' | 'day' | 'textarea' | 'select' | 'radios' | 'checkboxes';
  label: string;
  hint?: string;
  required?: boolean;
  /** Said beside the label; a field that is neither is wanted only in some cases, which its hint tells. */
  optional?: boolean;
  /** For select, radios and checkboxes. */
  groups?: readonly OptionGroup[];
  /** Chosen before anything is typed. */
  initial?: string;
  width?: 'short' | 'medium';
  inputmode?: 'numeric';
};

/** Questions that belong together; `more` folds them away until they are wanted, `folded` also when they are answered. */
export type FieldGroup = { legend: string; fields: readonly Field[]; more?: boolean; folded?: boolean };

/** The values typed for a name, as a list. */
export function typedValues(values: FormValues, name: string): readonly string[] {
  const value = Object.hasOwn(values, name) ? values[name] : undefined;
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** The one value typed for a name; empty when there is none. */
export function typedValue(values: FormValues, name: string): string {
  return typedValues(values, name)[0] ?? '';
}

/** A path as the doors write it (`/a/b`, `a.b`, `a[0].b`), as field names are written. */
export function normalPath(path: string): string {
  return path
    .replaceAll('/', '.')
    .replaceAll(/\[(\w+)\]/g, '.$1')
    .replace(/^\./, '');
}

/** The field an error belongs to: the one named, else the nearest inside or around its path. */
export function fieldOf(path: string, fields: readonly Field[]): Field | undefined {
  const wanted = normalPath(path);
  return (
    fields.find(({ name }) => name === wanted) ??
    fields.find(({ name }) => name.startsWith(`${wanted}.`)) ??
    fields.find(({ name }) => wanted.startsWith(`${name}.`)) ??
    (wanted.endsWith('.instrument')
      ? fields.find(({ name }) => name === wanted.replace(/instrument$/, 'basis'))
      : undefined)
  );
}

/** The id of a field's input. */
export function inputId(name: string, of?: string): string {
  return `felt-${of ? `${of}-` : ''}${name.replaceAll('.', '-')}`;
}

/** Groups of fields with what was typed and what was wrong, ready to print; and the summary of the errors. */
export function printableForm(
  words: Words,
  groups: readonly FieldGroup[],
  values: FormValues,
  errors: readonly FieldError[],
) {
  const fields = groups.flatMap((group) => group.fields);
  const told = errors.map((error) => {
    const field = fieldOf(error.path, fields);
    return { field, text: problemText(words, error, field?.label ?? null) };
  });
  const messages = new Map<string, string>();
  for (const { field, text } of told) if (field && !messages.has(field.name)) messages.set(field.name, text);
  told.sort((a, b) => place(fields, a.field) - place(fields, b.field));
  const seen = new Set<string>();
  const summary = told
    .map(({ field, text }) => ({ text, href: field ? `#${focusId(field)}` : null }))
    .filter(({ text }) => !seen.has(text) && seen.add(text));
  return {
    groups: groups.map((group, index) => printableGroup(words, group, index, values, messages)),
    errors: summary.length > 0 ? summary : null,
  };
}

/** Where a field stands in the form; what is no field of it comes last. */
function place(fields: readonly Field[], field: Field | undefined): number {
  return field ? fields.indexOf(field) : fields.length;
}

/** Where focus goes for a field: its input, or the first of its choices. */
function focusId(field: Field): string {
  const id = inputId(field.name, field.of);
  return field.kind === 'radios' || field.kind === 'checkboxes' ? `${id}-1` : id;
}

function printableGroup(
  words: Words,
  group: FieldGroup,
  index: number,
  values: FormValues,
  messages: ReadonlyMap<string, string>,
): object {
  const isWrong = group.fields.some(({ name }) => messages.has(name));
  const isFilled = group.folded !== true && group.fields.some(({ name }) => typedValue(values, name) !== '');
  return {
    id: `gruppe-${index + 1}`,
    legend: group.legend,
    more: group.more === true,
    open: isWrong || isFilled,
    fields: group.fields.map((field) => printableField(words, field, values, messages.get(field.name) ?? null)),
  };
}

/** One field ready to print: exactly one of the `is…` flags is set. */
export function printableField(words: Words, field: Field, values: FormValues, error: string | null): object {
  const id = inputId(field.name, field.of);
  const chosen = chosenOf(field, values);
  const { hint = null } = field;
  const described = [hint === null ? null : `${id}-hint`, error === null ? null : `${id}-feil`].filter(Boolean);
  return {
    id,
    name: field.name,
    label: field.label,
    optional: field.optional ? words.text('change.optional') : null,
    hint,
    value: chosen[0] ?? '',
    required: field.required === true,
    error,
    described: described.length > 0 ? described.join(' ') : null,
    width: field.width ?? 'long',
    inputmode: field.inputmode ?? null,
    ...flagsOf(field.kind),
    groups: printableOptions(id, field.groups ?? [], chosen),
  };
}

/** What was typed, or what is chosen before anything is. */
function chosenOf(field: Field, values: FormValues): readonly string[] {
  if (Object.hasOwn(values, field.name)) return typedValues(values, field.name);
  return field.initial === undefined ? [] : [field.initial];
}

function flagsOf(kind: Field['kind']): object {
  return {
    isText: kind === 'text' || kind === 'day',
    type: kind === 'day' ? 'date' : 'text',
    isTextarea: kind === 'textarea',
    isSelect: kind === 'select',
    isChoices: kind === 'radios' || kind === 'checkboxes',
    choiceType: kind === 'radios' ? 'radio' : 'checkbox',
  };
}

function printableOptions(id: string, groups: readonly OptionGroup[], chosen: readonly string[]): object[] {
  let n = 0;
  return groups
    .filter(({ options }) => options.length > 0)
    .map(({ label, options }) => ({
      label,
      options: options.map((option) => {
        n += 1;
        return {
          id: `${id}-${n}`,
          value: option.value,
          label: option.label,
          hint: option.hint ?? null,
          selected: chosen.includes(option.value),
        };
      }),
    }));
}

/** What was typed in words: each field that has a value, with the labels of what was chosen. */
export function typedSummary(
  words: Words,
  groups: readonly FieldGroup[],
  values: FormValues,
): { label: string; value: string }[] {
  return groups
    .flatMap((group) => group.fields)
    .map((field) => ({
      label: field.label,
      value: shown(
        words,
        field,
        typedValues(values, field.name).filter((v) => v !== ''),
      ),
    }))
    .filter(({ value }) => value !== '');
}

function shown(words: Words, field: Field, typed: readonly string[]): string {
  if (field.kind === 'day')
    return typed.map((day) => (/^\d{4}-\d{2}-\d{2}$/.test(day) ? words.day(day) : day)).join('');
  const options = (field.groups ?? []).flatMap((group) => group.options);
  return words.list(typed.map((value) => options.find((option) => option.value === value)?.label ?? value));
}

/** Everything typed as hidden fields, to be carried through a page that asks nothing. */
export function hiddenFields(values: FormValues): { name: string; value: string }[] {
  return Object.keys(values)
    .sort()
    .flatMap((name) =>
      typedValues(values, name)
        .filter((value) => value !== '')
        .map((value) => ({ name, value })),
    );
}
