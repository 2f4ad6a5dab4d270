// Files held between the steps of a form: nobody's documents yet, read by nobody but who brought them, forgotten after a day.

import type { z } from 'zod';
import { type KnownFile, knownFile, type MailFacts } from '../domain/documents.ts';
import { type Actor, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import { discardUpload, everyPiece, writePieces } from '../storage/documents.ts';
import { inTurnUntilThrough } from './attempts.ts';
import { createDocument } from './documents.ts';
import type { AttachmentValue, DocumentCreateQuery, Upload } from './shapes/documents.ts';
import type { World } from './world.ts';

type Brought = Awaited<ReturnType<Upload['read']>>;

/** A file that is held: under an id only whoever brought it can use, and its bytes. */
export type HeldFile = KnownFile & { id: string; bytes: Uint8Array<ArrayBuffer>; mail: MailFacts | null };

/** Holds a file. Throws 422 or unsupported for one that is not taken, forbidden for who may register no change. */
export async function holdFile(world: World, actor: Actor, file: Brought): Promise<HeldFile> {
  mustBeAllowedSomewhere(actor, 'register_change');
  const known = knownFile(file.name, file.bytes);
  const id = `${world.newId('upl')}_${actor.id}`;
  for (const batch of writePieces(id, file.bytes, world.now()))
    await inTurnUntilThrough(world.database, () => world.database.write(batch));
  return { ...known, id, bytes: file.bytes, mail: await mailIn(world, known, file.bytes) };
}

/** What a mail says of itself; null for any other file. */
async function mailIn(
  world: World,
  { mediaType }: KnownFile,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<MailFacts | null> {
  return mediaType === 'message/rfc822' ? world.readMail(bytes) : null;
}

const isOf = (id: string, actor: Actor): boolean => id.startsWith('upl_') && id.endsWith(`_${actor.id}`);

/** A held file under its name; null when it is not the asker's, or is held no more. Its kind is told from its bytes again. */
export async function heldFile(world: World, actor: Actor, id: string, name: string): Promise<HeldFile | null> {
  mustBeAllowedSomewhere(actor, 'register_change');
  if (!isOf(id, actor)) return null;
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  for await (const piece of everyPiece(world.database, id)) pieces.push(new Uint8Array(piece));
  if (pieces.length === 0) return null;
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer());
  const known = knownFile(name, bytes);
  return { ...known, id, bytes, mail: await mailIn(world, known, bytes) };
}

/** Forgets a file of the asker's that is held. */
export async function dropHeld(world: World, actor: Actor, id: string): Promise<void> {
  mustBeAllowedSomewhere(actor, 'register_change');
  if (isOf(id, actor)) await inTurnUntilThrough(world.database, () => world.database.write(discardUpload(id)));
}

/** Attaches a held file as a document, with all that is asked of one, and holds it no more. */
export async function attachHeld(
  world: World,
  actor: Actor,
  file: HeldFile,
  query: z.output<typeof DocumentCreateQuery>,
): Promise<AttachmentValue> {
  const { name, bytes } = file;
  const attached = await createDocument(world, actor, {
    params: {},
    query,
    body: { read: async () => ({ name, bytes }) },
  });
  await dropHeld(world, actor, file.id);
  return attached;
}
