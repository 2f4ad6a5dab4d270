// The list of agreements, and one agreement with its evidence.

import { Failure } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { AGREEMENT_STATUSES } from '../../domain/vocabulary.ts';
import { agreementsOf } from '../../operations/agreement-list.ts';
import { getAgreement } from '../../operations/agreements.ts';
import { getContractAnywhere } from '../../operations/contracts.ts';
import { evidenceById } from '../../operations/evidence.ts';
import { findingsAbout, findingsOf } from '../../operations/findings.ts';
import { MOST_ROWS } from '../../operations/lists.ts';
import { history } from '../../operations/log.ts';
import { getComparison } from '../../operations/next-version.ts';
import { answerNotice } from '../../operations/notices.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { holderAsked } from '../../operations/reading.ts';
import { NoticeResponse } from '../../operations/shapes/notices.ts';
import { getSystemWithChain } from '../../operations/systems.ts';
import { renderAgreement } from '../../views/agreement.ts';
import { renderAgreements } from '../../views/agreements.ts';
import { agreementsTable } from '../../views/file-tables.ts';
import type { FormValues } from '../../views/form.ts';
import type { RefusedMending } from '../../views/mending.ts';
import type { RefusedAnswer } from '../../views/notices.ts';
import { wordsOf } from '../../views/words.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { documentsUnder } from './documents.ts';
import { tableFile } from './files.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

const PAGE = 50;

/** What the address asks of the list of agreements. */
function askedIn(c: PageContext) {
  const { status, finding, text, cursor } = c.req.query();
  const known = AGREEMENT_STATUSES.find((one) => one === status);
  const filter = { status: known ?? null, finding: finding || null, text: text?.trim() || null };
  const query = {
    ...(cursor ? { cursor } : {}),
    ...(known ? { status: known } : {}),
    ...(finding ? { finding } : {}),
    q: filter.text ?? '',
  };
  return { filter, query, cursor };
}

/** GET /agreements/file?format=xlsx|csv&…: every agreement the address asks for. */
export async function agreementsFile(c: PageContext, { world, actor, bodies, time, frame }: Reader): Promise<Response> {
  const { cursor: _, ...query } = askedIn(c).query;
  const { items } = await agreementsOf(world, actor, bodies, { ...time, limit: MOST_ROWS, ...query });
  const owners = items.map(({ ownerId }) => ownerId).filter((id) => id !== null);
  const words = wordsOf(frame.language);
  const table = agreementsTable(words, items, await namesOfPeople(world, owners));
  return tableFile(c, frame, words.text('agreements.title'), table);
}

/** GET /agreements?status=&finding=&text=&cursor= */
export async function agreementsPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, time, frame } = reader;
  const { filter, query: asked, cursor } = askedIn(c);
  const query = { ...time, limit: PAGE, ...asked };
  const page = await agreementsOf(world, actor, bodies, query);
  const plain = filter.status === null && filter.finding === null && filter.text === null;
  const any = page.total > 0 || (!plain && (await agreementsOf(world, actor, bodies, { ...time, limit: 1 })).total > 0);
  const wanted = plain && !cursor;
  const without = wanted
    ? (await findingsOf(world, actor, bodies, time, frame.language, false)).findings.filter(
        (f) => f.code === 'F01' && f.outcome === 'found',
      )
    : [];
  const names = await namesOfPeople(
    world,
    [...page.items, ...without].map((row) => row.ownerId).filter((id) => id !== null),
  );
  const input = {
    filter,
    rows: page.items,
    total: page.total,
    cursor: cursor ?? null,
    nextCursor: page.nextCursor,
    any,
    withoutAgreement: without,
    names,
  };
  return c.html(renderAgreements(renderer(), frame, input).html);
}

/** GET /agreements/{id} */
export function agreementPage(c: PageContext, reader: Reader): Promise<Response> {
  return showAgreement(c, reader, {});
}

/** What of the page's forms was refused: an answer to a notice, or a form that mends the agreement. */
type Refused = { answer?: RefusedAnswer; mending?: RefusedMending };

