// What a controller goes by: reading it as of a day, setting it on record, taking back what was set by mistake.
import type { CalendarDate } from '../domain/calendar.ts';
import { invalid, notFound } from '../domain/failures.ts';
import { type Actor, mustBeAllowed, mustSee } from '../domain/permissions.ts';
import { type Policy, policyId, policyOn, policyValues, THRESHOLD_NAMES, THRESHOLDS } from '../domain/policy.ts';
import {
  DUE_CODES,
  DUE_RANGE,
  decidePolicy,
  POLICY_CODES,
  type PolicySaid,
  standardOf,
} from '../domain/policy-change.ts';
import { journalOf, type Register, registerOn } from '../domain/register.ts';
import { type Revision, type RevisionDraft, visibleRevisions } from '../domain/revisions.ts';
import { HEAD, headFrom, revisionsFrom, revisionsOfSubjects } from '../storage/journal.ts';
import { carryOut, type TimeAsked, timeAsked } from './operation.ts';
import { slicePage } from './paging.ts';
import { type Input, mustFind, readSubjects, type TimeQuery } from './reading.ts';
import type { PolicyInput, PolicyRevisionView, PolicyValueView, PolicyView } from './shapes/policy.ts';
import type { World } from './world.ts';

type InBody = { body: string };
type PolicyRevision = Revision<'policy'>;

/** Every value a body goes by on a day, as known at an instant, beside the product's own. */
export async function getPolicy(
  world: World,
  actor: Actor,
  { params, query }: Input<InBody, TimeQuery>,
): Promise<PolicyView> {
  mustSee(actor, params.body);
  const { register, known, time } = await readSubjects(world, actor, [params.body], 'body', query);
  mustFind(register, 'body', params.body, 'body');
  return presentPolicy(register, known, params.body, time);
}

type Said = Partial<Pick<PolicyValueView, 'setFrom' | 'setById' | 'reason' | 'revisionId'>>;
const UNSAID = { setFrom: null, setById: null, reason: null, revisionId: null };

function presentPolicy(
  register: Register,
  known: readonly Revision[],
  body: string,
  { asOf, knownAt }: Pick<TimeAsked, 'asOf' | 'knownAt'>,
): PolicyView {
  const values = policyValues(register, body);
  const said = saidIn(register, known, body);
  const thresholds = THRESHOLD_NAMES.map((name): PolicyValueView => {
    const { code, unit, least, most, standard } = THRESHOLDS[name];
    const own = { code, unit, least, most, standard, value: values.thresholds[name] ?? standard };
    return { ...place('thresholds', name), ...own, ...UNSAID, ...said('thresholds', name) };
  });
  const dueDays = DUE_CODES.map((code): PolicyValueView => {
    const standard = standardOf(code).dueDays ?? 0;
    const own = { code, unit: 'days' as const, ...DUE_RANGE, standard, value: values.dueDays[code] ?? standard };
    return { ...place('dueDays', code), ...own, ...UNSAID, ...said('dueDays', code) };
  });
  const severities = POLICY_CODES.map((code): PolicyValueView => {
    const standard = standardOf(code).severity;
    const own = { code, unit: 'severity' as const, standard, value: values.severities[code] ?? standard };
    return {
      ...place('severities', code),
      ...own,
      least: null,
      most: null,
      ...UNSAID,
      ...said('severities', code),
    };
  });
  return { bodyId: body, asOf, knownAt, values: [...thresholds, ...dueDays, ...severities] };
}

function place<G extends PolicyValueView['group']>(group: G, name: string) {
  return { path: `${group}.${name}`, group, name };
}

/** Who set a value, from when and why; nothing where it is the product's own. */
function saidIn(register: Register, known: readonly Revision[], body: string) {
  const subject = register.get('policy', policyId(body));
  const byId = new Map(known.map((r) => [r.id, r]));
  return (group: PolicyValueView['group'], name: string): Said => {
    const member = subject?.sets[group]?.get(name);
    if (!member) return {};
    const { revision, since } = member.from;
    const { by = null, reason = null } = (byId.get(revision) as PolicyRevision | undefined)?.content.fields ?? {};
    return { setFrom: since, setById: by, reason, revisionId: revision };
  };
}

/** What was set in a body, newest first; what was corrected or taken back since is told as such. */
export async function listPolicyRevisions(
  world: World,
  actor: Actor,
  { params, query }: Input<InBody, { limit: number; cursor?: string }>,
) {
  mustSee(actor, params.body);
  const { known } = await readSubjects(world, actor, [params.body], 'body');
  const own = known.filter((r): r is PolicyRevision => r.kind === 'policy' && r.subject === policyId(params.body));
  const counting = new Set(visibleRevisions(own).map((r) => r.id));
  const items = own
    .filter((r) => r.withdraws === null)
    .sort((a, b) => b.seq - a.seq)
    .map((r) => presentRevision(r, counting.has(r.id)));
  return slicePage(items, query.limit, query.cursor);
}

