// F06: the contract has a material amendment the version in force has not been read against.
import type { CalendarDate } from '../../calendar.ts';
import type { Member, Subject } from '../../revisions.ts';
import type { Amendment } from '../../subjects.ts';
import { causeOf, underVersion } from '../movers.ts';
import { CLEAR, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Rule } from '../rule.ts';

/** F06. Legal source: GDPR art. 28(3) and 24(1). */
export const contractChanged: Rule<'agreement'> = {
  code: 'F06',
  name: 'contract-changed',
  of: 'agreement',
  severity: 'high',
  dueDays: 30,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)', 'GDPR art. 24(1)'],
  reads: ['contract.amendments', 'version.contractOn', 'agreement.reviews'],
  judge: (assessing) => {
    const { inForce, register, subject, watch } = assessing;
    const contract = inForce && register.get('contract', subject.fields.contract);
    const amendments = contract?.sets.amendments;
    if (!(inForce && contract && amendments)) return CLEAR;
    const readTo = readUpTo(assessing, inForce.version);
    const unread = [...amendments.values()].filter(
      ({ value }) => value.material && watch.reached(value.effectiveOn) && value.effectiveOn > readTo,
    );
    const says = { ...versionFacts(inForce), contractOn: inForce.version.fields.contractOn ?? null, readUpTo: readTo };
    return orClear(
      unread.map((member) => {
        const mover = underVersion(inForce, { on: member.value.effectiveOn, cause: causeOf(member.from) });
        return {
          outcome: 'found',
          part: member.key,
          says,
          truth: amendmentFacts(contract, member),
          since: mover.on,
          cause: mover.cause,
        };
      }),
    );
  },
};

/** The day up to which the contract has been read for the version: at signing, or in a review since. */
export function readUpTo(
  { subject, watch }: Pick<Assessing<'agreement'>, 'subject' | 'watch'>,
  version: Subject<'version'>,
): CalendarDate {
  let readTo = version.fields.contractOn ?? version.since;
  for (const { value } of subject.sets.reviews?.values() ?? []) {
    if (value.version === version.id && watch.reached(value.reviewedOn) && value.contractOn > readTo)
      readTo = value.contractOn;
  }
  return readTo;
}

function amendmentFacts(contract: Subject<'contract'>, { key, value }: Member<Amendment>) {
  return {
    contract: contract.id,
    title: contract.fields.title ?? null,
    amendment: key,
    number: value.number,
    kinds: value.kinds as string[],
    effectiveOn: value.effectiveOn,
    summary: value.summary,
  };
}
