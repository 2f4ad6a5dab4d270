// F24: the body that held the agreement has ceased or been split, and a successor has no part in it.
import { firstHolderOf, successorsOf } from '../../entities.ts';
import type { Member, Subject } from '../../revisions.ts';
import type { SetsOf } from '../../subjects.ts';
import { lastMover, type Mover, movedBy } from '../movers.ts';
import { CLEAR, namesOf, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';

type Successor = Member<SetsOf<'body'>['successors']>;

/** F24. Legal source: GDPR art. 28(3). */
export const controllerCeased: Rule<'agreement'> = {
  code: 'F24',
  name: 'controller-ceased',
  of: 'agreement',
  severity: 'high',
  dueDays: 60,
  // The successor takes over by law: what is lacking is an assignment. Where the text names another party, F23 says so.
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)'],
  reads: ['body.ceased', 'body.successors', 'agreement.accessions', 'holding.body'],
  judge: (assessing) => {
    const { inForce, systems, register, subject, body } = assessing;
    if (!inForce && systems.length === 0) return CLEAR;
    const found = new Map<string | null, Judgement>();
    for (const id of new Set([firstHolderOf(register, subject), body])) {
      const former = register.get('body', id);
      if (!former) continue;
      for (const judgement of unassigned(assessing, former))
        if (!found.has(judgement.part)) found.set(judgement.part, judgement);
    }
    return orClear([...found.values()]);
  },
};

/** What is not assigned of an agreement that a body held: to each part of a split, to the heir of a merger, to anyone. */
function unassigned(assessing: Assessing<'agreement'>, former: Subject<'body'>): Judgement[] {
  const successors = [...(former.sets.successors?.values() ?? [])].filter(({ value }) => value.body !== former.id);
  const parts = successors.filter(({ value }) => value.kind === 'split');
  const heirs = successors.filter(({ value }) => value.kind === 'merger');
  const lacking = parts.filter((part) => !isAssigned(assessing, part));
  const [heir] = heirs;
  if (heir && former.fields.ceased && !heirs.some((one) => isAssigned(assessing, one))) lacking.push(heir);
  if (lacking.length > 0) return lacking.map((successor) => judged(assessing, former, successor));
  const forsaken = former.fields.ceased === true && successors.length === 0;
  return forsaken ? [judged(assessing, former, null)] : [];
}

/** Whether a successor, or one that has taken over from it, holds the agreement or has acceded to it. */
function isAssigned({ register, subject, body }: Assessing<'agreement'>, { value }: Successor): boolean {
  const line = successorsOf(register, value.body).add(value.body);
  if (body !== null && line.has(body)) return true;
  return [...(subject.sets.accessions?.values() ?? [])].some((accession) => line.has(accession.value.body));
}

function judged(
  { register, inForce, systems }: Assessing<'agreement'>,
  former: Subject<'body'>,
  successor: Successor | null,
): Judgement {
  const { ceased } = former.from;
  const ended: Mover | undefined = former.fields.ceased ? movedBy(ceased) : undefined;
  const mover = lastMover(ended, movedBy(successor?.from));
  return {
    outcome: 'found',
    part: successor?.value.body ?? null,
    says: inForce ? versionFacts(inForce) : { version: null, label: null },
    truth: {
      ...{ body: former.id, name: former.fields.name ?? null, endedOn: ended?.on ?? null },
      successor: successor?.value.body ?? null,
      successorName: register.get('body', successor?.value.body)?.fields.name ?? null,
      ...{ kind: successor?.value.kind ?? null, systems: namesOf(systems) },
    },
    since: mover.on,
    cause: mover.cause,
  };
}
