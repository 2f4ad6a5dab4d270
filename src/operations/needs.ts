// What needs someone in the bodies: causes of what is found and what is coming, what rests on decisions, what cannot be told.

import { addDays } from '../domain/calendar.ts';
import { byUrgency, type Caused, type Gathered, gatheredByCause } from '../domain/causes.ts';
import { type Actor, mustSee } from '../domain/permissions.ts';
import type { Language, OutcomeKind } from '../domain/vocabulary.ts';
import { labelsOf } from '../storage/labels.ts';
import type { Dated } from './dated.ts';
import { type DecisionsOn, decisionsIn } from './decisions.ts';
import { type BodyFigures, figuresOf } from './figures.ts';
import { decided, fromKept, inWords, journalFindings, keptOutcomes } from './findings.ts';
import type { TimeAsked } from './operation.ts';
import type { TimeQuery } from './reading.ts';
import type { FindingValue } from './shapes/findings.ts';
import type { World } from './world.ts';

/** So far ahead is told of what is coming; the list of findings tells of the days after. */
export const SOON_DAYS = 90;
/** How much of each is told at most; the rest is counted, and stands in the list of findings. */
const MOST = { now: 20, soon: 10, ofCause: 10, resting: 30, gaps: 20 };

/** Causes by urgency, the first of them with the first of what they led to in words, and how many there are. */
export type Causes = { shown: readonly Gathered<FindingValue>[]; total: number };
/** The first of some findings, and how many there are. */
export type Some = { shown: readonly FindingValue[]; total: number };

/** What needs someone. `own` and `all` count what is open, the reader's and everybody's. */
export type Needs = {
  now: Causes;
  soon: Causes;
  resting: Some;
  /** What cannot be told; `total` counts subjects. */
  gaps: Some;
  own: number;
  all: number;
  figures: readonly BodyFigures[];
  /** How many findings of the two worst severities each body has. */
  worst: ReadonlyMap<string, { critical: number; high: number }>;
};

/** A finding before it is put into words. */
type Item = Caused & {
  code: string;
  outcome: OutcomeKind;
  cause: string;
  overdue: boolean;
  coming: boolean;
  ownerId: string | null;
  rests: boolean;
};
type Words = (items: readonly Item[]) => Promise<FindingValue[]>;

/** What needs someone in the bodies on the day asked for; only what the actor answers for when `onlyOwn`. */
export async function needsOf(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
  language: Language,
  onlyOwn: boolean,
): Promise<Needs> {
  for (const body of bodies) mustSee(actor, body);
  const told = async (items: readonly Item[], words: Words): Promise<Needs> => ({
    ...(await choose(items, words, onlyOwn ? actor.id : null)),
    ...countsOf(items, actor.id),
    figures: await figuresOf(world, actor, bodies, query, items),
  });
  const { time, answer } = await fromKept(world, bodies, query, async (time) => {
    const dated = await keptOutcomes(world, actor, bodies, time, SOON_DAYS);
    const decisions = await decisionsIn(world, bodies, null);
    const byKey = new Map(dated.map((one) => [one.outcome.key, one]));
    const words: Words = (items) => {
      const chosen = items.flatMap(({ key }) => byKey.get(key) ?? []);
      return inWords(world, chosen, time.asOf, language, decisions);
    };
    return told(await itemsOf(world, dated, decisions, time), words);
  });
  if (answer) return answer;
  const last = addDays(time.asOf, SOON_DAYS);
  const all = (await journalFindings(world, actor, bodies, time, language, true)).filter(
    ({ coming, since }) => !coming || since === null || since <= last,
  );
  const byKey = new Map(all.map((finding) => [finding.key, finding]));
  const items = all.map((finding) => ({ ...finding, cause: finding.cause.key, rests: isResting(finding) }));
  return told(items, async (chosen) => chosen.flatMap(({ key }) => byKey.get(key) ?? []));
}

