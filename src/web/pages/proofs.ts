// The page that keeps proof of something a body answers for, or of what its systems stand on.
import { DOCUMENTED_BY } from '../../domain/assessment/proofs.ts';
import { Failure, type FieldError, invalid } from '../../domain/failures.ts';
import { mustBeAllowed, mustSee } from '../../domain/permissions.ts';
import { EVIDENCE_KINDS } from '../../domain/vocabulary.ts';
import { createEvidence } from '../../operations/evidence.ts';
import { namesOfSubjects } from '../../operations/naming.ts';
import { holderAsked } from '../../operations/reading.ts';
import { EvidenceCreate } from '../../operations/shapes/changes.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import { proofInput, renderProofForm } from '../../views/proof-form.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

const HELD = ['agreement', 'system', 'contract'] as const;
const PLACES: Readonly<Record<string, string>> = {
  ...{ agreement: '/agreements', system: '/systems', contract: '/contracts', product: '/products', vendor: '/vendors' },
};

/** GET /proofs/new?body=&subject={kind}:{id}&part=&kind= */
export function newProofPage(c: PageContext, reader: Reader): Promise<Response> {
  const { kind = '', subject = '', part = '', body = '' } = c.req.query();
  return show(reader, { kind, subject, part, body }, [], 200);
}

/** POST /proofs: once however often the button is pressed. */
export async function saveProof(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const { kind, id } = await subjectOf(reader, values);
  try {
    const body = check(EvidenceCreate, proofInput(values), '');
    const params = { body: typedValue(values, 'body') };
    await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
      createEvidence(w, actor, { params, query: {}, body }),
    );
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return show({ ...reader, frame: { ...reader.frame, path: '/' } }, values, error.errors, 422);
  }
  leaveFlash(c, { code: 'proof_kept' });
  return c.redirect(PLACES[kind] ? `${PLACES[kind]}/${encodeURIComponent(id)}` : '/', 303);
}

async function show(
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  status: 200 | 422,
): Promise<Response> {
  const { world, frame } = reader;
  const body = typedValue(values, 'body');
  const { kind, id } = await subjectOf(reader, values);
  const names = await namesOfSubjects(world, [id, body]);
  const part = typedValue(values, 'part').trim() || null;
  const fitting = Object.values(DOCUMENTED_BY).find((kinds) => kinds.some((one) => one === typedValue(values, 'kind')));
  const input = {
    body: { id: body, name: names[body] ?? body },
    subject: { kind, id, part, name: names[id] ?? id },
    kinds: fitting ?? EVIDENCE_KINDS,
    ...{ values, errors, idempotencyKey: world.newId('form') },
  };
  return new Response(renderProofForm(renderer(), frame, input).html, {
    status,
    headers: { 'content-type': 'text/html; charset=UTF-8' },
  });
}

/** What the proof is about, where the reader may write in the body that keeps it; unknown when that is out of sight. */
async function subjectOf({ world, actor }: Reader, values: FormValues): Promise<{ kind: string; id: string }> {
  const body = typedValue(values, 'body');
  mustSee(actor, body);
  mustBeAllowed(actor, 'write_register', body);
  const [kind = '', ...rest] = typedValue(values, 'subject').split(':');
  const id = rest.join(':');
  const held = HELD.find((one) => one === kind);
  if (held) await holderAsked(world, actor, held, id, {});
  else if (!PLACES[kind]) throw invalid('subject', `expected one of ${Object.keys(PLACES).join(', ')}, and an id`);
  return { kind, id };
}
