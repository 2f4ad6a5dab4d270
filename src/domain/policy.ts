// What a controller may set otherwise: the thresholds, due days and severities of findings (domain reference §7).
import type { Register } from './register.ts';
import type { Subject } from './revisions.ts';
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
  /** Share of subjects with a data gap, in per cent, above which the light of a report is grey. */
  readonly greyPercent: number;
};

export type ThresholdUnit = 'days' | 'hours' | 'months' | 'percent';

/** A threshold that may be set: the finding it belongs to (null: the report), its unit, its range and its default. */
export type Threshold = {
  readonly code: string | null;
  readonly unit: ThresholdUnit;
  readonly least: number;
  readonly most: number;
  readonly standard: number;
};

/** Every threshold with the default of this product. */
export const THRESHOLDS = {
  agreementExpiringWarnedDays: { code: 'F04', unit: 'days', least: 1, most: 730, standard: 90 },
  agreementExpiringDueDays: { code: 'F04', unit: 'days', least: 0, most: 730, standard: 30 },
  deletionProofDays: { code: 'F07', unit: 'days', least: 0, most: 365, standard: 30 },
  breachHoursMost: { code: 'F08', unit: 'hours', least: 1, most: 72, standard: 24 },
  breachHoursGrave: { code: 'F08', unit: 'hours', least: 1, most: 168, standard: 72 },
  objectionWarnedDays: { code: 'F11', unit: 'days', least: 1, most: 60, standard: 7 },
  listConfirmedDaysNormal: { code: 'F12', unit: 'days', least: 30, most: 1095, standard: 365 },
  listConfirmedDaysHigh: { code: 'F12', unit: 'days', least: 30, most: 1095, standard: 180 },
  basisExpiringWarnedDays: { code: 'F17', unit: 'days', least: 1, most: 730, standard: 180 },
  basisExpiringDueDays: { code: 'F17', unit: 'days', least: 0, most: 730, standard: 60 },
  listCheckDays: { code: 'F18', unit: 'days', least: 1, most: 365, standard: 90 },
  transferAssessedDays: { code: 'F19', unit: 'days', least: 30, most: 1095, standard: 365 },
  verifiedMonthsHigh: { code: 'F21', unit: 'months', least: 1, most: 60, standard: 12 },
  verifiedMonthsNormal: { code: 'F21', unit: 'months', least: 1, most: 60, standard: 24 },
  verifiedMonthsLow: { code: 'F21', unit: 'months', least: 1, most: 60, standard: 36 },
  greyPercent: { code: null, unit: 'percent', least: 1, most: 100, standard: 10 },
} as const satisfies Record<string, Threshold>;
export type ThresholdName = keyof typeof THRESHOLDS;
export const THRESHOLD_NAMES = Object.keys(THRESHOLDS) as ThresholdName[];

/** The findings whose due day follows from a threshold or a signed term, and not from a number of days. */
export const DUE_BY_RULE: ReadonlySet<string> = new Set(['F04', 'F11', 'F17']);

/** What a controller has set; what is left out is as the product has it. */
export type PolicyValues = {
  readonly thresholds: Partial<Readonly<Record<ThresholdName, number>>>;
  readonly dueDays: Readonly<Record<string, number>>;
  readonly severities: Readonly<Record<string, Severity>>;
};

/** The policy that follows from what a controller has set. */
export function policyFrom({ thresholds, dueDays, severities }: PolicyValues): Policy {
  const at = (name: ThresholdName): number => thresholds[name] ?? THRESHOLDS[name].standard;
  return {
    agreementExpiring: { warnedDays: at('agreementExpiringWarnedDays'), dueDays: at('agreementExpiringDueDays') },
    deletionProofDays: at('deletionProofDays'),
    breachHours: { most: at('breachHoursMost'), grave: at('breachHoursGrave') },
    objectionWarnedDays: at('objectionWarnedDays'),
    listConfirmedDays: { normal: at('listConfirmedDaysNormal'), high: at('listConfirmedDaysHigh') },
    basisExpiring: { warnedDays: at('basisExpiringWarnedDays'), dueDays: at('basisExpiringDueDays') },
    listCheckDays: at('listCheckDays'),
    transferAssessedDays: at('transferAssessedDays'),
    verifiedMonths: {
      high: at('verifiedMonthsHigh'),
      normal: at('verifiedMonthsNormal'),
      low: at('verifiedMonthsLow'),
    },
    dueDays,
    severities,
    greyPercent: at('greyPercent'),
  };
}

/** The defaults of this product. */
export const POLICY: Policy = policyFrom({ thresholds: {}, dueDays: {}, severities: {} });

/** The one subject that says what a body has set; it stands under the body, which all the body holds reads. */
export function policyId(body: string): string {
  return `policy_${body}`;
}

/** What a body has set on the register's day. */
export function policyValues(register: Register, body: string): PolicyValues {
  return valuesOf(register.get('policy', policyId(body)));
}

/** The policy a body goes by on the register's day; the product's own where it has set none, and for no body. */
export function policyOn(register: Register, body: string | null): Policy {
  const said = body === null ? undefined : register.get('policy', policyId(body));
  if (!said) return POLICY;
  const made = MADE.get(said) ?? policyFrom(valuesOf(said));
  MADE.set(said, made);
  return made;
}

/** Policies by the state they follow from: a journal folds a state once, however many subjects are assessed by it. */
const MADE = new WeakMap<Subject<'policy'>, Policy>();

function valuesOf(said: Subject<'policy'> | undefined): PolicyValues {
  const members = <T>(set: Map<string, { value: { value: T } }> | undefined): Record<string, T> =>
    Object.fromEntries([...(set ?? [])].map(([key, { value }]) => [key, value.value]));
  const { thresholds, dueDays, severities } = said?.sets ?? {};
  return { thresholds: members(thresholds), dueDays: members(dueDays), severities: members(severities) };
}
