// Legal entities, bodies, memberships and mandates: shapes in and out.
import * as z from 'zod';
import { BODY_KINDS, LANGUAGES, REGISTRY_STATUSES, SUCCESSOR_KINDS } from '../../domain/vocabulary.ts';
import {
  Country,
  Day,
  EffectiveOn,
  Id,
  Name,
  NullableDay,
  NullableId,
  NullableText,
  OrganisationNumber,
  optionalDay,
  optionalId,
  optionalText,
  pageOf,
  Url,
} from './values.ts';

export const MunicipalityNumber = z.string().regex(/^\d{4}$/, 'expected four digits');

export const Entity = z
  .strictObject({
    id: Id,
    number: z.string().nullable().meta({ description: 'Organisation number, null for a foreign company' }),
    foreignId: NullableText,
    name: z.string(),
    aliases: z.array(z.string()),
    country: z.string(),
    groupParentId: NullableId,
    registryStatus: z.enum(REGISTRY_STATUSES),
    sameAsId: NullableId,
    mergedIntoId: NullableId,
    address: NullableText,
  })
  .meta({ id: 'Entity', description: 'A legal entity: underlies body, vendor, party and sub-processor' });

/** A legal entity by its numbers, or an existing one by id; what every form that names a company asks for. */
export const EntityInput = z
  .strictObject({
    id: Id.optional(),
    number: OrganisationNumber.nullish().transform((n) => n ?? null),
    foreignId: optionalText,
    name: Name.optional(),
    country: Country.default('NO'),
  })
  .refine((e) => e.id !== undefined || e.name !== undefined, {
    path: ['name'],
    error: 'expected a name, or the id of a known entity',
  })
  .refine((e) => e.id !== undefined || e.country !== 'NO' || e.number !== null, {
    path: ['number'],
    error: 'expected the organisation number of a Norwegian entity',
  })
  .meta({ id: 'EntityInput' });

export const EntityCreate = z
  .strictObject({
    number: OrganisationNumber.nullish().transform((n) => n ?? null),
    foreignId: optionalText,
    name: Name,
    aliases: z.array(Name).max(50).default([]),
    country: Country,
    groupParentId: optionalId,
    address: optionalText,
    effectiveOn: EffectiveOn,
  })
  .meta({ id: 'EntityCreate' });

export const Successor = z
  .strictObject({ bodyId: Id, kind: z.enum(SUCCESSOR_KINDS), on: Day })
  .meta({ id: 'Successor', description: 'Merger or split: who took over, from when' });

export const Body = z
  .strictObject({
    id: Id,
    entityId: Id,
    kind: z.enum(BODY_KINDS),
    name: z.string(),
    number: NullableText,
    municipalityNumber: NullableText,
    language: z.enum(LANGUAGES),
    since: Day,
    ceasedOn: NullableDay,
    successors: z.array(Successor),
    predecessorIds: z.array(Id),
  })
  .meta({ id: 'Body', description: 'Municipality, county, co-operative, inter-municipal company or DPO office' });

export const BodyCreate = z
  .strictObject({
    kind: z.enum(BODY_KINDS),
    name: Name,
    number: OrganisationNumber,
    municipalityNumber: MunicipalityNumber.nullish().transform((n) => n ?? null),
    language: z.enum(LANGUAGES).default('nb'),
    effectiveOn: EffectiveOn,
  })
  .meta({ id: 'BodyCreate' });

export const BodyProfile = z
  .strictObject({
    name: Name.optional(),
    kind: z.enum(BODY_KINDS).optional(),
    municipalityNumber: MunicipalityNumber.nullable().optional(),
    language: z.enum(LANGUAGES).optional(),
    effectiveOn: EffectiveOn,
  })
  .meta({ id: 'BodyProfile', description: 'What is corrected of a body; only what is given changes' });

export const SuccessorCreate = z
  .strictObject({
    bodyId: Id,
    kind: z.enum(SUCCESSOR_KINDS),
    on: Day,
    moveHoldings: z.boolean().default(true).meta({
      description:
        'Merger: hand every system, contract and agreement to the successor on that day. A split is assigned one by one',
    }),
  })
  .meta({ id: 'SuccessorCreate' });

export const Membership = z
  .strictObject({ id: Id, bodyId: Id, cooperativeId: Id, from: Day, to: NullableDay })
  .meta({ id: 'Membership', description: 'A body in a co-operative; `to` is the last day' });

export const MembershipCreate = z
  .strictObject({ cooperativeId: Id, from: Day, to: optionalDay })
  .meta({ id: 'MembershipCreate' });

export const MembershipEnd = z.strictObject({ to: Day }).meta({ id: 'MembershipEnd' });

export const Mandate = z
  .strictObject({
    id: Id,
    bodyId: Id,
    officeId: Id,
    decidedOn: NullableDay,
    notifiedOn: NullableDay,
    publishedUrl: NullableText,
    capacityPercent: z.number().nullable(),
    conflictReason: NullableText.meta({ description: 'Why a conflict of interest that was pointed out is none' }),
    from: Day,
    to: NullableDay,
  })
  .meta({ id: 'Mandate', description: 'A DPO office acting for a body: GDPR art. 37' });

export const ConflictReason = optionalText.meta({
  description:
    'Why an officer’s other role is no conflict of interest after all (GDPR art. 38(6)); without it one is refused. Kept',
});

export const MandateCreate = z
  .strictObject({
    officeId: Id,
    from: Day,
    to: optionalDay,
    decidedOn: optionalDay,
    notifiedOn: optionalDay,
    publishedUrl: Url.nullish().transform((url) => url ?? null),
    capacityPercent: z
      .number()
      .min(0)
      .max(100)
      .nullish()
      .transform((n) => n ?? null),
    conflictReason: ConflictReason,
  })
  .meta({ id: 'MandateCreate' });

export const MandateEnd = z.strictObject({ to: Day }).meta({ id: 'MandateEnd' });

export const EntityPage = pageOf('EntityPage', Entity);
export const BodyPage = pageOf('BodyPage', Body);
export const MembershipPage = pageOf('MembershipPage', Membership);
export const MandatePage = pageOf('MandatePage', Mandate);

export type EntityInputValue = z.infer<typeof EntityInput>;
