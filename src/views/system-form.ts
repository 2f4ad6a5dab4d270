// The form that confirms or corrects what is told of a system; with a stale form what is saved now stands beside each field.
import { DATA_CATEGORIES, DATA_SUBJECTS, OPERATING_MODELS, TWO_FACTOR, ZONES } from '../domain/vocabulary.ts';
import type { WholeSystemView } from './agreement-types.ts';
import { categoryGroups, subjectGroups } from './change-company.ts';
import { choices, unnamed } from './change-questions.ts';
import { type Field, type FieldGroup, type FormValues, printableForm, typedValues } from './form.ts';
import { type FieldError, type Frame, type Page, printPage, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

/** GET /systems/{id}/profile; also what comes back with errors (422) or because somebody saved meanwhile (412). */
export type SystemFormInput = {
  system: WholeSystemView;
  /** Whom one may make the owner. */
  people: readonly { id: string; name: string }[];
  values: FormValues;
  errors: readonly FieldError[];
  stale: boolean;
  /** The state the form was made from. */
  etag: string;
  idempotencyKey: string;
};

/** Yes, no, or not said. */
const FLAGS = ['personalData', 'highRisk', 'nationalIdNeed', 'normenApplies', 'publicPowers', 'inRecord'] as const;
const TEXTS = ['lawfulBasis', 'recipientCategories', 'retention', 'securityMeasures'] as const;

/** The form of a system's facts. */
export function renderSystemForm(renderer: Renderer, frame: Frame, input: SystemFormInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { system } = input;
  const title = words.text('system.form.title', { system: system.name });
  const now = systemFormValues(system);
  const values = Object.keys(input.values).length > 0 ? input.values : now;
  const groups = groupsOf(words, input).map((group) => ({
    ...group,
    fields: group.fields.map((field) => (input.stale ? besideSaved(words, field, values, now) : field)),
  }));
  const content = {
    ...printableForm(words, groups, { effectiveOn: frame.today, ...values }, input.errors),
    action: links.systemProfile(system.id),
    backUrl: links.system(system.id),
    stale: input.stale,
    etag: input.etag,
    idempotencyKey: input.idempotencyKey,
  };
  const crumbs = [
    { title: words.text('nav.overview'), href: links.overview() },
    { title: system.name, href: links.system(system.id) },
  ];
  return printPage(renderer, setting, 'system-form', { title, section: null, crumbs }, content);
}

/** What a system's facts look like typed into the form. */
export function systemFormValues(system: WholeSystemView): Record<string, string | string[]> {
  const flag = (value: boolean | null) => (value === null ? '' : String(value));
  return {
    name: system.name,
    ownerId: system.ownerId ?? '',
    purpose: system.purpose ?? '',
    goLive: system.goLive ?? '',
    endedOn: system.endedOn ?? '',
    operatingModel: system.operatingModel ?? '',
    zone: system.zone ?? '',
    twoFactor: system.twoFactor,
    dataCategories: [...system.dataCategories],
    dataSubjects: [...system.dataSubjects],
    ...Object.fromEntries(FLAGS.map((name) => [name, flag(system[name])])),
    ...Object.fromEntries(TEXTS.map((name) => [name, system[name] ?? ''])),
  };
}

/** A field whose saved value differs from what was typed, with what is saved as its hint. */
export function besideSaved(words: Words, field: Field, values: FormValues, now: FormValues): Field {
  if (!Object.hasOwn(now, field.name)) return field;
  const [typed, saved] = [typedValues(values, field.name), typedValues(now, field.name)];
  if ([...typed].sort().join('\n') === [...saved].sort().join('\n')) return field;
  const options = (field.groups ?? []).flatMap((group) => group.options);
  const labels = saved.map((value) => options.find((option) => option.value === value)?.label ?? value);
  const value = labels.filter(Boolean).join(', ') || words.text('system.form.notSaid');
  return { ...field, hint: words.text('system.form.now', { value }) };
}

/** What is asked about a system whoever tells it: its use, its data, and what the record of processing wants. */
export function factGroups(
  words: Words,
  { system, people }: Pick<SystemFormInput, 'system' | 'people'>,
): [use: FieldGroup, data: FieldGroup, record: FieldGroup] {
  const text = (key: TextKey) => words.text(key);
  return [
    { legend: text('system.use'), fields: useFields(words, system, people) },
    { legend: text('system.data'), fields: dataFields(words, system) },
    {
      legend: text('system.record'),
      fields: [
        flagField(words, system, 'inRecord'),
        ...TEXTS.map((name): Field => ({ name, kind: 'textarea', label: text(`system.${name}`), optional: true })),
      ],
    },
  ];
}

function groupsOf(words: Words, input: SystemFormInput): FieldGroup[] {
  const text = (key: TextKey) => words.text(key);
  return [
    ...factGroups(words, input),
    {
      legend: text('system.form.since'),
      fields: [
        {
          name: 'effectiveOn',
          kind: 'day',
          label: text('system.form.effectiveOn'),
          hint: text('system.form.effectiveOn.hint'),
          required: true,
          width: 'short',
        },
        {
          name: 'confirmed',
          kind: 'checkboxes',
          label: text('system.form.confirmed'),
          groups: unnamed([{ value: 'true', label: text('system.form.confirmedLabel') }]),
        },
      ],
    },
  ];
}

function useFields(words: Words, system: WholeSystemView, people: SystemFormInput['people']): Field[] {
  const text = (key: TextKey) => words.text(key);
  const owners = people.map(({ id, name }) => ({ value: id, label: name }));
  const nobody = { value: '', label: words.text('common.nobody') };
  return [
    { name: 'name', kind: 'text', label: text('system.form.name'), required: true },
    {
      name: 'ownerId',
      kind: 'select',
      label: text('system.form.owner'),
      groups: unnamed([nobody, ...owners]),
      width: 'medium',
    },
    { name: 'purpose', kind: 'textarea', label: text('agreement.systemPurpose'), optional: true },
    { name: 'goLive', kind: 'day', label: text('system.form.goLive'), optional: true, width: 'short' },
    { name: 'endedOn', kind: 'day', label: text('system.form.endedOn'), optional: true, width: 'short' },
    codeField(words, 'operatingModel', 'agreement.operatingModel', OPERATING_MODELS, system.operatingModel),
    codeField(words, 'zone', 'agreement.zone', ZONES, system.zone),
    { ...codeField(words, 'twoFactor', 'agreement.twoFactor', TWO_FACTOR, system.twoFactor), required: true },
  ];
}

function codeField(
  words: Words,
  name: 'operatingModel' | 'zone' | 'twoFactor',
  label: TextKey,
  codes: readonly string[],
  known: string | null,
): Field {
  // What is known cannot become unknown again; it can only be corrected.
  const unsaid = known === null ? [{ value: '', label: words.text('system.form.notSaid') }] : [];
  const options = [...unsaid, ...choices(words, name, codes)];
  return { name, kind: 'select', label: words.text(label), groups: unnamed(options), width: 'medium' };
}

function flagField(words: Words, system: WholeSystemView, name: (typeof FLAGS)[number]): Field {
  const yesNo = [
    { value: 'true', label: words.text('common.yes') },
    { value: 'false', label: words.text('common.no') },
  ];
  const mayBeUnsaid = name !== 'personalData' || system.personalData === null;
  const options = mayBeUnsaid ? [...yesNo, { value: '', label: words.text('system.form.notSaid') }] : yesNo;
  const hints: Partial<Record<typeof name, TextKey>> = {
    highRisk: 'system.highRisk.hint',
    nationalIdNeed: 'system.nationalIdNeed.hint',
  };
  const hint = hints[name];
  return {
    name,
    kind: 'radios',
    label: words.text(`system.${name}`),
    groups: unnamed(options),
    ...(hint ? { hint: words.text(hint) } : {}),
  };
}

function dataFields(words: Words, system: WholeSystemView): Field[] {
  return [
    flagField(words, system, 'personalData'),
    {
      name: 'dataCategories',
      kind: 'checkboxes',
      label: words.text('agreement.categories'),
      groups: categoryGroups(words, []),
    },
    {
      name: 'dataSubjects',
      kind: 'checkboxes',
      label: words.text('agreement.subjects'),
      groups: subjectGroups(words, []),
    },
    ...(['highRisk', 'nationalIdNeed', 'normenApplies', 'publicPowers'] as const).map((name) =>
      flagField(words, system, name),
    ),
  ];
}

/**
 * The JSON of a profile revision out of what was typed: only what differs from `system`. Blank is nothing said; what does
 * not fit is left for the shape to refuse, by its name.
 */
export function systemProfileInput(values: FormValues, system: WholeSystemView, today: string): object {
  const now = systemFormValues(system);
  const profile: Record<string, unknown> = {};
  for (const [name, before] of Object.entries(now)) {
    if (Array.isArray(before)) {
      const known: readonly string[] = name === 'dataCategories' ? DATA_CATEGORIES : DATA_SUBJECTS;
      const typed = typedValues(values, name).filter((value) => value !== '');
      const add = typed.filter((value) => !before.includes(value));
      const end = before.filter((value) => !typed.includes(value) && known.includes(value));
      if (add.length + end.length > 0) profile[name] = { add, end };
      continue;
    }
    const typed = (typedValues(values, name)[0] ?? '').trim();
    if (typed !== before) profile[name] = typedFact(name, typed);
  }
  const day = (typedValues(values, 'effectiveOn')[0] ?? '').trim();
  return {
    ...profile,
    ...(typedValues(values, 'confirmed').includes('true') ? { confirmedOn: today } : {}),
    ...(day === '' ? {} : { effectiveOn: day }),
  };
}

/** A fact as typed: blank is nothing said. */
export function typedFact(name: string, typed: string): unknown {
  if ((FLAGS as readonly string[]).includes(name)) return typed === '' ? null : typed === 'true';
  if (name === 'name') return typed;
  return typed === '' ? null : typed;
}
