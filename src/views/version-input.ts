// The text of a draft as a form has it: from the version to what the fields begin with, and from what was typed to its JSON.
import type { LocationView, SubProcessorView, VersionView } from './agreement-types.ts';
import { clauseInput } from './clauses.ts';
import { type FormValues, typedValue, typedValues } from './form.ts';

/** The lists of rows a draft has, and what tells a row that is filled in. */
export const ROW_SETS = { locations: ['country', 'activity'], subProcessors: ['entity.id', 'entity.name'] } as const;
export type RowSet = keyof typeof ROW_SETS;

const TEXTS = ['subjectMatter', 'nature', 'purpose', 'duration', 'retention', 'deletion'] as const;
const NUMBERS = ['noticeDays', 'objectionDays', 'breachHours'] as const;
const TRANSFER = ['basis', 'instrument', 'basisSignedOn', 'fallbackBasis'] as const;
const PLACE_PARTS = ['country', 'activity'] as const;
const LINK_PARTS = ['country', 'service', 'parentKey', 'address', 'contact', 'children'] as const;

/** The name under which categories or subjects of one system are ticked; `all` for those of every system. */
export function ticksName(set: 'dataCategories' | 'dataSubjects', system: string | null): string {
  return `annex.${set}.${system ?? 'all'}`;
}

type Row = (LocationView | SubProcessorView) & { systemId: string | null };

/** What the fields of the form begin with. */
export function draftValues(version: VersionView): FormValues {
  const values: Record<string, string | string[]> = {
    label: version.label,
    validFrom: version.validFrom,
    validTo: version.validTo ?? '',
    contractOn: version.contractOn,
    authorisation: version.authorisation ?? '',
    normen: version.normen === null ? '' : String(version.normen),
    documentReference: version.documentReference ?? '',
  };
  for (const name of TEXTS) values[name] = version[name] ?? '';
  for (const name of NUMBERS) values[name] = version[name] === null ? '' : String(version[name]);
  const ticked = (name: string, value: string) => {
    values[name] = [...typedValues(values, name), value];
  };
  const { dataCategories, dataSubjects, locations, subProcessors } = version.annex;
  for (const row of dataCategories) ticked(ticksName('dataCategories', row.systemId), row.category);
  for (const row of dataSubjects) ticked(ticksName('dataSubjects', row.systemId), row.subject);
  for (const [i, row] of locations.entries()) rowValues(values, `annex.locations.${i}`, row, PLACE_PARTS);
  for (const [i, row] of subProcessors.entries()) {
    values[`annex.subProcessors.${i}.entity.id`] = row.entityId;
    rowValues(values, `annex.subProcessors.${i}`, row, LINK_PARTS);
  }
  return values;
}

function rowValues(values: Record<string, string | string[]>, at: string, row: Row, parts: readonly string[]): void {
  const told = row as unknown as Record<string, string | null | undefined>;
  for (const part of [...parts, ...TRANSFER, 'systemId']) values[`${at}.${part}`] = told[part] ?? '';
  values[`${at}.recurring`] = row.recurring === null ? '' : String(row.recurring);
}

/** The numbers of the rows the form shows of a set, in order. */
export function rowNumbers(values: FormValues, set: RowSet): number[] {
  const numbers = Object.keys(values).flatMap((name) => {
    const [, number] = new RegExp(`^annex\\.${set}\\.(\\d{1,3})\\.`).exec(name) ?? [];
    return number === undefined ? [] : [Number(number)];
  });
  return [...new Set(numbers)].sort((a, b) => a - b);
}

/** The numbers of the rows that count: filled in, and not ticked to be taken out. */
export function keptRows(values: FormValues, set: RowSet): number[] {
  return rowNumbers(values, set).filter((n) => {
    const typed = (part: string) => typedValue(values, `annex.${set}.${n}.${part}`).trim();
    return typed('remove') === '' && ROW_SETS[set].some((part) => typed(part) !== '');
  });
}

/** A version as typed, for the door's own parser; parties and, where they are not typed, clauses are the version's own. */
export function draftInput(values: FormValues, version: VersionView): Record<string, unknown> {
  const typed = (name: string) => typedValue(values, name).trim();
  return {
    ...partsOf(version),
    state: 'draft',
    label: typed('label'),
    validFrom: typed('validFrom'),
    validTo: typed('validTo') || null,
    contractOn: typed('contractOn') || null,
    authorisation: typed('authorisation') || null,
    normen: flag(typed('normen')),
    documentReference: typed('documentReference') || null,
    ...Object.fromEntries(TEXTS.map((name) => [name, typed(name) || null])),
    ...Object.fromEntries(NUMBERS.map((name) => [name, number(typed(name))])),
    annex: {
      dataCategories: tickedRows(values, 'dataCategories', 'category'),
      dataSubjects: tickedRows(values, 'dataSubjects', 'subject'),
      locations: keptRows(values, 'locations').map((n) => rowInput(values, `annex.locations.${n}`, PLACE_PARTS)),
      subProcessors: keptRows(values, 'subProcessors').map((n) => ({
        ...rowInput(values, `annex.subProcessors.${n}`, LINK_PARTS),
        entity: entityInput(values, `annex.subProcessors.${n}.entity`),
      })),
    },
  };
}

/** The version as it is saved with the clauses that were typed and everything else as it was. */
export function clausesInput(values: FormValues, version: VersionView): Record<string, unknown> {
  return { ...draftInput(draftValues(version), version), clauses: clauseInput(values) };
}

function partsOf({ parties, clauses, gdpr }: VersionView): object {
  return {
    gdpr,
    clauses,
    parties: parties.map(({ entityId, role, signatureRequired }) => ({
      entity: { id: entityId },
      role,
      signatureRequired,
    })),
  };
}

function tickedRows(values: FormValues, set: 'dataCategories' | 'dataSubjects', part: string): object[] {
  const at = `annex.${set}.`;
  return Object.keys(values)
    .filter((name) => name.startsWith(at))
    .flatMap((name) => {
      const system = name.slice(at.length);
      return typedValues(values, name)
        .filter((value) => value !== '')
        .map((value) => ({ [part]: value, systemId: system === 'all' ? null : system }));
    });
}

function rowInput(values: FormValues, at: string, parts: readonly string[]): Record<string, unknown> {
  const typed = (part: string) => typedValue(values, `${at}.${part}`).trim();
  const [basis = '', ...instrument] = typed('basis').split(':');
  const optional = [...parts, 'basisSignedOn', 'fallbackBasis', 'systemId'].filter((part) => typed(part) !== '');
  return {
    ...Object.fromEntries(optional.map((part) => [part, typed(part)])),
    basis: basis || null,
    instrument: instrument.join(':') || typed('instrument') || null,
    recurring: flag(typed('recurring')),
  };
}

/** A company as typed: one the register knows, else its name, country and number. */
export function entityInput(values: FormValues, at: string): Record<string, unknown> {
  const typed = (part: string) => typedValue(values, `${at}.${part}`).trim();
  if (typed('id') !== '') return { id: typed('id') };
  const parts = ['name', 'country', 'number'].filter((part) => typed(part) !== '');
  return Object.fromEntries(parts.map((part) => [part, typed(part)]));
}

const flag = (text: string): boolean | null => (text === '' ? null : text === 'true');
const number = (text: string): number | string | null =>
  text === '' ? null : /^\d+$/.test(text) ? Number(text) : text;
