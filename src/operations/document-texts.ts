// The text of documents: read once each, at upload or by the run, and kept to search them by. A file nobody can read is kept too.
import { hasText } from '../domain/document-texts.ts';
import type { MediaType } from '../domain/documents.ts';
import { forgetTexts, putText, unreadDocuments } from '../storage/document-texts.ts';
import { everyPiece } from '../storage/documents.ts';
import { inTurnUntilThrough, isPassing } from './attempts.ts';
import type { World } from './world.ts';

/** A run reads at most so many documents that were left unread; the next one goes on. */
const A_RUN = 200;

/** Reads the text of a document that has just been attached; the run comes back to it where the register was busy. */
export async function readText(
  world: World,
  { sha256, mediaType, bytes }: { sha256: string; mediaType: MediaType; bytes: Uint8Array },
): Promise<void> {
  if (world.textReader === null || !hasText(mediaType)) return;
  const text = await world.textReader(mediaType, bytes);
  await inTurnUntilThrough(world.database, () => world.database.write(putText(sha256, text))).catch(
    (error: unknown) => {
      if (!isPassing(error)) throw error;
    },
  );
}

/** Reads documents that nobody has read yet, and forgets the texts of erased ones; answers how many it read. */
export async function readUnread(world: World): Promise<number> {
  await inTurnUntilThrough(world.database, () => world.database.write([forgetTexts()]));
  if (world.textReader === null) return 0;
  const unread = await unreadDocuments(world.database, '', A_RUN);
  for (const { sha256, upload, mediaType } of unread) {
    const pieces: Uint8Array[] = [];
    for await (const piece of everyPiece(world.database, upload)) pieces.push(piece);
    await readText(world, { sha256, mediaType, bytes: joined(pieces) });
  }
  return unread.length;
}

function joined(pieces: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}
