// A registered change, its consequences and its withdrawal; evidence: shapes in and out.
import * as z from 'zod';
import {
  AMENDMENT_KINDS,
  CHANGE_SCOPES,
  DATA_SUBJECTS,
  EVIDENCE_KINDS,
  EVIDENCE_RESULTS,
  LOCATION_ACTIVITIES,
  OPERATING_MODELS,
  REGISTRY_STATUSES,
  TWO_FACTOR,
} from '../../domain/vocabulary.ts';
import { EntityInput } from './bodies.ts';
import { FindingFacts, Severity } from './findings.ts';
import {
  Country,
  Day,
  Id,
  Moment,
  Name,
  NullableDay,
  NullableId,
  NullableText,
  optionalDay,
  optionalFlag,
  optionalText,
  pageOf,
  Text,
} from './values.ts';
import { Category, LocationInput, SubProcessorInput } from './vendors.ts';

const common = {
  scope: z.strictObject({ kind: z.enum(CHANGE_SCOPES), id: Id }),
  effectiveOn: Day,
  evidence: z
    .strictObject({
      kind: z.enum(EVIDENCE_KINDS).default('vendor_notice'),
      reference: optionalText,
      issuer: optionalText,
      issuedOn: optionalDay,
    })
    .nullish()
    .transform((evidence) => evidence ?? null),
  note: optionalText,
};
const change = <K extends string, D extends z.ZodType>(kind: K, details: D) =>
  z.strictObject({ kind: z.literal(kind), ...common, details });

const LocationKey = z.strictObject({ country: Country, activity: z.enum(LOCATION_ACTIVITIES) });

/** Everything a contract manager can say a vendor changed; which scopes a kind fits is `domain/change.ts`. */
export const ChangeCreate = z
  .discriminatedUnion('kind', [
    change('sub_processor_added', SubProcessorInput),
    change('sub_processor_removed', z.strictObject({ key: z.string().min(1).max(64) })),
    change('sub_processor_replaced', z.strictObject({ key: z.string().min(1).max(64), by: SubProcessorInput })),
    change(
      'locations_changed',
      z.strictObject({
        add: z.array(LocationInput).max(50).default([]),
        end: z.array(LocationKey).max(50).default([]),
      }),
    ),
    change(
      'data_categories_changed',
      z.strictObject({ add: z.array(Category).max(50).default([]), end: z.array(Category).max(50).default([]) }),
    ),
    change(
      'data_subjects_changed',
      z.strictObject({
        add: z.array(z.enum(DATA_SUBJECTS)).max(20).default([]),
        end: z.array(z.enum(DATA_SUBJECTS)).max(20).default([]),
      }),
    ),
    change('purpose_changed', z.strictObject({ purpose: Text })),
    change('operating_model_changed', z.strictObject({ operatingModel: z.enum(OPERATING_MODELS) })),
    change('two_factor_changed', z.strictObject({ twoFactor: z.enum(TWO_FACTOR) })),
    change(
      'contract_amended',
      z.strictObject({
        number: Name,
        kinds: z.array(z.enum(AMENDMENT_KINDS)).min(1, 'expected at least one kind of change').max(13),
        signedOn: optionalDay,
        material: z.boolean().optional(),
        materialReason: optionalText,
        summary: optionalText,
        documentReference: optionalText,
      }),
    ),
    change('contract_renewed', z.strictObject({ number: Name, endOn: Day })),
    change('vendor_renamed', z.strictObject({ name: Name })),
    change('vendor_merged', z.strictObject({ into: EntityInput })),
    change('vendor_status_changed', z.strictObject({ registryStatus: z.enum(REGISTRY_STATUSES) })),
  ])
  .meta({ id: 'ChangeCreate', description: 'What changed, to what, since when, on what evidence' });

