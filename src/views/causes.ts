// Findings gathered by their cause: one vendor's one change is one item, however many agreements it touches.
import {
  bySeverity,
  type CauseView,
  comparison,
  dueText,
  type FindingView,
  findingLink,
  ownerName,
  severityRank,
  severityTag,
} from './findings.ts';
import type { Names, Setting } from './page.ts';

/** A cause with what it led to; the findings stand worst first. */
export type CauseGroup = {
  cause: CauseView;
  worst: FindingView;
  findings: readonly FindingView[];
  dueOn: string | null;
  since: string | null;
};

/** Gathers findings by cause: the worst cause first, then the one due first, then by title. */
export function groupByCause(findings: readonly FindingView[]): CauseGroup[] {
  const gathered = new Map<string, FindingView[]>();
  for (const finding of findings) {
    const group = gathered.get(finding.cause.key);
    if (group) group.push(finding);
    else gathered.set(finding.cause.key, [finding]);
  }
  return [...gathered.values()].map(groupOf).sort(byUrgency);
}

function groupOf(findings: FindingView[]): CauseGroup {
  const sorted = [...findings].sort(bySeverity);
  const worst = sorted[0] as FindingView;
  const dues = sorted.flatMap((finding) => finding.dueOn ?? []).sort();
  const starts = sorted.flatMap((finding) => finding.since ?? []).sort();
  return { cause: worst.cause, worst, findings: sorted, dueOn: dues[0] ?? null, since: starts[0] ?? null };
}

function byUrgency(a: CauseGroup, b: CauseGroup): number {
  return (
    severityRank(b.worst.severity) - severityRank(a.worst.severity) ||
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
    a.cause.title.localeCompare(b.cause.title, 'nb') ||
    (a.cause.key < b.cause.key ? -1 : 1)
  );
}

/** What a group touches, counted: agreements where it touches any, else systems or bodies. */
export function affectedText(
  { words }: Pick<Setting, 'words'>,
  findings: readonly Pick<FindingView, 'agreementId' | 'subjectKind' | 'subjectId' | 'bodyId'>[],
): string {
  const agreements = new Set(
    findings.flatMap((f) => f.agreementId ?? (f.subjectKind === 'agreement' ? f.subjectId : [])),
  );
  const systems = new Set(
    findings.filter((f) => f.subjectKind === 'system' && f.agreementId === null).map((f) => f.subjectId),
  );
  const bodies = new Set(findings.filter((f) => f.subjectKind === 'body').map((f) => f.subjectId));
  const parts = [
    agreements.size > 0 ? words.count('agreements', agreements.size) : null,
    systems.size > 0 ? words.count('systems', systems.size) : null,
    bodies.size > 0 ? words.count('bodies', bodies.size) : null,
  ].filter((part) => part !== null);
  return words.list(parts);
}

/** A cause as an item of a list: what happened, whom it touches, how bad, when due, and the one next step. */
export function causeItem(setting: Setting, group: CauseGroup, names: Names, index: string): object {
  const { words, links, frame } = setting;
  const { worst, findings } = group;
  const bodies = new Set(findings.map((finding) => finding.bodyId));
  const change = group.cause.key.startsWith('change:') ? group.cause.key.slice('change:'.length) : null;
  const single = findings.length === 1 ? findingLink(setting, worst) : null;
  const starts =
    worst.coming && group.since !== null ? words.text('overview.starts', { day: words.day(group.since) }) : null;
  return {
    id: `sak-${index}`,
    title: group.cause.title,
    severity: severityTag(words, worst.severity),
    affected: affectedText(setting, findings),
    bodies: frame.bodies.length > 1 ? (bodies.size === 1 ? worst.bodyName : words.count('bodies', bodies.size)) : null,
    starts,
    due: dueText(words, group.dueOn, frame.asOf),
    titles: words.list([...new Set(findings.map((finding) => finding.title))]),
    remedy: worst.remedy,
    link: single ? { url: single, text: words.text('overview.openAgreement') } : null,
    changeUrl: change === null ? null : links.change(change),
    more: words.count('showAffected', findings.length),
    rows: findings.map((finding) => ({
      url: findingLink(setting, finding),
      subject: finding.subjectTitle,
      body: frame.bodies.length > 1 ? finding.bodyName : null,
      title: finding.title,
      severity: severityTag(words, finding.severity),
      comparison: findingLink(setting, finding) === null ? comparison(words, finding, finding.coming) : null,
      owner: ownerName(words, names, finding.ownerId),
      due: dueText(words, finding.dueOn, frame.asOf),
    })),
  };
}
