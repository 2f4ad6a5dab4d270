// F28: a processing of high risk has no impact assessment, or it has changed since it was assessed.
import { coveringOf } from '../../agreements.ts';
import { chainOf, placesOf } from '../../chain.ts';
import type { Provenance, Subject } from '../../revisions.ts';
import { evidenceAbout, latestEvidence, refutedBy } from '../evidence.ts';
import { causeOf, IN_EEA, lastMover, type Mover, movedBy, underGdpr } from '../movers.ts';
import { CLEAR, ownGap } from '../parts.ts';
import { type HighRisk, highRiskOf } from '../risk.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';
import { inUseMover } from './no-agreement.ts';

/** F28. Legal source: GDPR art. 35(1) and 35(11). */
export const dpiaMissing: Rule<'system'> = {
  code: 'F28',
  name: 'dpia-missing',
  of: 'system',
  severity: 'high',
  dueDays: 60,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 35'],
  reads: [
    'system.highRisk',
    'system.dataCategories',
    'system.dataSubjects',
    'evidence.dpia',
    'contract.amendments',
    'product.subProcessors',
    'product.locations',
  ],
  judge: (assessing) => {
    const { system, inUse, personalData, watch } = assessing;
    if (!inUse || personalData === false || !watch.reached(IN_EEA)) return CLEAR;
    if (personalData === null) return [ownGap(system, 'system.personalData')];
    const risk = highRiskOf(assessing);
    if (risk.high === null) return [ownGap(system, 'system.highRisk')];
    return risk.high ? judged(assessing, risk) : CLEAR;
  },
};

function judged(assessing: Assessing<'system'>, risk: HighRisk): Judgement[] {
  const { register, system, watch } = assessing;
  const agreements = coveringOf(register, system, watch).map(({ agreement }) => agreement);
  const last = latestEvidence(assessing, { kinds: ['dpia'], about: evidenceAbout(register, system, agreements) });
  if (!last) return [found(assessing, risk, null, null)];
  const changed = changeAfter(changesOf(assessing, agreements), last);
  const { result: _result, ...fields } = last.fields;
  const over = refutedBy(assessing, { ...last, fields });
  const outdated = over && (!changed || over.on < changed.on) ? { ...over, changed: null } : changed;
  return outdated ? [found(assessing, risk, last, outdated)] : CLEAR;
}

/** A material change of the processing, and what of it changed. */
type Change = Mover & { changed: string | null };

/** The first change later than the assessment. */
function changeAfter(changes: readonly Change[], { fields, since }: Subject<'evidence'>): Change | null {
  const on = fields.issuedOn ?? since;
  return changes
    .filter((change) => change.on > on)
    .reduce<Change | null>((a, b) => (a === null || b.on < a.on ? b : a), null);
}

/** Material amendments of the contracts behind a system, and registered changes of it and its product that still hold. */
function changesOf(assessing: Assessing<'system'>, agreements: readonly Subject<'agreement'>[]): Change[] {
  const { register, watch } = assessing;
  const changes: Change[] = [];
  for (const id of new Set(agreements.map(({ fields }) => fields.contract))) {
    for (const { value, from } of register.get('contract', id)?.sets.amendments?.values() ?? []) {
      if (!(value.material && watch.reached(value.effectiveOn))) continue;
      changes.push({ on: value.effectiveOn, cause: causeOf(from), changed: 'contract' });
    }
  }
  for (const [changed, from] of factsOf(assessing)) {
    if (from?.cause?.startsWith('change:')) changes.push({ on: from.since, cause: causeOf(from), changed });
  }
  return changes;
}

function factsOf({ register, system, categories }: Assessing<'system'>): [string, Provenance | undefined][] {
  const of = (changed: string, facts: Iterable<{ from: Provenance }>): [string, Provenance][] =>
    [...facts].map(({ from }) => [changed, from]);
  return [
    ...of('sub_processor', chainOf(register, system.id).links),
    ...of('location', placesOf(register, system.id)),
    ...of('data_category', categories.values()),
    ...of('data_subject', system.sets.dataSubjects?.values() ?? []),
    ['purpose', system.from.purpose],
    ['operating_model', system.from.operatingModel],
  ];
}

function found(
  { system, usedFrom }: Assessing<'system'>,
  { known, from }: HighRisk,
  last: Subject<'evidence'> | null,
  outdated: Change | null,
): Judgement {
  const mover = underGdpr(lastMover(inUseMover(system, usedFrom), movedBy(from), outdated ?? undefined));
  return {
    outcome: 'found',
    part: null,
    says: {},
    truth: {
      ...{ system: system.id, name: system.fields.name ?? null, highRisk: known },
      ...{ assessedOn: last?.fields.issuedOn ?? null, validTo: last?.fields.validTo ?? null },
      ...{ changedOn: outdated?.changed ? outdated.on : null, changed: outdated?.changed ?? null },
    },
    since: mover.on,
    cause: mover.cause,
  };
}
