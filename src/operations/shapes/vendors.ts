// Vendors, products and their declared sub-processors, locations and usual categories: shapes in and out.
import * as z from 'zod';
import { CHAIN_CHILDREN, DATA_CATEGORIES, LOCATION_ACTIVITIES, TRANSFER_BASES } from '../../domain/vocabulary.ts';
import { EntityInput } from './bodies.ts';
import {
  Country,
  Day,
  EffectiveOn,
  Email,
  Id,
  Name,
  NullableDay,
  NullableId,
  NullableText,
  OrganisationNumber,
  optionalDay,
  optionalFlag,
  optionalText,
  pageOf,
  Text,
  Url,
} from './values.ts';

export const Basis = z
  .enum(TRANSFER_BASES)
  .nullish()
  .transform((basis) => basis ?? null);
const transferFacts = {
  fallbackBasis: Basis.meta({ description: 'The basis that takes over should the first one fall' }),
  recurring: optionalFlag.meta({ description: 'Whether data go there again and again, and not once in a while' }),
};
const statedTransferFacts = {
  fallbackBasis: z.enum(TRANSFER_BASES).nullable(),
  recurring: z.boolean().nullable(),
};
export const Category = z.enum(DATA_CATEGORIES);

export const Vendor = z
  .strictObject({
    id: Id,
    entityId: Id,
    name: z.string(),
    number: NullableText,
    country: z.string(),
    contactName: NullableText,
    contactEmail: NullableText,
    website: NullableText,
    subProcessorsUrl: NullableText,
    termsUrl: NullableText,
  })
  .meta({ id: 'Vendor', description: 'A company that sells; what it sells are products' });

const optionalUrl = Url.nullish().transform((url) => url ?? null);

export const VendorCreate = z
  .strictObject({
    entity: EntityInput,
    contactName: optionalText,
    contactEmail: Email.nullish().transform((email) => email ?? null),
    website: optionalUrl,
    subProcessorsUrl: optionalUrl,
    termsUrl: optionalUrl,
    effectiveOn: EffectiveOn,
  })
  .meta({ id: 'VendorCreate' });

const correctedUrl = Url.nullable().optional();

/** Corrections of a vendor: only what is given changes; a name, a merger or a status changes by a registered change. */
export const VendorProfile = z
  .strictObject({
    effectiveOn: EffectiveOn,
    contactName: Text.nullable().optional(),
    contactEmail: Email.nullable().optional(),
    website: correctedUrl,
    subProcessorsUrl: correctedUrl,
    termsUrl: correctedUrl,
    number: OrganisationNumber.nullable().optional(),
    foreignId: Text.nullable().optional(),
    country: Country.optional(),
    address: Text.nullable().optional(),
  })
  .meta({ id: 'VendorProfile' });

export const LocationInput = z
  .strictObject({
    country: Country,
    activity: z.enum(LOCATION_ACTIVITIES),
    basis: Basis,
    instrument: optionalText,
    basisSignedOn: optionalDay,
    ...transferFacts,
  })
  .meta({ id: 'LocationInput', description: 'Storage, access, support or backup in a country; remote access counts' });

export const LocationFact = z
  .strictObject({
    key: z.string(),
    country: z.string(),
    activity: z.enum(LOCATION_ACTIVITIES),
    basis: z.enum(TRANSFER_BASES).nullable(),
    instrument: NullableText,
    basisSignedOn: NullableDay,
    ...statedTransferFacts,
    from: Day,
  })
  .meta({ id: 'LocationFact' });

export const SubProcessorInput = z
  .strictObject({
    entity: EntityInput,
    country: Country.optional().meta({ description: 'Where it processes; the entity’s country when left out' }),
    service: optionalText,
    parentKey: z
      .string()
      .max(64)
      .nullish()
      .transform((key) => key ?? null),
    address: optionalText,
    contact: optionalText,
    basis: Basis,
    instrument: optionalText,
    basisSignedOn: optionalDay,
    children: z
      .enum(CHAIN_CHILDREN)
      .nullish()
      .transform((children) => children ?? null)
      .meta({ description: 'Whether it uses sub-processors of its own: they are listed, none, or it is not known' }),
    ...transferFacts,
  })
  .meta({ id: 'SubProcessorInput' });

export const SubProcessorFact = z
  .strictObject({
    key: z.string(),
    entityId: Id,
    name: z.string(),
    country: z.string(),
    service: NullableText,
    parentKey: z.string().nullable(),
    address: NullableText,
    contact: NullableText,
    basis: z.enum(TRANSFER_BASES).nullable(),
    instrument: NullableText,
    basisSignedOn: NullableDay,
    children: z.enum(CHAIN_CHILDREN).nullable(),
    ...statedTransferFacts,
    from: Day,
    changeId: NullableId,
  })
  .meta({ id: 'SubProcessorFact', description: 'A declared link in the processing chain' });

export const SubProcessorCreate = SubProcessorInput.extend({ effectiveOn: EffectiveOn }).meta({
  id: 'SubProcessorCreate',
});

/** What reading a chain reports instead of following it. */
export const Circular = z
  .array(z.string())
  .meta({ description: 'Keys of links whose parents form a circle: a fault to be mended, told of and not followed' });

export const Product = z
  .strictObject({
    id: Id,
    vendorId: Id,
    vendorName: z.string(),
    name: z.string(),
    description: NullableText,
    editions: z.array(z.string()),
    subProcessors: z.array(SubProcessorFact),
    locations: z.array(LocationFact),
    dataCategories: z.array(Category),
    circular: Circular,
  })
  .meta({ id: 'Product' });

export const ProductCreate = z
  .strictObject({
    name: Name,
    description: optionalText,
    editions: z.array(Name).max(50).default([]),
    subProcessors: z.array(SubProcessorInput).max(200).default([]),
    locations: z.array(LocationInput).max(200).default([]),
    dataCategories: z.array(Category).max(50).default([]),
    effectiveOn: EffectiveOn,
  })
  .meta({ id: 'ProductCreate' });

/** Corrections of a product: only what is given changes; its chain, places and categories change by a registered change. */
export const ProductProfile = z
  .strictObject({
    effectiveOn: EffectiveOn,
    name: Name.optional(),
    description: Text.nullable().optional(),
    editions: z.strictObject({ add: z.array(Name).max(50).default([]), end: z.array(Name).default([]) }).optional(),
  })
  .meta({ id: 'ProductProfile' });

export const VendorPage = pageOf('VendorPage', Vendor);
export const ProductPage = pageOf('ProductPage', Product);
export const SubProcessorPage = pageOf('SubProcessorPage', SubProcessorFact);

export type LocationInputValue = z.infer<typeof LocationInput>;
export type SubProcessorInputValue = z.infer<typeof SubProcessorInput>;
