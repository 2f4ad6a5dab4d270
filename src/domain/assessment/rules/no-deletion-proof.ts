// F07: the contract ended more than thirty days ago and nobody has proved that the data were returned or deleted.
import { coveringOf, type Span } from '../../agreements.ts';
import { addDays, type CalendarDate } from '../../calendar.ts';
import { isAmong } from '../../entities.ts';
import type { Subject } from '../../revisions.ts';
import { categoriesOf, holdsPersonalData } from '../../systems.ts';
import { evidenceAbout, latestEvidence } from '../evidence.ts';
import { arrivedOn, IN_EEA } from '../movers.ts';
import { CLEAR, orClear, systemGap, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';

/** F07. Legal source: GDPR art. 28(3)(g). */
export const noDeletionProof: Rule<'agreement'> = {
  code: 'F07',
  name: 'no-deletion-proof',
  of: 'agreement',
  severity: 'high',
  dueDays: 30,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)(g)'],
  reads: ['contract.endOn', 'agreement.systems', 'system.personalData', 'evidence.deletion_certificate'],
  judge: (assessing) => {
    const { register, subject, spans, watch, policy } = assessing;
    const contract = register.get('contract', subject.fields.contract);
    const endOn = contract?.fields.endOn;
    const last = spans.findLast((span) => watch.reached(span.from));
    if (!(contract && endOn && last) || endOn < IN_EEA) return CLEAR;
    if (!watch.passed(addDays(endOn, policy.deletionProofDays))) return CLEAR;
    const left = everCovered(assessing).filter((system) => isLeft(assessing, system, last, endOn));
    const holding = left.map((system) => ({
      system,
      holds: holdsPersonalData(system, categoriesOf(register, system)),
    }));
    const sure = holding.filter(({ holds }) => holds === true).map(({ system }) => system);
    const unsure = holding.filter(({ holds }) => holds === null).map(({ system }) => system);
    return orClear([
      ...found(assessing, contract, last, sure),
      ...unsure.map((system) => systemGap(system, 'system.personalData')),
    ]);
  },
};

/** The systems the agreement covers or has covered, in use or not: their data were with the processor. */
function everCovered({ register, subject }: Assessing<'agreement'>): Subject<'system'>[] {
  const rows = [...(subject.sets.systems?.values() ?? []), ...(subject.ended.systems?.values() ?? [])];
  const ids = [...new Set(rows.map(({ value }) => value.system))].sort();
  return ids.flatMap((id) => register.get('system', id) ?? []);
}

/** Whether a system's data are left with the processor, unproved, and not under another agreement with it. */
function isLeft(
  assessing: Assessing<'agreement'>,
  system: Subject<'system'>,
  last: Span,
  endOn: CalendarDate,
): boolean {
  if (goesOn(assessing, system, last)) return false;
  const about = evidenceAbout(assessing.register, system, [assessing.subject]);
  const proof = latestEvidence(assessing, { kinds: ['deletion_certificate'], about });
  return !proof || (proof.fields.issuedOn ?? proof.since) < endOn || proof.fields.result === 'negative';
}

function goesOn({ register, subject, watch }: Assessing<'agreement'>, system: Subject<'system'>, last: Span): boolean {
  const processors = processorsOf(last);
  return coveringOf(register, system, watch).some(
    ({ agreement, span }) =>
      agreement.id !== subject.id &&
      span !== null &&
      processorsOf(span).some((entity) => isAmong(register, entity, processors)),
  );
}

function processorsOf({ version }: Span): string[] {
  const parties = [...(version.sets.parties?.values() ?? [])];
  return parties.filter(({ value }) => value.role === 'processor').map(({ value }) => value.entity);
}

function found(
  { subject, policy }: Assessing<'agreement'>,
  contract: Subject<'contract'>,
  last: Span,
  systems: readonly Subject<'system'>[],
): Judgement[] {
  const endOn = contract.fields.endOn;
  if (systems.length === 0 || !endOn) return [];
  const mover = arrivedOn(addDays(endOn, policy.deletionProofDays + 1), contract.from.endOn, subject.id);
  return [
    {
      outcome: 'found',
      part: null,
      says: { ...versionFacts(last), deletion: last.version.fields.deletion ?? null },
      truth: {
        contract: contract.id,
        title: contract.fields.title ?? null,
        endOn,
        systems: systems.map((system) => system.fields.name ?? system.id),
      },
      since: mover.on,
      cause: mover.cause,
    },
  ];
}
