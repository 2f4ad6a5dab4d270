// Ways of asking that several kinds of change share, and what is asked about an amendment of the contract.
import { AMENDMENT_KINDS } from '../domain/vocabulary.ts';
import type { Field, Option } from './form.ts';
import type { TextKey, VocabularyName } from './wording/nb.ts';
import type { Words } from './words.ts';

/** What holds for the subject now: fills the choices "which one ends". What does not fit the scope is left empty. */
export type CurrentFacts = {
  subProcessors: readonly { key: string; name: string; country: string }[];
  locations: readonly { country: string; activity: string }[];
  dataCategories: readonly string[];
  dataSubjects: readonly string[];
  purpose: string | null;
  operatingModel: string | null;
  twoFactor: string | null;
  /** The vendor's name. */
  name: string | null;
  registryStatus: string | null;
  /** The contract's last day. */
  endOn: string | null;
};

/** Nothing holds: for questions that are not about a subject of the register. */
export const NO_FACTS: CurrentFacts = {
  ...{ subProcessors: [], locations: [], dataCategories: [], dataSubjects: [], purpose: null, operatingModel: null },
  ...{ twoFactor: null, name: null, registryStatus: null, endOn: null },
};

/** A company the register knows. */
export type KnownEntity = { id: string; name: string; number: string | null; country: string };

/** What the questions are made from. */
export type Asking = { words: Words; current: CurrentFacts; entities: readonly KnownEntity[] };

/** The labels of codes as choices. */
export const choices = (words: Words, vocabulary: VocabularyName, codes: readonly string[]): Option[] =>
  codes.map((value) => ({ value, label: words.label(vocabulary, value) }));
/** Choices in one group without a name. */
export const unnamed = (options: readonly Option[]) => [{ label: null, options }];

/** A line of text that must be there. */
export function text(words: Words, name: string, label: TextKey): Field {
  return { name, kind: 'text', label: words.text(label), required: true };
}

/** A line of text that may be left out. */
export function spare(words: Words, name: string, label: TextKey): Field {
  return { name, kind: 'text', label: words.text(label), optional: true };
}

/** Boxes to tick; the choices are added by who asks. */
export function ticks(words: Words, name: string, label: TextKey): Field {
  return { name, kind: 'checkboxes', label: words.text(label) };
}

/** One choice of several that must be made. */
export function radios(words: Words, name: string, label: TextKey, options: readonly Option[]): Field {
  return { name, kind: 'radios', label: words.text(label), required: true, groups: unnamed(options) };
}

/** What is asked about an amendment. */
export function amendmentFields(words: Words): Field[] {
  const material: Option[] = [
    { value: '', label: words.text('field.material.default') },
    { value: 'true', label: words.text('field.material.yes') },
    { value: 'false', label: words.text('field.material.no') },
  ];
  return [
    { ...text(words, 'details.number', 'field.number'), hint: words.text('field.number.hint'), width: 'medium' },
    {
      ...ticks(words, 'details.kinds', 'field.kinds'),
      required: true,
      groups: unnamed(choices(words, 'amendmentKind', AMENDMENT_KINDS)),
    },
    { name: 'details.summary', kind: 'textarea', label: words.text('field.summary'), optional: true },
    { name: 'details.signedOn', kind: 'day', label: words.text('field.signedOn'), optional: true, width: 'short' },
    { ...radios(words, 'details.material', 'field.material', material), required: false, initial: '' },
    {
      name: 'details.materialReason',
      kind: 'text',
      label: words.text('field.materialReason'),
      hint: words.text('field.materialReason.hint'),
    },
    {
      name: 'details.documentReference',
      kind: 'text',
      label: words.text('field.documentReference'),
      optional: true,
      width: 'medium',
    },
  ];
}
