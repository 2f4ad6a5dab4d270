// Registered changes: one with its consequences as the register stands, the list, and taking one back as a whole.
import { type CalendarDate, END_OF_TIME, type Instant, osloDay } from '../domain/calendar.ts';
import { forbidden, invalid, notFound } from '../domain/failures.ts';
import { type Actor, inScope, may, mayAnywhere, mustBeAllowedSomewhere, scopeOf } from '../domain/permissions.ts';
import { journalOf, registerOn } from '../domain/register.ts';
import { type Revision, type RevisionDraft, type Subject, visibleRevisions } from '../domain/revisions.ts';
import { alertsOfWithdrawn, toldAbout } from '../storage/alerts.ts';
import { revisionsFrom, revisionsOfCause, revisionsOfRoots } from '../storage/journal.ts';
import { changeIds } from '../storage/lookup.ts';
import { mayWriteShared } from './choosing.ts';
import { asConsequence, asKnown, consequencesIn, differenceOf, withoutThese } from './consequences.ts';
import { bodiesAsked, findingsOf } from './findings.ts';
import { namesFromTables, wordedChange } from './naming.ts';
import { carryOut } from './operation.ts';
import { cursorOf, cursorValue } from './paging.ts';
import { type Input, PROGRAM } from './reading.ts';
import type { ChangeValue } from './shapes/changes.ts';
import type { WordedChange, World } from './world.ts';

/** A change as it was registered, whether it was withdrawn since, and what words need. */
export type RegisteredChange = {
  value: ChangeValue & { id: string };
  worded: WordedChange;
  withdrawn: { at: Instant; by: string; reason: string } | null;
  /** The body it was recorded in; null when it is about a shared subject. */
  body: string | null;
  nameOf: (id: string) => string | undefined;
};

/** A registered change by id, withdrawn ones too, without its consequences; null when there is none. */
export async function registeredChange(world: World, id: string): Promise<RegisteredChange | null> {
  const [result] = await world.database.read([revisionsOfRoots([id])]);
  const own = revisionsFrom(result).filter((r): r is Revision<'change'> => r.kind === 'change');
  const first = own.find((r) => r.withdraws === null);
  if (!first) return null;
  const subject = registerOn(journalOf([first]), END_OF_TIME).get('change', id) as Subject<'change'>;
  const { fields: f } = subject;
  const ids = [...(f.details ?? '').matchAll(/"([a-z]+_[A-Za-z0-9]+)"/g)].map((m) => m[1] ?? '');
  const { nameOf } = await namesFromTables(world, [], [f.scope ?? '', ...ids]);
  const worded = wordedChange(subject, nameOf);
  const withdrawal = own.find((r) => r.withdraws === first.id);
  const note = withdrawal?.content.fields;
  const value = {
    id,
    kind: f.kind ?? '',
    scope: { kind: f.scopeKind ?? ('product' as const), id: f.scope ?? '' },
    scopeTitle: worded.scopeTitle,
    effectiveOn: f.effectiveOn ?? first.effectiveOn,
    note: f.note ?? null,
    evidenceId: f.evidence ?? null,
    registeredAt: first.recordedAt,
    registeredById: f.by ?? null,
    withdrawnAt: withdrawal?.recordedAt ?? null,
    preview: false,
    consequences: [],
    hiddenConsequences: 0,
  };
  return {
    value,
    worded,
    withdrawn: withdrawal ? { at: withdrawal.recordedAt, by: note?.by ?? '', reason: note?.note ?? '' } : null,
    body: first.body,
    nameOf,
  };
}

/** A change the actor may see, on a shared subject or in a body within the scope, with all it wrote. Throws not_found. */
export async function mustSeeChange(
  world: World,
  actor: Actor,
  id: string,
): Promise<{ registered: RegisteredChange; revisions: Revision[]; body: string | null }> {
  const [result] = await world.database.read([revisionsOfCause(`change:${id}`)]);
  const revisions = revisionsFrom(result);
  const own = revisions.find((r) => r.subject === id);
  // One out of sight is refused after the same reading as one that is not there.
  if (!(own && inScope(scopeOf(actor), own.body) && mayAnywhere(actor, 'read'))) throw notFound('change');
  const registered = await registeredChange(world, id);
  if (!registered) throw notFound('change');
  return { registered, revisions, body: own.body };
}

