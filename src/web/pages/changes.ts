// Registering a change step by step, its consequences before saving, its page, and taking it back.

import { scopesOf } from '../../domain/change.ts';
import type { ChangeKind } from '../../domain/changes/changing.ts';
import { Failure, forbidden, invalid } from '../../domain/failures.ts';
import { may, mayAnywhere } from '../../domain/permissions.ts';
import { CHANGE_SCOPES, type ChangeScope } from '../../domain/vocabulary.ts';
import { createChange } from '../../operations/changes.ts';
import { companies, currentFacts, subjectsFor } from '../../operations/choosing.ts';
import { evidenceById } from '../../operations/evidence.ts';
import { followUp } from '../../operations/follow-up.ts';
import { namesOfPeople } from '../../operations/people.ts';
import {
  getChange,
  listChanges,
  mayWithdraw,
  registeredChange,
  withdrawChange,
} from '../../operations/registered-changes.ts';
import { ChangeCreate, type ChangeInput, WithdrawalCreate } from '../../operations/shapes/changes.ts';
import { type ChangeInput as ChangePageInput, renderChange, renderChanges } from '../../views/change.ts';
import {
  type FormValues,
  renderChangeDetails,
  renderChangeKind,
  renderChangePreview,
  renderChangeScope,
} from '../../views/change-form.ts';
import { changeInput } from '../../views/change-input.ts';
import type { DocumentsInput } from '../../views/documents.ts';
import { changesTable } from '../../views/file-tables.ts';
import { wording } from '../../views/wording/wording.ts';
import { wordsOf } from '../../views/words.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { attachTo, type Brought, broughtBy, broughtWith } from './change-file.ts';
import { documentsUnder } from './documents.ts';
import { tableFile } from './files.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

type FieldErrors = readonly { path: string; message: string }[];

/** GET /changes */
export async function changesPage(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const { cursor } = c.req.query();
  const page = await listChanges(world, actor, {
    params: {},
    query: { limit: 25, ...(cursor ? { cursor } : {}) },
    body: undefined,
  });
  const names = await namesOfPeople(
    world,
    page.items.map((change) => change.registeredById).filter((id) => id !== null),
  );
  return c.html(renderChanges(renderer(), frame, { changes: page.items, nextCursor: page.nextCursor, names }).html);
}

/** GET /changes/file?format=xlsx|csv: every change, the last registered first. */
export async function changesFile(c: PageContext, { world, actor, frame }: Reader): Promise<Response> {
  const changes: Awaited<ReturnType<typeof listChanges>>['items'] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const query = { limit: 200, ...(cursor ? { cursor } : {}) };
    const page = await listChanges(world, actor, { params: {}, query, body: undefined });
    changes.push(...page.items);
    cursor = page.nextCursor;
  }
  const names = await namesOfPeople(
    world,
    changes.map((change) => change.registeredById).filter((id) => id !== null),
  );
  const words = wordsOf(frame.language);
  return tableFile(c, frame, words.text('changes.title'), changesTable(words, changes, names));
}

function mustRegister({ actor }: Reader): void {
  if (!mayAnywhere(actor, 'register_change')) throw forbidden('register_change');
}

function kindOf(kind: string): ChangeKind {
  const known = ChangeCreate.options.some((option) => option.shape.kind.value === kind);
  if (!known) throw invalid('kind', 'expected a known kind of change');
  return kind as ChangeKind;
}

function scopeOfForm(kind: ChangeKind, text: string): { kind: ChangeScope; id: string } {
  const [scopeKind = '', ...id] = text.split(':');
  const fits =
    (CHANGE_SCOPES as readonly string[]).includes(scopeKind) && scopesOf(kind).includes(scopeKind as ChangeScope);
  if (!fits || id.length === 0) throw invalid('scope', 'expected something this kind of change fits');
  return { kind: scopeKind as ChangeScope, id: id.join(':') };
}

