// What the sets of subjects hold: links of a chain, locations, parties, amendments, reviews, clauses.
import type { CalendarDate } from './calendar.ts';
import type {
  AmendmentKind,
  ChainChildren,
  ClauseResult,
  LocationActivity,
  PartyRole,
  Severity,
  TransferBasis,
} from './vocabulary.ts';

/** What is said of a transfer beside its basis; what nobody has said is left out. */
export type TransferFacts = {
  /** The basis that takes over should the first one fall, for instance clauses behind an adequacy decision. */
  fallbackBasis?: TransferBasis | null;
  /** Whether data go there again and again, and not once in a while. */
  recurring?: boolean | null;
};

/** A link in a processing chain; `parent` is the key of the sub-processor above it, null directly under the processor. */
export type SubProcessor = {
  entity: string;
  country: string;
  service: string | null;
  parent: string | null;
  address: string | null;
  contact: string | null;
  basis: TransferBasis | null;
  /** The law row relied on, for instance `US-DPF` or `SCC-2021`. */
  instrument: string | null;
  basisSignedOn: CalendarDate | null;
  /** Whether it uses sub-processors of its own. */
  children?: ChainChildren | null;
} & TransferFacts;

/** A country where personal data are stored or reached from; remote access counts (EDPB Guidelines 05/2021). */
export type Location = {
  country: string;
  activity: LocationActivity;
  basis: TransferBasis | null;
  instrument: string | null;
  basisSignedOn: CalendarDate | null;
} & TransferFacts;

/** One annex row; `system` null means every system the agreement covers. */
export type Annexed<T> = T & { system: string | null };

export type Party = {
  entity: string;
  role: PartyRole;
  signatory: string | null;
  signedOn: CalendarDate | null;
  signatureRequired: boolean;
};

export type Amendment = {
  number: string;
  kinds: AmendmentKind[];
  effectiveOn: CalendarDate;
  signedOn: CalendarDate | null;
  material: boolean;
  materialReason: string | null;
  summary: string | null;
  document: string | null;
};

/** What a body goes by where it is not the product's default, by name or code (policy.ts); stands under the body. */
export type PolicyFacts = {
  /** `by` is the opaque id of the person who set what the revision sets. */
  fields: { by: string; reason: string };
  sets: {
    thresholds: { value: number };
    dueDays: { value: number };
    severities: { value: Severity };
  };
};

/** That a version still fits the contract as amended up to `contractOn`: clears "contract changed" (design §2.3). */
export type Review = {
  version: string;
  contractOn: CalendarDate;
  reviewedOn: CalendarDate;
  by: string;
  note: string | null;
};

export type Clause = {
  code: string;
  result: ClauseResult;
  clauseRef: string | null;
  page: number | null;
  comment: string | null;
};

/** The facts of a link and nothing more: what nobody has said is left out, so that saying it again changes nothing. */
export function subProcessorFacts(link: SubProcessor): SubProcessor {
  const { entity, country, service, parent, address, contact, basis, instrument, basisSignedOn, children } = link;
  return {
    entity,
    country,
    service,
    parent,
    address,
    contact,
    basis,
    instrument,
    basisSignedOn,
    ...(children ? { children } : {}),
    ...transferFacts(link),
  };
}

/** The facts of a location and nothing more, likewise. */
export function locationFacts(location: Location): Location {
  const { country, activity, basis, instrument, basisSignedOn } = location;
  return { country, activity, basis, instrument, basisSignedOn, ...transferFacts(location) };
}

function transferFacts({ fallbackBasis, recurring }: TransferFacts): TransferFacts {
  return { ...(fallbackBasis ? { fallbackBasis } : {}), ...(recurring == null ? {} : { recurring }) };
}
