// Findings gathered by their cause: one vendor's one change is one item, however many agreements it touches.
import { type Affected, type Gathered, gatheredByCause } from '../domain/causes.ts';
import {
  bySeverity,
  comparison,
  dueText,
  type FindingView,
  findingLink,
  mendLink,
  ownerName,
  severityTag,
} from './findings.ts';
import type { Names, Setting } from './page.ts';

/** A cause with what it led to; the findings stand worst first, and may be the first of many. */
export type CauseGroup = Gathered<FindingView>;

/** Gathers findings by cause, the worst first. */
export function groupByCause(findings: readonly FindingView[]): CauseGroup[] {
  return gatheredByCause(findings, ({ cause }) => cause.key, bySeverity);
}

const AFFECTED = { agreement: 'agreements', system: 'systems', contract: 'contracts', body: 'bodies' } as const;

/** What findings touch, counted: `2 avtaler og 1 system`. */
export function affectedText({ words }: Pick<Setting, 'words'>, affected: Affected): string {
  const kinds = (['agreement', 'system', 'contract', 'body'] as const).filter((kind) => affected[kind] > 0);
  return words.list(kinds.map((kind) => words.count(AFFECTED[kind], affected[kind])));
}

/** A cause as an item of a list: what happened, whom it touches, how bad, when due, and the one next step. */
export function causeItem(setting: Setting, group: CauseGroup, names: Names, index: string): object {
  const { words, links, frame } = setting;
  const [worst] = group.items;
  if (!worst) throw new Error(`the cause ${group.cause} has no findings`);
  const change = group.cause.startsWith('change:') ? group.cause.slice('change:'.length) : null;
  const starts = worst.coming && group.since !== null;
  const rows = group.items.map((finding) => rowOf(setting, finding, names));
  const rest = group.total - rows.length;
  return {
    id: `sak-${index}`,
    title: worst.cause.title,
    severity: severityTag(words, group.severity),
    affected: affectedText(setting, group.affected),
    bodies:
      frame.bodies.length > 1 ? (group.bodies === 1 ? worst.bodyName : words.count('bodies', group.bodies)) : null,
    starts: starts ? words.text('overview.starts', { day: words.day(group.since ?? '') }) : null,
    due: dueText(words, group.dueOn, frame.asOf),
    remedy: worst.remedy,
    changeUrl: change === null ? null : links.change(change),
    decideUrl: null,
    only: group.total === 1 ? rows[0] : null,
    more: words.count('showAffected', group.total),
    rows,
    rest:
      rest === 0
        ? null
        : {
            text: words.text('overview.restOfCause', { n: rest }),
            url: links.findings({ cause: group.cause, outcome: worst.coming ? 'coming' : null }),
          },
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
    mend: mendLink(setting, finding),
    comparison: evidence === null ? comparison(words, finding, finding.coming) : null,
    owner: ownerName(words, names, finding.ownerId),
    due: dueText(words, finding.dueOn, frame.asOf),
  };
}