function presentRevision(revision: PolicyRevision, counts: boolean): PolicyRevisionView {
  const { id, effectiveOn, recordedAt, corrects, content } = revision;
  const added = Object.entries(content.added ?? {}).flatMap(([group, members]) =>
    Object.entries(members ?? {}).map(([name, { value }]) => ({ path: `${group}.${name}`, value })),
  );
  const ended = Object.entries(content.ended ?? {}).flatMap(([group, names]) =>
    (names ?? []).map((name) => ({ path: `${group}.${name}`, value: null })),
  );
  const { by = '', reason = '' } = content.fields ?? {};
  return {
    id,
    effectiveOn,
    recordedAt,
    setById: by,
    reason,
    corrects,
    counts,
    changes: [...added, ...ended],
  };
}

function mustAdminister(actor: Actor, body: string): void {
  mustBeAllowed(actor, 'administer', body);
}

/** Sets what a body goes by from a day, on record; all the body answers for is assessed again. */
export async function changePolicy(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody, unknown, PolicyInput>,
): Promise<PolicyView> {
  mustAdminister(actor, params.body);
  return carryOut(world, actor, async ({ today }) => {
    const { known, register } = await readSubjects(world, actor, [params.body], 'body');
    const corrected = given.corrects === undefined ? null : mustCount(known, params.body, given.corrects);
    const effectiveOn = given.effectiveOn ?? corrected?.effectiveOn ?? today;
    const since = mustFind(register, 'body', params.body, 'body').since;
    if (effectiveOn < since) throw invalid('effectiveOn', `expected a day on or after ${since}, when the body began`);
    const { reason, thresholds, dueDays, severities } = given;
    const act = { body: params.body, effectiveOn, by: actor.id, reason, corrects: corrected?.id ?? null };
    const draft = decidePolicy({ thresholds, dueDays, severities } as PolicySaid, act, known);
    return {
      drafts: [draft],
      log: { action: 'policy_set', about: [params.body] },
      answer: (recorded, at) => answerOn(known, recorded, params.body, effectiveOn, at),
    };
  });
}

/** Takes back what was set by mistake: it then never held, for whoever knows of it. */
export async function withdrawPolicy(
  world: World,
  actor: Actor,
  { params, body: given }: Input<InBody & { revision: string }, unknown, { reason: string }>,
): Promise<PolicyView> {
  mustAdminister(actor, params.body);
  return carryOut(world, actor, async () => {
    const { known } = await readSubjects(world, actor, [params.body], 'body');
    const { effectiveOn, subject, root, body, id } = mustCount(known, params.body, params.revision);
    const fields = { by: actor.id, reason: given.reason };
    const draft = { kind: 'policy', subject, root, body, effectiveOn, cause: null, withdraws: id, content: { fields } };
    return {
      drafts: [draft as RevisionDraft<'policy'>],
      log: { action: 'policy_withdrawn', about: [params.body] },
      answer: (recorded, at) => answerOn(known, recorded, params.body, effectiveOn, at),
    };
  });
}

/** The revision of the body's policy of that id, still counting. Throws not_found for any other. */
function mustCount(known: readonly Revision[], body: string, id: string): Revision {
  const own = known.filter((r) => r.kind === 'policy' && r.subject === policyId(body));
  const revision = visibleRevisions(own).find((r) => r.id === id);
  if (!revision) throw notFound('policy revision');
  return revision;
}

function answerOn(
  known: readonly Revision[],
  recorded: readonly Revision[],
  body: string,
  day: CalendarDate,
  at: PolicyView['knownAt'],
): PolicyView {
  const all = [...known, ...recorded];
  return presentPolicy(registerOn(journalOf(all), day), all, body, { asOf: day, knownAt: at });
}

/** The policies of several bodies on a day, as known at an instant. */
export async function policiesOf(
  world: World,
  bodies: readonly string[],
  query: TimeQuery,
): Promise<(body: string) => Policy> {
  const [head, said] = await world.database.read([HEAD, revisionsOfSubjects(bodies.map(policyId))]);
  const { asOf, knownAt } = timeAsked(world, headFrom(head), query);
  const register = registerOn(journalOf(revisionsFrom(said), knownAt), asOf);
  return (body) => policyOn(register, body);
}
