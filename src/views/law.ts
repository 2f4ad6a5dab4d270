// The law as a page: its rows by kind with validity, scope, certainty and the day they were checked; and their forms.
import type { LawRow } from '../domain/law/rows.ts';
import { period } from './agreements.ts';
import { type FieldError, type Frame, type Page, printPage, type Setting, settingOf } from './page.ts';
import type { Renderer } from './render.ts';
import { lawName } from './wording/law.ts';
import { problemText } from './wording/problems.ts';

/** A row of law; the shape `LawRow` satisfies it. */
export type LawRowView = {
  id: string;
  kind: LawRow['kind'];
  country: string | null;
  instrument: string | null;
  scope: string | null;
  validFrom: string;
  validTo: string | null;
  lastSigningDay: string | null;
  transferTool: boolean | null;
  unchangedFrom: string | null;
  listed: boolean;
  reassess: string | null;
  doubts: string | null;
  settledOn: string | null;
  eeaIncorporatedOn: string | null;
  holds: boolean;
  note: string | null;
  source: string | null;
  certainty: 'H' | 'M';
  checkedOn: string;
  recordedFrom: string | null;
  revisionId: string | null;
};

/** GET /law; also the answer to a withdrawal that was refused (422), which `refused` tells of. */
export type LawInput = {
  rows: readonly LawRowView[];
  may: { record: boolean };
  refused: { revision: string; reason: string; errors: readonly FieldError[] } | null;
};

const KINDS = ['adequacy', 'clauses', 'eea', 'event'] as const;

/** The page of the law. */
export function renderLaw(renderer: Renderer, frame: Frame, input: LawInput): Page {
  const setting = settingOf(frame);
  const { words, links } = setting;
  const title = words.text('lawPage.title');
  const kinds = KINDS.map((kind) => {
    const name = words.text(`lawPage.kind.${kind}`);
    return {
      id: `regel-${kind}`,
      title: name,
      caption: words.text('lawPage.caption', { kind: name, day: words.day(frame.asOf) }),
      isEvent: kind === 'event',
      rows: input.rows.filter((row) => row.kind === kind).map((row) => rowOf(setting, row, input)),
    };
  });
  const content = {
    kinds: kinds.filter(({ rows }) => rows.length > 0),
    newUrl: input.may.record ? links.newLaw() : null,
    whatIfUrl: links.whatIf(),
  };
  return printPage(renderer, setting, 'law', { title, section: 'law' }, content);
}

/** The name of a row as it is shown to people. */
export function nameOfRow({ words }: Pick<Setting, 'words'>, row: LawRowView): string {
  const known = { ...row, on: row.validFrom } as unknown as LawRow;
  const name = row.kind === 'eea' && row.country ? words.country(row.country) : lawName(words, row.id, known);
  return name.charAt(0).toLocaleUpperCase(words.language) + name.slice(1);
}

function rowOf(setting: Setting, row: LawRowView, { may, refused }: LawInput): object {
  const { words, links, frame } = setting;
  const recorded = row.recordedFrom !== null && row.revisionId !== null;
  return {
    name: nameOfRow(setting, row),
    id: row.id,
    scope: scopeOf(setting, row),
    valid: row.kind === 'event' ? words.day(row.validFrom) : period(words, row.validFrom, row.validTo),
    holds: row.kind === 'event' ? null : standingOf(setting, row),
    certainty: words.text(`lawPage.certaintyOf.${row.certainty}`),
    sure: row.certainty === 'H',
    checked: words.text('lawPage.checked', { day: words.shortDay(row.checkedOn) }),
    source: row.source === null ? null : words.text('lawPage.source', { source: row.source }),
    recorded: recorded ? words.text('lawPage.recorded', { day: words.shortDay(row.recordedFrom ?? '') }) : null,
    endUrl: may.record && frame.asOf === frame.today ? links.newLaw({ kind: 'end', row: row.id }) : null,
    withdrawal: may.record && recorded ? withdrawalOf(setting, row.revisionId ?? '', refused) : null,
  };
}

function standingOf({ words, frame }: Setting, row: LawRowView): object {
  const future = row.validFrom > frame.asOf;
  const key = row.holds ? 'lawPage.holds' : future ? 'lawPage.future' : 'lawPage.holdsNot';
  return { label: words.text(key), tone: row.holds ? 'success' : future ? 'info' : 'neutral' };
}

/** A line about a row; what came with the release is written in English. */
type Line = { text: string; lang: 'en' | null };

/** What a row is limited to, and what else is to be known of it. */
function scopeOf({ words }: Setting, row: LawRowView): Line[] {
  const { scope, note, listed, lastSigningDay, unchangedFrom, transferTool, doubts, settledOn, reassess } = row;
  const { eeaIncorporatedOn } = row;
  const written = (text: string | null): Line | null =>
    text === null ? null : { text, lang: row.recordedFrom === null ? 'en' : null };
  const said = (text: string | null | false): Line | null => (text ? { text, lang: null } : null);
  const lines = [
    written(scope),
    said(listed && words.text('lawPage.listed')),
    said(transferTool === false && words.text('lawPage.notTool')),
    said(lastSigningDay && words.text('lawPage.signing', { day: words.day(lastSigningDay) })),
    said(unchangedFrom && words.text('lawPage.tail', { day: words.day(unchangedFrom) })),
    said(doubts && words.text('lawPage.doubts', { law: lawName(words, doubts) })),
    said(reassess && words.text('lawPage.reassess', { country: words.country(reassess) })),
    said(settledOn && words.text('lawPage.settled', { day: words.day(settledOn) })),
    said(eeaIncorporatedOn && words.text('lawPage.incorporated', { day: words.day(eeaIncorporatedOn) })),
    written(note),
  ].filter((line) => line !== null);
  return [...new Map(lines.map((line) => [line.text, line])).values()];
}

function withdrawalOf({ words, links }: Setting, revision: string, refused: LawInput['refused']): object {
  const own = refused?.revision === revision ? refused : null;
  const [error] = own?.errors ?? [];
  return {
    id: `trekk-${revision}`,
    action: links.lawWithdrawal(revision),
    reason: own?.reason ?? '',
    open: own !== null,
    error: error ? problemText(words, error, words.text('lawPage.withdrawReason')) : null,
  };
}
