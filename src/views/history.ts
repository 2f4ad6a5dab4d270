// A line of the history of a thing, as the pages of agreements and systems show it.
import type { HistoryLine } from './agreement-types.ts';
import type { Setting } from './page.ts';
import { actionLabel, fieldLabel } from './wording/labels.ts';

/** One line: when, what, which fields, from which day, by whom; with the way to the change behind it. */
export function historyRow({ words, links }: Setting, line: HistoryLine): object {
  return {
    at: words.moment(line.at),
    what: actionLabel(line.action, words.language),
    kind: words.label('subjectKind', line.subjectKind),
    subject: line.subjectTitle,
    fields: line.fields.length > 0 ? words.list(line.fields.map((field) => fieldLabel(field, words.language))) : null,
    from: line.effectiveOn === null ? '–' : words.shortDay(line.effectiveOn),
    by: line.by ?? words.text('agreement.historySystem'),
    url: line.changeId === null ? null : links.change(line.changeId),
    withdrawn: line.withdrawn,
  };
}

/** So many lines stand open, the newest; the rest is folded away. */
const LATEST = 10;

/** The part `past` of a page: `{{> history-section past}}`. */
export function historyPart(setting: Setting, lines: readonly HistoryLine[]): object {
  const rows = lines.map((line) => historyRow(setting, line));
  const older = rows.slice(LATEST);
  const text = setting.words.text('history.older', { n: older.length });
  return { history: rows.slice(0, LATEST), older: older.length > 0 ? { history: older, text } : null };
}
