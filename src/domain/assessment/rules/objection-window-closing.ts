// F11: a notice of a sub-processor is not decided on, and the last day to object is near or over.
import { inForce as inForceOn, objectionDeadline, type Span, spansOf } from '../../agreements.ts';
import { addDays, type CalendarDate } from '../../calendar.ts';
import { entityName, isAmong } from '../../entities.ts';
import type { Subject } from '../../revisions.ts';
import { watchOn } from '../../watch.ts';
import { arrivedOn, lastMover, movedBy, underVersion } from '../movers.ts';
import { CLEAR, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Judgement, Rule } from '../rule.ts';

/** F11. Legal source: GDPR art. 28(2). */
export const objectionWindowClosing: Rule<'agreement'> = {
  code: 'F11',
  name: 'objection-window-closing',
  of: 'agreement',
  severity: 'high',
  dueDays: 7,
  makesStale: false,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(2)'],
  reads: ['notice', 'version.authorisation', 'version.objectionDays', 'version.noticeDays', 'version.subProcessors'],
  judge: (assessing) => {
    const { inForce, register, subject } = assessing;
    if (!inForce || inForce.version.fields.authorisation === 'specific') return CLEAR;
    const open = register.under('notice', subject.id).filter((notice) => isOpen(assessing, inForce, notice));
    if (open.length === 0) return CLEAR;
    if (!inForce.version.fields.authorisation) return [gap(null, 'version.authorisation', inForce.version)];
    return orClear(open.flatMap((notice) => judged(assessing, inForce, notice)));
  },
};

/** Whether a notice has come, nobody has answered it, and no later text lists its company. */
function isOpen({ register, watch }: Assessing<'agreement'>, { version }: Span, notice: Subject<'notice'>): boolean {
  const { entity, receivedOn, response = 'none', respondedOn } = notice.fields;
  if (!(entity && watch.reached(receivedOn))) return false;
  if (response !== 'none' && watch.reached(respondedOn ?? receivedOn)) return false;
  const listed = [...(version.sets.subProcessors?.values() ?? [])].map(({ value }) => value.entity);
  return !isAmong(register, entity, listed);
}

function gap(part: string | null, missing: string, { id }: Subject<'version'>): Judgement {
  return { outcome: 'cannot_tell', part, missing, at: { kind: 'version', id } };
}

function judged(assessing: Assessing<'agreement'>, span: Span, notice: Subject<'notice'>): Judgement[] {
  const { register, watch, policy } = assessing;
  const deadline = objectionDeadline(register, notice);
  if (deadline === null) return termsUnknown(assessing, notice);
  const warned = addDays(deadline, -policy.objectionWarnedDays);
  return watch.reached(warned) ? [found(assessing, span, notice, { deadline, warned })] : [];
}

/** The terms signed for the day of the notice give no days; without terms on that day an objection always counts. */
function termsUnknown({ register, subject }: Assessing<'agreement'>, notice: Subject<'notice'>): Judgement[] {
  const { receivedOn } = notice.fields;
  const then = receivedOn && inForceOn(spansOf(register, subject.id), watchOn(receivedOn));
  return then ? [gap(notice.id, 'version.objectionDays', then.version)] : [];
}

function found(
  { register, subject }: Assessing<'agreement'>,
  span: Span,
  notice: Subject<'notice'>,
  { deadline, warned }: { deadline: CalendarDate; warned: CalendarDate },
): Judgement {
  const { entity = '', receivedOn = null } = notice.fields;
  const { noticeDays = null, objectionDays = null } = span.version.fields;
  const received = notice.from.receivedOn;
  const mover = underVersion(span, lastMover(arrivedOn(warned, received, subject.id), movedBy(received)));
  return {
    outcome: 'found',
    part: notice.id,
    says: { ...versionFacts(span), noticeDays, objectionDays },
    truth: { notice: notice.id, entity, name: entityName(register, entity), receivedOn, deadline },
    since: mover.on,
    cause: mover.cause,
    dueOn: deadline,
  };
}
