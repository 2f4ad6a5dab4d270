// The pages that mend an agreement: start a new version, its page, edit it, fill in its clauses, send and sign it; a review.
import { Failure, type FieldError, forbidden, invalid, notFound } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { createReview, getAgreement } from '../../operations/agreements.ts';
import { companies } from '../../operations/choosing.ts';
import { moveVersion, terminationOf } from '../../operations/moving.ts';
import { createDraft, getComparison } from '../../operations/next-version.ts';
import { holderAsked } from '../../operations/reading.ts';
import { ReviewCreate, VersionCreate } from '../../operations/shapes/agreements.ts';
import { DraftCreate } from '../../operations/shapes/comparison.ts';
import { Transition } from '../../operations/shapes/transitions.ts';
import { replaceDraft } from '../../operations/versions.ts';
import { clauseValues } from '../../views/clauses.ts';
import { renderClauses, renderDraft } from '../../views/draft.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import { chosenValues, differingParts, renderStale } from '../../views/stale-draft.ts';
import { renderVersion, type VersionInput } from '../../views/version.ts';
import { clausesInput, draftInput, draftValues, ROW_SETS, type RowSet, rowNumbers } from '../../views/version-input.ts';
import { check } from '../api/api.ts';
import { renderer } from '../renderer.ts';
import { showAgreement, systemsOf } from './agreements.ts';
import { documentsUnder } from './documents.ts';
import { leaveFlash, type PageContext, type Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

/** A version with its agreement as their page shows them, read on the day the reader has chosen. */
async function found(c: PageContext, { world, actor, time }: Reader) {
  const { id = '', version: versionId = '' } = c.req.param();
  const body = await holderAsked(world, actor, 'agreement', id, time);
  const agreement = await getAgreement(world, actor, { params: { body, id }, query: time, body: undefined });
  const version = agreement.versions.find((one) => one.id === versionId);
  if (!version) throw notFound('version');
  return { body, agreement, version };
}

/** The same, for whoever may change it; throws forbidden for everybody else. */
export async function foundToWrite(c: PageContext, reader: Reader) {
  const all = await found(c, reader);
  if (!may(reader.actor, 'write_register', all.body)) throw forbidden('write_register');
  return all;
}

const isInvalid = (error: unknown): error is Failure => error instanceof Failure && error.kind === 'invalid';
const isStale = (error: unknown): boolean => error instanceof Failure && error.kind === 'stale';
const given = (values: FormValues, ...names: string[]): Record<string, string> =>
  Object.fromEntries(names.map((name) => [name, typedValue(values, name).trim()]).filter(([, text]) => text !== ''));
/** To the page of a version. */
export const toVersion = (c: PageContext, agreement: string, version: string): Response =>
  c.redirect(`/agreements/${encodeURIComponent(agreement)}/versions/${encodeURIComponent(version)}`, 303);

/** POST /agreements/{id}/drafts: starts a new version, once however often the button is pressed. */
export async function startDraft(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const id = c.req.param('id') ?? '';
  const params = { body: await holderAsked(world, actor, 'agreement', id, time), id };
  try {
    const body = check(DraftCreate, given(values, 'label', 'validFrom'), '');
    const made = await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
      createDraft(w, actor, { params, query: {}, body }),
    );
    leaveFlash(c, { code: 'draft_started' });
    return toVersion(c, id, made.id);
  } catch (error) {
    if (!isInvalid(error)) throw error;
    return showAgreement(c, atAgreement(reader, id), { mending: { form: 'start', values, errors: error.errors } });
  }
}

/** POST /agreements/{id}/reviews: records that the version in force still fits, once. */
export async function saveReview(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, time } = reader;
  const { idempotencyKey, ...values } = await formValues(c);
  const id = c.req.param('id') ?? '';
  const params = { body: await holderAsked(world, actor, 'agreement', id, time), id };
  try {
    const body = check(ReviewCreate, given(values, 'versionId', 'contractOn', 'note'), '');
    await savedOnce(world, actor, idempotencyKey, { ...body, ...params }, (w) =>
      createReview(w, actor, { params, query: {}, body }),
    );
  } catch (error) {
    if (!isInvalid(error)) throw error;
    return showAgreement(c, atAgreement(reader, id), { mending: { form: 'review', values, errors: error.errors } });
  }
  leaveFlash(c, { code: 'reviewed' });
  return c.redirect(`/agreements/${encodeURIComponent(id)}`, 303);
}

function atAgreement(reader: Reader, id: string): Reader {
  return { ...reader, frame: { ...reader.frame, path: `/agreements/${encodeURIComponent(id)}` } };
}

/** GET /agreements/{id}/versions/{version} */
export function versionPage(c: PageContext, reader: Reader): Promise<Response> {
  return showVersion(c, reader, null, 200);
}

