// Versions of an agreement: registering one, saving a draft, and the way from draft to signed and terminated.
import type { z } from 'zod';
import { type CalendarDate, END_OF_TIME, osloDay } from '../domain/calendar.ts';
import { invalid, notFound, stale } from '../domain/failures.ts';
import { locationFacts } from '../domain/members.ts';
import { type Actor, mustSee } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { RevisionContent, Subject } from '../domain/revisions.ts';
import type { Party, SetsOf } from '../domain/subjects.ts';
import type { VersionState } from '../domain/vocabulary.ts';
import { rootOf } from '../storage/lookup.ts';
import { type Draft, draftFor, resolveEntity } from './drafting.ts';
import { carryOut } from './operation.ts';
import { slicePage } from './paging.ts';
import { latestRevision } from './present.ts';
import { presentVersion } from './present-agreement.ts';
import { type Input, mustBeHeld, mustFind, readSubjects, type TimeQuery } from './reading.ts';
import type { Transition, VersionCreate } from './shapes/agreements.ts';
import { mustWrite } from './systems.ts';
import { refuseCircles, subProcessorFrom } from './vendors.ts';
import type { World } from './world.ts';

type InBodyById = { body: string; id: string };
type VersionInput = z.output<typeof VersionCreate>;

/** Which state follows which; a signed version only ends. */
const NEXT: Record<VersionState, readonly VersionState[]> = {
  draft: ['pending_approval', 'out_for_signature', 'signed'],
  pending_approval: ['draft', 'out_for_signature'],
  out_for_signature: ['draft', 'signed'],
  signed: ['terminated'],
  terminated: [],
};

/** An agreement's versions, oldest first. */
export async function listVersions(
  world: World,
  actor: Actor,
  { params, query }: Input<InBodyById, TimeQuery & { limit: number; cursor?: string }>,
) {
  const { register } = await readAgreement(world, actor, params, query);
  const items = register.under('version', params.id).map((version) => presentVersion(register, version));
  return slicePage(items, query.limit, query.cursor);
}

async function readAgreement(
  world: World,
  actor: Actor,
  params: InBodyById,
  query: TimeQuery,
): Promise<{ register: Register; agreement: Subject<'agreement'> }> {
  mustSee(actor, params.body);
  const { register, revisions } = await readSubjects(world, actor, [params.id], 'agreement', query);
  mustBeHeld(revisions, params.body, params.id, 'agreement');
  return { register, agreement: mustFind(register, 'agreement', params.id, 'agreement') };
}

/** One version by its own id. */
export async function getVersion(world: World, actor: Actor, { params, query }: Input<InBodyById, TimeQuery>) {
  const { register, version } = await readVersion(world, actor, params, query);
  return presentVersion(register, version);
}

async function readVersion(
  world: World,
  actor: Actor,
  params: InBodyById,
  query: TimeQuery,
): Promise<{ register: Register; version: Subject<'version'> }> {
  mustSee(actor, params.body);
  const root = await rootOf(world.database, params.id);
  if (root === null) throw notFound('version');
  const { register, revisions } = await readSubjects(world, actor, [root], 'version', query);
  mustBeHeld(revisions, params.body, root, 'version');
  return { register, version: mustFind(register, 'version', params.id, 'version') };
}

/** A version as a write answers with it: today, or on its first day where that is still to come. */
async function savedVersion(world: World, actor: Actor, params: InBodyById) {
  const { register, version } = await readVersion(world, actor, params, { asOf: END_OF_TIME });
  const today = osloDay(world.now());
  const on = register.on(version.since > today ? version.since : today);
  return presentVersion(on, mustFind(on, 'version', params.id, 'version'));
}

/** Registers a version: a draft, or one already signed with its history. */
export async function createVersion(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBodyById, unknown, VersionInput>,
) {
  mustWrite(actor, params.body);
  const id = world.newId('ver');
  await carryOut(world, actor, async ({ today }) => {
    const { register, agreement } = await readAgreement(world, actor, params, { asOf: END_OF_TIME });
    if (register.under('version', params.id).some((v) => v.fields.label === given.label))
      throw invalid('label', 'expected a label no other version of the agreement has');
    const draft = draftFor({ effectiveOn: versionDay(given, today), body: params.body, cause: null });
    await draftVersion(world, draft, id, given, agreement, register);
    return {
      drafts: draft.drafts,
      log: { action: 'version_registered', about: [params.id, id] },
      answer: () => undefined,
    };
  });
  return savedVersion(world, actor, { ...params, id });
}

