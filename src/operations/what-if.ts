// "What if": what would differ across the bodies someone may see, if the law, a vendor or an agreement were otherwise.
import { signingOf } from '../domain/agreements.ts';
import { type CalendarDate, END_OF_TIME, latest } from '../domain/calendar.ts';
import { Failure, invalid, withPrefix } from '../domain/failures.ts';
import { LAW_BEGINS } from '../domain/law/change.ts';
import { type Actor, mustBeAllowedSomewhere } from '../domain/permissions.ts';
import { LAW_SUBJECT } from '../domain/reach.ts';
import type { Revision, RevisionDraft, Subject } from '../domain/revisions.ts';
import type { Party } from '../domain/subjects.ts';
import { revisionsFrom, revisionsOfRoots } from '../storage/journal.ts';
import { rootOf } from '../storage/lookup.ts';
import { decideChange } from './changes.ts';
import { asKnown, differenceOf, withThese } from './consequences.ts';
import { draftFor } from './drafting.ts';
import { draftLaw } from './law.ts';
import { type Input, mustFind, readSubjects } from './reading.ts';
import type { WhatIfInput, WhatIfValue } from './shapes/what-if.ts';
import { type Supposing, supposing } from './supposing.ts';
import type { World } from './world.ts';

/** What is supposed so far, and the last day on which any of it takes effect. */
type Supposed = { revisions: Revision[]; days: CalendarDate[] };

/** The difference of outcomes for what is supposed, on a day; the function a change is previewed with. Saves nothing. */
export async function whatIf(
  world: World,
  actor: Actor,
  { body: given }: Input<unknown, unknown, WhatIfInput>,
): Promise<WhatIfValue> {
  mustBeAllowedSomewhere(actor, 'read');
  const begun = await supposing(world);
  const { head, today } = begun.deciding;
  const supposed: Supposed = { revisions: [], days: [today] };
  for (const [i, change] of given.changes.entries())
    await at(`changes.${i}.`, () => supposeChange(world, actor, begun, supposed, change));
  for (const [i, said] of given.law.entries()) await at(`law.${i}.`, () => supposeLaw(world, begun, supposed, said));
  for (const [i, signed] of given.signed.entries())
    await at(`signed.${i}.`, () => supposeSigned(world, actor, begun, supposed, signed));
  const on = given.on ?? latest(...supposed.days);
  const sides = { before: asKnown, after: withThese(supposed.revisions) };
  const difference = await differenceOf(world, actor, supposed.revisions, { sides, day: on, language: world.language });
  return { on, knownAt: head.recordedAt, ...difference };
}

/** Does a part of the work; what is wrong in it is told by its place in the whole. */
async function at(prefix: string, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    throw error instanceof Failure && error.kind === 'invalid' ? withPrefix(error, prefix) : error;
  }
}

function add(supposed: Supposed, { suppose }: Supposing, drafts: readonly RevisionDraft[], day: CalendarDate): void {
  supposed.revisions.push(...suppose(drafts));
  supposed.days.push(day);
}

async function supposeChange(
  world: World,
  actor: Actor,
  begun: Supposing,
  supposed: Supposed,
  change: WhatIfInput['changes'][number],
): Promise<void> {
  if (change.effectiveOn < LAW_BEGINS) throw invalid('effectiveOn', `expected a day on or after ${LAW_BEGINS}`);
  const purpose = { needs: 'read' as const, supposed: supposed.revisions };
  const { drafts } = await decideChange(world, actor, change, begun.deciding, purpose);
  add(supposed, begun, drafts, change.effectiveOn);
}

async function supposeLaw(
  world: World,
  begun: Supposing,
  supposed: Supposed,
  { checkedOn, ...said }: WhatIfInput['law'][number],
): Promise<void> {
  const [result] = await world.database.read([revisionsOfRoots([LAW_SUBJECT])]);
  const known = [...revisionsFrom(result), ...supposed.revisions.filter((r) => r.kind === 'law')];
  const { today } = begun.deciding;
  const { drafts, differs } = draftLaw({ ...said, checkedOn: checkedOn ?? today }, known, today);
  add(supposed, begun, drafts, differs);
}

async function supposeSigned(
  world: World,
  actor: Actor,
  begun: Supposing,
  supposed: Supposed,
  { versionId, on }: WhatIfInput['signed'][number],
): Promise<void> {
  const root = (await rootOf(world.database, versionId)) ?? versionId;
  const known = await readSubjects(world, actor, [root], 'version', { asOf: END_OF_TIME }, supposed.revisions);
  const version = mustFind(known.register, 'version', versionId, 'version');
  const { state, validFrom } = version.fields;
  const isSigned = state === 'signed' && signingOf(version).complete;
  if (isSigned || state === 'terminated') throw invalid('versionId', 'expected a version that is not signed yet');
  if (on < version.since)
    throw invalid('on', `expected a day on or after ${version.since}, when the version was registered`);
  const draft = draftFor({ effectiveOn: on, body: version.body, cause: null });
  const content = { fields: { state: 'signed' as const }, added: { parties: signaturesOn(version, on) } };
  draft.add('version', versionId, content, { root: version.root });
  add(supposed, begun, draft.drafts, latest(on, validFrom));
}

/** The parties of a version that have not signed, as if they did on the day. */
function signaturesOn(version: Subject<'version'>, signedOn: CalendarDate): Record<string, Party> {
  const missing = [...(version.sets.parties?.values() ?? [])].filter(({ value }) => value.signedOn === null);
  return Object.fromEntries(missing.map(({ key, value }) => [key, { ...value, signedOn }]));
}
