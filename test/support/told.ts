// Tells a world's register revisions directly: the only way to correct one, and the quickest way to fill a register.
import type { CalendarDate } from '../../src/domain/calendar.ts';
import type { Revision, RevisionContent, RevisionDraft } from '../../src/domain/revisions.ts';
import type { SubjectKind } from '../../src/domain/subjects.ts';
import { carryOut } from '../../src/operations/operation.ts';
import { PROGRAM } from '../../src/operations/reading.ts';
import type { World } from '../../src/operations/world.ts';
import { day, type Told } from './journal.ts';

/** Records what was told as one operation, through the one write path; answers with the revisions as recorded. */
export function tell(world: World, told: readonly Told[], action = 'told'): Promise<readonly Revision[]> {
  const drafts = told.map(draftOf);
  const about = [...new Set(drafts.map((draft) => draft.subject))].slice(0, 20);
  return carryOut(world, PROGRAM, async () => ({ drafts, log: { action, about }, answer: (recorded) => recorded }));
}

function draftOf({ kind, subject, on, content, root, body, cause, corrects, withdraws }: Told): RevisionDraft {
  const placed = { kind, subject, root: root ?? null, body: body ?? null, effectiveOn: day(on), cause: cause ?? null };
  return { ...placed, corrects: corrects ?? null, withdraws: withdraws ?? null, content };
}

/** A revision that says otherwise what an earlier one said. */
export function correction(of: Revision, content: RevisionContent, on: CalendarDate = of.effectiveOn): Told {
  return { ...placeOf(of), on, content, corrects: of.id };
}

/** A revision that takes an earlier one back. */
export function takenBack(of: Revision): Told {
  return { ...placeOf(of), on: of.effectiveOn, content: {}, withdraws: of.id };
}

function placeOf({ kind, subject, root, body, cause }: Revision): Omit<Told, 'on' | 'content'> {
  return { kind: kind as SubjectKind, subject, root: root ?? subject, body, cause };
}

const COLUMNS =
  'seq, id, kind, subject, root, body, effective_on, recorded_at, operation, cause, corrects, withdraws, content';

/** The whole journal, straight from its table. */
export async function wholeJournal(world: World): Promise<Revision[]> {
  const [result] = await world.database.read([{ sql: `SELECT ${COLUMNS} FROM revisions ORDER BY seq`, args: [] }]);
  return (result?.rows ?? []).map((row) => {
    const [
      seq,
      id,
      kind,
      subject,
      root,
      body,
      effectiveOn,
      recordedAt,
      operation,
      cause,
      corrects,
      withdraws,
      content,
    ] = Array.from(row as unknown as ArrayLike<string | null>);
    const own = { id, kind, subject, root, body, effectiveOn, recordedAt, operation, cause, corrects, withdraws };
    return { ...own, seq: Number(seq), content: JSON.parse(String(content)) } as Revision;
  });
}

/** How many revisions are recorded. */
export async function revisionCount(world: World): Promise<number> {
  const [result] = await world.database.read([{ sql: 'SELECT COUNT(*) FROM revisions', args: [] }]);
  return Number(result?.rows[0]?.[0]);
}
