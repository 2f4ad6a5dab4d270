// The list of agreements with its filter, fifty a page.
import { AGREEMENT_STATUSES, type AgreementStatus } from '../domain/vocabulary.ts';
import { fileLinks } from './files.ts';
import { type FindingView, mendLink, ownerName, severityTag } from './findings.ts';
import { type Frame, type Names, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { findingTitle, RULED_CODES } from './wording/findings.ts';
import type { Words } from './words.ts';

/** A row of the list; the shape `AgreementRow` satisfies it. */
export type AgreementRowView = {
  id: string;
  bodyId: string;
  bodyName: string;
  title: string;
  processorName: string | null;
  systemNames: readonly string[];
  status: AgreementStatus;
  validFrom: string | null;
  validTo: string | null;
  ownerId: string | null;
  findingCodes: readonly string[];
  worstSeverity: string | null;
};

/** What the list is made of. Query parameters of the page: `body`, `status`, `finding`, `text`, `cursor`, `asOf`, `knownAt`. */
export type AgreementsInput = {
  filter: { status: string | null; finding: string | null; text: string | null };
  rows: readonly AgreementRowView[];
  /** How many match, where known. */
  total: number | null;
  /** The cursor this page was asked with; null on the first page. */
  cursor: string | null;
  nextCursor: string | null;
  /** Whether the bodies shown hold any agreement at all: chooses between the two empty states. */
  any: boolean;
  /** Systems without an agreement (F01, outcome `found`), listed below the table; empty when not wanted. */
  withoutAgreement: readonly FindingView[];
  names: Names;
};

/** Colours of statuses, as the design system names them. */
const TONES: Record<string, string> = {
  in_force: 'success',
  needs_update: 'warning',
  expired: 'danger',
  missing: 'danger',
  not_yet_in_force: 'info',
  out_for_signature: 'info',
  pending_approval: 'info',
};

/** A status as a tag: its code, label and colour. */
export function statusTag(words: Words, status: string): { code: string; label: string; tone: string } {
  return { code: status, label: words.label('status', status), tone: TONES[status] ?? 'neutral' };
}

/** From when to when something holds, in words. */
export function period(words: Words, from: string | null, to: string | null): string {
  if (from === null) return '–';
  if (to === null) return words.text('time.rangeOpen', { from: words.shortDay(from) });
  return words.text('time.range', { from: words.shortDay(from), to: words.shortDay(to) });
}

/** The list of agreements: GET /agreements. */
export function renderAgreements(renderer: Renderer, frame: Frame, input: AgreementsInput): Page {
  const setting = settingOf(frame);
  const { words } = setting;
  const body = frame.bodies.find(({ id }) => id === frame.body);
  const title = body ? words.text('agreements.titleBody', { body: body.name }) : words.text('agreements.title');
  const several = frame.bodies.length > 1 && frame.body === null;
  const content = {
    filter: filterOf(setting, input),
    several,
    rows: input.rows.map((row) => rowOf(setting, row, input.names)),
    shown: shownText(words, input),
    any: input.any,
    files: fileLinks(words, (format) => setting.links.agreementsFile({ ...input.filter, format })),
    resetUrl: setting.links.agreements(),
    paging: pagingOf(setting, input),
    newUrl: newUrl(setting),
    without: input.withoutAgreement.map((finding) => withoutRow(setting, finding, input.names, several)),
  };
  return printPage(renderer, setting, 'agreements', { title, section: 'agreements', choosesBody: true }, content);
}

/** The way to a new agreement, for whoever may write one today; in the body chosen. */
function newUrl({ links, frame }: Setting): string | null {
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  const may = frame.body === null ? frame.writes.length > 0 : frame.writes.includes(frame.body);
  return may && isToday ? links.newAgreement({ body: frame.body }) : null;
}

function shownText(words: Words, { rows, total }: AgreementsInput): string {
  const shown = words.count('agreements', rows.length);
  if (total === null || total === rows.length) return words.text('agreements.shown', { shown });
  return words.text('agreements.total', { shown: rows.length, total: words.count('agreements', total) });
}

function filterOf({ words, frame }: Setting, { filter }: AgreementsInput): object {
  const option = (value: string, label: string, chosen: string | null) => ({
    value,
    label,
    selected: value === chosen,
  });
  return {
    hidden: [
      { name: 'body', value: frame.body },
      { name: 'asOf', value: frame.asOf === frame.today ? null : frame.asOf },
      { name: 'knownAt', value: frame.knownAt },
    ].filter(({ value }) => value !== null),
    text: filter.text ?? '',
    active: filter.text !== null || filter.status !== null || filter.finding !== null,
    statuses: AGREEMENT_STATUSES.map((status) => option(status, words.label('status', status), filter.status)),
    findings: RULED_CODES.map((code) => option(code, findingTitle(code, words.language), filter.finding)),
  };
}

function rowOf({ words, links }: Setting, row: AgreementRowView, names: Names): object {
  return {
    url: links.agreement(row.id),
    title: row.title,
    body: row.bodyName,
    bodyUrl: links.body(row.bodyId),
    processor: row.processorName ?? words.text('common.unknown'),
    systems: row.systemNames.length > 0 ? words.list(row.systemNames) : words.text('common.none'),
    status: statusTag(words, row.status),
    valid: period(words, row.validFrom, row.validTo),
    owner: ownerName(words, names, row.ownerId),
    severity: row.worstSeverity === null ? null : severityTag(words, row.worstSeverity),
    findings: row.findingCodes.map((code) => findingTitle(code, words.language)),
  };
}

function pagingOf({ links }: Setting, { filter, cursor, nextCursor }: AgreementsInput): object | null {
  if (cursor === null && nextCursor === null) return null;
  return {
    first: cursor === null ? null : links.agreements(filter),
    next: nextCursor === null ? null : links.agreements({ ...filter, cursor: nextCursor }),
  };
}

function withoutRow(setting: Setting, finding: FindingView, names: Names, several: boolean): object {
  const { words, links } = setting;
  return {
    url: links.system(finding.subjectId),
    mend: mendLink(setting, finding),
    subject: finding.subjectTitle,
    body: several ? finding.bodyName : null,
    severity: severityTag(words, finding.severity),
    since: finding.since === null ? null : words.text('time.from', { day: words.day(finding.since) }),
    truth: finding.trueNow ?? '',
    owner: ownerName(words, names, finding.ownerId),
    remedy: finding.remedy,
  };
}
