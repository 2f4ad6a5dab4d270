// What things are called when outcomes are presented: names by id and what causes stand for, on the day asked about.

import { responsibleFor } from '../domain/agreements.ts';
import type { Outcome } from '../domain/assessment/rule.ts';
import { type CalendarDate, END_OF_TIME, type Instant } from '../domain/calendar.ts';
import { lawEntry, releasedRow } from '../domain/law/recorded.ts';
import { LAW_SUBJECT } from '../domain/reach.ts';
import { journalOf, type Register, registerOn } from '../domain/register.ts';
import type { Revision, Subject } from '../domain/revisions.ts';
import { revisionsFrom, revisionsOfRoots } from '../storage/journal.ts';
import { labelsOf, placesOfRevisions } from '../storage/labels.ts';
import type { CauseAbout, WordedChange, World } from './world.ts';

/** Names and owners of whatever outcomes mention, and what their causes are. */
export type Naming = {
  nameOf: (id: string) => string | undefined;
  ownerOf: (outcome: Pick<Outcome, 'subject' | 'agreement'>) => string | null;
  causeAbout: (cause: string, code: string | null) => CauseAbout & { on: CalendarDate | null };
};

type Places = Map<string, { root: string; kind: string; effectiveOn: CalendarDate }>;

/** Subjects have a prefix before their id; other texts among the facts are names, days and codes. */
const LIKE_AN_ID = /^[a-z]+_\w+$/;

/** Every id that may be named in outcomes: subjects, bodies, agreements, ids among the facts, and causes' subjects. */
function idsIn(outcomes: readonly Outcome[]): Set<string> {
  const ids = new Set<string>();
  for (const o of outcomes) {
    for (const id of [o.subject, o.body, o.agreement, o.part, o.missing?.id]) if (id) ids.add(id);
    for (const value of [...Object.values(o.says), ...Object.values(o.truth)].flat())
      if (typeof value === 'string' && LIKE_AN_ID.test(value)) ids.add(value);
    const [kind, id] = splitCause(o.cause);
    if (kind !== 'revision' && kind !== 'law' && id) ids.add(id);
  }
  return ids;
}

/** A cause's kind and the id behind it: the last part of `gap:kind:id`. */
export function splitCause(cause: string): [string, string] {
  const parts = cause.split(':');
  return [parts[0] ?? '', parts.at(-1) ?? ''];
}

/** The registered changes behind causes, as known at an instant, each with its own fields. */
export async function changesById(
  world: World,
  ids: readonly string[],
  knownAt: Instant | null,
): Promise<Map<string, Subject<'change'>>> {
  if (ids.length === 0) return new Map();
  const [result] = await world.database.read([revisionsOfRoots(ids)]);
  const register = registerOn(journalOf(revisionsFrom(result), knownAt), END_OF_TIME);
  return new Map(register.all('change').map((change) => [change.id, change]));
}

const changeIdsOf = (outcomes: readonly Outcome[]): string[] => [
  ...new Set(outcomes.filter((o) => o.cause.startsWith('change:')).map((o) => splitCause(o.cause)[1])),
];

/** Names from the current tables: for today's outcomes, without reading the journal. */
export async function namesFromTables(
  world: World,
  outcomes: readonly Outcome[],
  more: readonly string[] = [],
): Promise<Naming> {
  const revisions = outcomes.filter((o) => o.cause.startsWith('revision:')).map((o) => splitCause(o.cause)[1]);
  const [places, changes, law] = await Promise.all([
    placesOfRevisions(world.database, revisions),
    changesById(world, changeIdsOf(outcomes), null),
    lawBehind(world, outcomes),
  ]);
  const ids = idsIn(outcomes);
  for (const place of places.values()) ids.add(place.root);
  for (const change of changes.values()) for (const id of idsOfChange(change)) ids.add(id);
  const labels = await labelsOf(world.database, [...ids, ...more]);
  const nameOf = (id: string): string | undefined => labels.get(id)?.text ?? nameOfLaw(law, id);
  return {
    nameOf,
    ownerOf: (o) => labels.get(o.agreement ?? o.subject)?.owner ?? labels.get(o.subject)?.owner ?? null,
    causeAbout: aboutFrom(nameOf, places, changes, law),
  };
}

/** The law as recorded, where any of the outcomes stands on it. */
async function lawBehind(world: World, outcomes: readonly Outcome[]): Promise<Register | null> {
  if (!outcomes.some((o) => o.cause.startsWith('law:') || typeof o.truth.law === 'string')) return null;
  const [result] = await world.database.read([revisionsOfRoots([LAW_SUBJECT])]);
  return registerOn(journalOf(revisionsFrom(result)), END_OF_TIME);
}

