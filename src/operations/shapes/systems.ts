// Systems and contracts of one body: shapes in and out.
import * as z from 'zod';
import {
  AMENDMENT_KINDS,
  CONTRACT_FORMS,
  DATA_SUBJECTS,
  OPERATING_MODELS,
  TWO_FACTOR,
  ZONES,
} from '../../domain/vocabulary.ts';
import { EntityInput } from './bodies.ts';
import {
  Day,
  EffectiveOn,
  Id,
  Name,
  NullableDay,
  NullableId,
  NullableText,
  optionalDay,
  optionalFlag,
  optionalId,
  optionalText,
  pageOf,
} from './values.ts';
import { Category, Circular, LocationFact, LocationInput, SubProcessorFact, SubProcessorInput } from './vendors.ts';

const Subject = z.enum(DATA_SUBJECTS);

export const Deviation = z
  .strictObject({
    of: z.enum(['sub_processor', 'location']),
    key: z.string().max(100).meta({ description: 'Key of the product’s member that does not hold for this use' }),
    reason: z.string().min(1).max(1000),
    evidenceId: optionalId,
  })
  .meta({ id: 'Deviation', description: 'A dated, evidenced exception from the product’s declared facts' });

export const System = z
  .strictObject({
    id: Id,
    bodyId: Id,
    name: z.string(),
    productId: NullableId,
    productName: NullableText,
    edition: NullableText,
    processorEntityId: NullableId,
    processorName: NullableText,
    purpose: NullableText,
    personalData: z.boolean().nullable(),
    operatingModel: z.enum(OPERATING_MODELS).nullable(),
    zone: z.enum(ZONES).nullable(),
    twoFactor: z.enum(TWO_FACTOR),
    ownerId: NullableId,
    goLive: NullableDay,
    endedOn: NullableDay,
    confirmedOn: NullableDay.meta({ description: 'When somebody last said that all told of it is so' }),
    highRisk: z.boolean().nullable().meta({ description: 'Likely to result in a high risk: GDPR art. 35' }),
    normenApplies: z.boolean().nullable(),
    publicPowers: z.boolean().nullable().meta({ description: 'Serves the exercise of public powers: GDPR art. 49(3)' }),
    nationalIdNeed: z
      .boolean()
      .nullable()
      .meta({ description: 'The need for the national identity number is recorded: personopplysningsloven § 12' }),
    inRecord: z.boolean().nullable().meta({ description: 'Stands in the record of processing: GDPR art. 30(1)' }),
    lawfulBasis: NullableText,
    recipientCategories: NullableText,
    retention: NullableText,
    securityMeasures: NullableText,
    dataCategories: z.array(Category),
    dataSubjects: z.array(Subject),
    subProcessors: z.array(SubProcessorFact),
    circular: Circular,
    locations: z.array(LocationFact),
    deviations: z.array(Deviation),
    agreementIds: z.array(Id),
  })
  .meta({ id: 'System', description: 'One controller’s use of a product' });

const facts = {
  edition: optionalText,
  processor: EntityInput.nullish().transform((entity) => entity ?? null),
  purpose: optionalText,
  personalData: z
    .boolean()
    .nullish()
    .transform((flag) => flag ?? null),
  operatingModel: z
    .enum(OPERATING_MODELS)
    .nullish()
    .transform((model) => model ?? null),
  zone: z
    .enum(ZONES)
    .nullish()
    .transform((zone) => zone ?? null),
  twoFactor: z.enum(TWO_FACTOR).default('unknown'),
  ownerId: optionalId,
  goLive: optionalDay,
  endedOn: optionalDay,
  highRisk: optionalFlag,
  normenApplies: optionalFlag,
  publicPowers: optionalFlag,
  nationalIdNeed: optionalFlag,
  inRecord: optionalFlag,
  lawfulBasis: optionalText,
  recipientCategories: optionalText,
  retention: optionalText,
  securityMeasures: optionalText,
};

export const SystemCreate = z
  .strictObject({
    name: Name,
    productId: optionalId,
    ...facts,
    dataCategories: z.array(Category).max(50).default([]),
    dataSubjects: z.array(Subject).max(20).default([]),
    subProcessors: z.array(SubProcessorInput).max(100).default([]),
    locations: z.array(LocationInput).max(100).default([]),
    deviations: z.array(Deviation).max(100).default([]),
    effectiveOn: EffectiveOn,
  })
  .meta({ id: 'SystemCreate' });

