// What is asked about each kind of change; the name of a field is the path of its value in the change's JSON.
import {
  EVIDENCE_KINDS,
  LOCATION_ACTIVITIES,
  OPERATING_MODELS,
  REGISTRY_STATUSES,
  TWO_FACTOR,
} from '../domain/vocabulary.ts';
import {
  basisFields,
  categoryGroups,
  companyFields,
  countryGroups,
  instrumentField,
  processingFields,
  subjectGroups,
  transferFields,
} from './change-company.ts';
import { type Asking, amendmentFields, choices, radios, spare, text, ticks, unnamed } from './change-questions.ts';
import type { Field, FieldGroup, Option } from './form.ts';
import type { TextKey } from './wording/nb.ts';
import { lowered, type Words } from './words.ts';

/** How many new locations one form takes. */
export const LOCATION_ROWS = 3;

type Details = (asking: Asking) => readonly FieldGroup[];

/** The groups of questions a kind of change asks, by kind. */
const DETAILS: Record<string, Details> = {
  sub_processor_added: (asking) => [
    { legend: asking.words.text('field.entity'), fields: companyFields(asking, 'details.entity') },
    ...processingFields(asking, 'details'),
  ],
  sub_processor_removed: (asking) => inOne(asking, [leavingField(asking, 'field.key.removed')]),
  sub_processor_replaced: (asking) => [
    ...inOne(asking, [leavingField(asking, 'field.key')]),
    { legend: asking.words.text('field.entity'), fields: companyFields(asking, 'details.by.entity') },
    ...processingFields(asking, 'details.by'),
  ],
  locations_changed: locationGroups,
  data_categories_changed: (asking) => {
    const { words, current } = asking;
    const ends = choices(words, 'category', current.dataCategories);
    const add = {
      ...ticks(words, 'details.add', 'field.categoriesAdd'),
      groups: categoryGroups(words, current.dataCategories),
    };
    return inOne(asking, [add, ...endField(words, 'field.categoriesEnd', ends)]);
  },
  data_subjects_changed: (asking) => {
    const { words, current } = asking;
    const ends = choices(words, 'subject', current.dataSubjects);
    const add = {
      ...ticks(words, 'details.add', 'field.subjectsAdd'),
      groups: subjectGroups(words, current.dataSubjects),
    };
    return inOne(asking, [add, ...endField(words, 'field.subjectsEnd', ends)]);
  },
  purpose_changed: (asking) => {
    const { words, current } = asking;
    const hint = words.text('field.purpose.hint');
    return inOne(asking, [
      { ...text(words, 'details.purpose', 'field.purpose'), kind: 'textarea', hint, initial: current.purpose ?? '' },
    ]);
  },
  operating_model_changed: (asking) =>
    inOne(asking, [
      radios(
        asking.words,
        'details.operatingModel',
        'field.operatingModel',
        choices(asking.words, 'operatingModel', OPERATING_MODELS),
      ),
    ]),
  two_factor_changed: (asking) =>
    inOne(asking, [
      radios(asking.words, 'details.twoFactor', 'field.twoFactor', choices(asking.words, 'twoFactor', TWO_FACTOR)),
    ]),
  contract_amended: (asking) => inOne(asking, amendmentFields(asking.words)),
  contract_renewed: (asking) =>
    inOne(asking, [
      {
        ...text(asking.words, 'details.number', 'field.number'),
        hint: asking.words.text('field.number.hint'),
        width: 'medium',
      },
      { name: 'details.endOn', kind: 'day', label: asking.words.text('field.endOn'), required: true, width: 'short' },
    ]),
  vendor_renamed: (asking) => inOne(asking, [text(asking.words, 'details.name', 'field.vendorName')]),
  vendor_merged: (asking) => [
    { legend: asking.words.text('field.entity'), fields: companyFields(asking, 'details.into') },
  ],
  vendor_status_changed: (asking) =>
    inOne(asking, [
      radios(
        asking.words,
        'details.registryStatus',
        'field.registryStatus',
        choices(asking.words, 'registryStatus', REGISTRY_STATUSES),
      ),
    ]),
};

