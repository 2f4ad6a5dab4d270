// Assessing: every outcome of a subject on a day, and the dated segments in which they do not change.
import { agreementStatus, coveringOf, inForce, spansOf } from '../agreements.ts';
import { addDays, type CalendarDate } from '../calendar.ts';
import { holderOf } from '../entities.ts';
import type { Law } from '../law/law.ts';
import { lawOn } from '../law/recorded.ts';
import { POLICY, type Policy } from '../policy.ts';
import { type Journal, type Register, registerOn } from '../register.ts';
import { type Subject, sameValue } from '../revisions.ts';
import type { HeldKind } from '../subjects.ts';
import { categoriesOf, holdsPersonalData, holdsSensitiveData, isInUse, usedFrom } from '../systems.ts';
import { type AgreementStatus, SEVERITIES, type Severity } from '../vocabulary.ts';
import { type Horizon, watchOn } from '../watch.ts';
import type {
  AssessedKind,
  Assessing,
  AssessingKinds,
  Judgement,
  Outcome,
  Rule,
  Scene,
  SystemFacts,
  TransferPlace,
} from './rule.ts';
import { RULES } from './rules.ts';
import { transfersOf } from './transfers.ts';

/** Rises whenever a rule, or what it stands on, answers otherwise than before: kept outcomes of another number are void. */
export const RULES_REVISION = 2;

/** A subject to be assessed. */
export type AssessedRef = { kind: AssessedKind; id: string };

/** What was found of a subject on a day. Only findings and what cannot be told are listed; every other rule is clear. */
export type Assessment = {
  /** The body that holds the subject on the day; null while the subject does not exist. */
  body: string | null;
  /** The status of an agreement; null for other subjects. */
  status: AgreementStatus | null;
  /** The version in force of an agreement. */
  version: string | null;
  outcomes: Outcome[];
};

/** An assessment that holds on every day from `from` to `to`, both inclusive. */
export type Segment = Assessment & { from: CalendarDate; to: CalendarDate };

/** The outcomes of a subject on a day; empty when it does not exist then, or every rule is clear. */
export function assess(
  journal: Journal,
  subject: AssessedRef,
  asOf: CalendarDate,
  law?: Law,
  policy: Policy = POLICY,
): Outcome[] {
  return assessOn(journal, subject, asOf, { next: null }, law, policy).outcomes;
}

/**
 * The assessments of a subject on every day from `from` to `to`, as segments in order that leave no day out. It looks only
 * at days on which an answer may turn, and gives what assessing each day would.
 */
export function segments(
  journal: Journal,
  subject: AssessedRef,
  from: CalendarDate,
  to: CalendarDate,
  law?: Law,
  policy: Policy = POLICY,
): Segment[] {
  const found: Segment[] = [];
  let day: CalendarDate | null = from;
  while (day !== null && day <= to) {
    const horizon: Horizon = { next: null };
    const assessment = assessOn(journal, subject, day, horizon, law, policy);
    const next: CalendarDate | null = horizon.next;
    const last: CalendarDate = next === null || next > to ? to : addDays(next, -1);
    const before = found.at(-1);
    if (before && isSame(before, assessment)) before.to = last;
    else found.push({ from: day, to: last, ...assessment });
    day = next;
  }
  return found;
}

function isSame(a: Assessment, b: Assessment): boolean {
  return a.body === b.body && a.status === b.status && a.version === b.version && sameValue(a.outcomes, b.outcomes);
}

/**
 * The assessment of a subject on a day; `horizon` is given the next day on which it may differ. The law is the journal's
 * own unless another is given.
 */
export function assessOn(
  journal: Journal,
  { kind, id }: AssessedRef,
  asOf: CalendarDate,
  horizon: Horizon,
  given?: Law,
  policy: Policy = POLICY,
): Assessment {
  const register = registerOn(journal, asOf, horizon);
  const law = given ?? lawOn(register);
  const subject = register.get(kind, id);
  if (!subject) return { body: null, status: null, version: null, outcomes: [] };
  const body = kind === 'body' ? id : holderOf(register, subject as Subject<HeldKind>);
  const scene = { subject, register, watch: watchOn(asOf, horizon), law, policy, body };
  if (kind === 'agreement') return assessAgreement(scene as Scene<'agreement'>);
  if (kind === 'system') return assessSystem(scene as Scene<'system'>);
  const outcomes =
    kind === 'body'
      ? outcomesOf('body', scene as Scene<'body'>, false, () => null)
      : outcomesOf('contract', scene as Scene<'contract'>, false, () => null);
  return { body, status: null, version: null, outcomes };
}

