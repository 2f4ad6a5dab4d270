// Agreements (DPA), their versions, accessions and reviews: shapes in and out.
import * as z from 'zod';
import {
  AGREEMENT_FORMS,
  AGREEMENT_STATUSES,
  AUTHORISATION_MODES,
  CLAUSE_RESULTS,
  CLAUSES,
  DATA_SUBJECTS,
  PARTY_ROLES,
  VERSION_STATES,
} from '../../domain/vocabulary.ts';
import { EntityInput } from './bodies.ts';
import { Notice } from './notices.ts';
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
  WholeDays,
} from './values.ts';
import { Category, LocationFact, LocationInput, SubProcessorFact, SubProcessorInput } from './vendors.ts';

const optionalDays = WholeDays.nullish().transform((days) => days ?? null);
const CoveredSystem = optionalId.meta({ description: 'The covered system this row is about; null means all of them' });
const Code = z.enum(CLAUSES as [string, ...string[]]);

export const Party = z
  .strictObject({
    entityId: Id,
    name: z.string(),
    number: NullableText,
    role: z.enum(PARTY_ROLES),
    signatory: NullableText,
    signedOn: NullableDay,
    signatureRequired: z.boolean(),
  })
  .meta({ id: 'Party' });

export const PartyInput = z
  .strictObject({
    entity: EntityInput,
    role: z.enum(PARTY_ROLES),
    signatory: optionalText,
    signedOn: optionalDay,
    signatureRequired: z.boolean().default(true),
  })
  .meta({ id: 'PartyInput' });

export const Clause = z
  .strictObject({
    code: Code,
    result: z.enum(CLAUSE_RESULTS),
    clauseRef: NullableText,
    page: z.int().nullable(),
    comment: NullableText,
  })
  .meta({ id: 'Clause', description: 'One row of the art. 28 checklist, K01 to K34' });

export const ClauseInput = z
  .strictObject({
    code: Code,
    result: z.enum(CLAUSE_RESULTS),
    clauseRef: optionalText,
    page: z
      .int()
      .min(1)
      .max(10_000)
      .nullish()
      .transform((n) => n ?? null),
    comment: optionalText,
  })
  .meta({ id: 'ClauseInput' });

export const AnnexInput = z
  .strictObject({
    dataCategories: z
      .array(z.strictObject({ category: Category, systemId: CoveredSystem }))
      .max(200)
      .default([]),
    dataSubjects: z
      .array(z.strictObject({ subject: z.enum(DATA_SUBJECTS), systemId: CoveredSystem }))
      .max(100)
      .default([]),
    locations: z
      .array(LocationInput.extend({ systemId: CoveredSystem }))
      .max(200)
      .default([]),
    subProcessors: z
      .array(SubProcessorInput.extend({ systemId: CoveredSystem }))
      .max(200)
      .default([]),
  })
  .meta({ id: 'AnnexInput', description: 'What the version covers, row by row' });

export const Annex = z
  .strictObject({
    dataCategories: z.array(z.strictObject({ category: Category, systemId: NullableId })),
    dataSubjects: z.array(z.strictObject({ subject: z.enum(DATA_SUBJECTS), systemId: NullableId })),
    locations: z.array(LocationFact.extend({ systemId: NullableId })),
    subProcessors: z.array(SubProcessorFact.extend({ systemId: NullableId })),
  })
  .meta({ id: 'Annex' });

const terms = {
  authorisation: z
    .enum(AUTHORISATION_MODES)
    .nullish()
    .transform((mode) => mode ?? null),
  noticeDays: optionalDays,
  objectionDays: optionalDays,
  breachHours: z
    .int()
    .min(0)
    .max(8760)
    .nullish()
    .transform((hours) => hours ?? null),
  subjectMatter: optionalText,
  nature: optionalText,
  purpose: optionalText,
  duration: optionalText,
  retention: optionalText,
  deletion: optionalText,
  normen: optionalFlag.meta({ description: 'Whether the text takes up the requirements of Normen (health data)' }),
};

export const VersionCreate = z
  .strictObject({
    label: Name,
    state: z.enum(['draft', 'pending_approval', 'out_for_signature', 'signed']).default('draft'),
    validFrom: Day,
    validTo: optionalDay,
    contractOn: optionalDay.meta({
      description:
        'The contract as it stood on this day is what was signed against; the last signature’s day when left out',
    }),
    gdpr: z.boolean().default(true).meta({ description: 'Written under the GDPR, not the act before it' }),
    parties: z.array(PartyInput).min(2, 'expected at least a controller and a processor').max(20),
    ...terms,
    annex: AnnexInput.prefault({}),
    clauses: z.array(ClauseInput).max(34).default([]),
    documentReference: optionalText,
  })
  .refine((v) => v.validTo === null || v.validTo >= v.validFrom, {
    path: ['validTo'],
    error: 'expected a day on or after validFrom',
  })
  .refine((v) => v.parties.some((p) => p.role === 'controller' || p.role === 'joint_controller'), {
    path: ['parties'],
    error: 'expected a party with the role controller or joint_controller',
  })
  .refine((v) => v.parties.some((p) => p.role === 'processor'), {
    path: ['parties'],
    error: 'expected a party with the role processor',
  })
  .meta({ id: 'VersionCreate' });

