// F29: a municipality or county has no data protection officer, or has not decided, notified or published it.
import type { Provenance, Subject } from '../../revisions.ts';
import type { Watch } from '../../watch.ts';
import { IN_EEA, lastMover, lawMoved, type Mover, movedBy } from '../movers.ts';
import { CLEAR, orClear } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';

/** F29. Legal source: GDPR art. 37(1)(a) and 37(7); applies in Norway from 2018-07-20. */
export const dpoNotRegistered: Rule<'body'> = {
  code: 'F29',
  name: 'dpo-not-registered',
  of: 'body',
  severity: 'high',
  dueDays: 14,
  makesStale: false,
  raisedBySensitiveData: false,
  authority: ['GDPR art. 37(1)(a)', 'GDPR art. 37(7)'],
  reads: ['mandate.active', 'mandate.decidedOn', 'mandate.notifiedOn', 'mandate.publishedUrl'],
  judge: (assessing) => {
    const { subject, watch, register } = assessing;
    const { kind, ceased } = subject.fields;
    if (!(kind === 'municipality' || kind === 'county') || ceased || !watch.reached(IN_EEA)) return CLEAR;
    const mandates = register.naming('mandate', 'body', subject.id).filter(({ fields }) => fields.body === subject.id);
    const active = mandates.filter(({ fields }) => fields.active);
    if (active.length === 0) return [noMandate(assessing, mandates)];
    const lacks = active.map((mandate) => ({ mandate, missing: missingFrom(assessing, mandate) }));
    lacks.sort((a, b) => a.missing.length - b.missing.length);
    const [best] = lacks;
    return orClear(best ? best.missing.map((field) => lacking(assessing, best.mandate, field, mandates)) : []);
  },
};

const FIELDS = ['decidedOn', 'notifiedOn', 'publishedUrl'] as const;
type Field = (typeof FIELDS)[number];

function missingFrom({ watch }: Assessing<'body'>, mandate: Subject<'mandate'>): Field[] {
  return FIELDS.filter((field) => lacks(watch, mandate, field));
}

function lacks(watch: Watch, { fields }: Subject<'mandate'>, field: Field): boolean {
  return field === 'publishedUrl' ? !fields.publishedUrl : !watch.reached(fields[field]);
}

function noMandate({ subject }: Assessing<'body'>, mandates: readonly Subject<'mandate'>[]): Judgement {
  const ends = mandates.map(({ from }) => from.active).filter((from): from is Provenance => from !== undefined);
  return found(subject, 'mandate', {}, [...ends.map(movedBy), ownDay(subject)]);
}

/** What a mandate lacks: since it began, lost it, or another that had it ended. */
function lacking(
  { subject, watch }: Assessing<'body'>,
  mandate: Subject<'mandate'>,
  field: Field,
  mandates: readonly Subject<'mandate'>[],
): Judgement {
  const { decidedOn = null, notifiedOn = null, publishedUrl = null } = mandate.fields;
  const lost = mandate.fields[field] === null ? movedBy(mandate.from[field]) : undefined;
  const had = mandates.filter((other) => !(other.fields.active || lacks(watch, other, field)));
  return found(subject, field, { mandate: mandate.id, decidedOn, notifiedOn, publishedUrl }, [
    movedBy(mandate.from.active),
    lost,
    ...had.map(({ from }) => movedBy(from.active)),
    ownDay(subject),
  ]);
}

/** The later of the body's first day and the day the duty to have an officer began. */
function ownDay(subject: Subject<'body'>): Mover | undefined {
  return lastMover(movedBy(subject.from.kind), lawMoved(IN_EEA, 'GDPR-EEA'));
}

function found(
  subject: Subject<'body'>,
  part: string,
  truth: Record<string, string | null>,
  movers: (Mover | undefined)[],
): Judgement {
  const mover = lastMover(...movers);
  return {
    outcome: 'found',
    part,
    says: {},
    truth: { body: subject.id, name: subject.fields.name ?? null, ...truth },
    since: mover.on,
    cause: mover.cause,
  };
}