/** The kinds of change, grouped as the first step shows them. */
export const KIND_GROUPS: readonly { title: TextKey; kinds: readonly string[] }[] = [
  {
    title: 'change.group.vendor',
    kinds: [
      'sub_processor_added',
      'sub_processor_replaced',
      'sub_processor_removed',
      'locations_changed',
      'vendor_merged',
      'vendor_renamed',
      'vendor_status_changed',
    ],
  },
  { title: 'change.group.contract', kinds: ['contract_amended', 'contract_renewed'] },
  {
    title: 'change.group.use',
    kinds: [
      'data_categories_changed',
      'data_subjects_changed',
      'purpose_changed',
      'operating_model_changed',
      'two_factor_changed',
    ],
  },
];

/** Everything asked about a change of a kind: its own questions, then when and on what evidence. */
export function fieldGroups(asking: Asking, kind: string): FieldGroup[] {
  const details = Object.hasOwn(DETAILS, kind) ? DETAILS[kind] : undefined;
  if (!details) throw new Error(`there is no form for a change of the kind "${kind}"`);
  return [...details(asking), whenGroup(asking.words)];
}

function inOne({ words }: Asking, fields: readonly Field[]): FieldGroup[] {
  return [{ legend: words.text('change.details'), fields }];
}

function leavingField({ words, current }: Asking, label: TextKey): Field {
  const options = current.subProcessors.map(({ key, name, country }) => ({
    value: key,
    label: `${name} (${words.country(country)})`,
  }));
  const hint = options.length === 0 ? words.text('change.nothingToEnd') : undefined;
  const first = { value: '', label: words.text('field.choose') };
  return {
    name: 'details.key',
    kind: 'select',
    label: words.text(label),
    required: true,
    hint,
    groups: unnamed([first, ...options]),
  };
}

/** The question which of today's members end; left out when there are none. */
function endField(words: Words, label: TextKey, options: readonly Option[]): Field[] {
  return options.length > 0 ? [{ ...ticks(words, 'details.end', label), groups: unnamed(options) }] : [];
}

function locationGroups({ words, current }: Asking): FieldGroup[] {
  const nothingEnds = current.locations.length === 0;
  const rows = Array.from({ length: LOCATION_ROWS }, (_, i) => locationRow(words, i, i === 0 && nothingEnds));
  const ends = current.locations.map(({ country, activity }) => ({
    value: `${country}:${activity}`,
    label: `${words.country(country)}: ${lowered(words.label('activity', activity), words.language)}`,
  }));
  if (nothingEnds) return rows;
  return [...rows, { legend: words.text('field.locationEnd'), fields: endField(words, 'field.locationEnd', ends) }];
}

function locationRow(words: Words, i: number, required: boolean): FieldGroup {
  const at = `details.add.${i}`;
  const activities = choices(words, 'activity', LOCATION_ACTIVITIES);
  const chooser = { kind: 'select', required, width: 'medium' } as const;
  return {
    legend: words.text('field.locationAdd', { n: i + 1 }),
    more: i > 0,
    fields: [
      {
        ...chooser,
        name: `${at}.country`,
        label: words.text('field.locationCountry'),
        groups: countryGroups(words, words.text('field.countryChoose')),
      },
      {
        ...chooser,
        name: `${at}.activity`,
        label: words.text('field.locationActivity'),
        groups: unnamed([{ value: '', label: words.text('field.choose') }, ...activities]),
      },
      ...basisFields(words, at),
      instrumentField(words, at),
      ...transferFields(words, at),
    ],
  };
}

function whenGroup(words: Words): FieldGroup {
  const kinds = [
    { value: '', label: words.text('field.evidence.kind.none') },
    ...choices(words, 'evidenceKind', EVIDENCE_KINDS),
  ];
  const day = (name: string, label: TextKey): Field => ({
    name,
    kind: 'day',
    label: words.text(label),
    width: 'short',
  });
  return {
    legend: words.text('change.when'),
    fields: [
      {
        ...day('effectiveOn', 'field.effectiveOn'),
        hint: words.text('field.effectiveOn.hint'),
        required: true,
      },
      {
        ...ticks(words, 'evidence.kind', 'field.evidence.kind'),
        kind: 'select',
        groups: unnamed(kinds),
        width: 'medium',
      },
      {
        ...spare(words, 'evidence.reference', 'field.evidence.reference'),
        hint: words.text('field.evidence.reference.hint'),
      },
      { ...day('evidence.issuedOn', 'field.evidence.issuedOn'), optional: true },
      { ...spare(words, 'note', 'field.note'), kind: 'textarea', hint: words.text('field.note.hint') },
    ],
  };
}