async function showVersion(
  c: PageContext,
  reader: Reader,
  refused: VersionInput['refused'],
  status: 200 | 412 | 422,
): Promise<Response> {
  const { world, actor, time, frame } = reader;
  const { body, agreement, version } = await found(c, reader);
  const params = { body, id: agreement.id };
  const [comparison, systems, endsOn] = await Promise.all([
    getComparison(world, actor, { params, query: { ...time, version: version.id }, body: undefined }),
    systemsOf(reader, body, agreement.systemIds),
    terminationOf(world, actor, { body, id: version.id }),
  ]);
  const isToday = frame.asOf === frame.today && frame.knownAt === null;
  const write = isToday && may(actor, 'write_register', body);
  const path = `/agreements/${agreement.id}/versions/${version.id}`;
  const own = status === 200 ? frame : { ...frame, path };
  const documents = await documentsOfVersion({ ...reader, frame: own }, body, agreement.id, version.id);
  const input = { agreement, version, systems, comparison, endsOn, documents, may: { write }, refused };
  return c.html(renderVersion(renderer(), own, input).html, status);
}

/** The files of one version among those of its agreement. */
async function documentsOfVersion(reader: Reader, body: string, agreement: string, version: string) {
  const all = await documentsUnder(reader, [agreement], { body, subjectKind: 'version', subject: version });
  return { ...all, attachments: all.attachments.filter(({ subject }) => subject.id === version) };
}

/** POST /agreements/{id}/versions/{version}/transitions: to the next step, or back; or signatures as they come. */
export async function moveOn(c: PageContext, reader: Reader): Promise<Response> {
  const { world, actor, frame } = reader;
  const values = await formValues(c);
  const { body, agreement, version } = await foundToWrite(c, reader);
  const step = typedValue(values, 'step');
  const asked = step === 'sign' ? signing(values, version) : { to: step };
  try {
    const move = check(Transition, { ...asked, on: frame.today }, '');
    if (step === 'sign' && move.signatures.length === 0) throw invalid('signatures', 'expected at least one signature');
    await moveVersion(world, actor, {
      params: { body, id: version.id },
      query: {},
      body: move,
      ifMatch: typedValue(values, 'etag'),
    });
    leaveFlash(c, {
      code: move.to === 'signed' ? 'version_signed' : step === 'sign' ? 'signatures_saved' : 'version_moved',
    });
    return move.to === 'signed'
      ? c.redirect(`/agreements/${encodeURIComponent(agreement.id)}`, 303)
      : toVersion(c, agreement.id, version.id);
  } catch (error) {
    if (isStale(error)) return showVersion(c, reader, { values, errors: [], meanwhile: true }, 412);
    if (!isInvalid(error)) throw error;
    const errors = step === 'sign' ? atParties(error.errors, values, version) : error.errors;
    return showVersion(c, reader, { values, errors, meanwhile: false }, 422);
  }
}

type Version = Awaited<ReturnType<typeof found>>['version'];

/** The signatures as typed, a party for each that has a day or a name; signed when nobody who must sign is left. */
function signing(values: FormValues, { parties }: Version): object {
  const signatures = parties.flatMap(({ entityId }, i) => {
    const typed = given(values, `signatures.${i}.signatory`, `signatures.${i}.signedOn`);
    if (Object.keys(typed).length === 0) return [];
    const signatory = typed[`signatures.${i}.signatory`] ?? null;
    return [{ entityId, signatory, signedOn: typed[`signatures.${i}.signedOn`] ?? '' }];
  });
  const now = new Set(signatures.map(({ entityId }) => entityId));
  const whole = parties.every((p) => !p.signatureRequired || p.signedOn !== null || now.has(p.entityId));
  return { to: whole ? 'signed' : 'out_for_signature', signatures };
}

/** Errors about the nth signature given as errors about its party's fields; that none is given is said of the first. */
function atParties(errors: readonly FieldError[], values: FormValues, { parties }: Version): FieldError[] {
  const typed = parties.flatMap((_, i) =>
    Object.keys(given(values, `signatures.${i}.signatory`, `signatures.${i}.signedOn`)).length > 0 ? [i] : [],
  );
  const unsigned = parties.findIndex(({ signedOn, signatureRequired }) => signedOn === null && signatureRequired);
  return errors.map((error) => {
    const [, nth, rest = 'signedOn'] = /^signatures\.(\d+)(?:\.(\w+))?/.exec(error.path) ?? [];
    const party = nth === undefined ? unsigned : typed[Number(nth)];
    return { ...error, path: `signatures.${party}.${rest}` };
  });
}

