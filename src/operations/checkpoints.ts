// Checkpoints of the log: made by the nightly run and on demand, read by whoever may read the log, keys published.
import { type Checkpoint, keyRecord, signCheckpoint } from '../domain/checkpoints.ts';
import { Failure, notFound } from '../domain/failures.ts';
import { type Actor, bodiesFor, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import { publicPem } from '../domain/signing.ts';
import {
  auditKeys,
  checkpointPage,
  type Ground,
  groundOf,
  headsThatStand,
  insertCheckpoint,
  insertKey,
} from '../storage/audit.ts';
import { inTurnUntilThrough } from './attempts.ts';
import { carryOut } from './operation.ts';
import { cursorOf, cursorValue } from './paging.ts';
import type { Input } from './reading.ts';
import type { AuditKeys, World } from './world.ts';

/**
 * Signs where every chain ends now, and keeps it; the last checkpoint itself when nothing was written since by the same
 * key. A key that signs for the first time is recorded with it, vouched for by the one before where that one is at hand.
 * Throws Failure conflict when the log no longer holds what the last checkpoint states: such a log is not signed again.
 */
export async function makeCheckpoint(world: World): Promise<Checkpoint> {
  const keys = await world.auditKeys();
  return inTurnUntilThrough(world.database, async () => {
    const ground = await groundOf(world.database);
    const { last, heads } = ground;
    if (last) await mustStand(world, last);
    if (last && last.key === keys.current.id && samePlaces(last, heads)) return last;
    const at = world.now();
    const checkpoint = await signCheckpoint(keys.current, last, heads, last && last.at > at ? last.at : at);
    await world.database.write([...(await newKey(world, keys, ground)), insertCheckpoint(checkpoint)]);
    return checkpoint;
  });
}

async function mustStand(world: World, { number, heads }: Checkpoint): Promise<void> {
  const standing = await headsThatStand(world.database, heads);
  const gone = heads.filter(({ hash }) => !standing.has(hash)).map(({ chain, position }) => `${chain} at ${position}`);
  if (gone.length === 0) return;
  const where = gone.slice(0, 5).join(', ');
  throw new Failure(
    'conflict',
    `The log was tampered with: it no longer holds what checkpoint ${number} states of ${where}`,
  );
}

function samePlaces(last: Checkpoint, heads: Ground['heads']): boolean {
  const known = new Map(last.heads.map(({ chain, hash }) => [chain, hash]));
  return heads.length === known.size && heads.every(({ chain, hash }) => known.get(chain) === hash);
}

async function newKey(world: World, { current, retiring }: AuditKeys, { keys }: Ground) {
  if (keys.some(({ id }) => id === current.id)) return [];
  return [insertKey(await keyRecord(current, world.now(), keys.at(-1)?.id ?? null, retiring))];
}

/** Makes a checkpoint on demand; the log says who asked for it. */
export async function createCheckpoint(world: World, actor: Actor) {
  mustBeAllowedSomewhere(actor, 'export_log');
  await carryOut(world, actor, async () => ({
    drafts: [],
    log: { action: 'checkpoint_requested', about: [], chain: 'shared' },
    answer: () => undefined,
  }));
  return present(world, actor, await makeCheckpoint(world));
}

/** The last checkpoint, with the heads of the chains the actor may read. Throws not_found when none was made yet. */
export async function getCheckpoint(world: World, actor: Actor) {
  const last = await lastCheckpoint(world, actor);
  if (!last) throw notFound('checkpoint yet');
  return last;
}

/** The same, null when none was made yet. */
export async function lastCheckpoint(world: World, actor: Actor) {
  mustBeAllowedSomewhere(actor, 'read_log');
  const [last] = await checkpointPage(world.database, null, 1);
  return last ? present(world, actor, last) : null;
}

/** Checkpoints, newest first, each with the heads of the chains the actor may read. */
export async function listCheckpoints(
  world: World,
  actor: Actor,
  { query }: Input<unknown, { limit: number; cursor?: string }>,
) {
  mustBeAllowedSomewhere(actor, 'read_log');
  const before = cursorValue(query.cursor, { before: 0 })?.before ?? null;
  const rows = await checkpointPage(world.database, before, query.limit + 1);
  const kept = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? kept.at(-1) : undefined;
  const items = await Promise.all(kept.map((row) => present(world, actor, row)));
  return { items, nextCursor: cursorOf(last ? { before: last.number } : null) };
}

/** A checkpoint as its reader may see it; `stands` says whether the log still holds what it states of these chains. */
async function present(world: World, actor: Actor, checkpoint: Checkpoint) {
  const shown = forReader(checkpoint, bodiesFor(actor, 'read_log'));
  const standing = await headsThatStand(world.database, shown.heads);
  return { ...shown, stands: shown.heads.every(({ hash }) => standing.has(hash)) };
}

/** A checkpoint with those of its heads that belong to the bodies given, and the shared one. */
export function forReader(checkpoint: Checkpoint, bodies: 'all' | ReadonlySet<string>): Checkpoint {
  const mine = (chain: string): boolean => chain === 'shared' || bodies === 'all' || bodies.has(chain);
  return { ...checkpoint, heads: checkpoint.heads.filter(({ chain }) => mine(chain)) };
}

/** Every public key that signs or signed checkpoints, in the order they began. For anyone: what it checks is public. */
export async function listAuditKeys(world: World) {
  const keys = await auditKeys(world.database);
  const items = keys.map((key) => ({ ...key, algorithm: 'Ed25519' as const, pem: publicPem(key.publicKey) }));
  return { items, nextCursor: null };
}
