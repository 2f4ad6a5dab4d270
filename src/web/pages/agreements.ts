// The list of agreements, and one agreement with its evidence.

import { may } from '../../domain/permissions.ts';
import { AGREEMENT_STATUSES, type AgreementStatus } from '../../domain/vocabulary.ts';
import { agreementsOf } from '../../operations/agreement-list.ts';
import { getAgreement, holderOfAgreement } from '../../operations/agreements.ts';
import { getContractAnywhere } from '../../operations/contracts.ts';
import { findingsOf } from '../../operations/findings.ts';
import { history } from '../../operations/log.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { getSystemWithChain } from '../../operations/systems.ts';
import { renderAgreement } from '../../views/agreement.ts';
import { renderAgreements } from '../../views/agreements.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';

const PAGE = 50;

/** GET /agreements?status=&finding=&text=&cursor= */
export async function agreementsPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, time, frame } = reader;
  const { status, finding, text, cursor } = c.req.query();
  const known = (AGREEMENT_STATUSES as readonly string[]).includes(status ?? '')
    ? (status as AgreementStatus)
    : undefined;
  const filter = { status: known ?? null, finding: finding || null, text: text?.trim() || null };
  const query = {
    ...time,
    limit: PAGE,
    ...(cursor ? { cursor } : {}),
    ...(known ? { status: known } : {}),
    ...(finding ? { finding } : {}),
    q: filter.text ?? '',
  };
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
export async function agreementPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const id = c.req.param('id') ?? '';
  const body = await holderOfAgreement(world, actor, id, time);
  const agreement = await getAgreement(world, actor, { params: { body, id }, query: time, body: undefined });
  const { findings } = await findingsOf(world, actor, [body], time, frame.language, true);
  const own = findings.filter((f) => f.agreementId === id || agreement.systemIds.includes(f.subjectId));
  const systems = await Promise.all(
    agreement.systemIds.map((system) =>
      getSystemWithChain(world, actor, { params: { body, id: system }, query: time, body: undefined }).catch(
        () => null,
      ),
    ),
  );
  const contract =
    agreement.contractId === null ? null : await getContractAnywhere(world, actor, id, agreement.contractId, time);
  const { lines, people } = await history(world, actor, id);
  const ids = [
    agreement.ownerId,
    ...own.flatMap((f) => [f.ownerId, ...f.decisions.map((d) => d.byId)]),
    ...agreement.reviews.map((r) => r.byId),
  ];
  const names = {
    ...people,
    ...(await namesOfPeople(
      world,
      ids.filter((one) => one !== null),
    )),
  };
  const input = {
    agreement,
    findings: own,
    systems: systems.filter((system) => system !== null),
    contract,
    history: lines,
    names,
    may: { registerChange: may(actor, 'register_change', body) },
  };
  return c.html(renderAgreement(renderer(), frame, input).html);
}
