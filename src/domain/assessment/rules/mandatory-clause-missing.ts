// F08: the version in force lacks a clause an agreement must have, or has it in part only.
import type { Span } from '../../agreements.ts';
import type { Subject } from '../../revisions.ts';
import type { Clause } from '../../subjects.ts';
import type { Severity } from '../../vocabulary.ts';
import { IN_EEA, underGdpr, underVersion } from '../movers.ts';
import { CLEAR, orClear, versionFacts } from '../parts.ts';
import type { Assessing, Facts, Judgement, Rule } from '../rule.ts';

/** The clauses every agreement must have; K17 and K27 are asked for on their own (domain reference §1.1). */
const ASKED = [
  ...['K02', 'K10', 'K11', 'K12', 'K13', 'K14', 'K15', 'K16', 'K19'],
  ...['K21', 'K22', 'K23', 'K24', 'K25', 'K26', 'K28', 'K29', 'K30', 'K31', 'K32'],
];

/** F08. Legal source: GDPR art. 28(3) and 33(2). */
export const mandatoryClauseMissing: Rule<'agreement'> = {
  code: 'F08',
  name: 'mandatory-clause-missing',
  of: 'agreement',
  severity: 'high',
  dueDays: 60,
  makesStale: true,
  raisedBySensitiveData: true,
  authority: ['GDPR art. 28(3)', 'GDPR art. 33(2)'],
  reads: ['version.clauses', 'version.authorisation', 'version.breachHours'],
  judge: (assessing) => {
    const { inForce, watch } = assessing;
    if (!(inForce && watch.reached(IN_EEA))) return CLEAR;
    const { version } = inForce;
    const general = version.fields.authorisation === 'general';
    const asked = general ? [...ASKED, 'K17'] : ASKED;
    const lacking = asked.flatMap((code) => lackingClause(inForce, code));
    const unread = asked.some((code) => !isAssessed(clauseOf(version, code)));
    return orClear([
      ...lacking,
      ...breachHours(assessing, inForce),
      ...(unread ? [gap(version, 'version.clauses')] : []),
      ...(objectionUnknown(version) ? [gap(version, 'version.authorisation')] : []),
    ]);
  },
};

function clauseOf(version: Subject<'version'>, code: string): Clause | undefined {
  return version.sets.clauses?.get(code)?.value;
}

function isAssessed(clause: Clause | undefined): boolean {
  return clause !== undefined && clause.result !== 'unknown';
}

function gap(version: Subject<'version'>, missing: string): Judgement {
  return { outcome: 'cannot_tell', part: `gap:${missing}`, missing, at: { kind: 'version', id: version.id } };
}

/** Whether nobody can tell if the right to object must be agreed: it must under general authorisation, and is not. */
function objectionUnknown(version: Subject<'version'>): boolean {
  const result = clauseOf(version, 'K17')?.result;
  return !version.fields.authorisation && result !== 'fulfilled' && result !== 'not_applicable';
}

function lackingClause(span: Span, code: string): Judgement[] {
  const result = clauseOf(span.version, code)?.result;
  if (result === 'missing') return [found(span, code)];
  return result === 'partial' ? [found(span, code, { severity: 'medium' })] : [];
}

/** K27: the hours a processor may take to tell of a breach. The authority must be told within 72, art. 33(1). */
function breachHours({ policy }: Assessing<'agreement'>, span: Span): Judgement[] {
  const { most, grave } = policy.breachHours;
  const hours = span.version.fields.breachHours ?? null;
  const clause = clauseOf(span.version, 'K27');
  if (hours === null && !isAssessed(clause)) return [gap(span.version, 'version.breachHours')];
  if (hours === null && clause?.result === 'not_applicable') return [];
  if (hours !== null && hours <= most) return [];
  const severity = hours !== null && hours > grave ? 'high' : 'medium';
  return [found(span, 'K27', { severity, says: { breachHours: hours }, truth: { hours: most } })];
}

function found(span: Span, code: string, more: { severity?: Severity; says?: Facts; truth?: Facts } = {}): Judgement {
  const clause = clauseOf(span.version, code);
  const mover = underGdpr(underVersion(span));
  return {
    outcome: 'found',
    part: code,
    says: {
      ...versionFacts(span),
      code,
      result: clause?.result ?? null,
      clauseRef: clause?.clauseRef ?? null,
      ...more.says,
    },
    truth: { code, ...more.truth },
    since: mover.on,
    cause: mover.cause,
    ...(more.severity ? { severity: more.severity } : {}),
  };
}
