// What a controller sets otherwise: decided from what is said, refused where one value contradicts another.
import { RULE_BY_CODE } from './assessment/rules.ts';
import type { CalendarDate } from './calendar.ts';
import { invalid } from './failures.ts';
import { DUE_BY_RULE, type PolicyValues, policyId, policyValues, THRESHOLDS, type ThresholdName } from './policy.ts';
import { journalOf, registerOn } from './register.ts';
import type { Revision, RevisionContent, RevisionDraft } from './revisions.ts';
import type { Severity } from './vocabulary.ts';

/** What is said of a policy: new values by name or code; null goes back to the product's own. */
export type PolicySaid = {
  thresholds: { readonly [N in ThresholdName]?: number | null };
  dueDays: Readonly<Record<string, number | null>>;
  severities: Readonly<Record<string, Severity | null>>;
};

type Group = keyof PolicySaid;
const GROUPS: readonly Group[] = ['thresholds', 'dueDays', 'severities'];

/** The codes of all findings in order; their severity may be set. */
export const POLICY_CODES: readonly string[] = [...RULE_BY_CODE.keys()].sort();
/** The codes of findings whose days until they are due may be set. */
export const DUE_CODES: readonly string[] = POLICY_CODES.filter((code) => !DUE_BY_RULE.has(code));
/** The fewest and the most days until a finding is due. */
export const DUE_RANGE = { least: 1, most: 730 } as const;

/** Pairs of thresholds of which the first is never more than the second. */
const IN_ORDER: readonly (readonly [ThresholdName, ThresholdName])[] = [
  ['agreementExpiringDueDays', 'agreementExpiringWarnedDays'],
  ['breachHoursMost', 'breachHoursGrave'],
  ['listConfirmedDaysHigh', 'listConfirmedDaysNormal'],
  ['basisExpiringDueDays', 'basisExpiringWarnedDays'],
  ['verifiedMonthsHigh', 'verifiedMonthsNormal'],
  ['verifiedMonthsNormal', 'verifiedMonthsLow'],
];

/** Where and when a policy is set, by whom and why; `corrects` names the earlier revision it is said in place of. */
export type PolicyAct = {
  body: string;
  effectiveOn: CalendarDate;
  by: string;
  reason: string;
  corrects: string | null;
};

/**
 * The revision that sets a policy, on top of the body's revisions given. Throws invalid where nothing changes, and where on
 * some day from then on a value would contradict another.
 */
export function decidePolicy(said: PolicySaid, act: PolicyAct, known: readonly Revision[]): RevisionDraft<'policy'> {
  const { body, effectiveOn, by, reason, corrects } = act;
  const draft: RevisionDraft<'policy'> = {
    kind: 'policy',
    subject: policyId(body),
    root: body,
    body,
    effectiveOn,
    cause: null,
    corrects,
    content: { fields: { by, reason }, ...contentOf(said) },
  };
  const own = known.filter((r) => r.kind === 'policy' && r.subject === draft.subject);
  const after = [...own, asRecorded(draft, own)];
  if (!differs(own, after, body)) throw invalid('thresholds', 'expected something that changes: it is so already');
  refuseDisorder(after, body, effectiveOn, said);
  return draft;
}

function contentOf(said: PolicySaid): Pick<RevisionContent<'policy'>, 'added' | 'ended'> {
  const added = GROUPS.flatMap((group) => {
    const set = Object.entries(said[group]).filter(([, value]) => value !== null && value !== undefined);
    return set.length === 0 ? [] : [[group, Object.fromEntries(set.map(([key, value]) => [key, { value }]))] as const];
  });
  const ended = GROUPS.flatMap((group) => {
    const keys = Object.keys(said[group]).filter((key) => (said[group] as Record<string, unknown>)[key] === null);
    return keys.length === 0 ? [] : [[group, keys] as const];
  });
  return {
    ...(added.length > 0 && { added: Object.fromEntries(added) }),
    ...(ended.length > 0 && { ended: Object.fromEntries(ended) }),
  };
}

/** The draft as it would stand last in the journal. */
function asRecorded(draft: RevisionDraft<'policy'>, known: readonly Revision[]): Revision {
  const last = known.at(-1);
  const seq = (last?.seq ?? 0) + 1;
  const recordedAt = last?.recordedAt ?? ('1994-01-01T00:00:00.000Z' as Revision['recordedAt']);
  return {
    ...draft,
    id: 'said',
    seq,
    recordedAt,
    operation: 'said',
    corrects: draft.corrects ?? null,
    withdraws: null,
  };
}

/** The days on which a policy turns, in order. */
function turns(revisions: readonly Revision[]): CalendarDate[] {
  return [...new Set(revisions.map((r) => r.effectiveOn))].sort();
}

function valuesOn(revisions: readonly Revision[], body: string, day: CalendarDate): PolicyValues {
  return policyValues(registerOn(journalOf(revisions), day), body);
}

function differs(before: readonly Revision[], after: readonly Revision[], body: string): boolean {
  const told = (revisions: readonly Revision[], day: CalendarDate): string => {
    const values = valuesOn(revisions, body, day);
    return JSON.stringify(GROUPS.map((group) => Object.entries(values[group]).sort(([a], [b]) => (a < b ? -1 : 1))));
  };
  return turns(after).some((day) => told(before, day) !== told(after, day));
}

function refuseDisorder(after: readonly Revision[], body: string, from: CalendarDate, said: PolicySaid): void {
  for (const day of turns(after).filter((turn) => turn >= from)) {
    const { thresholds } = valuesOn(after, body, day);
    const at = (name: ThresholdName): number => thresholds[name] ?? THRESHOLDS[name].standard;
    for (const [less, more] of IN_ORDER) {
      if (at(less) <= at(more)) continue;
      const told = said.thresholds[less] === undefined && said.thresholds[more] !== undefined ? more : less;
      const expected =
        told === less ? `at most ${at(more)}, which is ${more}` : `at least ${at(less)}, which is ${less}`;
      throw invalid(`thresholds.${told}`, `expected ${expected} on ${day}`);
    }
  }
}

/** The severity and days until due a finding has where nothing is set; days null where a threshold decides them. */
export function standardOf(code: string): { severity: Severity; dueDays: number | null } {
  const rule = RULE_BY_CODE.get(code);
  if (!rule) throw invalid('code', 'expected the code of a finding');
  return { severity: rule.severity, dueDays: DUE_BY_RULE.has(code) ? null : rule.dueDays };
}
