// The law on a day as the journal has it: the rows of this release, and over them those recorded at run time.
import { LAW_SUBJECT } from '../reach.ts';
import type { Register } from '../register.ts';
import type { Provenance, Subject } from '../revisions.ts';
import { ADEQUACY } from './adequacy.ts';
import { CLAUSE_SETS } from './clauses.ts';
import { EEA } from './eea.ts';
import { EVENTS } from './events.ts';
import { LAW, type Law, lawOf } from './law.ts';
import type { LawRow } from './rows.ts';

/** A row of law and, where it was recorded at run time, the revision that last said it. */
export type LawEntry = { row: LawRow; from: Provenance | null };

const RELEASED: readonly LawRow[] = [
  ...ADEQUACY.map((row) => ({ kind: 'adequacy' as const, ...row })),
  ...CLAUSE_SETS.map((row) => ({ kind: 'clauses' as const, ...row })),
  ...EEA.map((row) => ({ kind: 'eea' as const, ...row })),
  ...EVENTS.map((row) => ({ kind: 'event' as const, ...row })),
];

const RELEASED_BY_ID: ReadonlyMap<string, LawRow> = new Map(RELEASED.map((row) => [row.id, row]));

/** The row of an id as this release has it. */
export function releasedRow(id: string): LawRow | undefined {
  return RELEASED_BY_ID.get(id);
}

/** Every row of law on the register's day: a recorded row takes the place of the released one of its id. */
export function lawEntries(register: Register): LawEntry[] {
  return entriesFrom(register.get('law', LAW_SUBJECT));
}

/** The row of an id on the register's day. */
export function lawEntry(register: Register, id: string): LawEntry | undefined {
  const recorded = register.get('law', LAW_SUBJECT)?.sets.rows?.get(id);
  const row = recorded?.value ?? releasedRow(id);
  return row && { row, from: recorded?.from ?? null };
}

/** The law rules go by on the register's day; that of the release itself while nothing is recorded. */
export function lawOn(register: Register): Law {
  const recorded = register.get('law', LAW_SUBJECT);
  return recorded ? bookOf(recorded) : LAW;
}

function entriesFrom(recorded: Subject<'law'> | undefined): LawEntry[] {
  const rows = new Map<string, LawEntry>(RELEASED.map((row) => [row.id, { row, from: null }]));
  for (const [id, { value, from }] of recorded?.sets.rows ?? []) rows.set(id, { row: value, from });
  return [...rows.values()];
}

/** Books by the state they follow from: a journal folds a state once, however many subjects are assessed by it. */
const BOOKS = new WeakMap<Subject<'law'>, Law>();

function bookOf(recorded: Subject<'law'>): Law {
  const made = BOOKS.get(recorded);
  if (made) return made;
  const rows = entriesFrom(recorded).map(({ row }) => row);
  const book = lawOf({
    adequacy: rows.filter((row) => row.kind === 'adequacy'),
    clauses: rows.filter((row) => row.kind === 'clauses'),
    eea: rows.filter((row) => row.kind === 'eea'),
    events: rows.filter((row) => row.kind === 'event'),
  });
  BOOKS.set(recorded, book);
  return book;
}
