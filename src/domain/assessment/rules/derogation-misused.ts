// F20: a transfer rests on a derogation that is not for recurring use, or not for those who exercise public powers.
import type { Span } from '../../agreements.ts';
import type { TransferBasis } from '../../vocabulary.ts';
import { movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, turnedLater, versionFacts } from '../parts.ts';
import type { Judgement, Rule, TransferPlace } from '../rule.ts';
import { TRANSFER_READS } from '../transfers.ts';

/** Derogations not for public authorities in the exercise of their public powers: GDPR art. 49(3). */
const NOT_FOR_PUBLIC_POWERS: ReadonlySet<TransferBasis> = new Set<TransferBasis>([
  'A49_1_a',
  'A49_1_b',
  'A49_1_c',
  'A49_1_subpara2',
]);

/** F20. Legal source: GDPR art. 49(1) and 49(3). */
export const derogationMisused: Rule<'agreement'> = {
  code: 'F20',
  name: 'derogation-misused',
  of: 'agreement',
  severity: 'high',
  dueDays: 30,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 49'],
  reads: [...TRANSFER_READS, 'system.publicPowers'],
  judge: ({ inForce, transfers }) => {
    if (!inForce) return CLEAR;
    const derogated = transfers().filter(({ transfer }) => transfer.basis?.startsWith('A49'));
    const misused = derogated.filter(isMisused).map((place) => sighting(inForce, place));
    return orClear([...gathered(misused), ...derogated.filter((place) => !isMisused(place)).flatMap(gapsOf)]);
  },
};

function asksForPowers({ transfer }: TransferPlace): boolean {
  return transfer.basis !== null && NOT_FOR_PUBLIC_POWERS.has(transfer.basis);
}

function isMisused(place: TransferPlace): boolean {
  return place.recurring === true || (asksForPowers(place) && place.system.fields.publicPowers === true);
}

function sighting(span: Span, place: TransferPlace): Sighting {
  const { part, system, from, recurring } = place;
  const { basis, instrument } = place.transfer;
  const publicPowers = system.fields.publicPowers ?? null;
  const powers = recurring === true ? undefined : turnedLater(system.from.publicPowers, system.since);
  return {
    part,
    system,
    mover: underVersion(span, movedBy(from), movedBy(powers)),
    says: { ...versionFacts(span), basis, instrument },
    truth: { ...place.facts, recurring, publicPowers },
  };
}

function gapsOf(place: TransferPlace): Judgement[] {
  const { part, system, at, recurring } = place;
  const gaps: Judgement[] = [];
  if (recurring === null) gaps.push({ outcome: 'cannot_tell', part, missing: 'transfer.recurring', at });
  if (asksForPowers(place) && system.fields.publicPowers == null) {
    const missing = 'system.publicPowers';
    gaps.push({
      outcome: 'cannot_tell',
      part: `gap:${missing}:${system.id}`,
      missing,
      at: { kind: 'system', id: system.id },
    });
  }
  return gaps;
}
