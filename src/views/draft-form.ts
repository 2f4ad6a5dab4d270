// The form a draft is edited in: its terms, what it covers row by row, and the companies and places of its annex.
import { LOCATION_ACTIVITIES } from '../domain/vocabulary.ts';
import type { VersionView } from './agreement-types.ts';
import {
  basisFields,
  categoryGroups,
  companyFields,
  countryGroups,
  instrumentField,
  subjectGroups,
  transferFields,
} from './change-company.ts';
import { choices, type KnownEntity, NO_FACTS, spare, unnamed } from './change-questions.ts';
import { type Field, type FieldGroup, type FormValues, type OptionGroup, typedValue } from './form.ts';
import { keptRows, type RowSet, rowNumbers, ticksName } from './version-input.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

/** What the form is made from. */
export type DraftAsking = {
  words: Words;
  values: FormValues;
  version: VersionView;
  systems: readonly { id: string; name: string }[];
  entities: readonly KnownEntity[];
};

/** Every question about a draft, in groups; rows of places and companies as many as the values have. */
export function draftGroups(asking: DraftAsking): FieldGroup[] {
  const { words } = asking;
  return [
    { legend: words.text('draft.terms'), fields: termFields(words) },
    { legend: words.text('draft.processing'), fields: textFields(words) },
    ...tickGroups(asking),
    ...rowNumbers(asking.values, 'subProcessors').map((n) => linkGroup(asking, n)),
    ...rowNumbers(asking.values, 'locations').map((n) => placeGroup(asking, n)),
  ];
}

/** The path of an error as the form names the row: the input leaves out rows that are empty or taken out. */
export function formPath(path: string, values: FormValues): string {
  const [, set, index, rest] = /^annex\.(locations|subProcessors)\.(\d+)\.(.+)$/.exec(path) ?? [];
  if (set === undefined) return path;
  return `annex.${set}.${keptRows(values, set as RowSet)[Number(index)]}.${rest}`;
}

function termFields(words: Words): Field[] {
  const day = (name: string, label: TextKey, more: Partial<Field> = {}): Field => ({
    ...{ name, kind: 'day', label: words.text(label), width: 'short' },
    ...more,
  });
  const count = (name: string, label: TextKey): Field => ({
    ...spare(words, name, label),
    ...{ width: 'short', inputmode: 'numeric' },
  });
  return [
    { name: 'label', kind: 'text', label: words.text('draft.label'), required: true, width: 'medium' },
    day('validFrom', 'draft.validFrom', { required: true }),
    day('validTo', 'draft.validTo', { optional: true, hint: words.text('draft.validToHint') }),
    day('contractOn', 'version.contractOn', { required: true, hint: words.text('draft.contractOnHint') }),
    select(words, 'authorisation', 'draft.authorisation', choices(words, 'authorisation', ['specific', 'general'])),
    count('noticeDays', 'draft.noticeDays'),
    count('objectionDays', 'draft.objectionDays'),
    count('breachHours', 'draft.breachHours'),
    select(words, 'normen', 'draft.normen', [
      { value: 'true', label: words.text('common.yes') },
      { value: 'false', label: words.text('common.no') },
    ]),
    { ...spare(words, 'documentReference', 'draft.document'), hint: words.text('draft.documentHint'), width: 'medium' },
  ];
}

function select(
  words: Words,
  name: string,
  label: TextKey,
  options: readonly { value: string; label: string }[],
): Field {
  const blank = { value: '', label: words.text('draft.unsaid') };
  return { name, kind: 'select', label: words.text(label), groups: unnamed([blank, ...options]), width: 'medium' };
}

function textFields(words: Words): Field[] {
  const names = ['subjectMatter', 'nature', 'purpose', 'duration', 'retention', 'deletion'] as const;
  return names.map((name) => ({ ...spare(words, name, `agreement.${name}`), kind: 'textarea' }));
}

/** Categories and subjects of all the systems, and folded away those of one; where there is one system, there are no others. */
function tickGroups({ words, systems, version }: DraftAsking): FieldGroup[] {
  const named = version.annex.dataCategories.some(({ systemId }) => systemId !== null);
  const subjectsNamed = version.annex.dataSubjects.some(({ systemId }) => systemId !== null);
  const own = systems.length > 1 || named || subjectsNamed ? systems : [];
  const field = (
    set: 'dataCategories' | 'dataSubjects',
    system: (typeof systems)[number] | null,
    groups: OptionGroup[],
  ): Field => ({
    name: ticksName(set, system?.id ?? null),
    kind: 'checkboxes',
    label: labelOf(words, set, system?.name ?? null),
    groups,
  });
  const both = (system: (typeof systems)[number] | null): Field[] => [
    field('dataCategories', system, categoryGroups(words, [])),
    field('dataSubjects', system, subjectGroups(words, [])),
  ];
  const [categories, subjects] = both(null) as [Field, Field];
  return [
    { legend: words.text('draft.categories'), fields: [categories] },
    { legend: words.text('draft.subjects'), fields: [subjects] },
    ...own.map((system) => ({
      legend: words.text('draft.categoriesFor', { system: system.name }),
      fields: both(system),
      more: true,
    })),
  ];
}

