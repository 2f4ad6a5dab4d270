// Agreements and their versions by date: what is in force, what status follows, who answers for it, until when to object.
import { addDays, type CalendarDate } from './calendar.ts';
import { holderOf, successorsOf } from './entities.ts';
import { type Journal, type Register, registerOn } from './register.ts';
import type { Subject } from './revisions.ts';
import { isInUse } from './systems.ts';
import type { AgreementStatus } from './vocabulary.ts';
import { type Horizon, type Watch, watchOn } from './watch.ts';

/** The days on which a version is in force, both inclusive, and why it ends; `to` null while it is open. */
export type Span = {
  version: Subject<'version'>;
  from: CalendarDate;
  to: CalendarDate | null;
  end: 'expired' | 'terminated' | 'superseded' | null;
};

/** Which required signatures are given, and the day of the latest one; null when no day of signing is recorded. */
export type Signing = { complete: boolean; on: CalendarDate | null; unsigned: string[] };

/** The signatures of a version. Legal source: GDPR art. 28(9). */
export function signingOf(version: Subject<'version'>): Signing {
  let on: CalendarDate | null = null;
  const unsigned: string[] = [];
  for (const { value } of version.sets.parties?.values() ?? []) {
    if (value.signedOn === null && value.signatureRequired) unsigned.push(value.entity);
    if (value.signedOn !== null && (on === null || value.signedOn > on)) on = value.signedOn;
  }
  return { complete: unsigned.length === 0, on, unsigned };
}

/** When each version of an agreement is, was or will be in force as known on the register's day, in order of time. */
export function spansOf(register: Register, agreement: string): readonly Span[] {
  return register.remember(findSpans, agreement);
}

/**
 * Whether a version may be in force on some day from `from` on, as far as a journal knows. What is recorded to come of any
 * version of the agreement can move all of them, so then each may be.
 */
export function mayComeInForce(journal: Journal, agreement: string, version: string, from: CalendarDate): boolean {
  const horizon: Horizon = { next: null };
  const spans = spansOf(registerOn(journal, from, horizon), agreement);
  if (horizon.next !== null) return true;
  return spans.some((span) => span.version.id === version && (span.to === null || span.to >= from));
}

function findSpans(register: Register, agreement: string): readonly Span[] {
  const runs = register.under('version', agreement).flatMap((version) => runOf(version) ?? []);
  runs.sort(inPlace);
  const spans: Span[] = [];
  let next: CalendarDate | null = null;
  for (const run of runs.reverse()) {
    const ousted: boolean = next !== null && (run.to === null || run.to >= next);
    const to: CalendarDate | null = ousted ? addDays(next as CalendarDate, -1) : run.to;
    if (to === null || run.from <= to) spans.unshift(ousted ? { ...run, to, end: 'superseded' } : run);
    if (next === null || run.from < next) next = run.from;
  }
  return spans;
}

/** Later by `validFrom`, then by the order of registration. */
function inPlace(a: Span, b: Span): number {
  const [one, other] = [a.version, b.version];
  const [from, than] = [one.fields.validFrom ?? '', other.fields.validFrom ?? ''];
  if (from !== than) return from < than ? -1 : 1;
  return (one.from.agreement?.seq ?? 0) - (other.from.agreement?.seq ?? 0);
}

/** When a version would be in force if no other took its place; null for one that never was fully signed. */
function runOf(version: Subject<'version'>): Span | null {
  const { state, validFrom, validTo, terminatedOn } = version.fields;
  if (!((state === 'signed' || state === 'terminated') && validFrom)) return null;
  const signing = signingOf(version);
  if (!signing.complete) return null;
  const from = signing.on !== null && signing.on > validFrom ? signing.on : validFrom;
  const gone = terminatedOn ?? (state === 'terminated' ? version.from.state?.since : null);
  let to = validTo ?? null;
  let end: Span['end'] = to === null ? null : 'expired';
  if (gone && (to === null || gone <= to)) {
    to = addDays(gone, -1);
    end = 'terminated';
  }
  return to !== null && to < from ? null : { version, from, to, end };
}

/** The span in force on the watched day, if any. */
export function inForce(spans: readonly Span[], watch: Watch): Span | null {
  for (const span of spans) if (watch.reached(span.from) && !watch.passed(span.to)) return span;
  return null;
}

