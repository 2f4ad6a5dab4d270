// What depends on a company or a country: shapes out.
import * as z from 'zod';
import { AGREEMENT_STATUSES, DATA_SUBJECTS, LOCATION_ACTIVITIES } from '../../domain/vocabulary.ts';
import { Day, Id, Moment, NullableId, NullableText } from './values.ts';
import { Category } from './vendors.ts';

export const DependencyStep = z
  .strictObject({
    kind: z.enum(['processor', 'product', 'sub_processor', 'location', 'annex']),
    id: z.string().meta({ description: 'Of the legal entity or product; `CC:activity` of a location' }),
    name: NullableText.meta({ description: 'Null of a location, which its country and activity tell' }),
    country: NullableText,
    service: NullableText,
    contact: NullableText,
    activity: z.enum(LOCATION_ACTIVITIES).nullable(),
  })
  .meta({ id: 'DependencyStep', description: 'A step of the way there; `annex` is listed but not in the chain' });

const Paths = z.array(z.array(DependencyStep)).meta({ description: 'Every way there, from the processor on' });

export const DependencyContact = z
  .strictObject({ id: Id, name: z.string(), email: NullableText })
  .meta({ id: 'DependencyContact' });

export const DependentSystem = z
  .strictObject({
    systemId: Id,
    name: z.string(),
    bodyId: Id,
    bodyName: z.string(),
    owner: DependencyContact.nullable(),
    dataCategories: z.array(Category),
    dataSubjects: z.array(z.enum(DATA_SUBJECTS)),
    paths: Paths,
  })
  .meta({ id: 'DependentSystem', description: 'A system in use on the day' });

export const DependentAgreement = z
  .strictObject({
    agreementId: Id,
    title: z.string(),
    caseReference: NullableText,
    bodyId: Id.meta({ description: 'The body whose systems it covers' }),
    bodyName: z.string(),
    status: z.enum(AGREEMENT_STATUSES),
    versionId: NullableId,
    versionLabel: NullableText,
    breachHours: z
      .int()
      .nullable()
      .meta({ description: 'Within how many hours the version in force has the processor tell of a breach' }),
    processor: z
      .strictObject({ entityId: Id, name: z.string(), number: NullableText, country: NullableText })
      .nullable(),
    owner: DependencyContact.nullable().meta({ description: 'The person who answers for it' }),
    vendorContacts: z.array(
      z.strictObject({ vendorId: Id, name: z.string(), contactName: NullableText, contactEmail: NullableText }),
    ),
    paths: Paths,
    systems: z.array(DependentSystem),
  })
  .meta({ id: 'DependentAgreement' });

export const Dependencies = z
  .strictObject({
    entity: z.strictObject({ id: Id, name: z.string(), country: z.string() }).nullable(),
    country: NullableText,
    asOf: Day,
    knownAt: Moment.nullable(),
    bodies: z.array(z.strictObject({ bodyId: Id, bodyName: z.string(), agreements: z.int(), systems: z.int() })),
    agreements: z.array(DependentAgreement),
    withoutAgreement: z.array(DependentSystem).meta({ description: 'In use, dependent, and covered by no agreement' }),
  })
  .meta({ id: 'Dependencies', description: 'Who depends on a company or a country, at any depth, on the day' });

export type DependenciesValue = z.infer<typeof Dependencies>;
export type DependentAgreementValue = z.infer<typeof DependentAgreement>;
export type DependentSystemValue = z.infer<typeof DependentSystem>;
