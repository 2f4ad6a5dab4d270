// Forms about bodies: one that is new or corrected, a membership or mandate that begins, and the last day of one.
import { BODY_KINDS, LANGUAGES } from '../domain/vocabulary.ts';
import type { BodyInput, BodyView, RefusedBodyForm } from './body-types.ts';
import { choices, spare, unnamed } from './change-questions.ts';
import { type Field, type FormValues, printableForm, typedValue } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import { selectField } from './people.ts';
import type { Renderer } from './render.ts';
import type { TextKey } from './wording/nb.ts';

/** GET /bodies/new, and of one that is corrected; also what comes back with errors (422) or made stale (412). */
export type BodyFormInput = {
  /** Null for a new one. */
  body: BodyView | null;
  values: FormValues;
  errors: readonly FieldError[];
  stale: boolean;
  etag: string;
  idempotencyKey: string;
};

/** The form of a body; posts to /bodies, or to the body's /edit. */
export function renderBodyForm(renderer: Renderer, frame: Frame, input: BodyFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { body, stale, etag, idempotencyKey } = input;
  const saved = body === null ? { kind: 'municipality', language: 'nb' } : bodyFormValues(body);
  const values = { effectiveOn: frame.today, ...saved, ...input.values };
  const groups = [{ legend: words.text('bodies.facts'), fields: fieldsOf(setting, body) }];
  const content = {
    ...printableForm(words, stale && body ? besideSaved(setting, groups, values, saved) : groups, values, input.errors),
    ...{ stale, etag, idempotencyKey },
    lead: words.text(body === null ? 'bodies.newLead' : 'bodies.editLead'),
    action: body === null ? links.bodies() : links.bodyPart(body.id, 'edit'),
    backUrl: body === null ? links.bodies() : links.body(body.id),
  };
  const title = body === null ? words.text('bodies.new') : words.text('bodies.edit', { body: body.name });
  const crumbs = [
    { title: words.text('nav.bodies'), href: links.bodies() },
    ...(body === null ? [] : [{ title: body.name, href: links.body(body.id) }]),
  ];
  return printPage(renderer, setting, 'body-form', { title, section: 'bodies', crumbs }, content);
}

/** What a body looks like typed into the form. */
export function bodyFormValues(body: BodyView): Record<string, string> {
  const { name, kind, municipalityNumber, language } = body;
  return { name, kind, municipalityNumber: municipalityNumber ?? '', language };
}

type Groups = readonly { legend: string; fields: readonly Field[] }[];

/** Fields whose saved value differs from what was typed, with what is saved as their hint. */
function besideSaved({ words }: Setting, groups: Groups, values: FormValues, saved: Record<string, string>): Groups {
  const beside = (field: Field): Field => {
    const now = saved[field.name];
    if (now === undefined || now === typedValue(values, field.name)) return field;
    const label = (field.groups ?? []).flatMap(({ options }) => options).find(({ value }) => value === now)?.label;
    return { ...field, hint: words.text('system.form.now', { value: label ?? now }) };
  };
  return groups.map((group) => ({ ...group, fields: group.fields.map(beside) }));
}

function fieldsOf({ words }: Setting, body: BodyView | null): Field[] {
  const languages = LANGUAGES.map((value) => ({ value, label: words.text(`person.language.${value}`) }));
  const number: Field = {
    ...{ name: 'number', kind: 'text', label: words.text('bodies.number'), required: true },
    ...{ width: 'short', inputmode: 'numeric' },
  };
  return [
    { name: 'name', kind: 'text', label: words.text('bodies.name'), required: true },
    selectField('kind', words.text('bodies.kind'), choices(words, 'bodyKind', BODY_KINDS)),
    ...(body === null ? [number] : []),
    {
      ...spare(words, 'municipalityNumber', 'bodies.municipalityNumber'),
      ...{ hint: words.text('bodies.municipalityNumberHint'), width: 'short', inputmode: 'numeric' },
    },
    { ...selectField('language', words.text('bodies.language'), languages), hint: words.text('bodies.languageHint') },
    {
      ...{ name: 'effectiveOn', kind: 'day', label: words.text('system.form.effectiveOn'), required: true },
      ...{ width: 'short', hint: words.text(body === null ? 'bodies.sinceHint' : 'system.form.effectiveOn.hint') },
    },
  ];
}

