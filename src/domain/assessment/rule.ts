// What a rule is, what it may read, and what it answers with.
import type { Span } from '../agreements.ts';
import type { CalendarDate } from '../calendar.ts';
import type { Law } from '../law/law.ts';
import type { Transfer, TransferEvaluation } from '../law/transfer.ts';
import type { Policy } from '../policy.ts';
import type { Register } from '../register.ts';
import type { Member, Provenance, Subject } from '../revisions.ts';
import type { HeldKind, Ref } from '../subjects.ts';
import type { DataCategory, EvidenceKind, OutcomeKind, Severity, TransferBasis } from '../vocabulary.ts';
import type { Watch } from '../watch.ts';
import type { Mover } from './movers.ts';

/** What can be assessed: a held subject or a body. */
export type AssessedKind = HeldKind | 'body';

/** A value of a fact: never prose; wording is the views' work. */
export type FactValue = string | number | boolean | null | string[];
export type Facts = Record<string, FactValue>;

/** What a rule says of one part of its subject. */
export type Judgement =
  | {
      outcome: 'found';
      /** Stable name of the part of the subject it is about, null when it is about the whole. */
      part: string | null;
      /** What the agreement says, as values; empty when there is none. */
      says: Facts;
      /** What is true now, as values. */
      truth: Facts;
      /** The first day of the present spell. */
      since: CalendarDate;
      /** `change:…`, `revision:…`, `law:…` or `time:…`; see `causeOf`. */
      cause: string;
      /** A severity other than the rule's own, before raising. */
      severity?: Severity;
      /** The agreement it concerns, when the subject is not the agreement itself. */
      agreement?: string | null;
      /** The due day where the rule sets it itself (F04, F11); else since + due days. */
      dueOn?: CalendarDate;
    }
  | { outcome: 'clear'; part: string | null }
  | {
      outcome: 'cannot_tell';
      part: string | null;
      /** The missing fact by its dotted name, for instance `system.dataCategories`. */
      missing: string;
      /** The subject whose page takes the fact. */
      at: { kind: string; id: string };
      agreement?: string | null;
    };

/** What an outcome hangs on whatever its subject: the register and the law on the day, and the body that holds it. */
export type Scene<K extends AssessedKind = AssessedKind> = {
  readonly subject: Subject<K>;
  readonly register: Register;
  readonly watch: Watch;
  readonly law: Law;
  readonly policy: Policy;
  /** The body that holds the subject on the day; the body itself when that is the subject. */
  readonly body: string | null;
};

/** A system as it is on the day. */
export type SystemFacts = {
  readonly system: Subject<'system'>;
  readonly inUse: boolean;
  readonly usedFrom: CalendarDate;
  readonly categories: ReadonlyMap<string, Member<{ category: DataCategory }>>;
  /** Whether it holds personal data; null when nobody can tell. */
  readonly personalData: boolean | null;
};

/** Evidence that is looked for. */
export type Sought = {
  kinds: readonly EvidenceKind[];
  /** The subjects it may be about. */
  about: readonly string[];
  /** The link or location it must count for; evidence without a part counts for all that stood when it was issued. */
  part?: Part;
  /** Whether it must name the part. */
  named?: boolean;
};

/** A link of a chain or a location, and whose fact it is. */
export type Part = { key: string; of: 'subProcessors' | 'locations'; at: Ref };

/** The last look-up of a company in the list an adequacy decision holds for. */
export type Listing = {
  check: Subject<'evidence'> | null;
  /** What it says against the transfer, and since when. */
  refuted: { as: 'not_listed' | 'hr_not_covered'; mover: Mover } | null;
  /** Whether human resources data go there and nobody has said if the listing covers them. */
  hrUnknown: boolean;
};

/** One place outside the EEA for one covered system: a location, or a company of its chain. */
export type TransferPlace = {
  part: string;
  system: Subject<'system'>;
  from: Provenance;
  /** Where to and on what basis: the annex row's where it names one, else the fact's. */
  transfer: Transfer;
  /** The basis that takes over should the first one fall. */
  fallbackBasis: TransferBasis | null;
  recurring: boolean | null;
  /** Whose page takes the basis. */
  at: Ref;
  evaluation: TransferEvaluation;
  /** The look-up in the list of the decision it rests on; null when it rests on none that has a list. */
  listing: Listing | null;
  /** What evidence about it may be about, and the part that evidence names. */
  evidence: Pick<Sought, 'about' | 'part'>;
  /** Country, activity or company, as facts. */
  facts: Facts;
};

/** Everything a rule may read of a subject of each kind; what several rules need is worked out once. */
export type AssessingKinds = {
  system: Scene<'system'> & SystemFacts;
  agreement: Scene<'agreement'> & {
    readonly spans: readonly Span[];
    readonly inForce: Span | null;
    /** The covered systems that are in use on the day, in order of id. */
    readonly systems: readonly SystemFacts[];
    /** Every place outside the EEA where data of those systems are, by part. */
    readonly transfers: () => readonly TransferPlace[];
  };
  contract: Scene<'contract'>;
  body: Scene<'body'>;
};

export type Assessing<K extends AssessedKind = AssessedKind> = AssessingKinds[K];

/** A finding's rule: a pure function with the facts it reads; its name is its file, test, wording and page anchor. */
export type Rule<K extends AssessedKind = AssessedKind> = {
  readonly code: string;
  readonly name: string;
  readonly of: K;
  readonly severity: Severity;
  /** Days from `since` to the due day (policy default). */
  readonly dueDays: number;
  /** Whether an agreement in force for which it is found needs an update. */
  readonly makesStale: boolean;
  /** Whether art. 9/10, children or secrecy-bound data raise it one step. */
  readonly raisedBySensitiveData: boolean;
  /** Legal references, for instance `GDPR art. 28(3)`. */
  readonly authority: readonly string[];
  /** Dotted names of the facts it reads. */
  readonly reads: readonly string[];
  readonly judge: (assessing: Assessing<K>) => Judgement[];
};

/** An outcome on a day: a judgement with its rule, severity, due day and stable key. */
export type Outcome = {
  key: string;
  code: string;
  name: string;
  outcome: OutcomeKind;
  severity: Severity;
  makesStale: boolean;
  body: string;
  subjectKind: AssessedKind;
  subject: string;
  part: string | null;
  agreement: string | null;
  says: Facts;
  truth: Facts;
  missing: { fact: string; kind: string; id: string } | null;
  since: CalendarDate | null;
  dueOn: CalendarDate | null;
  cause: string;
};
