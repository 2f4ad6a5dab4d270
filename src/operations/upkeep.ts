// Keeping the caches right: a new day's current rows, outcomes that are missing or run short, rebuilding from nothing.
import { mayComeInForce } from '../domain/agreements.ts';
import { RULES_REVISION } from '../domain/assessment/assess.ts';
import type { AssessedKind } from '../domain/assessment/rule.ts';
import { addDays, type CalendarDate, osloDay } from '../domain/calendar.ts';
import { journalOf, registerOn } from '../domain/register.ts';
import type { Revision } from '../domain/revisions.ts';
import { SEARCH_REVISION } from '../domain/search.ts';
import { assessableFrom, journalToAssess } from '../storage/assessing.ts';
import { dropAssessments, dropCaches, projectedFor, putAssessments } from '../storage/caches.ts';
import { bodiesLacking, coveredNow, unassessed } from '../storage/coverage.ts';
import type { Statement } from '../storage/database.ts';
import { dropErasedNames, namedAttachments } from '../storage/document-texts.ts';
import {
  type Head,
  linksFrom,
  readHead,
  revisionsFrom,
  revisionsOfRoots,
  revisionsOfSubjects,
  revisionsTurning,
  rootsAfter,
  unmoved,
} from '../storage/journal.ts';
import { dropSearch, putSearch, SEARCHED_NOW } from '../storage/search.ts';
import { inTurnUntilThrough } from './attempts.ts';
import { ASSESSED_KINDS, assessedRows, COMING_DAYS, currentCaches, touchedSubjects } from './planning.ts';
import type { World } from './world.ts';

/** So many at a time: a body of three hundred agreements with what they stand on. */
const CHUNK = 1_000;
/** So many are read and worked out at a time: what lies in memory at once is theirs, however much there is to assess. */
const PART = 240;
/** The nightly run looks so many days further ahead than is told: outcomes stay known to be there when a night is missed. */
const MARGIN_DAYS = 14;

/** Whether the current tables stand for the day; those of an empty register stand for any. */
export function isOfDay({ projectedOn }: Head, today: CalendarDate): boolean {
  return projectedOn === null || projectedOn === today;
}

/** Whether current tables and kept outcomes are known to stand for today, so that nobody need look. */
export function isFresh(head: Head, today: CalendarDate): boolean {
  return head.projectedOn === today && isCovered(head, [today, addDays(today, COMING_DAYS)]);
}

/** The head, after making sure that the bodies' current rows and outcomes stand for today. */
export async function fresh(world: World, bodies: readonly string[] | 'all'): Promise<Head> {
  const today = osloDay(world.now());
  const head = await readHead(world.database);
  if (!isOfDay(head, today)) await turnDay(world, today);
  const days = [today, addDays(today, COMING_DAYS)] as const;
  const assessed = isCovered(head, days) ? 0 : await assessMissing(world, bodies, days);
  return head.projectedOn === today && assessed === 0 ? head : readHead(world.database);
}

/** Days from one to another, both inclusive. */
type Days = readonly [CalendarDate, CalendarDate];

/** Whether all outcomes are known to be there, so that nobody need look. */
function isCovered({ covered }: Head, [from, to]: Days): boolean {
  return covered !== null && covered.rules === RULES_REVISION && covered.from <= from && covered.to >= to;
}

/** Projects the subjects whose facts take effect between the day the tables stand for and today. */
export async function turnDay(world: World, today: CalendarDate): Promise<void> {
  await guarded(world, async (head) => {
    if (head.projectedOn === null || head.projectedOn === today) return [];
    const [from, to] = head.projectedOn < today ? [head.projectedOn, today] : [today, head.projectedOn];
    const [result] = await world.database.read([revisionsTurning(from, to)]);
    return [...currentStatements(revisionsFrom(result), today), projectedFor(today)];
  });
}

function currentStatements(revisions: readonly Revision[], today: CalendarDate): Statement[] {
  const touched = touchedSubjects(revisions, revisions);
  const register = registerOn(journalOf(revisions), today);
  return currentCaches(revisions, touched, register);
}

/**
 * What the nightly run owes: all can be found, and subjects without outcomes for today, and those whose outcomes run short, are
 * assessed; answers how many.
 */
export async function assessDue(world: World): Promise<number> {
  await searchable(world);
  const today = osloDay(world.now());
  const days = [today, addDays(today, COMING_DAYS + MARGIN_DAYS)] as const;
  const assessed = await assessMissing(world, 'all', days);
  await guarded(world, async () => [coveredNow(days, RULES_REVISION)]);
  return assessed;
}

/** Assesses whose kept outcomes do not cover every one of the days, some bodies at a time; answers how many. */
async function assessMissing(world: World, bodies: readonly string[] | 'all', days: Days): Promise<number> {
  const lacking = await bodiesLacking(world.database, bodies, days, RULES_REVISION);
  let [count, waiting]: [number, number] = [0, 0];
  let part: (string | null)[] = [];
  for (const { body, count: own } of lacking) {
    if (waiting > 0 && waiting + own > CHUNK) {
      count += await assessIn(world, part, days);
      [part, waiting] = [[], 0];
    }
    part.push(body);
    waiting += own;
  }
  return count + (await assessIn(world, part, days));
}

