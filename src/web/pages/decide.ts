// Deciding on everything one cause led to: the findings are chosen, and decided on together or not at all.
import { Failure, invalid } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { DECISION_KINDS } from '../../domain/vocabulary.ts';
import { DECIDING, decideOn } from '../../operations/decisions.ts';
import { findingsOf } from '../../operations/findings.ts';
import { colleaguesAt } from '../../operations/people.ts';
import { DecisionCreate } from '../../operations/shapes/findings.ts';
import { renderDecide } from '../../views/decide.ts';
import type { RefusedDecision } from '../../views/decision-forms.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, given, savedOnce } from './saving.ts';

/** GET /decide?cause=&kind=&body= */
export function decidePage(c: PageContext, reader: Reader): Promise<Response> {
  const { cause = '', kind } = c.req.query();
  return showDecide(c, reader, cause, kind, null);
}

async function showDecide(
  c: PageContext,
  reader: Reader,
  cause: string,
  asked: string | undefined,
  refused: RefusedDecision | null,
): Promise<Response> {
  const { world, actor, bodies, frame } = reader;
  const all = (await findingsOf(world, actor, bodies, {}, frame.language, false)).findings;
  const hit = all.filter((f) => f.outcome === 'found' && f.cause.key === cause);
  const kinds = DECISION_KINDS.filter(
    (kind) => kind !== 'reopen' && hit.some(({ bodyId }) => may(actor, DECIDING[kind], bodyId)),
  );
  const kind = kinds.find((one) => one === asked) ?? kinds[0] ?? 'assign';
  const findings = hit.filter(({ bodyId }) => may(actor, DECIDING[kind], bodyId));
  const [first] = findings;
  const own = [...new Set(findings.map(({ bodyId }) => bodyId))];
  const people = (await Promise.all(own.map((body) => colleaguesAt(world, actor, body)))).flat();
  const input = {
    cause: first ? first.cause : null,
    ...{ findings, kinds, kind, refused },
    colleagues: [...new Map(people.map((one) => [one.id, one])).values()],
    idempotencyKey: world.newId('form'),
  };
  return c.html(renderDecide(renderer(), frame, input).html, refused === null ? 200 : 422);
}

/** POST /decide: all of the findings or none, once however often the button is pressed. */
export async function saveDecide(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, kind: asked, cause, keys: ticked = [], ...values } = await formValues(c);
  const kind = DECISION_KINDS.find((one) => one === asked);
  if (!kind) throw invalid('kind', `expected one of ${DECISION_KINDS.join(', ')}`);
  const keys = [ticked].flat();
  try {
    if (keys.length === 0) throw invalid('keys', 'expected at least one finding');
    const body = check(DecisionCreate, { kind, ...given(values) }, '');
    await savedOnce(world, actor, idempotencyKey, { ...body, keys }, (w) => decideOn(w, actor, keys, body));
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    const refused = { kind, values: { ...values, keys }, errors: error.errors };
    const frame = { ...reader.frame, path: '/decide' };
    return showDecide(c, { ...reader, frame }, String(cause ?? ''), kind, refused);
  }
  leaveFlash(c, { code: 'decision_saved' });
  return c.redirect('/', 303);
}
