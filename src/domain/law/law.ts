// The law as rules ask it: all rows in one book, found by id, instrument and country.
import { ADEQUACY } from './adequacy.ts';
import { CLAUSE_SETS } from './clauses.ts';
import { EEA } from './eea.ts';
import { EVENTS } from './events.ts';
import type { AdequacyRow, ClauseRow, EeaRow, LawEvent } from './rows.ts';

/** A book of law; another one, with a row added or ended, is how a "what if" about the law is asked. */
export type Law = {
  readonly adequacy: readonly AdequacyRow[];
  readonly clauses: readonly ClauseRow[];
  readonly adequacyOf: ReadonlyMap<string, readonly AdequacyRow[]>;
  readonly eeaOf: ReadonlyMap<string, readonly EeaRow[]>;
  readonly events: readonly LawEvent[];
};

/** Binds rows of law into a book; the events are those this release knows when left out. */
export function lawOf(rows: {
  adequacy: readonly AdequacyRow[];
  clauses: readonly ClauseRow[];
  eea: readonly EeaRow[];
  events?: readonly LawEvent[];
}): Law {
  const { adequacy, clauses, eea, events = EVENTS } = rows;
  return { adequacy, clauses, events, adequacyOf: byCountry(adequacy), eeaOf: byCountry(eea) };
}

/** The row an instrument's text means: its id, or its number such as `2010/87/EU`; undefined when it is none of them. */
export function rowNamed<T extends { id: string; instrument: string }>(
  rows: readonly T[],
  text: string,
): T | undefined {
  const wanted = text.trim().toUpperCase();
  return rows.find((row) => row.id.toUpperCase() === wanted || row.instrument.toUpperCase() === wanted);
}

function byCountry<T extends { country: string | null; validFrom: string }>(
  rows: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    if (row.country === null) continue;
    const list = found.get(row.country);
    if (list) list.push(row);
    else found.set(row.country, [row]);
  }
  for (const list of found.values()) list.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return found;
}

/** The law this release knows. */
export const LAW: Law = lawOf({ adequacy: ADEQUACY, clauses: CLAUSE_SETS, eea: EEA });
