// What a controller may set otherwise: the thresholds, due days and severities of findings (domain reference §7).
import type { Severity } from './vocabulary.ts';

/** The policy findings are judged by. Days and months are counted from the day of the fact they are about. */
export type Policy = {
  /** F04: how long before its last day an agreement is expiring, and how long before it the renewal is due. */
  readonly agreementExpiring: { readonly warnedDays: number; readonly dueDays: number };
  /** F07: how long after the contract's end there must be proof that data were returned or deleted. */
  readonly deletionProofDays: number;
  /** F08: the most hours a processor may take to tell of a breach, and from where on more is grave. */
  readonly breachHours: { readonly most: number; readonly grave: number };
  /** F11: how long before its deadline an open notice is told of. */
  readonly objectionWarnedDays: number;
  /** F12: how long a confirmed list of sub-processors is good for. */
  readonly listConfirmedDays: { readonly normal: number; readonly high: number };
  /** F17: how long before its last day a basis is expiring, and how long before it a new one is due. */
  readonly basisExpiring: { readonly warnedDays: number; readonly dueDays: number };
  /** F18: how long a look-up in the list of an adequacy decision is good for. */
  readonly listCheckDays: number;
  /** F19: how long an assessment of a transfer is good for. */
  readonly transferAssessedDays: number;
  /** F21: how often a processor is verified, by risk. */
  readonly verifiedMonths: { readonly high: number; readonly normal: number; readonly low: number };
  /** Days from `since` to the due day by code, where they are others than the rule's own. */
  readonly dueDays: Readonly<Record<string, number>>;
  /** Severities by code, where they are others than the rule's own. */
  readonly severities: Readonly<Record<string, Severity>>;
};

/** The defaults of this product. */
export const POLICY: Policy = {
  agreementExpiring: { warnedDays: 90, dueDays: 30 },
  deletionProofDays: 30,
  breachHours: { most: 24, grave: 72 },
  objectionWarnedDays: 7,
  listConfirmedDays: { normal: 365, high: 180 },
  basisExpiring: { warnedDays: 180, dueDays: 60 },
  listCheckDays: 90,
  transferAssessedDays: 365,
  verifiedMonths: { high: 12, normal: 24, low: 36 },
  dueDays: {},
  severities: {},
};
