// Builds revisions for tests: what was told, from which day, recorded when; the rest is filled in.
import { addDays, type CalendarDate, calendarDate, type Instant, instant } from '../../src/domain/calendar.ts';
import { releasedRow } from '../../src/domain/law/recorded.ts';
import type { LawRow } from '../../src/domain/law/rows.ts';
import { type Journal, journalOf } from '../../src/domain/register.ts';
import type { Revision, RevisionContent, RevisionDraft } from '../../src/domain/revisions.ts';
import type {
  Amendment,
  Clause,
  FieldsOf,
  Location,
  Party,
  SubjectKind,
  SubProcessor,
} from '../../src/domain/subjects.ts';
import { CLAUSES, type ClauseResult, type DataCategory, type DataSubject } from '../../src/domain/vocabulary.ts';

/** Something told to the register: a revision with only what a test cares about. */
export type Told<K extends SubjectKind = SubjectKind> = {
  kind: K;
  subject: string;
  /** The day it takes effect. */
  on: string;
  content: RevisionContent<K>;
  /** The subject it stands under; itself when left out. */
  root?: string;
  body?: string | null;
  cause?: string | null;
  id?: string;
  corrects?: string;
  withdraws?: string;
  /** The instant it was recorded; a day of its own after the one before when left out. */
  at?: string;
};

/** The day a text says, for fixed dates in tests. */
export const day = (text: string): CalendarDate => calendarDate(text);
/** The day before and the day after. */
export const dayBefore = (text: string): CalendarDate => addDays(day(text), -1);
export const dayAfter = (text: string): CalendarDate => addDays(day(text), 1);

const FIRST = Date.parse('2026-01-01T08:00:00.000Z');

/** Recorded revisions from what was told, in that order; `seq` goes on after `after`. */
export function recorded(told: readonly Told[], after = 0): Revision[] {
  return told.map((one, i) => {
    const seq = after + 1 + i;
    const recordedAt: Instant = one.at ? instant(one.at) : instant(new Date(FIRST + seq * 60_000));
    return {
      id: one.id ?? `rev_${seq}`,
      seq,
      kind: one.kind,
      subject: one.subject,
      root: one.root ?? one.subject,
      body: one.body ?? null,
      effectiveOn: day(one.on),
      recordedAt,
      operation: `op_${seq}`,
      cause: one.cause ?? null,
      corrects: one.corrects ?? null,
      withdraws: one.withdraws ?? null,
      content: one.content,
    };
  });
}

/** The journal of what was told. */
export function journal(...told: (Told | readonly Told[])[]): Journal {
  return journalOf(recorded(told.flat()));
}

/** Drafts as they would be recorded next, told again. */
export function toldBy(drafts: readonly RevisionDraft[]): Told[] {
  return drafts.map(({ kind, subject, root, body, effectiveOn, cause, content }) => {
    return { kind, subject, on: effectiveOn, body, cause, content, ...(root === null ? {} : { root }) };
  });
}

/** A revision of a subject that is about anything. */
export function told<K extends SubjectKind>(
  kind: K,
  subject: string,
  on: string,
  content: RevisionContent<K>,
  more: Partial<Told> = {},
): Told {
  return { kind, subject, on, content, ...more } as Told;
}

/** A withdrawal of a revision, of the same subject. */
export function withdrawal(of: Told & { id: string }, more: Partial<Told> = {}): Told {
  return {
    kind: of.kind,
    subject: of.subject,
    on: of.on,
    content: {},
    withdraws: of.id,
    ...(of.root ? { root: of.root } : {}),
    ...more,
  };
}

/** A legal entity, known since 1994 unless said otherwise. */
export function entity(id: string, fields: Partial<FieldsOf<'entity'>>, on = '1994-01-01'): Told {
  const all: FieldsOf<'entity'> = {
    number: null,
    foreignId: null,
    name: id,
    country: 'NO',
    groupParent: null,
    registryStatus: 'active',
    sameAs: null,
    mergedInto: null,
    ...fields,
  };
  return told('entity', id, on, { fields: all });
}

