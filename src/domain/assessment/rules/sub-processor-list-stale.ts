// F12: nobody has confirmed the list of sub-processors for a year, or for half a year where the risk is high.
import type { Span } from '../../agreements.ts';
import { addDays, type CalendarDate } from '../../calendar.ts';
import type { Subject } from '../../revisions.ts';
import { evidenceAbout, latestEvidence, refutedBy } from '../evidence.ts';
import { IN_EEA, type Mover, underGdpr, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, versionFacts } from '../parts.ts';
import { highRiskOf } from '../risk.ts';
import type { Assessing, Judgement, Rule, SystemFacts } from '../rule.ts';

/** F12. Legal source: GDPR art. 28(2) and 24. */
export const subProcessorListStale: Rule<'agreement'> = {
  code: 'F12',
  name: 'sub-processor-list-stale',
  of: 'agreement',
  severity: 'medium',
  dueDays: 30,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(2)', 'GDPR art. 24'],
  reads: ['evidence.chain_confirmation', 'system.highRisk', 'system.dataCategories', 'system.dataSubjects'],
  judge: (assessing) => {
    const { inForce, systems, watch } = assessing;
    if (!(inForce && watch.reached(IN_EEA))) return CLEAR;
    const holding = systems.filter(({ personalData }) => personalData !== false);
    const judged = holding.map((facts) => judgedFor(assessing, inForce, facts));
    return orClear([...gathered(judged.flatMap(({ seen }) => seen)), ...judged.flatMap(({ gaps }) => gaps)]);
  },
};

type Judged = { seen: Sighting[]; gaps: Judgement[] };

function judgedFor(assessing: Assessing<'agreement'>, span: Span, facts: SystemFacts): Judged {
  const { register, subject } = assessing;
  const { system } = facts;
  const { product } = system.fields;
  const owner = product ? { kind: 'product', id: product } : { kind: 'system', id: system.id };
  const about = evidenceAbout(register, system, [subject]);
  const last = latestEvidence(assessing, { kinds: ['chain_confirmation'], about });
  if (!last) return { seen: [], gaps: [gap('evidence.chain_confirmation', owner)] };
  const stale = staleBy(assessing, facts, last);
  if (stale === 'unknown') return { seen: [], gaps: [gap('system.highRisk', { kind: 'system', id: system.id })] };
  if (!stale) return { seen: [], gaps: [] };
  const name = register.get('product', product)?.fields.name ?? system.fields.name ?? null;
  const confirmedOn = last.fields.issuedOn ?? null;
  return {
    seen: [
      {
        part: owner.id,
        system,
        mover: underGdpr(underVersion(span, stale.mover)),
        says: versionFacts(span),
        truth: { of: owner.kind, name, confirmedOn, days: stale.days },
      },
    ],
    gaps: [],
  };
}

function gap(missing: string, at: { kind: string; id: string }): Judgement {
  return { outcome: 'cannot_tell', part: `gap:${missing}:${at.id}`, missing, at };
}

type Stale = { mover: Mover; days: number } | 'unknown' | null;

function staleBy(assessing: Assessing<'agreement'>, facts: SystemFacts, last: Subject<'evidence'>): Stale {
  const { normal, high } = assessing.policy.listConfirmedDays;
  const on: CalendarDate = last.fields.issuedOn ?? last.since;
  const after = (days: number): Stale => {
    const mover = refutedBy(assessing, last, addDays(on, days));
    return mover && { mover, days };
  };
  const { high: isHigh } = highRiskOf(facts);
  if (isHigh !== null) return after(isHigh ? high : normal);
  return after(normal) ?? (after(high) ? 'unknown' : null);
}
