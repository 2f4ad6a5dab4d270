// What the sets of subjects hold: links of a chain, locations, parties, amendments, reviews, clauses.
import type { CalendarDate } from './calendar.ts';
import type { AmendmentKind, ClauseResult, LocationActivity, PartyRole, TransferBasis } from './vocabulary.ts';

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
};

/** A country where personal data are stored or reached from; remote access counts (EDPB Guidelines 05/2021). */
export type Location = {
  country: string;
  activity: LocationActivity;
  basis: TransferBasis | null;
  instrument: string | null;
  basisSignedOn: CalendarDate | null;
};

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