/** A vendor of a legal entity. */
export function vendor(id: string, ofEntity: string, on = '1994-01-01'): Told {
  const none = { contactName: null, contactEmail: null, website: null, subProcessorsUrl: null, termsUrl: null };
  return told('vendor', id, on, { fields: { entity: ofEntity, ...none } });
}

/** A sub-processor under the key of its entity. */
export function link(
  ofEntity: string,
  country: string,
  more: Partial<SubProcessor> = {},
): Record<string, SubProcessor> {
  const none = {
    service: null,
    parent: null,
    address: null,
    contact: null,
    basis: null,
    instrument: null,
    basisSignedOn: null,
  };
  return { [ofEntity]: { entity: ofEntity, country, ...none, ...more } };
}

/** A location under the key of its country and activity. */
export function place(
  country: string,
  activity: Location['activity'],
  more: Partial<Location> = {},
): Record<string, Location> {
  return {
    [`${country}:${activity}`]: { country, activity, basis: null, instrument: null, basisSignedOn: null, ...more },
  };
}

/** Data categories by key. */
export function categories(...all: DataCategory[]): Record<string, { category: DataCategory }> {
  return Object.fromEntries(all.map((category) => [category, { category }]));
}

/** Categories of data subjects by key. */
export function dataSubjects(...all: DataSubject[]): Record<string, { subject: DataSubject }> {
  return Object.fromEntries(all.map((subject) => [subject, { subject }]));
}

/** The same members as rows of an annex: about one covered system, or all of them. */
export function annexed<T extends object>(
  members: Record<string, T>,
  system: string | null = null,
): Record<string, T & { system: string | null }> {
  const key = (own: string): string => (system === null ? own : `${own}@${system}`);
  return Object.fromEntries(Object.entries(members).map(([own, value]) => [key(own), { ...value, system }]));
}

/** Parties of a version by entity. */
export function party(
  ofEntity: string,
  role: Party['role'],
  signedOn: string | null,
  signatureRequired = true,
): Record<string, Party> {
  const signed = signedOn === null ? null : day(signedOn);
  return { [ofEntity]: { entity: ofEntity, role, signatory: null, signedOn: signed, signatureRequired } };
}

/** An amendment of a contract under its number. */
export function amendment(number: string, on: string, more: Partial<Amendment> = {}): Record<string, Amendment> {
  const none = { signedOn: null, material: true, materialReason: null, summary: null, document: null };
  return { [`amd_${number}`]: { number, kinds: ['new_module'], effectiveOn: day(on), ...none, ...more } };
}

/** The whole clause checklist, every clause with the same result but those named. */
export function clauses(
  result: ClauseResult = 'fulfilled',
  otherwise: Record<string, ClauseResult> = {},
): Record<string, Clause> {
  const all = CLAUSES.map((code) => ({ code, result: otherwise[code] ?? result }));
  return Object.fromEntries(all.map((one) => [one.code, { ...one, clauseRef: null, page: null, comment: null }]));
}

/** Evidence about a subject, under it, issued on a day; recorded by nobody in particular. */
export function evidence(
  kind: FieldsOf<'evidence'>['kind'],
  about: { kind: SubjectKind; id: string },
  on: string,
  more: Partial<FieldsOf<'evidence'>> & { body?: string; id?: string } = {},
): Told {
  const { body, id, ...fields } = more;
  const none = { issuer: null, validTo: null, scope: null, conclusion: null, reference: null };
  const own = { kind, subjectKind: about.kind, subject: about.id, issuedOn: day(on) };
  const place = { root: about.id, body: body ?? null };
  return told('evidence', id ?? `evi_${kind}_${on}_${about.id}`, on, { fields: { ...none, ...own, ...fields } }, place);
}

/** That a body holds a system, contract or agreement from a day. */
export function holding(heldKind: 'system' | 'contract' | 'agreement', held: string, body: string, on: string): Told {
  return told('holding', `hold_${held}`, on, { fields: { heldKind, held, body } }, { root: held, body });
}

/** A row of law as it is recorded at run time: the release's own with another last day. */
export function lawEnding(id: string, validTo: string | null): Record<string, LawRow> {
  const row = releasedRow(id);
  if (!row || row.kind === 'event') throw new Error(`there is no dated row "${id}" in the law`);
  return { [id]: { ...row, validTo: validTo === null ? null : day(validTo) } };
}
