// The forms of a row of law: which kind, a new row of it, or another last day of a known one.
import { countryGroups } from './change-company.ts';
import { unnamed } from './change-questions.ts';
import { type Field, type FieldGroup, type FormValues, printableForm } from './form.ts';
import { type LawRowView, nameOfRow } from './law.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

export const NEW_KINDS = ['adequacy', 'clauses', 'eea', 'event'] as const;
export type LawFormKind = (typeof NEW_KINDS)[number] | 'end';

/** GET /law/new?kind=…&row=…; also what comes back with errors (422). `kind` null asks which. */
export type LawFormInput = {
  kind: LawFormKind | null;
  /** The row that gets another last day. */
  row: LawRowView | null;
  rows: readonly LawRowView[];
  values: FormValues;
  errors: readonly FieldError[];
  idempotencyKey: string;
};

/** The form; posts to /law. */
export function renderLawForm(renderer: Renderer, frame: Frame, input: LawFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title =
    input.row === null
      ? words.text('lawForm.newTitle')
      : words.text('lawForm.endTitle', { law: nameOfRow(setting, input.row) });
  const crumbs = [{ title: words.text('lawPage.title'), href: links.law() }];
  const groups = input.kind === null ? [] : groupsOf(setting, input.kind, input);
  const content = {
    ...printableForm(words, groups, input.values, input.errors),
    kind: input.kind,
    row: input.row?.id ?? null,
    idempotencyKey: input.idempotencyKey,
    kinds: NEW_KINDS.map((kind) => ({ title: words.text(`lawForm.kind.${kind}`), url: links.newLaw({ kind }) })),
    backUrl: links.law(),
    whatIfUrl: links.whatIf(),
  };
  return printPage(renderer, setting, 'law-form', { title, section: 'law', crumbs }, content);
}

function groupsOf(setting: Setting, kind: LawFormKind, input: LawFormInput): FieldGroup[] {
  const { words } = setting;
  const own = {
    adequacy: () => adequacyFields(words),
    clauses: () => clausesFields(words),
    eea: () => [idField(words), countryField(words, null), day(words, 'validFrom', true), day(words, 'validTo', false)],
    event: () => eventFields(setting, input.rows),
    end: () => endFields(words, input.row),
  }[kind]();
  return [
    { legend: words.text('lawForm.what'), fields: own },
    { legend: words.text('lawForm.how'), fields: checkedFields(setting, kind) },
  ];
}

const HINTED = new Set<string>(['validTo']);

function day(words: Words, name: string, required: boolean, label = `lawForm.${name}`): Field {
  const hint = HINTED.has(name) ? { hint: words.text(`lawForm.${name}.hint` as TextKey) } : {};
  const own = { name, kind: 'day' as const, label: words.text(label as TextKey), width: 'short' as const, ...hint };
  return required ? { ...own, required: true } : { ...own, optional: true };
}

function line(words: Words, name: string, required: boolean, hinted: boolean, label: TextKey): Field {
  const hint = hinted ? { hint: words.text(`lawForm.${name}.hint` as TextKey) } : {};
  return { name, kind: 'text', label: words.text(label), ...hint, ...(required ? { required } : { optional: true }) };
}

const idField = (words: Words): Field => ({ ...line(words, 'id', true, true, 'lawForm.id'), width: 'medium' });

function countryField(words: Words, none: string | null): Field {
  const groups = countryGroups(words, none ?? words.text('field.countryChoose'));
  return { name: 'country', kind: 'select', label: words.text('lawForm.country'), groups, width: 'medium' };
}

function yesNo(words: Words, name: string, label: TextKey, initial: 'true' | 'false'): Field {
  const options = [
    { value: 'true', label: words.text('common.yes') },
    { value: 'false', label: words.text('common.no') },
  ];
  return { name, kind: 'select', label: words.text(label), groups: unnamed(options), initial, width: 'short' };
}

function adequacyFields(words: Words): Field[] {
  return [
    idField(words),
    countryField(words, words.text('lawForm.countryNone')),
    { ...line(words, 'instrument', true, true, 'lawForm.instrument'), width: 'medium' },
    line(words, 'scope', false, true, 'lawForm.scope'),
    yesNo(words, 'listed', 'lawForm.listed', 'false'),
    day(words, 'validFrom', true),
    day(words, 'validTo', false),
    day(words, 'eeaIncorporatedOn', false),
  ];
}

function clausesFields(words: Words): Field[] {
  return [
    idField(words),
    { ...line(words, 'instrument', true, true, 'lawForm.instrument'), width: 'medium' },
    line(words, 'scope', false, true, 'lawForm.scope'),
    yesNo(words, 'transferTool', 'lawForm.transferTool', 'true'),
    day(words, 'validFrom', true),
    day(words, 'lastSigningDay', false),
    day(words, 'unchangedFrom', false),
    day(words, 'validTo', false),
  ];
}

function eventFields(setting: Setting, rows: readonly LawRowView[]): Field[] {
  const { words } = setting;
  const doubted = rows
    .filter(({ kind }) => kind === 'adequacy' || kind === 'clauses')
    .map((row) => ({ value: row.id, label: nameOfRow(setting, row) }));
  return [
    idField(words),
    day(words, 'on', true),
    {
      name: 'doubts',
      kind: 'select',
      label: words.text('lawForm.doubts'),
      groups: unnamed([{ value: '', label: words.text('lawForm.doubtsNone') }, ...doubted]),
    },
    {
      name: 'reassess',
      kind: 'select',
      label: words.text('lawForm.reassess'),
      groups: countryGroups(words, words.text('lawForm.reassessNone')),
      width: 'medium',
    },
    day(words, 'settledOn', false),
  ];
}

function endFields(words: Words, row: LawRowView | null): Field[] {
  if (row?.kind === 'event') return [day(words, 'settledOn', true)];
  const validTo = { ...day(words, 'validTo', false), hint: words.text('lawForm.validToEnd.hint') };
  if (row?.kind === 'adequacy') return [validTo, day(words, 'eeaIncorporatedOn', false)];
  return row?.kind === 'clauses'
    ? [validTo, day(words, 'lastSigningDay', false)]
    : [{ ...validTo, optional: false, required: true }];
}

function checkedFields({ words, frame }: Setting, kind: LawFormKind): Field[] {
  const certainties = (['H', 'M'] as const).map((value) => ({
    value,
    label: words.text(`lawPage.certaintyOf.${value}`),
  }));
  const note: Field = {
    name: 'note',
    kind: 'textarea',
    label: words.text(kind === 'event' ? 'lawForm.noteEvent' : 'lawForm.note'),
    optional: true,
  };
  return [
    note,
    line(words, 'source', true, true, 'lawForm.source'),
    {
      name: 'certainty',
      kind: 'select',
      label: words.text('lawForm.certainty'),
      groups: unnamed(certainties),
      width: 'medium',
    },
    { ...day(words, 'checkedOn', true), initial: frame.today },
  ];
}