/** The JSON of a new body as typed, or of what differs from the one that is corrected. */
export function bodyInput(values: FormValues, body: BodyView | null): Record<string, unknown> {
  const typed = (name: string) => typedValue(values, name).trim();
  const told = { name: typed('name'), kind: typed('kind'), language: typed('language') };
  const municipalityNumber = typed('municipalityNumber') || null;
  const day = { effectiveOn: typed('effectiveOn') };
  if (body === null) return { ...told, municipalityNumber, number: typed('number').replaceAll(' ', ''), ...day };
  const saved = bodyFormValues(body);
  const changed = Object.entries(told).filter(([name, value]) => value !== saved[name]);
  return {
    ...Object.fromEntries(changed),
    ...(municipalityNumber === body.municipalityNumber ? {} : { municipalityNumber }),
    ...day,
  };
}

function day({ words }: Setting, of: string, name: string, label: TextKey, more: Partial<Field> = {}): Field {
  return { ...{ name, of, kind: 'day', label: words.text(label), width: 'short' }, ...more };
}

type Typed = Pick<BodyInput, 'refused'>;

function formOf(setting: Setting, { refused }: Typed, form: RefusedBodyForm['form'], fields: Field[]) {
  const own = refused?.form === form ? refused : null;
  const printed = printableForm(setting.words, [{ legend: '', fields }], own?.values ?? {}, own?.errors ?? []);
  return { ...printed, open: own !== null };
}

const named = (options: readonly { id: string; name: string }[]) =>
  unnamed(options.map(({ id, name }) => ({ value: id, label: name })));

/** The form that joins a co-operative. */
export function membershipForm(setting: Setting, input: BodyInput): object {
  const { words, links, frame } = setting;
  const of = 'membership';
  const which: Field = { ...selectField('cooperativeId', words.text('bodies.cooperative'), []), of };
  const fields = [
    { ...which, groups: named(input.cooperatives) },
    day(setting, of, 'from', 'bodies.from', { required: true, initial: frame.today }),
    day(setting, of, 'to', 'bodies.to', { optional: true }),
  ];
  return { action: links.bodyPart(input.body.id, 'memberships'), ...formOf(setting, input, 'membership', fields) };
}

/** The form that gives a mandate; null where there is nobody to give one. */
export function mandateForm(setting: Setting, input: BodyInput): object | null {
  const { words, links, frame } = setting;
  const of = 'mandate';
  if (input.offices.length === 0) return null;
  const which: Field = { ...selectField('officeId', words.text('bodies.office'), []), of };
  const fields: Field[] = [
    { ...which, groups: named(input.offices) },
    day(setting, of, 'from', 'bodies.from', { required: true, initial: frame.today }),
    day(setting, of, 'to', 'bodies.to', { optional: true }),
    day(setting, of, 'decidedOn', 'bodies.decided', { optional: true }),
    day(setting, of, 'notifiedOn', 'bodies.notified', { optional: true }),
    { ...spare(words, 'publishedUrl', 'bodies.publishedUrl'), of, hint: words.text('bodies.publishedHint') },
    { ...spare(words, 'capacityPercent', 'bodies.capacityPercent'), of, width: 'short', inputmode: 'numeric' },
    { ...spare(words, 'conflictReason', 'person.conflictReason'), of, kind: 'textarea' },
  ];
  return { action: links.bodyPart(input.body.id, 'mandates'), ...formOf(setting, input, 'mandate', fields) };
}

/** The form that ends a membership or mandate with its last day. */
export function linkForm(setting: Setting, id: string, refused: RefusedBodyForm | null, action: string): object {
  const field = day(setting, id, 'to', 'bodies.lastDay', { required: true, initial: setting.frame.today });
  return { action, ...formOf(setting, { refused }, `end:${id}`, [field]) };
}

/** The JSON of a membership or mandate as typed: blanks left out; what is no number is left for the shape to refuse. */
export function linkInput(values: FormValues): Record<string, unknown> {
  const typed = Object.keys(values).flatMap((name) => {
    const text = typedValue(values, name).trim();
    return text === '' || name === 'idempotencyKey' ? [] : [[name, text] as const];
  });
  const { capacityPercent, ...rest } = Object.fromEntries(typed);
  const percent = Number(capacityPercent?.replace(',', '.'));
  return {
    ...rest,
    ...(capacityPercent === undefined ? {} : { capacityPercent: Number.isNaN(percent) ? capacityPercent : percent }),
  };
}
