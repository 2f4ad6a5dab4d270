// How every writing operation is carried out: read, decide, and one guarded batch; again when another was first.
import { type CalendarDate, type Instant, nextInstant, osloDay } from '../domain/calendar.ts';
import { busy, Failure, invalid } from '../domain/failures.ts';
import type { LogEntry } from '../domain/log.ts';
import type { Actor } from '../domain/permissions.ts';
import { Unanswered } from '../storage/database.ts';
import { keepRequest, requestUnder } from '../storage/idempotency.ts';
import { HEAD, type Head, headFrom } from '../storage/journal.ts';
import { entriesThatStand } from '../storage/log.ts';
import { inSharedTurnUntilThrough } from './attempts.ts';
import { type Decided, type Deciding, planWrite } from './planning.ts';
import type { World } from './world.ts';

const ALREADY = 'This Idempotency-Key has been saved already; its answer is not there yet';
const UNKNOWN = 'The register went out of reach; it is not known whether this was saved: read it before you try again';

/** A write that was sent and not answered: it may stand, and then its answer is the answer. */
type Doubt<T> = { entry: LogEntry; done: Done<T> };
type Done<T> = { answer: () => T | Promise<T> };

/**
 * Carries out a writing operation: `decide` runs on what is true at `head`, and is run again when another writer was
 * first. A write that got no answer is looked for before anything is written again, so nothing is saved twice. Throws
 * Failure busy when it never came through; nothing is then half-written.
 */
export async function carryOut<T>(
  world: World,
  actor: Actor,
  decide: (deciding: Deciding) => Promise<Decided<T>>,
): Promise<T> {
  const doubts: Doubt<T>[] = [];
  const attempt = () => attemptOnce(world, actor, decide, doubts);
  const done = await inSharedTurnUntilThrough(world.database, attempt).catch((error: unknown) => {
    throw doubts.length > 0 && error instanceof Failure && error.kind === 'busy' ? busy(UNKNOWN) : error;
  });
  return done.answer();
}

async function attemptOnce<T>(
  world: World,
  actor: Actor,
  decide: (deciding: Deciding) => Promise<Decided<T>>,
  doubts: Doubt<T>[],
): Promise<Done<T>> {
  const { head, saved } = await standing(world, actor, doubts);
  if (saved) return saved.done;
  const now = world.now();
  const at = head.recordedAt !== null && head.recordedAt >= now ? nextInstant(head.recordedAt) : now;
  const deciding = { head, today: osloDay(at), at };
  const decided = await decide(deciding);
  const { statements, recorded, entry } = await planWrite(world, actor, deciding, decided);
  if (world.request) statements.push(...keepRequest(actor.id, world.request, at));
  const done = { answer: () => decided.answer(recorded, at) };
  if (statements.length === 0) return done;
  await world.database.write(statements).catch((error: unknown) => {
    if (error instanceof Unanswered && entry) doubts.push({ entry, done });
    throw error;
  });
  return done;
}

/** Where the journal stands, and which of the writes in doubt was saved. Throws 409 when the request's key was. */
async function standing<T>(
  world: World,
  actor: Actor,
  doubts: readonly Doubt<T>[],
): Promise<{ head: Head; saved: Doubt<T> | undefined }> {
  const { database, request } = world;
  const [head, entries, kept] = await database.read([
    HEAD,
    ...(doubts.length > 0 || request ? [entriesThatStand(doubts.map((doubt) => doubt.entry))] : []),
    ...(request ? [requestUnder(actor.id, request.key)] : []),
  ]);
  const hashes = new Set((entries?.rows ?? []).map((row) => String(row[0])));
  const saved = doubts.find(({ entry }) => hashes.has(entry.hash));
  if (!saved && (kept?.rows.length ?? 0) > 0) throw new Failure('conflict', ALREADY);
  return { head: headFrom(head), saved };
}

/** The day and instant a question is about; `knownAt` null means everything committed. */
export type TimeAsked = { asOf: CalendarDate; knownAt: Instant | null; today: CalendarDate };

/**
 * Resolves what was asked: today and the last committed instant when left out. An explicit `knownAt` stands as it was
 * asked, whatever is committed later, so that asking again gives the same. Throws 422 for a future `knownAt`.
 */
export function timeAsked(world: World, head: Head, query: { asOf?: CalendarDate; knownAt?: Instant }): TimeAsked {
  const now = world.now();
  const today = osloDay(now);
  const latest = head.recordedAt !== null && head.recordedAt > now ? head.recordedAt : now;
  if (query.knownAt !== undefined && query.knownAt > latest)
    throw invalid('knownAt', `expected an instant not later than now (${now})`);
  return { asOf: query.asOf ?? today, knownAt: query.knownAt ?? head.recordedAt, today };
}
