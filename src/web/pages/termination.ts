// The page that terminates a version: what would follow is shown before anything is saved.
import { Failure, type FieldError } from '../../domain/failures.ts';
import { consequencesOfMove, moveVersion, terminationOf } from '../../operations/moving.ts';
import { namesOfPeople } from '../../operations/people.ts';
import { Termination, Transition } from '../../operations/shapes/transitions.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import { renderTermination, terminationInput } from '../../views/termination.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues } from './saving.ts';
import { foundToWrite, toVersion } from './versions.ts';

type Shown = { values: FormValues; errors: readonly FieldError[]; stale: boolean; status: 200 | 412 | 422 };

/** GET /agreements/{id}/versions/{version}/termination */
export function terminationPage(c: PageContext, reader: Reader): Promise<Response> {
  return show(c, reader, { values: {}, errors: [], stale: false, status: 200 });
}

async function show(c: PageContext, reader: Reader, { status, ...shown }: Shown): Promise<Response> {
  const { world, actor, frame } = reader;
  const { agreement, version, body } = await foundToWrite(c, reader);
  const ends = await terminationOf(world, actor, { body, id: version.id });
  if (version.state !== 'signed' || ends !== null) return toVersion(c, agreement.id, version.id);
  const preview = await previewOf(reader, { body, id: version.id }, typedValue(shown.values, 'on') || frame.today);
  const owners = preview?.consequences.flatMap(({ ownerId }) => ownerId ?? []) ?? [];
  const input = { agreement, version, preview, names: await namesOfPeople(world, owners), ...shown };
  return c.html(renderTermination(renderer(), frame, input).html, status);
}

/** What would follow on a day; null for what is no day it may be terminated from. */
async function previewOf({ world, actor }: Reader, params: { body: string; id: string }, on: string) {
  try {
    const body = check(Transition, { to: 'terminated', on }, '');
    return await consequencesOfMove(world, actor, { params, query: {}, body });
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid') return null;
    throw error;
  }
}

/** POST …/termination: shows what follows of what was typed, or terminates. */
export async function saveTermination(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { etag, step, ...values } = await formValues(c);
  const { agreement, version, body } = await foundToWrite(c, reader);
  if (step === 'preview') return show(c, reader, { values, errors: [], stale: false, status: 200 });
  try {
    const move = check(Termination, terminationInput(values), '');
    const params = { body, id: version.id };
    await moveVersion(world, actor, { params, query: {}, body: move, ifMatch: String(etag ?? '') });
    leaveFlash(c, { code: move.deletionProof ? 'version_ended' : 'version_ended_unproved' });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    if (error.kind === 'stale') return show(c, reader, { values, errors: [], stale: true, status: 412 });
    if (error.kind !== 'invalid') throw error;
    return show(c, reader, { values, errors: error.errors, stale: false, status: 422 });
  }
  return c.redirect(`/agreements/${encodeURIComponent(agreement.id)}`, 303);
}
