// F19: a transfer on a basis of art. 46 has no assessment of the country's law, or one that is out of date.
import type { Span } from '../../agreements.ts';
import { addDays, type CalendarDate } from '../../calendar.ts';
import { dayOf } from '../../law/events.ts';
import type { Law } from '../../law/law.ts';
import type { Subject } from '../../revisions.ts';
import { latestEvidence, refutedBy } from '../evidence.ts';
import { lawMoved, type Mover, movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, versionFacts } from '../parts.ts';
import type { Assessing, Rule, TransferPlace } from '../rule.ts';
import { TRANSFER_READS } from '../transfers.ts';

/** The judgement from which an assessment is asked for: case C-311/18. */
const SCHREMS_II = dayOf('SCHREMS-II');

/** F19. Legal source: GDPR art. 46(1) as read in case C-311/18; asked for from 2020-07-16. */
export const transferAssessmentMissing: Rule<'agreement'> = {
  code: 'F19',
  name: 'transfer-assessment-missing',
  of: 'agreement',
  severity: 'high',
  dueDays: 60,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 46(1)'],
  reads: [...TRANSFER_READS, 'evidence.tia', 'law'],
  judge: (assessing) => {
    const { inForce, transfers, watch } = assessing;
    if (!(inForce && watch.reached(SCHREMS_II))) return CLEAR;
    return orClear(gathered(transfers().flatMap((place) => unassessed(assessing, inForce, place))));
  },
};

function unassessed(assessing: Assessing<'agreement'>, span: Span, place: TransferPlace): Sighting[] {
  const { result } = place.evaluation;
  if (!(place.transfer.basis?.startsWith('A46') && (result === 'ok' || result === 'cannot_tell'))) return [];
  const last = latestEvidence(assessing, { kinds: ['tia'], ...place.evidence });
  const stale = last && staleBy(assessing, place, last);
  if (last && !stale) return [];
  const { basis, instrument, basisSignedOn } = place.transfer;
  const { issuedOn = null, result: concluded = null, validTo = null } = last?.fields ?? {};
  const asked = [lawMoved(SCHREMS_II, 'SCHREMS-II'), movedBy(place.from)];
  return [
    {
      part: place.part,
      system: place.system,
      mover: underVersion(span, ...asked, stale?.mover),
      says: { ...versionFacts(span), basis, instrument, basisSignedOn },
      truth: { ...place.facts, assessedOn: issuedOn, result: concluded, validTo, event: stale?.event ?? null },
    },
  ];
}

type Stale = { mover: Mover; event: string | null };

/** What made an assessment stale first: its age, its own end, what it concluded, or an event in the law. */
function staleBy(
  assessing: Assessing<'agreement'>,
  { transfer }: TransferPlace,
  last: Subject<'evidence'>,
): Stale | null {
  const { watch, policy, law } = assessing;
  const on = last.fields.issuedOn ?? last.since;
  const mover = refutedBy(assessing, last, addDays(on, policy.transferAssessedDays));
  let stale: Stale | null = mover && { mover, event: null };
  for (const event of eventsFor(law, transfer.country)) {
    if (event.on <= on || !watch.reached(event.on) || (stale && stale.mover.on <= event.on)) continue;
    stale = { mover: lawMoved(event.on, event.id), event: event.id };
  }
  return stale;
}

/** Days after which transfers to a country are to be assessed anew: events marked so, and the end of a decision on it. */
function eventsFor({ events, adequacyOf }: Law, country: string): { id: string; on: CalendarDate }[] {
  const ends = (adequacyOf.get(country) ?? []).flatMap(({ id, validTo }) =>
    validTo === null ? [] : [{ id, on: addDays(validTo, 1) }],
  );
  return [...events.filter((event) => event.reassess === country), ...ends];
}
