// Sending: mail leaves from outbox rows after the batch that made them is committed, each row once.
import { type Instant, instant } from '../domain/calendar.ts';
import { claimUnsent, type DeliveryRow, markFailed, markSent } from '../storage/outbox.ts';
import { inTurnUntilThrough } from './attempts.ts';
import type { World } from './world.ts';

/** How long one sender keeps a row to itself; after that a row whose sender died goes again under the same Message-ID. */
const CLAIM_MINUTES = 10;
/** Rows claimed at a time: few enough that even mail servers that keep silent do not outlast the claim. */
const CLAIMED = 10;
/** A refused mail is tried again after this long, doubled at each attempt, a day at most. */
const RETRY_MINUTES = 5;

/** Sends what waits in the outbox; answers how many the mail server took, and the last error if there was one. */
export async function sendOutbox(world: World): Promise<{ sent: number; error: string | null }> {
  const { mailer, database } = world;
  if (!mailer) return { sent: 0, error: null };
  let sent = 0;
  let error: string | null = null;
  for (;;) {
    const now = world.now();
    const rows = await inTurnUntilThrough(database, () =>
      claimUnsent(database, now, later(now, CLAIM_MINUTES), CLAIMED),
    );
    if (rows.length === 0) return { sent, error };
    for (const row of rows) {
      const failed = await sendOne(world, row);
      if (failed === null) sent += 1;
      else error = failed;
    }
  }
}

async function sendOne(world: World, row: DeliveryRow): Promise<string | null> {
  const { messageId, recipient: to, subject, textBody: text, htmlBody: html, createdAt: date, attachments } = row;
  let failure: string | null = null;
  try {
    await world.mailer?.send({ messageId, from: world.settings.mailFrom, to, subject, text, html, date, attachments });
  } catch (error) {
    failure = error instanceof Error ? error.message : String(error);
  }
  const at = world.now();
  const minutes = Math.min(24 * 60, RETRY_MINUTES * 2 ** Math.min(row.attempts, 12));
  const statement = failure === null ? markSent(row.id, at) : markFailed(row.id, failure, later(at, minutes));
  await inTurnUntilThrough(world.database, () => world.database.write([statement]));
  return failure;
}

function later(at: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(at) + minutes * 60_000));
}