function labelOf(words: Words, set: 'dataCategories' | 'dataSubjects', system: string | null): string {
  if (system === null) return words.text('common.allSystems');
  return words.text(set === 'dataCategories' ? 'draft.categoriesFor' : 'draft.subjectsFor', { system });
}

function placeGroup(asking: DraftAsking, n: number): FieldGroup {
  const { words, values } = asking;
  const at = `annex.locations.${n}`;
  const [country, activity] = [typedValue(values, `${at}.country`), typedValue(values, `${at}.activity`)];
  const known = asking.version.annex.locations[n] !== undefined && country !== '';
  const what = `${words.country(country)}, ${words.label('activity', activity).toLocaleLowerCase(words.language)}`;
  const blank = { value: '', label: words.text('field.choose') };
  return {
    legend: known ? words.text('draft.location', { what }) : words.text('draft.newLocation'),
    more: known,
    folded: known,
    fields: [
      countryField(words, `${at}.country`, 'field.locationCountry', 'field.countryChoose'),
      {
        name: `${at}.activity`,
        kind: 'select',
        label: words.text('field.locationActivity'),
        groups: unnamed([blank, ...choices(words, 'activity', LOCATION_ACTIVITIES)]),
        width: 'medium',
      },
      ...commonFields(asking, at),
      ...removeField(words, at, 'draft.removeLocation', known),
    ],
  };
}

function linkGroup(asking: DraftAsking, n: number): FieldGroup {
  const { words, values, version } = asking;
  const at = `annex.subProcessors.${n}`;
  const id = typedValue(values, `${at}.entity.id`);
  const listed = version.annex.subProcessors.find((row) => row.entityId === id);
  const name = listed?.name;
  const current = NO_FACTS;
  const company = companyFields({ words, current, entities: asking.entities }, `${at}.entity`);
  const parents = version.annex.subProcessors.filter((row) => row.entityId !== id);
  return {
    legend: name ? words.text('draft.subProcessor', { name }) : words.text('draft.newSubProcessor'),
    more: name !== undefined,
    folded: name !== undefined,
    fields: [
      ...(name ? [] : company),
      countryField(words, `${at}.country`, 'field.country', 'field.country.same'),
      spare(words, `${at}.service`, 'field.service'),
      {
        name: `${at}.parentKey`,
        kind: 'select',
        label: words.text('field.parentKey'),
        groups: unnamed([
          { value: '', label: words.text('field.parentKey.direct') },
          ...parents.map((row) => ({ value: row.entityId, label: row.name })),
        ]),
        width: 'medium',
      },
      spare(words, `${at}.address`, 'field.address'),
      spare(words, `${at}.contact`, 'field.contact'),
      select(words, `${at}.children`, 'field.children', choices(words, 'chainChildren', ['listed', 'none', 'unknown'])),
      ...commonFields(asking, at),
      ...removeField(words, at, 'draft.removeSubProcessor', name !== undefined),
    ],
  };
}

function countryField(words: Words, name: string, label: TextKey, blank: TextKey): Field {
  const groups = countryGroups(words, words.text(blank));
  return { name, kind: 'select', label: words.text(label), groups, width: 'medium' };
}

/** The basis with what goes with it, and the one system the row is about. */
function commonFields({ words, values, systems }: DraftAsking, at: string): Field[] {
  const [basis, ...rest] = basisFields(words, at) as [Field, ...Field[]];
  const chosen = typedValue(values, `${at}.basis`);
  const offered = (basis.groups ?? []).flatMap(({ options }) => options.map(({ value }) => value));
  const other =
    chosen !== '' && !offered.includes(chosen) ? [{ value: chosen, label: words.label('basis', chosen) }] : [];
  const all = { value: '', label: words.text('common.allSystems') };
  const own = systems.map(({ id, name }) => ({ value: id, label: name }));
  return [
    { ...basis, groups: [...(basis.groups ?? []), ...unnamed(other)] },
    ...rest,
    instrumentField(words, at),
    ...transferFields(words, at),
    {
      ...{ name: `${at}.systemId`, kind: 'select', label: words.text('draft.system') },
      ...{ groups: unnamed([all, ...own]), width: 'medium' },
    },
  ];
}

function removeField(words: Words, at: string, label: TextKey, known: boolean): Field[] {
  if (!known) return [];
  const options = [{ value: 'true', label: words.text(label) }];
  return [{ name: `${at}.remove`, kind: 'checkboxes', label: words.text('draft.remove'), groups: unnamed(options) }];
}
