// What a version says, from the interface's shape to the revision that records it.
import type { z } from 'zod';
import type { CalendarDate } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import { locationFacts } from '../domain/members.ts';
import type { Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import type { Party, SetsOf } from '../domain/subjects.ts';
import { type Draft, resolveEntity } from './drafting.ts';
import { latestRevision } from './present.ts';
import type { VersionCreate } from './shapes/agreements.ts';
import { refuseCircles, subProcessorFrom } from './vendors.ts';
import type { World } from './world.ts';

/** A version as it is given to be saved. */
export type VersionInput = z.output<typeof VersionCreate>;

/** The day a version's text takes its place: the last signature's, else the first day of validity or today, if earlier. */
export function versionDay(given: VersionInput, today: CalendarDate): CalendarDate {
  const signed = given.parties.map((p) => p.signedOn).filter((day) => day !== null);
  const last = signed.sort().at(-1);
  if (given.state === 'signed' && last !== undefined) return last;
  return given.validFrom < today ? given.validFrom : today;
}

/** Drafts a version's whole text: its fields, parties, annex rows and clauses; throws 422 naming what is wrong. */
export async function draftVersion(
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
  const contractRevision = contractRead(register, agreement, contractOn);
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

/** The revision of the contract that held on the day it was read; null where the agreement stands on none. */
export function contractRead(
  register: Register,
  agreement: Subject<'agreement'>,
  contractOn: CalendarDate,
): string | null {
  const contract = register.get('contract', agreement.fields.contract);
  if (!contract) return null;
  const amendments = [...(contract.sets.amendments?.values() ?? [])];
  const read = [...Object.values(contract.from), ...amendments.map(({ from }) => from)];
  return latestRevision(read.filter((from) => from !== undefined && from.since <= contractOn)) || null;
}
