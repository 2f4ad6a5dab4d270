// A registered change in one line: what happened, to what, from when.

import { lowered, type Words } from '../words.ts';
import type { TextKey } from './nb.ts';

/** A registered change to be worded: its kind, scope and details as parsed. */
export type WordedChange = { kind: string; scopeTitle: string; effectiveOn: string; details: Record<string, unknown> };

/** Names an id; undefined when it is no id. */
export type NameOf = (id: string) => string | undefined;

type Line = { key: TextKey; values: Record<string, string> };
type Telling = { words: Words; change: WordedChange; nameOf: NameOf };

const BY_KIND: Record<string, (telling: Telling) => Line | null> = {
  sub_processor_added: (telling) => company(telling, 'line.sub_processor_added', telling.change.details),
  sub_processor_replaced: (telling) =>
    company(telling, 'line.sub_processor_replaced', record(telling.change.details.by)),
  sub_processor_removed: ({ change, nameOf }) => {
    const name = nameOf(text(change.details.key) ?? '');
    return name === undefined ? null : { key: 'line.sub_processor_removed', values: { name } };
  },
  locations_changed: locations,
  data_categories_changed: (telling) =>
    members(telling, 'category', 'line.data_categories_changed', 'line.data_categories_ended'),
  data_subjects_changed: (telling) =>
    members(telling, 'subject', 'line.data_subjects_changed', 'line.data_subjects_ended'),
  purpose_changed: () => ({ key: 'line.purpose_changed', values: {} }),
  operating_model_changed: ({ words, change }) =>
    coded(words, 'line.operating_model_changed', 'model', 'operatingModel', change.details.operatingModel),
  two_factor_changed: ({ words, change }) =>
    coded(words, 'line.two_factor_changed', 'twoFactor', 'twoFactor', change.details.twoFactor),
  contract_amended: ({ words, change }) => {
    const number = text(change.details.number);
    return number === null ? null : { key: 'line.contract_amended', values: { number: amendmentName(words, number) } };
  },
  contract_renewed: ({ words, change }) => {
    const end = text(change.details.endOn);
    return end === null ? null : { key: 'line.contract_renewed', values: { end: words.day(end) } };
  },
  vendor_renamed: ({ change }) => named('line.vendor_renamed', 'name', change.details.name),
  vendor_merged: (telling) =>
    named('line.vendor_merged', 'name', entityName(telling, companyIn(telling.change.details.into))),
  vendor_status_changed: ({ words, change }) =>
    coded(words, 'line.vendor_status_changed', 'status', 'registryStatus', change.details.registryStatus),
};

/** The change in one line; a kind or details without a line of their own are told by kind and scope. */
export function changeLine(words: Words, change: WordedChange, nameOf: NameOf): string {
  const common = { scope: text(change.details.before) ?? change.scopeTitle, day: words.day(change.effectiveOn) };
  const tell = Object.hasOwn(BY_KIND, change.kind) ? BY_KIND[change.kind] : undefined;
  const line = tell?.({ words, change, nameOf });
  if (!line) return words.text('line.other', { ...common, kind: words.label('changeKind', change.kind) });
  return words.text(line.key, { ...common, ...line.values });
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** A company as a form gives it, or as it is kept: by its id alone. */
function companyIn(value: unknown): Record<string, unknown> {
  return typeof value === 'string' ? { id: value } : record(value);
}

function entityName({ nameOf }: Telling, entity: Record<string, unknown>): string | null {
  const id = text(entity.id);
  return text(entity.name) ?? (id === null ? null : (nameOf(id) ?? null));
}

function company(telling: Telling, key: TextKey, details: Record<string, unknown>): Line | null {
  const entity = companyIn(details.entity);
  const name = entityName(telling, entity);
  const country = text(details.country) ?? text(entity.country);
  return name === null || country === null ? null : { key, values: { name, country: telling.words.country(country) } };
}

function locations({ words, change }: Telling): Line {
  const added = list(change.details.add).map((row) => place(words, record(row)));
  if (added.length > 0) return { key: 'line.locations_changed', values: { places: words.list(added) } };
  const ended = list(change.details.end).map((row) => place(words, record(row)));
  return { key: 'line.locations_ended', values: { places: words.list(ended) } };
}

function place(words: Words, row: Record<string, unknown>): string {
  const activity = lowered(words.label('activity', text(row.activity) ?? ''), words.language);
  return words.text('line.place', { activity, country: words.country(text(row.country) ?? '') });
}

function members({ words, change }: Telling, vocabulary: 'category' | 'subject', added: TextKey, ended: TextKey): Line {
  const items = list(change.details.add)
    .flatMap((code) => text(code) ?? [])
    .map((code) => lowered(words.label(vocabulary, code), words.language));
  return items.length > 0 ? { key: added, values: { items: words.list(items) } } : { key: ended, values: {} };
}

function coded(
  words: Words,
  key: TextKey,
  name: string,
  vocabulary: 'operatingModel' | 'twoFactor' | 'registryStatus',
  code: unknown,
): Line | null {
  const value = text(code);
  return value === null ? null : { key, values: { [name]: lowered(words.label(vocabulary, value), words.language) } };
}

/** What an amendment is called: a bare number is told as one. */
export function amendmentName(words: Words, number: string): string {
  return /^\d+$/.test(number) ? words.text('line.amendment', { number }) : number;
}

function named(key: TextKey, name: string, value: unknown): Line | null {
  const known = text(value);
  return known === null ? null : { key, values: { [name]: known } };
}
