// What rows of law are called, and what a turn in the law is called as a cause.
import { addDays } from '../../domain/calendar.ts';
import { LAW, rowNamed } from '../../domain/law/law.ts';
import { releasedRow } from '../../domain/law/recorded.ts';
import type { LawRow } from '../../domain/law/rows.ts';
import { raised, type Words } from '../words.ts';
import { knownLaw } from './labels.ts';
import type { TextKey } from './nb.ts';

/** The name of a row of law by its id: the one people know it by, else what it is. `row` is it as it is on record. */
export function lawName(words: Words, id: string, row: LawRow | undefined = releasedRow(id)): string {
  const known = knownLaw(id, words.language);
  if (known) return known;
  if (row?.kind === 'clauses') return words.text('law.clauses', { number: row.instrument });
  if (row?.kind === 'eea') return words.text('law.eea', { country: words.country(row.country) });
  if (row?.kind === 'adequacy' && row.country)
    return words.text('law.adequacyOf', { country: words.country(row.country), number: row.instrument });
  return row?.kind === 'event' ? (row.note ?? id) : id;
}

/** The name of what a transfer relies on: an id or number of a row of law, else as it was written. */
export function instrumentName(words: Words, text: string): string {
  const row = rowNamed(LAW.adequacy, text) ?? rowNamed(LAW.clauses, text);
  return row ? lawName(words, row.id) : text;
}

/** A turn in the law as a cause: what ended or began, and when. */
export function lawTurn(words: Words, id: string, row: LawRow | undefined = releasedRow(id)): string {
  return raised(turnOf(words, id, row), words.language);
}

function turnOf(words: Words, id: string, row: LawRow | undefined): string {
  const law = lawName(words, id, row);
  if (row?.kind === 'event') return words.text(eventKey(id), { law, day: words.day(row.on) });
  if (row?.kind === 'adequacy' && row.validTo === null)
    return words.text('law.begins', { law, day: words.day(row.validFrom) });
  if (!row?.validTo) return words.text('law.turned', { law });
  const day = words.day(addDays(row.validTo, 1));
  if (row.kind === 'eea') return words.text('law.leftEea', { country: words.country(row.country), day });
  return words.text('law.ended', { law, day });
}

/** An event is told by its day; the regulation's own first days are told as a beginning. */
function eventKey(id: string): TextKey {
  return id.startsWith('GDPR-') ? 'law.begins' : 'law.happened';
}