/** The last span that is over on the watched day, if any. */
export function lastOver(spans: readonly Span[], watch: Watch): Span | null {
  return spans.findLast((span) => watch.passed(span.to)) ?? null;
}

/** The status of a version on the watched day; `stale` is whether a rule that makes stale is found for the agreement. */
export function versionStatus(
  version: Subject<'version'>,
  spans: readonly Span[],
  watch: Watch,
  stale = false,
): AgreementStatus {
  const state = version.fields.state ?? 'draft';
  const span = spans.find((s) => s.version.id === version.id);
  if (span) {
    if (!watch.reached(span.from)) return 'not_yet_in_force';
    if (watch.passed(span.to)) return span.end ?? 'expired';
    return stale ? 'needs_update' : 'in_force';
  }
  if (state !== 'signed') return state;
  if (!signingOf(version).complete) return 'out_for_signature';
  return runOf(version) ? 'superseded' : 'expired';
}

const PENDING: readonly AgreementStatus[] = [
  'not_yet_in_force',
  'out_for_signature',
  'pending_approval',
  'draft',
  'terminated',
];

/** The status of an agreement on the watched day; `missing` when it has no version at all. */
export function agreementStatus(register: Register, agreement: string, watch: Watch, stale: boolean): AgreementStatus {
  const spans = spansOf(register, agreement);
  if (inForce(spans, watch)) return stale ? 'needs_update' : 'in_force';
  const over = lastOver(spans, watch);
  if (over) return over.end ?? 'expired';
  const statuses = new Set(register.under('version', agreement).map((version) => versionStatus(version, spans, watch)));
  return PENDING.find((status) => statuses.has(status)) ?? 'missing';
}

/** An agreement that covers a system, with the version in force on the watched day if there is one. */
export type Covering = { agreement: Subject<'agreement'>; span: Span | null };

/**
 * The agreements that cover a system and count for the body that holds it: held by that body or by one it has taken over
 * from, or framework agreements it has acceded to; in order of id.
 */
export function coveringOf(register: Register, system: Subject<'system'>, watch: Watch): Covering[] {
  const body = holderOf(register, system);
  return register
    .naming('agreement', 'systems.system', system.id)
    .filter((agreement) => covers(agreement, system.id) && countsFor(register, agreement, body))
    .map((agreement) => ({ agreement, span: inForce(spansOf(register, agreement.id), watch) }));
}

function covers(agreement: Subject<'agreement'>, system: string): boolean {
  for (const { value } of agreement.sets.systems?.values() ?? []) if (value.system === system) return true;
  return false;
}

/** Whether an agreement counts for a body: as its holder's, its predecessor's, or a framework it has acceded to. */
export function countsFor(register: Register, agreement: Subject<'agreement'>, body: string | null): boolean {
  const holder = holderOf(register, agreement);
  if (holder === body) return true;
  if (body === null || holder === null) return false;
  for (const { value } of agreement.sets.accessions?.values() ?? []) if (value.body === body) return true;
  return successorsOf(register, holder).has(body);
}

/** The person who can mend an agreement: its owner, else the owner of a system it covers that is in use, else null. */
export function responsibleFor(register: Register, agreement: Subject<'agreement'>): string | null {
  if (agreement.fields.owner) return agreement.fields.owner;
  const watch = watchOn(register.asOf);
  const covered = [...(agreement.sets.systems?.values() ?? [])].flatMap(
    ({ value }) => register.get('system', value.system) ?? [],
  );
  covered.sort((a, b) => (a.id < b.id ? -1 : 1));
  const used = covered.filter((system) => isInUse(system, watch));
  return [...used, ...covered].find((system) => system.fields.owner)?.fields.owner ?? null;
}

/**
 * The last day on which one may object to a notice: the day it was received plus the objection days (else the notice
 * days) of the version signed for that day; null where those terms give no number. Legal source: GDPR art. 28(2).
 */
export function objectionDeadline(register: Register, notice: Subject<'notice'>): CalendarDate | null {
  const { receivedOn, agreement } = notice.fields;
  if (!(receivedOn && agreement)) return null;
  const span = inForce(spansOf(register, agreement), watchOn(receivedOn));
  const days = span?.version.fields.objectionDays ?? span?.version.fields.noticeDays;
  return days == null ? null : addDays(receivedOn, days);
}