/** The page of an agreement; with what was refused of one of its forms it is a 422. */
export async function showAgreement(c: PageContext, reader: Reader, refused: Refused): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const id = c.req.param('id') ?? '';
  const body = await holderAsked(world, actor, 'agreement', id, time);
  const read = await readAll(reader, body, id);
  const { agreement, findings } = read;
  const ids = [
    agreement.ownerId,
    ...findings.flatMap((f) => [f.ownerId, ...f.decisions.map((d) => d.byId)]),
    ...agreement.reviews.map((r) => r.byId),
  ];
  const named = await namesOfPeople(
    world,
    ids.filter((one) => one !== null),
  );
  const idempotencyKey = world.newId('form');
  const write = may(actor, 'write_register', body);
  const input = {
    ...read,
    names: { ...read.people, ...named },
    may: { registerChange: may(actor, 'register_change', body), write, review: may(actor, 'review', body) },
    mending: { refused: refused.mending ?? null, idempotencyKey },
    answering: {
      evidence: await evidenceNamed(reader, id, agreement.notices),
      mayAnswer: write,
      refused: refused.answer ?? null,
      idempotencyKey,
    },
    documents: await documentsUnder(reader, [id, ...(agreement.contractId === null ? [] : [agreement.contractId])], {
      body,
      subjectKind: 'agreement',
      subject: id,
    }),
  };
  return c.html(renderAgreement(renderer(), frame, input).html, refused.answer || refused.mending ? 422 : 200);
}

/** Everything the page tells of an agreement. */
async function readAll(reader: Reader, body: string, id: string) {
  const { world, actor, time, frame } = reader;
  const params = { body, id };
  const agreement = await getAgreement(world, actor, { params, query: time, body: undefined });
  const about = [id, ...agreement.systemIds, agreement.contractId, body].filter((one) => one !== null);
  const findings = await findingsAbout(world, actor, body, about, time, frame.language);
  const contract =
    agreement.contractId === null ? null : await getContractAnywhere(world, actor, id, agreement.contractId, time);
  const { lines, people } = await history(world, actor, id);
  return {
    agreement,
    findings: findings.filter((f) => f.agreementId === id || agreement.systemIds.includes(f.subjectId)),
    systems: await systemsOf(reader, body, agreement.systemIds),
    contract,
    comparison: await getComparison(world, actor, { params, query: time, body: undefined }),
    history: lines,
    people,
  };
}

/** The covered systems with their whole chains; one that cannot be read is left out. */
export async function systemsOf({ world, actor, time }: Reader, body: string, ids: readonly string[]) {
  const found = await Promise.all(
    ids.map((id) =>
      getSystemWithChain(world, actor, { params: { body, id }, query: time, body: undefined }).catch(() => null),
    ),
  );
  return found.filter((system) => system !== null);
}

type Noticed = readonly { evidenceId: string | null }[];

async function evidenceNamed({ world, actor }: Reader, agreement: string, notices: Noticed) {
  const ids = new Set(notices.map(({ evidenceId }) => evidenceId).filter((id) => id !== null));
  const found = await Promise.all([...ids].map((id) => evidenceById(world, actor, agreement, id)));
  return Object.fromEntries(found.filter((one) => one !== null).map((one) => [one.id, one]));
}

/** The JSON of what was typed: blanks left out; a day that was taken out is asked for again. */
function responseInput({ response, respondedOn, reason, reference, corrects }: FormValues): object {
  const texts = Object.entries({ response, reason, reference }).filter(([, text]) => String(text ?? '').trim() !== '');
  return { ...Object.fromEntries(texts), respondedOn: String(respondedOn ?? ''), corrects: corrects === 'true' };
}

/** POST /agreements/{id}/notices/{notice}/responses: saves once, however often the button is pressed. */
export async function saveNoticeResponse(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const { id = '', notice = '' } = c.req.param();
  const params = { body: await holderAsked(world, actor, 'agreement', id, time), id, notice };
  try {
    const body = check(NoticeResponse, responseInput(values), '');
    await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
      answerNotice(w, actor, { params, query: {}, body }),
    );
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    const frame = { ...reader.frame, path: `/agreements/${id}` };
    return showAgreement(c, { ...reader, frame }, { answer: { notice, values, errors: error.errors } });
  }
  leaveFlash(c, { code: 'notice_answered' });
  return c.redirect(`/agreements/${encodeURIComponent(id)}#varsler`, 303);
}
