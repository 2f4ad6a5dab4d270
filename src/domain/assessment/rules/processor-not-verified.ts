// F21: nobody has checked, lately enough for the risk, that the processor gives the guarantees it must.
import type { Span } from '../../agreements.ts';
import { addMonths } from '../../calendar.ts';
import { entityName } from '../../entities.ts';
import type { Subject } from '../../revisions.ts';
import { evidenceAbout, latestEvidence, refutedBy } from '../evidence.ts';
import { IN_EEA, lastMover, type Mover, underGdpr, underVersion } from '../movers.ts';
import { CLEAR, earliestUse, namesOf, systemGap, versionFacts } from '../parts.ts';
import { highRiskOf, riskLevelOf } from '../risk.ts';
import type { Assessing, Judgement, Rule, SystemFacts } from '../rule.ts';
import { inUseMover } from './no-agreement.ts';

/** F21. Legal source: GDPR art. 28(1); EDPB Guidelines 07/2020. */
export const processorNotVerified: Rule<'agreement'> = {
  code: 'F21',
  name: 'processor-not-verified',
  of: 'agreement',
  severity: 'high',
  dueDays: 60,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(1)'],
  reads: [
    'evidence.verification',
    'evidence.audit_report',
    'system.highRisk',
    'system.dataCategories',
    'system.goLive',
  ],
  judge: (assessing) => {
    const { inForce, systems, watch, register, subject } = assessing;
    const holding = systems.filter(({ personalData }) => personalData !== false);
    if (!(inForce && watch.reached(IN_EEA)) || holding.length === 0) return CLEAR;
    const about = holding.flatMap(({ system }) => evidenceAbout(register, system, [subject]));
    const last = latestEvidence(assessing, { kinds: ['verification', 'audit_report'], about });
    if (!last) return [found(assessing, inForce, holding, null, unverified(inForce, holding))];
    const stale = staleBy(assessing, holding, last);
    if (stale === 'unknown') return holding.flatMap(gapsOf);
    return stale ? [found(assessing, inForce, holding, last, underVersion(inForce, stale))] : CLEAR;
  },
};

/** Never verified: since the text was in force, or a system it covers in use, whichever was later. */
function unverified(span: Span, holding: readonly SystemFacts[]): Mover {
  const used = earliestUse(holding);
  return lastMover(underVersion(span), used ? inUseMover(used.system, used.usedFrom) : undefined);
}

function staleBy(
  assessing: Assessing<'agreement'>,
  holding: readonly SystemFacts[],
  last: Subject<'evidence'>,
): Mover | 'unknown' | null {
  const { high, low, ...others } = assessing.policy.verifiedMonths;
  const months = { high, low, ...others };
  const on = last.fields.issuedOn ?? last.since;
  const after = (allowed: number): Mover | null => refutedBy(assessing, last, addMonths(on, allowed));
  const level = riskLevelOf(holding);
  if (level !== null) return after(months[level]);
  return after(Math.max(high, months.normal, low)) ?? (after(Math.min(high, months.normal, low)) ? 'unknown' : null);
}

function gapsOf(facts: SystemFacts): Judgement[] {
  return highRiskOf(facts).high === null ? [systemGap(facts.system, 'system.highRisk')] : [];
}

function found(
  { register, policy }: Assessing<'agreement'>,
  span: Span,
  holding: readonly SystemFacts[],
  last: Subject<'evidence'> | null,
  since: Mover,
): Judgement {
  const mover = underGdpr(since);
  const risk = riskLevelOf(holding);
  const parties = [...(span.version.sets.parties?.values() ?? [])];
  const processor = parties.find(({ value }) => value.role === 'processor')?.value.entity ?? null;
  const { issuedOn = null, result = null, validTo = null } = last?.fields ?? {};
  return {
    outcome: 'found',
    part: null,
    says: versionFacts(span),
    truth: {
      ...{ processor, name: processor && entityName(register, processor) },
      ...{ risk, months: risk && policy.verifiedMonths[risk] },
      ...{ verifiedOn: issuedOn, result, validTo, systems: namesOf(holding) },
    },
    since: mover.on,
    cause: mover.cause,
  };
}
