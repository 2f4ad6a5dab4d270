// How risky a processing is: whether it is of high risk, whether of low, and whether Normen binds it.
import type { Provenance } from '../revisions.ts';
import { ARTICLE_9, SENSITIVE_LOCAL } from '../vocabulary.ts';
import { turnedLater } from './parts.ts';
import type { SystemFacts } from './rule.ts';

/** Whether a processing is of high risk (null: nobody can tell), and how that is known. */
export type HighRisk = {
  high: boolean | null;
  known: 'said' | 'derived';
  /** The fact that made it so, where it is later than the system's own first day. */
  from: Provenance | undefined;
};

const SPECIAL: readonly string[] = [...ARTICLE_9, 'criminal_convictions'];
const CHILDREN: readonly string[] = ['children', 'child_welfare'];
/** Those a public body serves by the hundred: data of art. 9 or 10 about them are on a large scale. */
const SERVED: readonly string[] = ['residents', 'pupils', 'patients', 'clients'];
/** What may be systematic monitoring, or about people who are vulnerable, or may not. */
const DOUBTFUL: readonly string[] = ['location', 'logs', 'images', ...SENSITIVE_LOCAL];
const ORDINARY: ReadonlySet<string> = new Set(['identity', 'contact']);

/** Whether a system's processing is likely to result in a high risk. Legal source: GDPR art. 35(1) and (3). */
export function highRiskOf({ system, categories }: SystemFacts): HighRisk {
  const said = system.fields.highRisk ?? null;
  if (said !== null) return { high: said, known: 'said', from: turnedLater(system.from.highRisk, system.since) };
  const subjects = system.sets.dataSubjects ?? new Map<string, { from: Provenance }>();
  const special = earliest(categories, SPECIAL);
  const served = earliest(subjects, SERVED);
  const grounds = [
    special && served && (special.since > served.since ? special : served),
    earliest(categories, CHILDREN),
    earliest(subjects, ['pupils']),
  ].filter((from) => from !== undefined);
  if (grounds.length > 0) {
    const first = grounds.reduce((a, b) => (b.since < a.since ? b : a));
    return { high: true, known: 'derived', from: turnedLater(first, system.since) };
  }
  const open = categories.size === 0 || subjects.size === 0 || special || earliest(categories, DOUBTFUL);
  return { high: open ? null : false, known: 'derived', from: undefined };
}

function earliest(members: ReadonlyMap<string, { from: Provenance }>, keys: readonly string[]): Provenance | undefined {
  const present = keys.flatMap((key) => members.get(key)?.from ?? []);
  return present.length === 0 ? undefined : present.reduce((a, b) => (b.since < a.since ? b : a));
}

export type RiskLevel = 'high' | 'normal' | 'low';

/** The risk of several systems together: that of the riskiest; null when nobody can tell whether it is high. */
export function riskLevelOf(systems: readonly SystemFacts[]): RiskLevel | null {
  const high = systems.map((facts) => highRiskOf(facts).high);
  if (high.includes(true)) return 'high';
  if (high.includes(null)) return null;
  const ordinary = systems.every(({ categories }) => [...categories.keys()].every((key) => ORDINARY.has(key)));
  return ordinary ? 'low' : 'normal';
}

/** Whether Normen binds a system's use; null when nobody can tell. Source: Normen, by the Norsk Helsenett connection. */
export function normenApplies({ system, categories }: SystemFacts): boolean | null {
  const said = system.fields.normenApplies ?? null;
  if (said !== null || categories.size === 0) return said;
  const health = categories.has('health') || categories.has('genetic') || system.sets.dataSubjects?.has('patients');
  return health ? null : false;
}
