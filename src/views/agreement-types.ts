// The agreement as its page is given it: plain types that the interface's shapes satisfy.
import type { AgreementRowView } from './agreements.ts';

/** A party of a version; shape `Party`. */
export type PartyView = {
  entityId: string;
  name: string;
  number: string | null;
  role: string;
  signatory: string | null;
  signedOn: string | null;
  signatureRequired: boolean;
};

/** A location of an annex, a system or a product. */
export type LocationView = {
  key: string;
  country: string;
  activity: string;
  basis: string | null;
  instrument: string | null;
  basisSignedOn: string | null;
  fallbackBasis: string | null;
  recurring: boolean | null;
  from: string;
};

/** A link of the processing chain. */
export type SubProcessorView = {
  key: string;
  entityId: string;
  name: string;
  country: string;
  service: string | null;
  parentKey: string | null;
  address: string | null;
  contact: string | null;
  basis: string | null;
  instrument: string | null;
  basisSignedOn: string | null;
  children: string | null;
  fallbackBasis: string | null;
  recurring: boolean | null;
  from: string;
  changeId: string | null;
};

/** One annex row; `systemId` null means all the systems. */
type Annexed<T> = T & { systemId: string | null };

/** The annex of a version; shape `Annex`. */
export type AnnexView = {
  dataCategories: readonly Annexed<{ category: string }>[];
  dataSubjects: readonly Annexed<{ subject: string }>[];
  locations: readonly Annexed<LocationView>[];
  subProcessors: readonly Annexed<SubProcessorView>[];
};

/** A row of the clause checklist of GDPR art. 28; shape `Clause`. */
export type ClauseView = {
  code: string;
  result: string;
  clauseRef: string | null;
  page: number | null;
  comment: string | null;
};

/** What the annex says of a thing, or what is true of it. */
export type CellView = {
  country: string | null;
  service: string | null;
  basis: string | null;
  instrument: string | null;
};

/** One thing for one covered system, the annex beside the fact; shape `ComparedThing`. */
export type ComparedView = {
  set: 'dataCategories' | 'dataSubjects' | 'locations' | 'subProcessors';
  thing: string;
  name: string | null;
  systemId: string;
  systemName: string;
  says: CellView | null;
  trueNow: (CellView & { from: string }) | null;
  difference: 'unlisted' | 'gone' | 'changed' | null;
  differing: readonly string[];
  basis: string | null;
};

/** A version's annex beside what is true of the systems it covers; shape `Comparison`. */
export type ComparisonView = {
  versionId: string | null;
  versionLabel: string | null;
  things: readonly ComparedView[];
};

/** A version; the shape `Version` satisfies it. */
export type VersionView = {
  id: string;
  label: string;
  state: string;
  status: string;
  validFrom: string;
  validTo: string | null;
  terminatedOn: string | null;
  contractOn: string;
  gdpr: boolean;
  parties: readonly PartyView[];
  authorisation: string | null;
  noticeDays: number | null;
  objectionDays: number | null;
  breachHours: number | null;
  subjectMatter: string | null;
  nature: string | null;
  purpose: string | null;
  duration: string | null;
  retention: string | null;
  deletion: string | null;
  normen: boolean | null;
  annex: AnnexView;
  clauses: readonly ClauseView[];
  documentReference: string | null;
  etag: string;
};

/** How a version was found to fit the contract still. */
export type ReviewView = {
  id: string;
  versionId: string;
  contractOn: string;
  reviewedOn: string;
  byId: string;
  note: string | null;
};

/** A sub-processor notice as received. */
export type NoticeView = {
  id: string;
  entityName: string;
  receivedOn: string;
  how: string;
  evidenceId: string | null;
  response: string;
  respondedOn: string | null;
  responseReason: string | null;
  responseReference: string | null;
  objectionDeadline: string | null;
};

/** An agreement; the shape `Agreement` satisfies it. Versions stand oldest first. */
export type AgreementView = AgreementRowView & {
  contractId: string | null;
  form: string;
  framework: boolean;
  caseReference: string | null;
  systemIds: readonly string[];
  versionInForceId: string | null;
  versions: readonly VersionView[];
  reviews: readonly ReviewView[];
  accessions: readonly { id: string; bodyId: string; from: string; deviations: string | null }[];
  notices: readonly NoticeView[];
};

/** A system the agreement covers; the shape `System` satisfies it. */
export type SystemView = {
  id: string;
  name: string;
  productName: string | null;
  purpose: string | null;
  personalData: boolean | null;
  operatingModel: string | null;
  zone: string | null;
  twoFactor: string;
  goLive: string | null;
  endedOn: string | null;
  dataCategories: readonly string[];
  dataSubjects: readonly string[];
  subProcessors: readonly SubProcessorView[];
  /** Keys of links that stand beneath themselves. */
  circular: readonly string[];
  locations: readonly LocationView[];
};

/** A system with everything told of it; the shape `System` satisfies it. */
export type WholeSystemView = SystemView & {
  bodyId: string;
  productId: string | null;
  edition: string | null;
  processorName: string | null;
  ownerId: string | null;
  confirmedOn: string | null;
  highRisk: boolean | null;
  normenApplies: boolean | null;
  publicPowers: boolean | null;
  nationalIdNeed: boolean | null;
  inRecord: boolean | null;
  lawfulBasis: string | null;
  recipientCategories: string | null;
  retention: string | null;
  securityMeasures: string | null;
};

/** A dated change of the contract; shape `Amendment`. Oldest first. */
export type AmendmentView = {
  id: string;
  number: string;
  kinds: readonly string[];
  effectiveOn: string;
  signedOn: string | null;
  material: boolean;
  materialReason: string | null;
  summary: string | null;
  documentReference: string | null;
};

/** The contract beneath; the shape `Contract` satisfies it. */
export type ContractView = {
  id: string;
  bodyId: string;
  title: string;
  customerName: string;
  vendorEntityId: string;
  vendorName: string;
  form: string;
  caseReference: string | null;
  startOn: string;
  endOn: string | null;
  noticeMonths: number | null;
  amendments: readonly AmendmentView[];
};

/** A line of the history: a revision or a log entry. */
export type HistoryLine = {
  /** When it was recorded. */
  at: string;
  /** From which day it holds. */
  effectiveOn: string | null;
  /** Who did it, by name; null when the program did. */
  by: string | null;
  /** The operation, for instance `createVersion` or `createChange`. */
  action: string;
  /** What it was about, for instance `version`, and its title where there is one. */
  subjectKind: string;
  subjectTitle: string | null;
  /** The fields that changed, by name; empty when not told. */
  fields: readonly string[];
  changeId: string | null;
  withdrawn: boolean;
};
