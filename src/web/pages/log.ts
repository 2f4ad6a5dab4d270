// The page of the log: entries with a filter, whether the last checkpoint stands, and the ways to take it out.
import { bodiesFor, may, mayAnywhere } from '../../domain/permissions.ts';
import { createCheckpoint, lastCheckpoint } from '../../operations/checkpoints.ts';
import { recentLog, writersOf } from '../../operations/log.ts';
import { namesOfSubjects } from '../../operations/naming.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { type CheckpointView, renderLog } from '../../views/log.ts';
import { wordsOf } from '../../views/words.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';

/** GET /log?chain=&action=&actor=&cursor= */
export async function logPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const { chain = 'shared', cursor } = c.req.query();
  const body = chain === 'shared' ? undefined : chain;
  const only = { action: c.req.query('action') || null, actor: c.req.query('actor') || null };
  const filter = { ...(only.action ? { action: only.action } : {}), ...(only.actor ? { actor: only.actor } : {}) };
  const query = { limit: 50, ...(body ? { body } : {}), ...(cursor ? { cursor } : {}), ...filter };
  const page = await recentLog(world, actor, { params: {}, query, body: undefined });
  const writers = await writersOf(world, actor, body);
  const actors = only.actor === null ? writers : [...new Set([...writers, only.actor])];
  const [people, subjects, checkpoint] = await Promise.all([
    namesOfPeople(
      world,
      [...actors, ...page.items.flatMap((entry) => [entry.actor, ...entry.subjects])],
      frame.language,
    ),
    namesOfSubjects(
      world,
      page.items.flatMap((entry) => entry.subjects),
    ),
    lastCheckpoint(world, actor),
  ]);
  const input = {
    ...{ chains: chainsOf({ actor, frame }), chain, only, actors, entries: page.items, nextCursor: page.nextCursor },
    checkpoint: checkpoint && viewOf(checkpoint, chain),
    names: { ...subjects, ...people },
    may: { export: body === undefined ? mayAnywhere(actor, 'export_log') : may(actor, 'export_log', body) },
  };
  return c.html(renderLog(renderer(), frame, input).html);
}

function chainsOf({ actor, frame }: Pick<Reader, 'actor' | 'frame'>): { id: string; title: string }[] {
  const readable = bodiesFor(actor, 'read_log');
  return [
    { id: 'shared', title: wordsOf(frame.language).text('log.shared') },
    ...frame.bodies
      .filter(({ id }) => readable === 'all' || readable.has(id))
      .map(({ id, name }) => ({ id, title: name })),
  ];
}

type Last = NonNullable<Awaited<ReturnType<typeof lastCheckpoint>>>;

function viewOf({ number, at, key, heads, stands }: Last, chain: string): CheckpointView {
  return { number, at, key, stands, position: heads.find((head) => head.chain === chain)?.position ?? null };
}

/** POST /log: a checkpoint now, and back to the chain that was shown. */
export async function makeCheckpointNow(c: PageContext, { world, actor }: Reader): Promise<Response> {
  const { chain } = await c.req.parseBody();
  const { number } = await createCheckpoint(world, actor);
  leaveFlash(c, { code: 'checkpoint_made', values: { number } });
  return c.redirect(`/log?${new URLSearchParams({ chain: String(chain ?? 'shared') })}`, 303);
}
