// Findings (outcomes of rules), decisions on them and the DPO's compliance report: shapes in and out.
import * as z from 'zod';
import { DECISION_KINDS, OUTCOMES, SEVERITIES } from '../../domain/vocabulary.ts';
import {
  Day,
  Id,
  Moment,
  NullableDay,
  NullableId,
  NullableText,
  optionalDay,
  optionalId,
  optionalText,
  pageOf,
} from './values.ts';

export const Severity = z.enum(SEVERITIES);

/** Facts of an outcome: named values, never prose; wording is made in the reader's language. */
export const FindingFacts = z
  .record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))
  .meta({ id: 'FindingFacts', description: 'What the agreement says and what is true now, as named values' });

export const Cause = z
  .strictObject({
    key: z.string().meta({ description: '`change:id`, `revision:id`, `law:id`, `time:subject` or `gap:subject`' }),
    title: z.string(),
    on: NullableDay,
  })
  .meta({ id: 'Cause' });

export const Decision = z
  .strictObject({
    id: Id,
    findingKey: z.string(),
    kind: z.enum(DECISION_KINDS),
    byId: Id,
    ownerId: NullableId,
    dueOn: NullableDay,
    until: NullableDay,
    reason: NullableText,
    decidedAt: Moment,
    effectiveOn: Day.meta({ description: 'From which day it stands' }),
  })
  .meta({ id: 'Decision', description: 'Never alters an outcome; the DPO posts advice only' });

export const DecisionCreate = z
  .strictObject({
    kind: z.enum(DECISION_KINDS),
    ownerId: optionalId,
    dueOn: optionalDay,
    until: optionalDay,
    reason: optionalText,
  })
  .refine((d) => d.kind !== 'accept_risk' || (d.reason !== null && d.until !== null), {
    path: ['until'],
    error: 'expected `until` and `reason`: a risk is accepted until a day, with a reason',
  })
  .refine((d) => d.kind !== 'snooze' || (d.reason !== null && d.until !== null), {
    path: ['until'],
    error: 'expected `until` and `reason` to snooze',
  })
  .refine((d) => d.kind !== 'assign' || d.ownerId !== null, {
    path: ['ownerId'],
    error: 'expected the person it is assigned to',
  })
  .refine((d) => (d.kind !== 'advice' && d.kind !== 'management') || d.reason !== null, {
    path: ['reason'],
    error: 'expected a text',
  })
  .meta({ id: 'DecisionCreate' });

export const Finding = z
  .strictObject({
    key: z.string().meta({ description: '`code.body.subject[.part]`: stable under corrections' }),
    code: z.string(),
    name: z.string(),
    title: z.string(),
    outcome: z.enum(OUTCOMES),
    severity: Severity,
    makesStale: z.boolean(),
    bodyId: Id,
    bodyName: z.string(),
    subjectKind: z.enum(['system', 'contract', 'agreement', 'body']),
    subjectId: Id,
    subjectTitle: z.string(),
    agreementId: NullableId,
    part: NullableText,
    agreementSays: NullableText,
    trueNow: NullableText,
    facts: FindingFacts,
    missing: z
      .strictObject({ fact: z.string(), where: z.string() })
      .nullable()
      .meta({ description: 'For cannot_tell: the fact that is missing and where to enter it' }),
    since: NullableDay,
    dueOn: NullableDay,
    overdue: z.boolean(),
    coming: z.boolean().meta({ description: 'Whether it begins after the day asked for' }),
    cause: Cause,
    authority: z.array(z.string()),
    remedy: z.string(),
    ownerId: NullableId,
    standing: z
      .strictObject({
        ownerId: NullableId.meta({ description: 'Whom it was assigned to' }),
        dueOn: NullableDay.meta({ description: 'The day it was assigned to be done by; for escalation only' }),
        snoozedUntil: NullableDay,
        acceptedUntil: NullableDay.meta({ description: 'Management has accepted the risk until this day' }),
      })
      .meta({ description: 'What stands of the decisions on the day; it never alters the outcome' }),
    decisions: z.array(Decision),
  })
  .meta({ id: 'Finding' });

export const FindingPage = z
  .strictObject({
    items: z.array(Finding),
    nextCursor: z.string().nullable(),
    asOf: Day,
    knownAt: Moment.nullable(),
  })
  .meta({ id: 'FindingPage' });

export const DecisionPage = pageOf('DecisionPage', Decision);

export const TrafficLight = z.enum(['red', 'yellow', 'green', 'grey']);

export const ReportBody = z
  .strictObject({
    bodyId: Id,
    bodyName: z.string(),
    number: NullableText,
    light: TrafficLight,
    dpo: NullableText,
    agreementsInForce: z.int(),
    agreementsNeedingUpdate: z.int(),
    agreementsMissing: z.int().meta({ description: 'Systems with personal data and no agreement in force' }),
    systems: z.int(),
    systemsWithOwner: z.int(),
    dataGaps: z.int(),
    causes: z.array(
      z.strictObject({
        cause: Cause,
        worstSeverity: Severity,
        findings: z.array(Finding),
      }),
    ),
    gaps: z.array(Finding),
  })
  .meta({ id: 'ReportBody' });

export const Report = z
  .strictObject({
    asOf: Day,
    knownAt: Moment.nullable(),
    seq: z.int(),
    language: z.string(),
    bodies: z.array(ReportBody),
    hash: z.string().meta({ description: 'SHA-256 of the canonical JSON of the report without this field' }),
  })
  .meta({ id: 'Report', description: 'The DPO’s compliance report' });

export type FindingValue = z.infer<typeof Finding>;
export type ReportValue = z.infer<typeof Report>;
