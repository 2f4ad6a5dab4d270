// Findings as people read them: what the agreement says beside what is true now, with since, due day and authority.
import type { FactValue } from '../domain/assessment/rule.ts';
import { type CalendarDate, daysBetween } from '../domain/calendar.ts';
import { type OutcomeKind, SEVERITIES, type Severity } from '../domain/vocabulary.ts';
import type { Names, Setting } from './page.ts';
import { proofLink } from './proof-link.ts';
import { missingFact, missingWhere } from './wording/labels.ts';
import { raised, type Words } from './words.ts';

/** A cause as the interface gives it. */
export type CauseView = { key: string; title: string; on: string | null };

/** A decision on a finding, or the DPO's advice. */
export type DecisionView = {
  id: string;
  kind: string;
  byId: string;
  ownerId: string | null;
  dueOn: string | null;
  until: string | null;
  reason: string | null;
  decidedAt: string;
};

/** A finding as the interface gives it (shape `Finding`); `agreementSays` and `trueNow` may hold several lines. */
export type FindingView = {
  key: string;
  code: string;
  name: string;
  title: string;
  outcome: OutcomeKind;
  severity: Severity;
  makesStale: boolean;
  bodyId: string;
  bodyName: string;
  subjectKind: 'system' | 'contract' | 'agreement' | 'body';
  subjectId: string;
  subjectTitle: string;
  agreementId: string | null;
  part: string | null;
  agreementSays: string | null;
  trueNow: string | null;
  facts: Record<string, FactValue>;
  missing: { fact: string; where: string } | null;
  since: string | null;
  dueOn: string | null;
  overdue: boolean;
  coming: boolean;
  cause: CauseView;
  authority: readonly string[];
  remedy: string;
  ownerId: string | null;
  /** What stands of the decisions on the day asked for. */
  standing: {
    ownerId: string | null;
    dueOn: string | null;
    snoozedUntil: string | null;
    acceptedUntil: string | null;
  };
  decisions: readonly DecisionView[];
};

/** What a finding and a consequence of a change have in common. */
export type Compared = Pick<
  FindingView,
  | 'code'
  | 'title'
  | 'severity'
  | 'bodyName'
  | 'subjectKind'
  | 'subjectTitle'
  | 'agreementId'
  | 'subjectId'
  | 'agreementSays'
  | 'trueNow'
>;

/** How severe, from 0 (low) to 3 (critical); -1 for what is no severity. */
export function severityRank(severity: string): number {
  return SEVERITIES.indexOf(severity as Severity);
}

/** Orders findings: the most severe first, then the one due first, then by title and key so that the order never varies. */
export function bySeverity(a: FindingView, b: FindingView): number {
  return (
    severityRank(b.severity) - severityRank(a.severity) ||
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
    a.bodyName.localeCompare(b.bodyName, 'nb') ||
    a.subjectTitle.localeCompare(b.subjectTitle, 'nb') ||
    (a.key < b.key ? -1 : 1)
  );
}

/** A severity as a tag. */
export function severityTag(words: Words, severity: string): object {
  return { code: severity, label: words.label('severity', severity) };
}

/** The statements of a text that holds one per line. */
export function statements(text: string | null): string[] {
  return text === null ? [] : text.split('\n').filter((line) => line.trim() !== '');
}

/** Says when something is due, and how far off that is. */
export function dueText(words: Words, dueOn: string | null, today: string): { text: string; late: boolean } | null {
  if (dueOn === null) return null;
  const left = daysBetween(today as CalendarDate, dueOn as CalendarDate);
  const day = words.day(dueOn);
  if (left === 0) return { text: words.text('overview.dueToday'), late: false };
  if (left < 0) return { text: words.text('overview.duePast', { day, ago: overdueBy(words, -left) }), late: true };
  if (left > 60) return { text: words.text('overview.due', { day }), late: false };
  return { text: words.text('overview.dueSoon', { day, left: words.count('dueIn', left) }), late: false };
}

/** How long overdue, in days, then months, then years: nobody counts to three thousand days. */
function overdueBy(words: Words, days: number): string {
  if (days <= 60) return words.count('overdueBy', days);
  if (days < 730) return words.count('monthsOverdue', Math.floor(days / 30.44));
  return words.count('yearsOverdue', Math.floor(days / 365.25));
}

