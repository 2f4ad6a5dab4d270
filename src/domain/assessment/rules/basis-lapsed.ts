// F16: the basis named for a transfer no longer holds.
import type { Span } from '../../agreements.ts';
import { lawMoved, movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, versionFacts } from '../parts.ts';
import type { Facts, Judgement, Rule, TransferPlace } from '../rule.ts';
import { TRANSFER_READS } from '../transfers.ts';

/** F16. Legal source: GDPR art. 44 to 46. */
export const basisLapsed: Rule<'agreement'> = {
  code: 'F16',
  name: 'basis-lapsed',
  of: 'agreement',
  severity: 'critical',
  dueDays: 14,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 44', 'GDPR art. 45', 'GDPR art. 46'],
  reads: [...TRANSFER_READS, 'contract.amendments', 'evidence.dpf_list_check', 'law'],
  judge: ({ inForce, transfers }) => {
    if (!inForce) return CLEAR;
    const places = transfers();
    return orClear([...gathered(places.flatMap((place) => sighting(inForce, place))), ...places.flatMap(gapsOf)]);
  },
};

function sighting(span: Span, place: TransferPlace): Sighting[] {
  const { evaluation, part, system, from, listing } = place;
  const { basis, instrument, basisSignedOn } = place.transfer;
  if (evaluation.result !== 'lapsed') return [];
  const { firstBadDay, law } = evaluation;
  const refuted = listing?.refuted;
  const looked: Facts = refuted ? { checkedOn: listing.check?.fields.issuedOn ?? null, refuted: refuted.as } : {};
  return [
    {
      part,
      system,
      mover: underVersion(span, refuted?.mover ?? lawMoved(firstBadDay, law), movedBy(from)),
      says: { ...versionFacts(span), basis, instrument, basisSignedOn },
      truth: { ...place.facts, law, lapsedOn: firstBadDay, ...looked },
    },
  ];
}

function gapsOf({ evaluation, part, at }: TransferPlace): Judgement[] {
  if (evaluation.result !== 'cannot_tell') return [];
  return [{ outcome: 'cannot_tell', part, missing: `transfer.${evaluation.missing}`, at }];
}