/** The day a version's text takes its place: the last signature's, else the first day of validity or today, if earlier. */
function versionDay(given: VersionInput, today: CalendarDate): CalendarDate {
  const signed = given.parties.map((p) => p.signedOn).filter((day) => day !== null);
  const last = signed.sort().at(-1);
  if (given.state === 'signed' && last !== undefined) return last;
  return given.validFrom < today ? given.validFrom : today;
}

async function draftVersion(
  world: World,
  draft: Draft,
  id: string,
  given: VersionInput,
  agreement: Subject<'agreement'>,
  register: Register,
): Promise<void> {
  const parties = await partyMembers(world, draft, given);
  const signed = Object.values(parties)
    .map((p) => p.signedOn)
    .filter((day) => day !== null)
    .sort();
  const missing = Object.values(parties).some((p) => p.signatureRequired && p.signedOn === null);
  if (given.state === 'signed' && missing)
    throw invalid(
      'parties',
      'expected signedOn of every party whose signature is required, or the state out_for_signature',
    );
  const contractOn = given.contractOn ?? signed.at(-1) ?? given.validFrom;
  const { parties: _parties, annex: _annex, clauses, documentReference: document, contractOn: _on, ...plain } = given;
  const contract = register.get('contract', agreement.fields.contract);
  const read = contract && [
    ...Object.values(contract.from),
    ...[...(contract.sets.amendments?.values() ?? [])].map((m) => m.from),
  ];
  const contractRevision = read
    ? latestRevision(read.filter((from) => from !== undefined && from.since <= contractOn)) || null
    : null;
  const fields = { ...plain, agreement: agreement.id, terminatedOn: null, contractOn, contractRevision, document };
  const added = {
    parties,
    ...(await annexMembers(world, draft, given, agreement)),
    clauses: Object.fromEntries(clauses.map((clause) => [clause.code, clause])),
  };
  draft.add('version', id, { fields, added }, { root: agreement.id });
}

async function partyMembers(world: World, draft: Draft, given: VersionInput): Promise<Record<string, Party>> {
  const parties: Record<string, Party> = {};
  for (const [i, input] of given.parties.entries()) {
    const { entity: named, ...party } = input;
    const entity = await resolveEntity(world, draft, named, `parties.${i}.entity`);
    if (parties[entity]) throw invalid(`parties.${i}.entity`, 'expected each party once');
    parties[entity] = { entity, ...party };
  }
  return parties;
}

async function annexMembers(
  world: World,
  draft: Draft,
  { annex }: VersionInput,
  agreement: Subject<'agreement'>,
): Promise<Partial<{ [S in keyof SetsOf<'version'>]: Record<string, SetsOf<'version'>[S]> }>> {
  const system = (id: string | null, path: string): string | null => {
    if (id !== null && !agreement.sets.systems?.has(id)) throw invalid(path, 'expected a system the agreement covers');
    return id;
  };
  const key = (of: string, id: string | null): string => (id === null ? of : `${of}@${id}`);
  const subProcessors: Record<string, SetsOf<'version'>['subProcessors']> = {};
  const entities: string[] = [];
  for (const [i, { systemId, ...input }] of annex.subProcessors.entries()) {
    const entity = await resolveEntity(world, draft, input.entity, `annex.subProcessors.${i}.entity`);
    entities.push(entity);
    subProcessors[key(entity, systemId)] = {
      ...subProcessorFrom(input, entity),
      system: system(systemId, `annex.subProcessors.${i}.systemId`),
    };
  }
  const listed = (of: string, i: number) => subProcessors[key(of, annex.subProcessors[i]?.systemId ?? null)];
  const parentOf = (of: string, i: number) => (listed(of, i) ?? subProcessors[of])?.parent;
  refuseCircles(annex.subProcessors, entities, parentOf, 'annex.subProcessors');
  const rows = <T extends { systemId: string | null }>(list: readonly T[], name: string, of: (row: T) => string) =>
    list.map((row, i) => ({
      row,
      key: key(of(row), row.systemId),
      system: system(row.systemId, `annex.${name}.${i}.systemId`),
    }));
  const categories = rows(annex.dataCategories, 'dataCategories', (row) => row.category);
  const subjects = rows(annex.dataSubjects, 'dataSubjects', (row) => row.subject);
  const places = rows(annex.locations, 'locations', (row) => `${row.country}:${row.activity}`);
  return {
    dataCategories: Object.fromEntries(categories.map((c) => [c.key, { category: c.row.category, system: c.system }])),
    dataSubjects: Object.fromEntries(subjects.map((s) => [s.key, { subject: s.row.subject, system: s.system }])),
    locations: Object.fromEntries(places.map((p) => [p.key, { ...locationFacts(p.row), system: p.system }])),
    subProcessors,
  };
}

