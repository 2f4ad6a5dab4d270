// The follow-up of a change from its page: drafts for many agreements, one review for many, and sending many on.
import { Failure, type FieldError } from '../../domain/failures.ts';
import { followUp } from '../../operations/follow-up.ts';
import { createChangeReviews, moveChangeDrafts } from '../../operations/many-at-once.ts';
import { createChangeDrafts } from '../../operations/mending.ts';
import { registeredChange } from '../../operations/registered-changes.ts';
import { ChangeDrafts, ChangeMoves, ChangeReviews } from '../../operations/shapes/follow-up.ts';
import { type FormValues, typedValues } from '../../views/form.ts';
import { renderDraftsPreview, renderReviews } from '../../views/mend-many.ts';
import { wordsOf } from '../../views/words.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { showChange } from './changes.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

type FieldErrors = readonly FieldError[];

const idOf = (c: PageContext): string => c.req.param('id') ?? '';
/** Ticked one by one, or handed on from the preview in one field. */
const chosenIn = (values: FormValues): readonly string[] =>
  typedValues(values, 'agreementIds').flatMap((ids) => ids.split(',').filter(Boolean));

/** What the change is called on the pages behind it. */
async function told({ world, frame }: Reader, id: string) {
  const registered = await registeredChange(world, id);
  const words = wordsOf(frame.language);
  const kind = words.label('changeKind', registered?.value.kind ?? '');
  return { id, title: words.text('change.chosen', { kind, scope: registered?.value.scopeTitle ?? '' }) };
}

/** The change's page again, with what was chosen and what was wrong with it. */
function refused(c: PageContext, reader: Reader, values: FormValues, errors: FieldErrors): Promise<Response> {
  const frame = { ...reader.frame, path: `/changes/${encodeURIComponent(idOf(c))}` };
  return showChange(c, { ...reader, frame }, { choosing: { chosen: new Set(chosenIn(values)), errors } });
}

async function orRefused(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act();
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return refused(c, reader, values, error.errors);
  }
}

/** POST /changes/{id}/drafts/preview: what each draft will get, before anything is saved. */
export async function draftsPreviewPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const values = await formValues(c);
  return orRefused(c, reader, values, async () => {
    const body = check(ChangeDrafts, { agreementIds: chosenIn(values) }, '');
    const { items } = await createChangeDrafts(world, actor, {
      params: { id: idOf(c) },
      query: { preview: 'true' },
      body,
    });
    const change = await told(reader, idOf(c));
    const input = { change, items, idempotencyKey: world.newId('form') };
    return c.html(renderDraftsPreview(renderer(), frame, input).html);
  });
}

/** POST /changes/{id}/drafts: all of the drafts or none, once however often the button is pressed. */
export async function saveDrafts(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const params = { id: idOf(c) };
  return orRefused(c, reader, values, async () => {
    const body = check(ChangeDrafts, { agreementIds: chosenIn(values) }, '');
    const { items } = await savedOnce(world, actor, idempotencyKey, { ...params, ...body }, (w) =>
      createChangeDrafts(w, actor, { params, query: {}, body }),
    );
    return backToChange(c, 'drafts_made', items, ({ outcome }) => outcome === 'started' || outcome === 'updated');
  });
}

/** POST /changes/{id}/transitions: sends the drafts chosen on. */
export async function saveMoves(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, to, ...values } = await formValues(c);
  const params = { id: idOf(c) };
  return orRefused(c, reader, values, async () => {
    const body = check(ChangeMoves, { to, agreementIds: chosenIn(values) }, '');
    const { items } = await savedOnce(world, actor, `${idempotencyKey}-${body.to}`, { ...params, ...body }, (w) =>
      moveChangeDrafts(w, actor, { params, query: {}, body }),
    );
    return backToChange(c, 'drafts_sent', items, ({ outcome }) => outcome === 'moved');
  });
}

/** POST /changes/{id}/reviews/new: the form, with those chosen that the reader may review. */
export async function newReviewsPage(c: PageContext, reader: Reader): Promise<Response> {
  const { idempotencyKey: _, ...values } = await formValues(c);
  if (chosenIn(values).length === 0)
    return refused(c, reader, values, [{ path: 'agreementIds', message: 'expected at least one agreement' }]);
  return showReviews(c, reader, values, []);
}

async function showReviews(c: PageContext, reader: Reader, values: FormValues, errors: FieldErrors): Promise<Response> {
  const { world, actor, frame } = reader;
  const id = idOf(c);
  const items = await followUp(world, actor, id);
  const chosen = new Set(chosenIn(values));
  const input = {
    change: await told(reader, id),
    items: items.filter(({ agreementId, may }) => may.review && chosen.has(agreementId)),
    values: { ...values, agreementIds: [...chosen] },
    ...{ errors, idempotencyKey: world.newId('form') },
  };
  return c.html(renderReviews(renderer(), frame, input).html, errors.length > 0 ? 422 : 200);
}

/** POST /changes/{id}/reviews: the same review of each, once however often the button is pressed. */
export async function saveReviews(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const params = { id: idOf(c) };
  try {
    const body = check(ChangeReviews, { agreementIds: chosenIn(values), note: String(values.note ?? '') }, '');
    const { items } = await savedOnce(world, actor, idempotencyKey, { ...params, ...body }, (w) =>
      createChangeReviews(w, actor, { params, query: {}, body }),
    );
    return backToChange(c, 'reviews_made', items, ({ outcome }) => outcome === 'reviewed');
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    if (chosenIn(values).length === 0) return refused(c, reader, values, error.errors);
    return showReviews(c, reader, values, error.errors);
  }
}

type Code = 'drafts_made' | 'drafts_sent' | 'reviews_made';

function backToChange<T>(c: PageContext, code: Code, items: readonly T[], isDone: (item: T) => boolean): Response {
  const made = items.filter(isDone).length;
  leaveFlash(c, { code, values: { made, skipped: items.length - made } });
  return c.redirect(`/changes/${encodeURIComponent(idOf(c))}#oppfolging`, 303);
}
