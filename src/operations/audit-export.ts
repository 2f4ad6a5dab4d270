// Exporting a chain of the log to verify it elsewhere: line after line, however long the chain is.
import { checkpointFor, exportLine, type Opening, sealOf } from '../domain/audit-export.ts';
import type { Checkpoint, KeyRecord } from '../domain/checkpoints.ts';
import { notFound } from '../domain/failures.ts';
import { type Actor, mustBeAllowed, mustBeAllowedSomewhere, type Scope, scopeOf } from '../domain/permissions.ts';
import { auditKeys, checkpointCount, checkpointsOf } from '../storage/audit.ts';
import { type LogText, logPage, logTextsOf } from '../storage/log.ts';
import { makeCheckpoint } from './checkpoints.ts';
import type { Input } from './reading.ts';
import { recordRead } from './restricted-reads.ts';
import type { World } from './world.ts';

/** Entries and checkpoints read at a time. */
const PAGE = 500;

type Query = { body?: string; texts: 'true' | 'false' };

/**
 * The lines of a chain's export, each with its line end: opening, keys, checkpoints, entries (with the texts behind them
 * when asked for) up to a checkpoint made for it, and a signed seal. Taking it out is itself written into the chain.
 */
export async function exportLog(
  world: World,
  actor: Actor,
  { query }: Input<unknown, Query>,
): Promise<AsyncIterable<string>> {
  if (query.body === undefined) mustBeAllowedSomewhere(actor, 'export_log');
  else mustBeAllowed(actor, 'export_log', query.body);
  const chain = query.body ?? 'shared';
  const texts = query.texts === 'true';
  await recordRead(world, actor, { chain, action: 'log_exported', about: [], note: { texts } });
  const last = await makeCheckpoint(world);
  const head = last.heads.find((one) => one.chain === chain);
  if (!head) throw notFound('chain');
  const keys = await auditKeys(world.database);
  const checkpoints = await checkpointCount(world.database, chain, last.number);
  const opening: Opening = {
    ...{ kind: 'export', format: 1, register: world.settings.baseUrl, chain, at: world.now(), head },
    ...{ keys: keys.length, checkpoints, texts },
  };
  return linesOf(world, scopeOf(actor), opening, keys, last);
}

async function* linesOf(
  world: World,
  scope: Scope,
  opening: Opening,
  keys: readonly KeyRecord[],
  last: Checkpoint,
): AsyncGenerator<string> {
  yield `${exportLine(opening)}\n`;
  for (const key of keys) yield `${exportLine({ ...key, kind: 'key' })}\n`;
  yield* checkpointLines(world, scope, opening.chain, last.number);
  const count = { texts: 0 };
  yield* entryLines(world, scope, opening, count);
  const { current } = await world.auditKeys();
  yield `${exportLine(await sealOf(current, opening, count.texts))}\n`;
}

async function* checkpointLines(world: World, scope: Scope, chain: string, upTo: number): AsyncGenerator<string> {
  for (let after = 0; after < upTo; ) {
    const page = await checkpointsOf(scope, world.database, chain, after, PAGE);
    const own = page.filter(({ number }) => number <= upTo);
    if (own.length === 0) return;
    yield own.map((one) => `${exportLine(checkpointFor(chain, one))}\n`).join('');
    after = own.at(-1)?.number ?? upTo;
  }
}

async function* entryLines(
  world: World,
  scope: Scope,
  { chain, head, texts }: Opening,
  count: { texts: number },
): AsyncGenerator<string> {
  for (let after = 0; after < head.position; ) {
    const limit = Math.min(PAGE, head.position - after);
    const entries = await logPage(scope, world.database, chain, after, limit);
    if (entries.length === 0) return;
    const behind = texts
      ? await logTextsOf(scope, world.database, chain, after, after + limit)
      : new Map<number, LogText>();
    const lines = entries.flatMap((entry) => {
      const own = textLines(entry.position, behind.get(entry.position));
      count.texts += own.length;
      return [exportLine({ ...entry, kind: 'entry' }), ...own];
    });
    yield `${lines.join('\n')}\n`;
    after = entries.at(-1)?.position ?? head.position;
  }
}

function textLines(position: number, found: LogText | undefined): string[] {
  if (!found) return [];
  const line = { kind: 'text' as const, position };
  const { salt, text, before } = found;
  return [
    exportLine({ ...line, part: 'after', salt, text }),
    ...(before ? [exportLine({ ...line, part: 'before', salt: before.salt, text: before.text })] : []),
  ];
}
