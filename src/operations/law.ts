// The law as dated rows: listing what holds and is known, and recording a row at run time, for an administrator.
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import { notFound } from '../domain/failures.ts';
import { decideLaw, type LawSaid, mayReturn } from '../domain/law/change.ts';
import { type LawEntry, lawEntries, lawEntry } from '../domain/law/recorded.ts';
import { type Actor, mustBeAllowed, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import { LAW_SUBJECT } from '../domain/reach.ts';
import { journalOf, registerOn } from '../domain/register.ts';
import { type Revision, type RevisionDraft, visibleRevisions } from '../domain/revisions.ts';
import { HEAD, headFrom, revisionsFrom, revisionsOfRoots } from '../storage/journal.ts';
import { draftFor } from './drafting.ts';
import { carryOut, type TimeAsked, timeAsked } from './operation.ts';
import { slicePage } from './paging.ts';
import type { Input, TimeQuery } from './reading.ts';
import type { LawInput, LawValue } from './shapes/law.ts';
import type { World } from './world.ts';

type ListQuery = TimeQuery & { limit: number; cursor?: string; kind?: LawValue['kind']; country?: string };

/** Rows of law as known at the instant, in order of kind and first day; `holds` says whether each holds on the day. */
export async function listLaw(world: World, actor: Actor, { query }: Input<unknown, ListQuery>) {
  mustBeAllowedSomewhere(actor, 'read');
  const { rows, time } = await readLaw(world, query);
  const wanted = rows.filter(
    (row) => (!query.kind || row.kind === query.kind) && (!query.country || row.country === query.country),
  );
  return { ...slicePage(wanted, query.limit, query.cursor), asOf: time.asOf, knownAt: time.knownAt };
}

/** Every row of law on a day, as known at an instant. */
export async function everyRowOfLaw(world: World, actor: Actor, query: TimeQuery): Promise<LawValue[]> {
  mustBeAllowedSomewhere(actor, 'read');
  return (await readLaw(world, query)).rows;
}

async function readLaw(world: World, query: TimeQuery): Promise<{ rows: LawValue[]; time: TimeAsked }> {
  const [head, recorded] = await world.database.read([HEAD, revisionsOfRoots([LAW_SUBJECT])]);
  const time = timeAsked(world, headFrom(head), query);
  const register = registerOn(journalOf(revisionsFrom(recorded), time.knownAt), time.asOf);
  const rows = lawEntries(register).map((entry) => presentLaw(entry, time.asOf));
  return { rows: rows.sort(inOrder), time };
}

function inOrder(a: LawValue, b: LawValue): number {
  const [one, other] = [a, b].map(({ kind, validFrom, id }) => `${kind} ${validFrom} ${id}`);
  return (one ?? '') < (other ?? '') ? -1 : 1;
}

const BLANK = {
  country: null,
  instrument: null,
  scope: null,
  validTo: null,
  lastSigningDay: null,
  transferTool: null,
  unchangedFrom: null,
  listed: false,
  reassess: null,
  doubts: null,
  settledOn: null,
  eeaIncorporatedOn: null,
  source: null,
};

/** A row of law in its interface shape. */
export function presentLaw({ row, from }: LawEntry, asOf: CalendarDate): LawValue {
  const { on, ...told } = { on: null, ...row };
  const validFrom = on ?? (row as { validFrom: CalendarDate }).validFrom;
  const validTo = row.kind === 'event' ? null : row.validTo;
  const holds = validFrom <= asOf && (validTo === null || validTo >= asOf);
  return { ...BLANK, ...told, validFrom, holds, recordedFrom: from?.since ?? null, revisionId: from?.revision ?? null };
}

/** Records a row of law, or another last day of one, and has everything it reaches assessed again. */
export async function createLaw(world: World, actor: Actor, { body: said }: Input<unknown, unknown, LawInput>) {
  mustBeAllowed(actor, 'administer', null);
  return carryOut(world, actor, async ({ today }) => {
    const [result] = await world.database.read([revisionsOfRoots([LAW_SUBJECT])]);
    const { drafts, row } = draftLaw(said, revisionsFrom(result), today);
    const about = [LAW_SUBJECT, row.id];
    return {
      drafts,
      log: said.kind === 'end' ? { action: 'law_ended', about } : { action: 'law_recorded', about },
      answer: (recorded) => {
        const entry = lawEntries(registerOn(journalOf(recorded), END_OF_TIME)).find((one) => one.row.id === row.id);
        return presentLaw(entry ?? { row, from: null }, today);
      },
    };
  });
}

/**
 * The revisions that record what is said of the law, on top of those given. What was said of the same row with a later
 * effect is taken back: it was said before this was known.
 */
export function draftLaw(said: LawSaid, known: readonly Revision[], today: CalendarDate) {
  const { row, differs, effectiveOn } = decideLaw(said, registerOn(journalOf(known), END_OF_TIME), today);
  const draft = draftFor({ effectiveOn, body: null, cause: null });
  draft.add('law', LAW_SUBJECT, { added: { rows: { [row.id]: row } } });
  const outrun = visibleRevisions(known).filter((r) => r.effectiveOn > effectiveOn && namesRow(r, row.id));
  return { row, differs, drafts: [...outrun.map(takenBack), ...draft.drafts] };
}

/**
 * Takes back what was said of a row of law by mistake, with what it had taken back itself: for whoever knows of it, it was
 * never said. What stood before it stands again; everything it reaches is assessed again.
 */
export async function withdrawLaw(
  world: World,
  actor: Actor,
  { params, body: given }: Input<{ revision: string }, unknown, { reason: string }>,
): Promise<{ rowId: string; row: LawValue | null }> {
  mustBeAllowed(actor, 'administer', null);
  return carryOut(world, actor, async ({ today }) => {
    const [result] = await world.database.read([revisionsOfRoots([LAW_SUBJECT])]);
    const known = revisionsFrom(result);
    const mistaken = visibleRevisions(known).find((r) => r.id === params.revision);
    const rowId = mistaken && rowNamedIn(mistaken);
    if (!(mistaken && rowId)) throw notFound('statement about the law');
    const taken = known.filter((r) => r.withdraws !== null && r.operation === mistaken.operation);
    const drafts = [mistaken, ...taken].map(takenBack);
    const gone = new Set([mistaken, ...taken].map((r) => r.id));
    const left = known.filter((r) => !gone.has(r.id));
    mayReturn(rowId, registerOn(journalOf(left), END_OF_TIME));
    return {
      drafts,
      log: { action: 'law_withdrawn', about: [LAW_SUBJECT, rowId], note: { reason: given.reason } },
      answer: (recorded) => {
        const entry = lawEntry(registerOn(journalOf([...known, ...recorded]), END_OF_TIME), rowId);
        return { rowId, row: entry ? presentLaw(entry, today) : null };
      },
    };
  });
}

/** The one row a statement about the law is about. */
function rowNamedIn({ kind, content }: Revision): string | undefined {
  return kind === 'law' ? Object.keys((content as Revision<'law'>['content']).added?.rows ?? {})[0] : undefined;
}

function namesRow({ kind, content }: Revision, id: string): boolean {
  return kind === 'law' && Object.hasOwn((content as Revision<'law'>['content']).added?.rows ?? {}, id);
}

function takenBack({ kind, subject, root, body, effectiveOn, cause, id }: Revision): RevisionDraft {
  return { kind, subject, root, body, effectiveOn, cause, withdraws: id, content: {} } as RevisionDraft;
}
