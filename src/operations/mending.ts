// The same change mended in many agreements at once: a draft for each with just its difference, all of them or none.
import type { z } from 'zod';
import { spansOf } from '../domain/agreements.ts';
import { type CalendarDate, END_OF_TIME, latest } from '../domain/calendar.ts';
import { entityName } from '../domain/entities.ts';
import { draftFrom, draftWith, type Lacking, saysAll } from '../domain/mending.ts';
import { nextLabel } from '../domain/next-version.ts';
import { type Actor, may } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Subject } from '../domain/revisions.ts';
import { type Draft, draftFor } from './drafting.ts';
import { presentThing } from './next-version.ts';
import { carryOut } from './operation.ts';
import type { Deciding } from './planning.ts';
import type { Input } from './reading.ts';
import type { ChangeDrafts, DraftOutcomeValue } from './shapes/follow-up.ts';
import { supposing } from './supposing.ts';
import { mustWrite } from './systems.ts';
import {
  type AskedChange,
  aboutIn,
  changeAsked,
  lackingIn,
  mustStand,
  type TouchedAgreement,
  toldOf,
  touchedByName,
  versionInForce,
  versionsUnderWay,
} from './touched.ts';
import { contractRead } from './version-content.ts';
import { latestDay } from './versions.ts';
import type { World } from './world.ts';

/** How many agreements are mended at a time when none are named. */
const MOST = 500;

type Given = z.output<typeof ChangeDrafts>;
type Query = { preview?: 'true' | 'false' };
type Version = Subject<'version'>;

/**
 * Starts a draft from the version in force of each agreement with just the change's difference, or tells an existing draft
 * what it lacks; a preview runs the same and saves nothing. All of it is one write, so that nothing is half-saved, and
 * whoever comes second finds the drafts of the first. Throws 422 for an agreement the change does not touch, another body's
 * answering as none, and forbidden for one the actor may not write.
 */
export async function createChangeDrafts(
  world: World,
  actor: Actor,
  { params, query, body: given }: Input<{ id: string }, Query, Given>,
) {
  const changeId = params.id;
  if (query.preview === 'true') {
    const { deciding } = await supposing(world);
    const { items } = await decideDrafts(world, actor, changeId, given, deciding);
    const unmade = items.map((item) => (item.outcome === 'started' ? { ...item, versionId: null } : item));
    return { changeId, preview: true, items: unmade };
  }
  return carryOut(world, actor, async (deciding) => {
    const { draft, items } = await decideDrafts(world, actor, changeId, given, deciding);
    const isNew = items.some(({ outcome }) => outcome === 'started');
    const log = { action: isNew ? 'version_started' : 'version_saved', about: aboutIn(changeId, items) };
    return {
      drafts: draft.drafts,
      log: { ...log, note: { change: changeId } },
      answer: () => ({ changeId, preview: false, items }),
    };
  });
}

async function decideDrafts(world: World, actor: Actor, id: string, given: Given, { today }: Deciding) {
  const asked = await changeAsked(world, actor, id, today);
  mustStand(asked);
  const named = given.agreementIds ?? null;
  const draft = draftFor({ effectiveOn: today, body: null, cause: null });
  const items: DraftOutcomeValue[] = [];
  for (const touched of await touchedByName(world, actor, asked, named)) {
    const plan = planFor(asked, touched);
    if (named === null && (items.length === MOST || !isWanted(actor, touched, plan))) continue;
    mustWrite(actor, touched.body);
    items.push(draftPlanned(world, draft, { asked, touched, plan, today }));
  }
  return { draft, items };
}

type Plan =
  | { outcome: 'started'; version: Version; lacking: Lacking }
  | { outcome: 'updated' | 'already'; version: Version; lacking: Lacking }
  | { outcome: 'refused'; refused: string; version: Version | null };

