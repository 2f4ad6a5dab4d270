// Questions many kinds of change share: which company, where and on what basis it processes, and the long lists to choose from.
import { isCountry } from '../domain/countries.ts';
import {
  ARTICLE_9,
  CHAIN_CHILDREN,
  DATA_CATEGORIES,
  DATA_SUBJECTS,
  SENSITIVE_LOCAL,
  TRANSFER_BASES,
} from '../domain/vocabulary.ts';
import { type Asking, choices, spare, unnamed } from './change-questions.ts';
import type { Field, FieldGroup, Option, OptionGroup } from './form.ts';
import type { TextKey } from './wording/nb.ts';
import type { Words } from './words.ts';

const COMMON_COUNTRIES = ['NO', 'SE', 'DK', 'FI', 'IE', 'NL', 'DE', 'GB', 'US', 'IN'];
const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
const COUNTRIES = LETTERS.flatMap((a) => LETTERS.map((b) => a + b)).filter(isCountry);
const sorted = new Map<string, readonly Option[]>();

/** Every country, the often used first; `blank` is the label of choosing none, left out where one must be chosen. */
export function countryGroups(words: Words, blank: string | null): OptionGroup[] {
  const option = (value: string): Option => ({ value, label: words.country(value) });
  let all = sorted.get(words.language);
  if (!all) {
    const inOrder = new Intl.Collator(words.language).compare;
    all = COUNTRIES.map(option).sort((a, b) => inOrder(a.label, b.label));
    sorted.set(words.language, all);
  }
  return [
    { label: null, options: blank === null ? [] : [{ value: '', label: blank }] },
    { label: words.text('field.countryCommon'), options: COMMON_COUNTRIES.map(option) },
    { label: words.text('field.countryAll'), options: all.filter(({ value }) => !COMMON_COUNTRIES.includes(value)) },
  ];
}

/** Which company: one the register knows, else a new one's name, country and number. */
export function companyFields({ words, entities }: Asking, at: string): Field[] {
  const known = entities.map(({ id, name, number, country }) => ({
    value: id,
    label: `${name} (${number ?? words.country(country)})`,
  }));
  const first = { value: '', label: words.text('field.entity.id.new') };
  const choose: Field = {
    name: `${at}.id`,
    kind: 'select',
    label: words.text('field.entity.id'),
    groups: [{ label: null, options: [first, ...known] }],
  };
  const country = countryGroups(words, null);
  return [
    ...(known.length > 0 ? [choose] : []),
    {
      name: `${at}.name`,
      kind: 'text',
      label: words.text('field.entity.name'),
      hint: words.text('field.entity.name.hint'),
    },
    {
      name: `${at}.country`,
      kind: 'select',
      label: words.text('field.entity.country'),
      groups: country,
      initial: 'NO',
      width: 'medium',
    },
    {
      name: `${at}.number`,
      kind: 'text',
      label: words.text('field.entity.number'),
      hint: words.text('field.entity.number.hint'),
      width: 'short',
      inputmode: 'numeric',
    },
  ];
}

/** Bases people choose among: the basis with, where one is meant, the law row relied on. */
function basisOptions(words: Words): Option[] {
  return [
    { value: '', label: words.text('field.basis.none') },
    { value: 'A45', label: words.text('field.basis.A45') },
    { value: 'A45:US-DPF', label: words.text('field.basis.dpf') },
    { value: 'A46_2_c:SCC-2021', label: words.text('field.basis.scc2021') },
    { value: 'A46_2_c:SCC-C2P-1', label: words.text('field.basis.scc2010') },
    ...[
      'A46_2_a',
      'A46_2_b',
      'A46_2_d',
      'A46_2_e',
      'A46_2_f',
      'A46_3_a',
      'A46_3_b',
      'A49_1_d',
      'A49_1_e',
      'A49_1_f',
      'A49_1_g',
    ].map((value) => ({
      value,
      label: words.label('basis', value),
    })),
  ];
}

/** On what basis something processes outside the EEA. */
export function basisFields(words: Words, at: string): Field[] {
  return [
    {
      name: `${at}.basis`,
      kind: 'select',
      label: words.text('field.basis'),
      hint: words.text('field.basis.hint'),
      groups: unnamed(basisOptions(words)),
    },
    {
      name: `${at}.basisSignedOn`,
      kind: 'day',
      label: words.text('field.basisSignedOn'),
      hint: words.text('field.basisSignedOn.hint'),
      width: 'short',
    },
  ];
}

