// What a registered change is, and what the functions that turn it into revisions are given.
import { type CalendarDate, END_OF_TIME } from '../calendar.ts';
import { holderOf } from '../entities.ts';
import { type Failure, invalid, notFound } from '../failures.ts';
import type { Register } from '../register.ts';
import type { RevisionContent, RevisionDraft, Subject } from '../revisions.ts';
import type { HeldKind, Location, TransferFacts } from '../subjects.ts';
import type {
  AmendmentKind,
  ChainChildren,
  ChangeScope,
  DataCategory,
  DataSubject,
  OperatingModel,
  RegistryStatus,
  TransferBasis,
  TwoFactor,
} from '../vocabulary.ts';

/** A sub-processor as a change names it, its company already found or made: `entity` is the id of the legal entity. */
export type SubProcessorDetails = {
  entity: string;
  /** Where it processes; the entity's own country when left out. */
  country?: string | null;
  service: string | null;
  parentKey: string | null;
  address: string | null;
  contact: string | null;
  basis: TransferBasis | null;
  instrument: string | null;
  basisSignedOn: CalendarDate | null;
  children?: ChainChildren | null;
} & TransferFacts;

/** What each kind of change says; the same shape as `ChangeCreate`, companies resolved to ids. */
export type ChangeDetails = {
  sub_processor_added: SubProcessorDetails;
  sub_processor_removed: { key: string };
  sub_processor_replaced: { key: string; by: SubProcessorDetails };
  locations_changed: { add: Location[]; end: Pick<Location, 'country' | 'activity'>[] };
  data_categories_changed: { add: DataCategory[]; end: DataCategory[] };
  data_subjects_changed: { add: DataSubject[]; end: DataSubject[] };
  purpose_changed: { purpose: string };
  operating_model_changed: { operatingModel: OperatingModel };
  two_factor_changed: { twoFactor: TwoFactor };
  contract_amended: {
    number: string;
    kinds: AmendmentKind[];
    signedOn: CalendarDate | null;
    material?: boolean | undefined;
    materialReason: string | null;
    summary: string | null;
    documentReference: string | null;
  };
  contract_renewed: { number: string; endOn: CalendarDate };
  vendor_renamed: { name: string };
  /** `into` is the id of the legal entity it was merged into. */
  vendor_merged: { into: string };
  vendor_status_changed: { registryStatus: RegistryStatus };
};
export type ChangeKind = keyof ChangeDetails;

/** A change as registered: what changed, where, from which day. */
export type RegisteredChange = {
  [K in ChangeKind]: {
    kind: K;
    scope: { kind: ChangeScope; id: string };
    effectiveOn: CalendarDate;
    details: ChangeDetails[K];
  };
}[ChangeKind];

/** Ids given from outside: of the change itself, and the key of the amendment it may make. */
export type ChangeIds = { change: string; amendment: string };

/** A change being turned into revisions. Functions given it throw the Failure they meet. */
export type Changing = {
  scope: { kind: ChangeScope; id: string };
  effectiveOn: CalendarDate;
  ids: ChangeIds;
  /** The register on the day the change takes effect. */
  onDay: Register;
  /** The register as it was handed in: today's holder is the one in whose name a revision is recorded. */
  today: Register;
};

/**
 * The subject a change is about, on the day it takes effect. Throws not_found when there is none, and invalid when it is
 * known only from a later day on.
 */
export function subjectOf<K extends 'system' | 'product' | 'contract' | 'vendor'>(
  changing: Changing,
  kind: K,
): Subject<K> {
  const { onDay, scope, effectiveOn } = changing;
  const subject = onDay.get(kind, scope.id);
  if (subject) return subject;
  const later = onDay.on(END_OF_TIME).get(kind, scope.id);
  if (!later) throw notFound(kind);
  throw invalid(
    'effectiveOn',
    `expected a day on or after ${later.since}, when the ${kind} began, and got ${effectiveOn}`,
  );
}

/** A draft that changes a subject on the day and because of the change. */
export function drafted<K extends 'system' | 'product' | 'contract' | 'entity'>(
  { effectiveOn, ids, today }: Changing,
  subject: Subject<K>,
  content: RevisionContent<K>,
): RevisionDraft {
  const { kind, id, root } = subject;
  const held = kind === 'system' || kind === 'contract';
  const body = held ? holderOf(today, subject as unknown as Subject<HeldKind>) : null;
  return { kind, subject: id, root, body, effectiveOn, cause: `change:${ids.change}`, content } as RevisionDraft;
}

/** The failure of a change after which all would be as before. */
export function nothingChanges(path: string, what: string): Failure {
  return invalid(path, `expected something that changes: ${what}`);
}
