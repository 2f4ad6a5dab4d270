// What someone waits for today: versions to be approved or signed, notices to be answered.
import { objectionDeadline, signingOf } from '../domain/agreements.ts';
import type { CalendarDate } from '../domain/calendar.ts';
import { entityName, holderOf } from '../domain/entities.ts';
import { type Actor, mustSee, scopeOf } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import { type WaitingRow, waitingUnder } from '../storage/waiting.ts';
import { readSubjects } from './reading.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

/** So many of each kind are shown at most. */
const MOST = 100;

/** Something that waits: since when, on whom, and by when. */
export type Waiting = {
  kind: 'pending_approval' | 'out_for_signature' | 'notice';
  agreementId: string;
  agreementTitle: string;
  bodyName: string;
  /** The label of a version, or the company a notice is about. */
  about: string;
  since: CalendarDate | null;
  /** The last day to object to a notice. */
  deadline: CalendarDate | null;
  /** Names of the parties that have not signed. */
  on: readonly string[];
};

/** What the bodies wait for today, the one with the earliest deadline first, then the one that has waited longest. */
export async function waitingOf(world: World, actor: Actor, bodies: readonly string[]): Promise<Waiting[]> {
  for (const body of bodies) mustSee(actor, body);
  await fresh(world, []);
  const rows = await waitingUnder(scopeOf(actor), world.database, bodies, MOST);
  if (rows.length === 0) return [];
  const agreements = [...new Set(rows.map(({ agreement }) => agreement))];
  const { register } = await readSubjects(world, actor, agreements, 'agreement');
  return rows.flatMap((row) => presentWaiting(register, row) ?? []).sort(inOrder);
}

function presentWaiting(register: Register, { kind, id, agreement: agreementId }: WaitingRow): Waiting | null {
  const agreement = register.get('agreement', agreementId);
  if (!agreement) return null;
  const body = register.get('body', holderOf(register, agreement) ?? undefined);
  const under = {
    agreementId,
    agreementTitle: agreement.fields.title ?? agreementId,
    bodyName: body?.fields.name ?? '',
  };
  if (kind === 'notice') {
    const notice = register.get('notice', id);
    if (!notice) return null;
    const about = entityName(register, notice.fields.entity ?? '');
    const since = notice.fields.receivedOn ?? null;
    return { kind, ...under, about, since, deadline: objectionDeadline(register, notice), on: [] };
  }
  const version = register.get('version', id);
  const state = version?.fields.state;
  if (!version || (state !== 'pending_approval' && state !== 'out_for_signature')) return null;
  const on = state === 'out_for_signature' ? signingOf(version).unsigned.map((one) => entityName(register, one)) : [];
  const since = version.from.state?.since ?? null;
  return { kind: state, ...under, about: version.fields.label ?? id, since, deadline: null, on };
}

function inOrder(a: Waiting, b: Waiting): number {
  const key = ({ deadline, since, agreementId, about }: Waiting) =>
    [deadline ?? '9999', since ?? '9999', agreementId, about].join(' ');
  return key(a) < key(b) ? -1 : 1;
}
