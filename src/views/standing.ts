// What stands of decisions as people read it: findings accepted or put off, by whom, why and until when.
import type { DecisionView, FindingView } from './findings.ts';
import { findingLink, severityTag } from './findings.ts';
import type { Names, Setting } from './page.ts';
import type { Words } from './words.ts';

/** The decision a finding rests on: that its risk is accepted, or that it is put off; null while it rests on none. */
export function restsOn({ standing, decisions }: Pick<FindingView, 'standing' | 'decisions'>): DecisionView | null {
  const { acceptedUntil, snoozedUntil } = standing;
  const kind = acceptedUntil !== null ? 'accept_risk' : snoozedUntil !== null ? 'snooze' : null;
  return kind === null ? null : (decisions.findLast((decision) => decision.kind === kind) ?? null);
}

/** The decision that management has accepted a finding's risk, while it stands. */
export function acceptanceOf(finding: Pick<FindingView, 'standing' | 'decisions'>): DecisionView | null {
  return finding.standing.acceptedUntil === null ? null : restsOn(finding);
}

/** Findings that rest on a decision as rows of a table, the one that comes back first on top. */
export function restingRows(setting: Setting, findings: readonly FindingView[], names: Names): object[] {
  const { words, frame } = setting;
  const resting = findings.flatMap((finding) => {
    const decision = restsOn(finding);
    return decision === null ? [] : [{ finding, decision }];
  });
  resting.sort((a, b) => compare(a.decision.until, b.decision.until) || compare(a.finding.key, b.finding.key));
  return resting.map(({ finding, decision }) => ({
    url: findingLink(setting, finding),
    subject: finding.subjectTitle,
    body: frame.bodies.length > 1 ? finding.bodyName : null,
    title: finding.title,
    severity: severityTag(words, finding.severity),
    decision: words.label('decisionKind', decision.kind),
    ...saidOf(words, decision, names),
  }));
}

function compare(a: string | null, b: string | null): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}

/** Until when, by whom and why, for a table. */
export function saidOf(
  words: Words,
  decision: DecisionView,
  names: Names,
): { until: string; who: string; why: string } {
  return {
    until: decision.until === null ? '–' : words.shortDay(decision.until),
    who: names[decision.byId] ?? words.text('common.someone'),
    why: decision.reason ?? words.text('decided.noReason'),
  };
}
