// What rows of law are called, and what a turn in the law is called as a cause.
import { addDays } from '../../domain/calendar.ts';
import { ADEQUACY } from '../../domain/law/adequacy.ts';
import { CLAUSE_SETS } from '../../domain/law/clauses.ts';
import { EEA } from '../../domain/law/eea.ts';
import { EVENTS } from '../../domain/law/events.ts';
import { LAW, rowNamed } from '../../domain/law/law.ts';
import { nb } from '../wording/nb.ts';
import type { Words } from '../words.ts';

/** The name of a row of law by its id: the one people know it by, else what it is. */
export function lawName(words: Words, id: string): string {
  const known = nb.law.names[id];
  if (known) return known;
  const adequacy = ADEQUACY.find((row) => row.id === id);
  if (adequacy?.country)
    return words.text('law.adequacyOf', { country: words.country(adequacy.country), number: adequacy.instrument });
  const clauses = CLAUSE_SETS.find((row) => row.id === id);
  if (clauses) return words.text('law.clauses', { number: clauses.instrument });
  const eea = EEA.find((row) => row.id === id);
  return eea ? words.text('law.eea', { country: words.country(eea.country) }) : id;
}

/** The name of what a transfer relies on: an id or number of a row of law, else as it was written. */
export function instrumentName(words: Words, text: string): string {
  const row = rowNamed(LAW.adequacy, text) ?? rowNamed(LAW.clauses, text);
  return row ? lawName(words, row.id) : text;
}

/** A turn in the law as a cause: what ended or began, and when. */
export function lawTurn(words: Words, id: string): string {
  const line = turnOf(words, id);
  return line.charAt(0).toLocaleUpperCase(words.language) + line.slice(1);
}

function turnOf(words: Words, id: string): string {
  const event = EVENTS.find((row) => row.id === id);
  if (event) return words.text('law.begins', { law: lawName(words, id), day: words.day(event.on) });
  const eea = EEA.find((row) => row.id === id);
  if (eea?.validTo) {
    return words.text('law.leftEea', { country: words.country(eea.country), day: words.day(addDays(eea.validTo, 1)) });
  }
  const row = [...ADEQUACY, ...CLAUSE_SETS].find((candidate) => candidate.id === id);
  if (row?.validTo)
    return words.text('law.ended', { law: lawName(words, id), day: words.day(addDays(row.validTo, 1)) });
  return words.text('law.turned', { law: lawName(words, id) });
}
