// From a decision to the statements of one batch: revisions, log entries, and the caches the revisions reach.
import { RULES_REVISION, segments } from '../domain/assessment/assess.ts';
import type { AssessedKind } from '../domain/assessment/rule.ts';
import { type Before, stateBefore } from '../domain/before.ts';
import { addDays, type CalendarDate, type Instant } from '../domain/calendar.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { ChainHead } from '../domain/checkpoints.ts';
import type { Identity } from '../domain/identity.ts';
import { commitmentTo, type LogEntry, sealed } from '../domain/log.ts';
import type { Actor } from '../domain/permissions.ts';
import { projectedRows } from '../domain/projection.ts';
import { type Edge, edgesOf, recencies } from '../domain/reach.ts';
import { type Journal, journalOf, type Register, registerOn } from '../domain/register.ts';
import type { Revision, RevisionDraft } from '../domain/revisions.ts';
import { isSearched, searchItems } from '../domain/search.ts';
import type { SubjectKind } from '../domain/subjects.ts';
import { SEVERITIES } from '../domain/vocabulary.ts';
import { type Around, around, aroundFrom } from '../storage/around.ts';
import {
  type AssessmentRow,
  dropReached,
  putAssessments,
  putCurrent,
  putSubjects,
  type SubjectRow,
} from '../storage/caches.ts';
import type { Statement } from '../storage/database.ts';
import { appendRevisions, type Head } from '../storage/journal.ts';
import { appendLog, chainEnds, chainHeadsFrom, type LogText } from '../storage/log.ts';
import { putSearch } from '../storage/search.ts';
import type { World } from './world.ts';

/** What an operation decides on: revisions and the log entry that goes with them; the compiler asks for both. */
export type Decided<T> = {
  drafts: RevisionDraft[];
  log: {
    action: string;
    /** The ids it is about; by chain where what is about one body's is not told in another's. */
    about: string[] | ((chain: string) => string[]);
    /** Kept outside the chain with what was written; `before` likewise, for what stands outside the journal. */
    note?: Record<string, unknown>;
    before?: Record<string, unknown>;
    /** Where an entry without revisions stands; given, it is written even when nothing else is. `shared` when left out. */
    chain?: string;
  };
  /** Rows outside the journal that belong in the same transaction (people, idempotency keys). */
  rows?: Statement[];
  answer: (recorded: readonly Revision[], at: Instant) => T | Promise<T>;
};

/** What a decision may build on. Days are Oslo calendar days, instants UTC. */
export type Deciding = { head: Head; today: CalendarDate; at: Instant };

/** How many reached subjects are assessed again in the writing transaction; the rest when read or in chunks. */
const REFILL = 500;
/** Above this many reached subjects what is dropped is found where it stands, and not named one by one. */
const NAMED = 5_000;
/** The kinds of subject that rules assess. */
export const ASSESSED_KINDS: ReadonlySet<SubjectKind> = new Set(['system', 'contract', 'agreement', 'body']);
/** Kept outcomes reach this many days on (design §2.4). */
export const HORIZON_DAYS = 400;
/** What is coming is told this many days ahead, wherever it is read from; kept outcomes that end sooner are made anew. */
export const COMING_DAYS = 365;

/** One guarded batch: its statements, the revisions as they will be recorded, and a log entry by which to know it again. */
export type PlannedWrite = { statements: Statement[]; recorded: Revision[]; entry: LogEntry | null };

/** The guarded batch for a decision. */
export async function planWrite<T>(
  world: World,
  actor: Actor,
  deciding: Deciding,
  decided: Decided<T>,
): Promise<PlannedWrite> {
  const recorded = stamp(world, deciding, decided.drafts);
  const nothing = recorded.length === 0 && (decided.rows ?? []).length === 0 && decided.log.chain === undefined;
  if (nothing) return { statements: [], recorded, entry: null };
  const surroundings = surroundingsOf(recorded);
  const [ends, read] = await world.database.read([
    chainEnds(chainsOf(recorded, decided.log.chain)),
    ...(recorded.length > 0 ? [around(surroundings.from, surroundings.beside, NAMED, REFILL)] : []),
  ]);
  const known = aroundFrom(read);
  const written = { recorded, known: known.revisions };
  const sealing = planLog(world, actor, deciding, decided.log, chainHeadsFrom(ends), written);
  const caches = planCaches(deciding.today, recorded, surroundings, known);
  const log = await sealing;
  const expected = { ...deciding.head, projectedOn: deciding.head.projectedOn ?? deciding.today };
  const statements = [
    ...appendRevisions(expected, recorded),
    ...log.flatMap(({ entry, text }) => appendLog(entry, text)),
    ...(decided.rows ?? []),
    ...caches,
  ];
  return { statements, recorded, entry: log[0]?.entry ?? null };
}

