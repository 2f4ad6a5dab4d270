// The lists of the register: which columns each has, what kind of value a column holds, and what is shown at first.
import { AGREEMENT_FORMS, AGREEMENT_STATUSES, REGISTRY_STATUSES, TWO_FACTOR, ZONES } from './vocabulary.ts';

export const LISTS = ['agreements', 'systems', 'contracts', 'vendors'] as const;
export type ListName = (typeof LISTS)[number];

/** What a column holds: a code is of the vocabulary named, and may be filtered by. */
export type ListColumn =
  | { kind: 'text' | 'day' | 'number' | 'severity' | 'findings' | 'country' }
  | {
      kind: 'code';
      vocabulary: 'status' | 'zone' | 'twoFactor' | 'agreementForm' | 'registryStatus';
      codes: readonly string[];
    };

const text = { kind: 'text' } as const;
const day = { kind: 'day' } as const;
const number = { kind: 'number' } as const;
const outcomes = { severity: { kind: 'severity' }, findings: { kind: 'findings' } } as const;

/** The columns of each list, in the order they are shown. */
export const LIST_COLUMNS: Readonly<Record<ListName, Readonly<Record<string, ListColumn>>>> = {
  agreements: {
    name: text,
    body: text,
    processor: text,
    status: { kind: 'code', vocabulary: 'status', codes: AGREEMENT_STATUSES },
    ...outcomes,
    validFrom: day,
    validTo: day,
    version: text,
    form: { kind: 'code', vocabulary: 'agreementForm', codes: AGREEMENT_FORMS },
    caseReference: text,
    contract: text,
    owner: text,
  },
  systems: {
    name: text,
    body: text,
    product: text,
    vendor: text,
    zone: { kind: 'code', vocabulary: 'zone', codes: ZONES },
    twoFactor: { kind: 'code', vocabulary: 'twoFactor', codes: TWO_FACTOR },
    ...outcomes,
    goLive: day,
    endedOn: day,
    owner: text,
  },
  contracts: {
    name: text,
    body: text,
    vendor: text,
    caseReference: text,
    startOn: day,
    endOn: day,
    agreements: number,
  },
  vendors: {
    name: text,
    number: text,
    country: { kind: 'country' },
    registryStatus: { kind: 'code', vocabulary: 'registryStatus', codes: REGISTRY_STATUSES },
    contact: text,
    products: number,
    systems: number,
  },
};

/** The columns shown until others are chosen. */
export const FIRST_COLUMNS: Readonly<Record<ListName, readonly string[]>> = {
  agreements: ['name', 'body', 'processor', 'status', 'severity', 'validTo', 'owner'],
  systems: ['name', 'body', 'product', 'vendor', 'zone', 'twoFactor', 'severity', 'owner'],
  contracts: ['name', 'body', 'vendor', 'caseReference', 'endOn', 'agreements'],
  vendors: ['name', 'number', 'country', 'registryStatus', 'products', 'systems'],
};

/** Whether a text names a list. */
export function isList(name: string | undefined): name is ListName {
  return (LISTS as readonly string[]).includes(name ?? '');
}