function assessAgreement(scene: Scene<'agreement'>): Assessment {
  const { subject, register, watch } = scene;
  const spans = spansOf(register, subject.id);
  const current = inForce(spans, watch);
  const systems = coveredInUse(scene);
  let transfers: TransferPlace[] | undefined;
  const assessing: Assessing<'agreement'> = {
    ...scene,
    spans,
    inForce: current,
    systems,
    transfers: () => (transfers ??= current ? transfersOf(scene, current, systems) : []),
  };
  const sensitive = systems.some(({ categories }) => holdsSensitiveData(categories));
  const outcomes = outcomesOf('agreement', assessing, sensitive, () => subject.id);
  const stale = outcomes.some((outcome) => outcome.makesStale && outcome.outcome === 'found');
  const status = agreementStatus(register, subject.id, watch, stale);
  return { body: scene.body, status, version: current?.version.id ?? null, outcomes };
}

function coveredInUse({ subject, register, watch }: Scene<'agreement'>): SystemFacts[] {
  const found: SystemFacts[] = [];
  for (const { value } of subject.sets.systems?.values() ?? []) {
    const system = register.get('system', value.system);
    if (system && isInUse(system, watch)) found.push(systemFacts(register, system, true));
  }
  return found.sort((a, b) => (a.system.id < b.system.id ? -1 : 1));
}

function systemFacts(register: Register, system: Subject<'system'>, inUse: boolean): SystemFacts {
  const categories = categoriesOf(register, system);
  return { system, inUse, usedFrom: usedFrom(system), categories, personalData: holdsPersonalData(system, categories) };
}

function assessSystem(scene: Scene<'system'>): Assessment {
  const { subject, register, watch } = scene;
  const facts = systemFacts(register, subject, isInUse(subject, watch));
  const sensitive = holdsSensitiveData(facts.categories);
  const outcomes = outcomesOf('system', { ...scene, ...facts }, sensitive, () => agreementAbout(scene));
  return { body: scene.body, status: null, version: null, outcomes };
}

/** The agreement an outcome of a system concerns: one whose version is in force, else any that covers it. */
function agreementAbout({ subject, register, watch }: Scene<'system'>): string | null {
  const covering = coveringOf(register, subject, watch);
  return (covering.find(({ span }) => span) ?? covering[0])?.agreement.id ?? null;
}

function outcomesOf<K extends AssessedKind>(
  kind: K,
  assessing: AssessingKinds[K] & Scene,
  sensitive: boolean,
  agreementOf: () => string | null,
): Outcome[] {
  const outcomes = new Map<string, Outcome>();
  for (const rule of RULES[kind] as readonly Rule<K>[]) {
    for (const judgement of rule.judge(assessing)) {
      if (judgement.outcome === 'clear') continue;
      const outcome = outcomeOf(rule, judgement, assessing, sensitive, agreementOf());
      if (!(outcomes.has(outcome.key) || isSameGap(outcomes.values(), outcome))) outcomes.set(outcome.key, outcome);
    }
  }
  return [...outcomes.values()];
}

/** One missing fact of one subject is one gap, however many parts of a rule wanted it. */
function isSameGap(others: Iterable<Outcome>, { code, missing, cause }: Outcome): boolean {
  if (missing === null) return false;
  for (const other of others) {
    if (other.code === code && other.cause === cause && other.missing?.fact === missing.fact) return true;
  }
  return false;
}

function outcomeOf<K extends AssessedKind>(
  rule: Rule<K>,
  judgement: Exclude<Judgement, { outcome: 'clear' }>,
  { subject, body, policy, watch }: Scene,
  sensitive: boolean,
  agreement: string | null,
): Outcome {
  const { code, name, of, makesStale } = rule;
  const { outcome, part } = judgement;
  const holder = body ?? '';
  const key = `${code}.${holder}.${subject.id}${part === null ? '' : `.${part}`}`;
  const named = { key, code, name, outcome, makesStale, body: holder, subjectKind: of, subject: subject.id, part };
  const concerns = judgement.agreement ?? agreement;
  if (judgement.outcome === 'cannot_tell') {
    const { missing: fact, at } = judgement;
    const cause = `gap:${at.kind}:${at.id}`;
    const severity = policy.severities[code] ?? rule.severity;
    return {
      ...named,
      severity,
      agreement: concerns,
      says: {},
      truth: {},
      missing: { fact, ...at },
      since: null,
      dueOn: null,
      cause,
    };
  }
  const { says, truth, since, cause } = judgement;
  const dueOn = judgement.dueOn ?? addDays(since, policy.dueDays[code] ?? rule.dueDays);
  const own = judgement.severity ?? policy.severities[code] ?? rule.severity;
  const severity = raised(own, [sensitive && rule.raisedBySensitiveData, watch.passed(dueOn)]);
  return { ...named, severity, agreement: concerns, says, truth, missing: null, since, dueOn, cause };
}

/** A severity raised one step for each reason there is: sensitive data, and being overdue. */
function raised(severity: Severity, reasons: readonly boolean[]): Severity {
  const steps = reasons.filter(Boolean).length;
  return SEVERITIES[Math.min(SEVERITIES.indexOf(severity) + steps, SEVERITIES.length - 1)] ?? severity;
}
