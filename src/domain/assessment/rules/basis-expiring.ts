// F17: a transfer's basis holds today, but its last day is near, or the law puts it in doubt and nothing would take over.
import type { Span } from '../../agreements.ts';
import { addDays, type CalendarDate } from '../../calendar.ts';
import { lastDayOf } from '../../law/transfer.ts';
import { POLICY } from '../../policy.ts';
import { lawMoved, type Mover, movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Rule, TransferPlace } from '../rule.ts';
import { TRANSFER_READS } from '../transfers.ts';

/** F17. Legal source: GDPR art. 45. */
export const basisExpiring: Rule<'agreement'> = {
  code: 'F17',
  name: 'basis-expiring',
  of: 'agreement',
  severity: 'medium',
  dueDays: POLICY.basisExpiring.warnedDays - POLICY.basisExpiring.dueDays,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 45'],
  reads: [...TRANSFER_READS, 'law'],
  judge: (assessing) => {
    const { inForce, transfers, policy } = assessing;
    if (!inForce) return CLEAR;
    const ending = transfers().flatMap((place) => {
      const end = endOf(assessing, place);
      return end ? [{ place, end }] : [];
    });
    const judgements = gathered(ending.map(({ place, end }) => sighting(inForce, place, end)));
    return orClear(
      judgements.map((judgement) => {
        const validTo = judgement.outcome === 'found' ? judgement.truth.validTo : null;
        if (typeof validTo !== 'string') return judgement;
        return { ...judgement, dueOn: addDays(validTo as CalendarDate, -policy.basisExpiring.dueDays) };
      }),
    );
  },
};

/** What is coming: the row's last day, or an event that puts it in doubt. */
type End = { law: string; mover: Mover; validTo: CalendarDate | null; event: string | null };

function endOf(assessing: Assessing<'agreement'>, place: TransferPlace): End | null {
  const { watch, law, policy } = assessing;
  const { evaluation, transfer, fallbackBasis } = place;
  if (evaluation.result !== 'ok' || evaluation.law === null) return null;
  const row = evaluation.law;
  const validTo = lastDayOf(transfer, row, law);
  const warned = validTo && addDays(validTo, -policy.basisExpiring.warnedDays);
  if (warned && watch.reached(warned)) return { law: row, mover: lawMoved(warned, row), validTo, event: null };
  if (fallbackBasis !== null) return null;
  const event = law.events.find((e) => e.doubts === row && watch.reached(e.on) && !watch.reached(e.settledOn));
  return event ? { law: row, mover: lawMoved(event.on, event.id), validTo: null, event: event.id } : null;
}

function sighting(span: Span, place: TransferPlace, { law, mover, validTo, event }: End) {
  const { part, system, from, fallbackBasis } = place;
  const { basis, instrument, basisSignedOn } = place.transfer;
  return {
    part,
    system,
    mover: underVersion(span, mover, movedBy(from)),
    says: { ...versionFacts(span), basis, instrument, basisSignedOn, fallbackBasis },
    truth: { ...place.facts, law, validTo, event },
  };
}