/** What a data gap lacks and where that is entered, in words. */
export function gapWords({ language }: Words, gap: FindingView): { fact: string; where: string | null } {
  if (gap.missing === null) return { fact: gap.title, where: null };
  const fact = raised(missingFact(gap.missing.fact, language), language);
  return { fact, where: missingWhere(gap.missing.where, language) };
}

/** Where a finding is read in full: its agreement's page, else its system's or contract's; null where it has none. */
export function findingLink(
  { links }: Setting,
  finding: Pick<FindingView, 'agreementId' | 'subjectKind' | 'subjectId'>,
): string | null {
  const agreement = finding.agreementId ?? (finding.subjectKind === 'agreement' ? finding.subjectId : null);
  if (agreement !== null) return links.agreement(agreement);
  if (finding.subjectKind === 'contract') return links.contract(finding.subjectId);
  return finding.subjectKind === 'system' ? links.system(finding.subjectId) : null;
}

/** Where a system without an agreement gets one, for whoever may write there today; null for every other finding. */
export function mendLink(setting: Setting, finding: FindingView): { url: string; text: string } | null {
  const { words, links, frame } = setting;
  const { code, outcome, subjectKind, subjectId, bodyId } = finding;
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  if (!(isToday && frame.writes.includes(bodyId))) return null;
  if (code === 'F01' && outcome === 'found' && subjectKind === 'system')
    return { url: links.newAgreement({ system: subjectId }), text: words.text('newAgreement.mend') };
  const proof = proofLink(setting, finding);
  return proof === null ? null : { url: proof, text: words.text('proof.mend') };
}

/** The name of an owner, or that nobody is. */
export function ownerName(words: Words, names: Names, ownerId: string | null): string {
  if (ownerId === null) return words.text('common.nobody');
  return names[ownerId] ?? words.text('common.someone');
}

/** The two sides of a finding: what the agreement says, and what is (or will be) true. */
export function comparison(
  words: Words,
  compared: Pick<Compared, 'agreementSays' | 'trueNow'>,
  future = false,
): object | null {
  const says = statements(compared.agreementSays);
  const truth = statements(compared.trueNow);
  if (says.length === 0 && truth.length === 0) return null;
  return {
    says,
    truth,
    oneSided: says.length === 0,
    truthTitle: words.text(future ? 'finding.willBeTrue' : 'finding.trueNow'),
  };
}

/** A finding as a card: title, why, the two sides, since, due, cause, authority, who, and what to do. */
export function findingCard(setting: Setting, finding: FindingView, names: Names, explanation: string | null): object {
  const { words, frame, links } = setting;
  const due = dueText(words, finding.dueOn, frame.asOf);
  const change = finding.cause.key.startsWith('change:')
    ? links.change(finding.cause.key.slice('change:'.length))
    : null;
  return {
    id: anchorOf(finding.key),
    code: finding.code,
    title: finding.title,
    severity: severityTag(words, finding.severity),
    about: finding.subjectKind === 'agreement' ? null : finding.subjectTitle,
    explanation,
    comparison: comparison(words, finding, finding.coming),
    sinceLabel: words.text(finding.coming ? 'finding.from' : 'finding.since'),
    since: finding.since === null ? null : words.day(finding.since),
    due: due === null ? null : { day: words.day(finding.dueOn ?? ''), late: due.late || finding.overdue },
    cause: { title: finding.cause.title, url: change },
    authority: finding.authority.join('; '),
    owner: [
      ownerName(words, names, finding.ownerId),
      finding.standing.dueOn === null
        ? null
        : words.text('decided.assignedDue', { day: words.day(finding.standing.dueOn) }),
    ]
      .filter(Boolean)
      .join(', '),
    remedy: finding.remedy,
    mend: mendLink(setting, finding),
    helpUrl: links.findingHelp(finding.code),
    decisions: finding.decisions.map((decision) => decisionLine(words, decision, names)),
  };
}

function decisionLine(words: Words, decision: DecisionView, names: Names): object {
  return {
    kind: words.label('decisionKind', decision.kind),
    who: names[decision.byId] ?? words.text('common.someone'),
    until: decision.until === null ? null : words.text('finding.decidedUntil', { day: words.day(decision.until) }),
    reason: decision.reason,
  };
}

/** An id for a place on a page, made from a finding's key. */
export function anchorOf(key: string): string {
  return `funn-${key.replaceAll(/[^A-Za-z0-9_-]/g, '-')}`;
}
