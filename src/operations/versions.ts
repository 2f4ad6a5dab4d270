// Versions of an agreement: registering one, saving a draft, and the way from draft to signed and terminated.
import { type CalendarDate, END_OF_TIME, latest, osloDay } from '../domain/calendar.ts';
import { invalid, notFound, stale } from '../domain/failures.ts';
import { type Actor, mustSee } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { RevisionContent, Subject } from '../domain/revisions.ts';
import { rootOf } from '../storage/lookup.ts';
import { type Draft, draftFor } from './drafting.ts';
import { carryOut } from './operation.ts';
import { slicePage } from './paging.ts';
import { presentVersion } from './present-agreement.ts';
import { type Input, mustBeHeld, mustFind, readAgreement, readSubjects, type TimeQuery } from './reading.ts';
import { mustWrite } from './systems.ts';
import { draftVersion, type VersionInput, versionDay } from './version-content.ts';
import type { World } from './world.ts';

type InBodyById = { body: string; id: string };

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

/** One version by its own id. */
export async function getVersion(world: World, actor: Actor, { params, query }: Input<InBodyById, TimeQuery>) {
  const { register, version } = await readVersion(world, actor, params, query);
  return presentVersion(register, version);
}

/** A version with its register, by its own id; throws not_found when the body holds no such version. */
export async function readVersion(
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
export async function savedVersion(world: World, actor: Actor, params: InBodyById) {
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
    const day = latest(versionDay(given, today), latestDay(version));
    const draft = draftFor({ effectiveOn: day, body: params.body, cause: null });
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

/** The latest day anything of the version took effect: what is saved now must not hide behind it. */
export function latestDay(version: Subject<'version'>): CalendarDate {
  let last = version.since;
  const see = (day: CalendarDate | undefined): void => {
    if (day !== undefined && day > last) last = day;
  };
  for (const from of Object.values(version.from)) see(from?.since);
  for (const members of Object.values(version.sets)) for (const { from } of members?.values() ?? []) see(from.since);
  for (const members of Object.values(version.ended))
    for (const { endedBy } of members?.values() ?? []) see(endedBy.since);
  return last;
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