/** The reference of a basis that is no row of law. */
export function instrumentField(words: Words, at: string): Field {
  return {
    name: `${at}.instrument`,
    kind: 'text',
    label: words.text('field.instrument'),
    hint: words.text('field.instrument.hint'),
    width: 'medium',
  };
}

/** Where and on what basis a company processes, how it is reached, and whom it uses itself. */
export function processingFields(asking: Asking, at: string): FieldGroup[] {
  const { words, current } = asking;
  const place: Field = {
    name: `${at}.country`,
    kind: 'select',
    label: words.text('field.country'),
    groups: countryGroups(words, words.text('field.country.same')),
    width: 'medium',
  };
  const service = { ...spare(words, `${at}.service`, 'field.service'), hint: words.text('field.service.hint') };
  const parents = current.subProcessors.map(({ key, name }) => ({ value: key, label: name }));
  const parent: Field = {
    name: `${at}.parentKey`,
    kind: 'select',
    label: words.text('field.parentKey'),
    groups: unnamed([{ value: '', label: words.text('field.parentKey.direct') }, ...parents]),
    width: 'medium',
  };
  const processing = [place, service, ...(parents.length > 0 ? [parent] : [])];
  return [
    { legend: words.text('field.processing'), fields: processing },
    { legend: words.text('field.reached'), fields: reachedFields(words, at) },
    {
      legend: words.text('field.transfer'),
      fields: [...basisFields(words, at), instrumentField(words, at), ...transferFields(words, at)],
    },
  ];
}

/** How a company is reached, and whether it uses others: what the controller must know of every link (GDPR art. 28(1)). */
function reachedFields(words: Words, at: string): Field[] {
  const hinted = (field: Field, hint: TextKey): Field => ({ ...field, hint: words.text(hint) });
  const children = choices(words, 'chainChildren', CHAIN_CHILDREN);
  return [
    hinted(spare(words, `${at}.address`, 'field.address'), 'field.address.hint'),
    hinted(spare(words, `${at}.contact`, 'field.contact'), 'field.contact.hint'),
    {
      name: `${at}.children`,
      kind: 'select',
      label: words.text('field.children'),
      hint: words.text('field.children.hint'),
      groups: unnamed([{ value: '', label: words.text('field.children.unsaid') }, ...children]),
      width: 'medium',
    },
  ];
}

/** What is said of a transfer beside its basis: what takes over should it fall, and how often data go there. */
export function transferFields(words: Words, at: string): Field[] {
  const bases = TRANSFER_BASES.map((value) => ({ value, label: words.label('basis', value) }));
  const often = [
    { value: '', label: words.text('field.recurring.unsaid') },
    { value: 'true', label: words.text('field.recurring.yes') },
    { value: 'false', label: words.text('field.recurring.no') },
  ];
  return [
    {
      name: `${at}.fallbackBasis`,
      kind: 'select',
      label: words.text('field.fallbackBasis'),
      hint: words.text('field.fallbackBasis.hint'),
      groups: unnamed([{ value: '', label: words.text('field.fallbackBasis.none') }, ...bases]),
    },
    {
      name: `${at}.recurring`,
      kind: 'select',
      label: words.text('field.recurring'),
      hint: words.text('field.recurring.hint'),
      groups: unnamed(often),
      width: 'medium',
    },
  ];
}

/** The categories not yet there, ordinary ones first. */
export function categoryGroups(words: Words, current: readonly string[]): OptionGroup[] {
  const special: readonly string[] = [...ARTICLE_9, 'criminal_convictions'];
  const local: readonly string[] = SENSITIVE_LOCAL;
  const options = (wanted: (code: string) => boolean): Option[] =>
    DATA_CATEGORIES.filter((code) => wanted(code) && !current.includes(code)).map((value) => ({
      value,
      label: words.label('category', value),
    }));
  return [
    {
      label: words.text('field.categories.common'),
      options: options((code) => !(special.includes(code) || local.includes(code))),
    },
    { label: words.text('field.categories.special'), options: options((code) => special.includes(code)) },
    { label: words.text('field.categories.local'), options: options((code) => local.includes(code)) },
  ];
}

/** The groups of data subjects not yet there. */
export function subjectGroups(words: Words, current: readonly string[]): OptionGroup[] {
  const options = DATA_SUBJECTS.filter((code) => !current.includes(code)).map((value) => ({
    value,
    label: words.label('subject', value),
  }));
  return [{ label: null, options }];
}
