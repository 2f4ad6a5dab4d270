// Judging a subject on one day after another: what was judged stands until a day on which something it read may turn.
import { agreementStatus, coveringOf, inForce, type Span, spansOf } from '../agreements.ts';
import { addDays, type CalendarDate } from '../calendar.ts';
import { holderOf } from '../entities.ts';
import type { Law } from '../law/law.ts';
import { lawOn } from '../law/recorded.ts';
import { type Policy, policyOn } from '../policy.ts';
import { type Journal, type Register, registerOn } from '../register.ts';
import type { Subject } from '../revisions.ts';
import type { HeldKind } from '../subjects.ts';
import { categoriesOf, holdsPersonalData, holdsSensitiveData, isInUse, usedFrom } from '../systems.ts';
import { type AgreementStatus, SEVERITIES, type Severity } from '../vocabulary.ts';
import { again, type Horizon, type Noted, watchOn } from '../watch.ts';
import type { AssessedKind, Assessing, Judgement, Outcome, Rule, Scene, SystemFacts, TransferPlace } from './rule.ts';
import { RULES } from './rules.ts';
import { transfersOf } from './transfers.ts';

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
  outcomes: readonly Outcome[];
};

/** Assesses a subject on a day, none earlier than the one before; `horizon` is given the next day on which it may differ. */
export type Judge = (asOf: CalendarDate, horizon: Horizon) => Assessment;

/** What rules are asked about, less the day itself: it is worked out once for all the days on which it stays the same. */
type Setting = Omit<Scene, 'register' | 'watch'> & {
  sensitive: boolean;
  /** Of an agreement. */
  spans?: readonly Span[];
  inForce?: Span | null;
  systems?: readonly SystemFacts[];
  transfers?: Noted<readonly TransferPlace[]>;
  /** Of a system. */
  facts?: SystemFacts;
};

/** The day as rules see it. */
type Day = { asOf: CalendarDate; horizon: Horizon } & Pick<Scene, 'register' | 'watch'>;

const NOTHING: readonly Outcome[] = [];
const ABSENT: Assessment = { body: null, status: null, version: null, outcomes: NOTHING };

/** A judge of one subject that, as days go by, asks again only the rules whose answers may have turned. */
export function judgeOf(journal: Journal, { kind, id }: AssessedRef, law?: Law, policy?: Policy): Judge {
  const rules = RULES[kind] as readonly Rule[];
  let setting: Noted<Setting | null> | undefined;
  let verdicts: Noted<readonly Outcome[]>[] = [];
  return (asOf, horizon) => {
    const day: Day = { asOf, horizon, register: registerOn(journal, asOf, horizon), watch: watchOn(asOf, horizon) };
    const before = setting;
    setting = again(before, asOf, horizon, () => settingOf(day, kind, id, law, policy));
    if (setting !== before) verdicts = [];
    const { value } = setting;
    if (value === null) return ABSENT;
    const assessing = assessingOn(day, value);
    verdicts = rules.map((rule, i) =>
      again(verdicts[i], asOf, horizon, () => outcomesOf(rule, assessing, value.sensitive)),
    );
    const found = verdicts.filter(({ value: outcomes }) => outcomes.length > 0);
    return assessmentOf(day, value, found.length === 0 ? NOTHING : found.flatMap(({ value: outcomes }) => outcomes));
  };
}

/** Every place outside the EEA where data of an agreement's systems are on a day; none while no version is in force. */
export function transfersUnder(journal: Journal, agreement: string, asOf: CalendarDate): readonly TransferPlace[] {
  const horizon: Horizon = { next: null };
  const day: Day = { asOf, horizon, register: registerOn(journal, asOf, horizon), watch: watchOn(asOf, horizon) };
  const setting = settingOf(day, 'agreement', agreement, undefined, undefined);
  return setting === null ? [] : (assessingOn(day, setting) as Assessing<'agreement'>).transfers();
}

function settingOf(
  { register, watch }: Day,
  kind: AssessedKind,
  id: string,
  given: Law | undefined,
  ruled: Policy | undefined,
): Setting | null {
  const law = given ?? lawOn(register);
  const subject = register.get(kind, id);
  if (!subject) return null;
  const body = kind === 'body' ? id : holderOf(register, subject as Subject<HeldKind>);
  const policy = ruled ?? policyOn(register, body);
  const scene = { subject, law, policy, body, sensitive: false };
  if (kind === 'agreement') {
    const spans = spansOf(register, id);
    const systems = coveredInUse({ ...scene, register, watch } as Scene<'agreement'>);
    const sensitive = systems.some(({ categories }) => holdsSensitiveData(categories));
    return { ...scene, sensitive, spans, inForce: inForce(spans, watch), systems };
  }
  if (kind !== 'system') return scene;
  const facts = systemFacts(register, subject as Subject<'system'>, isInUse(subject as Subject<'system'>, watch));
  return { ...scene, sensitive: holdsSensitiveData(facts.categories), facts };
}

function assessingOn(day: Day, setting: Setting): Assessing {
  const { subject, law, policy, body, spans, inForce: current = null, systems = [], facts } = setting;
  const { asOf, horizon, register, watch } = day;
  const scene = { subject, law, policy, body, register, watch };
  if (!spans) return { ...scene, ...facts } as Assessing;
  const placed = (): readonly TransferPlace[] =>
    current ? transfersOf(scene as Scene<'agreement'>, current, systems) : [];
  const transfers = (): readonly TransferPlace[] => {
    setting.transfers = again(setting.transfers, asOf, horizon, placed);
    return setting.transfers.value;
  };
  return { ...scene, spans, inForce: current, systems, transfers } as Assessing;
}

function assessmentOf({ register, watch }: Day, setting: Setting, outcomes: readonly Outcome[]): Assessment {
  const { subject, body, spans, inForce: current } = setting;
  if (!spans) return { body, status: null, version: null, outcomes };
  const stale = outcomes.some((outcome) => outcome.makesStale && outcome.outcome === 'found');
  const status = agreementStatus(register, subject.id, watch, stale);
  return { body, status, version: current?.version.id ?? null, outcomes };
}

/** The systems an agreement covers that are in use on the watched day, in order of id. */
export function coveredInUse({
  subject,
  register,
  watch,
}: Pick<Scene<'agreement'>, 'subject' | 'register' | 'watch'>): SystemFacts[] {
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

/** The agreement an outcome of a system concerns: one whose version is in force, else any that covers it. */
function agreementAbout({ subject, register, watch }: Scene<'system'>): string | null {
  const covering = coveringOf(register, subject, watch);
  return (covering.find(({ span }) => span) ?? covering[0])?.agreement.id ?? null;
}

function outcomesOf(rule: Rule, assessing: Assessing, sensitive: boolean): readonly Outcome[] {
  const judgements = rule.judge(assessing).filter((judgement) => judgement.outcome !== 'clear');
  if (judgements.length === 0) return NOTHING;
  const outcomes = new Map<string, Outcome>();
  const agreement = agreementOf(assessing, rule.of);
  for (const judgement of judgements) {
    const outcome = outcomeOf(rule, judgement, assessing, sensitive, agreement);
    if (!(outcomes.has(outcome.key) || isSameGap(outcomes.values(), outcome))) outcomes.set(outcome.key, outcome);
  }
  return [...outcomes.values()];
}

function agreementOf(scene: Scene, kind: AssessedKind): string | null {
  if (kind === 'agreement') return scene.subject.id;
  return kind === 'system' ? agreementAbout(scene as Scene<'system'>) : null;
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
