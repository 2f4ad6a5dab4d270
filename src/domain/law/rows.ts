// What a row of law is: dated data with its scope, certainty and the day it was last checked; never a constant in code.
import { type CalendarDate, calendarDate } from '../calendar.ts';

/** How sure the row is: `H` checked in a source or common knowledge, `M` from memory, to be re-checked. */
export type Certainty = 'H' | 'M';

type Row = {
  /** What transfers, causes and facts call it by, for instance `US-DPF` or `SCC-2021`. */
  readonly id: string;
  /** Which recipients or processing it is limited to; left out or null when it covers all. */
  readonly scope?: string | null;
  /** Where it can be read; rows of the release leave it out. */
  readonly source?: string | null;
  readonly note: string | null;
  readonly certainty: Certainty;
  readonly checkedOn: CalendarDate;
};

/** An adequacy decision (GDPR art. 45) or one that lives on through art. 45(9); both days inclusive. */
export type AdequacyRow = Row & {
  /** ISO 3166-1 alpha-2; null for an international organisation. */
  readonly country: string | null;
  readonly instrument: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
  /** Whether it holds only for companies in a public list, each confirmed by a look-up. */
  readonly listed?: boolean;
  /** The day it was incorporated into the EEA Agreement, for people; Norway applies a decision from its first day alike. */
  readonly eeaIncorporatedOn?: CalendarDate | null;
};

/** A set of clauses. It may be signed from `validFrom` to `lastSigningDay` and holds to `validTo`, all inclusive. */
export type ClauseRow = Row & {
  readonly instrument: string;
  readonly validFrom: CalendarDate;
  readonly lastSigningDay: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  /** Whether it is a transfer tool under GDPR art. 46(2)(c) at all. */
  readonly transferTool: boolean;
  /** From this day the clauses hold only while the processing is unchanged (the tail); null when they have no tail. */
  readonly unchangedFrom: CalendarDate | null;
};

/** Days on which a country is, for transfers, inside the EEA; both inclusive. */
export type EeaRow = Row & {
  readonly country: string;
  readonly validFrom: CalendarDate;
  readonly validTo: CalendarDate | null;
};

/** Something that happened in the law; rules read some of their days, people read all. */
export type LawEvent = Row & {
  readonly on: CalendarDate;
  /** The country transfers to which are to be assessed anew after it. */
  readonly reassess?: string;
  /** The law row it puts in doubt, until it is settled. */
  readonly doubts?: string;
  readonly settledOn?: CalendarDate;
};

/** A row of law of any kind, as it is recorded at run time. */
export type LawRow =
  | ({ readonly kind: 'adequacy' } & AdequacyRow)
  | ({ readonly kind: 'clauses' } & ClauseRow)
  | ({ readonly kind: 'eea' } & EeaRow)
  | ({ readonly kind: 'event' } & LawEvent);

/** The day the rows of this release were last checked. */
export const CHECKED_ON: CalendarDate = calendarDate('2026-11-22');

/** A day of a row, or null for an open end. Throws RangeError when no such day exists. */
export function dayOrOpen(text: string | null): CalendarDate | null {
  return text === null ? null : calendarDate(text);
}