/** What is to be done for one agreement; `version` is what it is done to, begun from, or refused for. */
function planFor(asked: AskedChange, touched: TouchedAgreement): Plan {
  const { agreement, sides, stale } = touched;
  const refused = (why: string, version: Version | null = null) => ({
    outcome: 'refused' as const,
    refused: why,
    version,
  });
  const inForce = versionInForce(sides.with, agreement.id);
  if (inForce === null) return refused('not_in_force');
  const compared = (version: Version) => ({ version, lacking: lackingIn(touched, version, asked.mended).lacking });
  const now = compared(inForce);
  if (saysAll(now.lacking)) return refused(stale.length === 0 ? 'matches' : 'says_all', inForce);
  const toCome = spansOf(sides.with, agreement.id).filter(({ from }) => from > asked.day);
  const underWay = versionsUnderWay(sides.with, agreement.id);
  const atHand = [...toCome.map(({ version }) => version), ...underWay].map(compared);
  const mending = atHand.findLast(({ lacking }) => saysAll(lacking));
  if (mending) return { outcome: 'already', ...mending };
  const draft = atHand.findLast(({ version }) => (version.fields.state ?? 'draft') === 'draft');
  if (draft) return { outcome: 'updated', ...draft };
  const out = underWay.at(-1);
  return out ? refused('under_way', out) : { outcome: 'started', ...now };
}

/** Whether an agreement is among those mended when none are named: no longer matching, and the actor's to write. */
function isWanted(actor: Actor, { body, stale }: TouchedAgreement, { outcome }: Plan): boolean {
  return stale.length > 0 && (outcome === 'started' || outcome === 'updated') && may(actor, 'write_register', body);
}

type Planned = { asked: AskedChange; touched: TouchedAgreement; plan: Plan; today: CalendarDate };

/** Drafts what the plan says, and tells of it. */
function draftPlanned(world: World, draft: Draft, planned: Planned): DraftOutcomeValue {
  const { touched, plan } = planned;
  const about = { ...toldOf(touched), outcome: plan.outcome };
  if (plan.outcome === 'refused') {
    const nothing = { things: [], parties: [], contractOn: null };
    return { ...about, ...nothing, ...versionTold(plan.version), refused: plan.refused };
  }
  const difference = { ...differenceTold(touched.sides.with, plan.lacking), refused: null };
  if (plan.outcome === 'started') return { ...about, ...difference, ...start(world, draft, planned, plan) };
  if (plan.outcome === 'updated') update(draft, planned, plan);
  return { ...about, ...difference, ...versionTold(plan.version) };
}

type Work = { version: Version; lacking: Lacking };

function start(world: World, draft: Draft, { asked, touched }: Planned, { version, lacking }: Work) {
  const { agreement, body, sides } = touched;
  const all = sides.with.on(END_OF_TIME);
  const taken = all.under('version', agreement.id).map(({ fields }) => fields.label ?? '');
  const versionLabel = nextLabel(version.fields.label ?? null, taken);
  const content = draftFrom(sides, agreement, version, lacking, asked.mended, versionLabel);
  const contractRevision = contractRead(all, agreement, content.fields?.contractOn ?? asked.day);
  const fields = { ...content.fields, contractRevision };
  const versionId = draft.add('version', world.newId('ver'), { ...content, fields }, { root: agreement.id, body });
  return { versionId, versionLabel, validFrom: asked.day };
}

/** What is told must not hide behind what the draft was told last. */
function update(draft: Draft, { asked, touched, today }: Planned, { version, lacking }: Work): void {
  const { agreement, body, sides } = touched;
  const content = draftWith(version, lacking, asked.mended);
  const { contractOn } = lacking;
  const all = sides.with.on(END_OF_TIME);
  const read = contractOn === null ? {} : { contractRevision: contractRead(all, agreement, contractOn) };
  const place = { root: agreement.id, body, effectiveOn: latest(today, latestDay(version)) };
  draft.add('version', version.id, { ...content, fields: { ...content.fields, ...read } }, place);
}

function versionTold(version: Version | null) {
  return {
    versionId: version?.id ?? null,
    versionLabel: version?.fields.label ?? null,
    validFrom: version?.fields.validFrom ?? null,
  };
}

function differenceTold(register: Register, { things, parties, contractOn }: Lacking) {
  return {
    things: [...things].map((thing) => presentThing(register, thing)),
    parties: parties.map(({ from, to }) => ({ from: entityName(register, from), to: entityName(register, to) })),
    contractOn,
  };
}
