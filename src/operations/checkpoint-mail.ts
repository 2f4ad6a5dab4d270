// The month's checkpoint, mailed to each data protection officer: what is held elsewhere shows what is missing here.
import { osloDay } from '../domain/calendar.ts';
import type { Checkpoint } from '../domain/checkpoints.ts';
import { bodiesFor } from '../domain/permissions.ts';
import { everyBody } from '../storage/lookup.ts';
import { type DeliveryRow, deliveriesOf, insertDelivery } from '../storage/outbox.ts';
import { type PersonRow, peopleById, peopleWithRole } from '../storage/people.ts';
import { actorFor } from './asking.ts';
import { inTurnUntilThrough } from './attempts.ts';
import { forReader } from './checkpoints.ts';
import { namesOfSubjects } from './naming.ts';
import type { World } from './world.ts';

/**
 * Puts this month's checkpoint in the outbox for each officer who has not had one since the month began in Oslo; answers
 * how many mails that makes. It shows the heads of the chains that officer may read, and is attached as JSON.
 */
export async function mailCheckpoint(world: World, run: string, checkpoint: Checkpoint): Promise<number> {
  const month = osloDay(world.now()).slice(0, 7);
  const bodies = await everyBody(world.database);
  const officers = await peopleWithRole(world.database, 'data_protection_officer', bodies);
  const people = await peopleById(world.database, [...new Set(officers.map(({ person }) => person))]);
  const wanted = [...people.values()].map((person) => ({ person, id: `dlv_checkpoint_${month}_${person.id}` }));
  return inTurnUntilThrough(world.database, async () => {
    const had = await deliveriesOf(
      world.database,
      wanted.map(({ id }) => id),
    );
    const due = wanted.filter(({ id }) => !had.has(id));
    const rows = await Promise.all(due.map(({ person, id }) => deliveryTo(world, { id, run, person }, checkpoint)));
    if (rows.length > 0) await world.database.write(rows.flatMap((row) => insertDelivery(row, [])));
    return rows.length;
  });
}

type Addressed = { id: string; run: string; person: PersonRow };

async function deliveryTo(world: World, { id, run, person }: Addressed, whole: Checkpoint): Promise<DeliveryRow> {
  const actor = await actorFor(world, person.id);
  const checkpoint = forReader(whole, actor ? bodiesFor(actor, 'read_log') : new Set());
  const names = await namesOfSubjects(
    world,
    checkpoint.heads.map(({ chain }) => chain),
  );
  const { baseUrl, demonstration: demo } = world.settings;
  const mail = world.mailTexts.checkpoint({
    ...{ language: person.language, recipient: { name: person.name }, baseUrl, demo },
    checkpoint,
    names,
  });
  const name = `avtalevakt-checkpoint-${checkpoint.number}.json`;
  return {
    ...{ id, run, person: person.id, kind: 'checkpoint', messageId: `<${id}@${new URL(baseUrl).hostname}>` },
    ...{ recipient: person.email, subject: mail.subject, textBody: mail.text, htmlBody: mail.html },
    attachments: [{ name, type: 'application/json', text: `${JSON.stringify(checkpoint, null, 2)}\n` }],
    ...{ createdAt: world.now(), sentAt: null, attempts: 0, lastError: null },
  };
}
