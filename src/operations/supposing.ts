// What is only supposed: drafts taken for recorded, in the order they are supposed, for previews and for "what if".
import { osloDay } from '../domain/calendar.ts';
import type { Revision, RevisionDraft } from '../domain/revisions.ts';
import { readHead } from '../storage/journal.ts';
import type { Deciding } from './planning.ts';
import type { World } from './world.ts';

/** A decision on what is supposed, and what turns its drafts into revisions that come after all that is known. */
export type Supposing = { deciding: Deciding; suppose: (drafts: readonly RevisionDraft[]) => Revision[] };

/** Begins to suppose on top of all that is recorded now. Nothing of it is saved. */
export async function supposing(world: World): Promise<Supposing> {
  const head = await readHead(world.database);
  const now = world.now();
  const at = head.recordedAt !== null && head.recordedAt >= now ? head.recordedAt : now;
  let { seq } = head;
  const suppose = (drafts: readonly RevisionDraft[]): Revision[] =>
    drafts.map((draft) => {
      seq += 1;
      const { root, subject, corrects, withdraws } = draft;
      return {
        ...draft,
        id: `supposed_${seq}`,
        seq,
        root: root ?? subject,
        recordedAt: at,
        operation: 'supposed',
        corrects: corrects ?? null,
        withdraws: withdraws ?? null,
      };
    });
  return { deciding: { head, today: osloDay(now), at }, suppose };
}
