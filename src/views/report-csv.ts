// The compliance report as a table: one row per finding and data gap, for a spreadsheet.
import { type FindingView, gapWords, ownerName, statements } from './findings.ts';
import type { ReportBodyView, ReportSetting, ReportView } from './report.ts';
import { acceptanceOf } from './standing.ts';
import type { TextKey } from './wording/nb.ts';
import { type Words, wordsOf } from './words.ts';

/**
 * Columns in order. Quoting and line ends are RFC 4180's; the separator is `;`, since a Norwegian Excel (whose decimal sign
 * is a comma) splits on that and nothing else, and the byte order mark makes it read the text as UTF-8.
 */
const COLUMNS: readonly TextKey[] = [
  'csv.body',
  'csv.number',
  'csv.light',
  'csv.asOf',
  'csv.knownAt',
  'csv.kind',
  'csv.cause',
  'csv.causeKey',
  'csv.code',
  'csv.title',
  'csv.severity',
  'csv.subjectKind',
  'csv.subject',
  'csv.says',
  'csv.truth',
  'csv.since',
  'csv.due',
  'csv.overdue',
  'csv.authority',
  'csv.remedy',
  'csv.owner',
  'csv.missing',
  'csv.acceptedUntil',
  'csv.acceptedBy',
  'csv.acceptedWhy',
  'csv.snoozedUntil',
  'csv.key',
  'csv.hash',
];

const BYTE_ORDER_MARK = '\uFEFF';

/** The report as CSV text; the same text for the same input. Days stand as YYYY-MM-DD. */
export function reportCsv(report: ReportView, setting: ReportSetting): string {
  const words = wordsOf(setting.language);
  const header = COLUMNS.map((key) => words.text(key));
  const rows = report.bodies.flatMap((body) => bodyRows(words, report, body, setting));
  return `${BYTE_ORDER_MARK}${[header, ...rows].map(csvLine).join('')}`;
}

function bodyRows(words: Words, report: ReportView, body: ReportBodyView, setting: ReportSetting): string[][] {
  const about = [body.bodyName, body.number ?? '', words.label('light', body.light), report.asOf, report.knownAt ?? ''];
  const findings = body.causes.flatMap(({ findings }) => findings);
  const row = (kind: TextKey, finding: FindingView) => [
    ...about,
    words.text(kind),
    ...findingCells(words, finding, setting),
    report.hash,
  ];
  const rows = [
    ...findings.map((finding) => row('csv.kindFinding', finding)),
    ...body.gaps.map((gap) => row('csv.kindGap', gap)),
  ];
  if (rows.length > 0) return rows;
  const blanks = Array.from({ length: COLUMNS.length - about.length - 2 }, () => '');
  return [[...about, words.text('csv.kindNone'), ...blanks, report.hash]];
}

function findingCells(words: Words, finding: FindingView, { names }: ReportSetting): string[] {
  const gap = finding.outcome === 'cannot_tell';
  const overdue = words.text(finding.overdue ? 'common.yes' : 'common.no');
  return [
    finding.cause.title,
    finding.cause.key,
    finding.code,
    finding.title,
    gap ? '' : words.label('severity', finding.severity),
    words.label('subjectKind', finding.subjectKind),
    finding.subjectTitle,
    statements(finding.agreementSays).join(' | '),
    statements(finding.trueNow).join(' | '),
    finding.since ?? '',
    finding.dueOn ?? '',
    gap ? '' : overdue,
    finding.authority.join('; '),
    finding.remedy,
    finding.ownerId === null ? '' : ownerName(words, names, finding.ownerId),
    gap ? Object.values(gapWords(words, finding)).filter(Boolean).join(', ') : '',
    ...standingCells(words, finding, names),
    finding.key,
  ];
}

function standingCells(words: Words, finding: FindingView, names: ReportSetting['names']): string[] {
  const acceptance = acceptanceOf(finding);
  const accepted =
    acceptance === null
      ? ['', '', '']
      : [acceptance.until ?? '', names[acceptance.byId] ?? words.text('common.someone'), acceptance.reason ?? ''];
  return [...accepted, finding.standing.snoozedUntil ?? ''];
}

function csvLine(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(';')}\r\n`;
}

/** One cell: quoted where it must be, and never a formula to a spreadsheet (OWASP: CSV injection). */
export function csvCell(value: string): string {
  const text = /^\s*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[";\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
