// What a document can be attached to: subjects that are the body's own, and what they stand under.
import { END_OF_TIME } from '../domain/calendar.ts';
import type { AttachedTo } from '../domain/documents.ts';
import { invalid } from '../domain/failures.ts';
import type { Actor } from '../domain/permissions.ts';
import type { Revision } from '../domain/revisions.ts';
import { mustBeHeld, type Reading, readSubjects, unknownIsNull } from './reading.ts';
import type { World } from './world.ts';

/** A subject in a body; `part` is the amendment of a contract, or null. */
export type Attached = { body: string; kind: AttachedTo; id: string; part: string | null };

/**
 * What a subject stands under. Throws 422 at `subject` when the body has no such subject, another body's answering as one
 * that nobody has, and at `part` when the contract has no such amendment.
 */
export async function rootAttachedTo(world: World, actor: Actor, { body, kind, id, part }: Attached): Promise<string> {
  const unknown = invalid('subject', `expected the id of one of the body’s own: ${kind}`);
  const read = await readSubjects(world, actor, [id], 'subject', { asOf: END_OF_TIME }).catch(unknownIsNull);
  const found = read?.revisions.find((revision) => revision.subject === id && revision.kind === kind);
  if (!(read && found && isOwn(read, body, found))) throw unknown;
  if (part !== null && !hasAmendment(read, kind, id, part))
    throw invalid('part', 'expected the id of an amendment of the contract');
  return found.root ?? id;
}

/** Evidence and changes are the body's that recorded them; a change of what is shared is told by every body. */
function isOwn({ revisions }: Reading, body: string, { kind, subject, root, body: recordedIn }: Revision): boolean {
  if (kind === 'evidence') return recordedIn === body;
  if (kind === 'change') return recordedIn === null || recordedIn === body;
  try {
    mustBeHeld(revisions, body, root ?? subject, kind);
    return true;
  } catch {
    return false;
  }
}

function hasAmendment({ register }: Reading, kind: AttachedTo, id: string, part: string): boolean {
  return kind === 'contract' && register.get('contract', id)?.sets.amendments?.has(part) === true;
}
