// Sub-processor notices as received under one agreement, and the answers to them.
import type { z } from 'zod';
import { type CalendarDate, END_OF_TIME } from '../domain/calendar.ts';
import { invalid, notFound } from '../domain/failures.ts';
import { type Actor, mustBeAllowed, mustSee } from '../domain/permissions.ts';
import { inFoldOrder, type Revision, type RevisionDraft, type Subject, visibleRevisions } from '../domain/revisions.ts';
import { type Draft, draftFor, resolveEntity } from './drafting.ts';
import { carryOut } from './operation.ts';
import { slicePage } from './paging.ts';
import { presentNotice } from './present-agreement.ts';
import { type Input, mustFind, readAgreement, type TimeQuery } from './reading.ts';
import type { NoticeCreate, NoticeResponse } from './shapes/notices.ts';
import type { World } from './world.ts';

type InBodyById = { body: string; id: string };
type OfNotice = InBodyById & { notice: string };
type NoticeInput = z.output<typeof NoticeCreate>;
type ResponseInput = z.output<typeof NoticeResponse>;
type NoticeRevision = Revision<'notice'>;

function mustWriteNotices(actor: Actor, body: string): void {
  mustSee(actor, body);
  mustBeAllowed(actor, 'write_register', body);
}

/** Notices received under an agreement, with the objection deadline its signed terms give. */
export async function listNotices(
  world: World,
  actor: Actor,
  { params, query }: Input<InBodyById, TimeQuery & { limit: number; cursor?: string }>,
) {
  const { register } = await readAgreement(world, actor, params, query);
  const own = register.under('notice', params.id);
  return slicePage(
    own.map((notice) => presentNotice(register, notice)),
    query.limit,
    query.cursor,
  );
}

/** Registers a notice as received under one agreement. */
export async function createNotice(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBodyById, unknown, NoticeInput>,
) {
  mustWriteNotices(actor, params.body);
  if (given.response !== 'none' && given.respondedOn === null)
    throw invalid('respondedOn', 'expected the day of the response');
  if (given.respondedOn !== null && given.respondedOn < given.receivedOn)
    throw invalid('respondedOn', 'expected a day on or after receivedOn');
  const id = world.newId('not');
  await carryOut(world, actor, async () => {
    await readAgreement(world, actor, params, { asOf: END_OF_TIME });
    const draft = draftFor({ effectiveOn: given.receivedOn, body: params.body, cause: null });
    await draftNotice(world, draft, id, params.id, given);
    return {
      drafts: draft.drafts,
      log: { action: 'notice_registered', about: [params.id, id] },
      answer: () => undefined,
    };
  });
  const asOf = given.respondedOn ?? given.receivedOn;
  const { register } = await readAgreement(world, actor, params, { asOf });
  return presentNotice(register, mustFind(register, 'notice', id, 'notice'));
}

async function draftNotice(
  world: World,
  draft: Draft,
  id: string,
  agreement: string,
  given: NoticeInput,
): Promise<void> {
  const entity = await resolveEntity(world, draft, given.entity, 'entity');
  const { receivedOn, how, evidenceId: evidence, response, respondedOn } = given;
  const received = { agreement, entity, receivedOn, how, evidence, response: 'none' as const, respondedOn: null };
  draft.add('notice', id, { fields: received }, { root: agreement });
  if (response === 'none' || respondedOn === null) return;
  draft.add('notice', id, { fields: { response, respondedOn } }, { root: agreement, effectiveOn: respondedOn });
}

/**
 * Answers a notice on record: no objection, or an objection, from its day on. Throws 422 for a day before the notice was
 * received or after today, and not_found for a notice of another agreement. Legal source: GDPR art. 28(2).
 */
export async function answerNotice(
  world: World,
  actor: Actor,
  { params, body: given }: Input<OfNotice, unknown, ResponseInput>,
) {
  mustWriteNotices(actor, params.body);
  const answered = await carryOut(world, actor, async ({ today }) => {
    const { register, known } = await readAgreement(world, actor, params, { asOf: END_OF_TIME });
    const notice = register.under('notice', params.id).find(({ id }) => id === params.notice);
    if (!notice) throw notFound('notice');
    const respondedOn = mustMakeSense(notice, given.respondedOn ?? today, today);
    return {
      drafts: answerDrafts(notice, { ...given, respondedOn }, params.body, known),
      log: { action: 'notice_answered', about: [params.id, notice.id] },
      answer: () => respondedOn,
    };
  });
  const { register } = await readAgreement(world, actor, params, { asOf: answered });
  return presentNotice(register, mustFind(register, 'notice', params.notice, 'notice'));
}

function mustMakeSense(notice: Subject<'notice'>, day: CalendarDate, today: CalendarDate): CalendarDate {
  const received = notice.fields.receivedOn ?? notice.since;
  if (day < received) throw invalid('respondedOn', `expected a day on or after ${received}, when it was received`);
  if (day > today) throw invalid('respondedOn', `expected a day not later than ${today}`);
  return day;
}

/** The answer in place of those it replaces: all that stand when it corrects, else those of its own day and later. */
function answerDrafts(
  { id, root }: Subject<'notice'>,
  { response, respondedOn, reason, reference, corrects }: ResponseInput & { respondedOn: CalendarDate },
  body: string,
  known: readonly Revision[],
): RevisionDraft[] {
  const replaced = answersOf(known, id).filter((r) => corrects || r.effectiveOn >= respondedOn);
  const last = replaced.pop()?.id ?? null;
  const draft = { kind: 'notice' as const, subject: id, root, body, cause: null };
  const fields = { response, respondedOn, reason, reference };
  return [
    ...replaced.map((r) => ({ ...draft, effectiveOn: r.effectiveOn, withdraws: r.id, content: {} })),
    { ...draft, effectiveOn: respondedOn, corrects: last, content: { fields } },
  ];
}

/** The answers to a notice that stand, in order of day; what registered the notice is none. */
function answersOf(known: readonly Revision[], id: string): NoticeRevision[] {
  const own = known.filter((r): r is NoticeRevision => r.kind === 'notice' && r.subject === id);
  return visibleRevisions(own)
    .filter(({ content }) => content.fields?.receivedOn === undefined && content.fields?.response !== undefined)
    .sort(inFoldOrder);
}
