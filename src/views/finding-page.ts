// Findings on pages of their own: a list of those of a group, and one with its evidence, decisions, advice and their forms.
import { FINDING_GROUPS } from '../domain/assessment/groups.ts';
import { SEVERITIES } from '../domain/vocabulary.ts';
import { type DecisionFormInput, decisionForms } from './decision-forms.ts';
import { fileLinks } from './files.ts';
import {
  anchorOf,
  type DecisionView,
  dueText,
  type FindingView,
  findingCard,
  findingLink,
  gapWords,
  ownerName,
  severityTag,
} from './findings.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { findingExplanation } from './wording/findings.ts';
import type { Words } from './words.ts';

/** What the list may show: what is found, what is coming, what cannot be told. */
export const FINDINGS_SHOWN = ['found', 'coming', 'cannot_tell'] as const;

/** What the list is made of. Query parameters: `body`, `group`, `severity`, `outcome`, `cause`, `cursor`, `asOf`, `knownAt`. */
export type FindingsInput = {
  filter: {
    group: string | null;
    severity: string | null;
    show: (typeof FINDINGS_SHOWN)[number];
    cause: string | null;
  };
  findings: readonly FindingView[];
  total: number;
  cursor: string | null;
  nextCursor: string | null;
  names: Names;
};

/** The list of findings: GET /findings. */
export function renderFindings(renderer: Renderer, frame: Frame, input: FindingsInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { filter, cursor, nextCursor } = input;
  const body = frame.bodies.find(({ id }) => id === frame.body)?.name ?? null;
  const title = [findingsTitle(words, filter), body].filter(Boolean).join(' – ');
  const { group, severity, show, cause } = filter;
  const query = { group, severity, cause, outcome: show === 'found' ? null : show };
  const content = {
    gaps: show === 'cannot_tell',
    because: cause === null ? null : becauseOf(setting, input),
    filter: filterOf(setting, filter),
    shown: words.text('findings.total', { shown: input.findings.length, total: input.total }),
    files: fileLinks(words, (format) => links.findingsFile({ ...query, format })),
    rows: input.findings.map((finding) => rowOf(setting, finding, input.names)),
    paging:
      cursor === null && nextCursor === null
        ? null
        : {
            first: cursor === null ? null : links.findings(query),
            next: nextCursor === null ? null : links.findings({ ...query, cursor: nextCursor }),
          },
  };
  const heading = { title, section: sectionOf(frame), crumbs: [crumbOf(setting)], choosesBody: true };
  return printPage(renderer, setting, 'findings', heading, content);
}

/** The cause the list is narrowed to, and the way back to all of them. */
function becauseOf({ words, links }: Setting, { filter, findings }: FindingsInput): object {
  const title = findings[0]?.cause.title ?? words.text('findings.causeGone');
  return { title, url: links.findings({ outcome: filter.show === 'found' ? null : filter.show }) };
}

/** Where findings belong: the workplace of who has several municipalities, else the overview. */
function sectionOf({ may, bodies }: Frame): 'workplace' | 'overview' {
  return may.readReport && bodies.length > 1 ? 'workplace' : 'overview';
}

function crumbOf({ words, links, frame }: Setting): { title: string; href: string } {
  const section = sectionOf(frame);
  const href = section === 'workplace' ? links.workplace({ body: null }) : links.overview();
  return { title: words.text(`nav.${section}`), href };
}

/** What a list of findings is called, by what it shows and of which group. */
export function findingsTitle(words: Words, filter: Pick<FindingsInput['filter'], 'show' | 'group'>): string {
  const gaps = filter.show === 'cannot_tell';
  const plain = filter.show === 'coming' ? 'findings.comingTitle' : gaps ? 'findings.gapsTitle' : 'findings.title';
  if (filter.group === null) return words.text(plain);
  const group = words.label('findingGroup', filter.group);
  const inGroup =
    filter.show === 'coming' ? 'findings.comingInGroup' : gaps ? 'findings.gapsInGroup' : 'findings.inGroup';
  return words.text(inGroup, { group });
}

function filterOf({ words, frame }: Setting, filter: FindingsInput['filter']): object {
  const hidden = [
    { name: 'body', value: frame.body },
    { name: 'asOf', value: frame.asOf === frame.today ? null : frame.asOf },
    { name: 'knownAt', value: frame.knownAt },
    { name: 'cause', value: filter.cause },
  ];
  const option = (value: string, label: string, chosen: string | null) => ({
    value,
    label,
    selected: value === chosen,
  });
  return {
    hidden: hidden.filter(({ value }) => value !== null),
    groups: FINDING_GROUPS.map((group) => option(group, words.label('findingGroup', group), filter.group)),
    severities: [...SEVERITIES]
      .reverse()
      .map((severity) => option(severity, words.label('severity', severity), filter.severity)),
    kinds: [
      option('found', words.text('findings.kindFound'), filter.show),
      option('coming', words.text('findings.kindComing'), filter.show),
      option('cannot_tell', words.text('findings.kindGap'), filter.show),
    ],
  };
}

function rowOf({ words, links, frame }: Setting, finding: FindingView, names: Names): object {
  const gap = finding.outcome === 'cannot_tell' ? gapWords(words, finding) : null;
  return {
    url: links.finding(finding.key),
    title: gap?.fact ?? finding.title,
    where: gap?.where ?? null,
    starts:
      finding.coming && finding.since !== null
        ? words.text('overview.starts', { day: words.day(finding.since) })
        : null,
    cause: gap === null ? finding.cause.title : finding.title,
    severity: severityTag(words, finding.severity),
    subject: finding.subjectTitle,
    body: frame.bodies.length > 1 ? finding.bodyName : null,
    due: dueText(words, finding.dueOn, frame.asOf),
    owner: ownerName(words, names, finding.ownerId),
  };
}

/** What the page of one finding is made of. */
export type FindingPageInput = DecisionFormInput & { finding: FindingView; names: Names };

/** One finding: GET /findings/{key}. */
export function renderFinding(renderer: Renderer, frame: Frame, input: FindingPageInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const { finding, names } = input;
  const evidence = findingLink(setting, finding);
  const gap = finding.outcome === 'cannot_tell';
  const content = {
    finding: {
      ...findingCard(setting, finding, names, gap ? null : findingExplanation(finding.code, words.language)),
      decisions: [],
    },
    body: finding.bodyName,
    subject: finding.subjectTitle,
    evidenceUrl: evidence === null ? null : `${evidence}#${anchorOf(finding.key)}`,
    said: finding.decisions.map((decision) => saidLine(words, decision, names)).reverse(),
    mayWrite: frame.asOf === frame.today && frame.knownAt === null,
    ...decisionForms(setting, finding, input),
  };
  const list = {
    title: words.label('findingGroup', input.group),
    href: links.findings({ body: finding.bodyId, group: input.group, outcome: gap ? 'cannot_tell' : null }),
  };
  const heading = { title: finding.title, section: sectionOf(frame), crumbs: [crumbOf(setting), list] };
  return printPage(renderer, setting, 'finding', heading, content);
}

function saidLine(words: Words, decision: DecisionView, names: Names): object {
  const who = names[decision.byId] ?? words.text('common.someone');
  const owner = decision.ownerId === null ? null : (names[decision.ownerId] ?? words.text('common.someone'));
  return {
    kind: words.label('decisionKind', decision.kind),
    owner,
    until: decision.until === null ? null : words.text('finding.decidedUntil', { day: words.day(decision.until) }),
    reason: decision.reason,
    advice: decision.kind === 'advice',
    by: words.text('finding.saidBy', { who, day: words.moment(decision.decidedAt) }),
  };
}
