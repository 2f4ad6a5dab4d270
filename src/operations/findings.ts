// Findings: outcomes of one or several bodies on a day, from what is kept for today or from the journal for other days.
import { assess, RULES_REVISION, segments } from '../domain/assessment/assess.ts';
import type { AssessedKind, Outcome } from '../domain/assessment/rule.ts';
import { RULE_BY_CODE } from '../domain/assessment/rules.ts';
import { addDays, type CalendarDate, osloDay } from '../domain/calendar.ts';
import { holderOf } from '../domain/entities.ts';
import { invalid } from '../domain/failures.ts';
import { type Actor, bodiesFor, mustBeAllowedSomewhere, mustSee, scopeOf } from '../domain/permissions.ts';
import type { Register } from '../domain/register.ts';
import type { Language, OutcomeKind, Severity } from '../domain/vocabulary.ts';
import { assessmentsAbout, assessmentsOf } from '../storage/caches.ts';
import { readHead } from '../storage/journal.ts';
import { everyBody } from '../storage/lookup.ts';
import { type Dated, datedOutcomes, inOrder } from './dated.ts';
import { type DecisionsOn, type DecisionValue, decisionsIn, standingOf } from './decisions.ts';
import { type Naming, namesFromRegister, namesFromTables } from './naming.ts';
import { type TimeAsked, timeAsked } from './operation.ts';
import { slicePage } from './paging.ts';
import { COMING_DAYS } from './planning.ts';
import { type Input, type Reading, readBody, type TimeQuery } from './reading.ts';
import type { FindingValue } from './shapes/findings.ts';
import { fresh } from './upkeep.ts';
import type { World } from './world.ts';

type FindingQuery = TimeQuery & {
  limit: number;
  cursor?: string;
  outcome: OutcomeKind;
  code?: string;
  severity?: Severity;
  coming?: 'true' | 'false';
};

/** The bodies a comma-separated list names, or all the actor may see; one out of sight answers as unknown. */
export async function bodiesAsked(world: World, actor: Actor, list: string | undefined): Promise<string[]> {
  if (list !== undefined) {
    const ids = [
      ...new Set(
        list
          .split(',')
          .map((id) => id.trim())
          .filter(Boolean),
      ),
    ];
    if (ids.length === 0) throw invalid('bodies', 'expected ids of bodies separated by commas');
    for (const id of ids) mustSee(actor, id);
    return ids;
  }
  mustBeAllowedSomewhere(actor, 'read');
  const seen = bodiesFor(actor, 'read');
  return seen === 'all' ? everyBody(world.database) : [...seen].sort();
}

/** Outcomes in one body. */
export async function listBodyFindings(
  world: World,
  actor: Actor,
  { params, query }: Input<{ body: string }, FindingQuery>,
) {
  mustSee(actor, params.body);
  return pageOfFindings(world, actor, [params.body], query);
}

/** Outcomes in several bodies: the DPO's question. */
export async function listFindings(
  world: World,
  actor: Actor,
  { query }: Input<unknown, FindingQuery & { bodies?: string }>,
) {
  return pageOfFindings(world, actor, await bodiesAsked(world, actor, query.bodies), query);
}

/** A page; where outcomes are kept only those on it are put into words. */
async function pageOfFindings(world: World, actor: Actor, bodies: readonly string[], query: FindingQuery) {
  const coming = query.coming === 'true';
  const isWanted = (one: Pick<Outcome, 'outcome' | 'code' | 'severity'>): boolean =>
    one.outcome === query.outcome &&
    (!query.code || one.code === query.code) &&
    (!query.severity || one.severity === query.severity);
  const { time, answer } = await fromKept(world, bodies, query, async (time) => {
    const dated = await keptOutcomes(world, actor, bodies, time, coming ? COMING_DAYS : 0);
    const wanted = dated.filter(({ outcome }) => isWanted(outcome)).sort(inOrder);
    const page = slicePage(wanted, query.limit, query.cursor);
    return {
      ...page,
      items: await inWords(world, page.items, time.asOf, world.language, decisionsIn(world, bodies, null)),
    };
  });
  const { asOf, knownAt } = time;
  if (answer) return { ...answer, asOf, knownAt };
  const findings = await journalFindings(world, actor, bodies, time, world.language, coming);
  return { ...slicePage(findings.filter(isWanted), query.limit, query.cursor), asOf, knownAt };
}

