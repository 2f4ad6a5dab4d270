// The pages of the law: its rows on a day, recording a row or another last day of one, taking back a mistake.
import { Failure, type FieldError, forbidden, invalid, notFound } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { createLaw, everyRowOfLaw, withdrawLaw } from '../../operations/law.ts';
import { LawCreate, LawWithdrawal } from '../../operations/shapes/law.ts';
import type { FormValues } from '../../views/form.ts';
import { type LawInput, renderLaw } from '../../views/law.ts';
import { type LawFormKind, NEW_KINDS, renderLawForm } from '../../views/law-form.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

/** GET /law */
export function lawPage(c: PageContext, reader: Reader): Promise<Response> {
  return showLaw(c, reader, null);
}

async function showLaw(
  c: PageContext,
  { world, actor, frame, time }: Reader,
  refused: LawInput['refused'],
): Promise<Response> {
  const rows = await everyRowOfLaw(world, actor, time);
  const input = { rows, may: { record: may(actor, 'administer', null) }, refused };
  return c.html(renderLaw(renderer(), frame, input).html, refused === null ? 200 : 422);
}

function mustRecord({ actor }: Reader): void {
  if (!may(actor, 'administer', null)) throw forbidden('administer');
}

/** GET /law/new?kind=&row= */
export async function newLawPage(c: PageContext, reader: Reader): Promise<Response> {
  mustRecord(reader);
  const { kind, row } = c.req.query();
  return showForm(c, reader, { ...(kind ? { kind } : {}), ...(row ? { row } : {}) }, []);
}

function kindOf(kind: unknown): LawFormKind | null {
  if (kind === undefined) return null;
  const known = kind === 'end' || (NEW_KINDS as readonly unknown[]).includes(kind);
  if (!known) throw invalid('kind', 'expected a known kind of row');
  return kind as LawFormKind;
}

async function showForm(
  c: PageContext,
  { world, actor, frame }: Reader,
  values: FormValues,
  errors: readonly FieldError[],
): Promise<Response> {
  const rows = await everyRowOfLaw(world, actor, {});
  const kind = kindOf(values.kind);
  const row = kind === 'end' ? (rows.find(({ id }) => id === values.row) ?? null) : null;
  if (kind === 'end' && row === null) throw notFound('row of law');
  const idempotencyKey = world.newId('form');
  const input = { kind, row, rows, values, errors, idempotencyKey };
  return c.html(renderLawForm(renderer(), frame, input).html, errors.length > 0 ? 422 : 200);
}

const FLAGS = new Set(['listed', 'transferTool']);

/** The JSON of what was typed: blanks left out, flags as flags; a country left open is that of an organisation. */
function lawInput(values: FormValues): Record<string, unknown> {
  const typed = Object.entries(values).flatMap(([name, value]) => {
    const text = String(value).trim();
    return text === '' ? [] : [[name, FLAGS.has(name) ? text === 'true' : text] as const];
  });
  return { ...(values.kind === 'adequacy' ? { country: null } : {}), ...Object.fromEntries(typed) };
}

/** POST /law: saves once, however often the button is pressed. */
export async function saveLaw(c: PageContext, reader: Reader): Promise<Response> {
  mustRecord(reader);
  const { idempotencyKey, ...values } = await formValues(c);
  try {
    const { world, actor } = reader;
    const body = check(LawCreate, lawInput(values), '');
    await savedOnce(world, actor, idempotencyKey, body, (w) => createLaw(w, actor, { params: {}, query: {}, body }));
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid') return showForm(c, reader, values, error.errors);
    throw error;
  }
  leaveFlash(c, { code: 'law_saved' });
  return c.redirect('/law', 303);
}

/** POST /law/{revision}/withdrawal */
export async function lawWithdrawalPage(c: PageContext, reader: Reader): Promise<Response> {
  mustRecord(reader);
  const { world, actor } = reader;
  const revision = c.req.param('revision') ?? '';
  const reason = String((await c.req.parseBody()).reason ?? '');
  try {
    const body = check(LawWithdrawal, { reason }, '');
    await withdrawLaw(world, actor, { params: { revision }, query: {}, body });
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid')) throw error;
    return showLaw(c, reader, { revision, reason, errors: error.errors });
  }
  leaveFlash(c, { code: 'law_withdrawn' });
  return c.redirect('/law', 303);
}
