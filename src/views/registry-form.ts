// What the forms of vendors, products and contracts share: printed with what was typed, and beside what is saved meanwhile.
import { type Field, type FieldGroup, type FormValues, printableForm } from './form.ts';
import type { Crumb, FieldError, Frame, Page } from './page.ts';
import { printPage, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { besideSaved } from './system-form.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

/** What a form was typed into: empty when first opened; `stale` where somebody saved meanwhile (412), else errors are 422. */
export type Typed = { values: FormValues; errors: readonly FieldError[]; stale: boolean; idempotencyKey: string };

/** Something registered already, with the way to it. */
export type AlreadyThere = { text: string; link: string; url: string };

/** A form as its page prints it. `now` is what is saved; what it is made from goes along as hidden fields. */
export type RegistryForm = {
  title: string;
  lead: string;
  crumbs: readonly Crumb[];
  groups: readonly FieldGroup[];
  /** What stands in the form before anything is typed. */
  now: FormValues;
  action: string;
  backUrl: string;
  button: string;
  hidden: Readonly<Record<string, string>>;
  known: AlreadyThere | null;
  /** What was chosen on the page before, with the way to choose again. */
  chosen: { label: string; name: string; link: string; url: string } | null;
};

/** Prints a form on a page of its own. */
export function printRegistryForm(renderer: Renderer, frame: Frame, form: RegistryForm, typed: Typed): Page {
  const setting = settingOf(frame);
  const opened = Object.keys(typed.values).length === 0;
  const values = opened ? { effectiveOn: frame.today, ...form.now } : typed.values;
  const groups = form.groups.map((group) => ({
    ...group,
    fields: group.fields.map((field) =>
      typed.stale ? besideSaved(setting.words, field, typed.values, form.now) : field,
    ),
  }));
  const { action, backUrl, button, known, chosen, lead } = form;
  const content = {
    ...printableForm(setting.words, groups, values, typed.errors),
    ...{ action, backUrl, button, known, chosen, lead, stale: typed.stale },
    hidden: Object.entries({ ...form.hidden, idempotencyKey: typed.idempotencyKey }).map(([name, value]) => ({
      name,
      value,
    })),
  };
  return printPage(
    renderer,
    setting,
    'registry-form',
    { title: form.title, section: 'lists', crumbs: form.crumbs },
    content,
  );
}

/** A line of text that may be left out. */
export function optionalLine(words: Words, name: string, label: TextKey, width: Field['width'] = 'medium'): Field {
  return { name, kind: 'text', label: words.text(label), optional: true, width };
}

/** From which day it holds. */
export function sinceGroup(words: Words, hint: TextKey): FieldGroup {
  const label = words.text('system.form.effectiveOn');
  return {
    legend: words.text('system.form.since'),
    fields: [{ name: 'effectiveOn', kind: 'day', label, hint: words.text(hint), required: true, width: 'short' }],
  };
}

/** What of plain lines was typed otherwise than it is saved: blank is nothing said. */
export function changedLines(values: FormValues, now: Readonly<Record<string, string>>): Record<string, string | null> {
  const changed: Record<string, string | null> = {};
  for (const [name, before] of Object.entries(now)) {
    const typed = String(values[name] ?? '').trim();
    if (typed !== before) changed[name] = typed === '' ? null : typed;
  }
  return changed;
}

/** The day typed, for a shape to judge; left out when blank, which is today. */
export function daySaid(values: FormValues): { effectiveOn?: string } {
  const day = String(values.effectiveOn ?? '').trim();
  return day === '' ? {} : { effectiveOn: day };
}