/** Every outcome found or not to be told in the bodies, in words of a language; coming ones too when asked for. */
export async function findingsOf(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  query: TimeQuery,
  language: Language,
  coming: boolean,
): Promise<{ findings: FindingValue[]; time: TimeAsked }> {
  const { time, answer } = await fromKept(world, bodies, query, async (time) => {
    const dated = (await keptOutcomes(world, actor, bodies, time, coming ? COMING_DAYS : 0)).sort(inOrder);
    return inWords(world, dated, time.asOf, language, decisionsIn(world, bodies, null));
  });
  return { findings: answer ?? (await journalFindings(world, actor, bodies, time, language, coming)), time };
}

/** The same of some subjects of one body only: what a page about them tells, read without the rest of the body. */
export async function findingsAbout(
  world: World,
  actor: Actor,
  body: string,
  subjects: readonly string[],
  query: TimeQuery,
  language: Language,
): Promise<FindingValue[]> {
  mustSee(actor, body);
  const { time, answer } = await fromKept(world, [body], query, async (time) => {
    const days = [time.today, addDays(time.today, COMING_DAYS)] as const;
    const rows = await assessmentsAbout(scopeOf(actor), world.database, subjects, days, RULES_REVISION);
    const dated = datedOutcomes(rows, time.today, true).filter((d) => d.outcome.body === body);
    return inWords(world, dated.sort(inOrder), time.asOf, language, decisionsIn(world, [body], null));
  });
  if (answer) return answer;
  const all = await journalFindings(world, actor, [body], time, language, true);
  return all.filter((finding) => subjects.includes(finding.subjectId));
}

/** What `read` gives from what is kept, when the question is about now; null when only the journal can tell. */
export async function fromKept<T>(
  world: World,
  bodies: readonly string[],
  query: TimeQuery,
  read: (time: TimeAsked) => Promise<T>,
): Promise<{ time: TimeAsked; answer: T | null }> {
  const head = await fresh(world, bodies);
  const time = timeAsked(world, head, query);
  if (time.asOf !== time.today || time.knownAt !== head.recordedAt) return { time, answer: null };
  const answer = await read(time);
  // What was kept is read in several pieces: only if nothing was recorded meanwhile do they speak of one instant.
  const now = await readHead(world.database);
  return { time, answer: now.seq === head.seq && now.projectedOn === time.today ? answer : null };
}

/** Outcomes of the bodies straight from the journal, in order of key. */
export async function journalFindings(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  time: TimeAsked,
  language: Language,
  coming: boolean,
): Promise<FindingValue[]> {
  const findings: FindingValue[] = [];
  for (const body of bodies) {
    const read = await readBody(world, actor, body, { asOf: time.asOf, knownAt: time.knownAt ?? undefined });
    findings.push(...(await findingsFromJournal(world, read, body, language, coming)));
  }
  return findings.sort(byKey);
}