/** One change with what it leads to as the register stands today. */
export async function getChange(
  world: World,
  actor: Actor,
  { params }: Input<{ id: string }>,
): Promise<ChangeValue & { id: string }> {
  const { registered, revisions } = await mustSeeChange(world, actor, params.id);
  if (registered.withdrawn) return registered.value;
  const consequences = await consequencesOfCause(world, actor, revisions, registered.value.effectiveOn, 'found');
  return { ...registered.value, consequences };
}

async function consequencesOfCause(
  world: World,
  actor: Actor,
  revisions: readonly Revision[],
  effectiveOn: CalendarDate,
  effect: 'found' | 'cleared',
) {
  const without = withoutThese(revisions);
  const sides = effect === 'found' ? { before: without, after: asKnown } : { before: asKnown, after: without };
  const today = osloDay(world.now());
  const day = effectiveOn > today ? effectiveOn : today;
  return consequencesIn(await differenceOf(world, actor, revisions, { sides, day, language: world.language }));
}

/** Registered changes the actor may see, newest first, each with its consequences as the register stands today. */
export async function listChanges(
  world: World,
  actor: Actor,
  { query }: Input<unknown, { limit: number; cursor?: string }>,
) {
  mustBeAllowedSomewhere(actor, 'read');
  const before = cursorValue(query.cursor, { seq: 0 })?.seq ?? null;
  const page = await changeIds(scopeOf(actor), world.database, before, query.limit);
  const bodies = await bodiesAsked(world, actor, undefined);
  const { findings } = await findingsOf(world, actor, bodies, {}, world.language, true);
  const byCause = Map.groupBy(findings, (finding) => finding.cause.key);
  const known = await Promise.all(page.ids.map((id) => registeredChange(world, id)));
  const items = known.flatMap((change) => {
    if (!change) return [];
    const found = (byCause.get(`change:${change.value.id}`) ?? []).filter((finding) => finding.outcome === 'found');
    const consequences = found.map((finding) => asConsequence(finding, 'found', change.value.effectiveOn));
    return [{ ...change.value, consequences }];
  });
  return { items, nextCursor: cursorOf(page.next === null ? null : { seq: page.next }) };
}

/** Whether the actor may take a change back: who may register it on its subject, while it stands. */
export async function mayWithdraw(world: World, actor: Actor, { value, body }: RegisteredChange): Promise<boolean> {
  const { kind, id } = value.scope;
  if (kind !== 'vendor' && kind !== 'product') return may(actor, 'register_change', body);
  return mayWriteShared(world, actor, 'register_change', kind, id);
}

/** Takes back a mistaken change as a whole: none of its revisions counts any more for anyone who knows of it. */
export async function withdrawChange(
  world: World,
  actor: Actor,
  { params, body: given }: Input<{ id: string }, unknown, { reason: string }>,
) {
  const { registered, revisions } = await mustSeeChange(world, actor, params.id);
  if (!(await mayWithdraw(world, actor, registered))) throw forbidden('register_change');
  const cleared = registered.withdrawn
    ? []
    : await consequencesOfCause(world, actor, revisions, registered.value.effectiveOn, 'cleared');
  const at = await carryOut(world, actor, async () => {
    const { registered: now, revisions: known } = await mustSeeChange(world, PROGRAM, params.id);
    if (now.withdrawn) throw invalid('id', 'expected a change that is not withdrawn already');
    const drafts = withdrawals(known, params.id, actor.id, given.reason);
    const log = {
      action: 'change_withdrawn',
      about: [registered.value.scope.id, params.id],
      note: { reason: given.reason },
    };
    return { drafts, log, answer: (_recorded, recordedAt) => recordedAt };
  });
  const withdrawn = await alertsOfWithdrawn(scopeOf(actor), world.database);
  const told = await toldAbout(
    world.database,
    withdrawn.filter((a) => a.cause === `change:${params.id}`).map((a) => a.id),
  );
  return {
    changeId: params.id,
    withdrawnAt: at,
    reason: given.reason,
    cleared,
    correctingMails: new Set(told.map((t) => t.person)).size,
  };
}

function withdrawals(known: readonly Revision[], change: string, by: string, reason: string): RevisionDraft[] {
  const standing = new Set(visibleRevisions(known).map((r) => r.id));
  const corrected = new Set(known.flatMap((r) => (r.corrects ? [r.corrects] : [])));
  return known
    .filter((r) => r.withdraws === null && (standing.has(r.id) || corrected.has(r.id)))
    .map((r) => {
      const { kind, subject, root, body, effectiveOn, cause } = r;
      const content = r.subject === change ? { fields: { note: reason, by } } : {};
      return { kind, subject, root, body, effectiveOn, cause, withdraws: r.id, content } as RevisionDraft;
    });
}