const told = z.string().trim().min(1).max(4000).nullable().optional();
const flagged = z.boolean().nullable().optional();

/** A profile revision: only what is given changes; sets take what to add and what to end. */
export const SystemProfile = z
  .strictObject({
    effectiveOn: EffectiveOn,
    name: Name.optional(),
    edition: Name.nullable().optional(),
    purpose: told,
    personalData: z.boolean().optional(),
    operatingModel: z.enum(OPERATING_MODELS).optional(),
    zone: z.enum(ZONES).optional(),
    twoFactor: z.enum(TWO_FACTOR).optional(),
    ownerId: Id.nullable().optional(),
    goLive: Day.nullable().optional(),
    endedOn: Day.nullable().optional(),
    confirmedOn: Day.optional().meta({ description: 'All told of it is so, as of this day; not later than today' }),
    highRisk: flagged,
    normenApplies: flagged,
    publicPowers: flagged,
    nationalIdNeed: flagged,
    inRecord: flagged,
    lawfulBasis: told,
    recipientCategories: told,
    retention: told,
    securityMeasures: told,
    dataCategories: z
      .strictObject({ add: z.array(Category).default([]), end: z.array(Category).default([]) })
      .optional(),
    dataSubjects: z.strictObject({ add: z.array(Subject).default([]), end: z.array(Subject).default([]) }).optional(),
    deviations: z.array(Deviation).max(100).optional(),
  })
  .meta({ id: 'SystemProfile' });

export const Amendment = z
  .strictObject({
    id: Id,
    number: z.string(),
    kinds: z.array(z.enum(AMENDMENT_KINDS)),
    effectiveOn: Day,
    signedOn: NullableDay,
    material: z.boolean(),
    materialReason: NullableText,
    summary: NullableText,
    documentReference: NullableText,
  })
  .meta({
    id: 'Amendment',
    description: 'A dated change of the contract; a material one forces a review of the agreement',
  });

export const AmendmentCreate = z
  .strictObject({
    number: Name,
    kinds: z.array(z.enum(AMENDMENT_KINDS)).min(1, 'expected at least one kind of change').max(13),
    effectiveOn: Day,
    signedOn: optionalDay,
    material: z
      .boolean()
      .optional()
      .meta({ description: 'By default material unless only price or editorial; overriding needs a reason' }),
    materialReason: optionalText,
    summary: optionalText,
    documentReference: optionalText,
  })
  .meta({ id: 'AmendmentCreate' });

export const Contract = z
  .strictObject({
    id: Id,
    bodyId: Id,
    title: z.string(),
    customerEntityId: Id,
    customerName: z.string(),
    vendorEntityId: Id,
    vendorName: z.string(),
    form: z.enum(CONTRACT_FORMS),
    caseReference: NullableText,
    startOn: Day,
    endOn: NullableDay,
    noticeMonths: z.int().nullable(),
    amendments: z.array(Amendment),
    revisionId: Id.meta({ description: 'The latest revision folded in: what a version is signed against' }),
  })
  .meta({ id: 'Contract', description: 'The commercial contract' });

export const ContractCreate = z
  .strictObject({
    title: Name,
    customer: EntityInput.optional().meta({ description: 'The body’s own entity when left out' }),
    vendor: EntityInput,
    form: z.enum(CONTRACT_FORMS).default('other'),
    caseReference: optionalText,
    startOn: Day,
    endOn: optionalDay,
    noticeMonths: z
      .int()
      .min(0)
      .max(120)
      .nullish()
      .transform((n) => n ?? null),
  })
  .refine((c) => c.endOn === null || c.endOn >= c.startOn, {
    path: ['endOn'],
    error: 'expected a day on or after startOn',
  })
  .meta({ id: 'ContractCreate' });

/** Corrections of a contract: only what is given changes. A last day that has passed ends it. */
export const ContractProfile = z
  .strictObject({
    effectiveOn: EffectiveOn,
    title: Name.optional(),
    form: z.enum(CONTRACT_FORMS).optional(),
    caseReference: told,
    endOn: Day.nullable().optional(),
    noticeMonths: z.int().min(0).max(120).nullable().optional(),
  })
  .meta({ id: 'ContractProfile' });

export const SystemPage = pageOf('SystemPage', System);
export const ContractPage = pageOf('ContractPage', Contract);
export const AmendmentPage = pageOf('AmendmentPage', Amendment);
