// A row of law recorded at run time: a new row, or another last day of a known one; refused where two would say the same.
import { addDays, type CalendarDate, calendarDate } from '../calendar.ts';
import { invalid } from '../failures.ts';
import type { Register } from '../register.ts';
import { lawEntries, lawEntry } from './recorded.ts';
import type { Certainty, LawRow } from './rows.ts';

/** Where it was read, how sure it is, and when it was last checked. */
type Checked = { note: string | null; source: string | null; certainty: Certainty; checkedOn: CalendarDate };
type Validity = { validFrom: CalendarDate; validTo: CalendarDate | null };

/**
 * Another last day of a known row: of its validity, of its signing, or of the doubt an event casts; or the day an adequacy
 * decision was incorporated into the EEA Agreement.
 */
type Ending = {
  kind: 'end';
  row: string;
  validTo: CalendarDate | null;
  lastSigningDay: CalendarDate | null;
  settledOn: CalendarDate | null;
  eeaIncorporatedOn: CalendarDate | null;
} & Checked;

type Adding =
  | ({
      kind: 'adequacy';
      id: string;
      country: string | null;
      instrument: string;
      scope: string | null;
      listed: boolean;
      eeaIncorporatedOn: CalendarDate | null;
    } & Validity &
      Checked)
  | ({
      kind: 'clauses';
      id: string;
      instrument: string;
      scope: string | null;
      lastSigningDay: CalendarDate | null;
      transferTool: boolean;
      unchangedFrom: CalendarDate | null;
    } & Validity &
      Checked)
  | ({ kind: 'eea'; id: string; country: string } & Validity & Checked)
  | ({
      kind: 'event';
      id: string;
      on: CalendarDate;
      reassess: string | null;
      doubts: string | null;
      settledOn: CalendarDate | null;
    } & Checked);

/** What is said of the law: a new row of a kind, or that a known one ends; the same shape as `LawCreate`. */
export type LawSaid = Adding | Ending;

/** A row as it is to be recorded, the first day on which it makes a difference, and the day from which people know of it. */
export type LawDecided = { row: LawRow; differs: CalendarDate; effectiveOn: CalendarDate };

/** No row of law that is recorded here begins or ends before the EEA Agreement. */
export const LAW_BEGINS: CalendarDate = calendarDate('1994-01-01');

/**
 * The row that follows from what is said of the law, out of the rows known in `register`. People know of it from today on,
 * or from the first day on which it makes a difference where that has passed. Throws invalid with the path that is wrong.
 */
export function decideLaw(said: LawSaid, register: Register, today: CalendarDate): LawDecided {
  if (said.checkedOn > today) throw invalid('checkedOn', `expected a day that has come, not later than ${today}`);
  const { row, differs } = said.kind === 'end' ? ended(said, register) : added(said, register);
  refuseOverlap(row, register, said.kind === 'end' ? 'validTo' : 'validFrom');
  return { row, differs, effectiveOn: differs < today ? differs : today };
}

/**
 * Refuses to take a row's last statement back where what then holds again would overlap a row recorded since; `register` is
 * how the law would be.
 */
export function mayReturn(id: string, register: Register): void {
  const again = lawEntry(register, id)?.row;
  if (again) refuseOverlap(again, register, 'revision');
}

type Differing = Pick<LawDecided, 'row' | 'differs'>;

function added(said: Adding, register: Register): Differing {
  if (lawEntry(register, said.id)) {
    throw invalid('id', 'expected an id no row has yet; to give a known row another last day, say that it ends');
  }
  if (said.kind !== 'event') {
    mustFollow(said, said.validFrom);
    return { row: said, differs: said.validFrom };
  }
  if (said.doubts !== null && !lawEntry(register, said.doubts)) {
    throw invalid('doubts', 'expected the id of a known row of law');
  }
  mustFollow(said, said.on);
  const { reassess, doubts, settledOn, ...event } = said;
  const marks = { ...(reassess && { reassess }), ...(doubts && { doubts }), ...(settledOn && { settledOn }) };
  return { row: { ...event, ...marks }, differs: said.on };
}

