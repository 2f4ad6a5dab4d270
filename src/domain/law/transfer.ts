// Whether personal data may go to a country on a day: EEA membership and the evaluation of a transfer's basis.
import { addDays, type CalendarDate } from '../calendar.ts';
import type { TransferBasis } from '../vocabulary.ts';
import type { Watch } from '../watch.ts';
import { LAW, type Law, rowNamed } from './law.ts';
import type { AdequacyRow, Certainty, ClauseRow } from './rows.ts';

/** A transfer as recorded: where to, on what basis, and what may have cut short an older set of clauses. */
export type Transfer = {
  country: string;
  basis: TransferBasis | null;
  /** The law row relied on, by id or number; null when only the basis is known. */
  instrument: string | null;
  basisSignedOn: CalendarDate | null;
  /** Days on which the processing changed; one inside the tail of an older set of clauses ends it. */
  processingChangedOn?: readonly CalendarDate[];
};

/** What the law says of a transfer on a day. */
export type TransferEvaluation =
  | { result: 'ok'; law: string | null; certainty: Certainty }
  /** It held once, or was signed too late to hold: bad since `firstBadDay` by the row `law`. */
  | { result: 'lapsed'; firstBadDay: CalendarDate; law: string }
  /** Nothing is named, or what is named never held for this country up to now. */
  | { result: 'no_basis'; law: string | null }
  | { result: 'cannot_tell'; missing: 'instrument' | 'basisSignedOn' };

const UNKNOWN_INSTRUMENT: TransferEvaluation = { result: 'cannot_tell', missing: 'instrument' };
const UNKNOWN_SIGNING: TransferEvaluation = { result: 'cannot_tell', missing: 'basisSignedOn' };

/** Whether a country is inside the EEA for transfers on the watched day; the British bridge of 2021 counts as inside. */
export function isInEea(country: string, watch: Watch, law: Law = LAW): boolean {
  return (law.eeaOf.get(country) ?? []).some((row) => watch.reached(row.validFrom) && !watch.passed(row.validTo));
}

/** The first day a country was outside the EEA after having been in it, with the row that ended; null when it never was. */
export function leftEea(country: string, watch: Watch, law: Law = LAW): { on: CalendarDate; law: string } | null {
  const row = (law.eeaOf.get(country) ?? []).findLast((r) => r.validTo !== null && watch.passed(r.validTo));
  return row?.validTo ? { on: addDays(row.validTo, 1), law: row.id } : null;
}

/**
 * Whether a transfer's basis holds on the watched day (domain reference §2.3; GDPR art. 44 to 46 and 49).
 * A transfer impact assessment (art. 46) and the misuse of derogations (art. 49) are other questions.
 */
export function evaluateTransfer(transfer: Transfer, watch: Watch, law: Law = LAW): TransferEvaluation {
  const { country, basis, instrument } = transfer;
  if (isInEea(country, watch, law)) return { result: 'ok', law: null, certainty: 'H' };
  if (basis === null) return { result: 'no_basis', law: null };
  if (basis === 'A45') return evaluateAdequacy(country, instrument, watch, law);
  if (basis === 'A46_2_c') return evaluateClauses(transfer, watch, law);
  // Binding rules, codes, approvals and documented necessity are not public rows: the reference itself is the evidence.
  return instrument === null ? UNKNOWN_INSTRUMENT : { result: 'ok', law: null, certainty: 'H' };
}

function evaluateAdequacy(country: string, instrument: string | null, watch: Watch, law: Law): TransferEvaluation {
  if (instrument === null) return evaluateRows(law.adequacyOf.get(country) ?? [], watch);
  const row = rowNamed(law.adequacy, instrument);
  if (!row) return UNKNOWN_INSTRUMENT;
  // A decision about an international organisation covers it wherever it sits.
  if (row.country === null) return evaluateRows([row], watch);
  if (row.country !== country) return { result: 'no_basis', law: row.id };
  // A decision made anew under its number goes on where the row that is named ended.
  return evaluateRows(
    (law.adequacyOf.get(country) ?? []).filter((other) => other.instrument === row.instrument),
    watch,
  );
}

