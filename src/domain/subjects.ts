// What the journal knows of: each kind of subject with its fields, its sets and what it refers to.
import type { CalendarDate } from './calendar.ts';
import type { LawRow } from './law/rows.ts';
import type { Amendment, Annexed, Clause, Location, Party, PolicyFacts, Review, SubProcessor } from './members.ts';
import type {
  AgreementForm,
  AuthorisationMode,
  BodyKind,
  ChangeScope,
  ContractForm,
  DataCategory,
  DataSubject,
  DecisionKind,
  EvidenceKind,
  EvidenceResult,
  Language,
  NoticeResponse,
  OperatingModel,
  RegistryStatus,
  Role,
  SuccessorKind,
  TwoFactor,
  VersionState,
  Zone,
} from './vocabulary.ts';

export type { Amendment, Annexed, Clause, Location, Party, Review, SubProcessor, TransferFacts } from './members.ts';

/** Fields (one value each) and sets (members by key) of every kind of subject. Days are Oslo calendar dates. */
export type Subjects = {
  entity: {
    fields: {
      number: string | null;
      foreignId: string | null;
      name: string;
      country: string;
      groupParent: string | null;
      registryStatus: RegistryStatus;
      sameAs: string | null;
      mergedInto: string | null;
      address?: string | null;
    };
    sets: { aliases: { name: string } };
  };
  body: {
    fields: {
      entity: string;
      kind: BodyKind;
      name: string;
      municipalityNumber: string | null;
      language: Language;
      ceased: boolean;
    };
    sets: { successors: { body: string; kind: SuccessorKind } };
  };
  membership: { fields: { body: string; cooperative: string; active: boolean }; sets: Record<never, never> };
  /** `conflictReason` here and of a role: why a conflict of interest that was pointed out is none (GDPR art. 38(6)). */
  mandate: {
    fields: {
      office: string;
      body: string;
      decidedOn: CalendarDate | null;
      notifiedOn: CalendarDate | null;
      publishedUrl: string | null;
      capacityPercent: number | null;
      active: boolean;
      conflictReason?: string | null;
    };
    sets: Record<never, never>;
  };
  role: {
    fields: { person: string; role: Role; body: string | null; active: boolean; conflictReason?: string | null };
    sets: Record<never, never>;
  };
  vendor: {
    fields: {
      entity: string;
      contactName: string | null;
      contactEmail: string | null;
      website: string | null;
      subProcessorsUrl: string | null;
      termsUrl: string | null;
    };
    sets: Record<never, never>;
  };
  product: {
    fields: { vendor: string; name: string; description: string | null };
    sets: {
      editions: { name: string };
      subProcessors: SubProcessor;
      locations: Location;
      dataCategories: { category: DataCategory };
    };
  };
  system: {
    fields: {
      name: string;
      product: string | null;
      edition: string | null;
      processor: string | null;
      purpose: string | null;
      personalData: boolean | null;
      operatingModel: OperatingModel | null;
      zone: Zone | null;
      twoFactor: TwoFactor;
      owner: string | null;
      goLive: CalendarDate | null;
      endedOn: CalendarDate | null;
      confirmedOn?: CalendarDate | null; // when somebody last said that all told of it is so
    } & SystemDuties;
    sets: {
      dataCategories: { category: DataCategory };
      dataSubjects: { subject: DataSubject };
      subProcessors: SubProcessor;
      locations: Location;
      /** A product fact that does not hold for this use: `kind` and key of the product's member, why, on what evidence. */
      deviations: { of: 'sub_processor' | 'location'; key: string; reason: string; evidence: string | null };
    };
  };
  contract: {
    fields: {
      title: string;
      customer: string;
      vendor: string;
      form: ContractForm;
      caseReference: string | null;
      startOn: CalendarDate;
      endOn: CalendarDate | null;
      noticeMonths: number | null;
    };
    sets: { amendments: Amendment };
  };
  agreement: {
    fields: {
      title: string;
      contract: string | null;
      form: AgreementForm;
      framework: boolean;
      caseReference: string | null;
      owner: string | null;
    };
    sets: {
      systems: { system: string };
      accessions: { body: string; version: string | null; deviations: string | null };
      reviews: Review;
    };
  };
  version: {
    fields: {
      agreement: string;
      label: string;
      state: VersionState;
      validFrom: CalendarDate;
      validTo: CalendarDate | null;
      terminatedOn: CalendarDate | null;
      /** The contract revision this version was signed against, and the day the contract was read as it stood. */
      contractRevision: string | null;
      contractOn: CalendarDate;
      gdpr: boolean;
      authorisation: AuthorisationMode | null;
      noticeDays: number | null;
      objectionDays: number | null;
      breachHours: number | null;
      subjectMatter: string | null;
      nature: string | null;
      purpose: string | null;
      duration: string | null;
      retention: string | null;
      deletion: string | null;
      /** Whether its text takes up the requirements of Normen, the code of conduct for health data. */
      normen?: boolean | null;
      document: string | null;
      /** The registered changes whose difference was put into it while it was a draft. */
      mends?: string[] | null;
    };
    sets: {
      parties: Party;
      dataCategories: Annexed<{ category: DataCategory }>;
      dataSubjects: Annexed<{ subject: DataSubject }>;
      locations: Annexed<Location>;
      subProcessors: Annexed<SubProcessor>;
      clauses: Clause;
    };
  };
  notice: {
    fields: {
      agreement: string;
      entity: string;
      receivedOn: CalendarDate;
      how: string;
      evidence: string | null;
      response: NoticeResponse;
      respondedOn: CalendarDate | null;
      reason: string | null;
      reference: string | null;
    };
    sets: Record<never, never>;
  };
  evidence: {
    fields: {
      kind: EvidenceKind;
      subjectKind: SubjectKind;
      subject: string;
      issuer: string | null;
      issuedOn: CalendarDate;
      validTo: CalendarDate | null;
      scope: string | null;
      conclusion: string | null;
      reference: string | null;
      /** The key of the chain link or location it is about; null when it is about the whole subject. */
      part?: string | null;
      result?: EvidenceResult | null;
      /** For a look-up in the list of the Data Privacy Framework: whether the listing covers human resources data. */
      coversHr?: boolean | null;
    };
    sets: Record<never, never>;
  };
  decision: {
    fields: {
      finding: string;
      kind: DecisionKind;
      by: string;
      owner: string | null;
      dueOn: CalendarDate | null;
      until: CalendarDate | null;
      reason: string | null;
    };
    sets: Record<never, never>;
  };
  change: {
    fields: {
      kind: string;
      scopeKind: ChangeScope;
      scope: string;
      effectiveOn: CalendarDate;
      evidence: string | null;
      note: string | null;
      details: string;
      body: string | null;
      /** Opaque id of the person who registered it. */
      by: string;
    };
    sets: Record<never, never>;
  };
  holding: { fields: { heldKind: HeldKind; held: string; body: string }; sets: Record<never, never> };
  /** One subject, `law`: rows recorded at run time (law/recorded.ts). */
  law: { fields: Record<never, never>; sets: { rows: LawRow } };
  policy: PolicyFacts;
};

