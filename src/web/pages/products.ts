// The page of a product: what it is, and the systems of the bodies one sees that use it.
import { mayWriteShared } from '../../operations/choosing.ts';
import { changesTouching, dealingsWithProduct } from '../../operations/dealings.ts';
import { history } from '../../operations/log.ts';
import { getProduct } from '../../operations/vendors.ts';
import { renderProduct } from '../../views/product.ts';
import { renderer } from '../renderer.ts';
import type { PageContext, Reader } from './framing.ts';
import { evidenceWithKeepers, findingsWith, namesIn } from './vendors.ts';

/** GET /products/{id}?body= */
export async function productPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, bodies, time, frame } = reader;
  const id = c.req.param('id') ?? '';
  const product = await getProduct(world, actor, { params: { id }, query: time, body: undefined });
  const dealings = await dealingsWithProduct(world, actor, bodies, id, time);
  const findings = await findingsWith(reader, [...dealings.agreements, ...dealings.systems]);
  const { lines, people } = await history(world, actor, id);
  const input = {
    ...{ product, dealings, findings },
    ...(await evidenceWithKeepers(reader, [id])),
    changes: await changesTouching(world, actor, [id], time),
    history: lines,
    names: { ...people, ...(await namesIn(reader, findings)) },
    may: {
      write: await mayWriteShared(world, actor, 'write_shared', 'product', id),
      registerChange: await mayWriteShared(world, actor, 'register_change', 'product', id),
    },
  };
  return c.html(renderProduct(renderer(), frame, input).html);
}
