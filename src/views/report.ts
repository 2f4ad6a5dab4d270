// The DPO's compliance report as a document of its own that prints well, and the page one asks for it on.

import { affectedBy } from '../domain/causes.ts';
import type { Language, Severity } from '../domain/vocabulary.ts';
import { affectedText } from './causes.ts';
import {
  bySeverity,
  type CauseView,
  type FindingView,
  gapWords,
  ownerName,
  severityTag,
  statements,
} from './findings.ts';
import { type BodyFigures, lightOf } from './overview.ts';
import { type FieldError, type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { acceptanceOf, saidOf } from './standing.ts';
import { problemText } from './wording/problems.ts';
import { type Words, wordsOf } from './words.ts';

/** One body in the report; the shape `ReportBody` satisfies it. */
export type ReportBodyView = BodyFigures & {
  number: string | null;
  dpo: string | null;
  systems: number;
  systemsWithOwner: number;
  causes: readonly { cause: CauseView; worstSeverity: Severity; findings: readonly FindingView[] }[];
  gaps: readonly FindingView[];
};

/** The report; the shape `Report` satisfies it. */
export type ReportView = {
  asOf: string;
  knownAt: string | null;
  seq: number;
  language: string;
  bodies: readonly ReportBodyView[];
  hash: string;
};

/** What the report's document needs besides: all of it must be the same for the same `asOf` and `knownAt`. */
export type ReportSetting = { language: Language; demo: boolean; baseUrl: string; names: Names };

/** The page that asks which report: GET /report?bodies=a&bodies=b&asOf=…&knownAt=…. Downloads are `/api/v1/reports/compliance`. */
export type ReportChooserInput = {
  bodies: readonly { id: string; name: string }[];
  /** The bodies chosen; empty means all. */
  chosen: readonly string[];
  asOf: string;
  /** As typed; null for all that is recorded. */
  knownAt: string | null;
  /** The report for what was chosen, shown in short; null when there are errors. */
  report: ReportView | null;
  errors: readonly FieldError[];
};

/** The report as one HTML document with its style inside, nothing fetched; the same bytes for the same input. */
export function renderReport(renderer: Renderer, report: ReportView, setting: ReportSetting): string {
  const words = wordsOf(setting.language);
  return renderer.render('reports/compliance', {
    wording: words.text,
    lang: words.language,
    demo: setting.demo,
    ...headOf(words, report),
    bodies: report.bodies.map((body, index) => bodyOf(words, body, index + 1, setting)),
  });
}

function headOf(words: Words, report: ReportView): object {
  return {
    asOf: words.day(report.asOf),
    known:
      report.knownAt === null ? words.text('report.knownAll') : `${words.moment(report.knownAt)} (${report.knownAt})`,
    seq: report.seq,
    hash: report.hash,
    summary: report.bodies.map((body, index) => summaryRow(words, body, `kommune-${index + 1}`)),
    several: report.bodies.length > 1,
  };
}

function summaryRow(words: Words, body: ReportBodyView, anchor: string): object {
  const findings = body.causes.reduce((total, cause) => total + cause.findings.length, 0);
  return {
    anchor,
    name: body.bodyName,
    light: lightOf({ words }, body.light),
    inForce: body.agreementsInForce,
    needsUpdate: body.agreementsNeedingUpdate,
    missing: body.agreementsMissing,
    findings,
    systems: body.systems,
    withOwner: body.systemsWithOwner,
    gaps: body.dataGaps,
  };
}

function bodyOf(words: Words, body: ReportBodyView, n: number, setting: ReportSetting): object {
  return {
    ...summaryRow(words, body, `kommune-${n}`),
    number: body.number ?? words.text('common.unknown'),
    dpo: body.dpo ?? words.text('report.noDpo'),
    causes: body.causes.map(({ cause, worstSeverity, findings }) => ({
      title: cause.title,
      on: cause.on === null ? null : words.text('report.causeOn', { day: words.day(cause.on) }),
      severity: severityTag(words, worstSeverity),
      affected: affectedText({ words }, affectedBy(findings)),
      findings: [...findings].sort(bySeverity).map((finding) => findingRow(words, finding, setting.names)),
    })),
    accepted: acceptedRows(words, body, setting.names),
    gapRows: body.gaps.map((gap) => ({
      subject: gap.subjectTitle,
      kind: words.label('subjectKind', gap.subjectKind),
      ...gapWords(words, gap),
      code: gap.code,
    })),
  };
}

/** Every risk management has accepted until after the day, with who, why and until when. */
function acceptedRows(words: Words, { causes }: ReportBodyView, names: Names): object[] {
  return causes
    .flatMap(({ findings }) => findings)
    .sort(bySeverity)
    .flatMap((finding) => {
      const decision = acceptanceOf(finding);
      if (decision === null) return [];
      return [
        { subject: finding.subjectTitle, code: finding.code, title: finding.title, ...saidOf(words, decision, names) },
      ];
    });
}

function findingRow(words: Words, finding: FindingView, names: Names): object {
  const says = statements(finding.agreementSays);
  return {
    code: finding.code,
    title: finding.title,
    subject: finding.subjectTitle,
    severity: severityTag(words, finding.severity),
    says: says.length > 0 ? says : ['–'],
    truth: statements(finding.trueNow),
    authority: finding.authority.join('; '),
    since: finding.since === null ? '–' : words.shortDay(finding.since),
    due: finding.dueOn === null ? words.text('report.noDue') : words.shortDay(finding.dueOn),
    overdue: finding.overdue,
    accepted:
      finding.standing.acceptedUntil === null
        ? null
        : words.text('report.acceptedUntil', { day: words.shortDay(finding.standing.acceptedUntil) }),
    remedy: words.text('report.remedy', { remedy: finding.remedy }),
    owner: ownerName(words, names, finding.ownerId),
  };
}

/** The text inside the document's own style element, for a content security policy that names its hash. */
export function styleOf(html: string): string | null {
  return /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? null;
}

/** The page that asks which report: GET /report. */
export function renderReportChooser(renderer: Renderer, frame: Frame, input: ReportChooserInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const errorOf = (path: string) => input.errors.find((error) => error.path.includes(path));
  const told = (path: string, label: string) => {
    const error = errorOf(path);
    return error ? problemText(words, error, label) : null;
  };
  const title = words.text('report.chooserTitle');
  const content = {
    bodies: input.bodies.map(({ id, name }) => ({ id, name, checked: input.chosen.includes(id) })),
    several: input.bodies.length > 1,
    asOf: input.asOf,
    asOfError: told('asOf', words.text('report.asOf')),
    knownAt: input.knownAt ?? '',
    knownAtError: told('knownAt', words.text('report.known')),
    report: input.report === null ? null : readyOf(setting, input.report),
  };
  return printPage(renderer, setting, 'report', { title, section: 'report' }, content);
}

function readyOf({ words, links }: Setting, report: ReportView): object {
  const query = {
    body: report.bodies.map(({ bodyId }) => bodyId).join(','),
    asOf: report.asOf,
    knownAt: report.knownAt,
  };
  return {
    title: words.text('report.ready', { day: words.day(report.asOf) }),
    htmlUrl: links.download({ ...query, language: words.language, format: 'html' }),
    csvUrl: links.download({ ...query, language: words.language, format: 'csv' }),
    ...headOf(words, report),
  };
}
