// The file of a change's form: held from the step it is chosen in until the change is saved, and attached then.
import { Failure, type FieldError, notFound } from '../../domain/failures.ts';
import { may } from '../../domain/permissions.ts';
import { attachHeld, dropHeld, type HeldFile, heldFile, holdFile } from '../../operations/held-files.ts';
import { registeredChange } from '../../operations/registered-changes.ts';
import type { HeldView } from '../../views/change-file.ts';
import { type FormValues, typedValue } from '../../views/form.ts';
import { fileApart } from '../uploads.ts';
import type { PageContext, Reader } from './framing.ts';
import { formValues, savedOnce } from './saving.ts';

/** What a step of the form brings: what was typed, the file that is held, and what was wrong with one. */
export type Brought = { values: FormValues; held: HeldView | null; errors: readonly FieldError[] };

const GONE = { path: 'file', message: 'expected a file that is still held: choose it again' };
/** Where the day of a mail may go. */
const FILLED: readonly string[] = ['effectiveOn', 'evidence.issuedOn'];

/** What a form brings, its file held: one chosen now in the place of one chosen before. */
export async function broughtBy(c: PageContext, reader: Reader): Promise<Brought> {
  const apart = await fileApart(c.req.raw);
  c.req.raw = apart.request;
  const typed = await formValues(c);
  const errors: FieldError[] = [];
  const fresh = apart.file === null ? null : await hold(reader, apart.file, errors);
  return broughtWith(reader, typed, fresh, errors);
}

/** What was typed, with the file that is held beside it: the fresh one, else the one the form names. */
export async function broughtWith(
  reader: Reader,
  { heldId = '', heldName = '', heldRemove, fill = [], ...typed }: FormValues,
  fresh: HeldFile | null = null,
  errors: FieldError[] = [],
): Promise<Brought> {
  const before = String(heldId);
  const isLetGo = before !== '' && (fresh !== null || heldRemove === 'true');
  if (isLetGo) await dropHeld(reader.world, reader.actor, before);
  const isKept = before !== '' && !isLetGo;
  const kept = isKept ? await heldFile(reader.world, reader.actor, before, String(heldName)) : null;
  if (isKept && kept === null) errors.push(GONE);
  const file = fresh ?? kept;
  if (file === null) return { values: typed, held: null, errors };
  const { id, name, bytes, mail } = file;
  const held = { id, name, size: bytes.length, mail };
  const values = { ...typed, ...filledIn(typed, held, [fill].flat()), heldId: id, heldName: name };
  return { values, held, errors };
}

async function hold({ world, actor }: Reader, file: Parameters<typeof holdFile>[2], errors: FieldError[]) {
  try {
    return await holdFile(world, actor, file);
  } catch (error) {
    if (!(error instanceof Failure && ['invalid', 'unsupported', 'too_large'].includes(error.kind))) throw error;
    errors.push(...(error.errors.length > 0 ? error.errors : [{ path: 'file', message: error.message }]));
    return null;
  }
}

/** The day of a mail where it was asked for, and as the day of the evidence where a kind of it is told and no day. */
function filledIn(typed: FormValues, { mail }: HeldView, asked: readonly string[]): FormValues {
  const day = mail?.sentOn;
  if (!day) return {};
  const isEvidence = typedValue(typed, 'evidence.kind') !== '' && typedValue(typed, 'evidence.issuedOn').trim() === '';
  const places = FILLED.filter((name) => asked.includes(name) || (isEvidence && name === 'evidence.issuedOn'));
  return Object.fromEntries(places.map((name) => [name, day]));
}

/**
 * Attaches what was held to the change that was saved, once; whether there is nothing left to attach. The change stands
 * whatever becomes of the file.
 */
export async function attachTo(reader: Reader, change: string, values: FormValues, key: unknown): Promise<boolean> {
  const { world, actor, bodies } = reader;
  const [id, name] = [typedValue(values, 'heldId'), typedValue(values, 'heldName')];
  if (id === '') return true;
  const registered = await registeredChange(world, change);
  const body = registered?.body ?? bodies.find((one) => may(actor, 'write_register', one));
  if (body === undefined) return false;
  const query = { body, subjectKind: 'change' as const, subject: change, restricted: 'false' as const };
  try {
    await savedOnce(world, actor, `${key}-file`, { change, id }, async (w) => {
      const file: HeldFile | null = await heldFile(w, actor, id, name);
      if (file === null) throw notFound('file');
      return attachHeld(w, actor, file, query);
    });
    return true;
  } catch (error) {
    if (error instanceof Failure) return false;
    throw error;
  }
}
