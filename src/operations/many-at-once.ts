// What a change's follow-up does to many agreements at once besides drafts: one review of all that fit, and sending drafts on.
import type { z } from 'zod';
import { type CalendarDate, latest } from '../domain/calendar.ts';
import { invalid } from '../domain/failures.ts';
import { saysAll } from '../domain/mending.ts';
import { type Actor, mustBeAllowed } from '../domain/permissions.ts';
import { draftFor } from './drafting.ts';
import { NEXT } from './moving.ts';
import { carryOut } from './operation.ts';
import type { Input } from './reading.ts';
import type { ChangeMoves, ChangeReviews, MoveOutcomeValue, ReviewOutcomeValue } from './shapes/follow-up.ts';
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
import { latestDay } from './versions.ts';
import type { World } from './world.ts';

type Moves = z.output<typeof ChangeMoves>;
type Reviews = z.output<typeof ChangeReviews>;

/**
 * Records the same review of the version in force of each agreement: that it still fits, and why. All in one write. Throws
 * 422 for an agreement the change does not touch, forbidden for one whose body the actor may not review in.
 */
export async function createChangeReviews(
  world: World,
  actor: Actor,
  { params, body: given }: Input<{ id: string }, unknown, Reviews>,
) {
  const { note } = given;
  return carryOut(world, actor, async ({ today }) => {
    const { asked, touched } = await mustTouch(world, actor, params.id, given.agreementIds, today);
    const contractOn = given.contractOn ?? today;
    if (contractOn > today)
      throw invalid('contractOn', 'expected a day that has come: a contract cannot be read before it holds');
    for (const { body } of touched) mustBeAllowed(actor, 'review', body);
    const items = touched.map((one) => reviewOf(asked, one, today));
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    for (const { agreementId, bodyId: body, versionId, refused } of items) {
      if (refused !== null || versionId === null) continue;
      const review = { version: versionId, contractOn, reviewedOn: today, by: actor.id, note };
      draft.add('agreement', agreementId, { added: { reviews: { [world.newId('rvw')]: review } } }, { body });
    }
    return {
      drafts: draft.drafts,
      log: { action: 'version_reviewed', about: aboutIn(params.id, items), note: { change: params.id } },
      answer: () => ({ changeId: params.id, contractOn, note, items }),
    };
  });
}

async function mustTouch(world: World, actor: Actor, id: string, named: readonly string[], today: CalendarDate) {
  const asked = await changeAsked(world, actor, id, today);
  mustStand(asked);
  return { asked, touched: await touchedByName(world, actor, asked, named) };
}

function reviewOf(asked: AskedChange, touched: TouchedAgreement, today: CalendarDate): ReviewOutcomeValue {
  const versionId = versionInForce(touched.sides.with, touched.agreement.id)?.id ?? null;
  const refused = asked.day > today ? 'not_yet' : versionId === null ? 'not_in_force' : null;
  return { ...toldOf(touched), outcome: refused === null ? 'reviewed' : 'refused', refused, versionId };
}

/**
 * Sends the drafts that say all of the change on, for approval or for signature, all in one write. Throws 422 for an
 * agreement the change does not touch, forbidden for one the actor may not write.
 */
export async function moveChangeDrafts(
  world: World,
  actor: Actor,
  { params, body: given }: Input<{ id: string }, unknown, Moves>,
) {
  const { to } = given;
  return carryOut(world, actor, async ({ today }) => {
    const { asked, touched } = await mustTouch(world, actor, params.id, given.agreementIds, today);
    for (const { body } of touched) mustWrite(actor, body);
    const draft = draftFor({ effectiveOn: today, body: null, cause: null });
    const items = touched.map((one): MoveOutcomeValue => {
      const version = mendingVersion(asked, one);
      const refused = refusalToMove(version, to);
      if (version !== undefined && refused === null) {
        const place = { root: one.agreement.id, body: one.body, effectiveOn: latest(today, latestDay(version)) };
        draft.add('version', version.id, { fields: { state: to } }, place);
      }
      const about = { versionId: version?.id ?? null, versionLabel: version?.fields.label ?? null };
      return { ...toldOf(one), outcome: refused === null ? 'moved' : 'refused', refused, ...about };
    });
    return {
      drafts: draft.drafts,
      log: { action: `version_${to}`, about: aboutIn(params.id, items), note: { change: params.id } },
      answer: () => ({ changeId: params.id, to, items }),
    };
  });
}

type Version = ReturnType<typeof versionsUnderWay>[number];

/** The newest version under way that says all of the change. */
function mendingVersion({ mended }: AskedChange, touched: TouchedAgreement): Version | undefined {
  const underWay = versionsUnderWay(touched.sides.with, touched.agreement.id);
  return underWay.findLast((version) => saysAll(lackingIn(touched, version, mended).lacking));
}

function refusalToMove(version: Version | undefined, to: Moves['to']): string | null {
  if (version === undefined) return 'no_draft';
  return NEXT[version.fields.state ?? 'draft'].includes(to) ? null : 'already';
}
