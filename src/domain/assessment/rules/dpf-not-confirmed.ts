// F18: a transfer rests on a decision that holds for listed companies only, and nobody has looked in the list lately.
import type { Span } from '../../agreements.ts';
import { addDays } from '../../calendar.ts';
import { refutedBy } from '../evidence.ts';
import { lawMoved, type Mover, movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule, TransferPlace } from '../rule.ts';
import { TRANSFER_READS } from '../transfers.ts';

/** F18. Legal source: GDPR art. 45 and decision (EU) 2023/1795. */
export const dpfNotConfirmed: Rule<'agreement'> = {
  code: 'F18',
  name: 'dpf-not-confirmed',
  of: 'agreement',
  severity: 'high',
  dueDays: 14,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 45'],
  reads: [...TRANSFER_READS, 'evidence.dpf_list_check', 'law'],
  judge: (assessing) => {
    const { inForce, transfers } = assessing;
    if (!inForce) return CLEAR;
    const judged = transfers().map((place) => judgedAt(assessing, inForce, place));
    return orClear([...gathered(judged.flatMap(({ seen }) => seen)), ...judged.flatMap(({ gaps }) => gaps)]);
  },
};

type Judged = { seen: Sighting[]; gaps: Judgement[] };
const NOTHING: Judged = { seen: [], gaps: [] };

function judgedAt(assessing: Assessing<'agreement'>, span: Span, place: TransferPlace): Judged {
  const { evaluation, listing, part } = place;
  if (evaluation.result !== 'ok' || evaluation.law === null || !listing) return NOTHING;
  const { check, hrUnknown } = listing;
  const old =
    check && refutedBy(assessing, check, addDays(check.fields.issuedOn ?? check.since, assessing.policy.listCheckDays));
  if (!check || old) return { seen: [sighting(assessing, span, place, evaluation.law, old)], gaps: [] };
  if (!hrUnknown) return NOTHING;
  const at = { kind: check.fields.subjectKind ?? 'evidence', id: check.fields.subject ?? check.id };
  return { seen: [], gaps: [{ outcome: 'cannot_tell', part, missing: 'evidence.coversHr', at }] };
}

function sighting(
  { law: { adequacy } }: Assessing<'agreement'>,
  span: Span,
  { part, system, from, transfer, facts, listing }: TransferPlace,
  law: string,
  old: Mover | null,
): Sighting {
  const row = adequacy.find(({ id }) => id === law);
  const { basis, instrument } = transfer;
  const { issuedOn = null, validTo = null } = listing?.check?.fields ?? {};
  return {
    part,
    system,
    mover: underVersion(span, row && lawMoved(row.validFrom, row.id), movedBy(from), old ?? undefined),
    says: { ...versionFacts(span), basis, instrument },
    truth: { ...facts, law, checkedOn: issuedOn, validTo },
  };
}