/** GET /changes/new: the first step (with `scope` of what fits that), the second with `kind`, the third with both. */
export async function newChangePage(c: PageContext, reader: Reader): Promise<Response> {
  mustRegister(reader);
  const { kind, scope, agreement, contract } = c.req.query();
  if (!kind) return kindStep(c, reader, scope);
  if (!scope)
    return scopeStep(c, reader, kindOf(kind), scope === undefined ? [] : NOTHING_CHOSEN, {
      ...(agreement ? { agreement } : {}),
      ...(contract ? { contract } : {}),
    });
  return detailsStep(c, reader, { values: { kind, scope }, held: null, errors: [] });
}

async function kindStep(c: PageContext, { world, actor, frame }: Reader, text: string | undefined): Promise<Response> {
  const [kind = '', ...id] = (text ?? '').split(':');
  if (!(CHANGE_SCOPES as readonly string[]).includes(kind)) return c.html(renderChangeKind(renderer(), frame).html);
  const scope = { kind: kind as ChangeScope, id: id.join(':') };
  const { title } = await currentFacts(world, actor, scope);
  return c.html(renderChangeKind(renderer(), frame, { ...scope, title }).html);
}

const NOTHING_CHOSEN: FieldErrors = [{ path: 'scope', message: 'Invalid input: expected string, received undefined' }];

async function scopeStep(
  c: PageContext,
  { world, actor, frame }: Reader,
  kind: ChangeKind,
  errors: FieldErrors,
  values: FormValues,
): Promise<Response> {
  const scopes = await subjectsFor(world, actor, kind);
  return c.html(
    renderChangeScope(renderer(), frame, { kind, scopes, values, errors }).html,
    errors.length > 0 ? 422 : 200,
  );
}

async function detailsStep(c: PageContext, reader: Reader, { values, held, errors }: Brought): Promise<Response> {
  const { world, actor, frame } = reader;
  const kind = kindOf(String(values.kind ?? ''));
  const scope = scopeOfForm(kind, String(values.scope ?? ''));
  const [{ title, ...current }, entities] = await Promise.all([currentFacts(world, actor, scope), companies(world)]);
  const input = { kind, scope: { ...scope, title }, current, entities, held, values, errors };
  return c.html(renderChangeDetails(renderer(), frame, input).html, errors.length > 0 ? 422 : 200);
}

/** POST /changes/details: back to the details with all that was typed. */
export async function changeDetailsPage(c: PageContext, reader: Reader): Promise<Response> {
  mustRegister(reader);
  return detailsStep(c, reader, await broughtBy(c, reader));
}

/** POST /changes/preview: the consequences before anything is saved, or the form again with what is wrong. */
export async function changePreviewPage(c: PageContext, reader: Reader): Promise<Response> {
  mustRegister(reader);
  const brought = await broughtBy(c, reader);
  const { values, held } = brought;
  return withErrors(c, reader, brought, async () => {
    const { world, actor, frame } = reader;
    const given = check(ChangeCreate, changeInput(values), '') as ChangeInput;
    const preview = await createChange(world, actor, { params: {}, query: { preview: 'true' }, body: given });
    const [{ title, ...current }, entities] = await Promise.all([
      currentFacts(world, actor, given.scope),
      companies(world),
    ]);
    const names = await namesOfPeople(
      world,
      preview.consequences.map((one) => one.ownerId).filter((id) => id !== null),
    );
    const idempotencyKey = world.newId('form');
    const input = {
      kind: given.kind,
      scope: { ...given.scope, title },
      current,
      entities,
      held,
      values,
      consequences: preview.consequences,
      idempotencyKey,
      names,
    };
    return c.html(renderChangePreview(renderer(), frame, input).html);
  });
}

/** POST /changes: saves once, however often the button is pressed, attaches the file, and shows the receipt. */
export async function saveChange(c: PageContext, reader: Reader): Promise<Response> {
  mustRegister(reader);
  const { idempotencyKey, ...values } = await formValues(c);
  return withErrors(c, reader, { values, held: null, errors: [] }, async () => {
    const { world, actor } = reader;
    const given = check(ChangeCreate, changeInput(values), '') as ChangeInput;
    const saved = await savedOnce(world, actor, idempotencyKey, given, (w) =>
      createChange(w, actor, { params: {}, query: {}, body: given }),
    );
    const path = `/changes/${encodeURIComponent(saved.id ?? '')}`;
    const isWhole = await attachTo(reader, saved.id ?? '', values, idempotencyKey);
    leaveFlash(c, { code: isWhole ? 'change_saved' : 'change_saved_without_file' });
    return c.redirect(isWhole ? `${path}?saved=1` : path, 303);
  });
}