function stamp(world: World, { head, at }: Deciding, drafts: readonly RevisionDraft[]): Revision[] {
  const operation = world.newId('op');
  return drafts.map((draft, i) => ({
    ...draft,
    id: world.newId('rev'),
    seq: head.seq + 1 + i,
    root: draft.root ?? draft.subject,
    recordedAt: at,
    operation,
    corrects: draft.corrects ?? null,
    withdraws: draft.withdraws ?? null,
  }));
}

type Linked = { entry: LogEntry; text: LogText };

async function planLog(
  world: World,
  actor: Actor,
  { at }: Deciding,
  log: Decided<unknown>['log'],
  heads: readonly ChainHead[],
  { recorded, known }: { recorded: readonly Revision[]; known: readonly Revision[] },
): Promise<Linked[]> {
  return Promise.all(
    heads.map(async (head) => {
      const own = recorded.filter((r) => (r.body ?? 'shared') === head.chain);
      const text = logText(world, actor, log, own, stateBefore(known, own));
      const entry = await sealed({
        chain: head.chain,
        position: head.position + 1,
        at,
        actor: actor.id,
        action: log.action,
        subjects: typeof log.about === 'function' ? log.about(head.chain) : log.about,
        revisions: own.map((r) => r.id),
        commitment: await commitmentTo(text.salt, text.text),
        before: text.before && (await commitmentTo(text.before.salt, text.before.text)),
        origin: world.origin.door,
        previous: head.hash,
      });
      return { entry, text };
    }),
  );
}

/** The texts an entry commits to: what was written, from where and as whom let in, and what held before if anything did. */
function logText(
  world: World,
  actor: Actor | Identity,
  { note = {}, before }: Decided<unknown>['log'],
  own: readonly Revision[],
  former: readonly Before[],
): LogText {
  const from = { address: world.origin.address, via: 'via' in actor ? actor.via : null };
  const revisions = own.map(({ id, content }) => ({ id, content }));
  const nothing = former.length === 0 && before === undefined;
  return {
    salt: world.newId('salt'),
    text: canonicalJson({ note, revisions, from }),
    before: nothing
      ? null
      : { salt: world.newId('salt'), text: canonicalJson({ note: before ?? {}, revisions: former }) },
  };
}

/** Where the reach of revisions begins: what they and the edges they make stand under, and what they lie beside. */
type Surroundings = { from: string[]; beside: string[] };

function surroundingsOf(recorded: readonly Revision[]): Surroundings {
  const edges = recorded.flatMap(edgesOf);
  const roots = [...new Set(recorded.map((r) => r.root ?? r.subject))];
  const own = recorded.filter((r) => ASSESSED_KINDS.has(r.kind)).map((r) => r.subject);
  return {
    from: [...new Set([...roots, ...edges.map((e) => e.from)])],
    beside: [...new Set([...own, ...roots, ...edges.map((e) => e.to)])],
  };
}

function planCaches(
  today: CalendarDate,
  recorded: readonly Revision[],
  { from }: Surroundings,
  { reached, revisions }: Around,
): Statement[] {
  if (recorded.length === 0) return [];
  const assessed = new Map<string, AssessedKind>(reached.map((r) => [r.id, r.kind]));
  for (const r of recorded) if (ASSESSED_KINDS.has(r.kind)) assessed.set(r.subject, r.kind as AssessedKind);
  const refilled = [...assessed].slice(0, REFILL);
  const known = [...revisions, ...recorded];
  const touched = touchedSubjects(recorded, known);
  const register = registerOn(journalOf(known), today);
  return [
    ...currentCaches(known, touched, register),
    ...(reached.length === NAMED ? dropReached(from) : []),
    ...putAssessments([...assessed.keys()], assessedRows(known, refilled, today)),
  ];
}

