// F10: a company works in the chain of a covered system without being authorised under the version in force.
import { objectionDeadline, type Span } from '../../agreements.ts';
import { type ChainLink, chainOf } from '../../chain.ts';
import { entityName, isAmong, sameEntity } from '../../entities.ts';
import type { Subject } from '../../revisions.ts';
import { causeOf, type Mover, movedBy, underVersion } from '../movers.ts';
import { CLEAR, gathered, orClear, type Sighting, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';
import { isAbout, isParty } from '../transfers.ts';

/** F10. Legal source: GDPR art. 28(2). */
export const unauthorisedSubProcessor: Rule<'agreement'> = {
  code: 'F10',
  name: 'unauthorised-sub-processor',
  of: 'agreement',
  severity: 'critical',
  dueDays: 14,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(2)'],
  reads: [
    'product.subProcessors',
    'system.subProcessors',
    'system.deviations',
    'version.subProcessors',
    'version.authorisation',
    'notice',
  ],
  judge: (assessing) => {
    const { inForce, systems, register } = assessing;
    if (!inForce) return CLEAR;
    const sightings: Sighting[] = [];
    for (const { system, personalData } of systems) {
      if (personalData === false) continue;
      for (const link of chainOf(register, system.id).links) {
        if (isListed(assessing, inForce, link, system.id) || isParty(register, inForce, link)) continue;
        const notified = noticeOf(assessing, inForce, link);
        if (notified.authorised) continue;
        sightings.push(sighting(assessing, inForce, link, system, notified));
      }
    }
    if (sightings.length === 0) return CLEAR;
    return inForce.version.fields.authorisation ? orClear(gathered(sightings)) : [unknownMode(inForce)];
  },
};

function unknownMode({ version }: Span): Judgement {
  const at = { kind: 'version', id: version.id };
  return { outcome: 'cannot_tell', part: null, missing: 'version.authorisation', at };
}

function isListed({ register }: Assessing<'agreement'>, { version }: Span, link: ChainLink, system: string): boolean {
  const rows = [...(version.sets.subProcessors?.values() ?? [])].filter(({ value }) => isAbout(value, system));
  return isAmong(
    register,
    link.entity,
    rows.map(({ value }) => value.entity),
  );
}

type Notified = { authorised: boolean; receivedOn: string | null; objectedOn: string | null; mover?: Mover };

/** Whether a general authorisation reaches a company: notified under this agreement and not objected to in time. */
function noticeOf(assessing: Assessing<'agreement'>, { version }: Span, link: ChainLink): Notified {
  const none: Notified = { authorised: false, receivedOn: null, objectedOn: null };
  if (version.fields.authorisation !== 'general') return none;
  const { register, subject, watch } = assessing;
  let answer = none;
  for (const notice of register.under('notice', subject.id)) {
    const { entity, receivedOn } = notice.fields;
    if (!(entity && receivedOn && watch.reached(receivedOn) && sameEntity(register, entity, link.entity))) continue;
    const objection = objectionTo(assessing, notice);
    if (!objection) return { authorised: true, receivedOn, objectedOn: null };
    answer = { authorised: false, receivedOn, objectedOn: objection.on, mover: objection };
  }
  return answer;
}

/** An objection made in time; one made after the deadline of the signed terms does not take the authorisation away. */
function objectionTo({ register, watch }: Assessing<'agreement'>, notice: Subject<'notice'>): Mover | undefined {
  const { response, respondedOn, receivedOn } = notice.fields;
  const on = respondedOn ?? receivedOn;
  if (response !== 'objected' || !on || !watch.reached(on)) return undefined;
  const deadline = objectionDeadline(register, notice);
  if (deadline !== null && on > deadline) return undefined;
  return { on, cause: notice.from.response ? causeOf(notice.from.response) : `revision:${notice.id}` };
}

function sighting(
  { register }: Assessing<'agreement'>,
  span: Span,
  link: ChainLink,
  system: Subject<'system'>,
  { receivedOn, objectedOn, mover }: Notified,
): Sighting {
  const listed = [...(span.version.sets.subProcessors?.values() ?? [])].filter(({ value }) =>
    isAbout(value, system.id),
  );
  const { entity, country, service, from } = link;
  return {
    part: entity,
    system,
    mover: underVersion(span, movedBy(from), mover),
    says: {
      ...versionFacts(span),
      authorisation: span.version.fields.authorisation ?? null,
      listed: [...new Set(listed.map(({ value }) => entityName(register, value.entity)))].sort(),
      notifiedOn: receivedOn,
      objectedOn,
    },
    truth: { entity, name: entityName(register, entity), country, service, from: from.since },
  };
}
