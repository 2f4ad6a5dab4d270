// Evidence that counts for what is assessed: what it is about, whose it is, and whether it still proves anything.
import { addDays, type CalendarDate } from '../calendar.ts';
import { firstHolderOf } from '../entities.ts';
import type { Register } from '../register.ts';
import type { Subject } from '../revisions.ts';
import type { HeldKind } from '../subjects.ts';
import type { EvidenceKind } from '../vocabulary.ts';
import { arrivedOn, type Mover, movedBy } from './movers.ts';
import type { Part, Scene, Sought } from './rule.ts';

/** Kinds that say how the world is: about a shared subject they count for everybody, whoever recorded them. */
const WORLDLY: ReadonlySet<EvidenceKind> = new Set<EvidenceKind>(['chain_confirmation', 'flow_down', 'dpf_list_check']);

/** What evidence that counts for a system under some agreements may be about (docs/findings.md, "Evidence"). */
export function evidenceAbout(
  register: Register,
  system: Subject<'system'>,
  agreements: readonly Subject<'agreement'>[],
): string[] {
  const product = register.get('product', system.fields.product);
  const own = [system.id, product?.id, product?.fields.vendor];
  const under = agreements.flatMap(({ id, fields }) => [id, fields.contract]);
  return [...own, ...under].filter((id) => id != null);
}

/** The last evidence of its kinds issued by the watched day; null when there is none. */
export function latestEvidence(scene: Scene<HeldKind>, sought: Sought): Subject<'evidence'> | null {
  let last: Subject<'evidence'> | null = null;
  for (const about of new Set(sought.about)) {
    for (const evidence of scene.register.under('evidence', about)) {
      if (counts(scene, evidence, sought) && (last === null || isLater(evidence, last))) last = evidence;
    }
  }
  return last;
}

function counts(scene: Scene<HeldKind>, evidence: Subject<'evidence'>, sought: Sought): boolean {
  const { kind, issuedOn } = evidence.fields;
  if (kind === undefined || !sought.kinds.includes(kind) || !scene.watch.reached(issuedOn)) return false;
  const { part, named = false } = sought;
  if (part ? !isAbout(scene.register, evidence, part, named) : evidence.fields.part != null) return false;
  return isOurs(scene, evidence, kind);
}

/** Whether evidence is about a part: it names it, or names none and was issued when the part stood. */
function isAbout(register: Register, { fields }: Subject<'evidence'>, { key, of, at }: Part, named: boolean): boolean {
  if (fields.part != null) return fields.part === key;
  if (named || !fields.issuedOn) return false;
  if (at.kind !== 'product' && at.kind !== 'system') return true;
  return register.on(fields.issuedOn).get(at.kind, at.id)?.sets[of]?.has(key) ?? false;
}

function isOurs({ register, subject, body }: Scene<HeldKind>, evidence: Subject<'evidence'>, kind: EvidenceKind) {
  const { subjectKind } = evidence.fields;
  if (!(subjectKind === 'vendor' || subjectKind === 'product') || WORLDLY.has(kind)) return true;
  return evidence.body === null || evidence.body === body || evidence.body === firstHolderOf(register, subject);
}

function isLater(a: Subject<'evidence'>, b: Subject<'evidence'>): boolean {
  const [on, than] = [a.fields.issuedOn ?? '', b.fields.issuedOn ?? ''];
  return on === than ? (a.from.kind?.seq ?? 0) > (b.from.kind?.seq ?? 0) : on > than;
}

/**
 * What took a proof away: that it says the opposite, that its own validity is over, or that it is older than allowed
 * (`goodTo` is the last day it is good for); null while it proves what it should.
 */
export function refutedBy(
  { watch, subject }: Scene,
  { fields, from }: Subject<'evidence'>,
  goodTo: CalendarDate | null = null,
): Mover | null {
  if (fields.result === 'negative') return movedBy(from.result ?? from.kind) ?? null;
  const validTo = fields.validTo ?? null;
  const own = validTo !== null && (goodTo === null || validTo <= goodTo);
  const last = own ? validTo : goodTo;
  if (last === null || !watch.passed(last)) return null;
  return arrivedOn(addDays(last, 1), own ? from.validTo : from.issuedOn, subject.id);
}