/** Statements that put right, of the subjects touched, their own rows, those of the current tables, and what is searched. */
export function currentCaches(
  known: readonly Revision[],
  touched: readonly { kind: SubjectKind; id: string }[],
  register: Register,
): Statement[] {
  const subjects = subjectRows(known, touched, register);
  const holders = new Map(subjects.map(({ id, body }) => [id, body]));
  const searched = touched.filter(({ kind }) => isSearched(kind));
  const items = searchItems(register, searched).map((item) => ({ ...item, body: holders.get(item.subject) ?? null }));
  return [
    ...putSubjects(subjects),
    ...putCurrent(touched, projectedRows(register, touched)),
    ...putSearch(
      searched.map(({ id }) => id),
      items,
    ),
  ];
}

function chainsOf(recorded: readonly Revision[], otherwise = 'shared'): string[] {
  const chains = [...new Set(recorded.map((r) => r.body ?? 'shared'))];
  return chains.length === 0 ? [otherwise] : chains;
}

/**
 * The subjects whose own rows a set of revisions turns. A holding turns the row of what is held, which only the `known`
 * revisions can name where one is withdrawn.
 */
export function touchedSubjects(
  revisions: readonly Revision[],
  known: readonly Revision[],
): { kind: SubjectKind; id: string }[] {
  const touched = new Map(revisions.map((r) => [r.subject, r.kind]));
  for (const { subject, kind, content } of known) {
    if (kind !== 'holding' || !touched.has(subject)) continue;
    const { held, heldKind } = (content as Revision<'holding'>['content']).fields ?? {};
    if (held && heldKind) touched.set(held, heldKind);
  }
  return [...touched].map(([id, kind]) => ({ id, kind }));
}

/** The rows of `subjects`: kind and root never change; the body is the holder of the day, or the first one to come. */
export function subjectRows(
  revisions: readonly Revision[],
  wanted: readonly { kind: SubjectKind; id: string }[],
  register: Register,
): SubjectRow[] {
  const first = new Map<string, Revision>();
  const holders = new Map<string, string>();
  for (const r of revisions) {
    if (!first.has(r.subject)) first.set(r.subject, r);
    const held = (r.content as { fields?: { held?: string; body?: string } }).fields;
    if (r.kind === 'holding' && held?.held && held.body && !holders.has(held.held)) holders.set(held.held, held.body);
  }
  return wanted.map(({ kind, id }) => {
    const revision = first.get(id);
    const holder = register.get('holding', `hold_${id}`)?.fields.body ?? holders.get(id);
    const own = kind === 'body' ? id : (revision?.body ?? null);
    return { id, kind, root: revision?.root ?? id, body: holder ?? own };
  });
}

/**
 * The kept outcomes of subjects from a day on, of all revisions they can depend on. Others may be among them: rules ask only
 * for what is named by something they already depend on, so each subject's outcomes are those it has on its own.
 */
export function assessedRows(
  revisions: readonly Revision[],
  subjects: readonly (readonly [string, AssessedKind])[],
  today: CalendarDate,
  journal: Journal = journalOf(revisions),
  edges: readonly Edge[] = revisions.flatMap(edgesOf),
): AssessmentRow[] {
  const recencyOf = recencies(revisions, edges);
  const rows: AssessmentRow[] = [];
  for (const [id, kind] of subjects) {
    const seq = recencyOf(id);
    for (const segment of segments(journal, { kind, id }, today, addDays(today, HORIZON_DAYS))) {
      const worst = Math.max(
        0,
        ...segment.outcomes.filter((o) => o.outcome === 'found').map((o) => SEVERITIES.indexOf(o.severity) + 1),
      );
      rows.push({
        subject: id,
        kind,
        body: segment.body,
        from: segment.from,
        to: segment.to,
        status: segment.status,
        version: segment.version,
        worst,
        outcomes: segment.outcomes,
        seq,
        rules: RULES_REVISION,
      });
    }
  }
  return rows;
}