async function itemsOf(
  world: World,
  dated: readonly Dated[],
  decisions: DecisionsOn,
  { asOf }: TimeAsked,
): Promise<Item[]> {
  const ids = new Set(dated.flatMap(({ outcome: o }) => [o.subject, ...(o.agreement === null ? [] : [o.agreement])]));
  const labels = await labelsOf(world.database, [...ids]);
  return dated.map(({ outcome: o, coming }) => {
    const owner = labels.get(o.agreement ?? o.subject)?.owner ?? labels.get(o.subject)?.owner ?? null;
    const { ownerId, standing } = decided(decisions(o.key), asOf, owner);
    const { key, code, outcome, severity, dueOn, since, cause, subjectKind, subject: subjectId, body: bodyId } = o;
    const told = { key, code, outcome, severity, dueOn, since, cause, subjectKind, subjectId, bodyId, coming, ownerId };
    return { ...told, overdue: dueOn !== null && dueOn < asOf, rests: isResting({ standing }) };
  });
}

/** Whether a finding's risk is accepted or it is put off, so that it needs nobody now. */
function isResting({ standing }: Pick<FindingValue, 'standing'>): boolean {
  return standing.acceptedUntil !== null || standing.snoozedUntil !== null;
}

/** Chooses what is told and puts it into words, all of it in one go. */
async function choose(
  items: readonly Item[],
  words: Words,
  owner: string | null,
): Promise<Pick<Needs, 'now' | 'soon' | 'resting' | 'gaps'>> {
  const asked = items.filter(({ ownerId }) => owner === null || ownerId === owner).sort(byUrgency);
  const found = asked.filter(({ outcome }) => outcome === 'found');
  const open = found.filter(({ coming, rests }) => !(coming || rests));
  const now = gatheredByCause(open, ({ cause }) => cause);
  const soon = gatheredByCause(
    found.filter(({ coming }) => coming),
    ({ cause }) => cause,
  );
  const resting = found.filter(({ coming, rests }) => !coming && rests);
  const gaps = Map.groupBy(
    asked.filter(({ outcome, coming }) => outcome === 'cannot_tell' && !coming),
    ({ subjectId }) => subjectId,
  );
  const chosen = {
    now: firstOf(now, MOST.now),
    soon: firstOf(soon, MOST.soon),
    resting: resting.slice(0, MOST.resting),
    gaps: [...gaps.values()].slice(0, MOST.gaps).flat(),
  };
  const ofCauses = [...chosen.now, ...chosen.soon].flatMap((group) => group.items);
  const worded = new Map(
    (await words([...ofCauses, ...chosen.resting, ...chosen.gaps])).map((finding) => [finding.key, finding]),
  );
  const said = (some: readonly Item[]): FindingValue[] => some.flatMap(({ key }) => worded.get(key) ?? []);
  const causes = (groups: readonly Gathered<Item>[], total: number): Causes => ({
    shown: groups.map((group) => ({ ...group, items: said(group.items) })),
    total,
  });
  return {
    now: causes(chosen.now, now.length),
    soon: causes(chosen.soon, soon.length),
    resting: { shown: said(chosen.resting), total: resting.length },
    gaps: { shown: said(chosen.gaps), total: gaps.size },
  };
}

function firstOf(groups: readonly Gathered<Item>[], most: number): Gathered<Item>[] {
  return groups.slice(0, most).map((group) => ({ ...group, items: group.items.slice(0, MOST.ofCause) }));
}

function countsOf(items: readonly Item[], actor: string): Pick<Needs, 'own' | 'all' | 'worst'> {
  const now = items.filter(({ outcome, coming }) => outcome === 'found' && !coming);
  const open = now.filter(({ rests }) => !rests);
  const worst = new Map(
    [...Map.groupBy(now, ({ bodyId }) => bodyId)].map(([body, own]) => {
      const of = (severity: string): number => own.filter((item) => item.severity === severity).length;
      return [body, { critical: of('critical'), high: of('high') }];
    }),
  );
  return { own: open.filter(({ ownerId }) => ownerId === actor).length, all: open.length, worst };
}