function evaluateRows(rows: readonly AdequacyRow[], watch: Watch): TransferEvaluation {
  let lapsed: TransferEvaluation | null = null;
  for (const row of rows) {
    if (!watch.reached(row.validFrom)) continue;
    if (row.validTo === null || !watch.passed(row.validTo))
      return { result: 'ok', law: row.id, certainty: row.certainty };
    lapsed = { result: 'lapsed', firstBadDay: addDays(row.validTo, 1), law: row.id };
  }
  return lapsed ?? { result: 'no_basis', law: rows[0]?.id ?? null };
}

/**
 * The last day a basis that holds today will hold by its law row; null while it is open. Where no decision is named, the
 * next one on the country counts, and so does its joining the EEA.
 */
export function lastDayOf(transfer: Transfer, row: string, law: Law = LAW): CalendarDate | null {
  const clauses = law.clauses.find(({ id }) => id === row);
  if (clauses) {
    const end = tailEnd(clauses, transfer.processingChangedOn ?? []);
    return end && addDays(end, -1);
  }
  const { country, instrument } = transfer;
  const others = instrument === null ? (law.adequacyOf.get(country) ?? []) : [];
  let last = law.adequacy.find(({ id }) => id === row)?.validTo ?? null;
  for (const next of [...others, ...(law.eeaOf.get(country) ?? [])]) {
    if (last === null) return null;
    const goesOn = next.validFrom <= addDays(last, 1) && (next.validTo === null || next.validTo > last);
    if (goesOn) last = next.validTo;
  }
  return last;
}

function evaluateClauses(transfer: Transfer, watch: Watch, law: Law): TransferEvaluation {
  const { instrument, basisSignedOn } = transfer;
  if (instrument !== null) {
    const row = rowNamed(law.clauses, instrument);
    if (!row) return UNKNOWN_INSTRUMENT;
    return row.transferTool ? evaluateClauseSet(row, transfer, watch) : { result: 'no_basis', law: row.id };
  }
  if (basisSignedOn === null) return UNKNOWN_SIGNING;
  const usable = law.clauses.filter((row) => row.transferTool && signableOn(row, basisSignedOn));
  if (usable.length === 0) return { result: 'no_basis', law: null };
  const answers = usable.map((row) => evaluateClauseSet(row, transfer, watch));
  const [first = UNKNOWN_INSTRUMENT] = answers;
  // Two sets could be signed side by side for three months of 2021: only where they answer alike is the answer known.
  return answers.every((answer) => answer.result === first.result) ? (answers.at(-1) ?? first) : UNKNOWN_INSTRUMENT;
}

function signableOn(row: ClauseRow, day: CalendarDate): boolean {
  return row.validFrom <= day && (row.lastSigningDay === null || day <= row.lastSigningDay);
}

function evaluateClauseSet(row: ClauseRow, transfer: Transfer, watch: Watch): TransferEvaluation {
  const { basisSignedOn: signedOn } = transfer;
  const ok: TransferEvaluation = { result: 'ok', law: row.id, certainty: row.certainty };
  if (!watch.reached(row.validFrom)) return { result: 'no_basis', law: row.id };
  if (signedOn !== null && !watch.reached(signedOn)) return { result: 'no_basis', law: row.id };
  if (signedOn !== null && signedOn < row.validFrom) return { result: 'no_basis', law: row.id };
  if (signedOn !== null && row.lastSigningDay !== null && signedOn > row.lastSigningDay) {
    return { result: 'lapsed', firstBadDay: signedOn, law: row.id };
  }
  const end = tailEnd(row, transfer.processingChangedOn ?? []);
  if (end !== null && watch.reached(end)) return { result: 'lapsed', firstBadDay: end, law: row.id };
  // While the set may still be signed, the day it was signed cannot alter the answer; in its tail it can.
  return signedOn === null && row.lastSigningDay !== null && watch.passed(row.lastSigningDay) ? UNKNOWN_SIGNING : ok;
}

/** The first day a set no longer holds: after its last day, or the first change of the processing inside its tail. */
function tailEnd(row: ClauseRow, changedOn: readonly CalendarDate[]): CalendarDate | null {
  let end = row.validTo === null ? null : addDays(row.validTo, 1);
  if (row.unchangedFrom === null) return end;
  for (const day of changedOn) if (day >= row.unchangedFrom && (end === null || day < end)) end = day;
  return end;
}