/** What a row of law is called that came after the release; the release's own rows have names in every language. */
function nameOfLaw(law: Register | null, id: string): string | undefined {
  if (law === null || releasedRow(id)) return undefined;
  const row = lawEntry(law, id)?.row;
  return row && ('instrument' in row ? row.instrument : (row.note ?? undefined));
}

/** Names from a register and the revisions it was folded from: for other days, and for answers that must repeat exactly. */
export async function namesFromRegister(
  world: World,
  register: Register,
  revisions: readonly Revision[],
  outcomes: readonly Outcome[],
  knownAt: Instant | null,
): Promise<Naming> {
  const changes = await changesById(world, changeIdsOf(outcomes), knownAt);
  // What comes into being later is named too: a coming finding may be a successor's.
  const later = register.on(END_OF_TIME);
  const nameOf = (id: string): string | undefined =>
    nameIn(register, id) ?? nameIn(later, id) ?? nameOfLaw(register, id);
  const places: Places = new Map(
    revisions.map((r) => [r.id, { root: r.root ?? r.subject, kind: r.kind, effectiveOn: r.effectiveOn }]),
  );
  const ownerOf: Naming['ownerOf'] = (o) => {
    const agreement = register.get('agreement', o.agreement ?? o.subject);
    return (
      (agreement && responsibleFor(register, agreement)) ?? register.get('system', o.subject)?.fields.owner ?? null
    );
  };
  return { nameOf, ownerOf, causeAbout: aboutFrom(nameOf, places, changes, register) };
}

function nameIn(register: Register, id: string): string | undefined {
  const vendor = register.get('vendor', id);
  return (
    register.get('entity', vendor?.fields.entity ?? id)?.fields.name ??
    register.get('body', id)?.fields.name ??
    register.get('product', id)?.fields.name ??
    register.get('system', id)?.fields.name ??
    register.get('contract', id)?.fields.title ??
    register.get('agreement', id)?.fields.title ??
    register.get('version', id)?.fields.label
  );
}

/** Every id a change names: what it is about, and what its details tell of. */
export function idsOfChange({ fields }: Subject<'change'>): string[] {
  return [
    fields.scope ?? '',
    ...[...(fields.details ?? '').matchAll(/"([a-z]+_[A-Za-z0-9]+)"/g)].map((match) => match[1] ?? ''),
  ].filter(Boolean);
}

/** A registered change as words are made of it. */
export function wordedChange({ fields }: Subject<'change'>, nameOf: (id: string) => string | undefined): WordedChange {
  const { before, ...details } = JSON.parse(fields.details ?? '{}') as Record<string, unknown>;
  const title = typeof before === 'string' ? before : nameOf(fields.scope ?? '');
  return {
    kind: fields.kind ?? '',
    scopeTitle: title ?? fields.scope ?? '',
    effectiveOn: fields.effectiveOn ?? '',
    details,
  };
}

function rowBehind(law: Register | null, kind: string, id: string) {
  return kind === 'law' && law ? lawEntry(law, id)?.row : undefined;
}

function aboutFrom(
  nameOf: (id: string) => string | undefined,
  places: Places,
  changes: Map<string, Subject<'change'>>,
  register: Register | null,
): Naming['causeAbout'] {
  return (cause, code) => {
    const [kind, id] = splitCause(cause);
    // What is only supposed stands in the register it is supposed in, and nowhere else.
    const change = kind === 'change' ? (changes.get(id) ?? register?.get('change', id)) : undefined;
    const place = kind === 'revision' ? places.get(id) : undefined;
    const subject = place?.root ?? (kind === 'revision' ? undefined : id);
    return {
      change: change ? wordedChange(change, nameOf) : null,
      subjectTitle: subject ? (nameOf(subject) ?? null) : null,
      subjectKind: place?.kind ?? null,
      code,
      nameOf,
      law: rowBehind(register, kind, id),
      on: change?.fields.effectiveOn ?? place?.effectiveOn ?? null,
    };
  };
}

/** Names of subjects by id from the current tables; unknown ids are left out. */
export async function namesOfSubjects(world: World, ids: readonly string[]): Promise<Record<string, string>> {
  const labels = await labelsOf(world.database, [...new Set(ids)]);
  return Object.fromEntries([...labels].map(([id, label]) => [id, label.text]));
}