function byKey(a: { coming: boolean; key: string }, b: { coming: boolean; key: string }): number {
  if (a.coming !== b.coming) return a.coming ? 1 : -1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

/** Outcomes of the bodies as kept for today, and those that begin in so many days after it. */
export async function keptOutcomes(
  world: World,
  actor: Actor,
  bodies: readonly string[],
  { today }: TimeAsked,
  coming: number,
): Promise<Dated[]> {
  const days = [today, addDays(today, coming)] as const;
  const rows = await assessmentsOf(scopeOf(actor), world.database, bodies, days, RULES_REVISION);
  const asked = new Set(bodies);
  return datedOutcomes(rows, today, coming > 0).filter((d) => asked.has(d.outcome.body));
}

/** Kept outcomes in the shape of the interface, in words of a language. */
export async function inWords(
  world: World,
  dated: readonly Dated[],
  asOf: CalendarDate,
  language: Language,
  decided: DecisionsOn | Promise<DecisionsOn>,
): Promise<FindingValue[]> {
  const outcomes = dated.map((d) => d.outcome);
  const [naming, decisions] = await Promise.all([namesFromTables(world, outcomes), decided]);
  return dated.map((d) => presentFinding(world, d, naming, decisions(d.outcome.key), asOf, language));
}

/** What a body answers for from the day it was read for until another, what it will take over included. */
function datedUntil({ time, journal, register }: Reading, body: string, last: CalendarDate): Dated[] {
  const later = register.on(last);
  const named = new Set(later.naming('holding', 'body', body).map((holding) => holding.fields.held));
  const taken = (['system', 'contract', 'agreement'] as const).flatMap((kind) =>
    later.all(kind).flatMap(({ id }) => (named.has(id) ? [{ kind, id }] : [])),
  );
  const subjects = new Map([...assessedIn(register, body), ...assessedIn(later, body), ...taken].map((s) => [s.id, s]));
  return [...subjects.values()]
    .flatMap((subject) => datedOutcomes(segments(journal, subject, time.asOf, last), time.asOf, true))
    .filter(({ outcome }) => outcome.body === body);
}

/** The subjects a body answers for on a register's day: itself and what it holds. */
export function assessedIn(register: Register, body: string): { kind: AssessedKind; id: string }[] {
  const held = (['system', 'contract', 'agreement'] as const).flatMap((kind) =>
    register
      .all(kind)
      .filter((subject) => holderOf(register, subject) === body)
      .map(({ id }) => ({ kind, id })),
  );
  return register.get('body', body) ? [...held, { kind: 'body', id: body }] : held;
}

/** Outcomes of one body straight from the journal, on the day and as known at the instant it was read for. */
export async function findingsFromJournal(
  world: World,
  read: Reading,
  body: string,
  language: Language,
  coming: boolean,
): Promise<FindingValue[]> {
  const { time, journal, register, revisions } = read;
  const dated = coming
    ? datedUntil(read, body, addDays(time.asOf, COMING_DAYS))
    : assessedIn(register, body).flatMap((subject) =>
        assess(journal, subject, time.asOf).map((outcome) => ({ outcome, coming: false })),
      );
  const outcomes = dated.map((d) => d.outcome);
  const naming = await namesFromRegister(world, register, revisions, outcomes, time.knownAt);
  const decisions = await decisionsIn(world, [body], time.knownAt);
  return dated.map((d) => presentFinding(world, d, naming, decisions(d.outcome.key), time.asOf, language));
}

/** An outcome in the shape of the interface, in words of a language. */
export function presentFinding(
  world: World,
  { outcome: o, coming }: Dated,
  naming: Naming,
  decisions: DecisionValue[],
  asOf: CalendarDate,
  language: Language,
): FindingValue {
  const words = world.wording.finding(o, naming.nameOf, language);
  const { on, ...about } = naming.causeAbout(o.cause, o.code);
  return {
    key: o.key,
    code: o.code,
    name: o.name,
    title: words.title,
    outcome: o.outcome,
    severity: o.severity,
    makesStale: o.makesStale,
    bodyId: o.body,
    bodyName: naming.nameOf(o.body) ?? o.body,
    subjectKind: o.subjectKind,
    subjectId: o.subject,
    subjectTitle: naming.nameOf(o.subject) ?? o.subject,
    agreementId: o.subjectKind === 'agreement' ? o.subject : o.agreement,
    part: o.part,
    agreementSays: words.agreementSays,
    trueNow: words.trueNow,
    facts: factsOf(o),
    missing: o.missing ? { fact: o.missing.fact, where: `${o.missing.kind}/${o.missing.id}` } : null,
    since: o.since,
    dueOn: o.dueOn,
    overdue: o.dueOn !== null && o.dueOn < asOf,
    coming,
    cause: { key: o.cause, title: world.wording.cause(o.cause, about, language), on },
    authority: [...(RULE_BY_CODE.get(o.code)?.authority ?? [])],
    remedy: words.remedy,
    ...decided(decisions, asOf, naming.ownerOf(o)),
  };
}

function factsOf(o: Outcome): FindingValue['facts'] {
  const side = (name: string, facts: Outcome['says']) =>
    Object.entries(facts).map(([key, value]) => [`${name}.${key}`, value] as const);
  return Object.fromEntries([...side('says', o.says), ...side('truth', o.truth)]);
}

/** What was decided by the day, what of it stands then, and who has the finding: whom it was assigned to, else its owner. */
export function decided(
  all: readonly DecisionValue[],
  asOf: CalendarDate,
  owner: string | null,
): Pick<FindingValue, 'ownerId' | 'standing' | 'decisions'> {
  const known = all.filter(({ decidedAt }) => osloDay(decidedAt) <= asOf);
  const standing = standingOf(known, asOf);
  return { ownerId: standing.ownerId ?? owner, standing, decisions: known };
}