export const Version = z
  .strictObject({
    id: Id,
    agreementId: Id,
    label: z.string(),
    state: z.enum(VERSION_STATES),
    status: z.enum(AGREEMENT_STATUSES).meta({ description: 'Derived from state and dates' }),
    validFrom: Day,
    validTo: NullableDay,
    terminatedOn: NullableDay,
    contractRevisionId: NullableId,
    contractOn: Day,
    gdpr: z.boolean(),
    parties: z.array(Party),
    authorisation: z.enum(AUTHORISATION_MODES).nullable(),
    noticeDays: z.int().nullable(),
    objectionDays: z.int().nullable(),
    breachHours: z.int().nullable(),
    subjectMatter: NullableText,
    nature: NullableText,
    purpose: NullableText,
    duration: NullableText,
    retention: NullableText,
    deletion: NullableText,
    normen: z.boolean().nullable(),
    annex: Annex,
    clauses: z.array(Clause),
    documentReference: NullableText,
    etag: z.string(),
  })
  .meta({ id: 'Version', description: 'Dated text of an agreement; immutable once signed' });

export const Review = z
  .strictObject({ id: Id, versionId: Id, contractOn: Day, reviewedOn: Day, byId: Id, note: NullableText })
  .meta({ id: 'Review', description: 'This version still fits the contract as amended up to contractOn' });

export const ReviewCreate = z
  .strictObject({ versionId: Id, contractOn: Day, note: optionalText })
  .meta({ id: 'ReviewCreate' });

export const Accession = z
  .strictObject({ id: Id, bodyId: Id, versionId: NullableId, from: Day, deviations: NullableText })
  .meta({ id: 'Accession', description: 'A body that joined a framework agreement' });

export const AccessionCreate = z
  .strictObject({ bodyId: Id, versionId: optionalId, from: Day, deviations: optionalText })
  .meta({ id: 'AccessionCreate' });

export const FirstDraft = z
  .strictObject({
    label: Name.optional().meta({ description: '1.0 when left out' }),
    validFrom: Day.optional().meta({ description: 'Its first day; today when left out' }),
    processor: EntityInput.optional().meta({
      description: 'Who processes; the vendor of the contract, else the processor of the systems, when left out',
    }),
  })
  .meta({
    id: 'FirstDraft',
    description:
      'A first version as a draft, with what is recorded of the systems in its annex: as of its first day, at least today',
  });

export const AgreementCreate = z
  .strictObject({
    title: Name,
    contractId: optionalId,
    systemIds: z.array(Id).min(1, 'expected at least one covered system').max(100),
    form: z.enum(AGREEMENT_FORMS).default('vendor_form'),
    framework: z.boolean().default(false),
    caseReference: optionalText,
    ownerId: optionalId,
    effectiveOn: EffectiveOn,
    firstDraft: FirstDraft.optional(),
  })
  .meta({ id: 'AgreementCreate' });

export const AgreementRow = z
  .strictObject({
    id: Id,
    bodyId: Id,
    bodyName: z.string(),
    title: z.string(),
    processorName: NullableText,
    systemNames: z.array(z.string()),
    status: z.enum(AGREEMENT_STATUSES),
    validFrom: NullableDay,
    validTo: NullableDay,
    ownerId: NullableId,
    findingCodes: z.array(z.string()),
    worstSeverity: NullableText,
  })
  .meta({ id: 'AgreementRow', description: 'An agreement in a list' });

export const Agreement = AgreementRow.extend({
  contractId: NullableId,
  form: z.enum(AGREEMENT_FORMS),
  framework: z.boolean(),
  caseReference: NullableText,
  systemIds: z.array(Id),
  versionInForceId: NullableId,
  versions: z.array(Version),
  reviews: z.array(Review),
  accessions: z.array(Accession),
  notices: z.array(Notice),
  asOf: Day,
  knownAt: z.string().nullable(),
}).meta({ id: 'Agreement', description: 'A data-processing agreement with its versions' });

export const AgreementPage = pageOf('AgreementPage', AgreementRow);
export const VersionPage = pageOf('VersionPage', Version);
