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

const AFFECTED = { agreement: 'agreements', system: 'systems', contract: 'contracts', body: 'bodies' } as const;

/** What a group touches, counted: `2 avtaler og 1 system`. */
export function affectedText(
  { words }: Pick<Setting, 'words'>,
  findings: readonly Pick<FindingView, 'agreementId' | 'subjectKind' | 'subjectId' | 'bodyId'>[],
): string {
  const about = (kind: FindingView['subjectKind']) =>
    new Set(findings.filter((finding) => finding.subjectKind === kind).map(({ subjectId }) => subjectId)).size;
  const parts = (['agreement', 'system', 'contract', 'body'] as const)
    .map((kind) => ({ kind, n: about(kind) }))
    .filter(({ n }) => n > 0);
  return words.list(parts.map(({ kind, n }) => words.count(AFFECTED[kind], n)));
}

/** A cause as an item of a list: what happened, whom it touches, how bad, when due, and the one next step. */
export function causeItem(setting: Setting, group: CauseGroup, names: Names, index: string): object {
  const { words, links, frame } = setting;
  const { worst, findings } = group;
  const bodies = new Set(findings.map((finding) => finding.bodyId));
  const change = group.cause.key.startsWith('change:') ? group.cause.key.slice('change:'.length) : null;
  const starts = worst.coming && group.since !== null;
  const rows = findings.map((finding) => rowOf(setting, finding, names));
  return {
    id: `sak-${index}`,
    title: group.cause.title,
    severity: severityTag(words, worst.severity),
    affected: affectedText(setting, findings),
    bodies: frame.bodies.length > 1 ? (bodies.size === 1 ? worst.bodyName : words.count('bodies', bodies.size)) : null,
    starts: starts ? words.text('overview.starts', { day: words.day(group.since ?? '') }) : null,
    due: dueText(words, group.dueOn, frame.asOf),
    remedy: worst.remedy,
    changeUrl: change === null ? null : links.change(change),
    decideUrl: null,
    only: rows.length === 1 ? rows[0] : null,
    more: words.count('showAffected', rows.length),
    rows,
  };
}

function rowOf(setting: Setting, finding: FindingView, names: Names): object {
  const { words, frame, links } = setting;
  const evidence = findingLink(setting, finding);
  return {
    url: evidence ?? links.finding(finding.key),
    subject: finding.subjectTitle,
    body: frame.bodies.length > 1 ? finding.bodyName : null,
    title: finding.title,
    comparison: evidence === null ? comparison(words, finding, finding.coming) : null,
    owner: ownerName(words, names, finding.ownerId),
    due: dueText(words, finding.dueOn, frame.asOf),
  };
}