export const Consequence = z
  .strictObject({
    findingKey: z.string(),
    code: z.string(),
    title: z.string(),
    severity: Severity,
    bodyId: Id,
    bodyName: z.string(),
    subjectKind: z.enum(['system', 'contract', 'agreement', 'body']),
    subjectId: Id,
    subjectTitle: z.string(),
    agreementId: NullableId,
    makesStale: z.boolean().meta({ description: 'Whether it makes an agreement in force need an update' }),
    effect: z.enum(['found', 'cleared']),
    agreementSays: NullableText,
    trueNow: NullableText,
    facts: FindingFacts,
    since: Day,
    dueOn: NullableDay,
    ownerId: NullableId,
  })
  .meta({
    id: 'Consequence',
    description: 'One outcome that differs with the change: what the agreement says, what is true, since when',
  });

export const Change = z
  .strictObject({
    id: z.string().nullable().meta({ description: 'Null in a preview: nothing was saved' }),
    kind: z.string(),
    scope: z.strictObject({ kind: z.enum(CHANGE_SCOPES), id: Id }),
    scopeTitle: z.string(),
    effectiveOn: Day,
    note: NullableText,
    evidenceId: NullableId,
    registeredAt: Moment.nullable(),
    registeredById: NullableId,
    withdrawnAt: Moment.nullable(),
    preview: z.boolean(),
    consequences: z.array(Consequence),
    hiddenConsequences: z
      .int()
      .meta({ description: 'Always 0: consequences in bodies you may not see are not counted' }),
  })
  .meta({ id: 'Change' });

export const WithdrawalCreate = z.strictObject({ reason: Text }).meta({ id: 'WithdrawalCreate' });

export const Withdrawal = z
  .strictObject({
    changeId: Id,
    withdrawnAt: Moment,
    reason: z.string(),
    cleared: z.array(Consequence),
    correctingMails: z
      .int()
      .meta({ description: 'People who had a mail about it and get a correcting one in the next run' }),
  })
  .meta({ id: 'Withdrawal' });

export const Evidence = z
  .strictObject({
    id: Id,
    kind: z.enum(EVIDENCE_KINDS),
    subject: z.strictObject({ kind: z.string(), id: Id }),
    issuer: NullableText,
    issuedOn: Day,
    validTo: NullableDay,
    scope: NullableText,
    conclusion: NullableText,
    reference: NullableText,
    part: NullableText,
    result: z.enum(EVIDENCE_RESULTS).nullable(),
    coversHr: z.boolean().nullable(),
  })
  .meta({ id: 'Evidence' });

export const EvidenceCreate = z
  .strictObject({
    kind: z.enum(EVIDENCE_KINDS),
    subject: z.strictObject({ kind: z.enum(['system', 'contract', 'agreement', 'product', 'vendor', 'body']), id: Id }),
    issuer: optionalText,
    issuedOn: Day,
    validTo: optionalDay,
    scope: optionalText,
    conclusion: optionalText,
    reference: optionalText,
    part: z
      .string()
      .min(1)
      .max(100)
      .nullish()
      .transform((part) => part ?? null)
      .meta({ description: 'Key of the sub-processor or location it is about; the whole subject when left out' }),
    result: z
      .enum(EVIDENCE_RESULTS)
      .nullish()
      .transform((result) => result ?? null),
    coversHr: optionalFlag.meta({
      description:
        'For a look-up in the Data Privacy Framework’s list: whether the listing covers human resources data',
    }),
  })
  .refine((e) => e.validTo === null || e.validTo >= e.issuedOn, {
    path: ['validTo'],
    error: 'expected a day on or after issuedOn',
  })
  .meta({ id: 'EvidenceCreate' });

export const ChangePage = pageOf('ChangePage', Change);
export const EvidencePage = pageOf('EvidencePage', Evidence);
export type ChangeInput = z.infer<typeof ChangeCreate>;
export type ChangeValue = z.infer<typeof Change>;
export type ConsequenceValue = z.infer<typeof Consequence>;
