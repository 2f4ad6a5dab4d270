// F15: data of a covered system are in a country outside the EEA and no basis that ever held is named.
import type { Span } from '../../agreements.ts';
import { placesOf } from '../../chain.ts';
import { leftEea } from '../../law/transfer.ts';
import { lawMoved, movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, systemGap, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule, TransferPlace } from '../rule.ts';
import { TRANSFER_READS } from '../transfers.ts';

/** F15. Legal source: GDPR art. 44. */
export const transferWithoutBasis: Rule<'agreement'> = {
  code: 'F15',
  name: 'transfer-without-basis',
  of: 'agreement',
  severity: 'critical',
  dueDays: 14,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 44'],
  reads: [...TRANSFER_READS, 'law'],
  judge: (assessing) => {
    const { inForce, transfers } = assessing;
    if (!inForce) return CLEAR;
    const bare = transfers().filter(({ evaluation }) => evaluation.result === 'no_basis');
    return orClear([...gathered(bare.map((place) => sighting(assessing, inForce, place))), ...gaps(assessing)]);
  },
};

function sighting({ watch, law }: Assessing<'agreement'>, span: Span, place: TransferPlace): Sighting {
  const { part, system, from } = place;
  const { country, basis, instrument, basisSignedOn } = place.transfer;
  const left = leftEea(country, watch, law);
  return {
    part,
    system,
    mover: underVersion(span, movedBy(from), left ? lawMoved(left.on, left.law) : undefined),
    says: { ...versionFacts(span), basis, instrument, basisSignedOn },
    truth: { ...place.facts, leftEeaOn: left?.on ?? null },
  };
}

/** A system run elsewhere whose locations nobody has entered: where its data are cannot be told. */
function gaps({ systems, register }: Assessing<'agreement'>): Judgement[] {
  return systems
    .filter(({ system, personalData }) => personalData === true && system.fields.operatingModel !== 'on_prem')
    .filter(({ system }) => placesOf(register, system.id).length === 0)
    .map(({ system }) => systemGap(system, 'system.locations'));
}