/** Assesses what the bodies lack together, so that what their subjects stand on is read once; answers how many. */
async function assessIn(world: World, bodies: readonly (string | null)[], days: Days): Promise<number> {
  const done = new Set<string>();
  for (let found = CHUNK; found === CHUNK && bodies.length > 0; ) {
    const ids = await unassessed(world.database, bodies, days, RULES_REVISION, CHUNK + done.size);
    const missing = ids.filter((id) => !done.has(id));
    await assessSubjects(world, missing);
    for (const id of missing) done.add(id);
    found = missing.length;
  }
  return done.size;
}

async function assessSubjects(world: World, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const today = osloDay(world.now());
  await guarded(world, async () => {
    const statements: Statement[] = [];
    for (let i = 0; i < ids.length; i += PART) {
      await breath();
      const part = ids.slice(i, i + PART);
      const { revisions, edges, journal } = await readToAssess(world, part, today);
      statements.push(
        ...putAssessments(part, assessedRows(revisions, kindsOf(revisions, part), today, journal, edges)),
      );
    }
    return statements;
  });
}

/**
 * A pause in long work. Pages are served meanwhile; and only then does the driver let go of what its statements held, without
 * which a run over the whole register holds all of it.
 */
function breath(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 0);
  });
}

/** What subjects' outcomes from a day on are worked out from; the annexes of texts that are over for good are left unread. */
async function readToAssess(world: World, ids: readonly string[], from: CalendarDate) {
  const [result] = await world.database.read([journalToAssess(ids)]);
  const { revisions, edges, cut } = assessableFrom(result);
  const journal = journalOf(revisions);
  const ahead = [...cut].flatMap(([version, of]) => (mayComeInForce(journal, of, version, from) ? [version] : []));
  if (ahead.length === 0) return { revisions, edges, journal };
  const [whole] = await world.database.read([revisionsOfSubjects(ahead)]);
  const read = new Map(revisionsFrom(whole).map((revision) => [revision.seq, revision]));
  const filled = revisions.map((revision) => read.get(revision.seq) ?? revision);
  return { revisions: filled, edges, journal: journalOf(filled) };
}

function kindsOf(revisions: readonly Revision[], ids: readonly string[]): [string, AssessedKind][] {
  const kinds = new Map<string, AssessedKind>();
  for (const r of revisions) if (ASSESSED_KINDS.has(r.kind)) kinds.set(r.subject, r.kind as AssessedKind);
  return ids.flatMap((id) => {
    const kind = kinds.get(id);
    return kind ? [[id, kind] as [string, AssessedKind]] : [];
  });
}

/** Writes cache rows made from what is true at the head, and only if nothing was recorded meanwhile. */
function guarded(world: World, make: (head: Head) => Promise<Statement[]>): Promise<void> {
  const attempt = async (): Promise<void> => {
    const head = await readHead(world.database);
    const statements = await make(head);
    if (statements.length > 0) await world.database.write([unmoved(head), ...statements]);
  };
  return inTurnUntilThrough(world.database, attempt);
}

/** Drops every cache and makes it again from the journal; answers how many subjects were assessed. */
export async function rebuild(world: World): Promise<number> {
  await rebuildTables(world);
  return assessDue(world);
}

/** Drops every cache and makes all but the outcomes again, root by root. */
export async function rebuildTables(world: World): Promise<void> {
  const today = osloDay(world.now());
  await guarded(world, async () => [...dropCaches(), ...dropSearch(), projectedFor(today)]);
  await fillTables(world, today);
  // Whoever read or wrote meanwhile may have assessed by links that were not all there yet.
  await guarded(world, async () => dropAssessments());
}

/** Puts right, root by root, every row of the current tables and all that is searched; what is right already stays. */
async function fillTables(world: World, today: CalendarDate): Promise<void> {
  for (let after = ''; ; ) {
    const roots = await rootsAfter(world.database, after, CHUNK);
    const last = roots.at(-1);
    if (last === undefined) break;
    await breath();
    await guarded(world, async () => {
      const [result] = await world.database.read([revisionsOfRoots(roots)]);
      const revisions = revisionsFrom(result);
      return [...linksFrom(revisions), ...currentStatements(revisions, today)];
    });
    after = last;
  }
  await fillDocumentNames(world);
  await guarded(world, async () => [SEARCHED_NOW]);
}

/** The names of documents stand in no journal: they are taken from what is attached. */
async function fillDocumentNames(world: World): Promise<void> {
  for (let after = ''; ; ) {
    const named = await namedAttachments(world.database, after, CHUNK);
    const last = named.at(-1);
    if (last === undefined) break;
    const ids = named.map(({ id }) => id);
    const rows = named.map((one) => ({ ...one, subject: one.id, kind: 'document' as const, also: [] }));
    await guarded(world, async () => [...putSearch(ids, rows), ...dropErasedNames(ids)]);
    after = last.id;
  }
}

/** Makes sure that all there is can be found: a register of an older version is indexed once, when first searched or run. */
export async function searchable(world: World, head?: Head): Promise<void> {
  const { searched } = head ?? (await readHead(world.database));
  if (searched === SEARCH_REVISION) return;
  const today = osloDay(world.now());
  await turnDay(world, today);
  await fillTables(world, today);
}