/** What decides which duties a use of personal data brings; null or left out while nobody has said. */
export type SystemDuties = {
  /** Whether the processing is likely to result in a high risk (GDPR art. 35). */
  highRisk?: boolean | null;
  /** Whether Normen, the code of conduct for health data, binds the use. */
  normenApplies?: boolean | null;
  /** Whether it serves the exercise of public powers (GDPR art. 49(3)). */
  publicPowers?: boolean | null;
  /** Whether the need for the national identity number is recorded (personopplysningsloven § 12). */
  nationalIdNeed?: boolean | null;
  /** Whether it stands in the controller's record of processing activities (GDPR art. 30(1)). */
  inRecord?: boolean | null;
  lawfulBasis?: string | null;
  recipientCategories?: string | null;
  retention?: string | null;
  securityMeasures?: string | null;
};

export type SubjectKind = keyof Subjects;
export type HeldKind = 'system' | 'contract' | 'agreement';
export type FieldsOf<K extends SubjectKind> = Subjects[K]['fields'];
export type SetsOf<K extends SubjectKind> = Subjects[K]['sets'];

/** A subject named: its kind and opaque id. */
export type Ref = { kind: SubjectKind; id: string };

/** Which fields, and which fields of set members, name another subject; what an edge in the journal is made of. */
export const REFERENCES: { [K in SubjectKind]?: Record<string, SubjectKind> } = {
  entity: { groupParent: 'entity', sameAs: 'entity', mergedInto: 'entity' },
  body: { entity: 'entity', 'successors.body': 'body' },
  vendor: { entity: 'entity' },
  product: { vendor: 'vendor', 'subProcessors.entity': 'entity' },
  system: { product: 'product', processor: 'entity', 'subProcessors.entity': 'entity' },
  contract: { customer: 'entity', vendor: 'entity' },
  agreement: { contract: 'contract', 'systems.system': 'system' },
  version: { 'parties.entity': 'entity', 'subProcessors.entity': 'entity' },
  notice: { entity: 'entity' },
  membership: { cooperative: 'body' },
  mandate: { office: 'body' },
  holding: { body: 'body' },
};

/** References that count the other way: the subject named depends on the one that names it. */
export const BACK_REFERENCES: { [K in SubjectKind]?: Record<string, SubjectKind> } = {
  membership: { body: 'body' },
  mandate: { body: 'body' },
  agreement: { 'systems.system': 'system' },
};
