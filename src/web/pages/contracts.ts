// The page of a contract: its term and amendments, the agreements that stand on it, and its documents.
import { may } from '../../domain/permissions.ts';
import { getContract } from '../../operations/contracts.ts';
import { dealingsUnderContract } from '../../operations/dealings.ts';
import { history } from '../../operations/log.ts';
import { holderAsked } from '../../operations/reading.ts';
import { renderContract } from '../../views/contract.ts';
import { renderer } from '../renderer.ts';
import { documentsUnder } from './documents.ts';
import type { PageContext, Reader } from './framing.ts';
import { findingsWith, namesIn } from './vendors.ts';

/** GET /contracts/{id} */
export async function contractPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const id = c.req.param('id') ?? '';
  const body = await holderAsked(world, actor, 'contract', id, time);
  const contract = await getContract(world, actor, { params: { body, id }, query: time, body: undefined });
  const seen = frame.bodies.map((one) => one.id);
  const dealings = await dealingsUnderContract(world, actor, seen, id, time);
  const findings = await findingsWith(reader, [{ id, bodyId: body }, ...dealings.agreements]);
  const { lines, people } = await history(world, actor, id);
  const framed = { ...reader, frame: { ...frame, path: `/contracts/${encodeURIComponent(id)}` } };
  const input = {
    ...{ contract, dealings, findings },
    bodyName: frame.bodies.find((one) => one.id === body)?.name ?? '',
    documents: await documentsUnder(framed, [id], { body, subjectKind: 'contract', subject: id }),
    history: lines,
    names: { ...people, ...(await namesIn(reader, findings)) },
    may: { write: may(actor, 'write_register', body), registerChange: may(actor, 'register_change', body) },
  };
  return c.html(renderContract(renderer(), frame, input).html);
}