/** The details again with what was wrong of the change and of its file. */
async function withErrors(
  c: PageContext,
  reader: Reader,
  brought: Brought,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    if (brought.errors.length === 0) return await act();
    check(ChangeCreate, changeInput(brought.values), '');
  } catch (error) {
    if (!(error instanceof Failure && error.kind === 'invalid' && error.errors.length > 0)) throw error;
    const again = brought.held === null ? await broughtWith(reader, brought.values) : brought;
    return detailsStep(c, reader, { ...again, errors: [...error.errors, ...brought.errors] });
  }
  return detailsStep(c, reader, brought);
}

/** GET /changes/{id}; with `saved` the receipt. */
export async function changePage(c: PageContext, reader: Reader): Promise<Response> {
  return showChange(c, reader, {});
}

/** What of the page's forms came back: the withdrawal, or what was chosen of the follow-up. */
type Returned = { typed?: ChangePageInput['typed']; choosing?: ChangePageInput['choosing'] };

/** The page of a change; with what came back of its forms it is a 422. */
export async function showChange(
  c: PageContext,
  reader: Reader,
  { typed = null, choosing = null }: Returned,
): Promise<Response> {
  const { world, actor, frame } = reader;
  const id = c.req.param('id') ?? '';
  const change = await getChange(world, actor, { params: { id }, query: {}, body: undefined });
  const registered = await registeredChange(world, id);
  const withdrawn = registered?.withdrawn ?? null;
  const evidence =
    change.evidenceId === null ? null : await evidenceById(world, actor, change.scope.id, change.evidenceId);
  const items = await followUp(world, actor, id);
  const people = [
    ...[change.registeredById, withdrawn?.by],
    ...[...change.consequences, ...items].map((one) => one.ownerId),
  ];
  const input = {
    change,
    summary: registered ? wording.change(registered.worded, registered.nameOf, frame.language) : null,
    evidence,
    saved: c.req.query('saved') === '1' && withdrawn === null,
    withdrawal: withdrawn ? { reason: withdrawn.reason, byId: withdrawn.by || null, correctingMails: null } : null,
    typed,
    may: { withdraw: withdrawn === null && registered !== null && (await mayWithdraw(world, actor, registered)) },
    names: await namesOfPeople(
      world,
      people.filter((one) => one != null),
    ),
    documents: await documentsOfChange(reader, id, registered?.body ?? null),
    followUp: items,
    ...{ choosing, idempotencyKey: world.newId('form') },
  };
  return c.html(renderChange(renderer(), frame, input).html, typed === null && choosing === null ? 200 : 422);
}

/** What is attached to a change; one of what is shared is given documents by each body on its own. */
function documentsOfChange(reader: Reader, id: string, recordedIn: string | null): Promise<DocumentsInput> {
  const body = recordedIn ?? reader.bodies.find((one) => may(reader.actor, 'write_register', one)) ?? null;
  return documentsUnder(
    { ...reader, frame: { ...reader.frame, path: `/changes/${encodeURIComponent(id)}` } },
    [id],
    body === null ? null : { body, subjectKind: 'change', subject: id },
  );
}

/** POST /changes/{id}/withdrawal */
export async function withdrawalPage(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor } = reader;
  const id = c.req.param('id') ?? '';
  const reason = String((await c.req.parseBody()).reason ?? '');
  try {
    const body = check(WithdrawalCreate, { reason }, '');
    await withdrawChange(world, actor, { params: { id }, query: {}, body });
  } catch (error) {
    if (error instanceof Failure && error.kind === 'invalid')
      return showChange(c, reader, { typed: { reason, errors: error.errors } });
    throw error;
  }
  leaveFlash(c, { code: 'change_withdrawn' });
  return c.redirect(`/changes/${encodeURIComponent(id)}`, 303);
}