/** GET /agreements/{id}/versions/{version}/edit */
export async function draftPage(c: PageContext, reader: Reader): Promise<Response> {
  const { agreement, version } = await foundToWrite(c, reader);
  if (version.state !== 'draft') return toVersion(c, agreement.id, version.id);
  return showDraft(c, reader, draftValues(version), []);
}

async function showDraft(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  etag?: string,
): Promise<Response> {
  const { agreement, version, body } = await foundToWrite(c, reader);
  const asked = { agreement, systems: await systemsOf(reader, body, agreement.systemIds), values, errors };
  const entities = await companies(reader.world);
  const input = { ...asked, entities, version: { ...version, etag: etag ?? version.etag } };
  return c.html(renderDraft(renderer(), reader.frame, input).html, errors.length > 0 ? 422 : 200);
}

/** POST /agreements/{id}/versions/{version}/edit: saves the text and annex, or shows the form with another row. */
export async function saveDraft(c: PageContext, reader: Reader): Promise<Response> {
  const { values, etag, version } = await typedFor(c, reader, draftValues);
  const more = typedValue(values, 'add') as RowSet;
  if (Object.hasOwn(ROW_SETS, more)) return showDraft(c, reader, withRow(values, more), [], etag);
  return save(c, reader, { values, etag, form: 'edit', input: draftInput(values, version) });
}

/** The values with one row more of a set, blank. */
function withRow(values: FormValues, set: RowSet): FormValues {
  const next = (rowNumbers(values, set).at(-1) ?? -1) + 1;
  return { ...values, [`annex.${set}.${next}.country`]: '' };
}

/** GET /agreements/{id}/versions/{version}/clauses */
export async function clausesPage(c: PageContext, reader: Reader): Promise<Response> {
  const { agreement, version } = await foundToWrite(c, reader);
  if (version.state !== 'draft') return toVersion(c, agreement.id, version.id);
  return showClauses(c, reader, clauseValues(version), []);
}

async function showClauses(
  c: PageContext,
  reader: Reader,
  values: FormValues,
  errors: readonly FieldError[],
  etag?: string,
): Promise<Response> {
  const { agreement, version } = await foundToWrite(c, reader);
  const kept = { ...version, etag: etag ?? version.etag };
  const input = { agreement, version: kept, systems: [], entities: [], values, errors };
  return c.html(renderClauses(renderer(), reader.frame, input).html, errors.length > 0 ? 422 : 200);
}

/** POST /agreements/{id}/versions/{version}/clauses: saves the checklist. */
export async function saveClauses(c: PageContext, reader: Reader): Promise<Response> {
  const { values, etag, version } = await typedFor(c, reader, clauseValues);
  return save(c, reader, { values, etag, form: 'clauses', input: clausesInput(values, version) });
}

/** What was typed, with what was chosen of another's text put in its place, and the version as it is saved now. */
async function typedFor(c: PageContext, reader: Reader, saved: (version: Version) => FormValues) {
  const { version } = await foundToWrite(c, reader);
  const { etag, ...typed } = await formValues(c);
  return { version, etag: String(etag ?? ''), values: chosenValues(typed, saved(version)) };
}

type Saving = { values: FormValues; etag: string; form: 'edit' | 'clauses'; input: object };

async function save(c: PageContext, reader: Reader, { values, etag, form, input }: Saving): Promise<Response> {
  const { world, actor } = reader;
  const { agreement, version, body } = await foundToWrite(c, reader);
  try {
    const text = check(VersionCreate, input, '');
    await replaceDraft(world, actor, { params: { body, id: version.id }, query: {}, body: text, ifMatch: etag });
  } catch (error) {
    if (isStale(error)) return stale(c, reader, values, form);
    if (!isInvalid(error)) throw error;
    const show = form === 'edit' ? showDraft : showClauses;
    return show(c, reader, values, error.errors, etag);
  }
  leaveFlash(c, { code: form === 'edit' ? 'draft_saved' : 'clauses_saved' });
  return toVersion(c, agreement.id, version.id);
}

/** Both texts to choose from; what is saved already, by an earlier press of the same button, is saved. */
async function stale(c: PageContext, reader: Reader, mine: FormValues, form: Saving['form']): Promise<Response> {
  const { agreement, version } = await foundToWrite(c, reader);
  const theirs = form === 'edit' ? draftValues(version) : clauseValues(version);
  if (version.state !== 'draft') return toVersion(c, agreement.id, version.id);
  if (differingParts(mine, theirs).length === 0) return toVersion(c, agreement.id, version.id);
  const entities = await companies(reader.world);
  const input = { agreement, version, systems: [], entities, form, mine, theirs };
  return c.html(renderStale(renderer(), reader.frame, input).html, 412);
}
