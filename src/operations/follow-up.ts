// The follow-up of a registered change: which agreements no longer match because of it, and where each of them stands.
import { responsibleFor, spansOf } from '../domain/agreements.ts';
import { type CalendarDate, osloDay } from '../domain/calendar.ts';
import { type FollowUpFacts, followUpOf, isOpen, type VersionAtHand } from '../domain/follow-up.ts';
import { saysAll } from '../domain/mending.ts';
import { type Actor, may } from '../domain/permissions.ts';
import type { Subject } from '../domain/revisions.ts';
import { asConsequence } from './consequences.ts';
import { type DecisionsOn, decisionsIn } from './decisions.ts';
import { presentFinding } from './findings.ts';
import { type Naming, namesFromRegister } from './naming.ts';
import { slicePage } from './paging.ts';
import type { Input } from './reading.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { FollowUpValue } from './shapes/follow-up.ts';
import {
  type AskedChange,
  changeAsked,
  lackingIn,
  reachedBy,
  type TouchedAgreement,
  touchedIn,
  versionInForce,
  versionsUnderWay,
} from './touched.ts';
import type { World } from './world.ts';

/** Where each agreement stands that a change touches: what is open first, each kind by body and title. */
export async function getFollowUp(
  world: World,
  actor: Actor,
  { params, query }: Input<{ id: string }, { limit: number; cursor?: string }>,
) {
  return slicePage(await followUp(world, actor, params.id), query.limit, query.cursor);
}

/** The whole list. Throws not_found for a change that is not there, or out of sight. */
export async function followUp(world: World, actor: Actor, id: string): Promise<FollowUpValue[]> {
  const asked = await changeAsked(world, actor, id, osloDay(world.now()));
  const items: FollowUpValue[] = [];
  for await (const some of touchedIn(world, actor, asked, await reachedBy(world, actor, asked, null)))
    items.push(...(await presentSome(world, actor, asked, some)));
  return items.sort(openFirst);
}

const rank = ({ state }: FollowUpValue): number => (isOpen(state) ? 0 : state === 'fits' ? 1 : 2);

function openFirst(a: FollowUpValue, b: FollowUpValue): number {
  return (
    rank(a) - rank(b) ||
    a.bodyName.localeCompare(b.bodyName, 'nb') ||
    a.title.localeCompare(b.title, 'nb') ||
    (a.agreementId < b.agreementId ? -1 : 1)
  );
}

async function presentSome(
  world: World,
  actor: Actor,
  asked: AskedChange,
  touched: readonly TouchedAgreement[],
): Promise<FollowUpValue[]> {
  const [first] = touched;
  if (!first) return [];
  const { sides, revisions } = first;
  const outcomes = touched.flatMap(({ stale }) => stale);
  const naming = await namesFromRegister(world, sides.with, revisions, outcomes, null);
  const decisions = await decisionsIn(world, [...new Set(touched.map(({ body }) => body))], null);
  return touched.flatMap((one) => present(world, actor, asked, one, naming, decisions) ?? []);
}

function present(
  world: World,
  actor: Actor,
  asked: AskedChange,
  touched: TouchedAgreement,
  naming: Naming,
  decisions: DecisionsOn,
): FollowUpValue | null {
  const { agreement, body, sides } = touched;
  const inForce = versionInForce(sides.with, agreement.id);
  const isTouched = touched.stale.length > 0 || touched.wasStale;
  if (inForce === null && !isTouched) return null;
  const findings = touched.stale.map((outcome) => {
    const told = decisions(outcome.key);
    return presentFinding(world, { outcome, coming: false }, naming, told, asked.day, world.language);
  });
  const { state, next, version, day } = followUpOf(factsOf(asked, touched, inForce, findings));
  const made = version === null ? madeFrom(asked, touched) : sides.with.get('version', version.id);
  return {
    ...{ agreementId: agreement.id, title: agreement.fields.title ?? agreement.id },
    ...{ bodyId: body, bodyName: naming.nameOf(body) ?? body },
    ownerId: findings.find(({ standing }) => standing.ownerId)?.ownerId ?? responsibleFor(sides.with, agreement),
    ...{ state, next, version: made ? atHand(asked, touched, made) : null, day },
    fromChange: made?.fields.mends?.includes(asked.mended.id) ?? false,
    findings: findings.map((finding) => asConsequence(finding, 'found', asked.day)),
    may: { write: may(actor, 'write_register', body), review: may(actor, 'review', body) },
  };
}

/** The newest version the change's difference was put into, whatever has become of it. */
function madeFrom({ mended }: AskedChange, { agreement, sides }: TouchedAgreement): Subject<'version'> | undefined {
  const versions = sides.with.under('version', agreement.id);
  return versions
    .filter(({ fields }) => fields.mends?.includes(mended.id))
    .sort((a, b) => a.seq - b.seq)
    .at(-1);
}

function atHand({ mended }: AskedChange, touched: TouchedAgreement, version: Subject<'version'>): VersionAtHand {
  const { label = version.id, state = 'draft' } = version.fields;
  return { id: version.id, label, state, saysAll: saysAll(lackingIn(touched, version, mended).lacking) };
}

function factsOf(
  asked: AskedChange,
  touched: TouchedAgreement,
  inForce: Subject<'version'> | null,
  findings: readonly FindingValue[],
): FollowUpFacts {
  const { agreement, sides, stale, wasStale } = touched;
  const told = (version: Subject<'version'>) => atHand(asked, touched, version);
  const isStale = stale.length > 0;
  const reviews = [...(agreement.sets.reviews?.values() ?? [])];
  return {
    ...{ isStale, wasStale },
    inForceSaysAll: isStale && inForce !== null && told(inForce).saysAll,
    underWay: isStale ? versionsUnderWay(sides.with, agreement.id).map(told) : [],
    signed: isStale || wasStale ? signedSince(asked, touched, isStale) : null,
    reviewed: reviews.some(({ value, from }) => from.seq > asked.seq && value.version === inForce?.id),
    acceptedUntil: isStale ? acceptedUntil(findings) : null,
  };
}

/** What was signed since the change and says all of it: in force on the day, or to come, and only that while it is stale. */
function signedSince(asked: AskedChange, touched: TouchedAgreement, isStale: boolean): FollowUpFacts['signed'] {
  const { seq, day } = asked;
  const { agreement, sides } = touched;
  const spans = spansOf(sides.with, agreement.id).filter(({ to }) => to === null || to >= day);
  for (const { version, from } of spans) {
    if ((version.from.state?.seq ?? 0) <= seq || (isStale && from <= day)) continue;
    const own = atHand(asked, touched, version);
    if (own.saysAll) return { version: own, from };
  }
  return null;
}

/** The first day on which an accepted risk lapses, where every finding is accepted. */
function acceptedUntil(findings: readonly FindingValue[]): CalendarDate | null {
  const days = findings.map(({ standing }) => standing.acceptedUntil);
  if (days.some((day) => day === null)) return null;
  return days.filter((day) => day !== null).sort()[0] ?? null;
}