/** The days a known row of each kind can still be given, by name: last ones, and that of incorporation. */
const LAST_DAYS: { readonly [K in LawRow['kind']]: readonly LastDay[] } = {
  adequacy: ['validTo', 'eeaIncorporatedOn'],
  clauses: ['validTo', 'lastSigningDay'],
  eea: ['validTo'],
  event: ['settledOn'],
};
type LastDay = 'validTo' | 'lastSigningDay' | 'settledOn' | 'eeaIncorporatedOn';
type LastDays = { [D in LastDay | 'unchangedFrom']?: CalendarDate | null };

function ended(said: Ending, register: Register): Differing {
  const known = lawEntry(register, said.row)?.row;
  if (!known) throw invalid('row', 'expected the id of a known row of law');
  const own = LAST_DAYS[known.kind];
  const given = (['validTo', 'lastSigningDay', 'settledOn', 'eeaIncorporatedOn'] as const).filter(
    (day) => said[day] !== null,
  );
  for (const day of given) {
    if (!own.includes(day))
      throw invalid(day, `expected ${own.join(' or ')}: a row of this kind has no other last day`);
  }
  if (given.length === 0) throw invalid(own[0] ?? 'validTo', 'expected the last day');
  const { note, source, certainty, checkedOn } = said;
  const days = Object.fromEntries(given.map((day) => [day, said[day]]));
  const row = { ...known, ...days, note: note ?? known.note, source, certainty, checkedOn };
  mustFollow(row, row.kind === 'event' ? row.on : row.validFrom);
  const turns = given.map((day) => turnOf(day, (known as LastDays)[day] ?? null, said[day]));
  const [differs] = turns.filter((day) => day !== null).sort();
  if (!differs) throw invalid(given[0] ?? 'validTo', 'expected something that changes: the row ends so already');
  return { row, differs };
}

/** The first day on which one such day, or none, makes another difference than another; null when they are the same. */
function turnOf(day: LastDay, before: CalendarDate | null, after: CalendarDate | null): CalendarDate | null {
  if (before === after) return null;
  if (day === 'eeaIncorporatedOn') return after;
  const [earlier] = [before, after].filter((day) => day !== null).sort();
  return earlier === undefined ? null : addDays(earlier, 1);
}

function mustFollow(days: LastDays, first: CalendarDate): void {
  for (const path of ['validTo', 'lastSigningDay', 'unchangedFrom', 'settledOn', 'eeaIncorporatedOn'] as const) {
    const day = days[path] ?? null;
    if (day !== null && day < first) throw invalid(path, `expected a day on or after ${first}, when it begins`);
  }
  const { validTo = null, lastSigningDay = null } = days;
  if (validTo !== null && lastSigningDay !== null && lastSigningDay > validTo) {
    throw invalid('lastSigningDay', `expected a day not later than ${validTo}, the last day it holds`);
  }
}

/** Refuses a row whose validity meets that of another row of the same country, instrument and scope. */
function refuseOverlap(row: LawRow, register: Register, path: string): void {
  if (row.kind === 'event') return;
  for (const { row: other } of lawEntries(register)) {
    if (other.kind !== row.kind || other.id === row.id || !isAlike(other, row) || !meets(other, row)) continue;
    const { id, validFrom, validTo } = other;
    const held = validTo === null ? `from ${validFrom} on` : `from ${validFrom} to ${validTo}`;
    throw invalid(
      path,
      `expected a validity that does not overlap a row of the same country, instrument and scope: ${id} holds ${held}`,
    );
  }
}

type DatedRow = Exclude<LawRow, { kind: 'event' }>;

function isAlike(one: DatedRow, other: DatedRow): boolean {
  const [a, b] = [one, other].map((row) =>
    [row.kind === 'clauses' ? null : row.country, row.kind === 'eea' ? null : row.instrument, row.scope]
      .map((text) => (text ?? '').trim().toLowerCase())
      .join('\n'),
  );
  return a === b;
}

function meets(one: DatedRow, other: DatedRow): boolean {
  const begins = one.validTo === null || other.validFrom <= one.validTo;
  return begins && (other.validTo === null || one.validFrom <= other.validTo);
}
