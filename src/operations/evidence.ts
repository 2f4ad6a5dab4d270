// Evidence kept by a body.
import type { z } from 'zod';
import { END_OF_TIME } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import { type Actor, inScope, mustSee, scopeOf } from '../domain/permissions.ts';
import type { Subject } from '../domain/revisions.ts';
import { draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import { slicePage } from './paging.ts';
import { type Input, mustBeHeld, readBody, readSubjects, type TimeQuery } from './reading.ts';
import type { EvidenceCreate } from './shapes/changes.ts';
import { mustWrite } from './systems.ts';
import type { World } from './world.ts';

type InBody = { body: string };
type TimedList = TimeQuery & { limit: number; cursor?: string };

/** Evidence in its interface shape. */
export function presentEvidence({ id, since, fields: f }: Subject<'evidence'>) {
  return {
    id,
    kind: f.kind ?? ('other' as const),
    subject: { kind: f.subjectKind ?? '', id: f.subject ?? '' },
    issuer: f.issuer ?? null,
    issuedOn: f.issuedOn ?? since,
    validTo: f.validTo ?? null,
    scope: f.scope ?? null,
    conclusion: f.conclusion ?? null,
    reference: f.reference ?? null,
    part: f.part ?? null,
    result: f.result ?? null,
    coversHr: f.coversHr ?? null,
  };
}

/** Evidence about what the body holds, or about the body. */
export async function listEvidence(world: World, actor: Actor, { params, query }: Input<InBody, TimedList>) {
  mustSee(actor, params.body);
  const { register } = await readBody(world, actor, params.body, query);
  const own = register.all('evidence').filter((e) => e.body === params.body);
  return slicePage(own.map(presentEvidence), query.limit, query.cursor);
}

/** Registers evidence about a system, contract, agreement or the body, or about a shared product or vendor. */
export async function createEvidence(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, z.output<typeof EvidenceCreate>>,
) {
  mustWrite(actor, params.body);
  const id = world.newId('evi');
  const { subject, ...fields } = given;
  return carryOut(world, actor, async () => {
    const { register, revisions } = await readSubjects(world, actor, [subject.id], 'subject', { asOf: END_OF_TIME });
    if (!register.get(subject.kind, subject.id))
      throw invalid('subject.id', `expected the id of a known ${subject.kind}`);
    if (subject.kind === 'system' || subject.kind === 'contract' || subject.kind === 'agreement')
      mustBeHeld(revisions, params.body, subject.id, subject.kind);
    if (subject.kind === 'body' && subject.id !== params.body) throw invalid('subject.id', 'expected the body itself');
    const draft = draftFor({ effectiveOn: fields.issuedOn, body: params.body, cause: null });
    draft.add(
      'evidence',
      id,
      { fields: { ...fields, subjectKind: subject.kind, subject: subject.id } },
      { root: subject.id },
    );
    return {
      drafts: draft.drafts,
      log: { action: 'evidence_registered', about: [subject.id, id] },
      answer: () => ({ id, subject, ...fields }),
    };
  });
}

/** Evidence about shared subjects, of the bodies the actor may see, the latest first. */
export async function evidenceAbout(world: World, actor: Actor, subjects: readonly string[], time: TimeQuery) {
  const { register } = await readSubjects(world, actor, subjects, 'subject', time);
  return subjects
    .flatMap((subject) => register.under('evidence', subject))
    .filter(({ body }) => inScope(scopeOf(actor), body))
    .map((evidence) => ({ ...presentEvidence(evidence), bodyId: evidence.body }))
    .sort((a, b) => (a.issuedOn === b.issuedOn ? (a.id < b.id ? 1 : -1) : a.issuedOn < b.issuedOn ? 1 : -1));
}

/** The evidence of a change, read through the subject it is about; null when it does not stand any more. */
export async function evidenceById(
  world: World,
  actor: Actor,
  subject: string,
  id: string,
): Promise<ReturnType<typeof presentEvidence> | null> {
  const { register } = await readSubjects(world, actor, [subject], 'subject', { asOf: END_OF_TIME });
  const evidence = register.get('evidence', id);
  return evidence ? presentEvidence(evidence) : null;
}
