// Moving a version on: approval, signatures, signed, terminated; and what would follow if it were.
import type { z } from 'zod';
import { type CalendarDate, END_OF_TIME, latest, osloDay } from '../domain/calendar.ts';
import { invalid, stale } from '../domain/failures.ts';
import type { Actor } from '../domain/permissions.ts';
import type { RevisionContent, Subject } from '../domain/revisions.ts';
import type { Party } from '../domain/subjects.ts';
import type { VersionState } from '../domain/vocabulary.ts';
import { asKnown, type Difference, differenceOf, withThese } from './consequences.ts';
import { type Draft, draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import type { Input } from './reading.ts';
import type { Transition } from './shapes/transitions.ts';
import { supposing } from './supposing.ts';
import { mustWrite } from './systems.ts';
import { latestDay, readVersion, savedVersion } from './versions.ts';
import type { World } from './world.ts';

type InBodyById = { body: string; id: string };
type Move = z.output<typeof Transition>;

/** Which state follows which; a signed version only ends. */
export const NEXT: Record<VersionState, readonly VersionState[]> = {
  draft: ['pending_approval', 'out_for_signature', 'signed'],
  pending_approval: ['draft', 'out_for_signature'],
  out_for_signature: ['draft', 'signed'],
  signed: ['terminated'],
  terminated: [],
};

/**
 * Moves a version on; one that is out for signature stays so while signatures are recorded one by one. A step is recorded on
 * a day that has come, no earlier than the step before; only a termination may take effect later. Throws `stale` on another
 * ETag.
 */
export async function moveVersion(
  world: World,
  actor: Actor,
  { params, body: given, ifMatch }: Input<InBodyById, unknown, Move> & { ifMatch?: string },
) {
  mustWrite(actor, params.body);
  await carryOut(world, actor, async ({ today }) => {
    const { version } = await readVersion(world, actor, params, { asOf: END_OF_TIME });
    if (ifMatch !== undefined && ifMatch !== `"${version.seq}"`) throw stale();
    const { drafts } = draftMove(world, given, version, params.body, today);
    const isSigning = version.fields.state === given.to;
    const entry = isSigning ? { action: 'version_signature_recorded' } : { action: `version_${given.to}` };
    return {
      drafts,
      log: { ...entry, about: [version.root ?? '', params.id], note: { reason: given.reason } },
      answer: () => undefined,
    };
  });
  return savedVersion(world, actor, params);
}

/** What would differ, on the day of a move or today if that is later, once a version had been moved. Saves nothing. */
export async function consequencesOfMove(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBodyById, unknown, Move>,
): Promise<Difference & { on: CalendarDate }> {
  mustWrite(actor, params.body);
  const { deciding, suppose } = await supposing(world);
  const { version } = await readVersion(world, actor, params, { asOf: END_OF_TIME });
  const supposed = suppose(draftMove(world, given, version, params.body, deciding.today).drafts);
  const on = latest(given.on, deciding.today);
  const sides = { before: asKnown, after: withThese(supposed) };
  return { on, ...(await differenceOf(world, actor, supposed, { sides, day: on, language: world.language })) };
}

/** How a version ends as far as is recorded today: the first day it is terminated from, to come or not; null when it is not. */
export async function terminationOf(world: World, actor: Actor, params: InBodyById): Promise<CalendarDate | null> {
  const { version } = await readVersion(world, actor, params, { asOf: END_OF_TIME });
  const { state, terminatedOn } = version.fields;
  return state === 'terminated' ? (terminatedOn ?? osloDay(world.now())) : null;
}

function draftMove(world: World, given: Move, version: Subject<'version'>, body: string, today: CalendarDate): Draft {
  const state = version.fields.state ?? 'draft';
  const isSigning = state === 'out_for_signature' && given.to === state && given.signatures.length > 0;
  if (!(isSigning || NEXT[state].includes(given.to)))
    throw invalid('to', `expected ${NEXT[state].join(' or ') || 'nothing'}: the version is ${state}`);
  const last = latestDay(version);
  if (given.on < last) throw invalid('on', `expected a day on or after the version’s last step (${last})`);
  if (given.to !== 'terminated' && given.on > today)
    throw invalid('on', `expected a day not later than today (${today})`);
  const draft = draftFor({ effectiveOn: given.on, body, cause: null });
  draft.add('version', version.id, transitionContent(given, version), { root: version.root });
  if (given.deletionProof) draftProof(world, draft, given, version, today);
  return draft;
}

/** Drafts the proof that what the processor held has been deleted or returned. Legal source: GDPR art. 28(3)(g). */
function draftProof(world: World, draft: Draft, given: Move, version: Subject<'version'>, today: CalendarDate): void {
  if (!given.deletionProof) return;
  if (given.to !== 'terminated') throw invalid('deletionProof', 'expected only where the version is terminated');
  const { issuedOn, ...told } = given.deletionProof;
  if (issuedOn > today) throw invalid('deletionProof.issuedOn', `expected a day not later than today (${today})`);
  const root = version.root ?? '';
  const about = { kind: 'deletion_certificate' as const, subjectKind: 'agreement' as const, subject: root };
  const unsaid = { validTo: null, scope: null, part: null, result: null, coversHr: null };
  const fields = { ...about, ...told, issuedOn, ...unsaid };
  draft.add('evidence', world.newId('evi'), { fields }, { root, effectiveOn: issuedOn });
}

function transitionContent(given: Move, version: Subject<'version'>): RevisionContent<'version'> {
  const parties: Record<string, Party> = {};
  for (const [i, { entityId, signatory, signedOn }] of given.signatures.entries()) {
    const party = version.sets.parties?.get(entityId)?.value;
    if (!party) throw invalid(`signatures.${i}.entityId`, 'expected a party of the version');
    if (signedOn > given.on) throw invalid(`signatures.${i}.signedOn`, `expected a day not later than ${given.on}`);
    parties[entityId] = { ...party, signatory, signedOn };
  }
  if (given.to === 'signed') mustBeSigned(version, parties);
  const fields = { state: given.to, ...(given.to === 'terminated' ? { terminatedOn: given.on } : {}) };
  return Object.keys(parties).length > 0 ? { fields, added: { parties } } : { fields };
}

/** Throws 422 unless everybody who must sign has, earlier or now. */
function mustBeSigned(version: Subject<'version'>, now: Record<string, Party>): void {
  for (const [entity, { value }] of version.sets.parties ?? []) {
    const signedOn = now[entity]?.signedOn ?? value.signedOn;
    if (value.signatureRequired && signedOn === null)
      throw invalid('signatures', 'expected the signature of every party that must sign');
  }
}
