// The page that takes a system out of use.
import type { FieldError } from '../../domain/failures.ts';
import { mustBeAllowed } from '../../domain/permissions.ts';
import { getAgreement } from '../../operations/agreements.ts';
import { holderAsked, unknownIsNull } from '../../operations/reading.ts';
import { SystemProfile } from '../../operations/shapes/systems.ts';
import { etagOfSystem, getSystem, reviseSystem } from '../../operations/systems.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import { renderSystemEnd } from '../../views/system-end.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { baseOf, formValues, orShown, savedOnce } from './saving.ts';

/** GET /systems/{id}/end */
export function systemEndPage(c: PageContext, reader: Reader): Promise<Response> {
  return show(c, reader, {}, [], 200);
}

/** The system asked for, where the reader may write. */
async function paramsOf(c: PageContext, { world, actor }: Reader): Promise<{ body: string; id: string }> {
  const id = c.req.param('id') ?? '';
  const body = await holderAsked(world, actor, 'system', id, {});
  mustBeAllowed(actor, 'write_register', body);
  return { body, id };
}

async function show(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 412 | 422,
): Promise<Response> {
  const { world, actor, frame } = reader;
  const params = await paramsOf(c, reader);
  const asked = { params, query: {}, body: undefined };
  const system = await getSystem(world, actor, asked);
  const etag = await baseOf(c, status === 412, () => etagOfSystem(world, actor, params));
  const agreements = await Promise.all(
    system.agreementIds.map((id) =>
      getAgreement(world, actor, { ...asked, params: { ...params, id } }).catch(unknownIsNull),
    ),
  );
  const input = {
    ...{ system, values, errors, etag, stale: status === 412, idempotencyKey: world.newId('form') },
    agreements: agreements.filter((agreement) => agreement !== null),
  };
  return c.html(renderSystemEnd(renderer(), frame, input).html, status);
}

/** POST /systems/{id}/end: once however often the button is pressed. */
export async function saveSystemEnd(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, etag = '', ...values } = await formValues(c);
  const params = await paramsOf(c, reader);
  const save = async () => {
    const body = check(SystemProfile, { endedOn: typedValue(values, 'endedOn').trim() }, '');
    await savedOnce(world, actor, idempotencyKey, { ...body, etag, ...params }, (w) =>
      reviseSystem(w, actor, { params, query: {}, body, ifMatch: String(etag) }),
    );
    leaveFlash(c, { code: 'system_ended' });
    return c.redirect(`/systems/${encodeURIComponent(params.id)}`, 303);
  };
  return orShown(save, (errors, stale) => show(c, reader, values, errors, stale ? 412 : 422));
}