/** Saves a version that is not signed yet, whole. Throws `stale` on another ETag, 422 once it is signed. */
export async function replaceDraft(
  world: World,
  actor: Actor,
  { params, body: given, ifMatch }: Input<InBodyById, unknown, VersionInput> & { ifMatch?: string },
) {
  mustWrite(actor, params.body);
  await carryOut(world, actor, async ({ today }) => {
    const { register, version } = await readVersion(world, actor, params, { asOf: END_OF_TIME });
    if (ifMatch !== undefined && ifMatch !== `"${version.seq}"`) throw stale();
    const state = version.fields.state ?? 'draft';
    if (state === 'signed' || state === 'terminated')
      throw invalid('state', 'a signed version is not changed: register a new one');
    const agreement = mustFind(register, 'agreement', version.fields.agreement ?? '', 'agreement');
    const day = versionDay(given, today);
    const draft = draftFor({ effectiveOn: day < version.since ? version.since : day, body: params.body, cause: null });
    await draftVersion(world, draft, params.id, given, agreement, register);
    endMissing(draft, params.id, version);
    return {
      drafts: draft.drafts,
      log: { action: 'version_saved', about: [agreement.id, params.id] },
      answer: () => undefined,
    };
  });
  return savedVersion(world, actor, params);
}

/** Ends the rows of the earlier draft that the new text no longer has. */
function endMissing(draft: Draft, id: string, before: Subject<'version'>): void {
  const content = draft.drafts.find((d) => d.kind === 'version' && d.subject === id)
    ?.content as RevisionContent<'version'>;
  const ended: Record<string, string[]> = {};
  for (const [set, members] of Object.entries(before.sets)) {
    const kept = (content.added as Record<string, object> | undefined)?.[set] ?? {};
    const gone = [...(members?.keys() ?? [])].filter((key) => !(key in kept));
    if (gone.length > 0) ended[set] = gone;
  }
  content.ended = ended as RevisionContent<'version'>['ended'];
}

/** Moves a version on: approval, signature, signed, terminated. Throws `stale` on another ETag. */
export async function moveVersion(
  world: World,
  actor: Actor,
  { params, body: given, ifMatch }: Input<InBodyById, unknown, z.output<typeof Transition>> & { ifMatch?: string },
) {
  mustWrite(actor, params.body);
  await carryOut(world, actor, async () => {
    const { version } = await readVersion(world, actor, params, { asOf: END_OF_TIME });
    if (ifMatch !== undefined && ifMatch !== `"${version.seq}"`) throw stale();
    const state = version.fields.state ?? 'draft';
    if (!NEXT[state].includes(given.to))
      throw invalid('to', `expected ${NEXT[state].join(' or ') || 'nothing'}: the version is ${state}`);
    if (given.on < version.since)
      throw invalid('on', `expected a day on or after the version was registered for (${version.since})`);
    const draft = draftFor({ effectiveOn: given.on, body: params.body, cause: null });
    draft.add('version', params.id, transitionContent(given, version), { root: version.root });
    return {
      drafts: draft.drafts,
      log: { action: `version_${given.to}`, about: [version.root ?? '', params.id], note: { reason: given.reason } },
      answer: () => undefined,
    };
  });
  return savedVersion(world, actor, params);
}

function transitionContent(
  given: z.output<typeof Transition>,
  version: Subject<'version'>,
): RevisionContent<'version'> {
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
